"""The table that judges: what the aligner and the named comparisons together make of two claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model import Aspect
from rashomon.points.difference import Difference
from rashomon.points.judge import Opinion


@dataclass(frozen=True, slots=True)
class Verdict:
    """How far two claims say the same and how far they contradict (0 to 1), and the difference that decides."""

    same: float
    conflict: float
    difference: Difference | None


WEIGHT = {
    Aspect.NUMBER: 0.75,
    Aspect.ACTOR: 0.6,
    Aspect.IDENTITY: 0.6,
    Aspect.ATTRIBUTION: 0.6,
    Aspect.POLARITY: 0.5,
    Aspect.STANCE: 0.5,
    Aspect.DATE: 0.4,
}
"""How much an exact difference counts for contradiction where the claims speak to the same particular."""

LOOSE = 0.37
"""What is left of the weight where a difference is not firm: it then counts only for claims that are surely aligned."""

SOFT = 0.35
"""Chance of contradiction, given alignment, from which the aligner is heard without an exact difference."""


def verdict(opinion: Opinion, found: Iterable[Difference]) -> Verdict:
    """Weigh one pair: where an exact difference is seen the two do not say the same, and contradict as far as they are aligned."""
    hard = max(found, key=lambda d: (d.certain, weight_of(d)), default=None)
    if hard is None:
        heard = opinion.conflict >= SOFT * opinion.aligned
        return Verdict(opinion.same, opinion.conflict if heard else 0.0, None)
    weight = weight_of(hard)
    conflict = weight if hard.certain else weight * opinion.aligned
    return Verdict(0.0, max(conflict, opinion.conflict), hard)


def weight_of(difference: Difference) -> float:
    """What a difference counts, 0 to 1."""
    return WEIGHT[difference.aspect] * (1.0 if difference.firm else LOOSE)
