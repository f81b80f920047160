"""The numbers that words of date expressions stand for."""

import pytest

from rashomon.text.timex.vocabulary import count_number, day_number, month_number, year_number


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2021", 2021),
        ("nineteen ninety-six", 1996),
        ("Nineteen Ten", 1910),
        ("twenty twenty", 2020),
        ("twenty-twelve", 2012),
    ],
)
def test_years_in_figures_and_words(text: str, year: int) -> None:
    assert year_number(text) == year


@pytest.mark.parametrize(("text", "day"), [("3", 3), ("03", 3), ("3rd", 3), ("26th", 26), ("26", 26)])
def test_days(text: str, day: int) -> None:
    assert day_number(text) == day


@pytest.mark.parametrize(
    ("text", "number"), [("a", 1), ("A couple  of", 2), ("twelve", 12), ("fifty", 50), ("120", 120)]
)
def test_counts(text: str, number: int) -> None:
    assert count_number(text) == number


def test_months_by_name_and_abbreviation() -> None:
    assert [month_number(name) for name in ("May", "Sept.", "DECEMBER")] == [5, 9, 12]
    with pytest.raises(KeyError):
        month_number("Aprİl")
