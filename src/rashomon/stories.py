"""Which articles report the same event: similarity of headline and opening, joined by average linkage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from rashomon.inferred import REMEMBERED, anchor
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


def event_day(articles: Sequence[Article]) -> str | None:
    """The day that the openings of the reports name most, not after they were published; else the earliest day of publication."""
    from rashomon.text.dates import find_dates

    named: Counter[str] = Counter()
    published = [d for a in articles if (d := anchor(a.published)) is not None]
    for a in articles:
        told = anchor(a.published)
        seen = set()
        for p in [p for p in a.passages if p.kind == "paragraph"][:OPENING_PARAGRAPHS]:
            for found in find_dates(p.text, told):
                value = day(found.value)
                near = value not in REMEMBERED if told is None else value and abs(value - told) <= NEAR
                if value and near and len(found.value) == 10:
                    seen.add(found.value)
        named.update(seen)
    latest = max(published).isoformat() if published else "9999"
    fitting = {d: n for d, n in named.items() if d <= latest}
    if fitting:
        return max(fitting, key=lambda d: (fitting[d], d))
    return min(published).isoformat() if published else None


OPENING_PARAGRAPHS = 4
NEAR = timedelta(days=30)
"""A day farther from the report is background."""


def day(value: str) -> date | None:
    """The day of an ISO 8601 value, None where it names none."""
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
