"""The days that a date's value spans: whether one of two values lies within the other."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_VALUE = re.compile(
    r"(?P<decade>\d{3})X|(?P<century>\d{2})XX|(?P<year>\d{4})"
    r"(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|W(?P<week>\d{2})(?P<weekend>-WE)?|(?P<season>SP|SU|FA|WI)"
    r"|(?P<month>\d{2})(?:-(?P<day>\d{2})(?:T.*)?)?))?"
)
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MONTH_LOOSE = 1  # writers begin a season up to a month early or late
Days = tuple[date, date]


def days_of(value: str) -> Days | None:
    """First and last day of a TIMEX3 value (a day, week, weekend, month, quarter, half, season, year, decade or century), None for others.

    A season is taken a month wider at either end than the calendar has it.
    """
    m = _VALUE.fullmatch(value)
    if m is None:
        return None
    try:
        return _days(m)
    except ValueError:  # no such day
        return None


def _days(m: re.Match[str]) -> Days:
    for group, years in (("century", 100), ("decade", 10)):
        if m[group]:
            first = max(1, int(m[group]) * years)
            return date(first, 1, 1), date(first + years - 1, 12, 31)
    year = int(m["year"])
    if m["week"]:
        monday = date.fromisocalendar(year, int(m["week"]), 1)
        return (monday + timedelta(5) if m["weekend"] else monday), monday + timedelta(6)
    if m["day"]:
        day = date(year, int(m["month"]), int(m["day"]))
        return day, day
    if m["month"]:
        return _months(year, int(m["month"]), 1)
    if m["quarter"]:
        return _months(year, 3 * int(m["quarter"]) - 2, 3)
    if m["half"]:
        return _months(year, 6 * int(m["half"]) - 5, 6)
    if m["season"]:
        return _months(year, _SEASONS[m["season"]] - _MONTH_LOOSE, 3 + 2 * _MONTH_LOOSE)
    return _months(year, 1, 12)


def _months(year: int, first: int, count: int) -> Days:
    last = first + count - 1
    end_year, end = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, first, 1), date(end_year, end, monthrange(end_year, end)[1])


def overlap(left: str, right: str) -> bool:
    """Whether two values share a day; values that span no days agree where one begins like the other."""
    ours, theirs = days_of(left), days_of(right)
    if ours is None or theirs is None:
        return left.startswith(right) or right.startswith(left)
    return ours[0] <= theirs[1] and theirs[0] <= ours[1]
