"""The table that judges: what the aligner and the named comparisons together make of two claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model import Aspect
from rashomon.points.difference import Difference
from rashomon.points.judge import Opinion, Weighed


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
    Aspect.CAUSE: 0.6,
    Aspect.PLACE: 0.5,
    Aspect.POLARITY: 0.5,
    Aspect.STANCE: 0.5,
    Aspect.DATE: 0.4,
}
"""How much an exact difference counts for contradiction where the claims speak to the same particular."""

LOOSE = 0.37
"""What is left of the weight where a difference is not firm: it then counts only for claims that are surely aligned."""

SOLE = 0.55
"""Chance that two fillings are two versions of one particular from which they contradict by themselves, where the rest agrees."""

REST = 0.5
"""Share of what else two claims tell that must have a counterpart for their fillings to count by themselves."""

TWO_DAYS = 0.16
"""Chance that two days are two versions from which their claims do not say the same: what remains is seldom more than who did it."""

NEAR = 0.5
"""Probability of alignment from which fillings count as far as the claims are aligned."""


def verdict(opinion: Opinion) -> Verdict:
    """Weigh one pair, by the first line that holds:

    1. an exact difference that is certain of what both speak to counts its weight;
    2. two fillings that are all that differs count their chance;
    3. else the surest decides: an exact difference or two fillings, as far as the claims are aligned; for the former the aligner is heard, too.

    Claims of which a firm exact difference is seen do not say the same; with two fillings they do so as far as those agree, and where
    these are two days not at all.
    """
    hard = surest(opinion.exact)
    if hard is not None and hard.certain:
        return Verdict(0.0, weight_of(hard), hard)
    filling = opinion.filling
    same = 0.0 if hard is not None and hard.firm else opinion.same * (1 - filling.chance if filling else 1)
    if filling is not None and filling.chance >= SOLE and filling.covered >= REST:
        return Verdict(same, filling.chance, filling.difference)
    exact = 0.0 if hard is None else max(weight_of(hard) * opinion.aligned, opinion.conflict)
    filled = filling.chance * opinion.aligned if filling is not None and _counts(filling, opinion) else 0.0
    if filling is not None and filled > exact:
        dated = filling.difference.aspect is Aspect.DATE and filled >= TWO_DAYS
        return Verdict(0.0 if dated else same, filled, filling.difference)
    if hard is None:
        return Verdict(opinion.same, 0.0, None)
    return Verdict(0.0, exact, hard)


def surest(exact: Iterable[Difference]) -> Difference | None:
    """The exact difference that counts most."""
    return max(exact, key=lambda d: (d.certain, weight_of(d)), default=None)


def _counts(filling: Weighed, opinion: Opinion) -> bool:
    """Two speakers say like things every day: only where all else agrees is it one statement given to two."""
    return opinion.aligned >= NEAR and filling.difference.aspect is not Aspect.ATTRIBUTION


def weight_of(difference: Difference) -> float:
    """What a difference counts, 0 to 1."""
    return WEIGHT[difference.aspect] * (1.0 if difference.firm else LOOSE)
