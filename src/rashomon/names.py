"""Which names mean the same person, body or place, within an article and over a whole story."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.model import Entity, Mention, Reading


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Two spellings of one name: at least this alike (rapidfuzz ratio, 0 to 100) in the surname and in the first name.
_ALIKE_SURNAME, _ALIKE_FIRST = 80.0, 82.0
# Names of one block that a name is compared with at most, so that no list of names costs its square.
_MOST_COMPARED = 60
TITLES = _set(
    """
    mr mrs ms miss dr sir dame lord lady prof professor president premier chancellor minister senator sen rep
    representative governor gov mayor judge justice general gen colonel col lieutenant lt captain capt sergeant
    sgt major maj admiral adm officer sheriff king queen prince princess pope father rev reverend bishop cardinal
    secretary spokesman spokeswoman congressman congresswoman ambassador coach director chief former ex vice prime
    police foreign defence defense press
    """
)
_ORDER = ("person", "body", "thing", "place")
_SUFFIXES = _set("jr sr ii iii iv")
_DETERMINERS = _set("the a an this that")
_GENERIC = frozenset(["strip", "city", "province", "county", "region", "peninsula", "state", "district", "airport"])
# "Energia" may be short for a name that ends in one of these.
_CORPORATE = _set("company corporation corp inc ltd plc limited logistics holdings airlines airways industries motors")
_SMALL = _set("of the and for in on de la le del von van der den bin al el da di")
_Key = tuple[tuple[str, ...], str]
_DOTTED = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_WORD = re.compile(r"[^\W_]+(?:[.'’\-][^\W_]+)*")


def bare_name(text: str) -> str:
    """A mention without article, owner's 's and surrounding punctuation."""
    name = re.sub(r"['’]s?$", "", text.strip(" \t\n.,;:!?\"“”‘’'()[]-–—"))
    if _DOTTED.fullmatch(name):
        return f"{name}."
    first, _, rest = name.partition(" ")
    return rest.strip() if rest and first.lower() in _DETERMINERS else " ".join(name.split())


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, titles, initials' points and suffixes dropped."""
    words = [w.lower().replace(".", "").removesuffix("'s").removesuffix("’s") for w in _WORD.findall(name)]
    while len(words) > 1 and words[0] in TITLES:
        words.pop(0)
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    return tuple(words)


def group_names(names: Sequence[tuple[str, str]]) -> list[int]:
    """For each (name, kind), the number of its group: names in one group mean the same.

    The same words; a person's surname (or first name) alone, where one full name of the list has it; an acronym and the
    name whose initials it is; spellings that are close in every word. Two first names with one surname stay two people.
    Cost is near linear: only names that share a word, its beginning or their initials are compared.
    """
    keys = _settle_kinds([(name_words(name), kind) for name, kind in names])
    leader: dict[tuple[tuple[str, ...], str], tuple[tuple[str, ...], str]] = {}
    weight = Counter(keys)
    persons = [k for k in weight if k[1] == "person" and k[0]]
    others = [k for k in weight if k[1] != "person" and k[0]]
    for k in weight:
        leader[k] = k
    _tie_persons(persons, weight, leader)
    _tie_bodies(others, names, leader)
    numbers: dict[tuple[tuple[str, ...], str], int] = {}
    return [numbers.setdefault(_root(leader, k), len(numbers)) for k in keys]


def _settle_kinds(keys: list[_Key]) -> list[_Key]:
    """The keys with one kind for the same words, the commonest; a surname alone, or a firm's first word, is of its full name's kind.

    Recognisers waver: one passage's person is the next one's body.
    """
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for words, kind in keys:
        votes[words][kind] += 1
    kinds = {words: counts.most_common(1)[0][0] for words, counts in votes.items()}
    surnames = {words[-1] for words, kind in kinds.items() if kind == "person" and len(words) > 1}
    whole = {(words[0], words[-1]) for words, kind in kinds.items() if kind == "person" and len(words) > 1}
    firms = {words[0]: kind for words, kind in kinds.items() if len(words) > 1 and words[-1] in _CORPORATE}
    for words, kind in kinds.items():
        short = len(words) == 1 and words[0] in surnames and kind != "place"
        if short or (len(words) == 3 and (words[0], words[-1]) in whole):
            kinds[words] = "person"
        elif len(words) == 1 and kind == "person":
            kinds[words] = firms.get(words[0], kind)
    return [(words, kinds[words]) for words, _ in keys]


def _root(leader: dict[_Key, _Key], key: _Key) -> _Key:
    while leader[key] != key:
        leader[key] = leader[leader[key]]
        key = leader[key]
    return key


def _tie_persons(keys: list[_Key], weight: Counter[_Key], leader: dict[_Key, _Key]) -> None:
    full = sorted((k for k in keys if len(k[0]) > 1), key=lambda k: (-weight[k], k))
    blocks: dict[str, list[_Key]] = defaultdict(list)
    for key in full:
        for block in {key[0][-1][:2], key[0][-1][-3:], key[0][0]}:
            for other in blocks[block][:_MOST_COMPARED]:
                if _root(leader, other) != _root(leader, key) and _same_person(other[0], key[0]):
                    leader[_root(leader, key)] = _root(leader, other)
                    break
            blocks[block].append(key)
    by_word: dict[str, set[_Key]] = defaultdict(set)
    by_start: dict[str, set[str]] = defaultdict(set)
    for key in full:
        for place, word in enumerate(key[0]):
            if place == len(key[0]) - 1 or place == 0:
                by_word[word].add(key)
                by_start[word[:2]].add(word)
    for key in (k for k in keys if len(k[0]) == 1):
        word = key[0][0]
        bearers = {_root(leader, k) for k in by_word[word] if k[0][-1] == word} or {
            _root(leader, k) for k in by_word[word]
        }
        if not bearers and len(word) > 3:
            near = [w for w in sorted(by_start[word[:2]]) if _alike(w, word) >= 85 or w.startswith(word)]
            bearers = {_root(leader, k) for w in near for k in by_word[w]}
        if len(bearers) == 1:
            leader[_root(leader, key)] = bearers.pop()


def _same_person(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if left[-1] != right[-1] and _alike(left[-1], right[-1]) < _ALIKE_SURNAME:
        return False
    a, b = left[0], right[0]
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    if min(len(a), len(b)) >= 3 and (a.startswith(b) or b.startswith(a)):
        return left[-1] == right[-1]
    return a[0] == b[0] and (
        _alike(a, b) >= _ALIKE_FIRST or (len(_consonants(a)) > 3 and _consonants(a) == _consonants(b))
    )


def _consonants(word: str) -> str:
    """What transliterations of one name agree on: "Dimitri", "Dmitry"."""
    return re.sub("[aeiouy]", "", word)


def _alike(left: str, right: str) -> float:
    from rapidfuzz.fuzz import ratio

    return float(ratio(left, right))


def _tie_bodies(keys: list[_Key], names: Sequence[tuple[str, str]], leader: dict[_Key, _Key]) -> None:
    def tie(key: _Key, other: _Key) -> None:
        leader[_root(leader, key)] = _root(leader, other)

    joined: dict[str, _Key] = {}
    initials: dict[str, set[_Key]] = defaultdict(set)
    for key in sorted(keys):
        # "First Group" and "FirstGroup", "al-Quds" and "Al Quds" are one name.
        same = joined.setdefault(re.sub(r"\W", "", "".join(key[0])), key)
        if same != key:
            tie(key, same)
        if len(key[0]) > 1:
            initials["".join(w[0] for w in key[0] if w not in _SMALL)].add(key)
            initials["".join(w[0] for w in key[0])].add(key)
    capitals = {name_words(name) for name, _ in names if bare_name(name).replace(".", "").isupper()}
    starts: dict[str, list[_Key]] = defaultdict(list)
    for key in sorted(keys, key=lambda k: (-len(k[0]), k)):
        words = key[0]
        if len(words) == 1 and words in capitals and 2 <= len(words[0]) <= 6:
            expanded = {_root(leader, k) for k in initials.get(words[0], ())}
            if len(expanded) == 1:
                tie(key, expanded.pop())
                continue
        for other in starts[words[0][:2]][:_MOST_COMPARED]:
            if _same_body(other[0], words) or (key[1] == other[1] and _shortens(words, other[0])):
                tie(key, other)
                break
        starts[words[0][:2]].append(key)


def _same_body(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two names differ in spelling only: as many words, each beginning alike and nearly the same."""
    if len(left) != len(right) or any(c.isdigit() for w in (*left, *right) for c in w):
        return False
    pairs = list(zip(left, right, strict=True))
    # A country and its people ("Russia", "Russian") are kept apart.
    if any(a != b and (a.startswith(b) or b.startswith(a)) and f"{a}s" != b and f"{b}s" != a for a, b in pairs):
        return False
    if any(a[0] != b[0] or (a != b and _alike(a, b) < 78) for a, b in pairs):
        return False
    return _alike("".join(left), "".join(right)) >= 92


def _shortens(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a name is another without its generic last word ("Gaza", "Gaza Strip") or its end."""
    if len(long) <= len(short) or long[: len(short)] != short:
        return False
    if len(short) > 1:
        return True
    if len(short[0]) > 4 and long[-1] in _CORPORATE:
        return True
    return len(long) == 2 and long[1] in _GENERIC


def best_name(names: Iterable[str], kind: str) -> str:
    """The fullest of the names that mean one: a person's first and last name as most often written, else the longest."""
    counts = Counter(bare_name(n) for n in names)
    if kind == "person":
        full = [n for n in counts if len(name_words(n)) > 1]
        if full:
            return max(full, key=lambda n: (counts[n], len(n), n))
    return max(counts, key=lambda n: (n[:1].isupper(), len(name_words(n)), counts[n], n))


def merge_entities(readings: Sequence[Reading]) -> tuple[tuple[Reading, ...], tuple[Entity, ...]]:
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
