"""Which articles report the same event: similarity of headline and opening, joined by average linkage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.model import Article
from rashomon.text.pieces import rarity_of, tokenizer

OPENING = 1500
"""Characters of the body that tell the event; what follows is background."""


def story_groups(articles: Sequence[Article], threshold: float) -> list[list[int]]:
    """Indices of the articles by story, in the order of their first article."""
    if not articles:
        return []
    near = similarities(articles)
    groups = {i: [i] for i in range(len(articles))}
    best = near.copy()
    np.fill_diagonal(best, -1)
    while len(groups) > 1:
        flat = int(best.argmax())
        i, j = divmod(flat, len(articles))
        if best[i, j] < threshold:
            break
        i, j = min(i, j), max(i, j)
        a, b = len(groups[i]), len(groups[j])
        joined = (best[i] * a + best[j] * b) / (a + b)
        joined[(best[i] < -0.5) | (best[j] < -0.5)] = -1
        best[i, :], best[:, i] = joined, joined
        best[i, i] = -1
        best[j, :], best[:, j] = -1, -1
        groups[i] += groups.pop(j)
    return sorted(sorted(g) for g in groups.values())


def similarities(articles: Sequence[Article]) -> NDArray[np.float32]:
    """Cosines (n, n) of the rarity-weighted word pieces of each article's headline, twice, and opening."""
    texts = [f"{a.headline or ''}\n{a.headline or ''}\n{a.body[:OPENING]}" for a in articles]
    counts = [Counter(c.ids) for c in tokenizer().encode_batch(texts, add_special_tokens=False)]
    column = {p: k for k, p in enumerate(sorted({p for c in counts for p in c}))}
    table = np.zeros((len(articles), max(1, len(column))), dtype=np.float32)
    for row, c in enumerate(counts):
        ids = np.fromiter(c, dtype=np.int64, count=len(c))
        table[row, [column[p] for p in c]] = np.log1p(
            np.fromiter(c.values(), dtype=np.float32, count=len(c))
        ) * rarity_of(ids)
    table /= np.linalg.norm(table, axis=1, keepdims=True) + 1e-9
    result: NDArray[np.float32] = table @ table.T
    return result
