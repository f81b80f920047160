"""The aligner: what two claims are to one another, as probabilities.

Gradient-boosted trees over `rashomon.points.features`, grown by `training/train_aligner.py` on annotated events (see its model
card). Its opinion stands beside the named comparisons of `rashomon.points.compare`; `rashomon.points.table` weighs both.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.model import Article, Claim
from rashomon.points.features import candidate_features
from rashomon.points.trees import Trees
from rashomon.weights import weights

QUESTIONS = ("aligned", "same", "contradicts")
"""The third is asked of aligned pairs only: whether they contradict rather than agree."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """Probabilities that two claims speak to the same particular, that they say the same of it, and that they contradict."""

    aligned: float
    same: float
    conflict: float


@functools.cache
def _trees() -> dict[str, Trees]:
    with np.load(weights("aligner.npz")) as held:
        return {
            q: Trees(
                column=held[f"{q} column"],
                threshold=held[f"{q} threshold"],
                left=held[f"{q} left"],
                right=held[f"{q} right"],
                value=held[f"{q} value"],
                base=float(held[f"{q} base"]),
                calibration=(float(held[f"{q} calibration"][0]), float(held[f"{q} calibration"][1])),
            )
            for q in QUESTIONS
        }


def opinions(claims: Sequence[Claim], articles: Mapping[str, Article], nearest: int) -> list[tuple[int, int, Opinion]]:
    """The aligner's opinion of every candidate pair, by claim index, the earlier article's claim first."""
    found = candidate_features(claims, articles, nearest)
    if not found.pairs:
        return []
    aligned, same, contradicts = (_trees()[q].chances(found.features) for q in QUESTIONS)
    rows = zip(found.pairs, aligned.tolist(), same.tolist(), (aligned * contradicts).tolist(), strict=True)
    return [(i, j, Opinion(a, s, c)) for (i, j), a, s, c in rows]
