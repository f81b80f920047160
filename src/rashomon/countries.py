"""Countries with their people's names, capitals and seats of power, to tell sides apart; from `data/countries.tsv`.

A capital or seat stands for its government ("Moscow proposed", "the White House said"), so all names of one country are one
side. They stay entities of their own: the Kremlin is no name of Russia.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rashomon.weights import FOLDER


@dataclass(frozen=True, slots=True)
class Country:
    """A country: other names of itself, words for its people and what is theirs, its capital, its seats and forces."""

    name: str
    also: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()

    @property
    def all_names(self) -> tuple[str, ...]:
        return (self.name, *self.also, *self.people, *self.capital, *self.seats)


def rows(file: str) -> list[list[str]]:
    """The fields of each row of a table in `data`; rows that start with # are notes."""
    lines = (FOLDER / file).read_text(encoding="utf-8").splitlines()
    return [line.split("|") for line in lines if line and not line.startswith("#")]


@cache
def countries() -> tuple[Country, ...]:
    """Every country of the table."""
    return tuple(
        Country(name, *(tuple(filter(None, field.split(","))) for field in fields))
        for name, *fields in rows("countries.tsv")
    )


@cache
def _side() -> dict[str, str]:
    return {name: country.name for country in countries() for name in country.all_names}


# First names and states of a federation too: a capital behind them makes them part of another name.
_DOUBTFUL = frozenset(["Chad", "Jordan"])


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_side(), key=lambda name: (-len(name), name))
    parts = [re.escape(n) + (r"(?! [A-Z])" if n in _DOUBTFUL else "") for n in names]
    return re.compile(rf"(?<![\w.])(?:{'|'.join(parts)})(?!\w)")


def sides(text: str) -> list[str]:
    """The countries that a text names by any of their names, in order: `sides("American leaders") == ["United States"]`."""
    return [_side()[m] for m in _pattern().findall(text)]


@cache
def _own_names() -> dict[str, str]:
    return {n: country.name for country in countries() for n in (country.name, *country.also)}


def country_named(name: str) -> str | None:
    """The country of which this is a name, its people's, capital's and seats' names left out: "U.K." is the United Kingdom."""
    return _own_names().get(name)
