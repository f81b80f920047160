"""The table that judges: what the pair model and the named comparisons together make of two claims.

Each rule reads as a line: the aspect, the evidence it needs, and the score it gives. `training/tune_table.py` measured them.
"""

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


HARD = {Aspect.NUMBER: 0.75, Aspect.DATE: 0.6, Aspect.POLARITY: 0.45}
"""How much an exact difference counts for contradiction where the claims are about the same particular."""


def verdict(opinion: Opinion, found: Iterable[Difference]) -> Verdict:
    """Weigh one pair. A hard difference turns "same" into contradiction; a soft one names what the model holds for one."""
    differences = list(found)
    aligned = 1 - opinion.unrelated
    hard = next((d for d in differences if d.aspect in HARD), None)
    conflict = opinion.conflict
    same = opinion.same
    if hard is not None:
        conflict = max(conflict, HARD[hard.aspect] * aligned + (1 - HARD[hard.aspect]) * opinion.conflict)
        same *= 1 - HARD[hard.aspect]
    return Verdict(same, conflict, hard)
