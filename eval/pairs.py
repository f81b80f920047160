"""Measure what the program makes of two short texts: in conflict, the same, compatible or unrelated; beside it, what a plain overlap gives.

    python eval/pairs.py [--sample N] [--wrong] FILE...

FILE holds one pair a line (JSON, gzipped or not), in any of three shapes: `a`, `b`, `label` (same, conflict, compatible,
unrelated) and perhaps `aspect`; `text_a`, `text_b`, `label` (conflict, agree) and `type`; `claim`, `evidence`, `label`
(SUPPORTS, REFUTES). Each text is read as the one sentence of an article of its own, and the two are judged as a story of
their own. `overlap_accuracy` is that of calling a conflict whatever shares less than half of its words (the lesser text's), which is
chance where a set is made well. `--sample` takes every so manieth pair; `--wrong` prints the pairs that were judged wrongly.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from rashomon.claims import read_claims
from rashomon.model import Article, Labelled, Published, Reading
from rashomon.points.relation import Kind, Relation, relation
from rashomon.settings import DEFAULT, Settings

AT_ONCE = 64
"""Pairs whose sentences are parsed together."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts and what they are to one another: one of the four kinds, or "agree", which is all but conflict; `dated` where both are of
    one day, so that their weekdays can be compared."""

    left: str
    right: str
    label: str
    aspect: str | None
    dated: bool = False


def load(path: Path, sample: int | None = None) -> list[Pair]:
    """The pairs of a file, or `sample` of them at even distances."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        pairs = [_pair(json.loads(line)) for line in lines if line.strip()]
    step = max(1, len(pairs) // sample) if sample else 1
    return pairs[::step]


def _pair(row: dict[str, Any]) -> Pair:
    if "evidence" in row:
        left, right = (
            row[k].replace("-LRB-", "(").replace("-RRB-", ")").replace("``", '"') for k in ("claim", "evidence")
        )
        return Pair(left, right, "conflict" if row["label"] == "REFUTES" else "agree", None)
    if "text_a" in row:
        return Pair(row["text_a"], row["text_b"], row["label"], row["type"])
    return Pair(row["a"], row["b"], row["label"], row.get("aspect"), True)


def alone(name: str, text: str, dated: bool = False) -> Article:
    """The text as all that an article says, of an unknown day or of one that all have in common."""
    passages = (Labelled(0, len(text), text, "paragraph"),)
    published = Published("2031-03-17", "given", True) if dated else None
    return Article(name, name, text, "", language="en", published=published, passages=passages)


def read(pairs: Iterable[Pair]) -> Iterator[tuple[Reading, Reading]]:
    """The two readings of each pair."""
    numbered = enumerate(pairs)
    while some := list(islice(numbered, AT_ONCE)):
        texts = [(f"{n}{side}", text, p.dated) for n, p in some for side, text in (("a", p.left), ("b", p.right))]
        readings = iter(read_claims(alone(*text) for text in texts))
        yield from zip(readings, readings, strict=True)


def judged(pairs: Sequence[Pair], settings: Settings = DEFAULT) -> list[Relation]:
    """What the program makes of each pair."""
    return [relation(left, right, settings) for left, right in read(pairs)]


def figures(pairs: Sequence[Pair], found: Sequence[Relation]) -> dict[str, float]:
    """Precision, recall and F1 of conflict, its aspect where it was found, false alarms; of four kinds their accuracy too."""
    said = [r.kind is Kind.CONFLICT for r in found]
    gold = [p.label == "conflict" for p in pairs]
    hits = [p.aspect == (r.aspect.value if r.aspect else None) for p, r, s, g in zip(pairs, found, said, gold, strict=True) if s and g and p.aspect]  # fmt: skip
    both = sum(s and g for s, g in zip(said, gold, strict=True))
    precision, recall = both / max(1, sum(said)), both / max(1, sum(gold))
    out = {
        "pairs": len(pairs),
        "conflict_precision": precision,
        "conflict_recall": recall,
        "conflict_f1": 2 * precision * recall / max(1e-9, precision + recall),
        "false_alarms": (sum(said) - both) / max(1, len(gold) - sum(gold)),
    }
    overlapping = [_overlap(p) >= 0.5 for p in pairs]
    out["overlap_accuracy"] = sum(o is not g for o, g in zip(overlapping, gold, strict=True)) / max(1, len(pairs))
    if hits:
        out["aspect_accuracy"] = sum(hits) / len(hits)
    if any(p.label == "agree" for p in pairs):
        out["accuracy"] = sum(s == g for s, g in zip(said, gold, strict=True)) / len(pairs)
    else:
        out["accuracy"] = sum(p.label == r.kind.value for p, r in zip(pairs, found, strict=True)) / len(pairs)
        for kind in ("same", "compatible", "unrelated"):
            right = sum(p.label == r.kind.value == kind for p, r in zip(pairs, found, strict=True))
            out[f"{kind}_precision"] = right / max(1, sum(r.kind.value == kind for r in found))
            out[f"{kind}_recall"] = right / max(1, sum(p.label == kind for p in pairs))
    return {name: round(value, 3) for name, value in out.items()}


def _overlap(pair: Pair) -> float:
    """Share of the words of the text with fewer that stand in the other."""
    ours, theirs = (set(re.findall(r"\w+", t.casefold())) for t in (pair.left, pair.right))
    return len(ours & theirs) / max(1, min(len(ours), len(theirs)))


def by_aspect(pairs: Sequence[Pair], found: Sequence[Relation]) -> str:
    """The recall of conflicts by aspect, in words."""
    of = Counter(p.aspect for p in pairs if p.label == "conflict" and p.aspect)
    hit = Counter(
        p.aspect for p, r in zip(pairs, found, strict=True) if p.label == "conflict" and r.kind is Kind.CONFLICT
    )
    return ", ".join(f"{a} {hit[a] / n:.2f} of {n}" for a, n in of.most_common())


def main() -> None:
    """Print the figures of each file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--sample", type=int, metavar="N", help="about so many pairs of each file")
    parser.add_argument("--wrong", action="store_true", help="print what was judged wrongly")
    options = parser.parse_args()
    for path in options.files:
        pairs = load(path, options.sample)
        found = judged(pairs)
        print(f"{path.parent.name}/{path.name}: " + ", ".join(f"{k} {v:g}" for k, v in figures(pairs, found).items()))
        if aspects := by_aspect(pairs, found):
            print(f"  recall by aspect: {aspects}")
        if options.wrong:
            for p, r in zip(pairs, found, strict=True):
                if (p.label == "conflict") is not (r.kind is Kind.CONFLICT):
                    print(f"  {p.label}/{p.aspect} -> {r.kind.value} {r.detail}\n    {p.left}\n    {p.right}")


if __name__ == "__main__":
    main()
