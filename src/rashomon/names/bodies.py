"""Which names mean one body, place or thing: letters and what they stand for, ends and beginnings, spellings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from rapidfuzz.fuzz import ratio

from rashomon.countries import countries
from rashomon.gazetteer import usual_name
from rashomon.names.ties import MOST_COMPARED, Key, Named, Ties
from rashomon.text.names import SMALL, bare_name, fold, name_words, spelled_out
from rashomon.text.wordset import wordset

_GENERIC = wordset("strip city province county region peninsula state district airport")
# Behind these the name itself follows: "Hurricane Sandy".
_LEADING = wordset("operation hurricane cyclone typhoon storm flight tropical ins uss hms hmas hmcs mv ms rms mt fv ss")
CORPORATE = wordset(
    "company corporation corp inc incorporated ltd plc limited group logistics holdings airlines airways industries motors"
)
"""Last words of firms' names: "Energia" may be short for a name that ends in one of these."""
BODY_NOUNS = wordset(
    """
    times post journal herald tribune guardian telegraph gazette navy army police ministry senate congress parliament
    court commission committee council board bureau agency academy foundation institute university union league guard
    department party alliance federation
    """
)
"""The bodies that a report calls by this word alone once it has named them: "the Times"."""
# National bodies, even where the report also names another one that ends so.
_NATIONAL = frozenset({("supreme", "court"), ("national", "guard"), ("justice", "department"), ("foreign", "ministry")})
# Words that make another place of one.
_PARTS = wordset(
    "north south east west northern southern eastern western central new upper lower greater old inner outer"
)
# What numbers behind these count is the name itself: "Resolution 2375".
_NUMBERED = wordset("resolution flight convention bill act article protocol route highway decree")


def tie_bodies(keys: list[Key], named: Sequence[Named], owners: set[Key], ties: Ties) -> None:
    """Ties the keys of bodies, places and things that mean the same; `named` tells how they are written.

    No name is taken for short for one of the `owners`, to which another one is said to belong.
    """
    joined: dict[str, Key] = {}
    ordered: dict[tuple[str, ...], Key] = {}
    coded: dict[str, Key] = {}
    initials: dict[str, set[Key]] = defaultdict(set)
    tails: dict[tuple[str, ...], set[Key]] = defaultdict(set)
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
    starts: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(keys, key=lambda k: (-len(k[0]), k)):
        words = key[0]
        if len(words) == 1 and words in capitals and 2 <= len(words[0]) <= 6:
            expanded = {ties.root(k): k for k in sorted(initials.get(words[0], ()))}
            if len(expanded) == 1 and not _of_a_nation(tails.get(normal[key], ())):
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
        fitting = [o for o in starts[words[0][:2]][:MOST_COMPARED] if _may_be_shortened(key, o, owners)]
        if len({ties.root(o) for o in fitting}) == 1 or (fitting and len(words) > 1):
            ties.tie(key, fitting[0], "beginning of the name {}")
        for other in starts[words[0][:2]][:MOST_COMPARED]:
            if _same_body(other[0], words) and ties.tie(key, other, "spelling of {}"):
                break
        starts[words[0][:2]].append(key)


def _of_a_nation(named: Iterable[Key]) -> bool:
    """Whether one of the names begins with a country: beside "the Chinese CDC", "CDC" may be another nation's."""
    return any(k[0][:1] in _country_words() for k in named)


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


def _may_shorten(short: Key, long: Key, normal: dict[Key, tuple[str, ...]]) -> bool:
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


def _may_be_shortened(key: Key, long: Key, owners: set[Key]) -> bool:
    """Whether a name may be short for another of its kind: "Norfin" for Norfin Group, unless that is told of as its owner."""
    return key[1] == long[1] and long not in owners and _shortens(key[0], long[0])


def _shortens(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a name is another without its generic last word ("Gaza", "Gaza Strip") or its end."""
    if len(long) <= len(short) or long[: len(short)] != short:
        return False
    if len(short) > 1:
        return len(long) == len(short) + 1 or long[-1] in CORPORATE
    if len(short[0]) > 4 and long[-1] in CORPORATE:
        return True
    return len(long) == 2 and long[1] in _GENERIC and usual_name(short[0].capitalize()) is None
