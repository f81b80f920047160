"""Names of a story that a report writes so that the recogniser passed over them: in lower case, in capitals, misspelled.

Machine translation and hasty typing leave "navaline" for a name that the other reports spell with a capital. What is looked
for is known from the story; what is found is a word that the dictionary does not know, or the whole name.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import ratio

from rashomon.gazetteer import also_called
from rashomon.model import CLAIMING, Article, Claim, Entity, Mention, Reading, Speaker, Value, Variant
from rashomon.text.names import fold, skeleton, words_of
from rashomon.text.words import is_dictionary_word, is_word

_WORD = re.compile(r"(?<![\w@#/])[^\W_]+(?:[.'’][^\W\d_]+)*")
# Names of a story that are looked for at most, the most mentioned first, and ways to write one first word.
_MOST_NAMES, _MOST_AFTER = 2000, 40
_LONGEST = 6
# A word with these many consonants or more is known by them alone, in this share of letters.
_BONES, _SPELLED = 4, 60.0


@dataclass(frozen=True, slots=True)
class _Known:
    """A name to look for: its folded words, the entity's name and kind, whether the words are all of the name.

    `exact`: as it must be written, where another name is looked for that the project's tables know.
    """

    words: tuple[str, ...]
    name: str
    kind: str
    whole: bool
    exact: str = ""


@dataclass(frozen=True, slots=True)
class _Index:
    """What is looked for by first word, and people's names by the consonants of their first word."""

    by_word: dict[str, list[_Known]]
    by_bones: dict[str, list[_Known]]


def with_overlooked(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings with the mentions that were passed over, as entities of their own that bear the story's name.

    They are told in the claims' values, and a speaker who is written so is known.
    """
    index = _index(readings)
    return tuple(_completed(reading, index) for reading in readings) if index.by_word else tuple(readings)


def _index(readings: Sequence[Reading]) -> _Index:
    weight: Counter[tuple[str, str]] = Counter()
    for reading in readings:
        for entity in reading.entities:
            weight[entity.name, entity.kind] += len(entity.mentions)
    known: list[_Known] = []
    surnames: dict[str, set[str]] = defaultdict(set)
    for (name, kind), _ in weight.most_common(_MOST_NAMES):
        words = words_of(name, kind)
        if not words or len(words) > _LONGEST or name == name.lower():
            continue
        known += [_Known(words_of(other, kind), name, kind, True, other) for other in _other_names(name, kind)]
        if kind == "thing" and (len(words) > 1 or len(name) < 5 or _is_common(words[0])):
            continue
        known.append(_Known(words, name, kind, True))
        if kind == "person" and len(words) > 1:
            surnames[words[-1]].add(words[0])
            if len(words) > 2:
                known.append(_Known((words[0], words[-1]), name, kind, True))
            known.append(_Known(words[-1:], name, kind, False))
    by_word: dict[str, list[_Known]] = defaultdict(list)
    by_bones: dict[str, list[_Known]] = defaultdict(list)
    for one in sorted(known, key=lambda k: -len(k.words)):
        if not one.whole and len(surnames[one.words[0]]) > 1:
            continue
        if len(by_word[one.words[0]]) < _MOST_AFTER:
            by_word[one.words[0]].append(one)
        bones = skeleton(one.words[0])
        if not one.exact and len(bones) > 1 and len(by_bones[bones]) < _MOST_AFTER:
            by_bones[bones].append(one)
    return _Index(dict(by_word), dict(by_bones))


def _other_names(name: str, kind: str) -> Iterator[str]:
    """Further names of the same body or place that the tables know, but for those that capitals make of common words."""
    for other in also_called(name) if kind != "person" else ():
        if other != name and len(other) > 2 and not (other.isupper() and is_word(other.lower())):
            yield other


def _completed(reading: Reading, index: _Index) -> Reading:
    article = reading.article
    if article.language and not article.language.lower().startswith("en"):
        return reading
    taken = sorted((m.start, m.end) for e in reading.entities for m in e.mentions)
    found = list(_found(article, taken, index))
    if not found:
        return reading
    ends = {start: end for start, end, _ in found}
    by_name: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for start, end, known in found:
        by_name[known.name, known.kind].append(Mention(start, end, article.text[start:end], article.id))
    fresh = tuple(
        Entity(
            f"{article.id}.o{n}",
            name,
            kind,
            tuple(mentions),
            tuple(
                Variant(text, f"{text}: {name} in lower case, capitals or another spelling")
                for text in dict.fromkeys(m.text for m in mentions)
                if text != name
            ),
        )
        for n, ((name, kind), mentions) in enumerate(by_name.items())
    )
    starts = sorted(ends)

    def overlaps(mention: Mention) -> bool:
        at = bisect_right(starts, mention.start)
        return any(s < mention.end and mention.start < ends[s] for s in starts[max(0, at - 1) : at + 1])

    kept = [replace(e, mentions=tuple(m for m in e.mentions if not overlaps(m))) for e in reading.entities]
    entities = (*(e for e in kept if e.mentions), *fresh)
    fresh_at = [(m.start, m.end, e, m) for e in fresh for m in e.mentions]
    fresh_at.sort(key=lambda row: row[:2])
    firsts = [row[0] for row in fresh_at]
    claims = []
    for claim in reading.claims:
        near = fresh_at[bisect_left(firsts, claim.start) : bisect_left(firsts, claim.end)]
        spoken = {
            speaker: fresh_at[bisect_left(firsts, speaker.start) : bisect_left(firsts, speaker.end)]
            for speaker in claim.attribution
        }
        claims.append(_told(claim, near, spoken))
    return replace(reading, entities=entities, claims=tuple(claims))


_Fresh = Sequence[tuple[int, int, Entity, Mention]]


def _told(claim: Claim, near: _Fresh, spoken: Mapping[Speaker, _Fresh]) -> Claim:
    """The claim with the new mentions among its values and speakers."""
    values = [Value(start, end, m.text, e.kind, e.name) for start, end, e, m in near if end <= claim.end]
    if values:
        old = (v for v in claim.values if not any(v.start < n.end and n.start < v.end for n in values))
        claim = replace(claim, values=tuple(sorted((*old, *values), key=lambda v: (v.start, v.end))))
    attribution = tuple(_known_speaker(speaker, spoken[speaker]) for speaker in claim.attribution)
    return replace(claim, attribution=attribution) if attribution != claim.attribution else claim


def _known_speaker(speaker: Speaker, near: _Fresh) -> Speaker:
    for _, end, entity, _ in near:
        if end == speaker.end and speaker.entity is None and entity.kind != "place":
            return replace(speaker, name=entity.name, entity=entity.id)
    return speaker


def _found(article: Article, taken: list[tuple[int, int]], index: _Index) -> Iterator[tuple[int, int, _Known]]:
    """Start, end and name of what was passed over, outside of the mentions at `taken`; a first name there may grow."""
    starts = [start for start, _ in taken]
    for passage in article.passages:
        if passage.kind not in CLAIMING:
            continue
        words = [
            (passage.start + m.start(), passage.start + m.start() + len(word), word, fold(word).replace(".", ""))
            for m in _WORD.finditer(passage.text)
            for word in [m[0].removesuffix("'s").removesuffix("’s")]
            if word
        ]
        past = 0
        for i, (start, _, _, _) in enumerate(words):
            if start < past:
                continue
            at = bisect_right(starts, start) - 1
            inside = at >= 0 and start < taken[at][1]
            match = _match(words, i, index, inside)
            if match is None:
                continue
            width, known = match
            end = words[i + width - 1][1]
            text = article.text[start:end]
            if inside and taken[at][1] >= end:
                continue
            upcoming = bisect_right(starts, start)
            if upcoming < len(starts) and starts[upcoming] < end and not (known.kind == "person" and width > 1):
                continue
            if "\n" in text:
                continue
            past = end
            yield start, end, known


_Words = list[tuple[int, int, str, str]]


def _match(words: _Words, i: int, index: _Index, inside: bool) -> tuple[int, _Known] | None:
    """How many words from the i-th on are a known name, and which; `inside` a mention only longer ones count."""
    folded = words[i][3]
    for known in index.by_word.get(folded, ()):
        width = len(known.words)
        run = tuple(w[3] for w in words[i : i + width])
        if run == known.words and (width > 1 or not inside) and _believable(words[i : i + width], known):
            return width, known
        if _misspelled_last(words, i, known):
            return 2, known
    bones = skeleton(folded)
    for known in index.by_bones.get(bones, ()) if len(bones) > 1 else ():
        if known.words[0][0] != folded[0]:
            continue
        if len(known.words) == 2 and _sounds_last(words, i, known):
            return 2, known
        written = words[i][2]
        if (
            not inside
            and len(known.words) == 1
            and len(bones) >= _BONES
            and written.islower()
            and folded != known.words[0]
            and ratio(folded, known.words[0]) >= _SPELLED
            and not _is_common(folded)
        ):
            return 1, known
    return None


def _is_common(word: str) -> bool:
    """Whether the language has the word, inflected or not."""
    return is_word(word) or is_dictionary_word(word)


def _believable(run: _Words, known: _Known) -> bool:
    """Whether words that are letter by letter a known name are meant as one: whole names in any case, others not if common."""
    written = [w for _, _, w, _ in run]
    if known.exact:
        return " ".join(written) == known.exact.rstrip(".")
    if len(run) > 1:
        return (known.kind != "thing" and not all(is_dictionary_word(w) for w in known.words)) or written[0][
            0
        ].isupper()
    [word] = written
    if word[0].isupper() and not word.isupper():
        mixed = any(c.isupper() for c in word[1:]) and not _is_common(word.lower())
        return known.whole and (known.name == word or mixed)
    return len(word) > 2 and known.name.upper() != known.name and not _is_common(word.lower())


def _misspelled_last(words: _Words, i: int, known: _Known) -> bool:
    """Whether a person's first name is followed by nearly the surname, in lower case: "luka brand"."""
    if known.kind != "person" or len(known.words) != 2 or i + 1 >= len(words):
        return False
    other = words[i + 1][3]
    return words[i + 1][2].islower() and len(other) > 3 and ratio(other, known.words[1]) >= 85


def _sounds_last(words: _Words, i: int, known: _Known) -> bool:
    """Whether the next word has the consonants of the surname and is no word of the language: "jane pusaki"."""
    if i + 1 >= len(words) or words[i][2].isupper():
        return False
    _, _, written, other = words[i + 1]
    if len(skeleton(known.words[1])) < 3 and ratio(other, known.words[1]) < 85:
        return False
    return (
        written.islower()
        and other[0] == known.words[1][0]
        and skeleton(other) == skeleton(known.words[1])
        and not _is_common(other)
    )
