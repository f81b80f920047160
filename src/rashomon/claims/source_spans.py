"""Whose a statement is: the tokens that name its source, where the tagger took too much, too little or something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.claims.cues import DENYING, OCCASIONS, PLAINLY_SAYING, SAYING, TIMES, WRITINGS, is_human
from rashomon.claims.sources import NOBODY, RELATIVES, by_whom, noun_phrase, source_of, told_of
from rashomon.claims.syntax import FINITE, QUOTES, SUBJECTS, is_finite, is_word, lemma_of, quotes
from rashomon.claims.tagging import Statement
from rashomon.text.parse import Parsed

# Tags of the words of which one must be among those that name a source.
_NAMING = ("NN", "PRP", "CD", "JJ", "WP", "FW", "WDT", "DT", "RB")
_ARTICLES = frozenset(["the", "a", "an"])
_PARTS_OF_DAY = frozenset(["morning", "afternoon", "evening", "night"])
_FEW_WORDS = 8  # tokens of "more of his aides"


def parted_outlet(
    parsed: Parsed, source: tuple[int, int] | None
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """The source, and the outlet through which it came: "police via the Herald"."""
    via = next((k for k in range(*source) if parsed.lower[k] == "via"), None) if source else None
    if source is None or via is None or not source[0] < via < source[1] - 1:
        return source, None
    return (source[0], via), (via + 1, source[1])


def is_dateline(parsed: Parsed, source: tuple[int, int]) -> bool:
    """Whether the source is the place in capitals with which a report begins: "KIEV, Ukraine — ..."."""
    first, last = source
    return (
        first == 0 and parsed.words[0].isupper() and bool(_DASHES.intersection(parsed.words[last : last + _DATELINE]))
    )


_DASHES = frozenset(["—", "–", "--", "-"])
_DATELINE = 8  # tokens after the place, up to the dash


def before_content(parsed: Parsed, source: tuple[int, int], content: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """In "According to a summary of the call, Olsen and Berger agreed", the summary, where the tagger took the first of the
    two with it."""
    commas = [j for j in range(*source) if parsed.words[j] == ","]
    behind = any(s >= source[1] for s, _ in content) and parsed.words[min(source[1], len(parsed.words) - 1)] not in {
        ",",
        ".",
    }
    return (source[0], commas[0]) if commas and behind else source


def but_for_days(parsed: Parsed, source: tuple[int, int] | None) -> tuple[int, int] | None:
    """ "A statement Monday" without its day; None where nothing else is left."""
    if source is None:
        return None
    start, end = source
    while end > start and (parsed.lower[end - 1] in TIMES or parsed.tags[end - 1] == "IN"):
        end -= 1
    return (start, end) if end > start else None


def straightened(parsed: Parsed, statement: Statement) -> Statement:
    """The statement with the subject of its verb for its source, where the tagger took for that the name behind the verb, of which
    it tells: "Olsen had said Berger -- the first of them to go -- was leaving"."""
    statement = _with_spokesman(parsed, statement)
    i, source, content = statement.cue, statement.source, statement.content
    subject = _nsubj(parsed, i) if is_finite(parsed, i) else None
    if source is None or source[0] != i + 1 or subject is None or subject > i or not content:
        return statement
    if not parsed.tags[subject].startswith("NNP") or not source[0] < content[-1][0] or quotes(parsed, *content[-1]):
        return statement
    start = subject
    while start > 0 and parsed.tags[start - 1].startswith("NNP"):
        start -= 1
    return replace(statement, source=(start, subject + 1), content=((source[0], content[-1][1]),))


def _with_spokesman(parsed: Parsed, statement: Statement) -> Statement:
    """The statement whose source is all of "a spokesman for the mayor, Karl Hask, said", where the tagger began it amid that."""
    source = statement.source
    if source is None or not 1 < source[0] < statement.cue:
        return statement
    head = source[0] - (parsed.lower[source[0]] in {"for", "of"})
    if not parsed.tags[head].startswith("NN") or not is_human(lemma_of(parsed, head)):
        return statement
    start = head
    while start > 0 and parsed.tags[start - 1] in {"DT", "JJ", "NN", "NNP", "PRP$"}:
        start -= 1
    if start in {0, source[0]} or parsed.words[start - 1] != "," or parsed.tags[start] != "DT":
        return statement
    content = tuple((s, min(e, start - 1)) for s, e in statement.content if s < start - 1 or s >= source[1])
    return replace(statement, source=(start, source[1]), content=content)


_TALKS = frozenset("interview briefing conference appearance".split())


def _nsubj(parsed: Parsed, i: int) -> int | None:
    return next((c for c in parsed.children[i] if parsed.deps[c] == "nsubj"), None)


def _subject(parsed: Parsed, i: int) -> tuple[int, int] | None:
    """The subject of a verb; for "who" the noun that it stands for."""
    subject = _nsubj(parsed, i)
    if subject is None:
        return None
    if parsed.lower[subject] not in RELATIVES:
        return noun_phrase(parsed, subject)
    if parsed.deps[i] != "relcl":
        return None
    return noun_phrase(parsed, told_of(parsed, parsed.heads[i], subject))


def _subject_around(parsed: Parsed, cue: int, first: int, last: int) -> tuple[int, int] | None:
    """The subject of the cue where the tagger took only what is said of it: "(people) with knowledge of the case", "(the mayor,) as
    he left,"."""
    subject = _nsubj(parsed, cue)
    if subject is not None and any(
        parsed.deps[c] == "advcl"
        and parsed.tags[c] == "VBG"
        and subject < c <= first < last <= parsed.edges[c][1] + 1 <= cue + 1
        for c in parsed.children[cue]
    ):
        # "Olsen, speaking alongside Ana Duarte, said".
        return noun_phrase(parsed, subject)
    if (
        subject is None
        or not parsed.edges[subject][0] <= first <= last <= parsed.edges[subject][1] + 1
        or subject >= first
    ):
        return None
    at, told = first, False
    while subject < at != parsed.heads[at]:
        told |= parsed.deps[at] == "relcl"
        at = parsed.heads[at]
    if told and at == subject:
        # "One of the children who saw the men, Ana Duarte, told".
        named = (c for c in parsed.children[subject] if c > first and parsed.deps[c] == "appos")
        return noun_phrase(parsed, next((c for c in named if parsed.tags[c].startswith("NNP")), subject))
    beside = parsed.tags[first] == "IN" or any(parsed.tags[i] in FINITE for i in range(first, last))
    return noun_phrase(parsed, subject) if beside else None


def _with_name_behind(parsed: Parsed, first: int, end: int, last: int) -> int:
    """Where a source ends that an apposition names: "the panel's top Democrat, Sen. Ana Duarte of Kelmark"."""
    behind = end + 1
    while behind < last and parsed.tags[behind].startswith("NNP"):
        behind += 1
    described = parsed.tags[first] in {"DT", "PRP$"}
    return behind if described and end < last and parsed.words[end] == "," and behind - end > _NAME else end


_NAME = 2  # tokens of a name behind a comma, at least


def _plain_subject(parsed: Parsed, i: int) -> tuple[int, int] | None:
    """The subject of a verb of saying that the tagger has not seen, since much stands between the two."""
    if not is_finite(parsed, i) or lemma_of(parsed, i) not in PLAINLY_SAYING | DENYING:
        return None
    # Of "Olsen, hinting that he would go, said ..." the parser hangs the name on the participle.
    beside = [c for c in parsed.children[i] if c < i and parsed.deps[c] == "advcl" and parsed.tags[c] == "VBG"]
    subjects = [c for at in (i, *beside) for c in parsed.children[at] if parsed.deps[c] == "nsubj"]
    if subjects:
        return noun_phrase(parsed, subjects[0])
    # Of "Trump over the weekend denied ..." the parser takes the name for a verb on which the other hangs.
    above = parsed.heads[i]
    named = parsed.deps[i] == "dep" and parsed.deps[above] == "ROOT" and parsed.tags[above] == "NNP"
    return (above, above + 1) if named and above < i else _name_and_age(parsed, i)


def _name_and_age(parsed: Parsed, i: int) -> tuple[int, int] | None:
    """The name before a verb, an age behind it, which the parser hangs on what stands before: "In his letter, Olsen, 68, said"."""
    while i > _NAMED and parsed.deps[i - 1] in {"aux", "advmod"}:
        i -= 1
    if i < _NAMED or parsed.words[i - 3] != "," or parsed.tags[i - 2] != "CD" or parsed.words[i - 1] != ",":
        return None
    start = i - 3
    while start > 0 and parsed.tags[start - 1].startswith("NNP"):
        start -= 1
    return (start, i - 3) if start < i - 3 and parsed.words[start - 1] == "," else None


def source_span(parsed: Parsed, statement: Statement) -> tuple[int, int] | None:
    """The tokens that name the source; for "who" and "which" the noun that they stand for."""
    source = statement.source
    if source is None or all(parsed.tags[i] in {"CD", ","} for i in range(*source)):
        source = _plain_subject(parsed, statement.cue) or source
    if source is None:
        return None
    agent = by_whom(parsed, statement.cue) if parsed.tags[statement.cue] == "VBN" else None
    first, last = agent or _behind_label(parsed, *_unbroken(parsed, *source))
    if last - first == 1 and parsed.lower[first] in RELATIVES and not parsed.words[first].isupper():
        at = parsed.heads[first]
        while parsed.deps[at] not in {"relcl", "acl"}:
            if parsed.heads[at] == at:
                return None
            at = parsed.heads[at]
        return noun_phrase(parsed, told_of(parsed, parsed.heads[at], first))
    if parsed.lower[last - 1] in RELATIVES and parsed.deps[statement.cue] == "relcl":
        # "A talk with Ana Duarte that offered hope": the parser knows of what it tells.
        return noun_phrase(parsed, told_of(parsed, parsed.heads[statement.cue], last - 1))
    if (whole := _subject_around(parsed, statement.cue, first, last)) is not None:
        return whole
    participle = parsed.tags[statement.cue] == "VBG" and lemma_of(parsed, statement.cue) in PLAINLY_SAYING | {"add"}
    if participle and _is_clause(parsed, first, last):
        # "Olsen, who left after his father died, defended it, saying".
        return source_of(parsed, statement.cue)
    someone = parsed.lower[first] == "one" and _spoke(parsed, statement)
    if last - first == 1 and (
        (parsed.lower[first] in NOBODY and not someone)
        or (parsed.lower[first] == "it" and lemma_of(parsed, statement.cue) not in SAYING)
    ):
        return None
    holder = [c for c in parsed.children[statement.cue] if parsed.deps[c] in {"nsubj", "nsubjpass"}]
    if parsed.lower[statement.cue] == "opposed" and agent is None and holder and not first <= holder[0] < last:
        # "Like many farmers, Olsen is opposed to the dam".
        return noun_phrase(parsed, holder[0])
    outside = [i for i in range(first, last) if not first <= parsed.heads[i] < last]
    subjects = [i for i in outside if parsed.deps[i] in {"nsubj", "nsubjpass"} and parsed.heads[i] == statement.cue]
    if len(subjects) > 1 and any(parsed.tags[j].startswith("NNP") for j in range(*parsed.edges[subjects[-1]])):
        # "Olsen's old comrade and friend, the late commander Ana Duarte, alleged": two subjects to the parser.
        subjects.reverse()
    head = [*subjects, *outside, last - 1][0]
    relative = next((c for c in parsed.children[statement.cue] if parsed.lower[c] == "who"), None)
    if relative is not None and parsed.lower[head] in TIMES | _PARTS_OF_DAY and parsed.deps[statement.cue] == "relcl":
        # "Officials, who as recently as Thursday were insisting".
        return noun_phrase(parsed, told_of(parsed, parsed.heads[statement.cue], relative))
    if (spoke := _other_subject(parsed, statement.cue, first, last, head)) is not None:
        return spoke
    if (heard := _who_was_heard(parsed, statement.cue, head)) is not None:
        return heard
    if lemma_of(parsed, head) in _TALKS and (speaking := _subject(parsed, statement.cue)) is not None:
        # "Olsen, who in an interview with the Herald claimed".
        return speaking
    phrase = noun_phrase(parsed, head)
    if phrase is not None:
        first, end = max(first, phrase[0]), min(last, phrase[1])
        while end < last and parsed.tags[end].startswith("NNP"):
            end += 1
        last = _with_name_behind(parsed, first, end, last)
    if last - first == 1 and parsed.tags[first] in {"JJR", "JJS", "DT", "CD", "JJ", "PDT"}:
        # "More of his aides": the number alone names nobody.
        of = [c for c in parsed.children[first] if c == last and parsed.lower[c] == "of"]
        last = min(parsed.edges[of[0]][1], first + _FEW_WORDS) if of else last
    last = _before_occasion(parsed, first, last)
    if last - first <= 2 and (told_apart := _told_apart(parsed, last - 1)) is not None:
        return first, told_apart
    idle = {"IN", "TO", "CC", "VBD", "VBZ"}
    while last - 1 > first and (parsed.tags[last - 1] in idle or not is_word(parsed.words[last - 1])):
        last -= 1
    if not any(parsed.tags[j].startswith(_NAMING) and parsed.lower[j] not in _ARTICLES for j in range(first, last)):
        return None
    return first, last


def _told_apart(parsed: Parsed, head: int) -> int | None:
    """Where the clause ends that says which people are meant: "people briefed on the matter", "those who know him"."""
    if lemma_of(parsed, head) not in _ANYBODY:
        return None
    clauses = (
        c for c in parsed.children[head] if parsed.deps[c] in {"acl", "relcl"} and parsed.edges[c][0] == head + 1
    )
    end = next((parsed.edges[c][1] for c in clauses), None)
    return end if end is not None and end - head <= _FEW_WORDS and parsed.words[end - 1].isalnum() else None


_ANYBODY = frozenset("people person those source official person anyone everyone man woman".split())


def _before_occasion(parsed: Parsed, first: int, last: int) -> int:
    """Where the name of a source ends before what it spoke in ("the board in a letter to its members")."""
    for k in range(first + 1, last):
        if parsed.lower[k] in {"in", "during"} and parsed.deps[k] == "prep":
            led_to = [c for c in parsed.children[k] if parsed.deps[c] == "pobj"]
            if any(lemma_of(parsed, c) in OCCASIONS | WRITINGS for c in led_to):
                return k
    return last


def _is_clause(parsed: Parsed, first: int, last: int) -> bool:
    """Whether the tokens hold a verb with its subject and no relative clause."""
    inner = range(first, last)
    return RELATIVES.isdisjoint(parsed.lower[first:last]) and any(
        parsed.tags[i] in FINITE and any(parsed.deps[c] in SUBJECTS and c in inner for c in parsed.children[i])
        for i in inner
    )


_NAMED = 5  # tokens of ", Olsen, 68," before a verb, at least


def _who_was_heard(parsed: Parsed, cue: int, head: int) -> tuple[int, int] | None:
    """Of "he was caught on a microphone saying", who was caught, where the tagger took the microphone for the source."""
    above = parsed.heads[parsed.heads[head]]
    by_someone = parsed.lower[parsed.heads[head]] in {"by", "from"} and parsed.lower[head] not in _RECORDERS
    if parsed.tags[cue] != "VBG" or parsed.deps[head] != "pobj" or by_someone:
        return None
    if parsed.heads[cue] not in {above, head}:
        return None
    heard = [c for c in parsed.children[above] if parsed.deps[c] == "nsubjpass"]
    return noun_phrase(parsed, heard[0]) if heard else None


_RECORDERS = frozenset("camera cameras mic microphone microphones recorder tape".split())


def _other_subject(parsed: Parsed, cue: int, first: int, last: int, head: int) -> tuple[int, int] | None:
    """The name that is the subject of the cue, where the tagger took for its source what another clause says: "Norway, which
    calls Olsen a smuggler, said"."""
    if parsed.deps[head] not in {"attr", "dobj", "oprd"} or parsed.heads[head] == cue:
        return None
    subject = _nsubj(parsed, cue)
    if subject is None or first <= subject < last or not parsed.tags[subject].startswith("NNP"):
        return None
    return noun_phrase(parsed, subject)


def _unbroken(parsed: Parsed, first: int, last: int) -> tuple[int, int]:
    """The tokens behind a bracket that was opened before them, and before one that opens or a quotation mark."""
    depth = 0
    begin = first
    for i in range(first, last):
        word = parsed.words[i]
        if word == ")" and not depth and i + 1 < last:
            begin = i + 1
        elif word == ")":
            depth -= 1
        elif (word in {"(", "["} and not any(w in {")", "]"} for w in parsed.words[i:last])) or word in QUOTES:
            if i > begin:
                return begin, i
            begin = i + 1
        elif word == "(":
            depth += 1
    return (begin, last) if begin < last else (first, last)


def _behind_label(parsed: Parsed, first: int, last: int) -> tuple[int, int]:
    """The tokens behind a label in capitals and its dash: "UPDATE 2:52 p.m. -- Court records"."""
    dashes = [i for i in range(first, last - 1) if parsed.words[i] in _DASHES]
    labelled = first == 0 and bool(dashes) and parsed.words[0].isupper() and len(parsed.words[0]) > 1
    return (dashes[0] + 1, last) if labelled else (first, last)


def _spoke(parsed: Parsed, statement: Statement) -> bool:
    """Whether "one" told something at a certain time, in quotation marks: one of those named before."""
    return parsed.tags[statement.cue] == "VBD" and any(quotes(parsed, s, e) for s, e in statement.content)
