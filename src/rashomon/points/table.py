"""The table that judges: what the aligner and the named comparisons together make of two claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model import Aspect
from rashomon.points.compare import Difference
from rashomon.points.judge import Opinion


@dataclass(frozen=True, slots=True)
class Verdict:
    """How far two claims say the same and how far they contradict (0 to 1), and the difference that decides."""

    same: float
    conflict: float
    difference: Difference | None


WEIGHT = {Aspect.NUMBER: 0.75, Aspect.DATE: 0.4, Aspect.POLARITY: 0.3}
"""How much an exact difference counts for contradiction where the claims speak to the same particular."""


def verdict(opinion: Opinion, found: Iterable[Difference]) -> Verdict:
    """Weigh one pair: an exact difference turns agreement into contradiction, as far as the pair is aligned at all."""
    hard = max(found, key=lambda d: WEIGHT[d.aspect], default=None)
    if hard is None:
        return Verdict(opinion.same, opinion.conflict, None)
    weight = WEIGHT[hard.aspect]
    return Verdict(opinion.same * (1 - weight), max(opinion.conflict, weight * opinion.aligned), hard)
