"""The day a report was written, inferred where its page does not say: from the days that the report itself names,
or from the other reports of the event.

"On Wednesday" means nothing without that day, so a doubtful one is worth having; but it is marked as inferred, never
reliable, and none is better than one that the report does not bear out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from statistics import median_low

from rashomon.model import Article, Labelled, Published
from rashomon.text.dates import DateFound, Unplaced, find_dates, find_unplaced

FROM_REPORT = "inferred from the days it names"
FROM_OTHERS = "inferred from the other sources"

_LEAD = 3
"""Passages in which a full date is the event's own more often than history."""

_EARLIEST = 1990
_SAME_SENTENCE = 80
_MOST_YEARS_ON = 3


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

    A full date counts that stands in the lead or on whose weekday the report dwells; a day named without its year
    counts if its weekday stands beside it, which settles the year.
    """
    text = "\n".join(p.text for p in passages)
    lead = sum(len(p.text) + 1 for p in passages[:_LEAD])
    unplaced = find_unplaced(text)
    dates = find_dates(text, None)
    event = _by_full_date(dates, unplaced, lead) or _by_weekday(dates, unplaced)
    if event is None:
        return None
    return Published(_told_on(event, unplaced).isoformat(), FROM_REPORT, False)


def _by_full_date(dates: Sequence[DateFound], unplaced: Sequence[Unplaced], lead: int) -> date | None:
    """The latest full date of the report, if nothing in it is later and its weekdays, where it names any, fit."""
    days = [(day, d) for d in dates if d.full and (day := _day(d.value))]
    if not days:
        return None
    latest, found = max(days, key=lambda pair: pair[0])
    if latest.year < _latest_year(dates):
        return None
    weekdays = {u.weekday for u in unplaced if u.month is None}
    near = {(latest + timedelta(n)).weekday() for n in (0, 1)}
    if weekdays:
        return latest if weekdays & near else None
    return latest if found.start < lead else None


def _by_weekday(dates: Sequence[DateFound], unplaced: Sequence[Unplaced]) -> date | None:
    """The latest day whose weekday stands beside it: in the first year, from the last that is named on, that fits."""
    first = _latest_year(dates)
    if first < _EARLIEST:
        return None
    tight = [(u, u.weekday) for u in unplaced if u.month and u.weekday is not None]
    loose = [
        (u, w.weekday)
        for u in unplaced
        for w in unplaced
        if u.month and w.month is None and abs(u.start - w.start) < _SAME_SENTENCE
    ]
    for pairs, years in ((tight, _MOST_YEARS_ON), (loose, 1)):
        for year in range(first, min(first + years, date.today().year) + 1):
            fitting = [day for u, weekday in pairs if (day := _in_year(u, year)) and day.weekday() == weekday]
            if fitting and 2 * len(fitting) >= len(pairs):
                return max(fitting)
    return None


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
    return day if day and date(_EARLIEST, 1, 1) <= day <= date.today() else None


def _told_on(event: date, unplaced: Sequence[Unplaced]) -> date:
    """The day a report of an event was written: the event's, or the day after if the report names that weekday."""
    after = event + timedelta(1)
    return after if any(u.weekday == after.weekday() for u in unplaced if u.month is None) else event


def date_together(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles of one event, with a day for those that have none: about that on which most of the others were written.

    All stay as they are where no article has a day, or where their days lie too far apart to be one event's.
    """
    days = [day for a in articles if (day := anchor(a.published))]
    if not days:
        return tuple(articles)
    middle = median_low(days)
    if 2 * sum(abs(day - middle) <= timedelta(3) for day in days) <= len(days):
        return tuple(articles)
    return tuple(a if anchor(a.published) else replace(a, published=_beside(a, middle)) for a in articles)


def _beside(article: Article, middle: date) -> Published:
    day = _told_on(middle, find_unplaced(article.body))
    return Published(day.isoformat(), FROM_OTHERS, False)
