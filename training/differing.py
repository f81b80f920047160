"""What the trees `differs` learn from: rows of fillings that differ, each with whether they are two versions of one particular.

Three sources: sentences in which one filling was altered (see `altered.py`), pairs of claims written by hand, and the candidate
pairs of annotated events. Of the first the altered filling is known. Of the others only the pair is: there the likeliest filling
of a contradicting pair counts as the one that contradicts, as judged by trees grown on the rest (multiple-instance learning).
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from altered import Altered, alter, sentence_pairs
from rashomon.claims import read_claims
from rashomon.model import Article, Claim, Labelled, Published, Reading
from rashomon.points.compare import differences
from rashomon.points.likeness import MEASURES, Seen, see, tables
from rashomon.points.slots import ASPECTS, Candidate, Described, described

A_GROUP = 40  # sentence pairs of one event at most
AT_ONCE = 500
BEST = 3  # rank in both articles to which an unaligned pair of an event is worth learning from
WRITTEN, EVENTS = 1.0, 1.0
LIKELY = -1.0  # log-odds


@dataclass
class Rows:
    """Rows of fillings: features, whether they contradict, weights, the event or other group, and the pair that each is of;
    `open` rows are of contradicting pairs of which the filling is not known."""

    x: np.ndarray
    y: np.ndarray
    w: np.ndarray
    group: np.ndarray
    pair: np.ndarray
    open: np.ndarray

    @classmethod
    def of(cls, rows: Sequence[tuple[list[float], int, float, str, str, bool]]) -> Rows:
        x, y, w, group, pair, unknown = zip(*rows, strict=True)
        return cls(
            np.array(x, np.float32), np.array(y), np.array(w, float), np.array(group), np.array(pair), np.array(unknown)
        )

    def __add__(self, other: Rows) -> Rows:
        names = ("x", "y", "w", "group", "pair", "open")
        return Rows(*(np.concatenate([getattr(self, n), getattr(other, n)]) for n in names))

    def __getitem__(self, kept: np.ndarray) -> Rows:
        return Rows(*(getattr(self, n)[kept] for n in ("x", "y", "w", "group", "pair", "open")))


def alone(name: str, text: str) -> Article:
    """The text as all that an article says; all are of one day, so that their weekdays can be compared."""
    passages = (Labelled(0, len(text), text, "paragraph"),)
    published = Published("2031-03-17", "given", True)
    return Article(name, name, text, "", language="en", published=published, passages=passages)


class Read:
    """Readings of single sentences with their claims as the measures see them, each read once."""

    def __init__(self) -> None:
        self.known: dict[str, tuple[Reading, list[Seen]]] = {}

    def read(self, texts: Iterable[str]) -> None:
        new = sorted(set(texts) - self.known.keys())
        for at in range(0, len(new), AT_ONCE):
            readings = list(read_claims(alone(f"t{at + n}", t) for n, t in enumerate(new[at : at + AT_ONCE])))
            claims = [c for r in readings for c in r.claims]
            seen = iter(see(claims, {r.article.id: r.article for r in readings}))
            for r in readings:
                self.known[r.article.text] = (r, [next(seen) for _ in r.claims])

    def fillings(self, left: str, right: str) -> Iterator[tuple[Claim, Claim, Seen, Seen, Described]]:
        """All that differs between the claims of two texts."""
        (ours, seen), (theirs, others) = self.known[left], self.known[right]
        if not ours.claims or not theirs.claims:
            return
        table = tables(seen, others)
        texts = left.casefold(), right.casefold()
        for i, a in enumerate(ours.claims):
            for j, b in enumerate(theirs.claims):
                for d in described(a, b, seen[i], others[j], table[:, i, j].tolist(), texts, differences(a, b)):
                    yield a, b, seen[i], others[j], d


def documents(paths: Sequence[Path]) -> Iterator[tuple[str, list[list[str]]]]:
    """Events with the sentences of their documents, of JSON lines with `event` or `subtopic`, and `text` or tokenised `sentences`."""
    for path in paths:
        events: dict[str, list[list[str]]] = defaultdict(list)
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                told = [_joined(s) for s in row["sentences"]] if "sentences" in row else split(row["text"])
                events[row.get("subtopic") or row["event"]].append(told)
        yield from ((f"{path.parent.name} {name}", events[name]) for name in sorted(events))


def split(text: str) -> list[str]:
    """Sentences, roughly."""
    return re.split(r"(?<=[.!?][”\"’ ])\s*(?=[A-Z“\"])|(?<=[.!?])\s+(?=[A-Z“\"])|\n+|\\n", text)


def _joined(tokens: Sequence[str]) -> str:
    text = " ".join(tokens).replace("``", '"').replace("''", '"').replace("$ ", "$").replace(" - ", "-")
    text = text.replace(" 's", "'s").replace(" n't", "n't")
    return re.sub(r"\s+([.,;:!?%)])", r"\1", re.sub(r"([(£])\s+", r"\1", text))


def altered_rows(events: Sequence[tuple[str, list[list[str]]]], seed: int) -> Rows:
    """Fillings of sentence pairs as they are, and of those with one fact altered."""
    rng, held = random.Random(seed), Read()
    base = [(n, s, t) for n, (_, told) in enumerate(events) for s, t in sentence_pairs(told, A_GROUP, rng)]
    held.read(t for _, *both in base for t in both)
    pool: dict[str, list[str]] = defaultdict(list)
    for _, _, t in base:
        for e in held.known[t][0].entities:
            pool[e.kind] += [e.mentions[0].text] if e.mentions else []
    pairs = [a for n, s, t in base for a in alter(held.known[s][0], held.known[t][0], pool, n, rng)]
    held.read(t for a in pairs for t in (a.left, a.right))
    rows = []
    for n, pair in enumerate(pairs):
        for left, right, _, theirs, d in held.fillings(pair.left, pair.right):
            y, w = _altered(pair, d.candidate, left, right, theirs)
            rows.append((d.features, y, w, events[pair.group][0], f"altered {n}", False))
    return Rows.of(rows)


def _altered(pair: Altered, c: Candidate, left: Claim, right: Claim, theirs: Seen) -> tuple[int, float]:
    """Whether these fillings are what was altered, and a weight: 0 where the left one is not what stood there before."""
    if not pair.kind:
        return 0, 1.0
    if pair.kind == "denial" and pair.span[1] - pair.span[0] == 1:
        return int(c.kind == "denial" and c.left.kind == "denial"), 1.0
    if c.kind == "speaker":
        start, end = right.attribution[0].start, right.attribution[0].end
    else:
        start = right.start + theirs.words.starts[c.right.first]
        end = right.start + theirs.words.ends[c.right.last - 1]
    if not (start < pair.span[1] and pair.span[0] < end):
        return 0, 1.0
    words = [set(re.findall(r"\w+", t.casefold())) for t in (c.left.text, pair.before)]
    return (1, 1.0) if not pair.before or words[0] & words[1] else (0, 0.0)


def written_rows(pairs: Sequence[dict[str, Any]]) -> Rows:
    """Fillings of the pairs written by hand."""
    held = Read()
    held.read(t for p in pairs for t in (p["a"], p["b"]))
    rows = []
    for n, p in enumerate(pairs):
        against = p["label"] == "conflict"
        for *_, d in held.fillings(p["a"], p["b"]):
            fits = against and (p["aspect"] is None or p["aspect"] in ASPECTS[d.candidate.kind])
            rows.append(
                (d.features, 0, WRITTEN if fits or not against else 0.0, f"written {n % 20}", f"written {n}", fits)
            )
    return Rows.of(rows)


def event_rows(
    name: str, claims: Sequence[Claim], articles: dict[str, Article], found: Any, targets: np.ndarray, weights: np.ndarray, rank: int
) -> list[tuple[list[float], int, float, str, str, bool]]:  # fmt: skip
    """Fillings of an event's candidate pairs: of all that are aligned, and of the others that stand nearest. `rank`: the
    column of the features that holds a pair's greater rank."""
    texts = {a: article.text.casefold() for a, article in articles.items()}
    rows = []
    for n, (i, j) in enumerate(found.pairs):
        aligned, _, against = targets[n]
        if not aligned and found.features[n, rank] >= BEST:
            continue
        both = texts[claims[i].article], texts[claims[j].article]
        likenesses = found.features[n, : len(MEASURES)].tolist()
        for d in described(
            claims[i], claims[j], found.seen[i], found.seen[j], likenesses, both, differences(claims[i], claims[j])
        ):
            rows.append((d.features, 0, EVENTS * weights[n], name, f"{name} {n}", bool(against)))
    return rows


def classifier(seed: int) -> HistGradientBoostingClassifier:
    return HistGradientBoostingClassifier(
        max_iter=200, learning_rate=0.06, max_leaf_nodes=16, min_samples_leaf=30, l2_regularization=5, max_features=0.5,
        random_state=seed,
    )  # fmt: skip


def fitted(rows: Rows, seed: int) -> list[HistGradientBoostingClassifier]:
    """A first classifier settles which filling of each contradicting pair contradicts, a second learns from all."""
    sure = ~rows.open
    first = classifier(seed).fit(rows.x[sure], rows.y[sure], sample_weight=rows.w[sure])
    settled = settle(rows, first.decision_function(rows.x))
    return [classifier(seed + 1).fit(settled.x, settled.y, sample_weight=settled.w)]


def settle(rows: Rows, chances: np.ndarray) -> Rows:
    """The likeliest filling of each contradicting pair is taken to be the one, where it is likely at all; its others are not
    learned from. `chances`: log-odds."""
    best: dict[str, int] = {}
    for n in np.flatnonzero(rows.open).tolist():
        p = str(rows.pair[n])
        if p not in best or chances[n] > chances[best[p]]:
            best[p] = n
    y, w = rows.y.copy(), rows.w.copy()
    chosen = np.array(sorted(n for n in best.values() if chances[n] >= LIKELY), dtype=int)
    w[rows.open] = 0
    y[chosen], w[chosen] = 1, rows.w[chosen]
    return replace(rows, y=y, w=w)
