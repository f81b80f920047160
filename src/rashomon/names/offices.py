"""People called by their office: "the Iranian leader", where the story's reports name one person in that office."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from rashomon.countries import countries
from rashomon.gazetteer import known_names
from rashomon.model import CLAIMING, Article, Entity, Mention, Reading, Variant

# Words for one office, by the one it is counted as.
_OFFICES = {
    "vice president": "vice president",
    "prime minister": "prime minister",
    "premier": "prime minister",
    "chancellor": "chancellor",
    **dict.fromkeys("president leader dictator ruler strongman".split(), "president"),
    **dict.fromkeys("director chief head boss".split(), "director"),
    "foreign minister": "foreign minister",
    "defense minister": "defense minister",
    "defence minister": "defense minister",
    "secretary of state": "secretary of state",
    "secretary general": "secretary general",
    "secretary-general": "secretary general",
    "ambassador": "ambassador",
    "governor": "governor",
    "gov": "governor",
    "mayor": "mayor",
    "pope": "pope",
    "pontiff": "pope",
}
# Offices that stand alone in a report: "the governor".
_ALONE = frozenset(["vice president", "prime minister", "chancellor", "president", "governor", "mayor", "pope"])
_FORMER = r"(?:(?:(?P<former{}>[Ff]ormer|[Ee]x-?|late|then-?)|outgoing|new|current) ?)?"
_ONCE = "former "
Office = tuple[str, str]
"""Of what ("" where it is not said) and which office."""


@cache
def _wholes() -> dict[str, str]:
    """What one can be in office of, as it is written before or with 's: countries, their people, known bodies."""
    found = {known: body.name for known, body in known_names().items()}
    for country in countries():
        for name in (country.name, *country.also, *country.people):
            found.setdefault(name, country.name)
    return found


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """An office right before a name, behind it, and one that stands for a name."""
    whole = "|".join(sorted(map(re.escape, _wholes()), key=lambda w: (-len(w), w)))
    office = "|".join(sorted(map(re.escape, _OFFICES), key=lambda w: (-len(w), w)))
    of = rf"(?:(?P<of>{whole})(?:['’]s?)? )?"
    was, were = _FORMER.format(1), _FORMER.format(2)
    before = rf"(?<!\w){was}{of}{were}(?P<office>(?i:{office}))\.? $"
    after = rf", (?:the |an? )?{was}{of}{were}(?P<office>(?i:{office}))\b"
    alone = (
        rf"(?<!\w)(?:[Tt]he {was}{of}|(?P<owner>{whole})['’]s? {were})"
        rf"(?P<office>{office})(?!\w| of| [A-Z]|['’-]\w\w)"
    )
    return re.compile(before), re.compile(after), re.compile(alone)


def with_offices(
    readings: Sequence[Reading], entities: Sequence[Entity]
) -> tuple[tuple[Reading, ...], tuple[Entity, ...]]:
    """The story's readings and entities with the mentions that name somebody by an office alone.

    Only where the reports of the story put one person in that office, and no other.
    """
    texts = {r.article.id: r.article.text for r in readings}
    holders: dict[Office, set[str]] = defaultdict(set)
    for entity in entities:
        if entity.kind == "person":
            for mention in entity.mentions:
                for of, office in _told(texts[mention.article], mention):
                    holders[of, office].add(entity.id)
                    holders["", office].add(entity.id)
    if not holders:
        return tuple(readings), tuple(entities)
    more: dict[str, list[tuple[Mention, Office]]] = defaultdict(list)
    for reading in readings:
        taken = sorted((m.start, m.end) for e in reading.entities for m in e.mentions)
        for start, end, named in _called(reading.article):
            of, office = named
            people = holders.get(named) or holders.get((of, office.removeprefix(_ONCE)), set())
            if not people and office == "president" and len(holders["", office]) == 1:
                people = holders["", office] if not _told_elsewhere(holders, office, of) else set()
            if len(people) == 1 and not _inside(start, end, taken):
                mention = Mention(start, end, reading.article.text[start:end], reading.article.id)
                more[next(iter(people))].append((mention, named))
    grown = tuple(_grown(e, more.get(e.id, ())) for e in entities)
    by_id = {e.id: e for e in grown}
    told = tuple(
        replace(r, entities=tuple(_own(by_id[e.id], e, r.article.id) if e.id in more else e for e in r.entities))
        for r in readings
    )
    return told, grown


def _told_elsewhere(holders: dict[Office, set[str]], office: str, of: str) -> bool:
    """Whether the only holder is said to be so of another country: no president of Peru is "the Chilean president"."""
    return any(o == office and w not in {"", of} and people & holders["", office] for (w, o), people in holders.items())


def _told(text: str, mention: Mention) -> Iterator[Office]:
    before, after, _ = _patterns()
    found = (
        before.search(text[max(0, mention.start - 60) : mention.start]),
        after.match(text[mention.end : mention.end + 80]),
    )
    for match in found:
        if match:
            yield _wholes().get(match["of"] or "", ""), _office(match)


def _office(match: re.Match[str]) -> str:
    once = _ONCE if match["former1"] or match["former2"] else ""
    return once + _OFFICES[match["office"].lower()]


def _called(article: Article) -> Iterator[tuple[int, int, Office]]:
    *_, alone = _patterns()
    for passage in article.passages:
        if passage.kind not in CLAIMING:
            continue
        for match in alone.finditer(passage.text):
            of = _wholes().get(match["of"] or match["owner"] or "", "")
            office = _office(match)
            if of or (office.removeprefix(_ONCE) in _ALONE and match["office"] not in {"leader", "ruler", "premier"}):
                yield passage.start + match.start(), passage.start + match.end(), (of, office)


def _inside(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a mention already goes beyond the words, or ends with them."""
    at = bisect_left(taken, (end, 0))
    return any(e >= end or s < start < e for s, e in taken[max(0, at - 2) : at] if e > start)


def _grown(entity: Entity, more: Sequence[tuple[Mention, Office]]) -> Entity:
    if not more:
        return entity
    texts: dict[str, Office] = {}
    for mention, named in more:
        texts.setdefault(mention.text, named)
    variants = tuple(
        Variant(text, f"{text}: {entity.name}, the only {office}{f' of {of}' if of else ''} of the story")
        for text, (of, office) in texts.items()
    )
    mentions = (*entity.mentions, *(mention for mention, _ in more))
    return replace(entity, mentions=mentions, variants=(*entity.variants, *variants))


def _own(story: Entity, own: Entity, article: str) -> Entity:
    mentions = tuple(sorted((m for m in story.mentions if m.article == article), key=lambda m: m.start))
    return replace(own, mentions=mentions, variants=story.variants)
