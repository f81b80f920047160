"""The days that a date value covers, and whether two values can mean one time: "in May" holds "on 3 May"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from rashomon.text.timex.vocabulary import SEASON_BEGINS

_DAY = timedelta(1)
_SHAPE = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|(?P<season>SP|SU|FA|WI)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?(?:T.*)?"
)
_NIGHT = re.compile(
    r"\b(?:overnight|midnight|night|late|early|pre-?dawn|dawn|small hours|a\.?m\.?)(?:\b|(?<=\.))", re.IGNORECASE
)


def extent(value: str) -> tuple[date, date] | None:
    """The first and last day of an ISO 8601 value of `rashomon.text.dates`: of a day, week, weekend, month, quarter, season,
    year, decade (202X) or century (20XX). None for PRESENT_REF and its like, and for what is no date."""
    if m := re.fullmatch(r"(\d{3})X|(\d\d)XX", value):
        first, years = (int(m[1]) * 10, 10) if m[1] else (int(m[2]) * 100, 100)
        return (date(first, 1, 1), date(first + years - 1, 12, 31)) if first else None
    m = _SHAPE.fullmatch(value)
    try:
        return None if m is None else _extent(m)
    except (ValueError, OverflowError):
        return None


def _extent(m: re.Match[str]) -> tuple[date, date]:
    year = int(m["year"])
    if m["day"]:
        day = date(year, int(m["month"]), int(m["day"]))
        return day, day
    if m["week"]:
        monday = date.fromisocalendar(year, int(m["week"]), 1)
        return monday + 5 * _DAY if m["weekend"] else monday, monday + 6 * _DAY
    if m["month"]:
        return _months(year, int(m["month"]), 1)
    if m["quarter"]:
        return _months(year, int(m["quarter"]) * 3 - 2, 3)
    if m["season"]:
        return _months(year, SEASON_BEGINS[m["season"]], 3)
    return _months(year, 1, 12)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    after = year * 12 + month - 1 + count
    return date(year, month, 1), date(after // 12, after % 12 + 1, 1) - _DAY


def may_agree(left: str, right: str, *, by_night: bool = False) -> bool:
    """Whether two values can mean one time: the days they cover overlap, or one of them covers none.

    `by_night` tells that one of them is a time about midnight (`tells_of_night`): then the day before or after will do.
    """
    ours, theirs = extent(left), extent(right)
    if ours is None or theirs is None:
        return True
    gap = (max(ours[0], theirs[0]) - min(ours[1], theirs[1])).days
    return gap <= (1 if by_night else 0)


def tells_of_night(words: str) -> bool:
    """Whether the words beside a day put it near midnight, where one writer's Monday is another's Tuesday."""
    return _NIGHT.search(words) is not None
