"""Dates named in English text, resolved against the day of publication.

Values follow TIMEX3 (ISO 8601 with its extensions): 2021-01-26, 2021-01, 2021, 199X (decade), 19XX (century), 2021-Q3,
2021-SU (SP, SU, FA, WI), 2021-W04, 2021-W04-WE (weekend), PAST_REF, PRESENT_REF, FUTURE_REF.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rashomon.text.timex.context import Context, Memory, names_a_thing
from rashomon.text.timex.days import DAYS, is_no_one_day
from rashomon.text.timex.periods import PERIODS
from rashomon.text.timex.rules import expressions
from rashomon.text.timex.vocabulary import WEEKDAYS, day_number, month_number

_READERS = {**DAYS, **PERIODS}


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date expression: `text` is the words from `start` to `end`; `full` tells that they name the year themselves."""

    start: int
    end: int
    text: str
    value: str
    full: bool


def find_dates(text: str, anchor: date | None, offset: int = 0) -> list[DateFound]:
    """Find the date expressions of English text and the dates they mean, in reading order, none overlapping.

    `anchor` is the day of publication, against which "yesterday", "on Tuesday" and "January 26" are read, with the
    tense of the clause; without it, only expressions that name their year, or that look back to a date named before in
    `text`, are found. `offset` is added to the positions. Runs in time linear in the length of `text`.
    """
    memory = Memory()
    found: list[DateFound] = []
    for kind, m in expressions(text):
        context = Context(text, m.start(), m.end(), anchor, memory)
        try:
            values = _READERS[kind](m, context)
        except (ValueError, OverflowError):  # no such day, or outside the calendar
            continue
        except KeyError:  # letters that only fold to English ones, as in "Aprİl"
            continue
        for start, end, value in values:
            full = any(named for group, named in m.groupdict().items() if group.startswith("y"))
            found.append(DateFound(start + offset, end + offset, text[start:end], value, full))
            if not names_a_thing(kind, context):
                memory.note(kind, value, full)
    return found


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A day named without its year: `month` and `day`, or `weekday` (Monday is 0), or all three."""

    start: int
    end: int
    weekday: int | None
    month: int | None
    day: int | None


def find_unplaced(text: str) -> list[Unplaced]:
    """The days that English text names without a year and not as days to come, in reading order.

    They say on which day the text was written, where nothing else does. Runs in linear time.
    """
    found = []
    for kind, m in expressions(text):
        groups = m.groupdict()
        if kind not in {"weekday", "day_month", "month_day"} or groups.get("y") or groups.get("week"):
            continue
        context = Context(text, m.start(), m.end(), None)
        tense, rel = context.tense, (groups.get("rel") or "").lower()
        if tense > 0 or (kind == "weekday" and is_no_one_day(context)) or (rel and not (rel == "this" and tense < 0)):
            continue
        weekday = WEEKDAYS[m["wd"].lower()] if m["wd"] else None
        if kind == "weekday":
            found.append(Unplaced(m.start(), m.end(), weekday, None, None))
        else:
            found.append(Unplaced(m.start(), m.end(), weekday, month_number(m["m"]), day_number(m["d"])))
    return found
