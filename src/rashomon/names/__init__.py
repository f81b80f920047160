"""One entity for each person, body, place and thing of a story, with what ties its names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rashomon.gazetteer import usual_name
from rashomon.model import Entity, Mention, Reading, Variant
from rashomon.names.namesakes import tie_names
from rashomon.names.offices import with_offices
from rashomon.names.overlooked import with_overlooked
from rashomon.names.ties import Named
from rashomon.names.wishes import NO_WISHES, Wishes
from rashomon.text.names import bare_name, best_name, name_words, person_words, titles_before, words_of

_ORDER = ("person", "body", "thing", "place")


def merge_entities(
    readings: Sequence[Reading], wishes: Wishes = NO_WISHES
) -> tuple[tuple[Reading, ...], tuple[Entity, ...]]:
    """One entity for each person, body, place and thing that the readings of one story name.

    Returns the readings with the entity ids of their speakers and entities rewritten to the story's ids ("e1", ...),
    and the story's entities with all their mentions: people, bodies, things, places, each most mentioned first. Names that
    a reading passed over are found first. `wishes` are the user's, before any rule.
    """
    parted = _without_namesakes([_parted(r, wishes) for r in readings])
    return with_offices(*_merged(with_overlooked(parted), wishes, ""))


def retie(reading: Reading, wishes: Wishes) -> Reading:
    """One reading with its own entities tied as the user wishes."""
    [told], _ = _merged([_parted(reading, wishes)], wishes, f"{reading.article.id}.")
    return told


def _merged(readings: Sequence[Reading], wishes: Wishes, prefix: str) -> tuple[tuple[Reading, ...], tuple[Entity, ...]]:
    entities = [e for r in readings for e in r.entities]
    texts = {r.article.id: r.article.text for r in readings}
    named, owners = [], []
    for n, entity in enumerate(entities):
        for name, written in _names(entity):
            titles = frozenset(t for m in written for t in titles_before(texts[m.article], m.start))
            named.append(Named(name, entity.kind, frozenset(m.article for m in written), titles))
            owners.append(n)
    tied = tie_names(named, wishes)
    numbers = _grouped(len(entities), owners, tied.numbers)
    first = {owner: i for i, owner in reversed(list(enumerate(owners)))}
    names_of: dict[int, list[int]] = defaultdict(list)
    for i, owner in enumerate(owners):
        names_of[owner].append(i)
    members: dict[int, list[int]] = defaultdict(list)
    for n, number in enumerate(numbers):
        members[number].append(n)
    kinds = {
        number: Counter(tied.kinds[first[n]] for n in group for _ in entities[n].mentions or (1,)).most_common(1)[0][0]
        for number, group in members.items()
    }
    size = {number: sum(len(entities[n].mentions) for n in group) for number, group in members.items()}
    order = sorted(members, key=lambda number: (_ORDER.index(kinds[number]), -size[number], number))
    merged: list[Entity] = []
    renamed: dict[str, Entity] = {}
    for place, number in enumerate(order, 1):
        group, kind = [entities[n] for n in members[number]], kinds[number]
        mentions = tuple(m for e in group for m in e.mentions)
        name = _usual_or_best([name for e in group for name in _written(e, kind)], kind)
        indices = [i for n in members[number] for i in names_of[n]]
        why = {named[i].name: reason for i, reason in tied.reasons_from(indices, name).items()}
        entity = Entity(f"{prefix}e{place}", name, kind, mentions, _variants(name, group, why))
        merged.append(entity)
        renamed.update((e.id, entity) for e in group)
    return tuple(_rewrite(r, renamed) for r in readings), tuple(merged)


def _written(entity: Entity, kind: str) -> Iterator[str]:
    """The names to choose from: a person's as often as each is written, another's by its own reading's choice."""
    if kind == "person":
        yield from (m.text for m in entity.mentions)
    else:
        yield from (entity.name for _ in entity.mentions or (entity,))


def _usual_or_best(names: Sequence[str], kind: str) -> str:
    """The name that the tables call usual, where it is written; else the fullest."""
    usual = {u for name in names if kind != "person" and (u := usual_name(name))}
    written = usual.intersection(names)
    return written.pop() if len(written) == 1 else best_name(names, kind)


def _names(entity: Entity) -> Iterator[tuple[str, list[Mention]]]:
    """The names of an entity by which others may be tied to it: all but the single words that are short for it."""
    by_name: dict[str, list[Mention]] = defaultdict(list)
    by_name[entity.name] = []
    for mention in entity.mentions:
        by_name[bare_name(mention.text)].append(mention)
    for name, mentions in by_name.items():
        alone = len(words_of(name, entity.kind)) == 1
        short = alone and len(words_of(entity.name, entity.kind)) > 1
        if name == entity.name or not short or (entity.kind != "person" and name.isupper()):
            yield name, mentions if name != entity.name else list(entity.mentions)


def _grouped(count: int, owners: Sequence[int], numbers: Sequence[int]) -> list[int]:
    """The group of each entity, where entities that share a tied name are one."""
    leader = list(range(count))

    def root(n: int) -> int:
        while leader[n] != n:
            leader[n] = leader[leader[n]]
            n = leader[n]
        return n

    bearer: dict[int, int] = {}
    for owner, number in zip(owners, numbers, strict=True):
        other = bearer.setdefault(number, owner)
        a, b = sorted((root(owner), root(other)))
        leader[b] = a
    return [root(n) for n in range(count)]


def _variants(name: str, group: Sequence[Entity], why: dict[str, str]) -> tuple[Variant, ...]:
    """The other ways in which the group is written, each once, with what ties it."""
    found: dict[str, str] = {}
    for entity in group:
        own = {v.text: v.why for v in entity.variants}
        step = why.get(entity.name, "")
        for mention in entity.mentions:
            text = bare_name(mention.text)
            if text == name or (name_words(text) == name_words(name) and text.lower() == name.lower()):
                continue
            reason = "; ".join(r for r in (own.get(text, ""), step) if r) or f"{text}: same name as {name}"
            if text not in found or len(reason) < len(found[text]):
                found[text] = reason
    return tuple(Variant(text, reason) for text, reason in found.items())


def _parted(reading: Reading, wishes: Wishes) -> Reading:
    """The reading with each entity split whose mentions the user wishes apart."""
    if not wishes.apart:
        return reading
    entities: list[Entity] = []
    for entity in reading.entities:
        rest = list(entity.mentions)
        for group in wishes.apart:
            names = {name_words(bare_name(name)) for name in group}
            present = [w for w in dict.fromkeys(name_words(bare_name(m.text)) for m in rest) if w in names]
            for n, words in enumerate(present[1:]):
                own = [m for m in rest if name_words(bare_name(m.text)) == words]
                rest = [m for m in rest if m not in own]
                entities.append(Entity(f"{entity.id}.{n}", bare_name(own[0].text), entity.kind, tuple(own)))
        name = best_name([m.text for m in rest], entity.kind) if len(rest) < len(entity.mentions) else entity.name
        entities.append(replace(entity, name=name, mentions=tuple(rest)))
    return replace(reading, entities=tuple(entities))


def _without_namesakes(readings: Sequence[Reading]) -> list[Reading]:
    """The readings with a surname parted from the full name it was tied to, where its title is another bearer's.

    One report names the president's daughter in full and him as "President Berger"; another one names him in full.
    """
    texts = {r.article.id: r.article.text for r in readings}
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mention in (m for r in readings for e in r.entities if e.kind == "person" for m in e.mentions):
        words = person_words(mention.text)
        if len(words) > 1:
            for title in titles_before(texts[mention.article], mention.start):
                bearers[words[-1], title].add(words[0])
    return [
        replace(r, entities=tuple(part for e in r.entities for part in _own_and_namesake(e, texts, bearers)))
        for r in readings
    ]


def _own_and_namesake(
    entity: Entity, texts: dict[str, str], bearers: dict[tuple[str, str], set[str]]
) -> Iterator[Entity]:
    words = person_words(entity.name)
    short = [m for m in entity.mentions if person_words(m.text) == words[-1:]]
    if entity.kind == "person" and len(words) > 1 and short:
        titles = frozenset(t for m in short for t in titles_before(texts[m.article], m.start))
        ranked = set().union(*(bearers.get((words[-1], title), set()) for title in titles))
        if ranked and words[0] not in ranked:
            yield replace(entity, mentions=tuple(m for m in entity.mentions if m not in short))
            yield Entity(f"{entity.id}.s", bare_name(short[0].text), "person", tuple(short))
            return
    yield entity


def _speaker_name(written: str, entity: Entity) -> str:
    """What a speaker is called: by the entity's name; a body that is described rather than named, as the report has it."""
    described = entity.kind == "body" and any(word[0].islower() for word in written.split()[1:])
    return written if described or " and " in written else entity.name


def _rewrite(reading: Reading, renamed: dict[str, Entity]) -> Reading:
    claims = []
    bearer = {(m.start, m.end): renamed[e.id] for e in reading.entities for m in e.mentions}
    for claim in reading.claims:
        attribution = tuple(
            replace(s, name=_speaker_name(s.name, told), entity=told.id)
            if s.entity and (told := bearer.get((s.start, s.end)) or renamed.get(s.entity))
            else s
            for s in claim.attribution
        )
        values = tuple(
            replace(v, value=bearer[v.start, v.end].name) if (v.start, v.end) in bearer and v.kind != "number" else v
            for v in claim.values
        )
        claims.append(replace(claim, attribution=attribution, values=values))
    entities: dict[str, Entity] = {}
    for e in reading.entities:
        new = renamed[e.id]
        mentions: tuple[Mention, ...] = (*(entities[new.id].mentions if new.id in entities else ()), *e.mentions)
        entities[new.id] = replace(new, mentions=tuple(sorted(mentions, key=lambda m: m.start)))
    return replace(reading, claims=tuple(claims), entities=tuple(entities.values()))
