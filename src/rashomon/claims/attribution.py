"""Who states what in an article: the cues of each passage with their speakers, passage by passage in reading order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.claims.chains import Attributed
from rashomon.claims.continued import carried_speakers
from rashomon.claims.cues import FIRST_PERSON, HEADLINE_SPEAKERS, ROLES, is_outlet
from rashomon.claims.labels import headline_aside, headline_cues, signature_cues, transcript_speaker
from rashomon.claims.memory import Memory
from rashomon.claims.mentions import Mentions
from rashomon.claims.passages import Piece
from rashomon.claims.plain_cues import closing_content, find_cues
from rashomon.claims.sources import NO_ONE, Cue
from rashomon.claims.speakers import Speakers
from rashomon.claims.statements import statement_cues
from rashomon.claims.syntax import is_cue, is_word, lemma_of
from rashomon.claims.tagging import Statement
from rashomon.claims.venues import Venues
from rashomon.model import Entity, Speaker
from rashomon.text.parse import Parsed

# What stands before a colon at the head of a line.
_LABEL = re.compile(r"^[\"“ ]{0,3}([^\W\d_][^\n:]{0,60}?) ?:", re.MULTILINE)
_FACTIVE = frozenset(["know", "see", "learn", "realise", "realize", "remember", "forget"])


class Attributor:
    """Finds the attributions of one article, piece by piece in reading order.

    `sources` are the places in its text where somebody is named who states something.
    """

    def __init__(self, text: str, entities: Sequence[Entity], sources: Sequence[tuple[int, int]] = ()) -> None:
        self._text = text
        self._mentions = Mentions(entities)
        self._memory = Memory(self._mentions)
        self._speakers = Speakers(text, entities, self._memory)
        self._venues = Venues(self._speakers.find)
        self._labels = Counter(_LABEL.findall(text))
        self._speaking = {e.id for s in sources if (e := self._mentions.between(*s)) is not None}

    def attribute(self, piece: Piece, statements: Sequence[Statement]) -> Attributed:
        """The attributions of one piece, of which `statements` are those that the tagger found."""
        parsed, memory = piece.parsed, self._memory
        starts = [first for first, _ in parsed.sentences]
        own: dict[int, list[Cue]] = {}
        silent: list[Cue] = []
        speakers: dict[tuple[int, int], Speaker] = {}
        through: list[dict[str, tuple[Speaker, ...]]] = []
        self._venues.turn()
        for n, found in enumerate(self._sentence_cues(piece, statements)):
            sentence = parsed.sentences[n]
            memory.note_subject(piece, sentence, found)
            self._speakers.note_office(piece, sentence, found)
            body = memory.body
            kept = []
            for cue in sorted(found, key=lambda c: c.source):
                if cue.unsaid and parsed.lower[cue.source[0]] == "you":
                    silent.append(cue)
                    continue
                speaker = self._speakers.find(piece, cue, self._speakers.barred(piece, cue, found))
                if speaker is None:
                    continue
                if cue.mention is not None and cue.mention != cue.source:
                    start, end = piece.span(*cue.mention)
                    speaker = replace(speaker, start=start, end=end)
                    cue = replace(cue, source=cue.mention)
                if cue.unsaid and parsed.lower[cue.source[0]] in NO_ONE:
                    # What nobody says is nobody's.
                    silent.append(cue)
                else:
                    speakers[cue.source] = speaker
                    kept.append(cue)
            own[n] = kept
            memory.note_papers(piece, sentence, kept, speakers)
            memory.note_speakers(kept, speakers, body)
            memory.note_topic(piece, sentence, kept)
            through.append(self._venues.follow(piece, sentence, kept, speakers))
        cues = _by_sentence(parsed, own)
        carried = carried_speakers(piece, own, cues, speakers, memory)
        if parsed.words and parsed.words[-1] == ":":
            self._introduce(piece, [speakers[c.source] for c in own[len(starts) - 1]])
        for n, some in _by_sentence(parsed, {0: silent}).items():
            cues[n] += some
        named = {source: self._speakers.together(piece, source, speaker) for source, speaker in speakers.items()}
        return Attributed(piece.inside, cues, starts, named, carried, through)

    def _sentence_cues(self, piece: Piece, statements: Sequence[Statement]) -> Iterator[list[Cue]]:
        """The cues that stand in each sentence of the piece, in order."""
        parsed = piece.parsed
        starts = [first for first, _ in parsed.sentences]
        stated: dict[int, list[Statement]] = {}
        for s in statements:
            stated.setdefault(bisect_right(starts, s.cue) - 1, []).append(s)
        signed = signature_cues(parsed, piece.inside)
        labelled: tuple[int, int] | None = None
        for n, (first, last) in enumerate(parsed.sentences):
            found = []
            for s in stated.get(n, []):
                if _vouched_for(piece, s.cue):
                    continue
                told = [_to_its_close(piece, last, c) for c in statement_cues(parsed, s)]
                if parsed.words[s.cue] != ":" or all(self._speaks(piece, c) for c in told):
                    found += told
            plain = find_cues(parsed, first, last, frozenset(c.at for c in found))
            found += [c for c in plain if not _vouched_for(piece, c.at)]
            found += _told_to_his_face(piece, first, last)
            found = [_to_the_end(parsed, first, last, c) for c in found if not _within_title(piece, c)]
            if n == 0:
                labelled = self._label(piece, first)
            if labelled is not None:
                found = [c for c in found if c.source != labelled]
                found.append(Cue(labelled[1], labelled, ((labelled[1] + 1, last),) if n == 0 else ((first, last),)))
            found = [c for c in found if all(c.at != s.at for s in signed)]
            found += [s for s in signed if first <= s.at < last]
            if piece.passage.kind in {"headline", "subheading"}:
                found += [c for c in headline_cues(parsed, first, last) if self._speaks(piece, c)]
                if not found:
                    found += headline_aside(parsed, first, last)
            yield found

    def _introduce(self, piece: Piece, speaking: Sequence[Speaker]) -> None:
        """A paragraph that ends in a colon names whom the next one quotes: who speaks in its last sentence, or is named in it."""
        parsed = piece.parsed
        first, last = parsed.sentences[-1]
        named = list(speaking)
        if not named:
            subjects = [i for i in range(first, last) if parsed.deps[i] in {"nsubj", "pobj"}]
            found = [
                self._speakers.find(piece, Cue(i, (i, i + 1), ()))
                for i in subjects
                if self._mentions.named(piece, i, i + 1)
            ]
            known = [s for s in found if s is not None]
            named = known[-1:] if parsed.lower[first] == "according" else known[:1]
        if named:
            self._memory.direct = named[0]
            self._memory.open_quote = True

    def _label(self, piece: Piece, first: int) -> tuple[int, int] | None:
        """The label at a paragraph's head if it names a speaker: a person, or one who speaks again; no dateline."""
        label = transcript_speaker(piece.parsed, first, len(piece.parsed.words))
        if label is None:
            return None
        entity = self._mentions.named(piece, *label)
        if entity is not None and entity.kind == "person":
            return label
        start, end = piece.span(*label)
        return label if self._labels[self._text[start:end]] > 1 else None

    def _speaks(self, piece: Piece, cue: Cue) -> bool:
        """Whether what stands on the one side of a headline's colon speaks, and is not what the headline is about."""
        parsed, (first, last) = piece.parsed, cue.source
        name = " ".join(parsed.words[first:last])
        if is_outlet(name) or parsed.lower[last - 1] in ROLES | HEADLINE_SPEAKERS:
            return True
        entity = self._mentions.named(piece, first, last)
        proper = parsed.tags[last - 1].startswith("NNP") or (entity is not None and entity.kind == "person")
        if entity is None or not proper:
            return False
        if last - first > 2 and self._mentions.named(piece, last - 1, last) is None:
            # "Olsen Attacks Student: ..." is what happened.
            return False
        if entity.kind == "person":
            said = [i for s, e in cue.content for i in range(s, e)]
            if parsed.tags[said[0]] in {"WP", "WRB", "WDT"}:
                return False
            quoted = sum(piece.inside[i] for i in said) > len(said) / 2
            return quoted or entity.id in self._speaking or any(parsed.lower[i] in FIRST_PERSON for i in said)
        return entity.kind == "body"


def _vouched_for(piece: Piece, at: int) -> bool:
    """Whether somebody says in a quotation that others know something: he says it himself."""
    return piece.inside[at] and lemma_of(piece.parsed, at) in _FACTIVE


def _within_title(piece: Piece, cue: Cue) -> bool:
    """Whether the cue stands in quotation marks and its content for the most part outside: in the title of a work ("“What a Fool Believes”")."""
    tags = piece.parsed.tags
    marks = [i for i in range(max(0, cue.at - _TITLE), min(len(tags), cue.at + _TITLE)) if tags[i] in {"``", "''"}]
    opening = next((i for i in reversed(marks) if i < cue.at), None)
    closing = next((i for i in marks if i > cue.at), None)
    if opening is None or closing is None or tags[opening] != "``" or tags[closing] != "''":
        return False
    if cue.source[0] <= opening or cue.source[1] > closing:
        return False
    within = sum(max(0, min(e, closing) - max(s, opening)) for s, e in cue.content)
    return 2 * within < cue.size


_TITLE = 6  # tokens of a title before or behind the verb in it


def _told_to_his_face(piece: Piece, first: int, last: int) -> Iterator[Cue]:
    """What somebody says in a quotation that whom he speaks to has said: nothing of his own without it."""
    parsed = piece.parsed
    for i in range(first, last):
        if parsed.lower[i] != "you" or parsed.deps[i] != "nsubj" or not piece.inside[i]:
            continue
        verb = parsed.heads[i]
        content = tuple(parsed.edges[c] for c in parsed.children[verb] if parsed.deps[c] == "ccomp" and c > verb)
        if content and is_cue(parsed, verb):
            yield Cue(verb, (i, i + 1), content, unsaid=True)


def _to_its_close(piece: Piece, last: int, cue: Cue) -> Cue:
    """The cue without what follows a quotation that closes its sentence: "“We should go,” he said. “Now.” He was not kidding."."""
    inside = piece.inside
    if not any(inside[i] for s, e in cue.content for i in range(s, min(e, last))):
        return cue
    content = []
    for start, end in cue.content:
        past = next((i for i in range(max(start, last), end) if not inside[i] and is_word(piece.parsed.words[i])), end)
        if start < past:
            content.append((start, past))
    return replace(cue, content=tuple(content)) if content else cue


def _to_the_end(parsed: Parsed, first: int, last: int, cue: Cue) -> Cue:
    """The cue with all that its sentence says before it, where it ends the sentence."""
    whole = closing_content(parsed, first, last, cue.at) if not cue.unsaid else None
    return replace(cue, content=(whole,)) if whole is not None and cue.rank == 0 else cue


def _by_sentence(parsed: Parsed, own: Mapping[int, Sequence[Cue]]) -> dict[int, list[Cue]]:
    """The cues by the sentences that their content reaches into."""
    starts = [first for first, _ in parsed.sentences]
    reached: dict[int, list[Cue]] = {n: [] for n in range(len(starts))}
    for cues in own.values():
        for cue in cues:
            touched = {
                n for s, e in cue.content for n in range(bisect_right(starts, s) - 1, bisect_right(starts, e - 1))
            }
            for n in sorted(touched):
                reached[n].append(cue)
    return reached
