"""One entity for each person, body, place and thing of a story, with what ties its names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rashomon.model import Entity, Mention, Reading, Variant
from rashomon.namesakes import NO_WISHES, Named, Wishes, group_names, tie_names
from rashomon.text.names import bare_name, best_name, name_words

_ORDER = ("person", "body", "thing", "place")


def merge_entities(
    readings: Sequence[Reading], wishes: Wishes = NO_WISHES
) -> tuple[tuple[Reading, ...], tuple[Entity, ...]]:
    """One entity for each person, body, place and thing that the readings of one story name.

    Returns the readings with the entity ids of their speakers and entities rewritten to the story's ids ("e1", ...),
    and the story's entities with all their mentions: people, bodies, things, places, each most mentioned first.
    """
    entities = [e for r in readings for e in r.entities]
    numbers = _with_acronyms(entities, group_names([(e.name, e.kind) for e in entities]))
    members: dict[int, list[Entity]] = defaultdict(list)
    for entity, number in zip(entities, numbers, strict=True):
        members[number].append(entity)
    merged: list[Entity] = []
    kinds = {
        n: Counter(e.kind for e in group for _ in e.mentions or (e,)).most_common(1)[0][0]
        for n, group in members.items()
    }
    order = sorted(members, key=lambda n: (_ORDER.index(kinds[n]), -sum(len(e.mentions) for e in members[n]), n))
    renamed: dict[str, Entity] = {}
    for place, number in enumerate(order, 1):
        group, kind = members[number], kinds[number]
        mentions = tuple(m for e in group for m in e.mentions)
        name = best_name([e.name for e in group for _ in e.mentions or (e,)], kind)
        entity = Entity(id=f"e{place}", name=name, kind=kind, mentions=mentions)
        merged.append(entity)
        renamed.update((e.id, entity) for e in group)
    return tuple(_rewrite(r, renamed) for r in readings), tuple(merged)


def _with_acronyms(entities: Sequence[Entity], numbers: Sequence[int]) -> list[int]:
    """The groups, but a body known by letters alone is the one that another article introduces with these letters."""
    introduced: dict[str, set[int]] = defaultdict(set)
    for entity, number in zip(entities, numbers, strict=True):
        for text in {m.text for m in entity.mentions}:
            if text != entity.name and text.isupper() and text.isalpha():
                introduced[text].add(number)
    joined = {text: found.pop() for text, found in introduced.items() if len(found) == 1}
    return [joined.get(e.name, n) if e.kind != "person" else n for e, n in zip(entities, numbers, strict=True)]


def _rewrite(reading: Reading, renamed: dict[str, Entity]) -> Reading:
    claims = []
    canonical = {(m.start, m.end): renamed[e.id].name for e in reading.entities for m in e.mentions}
    for claim in reading.claims:
        attribution = tuple(
            replace(s, name=renamed[s.entity].name, entity=renamed[s.entity].id) if s.entity in renamed else s
            for s in claim.attribution
        )
        values = tuple(
            replace(v, value=canonical[v.start, v.end]) if (v.start, v.end) in canonical and v.kind != "number" else v
            for v in claim.values
        )
        claims.append(replace(claim, attribution=attribution, values=values))
    entities: dict[str, Entity] = {}
    for e in reading.entities:
        new = renamed[e.id]
        mentions: tuple[Mention, ...] = (*(entities[new.id].mentions if new.id in entities else ()), *e.mentions)
        entities[new.id] = replace(new, mentions=tuple(sorted(mentions, key=lambda m: m.start)))
    return replace(reading, claims=tuple(claims), entities=tuple(entities.values()))
