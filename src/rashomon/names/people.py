"""Which names mean one person: full names and their spellings, surnames and first names alone, titles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from rashomon.names.spellings import given_names, is_nickname, name_likeness
from rashomon.names.ties import MOST_COMPARED, Key, Ties
from rashomon.text.given_names import FIRST_NAMES, gender
from rashomon.text.names import KIN, OWNER, PARTICLES, generation, skeleton

# Two spellings of one name: at least this alike (rapidfuzz ratio, 0 to 100) in the surname and in the first name.
_ALIKE_SURNAME, _ALIKE_FIRST = 80.0, 82.0
# Spellings below this likeness stay apart, whatever else speaks for them.
_ALIKE_NAME = 0.3
_MALE = frozenset(["mr", "sir", "lord", "king", "prince", "son", "husband", "brother", "father", "nephew", "grandson"])
_FEMALE = frozenset(["mrs", "ms", "miss", "dame", "lady", "daughter", "wife", "sister", "widow", "mother", "niece"])


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of each key: how often it is named, in which articles, after which titles."""

    weight: Counter[Key]
    seen: dict[Key, set[str]]
    titles: dict[Key, set[str]]

    def together(self, left: Key, right: Key) -> bool:
        """Whether one article writes both: one hand seldom spells a name in two ways."""
        a, b = self.seen[left], self.seen[right]
        return not a or not b or not a.isdisjoint(b)


def tie_people(keys: list[Key], known: Evidence, ties: Ties) -> None:
    """Ties the keys of people that mean the same: full names first, then single words with those who bear them."""
    # Father and son last: by then it is known who is meant without "Jr."
    full = sorted((k for k in keys if len(k[0]) > 1), key=lambda k: (bool(generation(k[0])), -known.weight[k], k))
    ties.apart = (*ties.apart, *_generations_apart(full, known))
    blocks: dict[str, list[Key]] = defaultdict(list)
    parts: dict[Key, list[Key]] = defaultdict(list)
    cores = {key: tuple(w for w in key[0] if w not in PARTICLES) or key[0] for key in full}
    for key in full:
        words = cores[key]
        filed = (words[-1][:2] + words[0][:1], words[-1][-3:], words[0], "." + skeleton(words[-1]))
        others = {other: None for block in filed for other in blocks[block][: MOST_COMPARED // 3]}
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
    by_word: dict[str, set[Key]] = defaultdict(set)
    near: dict[str, dict[str, None]] = defaultdict(dict)
    for key in full:
        for word in {key[0][-1], key[0][0], *(w for w in key[0] if len(w) > 3)}:
            by_word[word].add(key)
            for block in _blocks(word):
                if len(near[block]) < MOST_COMPARED:
                    near[block][word] = None
    for key in sorted(k for k in keys if len(k[0]) == 1):
        word = key[0][0]
        last = {k for k in by_word.get(word, ()) if k[0][-1] == word}
        what = "surname" if last else "name"
        bearers = last or {k for k in by_word.get(word, ()) if _called_by_first_name(key, k, known)}
        # "His grandson, Mandel," is no misspelling of the grandfather.
        if not bearers and len(word) > 3 and word not in FIRST_NAMES and KIN not in known.titles[key]:
            alike = {w: None for block in _blocks(word) for w in near.get(block, ()) if _near(w, word)}
            bearers = {k for w in alike for k in by_word[w] if not known.together(k, key) or _close(w, word)}
            what = "spelling or short form of a name"
        _tie_short(key, bearers, what, known, ties)


def _generations_apart(full: Sequence[Key], known: Evidence) -> Iterator[tuple[Key, Key]]:
    """The full names that only "Jr." tells apart, where a report has both, or the one and the surname alone for somebody else."""
    by_names: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key in full:
        by_names[key[0][0], key[0][-1]].append(key)
    for younger in (k for k in full if generation(k[0])):
        alone = ((younger[0][-1],), younger[1])
        for other in by_names[younger[0][0], younger[0][-1]]:
            if generation(other[0]) != generation(younger[0]) and (
                known.together(younger, other) or (alone in known.weight and _is_another(alone, younger, known))
            ):
                yield younger, other


def _is_another(alone: Key, bearer: Key, known: Evidence) -> bool:
    """Whether a surname alone is somebody else's than that of the "Jr." named in the same report: it comes before that one is
    named in full, or that one is called "Jr." behind his surname too."""
    if known.seen[alone].isdisjoint(known.seen[bearer]) or not generation(bearer[0]):
        return False
    called = ((generation(bearer[0]), bearer[0][-1]), bearer[1])
    first = next(k for k in known.weight if k in {alone, bearer})
    return first == alone or not known.seen[alone].isdisjoint(known.seen.get(called, set()))


def _called_by_first_name(key: Key, bearer: Key, known: Evidence) -> bool:
    """Whether a single word can be a full name's: a first name that many bear only where each article that writes it has the full
    name, and none the surname alone, by which reports call people whom they have named."""
    word = key[0][0]
    if word not in FIRST_NAMES or bearer[0][0] != word:
        return True
    if KIN in known.titles[key] & known.titles[bearer]:
        # "His brother Karl", "his brother, Karl Berger".
        return True
    articles = known.seen[key]
    return articles <= known.seen[bearer] and articles.isdisjoint(known.seen.get(((bearer[0][-1],), *key[1:]), set()))


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


def _tie_short(key: Key, bearers: set[Key], what: str, known: Evidence, ties: Ties) -> None:
    """Ties one word to the one person who bears it; of several, to the one who has the same title."""
    groups: dict[Key, list[Key]] = defaultdict(list)
    for bearer in sorted(bearers):
        groups[ties.root(bearer)].append(bearer)
    groups = {g: ms for g, ms in groups.items() if not any(_is_another(key, k, known) for k in ms)}
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


def _sex_of(key: Key, known: Evidence) -> str:
    return _sex(known.titles[key]) or gender(key[0][0])


def _same_person(left: tuple[str, ...], right: tuple[str, ...], together: bool) -> str:
    """Why two full names, their particles left out, mean one person, or "" where they need not."""
    a, b = left, right
    if generation(a) != generation(b) and (together or (generation(a) and generation(b))):
        return ""
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
