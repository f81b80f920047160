"""Grow the aligner's trees on annotated events, and check them on others.

    python training/train_aligner.py --cases DIR [--pairs FILE] [--reports FILE...] [--data DIR] [--check DIR] --out src/rashomon/data/aligner.npz

DIR holds one folder an event: the documents and `case.json`, in the format of `eval/cases`; the events of `written/` are added. Every candidate
pair of the program's own claims is labelled by the annotators' quotes that the two claims cover. The trees `differs`, which judge two fillings, are grown
on the same events, on the pairs written by hand and on the reports' sentences with one fact altered (`differing.py`,
`altered.py`). The figures printed are out of fold over events, those of the thresholds of `rashomon.settings` among them. See
aligner.md for the data and the figures.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import repeat
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold

from boosted import arrays
from differing import Rows, altered_rows, documents, event_rows, fitted, settle, written_rows
from judged import SIDES, judged_events, labels, read_whole, reports
from rashomon.claims import read_claims
from rashomon.inferred import date_together
from rashomon.model import Article, Claim, Labelled, Polarity, Reading
from rashomon.names import merge_entities
from rashomon.pipeline import read
from rashomon.points.features import BY_ITSELF, FEATURES, candidate_features
from rashomon.points.frames import states_something
from rashomon.points.judge import DIFFERS, QUESTIONS, trees_in
from rashomon.trees import Trees
from standing import Told, differences_of
from standing import fitted as fitted_signs

NEAREST = 8  # candidates a claim, more than at run time: the farther ones are negatives worth knowing
SEED = 20261122
WRITTEN = 0.5  # what a written pair counts beside one of the events: it is purer, and less like what the program meets
BAGS = 4
RANK = FEATURES.index("late rank most")
INVENTED = Path(__file__).with_name("written")
"""Events written for this project, in the format of the annotated ones."""
IMAGINED = 0.3  # what their pairs count: at 1, claims of one topic are taken for the same more often in real reports

Roles = set[tuple[str, str]]


@dataclass(frozen=True)
class Event:
    """Feature rows of one event's candidate pairs, with a target (aligned, same, conflict) and a weight for each."""

    name: str
    features: np.ndarray
    targets: np.ndarray
    weights: np.ndarray
    fillings: tuple[Any, ...] = ()
    told: Told | None = None
    judged: bool = False


def load(folder: Path) -> Event:
    case = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    sources = [str(folder / d["file"]) for d in case["documents"]]
    articles = [a for a in read(sources) if isinstance(a, Article)]
    readings, _ = merge_entities(tuple(read_claims(date_together(articles))))
    claims = [c for r in readings for c in r.claims if states_something(c)]
    by_id = {r.article.id: r.article for r in readings}
    roles = roles_of(claims, by_id, case)
    points = {p["id"]: p for p in case["points"]}
    found = candidate_features(claims, by_id, NEAREST)
    labelled = [label(roles[i], roles[j], points) for i, j in found.pairs]
    targets, weights = np.array([t for t, _ in labelled]).reshape(-1, 3), np.array([w for _, w in labelled])
    rows = event_rows(folder.name, claims, by_id, found, targets, weights, RANK)
    told = Told(claims, by_id, found, targets[:, 2], weights)
    return Event(folder.name, found.features, targets, weights, tuple(rows), told)


def load_judged(name: str, rows: list[dict[str, Any]], data: Path, folder: Path) -> Event:
    """An event of which some pairs were judged: the rest are left out, but that what differs between reports that a reader read
    whole contradicts only where he said so. `folder` is for its documents."""
    page = folder / f"{name}.jsonl"
    sources = list(dict.fromkeys(row[s] for row in rows for s in SIDES if s in row))
    page.write_text("".join(json.dumps(r) + "\n" for r in reports(sources, data)), encoding="utf-8")
    articles = [a for a in read([str(page)]) if isinstance(a, Article)]
    readings, _ = merge_entities(tuple(read_claims(date_together(articles))))
    claims = [c for r in readings for c in r.claims if states_something(c)]
    by_id = {r.article.id: r.article for r in readings}
    found = candidate_features(claims, by_id, NEAREST)
    said = labels(rows, claims, by_id)
    targets = np.array([TARGETS[said.get(pair, "other")] for pair in found.pairs]).reshape(-1, 3)
    weights = np.array([COUNTS.get(said.get(pair, ""), 0.0) for pair in found.pairs])
    fillings = [row for row in event_rows(name, claims, by_id, found, targets, weights, RANK) if row[2] > 0]
    kept = weights > 0
    whole = {a for a, article in by_id.items() if article.source in read_whole(rows)}
    both = np.array([{claims[i].article, claims[j].article} <= whole for i, j in found.pairs], dtype=bool)
    told = Told(claims, by_id, found, targets[:, 2], np.where(kept, weights, WHOLE * both))
    return Event(name, found.features[kept], targets[kept], weights[kept], tuple(fillings), told, judged=True)


TARGETS = {"same": (1, 1, 0), "conflict": (1, 0, 1), "more": (0, 0, 0), "other": (0, 0, 0)}
"""Aligned, same, conflict of each label of a judged pair."""

COUNTS = {"same": 1.0, "conflict": 1.0, "more": 0.5, "other": 1.0}
"""What a pair of each label counts: annotators of events take some of what goes further for the same."""

JUDGED = (0.3, 1.0, 1.0)
"""What judged pairs count beside those of annotated events, by question: annotators take more for one particular than judges."""

WHOLE = 0.5
"""What a difference counts that a reader of both whole reports did not name as a contradiction."""


def roles_of(claims: list[Claim], articles: dict[str, Article], case: dict[str, Any]) -> list[Roles]:
    """For each claim, the points (and sides) of whose evidence it holds 60 %, or in whose evidence it lies by 80 %."""
    out: list[Roles] = [set() for _ in claims]
    for name, start, end, role in quotes(case, {Path(a.source).name: a.text for a in articles.values()}):
        for c, held in zip(claims, out, strict=True):
            both = min(c.end, end) - max(c.start, start)
            inside = both >= 0.8 * (c.end - c.start) and len(c.text.split()) >= 3
            if Path(articles[c.article].source).name == name and (both >= 0.6 * (end - start) or inside):
                held.add(role)
    return out


def quotes(case: dict[str, Any], texts: dict[str, str]) -> Iterator[tuple[str, int, int, tuple[str, str]]]:
    """Every quote of the gold: file, start, end, and its point and side."""
    for point in case["points"]:
        for e in point["evidence"]:
            at = texts.get(e["file"], "").find(e["quote"])
            if at >= 0:
                yield e["file"], at, at + len(e["quote"]), (point["id"], e.get("side", ""))


def label(left: Roles, right: Roles, points: dict[str, Any]) -> tuple[tuple[int, int, int], float]:
    """(aligned, same, conflict) and a weight: 0 where optional points are touched, of which the annotation is not exhaustive."""
    target, weight = (0, 0, 0), 1.0
    for i, s in left:
        for j, t in right:
            if i != j:
                continue
            point = points[i]
            loose = 0.5 if point.get("optional") else 1.0
            if point["status"] == "conflict" and s and t and s != t:
                return (1, 0, 1), loose
            if point["status"] == "corroborated" or s == t:
                target, weight = (1, 1, 0), loose
    if target == (0, 0, 0) and any(points[i].get("optional") for i, _ in left | right):
        weight = 0.0
    return target, weight


def written(path: Path) -> Event:
    """The pairs written by hand, one JSON object a line: each text an article of its own, read as one claim."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    rows = [r for r in rows if r["label"] != "unrelated"]
    articles = [
        Article(
            f"{side}{n}", side, r[side], "", language="en", passages=(Labelled(0, len(r[side]), r[side], "paragraph"),)
        )
        for n, r in enumerate(rows)
        for side in ("a", "b")
    ]
    whole = {r.article.id: joined(r) for r in read_claims(articles)}
    features, targets = [], []
    for n, r in enumerate(rows):
        pair = [whole[f"{side}{n}"] for side in ("a", "b")]
        if None in pair:
            continue
        found = candidate_features(
            pair, {c.article: a for c, a in zip(pair, articles[2 * n : 2 * n + 2], strict=True)}, 1
        )
        if not found.pairs:  # too unlike to be looked at
            continue
        features.append(found.features[0])
        targets.append((1, int(r["label"] == "same"), int(r["label"] == "conflict")))
    return Event("written", np.stack(features), np.array(targets), np.full(len(targets), WRITTEN))


def joined(reading: Reading) -> Claim | None:
    """All claims of a reading as one over the whole text."""
    text, claims = reading.article.text, reading.claims
    if not claims:
        return None
    first = claims[0]
    return replace(
        first, start=0, end=len(text), text=text, sentence=(0, len(text)),
        values=tuple(v for c in claims for v in c.values), words=tuple(w for c in claims for w in c.words),
        polarity=max((c.polarity for c in claims), key=lambda p: p is Polarity.NEGATED),
    )  # fmt: skip


def classifier(question: int, seed: int) -> HistGradientBoostingClassifier:
    least, rounds = (60, 160) if question < 2 else (25, 120)
    return HistGradientBoostingClassifier(
        max_iter=rounds, learning_rate=0.05, max_leaf_nodes=12, min_samples_leaf=least, l2_regularization=5,
        max_features=0.5, random_state=seed,
    )  # fmt: skip


@dataclass(frozen=True)
class Bag:
    """Classifiers of one question, each grown on four fifths of the events: their mean log-odds vary less than any one's."""

    members: list[HistGradientBoostingClassifier]

    @classmethod
    def grown(cls, question: int, x: np.ndarray, y: np.ndarray, w: np.ndarray, group: np.ndarray) -> Bag:
        rng = np.random.default_rng(SEED)
        members = []
        for n in range(BAGS):
            kept = np.isin(group, rng.permutation(np.unique(group))[: int(0.8 * len(np.unique(group)))]) | (group < 0)
            members.append(classifier(question, SEED + n).fit(x[kept], y[kept], sample_weight=w[kept]))
        return cls(members)

    def log_odds(self, x: np.ndarray) -> np.ndarray:
        return np.mean([m.decision_function(x) for m in self.members], axis=0)


def examples(events: list[Event], question: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Features, targets, weights and event numbers. Of the third question: aligned pairs only, by what they have themselves."""
    x = np.vstack([e.features for e in events]).astype(np.float64)
    y = np.vstack([e.targets for e in events])
    w = np.concatenate([e.weights * (JUDGED[question] if e.judged else 1) for e in events])
    group = np.repeat(np.arange(len(events)), [len(e.features) for e in events])
    if question == 2:
        kept = y[:, 0] == 1
        x, y, w, group = x[kept], y[kept], w[kept], group[kept]
        x[:, [n for n in range(x.shape[1]) if n not in BY_ITSELF]] = 0
    return x, y[:, question], w, group


def grow(
    events: list[Event], question: int, more: list[Event], folds: int = 5
) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """The arrays of one question's trees, calibrated out of fold over events, and the out-of-fold probabilities.

    `more` is trained on in every fold and never scored.
    """
    x, y, w, group = examples(events, question)
    extra = examples(more, question) if more else (x[:0], y[:0], w[:0], group[:0])

    def fitted(rows: np.ndarray) -> Bag:
        parts = zip((x[rows], y[rows], w[rows], group[rows]), (*extra[:3], extra[3] * 0 - 1), strict=True)
        return Bag.grown(question, *(np.concatenate(p) for p in parts))

    held_out = np.zeros(len(x))
    for train, test in GroupKFold(folds).split(x, y, group):
        held_out[test] = fitted(train).log_odds(x[test])
    platt = LogisticRegression(C=1e6).fit(held_out[:, None], y, sample_weight=w)
    slope, shift = float(platt.coef_[0, 0]), float(platt.intercept_[0])
    return arrays(fitted(np.arange(len(x))).members) | {"calibration": np.array([slope, shift])}, held_out


def grow_differs(rows: Rows) -> dict[str, np.ndarray]:
    """The arrays of the trees that judge fillings, calibrated on a fifth of the groups that other trees did not see."""
    groups = np.unique(rows.group)
    apart = np.isin(rows.group, np.random.default_rng(SEED).permutation(groups)[: len(groups) // 5])
    checked = Bag(fitted(rows[~apart], SEED)).log_odds(rows.x[apart])
    settled = settle(rows[apart], checked)
    kept = settled.w > 0
    platt = LogisticRegression(C=1e6).fit(checked[kept, None], settled.y[kept], sample_weight=settled.w[kept])
    print(
        f"{DIFFERS}: {len(rows.y)} fillings, AP out of fold {average_precision_score(settled.y[kept], checked[kept]):.3f}"
    )
    calibration = np.array([float(platt.coef_[0, 0]), float(platt.intercept_[0])])
    return arrays(fitted(rows, SEED)) | {"calibration": calibration}


def average_precision(scores: np.ndarray, events: list[Event], question: int) -> str:
    _, y, w, _ = examples(events, question)
    return f"{average_precision_score(y[w > 0], scores[w > 0]):.3f} (chance {y[w > 0].mean():.3f})"


def at_thresholds(chances: np.ndarray, events: list[Event], question: int) -> str:
    """Precision and recall over pairs at each threshold, from which those of `rashomon.settings` are chosen."""
    _, y, w, _ = examples(events, question)
    rows = []
    for threshold in (0.1, 0.2, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8):
        said = (chances >= threshold) & (w > 0)
        right = (said & (y == 1)).sum()
        rows.append(f"{threshold} P {right / max(1, said.sum()):.2f} R {right / max(1, (y[w > 0] == 1).sum()):.2f}")
    return "  from " + ", ".join(rows)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--cases", type=Path, required=True)
    ap.add_argument("--pairs", type=Path, help="pairs written by hand (`a`, `b`, `label`), for the third question")
    ap.add_argument(
        "--reports", type=Path, nargs="*", default=[], help="events' reports (JSON lines), to alter facts in"
    )
    ap.add_argument("--data", type=Path, help="the folder of sets whose documents the judged pairs are of")
    ap.add_argument("--check", type=Path, help="events to check on, never trained on")
    ap.add_argument("--out", type=Path, required=True)
    args = ap.parse_args()
    with ProcessPoolExecutor() as pool, tempfile.TemporaryDirectory() as folder:
        events = [*pool.map(load, (p.parent for p in sorted(args.cases.glob("*/case.json"))))]
        invented = pool.map(load, (p.parent for p in sorted(INVENTED.glob("*/case.json"))))
        events += [replace(e, weights=e.weights * IMAGINED) for e in invented]
        if args.data:
            judged = judged_events()
            events += pool.map(load_judged, judged, judged.values(), repeat(args.data), repeat(Path(folder)))
        checks = [*pool.map(load, (p.parent for p in sorted(args.check.glob("*/case.json"))))] if args.check else []
    print(f"{len(events)} events, {sum(len(e.features) for e in events)} pairs")
    more = [written(args.pairs)] if args.pairs else []
    held: dict[str, np.ndarray] = {}
    for n, question in enumerate(QUESTIONS):
        grown, held_out = grow(events, n, more if n == 2 else [])
        held |= {f"{question} {name}": value for name, value in grown.items()}
        line = f"{question}: AP out of fold {average_precision(held_out, events, n)}"
        if checks:
            trees = Trees(
                **{k: grown[k] for k in ("column", "threshold", "left", "right", "value")}, base=float(grown["base"])
            )
            found = trees.chances(examples(checks, n)[0].astype(np.float32))
            line += f", on the {len(checks)} events to check {average_precision(found, checks, n)}"
        print(line, flush=True)
        slope, shift = grown["calibration"]
        print(at_thresholds(1 / (1 + np.exp(-(slope * held_out + shift))), events, n), flush=True)
    rows = Rows.of([row for e in events for row in e.fillings])
    if args.pairs:
        rows += written_rows([json.loads(line) for line in args.pairs.read_text(encoding="utf-8").splitlines()])
    if args.reports:
        rows += altered_rows([*documents(args.reports)], SEED)
    held |= {f"{DIFFERS} {name}": value for name, value in grow_differs(rows).items()}
    np.savez_compressed(args.out, **held)
    fit_stands(events, checks, held, more, rows)


def fit_stands(
    events: list[Event], checks: list[Event], held: dict[str, np.ndarray], more: list[Event], rows: Rows
) -> None:
    """Print the table of `rashomon.points.stands`, fitted on what trees find that were grown without the event."""
    names = np.array([e.name for e in events])
    unseen = np.random.default_rng(SEED).random(len(rows.y)) < FEWER_ALTERED
    signs = []
    for fold in np.array_split(np.random.default_rng(SEED).permutation(names), FOLDS):
        rest = [e for e in events if e.name not in fold]
        grown: dict[str, np.ndarray] = {}
        for n, question in enumerate(QUESTIONS):
            arrays_of, _ = grow(rest, n, more if n == 2 else [], folds=2)
            grown |= {f"{question} {name}": value for name, value in arrays_of.items()}
        few = rows[~np.isin(rows.group, fold) & (unseen | ~np.char.startswith(rows.pair, "altered"))]
        grown |= {f"{DIFFERS} {name}": value for name, value in grow_differs(few).items()}
        trees = trees_in(grown)
        signs += [s for e in events if e.name in fold and e.told for s in differences_of(e.name, e.told, trees)]
    trees = trees_in(held)
    # Invented events hold far more contradictions than the world's.
    invented = {p.parent.name for p in INVENTED.glob("*/case.json")}
    signs = [s for s in signs if s.event not in invented]
    fitted_signs(signs, [s for e in checks if e.told for s in differences_of(e.name, e.told, trees)])


FOLDS = 5
FEWER_ALTERED = 0.4
"""Share of the altered sentences' fillings that trees of a fold are grown on, to save time."""


if __name__ == "__main__":
    main()
