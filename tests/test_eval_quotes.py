"""The measurement of quotations: figures from pairs, by label."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[1] / "eval" / "quotes.py"


def test_pairs_are_judged_and_counted(tmp_path: Path) -> None:
    said = "The old quay will stay closed until spring"
    rows = [
        {"quote_a": said, "quote_b": said.upper(), "label": "identical"},
        {"quote_a": said, "quote_b": said.replace("spring", "summer"), "label": "reworded_content"},
        {"quote_a": said, "quote_b": "will stay closed until spring", "label": "identical"},
    ]
    with gzip.open(tmp_path / "dev.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)
    told = subprocess.run(
        [sys.executable, str(SCRIPT), str(tmp_path)], capture_output=True, text=True, check=True, timeout=60
    )
    figures = json.loads(told.stdout)
    assert figures["pairs"] == 3
    assert figures["accuracy"] == round(2 / 3, 4)
    assert (figures["reworded_content_f1"], figures["f1"]["identical"], figures["f1"]["cut"]) == (1.0, 0.6667, 0.0)
