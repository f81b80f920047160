"""The aligner: what two claims are to one another, as probabilities.

Gradient-boosted trees over `rashomon.points.features` and, for the fillings that differ, `rashomon.points.slots`, grown by
`training/train_aligner.py` on annotated events (see its model card). Its opinion stands beside the named comparisons of
`rashomon.points.compare`; `rashomon.points.table` weighs both.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.model import Article, Claim
from rashomon.points.difference import Difference
from rashomon.points.features import Pairs, candidate_features
from rashomon.points.likeness import MEASURES
from rashomon.points.slots import COVERED, described, difference_of
from rashomon.points.trees import Trees
from rashomon.weights import weights

QUESTIONS = ("aligned", "same", "contradicts")
"""The third is asked of aligned pairs only: whether they contradict rather than agree."""

DIFFERS = "differs"
"""Asked of two fillings: whether they are two versions of one particular."""

LOOKED = 0.1
"""Probability of alignment from which the words of two claims are laid side by side."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """Two fillings that differ, the probability that they are two versions of one particular, and how much of what else the two
    claims tell has a counterpart in the other (the lesser share, 0 to 1)."""

    difference: Difference
    chance: float
    covered: float


@dataclass(frozen=True, slots=True)
class Opinion:
    """Probabilities that two claims speak to the same particular, that they say the same of it, and that they contradict; and the
    fillings that differ, the surest first."""

    aligned: float
    same: float
    conflict: float
    weighed: tuple[Weighed, ...] = ()


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
            for q in (*QUESTIONS, DIFFERS)
        }


def opinions(claims: Sequence[Claim], articles: Mapping[str, Article], nearest: int) -> list[tuple[int, int, Opinion]]:
    """The aligner's opinion of every candidate pair, by claim index, the earlier article's claim first."""
    found = candidate_features(claims, articles, nearest)
    if not found.pairs:
        return []
    aligned, same, contradicts = (_trees()[q].chances(found.features) for q in QUESTIONS)
    near = [n for n, chance in enumerate(aligned.tolist()) if chance >= LOOKED]
    weighed = dict(zip(near, _weighed(claims, articles, found, near), strict=True))
    return [
        (i, j, Opinion(float(aligned[n]), float(same[n]), float(aligned[n] * contradicts[n]), weighed.get(n, ())))
        for n, (i, j) in enumerate(found.pairs)
    ]


def _weighed(
    claims: Sequence[Claim], articles: Mapping[str, Article], found: Pairs, rows: Sequence[int]
) -> list[tuple[Weighed, ...]]:
    """The fillings that differ in each of some of the pairs, those of all judged at once."""
    texts = {a: article.text.casefold() for a, article in articles.items()}
    laid = []
    for n in rows:
        i, j = found.pairs[n]
        likenesses = found.features[n, : len(MEASURES)].tolist()
        both = texts[claims[i].article], texts[claims[j].article]
        laid.append(described(claims[i], claims[j], found.seen[i], found.seen[j], likenesses, both))
    flat = [d.features for some in laid for d in some]
    if not flat:
        return [() for _ in rows]
    chances = iter(_trees()[DIFFERS].chances(np.asarray(flat, dtype=np.float32)).tolist())
    out = []
    for n, some in zip(rows, laid, strict=True):
        left, right = (claims[k] for k in found.pairs[n])
        weighed = [Weighed(difference_of(d.candidate, left, right), next(chances), d.features[COVERED]) for d in some]
        out.append(tuple(sorted(weighed, key=lambda w: -w.chance)))
    return out
