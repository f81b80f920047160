"""Text made fit for display."""

import pytest

from rashomon.render.plain import clean, clipped, conflicts_named, date_order, is_date, listed, spelled_date


@pytest.mark.parametrize(
    ("value", "spelled"),
    [
        ("2031-03-17", "17 March 2031"),
        ("2031-03-17T08:20", "17 March 2031, 08:20"),
        ("2031-03-17T08:20:00Z", "17 March 2031, 08:20 UTC"),
        ("2031-03-17T08:20+00:00", "17 March 2031, 08:20 UTC"),
        ("2031-03-17T08:20-05:00", "17 March 2031, 08:20 UTC−5"),
        ("2031-03-17T08:20+05:30", "17 March 2031, 08:20 UTC+5:30"),
        ("2031-03", "March 2031"),
        ("2031-W12", "week of 17 March 2031"),
        ("2031-W12-WE", "weekend of 22 March 2031"),
        ("2031", "2031"),
        ("203", "2030s"),
        ("2031-13-40", "2031-13-40"),
        ("PRESENT_REF", "PRESENT_REF"),
    ],
)
def test_dates_as_people_write_them(value, spelled):
    assert spelled_date(value) == spelled


def test_dates_in_the_order_of_time():
    values = ["once", "2031-03-18", "2031-W12", "2031-03", "2031-03-17", "203", "1999-12-31", "2031"]
    assert sorted(values, key=date_order) == [
        "1999-12-31", "203", "2031", "2031-03", "2031-W12", "2031-03-17", "2031-03-18", "once",
    ]  # fmt: skip


def test_clean_text_is_one_line_that_obeys_nobody():
    assert clean("a\tb\r\n c\x1b[1md\u202ee\x00\ud83d") == "a b c[1mde\ufffd"


def test_clipping_ends_at_a_word():
    assert clipped("one two three four", 12) == "one two…"
    assert clipped("short", 12) == "short"
    assert len(clipped("x" * 99, 12)) == 12


def test_lists_in_words():
    assert [listed([]), listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]


@pytest.mark.parametrize("value", ["2031-03-17T08:20", "2031-W12", "2031", "203"])
def test_periods_are_dates(value):
    assert is_date(value)


@pytest.mark.parametrize("value", ["PRESENT_REF", "", "XXXX-12-24", "soon"])
def test_what_names_no_year_is_no_date(value):
    assert not is_date(value)


def test_conflicts_by_number():
    assert [conflicts_named([2]), conflicts_named([2, 5])] == ["conflict 2", "conflicts 2 and 5"]
