"""Pairs of statements of two reports, each judged by a careful reader: `judged.jsonl`.

A line names the event, the two documents (set and id) with the statements' places in them, and the reader's label: `same`, `conflict`
(with its `aspect`), `more` (one matter, compatible, but not the same said) or `other`; or one statement, of which no other report
says anything (`only`). No text is held: `reports` builds it from
the sets of reports, whose folder the training needs. Most are claims that the program itself took for likely, so they
teach it where it errs; those that a reader `found` by reading whole reports teach it what it misses.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any

from rashomon.model import Article, Claim

JUDGED = Path(__file__).with_name("judged.jsonl")
SIDES = ("left", "right")
ORDER = ("only", "other", "more", "same", "conflict")  # what a later label says of a pair holds
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


def read_whole(rows: Sequence[dict[str, Any]]) -> set[str]:
    """The documents in which a reader found something, and so read whole."""
    return {row[s] for row in rows if row.get("found") for s in SIDES if s in row}


def labels(
    rows: Sequence[dict[str, Any]], claims: Sequence[Claim], articles: dict[str, Article]
) -> dict[tuple[int, int], str]:
    """The label of each pair of claims (by index, the earlier first) that stand where judged ones stood."""
    by_source: dict[str, list[int]] = defaultdict(list)
    for i, c in enumerate(claims):
        by_source[articles[c.article].source].append(i)
    found: dict[tuple[int, int], str] = {}
    for row in sorted(rows, key=lambda r: ORDER.index(r["label"])):
        where = _held if row.get("found") else _standing
        sides = [where(claims, by_source[row[s]], row[f"{s}_start"], row[f"{s}_end"]) for s in SIDES if s in row]
        if row["label"] == "only":
            sides.append([i for i, c in enumerate(claims) if articles[c.article].source != row["left"]])
            found |= {(min(i, j), max(i, j)): "other" for i, j in product(sides[0][:1], sides[1])}
            continue
        if row["label"] != "conflict":  # what contradicts does so however the claims are cut, what agrees need not
            sides = [side[:1] for side in sides]
        found |= {(min(i, j), max(i, j)): row["label"] for i, j in product(*sides)}
    return found


def _standing(claims: Sequence[Claim], among: Sequence[int], start: int, end: int) -> list[int]:
    """The claim that is the one judged, if it is there."""
    best = max(among, key=lambda i: _share(claims[i], start, end), default=None)
    return [best] if best is not None and _share(claims[best], start, end) >= HELD else []


def _held(claims: Sequence[Claim], among: Sequence[int], start: int, end: int) -> list[int]:
    """The claims of words that a reader copied, whatever was then a claim, the nearest first: those that hold most of them, or lie
    in them."""

    def fits(c: Claim) -> bool:
        both = min(c.end, end) - max(c.start, start)
        return both >= 0.6 * (end - start) or (both >= 0.8 * (c.end - c.start) and len(c.text.split()) >= 3)

    return sorted((i for i in among if fits(claims[i])), key=lambda i: -_share(claims[i], start, end))


def _share(claim: Claim, start: int, end: int) -> float:
    """The share of the union of two spans that both hold."""
    return (min(claim.end, end) - max(claim.start, start)) / (max(claim.end, end) - min(claim.start, start))
