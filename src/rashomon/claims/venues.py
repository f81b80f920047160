"""The outlets through which a statement came: named with its cue ("told the Herald"), or where its speaker began to speak
("in an interview with the Herald")."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.claims.cues import OUTLET_ROLES, TIMES, is_outlet
from rashomon.claims.memory import PAPERS
from rashomon.claims.passages import Piece
from rashomon.claims.sources import Cue, noun_phrase, without
from rashomon.claims.syntax import VERBS, lemma_of
from rashomon.model import Speaker
from rashomon.text.parse import Parsed

_TALKS = frozenset(["interview", "interviews", "appearance", "interviewed"])
_TALKING = frozenset(["speak", "talk", "appear"])
_ASKING = frozenset(
    "anchor columnist correspondent host interviewer investigator journalist presenter reporter".split()
)
_LEADING_TO = frozenset(["with", "on", "to", "for", "by", "in"])
# Other occasions than the one before: what is told there did not come through the outlet of that.
_OCCASIONS = PAPERS | frozenset(
    """
    twitter facebook conference briefing rally hearing speech event meeting reporters journalists court debate book interview
    """.split()
)
# Whose object hears nothing: "thanked the public and the media".
_ADDRESSING = frozenset("accuse attack blame condemn criticise criticize praise thank".split())
_POSTING = frozenset(["tweet", "post", "write", "testify"])
_LASTING = 3
"""Passages in which a speaker says nothing, after which he may be speaking elsewhere."""


def heard_by(parsed: Parsed, i: int, cue: Cue) -> Iterator[Cue]:
    """The outlet that was told ("told the Associated Press", "said on NBC", "speaking to NBC's Ana Duarte, he said")."""
    if parsed.tags[i] not in VERBS:
        return
    if lemma_of(parsed, i) in _ADDRESSING:
        return
    # What is said of a story does not come through it.
    behind = (c for c in parsed.children[i] if c > i and parsed.lower[c] not in {"of", "about", "against"})
    heard = [
        noun
        for c in behind
        if parsed.deps[c] in {"dobj", "dative", "prep", "npadvmod", "ccomp"}
        for noun in ([c, *_led_to(parsed, c)] if parsed.deps[c] in {"dobj", "dative"} else _led_to(parsed, c))
    ]
    for c in parsed.children[i]:
        if parsed.deps[c] == "advcl" and parsed.tags[c] == "VBG" and lemma_of(parsed, c) in _TALKING:
            beside = (p for p in parsed.children[c] if parsed.lower[p] in _LEADING_TO | {"at"})
            heard += [noun for p in beside for noun in _led_to(parsed, p)]
    for noun in heard:
        for phrase in _outlets(parsed, noun):
            content = tuple(part for outer in cue.content for part in without(outer, phrase))
            yield Cue(i, phrase, content, rank=1)


def _led_to(parsed: Parsed, preposition: int) -> list[int]:
    if parsed.deps[preposition] not in {"prep", "dative"}:
        return []
    return [g for g in parsed.children[preposition] if parsed.deps[g] == "pobj"]


def _outlets(parsed: Parsed, noun: int) -> Iterator[tuple[int, int]]:
    """The phrases that name an outlet: the noun's, those of what its prepositions lead to ("an interview with NBC"), and of whose
    it is ("NBC's Ana Duarte")."""
    inner = [g for p in parsed.children[noun] if parsed.deps[p] == "prep" for g in parsed.children[p]]
    for candidate in (noun, *inner):
        phrase = noun_phrase(parsed, candidate)
        if phrase is None:
            continue
        asking = bool(_ASKING.intersection(parsed.lower[slice(*phrase)])) and parsed.tags[candidate] == "NNP"
        named = {phrase[1], max(phrase[0], min(candidate + 1, phrase[1]))}
        if (
            any(is_outlet(" ".join(parsed.words[phrase[0] : end])) for end in named)
            or asking
            or (parsed.lower[phrase[0]] == "the" and parsed.lower[candidate] in OUTLET_ROLES)
            or _titled(parsed, noun, phrase)
        ):
            yield phrase
    for owner in range(parsed.edges[noun][0], noun):
        if parsed.deps[owner] == "poss" and is_outlet(parsed.words[owner]):
            yield parsed.edges[owner][0], owner + 1


def _titled(parsed: Parsed, noun: int, phrase: tuple[int, int]) -> bool:
    """Whether the phrase is a paper's by its capital amid the sentence ("told The Lookout")."""
    return parsed.words[phrase[0]] == "The" and parsed.tags[noun].startswith("NNP") and phrase[0] > 0


@dataclass(slots=True)
class _Venue:
    """The outlets that a speaker spoke through, the days named with that, and the passage where he last did."""

    outlets: tuple[Speaker, ...]
    days: frozenset[str]
    passage: int


def key(speaker: Speaker) -> str:
    """What one speaker has in common wherever he is named."""
    return speaker.entity or speaker.name.lower()


@dataclass(slots=True)
class Venues:
    """Through which outlets each speaker of one article last spoke, in reading order."""

    find: Callable[[Piece, Cue], Speaker | None]
    _known: dict[str, _Venue] = field(default_factory=dict)
    _passage: int = 0

    def turn(self) -> None:
        """Go on to the next passage."""
        self._passage += 1

    def follow(
        self,
        piece: Piece,
        sentence: tuple[int, int],
        cues: Sequence[Cue],
        speakers: Mapping[tuple[int, int], Speaker],
    ) -> dict[str, tuple[Speaker, ...]]:
        """The outlets by their speakers, as they stand at the sentence, whose cues are given."""
        parsed, inside = piece.parsed, piece.inside
        days = frozenset(w for w in parsed.lower[slice(*sentence)] if w in TIMES)
        for cue in cues:
            if cue.rank == 1 or inside[cue.at] or inside[cue.source[0]]:
                continue
            who = key(speakers[cue.source])
            beside = sorted((c for c in cues if c.rank == 1 and c.at == cue.at), key=lambda c: -c.source[1])
            through = tuple(speakers[c.source] for c in beside)
            known = self._known.get(who)
            if through:
                self._known[who] = _Venue(through, days, self._passage)
            elif known is not None and (
                self._is_over(known) or _elsewhere(parsed, cue.at, known.days) or _opens_elsewhere(parsed, *sentence)
            ):
                del self._known[who]
            elif known is not None:
                known.passage = self._passage
        for subject, phrase in _talks(parsed, *sentence):
            speaker = speakers.get(subject) or self._named(piece, subject)
            outlet = self._named(piece, phrase)
            if speaker is not None and outlet is not None and not inside[phrase[0]]:
                self._known[key(speaker)] = _Venue((outlet,), days, self._passage)
        return {who: v.outlets for who, v in self._known.items() if not self._is_over(v)}

    def _is_over(self, venue: _Venue) -> bool:
        return self._passage - venue.passage > _LASTING

    def _named(self, piece: Piece, phrase: tuple[int, int]) -> Speaker | None:
        return self.find(piece, Cue(phrase[0], phrase, ()))


def with_venue(chain: Sequence[Speaker], through: Mapping[str, Sequence[Speaker]]) -> tuple[Speaker, ...]:
    """The chain, nearest speaker first, and behind it the outlets that its last speaker spoke through."""
    if not chain or any(is_outlet(s.name) for s in chain):
        return tuple(chain)
    names = {s.name for s in chain}
    last = chain[-1]
    return (*chain, *(s for s in through.get(key(last), ()) if s.name not in names))


def _elsewhere(parsed: Parsed, at: int, days: frozenset[str]) -> bool:
    """Whether the verb of saying is told with an occasion or a day of its own."""
    if lemma_of(parsed, at) in _POSTING:
        return True
    for c in parsed.children[at]:
        if parsed.deps[c] in {"ccomp", "parataxis", "nsubj", "advcl"}:
            continue
        told = range(*parsed.edges[c]) if parsed.deps[c] in {"prep", "npadvmod", "dobj", "dative"} else (c,)
        if any(
            parsed.lower[j] in _OCCASIONS or (parsed.lower[j] in TIMES and parsed.lower[j] not in days) for j in told
        ):
            return True
    return False


def _opens_elsewhere(parsed: Parsed, first: int, last: int) -> bool:
    """Whether the sentence begins with an occasion of its own: "In a statement issued after he had been arrested, Olsen said"."""
    opening = parsed.lower[first : min(first + _OPENING, last)]
    return opening[0] in _LEADING_TO and bool(_OCCASIONS.intersection(opening))


_OPENING = 4  # tokens


def _talks(parsed: Parsed, first: int, last: int) -> Iterable[tuple[tuple[int, int], tuple[int, int]]]:
    """The subject and the outlet of each talk that the sentence tells of: "Olsen, in an interview with NBC, gave ..."."""
    for i in range(first, last):
        verb = lemma_of(parsed, i) if parsed.tags[i] in VERBS else ""
        if parsed.lower[i] not in _TALKS and verb not in _TALKING and verb != "tell":
            continue
        led = [g for p in parsed.children[i] if parsed.lower[p] in _LEADING_TO for g in parsed.children[p]]
        led += [c for c in parsed.children[i] if verb == "tell" and parsed.deps[c] in {"dobj", "dative"}]
        phrases = [phrase for g in led for phrase in _outlets(parsed, g)]
        subject = _subject_above(parsed, i)
        if phrases and subject is not None:
            yield subject, phrases[0]


def _subject_above(parsed: Parsed, i: int) -> tuple[int, int] | None:
    at = i
    for _ in range(6):
        for c in parsed.children[at]:
            if parsed.deps[c] in {"nsubj", "nsubjpass"} and c != i and parsed.tags[at] in VERBS:
                return noun_phrase(parsed, c)
        if parsed.heads[at] == at:
            return None
        at = parsed.heads[at]
    return None
