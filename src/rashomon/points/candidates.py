"""Which claims of different articles are worth judging as a pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.model import Claim
from rashomon.text.pieces import CLOSE, Pieces, pieces_of


def candidate_pairs(claims: Sequence[Claim], nearest: int) -> list[tuple[int, int]]:
    """Index pairs (i < j) of claims of different articles, where either is among the `nearest` of the other's article.

    Nearness is the soft overlap of `rashomon.text.pieces.likeness`, computed for one claim against a whole article at once.
    """
    pieces = pieces_of([c.text for c in claims])
    by_article: dict[str, list[int]] = defaultdict(list)
    for i, c in enumerate(claims):
        if len(pieces[i].ids):
            by_article[c.article].append(i)
    pairs: set[tuple[int, int]] = set()
    names = list(by_article)
    for n, left in enumerate(names):
        for right in names[n + 1 :]:
            rows, columns = by_article[left], by_article[right]
            near = _likeness_table([pieces[i] for i in rows], [pieces[j] for j in columns])
            for table, ours, theirs in ((near, rows, columns), (near.T, columns, rows)):
                top = np.argsort(-table, axis=1, kind="stable")[:, :nearest]
                for r, chosen in enumerate(top):
                    for c in chosen:
                        if table[r, c] > 0:
                            i, j = ours[r], theirs[c]
                            pairs.add((min(i, j), max(i, j)))
    return sorted(pairs)


def _likeness_table(left: Sequence[Pieces], right: Sequence[Pieces]) -> NDArray[np.float32]:
    """`likeness` of every text on the left (rows) with every text on the right (columns)."""
    joined = np.concatenate([p.vectors for p in right])
    starts = np.cumsum([0, *(len(p.ids) for p in right)])[:-1]
    rarity = np.concatenate([p.rarity for p in right])
    totals = np.add.reduceat(rarity, starts)
    table = np.zeros((len(left), len(right)), dtype=np.float32)
    for i, p in enumerate(left):
        near = p.vectors @ joined.T
        near[near < CLOSE] = 0
        forth = np.maximum.reduceat(near, starts, axis=1).T @ p.rarity / p.rarity.sum()
        back = np.add.reduceat(near.max(0) * rarity, starts) / totals
        table[i] = (forth + back) / 2
    return table
