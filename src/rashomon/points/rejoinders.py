"""Who denies what others say in the same article, by naming it or not ("China denied the reports", "It's not true").

No comparison of two reports finds what is denied without a name, since it was told before: it is one report that has both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from rashomon.countries import sides
from rashomon.model import Article, Aspect, Certainty, Claim
from rashomon.points.besides import acts_of
from rashomon.points.clause import SAME_ACT, denies
from rashomon.points.difference import Difference
from rashomon.text.pieces import alike, vectors_of_words


@dataclass(frozen=True, slots=True)
class Rejoinder:
    """A claim that another of the same article denies, both by index, and their words as a difference, the denied claim's first."""

    denied: int
    denial: int
    difference: Difference


def rejoinders(claims: Sequence[Claim], articles: Mapping[str, Article]) -> Iterator[Rejoinder]:
    """What each denial denies of what others, not the denier, say in the same article: the same act of the same things, where it names
    one; else the last sentence before it that tells something of the denier, or what stands in the one or two sentences before."""
    order = sorted(range(len(claims)), key=lambda i: (claims[i].article, claims[i].start))
    for article, indices in groupby(order, key=lambda i: claims[i].article):
        own = list(indices)
        for n, i in enumerate(own):
            denier = _denier(claims[i], articles[article].text)
            if denier is not None:
                found = [own[k] for k in _denied(denier, claims[i], [claims[k] for k in own[:n]])]
            elif claims[i].certainty is Certainty.DENIED:
                found = [k for k in own if _named(claims[i], claims[k])]
            else:
                continue
            for k in found:
                yield Rejoinder(k, i, Difference(Aspect.POLARITY, claims[k].text, claims[i].text, certain=True))


_SAID = (
    r"(?:reports?|allegations?|accusations?|charges?|claims?|assertions?|suggestions?|rumou?rs?|stories|story|account|version|"
    r"it|this|that|them)"
)
_DENIES = re.compile(
    rf"^(?P<who>.{{3,90}}?)\s+(?:(?:has|have|had|also|later|since|again|[a-z]+ly|continue[ds]? to|moved to)\s+)*"
    # To reject a plan, a suggestion or "it" is no denial.
    rf"(?:den(?:y|ied|ies)|disput(?:ed|es?)|refut(?:ed|es?)|rebutted|reject(?:ed|s)?(?!\s+(?:it|this|that|them|(?:\w+\s+)?suggestions?)\b))\s+"
    rf"(?:(?:all|any|both|most|of)\s+)*(?:(?:(?:the|this|that|those|these|such|his|her|their|its|[\w.]+[’']s)\s+(?:\w+\s+)?)?{_SAID}\b"
    # Nor do the claims that it tells itself: "denies allegations it is directing them".
    r"(?!\s+(?:(?:it|he|she|they|the\s+\w+)\s+)?(?:that|of|about|from|for|to|as|which|in which|is|are|was|were|has|had|have|would|will|did)\b)(?!\s+(?:\w+\s+){1,4}?(?:that|of (?:an?|any|the))\b)(?![’'-])"
    r"|(?P<act>(?:having\s+)?[a-z]+ing)\b)",
    re.I | re.S,
)
"""Who denies what was said, where the clause does not tell it again, or an act of which he was accused."""

_NO_SUBJECT = re.compile(
    r"\b(?:asked|if|whether|when|who|which|not|never|neither|nor|nobody|no one|would|could|can|may|might|should|will|to)\b|n[’']t\b",
    re.I,
)
"""Words for which what stands before the verb is more than who denies."""

_IT = rf"(?:it|this|that|all (?:of )?(?:this|that)|(?:the|these|those|such|his|her|their) (?:\w+ )?{_SAID})"
_UNTRUE = re.compile(
    rf"^\W*{_IT}(?:\s+(?:is|are|was|were)|[’']s)\s+(?:\w+ly\s+|just\s+|all\s+)?(?:not\s+(?:at all\s+)?(?:true|so|correct|the case)|untrue|false|"
    r"baseless|unfounded|groundless|fabricated|invented|made up|nonsense|rubbish|incorrect|a lie|lies|a fabrication|an invention)\W*$"
    rf"|^\W*{_IT}(?:\s+(?:is|was)n[’']t\s+(?:true|so|the case)|\s+(?:never|did\s+not|didn[’']t)\s+happen(?:ed)?)\W*$",
    re.I,
)
"""A claim that says of what was said before that it is not so, and nothing else."""

_ACCUSES = re.compile(
    r"\b(?:accus(?:e[sd]?|ing)|alleg\w+|reportedly|(?:report|claim|allegation|accusation|rumou?r)s?\s+that)\b", re.I
)
"""Words by which a report tells what others say, without its being theirs grammatically."""


@dataclass(frozen=True, slots=True)
class _Denier:
    """Who denies: as whom he speaks, by what he may be known in the text, and whether it is an act of his that he denies."""

    speakers: frozenset[str]
    known_by: frozenset[str]
    of_himself: bool


def _denier(claim: Claim, text: str) -> _Denier | None:
    """Who denies, where the claim is a denial that names nothing; else None."""
    speakers = _speakers(claim)
    found = _DENIES.match(claim.text)
    if found is not None:
        before, behind = text[claim.sentence[0] : claim.start], text[claim.start + found.end() : claim.sentence[1]]
        if _NO_SUBJECT.search(found["who"]) or re.match(r"\s+that\b", behind) or re.search(r"\w", before):
            return None
        return _Denier(speakers, _known_by(found["who"]) | _noun(found["who"]), found["act"] is not None)
    if _UNTRUE.match(claim.text) and claim.attribution:
        return _Denier(speakers, _known_by(claim.attribution[0].name), of_himself=False)
    return None


def _speakers(claim: Claim) -> frozenset[str]:
    return frozenset(s.entity or s.name for s in claim.attribution[:1])


def _denied(denier: _Denier, denial: Claim, before: Sequence[Claim]) -> list[int]:
    """Which of the claims of the same article before a denial it denies."""
    told = [n for n, c in enumerate(before) if c.sentence != denial.sentence and _said_by_others(c, denier)]
    starts = sorted({c.sentence[0] for c in before if c.sentence != denial.sentence})
    told = [n for n in told if before[n].sentence[0] in starts[-FAR:]]
    of_him = [n for n in told if denier.known_by & (_known_by(before[n].text) | _words(before[n].text))]
    if denier.of_himself:
        near = []
        of_him = [n for n in of_him if _ACCUSES.search(before[n].text)]
    else:
        near = [n for n in told if before[n].sentence[0] in starts[-NEAR:]]
    right_before = [
        n
        for n in near
        if before[n].sentence[0] == starts[-1] and before[n].attribution and _ACCUSES.search(before[n].text)
    ]
    last = next(iter(right_before[-1:] or of_him[-1:] or near[-1:]), None)
    if last is None:
        return []
    beside = [n for n in told if before[n].sentence == before[last].sentence]
    # A clause that tells more of a word of the one before is not what was said.
    return [n for n in beside if not any(before[k].start < before[n].start < before[k].end for k in beside)]


def _named(denial: Claim, other: Claim) -> bool:
    """Whether a denial tells the same act of the same things as another claim, of another sentence and said by others."""
    if denial.sentence == other.sentence:
        return False
    names = frozenset[str]().union(*(_known_by(s.name) for s in denial.attribution[:1]))
    if not _said_by_others(other, _Denier(_speakers(denial), names, of_himself=False)):
        return False
    ours, theirs = acts_of(denial), acts_of(other)
    if not ours or alike(ours, theirs) < SAME_ACT:
        return False
    rest = [[w for w, role in c.words if role != "root" and w not in _LITTLE] for c in (denial, other)]
    near = vectors_of_words(rest[0]) @ vectors_of_words(rest[1]).T
    return int((near.max(1, initial=0.0) >= SAME_THING).sum()) >= SHARED


SAME_THING = 0.65
"""Cosine of two words from which they name one thing."""

SHARED = 2
"""Things, beside the act, that a denial and what it denies have in common at least."""

_LITTLE = frozenset("i you he she it we they him her them us me this that there who which not no never".split())

FAR = 6
"""Sentences before a denial in which that stands which it denies, where it is said of the denier."""

NEAR = 2
"""Sentences before a denial in which that stands which it denies, where nothing says of whom it is."""


def _said_by_others(claim: Claim, denier: _Denier) -> bool:
    """Whether a claim is what someone but the denier says, and affirms."""
    if denies(claim):
        return False
    if claim.attribution:
        said_by = claim.attribution[0]
        known_by = _known_by(said_by.name) | _noun(said_by.name)
        return (said_by.entity or said_by.name) not in denier.speakers and not known_by & denier.known_by
    return _ACCUSES.search(claim.text) is not None


def _known_by(words: str) -> frozenset[str]:
    """By what someone may be known in a text: countries, the stems of names and the words of two-word offices."""
    names = {w[:_STEM].casefold() for w in re.findall(r"\b[A-Z][\w’'-]{2,}", words) if w not in _TITLES}
    lower = re.findall(r"[\w’'-]+", words.casefold())
    offices = {f"{a} {b}" for a, b in pairwise(lower) if b in _OFFICES}
    return frozenset(names | offices | set(sides(words)))


def _noun(words: str) -> frozenset[str]:
    """The word that says what someone is, the last but for an adverb ("the firm"), where it may tell him from others."""
    last = next((w for w in reversed(_words_in(words)) if not w.endswith("ly")), "")
    return frozenset([last] if len(last) > 3 and last not in _ANYBODY else ())


def _words(text: str) -> frozenset[str]:
    return frozenset(_words_in(text))


def _words_in(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())


_STEM = 6
_TITLES = frozenset("The This That These Those Mr Mrs Ms Dr Rep Sen Gov President Prime Minister Ministry Secretary Saturday Sunday Monday Tuesday Wednesday Thursday Friday".split())  # fmt: skip
_ANYBODY = frozenset(
    "spokesman spokeswoman spokesperson official officials they both others people sources aide aides lawyer lawyers".split()
)
_OFFICES = frozenset(
    "governor minister president secretary mayor director chairman chief general police company".split()
)
