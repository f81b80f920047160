"""What the aligner knows of a pair of claims: a row of numbers, each with its name.

How alike two claims are counts for less than how much more alike they are than each is to the other's rivals: the relative
columns (`margin`, `rank`) are what lifts alignment most.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from rashomon.model import Article, Claim, Mode
from rashomon.points.clause import of_kind
from rashomon.points.contrast import CONTRASTS, Facts, contrast_features, facts_of
from rashomon.points.likeness import MEASURES, Seen, see, tables
from rashomon.points.times import times_apart
from rashomon.text.magnitudes import compare_numbers

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
    """Candidate pairs of claims of different articles: index pairs (n, 2), left before right, their features (n, m), and all
    claims as the measures see them."""

    pairs: list[tuple[int, int]]
    features: NDArray[np.float32]
    seen: Sequence[Seen]


COMPARED = 6
"""Other articles with which each is compared at most: those that share the most rare words with it."""

FEWER = 4
"""Candidates of a claim in each other article of a large story: what is told there is told by several."""

CLOSE_LATE, CLOSE_CLAUSE = 0.3, 0.28
"""Likeness (late, clause) under which no two claims of the annotated events said the same."""


def candidate_features(claims: Sequence[Claim], articles: Mapping[str, Article], nearest: int) -> Pairs:
    """The pairs in which either claim is among the `nearest` of the other's article, with their features."""
    seen = see(claims, articles)
    told = [told_by(c, s, articles[c.article]) for c, s in zip(claims, seen, strict=True)]
    members: dict[str, list[int]] = {a: [] for a in articles}
    for i, c in enumerate(claims):
        if len(seen[i].pieces.ids):
            members[c.article].append(i)
    members = {a: m for a, m in members.items() if m}
    pairs: list[tuple[int, int]] = []
    rows: list[list[float]] = []
    if len(members) > COMPARED + 1:
        nearest = min(nearest, FEWER)
    for a, b in compared(members, seen):
        left, right = members[a], members[b]
        table = tables([seen[i] for i in left], [seen[j] for j in right])
        relative = _relative(table)
        support = _sentence_support([claims[i] for i in left], [claims[j] for j in right], table[1])
        close = (table[1] >= CLOSE_LATE) & (table[2] >= CLOSE_CLAUSE)
        for row, column in _nearest(table[0] + table[1], nearest):
            if not close[row, column]:
                continue
            i, j = left[row], right[column]
            pairs.append((i, j))
            rows.append(
                [
                    *table[:, row, column].tolist(),
                    *relative[:, row, column].tolist(),
                    float(support[row, column]),
                    *pair_features(told[i], told[j]),
                    len(articles),
                    *contrast_features(told[i].facts, told[j].facts, seen[i], seen[j]),
                ]
            )
    features = np.array(rows, dtype=np.float32).reshape(-1, len(FEATURES))
    return Pairs(pairs, features, seen)


def compared(members: Mapping[str, Sequence[int]], seen: Sequence[Seen]) -> list[tuple[str, str]]:
    """The pairs of articles worth comparing: all of a small story; of a large one, each with those nearest by an index of rare
    pieces, so that the number of pairs grows with that of the articles."""
    order = {a: n for n, a in enumerate(members)}
    if len(order) <= COMPARED + 1:
        return list(combinations(order, 2))
    holders: dict[int, list[str]] = defaultdict(list)
    rarity: dict[int, float] = {}
    for a, own in members.items():
        pieces = {
            p: r for i in own for p, r in zip(seen[i].pieces.ids.tolist(), seen[i].pieces.rarity.tolist(), strict=True)
        }
        for p, r in pieces.items():
            if r >= RARE:
                holders[p].append(a)
                rarity[p] = r
    shared: dict[str, Counter[str]] = {a: Counter() for a in members}
    for p, holding in holders.items():
        # What very many of the articles hold tells none of them apart; a few of the holders keep the index linear.
        some = holding if len(holding) <= HELD else holding[:: len(holding) // HELD + 1]
        for a in holding:
            for b in some:
                if a != b:
                    shared[a][b] += rarity[p] / len(holding)  # type: ignore[assignment]
    chosen = {(a, b) if order[a] < order[b] else (b, a) for a in members for b, _ in shared[a].most_common(COMPARED)}
    return sorted(chosen, key=lambda pair: (order[pair[0]], order[pair[1]]))


RARE = 3.0
"""Rarity from which a word piece tells what an article is about."""

HELD = 32
"""Articles that one word piece of the index leads to, at most."""


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


@dataclass(frozen=True, slots=True)
class Told:
    """What is looked up of a claim in every pair: pieces by id with their rarity, names, days, and words by role."""

    facts: Facts
    pieces: dict[int, float]
    rarity: float
    names: set[str]
    days: set[str]
    roots: set[str]
    agents: set[str]
    words: set[str]
    direct: bool
    stands: float


def told_by(claim: Claim, seen: Seen, article: Article) -> Told:
    """Look a claim up once."""
    roots, agents, words = ({w for w, role in claim.words if role in wanted} for wanted in _ROLES)
    return Told(
        facts_of(claim),
        dict(zip(seen.pieces.ids.tolist(), seen.pieces.rarity.tolist(), strict=True)),
        float(seen.pieces.rarity.sum()),
        {v.value for v in of_kind(claim, *NAMED)},
        {v.value for v in of_kind(claim, "date")},
        roots,
        agents,
        words,
        claim.mode is Mode.DIRECT,
        claim.start / max(1, len(article.text)),
    )


def pair_features(left: Told, right: Told) -> list[float]:
    """What the parse, the values and the attribution say of a pair, in the order of `FEATURES` after the likenesses."""
    rare = [left.pieces[i] for i in left.pieces.keys() & right.pieces.keys()]
    least = min(left.rarity, right.rarity) or 1.0
    a, b = left.facts, right.facts
    verdicts = [(compare_numbers(v, w), x, y) for v, x in a.numbers for w, y in b.numbers]
    found = {v for v, _, _ in verdicts}
    both = len(left.words & right.words)
    lengths = len(a.claim.text), len(b.claim.text)
    return [
        sum(rare),
        sum(rare) / least,
        max(rare, default=0.0),
        len(left.names & right.names),
        len(left.names ^ right.names),
        "same" in found,
        "more exact" in found,
        "differ" in found,
        bool(a.numbers) is not bool(b.numbers),
        any(x and x == y for _, x, y in verdicts),
        any(x and y and x != y for _, x, y in verdicts),
        bool(left.days & right.days),
        bool(left.days) and bool(right.days) and times_apart(a.claim, b.claim) is not None,
        bool(left.roots & right.roots),
        bool(left.agents & right.agents),
        bool(left.agents) and bool(right.agents) and not left.agents & right.agents,
        both / max(1, min(len(left.words), len(right.words))),
        both / max(1, len(left.words | right.words)),
        a.denies is not b.denies,
        left.direct and right.direct,
        bool(a.speakers & b.speakers),
        bool(a.speakers) is not bool(b.speakers),
        min(lengths),
        abs(lengths[0] - lengths[1]),
        abs(left.stands - right.stands),
    ]


_ROLES = ({"root"}, {"agent"}, {"root", "agent", "patient", "other"})
