"""What two short texts are to one another: the judgement of a story's points, on a pair that stands alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from rashomon.model import Aspect, Reading
from rashomon.names import merge_entities
from rashomon.points import judge
from rashomon.points.compare import named_difference
from rashomon.points.excuses import excuse
from rashomon.points.frames import states_something
from rashomon.settings import Settings

SURE = 0.5
"""Score from which a pair that stands alone contradicts: without rivals almost all seem aligned, so more is asked than in a story."""


class Kind(Enum):
    """What two texts say of one another."""

    SAME = "same"
    CONFLICT = "conflict"
    COMPATIBLE = "compatible"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True)
class Relation:
    """The kind, of a conflict the aspect and the words that show it, and the scores (0 to 1) that decided."""

    kind: Kind
    aspect: Aspect | None = None
    detail: str = ""
    conflict: float = 0.0
    same: float = 0.0
    aligned: float = 0.0


def relation(left: Reading, right: Reading, settings: Settings) -> Relation:
    """Two readings of a sentence or two: in conflict where any of their claims are, else the same where any say the same.

    Claims that speak to one particular and do neither are compatible; where none are aligned the texts are unrelated.
    """
    readings, _ = merge_entities([left, right])
    claims = [c for r in readings for c in r.claims if states_something(c)]
    articles = {r.article.id: r.article for r in readings}
    judged = judge(claims, articles, settings)
    if not judged:
        return Relation(Kind.UNRELATED)
    worst = max(judged, key=lambda p: p.verdict.conflict)
    scores = (worst.verdict.conflict, max(p.verdict.same for p in judged), max(p.opinion.aligned for p in judged))
    if scores[0] >= SURE:
        left_claim, right_claim = claims[worst.left], claims[worst.right]
        found = worst.verdict.difference or named_difference(left_claim, right_claim)
        if excuse(found, left_claim, right_claim, articles, scores[0]) is None:
            return Relation(Kind.CONFLICT, found.aspect, found.detail, *scores)
    if scores[1] >= settings.same:
        return Relation(Kind.SAME, None, "", *scores)
    return Relation(Kind.COMPATIBLE if scores[2] >= settings.alone else Kind.UNRELATED, None, "", *scores)
