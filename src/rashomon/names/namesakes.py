"""Which names mean the same person, body, place or thing, each tie with its reason in words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz.fuzz import ratio

from rashomon.gazetteer import usual_kind, usual_name
from rashomon.names.bodies import CORPORATE, tie_bodies
from rashomon.names.people import Evidence, tie_people
from rashomon.names.ties import MOST_COMPARED, Key, Named, Tied, Ties
from rashomon.names.wishes import NO_WISHES, Wishes
from rashomon.text.given_names import gender
from rashomon.text.names import OWNER, bare_name, name_words, person_words, words_of


def group_names(names: Sequence[tuple[str, str]]) -> list[int]:
    """For each (name, kind), the number of its group: names in one group mean the same. See `tie_names`."""
    return list(tie_names([Named(name, kind) for name, kind in names]).numbers)


def tie_names(named: Sequence[Named], wishes: Wishes = NO_WISHES) -> Tied:
    """Ties the names that mean the same.

    The same words; names that the project's tables know as one; a person's surname (or first name) alone, where one full
    name has it, or one with the same title; nicknames, initials and spellings; a body's letters and the name whose
    initials they are, its name without its country, its words in another order. Two first names with one surname stay two
    people. Cost is near linear: only names that share a word, its beginning, its consonants or initials are compared.
    """
    keys = _settle_kinds(named)
    weight = Counter(keys)
    shown: dict[Key, str] = {}
    seen: dict[Key, set[str]] = defaultdict(set)
    titles: dict[Key, set[str]] = defaultdict(set)
    for key, one in zip(keys, named, strict=True):
        shown.setdefault(key, one.name)
        seen[key] |= one.articles
        titles[key] |= one.titles
    ties = Ties(shown, _parted(wishes, weight))
    _tie_wished(wishes, weight, ties)
    known: dict[str, Key] = {}
    for key, one in zip(keys, named, strict=True):
        usual = usual_name(one.name)
        if usual and key[1] != "person" and known.setdefault(usual, key) != key:
            ties.tie(key, known[usual], "another name of {}")
    tie_people([k for k in weight if k[1] == "person" and k[0]], Evidence(weight, seen, titles), ties)
    owners = {key for key in weight if OWNER in titles[key]}
    tie_bodies([k for k in weight if k[1] != "person" and k[0]], named, owners, ties)
    numbers: dict[Key, int] = {}
    roots = [ties.root(key) for key in keys]
    return Tied(
        tuple(numbers.setdefault(root, len(numbers)) for root in roots),
        tuple(kind for _, kind in keys),
        tuple(keys),
        ties.reasons,
    )


def _by_words(keys: Iterable[Key]) -> dict[tuple[str, ...], list[Key]]:
    found: dict[tuple[str, ...], list[Key]] = defaultdict(list)
    for key in keys:
        found[key[0]].append(key)
    return found


def _wished(name: str, by_words: dict[tuple[str, ...], list[Key]]) -> list[Key]:
    """The keys that the user means by a name: with its title, or without."""
    bare = bare_name(name)
    return by_words.get(name_words(bare)) or by_words.get(person_words(bare), [])


def _parted(wishes: Wishes, keys: Iterable[Key]) -> tuple[tuple[Key, Key], ...]:
    by_words = _by_words(keys)
    return tuple(
        (left, right)
        for group in wishes.apart
        for n, one in enumerate(group)
        for other in group[:n]
        for left in _wished(one, by_words)
        for right in _wished(other, by_words)
    )


def _tie_wished(wishes: Wishes, keys: Iterable[Key], ties: Ties) -> None:
    by_words = _by_words(keys)
    for group in wishes.same:
        present = [key for name in group for key in _wished(name, by_words)]
        for key in present[1:]:
            ties.tie(key, present[0], "the same as {}, by your list")


def _settle_kinds(named: Sequence[Named]) -> list[Key]:
    """The keys with one kind for the same words, the commonest; a surname alone, or a firm's first word, is of its full name's kind.

    Recognisers waver: one passage's person is the next one's body.
    """
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    people = {person_words(one.name) for one in named if one.kind == "person"}
    bearers = people | {words[-1:] for words in people}
    compared = []
    for one in named:
        words = words_of(one.name, one.kind)
        if one.kind != "person" and (plain := person_words(one.name)) != words and plain in bearers:
            words = plain
        compared.append(words)
    for words, one in zip(compared, named, strict=True):
        votes[words][one.kind] += 1
        usual = usual_kind(one.name)
        if usual and usual != one.kind:
            votes[words][usual] += 2
    kinds = {words: counts.most_common(1)[0][0] for words, counts in votes.items()}
    full = [words for words, kind in kinds.items() if kind == "person" and len(words) > 1]
    surnames = {words[-1] for words in full}
    whole = {(words[0], words[-1]) for words in full}
    firms = {words[0]: kind for words, kind in kinds.items() if len(words) > 1 and words[-1] in CORPORATE}
    titled = {words for words, one in zip(compared, named, strict=True) if one.titles}
    _unmask(kinds, titled | {words[-1:] for words in full} | {words[:1] for words in full})
    for words, kind in kinds.items():
        short = len(words) == 1 and words[0] in surnames and kind != "place"
        if short or (len(words) == 3 and (words[0], words[-1]) in whole):
            kinds[words] = "person"
        elif len(words) == 1 and kind == "person":
            kinds[words] = firms.get(words[0], kind)
    return [(words, kinds[words]) for words in compared]


def _unmask(kinds: dict[tuple[str, ...], str], people: set[tuple[str, ...]]) -> None:
    """Gives what passes for a person the kind of the name it misspells, or of the body whose last word it is.

    `people` are the words that are surely somebody's name.
    """
    others: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    tails: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for words, kind in kinds.items():
        if kind != "person" and len(words) > 1:
            others[words[0]].append(words)
            if kind == "body":
                tails[words[-1]].add(words)
    for words, kind in kinds.items():
        if kind != "person" or words in people:
            continue
        if len(words) == 1 and len(words[0]) > 4 and len(tails.get(words[0], ())) == 1 and not gender(words[0]):
            kinds[words] = "body"
        elif len(words) > 1:
            for other in others.get(words[0], ())[:MOST_COMPARED]:
                if len(other) == len(words) and ratio(" ".join(words), " ".join(other)) >= 92:
                    kinds[words] = kinds[other]
