"""Wording of an English text that typing or translation broke: words run together, doubled, left out, or that are none.

Rules are about what sound English never does, for a warning that is often false is not read. What a word list cannot tell
(a wrong word that is a word) is left to the comparison with other sources (`rashomon.doubtful`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from rashomon.model import Span
from rashomon.text.words import is_word, meant_word, two_words

MOST = 30
"""Faults told of one text; one with more is broken throughout, and the first say so."""

BROKEN, BROKEN_EVERY = 2, 500
"""So many faults, and one in so many words: the text is one that may hold anything."""


@dataclass(frozen=True, slots=True)
class Fault(Span):
    """A stretch of broken wording, and what is wrong with it in plain words."""

    detail: str = ""


# Lower-case words that stand free: no part of an address, a tag, a handle, a name with a hyphen, a censored word.
_WORD = re.compile(r"(?<![\w@#/.&’'*\-_:=])[a-z]{6,30}(?![\w@/&*\-_=]|[.:]\w)")
# What stands before the rest of a word that was broken at a line's end, or before a coinage in quotation marks.
_SET_OFF = re.compile(r"-\s*$|[“‘\"'«„]$")

_TITLE = (
    "[Pp]resident|[Mm]inister|[Cc]hancellor|[Pp]remier|[Ss]ecretary|[Ss]pokesm[ae]n|[Ss]pokeswom[ae]n|[Ss]enator|[Gg]overnor|"
    "[Aa]mbassador|[Gg]eneral|[Cc]olonel|[Mm]ayor|[Ll]eader|[Cc]aptain|[Jj]ustice|[Pp]rofessor"
)
_TITLED = re.compile(rf"\b(?:{_TITLE})(?: [A-Z][a-z]+)? ([a-z]{{5,}})\b(?![-'’.]\w)")
# A title in capitals without "the" needs a name; words that may come between or begin what follows do not count.
_MISTER = re.compile(
    r"\b(?:Mr|Mrs|Ms)\.? (?!and\b|or\b|de\b|van\b|von\b|al-|bin\b|del\b|da\b|di\b)[a-z]{3,}\b|"
    r"(?<![Tt]he )(?<![Aa] )\b(?:President|Chancellor|Senator|Prime Minister) (?!elect|who|also|then|once|when|first|himself|"
    r"herself|that|will|would|had|has|both|which|must|still|even|just|only|vice)[a-z]{3,}(?<!s)(?<!ed)(?<!ly)"
    r"(?= (?:and|said|has|had|was|is|told)\b)"
)
_DOUBLED = "The A An Of To And In It He She His Her This the a an of to and or for from with by at on as it be was were is are has have this his her their its"
# (what the text must hold, pattern, detail): most texts are spared most patterns.
_PATTERNS = tuple(
    (needle, re.compile(pattern), detail)
    for needle, pattern, detail in (
        (
            "",
            rf"\b({'|'.join(_DOUBLED.split())}) (?i:\1)\b(?![-'’.&])(?<!\b[Ii]t is is)(?<!\b[Tt]hat is is)",
            "a word stands twice",
        ),
        ("That that", r"\bThat that\b", "a word stands twice"),
        (
            "",
            r"\b(?:[Tt]he|an?|[Ii]ts|[Tt]heir|[Mm]y|[Oo]ur|[Yy]our) (?:the|an?|of|is|are|was|were|has|had|from|than|at|be|"
            r"been|could|should|would|they|them|these|those)\b(?![-'’/.])",
            "a word is missing or one too many",
        ),
        ("The ", r"(?<=[.!?] )The (?:say|says|told|announced)\b", "a word is missing or one too many"),
        (
            "ing ",
            r"\b(?:should|would|could|must|will|cannot|can't|won't) (?!(?:being|nothing|anything|everything|something|"
            r"morning|evening|bring|sing|ring|swing|cling|sting|spring|king|wing|fling|[a-z]*string|sling|wring)\b)"
            r"[a-z]{2,}ing\b(?= (?:the|a|an|in|into|on|to|for|his|her|their|its|with|from|at)\b)",
            "no verb of this form stands here",
        ),
        (
            " of ",
            r"\b(?:a few|several|some|many) of (?:days|weeks|months|years|hours|minutes|seconds|times)\b",
            "a word is missing or one too many",
        ),
        (
            " least",
            r"\b(?:[Aa]|[Aa]t at|[Aa]t lest) least\b(?=,? (?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b)",
            "“at least” may be meant",
        ),
        (
            " manner",
            r"\bin (?!(?:a|an|the|this|that|any|no|some|such|every|each|which|what|my|his|her|its|their|our|your|like|either|"
            r"same|another|one|all|both)\b)[a-z]{4,} manner\b",
            "an article is missing",
        ),
        (
            "",
            r"\b(?:[Aa]ccording|[Pp]rior|[Dd]ue|[Oo]wing|[Rr]egardless|in accordance|on behalf) "
            r"(?:the|an?|his|her|its|their|these|those)\b",
            "a preposition is missing",
        ),
        (" response ", r"(?<=[a-z] )in response [A-Z]\w+['’]s\b", "a preposition is missing"),
        (
            " (",
            r"\b\d{1,6} ?(?:cm|mm|m|km|kg|g|ft|in|mph|kph|metres|meters|kilometres|kilometers|miles|feet|inches|pounds) "
            r"\((?:cm|mm|km|kg|ft|mph|kph|metres|meters|kilometres|kilometers|miles|feet|inches|pounds)\)",
            "the figure in brackets is missing",
        ),
        (
            "?",
            r"(?<=[A-Za-z] )\?[A-Za-z]\w+|\b[A-Za-z]+ \? [a-z]+|\b[a-z]+\?[a-z]+\b",
            "a character was lost: “?” stands in its place",
        ),
        (
            " reign in ",
            r"\b(?:to|can|could|will|would|must|should) reign in(?= (?:some|that|his|her|its|their)\b)",
            "“rein in” may be meant",
        ),
        ("free reign", r"\bfree reign\b", "“free rein” may be meant"),
        ("intensive purposes", r"\bfor all intensive purposes\b", "“for all intents and purposes” may be meant"),
        ("tow the ", r"\btow the (?:party )?line\b", "“toe the line” may be meant"),
        ("", r"(?<=\w)(?:,,|;;|::|,\.(?!\.)) ", "punctuation stands twice"),
    )
)


def broken_wording(text: str) -> list[Fault]:
    """The first faults of an English text, in reading order, none within another. Runs in linear time.

    Strange words that are like no other are told only of a text that is broken elsewhere: in sound texts they are new.
    """
    strange = _strange_words(text)
    found = [*_misspelt(text, strange), *_lower_case_names(text), *_ungrammatical(text)]
    if len(found) >= max(BROKEN, text.count(" ") / BROKEN_EVERY):
        found += [_fault(text, m.start(), m.end(), "no English word") for m in strange]
    found.sort(key=lambda fault: (fault.start, -fault.end, len(fault.detail) < len("no English word;")))
    kept: list[Fault] = []
    for fault in found:
        if not kept or fault.start >= kept[-1].end:
            kept.append(fault)
    return kept[:MOST]


def _fault(text: str, start: int, end: int, detail: str) -> Fault:
    return Fault(start, end, text[start:end], detail)


def _strange_words(text: str) -> list[re.Match[str]]:
    """Lower-case words that are none. One that comes again is the writer's own: a coinage, a term.

    Nor those side by side, which are of another language, nor those in quotation marks or broken at a line's end.
    """
    matches = list(_WORD.finditer(text))
    counts = Counter(match.group() for match in matches)
    unknown = [m for m in matches if counts[m.group()] == 1 and not is_word(m.group())]
    starts, ends = {m.start() for m in unknown}, {m.end() for m in unknown}
    return [
        m
        for m in unknown
        if m.start() - 1 not in ends
        and m.end() + 1 not in starts
        and not _SET_OFF.search(text, max(0, m.start() - 4), m.start())
    ]


def _misspelt(text: str, strange: Iterable[re.Match[str]]) -> Iterator[Fault]:
    for match in strange:
        likely = meant_word(match.group()) or " ".join(two_words(match.group()) or ())
        if likely:
            yield _fault(text, match.start(), match.end(), f"no English word; “{likely}” may be meant")


def _lower_case_names(text: str) -> Iterator[Fault]:
    """Names in lower case behind a title: no words ("secretary tolvani"), or words that cannot follow it ("Mr. ferrand said")."""
    told: set[str] = set()
    for match in _TITLED.finditer(text):
        if match[1] not in told and not is_word(match[1]):
            told.add(match[1])
            yield _fault(text, match.start(1), match.end(1), "a name in lower case")
    for match in islice(_MISTER.finditer(text), MOST):
        yield _fault(text, match.start(), match.end(), "a name in lower case")


def _ungrammatical(text: str) -> Iterator[Fault]:
    for needle, pattern, detail in _PATTERNS:
        if needle in text:
            for match in islice(pattern.finditer(text), MOST):
                yield _fault(text, match.start(), match.end(), detail)
