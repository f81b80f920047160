"""How large a careful writer means a number to be, and whether two numbers agree."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from rashomon.model import Value
from rashomon.text.units import both_persons, common_factor

# How much of the way to the next round number "more than" goes, and the most by which an unhedged figure is rounded.
_NEARLY, _ROUNDING = Decimal("0.99"), Decimal("0.03")

Comparison = Literal["same", "more exact", "differ", "incomparable"]


def compare_numbers(left: Value, right: Value) -> Comparison:
    """Whether two numbers that are given of the same thing agree.

    "incomparable": they count different things. "same": one figure. "more exact": both can be true, and one says it
    more closely. "differ": a reader would take them for two accounts. Each number is read as the span that a careful
    writer means by it: "about" within a tenth, or one; "at least" up to a tenth more, or one more, being said of counts
    that are known; "more than 30" from 30 to short of the next number as round, 40 (who knows of 47 says more than 40);
    "less than" and "at most" the same downwards; a figure from 1,000 on, or one with decimals, as rounded at its last
    digit, by 3 percent at most. Spans that meet are compatible; two plain ranges of one unit ("10 to 15", "10 to 14")
    must be equal. Measures are converted ("10 miles", "16 km"). Kinds of persons are compared with "people" and the dead with
    the killed; two kinds of persons only where their numbers agree.
    """
    factor = common_factor(left.unit, right.unit)
    if factor is None:
        return "incomparable"
    a, b = _ends(left.value), _scaled(_ends(right.value), factor)
    if a == b and left.comparator == right.comparator:
        return "same"
    two_ranges = a[0] != a[1] and b[0] != b[1] and factor == 1 and not (left.comparator or right.comparator)
    (low, high), (other_low, other_high) = _meant(left), _scaled(_meant(right), factor)
    # "Millions" and "more than $1 million" can both be true.
    low = low / 2 if _is_vague(left) and right.comparator in _UPWARDS else low
    other_low = other_low / 2 if _is_vague(right) and left.comparator in _UPWARDS else other_low
    slack = 1 if factor == 1 else 1 + _ROUNDING  # writers round what they convert
    agree = low <= other_high * slack and other_low <= high * slack and not two_ranges
    if left.unit != right.unit and both_persons(left.unit, right.unit) and not agree:
        return "incomparable"  # 13 children and 15 pupils
    return "more exact" if agree else "differ"


def _is_vague(v: Value) -> bool:
    """Whether a number only tells of what size something is: "dozens", "millions"."""
    low, high = _ends(v.value)
    return v.comparator == "about" and high > _WIDE * low


_WIDE, _UPWARDS = 4, frozenset(["more than", "at least"])


def _scaled(ends: tuple[Decimal, Decimal], factor: Decimal) -> tuple[Decimal, Decimal]:
    return ends[0] * factor, ends[1] * factor


def _ends(value: str) -> tuple[Decimal, Decimal]:
    low, _, high = value.partition("..")
    return Decimal(low), Decimal(high or low)


def _step(number: Decimal) -> Decimal:
    """The distance to the next number as round as this one: 10 for 30, 50 for 100 and 150, 5 for 25, 1 for 47."""
    if not number:
        return Decimal(1)
    unit = Decimal(10) ** number.adjusted()
    if number == unit and number >= 10:
        return unit / 2
    while number % unit:
        if number >= 10 and number % (unit / 2) == 0:
            return unit / 2
        unit /= 10
    return unit


def _meant(v: Value) -> tuple[Decimal, Decimal]:
    """The span of magnitudes that a careful writer means; `compare_numbers` documents the widths."""
    low, high = _ends(v.value)
    tenth = low / 10
    if low != high:
        return low, high
    match v.comparator:
        case "more than":
            # Not quite up to the next round number, for then that would stand there.
            return low, low + _NEARLY * max(_step(low), tenth)
        case "less than":
            return low - _NEARLY * max(_step(low), tenth), low
        case "at least":
            return low, low + max(tenth, Decimal(1))
        case "at most":
            return low - max(_step(low), tenth), low
        case "about":
            width = max(tenth, Decimal(low == int(low)))
            return low - width, low + width
    if low >= 1000 or low != int(low):
        width = min(_step(low) / 2, low * _ROUNDING)
        return low - width, low + width
    return low, low
