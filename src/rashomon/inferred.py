"""The day a report was written, inferred where its page does not say: from the days that the report itself names,
or from the other reports of the event.

"On Wednesday" means nothing without that day, so a doubtful one is worth having; but it is marked as inferred, never
reliable, and none is better than one that the report does not bear out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain, pairwise
from statistics import median_low

from rashomon.model import Article, Labelled, Published
from rashomon.text.dates import DateFound, Unplaced, find_dates, find_unplaced

FROM_REPORT = "inferred from the days it names"
FROM_OTHERS = "inferred from the other sources"

_LEAD = 3
"""Passages in which a full date is the event's own more often than history."""

REMEMBERED = {date(2001, 9, 11), date(2005, 7, 7), date(2021, 1, 6), date(2022, 2, 24), date(2023, 10, 7)}
"""Days that reports name in full for years after."""

_EARLIEST = 1990
_SENTENCE = 80
_MOST_YEARS_ON = 3
_DAYS_ON = 3
_SAME_EVENT = timedelta(7)
_SAME_NEWS = timedelta(3)
_TODAY = re.compile(r"\b(?:today|this (?:morning|afternoon|evening)|tonight)\b", re.IGNORECASE)
_YESTERDAY = re.compile(r"\byesterday\b|\blast night\b", re.IGNORECASE)


def anchor(published: Published | None) -> date | None:
    """The day against which "on Wednesday" is read: a reliable day of publication, or an inferred one; else None."""
    if published is None or not (published.reliable or published.method in {FROM_REPORT, FROM_OTHERS}):
        return None
    try:
        return date.fromisoformat(published.value[:10])
    except ValueError:
        return None


def infer_day(passages: Sequence[Labelled]) -> Published | None:
    """The day an English report was written, from its passages; None where they do not bear one out.

    A full date counts if the report's weekdays fit it and it stands in the lead, ends a passage as the stamp of a
    picture does, is the stamp of a post, or has its weekday with it; or if it opens the report as a dateline. A day named
    without its year counts if its weekday stands beside it, which settles the year.
    """
    report = _telling(passages)
    event = _by_full_date(report) or _by_weekday(report.dates, report.unplaced, report.lead)
    return None if event is None else Published(_told_on(event, report).isoformat(), FROM_REPORT, False)


@dataclass(frozen=True, slots=True)
class _Telling:
    """What a report says of days: its text, the dates in it, those without a year, and where its lead ends."""

    text: str
    dates: Sequence[DateFound]
    unplaced: Sequence[Unplaced]
    lead: int

    @property
    def weekdays(self) -> set[int | None]:
        return {u.weekday for u in self.unplaced if u.month is None}


def _telling(passages: Sequence[Labelled]) -> _Telling:
    text = "\n".join(p.text for p in passages)
    lead = sum(len(p.text) + 1 for p in passages[:_LEAD])
    return _Telling(text, find_dates(text, None), find_unplaced(text), lead)


_POST = re.compile(r"\(@\w{1,20}\)\s$")
"""What stands before the date of an embedded post."""


def _by_full_date(report: _Telling) -> date | None:
    """The latest full date of a report, if no year in it is later and the date counts as `infer_day` says."""
    days = _full_days(report)
    latest = max((day for day, _ in days), default=date.min)
    if latest.year < _latest_year(report.dates):
        return None
    return latest if any(_counts(day, found, report) for day, found in days if day == latest) else None


def _full_days(report: _Telling) -> list[tuple[date, DateFound]]:
    return [(day, d) for d in report.dates if d.full and (day := _day(d.value))]


def _counts(day: date, found: DateFound, report: _Telling) -> bool:
    """Whether a full date says when the report was written, beside the weekdays that it names."""
    before, after = report.text[max(0, found.start - 24) : found.start], report.text[found.end : found.end + 1]
    weekdays = report.weekdays
    if not weekdays:
        return found.start < report.lead and before[-1:] in {"", "\n"}
    if _POST.search(before):
        return bool(weekdays & (_near(day) | {(day - timedelta(1)).weekday()}))
    stamped = after in {"", "\n"} or "day" in found.text.lower()
    return bool(weekdays & _near(day)) and (stamped or found.start < report.lead)


def _by_weekday(dates: Sequence[DateFound], unplaced: Sequence[Unplaced], lead: int) -> date | None:
    """The latest day of those whose weekday settles the year: the first year that fits, from the last one named on.

    A weekday elsewhere in the sentence of a day counts if the report names no other weekday.
    """
    first = _latest_year(dates)
    if first < _EARLIEST:
        return None
    weekdays = {u.weekday for u in unplaced if u.month is None}
    pairs = [(u, u.weekday) for u in unplaced if u.month and u.weekday is not None]
    years = _MOST_YEARS_ON
    if not pairs and len(weekdays) == 1:
        beside = chain(pairwise(unplaced), pairwise(reversed(unplaced)))
        close = [(u, w) for u, w in beside if u.month and not w.month and abs(u.start - w.start) < _SENTENCE]
        pairs = [(u, w.weekday) for u, w in close if w.weekday is not None]
        years = 1
    for year in range(first, min(first + years, date.today().year) + 1):
        fitting = [day for u, weekday in pairs if (day := _in_year(u, year)) and day.weekday() == weekday]
        if fitting and 2 * len(fitting) >= len(pairs):
            days = [(day, u.start) for u in unplaced if (day := _in_year(u, year))]
            event, start = max(pair for pair in days if timedelta(0) <= pair[0] - max(fitting) <= _SAME_EVENT)
            return event if start < lead or _near(event) & weekdays else None
    return None


def _near(event: date) -> set[int | None]:
    """Weekdays of the day and of the next, when most of its reports are written."""
    return {event.weekday(), (event + timedelta(1)).weekday()}


def _in_year(u: Unplaced, year: int) -> date | None:
    try:
        return date(year, u.month or 0, u.day or 0)
    except ValueError:
        return None


def _latest_year(dates: Sequence[DateFound]) -> int:
    years = (int(d.value[:4]) for d in dates if d.full and d.value[:4].isdigit())
    return max((y for y in years if y <= date.today().year), default=0)


def _day(value: str) -> date | None:
    try:
        day = date.fromisoformat(value) if len(value) == 10 else None
    except ValueError:
        return None
    return day if day and date(_EARLIEST, 1, 1) <= day <= date.today() and day not in REMEMBERED else None


def _told_on(event: date, report: _Telling) -> date:
    """The day a report of an event was written: the event's, or the day after if the report names that weekday,
    or says "yesterday" and not the event's weekday."""
    weekdays, text = report.weekdays, report.text
    day = event
    for _ in range(_DAYS_ON):
        if day == date.max or (day + timedelta(1)).weekday() not in weekdays:
            break
        day += timedelta(1)
    if day == event and day != date.max and event.weekday() not in weekdays:
        day += timedelta(bool(_YESTERDAY.search(text)) and not _TODAY.search(text))
    return day


def date_together(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles of one event, with a day for those that have none: about that on which most others were written.

    Reliable days outweigh inferred ones, and an article's own doubtful day stands where it is near the others'. Where none
    has a day, the latest that two of them name in full serves. All stay as they are where there is none, or where their
    days lie too far apart to be one event's.
    """
    if len(articles) < 2:
        return tuple(articles)
    dated = [a.published for a in articles if a.published and anchor(a.published)]
    days = [day for p in [p for p in dated if p.reliable] or dated if (day := anchor(p))]
    middle = median_low(days) if days else _from_all(articles)
    if middle is None or (days and 2 * sum(abs(day - middle) <= _SAME_NEWS for day in days) <= len(days)):
        return tuple(articles)
    return tuple(a if anchor(a.published) else replace(a, published=_beside(a, middle)) for a in articles)


def _from_all(articles: Sequence[Article]) -> date | None:
    """The latest day that English reports name in full, if two of them do and no year in any is later."""
    reports = [_telling(a.passages) for a in articles if (a.language or "en").startswith("en")]
    named = Counter(day for report in reports for day in {day for day, _ in _full_days(report)})
    latest = max(named, default=date.min)
    years = max((_latest_year(report.dates) for report in reports), default=0)
    return latest if named[latest] > 1 and latest.year >= years else None


def _beside(article: Article, middle: date) -> Published:
    """The article's doubtful day where it is near that of the others, else theirs."""
    doubtful = article.published and _day(article.published.value[:10])
    if article.published and doubtful and abs(doubtful - middle) <= _SAME_NEWS:
        return replace(article.published, method=FROM_OTHERS)
    body = article.body
    day = _told_on(middle, _Telling(body, (), find_unplaced(body), 0))
    return Published(day.isoformat(), FROM_OTHERS, False)
