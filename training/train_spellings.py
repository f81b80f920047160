"""Fit the weights by which two spellings of a name are judged, and print them as the table of `rashomon/spellings.py`.

    python training/train_spellings.py PAIRS.jsonl.gz

Pairs as OpenSanctions' name_bench has them (MIT): `name1`, `name2`, `schema`, `match`. Prints the average precision by
cross-validation first: pairs that share a name are never split over folds. See training/spellings.md.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz.fuzz import WRatio
from rapidfuzz.utils import default_process
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import StratifiedGroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from rashomon.names.spellings import FEATURES, features

KINDS = {"Person": "person", "Vessel": "thing"}
FOLDS, ROUNDS, STRENGTH = 10, 5, 0.3


def kind_of(schema: str) -> str:
    return KINDS.get(schema, "body")


def families(pairs: list[dict[str, Any]]) -> np.ndarray:
    """A number for each pair: pairs that share a name, directly or through others, have the same."""
    leader: dict[str, str] = {}

    def root(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    for pair in pairs:
        leader[root(pair["name1"].casefold())] = root(pair["name2"].casefold())
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(root(pair["name1"].casefold()), len(numbers)) for pair in pairs])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    path = parser.parse_args().pairs
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        pairs = [json.loads(line) for line in lines]
    x = np.array([features(p["name1"], p["name2"], kind_of(p["schema"]))[0] for p in pairs])
    y = np.array([bool(p["match"]) for p in pairs])
    model = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=1000))
    reached = []
    for seed in range(ROUNDS):
        folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed)
        scores = cross_val_predict(model, x, y, groups=families(pairs), cv=folds, method="predict_proba")[:, 1]
        reached.append(average_precision_score(y, scores))
    plain = average_precision_score(y, [WRatio(p["name1"], p["name2"], processor=default_process) for p in pairs])
    print(f"# average precision, {FOLDS} folds: {np.mean(reached):.3f} ({min(reached):.3f} to {max(reached):.3f} over")
    print(f"# {ROUNDS} shuffles); rapidfuzz WRatio {plain:.3f}")
    model.fit(x, y)
    scaler, line = model[0], model[1]
    weights = line.coef_[0] / scaler.scale_
    print("_TABLE: dict[str, float] = {")
    for name, weight in zip(FEATURES, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')
    print("}")
    print(f"_BIAS = {line.intercept_[0] - float(weights @ scaler.mean_):.2f}")


if __name__ == "__main__":
    main()
