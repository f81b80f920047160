"""Steps from one day, week, month or year to another, as date expressions take them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from rashomon.text.timex.context import Context
from rashomon.text.timex.vocabulary import MONTH_NAMES, SEASONS, either

Values = list[tuple[int, int, str]]
"""Start, end and value of each date in an expression: two in "January 3-5"."""

Reader = Callable[[re.Match[str], Context], Values]
"""Reads a match; raises ValueError, OverflowError or KeyError where the calendar has no such day."""


def nearest_century(yy: int, anchor: date | None) -> int:
    """The year ending in `yy` nearest the day of publication; without one, from 1970 to 2069."""
    middle = anchor.year if anchor else 2019
    return min((century + yy for century in (1800, 1900, 2000, 2100)), key=lambda y: abs(y - middle))


def relative_year(rel: str | None, anchor: date | None) -> int | None:
    """The year before, of or after that of publication; None without either."""
    return anchor.year + direction(rel) if rel and anchor else None


def direction(rel: str) -> int:
    """-1, 0 or 1 for last, this and next, and for words that mean the same."""
    if re.search("last|past|previous", rel, re.IGNORECASE):
        return -1
    return int(re.search("next|following", rel, re.IGNORECASE) is not None)


def says_year(c: Context) -> bool:
    """Whether the sentence itself has named the year last named: a day or month seldom lies in that of another, but for that of an
    aside ("the dam, built in 1978, failed on 14 May"), of a thing ("the law of 1978") or before a semicolon."""
    before, _, here = c.before.rpartition(str(c.memory.year))
    if not before and not c.before.startswith(str(c.memory.year)):
        return False
    return ";" not in here and not (_ASIDE.search(before) and "," in here) and _THING_OF.search(before) is None


_ASIDE = re.compile(
    r",\s(?:(?:first|once|originally|formerly|\w+ly)\s)?(?:who|which|where|whose|\w+ed|born|built|held|made|won|sold|founded|shot|sunk|taken|hit)\s"
    r"[^,;]*$"
)
_SEASONS = either((*SEASONS, *MONTH_NAMES))
_THING_OF = re.compile(
    rf"\b(?:the|an?|this|that)\s(?:[\w-]+\s){{0,2}}(?!(?:{_SEASONS}|end|start|beginning|course|rest|half|days?|weeks?|months?|years?)\s)"
    r"[\w-]+\sof\s$",
    re.IGNORECASE,
)


def distance(ahead: int, pull: float) -> float:
    """How far off a date lies that is `ahead` days or months off, where one ahead counts `pull` times."""
    return ahead * pull if ahead > 0 else -ahead


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def shifted(day: date, unit: str, count: int) -> str:
    """The day, week, month, year, quarter, decade or century that lies `count` of them from that of `day`."""
    if unit == "day":
        return (day + timedelta(count)).isoformat()
    if unit in {"week", "weekend"}:
        return _week(day + timedelta(weeks=count)) + ("-WE" if unit == "weekend" else "")
    if unit in {"month", "quarter"}:
        size = 1 if unit == "month" else 3
        index = (day.year * 12 + day.month - 1) // size + count
        year, rest = divmod(index, 12 // size)
        first = date(year, rest * size + 1, 1).isoformat()
        return first[:7] if unit == "month" else f"{first[:4]}-Q{rest + 1}"
    if unit == "decade":
        return f"{day.year // 10 + count}X"
    if unit == "century":
        return f"{day.year // 100 + count}XX"
    return date(day.year + count, 1, 1).isoformat()[:4]


def one(m: re.Match[str], value: str | None) -> Values:
    """The whole match with its value; nothing where it has none."""
    return [(m.start(), m.end(), value)] if value else []
