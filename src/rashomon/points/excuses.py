"""Why two claims that seem to contradict one another do not: what a careful reader would say before printing it.

A new excuse is a function here that returns its reason or None, and a line in `EXCUSES`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from rashomon.model import Article, Aspect, Claim
from rashomon.points.difference import Difference
from rashomon.points.table import SOLE

Excuse = Callable[[Difference, Claim, Claim, Mapping[str, Article]], str | None]

_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][\w’'.-]*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OPEN_RANGE = re.compile(
    r"\b(?:since|until|till|by|before|after|from|starting|as of)\s+(?:the\s+|early\s+|late\s+)?$", re.I
)
_OFFICES = frozenset(
    "president premier minister mayor governor senator spokesman spokeswoman spokesperson official leader chief director "
    "general secretary chairman chairwoman commissioner judge prosecutor lawyer us u.s uk".split()
)
_LONG_PAST = 2  # years
# Words that deny without a "not".
_UNSAID = re.compile(
    r"\b(?:refrain\w*|avoid\w*|abstain\w*|stop\w* short|non-?existent|absent|lack\w*|missing|impossible|unable|unlikely|"
    r"prevent\w*|unharmed|unhurt|untouched|rule[sd]? out|reject\w*|den(?:y|ied|ies)|refus\w*|fail\w*|instead|rather than|"
    r"await\w*|pending|yet to|unconfirmed|undetermined|unknown)\b",
    re.I,
)
_NOT_UNTIL = re.compile(r"(?:\bnot\b|n[’']t\b).{0,80}\b(?:until|till)\b", re.I | re.S)
_NOT_ALL = re.compile(
    r"(?:\b(?:not|never)\b|n[’']t\b)(?:\s+[\w-]+){0,3}\s+(?:all together|altogether|all|entirely|completely|fully|every|only|just|"
    r"necessarily|merely|simply)\b",
    re.I,
)
_NOT_DENIED = re.compile(
    r"(?:\b(?:not|never|cannot|nor)\b|n[’']t\b)(?:\s+[\w-]+){0,2}\s+(?:rul(?:e|ed|ing) out|exclud\w+|den(?:y|ied|ying)|disput\w+|doubt\w*)",
    re.I,
)
_ONLY = re.compile(r"\b(?:only|solely|merely|just|exclusively|nothing but)\b", re.I)
_OTHER = re.compile(r"\b(?:other|others|else|elsewhere|anything|anyone|anybody)\b", re.I)


def excuse(
    difference: Difference, left: Claim, right: Claim, articles: Mapping[str, Article], chance: float = 0.0
) -> str | None:
    """The first reason for which the two do not contradict, None where there is none.

    `chance` is that of a contradiction: where it is high, two names are all that differs, whatever they were taken to be.
    """
    if chance < SOLE and (why := no_doers(difference, left, right, articles)):
        return why
    return next((why for e in EXCUSES if (why := e(difference, left, right, articles))), None)


def one_under_an_office(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """Two speakers, one of them by an office or a description only: it may be the other's."""
    if difference.aspect is not Aspect.ATTRIBUTION or not left.attribution or not right.attribution:
        return None
    for speaker in (left.attribution[0], right.attribution[0]):
        words = speaker.name.split()
        proper = [w for w in _CAPITAL.findall(speaker.name) if w.casefold() not in _OFFICES]
        if speaker.entity is None or len(proper) < 2 or words[-1].casefold() in _OFFICES:
            return "one speaker is named by an office or a part of a name"
    return None


def denied_in_other_words(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """Both deny, one of them without a "not" ("refrained from", "is nonexistent"); or one says "only", the other "no other"."""
    if difference.aspect is not Aspect.POLARITY:
        return None
    if any(_NOT_UNTIL.search(c.text) for c in (left, right)):
        return "what was not so until a time was so then"
    if any(_NOT_ALL.search(c.text) for c in (left, right)):
        return "not all, or not only, is no denial of some"
    if any(_NOT_DENIED.search(c.text) for c in (left, right)):
        return "not to rule out is no denial"
    if _UNSAID.search(left.text) and _UNSAID.search(right.text):
        return "both deny"
    for one, other in ((left, right), (right, left)):
        if one.polarity is not other.polarity and one.polarity.value == "affirmed" and _UNSAID.search(one.text):
            return "both deny, one in other words"
        if _ONLY.search(one.text) and _OTHER.search(other.text):
            return "to do only one thing is to do no other"
    return None


def open_range(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """A day with which a span of time begins or ends ("since Wednesday") and a day within it."""
    if difference.aspect is not Aspect.DATE:
        return None
    for claim, words in ((left, difference.left), (right, difference.right)):
        at = claim.text.find(words)
        if at >= 0 and _OPEN_RANGE.search(claim.text[:at]):
            return "one day begins or ends a span of time"
    return None


def long_past(difference: Difference, left: Claim, right: Claim, articles: Mapping[str, Article]) -> str | None:
    """One tells of a year long past, the other does not."""
    if difference.aspect is Aspect.DATE:
        return None
    told = [_years(c, articles) for c in (left, right)]
    latest = max((y for c in (left, right) for y in _all_years(articles[c.article])), default=0)
    past = [bool(years) and max(years) <= latest - _LONG_PAST for years in told]
    return "one tells of a year long past" if past[0] is not past[1] else None


def _years(claim: Claim, articles: Mapping[str, Article]) -> list[int]:
    """The years that the claim's sentence names."""
    start, end = min(claim.sentence[0], claim.start), max(claim.sentence[1], claim.end)
    return [int(y) for y in _YEAR.findall(articles[claim.article].text[start:end])]


def _all_years(article: Article) -> list[int]:
    """The year of publication, and all that the report names."""
    own = [int(article.published.value[:4])] if article.published else []
    return own or [int(y) for y in _YEAR.findall(article.body)]


def no_doers(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """Two fillings of which one is no person, body or place that is known by name, or that belong to one list."""
    if difference.certain or difference.aspect not in {Aspect.ACTOR, Aspect.PLACE}:
        return None
    kinds = [_kinds(left, difference.left), _kinds(right, difference.right)]
    if not all(kinds):
        return "one is no name"
    if not kinds[0] & kinds[1]:
        return "they are of different kinds"
    ours, theirs = ({v.value for v in c.values if v.kind in kinds[0] & kinds[1]} for c in (left, right))
    return "both stand in lists that share a name" if ours & theirs else None


def _kinds(claim: Claim, words: str) -> set[str]:
    """What those that the words name are: person and body are one, since either acts."""
    found = {v.kind for v in claim.values if v.text in words or words in v.text}
    return {"actor" if k in {"person", "body"} else k for k in found & {"person", "body", "place"}} | (
        found & {"person", "body"}
    )


EXCUSES: tuple[Excuse, ...] = (one_under_an_office, denied_in_other_words, open_range, long_past)
