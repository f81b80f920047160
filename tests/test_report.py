"""Which lines are the report: the likeliest runs, and what the others are called."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.article import read_article
from rashomon.cleaning import KINDS
from rashomon.model import Given, Labelled
from rashomon.readers.bytes import page_from_text
from rashomon.report import Unit, body_units, label_units, with_standfirst

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


@pytest.mark.parametrize(
    ("kind", "line", "sums_up"),
    [
        ("headline", "A ferry has run aground off Porto Vero with a hundred passengers on board.", True),
        ("other", "The harbour siren stayed silent until the ferry was on the rocks, passengers say", True),
        ("related", "Officials say the risk to ferry passengers was low, but the harbour is closed for days", True),
        ("headline", "Ferry runs aground off Porto Vero, hurting no passengers", False),  # the headline again
        ("other", "The ferry Alma on the rocks off Porto Vero. (Photo: Ana Duarte)", False),
        ("other", "Ten recipes for soup that warm you when the autumn is cold and wet", False),
        ("byline", "By Ana Duarte, who has written of the harbour and its ferries for years", False),
    ],
)
def test_a_sentence_between_headline_and_report_sums_it_up(kind: str, line: str, sums_up: bool) -> None:
    headline = "Ferry runs aground off Porto Vero, hurting no passengers"
    texts = [(headline, "headline"), (line, kind), (SENTENCE + " No passengers were hurt in the harbour.", "paragraph")]
    parts, at = [], 0
    for text, of in texts:
        parts.append(Labelled(at, at + len(text), text, of))
        at += len(text) + 1
    passages, furniture = with_standfirst((parts[0], parts[2]), (parts[1],), headline)
    assert [p.text for p in passages if p.kind == "standfirst"] == ([line] if sums_up else [])
    assert len(passages) + len(furniture) == 3


def test_a_caption_under_a_picture_is_no_headline() -> None:
    page = (
        "Ferry runs aground off Porto Vero\n\nBy Ana Duarte\n\n"
        "Passengers stand on the quay of Porto Vero, May 14. CPA/Ana Duarte Purchase Licensing Rights\n\n"
        f"{SENTENCE}\n{SENTENCE.replace('Tuesday', 'Monday')}\n"
    )
    menu = "Home\nNews\nSport\nWeather\nLog in\n\n"
    article = read_article(page_from_text("a.txt", menu + page, Given()), "a")
    assert article.headline == "Ferry runs aground off Porto Vero"


def test_the_label_of_a_summary_is_no_part_of_it() -> None:
    headline, line = (
        "Ferry runs aground off Porto Vero",
        "Story highlights A ferry with passengers ran aground off Porto Vero at night",
    )
    parts, at = [], 0
    for text, of in ((headline, "headline"), (line, "other"), (SENTENCE, "paragraph")):
        parts.append(Labelled(at, at + len(text), text, of))
        at += len(text) + 1
    passages, furniture = with_standfirst((parts[0], parts[2]), (parts[1],), headline)
    [summary] = [p for p in passages if p.kind == "standfirst"]
    assert summary.text == line.removeprefix("Story highlights ")
    assert [f.text for f in furniture] == ["Story highlights"]
    text = "\n".join(p.text for p in parts)
    assert all(text[p.start : p.end] == p.text for p in (*passages, *furniture))
