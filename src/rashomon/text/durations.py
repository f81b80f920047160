"""Lengths of time told in two units: "one hour and ten minutes", "2h 5m", "an hour and a half"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from rashomon.model import Value

# Each unit with the one below it in which both are told, and how many of those it holds.
_BELOW = {"week": ("day", 7), "day": ("hour", 24), "hour": ("minute", 60), "minute": ("second", 60)}
_BETWEEN = re.compile(r"[\s-]*(?:weeks?|days?|hours?|hrs?|minutes?|mins?),?\s+(?:and\s+)?", re.I)
_SHORT = re.compile(r"(?<![\w.,:])(\d{1,3})\s?h(?:rs?)?\.?\s?(\d{1,2})\s?m(?:ins?)?(?![\w/])", re.I)
_HALF = re.compile(r"\b(?:an|one)\s+hour\s+and\s+a\s+half\b", re.I)


def with_durations(found: Sequence[Value], text: str, offset: int = 0) -> list[Value]:
    """The numbers of a text, those apart that are one length of time made one, in its lesser unit; `offset` is where the text begins.

    >>> from rashomon.text.numbers import find_numbers
    >>> [(v.text, v.value, v.unit) for v in find_numbers("It took one hour and ten minutes.")]
    [('one hour and ten', '70', 'minute')]
    """
    whole = [_value(m, str(60 * int(m[1]) + int(m[2])), offset) for m in _SHORT.finditer(text)]
    whole += [_value(m, "90", offset) for m in _HALF.finditer(text)]
    joined: list[Value] = []
    done = -1
    for one, other in zip(found, [*found[1:], None], strict=False):
        if one.start < done:
            continue
        both = _joined(one, other, text, offset) if other is not None else None
        done = both.end if both is not None else done
        joined.append(both or one)
    apart = [v for v in joined if all(v.end <= w.start or w.end <= v.start for w in whole)]
    return sorted([*apart, *whole], key=lambda v: v.start) if whole else apart


def _value(m: re.Match[str], minutes: str, offset: int) -> Value:
    return Value(m.start() + offset, m.end() + offset, m[0], "number", minutes, "minute")


def _joined(one: Value, other: Value, text: str, offset: int) -> Value | None:
    below, size = _BELOW.get(one.unit, ("", 1))
    plain = one.value.isdigit() and other.value.isdigit() and not other.comparator
    if other.unit != below or not plain or int(other.value) >= size:
        return None
    if not _BETWEEN.fullmatch(text, one.end - offset, other.start - offset):
        return None
    total = size * Decimal(one.value) + Decimal(other.value)
    words = text[one.start - offset : other.end - offset]
    return replace(one, value=str(total), unit=below, end=other.end, text=words)
