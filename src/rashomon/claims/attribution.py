"""Whose statement each stretch of an article is: speakers resolved, quotations continued, chains joined."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.claims.cues import COLLECTIVE, FIRST_PERSON, PERSONAL, ROLES
from rashomon.claims.sources import Cue, find_cues, headline_cues, transcript_speaker
from rashomon.model import Entity, Labelled, Speaker
from rashomon.text.parse import Parsed


@dataclass(frozen=True, slots=True)
class Attributed:
    """A parsed passage's attributions."""

    in_quotes: list[bool]
    cues: dict[int, list[Cue]]
    sentences: list[int]
    speakers: dict[tuple[int, int], Speaker]
    carried: dict[int, Speaker]

    def quoted(self, start: int, end: int) -> bool:
        """Whether most of the tokens stand between quotation marks."""
        return sum(self.in_quotes[start:end]) > 0.6 * (end - start)

    def chain(self, start: int, end: int) -> tuple[tuple[Speaker, ...], bool]:
        """The speakers of the tokens, nearest first, and whether the nearest denies what they say."""
        sentence = bisect_right(self.sentences, start) - 1
        holding = [c for c in self.cues.get(sentence, []) if c.holds(start, end)]
        holding.sort(key=lambda c: (c.rank, c.size))
        found = [self.speakers[c.source] for c in holding if c.source in self.speakers]
        if sentence in self.carried and self.quoted(start, end):
            found.append(self.carried[sentence])
        chain: list[Speaker] = []
        for speaker in found:
            if all(speaker.name.lower() != other.name.lower() for other in chain):
                chain.append(speaker)
        return tuple(chain), bool(holding and holding[0].denied)


@dataclass(slots=True)
class _Memory:
    """Who spoke last, for pronouns, roles and quotations that continue."""

    person: Speaker | None = None
    body: Speaker | None = None
    direct: Speaker | None = None
    open_quote: bool = False


class Attributor:
    """Finds the attributions of one article, passage by passage in reading order."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self._text = text
        self._entities = {(m.start, m.end): e for e in entities for m in e.mentions}
        self._kinds = {e.id: e.kind for e in entities}
        self._starts = sorted(self._entities)
        self._memory = _Memory()

    def attribute(
        self, passage: Labelled, parsed: Parsed, offset: int, quoted: Sequence[tuple[int, int]]
    ) -> Attributed:
        """The attributions of one parse; `offset` is its place in the article, `quoted` the quotations' places there."""
        inside = _quoted_tokens(parsed, offset, quoted)
        cues: dict[int, list[Cue]] = {}
        speakers: dict[tuple[int, int], Speaker] = {}
        labelled: tuple[int, int] | None = None
        for n, (first, last) in enumerate(parsed.sentences):
            found = list(find_cues(parsed, first, last, inside))
            if n == 0:
                labelled = transcript_speaker(parsed, first, last)
            if labelled is not None:
                found = [c for c in found if c.source != labelled]
                found.append(Cue(labelled, ((labelled[1] + 1, last),) if n == 0 else ((first, last),)))
            if passage.kind in {"headline", "subheading"}:
                found += headline_cues(parsed, first, last)
            self._note_subject(parsed, first, last, offset, found)
            kept = []
            for cue in sorted(found, key=lambda c: c.source):
                speaker = self._speaker(parsed, offset, cue.source, inside)
                if speaker is not None:
                    speakers[cue.source] = speaker
                    kept.append(cue)
            cues[n] = kept
            self._note_speaker(speakers, kept)
        carried = self._carry(parsed, inside, cues, speakers)
        if parsed.words and parsed.words[-1] == ":":
            self._introduce(parsed, offset, inside, cues, speakers)
        return Attributed(inside, cues, [f for f, _ in parsed.sentences], speakers, carried)

    def _carry(
        self,
        parsed: Parsed,
        inside: list[bool],
        cues: dict[int, list[Cue]],
        speakers: dict[tuple[int, int], Speaker],
    ) -> dict[int, Speaker]:
        """Speakers of the quotations that no cue of their own sentence governs: who is quoted next to them."""
        spoken: list[Speaker | None] = []
        bare: list[bool] = []
        for n, (first, last) in enumerate(parsed.sentences):
            near = [c for c in cues[n] if c.rank < 1] or cues[n]
            outside = [c for c in near if not inside[c.source[0]]]
            direct = [c for c in outside if any(any(inside[s:e]) for s, e in c.content)]
            chosen = max(direct or outside, key=lambda c: c.size, default=None)
            spoken.append(speakers[chosen.source] if chosen else None)
            quoted = sum(inside[first:last])
            bare.append(quoted >= 3 and not direct)
        carried: dict[int, Speaker] = {}
        whole = sum(inside) >= 0.8 * len(inside)
        previous = self._memory.direct if (whole or self._memory.open_quote) else None
        for n, (first, last) in enumerate(parsed.sentences):
            if not bare[n]:
                if spoken[n] is not None:
                    previous = spoken[n]
                continue
            after = spoken[n + 1] if n + 1 < len(spoken) else None
            runs_on = inside[last - 1] and last < len(inside) and inside[last]
            mostly = sum(inside[first:last]) >= 0.6 * (last - first)
            speaker = self._next_speaker(spoken, n, parsed, inside) if runs_on else None
            speaker = speaker or previous or (after if mostly else None)
            if speaker is None and mostly:
                speaker = self._memory.direct
            if speaker is not None and (mostly or sum(inside[first:last]) >= 5):
                carried[n] = speaker
                previous = speaker
        last_spoken = [s for s in spoken if s is not None]
        if last_spoken or carried:
            self._memory.direct = previous or last_spoken[-1]
        self._memory.open_quote = bool(inside and inside[-1])
        return carried

    def _introduce(
        self,
        parsed: Parsed,
        offset: int,
        inside: list[bool],
        cues: dict[int, list[Cue]],
        speakers: dict[tuple[int, int], Speaker],
    ) -> None:
        """A paragraph that ends in a colon names whom the next one quotes."""
        n = len(parsed.sentences) - 1
        first, last = parsed.sentences[n]
        named = [speakers[c.source] for c in cues[n]]
        if not named:
            subjects = [i for i in range(first, last) if parsed.deps[i] in {"nsubj", "pobj"}]
            found = [
                self._speaker(parsed, offset, (i, i + 1), inside)
                for i in subjects
                if self._entity(parsed, offset, i, i + 1)
            ]
            known = [s for s in found if s is not None]
            named = known[-1:] if parsed.lower[first] == "according" else known[:1]
        if named:
            self._memory.direct = named[0]
            self._memory.open_quote = True

    @staticmethod
    def _next_speaker(spoken: list[Speaker | None], n: int, parsed: Parsed, inside: list[bool]) -> Speaker | None:
        """Who is named where the quotation that sentence `n` is part of ends."""
        for later in range(n + 1, len(spoken)):
            if spoken[later] is not None:
                return spoken[later]
            end = parsed.sentences[later][1]
            if end >= len(inside) or not (inside[end - 1] and inside[end]):
                return None
        return None

    def _note_subject(self, parsed: Parsed, first: int, last: int, offset: int, found: list[Cue]) -> None:
        """Remembers the person or body that the sentence is about, for the pronouns of the next."""
        sources = {i for c in found for i in range(*c.source)}
        for i in range(first, last):
            if parsed.deps[i] in {"nsubj", "nsubjpass"} and i not in sources:
                entity = self._entity(parsed, offset, i, i + 1)
                if entity is None:
                    continue
                speaker = Speaker(entity.name, offset + parsed.starts[i], offset + parsed.ends[i], entity.id)
                if entity.kind == "person":
                    self._memory.person = speaker
                elif entity.kind == "body" and self._memory.body is None:
                    self._memory.body = speaker

    def _note_speaker(self, speakers: dict[tuple[int, int], Speaker], kept: list[Cue]) -> None:
        """The next pronoun means whoever the sentence lets speak, not whom the speaker speaks of."""
        for cue in sorted(kept, key=lambda c: (c.rank < 1, c.size)):
            speaker = speakers[cue.source]
            kind = self._kinds.get(speaker.entity or "")
            if kind == "person":
                self._memory.person = speaker
            elif kind == "body":
                self._memory.body = speaker

    def _entity(self, parsed: Parsed, offset: int, first: int, last: int) -> Entity | None:
        """The last entity whose mention touches the tokens, a person before others."""
        start, end = offset + parsed.starts[first], offset + parsed.ends[last - 1]
        at = bisect_right(self._starts, (end, 0)) - 1
        best: Entity | None = None
        while at >= 0 and self._starts[at][0] > start - 60:
            span = self._starts[at]
            if span[1] > start and span[0] < end:
                entity = self._entities[span]
                if best is None or (entity.kind == "person" and best.kind != "person"):
                    best = entity
            at -= 1
        return best

    def _speaker(self, parsed: Parsed, offset: int, source: tuple[int, int], inside: list[bool]) -> Speaker | None:
        first, last = source
        start, end = offset + parsed.starts[first], offset + parsed.ends[last - 1]
        text = " ".join(parsed.lower[first:last])
        if last - first == 1 and text in FIRST_PERSON:
            # In a quotation the speaker means the speaker, whom the cue outside names.
            return None if inside[first] else Speaker(parsed.words[first], start, end)
        if last - first == 1 and text in PERSONAL:
            return self._resolved(self._memory.person or self._memory.direct, parsed, source, offset)
        if last - first == 1 and text in COLLECTIVE:
            if text not in {"they", "them"} and self._memory.body is None:
                return self._resolved(self._memory.direct, parsed, source, offset)
            return self._resolved(self._memory.body, parsed, source, offset)
        head = _head(parsed, first, last)
        if head < last - 1 and parsed.tags[head] == "NN" and parsed.tags[last - 1] == "NNP":
            # "the news agency Ansel": the proper name behind the noun is the speaker's.
            head = last - 1
            while parsed.tags[head - 1] == "NNP":
                head -= 1
            entity = self._entity(parsed, offset, head, last)
            if entity is None or entity.kind == "place":
                own = " ".join(self._text[offset + parsed.starts[head] : end].split())
                return Speaker(own, start, end)
        else:
            entity = self._head_entity(parsed, offset, first, last, head)
        if entity is not None:
            speaker = Speaker(entity.name, start, end, entity.id)
            if entity.kind == "person":
                self._memory.person = speaker
            else:
                self._memory.body = speaker
            return speaker
        definite = parsed.lower[first] in {"the", "this"}
        role = parsed.lower[head]
        if definite and role in ROLES and last - first <= 2:
            known = self._memory.body if role in _BODY_ROLES else self._memory.person
            if known is not None:
                return Speaker(known.name, start, end, known.entity)
        bare = first + (parsed.lower[first] in {"the", "a", "an"} and last - first > 1)
        name = " ".join(self._text[offset + parsed.starts[bare] : end].split())
        if not any(c.isalpha() for c in name):
            return None
        speaker = Speaker(name, start, end)
        if role in ROLES or parsed.tags[head] in {"NNP", "NNPS"}:
            if role in _BODY_ROLES or parsed.tags[head] == "NNS":
                self._memory.body = speaker
            else:
                self._memory.person = speaker
        elif parsed.tags[head].startswith("NNS"):
            self._memory.body = speaker
        return speaker

    def _head_entity(self, parsed: Parsed, offset: int, first: int, last: int, head: int) -> Entity | None:
        entity = self._entity(parsed, offset, head, head + 1)
        if entity is None or entity.kind != "person":
            for c in parsed.children[head]:
                if first <= c < last and parsed.deps[c] == "appos":
                    other = self._entity(parsed, offset, c, c + 1)
                    if other is not None and other.kind == "person":
                        return other
        return entity

    @staticmethod
    def _resolved(known: Speaker | None, parsed: Parsed, source: tuple[int, int], offset: int) -> Speaker | None:
        start, end = offset + parsed.starts[source[0]], offset + parsed.ends[source[1] - 1]
        if known is None:
            return Speaker(parsed.words[source[0]], start, end)
        return Speaker(known.name, start, end, known.entity)


_BODY_ROLES = frozenset(
    [
        "agency",
        "company",
        "foundation",
        "government",
        "group",
        "ministry",
        "newspaper",
        "organisation",
        "organization",
        "paper",
        "report",
        "statement",
        "study",
        "survey",
        "poll",
        "union",
        "police",
    ]
)


def _quoted_tokens(parsed: Parsed, offset: int, quoted: Sequence[tuple[int, int]]) -> list[bool]:
    starts = [s for s, _ in quoted]
    inside = []
    for at in parsed.starts:
        k = bisect_right(starts, offset + at) - 1
        inside.append(k >= 0 and offset + at < quoted[k][1])
    return inside


def _head(parsed: Parsed, first: int, last: int) -> int:
    for i in range(first, last):
        if not first <= parsed.heads[i] < last or parsed.heads[i] == i:
            return i
    return last - 1
