"""The patterns of English date expressions, and where they stand in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from rashomon.text.feasts import FEASTS
from rashomon.text.timex.vocabulary import (
    CENTURIES,
    COUNTS,
    DAYS_OF_MONTH,
    MONTHS,
    ORDINALS,
    SEASONS,
    SPELLED_YEAR,
    WEEKDAYS,
    either,
)

# "may", "march" and "august" must begin with a capital, being words, and so must abbreviations; the rest may be written
# small, as translators do. An abbreviation needs a day or a year beside it; a full stop belongs to the date after an
# abbreviation only: after a whole name it ends the sentence.
_CAPITAL = "(?-i:(?=[A-Z]))"
_WHOLE = [m for m in MONTHS if len(m) > 4 or m in {"may", "june", "july"}]
_SURE = either(m for m in _WHOLE if m not in {"may", "march", "august"})
_LONG_MONTH = rf"(?:(?:{_SURE})\b|{_CAPITAL}(?:(?:{either(_WHOLE)})\b|Sept\b\.?))"
_MONTH = rf"(?:(?:{_SURE})\b|{_CAPITAL}(?:(?:{either(_WHOLE)})\b|(?:{either(MONTHS)})\b\.?))"
_WEEKDAY = rf"(?:{either(WEEKDAYS)})\b"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
_YEAR = r"(?:1[5-9]|20)\d\d(?![\w%]|[.,:]\d)"
_S = r"\s{1,2}"
_TO = r"(?:\s?[-–—]\s?|\s(?:and|to|or|through)\s)"
_COUNT = rf"(?:{either(COUNTS)}|\d{{1,3}})"
_THIS = r"(?:last|next|this(?:\s(?:past|coming))?)"
_OF_YEAR = rf"(?:(?P<y>{_YEAR}|{SPELLED_YEAR})|(?P<rel>last|this|next)\syear\b)"

# One pattern a kind of expression, in the order in which they are tried. Groups whose name begins with y are years that
# the expression names itself.
_RULES = {
    "iso": r"(?P<y>(?:1[5-9]|20)\d\d)[-/.](?P<m>\d\d?)[-/.](?P<d>\d\d?)(?=T\d|\b)(?![-/.]\d)",
    "numeric": r"(?P<a>\d\d?)(?P<sep>[-/.])(?P<b>\d\d?)[-/.](?P<y>(?:1[5-9]|20)\d\d|\d\d)\b(?![-/.]\d)",
    "day_month": rf"(?:(?P<wd>{_WEEKDAY}),?{_S})?(?P<d>{_DAY})(?:{_TO}(?P<d2>{_DAY}))?(?:{_S}|-)(?:of{_S})?(?P<m>{_MONTH})"
    rf"(?:(?:,?{_S}|-){_OF_YEAR})?",
    "spelled_day": rf"the\s(?P<d>{either(DAYS_OF_MONTH)})\sof\s(?P<m>{_MONTH})(?!['’]s)(?:,?{_S}{_OF_YEAR})?",
    "month_day": rf"(?:(?P<wd>{_WEEKDAY}),?{_S})?(?P<m>{_MONTH}){_S}(?:the{_S})?(?P<d>{_DAY})(?:{_TO}(?P<d2>{_DAY}))?"
    rf"(?:,?{_S}{_OF_YEAR})?",
    "month_year": rf"(?P<m>{_MONTH}),?{_S}(?:of{_S})?{_OF_YEAR}",
    "weekday": rf"(?:(?P<rel>{_THIS}){_S})?(?P<wd>{_WEEKDAY})(?:{_S}(?P<week>last|next)\sweek\b)?",
    "month": rf"(?:(?P<rel>{_THIS}){_S})?(?P<m>{_LONG_MONTH})",
    "day": r"(?:the\sday\s(?:before\syesterday|after\stomorrow)|today|tonight|yesterday|tomorrow"
    r"|this\s(?:morning|afternoon|evening)|last\s(?:night|evening)"
    r"|overnight(?=[,.;:]|\s(?:as|after|when|while|by|in|at|from|amid|and|but|with)\b|\Z)|(?P<same>(?:that|that\ssame|the\ssame)\s(?:day|morning|afternoon|evening|night))"
    r"|(?P<following>the\s(?:next|following)\s(?:morning|afternoon|evening|night)))\b",
    "part": r"(?:(?:earlier|later)\sin|(?:the\s)?(?:end|rest)\sof)\sthe\s(?P<u>week|month|year)\b",
    "unit": rf"(?P<rel>{_THIS}|the\s(?:next|previous|following|same)|that(?:\ssame)?){_S}"
    rf"(?P<u>weekend|week|month|year|quarter|decade|century|day|{either(SEASONS)})\b"
    r"|the\s(?:(?P<coming>coming)|current|full|fiscal|current\sfiscal)\s(?P<span>week|month|year)\b",
    "weekend": r"(?:over|at|on)\sthe\sweekend\b",
    "ago": rf"(?P<n>{_COUNT})[\s-](?P<u>day|week|month|year|decade)s?(?:\sor\s(?:so|more|two))?"
    r"[\s-](?P<way>ago|earlier|later|before|after)\b",
    "year_ago": r"(?:the\s)?year[\s-](?:ago|earlier)\b",
    "hence": rf"in\s(?P<n>{_COUNT})\s(?P<u>day|week|month|year)s?\b",
    "quarter": rf"(?:(?P<y0>{_YEAR})\s)?(?P<n>{either(ORDINALS)})[\s-](?:fiscal[\s-])?quarter\b"
    rf"(?:{_S}(?:of\s|in\s)?{_OF_YEAR})?",
    "q": rf"Q(?P<n>[1-4])(?:\s(?:of\s)?{_OF_YEAR})?\b",
    "the_quarter": rf"the\s(?:latest\s|recent\s|(?P<ago>year-ago\s))?(?:(?P<y>{_YEAR})\s)?quarter\b",
    "season": rf"(?P<s>{either(SEASONS)})(?:\sof)?{_S}(?P<y>{_YEAR})",
    "feast": rf"(?P<f>{either(FEASTS)})\b".replace("'", "['’]"),
    "decade": r"(?:(?P<y>(?:1[5-9]|20)\d)0['’]?s|['’](?P<yy>[2-9])0s)\b",
    "century": r"(?P<y>1\d|20|21|[5-9])th[\s-]century\b",
    "on_the": rf"on\sthe\s(?P<d>{_DAY}(?<=[a-z]))(?!\s[a-z])",
    "year": rf"(?P<y>{_YEAR}|{SPELLED_YEAR})",
    "now": r"(?:now|currently|nowadays|these\sdays)\b",
    "past": r"recently\b|in\sthe\spast\b(?!\s(?:\d|\w+\s(?:days|weeks|months|years)))",
    "future": r"(?<!as\s)soon\b(?!\s(?:as|after)\b)|in\sthe\s(?:near\s)?future\b"
    r"|(?:the\s)?coming\s(?:days|weeks|months|years)\b",
}

_FIGURE = "0"
"""Stands for any word that begins with a figure."""

_RELATIVE = ("last", "next", "this")
_COUNTED = (_FIGURE, *(word.split()[0] for word in COUNTS))
# The words with which an expression of each kind can begin, so that most words of a text are passed by at once.
_OPENERS: dict[str, Iterable[str]] = {
    "iso": (_FIGURE,),
    "numeric": (_FIGURE,),
    "day_month": (_FIGURE, *WEEKDAYS),
    "spelled_day": ("the",),
    "month_day": (*WEEKDAYS, *MONTHS),
    "month_year": MONTHS,
    "weekday": (*_RELATIVE, *WEEKDAYS),
    "month": (*_RELATIVE, *MONTHS),
    "day": ("the", "today", "tonight", "yesterday", "tomorrow", "overnight", "this", "last", "that"),
    "part": ("earlier", "later", "the", "end", "rest"),
    "unit": (*_RELATIVE, "the", "that"),
    "weekend": ("over", "at", "on"),
    "ago": _COUNTED,
    "year_ago": ("the", "year"),
    "hence": ("in",),
    "quarter": (_FIGURE, *ORDINALS),
    "q": ("q1", "q2", "q3", "q4"),
    "the_quarter": ("the",),
    "season": SEASONS,
    "feast": (re.split(r"\W", feast)[0] for feast in FEASTS),
    "decade": (_FIGURE,),
    "century": (_FIGURE,),
    "on_the": ("on",),
    "year": (_FIGURE, *CENTURIES),
    "now": ("now", "currently", "nowadays", "these"),
    "past": ("recently", "in"),
    "future": ("soon", "in", "the", "coming"),
}


@cache
def rule(name: str) -> re.Pattern[str]:
    """The pattern of a kind of expression."""
    return re.compile(_RULES[name], re.IGNORECASE)


@cache
def _openings() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """For each opening word the rules to try, in their order."""
    table: dict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
    for name in _RULES:
        for word in dict.fromkeys(_OPENERS[name]):
            table[word].append((name, rule(name)))
    return {word: tuple(rules) for word, rules in table.items()}


_WORD = re.compile(r"[^\W_]+")
# What joins a word to another, or makes a sum or an address of it.
_NOT_AFTER = frozenset("_$£€#@")
_SHORTENED = frozenset("'’")


Expression = tuple[str, re.Match[str]]
"""What looks like a date: the kind of rule that it is of, and its match."""


@lru_cache(maxsize=1)
def expressions(text: str) -> tuple[Expression, ...]:
    """All that looks like a date in a text, in reading order, none overlapping.

    Kept for the next search of the same text, as when its own day is inferred.
    """
    return tuple(_expressions(text))


def _expressions(text: str) -> Iterator[Expression]:
    openings = _openings()
    figures = openings[_FIGURE]
    free = 0
    for word in _WORD.finditer(text):
        opening = word.group()
        rules = figures if opening[0].isdigit() else openings.get(opening.lower())
        if rules is None or (start := word.start()) < free:
            continue
        before = text[start - 1] if start else " "
        if before in _NOT_AFTER:
            continue
        found = _shortened(text, start) if before in _SHORTENED and start > free else None
        found = found or _first(text, start, rules)
        if found is not None:
            yield found
            free = found[1].end()


def _first(text: str, start: int, rules: Sequence[tuple[str, re.Pattern[str]]]) -> Expression | None:
    for name, pattern in rules:
        if m := pattern.match(text, start):
            return name, m
    return None


def _shortened(text: str, start: int) -> Expression | None:
    """A decade with an apostrophe for its century: '80s."""
    before = text[start - 2 : start - 1]
    if before.isalnum() or before in _NOT_AFTER:
        return None
    m = rule("decade").match(text, start - 1)
    return ("decade", m) if m else None
