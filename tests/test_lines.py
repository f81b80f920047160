"""Lines as numbers: what the passes over all letters at once find is what one reads off each line."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.lines import FEATURES, NO_WORD, as_arrays, line_features, shares_found, word_buckets

COLUMNS = {"size": 0, "words": 2, "stop": 3, "upper": 6, "capitals": 9, "shouted": 10, "digits": 11, "commas": 13,
           "sentences": 14, "quoted": 15, "dated": 16, "signs": 17, "wide": 21, "repeats": 22, "title": 23,
           "first": 25, "told": 30, "below": 31}  # fmt: skip


def features(*lines: str) -> np.ndarray:
    return line_features(as_arrays(lines), [False] * len(lines))


@pytest.mark.parametrize(
    ("line", "column", "value"),
    [
        ("The ferry sank", "words", 3 / 20),
        ("The ferry sank.", "stop", 1),
        ("“The ferry sank.”", "stop", 1),
        ("The ferry (Marl)", "stop", 0),
        ("The ferry sank", "upper", 1),
        ("the Ferry of Marl", "capitals", 2 / 4),
        ("FERRY SINKS OFF MARL", "shouted", 1),
        ("FERRY SINKS OFF Marl", "shouted", 0),
        ("12 dead", "digits", 4 / 7),
        ("One, two, three", "commas", 1),
        ("It sank. Nobody was hurt. All are well.", "sentences", 1),
        ("Er sagte: „Nein“", "quoted", 1),
        ("Tuesday, 4 March 2025", "dated", 1),
        ("See www.marl.example", "signs", 1),
        ("漁船衝突、八人救助", "wide", 1),
    ],
)
def test_the_shape_of_a_line(line: str, column: str, value: float) -> None:
    assert features(line)[0, COLUMNS[column]] == pytest.approx(value)


def test_lines_beside_each_other() -> None:
    found = features("Ferry runs aground off Marl | Courier", "News", "Ferry runs aground off Marl", "News", "x")
    assert found[:, COLUMNS["repeats"]].tolist() == [0, 0.5, 0, 0.5, 0]
    assert found[2, COLUMNS["title"]] == pytest.approx(5 / 7)
    assert found[:, COLUMNS["below"]].tolist() == [0, 0, 0, 1, 1]


def test_a_report_keeps_to_its_subject() -> None:
    one = "The ferry ran aground beside the harbour of Porto Vero on Tuesday."
    two = "Divers looked at the ferry in the harbour before the evening of Wednesday."
    other = "Rovers lose at home once again while their keeper watches from the bench."
    told = features(one, two, other)[:, COLUMNS["told"]]
    assert min(told[:2]) > 0.2 > told[2]
    assert features("漁船衝突八人全員救助" * 6, "漁船衝突八人" * 10)[:, COLUMNS["told"]].min() > 0.5


@pytest.mark.parametrize(
    ("line", "unknown"),
    [("三崎浦で漁船衝突、乗組員八人全員を救助", 1), ("x" * 40, 1), ("The ferry", 0), ("| – “", 0)],
)
def test_runs_without_spaces_are_no_words(line: str, unknown: int) -> None:
    assert (word_buckets(as_arrays([line]))[0] == NO_WORD).sum() == unknown


def test_words_are_known_by_their_letters_alone() -> None:
    one, _ = word_buckets(as_arrays(["The “ferry”, sank: 12", "| the ferry sank 4,000"]))
    assert one[:4].tolist() == one[5:].tolist()
    assert len(set(one.tolist())) == 5


def test_the_first_and_last_words_are_looked_at() -> None:
    words, starts = word_buckets(as_arrays([" ".join(f"w{chr(97 + n)}" for n in range(24)), "one two"]))
    assert (len(words), starts.tolist()) == (20, [0, 18])


def test_runs_of_words_that_stand_in_another_text() -> None:
    page = as_arrays(["The ferry ran aground on Tuesday", "Nobody was hurt at all", "Ferry"])
    found = shares_found(page, "Last week the ferry ran aground on Monday.")
    assert found == pytest.approx([2 / 3, 0, 0])
    assert shares_found(page, None).tolist() == shares_found(page, "ferry").tolist() == [0, 0, 0]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(min_size=1).map(lambda text: " ".join(text.split()) or "x"), min_size=1, max_size=12))
def test_any_text_gives_finite_numbers_and_a_word_a_line(lines: list[str]) -> None:
    page = as_arrays(lines)
    found = line_features(page, [True] * len(lines))
    words, starts = word_buckets(page)
    assert found.shape == (len(lines), FEATURES)
    assert np.isfinite(found).all()
    assert np.diff([*starts, len(words)]).min() >= 1
    assert page.counts.tolist() == [len(line.split()) for line in lines]
    assert page.sizes.tolist() == [len(line) for line in lines]
