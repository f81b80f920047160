"""What there was none of according to one report, and what another tells of it: "no shot was fired", "one of them fired two shots"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rashomon.model import Article, Aspect, Certainty, Claim
from rashomon.points.clause import LIGHT, denies, main_words
from rashomon.points.difference import Apart, Difference
from rashomon.points.excuses import excuse
from rashomon.text.pieces import alike

_NONE = re.compile(
    r"(?:(?:but|and|so far|until now),? )?(?:no|not one|not a single|none of (?:the|its|their))\s+"
    r"(?P<thing>(?:[\w’'-]+\s+){0,3}?[\w’'-]+)(?=\s+(?:to|of|for|in|on|at|by|from|with|about|between|before|after|since|that|who|which|was|were|"
    r"is|are|has|had|have|will|would|could|so)\b|\W*$|[,;])",
    re.I,
)


def absences(claims: Sequence[Claim], articles: Mapping[str, Article]) -> Iterator[Apart]:
    """Claims that there was none of a thing, each with one of another report by which something like was done to it."""
    for i, claim in enumerate(claims):
        lacking = _NONE.match(claim.text)
        if lacking is None or not denies(claim):
            continue
        thing = _stem(lacking["thing"].split()[-1].casefold().removesuffix("s"))
        for j, other in enumerate(claims):
            if other.article != claim.article and _is_so(other) and _tells_of(claim, other, thing):
                found = Difference(Aspect.POLARITY, claim.text, other.text, certain=True)
                if excuse(found, claim, other, articles) is None:
                    yield Apart(i, j, found, leading=False)


def _tells_of(claim: Claim, other: Claim, thing: str) -> bool:
    """Whether the other claim tells that something like was done to the thing, and shares a further word."""
    acts = [w for w in main_words(claim) if w not in LIGHT]
    ours, theirs = ({_stem(w) for w, _ in c.words if len(w) > _SHORT} for c in (claim, other))
    named = {_stem(w) for w, role in other.words if role in {"agent", "patient"}}
    return thing in named and len(ours & theirs) > 1 and alike(acts, main_words(other)) >= SAME_DEED


SAME_DEED = 0.6
"""Cosine of two main words from which they tell one deed."""
_SHORT = 3  # letters


def _is_so(claim: Claim) -> bool:
    return not denies(claim) and claim.certainty not in {Certainty.POSSIBLE, Certainty.PLANNED, Certainty.ALLEGED}


def _stem(word: str) -> str:
    return word[:5]
