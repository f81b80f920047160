"""The aligner: what two claims are to one another, as probabilities.

Gradient-boosted trees over `rashomon.points.features` and, for the fillings that differ, `rashomon.points.slots`, grown by
`training/train_aligner.py` on annotated events (see its model card). Its opinion stands beside the named comparisons of
`rashomon.points.compare`; `rashomon.points.table` weighs both.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from rashomon.model import Article, Claim
from rashomon.points.actors import actors_differ
from rashomon.points.compare import differences
from rashomon.points.difference import Difference
from rashomon.points.features import FEATURES, Pairs, candidate_features
from rashomon.points.likeness import MEASURES
from rashomon.points.slots import COVERED, described, difference_of
from rashomon.threads import one_thread
from rashomon.trees import Trees
from rashomon.weights import weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

QUESTIONS = ("aligned", "same", "contradicts")
"""The third is asked of aligned pairs only: whether they contradict rather than agree."""

DIFFERS = "differs"
"""Asked of two fillings: whether they are two versions of one particular."""

LOOKED = 0.1
"""Probability of alignment from which two claims are compared and their words laid side by side."""


FILLED = 0.25
"""Chance that a pair is aligned from which its fillings are laid side by side: half of the looked-at pairs have less, and of the
contradictions that are shown none."""

FAINT = 0.1
"""Chance under which fillings are not worth naming."""

TRAITS = ("pieces", "rarest shared", "words least", "agent apart", "bodies apart")
"""The features by which a contradiction is told from two claims that only differ."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """Two fillings that differ, the probability that they are two versions of one particular, and how much of what else the two
    claims tell has a counterpart in the other (the lesser share, 0 to 1)."""

    difference: Difference
    chance: float
    covered: float


@dataclass(frozen=True, slots=True)
class Opinion:
    """Probabilities that two claims speak to the same particular, that they say the same of it, and that they contradict; the
    likeliest of the fillings that differ; what the exact comparisons find; and those features of the pair that `TRAITS` names."""

    aligned: float
    same: float
    conflict: float
    filling: Weighed | None = None
    exact: tuple[Difference, ...] = ()
    traits: Mapping[str, float] = field(default_factory=dict)


@functools.cache
def _trees() -> dict[str, Trees]:
    with np.load(weights("aligner.npz")) as held:
        return trees_in(held)


def trees_in(held: Mapping[str, NDArray[Any]]) -> dict[str, Trees]:
    """The trees of every question, from the arrays that `training/train_aligner.py` writes."""
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
    with one_thread():
        return opinions_of(claims, articles, candidate_features(claims, articles, nearest), _trees())


def opinions_of(
    claims: Sequence[Claim], articles: Mapping[str, Article], found: Pairs, trees: Mapping[str, Trees]
) -> list[tuple[int, int, Opinion]]:
    """What `trees`, one set a question, make of candidate pairs."""
    if not found.pairs:
        return []
    aligned = trees["aligned"].chances(found.features)
    near = np.flatnonzero(aligned >= LOOKED)
    same, contradicts = (trees[q].chances(found.features[near]).tolist() for q in QUESTIONS[1:])
    exact = {n: tuple(differences(*(claims[k] for k in found.pairs[n]))) for n in near.tolist()}
    filled = {n: some for n, some in exact.items() if aligned[n] >= FILLED}
    fillings = _fillings(claims, articles, found, filled, trees[DIFFERS])
    traits = [dict(zip(TRAITS, row, strict=True)) for row in found.features[:, _TRAITS].tolist()]
    looked = {
        n: Opinion(float(aligned[n]), same[k], float(aligned[n]) * contradicts[k], fillings.get(n), exact[n], traits[n])
        for k, n in enumerate(near.tolist())
    }
    out = []
    for n, (i, j) in enumerate(found.pairs):
        opinion = looked.get(n)
        if opinion is None:
            # Who did it can be certain of claims that nothing else brings together.
            acts = actors_differ(claims[i], claims[j])
            opinion = Opinion(float(aligned[n]), 0.0, 0.0, None, (acts,) if acts else (), traits[n])
        out.append((i, j, opinion))
    return out


_TRAITS = [FEATURES.index(name) for name in TRAITS]


def _fillings(
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
    found: Pairs,
    exact: Mapping[int, tuple[Difference, ...]],
    differs: Trees,
) -> dict[int, Weighed]:
    """The likeliest of the fillings that differ, by pair, in some of the pairs of which `exact` has the exact differences; all judged at
    once."""
    texts = {a: article.text.casefold() for a, article in articles.items()}
    laid = []
    for n, known in exact.items():
        i, j = found.pairs[n]
        likenesses = found.features[n, : len(MEASURES)].tolist()
        both = texts[claims[i].article], texts[claims[j].article]
        laid.append(described(claims[i], claims[j], found.seen[i], found.seen[j], likenesses, both, known))
    flat = [d.features for some in laid for d in some]
    chances = iter(differs.chances(np.asarray(flat, dtype=np.float32)).tolist() if flat else ())
    out: dict[int, Weighed] = {}
    for n, some in zip(exact, laid, strict=True):
        chance, best = max(((next(chances), k) for k in range(len(some))), default=(0.0, -1))
        if chance >= FAINT:
            left, right = (claims[k] for k in found.pairs[n])
            d = some[best]
            out[n] = Weighed(difference_of(d.candidate, left, right), chance, d.features[COVERED])
    return out
