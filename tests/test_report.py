"""Which lines are the report: the likeliest runs, and what the others are called."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.cleaning import KINDS
from rashomon.report import Unit, body_units, label_units

SENTENCE = "The ferry ran aground off Porto Vero late on Tuesday, the harbour master said."
SHORT = "Passengers"


def units(*texts: str) -> list[Unit]:
    found, at = [], 0
    for text in texts:
        found.append(Unit(at, at + len(text), text, False))
        at += len(text) + 1
    return found


def body(*lines: tuple[str, float]) -> list[int]:
    chances = np.array([chance for _, chance in lines], dtype=np.float32)
    return sorted(body_units(units(*(text for text, _ in lines)), chances))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([("Home", 0.01), (SENTENCE, 0.99), (SENTENCE, 0.99), ("Contact", 0.01)], [1, 2]),
        ([("Home", 0.01), (SENTENCE, 0.99), (SHORT, 0.4), (SENTENCE, 0.99)], [1, 2, 3]),
        ([("Home", 0.01), (SENTENCE, 0.99), *[(SHORT, 0.001)] * 2, (SENTENCE, 0.99)], [1, 4]),
        ([(SENTENCE, 0.99)] + [("Home", 0.01)] * 9 + [("Another story of today", 0.6)], [0]),
        ([(SENTENCE, 0.6)], [0]),
        ([("Home", 0.01), ("Contact", 0.01)], []),
    ],
)
def test_the_report_starts_and_stops_seldom(lines: list[tuple[str, float]], expected: list[int]) -> None:
    assert body(*lines) == expected


def test_lines_that_are_never_a_reports_are_left_out() -> None:
    assert body((SENTENCE, 0.99), ("Advertisement", 0.9), (SENTENCE, 0.99)) == [0, 2]


def test_what_is_no_report_is_named_by_its_words_else_by_the_cleaner() -> None:
    found = units("Ferry aground", SENTENCE, "© 2025 Courier", "Harbour plan delayed again", "By Marta Ilves")
    chances = np.full((5, len(KINDS)), 0.01, dtype=np.float32)
    chances[3, KINDS.index("related")] = 0.9
    passages, furniture = label_units(found, {1}, 0, "Ferry aground", chances)
    assert [(p.text, p.kind) for p in passages] == [("Ferry aground", "headline"), (SENTENCE, "paragraph")]
    assert [f.kind for f in furniture] == ["legal", "related", "byline"]
