"""What there was none of according to one report, and what another tells of it: "no shot was fired", "one of them fired two shots"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rashomon.model import Article, Aspect, Certainty, Claim
from rashomon.points.clause import LIGHT, denies, main_words, words_as
from rashomon.points.difference import Apart, Difference
from rashomon.points.excuses import excuse
from rashomon.text.pieces import alike

_NONE = re.compile(
    r"(?:(?:but|and|so far|until now),? )?(?P<there>there (?:was|were|had been|has been|have been|will be) )?(?:no|not one|not a single|none of (?:the|its|their))\s+"
    r"(?P<thing>(?:[\w’'-]+\s+){0,3}?[\w’'-]+)(?=\s+(?:to|of|for|in|on|at|by|from|with|about|between|before|after|since|that|who|which|was|were|"
    r"is|are|has|had|have|will|would|could|so)\b|\W*$|[,;])",
    re.I,
)


def absences(claims: Sequence[Claim], articles: Mapping[str, Article]) -> Iterator[Apart]:
    """Claims that there was none of a thing, each with one of another report by which something like was done to it."""
    now, ahead = ([(j, c) for j, c in enumerate(claims) if _affirms(c, planned=planned)] for planned in (False, True))
    for i, claim in enumerate(claims):
        lacking = _NONE.match(claim.text)
        if lacking is None or not denies(claim):
            continue
        thing = lacking["thing"].split()[-1].casefold().removesuffix("s")
        for j, other in ahead if claim.certainty is Certainty.PLANNED else now:
            if other.article != claim.article and _tells_of(claim, other, thing, there=bool(lacking["there"])):
                found = Difference(Aspect.POLARITY, claim.text, other.text, certain=True)
                if excuse(found, claim, other, articles) is None:
                    yield Apart(i, j, found, leading=False)


def _tells_of(claim: Claim, other: Claim, thing: str, *, there: bool) -> bool:
    """Whether the other claim tells that something like was done to the thing, and shares a further word: "no shot was fired", "fired two
    shots"; or, of what there simply was none of, that it was done: "no request for a recount", "will ask for a recount"."""
    acts = [w for w in main_words(claim) if w not in LIGHT]
    if there and not acts:
        shared = words_as(claim, "patient", "other") & words_as(other, "patient", "other")
        return bool(shared - {thing}) and thing not in _ABSTRACT and alike([thing], main_words(other)) >= LIKE_DEED
    ours, theirs = ({_stem(w) for w, _ in c.words if len(w) > _SHORT} for c in (claim, other))
    named = {_stem(w) for w, role in other.words if role in {"agent", "patient"}}
    spoken_of = _stem(thing) in named or thing in _ANYTHING
    return spoken_of and len(ours & theirs) > 1 and alike(acts, main_words(other)) >= SAME_DEED


_ANYTHING = frozenset("object item thing part piece trace one".split())
"""What there is none of where there is nothing."""

_ABSTRACT = frozenset("need way reason plan evidence doubt sign chance hope sense".split())

LIKE_DEED = 0.5
"""Cosine of a noun and a main word from which the noun may be of the deed: "request", "ask"."""

SAME_DEED = 0.6
"""Cosine of two main words from which they tell one deed."""
_SHORT = 3  # letters


def _affirms(claim: Claim, *, planned: bool) -> bool:
    """Whether a claim tells that something was done; where what is denied lies ahead, also that it will be."""
    unsure = {Certainty.POSSIBLE, Certainty.ALLEGED} | (set() if planned else {Certainty.PLANNED})
    return not denies(claim) and claim.certainty not in unsure


def _stem(word: str) -> str:
    return word[:5]
