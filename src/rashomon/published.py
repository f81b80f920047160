"""The day a page was published: what is given, what its metadata says, or what stands beside its headline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from rashomon.model import Given, Published

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero gennaio janeiro января januari jänner",
            "february feb februar février fevrier febrero febbraio fevereiro февраля februari",
            "march mar märz mars marzo março марта maart",
            "april apr avril abril aprile апреля",
            "may mai mayo maggio maio мая mei",
            "june jun juni juin junio giugno junho июня",
            "july jul juli juillet julio luglio julho июля",
            "august aug août aout agosto августа augustus",
            "september sep sept septembre septiembre settembre setembro сентября",
            "october oct oktober octobre octubre ottobre outubro октября",
            "november nov novembre noviembre novembro ноября",
            "december dec dezember décembre decembre diciembre dicembre dezembro декабря",
        ),
        start=1,
    )
    for name in names.split()
}
_WORD = r"([^\W\d_]{3,10})"
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|\.|º)?\s+(?:de\s+|of\s+)?{_WORD}\.?,?\s+(?:de\s+)?((?:19|20)\d\d)\b"
)
_MONTH_FIRST = re.compile(rf"\b{_WORD}\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_EAST = re.compile(r"((?:19|20)\d\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_TIME = re.compile(r"\b(\d{1,2})[:.h](\d\d)(?::\d\d)?\s?([ap])?\.?(?:m\b)?", re.IGNORECASE)
_IN_URL = re.compile(
    r"/((?:19|20)\d\d)(?:([/-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))"
    r"(?=[/_.-]|$)"
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LABEL = re.compile(
    r"\b(?:publish|posted|updated|created|first|veröffentlicht|publié|publicado|pubblicato|опубликован)", re.IGNORECASE
)
_FIRST = re.compile(r"\b(?:first|originally|publish|posted)", re.IGNORECASE)
_CLOCK = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)
_EARLIEST = 1990


@dataclass(frozen=True, slots=True)
class Found:
    """A day as it stands in a text, with the time if one follows."""

    day: date
    time: str = ""
    sure: bool = True

    @property
    def value(self) -> str:
        return self.day.isoformat() + (f"T{self.time}" if self.time else "")


def parse_iso(text: str, *, any_year: bool = False) -> str | None:
    """An ISO 8601 date or date and time, to the minute, as `YYYY-MM-DD[THH:MM[offset]]`; None if it is none.

    Days before the web or after today are taken for none, unless in `any_year`.
    """
    text = text.strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        found = find_days(text)
        return found[0].value if found else None
    if not any_year and not _possible(moment.date()):
        return None
    if len(text) == 10:
        return moment.date().isoformat()
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return moment.date().isoformat()
    return moment.isoformat(timespec="minutes")


def find_days(text: str) -> list[Found]:
    """Full dates (day, month, year) in a short text, in reading order, with the time of day that follows."""
    hits: list[tuple[int, int, date, bool]] = []
    for pattern, order in ((_ISO, (1, 2, 3)), (_EAST, (1, 2, 3)), (_DAY_FIRST, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2))):
        for match in pattern.finditer(text):
            if day := _day(*(match.group(k) for k in order)):
                hits.append((match.start(), match.end(), day, True))
    for match in _NUMERIC.finditer(text):
        first, second = int(match.group(1)), int(match.group(3))
        day = _day(match.group(4), str(second), str(first)) or _day(match.group(4), str(first), str(second))
        if day:
            hits.append(
                (match.start(), match.end(), day, first > 12 or second > 12 or first == second or match.group(2) == ".")
            )
    found, covered = [], -1
    for start, end, day, sure in sorted(hits):
        if start >= covered:
            found.append(Found(day, _time_after(text[end : end + 24]), sure))
            covered = end
    return found


def _day(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdigit() else _MONTHS.get(month.casefold())
    try:
        value = date(int(year), number or 0, int(day))
    except ValueError:
        return None
    return value if _possible(value) else None


def _possible(day: date) -> bool:
    """Whether an article can have been published that day; the day after today has begun somewhere."""
    return day.year >= _EARLIEST and day <= date.today() + timedelta(days=1)


def _time_after(text: str) -> str:
    match = _TIME.search(text)
    if not match:
        return ""
    hour, minute, half = int(match.group(1)), int(match.group(2)), (match.group(3) or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def from_given(given: Given) -> Published | None:
    """The day that the user or the container gave, however long ago; None if it gave none or it is no date."""
    value = parse_iso(given.published, any_year=True) if given.published else None
    return Published(value, "given", True) if value else None


def from_url(url: str | None) -> Published | None:
    """The day in an address such as `/2019/03/12/`."""
    match = _IN_URL.search(url or "")
    day = _day(match.group(1), match.group(3) or match.group(5), match.group(4) or match.group(6)) if match else None
    return Published(day.isoformat(), "url", True) if day else None


def of_flattened(given: Given, near: Sequence[str], headline: int | None, prose: str) -> Published | None:
    """Day of a flattened page. `near` are the lines just before the report, `headline` the place of its headline there.

    A date counts if it is labelled as the day of publication or stands near the headline; one above it that names its
    weekday, or among weather and menus, is the page's own clock. It is reliable right beside the headline, if the
    report's own days do not speak against it.
    """
    if known := from_given(given) or from_url(given.url):
        return known
    best: tuple[int, bool, Found] | None = None
    for place, line in enumerate(near):
        days = _days_of_line(line) if len(line) <= 160 and place != headline else []
        labelled = _LABEL.search(line) is not None
        distance = place - headline if headline is not None else len(near) - place
        above = (headline is None or distance < 0) and not labelled
        if not days or not (labelled or distance >= -6):
            continue
        if above and (_CLOCK.search(line) or any(len(other) < 12 for other in near[max(0, place - 2) : place])):
            continue
        rank = (0 if labelled else 4) + abs(distance)
        if best is None or rank < best[0]:
            best = rank, distance >= -1 or labelled, days[0]
    if best is None:
        return None
    rank, beside, found = best
    return Published(found.value, "dateline", beside and found.sure and rank <= 8 and _fits(found.day, prose))


def _days_of_line(line: str) -> list[Found]:
    """The days in a line; of an updated page, those from the word that tells when it was first published."""
    first = _FIRST.search(line)
    return (find_days(line[first.start() :]) if first else []) or find_days(line)


def _fits(day: date, prose: str) -> bool:
    """Whether the report allows this day: no later date in it, and no other weekday called this one."""
    days = [found.day for found in find_days(prose[:20000])]
    if any(other > day for other in days if (other - day).days < 400):
        return False
    named = {k for k, name in enumerate(_WEEKDAYS) if re.search(rf"\bthis {name}\b", prose[:3000], re.IGNORECASE)}
    return not named or day.weekday() in named


def of_html(
    given: Given, metadata: Iterable[tuple[str, str]], url: str | None, fallback: Callable[[], str | None]
) -> Published | None:
    """Day of an HTML page: what is given, its metadata as (method, text) in order of trust, its address, or `fallback`.

    The address gives the day at the newsroom: where the metadata's clock stands a day off, the address is right.
    """
    if known := from_given(given):
        return known
    in_url = from_url(url)
    for method, text in metadata:
        if value := parse_iso(text):
            if in_url is None:
                return Published(value, method, not _may_be_next_day(value))
            apart = abs((date.fromisoformat(value[:10]) - date.fromisoformat(in_url.value)).days)
            return Published(value, method, True) if apart == 0 else replace(in_url, reliable=apart == 1)
    if in_url:
        return in_url
    day = fallback()
    return Published(day, "htmldate", False) if day else None


def _may_be_next_day(value: str) -> bool:
    """Whether a moment in UTC falls in hours when it was still the day before over the Americas."""
    return value.endswith("+00:00") and value[10:13] in {"T00", "T01", "T02", "T03", "T04"}
