"""What two short texts are to one another: the judgement of a story's points, on a pair that stands alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from rashomon.model import Aspect, Reading, Status, Story
from rashomon.names import merge_entities
from rashomon.points import articles_of, judge, points_of, telling_claims
from rashomon.settings import Settings

SURE = 0.2
"""Score from which a pair that stands alone contradicts: without rivals almost all seem aligned, so more is asked than for a look in a story."""


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
    """Two readings of a sentence or two, as a story of their own: in conflict where a dossier would show one, else the same where it
    would show a corroboration.

    Claims that speak to one particular and do neither are compatible; where none are aligned the texts are unrelated.
    """
    readings, _ = merge_entities([left, right])
    story = Story("pair", "", None, readings)
    claims = telling_claims(story)
    judged = judge(claims, articles_of(story), settings)
    if not judged:
        return Relation(Kind.UNRELATED)
    scores = (
        max(p.verdict.conflict for p in judged),
        max(p.verdict.same for p in judged),
        max(p.opinion.aligned for p in judged),
    )
    points = points_of(story, claims, judged, replace(settings, conflict=SURE, stands=0.0))
    for point in points:
        if point.status is Status.CONFLICT and point.aspect is not Aspect.WORDING:
            return Relation(Kind.CONFLICT, point.aspect, point.detail, *scores)
    if any(point.status is Status.CORROBORATED for point in points):
        return Relation(Kind.SAME, None, "", *scores)
    return Relation(Kind.COMPATIBLE if scores[2] >= settings.alone else Kind.UNRELATED, None, "", *scores)
