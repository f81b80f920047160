"""What the aligner knows of a pair of claims: a row of numbers, each with its name.

How alike two claims are counts for less than how much more alike they are than each is to the other's rivals: the relative
columns (`margin`, `rank`) are what lifts alignment most.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from rashomon.model import Article, Claim, Mode
from rashomon.points.compare import denies, fate, of_kind, times_apart
from rashomon.points.contrast import CONTRASTS, contrast_features
from rashomon.points.likeness import MEASURES, Seen, see, tables
from rashomon.text.numbers import compare_numbers

if TYPE_CHECKING:
    from numpy.typing import NDArray

NAMED = ("person", "body", "place", "thing")
FEATURES = (
    *MEASURES,
    *(f"{m} {kind}" for m in MEASURES for kind in ("margin least", "margin most", "rank least", "rank most")),
    *("sentence support", "shared rarity", "shared share", "rarest shared"),
    *("names shared", "names apart", "number same", "number finer", "number differs", "number in one", "fate same", "fate differs"),
    *("day shared", "day differs", "root shared", "agent shared", "agent apart", "words least", "words all"),
    *("polarity differs", "both direct", "speaker shared", "one attributed", "length least", "length apart", "place apart", "articles"),
    *CONTRASTS,
)  # fmt: skip
BY_ITSELF = tuple(
    n
    for n, name in enumerate(FEATURES)
    if name in {*MEASURES, *CONTRASTS} or FEATURES.index("shared share") <= n < FEATURES.index("length least")
)
"""The columns that a pair has by itself, whatever stands beside it: by these alone contradiction is told from agreement."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Candidate pairs of claims of different articles: index pairs (n, 2), left before right, and their features (n, m)."""

    pairs: list[tuple[int, int]]
    features: NDArray[np.float32]


def candidate_features(claims: Sequence[Claim], articles: Mapping[str, Article], nearest: int) -> Pairs:
    """The pairs in which either claim is among the `nearest` of the other's article, with their features."""
    seen = see(claims, articles)
    members: dict[str, list[int]] = {a: [] for a in articles}
    for i, c in enumerate(claims):
        if len(seen[i].pieces.ids):
            members[c.article].append(i)
    pairs: list[tuple[int, int]] = []
    rows: list[NDArray[np.float32]] = []
    for left, right in combinations([m for m in members.values() if m], 2):
        table = tables([seen[i] for i in left], [seen[j] for j in right])
        relative = _relative(table)
        support = _sentence_support([claims[i] for i in left], [claims[j] for j in right], table[1])
        for row, column in _nearest(table[0] + table[1], nearest):
            i, j = left[row], right[column]
            pairs.append((i, j))
            numbers = [*table[:, row, column], *relative[:, row, column], support[row, column]]
            pair = pair_features(claims[i], claims[j], seen[i], seen[j], articles)
            contrast = contrast_features(claims[i], claims[j], seen[i], seen[j])
            rows.append(np.array([*numbers, *pair, len(articles), *contrast], dtype=np.float32))
    return Pairs(pairs, np.stack(rows) if rows else np.zeros((0, len(FEATURES)), dtype=np.float32))


def _nearest(near: NDArray[np.float32], count: int) -> list[tuple[int, int]]:
    chosen: set[tuple[int, int]] = set()
    for row, best in enumerate(np.argsort(-near, axis=1, kind="stable")[:, :count].tolist()):
        chosen.update((row, c) for c in best)
    for column, best in enumerate(np.argsort(-near, axis=0, kind="stable")[:count].T.tolist()):
        chosen.update((r, column) for r in best)
    return sorted(chosen)


def _relative(table: NDArray[np.float32]) -> NDArray[np.float32]:
    """For each measure: the smaller and the greater margin to the best rival in row and column, and the ranks likewise."""
    out = []
    for near in table:
        margins, ranks = [], []
        for axis in (0, 1):
            if near.shape[axis] > 1:
                two = np.sort(near, axis=axis)
                best, second = np.take(two, [-1], axis=axis), np.take(two, [-2], axis=axis)
                margins.append(near - np.where(near == best, second, best))
            else:
                margins.append(near)
            ranks.append(np.argsort(np.argsort(-near, axis=axis, kind="stable"), axis=axis, kind="stable"))
        out += [np.minimum(*margins), np.maximum(*margins), np.minimum(*ranks), np.maximum(*ranks)]
    return np.stack(out).astype(np.float32)


def _sentence_support(left: Sequence[Claim], right: Sequence[Claim], near: NDArray[np.float32]) -> NDArray[np.float32]:
    """How much better the best pair of claims of the same two sentences is: 0 for that pair itself."""
    best: dict[tuple[tuple[int, int], tuple[int, int]], float] = {}
    for r, a in enumerate(left):
        for c, b in enumerate(right):
            key = (a.sentence, b.sentence)
            best[key] = max(best.get(key, 0.0), float(near[r, c]))
    tops = [[best[a.sentence, b.sentence] for b in right] for a in left]
    return np.asarray(tops, dtype=np.float32) - near


def pair_features(left: Claim, right: Claim, ours: Seen, theirs: Seen, articles: Mapping[str, Article]) -> list[float]:
    """What the parse, the values and the attribution say of a pair, in the order of `FEATURES` after the likenesses."""
    shared = np.isin(ours.pieces.ids, theirs.pieces.ids)
    rare = ours.pieces.rarity[shared]
    least = min(float(ours.pieces.rarity.sum()), float(theirs.pieces.rarity.sum())) or 1.0
    names = [{v.value for v in of_kind(c, *NAMED)} for c in (left, right)]
    figures = [of_kind(c, "number") for c in (left, right)]
    verdicts = [(compare_numbers(a, b), fate(left, a), fate(right, b)) for a in figures[0] for b in figures[1]]
    found = {v for v, _, _ in verdicts}
    days = [{v.value for v in of_kind(c, "date")} for c in (left, right)]
    roots, agents, words = ([{w for w, role in c.words if role in wanted} for c in (left, right)] for wanted in _ROLES)
    both = len(words[0] & words[1])
    speakers = [{s.entity or s.name for s in c.attribution} for c in (left, right)]
    lengths = len(left.text), len(right.text)
    stand = [c.start / max(1, len(articles[c.article].text)) for c in (left, right)]
    return [
        float(rare.sum()),
        float(rare.sum()) / least,
        float(rare.max(initial=0.0)),
        len(names[0] & names[1]),
        len(names[0] ^ names[1]),
        "same" in found,
        "more exact" in found,
        "differ" in found,
        bool(figures[0]) is not bool(figures[1]),
        any(a and a == b for _, a, b in verdicts),
        any(a and b and a != b for _, a, b in verdicts),
        bool(days[0] & days[1]),
        times_apart(left, right) is not None,
        bool(roots[0] & roots[1]),
        bool(agents[0] & agents[1]),
        bool(agents[0]) and bool(agents[1]) and not agents[0] & agents[1],
        both / max(1, min(len(words[0]), len(words[1]))),
        both / max(1, len(words[0] | words[1])),
        denies(left) is not denies(right),
        left.mode is Mode.DIRECT and right.mode is Mode.DIRECT,
        bool(speakers[0] & speakers[1]),
        bool(speakers[0]) is not bool(speakers[1]),
        min(lengths),
        abs(lengths[0] - lengths[1]),
        abs(stand[0] - stand[1]),
    ]


_ROLES = ({"root"}, {"agent"}, {"root", "agent", "patient", "other"})
