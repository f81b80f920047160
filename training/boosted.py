"""Trees grown by scikit-learn as the plain arrays that `rashomon.trees.Trees` reads."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier


def arrays(models: Sequence[HistGradientBoostingClassifier]) -> dict[str, np.ndarray]:
    """The trees of all models as one ensemble whose log-odds are the mean of theirs."""
    grown = [p[0].nodes for model in models for p in model._predictors]
    size = max(map(len, grown))
    out = {
        "column": np.full((len(grown), size), -1, np.int16),
        "threshold": np.zeros((len(grown), size), np.float32),
        "left": np.zeros((len(grown), size), np.int16),
        "right": np.zeros((len(grown), size), np.int16),
        "value": np.zeros((len(grown), size), np.float32),
    }
    for t, nodes in enumerate(grown):
        inner = nodes["is_leaf"] == 0
        out["column"][t, : len(nodes)] = np.where(inner, nodes["feature_idx"], -1)
        out["threshold"][t, : len(nodes)] = np.where(inner, nodes["num_threshold"], 0)
        out["left"][t, : len(nodes)] = nodes["left"]
        out["right"][t, : len(nodes)] = nodes["right"]
        out["value"][t, : len(nodes)] = nodes["value"] / len(models)
    base = np.mean([float(np.ravel(m._baseline_prediction)[0]) for m in models])
    return out | {"base": np.array(base)}
