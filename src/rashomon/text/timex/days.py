"""The days that English expressions mean: "26 January", "on Friday", "yesterday", "Christmas Eve"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from rashomon.text.feasts import feast_day
from rashomon.text.timex.context import Context
from rashomon.text.timex.steps import Reader, Values, distance, nearest_century, one, relative_year, says_year, shifted
from rashomon.text.timex.tense import PLANNED, WILL
from rashomon.text.timex.vocabulary import WEEKDAYS, day_number, month_number, year_number


def _iso(m: re.Match[str], c: Context) -> Values:
    return one(m, date(int(m["y"]), int(m["m"]), int(m["d"])).isoformat())


def _numeric(m: re.Match[str], c: Context) -> Values:
    """Of day/month and month/day the one that exists and, where both do, lies nearer the day of publication."""
    year = int(m["y"])
    if len(m["y"]) == 2:
        if m["sep"] == ".":
            return []  # a version or a section more often than a date
        year = nearest_century(year, c.anchor)
    a, b = int(m["a"]), int(m["b"])
    days = []
    for month, day in {(b, a), (a, b)}:
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    if not days:
        return []
    if len(days) == 1 or m["sep"] == ".":
        return one(m, (date(year, b, a) if m["sep"] == "." else days[0]).isoformat())
    if c.anchor is None:
        return []
    anchor = c.anchor
    return one(m, min(days, key=lambda d: abs((d - anchor).days)).isoformat())


def _month_and_day(m: re.Match[str], c: Context) -> Values:
    month = month_number(m["m"])
    further = m.groupdict().get("d2")
    days = [day_number(d) for d in (m["d"], further) if d]
    year = year_number(m["y"]) if m["y"] else relative_year(m["rel"], c.anchor)
    if year is None:
        year = _year_of_day(month, days[0], c)
    if year is None:
        return []
    values = [date(year, month, d).isoformat() for d in days]
    if len(values) == 1:
        return one(m, values[0])
    return [(m.start(), m.end("d"), values[0]), (m.start("d2"), m.end(), values[1])]


# How many times farther off than one on the other side a date may lie on the side that the tense asks for.
# Writers add the year where a date lies far off, so a clear distance outweighs a cue that may be another verb's.
# Months bear more, being few: in December "in February" is ten months back and two ahead.
_DAY_PULL = {-1: 3.0, 0: 1.5, 1: 1 / 3, PLANNED: 1.0, WILL: 1 / 8}


def _year_of_day(month: int, day: int, c: Context) -> int | None:
    """The year of a day named without it: that of the nearest such day, weighted by the tense."""
    if c.anchor is None or says_year(c):
        return c.memory.year if says_year(c) else None
    anchor = c.anchor
    pull = _DAY_PULL[c.tense]
    if not c.before.strip() and _ENTRY.match(c.after):
        if c.memory.year in {anchor.year, anchor.year + 1}:
            return c.memory.year
        if c.memory.day and c.memory.day > anchor:
            # A programme goes on from the day before.
            anchor, pull = c.memory.day, _DAY_PULL[1]
    days = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    return min(days, key=lambda d: distance((d - anchor).days, pull)).year if days else None


# A line of a programme, under a heading that names the year: "July 22 – Brisk, Old Mill".
_ENTRY = re.compile(r"\s?(?:[–—:@]|--?\s)")

# Days with a name of their own: which one is meant hangs on the year, or on nothing.
_NAMED = re.compile(r"\b(?:Black|Bloody|Cyber|Fat|Holy|Maundy|Palm|Remembrance|Shrove|Super)\s$")
_CAPITALISED = re.compile(r"\b[A-Z]\w*\s$")
_EVERY = re.compile(r"\b(?:every|each|any)\s(?:other\s)?$", re.IGNORECASE)


def is_no_one_day(c: Context) -> bool:
    """Whether a weekday stands for each of its kind ("every Sunday") or in the name of a feast ("Palm Sunday")."""
    return _EVERY.search(c.before) is not None or _NAMED.search(c.before) is not None


def _weekday(m: re.Match[str], c: Context) -> Values:
    if c.anchor is None or is_no_one_day(c):
        return []
    target, rel, week = WEEKDAYS[m["wd"].lower()], (m["rel"] or "").lower(), (m["week"] or "").lower()
    anchor = c.anchor
    back, ahead = (anchor.weekday() - target) % 7, (target - anchor.weekday()) % 7
    if week or rel == "next":
        days = target - anchor.weekday() + (-7 if week == "last" else 7)
    elif rel == "last":
        # Yesterday is never "last Thursday".
        days = -back if back > 1 else -back - 7
    elif c.tense == PLANNED:
        days = ahead if ahead < back else -back
    elif c.tense > 0 or (rel.startswith("this") and "past" not in rel and c.tense == 0):
        days = ahead
    else:
        # A weekday alone means the nearest one before the report: 91 % of those in TimeBank.
        days = -back
    return one(m, (anchor + timedelta(days)).isoformat())


def _day(m: re.Match[str], c: Context) -> Values:
    if m["same"]:
        return one(m, c.memory.day.isoformat() if c.memory.day else None)
    if m["following"]:
        return one(m, shifted(c.memory.day, "day", 1) if c.memory.day else None)
    if c.anchor is None or (m[0][0].isupper() and _CAPITALISED.search(c.before)):  # "Torvik Today", a paper
        return []
    words = m[0].lower()
    shift = -1 if "yesterday" in words or words.startswith("last") else int("tomorrow" in words)
    if words.startswith("the day"):  # before yesterday, after tomorrow
        shift *= 2
    return one(m, (c.anchor + timedelta(shift)).isoformat())


def _feast(m: re.Match[str], c: Context) -> Values:
    if c.anchor is None:
        return []
    anchor, name = c.anchor, m["f"].lower().replace("’", "'")
    days = [feast_day(name, anchor.year + n) for n in (-1, 0, 1)]
    return one(m, min(days, key=lambda d: distance((d - anchor).days, _DAY_PULL[c.tense])).isoformat())


def _on_the(m: re.Match[str], c: Context) -> Values:
    base = c.memory.day or c.anchor
    return one(m, base.replace(day=day_number(m["d"])).isoformat() if base else None)


DAYS: dict[str, Reader] = {
    "iso": _iso,
    "numeric": _numeric,
    "day_month": _month_and_day,
    "month_day": _month_and_day,
    "spelled_day": _month_and_day,
    "weekday": _weekday,
    "day": _day,
    "feast": _feast,
    "on_the": _on_the,
}
