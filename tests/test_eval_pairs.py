"""The measurements of pairs of texts: figures from files of each shape."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

EVAL = Path(__file__).resolve().parents[1] / "eval"


def told(script: str, *arguments: str) -> str:
    run = subprocess.run(
        [sys.executable, str(EVAL / script), *arguments], capture_output=True, text=True, check=True, timeout=120
    )
    return run.stdout


def write(path: Path, rows: list[dict[str, object]]) -> Path:
    path.parent.mkdir(exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)
    return path


def test_pairs_of_each_shape_are_judged(tmp_path: Path) -> None:
    ferry = "The ferry carried {} passengers to Vendmark ."
    rows: list[dict[str, object]] = [
        {"claim": ferry.format(40), "evidence": ferry.format(55), "label": "REFUTES"},
        {"text_a": ferry.format(40), "text_b": ferry.format(55), "label": "conflict", "type": "number"},
        {"text_a": ferry.format(40), "text_b": ferry.format(40), "label": "agree", "type": None},
    ]
    out = told("pairs.py", str(write(tmp_path / "dev.jsonl.gz", rows)))
    assert "pairs 3" in out
    assert "accuracy 1" in out
    assert "overlap_accuracy 0.333" in out
    assert "number 1.00 of 1" in out


def test_alignment_is_measured_where_the_sets_are(tmp_path: Path) -> None:
    pytest.importorskip("sklearn")
    one, other = "Vandals burned the old mill .", "The old mill was burned by vandals ."

    def asked(side: int, verb: int) -> list[dict[str, object]]:
        return [
            {"id": f"{side}a", "verb": "burned", "verb_idx": verb, "q": "who burned something?", "a": "vandals"},
            {"id": f"{side}b", "verb": "burned", "verb_idx": verb, "q": "what was burned?", "a": "the old mill"},
        ]

    write(
        tmp_path / "qaalign" / "dev.jsonl.gz",
        [
            {
                "text_1": one,
                "text_2": other,
                "qas_1": asked(1, 1),
                "qas_2": asked(2, 4),
                "alignments": [[["1a"], ["2a"]], [["1b"], ["2b"]]],
            }
        ],
    )
    assert told("alignment.py", str(tmp_path)).startswith("qaalign: pairs 1, p 1, r 1, f1 1")
    rows = [{"text_a": one, "text_b": t, "label": n} for n, t in enumerate(("A choir sang in Hemmel .", other))]
    write(tmp_path / "ecbplus_sentpairs" / "dev.jsonl.gz", rows)
    assert "ecbplus_sentpairs: pairs 2, ap 1" in told("alignment.py", str(tmp_path))
