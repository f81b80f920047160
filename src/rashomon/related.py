"""Stories that have people and places in common but tell another event, or another day of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.countries import country_named
from rashomon.gazetteer import press_name
from rashomon.model import Article, Related, Story
from rashomon.stories import OPENING, Grouping
from rashomon.text.names import TITLES, fold
from rashomon.text.timex.vocabulary import MONTHS, WEEKDAYS, either

ALIKE = 0.08
"""Cosine of openings from which two stories may have to do with one another."""

AT_MOST = 5
"""Related stories that are named for each, and names for each of them."""

ENOUGH = 2
"""Names that two stories share at least, one of them no country's."""

_LOOKED_AT = 4  # articles of a story whose names are read
# A capital at the start of a sentence says nothing; behind a small letter, a comma or a title it is a name's.
_NAME = re.compile(r"(?<=[a-z,;“\"(] )[A-ZÀ-ÖØ-Þ][\w'’-]+(?: (?:(?:of|de|al|bin|van|von) )?[A-ZÀ-ÖØ-Þ][\w'’-]+){0,3}")
_NO_NAME = re.compile(
    rf"(?:{either(name.title() for name in (*MONTHS, *WEEKDAYS))}|Republicans?|Democrats?|Democratic|I|He|She|It|We|They|The|This|That|There|What|But|And|If|In|You|My|Our)(?:['’]\w+)?$"
)

_COMPASS = re.compile(r"(?:(?:north|south)(?:-?(?:east|west))?|east|west|middle|central)(?:ern)?$")  # half of a name
_PAPER = re.compile(r"\b(?:News|Times|Post|Herald|Tribune|Gazette|Journal|Press|Chronicle)$")


def with_related(stories: Sequence[Story], grouping: Grouping) -> list[Story]:
    """The stories with those that each is related to, the likest first. `stories` stand in the order of the grouping's groups."""
    near = _nearest(grouping)
    names = {n: _names([r.article for r in stories[n].readings]) for n in near}
    return [
        replace(story, related=tuple(_related(n, near[n], stories, names))) if n in near else story
        for n, story in enumerate(stories)
    ]


def shared_names(left: Mapping[str, str], right: Mapping[str, str]) -> tuple[str, ...]:
    """The names (by their folded form) that two stories share, in the order of the left; none where these tell nothing."""
    both = [key for key in left if key in right]
    # "Romney" says nothing beside "Mitt Romney".
    both = [key for key in both if not any(f" {key} " in f" {other} " for other in both if other != key)]
    both = [key for key in both if not _PAPER.search(left[key]) and not _COMPASS.match(key)]
    telling = [key for key in both if country_named(left[key]) is None]
    return tuple(left[key] for key in both[:AT_MOST]) if telling and len(both) >= ENOUGH else ()


def _related(
    n: int, near: Iterable[int], stories: Sequence[Story], names: Mapping[int, Mapping[str, str]]
) -> Iterable[Related]:
    for other in near:
        if shared := shared_names(names[n], names[other]):
            told = stories[other]
            yield Related(told.id, told.headline, told.date, shared)


def _nearest(grouping: Grouping) -> dict[int, list[int]]:
    """For each group the groups whose openings are likest, AT_MOST of them."""
    home = {i: n for n, group in enumerate(grouping.groups) for i in group}
    best: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), alike in zip(grouping.pairs.tolist(), grouping.alike.tolist(), strict=True):
        left, right = home[i], home[j]
        if left != right and alike >= ALIKE:
            best[left][right] = best[right][left] = max(alike, best[left].get(right, 0.0))
    return {
        n: sorted(others, key=lambda other: (-others[other], other))[:AT_MOST] for n, others in sorted(best.items())
    }


def _names(articles: Sequence[Article]) -> dict[str, str]:
    """The names in headline and opening by their folded form, those of most mentions first."""
    count: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for article in articles[:_LOOKED_AT]:
        for m in _NAME.finditer(article.body[:OPENING]):
            words = m.group().split()
            while words and words[0].lower().rstrip(".") in TITLES:
                words.pop(0)
            name = re.sub(r"['’]s?$", "", " ".join(words))
            if len(name) > 2 and not _NO_NAME.match(name) and press_name(name) is None:
                spelled.setdefault(fold(name), name)
                count[fold(name)] += 1
    return {key: spelled[key] for key, _ in count.most_common()}
