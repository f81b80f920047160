"""Pairs of claims that the program once set beside one another, each judged by a careful reader: `judged.jsonl`.

A line names the event, the two documents (set and id) with the claims' places in them, and the reader's label: `same`, `conflict`
(with its `aspect`), `more` (one matter, compatible, but not the same said) or `other`. No text is held: `reports` builds it from
the sets of reports, whose folder the training needs. What was judged is what the program itself took for likely, so these pairs
teach it where it errs.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rashomon.model import Article, Claim

JUDGED = Path(__file__).with_name("judged.jsonl")
HELD = 0.6  # share of the union of two spans that both hold, from which they are one claim


def judged_events(path: Path = JUDGED) -> dict[str, list[dict[str, Any]]]:
    """The judged pairs by event."""
    events: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        events[row["event"]].append(row)
    return events


def reports(names: Sequence[str], data: Path) -> Iterator[dict[str, Any]]:
    """The documents of these names ("set/id"), as lines of a `.jsonl` source, in the order of the names."""
    wanted = set(names)
    found: dict[str, dict[str, Any]] = {}
    for folder in sorted({n.split("/")[0] for n in names}):
        with gzip.open(data / folder / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                name = f"{folder}/{row['id']}"
                if name in wanted:
                    text = f"{row.get('title') or ''}\n\n{row['text']}".strip()
                    found[name] = {"source": name, "text": text, "outlet": row.get("outlet") or row.get("outlet_code")}
                    if row.get("date"):
                        found[name]["published"] = str(row["date"])[:10]
    yield from (found[n] for n in names)


def labels(
    rows: Sequence[dict[str, Any]], claims: Sequence[Claim], articles: dict[str, Article]
) -> dict[tuple[int, int], str]:
    """The label of each pair of claims (by index, the earlier first) that stand where judged ones stood."""
    by_source: dict[str, list[int]] = defaultdict(list)
    for i, c in enumerate(claims):
        by_source[articles[c.article].source].append(i)
    found = {}
    for row in rows:
        left, right = (
            _standing(claims, by_source[row[s]], row[f"{s}_start"], row[f"{s}_end"]) for s in ("left", "right")
        )
        if left is not None and right is not None:
            found[min(left, right), max(left, right)] = row["label"]
    return found


def _standing(claims: Sequence[Claim], among: Sequence[int], start: int, end: int) -> int | None:
    def held(i: int) -> float:
        both = min(claims[i].end, end) - max(claims[i].start, start)
        return both / (max(claims[i].end, end) - min(claims[i].start, start))

    best = max(among, key=held, default=None)
    return best if best is not None and held(best) >= HELD else None
