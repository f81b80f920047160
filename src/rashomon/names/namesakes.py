"""Which names mean the same person, body, place or thing, each tie with its reason in words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz.fuzz import ratio

from rashomon.countries import countries
from rashomon.gazetteer import usual_kind, usual_name
from rashomon.names.spellings import given_names, is_nickname, name_likeness
from rashomon.text.given_names import gender
from rashomon.text.names import (
    KIN,
    OWNER,
    PARTICLES,
    SMALL,
    bare_name,
    fold,
    name_words,
    person_words,
    skeleton,
    spelled_out,
    words_of,
)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Two spellings of one name: at least this alike (rapidfuzz ratio, 0 to 100) in the surname and in the first name.
_ALIKE_SURNAME, _ALIKE_FIRST = 80.0, 82.0
# Spellings below this likeness stay apart, whatever else speaks for them.
_ALIKE_NAME = 0.3
# Names of one block that a name is compared with at most, so that no list of names costs its square.
_MOST_COMPARED = 60
# Reasons told of one name at most.
_MOST_STEPS = 3
_GENERIC = _set("strip city province county region peninsula state district airport")
# Behind these the name itself follows: "Hurricane Sandy".
_LEADING = _set("operation hurricane cyclone typhoon storm flight tropical ins uss hms hmas hmcs mv ms rms mt fv ss")
# "Energia" may be short for a name that ends in one of these.
_CORPORATE = _set(
    "company corporation corp inc incorporated ltd plc limited group logistics holdings airlines airways industries motors"
)
# The bodies that a report calls by this word alone once it has named them: "the Times".
BODY_NOUNS = _set(
    """
    times post journal herald tribune guardian telegraph gazette navy army police ministry senate congress parliament
    court commission committee council board bureau agency academy foundation institute university union league guard
    department party alliance federation
    """
)
# National bodies, even where the report also names another one that ends so.
_NATIONAL = frozenset({("supreme", "court"), ("national", "guard"), ("justice", "department"), ("foreign", "ministry")})
# Words that make another place of one.
_PARTS = _set("north south east west northern southern eastern western central new upper lower greater old inner outer")
# What numbers behind these count is the name itself: "Resolution 2375".
_NUMBERED = _set("resolution flight convention bill act article protocol route highway decree")
_MALE = frozenset(["mr", "sir", "lord", "king", "prince", "son", "husband", "brother", "father", "nephew", "grandson"])
_FEMALE = frozenset(["mrs", "ms", "miss", "dame", "lady", "daughter", "wife", "sister", "widow", "mother", "niece"])
_Key = tuple[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Named:
    """A name as it is written, its kind, and what speaks for whom it means: in which articles, after which titles."""

    name: str
    kind: str
    articles: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says of names: groups that mean the same, and groups that do not, as they are written."""

    same: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()


NO_WISHES = Wishes()


@dataclass(frozen=True, slots=True)
class Tied:
    """Names by group: `numbers` has the group of each name, `kinds` its settled kind, `keys` what it was compared as."""

    numbers: tuple[int, ...]
    kinds: tuple[str, ...]
    keys: tuple[_Key, ...]
    reasons: dict[_Key, list[tuple[_Key, str]]]

    def reasons_from(self, members: Iterable[int], name: str) -> dict[int, str]:
        """For the members of a group that are not written as its `name`: what leads from that name to each, in words."""
        members = list(members)
        goal = next((k for i in members if (k := self.keys[i])[0] == words_of(name, k[1])), None)
        if goal is None:
            return {}
        steps: dict[_Key, tuple[str, ...]] = {goal: ()}
        queue = deque([goal])
        while queue:
            key = queue.popleft()
            for other, reason in self.reasons.get(key, ()):
                if other not in steps:
                    steps[other] = (reason, *steps[key])[:_MOST_STEPS]
                    queue.append(other)
        return {i: "; ".join(found) for i in members if (found := steps.get(self.keys[i]))}


@dataclass(slots=True)
class _Ties:
    """Keys under their leaders, with the reason of each tie."""

    shown: dict[_Key, str]
    apart: tuple[tuple[_Key, _Key], ...] = ()
    leader: dict[_Key, _Key] = field(default_factory=dict)
    reasons: dict[_Key, list[tuple[_Key, str]]] = field(default_factory=lambda: defaultdict(list))

    def root(self, key: _Key) -> _Key:
        leader = self.leader
        while leader.setdefault(key, key) != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    def tie(self, key: _Key, other: _Key, why: str) -> bool:
        """Puts the key's group under the other's, unless the user parts them; `why` reads behind the key's name."""
        a, b = self.root(key), self.root(other)
        if a == b:
            return True
        if any({self.root(x), self.root(y)} == {a, b} for x, y in self.apart):
            return False
        self.leader[a] = b
        reason = f"{self.shown[key]}: {why.format(self.shown[other])}"
        self.reasons[key].append((other, reason))
        self.reasons[other].append((key, reason))
        return True


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
    shown: dict[_Key, str] = {}
    seen: dict[_Key, set[str]] = defaultdict(set)
    titles: dict[_Key, set[str]] = defaultdict(set)
    for key, one in zip(keys, named, strict=True):
        shown.setdefault(key, one.name)
        seen[key] |= one.articles
        titles[key] |= one.titles
    ties = _Ties(shown, _parted(wishes, weight))
    _tie_wished(wishes, weight, ties)
    known: dict[str, _Key] = {}
    for key, one in zip(keys, named, strict=True):
        usual = usual_name(one.name)
        if usual and key[1] != "person" and known.setdefault(usual, key) != key:
            ties.tie(key, known[usual], "another name of {}")
    _tie_persons([k for k in weight if k[1] == "person" and k[0]], _Evidence(weight, seen, titles), ties)
    owners = {key for key in weight if OWNER in titles[key]}
    _tie_bodies([k for k in weight if k[1] != "person" and k[0]], named, owners, ties)
    numbers: dict[_Key, int] = {}
    roots = [ties.root(key) for key in keys]
    return Tied(
        tuple(numbers.setdefault(root, len(numbers)) for root in roots),
        tuple(kind for _, kind in keys),
        tuple(keys),
        ties.reasons,
    )


def _by_words(keys: Iterable[_Key]) -> dict[tuple[str, ...], list[_Key]]:
    found: dict[tuple[str, ...], list[_Key]] = defaultdict(list)
    for key in keys:
        found[key[0]].append(key)
    return found


def _wished(name: str, by_words: dict[tuple[str, ...], list[_Key]]) -> list[_Key]:
    """The keys that the user means by a name: with its title, or without."""
    bare = bare_name(name)
    return by_words.get(name_words(bare)) or by_words.get(person_words(bare), [])


def _parted(wishes: Wishes, keys: Iterable[_Key]) -> tuple[tuple[_Key, _Key], ...]:
    by_words = _by_words(keys)
    return tuple(
        (left, right)
        for group in wishes.apart
        for n, one in enumerate(group)
        for other in group[:n]
        for left in _wished(one, by_words)
        for right in _wished(other, by_words)
    )


def _tie_wished(wishes: Wishes, keys: Iterable[_Key], ties: _Ties) -> None:
    by_words = _by_words(keys)
    for group in wishes.same:
        present = [key for name in group for key in _wished(name, by_words)]
        for key in present[1:]:
            ties.tie(key, present[0], "the same as {}, by your list")


def _settle_kinds(named: Sequence[Named]) -> list[_Key]:
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
    firms = {words[0]: kind for words, kind in kinds.items() if len(words) > 1 and words[-1] in _CORPORATE}
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
            for other in others.get(words[0], ())[:_MOST_COMPARED]:
                if len(other) == len(words) and ratio(" ".join(words), " ".join(other)) >= 92:
                    kinds[words] = kinds[other]


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What is known of each key: how often it is named, in which articles, after which titles."""

    weight: Counter[_Key]
    seen: dict[_Key, set[str]]
    titles: dict[_Key, set[str]]

    def together(self, left: _Key, right: _Key) -> bool:
        """Whether one article writes both: one hand seldom spells a name in two ways."""
        a, b = self.seen[left], self.seen[right]
        return not a or not b or not a.isdisjoint(b)


def _tie_persons(keys: list[_Key], known: _Evidence, ties: _Ties) -> None:
    full = sorted((k for k in keys if len(k[0]) > 1), key=lambda k: (-known.weight[k], k))
    blocks: dict[str, list[_Key]] = defaultdict(list)
    parts: dict[_Key, list[_Key]] = defaultdict(list)
    cores = {key: tuple(w for w in key[0] if w not in PARTICLES) or key[0] for key in full}
    for key in full:
        words = cores[key]
        filed = (words[-1][:2] + words[0][:1], words[-1][-3:], words[0], "." + skeleton(words[-1]))
        others = {other: None for block in filed for other in blocks[block][: _MOST_COMPARED // 3]}
        for other in others:
            if ties.root(other) == ties.root(key):
                continue
            if why := _same_person(cores[other], words, known.together(other, key)):
                if ties.tie(key, other, why):
                    break
            elif short := _part_of(cores[other], words):
                parts[other if short == cores[other] else key].append(key if short == cores[other] else other)
        for block in filed:
            blocks[block].append(key)
    for key, wholes in sorted(parts.items()):
        # Behind a first name it is a surname, as reports use it alone; "Abdel Fattah" of two such people is neither's.
        surnamed = [whole for whole in wholes if cores[whole][-1] == cores[key][-1]]
        people = {ties.root(whole): whole for whole in surnamed or wholes}
        if len(people) == 1:
            ties.tie(key, next(iter(people.values())), "shorter form of {}, the only such name")
    by_word: dict[str, set[_Key]] = defaultdict(set)
    near: dict[str, dict[str, None]] = defaultdict(dict)
    for key in full:
        for word in {key[0][-1], key[0][0], *(w for w in key[0] if len(w) > 3)}:
            by_word[word].add(key)
            for block in _blocks(word):
                if len(near[block]) < _MOST_COMPARED:
                    near[block][word] = None
    for key in sorted(k for k in keys if len(k[0]) == 1):
        word = key[0][0]
        last = {k for k in by_word.get(word, ()) if k[0][-1] == word}
        what = "surname" if last else "name"
        bearers = last or by_word.get(word, set())
        if not bearers and len(word) > 3:
            alike = {w: None for block in _blocks(word) for w in near.get(block, ()) if _near(w, word)}
            bearers = {k for w in alike for k in by_word[w] if not known.together(k, key) or _close(w, word)}
            what = "spelling or short form of a name"
        _tie_short(key, bearers, what, known, ties)


def _blocks(word: str) -> set[str]:
    """Under what a word of a name is filed, so that only words that may be alike are compared."""
    return {word[:3], "." + skeleton(word), *("=" + name for name in given_names(word))}


def _close(word: str, other: str) -> bool:
    return word[:2] == other[:2] and (ratio(word, other) >= 85 or word.startswith(other))


def _near(word: str, other: str) -> bool:
    if _close(word, other) or is_nickname(word, other):
        return True
    bones = skeleton(word)
    return len(bones) > 2 and bones == skeleton(other)


def _tie_short(key: _Key, bearers: set[_Key], what: str, known: _Evidence, ties: _Ties) -> None:
    """Ties one word to the one person who bears it; of several, to the one who has the same title."""
    groups: dict[_Key, list[_Key]] = defaultdict(list)
    for bearer in sorted(bearers):
        groups[ties.root(bearer)].append(bearer)
    titles = known.titles[key]
    if sex := _sex(titles):
        groups = {g: ms for g, ms in groups.items() if all(_sex_of(k, known) in {"", sex} for k in ms)}
    only = "the only one so called"
    ranks = titles - _MALE - _FEMALE - {KIN, OWNER}
    if ranks:
        # "President Berger" is not the daughter who bears the name too.
        groups = {g: ms for g, ms in groups.items() if not all({KIN, "lady"} & known.titles[k] for k in ms)}
    if len(groups) > 1 and ranks:
        ranked = {g: ms for g, ms in groups.items() if ranks & set().union(*(known.titles[k] for k in ms))}
        if ranked:
            groups, only = ranked, f"the only one called {min(ranks)}"
    if len(groups) == 1:
        [members] = groups.values()
        best = max(members, key=lambda k: (known.weight[k], k))
        ties.tie(key, best, f"{what} of {{}}, {only}")


def _sex(titles: Iterable[str]) -> str:
    found = {"m" for t in titles if t in _MALE} | {"f" for t in titles if t in _FEMALE}
    return found.pop() if len(found) == 1 else ""


def _sex_of(key: _Key, known: _Evidence) -> str:
    return _sex(known.titles[key]) or gender(key[0][0])


def _same_person(left: tuple[str, ...], right: tuple[str, ...], together: bool) -> str:
    """Why two full names, their particles left out, mean one person, or "" where they need not."""
    a, b = left, right
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if short[0] == long[0] and short[-1] == long[-1] and _within(short, long):
        return "shorter or fuller form of {}"
    if short == long[::-1] and len(short) == 2:
        return "the words of {} in another order"
    last = ratio(a[-1], b[-1])
    bones = skeleton(a[-1])
    if last < _ALIKE_SURNAME and not (len(bones) > 2 and bones == skeleton(b[-1]) and not together):
        return ""
    x, y = a[0], b[0]
    if x == y:
        return "same first name and spelling of the surname of {}" if a[-1] != b[-1] else "same name as {}"
    if min(len(x), len(y)) == 1:
        return "initial and surname of {}" if x[0] == y[0] else ""
    if a[-1] == b[-1] and is_nickname(x, y):
        return "short first name of {}"
    if min(len(x), len(y)) >= 3 and (x.startswith(y) or y.startswith(x)):
        return "short first name of {}" if a[-1] == b[-1] and gender(x) == gender(y) else ""
    if gender(x) and gender(y) and gender(x) != gender(y):
        return ""
    sounds = skeleton(x) == skeleton(y) and (len(skeleton(x)) > 3 or not together)
    if x[0] != y[0] or not (sounds or ratio(x, y) >= _ALIKE_FIRST):
        return ""
    likeness = name_likeness(" ".join(a), " ".join(b), "person")
    return f"spelling of {{}} ({likeness.detail})" if likeness.score >= _ALIKE_NAME else ""


def _part_of(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    """The shorter name where all its words, two or more, begin or end the longer; () for others."""
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    whole = len(short) > 1 and short in {long[: len(short)], long[-len(short) :]}
    return short if whole else ()


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether all words of the one stand in the other, in their order."""
    rest = iter(long)
    return all(word in rest for word in short)


@cache
def _country_words() -> dict[tuple[str, ...], str]:
    """Names and adjectives of countries, by their folded words, each with the country in one word."""
    found: dict[tuple[str, ...], str] = {}
    for country in countries():
        one = "".join(fold(country.name).split())
        for name in (country.name, *country.also, *country.people):
            found.setdefault(name_words(name), one)
    return found


def _normal(words: tuple[str, ...]) -> tuple[str, ...]:
    """A body's or place's name in one spelling: abbreviations written out, adjectives of countries as the country, armies as one."""
    words = spelled_out(words)
    table = _country_words()
    out: list[str] = []
    at = 0
    while at < len(words):
        for width in (5, 4, 3, 2, 1):
            if len(words) > width and words[at : at + width] in table:
                out.append(table[words[at : at + width]])
                at += width
                break
        else:
            out.append(words[at])
            at += 1
    plain = [w for w in out if w not in SMALL] or out
    if len(plain) > 1 and any(w in table.values() for w in plain[:1]):
        text = " ".join(plain[1:])
        if re.fullmatch(r"(?:army|military(?: forces)?|armed forces|defense forces?)", text):
            plain = [plain[0], "army"]
    return tuple(plain)


def _codes(words: tuple[str, ...]) -> Iterable[str]:
    """The parts of a name that stand for all of it: "mh17", "resolution 2375"."""
    for n, word in enumerate(words):
        if word.isdigit():
            if n and len(word) > 2 and words[n - 1] in _NUMBERED:
                yield f"{words[n - 1]} {word}"
        elif len(word) > 3 and any(c.isdigit() for c in word) and not word[0].isdigit():
            yield word


def _tie_bodies(keys: list[_Key], named: Sequence[Named], owners: set[_Key], ties: _Ties) -> None:
    joined: dict[str, _Key] = {}
    ordered: dict[tuple[str, ...], _Key] = {}
    coded: dict[str, _Key] = {}
    initials: dict[str, set[_Key]] = defaultdict(set)
    tails: dict[tuple[str, ...], set[_Key]] = defaultdict(set)
    normal = {key: _normal(key[0]) for key in keys}
    for key in sorted(keys, key=lambda k: (-len(k[0]), k)):
        words = normal[key]
        # "First Group" and "FirstGroup", "al-Quds" and "Al Quds" are one name.
        for text in {"".join(words), "".join(key[0])}:
            if joined.setdefault(text, key) != key:
                ties.tie(key, joined[text], "spelling of {}")
        if len(words) > 1 and ordered.setdefault(tuple(sorted(words)), key) != key:
            ties.tie(key, ordered[tuple(sorted(words))], "the words of {} in another order")
        for code in _codes(key[0]):
            if coded.setdefault(code, key) != key:
                ties.tie(key, coded[code], "names {} by its number")
        if len(key[0]) > 1:
            initials["".join(w[0] for w in key[0] if w not in SMALL)].add(key)
            initials["".join(w[0] for w in key[0])].add(key)
        for n in range(1, min(len(words), 7)):
            tails[words[n:]].add(key)
    capitals = {name_words(one.name) for one in named if bare_name(one.name).replace(".", "").isupper()}
    starts: dict[str, list[_Key]] = defaultdict(list)
    for key in sorted(keys, key=lambda k: (-len(k[0]), k)):
        words = key[0]
        if len(words) == 1 and words in capitals and 2 <= len(words[0]) <= 6:
            expanded = {ties.root(k): k for k in sorted(initials.get(words[0], ()))}
            if len(expanded) == 1:
                ties.tie(key, next(iter(expanded.values())), "initials of {}")
                continue
        longer = sorted(k for k in tails.get(normal[key], ()) if k not in owners)
        whole = {ties.root(k): k for k in longer if _may_shorten(key, k, normal)}
        if len(words) == 1 and len({ties.root(k) for k in longer}) > 1:
            whole = {}
        if len(whole) > 1 and len(normal[key]) > 1:
            nations = set(_country_words().values())
            whole = {r: k for r, k in whole.items() if set(normal[k][: -len(normal[key])]) <= nations} or whole
        if len(whole) == 1:
            ties.tie(key, next(iter(whole.values())), "end of the name {}, the only one so called")
        fitting = [o for o in starts[words[0][:2]][:_MOST_COMPARED] if _may_be_shortened(key, o, owners)]
        if len({ties.root(o) for o in fitting}) == 1 or (fitting and len(words) > 1):
            ties.tie(key, fitting[0], "beginning of the name {}")
        for other in starts[words[0][:2]][:_MOST_COMPARED]:
            if _same_body(other[0], words) and ties.tie(key, other, "spelling of {}"):
                break
        starts[words[0][:2]].append(key)


def _may_shorten(short: _Key, long: _Key, normal: dict[_Key, tuple[str, ...]]) -> bool:
    """Whether a name's end may stand for it: a body's, not a place's ("Korea" is no short North Korea)."""
    words = normal[short]
    dropped = normal[long][: -len(words)]
    if dropped[-1] in _LEADING and (len(dropped) == 1 or dropped[0] in _LEADING):
        return True
    if "place" in (short[1], long[1]):
        return len(words) > 1 and len(dropped) == 1 and dropped[0] not in _PARTS
    if words in _NATIONAL:
        return False
    if len(words) == 1 and words[0] not in BODY_NOUNS and (len(words[0]) < 4 or len(dropped) > 2):
        return False
    return usual_name(" ".join(w.capitalize() for w in words)) is None


def _same_body(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two names differ in spelling only: as many words, each beginning alike and nearly the same."""
    if len(left) != len(right) or any(c.isdigit() for w in (*left, *right) for c in w):
        return False
    pairs = list(zip(left, right, strict=True))
    # A country and its people ("Russia", "Russian") are kept apart.
    table = _country_words()
    national = len(left) == 1 or any((w,) in table for pair in pairs for w in pair)
    if national and any(
        a != b and (a.startswith(b) or b.startswith(a)) and f"{a}s" != b and f"{b}s" != a for a, b in pairs
    ):
        return False
    if any(a[0] != b[0] or (a != b and ratio(a, b) < 78) for a, b in pairs):
        return False
    return ratio("".join(left), "".join(right)) >= 92


def _may_be_shortened(key: _Key, long: _Key, owners: set[_Key]) -> bool:
    """Whether a name may be short for another of its kind: "Norfin" for Norfin Group, unless that is told of as its owner."""
    return key[1] == long[1] and long not in owners and _shortens(key[0], long[0])


def _shortens(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a name is another without its generic last word ("Gaza", "Gaza Strip") or its end."""
    if len(long) <= len(short) or long[: len(short)] != short:
        return False
    if len(short) > 1:
        return len(long) == len(short) + 1 or long[-1] in _CORPORATE
    if len(short[0]) > 4 and long[-1] in _CORPORATE:
        return True
    return len(long) == 2 and long[1] in _GENERIC and usual_name(short[0].capitalize()) is None
