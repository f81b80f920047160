"""Who an article spoke of last and let speak last, as a reader keeps it in mind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.claims.cues import is_human, is_outlet
from rashomon.claims.mentions import Mentions, as_speaker
from rashomon.claims.passages import Piece
from rashomon.claims.persons import sex_of
from rashomon.claims.sources import Cue, noun_phrase
from rashomon.claims.syntax import lemma_of
from rashomon.model import Speaker

PAPERS = frozenset(["statement", "letter", "memo", "release", "tweet", "email", "post", "message", "filing"])
"""What is written by someone who then speaks through it."""
OWNING = frozenset("owner operator maker manufacturer company firm airline agency carrier retailer".split())
"""What a body is called beside its name: "the operator, Melia Lines"."""
_ARTICLES = frozenset(["article", "story", "report", "editorial"])
_ISSUED = frozenset(["issued", "released", "published", "sent", "wrote", "posted", "issues", "releases"])
_KEPT = 5  # people, and bodies, that a reader remembers


@dataclass(slots=True)
class Memory:
    """Who spoke last, for pronouns, roles and quotations that continue.

    `people` and `bodies` run from the latest back; `group` is the latest body or several people, whom "they" means; `direct` is
    who was quoted last, up to the character `quoted_until`, `open_quote` whether the quotation goes on; `papers` tells whose the statement is; `stranger` is where
    somebody without a name was last told of, and whether he or she; `outlet` is the paper, agency or station spoken of last.
    """

    mentions: Mentions
    people: list[Speaker] = field(default_factory=list)
    body: Speaker | None = None
    group: Speaker | None = None
    direct: Speaker | None = None
    open_quote: bool = False
    quoted_until: int = 0
    bodies: list[Speaker] = field(default_factory=list)
    papers: dict[str, Speaker] = field(default_factory=dict)
    stranger: tuple[int, str] | None = None
    outlet: Speaker | None = None

    def note_person(self, speaker: Speaker) -> None:
        """Remembers a person as the latest."""
        self.people = _latest_first(speaker, self.people)

    def note_body(self, speaker: Speaker) -> None:
        """Remembers a body as the one that "it" means, and unless it is an outlet "they"."""
        self.body = speaker
        self.see_body(speaker)
        if self.group is None or not is_outlet(speaker.name):
            self.group = speaker

    def see_body(self, speaker: Speaker) -> None:
        """Remembers a body as named, whom no pronoun means for that."""
        self.bodies = _latest_first(speaker, self.bodies)

    def note_outlet(self, speaker: Speaker) -> None:
        """Remembers an outlet as the one that "the newspaper" means."""
        self.outlet = speaker

    def note_subject(self, piece: Piece, sentence: tuple[int, int], found: Sequence[Cue]) -> None:
        """Remembers the person or body that the sentence is about, or who acts in it, for the pronouns of the next; not
        whom a quotation speaks of."""
        parsed = piece.parsed
        sources = {i for c in found for i in range(*c.source)}
        for i in range(*sentence):
            if i in sources and parsed.deps[i] == "nsubj" and not piece.inside[i]:
                # "Olsen's remarks suggested that": he is spoken of.
                self._note_about(piece, i)
            agent = parsed.deps[i] == "pobj" and parsed.deps[parsed.heads[i]] == "agent"
            if (agent or parsed.deps[i] in {"nsubj", "nsubjpass"}) and i not in sources and not piece.inside[i]:
                entity = self.mentions.named(piece, i, i + 1)
                if (entity is None or entity.kind != "person") and (named := self._in_apposition(piece, i)) is not None:
                    self.note_person(named)
                    continue
                if entity is None:
                    if parsed.tags[i] == "NN" and is_human(parsed.lower[i]):
                        # Of whom somebody speaks the report has not turned to.
                        if not any(c.says(i) for c in found):
                            self.stranger = piece.offset + parsed.starts[i], sex_of(parsed.lower[i])
                    elif parsed.tags[i] == "NNS" and is_human(lemma_of(parsed, i)):
                        self._note_several(piece, i)
                    self._note_about(piece, i)
                    continue
                speaker = as_speaker(entity, piece, i, i + 1)
                if entity.kind == "person":
                    self.note_person(speaker)
                    self._note_both(piece, i)
                elif entity.kind == "body":
                    if self.body is None:
                        self.note_body(speaker)
                    self.see_body(speaker)

    def _in_apposition(self, piece: Piece, subject: int) -> Speaker | None:
        """The person named beside a subject that says what he is: "One senator, Ana Duarte of Vendmark, raised"."""
        for i in piece.parsed.children[subject]:
            entity = self.mentions.named(piece, i, i + 1) if piece.parsed.deps[i] == "appos" and i > subject else None
            if entity is not None and entity.kind == "person":
                return as_speaker(entity, piece, i, i + 1)
        return None

    def _note_several(self, piece: Piece, subject: int) -> None:
        """Remembers several people without a name ("astrophysicists at the university used data"), whom "they" means next."""
        phrase = noun_phrase(piece.parsed, subject)
        if phrase is not None:
            words = piece.parsed.words[slice(*phrase)]
            bare = words[1:] if words[0].lower() in {"the", "these", "those"} else words
            self.group = Speaker(" ".join(bare), *piece.span(*phrase))

    def _note_both(self, piece: Piece, subject: int) -> None:
        """Remembers the people named together as a subject ("Ana Duarte and Peder Hask met"), whom "they" means next."""
        parsed = piece.parsed
        phrase = noun_phrase(parsed, subject)
        joined = [c for c in parsed.children[subject] if parsed.deps[c] == "conj" and parsed.tags[c] == "NNP"]
        if phrase is None or not joined or not phrase[0] <= joined[0] < phrase[1]:
            return
        entity = self.mentions.named(piece, joined[0], joined[0] + 1)
        if entity is not None and entity.kind == "person":
            self.group = Speaker(" ".join(parsed.words[slice(*phrase)]), *piece.span(*phrase))

    def _note_about(self, piece: Piece, subject: int) -> None:
        """Remembers the person whom a subject that is nobody is or belongs to: "Mr. Hale's career spanned", "his wife was Ann Hale"."""
        parsed = piece.parsed
        told = [c for c in parsed.children[parsed.heads[subject]] if parsed.deps[c] == "attr"]
        if not is_human(parsed.lower[subject]):
            told = [c for c in parsed.children[subject] if parsed.deps[c] == "poss"] + told
        for i in told:
            entity = self.mentions.named(piece, i, i + 1)
            if entity is not None and entity.kind == "person":
                self.note_person(as_speaker(entity, piece, i, i + 1))

    def note_papers(
        self,
        piece: Piece,
        sentence: tuple[int, int],
        cues: Sequence[Cue],
        speakers: dict[tuple[int, int], Speaker],
    ) -> None:
        """Remembers whose the statement is: who says something in one, or issues it."""
        parsed = piece.parsed
        for cue in cues:
            speaker = speakers[cue.source]
            for c in parsed.children[cue.at]:
                if parsed.deps[c] == "prep" and parsed.lower[c] == "in" and speaker.entity is not None:
                    for g in parsed.children[c]:
                        if parsed.lower[g] in PAPERS:
                            self.papers[parsed.lower[g]] = speaker
        self._note_articles(piece, sentence)
        for i in range(*sentence):
            if parsed.lower[i] in PAPERS and parsed.deps[i] == "dobj":
                verb = parsed.heads[i]
                subject = next((c for c in parsed.children[verb] if parsed.deps[c] == "nsubj"), None)
                if subject is not None and parsed.lower[verb] in _ISSUED:
                    entity = self.mentions.named(piece, subject, subject + 1)
                    if entity is not None:
                        self.papers[parsed.lower[i]] = as_speaker(entity, piece, subject, subject + 1)

    def _note_articles(self, piece: Piece, sentence: tuple[int, int]) -> None:
        """Remembers whose "an article in the Herald" is."""
        parsed = piece.parsed
        for i in range(*sentence):
            if parsed.lower[i] not in _ARTICLES:
                continue
            for g in (
                g for p in parsed.children[i] if parsed.lower[p] in {"in", "by", "from"} for g in parsed.children[p]
            ):
                entity = self.mentions.named(piece, g, g + 1)
                if entity is not None and is_outlet(entity.name):
                    self.papers[parsed.lower[i]] = as_speaker(entity, piece, g, g + 1)

    def note_speakers(
        self, cues: Sequence[Cue], speakers: dict[tuple[int, int], Speaker], body: Speaker | None
    ) -> None:
        """The next pronoun means whoever the sentence lets speak, not whom the speaker speaks of or speaks to.

        `body` is the one that was remembered before the sentence.
        """
        told = [speakers[c.source] for c in cues if c.rank == 1]
        if any(c.rank < 1 for c in cues) and self.body in told:
            self.body = body
        for cue in sorted(cues, key=lambda c: (c.rank < 1, c.size)):
            speaker = speakers[cue.source]
            kind = self.mentions.kind_of(speaker)
            if is_outlet(speaker.name):
                self.note_outlet(speaker)
            if kind == "person":
                self.note_person(speaker)
            elif kind == "body" and cue.rank < 1:
                self.note_body(speaker)

    def note_topic(self, piece: Piece, sentence: tuple[int, int], cues: Sequence[Cue]) -> None:
        """Puts the person of whom the main clause tells before those whom a lesser clause lets speak."""
        parsed = piece.parsed
        sources = {i for c in cues for i in range(*c.source)}
        for root in range(*sentence):
            if parsed.heads[root] != root:
                continue
            for c in parsed.children[root]:
                if parsed.deps[c] == "nsubj" and c not in sources and not piece.inside[c]:
                    entity = self.mentions.named(piece, c, c + 1)
                    if entity is None and parsed.lower[c] in OWNING and not cues:
                        self._note_body_beside(piece, c)
                    if entity is None:
                        continue
                    if entity.kind == "person":
                        self.note_person(as_speaker(entity, piece, c, c + 1))
                    elif entity.kind == "body" and not cues and not is_outlet(entity.name):
                        self.note_body(as_speaker(entity, piece, c, c + 1))

    def _note_body_beside(self, piece: Piece, subject: int) -> None:
        """Remembers the body named beside a subject that says what it is ("The operator, Melia Lines, rejected that")."""
        for c in piece.parsed.children[subject]:
            entity = self.mentions.named(piece, c, c + 1) if piece.parsed.deps[c] == "appos" else None
            if entity is not None and entity.kind == "body":
                self.note_body(as_speaker(entity, piece, c, c + 1))


def _latest_first(speaker: Speaker, known: Sequence[Speaker]) -> list[Speaker]:
    others = [k for k in known if k.name != speaker.name]
    return [speaker, *others[: _KEPT - 1]]
