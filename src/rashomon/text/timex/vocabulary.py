"""The words of English date expressions, with the numbers they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable


def _numbered(words: str, start: int = 0) -> dict[str, int]:
    """Each word with its place; words joined by "/" share one."""
    return {word: n for n, group in enumerate(words.split(), start) for word in group.split("/")}


MONTHS = _numbered(
    "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct "
    "november/nov december/dec",
    start=1,
)
MONTH_NAMES = tuple(name for name in MONTHS if len(name) > 4 or name in {"may", "june", "july"})
"""The months in full, lower case, from January on."""
WEEKDAYS = _numbered("monday tuesday wednesday thursday friday saturday sunday")
ORDINALS = _numbered("first/1st second/2nd third/3rd fourth/4th", start=1)
DAYS_OF_MONTH = {
    word: n
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth "
        "eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh "
        "twenty-eighth twenty-ninth thirtieth thirty-first".split(),
        1,
    )
}
"""The days of a month in words."""
SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
SEASON_BEGINS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_ONES = _numbered("zero one two three four five six seven eight nine")
_TEENS = _numbered("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", start=10)
_TENS = {
    word: 10 * n for word, n in _numbered("twenty thirty forty fifty sixty seventy eighty ninety", start=2).items()
}
_COMPOUNDS = {f"{tens}-{one}": n + k for tens, n in _TENS.items() for one, k in _ONES.items() if k}
COUNTS = {
    **_ONES,
    **_TEENS,
    **_TENS,
    **_COMPOUNDS,
    **{"a": 1, "an": 1, "a couple of": 2, "a couple": 2, "a dozen": 12},
}
CENTURIES = {"nineteen": 1900, "twenty": 2000}
"""The first half of a year in words, and the year it begins from: "nineteen ninety-six"."""
_LATTER_HALVES = {
    **_TEENS,
    **_TENS,
    **_COMPOUNDS,
}


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first so that none hides another."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


SPELLED_YEAR = rf"(?:{either(CENTURIES)})[\s-](?:{either(_LATTER_HALVES)})(?![\w-])"


def year_number(text: str) -> int:
    """The year in figures or, as transcripts have it, in words."""
    if text.isdecimal():
        return int(text)
    century, latter = re.split(r"[\s-]", text.lower(), maxsplit=1)
    return CENTURIES[century] + _LATTER_HALVES[latter]


def month_number(name: str) -> int:
    """1 to 12; raises KeyError for letters that only fold to English ones, as in "Aprİl"."""
    return MONTHS[name.lower().rstrip(".")]


def day_number(text: str) -> int:
    """The number of a day of the month: 3 of "3rd" and "third"."""
    if text.casefold() in DAYS_OF_MONTH:
        return DAYS_OF_MONTH[text.casefold()]
    return int(text[:2] if text[:2].isdecimal() else text[:1])


def count_number(words: str) -> int:
    """The number of "a", "two", "a couple of" or "12"."""
    return int(words) if words.isdecimal() else COUNTS[" ".join(words.lower().split())]
