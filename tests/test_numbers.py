import time

import pytest

from rashomon.text.numbers import find_numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sank with 1,204 passengers", ("1,204", "1204", "passenger", "")),
        ("some 95,000 people fled", ("95,000", "95000", "people", "about")),
        ("Forty-seven others were hurt", ("Forty-seven", "47", "other", "")),
        ("more than 30 others", ("30", "30", "other", "more than")),
        ("at least twelve dead", ("twelve", "12", "dead", "at least")),
        ("12 were killed", ("12", "12", "people", "")),
        ("the storm killed 13.", ("13", "13", "people", "")),
        ("no more than 40 boats", ("40", "40", "boat", "at most")),
        ("fewer than ten buses", ("ten", "10", "bus", "less than")),
        ("20 or so trucks", ("20", "20", "truck", "about")),
        ("100+ volunteers", ("100", "100", "volunteer", "at least")),
        ("one hundred and twenty-five homes", ("one hundred and twenty-five", "125", "home", "")),
        ("two and a half hours", ("two and a half", "2.5", "hour", "")),
        ("2.5 million Canadians", ("2.5 million", "2500000", "people", "")),
        ("3m viewers", ("3m", "3000000", "viewer", "")),
        ("some 3m away", ("3m", "3", "metre", "about")),
        ("a dozen soldiers", ("a dozen", "12", "soldier", "")),
        ("dozens of tents", ("dozens", "24..144", "tent", "about")),
        ("half of the fleet", ("half", "50", "percent", "about")),
        ("two-thirds of members", ("two-thirds", "66.67", "percent", "about")),
        ("35 per cent of voters", ("35 per cent", "35", "percent", "")),
        ("up 0.5%", ("0.5%", "0.5", "percent", "")),
        ("by 3 percentage points", ("3 percentage points", "3", "percentage point", "")),
        ("cost $2 million", ("$2 million", "2000000", "usd", "")),
        ("cost £300", ("£300", "300", "gbp", "")),
        ("cost 50 euros", ("50", "50", "eur", "")),
        ("cost $2-3 million", ("$2-3 million", "2000000..3000000", "usd", "")),
        ("a 31-year-old man", ("31-year-old", "31", "year-old", "")),
        ("a woman of 86 died", ("86", "86", "year-old", "")),
        ("Ann Hale, 31, swam", ("31", "31", "year-old", "")),
        ("pupils aged around 10 to 14", ("10 to 14", "10..14", "year-old", "about")),
        ("between the ages of 10 and 15", ("10 and 15", "10..15", "year-old", "")),
        ("65-70 people", ("65-70", "65..70", "people", "")),
        ("two or three boats", ("two or three", "2..3", "boat", "about")),
        ("a 10-minute delay", ("10", "10", "minute", "")),
        ("a 1,200-strong crowd", ("1,200", "1200", "people", "")),
        ("nine police officers", ("nine", "9", "officer", "")),
        ("seven Harbour Board boats", ("seven", "7", "boat", "")),
        ("five square miles", ("five", "5", "square mile", "")),
        ("winds of 80mph", ("80", "80", "mph", "")),
        ("a magnitude 7.1 quake", ("7.1", "7.1", "magnitude", "")),
        ("One woman drowned", ("One", "1", "woman", "")),
        ("half a dozen boats", ("half a dozen", "6", "boat", "")),
        ("well over half a million people", ("half a million", "500000", "people", "more than")),
        ("a quarter of a million left their homes", ("a quarter of a million", "250000", "", "about")),
        ("several hundred boats", ("several hundred", "200..999", "boat", "about")),
        ("between five and six hundred boats", ("five and six hundred", "500..600", "boat", "")),
        ("two or three hundred boats", ("two or three hundred", "200..300", "boat", "about")),
        ("two hundred and fifty boats", ("two hundred and fifty", "250", "boat", "")),
        ("a good two hundred boats", ("two hundred", "200", "boat", "at least")),
        ("not quite two hundred boats", ("two hundred", "200", "boat", "less than")),
        ("7,000 came to the quay", ("7,000", "7000", "people", "")),
    ],
)
def test_numbers_with_what_they_count(text: str, expected: tuple[str, str, str, str]) -> None:
    [found] = find_numbers(text)
    assert (found.text, found.value, found.unit, found.comparator) == expected
    assert found.kind == "number"
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize("text", ["sales leapt 26 percent to $81 million", "the fare went from 12 to $28"])
def test_a_share_and_a_sum_make_no_range(text: str) -> None:
    assert len(find_numbers(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "one of them said so",
        "no one came, one said",
        "an F-16 and COVID-19",
        "Flight 370 to Boeing 737",
        "the Neptune 12 drills",
        "10 Harbour Street",
        "a 3-2 win",
        "call 555-0134 or 0800 555 111",
        "at 7 p.m. and 10:30",
        "version 1.2.3, open 24/7",
        "the 21st and the 1990s",
        "the second half, a third man, the first half of the year",
        "they may have seen hundredweights",
        "two mİllİon ſix",
    ],
)
def test_what_counts_nothing_is_left_out(text: str) -> None:
    assert find_numbers(text) == []


def test_spans_to_skip_and_offset() -> None:
    text = "On January 26, 2021, 12 boats sank."
    [found] = find_numbers(text, offset=50, skip=[(3, 19)])
    assert (found.start, found.end, found.value) == (71, 73, "12")


@pytest.mark.parametrize(
    "piece", ["1 ", "hundred ", "million ", "9", "1,", "$", "one-", "a a ", "1 to ", "killed ", "\n"]
)
def test_time_grows_with_the_length_of_hostile_text(piece: str) -> None:
    started = time.process_time()
    find_numbers(piece * (50_000 // len(piece)), skip=[(0, 1), (0, 3)])
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("a 2 1/2 week trial", "2.5", "week"),
        ("in the past 3-1/2 months", "3.5", "month"),
        ("2½ hours late", "2.5", "hour"),
        ("between 1 1/2 and 2 1/2 years", "1.5..2.5", "year"),
        ("two and a half hours", "2.5", "hour"),
        ("a 10 minute walk", "10", "minute"),
    ],
)
def test_numbers_with_a_part_of_one(text, value, unit):
    [found] = find_numbers(text)
    assert (found.value, found.unit) == (value, unit)


def test_a_fraction_alone_or_a_date_in_figures_is_no_number_with_a_part():
    assert find_numbers("It is 9 1/16 of them on 11/2.") == []
