"""What happened when, in a story: claims that tell the day of what they say, and the headlines of each day of publication."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from rashomon.model import Certainty, Claim, Development, Mention, Point, Polarity, Reading, RoleKind, Span, Status

A_DAY = 6
"""Lines of one day, those of the most sources first; a chronicle of everything is none."""

BACKGROUND = timedelta(days=366)
"""What lies farther from the event is its history, not its course."""

_OWNED = re.compile(r"['’]s?(?!\w)|\s(?:vote|election|attack|game|match|meeting|summit|deadline|incident|storm)\b")
_OTHER_TIME = re.compile(r"\b(?:after|since|before|until|till|by|following|from|the|a|an|that|this|of)\s$", re.I)
_RELATIVE = re.compile(r"(?:\w+\s){0,2}(?:who|whom|whose|which|what|where|when|how|why|if|whether)\b", re.I)
_CUT_OFF = re.compile(r"^\w+ing\s|\b(?:saying|said|says|say|that|to|of|and|or|with|in|at)$", re.I)
_JOINING = re.compile(r"(?:(?:and|but|that|since|after|as|because|while|although|though|so|before)\s+)+", re.I)
_SHORTEST = 4  # words of a line that says something by itself


def find_developments(
    readings: Sequence[Reading], points: Sequence[Point], event: str | None
) -> tuple[Development, ...]:
    """The course of a story in order of days, each line a claim or a headline of one of its articles.

    Claims that the points corroborate are one line. `event` is the day of the event (YYYY-MM-DD).
    """
    told: dict[str, list[Claim]] = defaultdict(list)
    for reading in readings:
        for claim in reading.claims:
            day = _day_of(claim, reading.article.text)
            if day is not None and _is_near(day, event):
                told[day].append(claim)
    rank = {c: n for n, p in enumerate(points) for c in p.claims if p.status is not Status.ONE_SIDED}
    partners = _partners(points)
    days = {day: [*_lines(day, claims, partners, rank)] for day, claims in told.items()}
    for development in _published(readings):
        # A headline says least where the day is told of by itself.
        if not days.get(development.date):
            days[development.date] = [development]
    return tuple(line for day in sorted(days) for line in days[day])


def _day_of(claim: Claim, text: str) -> str | None:
    """The one day on which what a claim says happened, or is to happen, by its own words."""
    if claim.part or claim.polarity is Polarity.NEGATED or claim.certainty in {Certainty.POSSIBLE, Certainty.DENIED}:
        return None
    if len(claim.text.split()) < _SHORTEST:
        return None
    if not _has_subject(claim):
        return None
    named = [v for v in claim.values if v.kind == "date"]
    if len({v.value for v in named}) != 1 or len(named[0].value) != len("YYYY-MM-DD"):
        return None
    first = named[0]
    before = text[max(claim.start, first.start - 20) : first.start]
    after = text[first.end : first.end + 20]
    return None if _OWNED.match(after) or _OTHER_TIME.search(before) else first.value


def _has_subject(claim: Claim) -> bool:
    """Whether a claim names who or what it is about before its verb, and so says something by itself."""
    verb = min((r.start for r in claim.roles if r.kind is RoleKind.PREDICATE), default=-1)
    named = (r for r in claim.roles if r.kind in {RoleKind.AGENT, RoleKind.PATIENT})
    if _RELATIVE.match(claim.text) or _CUT_OFF.search(claim.text):
        return False
    return any(claim.start <= r.start < verb for r in named)


def _is_near(day: str, event: str | None) -> bool:
    try:
        told = date.fromisoformat(day)
        return event is None or abs(told - date.fromisoformat(event)) <= BACKGROUND
    except ValueError:
        return False


def _partners(points: Iterable[Point]) -> Mapping[str, tuple[str, ...]]:
    """The claims that say the same as each, itself included."""
    return {c: p.claims for p in points if p.status is Status.CORROBORATED for c in p.claims}


def _lines(
    day: str, claims: Sequence[Claim], partners: Mapping[str, tuple[str, ...]], rank: Mapping[str, int]
) -> Iterator[Development]:
    """Each thing that was told of a day once, what most articles tell first, then in the order of the points."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    home: dict[str, str] = {}  # of claims by id, and of wordings
    for claim in claims:
        words = claim.text.casefold()
        known = next((home[c] for c in (words, *partners.get(claim.id, ())) if c in home), claim.id)
        groups[known].append(claim)
        home[claim.id] = known
        home.setdefault(words, known)
    order = {key: n for n, key in enumerate(groups)}

    def weight(key: str) -> tuple[int, int, int]:
        return -len({c.article for c in groups[key]}), min(rank.get(c.id, len(rank)) for c in groups[key]), order[key]

    for key in sorted(groups, key=weight)[:A_DAY]:
        held = sorted(groups[key], key=lambda c: (_JOINING.match(c.text) is not None, not c.vouched, len(c.text)))
        first = held[0]
        skipped = joining.end() if (joining := _JOINING.match(first.text)) else 0
        line = Mention(first.start + skipped, first.end, first.text[skipped:], first.article)
        yield Development(day, line, tuple(dict.fromkeys(c.id for c in held)))


def _published(readings: Sequence[Reading]) -> Iterator[Development]:
    """The headline of the first article of each day on which one was published, where the day can be relied on."""
    seen: set[str] = set()
    for reading in readings:
        article = reading.article
        day = article.published.value[:10] if article.published and article.published.reliable else None
        headline = next((p for p in article.passages if p.kind == "headline"), None)
        if day and headline is not None and day not in seen:
            seen.add(day)
            yield Development(day, _mention(headline, article.id))


def _mention(span: Span, article: str) -> Mention:
    return Mention(span.start, span.end, span.text, article)
