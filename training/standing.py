"""What `rashomon.points.stands` learns from: differences between claims as the program finds them on events that its trees have not
seen, each with whether it is a contradiction; and the regression over their signs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from rashomon.model import Article, Claim
from rashomon.points.excuses import excuse
from rashomon.points.features import Pairs
from rashomon.points.judge import opinions_of
from rashomon.points.stands import WEIGHTS, signs
from rashomon.points.table import verdict
from rashomon.settings import DEFAULT
from rashomon.trees import Trees

STRENGTH = 0.05  # of the data against the prior that no sign counts


@dataclass(frozen=True)
class Told:
    """An event's claims and candidate pairs, each pair with whether it contradicts and a weight (0: not known)."""

    claims: Sequence[Claim]
    articles: Mapping[str, Article]
    found: Pairs
    contradicts: np.ndarray
    weights: np.ndarray


@dataclass(frozen=True)
class Sign:
    """A difference of an event: its signs, whether it contradicts, and a weight."""

    event: str
    signs: tuple[float, ...]
    contradicts: bool
    weight: float


def differences_of(name: str, told: Told, trees: Mapping[str, Trees]) -> Iterator[Sign]:
    """The differences that would be shown but for this regression, by trees that were grown without the event."""
    for n, (i, j, opinion) in enumerate(opinions_of(told.claims, told.articles, told.found, trees)):
        verdicts = verdict(opinion)
        if verdicts.conflict < DEFAULT.conflict or told.weights[n] == 0:
            continue
        pair, found = (told.claims[i], told.claims[j]), verdicts.difference
        if found is not None and excuse(found, *pair, told.articles, verdicts.conflict) is None:
            seen = signs(found, *pair, told.articles, opinion, verdicts)
            yield Sign(name, tuple(seen[s] for s in WEIGHTS), bool(told.contradicts[n]), float(told.weights[n]))


def fitted(rows: Sequence[Sign], checks: Sequence[Sign]) -> None:
    """Print the weights, and how well they tell contradictions: by cross-validation over events, and on events to check."""
    x, y, w = np.array([r.signs for r in rows]), np.array([r.contradicts for r in rows]), [r.weight for r in rows]
    group = np.array([r.event for r in rows])
    held_out = np.zeros(len(y))
    for train, test in GroupKFold(8, shuffle=True, random_state=1).split(x, y, group):
        held_out[test] = _regression(x[train], y[train], np.array(w)[train]).decision_function(x[test])
    whole = _regression(x, y, np.array(w))
    table = list(WEIGHTS).index("verdict")
    print(f"{len(y)} differences of {len(set(group))} events, {y.sum()} contradict")
    print(_figures("before, by the table", x[:, table], y), _figures("out of fold", held_out, y), sep="\n")
    if checks:
        cx, cy = np.array([r.signs for r in checks]), np.array([r.contradicts for r in checks])
        print(_figures("to check, by the table", cx[:, table], cy))
        print(_figures("to check", whole.decision_function(cx), cy))
    scale, regression = whole[0], whole[-1]
    weights = regression.coef_[0] / scale.scale_
    print(f"CONSTANT = {regression.intercept_[0] - (scale.mean_ * weights).sum():.2f}")
    print("\n".join(f'    "{s}": {v:.2f},' for s, v in zip(WEIGHTS, weights, strict=True)))
    chances = 1 / (1 + np.exp(-held_out))
    for threshold in (0.05, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4):
        said = chances >= threshold
        line = f"from {threshold} P {y[said].mean() if said.any() else 0:.2f} R {(y & said).sum() / y.sum():.2f} of {said.sum()}"
        if checks:
            said = whole.predict_proba(cx)[:, 1] >= threshold
            line += f"; to check P {cy[said].mean() if said.any() else 0:.2f} R {(cy & said).sum() / cy.sum():.2f} of {said.sum()}"
        print(line)


def _regression(x: np.ndarray, y: np.ndarray, w: np.ndarray):  # type: ignore[no-untyped-def]
    made = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=1000))
    return made.fit(x, y, logisticregression__sample_weight=w)


def _figures(name: str, scores: np.ndarray, y: np.ndarray) -> str:
    first = y[np.argsort(-scores)]
    at = ", ".join(f"{n}: {first[:n].mean():.2f}" for n in (10, 20, 40, 60) if n <= len(y))
    return f"{name}: AP {average_precision_score(y, scores):.3f} of {y.mean():.3f}; P of the first {at}"
