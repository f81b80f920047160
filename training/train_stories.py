"""Count how common words are in news, and grow the trees that say whether two articles report the same event.

    python training/train_stories.py DATA --out src/rashomon/data/stories.npz

DATA holds the sets (`events_*/dev.jsonl.gz`, and for the counts flat_pages, giveme5w1h and polnear). The pages go through
the program's own reader first. Figures are of each set with trees grown on the other families of sets only; see stories.md.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from boosted import arrays
from rashomon.article import read_article
from rashomon.errors import PageError
from rashomon.model import Article, Page
from rashomon.stories import FEATURES, Judged, at_hand, judge_pairs, linked
from rashomon.text.terms import BUCKETS, bucket, words

SEED = 20261126
FAMILIES = (("newscluster",), ("ecbplus",), ("basil",), ("newswcl50",), ("wikinews",), ("html_real",))
COUNTED = (("flat_pages", "dev", "gold_text"), ("giveme5w1h", "dev", "text"), ("polnear", "train", "text"))
TOPIC = 14  # articles of one "event" of events_wikinews from which it is a topic (a month of a campaign)
HARD = 10  # pairs of other events an article that are trained on, the likest ones
SMALL = 30  # collections of a few articles, as a reader's open tabs
THRESHOLDS = np.arange(0.5, 0.98, 0.02)
Background = tuple[np.ndarray, int]


@dataclass(frozen=True)
class Collection:
    """Articles that were grouped together, with the event of each."""

    family: str
    name: str
    judged: Judged
    events: np.ndarray

    @property
    def same(self) -> np.ndarray:
        return self.events[self.judged.pairs[:, 0]] == self.events[self.judged.pairs[:, 1]]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as f:
        yield from map(json.loads, f)


def counts(data: Path) -> Background:
    """In how many texts the words of each bucket stand, and of how many texts."""
    seen, texts = np.zeros(BUCKETS, dtype=np.int64), 0
    for name, split, field in COUNTED:
        for row in rows(data / name / f"{split}.jsonl.gz"):
            seen[list({bucket(w) for w in words(row[field])})] += 1
            texts += 1
    return np.minimum(seen, 65535).astype(np.uint16), texts


def articles(data: Path, family: str) -> list[tuple[Article, str]]:
    out = []
    for n, row in enumerate(rows(data / f"events_{family}" / "dev.jsonl.gz")):
        text = row.get("flat_text") or row.get("text") or ""
        title = row.get("title") or ""
        if "flat_text" not in row and title and not text.startswith(title):
            text = f"{title}\n\n{text}"
        if str(row["event"]).startswith("AMBIG"):
            continue
        try:
            page = Page(f"{n}.txt", text, False, hashlib.sha256(text.encode()).hexdigest())
            out.append((read_article(page, f"a{n}"), row["event"]))
        except PageError as error:
            print(f"{family}: {error}")
    size = Counter(event for _, event in out)
    return [(a, e) for a, e in out if family != "wikinews" or size[e] <= TOPIC]


def collections(family: str, items: Sequence[tuple[Article, str]], background: Background) -> Iterator[Collection]:
    """The whole set; sets in which most events have one article, as in a crawl; and a few articles of two or three events."""
    rng = np.random.default_rng(SEED)
    by_event: dict[str, list[int]] = defaultdict(list)
    for n, (_, event) in enumerate(items):
        by_event[event].append(n)

    def made(name: str, kept: Iterable[int]) -> Collection:
        chosen = [items[n] for n in kept]
        return Collection(
            family, name, judge_pairs([a for a, _ in chosen], background=background), np.array([e for _, e in chosen])
        )

    yield made("all", range(len(items)))
    for share in (0.5, 0.8):
        kept = []
        for members in by_event.values():
            order = rng.permutation(members).tolist()
            kept += order[: 1 if rng.random() < share else int(rng.integers(2, 6))]
        yield made(f"thinned {share}", kept)
    events = list(by_event)
    for n in range(SMALL):
        few = rng.choice(len(events), size=min(len(events), int(rng.integers(1, 4))), replace=False)
        kept = [m for k in few for m in rng.permutation(by_event[events[k]])[: int(rng.integers(1, 5))].tolist()]
        yield made(f"few {n}", kept)


def examples(sets: Iterable[Collection]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features, whether the same event, and weights: every collection counts by the root of its size, an event once."""
    x, y, w = [], [], []
    for c in sets:
        same = c.same
        likest = np.argsort(-c.judged.features[:, 0])
        hard = likest[~same[likest]][: HARD * len(c.events)]
        kept = np.concatenate([np.flatnonzero(same), hard])
        if not len(kept):
            continue
        size = Counter(c.events.tolist())
        event = c.events[c.judged.pairs[kept, 0]].tolist()
        weight = np.array([1 / size[e] if s else 1.0 for e, s in zip(event, same[kept], strict=True)])
        x.append(c.judged.features[kept])
        y.append(same[kept])
        w.append(weight * np.sqrt(len(c.events)) / weight.sum())
    return np.vstack(x), np.concatenate(y), np.concatenate(w) * 1000 / np.concatenate(w).mean()


def grown(sets: Iterable[Collection]) -> HistGradientBoostingClassifier:
    """Trees that a greater likeness can only make surer, and days far apart less sure."""
    x, y, w = examples(sets)
    signs = [-1 if name == "far" else 1 for name in FEATURES]
    model = HistGradientBoostingClassifier(
        max_iter=100, max_leaf_nodes=6, learning_rate=0.08, min_samples_leaf=60, l2_regularization=5,
        monotonic_cst=signs, random_state=SEED,
    )  # fmt: skip
    return model.fit(x, y, sample_weight=w / w.mean())


def pair_f1(gold: Sequence[str], groups: Sequence[Sequence[int]]) -> float:
    def ties(sizes: Iterable[int]) -> int:
        return sum(n * (n - 1) // 2 for n in sizes)

    found = ties(len(g) for g in groups)
    right = ties(n for g in groups for n in Counter(gold[i] for i in g).values())
    wanted = ties(Counter(gold).values())
    return 2 * right / (found + wanted) if found + wanted else 1.0


def curve(c: Collection, model: HistGradientBoostingClassifier) -> list[float]:
    chances = model.predict_proba(c.judged.features)[:, 1] if len(c.judged.pairs) else np.zeros(0)
    chances = at_hand(chances, c.judged.pairs, len(c.events))
    return [pair_f1(c.events.tolist(), linked(len(c.events), c.judged.pairs, chances, t)) for t in THRESHOLDS]


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", type=Path)
    ap.add_argument("--out", type=Path, required=True)
    args = ap.parse_args()
    background = counts(args.data)
    print(f"{background[1]} texts, {np.count_nonzero(background[0])} buckets of words")
    made = {
        name: list(collections(name, articles(args.data, name), background)) for family in FAMILIES for name in family
    }
    curves: dict[str, list[float]] = {}
    for family in FAMILIES:
        model = grown(c for name, sets in made.items() if name not in family for c in sets)
        for name in family:
            for kind in ("all", "thinned 0.5", "thinned 0.8", "few"):
                held = [curve(c, model) for c in made[name] if c.name.startswith(kind)]
                curves[f"{name}, {kind}"] = np.mean(held, axis=0).tolist()
    best = int(np.argmax(np.mean(list(curves.values()), axis=0)))
    print(
        f"pair F1 by leaving the family out, at the common threshold {THRESHOLDS[best]:.2f} (best for the set alone):"
    )
    for name, f1 in curves.items():
        print(f"  {name:24} {f1[best]:.3f} ({max(f1):.3f} at {THRESHOLDS[int(np.argmax(f1))]:.2f})")
    print(f"  mean {np.mean([f1[best] for f1 in curves.values()]):.3f}")
    held = arrays([grown(c for sets in made.values() for c in sets)])
    buckets = np.flatnonzero(background[0])
    np.savez_compressed(
        args.out, **held, buckets=buckets.astype(np.int32), counts=background[0][buckets], texts=np.array(background[1])
    )
    print(f"{args.out}: {args.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
