"""The day on which a story's event happened, weighed over the days that its reports name and those of their publication.

Each report has a say of one: the days it may mean are scored by how it names them, the scores become shares (softmax), and
the day with most shares over all reports is the story's. Features and weights stand in `WEIGHTS`; they were fitted by
`training/fit_event_day.py`.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.inferred import REMEMBERED, anchor
from rashomon.model import Article, Labelled
from rashomon.text.dates import find_dates
from rashomon.text.timex.context import Context

STRETCH, STRETCHES = 250, 8
"""The opening of a report, in stretches of about a paragraph's characters: it tells the event, what follows is background."""

NEAR = timedelta(days=30)
"""A day farther from the report is background."""

UNDATED = 1.2
"""The least that must speak for a day that a report of no known day names: else it may be history."""

FRESH = timedelta(days=4)
"""What happened longer ago is told as history beside the day on which somebody speaks."""

WEIGHTS: Mapping[str, float] = {
    "in the lead": 0.40,
    "told early": 0.90,
    "told often": 0.67,
    "beside the headline's words": 0.83,
    "told as past": 0.27,
    "told as to come": -0.63,
    "a statement's day": 0.07,
    "a statement's day, an earlier one told": -0.88,
    "day of publication": 0.54,
    "day before publication": 0.08,
    "long before publication": -0.61,
    "after publication": -1.89,
}
"""How much each thing that holds of a day speaks for it."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A day as a report names it: in which stretch of its opening (0 is the first, -1 the headline), how much of the
    headline's words stands beside it (0 to 1), with what tense (-1, 0, 1), and whether it is when somebody said so."""

    day: date
    place: int
    likeness: float
    tense: int
    said: bool


def event_day(articles: Sequence[Article]) -> str | None:
    """The day (YYYY-MM-DD) of the event that the articles report.

    None where no article has a known day and no day is named in full by most of them, with enough that speaks for it.
    """
    shares: dict[date, float] = defaultdict(float)
    about = headline_words(articles)
    dated = False
    for article in articles:
        told = anchor(article.published)
        dated = dated or told is not None
        scores = {day: score(has) for day, has in day_features(tuple(namings(article, about)), told).items()}
        if told is None:
            scores = {day: speaks for day, speaks in scores.items() if speaks >= UNDATED}
        for day, share in _softmax(scores).items():
            shares[day] += share
    if not shares:
        return None
    best = max(shares, key=lambda day: (round(shares[day], 6), day))
    return best.isoformat() if dated or 2 * shares[best] > len(articles) else None


def score(features: Mapping[str, float]) -> float:
    """How much speaks for a day, by what holds of it."""
    return sum(WEIGHTS[name] * value for name, value in features.items())


def _softmax(scores: Mapping[date, float]) -> dict[date, float]:
    top = max(scores.values(), default=0)
    powers = {day: math.exp(score - top) for day, score in scores.items()}
    total = sum(powers.values())
    return {day: power / total for day, power in powers.items()}


def day_features(named: Sequence[Naming], told: date | None) -> dict[date, dict[str, float]]:
    """For each day that a report may mean, what holds of it: 0 to 1 by the names of `WEIGHTS`.

    Those are the days it names near that of its publication, `told`, and that day and the one before.
    """
    by_day: dict[date, list[Naming]] = defaultdict(list)
    for naming in named:
        by_day[naming.day].append(naming)
    if told is not None:
        for day in (told, max(told, date.min + timedelta(1)) - timedelta(1)):
            by_day[day] += []
    happened = [n.day for n in named if n.tense < 0 and not n.said and (told is None or told - n.day <= FRESH)]
    earliest = min(happened, default=date.max)
    return {day: _features(day, some, told, earliest) for day, some in by_day.items()}


def _features(day: date, some: Sequence[Naming], told: date | None, earliest: date) -> dict[str, float]:
    ahead = 0 if told is None else (day - told).days
    said = bool(some) and some[0].said
    own = [n for n in some if not n.said]
    telling = own if said and day > earliest else some
    first = min((n.place for n in telling), default=STRETCHES)
    return {
        "in the lead": float(any(n.place <= 0 and n.likeness > 0 for n in telling)),
        "told early": 1 / (1 + max(first, 0)) if first < STRETCHES else 0.0,
        "told often": min(len(own), 4) / 4,
        "beside the headline's words": max((n.likeness / (1 + max(0, n.place) / 4) for n in telling), default=0.0),
        "told as past": float(any(n.tense < 0 for n in own)),
        "told as to come": sum(n.tense > 0 for n in some) / max(1, len(some)) if ahead else 0.0,
        "a statement's day": float(said and day <= earliest),
        "a statement's day, an earlier one told": float(said and day > earliest),
        "day of publication": float(told is not None and ahead == 0),
        "day before publication": float(ahead == -1),
        "long before publication": min(1.0, math.log2(-ahead) / 5) if ahead < -1 else 0.0,
        "after publication": float(ahead > 0),
    }


_SAID = re.compile(
    r"\b(?:said|says|say|told|added|announced|confirmed|reported|tweeted|wrote|stated|according\sto)(?:\s\w+){0,2}\s$",
    re.I,
)
_THEN_SAID = re.compile(r"\W{1,2}(?:[\w.]+\s){0,4}(?:said|told|added|confirmed|reported)\b", re.I)
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5


def namings(article: Article, about: frozenset[str]) -> Iterator[Naming]:
    """The days that the headline and the opening of a report name. `about` holds the stems of the headlines' words."""
    told = anchor(article.published)
    for before, passage in _opening(article):
        for found in find_dates(passage.text[: STRETCH * STRETCHES - max(0, before)], told):
            place = (before + (found.start if before >= 0 else 0)) // STRETCH
            day = _calendar_day(found.value)
            if day is None or (day in REMEMBERED if told is None else abs(day - told) > NEAR):
                continue
            context = Context(passage.text, found.start, found.end, told)
            words = _stems(context.before) | _stems(context.after)
            likeness = len(words & about) / max(1, min(len(about), 4))
            said = _SAID.search(context.before) is not None or (
                not context.before.strip(" On") and _THEN_SAID.match(context.after) is not None
            )
            yield Naming(day, place, min(1.0, likeness), context.tense, said)


def _opening(article: Article) -> Iterator[tuple[int, Labelled]]:
    """The headline and the paragraphs of the opening, each with the characters before it; -STRETCH for the headline."""
    before = 0
    for passage in article.passages:
        if passage.kind == "headline":
            yield -STRETCH, passage
        elif passage.kind == "paragraph" and before < STRETCH * STRETCHES:
            yield before, passage
            before += len(passage.text)


def headline_words(articles: Sequence[Article]) -> frozenset[str]:
    """Stems of the words in the headlines, in two of them at least where there are three."""
    counts = Counter(stem for a in articles for stem in _stems(a.headline or ""))
    fewest = 2 if len(articles) > 2 else 1
    return frozenset(stem for stem, n in counts.items() if n >= fewest)


def _stems(text: str) -> set[str]:
    return {word[:_STEM].lower() for word in _WORD.findall(text)}


def _calendar_day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if len(value) == 10 else None
    except ValueError:
        return None
