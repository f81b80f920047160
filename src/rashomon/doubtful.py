"""What is doubtful in the wording of English articles: read alone, and beside the other sources of their story."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from rashomon.model import Article, Doubt, Entity, Reading
from rashomon.text.names import bare_name
from rashomon.text.wording import MOST, broken_wording
from rashomon.text.words import is_dictionary_word, is_word

_WORD = re.compile(r"(?<![\w@#/.&’'*\-_:=])[^\W\d_]+(?![\w@/&*\-_=]|[.:]\w)")
_SHORTEST_NAME, _LONGEST_NAME = 5, 30
# Names of a story that a strange word is compared with at most, the most mentioned first.
_MOST_NAMES = 400
# Strange words of one article that are looked up among the names.
_MOST_STRANGE = 500
# Spellings of one name: so alike (rapidfuzz ratio), or somewhat less where all consonants agree ("Tolvanski", "tulvansky").
_ALIKE, _ALIKE_CONSONANTS = 90.0, 75.0
# Two sentences report the same where they share so much of their longer words, and at least so many of them.
_SAME, _FEWEST_SHARED = 0.6, 5
_MOST_SENTENCES = 3_000
_FEWEST_FAULTS = 2


def with_wording_doubts(reading: Reading) -> Reading:
    """The reading with a warning for each stretch of its article's own wording that is broken."""
    article = reading.article
    if not _is_english(article):
        return reading
    found = [
        Doubt(f.start, f.end, f.text, article=article.id, kind="wording", detail=f.detail)
        for f in broken_wording(article.own_words)
    ]
    return _with_doubts(reading, found)


def doubt_beside_others(readings: Sequence[Reading], entities: Sequence[Entity]) -> tuple[Reading, ...]:
    """The readings of one story with warnings for what only the other sources show to be broken.

    Names in an odd spelling or in lower case, each spelling once; and a name that stands where the other sources, in
    nearly the same words, have another.
    """
    english = [r for r in readings if _is_english(r.article)]
    names = _story_names(entities)
    doubted = {r.article.id: [*_odd_names(r.article, names), *_lower_case_people(r.article, entities)] for r in english}
    warned = {r.article.id: len(doubted[r.article.id]) + _wording_doubts(r.article) for r in english}
    for doubt in _replaced_names(english, warned):
        doubted[doubt.article].append(doubt)
    return tuple(_with_doubts(r, doubted.get(r.article.id, ())[:MOST]) for r in readings)


def _with_doubts(reading: Reading, doubts: Iterable[Doubt]) -> Reading:
    """The reading with further warnings, but for those that lie in one that stands already."""
    known = reading.article.warnings
    new = [d for d in doubts if not any(k.start <= d.start and d.end <= k.end for k in known)]
    return replace(reading, article=replace(reading.article, warnings=(*known, *new))) if new else reading


def _is_english(article: Article) -> bool:
    return (article.language or "").lower().startswith("en")


def _wording_doubts(article: Article) -> int:
    return sum(doubt.kind == "wording" for doubt in article.warnings)


# --- names that are spelled oddly


def _story_names(entities: Sequence[Entity]) -> dict[str, str]:
    """The words of the story's names that are no English words, by their lower-case form, most mentioned first.

    Only those that stand in the story twice: what is there once may itself be the odd one.
    """
    counts: Counter[str] = Counter()
    for entity in entities:
        for mention in entity.mentions:
            counts.update(w for w in _WORD.findall(bare_name(mention.text)) if w[0].isupper())
    common = (w for w, n in counts.most_common(_MOST_NAMES) if n > 1 and len(w) >= _SHORTEST_NAME and not w.isupper())
    return {word.lower(): word for word in common}


def _odd_names(article: Article, names: dict[str, str]) -> Iterator[Doubt]:
    """Words in lower case that are no English words and nearly the name of somebody or something in the story."""
    told: set[str] = set()
    for passage in article.passages:
        for match in _WORD.finditer(passage.text):
            word = match.group()
            if not word.islower() or not _SHORTEST_NAME <= len(word) <= _LONGEST_NAME or word in told or is_word(word):
                continue
            if len(told) == _MOST_STRANGE:
                return
            told.add(word)
            name = next((names[n] for n in names if _same_name(word, n)), None)
            if name:
                start = passage.start + match.start()
                detail = f"no English word; the name “{name}” may be meant"
                yield Doubt(start, start + len(word), word, article=article.id, kind="wording", detail=detail)


def _same_name(word: str, name: str) -> bool:
    """Whether a word is a name or a spelling of it; not one of its derivations ("tolvanskian")."""
    from rapidfuzz.fuzz import ratio

    if word == name:
        return True
    if word[0] != name[0]:
        return False
    alike = ratio(word, name)
    if _consonants(word) == _consonants(name):
        return bool(alike >= _ALIKE_CONSONANTS)
    return bool(alike >= _ALIKE) and not word.startswith(name) and not name.startswith(word)


def _consonants(word: str) -> str:
    return re.sub("[aeiouy]", "", word)


def _lower_case_people(article: Article, entities: Sequence[Entity]) -> Iterator[Doubt]:
    """Full names of the story's people that the article writes in lower case ("jorek tolvanski"), each once.

    Not those that are made of words ("grace may"), for these may mean what they say.
    """
    text = article.own_words
    people = dict.fromkeys(e.name.lower() for e in entities if e.kind == "person" and e.name.istitle())
    for name in islice(people, _MOST_NAMES):
        start = text.find(name) if 2 <= len(name.split()) <= 4 else -1
        whole = (
            start >= 0 and _WORD.match(text, start) and not text[start + len(name) : start + len(name) + 1].isalnum()
        )
        if whole and not any(map(is_dictionary_word, name.split())):
            yield Doubt(
                start, start + len(name), name, article=article.id, kind="wording", detail="a name in lower case"
            )


# --- names that stand where the others have another


def _replaced_names(readings: Sequence[Reading], warned: dict[str, int]) -> Iterator[Doubt]:
    """Names for which every other source, in nearly the same sentence, has one and the same other name.

    With two other sources they outvote the one; with a single one, the side is doubted whose wording is broken elsewhere.
    """
    votes: dict[tuple[str, int, int, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for left, right in _alike_sentences(readings):
        (name,), (other,) = left.names - right.names, right.names - left.names
        written = {
            sentence.article.text[slice(*sentence.places[own])].casefold()
            for sentence, own in ((left, name), (right, other))
        }
        if len(written) == 1:  # one name, read as two
            continue
        for here, there, mine, theirs in ((left, right, name, other), (right, left, other, name)):
            start, end = here.places[mine]
            votes[here.article.id, start, end, here.article.text[start:end]][theirs].add(there.article.id)
    for (article, start, end, text), others in votes.items():
        (theirs, voters), *rest = others.items()
        outvoted = len(voters) > 1 or all(warned[article] >= _FEWEST_FAULTS and not warned[voter] for voter in voters)
        if not rest and outvoted:
            detail = f"where this has “{text}”, the same sentence elsewhere has “{theirs}”"
            yield Doubt(start, end, text, article=article, kind="wording", detail=detail)


class _Sentence:
    """A sentence's longer words but for names, and the names with their places."""

    __slots__ = ("article", "names", "places", "words")

    def __init__(self, article: Article, start: int, end: int, names: dict[str, tuple[int, int]]) -> None:
        self.article = article
        self.places = names
        self.names = frozenset(names)
        named = {w.lower() for name in names for w in _WORD.findall(name)}
        self.words = frozenset(w.lower() for w in _WORD.findall(article.text[start:end]) if len(w) > 3) - named


def _alike_sentences(readings: Sequence[Reading]) -> Iterator[tuple[_Sentence, _Sentence]]:
    """Sentences of two articles that say the same but for one name on each side. Only those sharing a rare word are compared."""
    sentences = list(islice((s for r in readings for s in _sentences(r)), _MOST_SENTENCES))
    holders: dict[str, list[int]] = defaultdict(list)
    for n, sentence in enumerate(sentences):
        for word in sentence.words:
            holders[word].append(n)
    shared: Counter[tuple[int, int]] = Counter()
    for found in holders.values():
        if len(found) <= 12:
            shared.update((a, b) for i, a in enumerate(found) for b in found[i + 1 :])
    for (a, b), count in shared.items():
        left, right = sentences[a], sentences[b]
        if count < _FEWEST_SHARED - 2 or left.article.id == right.article.id:
            continue
        both = len(left.words & right.words)
        one_each = len(left.names - right.names) == 1 == len(right.names - left.names)
        if one_each and both >= _FEWEST_SHARED and both >= _SAME * len(left.words | right.words):
            yield left, right


def _sentences(reading: Reading) -> Iterator[_Sentence]:
    named = sorted((m.start, m.end, e.name) for e in reading.entities for m in e.mentions)
    for start, end in dict.fromkeys(c.sentence for c in reading.claims):
        inside = named[bisect_left(named, (start,)) : bisect_left(named, (end,))]
        yield _Sentence(reading.article, start, end, {name: (a, b) for a, b, name in inside if b <= end})
