"""Measure how renderings of one quotation are told apart: macro F1 over the seven labels, and F1 of changed content.

    python eval/quotes.py DATA_DIR [--half dev] [--errors]

DATA_DIR holds HALF.jsonl.gz, a pair a line: `quote_a`, `quote_b`, `label`. The labels are those of `rashomon.text.drift`.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rashomon.text.drift import Variant, drift


def f1(label: str, gold: Sequence[str], found: Sequence[str]) -> float:
    """F1 of one label; 0 where neither has it."""
    both = sum(g == f == label for g, f in zip(gold, found, strict=True))
    return 2 * both / max(1, gold.count(label) + found.count(label))


def main() -> None:
    """Read the pairs, compare each, and print the figures as one JSON document."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", default="dev")
    parser.add_argument("--errors", action="store_true", help="print each pair that is judged otherwise than labelled")
    options = parser.parse_args()
    with gzip.open(options.data / f"{options.half}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    drifts = [drift(row["quote_a"], row["quote_b"]) for row in rows]
    gold, found = [row["label"] for row in rows], [d.variant.value for d in drifts]
    if options.errors:
        for row, d, label in zip(rows, drifts, gold, strict=True):
            if d.variant.value != label:
                print(f"{label} -> {d.variant.value} ({d.shared} shared)")
                for side in ("quote_a", "quote_b"):
                    print("   ", row[side])
                for e in d.edits:
                    left, right = row["quote_a"][slice(*e.left)], row["quote_b"][slice(*e.right)]
                    print(f"      {e.change.value}: {left!r} -> {right!r}{' OPPOSITE' if e.opposite else ''}")
    each = {v.value: round(f1(v.value, gold, found), 4) for v in Variant}
    print(
        json.dumps(
            {
                "pairs": len(rows),
                "macro_f1": round(sum(each.values()) / len(each), 4),
                "reworded_content_f1": each[Variant.REWORDED_CONTENT.value],
                "accuracy": round(sum(g == f for g, f in zip(gold, found, strict=True)) / len(rows), 4),
                "labels": dict(Counter(gold)),
                "f1": each,
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
