"""The weeks, months, quarters, years and longer that English expressions mean, and times told no closer than "now"."""

from __future__ import annotations

import re
from datetime import date

from rashomon.text.timex.context import Context
from rashomon.text.timex.steps import (
    Reader,
    Values,
    direction,
    distance,
    nearest_century,
    one,
    relative_year,
    says_year,
    shifted,
)
from rashomon.text.timex.tense import PLANNED, WILL
from rashomon.text.timex.vocabulary import (
    ORDINALS,
    SEASON_BEGINS,
    SEASONS,
    count_number,
    month_number,
    year_number,
)

_MONTH_PULL = {-1: 12.0, 0: 4.0, 1: 1 / 6, PLANNED: 1.0, WILL: 1 / 12}


def _month_and_year(m: re.Match[str], c: Context) -> Values:
    year = year_number(m["y"]) if m["y"] else relative_year(m["rel"], c.anchor)
    return one(m, f"{year}-{month_number(m['m']):02}" if year else None)


# Before a month that is also a word or a name, one of these must stand: "in May", "last March".
_BEFORE_MONTH = re.compile(
    r"(?i:\b(?:in|of|since|until|till|by|from|during|through|between|and|to|for|or|before|after|early|late|mid|every|"
    r"last|next|this|the|its|his|her|their)[\s-])$"
)


_WORDLIKE = {"may", "march", "april", "june", "august"}


def _bare_month(m: re.Match[str], c: Context) -> Values:
    month = month_number(m["m"])
    looks_like_word = not _BEFORE_MONTH.search(c.before) or re.match(r"\s[A-Z]", c.after)
    looks_like_name = re.match(r"['’]s\b", c.after) is not None
    if m["m"].lower() in _WORDLIKE and not m["rel"] and (looks_like_word or looks_like_name):
        return []
    if c.anchor is None:
        return one(m, f"{c.memory.year}-{month:02}" if c.memory.year and says_year(c) else None)
    anchor, rel = c.anchor, (m["rel"] or "").lower()
    year = anchor.year
    if rel == "last":
        year -= month >= anchor.month
    elif rel == "next":
        year += month <= anchor.month
    elif not rel:
        year = min(
            (year - 1, year, year + 1),
            key=lambda y: distance((y - anchor.year) * 12 + month - anchor.month, _MONTH_PULL[c.tense]),
        )
    return one(m, f"{year}-{month:02}")


_QUOTED_NAME = re.compile(r"[\"“'‘]$")


def _unit(m: re.Match[str], c: Context) -> Values:
    if m[0].istitle() and _QUOTED_NAME.search(c.before):
        return []  # a programme or a paper: "This Week"
    if m["span"]:
        return one(m, shifted(c.anchor, m["span"].lower(), 1 if m["coming"] else 0) if c.anchor else None)
    rel, unit = m["rel"].lower(), m["u"].lower()
    if rel.startswith(("the ", "that")):
        return one(m, _looking_back(rel, unit, c))
    if c.anchor is None or unit == "day" or (rel == "last" and re.search(r"(?i)\bthe\s$", c.before)):
        return []  # "the last year" is a stretch of time, no date
    if unit in SEASONS:
        return one(m, _season(rel, unit, c.anchor))
    return one(m, shifted(c.anchor, unit, 0 if (rel, unit) == ("this past", "year") else direction(rel)))


def _looking_back(rel: str, unit: str, c: Context) -> str | None:
    """The value of "that year", "the same month", "the next day" and the like, from the date named last."""
    step = direction(rel)
    if unit == "quarter" and c.memory.quarter:
        return shifted(c.memory.quarter, "quarter", step)
    if unit == "year" and c.memory.year and (c.memory.month is None or c.memory.month.year != c.memory.year):
        return f"{c.memory.year + step}"
    base = c.memory.month if unit in {"month", "year"} else c.memory.day
    return None if base is None or unit in SEASONS else shifted(base, unit, step)


def _season(rel: str, season: str, anchor: date) -> str:
    begins = SEASON_BEGINS[SEASONS[season]]
    year = anchor.year
    if rel in {"last", "this past"}:
        year -= anchor.month < begins + 3
    elif rel == "next":
        year += anchor.month >= begins
    return f"{year}-{SEASONS[season]}"


def _part(m: re.Match[str], c: Context) -> Values:
    return one(m, shifted(c.anchor, m["u"].lower(), 0) if c.anchor else None)


def _weekend(m: re.Match[str], c: Context) -> Values:
    if c.anchor is None:
        return []
    past = c.anchor.weekday() < 5 and c.tense <= 0
    return one(m, shifted(c.anchor, "weekend", -1 if past else 0))


_BACK_TO = re.compile(r"\s(?:that|then)\b", re.IGNORECASE)


def _ago(m: re.Match[str], c: Context) -> Values:
    count, unit, way = count_number(m["n"]), m["u"].lower(), m["way"].lower()
    sign = 1 if way in {"later", "after"} else -1
    if unit == "decade":
        unit, count = "year", count * 10
    if way in {"before", "after"} and re.match(r"\s\w", c.after):
        # "two days after the vote": the vote is the anchor, and unknown here
        named = c.memory.day or (c.memory.month if unit in {"month", "year"} else None)
        return one(m, shifted(named, unit, sign * count) if named and _BACK_TO.match(c.after) else None)
    if unit == "year" and count == 1 and sign < 0 and c.memory.quarter:
        return one(m, shifted(c.memory.quarter, "quarter", -4))
    base = c.anchor if way == "ago" or (sign < 0 and unit != "day") else c.memory.day
    if sign < 0 and c.anchor and (base is None or base > c.anchor):  # a day to come is none to look back from
        base = c.anchor
    return one(m, shifted(base, unit, sign * count) if base else None)


def _year_ago(m: re.Match[str], c: Context) -> Values:
    if c.memory.quarter:
        return one(m, shifted(c.memory.quarter, "quarter", -4))
    return one(m, str(c.anchor.year - 1) if c.anchor else None)


def _hence(m: re.Match[str], c: Context) -> Values:
    """ "in two weeks", where the clause looks ahead; "the first in two years" is a stretch of time."""
    if c.anchor is None or c.tense <= 0 or re.search(r"(?i)\b(?:first|time|most|worst|best|\w+est)\b[^,]*$", c.before):
        return []
    return one(m, shifted(c.anchor, m["u"].lower(), count_number(m["n"])))


def _quarter(m: re.Match[str], c: Context) -> Values:
    number = int(m["n"]) if m["n"].isdigit() else ORDINALS[m["n"].lower()]
    named = m["y"] or m.groupdict().get("y0")
    year = int(named) if named else relative_year(m["rel"], c.anchor)
    if year is not None:
        return one(m, f"{year}-Q{number}")
    if c.anchor is None:
        return []
    back = ((c.anchor.month + 2) // 3 - number) % 4
    # "expects to report third-quarter results": the quarter just ended, however the clause looks ahead.
    return one(m, shifted(c.anchor, "quarter", (4 - back) % 4 if c.tense > 0 and back > 1 else -back))


def _the_quarter(m: re.Match[str], c: Context) -> Values:
    back = -4 if m["ago"] else 0
    if c.memory.quarter:
        value = shifted(c.memory.quarter, "quarter", back)
    elif c.anchor:
        value = shifted(c.anchor, "quarter", back - 1)
    else:
        return []
    return one(m, m["y"] + value[4:] if m["y"] else value)


def _season_of_year(m: re.Match[str], c: Context) -> Values:
    return one(m, f"{m['y']}-{SEASONS[m['s'].lower()]}")


def _decade(m: re.Match[str], c: Context) -> Values:
    return one(m, f"{m['y']}X" if m["y"] else f"{nearest_century(int(m['yy']) * 10, c.anchor) // 10}X")


def _century(m: re.Match[str], c: Context) -> Values:
    return one(m, f"{int(m['y']) - 1:02}XX")


# "2000 people" is no year, nor is "at 2000 GMT" or "version 4.2012".
_NOT_YEAR_AFTER = re.compile(
    r"\s?(?i:people|persons|men|women|children|troops|soldiers|others|dead|injured|homes|houses|families|miles|km|"
    r"kilomet|met(?:er|re)s|feet|acres|tons|tonnes|dollars|euros|pounds|gmt|utc|local\stime|hours|hrs|years|days|"
    r"percent|per\scent|million|billion|employees|workers|jobs|votes|points|shares|units|students|members|times)\b"
)


_NOT_YEAR_BEFORE = re.compile(
    r"(?i:\b(?:than|about|some|nearly|almost|least|most|up\sto|over|around|approximately|at|no\.|number|room|page|"
    r"flight|highway|route|rs\.?|us)\s|(?<!mid)(?<!late)(?<!early)(?<!\b[12]\d\d\d)[.,:/–-])$"
)


def _year(m: re.Match[str], c: Context) -> Values:
    year = year_number(m["y"])
    if _NOT_YEAR_AFTER.match(c.after) or _NOT_YEAR_BEFORE.search(c.before):
        return []
    if year < 1900 and not re.search(r"(?i)\b(?:in|since|of|until|from|by|around)\s$", c.before):
        return []
    return one(m, str(year))


def _reference(value: str) -> Reader:
    return lambda m, c: one(m, value)


PERIODS: dict[str, Reader] = {
    "month_year": _month_and_year,
    "month": _bare_month,
    "part": _part,
    "unit": _unit,
    "weekend": _weekend,
    "ago": _ago,
    "year_ago": _year_ago,
    "hence": _hence,
    "quarter": _quarter,
    "q": _quarter,
    "the_quarter": _the_quarter,
    "season": _season_of_year,
    "decade": _decade,
    "century": _century,
    "year": _year,
    "now": _reference("PRESENT_REF"),
    "past": _reference("PAST_REF"),
    "future": _reference("FUTURE_REF"),
}
