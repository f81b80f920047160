"""Feasts that English reports name instead of a date, and the days on which they fall."""

from __future__ import annotations

from datetime import date, timedelta

_FIXED_FEASTS = {
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "st patrick's day": (3, 17),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "armistice day": (11, 11),
    "veterans day": (11, 11),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
}
# The n-th such weekday of a month, -1 for the last: (month, weekday with Monday 0, n).
_MOVING_FEASTS = {
    "thanksgiving day": (11, 3, 4),
    "thanksgiving": (11, 3, 4),
    "labor day": (9, 0, 1),
    "memorial day": (5, 0, -1),
}
# Days from Easter Sunday.
_EASTER_FEASTS = {"ash wednesday": -46, "good friday": -2, "easter sunday": 0, "easter monday": 1, "easter": 0}

FEASTS = (*_FIXED_FEASTS, *_MOVING_FEASTS, *_EASTER_FEASTS)


def feast_day(name: str, year: int) -> date:
    """The day of a feast of `FEASTS` in a year."""
    if name in _FIXED_FEASTS:
        return date(year, *_FIXED_FEASTS[name])
    if name in _EASTER_FEASTS:
        return _easter(year) + timedelta(_EASTER_FEASTS[name])
    month, weekday, n = _MOVING_FEASTS[name]
    if n > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (n - 1))
    last = date(year, month, 31)
    return last - timedelta((last.weekday() - weekday) % 7)


def _easter(year: int) -> date:
    """Western Easter Sunday (Meeus, Jones, Butcher: Nature, 20 April 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + n - 7 * ((a + 11 * h + 22 * n) // 451) + 114, 31)
    return date(year, month, day + 1)
