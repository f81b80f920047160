"""Where date expressions stand in a text, and what opens them."""

import re
import time

import pytest

from rashomon.text.timex import rules
from rashomon.text.timex.rules import expressions, rule


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It sank on 26 January 2021, a Tuesday.", [("day_month", "26 January 2021"), ("weekday", "Tuesday")]),
        ("IT SANK LAST TUESDAY", [("weekday", "LAST TUESDAY")]),
        ("the ferries of the '80s and ’90s", [("decade", "'80s"), ("decade", "’90s")]),
        ("built in nineteen ninety-six", [("year", "nineteen ninety-six")]),
        ("nineteen ninety-year-olds and twenty sixteen-ton lorries", []),
        ("$2021 x2021 _2021 #2021 @2021 €2021", []),
        ("“Tuesday” (Tuesday) 'Tuesday'", [("weekday", "Tuesday")] * 3),
        ("", []),
        ('"', []),
    ],
)
def test_expressions_stand_where_they_stand(text: str, found: list[tuple[str, str]]) -> None:
    assert [(kind, m.group()) for kind, m in expressions(text)] == found


def test_the_first_rule_that_fits_is_taken() -> None:
    [(kind, m)] = expressions("January 26, 2021")
    assert (kind, m["d"], m["y"]) == ("month_day", "26", "2021")


EXAMPLES = {
    "iso": "2021-01-26",
    "numeric": "26/1/2021",
    "day_month": "Tuesday, 26 January",
    "spelled_day": "the twenty-first of March",
    "month_day": "Tuesday, January 26",
    "month_year": "March 2021",
    "weekday": "last Tuesday",
    "month": "last March",
    "day": "the day before yesterday",
    "part": "end of the week",
    "unit": "the following week",
    "weekend": "over the weekend",
    "ago": "a couple of days ago",
    "year_ago": "year-ago",
    "hence": "in two weeks",
    "quarter": "2021 third quarter",
    "q": "Q3",
    "the_quarter": "the quarter",
    "season": "spring of 2021",
    "feast": "New Year’s Eve",
    "decade": "1970s",
    "century": "19th century",
    "on_the": "on the 5th",
    "year": "2021",
    "now": "these days",
    "past": "in the past",
    "future": "coming weeks",
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_rule_is_reached_by_the_word_that_opens_it(name: str) -> None:
    assert [(kind, m.group()) for kind, m in expressions(f"x {EXAMPLES[name]} .")] == [(name, EXAMPLES[name])]


def test_every_rule_has_an_example_and_an_opening() -> None:
    assert set(EXAMPLES) == set(rules._RULES) == set(rules._OPENERS)


def test_expressions_are_those_of_a_search_at_every_word() -> None:
    text = " ".join(EXAMPLES.values()) + " The '80s. Early on Friday the second-quarter sums of 2019 came, by 3-5 May."
    found, at = [], 0
    for word in re.finditer(r"[^\W_]+", text):
        for name in rules._RULES:
            m = rule(name).match(text, word.start())
            if m and word.start() >= at and text[word.start() - 1] not in "'’":
                found.append((name, m.group()))
                at = m.end()
                break
    assert [(kind, m.group()) for kind, m in expressions(text) if kind != "decade"] == [
        pair for pair in found if pair[0] != "decade"
    ]


@pytest.mark.parametrize("piece", ["x", "the ", "1", "'", "in a in ", "nineteen "])
def test_time_grows_with_the_length_of_hostile_text(piece: str) -> None:
    started = time.process_time()
    expressions(piece * (100_000 // len(piece)))
    assert time.process_time() - started < 10
