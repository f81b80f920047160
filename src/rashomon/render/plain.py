"""Text of pages made fit for display: pages are hostile, screens obey."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from rashomon.model import Place
from rashomon.text.garbled import repaired

_BLANK = re.compile(r"\s+")
# Control characters (a terminal obeys them) and text-direction controls (they make text read as what it is not).
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")

# Not from `calendar`, whose names follow the user's locale.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NO_YEAR = 10_000


def clean(text: str) -> str:
    """Text as `harmless` shows it, with characters that were decoded wrongly read as they were meant."""
    return harmless(repaired(text))


def harmless(text: str) -> str:
    """Text on one line without control characters, direction controls and lone surrogates; its ends are kept."""
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("", _BLANK.sub(" ", text)))


def clipped(text: str, limit: int) -> str:
    """Text cut at a word so that it has at most `limit` characters, an ellipsis included."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[limit // 2 :] else head).rstrip(" ,;:") + "…"


def spelled_date(value: str) -> str:
    """An ISO 8601 day, minute, month, week, year or decade (`199`) as people write it; anything else as it is."""
    day, _, time = value.partition("T")
    try:
        if re.fullmatch(r"\d{4}-W\d{2}-WE", day):
            return f"weekend of {_day(date.fromisocalendar(int(day[:4]), int(day[6:8]), 6))}"
        if re.fullmatch(r"\d{4}-W\d{2}", day):
            return f"week of {_day(date.fromisocalendar(int(day[:4]), int(day[6:]), 1))}"
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
            clock = _CLOCK.match(time)
            return _day(date.fromisoformat(day)) + (f", {clock[1]}{_zone(clock)}" if clock else "")
        if re.fullmatch(r"\d{4}-\d{2}", day):
            return f"{_MONTHS[int(day[5:]) - 1]} {day[:4]}"
    except (ValueError, IndexError):
        return value
    return f"{day}0s" if re.fullmatch(r"\d{3}", day) else value


_CLOCK = re.compile(r"(\d{2}:\d{2})(?:[:.\d]*)(?:(Z)|([+-])(\d{2}):?(\d{2}))?")


def _zone(clock: re.Match[str]) -> str:
    """How far a clock is from UTC, where that is told: without it two outlets' clocks cannot be compared."""
    if clock[3] is None:
        return " UTC" if clock[2] else ""
    hours, minutes = int(clock[4]), int(clock[5])
    if not hours and not minutes:
        return " UTC"
    sign = clock[3].replace("-", "\N{MINUS SIGN}")
    return f" UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")


def is_date(value: str) -> bool:
    """Whether a value of a date expression says when; "now" has a value, too, but no place in a timeline."""
    return date_order(value)[0] < _NO_YEAR


def date_order(value: str) -> tuple[int, int, int, str]:
    """A key that sorts the values of `spelled_date` by their first day, wider periods first, unknown ones last."""
    try:
        if match := re.match(r"(\d{4})-W(\d{2})", value):
            first = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return first.year, first.month, first.day, ""
        if match := re.match(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", value):
            return int(match[1]), int(match[2] or 0), int(match[3] or 0), value
    except ValueError:
        pass
    return (int(value) * 10, 0, 0, value) if re.fullmatch(r"[0-9]{3}", value) else (_NO_YEAR, 0, 0, value)


def placed(place: Place) -> str:
    """A place with what it lies in: `Porto Vero, Italy`."""
    return clean(f"{place.name}, {place.within}" if place.within else place.name)


def counted(number: int, noun: str) -> str:
    """`1 conflict`, `2 conflicts`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def version_name(index: int) -> str:
    """`A` for the first version of a conflict, `B` for the next; after `Z`, numbers."""
    return chr(ord("A") + index) if index < 26 else str(index + 1)


def listed(names: list[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def conflicts_named(numbers: Sequence[int]) -> str:
    """`conflict 2`, `conflicts 2 and 5`."""
    return f"conflict{'' if len(numbers) == 1 else 's'} {listed([str(number) for number in numbers])}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
