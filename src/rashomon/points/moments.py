"""Moments: two times at which both can be so, and what is told of another event than the one reported."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from rashomon.model import Article, Aspect, Claim
from rashomon.points.besides import besides, stages
from rashomon.points.clause import NOT_UNTIL, of_kind
from rashomon.points.difference import Difference
from rashomon.points.figures import LEVEL
from rashomon.text.timex.vocabulary import WEEKDAYS

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

_OPEN_RANGE = re.compile(
    r"\b(?<!dates )(?<!dated )(?<!dating )(?<!shortly )(?<!just )(?<!soon )(?<!little )(?<!right )"
    r"(since|until|till|by|before|after|from|starting|as of)\s+(?:the\s+|early\s+|late\s+)?$",
    re.I,
)

_LONG_PAST = 2  # years


def open_range(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """A day with which a span of time begins or ends ("since Wednesday") and a day within it; "not until Wednesday" is a day itself, and
    begins what another begins "from Saturday"."""
    if difference.aspect is not Aspect.DATE:
        return None
    bounds = [_bound(left, difference.left), _bound(right, difference.right)]
    if any(NOT_UNTIL.search(c.text) and b in _BEGINS for c, b in zip((left, right), bounds[::-1], strict=True)):
        return None
    if any(b in _BEGINS and _STARTS.search(c.text) for c, b in zip((left, right), bounds[::-1], strict=True)):
        return None
    # What "had been found by Friday" and "by Saturday" grew in between.
    grew = any(re.search(r"\bhad\b", c.text) for c in (left, right))
    return "one day begins or ends a span of time" if any(bounds) and (grew or bounds[0] != bounds[1]) else None


_STARTS = re.compile(
    r"\b(?:(?:take|takes|taking) effect|c[oa]mes? into force|begins?|starts?|opens?|(?:to|will) (?:begin|start|open|apply))\b",
    re.I,
)
"""That something begins on a day, as another says by "from" that day."""


def _bound(claim: Claim, words: str) -> str | None:
    """The preposition by which a day begins or ends a span of time, None where it does neither."""
    at = claim.text.find(words)
    found = _OPEN_RANGE.search(claim.text[:at]) if at >= 0 and not NOT_UNTIL.search(claim.text) else None
    return found[1].casefold() if found else None


_BEGINS = frozenset(["from", "starting", "as of"])


def long_past(difference: Difference, left: Claim, right: Claim, articles: Mapping[str, Article]) -> str | None:
    """One tells of a year long past, the other does not."""
    if difference.aspect is Aspect.DATE:
        return None
    told = [_years(c, articles) for c in (left, right)]
    latest = max((y for c in (left, right) for y in _all_years(articles[c.article])), default=0)
    past = [bool(years) and max(years) <= latest - _LONG_PAST for years in told]
    past = [
        is_past or bool(_AGO.search(_sentence(c, articles))) for is_past, c in zip(past, (left, right), strict=True)
    ]
    return "one tells of a year long past" if past[0] is not past[1] else None


def _years(claim: Claim, articles: Mapping[str, Article]) -> list[int]:
    """The years that the claim's sentence names."""
    return [int(y) for y in _YEAR.findall(_ASIDE.sub(",", _sentence(claim, articles)))]


_ASIDE = re.compile(r", (?:who|whose|a former) [^,.;]*(?:[,.;]|$)")
"""What is told of somebody in passing: "the general, who retired in 2021, led the revolt"."""


def _sentence(claim: Claim, articles: Mapping[str, Article]) -> str:
    start, end = min(claim.sentence[0], claim.start), max(claim.sentence[1], claim.end)
    return articles[claim.article].text[start:end]


_AGO = re.compile(
    r"\b(?:(?:on|in) [A-Z][a-z]+\.?(?: \d+)?,? (?:last year|of last year)|last year|(?:\w+|\d+) (?:years|decades) ago)\b"
)


def _all_years(article: Article) -> list[int]:
    """The year of publication, and all that the report names."""
    own = [int(article.published.value[:4])] if article.published else []
    return own or [int(y) for y in _YEAR.findall(article.body)]


def weeks_before(difference: Difference, left: Claim, right: Claim, articles: Mapping[str, Article]) -> str | None:
    """One names a day or month weeks before its report, the other a day near it: "in January a man was shot at the terminal"."""
    if difference.certain or difference.aspect is not Aspect.DATE:
        return None
    ages = [_age(c, articles[c.article]) for c in (left, right)]
    return "one tells of weeks before" if max(ages) >= _WEEKS and 0 <= min(ages) < _RECENT else None


_WEEKS, _RECENT = 21, 8  # days


def _age(claim: Claim, article: Article) -> int:
    """By how many days the latest day or month that a claim names lies before its report; -1 where it names none, or the report has no day."""
    published = _day(article.published.value[:10]) if article.published and article.published.reliable else None
    if published is None:
        return -1
    days = [d for v in of_kind(claim, "date") if (d := _day(v.value[:10] if len(v.value) >= 10 else f"{v.value}-28"))]
    return min((max(0, (published - d).days) for d in days), default=-1)


def in_one_night(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """The night of one day and the small hours of the next: "on Friday night", "early on Saturday"."""
    if difference.aspect is not Aspect.DATE:
        return None
    for one, other in ((left, right), (right, left)):
        if _EVENING.search(one.text) and _EARLY.search(other.text) and _next_day(one, other):
            return "the one night goes over into the other's morning"
    return None


_EVENING = re.compile(r"\b(?:night|evening|late)\b", re.I)

_EARLY = re.compile(r"\b(?:early|dawn|predawn|small hours|overnight|midnight)\b", re.I)


def _next_day(one: Claim, other: Claim) -> bool:
    """Whether the second claim's day, or its day of the week, follows the first one's."""
    before, after = ([d for v in of_kind(c, "date") if (d := _day(v.value[:10]))] for c in (one, other))
    if before and after:
        return any((b - a).days == 1 for a in before for b in after)
    first, second = ([_WEEK.index(w.casefold()) for w in _WEEKDAY.findall(c.text)] for c in (one, other))
    return any((b - a) % 7 == 1 for a in first for b in second)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


_WEEK = tuple(WEEKDAYS)
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEK)})\b", re.I)


def other_time(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """They name two times that share no day, or two stages ("early returns", "the final count"): what was so then need not be so now."""
    if difference.aspect is Aspect.DATE or difference.certain:
        return None
    if besides(left, right).times:
        return "they tell of different times"
    if LEVEL.match(difference.left):
        return None
    ours, theirs = (stages(c) for c in (left, right))
    return "they tell of different ones of several" if ours and theirs and not ours & theirs else None


def another_event(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """One marks its event as not the one that is reported: "the earlier crash, on 5 September"."""
    if difference.certain or difference.aspect not in {Aspect.DATE, Aspect.NUMBER, Aspect.PLACE, Aspect.IDENTITY}:
        return None
    told = [bool(_ANOTHER.search(c.text)) for c in (left, right)]
    return "one tells of another event" if told[0] is not told[1] else None


def one_of_several(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """One begins with another of the kind ("another aftershock, of magnitude 4.3"), or tells of what came after the other's event."""
    if difference.certain or difference.aspect not in {Aspect.DATE, Aspect.NUMBER, Aspect.PLACE}:
        return None
    further = [bool(_FURTHER.match(c.text)) for c in (left, right)]
    if further[0] is not further[1] and not stages(right if further[0] else left):
        return "one tells of another"
    after = [bool(_AFTERSHOCK.search(c.text)) for c in (left, right)]
    return "one tells of what came after" if after[0] is not after[1] else None


_FURTHER = re.compile(
    r"\W*(?:but |and |meanwhile,? |later,? |then )?(?:another|a (?:second|third|further|fresh|new))\s[a-z]", re.I
)
_AFTERSHOCK = re.compile(r"\b(?:after|fore)shocks?\b", re.I)


_ANOTHER = re.compile(
    r"\b(?:(?:an?|the|in|after|that)\s+(?:earlier|previous|prior|separate|similar|unrelated)|in another)\s+"
    r"(?!day|week|month|year|hour|time|statement|report|interview|call|estimate|count|toll|figure)[a-z]+\b",
    re.I,
)


def at_another_moment(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """What is traded moves by the minute: two figures of it are of two moments, unless both tell how the day closed."""
    if difference.aspect not in {Aspect.NUMBER, Aspect.ACTOR}:
        return None
    if not all(_TRADED.search(c.text) and _MOVED.search(c.text) for c in (left, right)):
        return None
    return None if all(_CLOSED.search(c.text) for c in (left, right)) else "prices move by the minute"


_TRADED = re.compile(
    r"\b(?:shares?|stocks?|index|indices|dow|nasdaq|s&p|ftse|dax|nikkei|futures|yield|euro|dollar|yen|sterling|crude|bitcoin|ethereum|"
    r"ripple|(?:crypto-?)?currency|cryptocurrencies)\b",
    re.I,
)

_MOVED = re.compile(
    r"\b(?:rose|risen|rise|rises|rising|gain(?:ed|s)?|climb(?:ed|s)?|jump(?:ed|s)?|surg(?:ed|es)|soar(?:ed|s)|add(?:ed|s)|up|higher|fell|fallen|fall|falls|"
    r"falling|lost|los(?:es|ing)|shed|slid|slipp?(?:ed|s)|eased?|dropp?(?:ed|s)|declin(?:ed|es)|dipp?(?:ed|s)|sank|plung(?:ed|es)|tumbl(?:ed|es)|down|lower|off|"
    r"trad(?:ed|es|ing)|changing hands)\b",
    re.I,
)

_CLOSED = re.compile(r"\b(?:clos(?:ed|es|e|ing)|end(?:ed|s)|finish(?:ed|es)|settled)\b", re.I)


def how_it_is_now(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """A day on which something was done, and how it is now: "moved in 2015", "currently has two seats"."""
    if difference.aspect is not Aspect.DATE or difference.certain:
        return None
    now = [words.casefold() in _NOW for words in (difference.left, difference.right)]
    return "one tells how it is now" if now[0] is not now[1] else None


_NOW = frozenset(("now", "currently", "nowadays", "these days", "at present", "today"))
