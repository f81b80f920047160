"""Who the source of a cue is: a name, whom a pronoun or an office means, or what he is called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.claims.cues import COLLECTIVE, FIRST_PERSON, HAPPENINGS, PERSONAL, ROLES, is_human
from rashomon.claims.memory import OWNING, Memory
from rashomon.claims.passages import Piece
from rashomon.claims.referents import Referents
from rashomon.claims.sources import Cue
from rashomon.claims.syntax import RELATIVE_TAGS, lemma_of
from rashomon.model import Entity, Speaker
from rashomon.text.given_names import gender
from rashomon.text.names import person_words, titles_before
from rashomon.text.parse import Parsed

# A mark that no space parts from the word behind it, and the tokenizer does not either.
_GLUED = "\"'“”‘’"
_RELATIVES = frozenset(["who", "which", "that", "what", "whom", "whose"])
_BODY_ROLES = frozenset(
    """
    agency bank campaign cabinet commission committee company council court foundation government group ministry newspaper
    organisation organization paper parliament party police poll report senate statement study survey union
    """.split()
)


_GOING_ON = frozenset(["added", "adds", "continued", "continues"])
_HOURS = frozenset("night afternoon morning evening day week weekend month year hour".split())


class Speakers:
    """Names the sources in one article, in reading order; who is named is remembered as the latest."""

    def __init__(self, text: str, entities: Sequence[Entity], memory: Memory) -> None:
        self._text = text
        self._mentions = memory.mentions
        self._memory = memory
        self._referents = Referents(text, entities, memory)

    def find(self, piece: Piece, cue: Cue, others: frozenset[str] = frozenset()) -> Speaker | None:
        """Who the cue's source is; a pronoun for it means none of the `others`, by entity id."""
        parsed, (first, last) = piece.parsed, cue.source
        word = parsed.lower[first].strip(_GLUED)
        if last - first == 1 and word in FIRST_PERSON:
            return Speaker(parsed.words[first].strip(_GLUED), *piece.span(first, last))
        if last - first == 1 and word in PERSONAL | COLLECTIVE:
            written = word == "it" and parsed.lower[cue.at] in {"read", "reads"}
            known = None if written else self._going_on(piece, cue, word, others)
            if known is None and not written:
                known = self._referents.pronoun(piece, first, word, others)
            if known is None and not written and word in PERSONAL:
                known = self._referents.of_himself(piece, word, cue.content)
            if known is None:
                return Speaker(parsed.words[first], *piece.span(first, last))
            return Speaker(known.name, *piece.span(first, last), known.entity)
        return self._of_phrase(piece, cue, others)

    def note_office(self, piece: Piece, sentence: tuple[int, int], found: Sequence[Cue]) -> None:
        """Remembers who holds the office that a sentence is about: after "The governor opened the port", he is "he"."""
        parsed = piece.parsed
        for i in range(*sentence):
            main = parsed.deps[i] == "nsubj" and parsed.heads[parsed.heads[i]] == parsed.heads[i]
            if (
                not main
                or parsed.tags[i] != "NN"
                or piece.inside[i]
                or any(c.source[0] <= i < c.source[1] for c in found)
            ):
                continue
            first = parsed.edges[i][0]
            if (
                parsed.lower[first] == "the"
                and is_human(parsed.lower[i])
                and self._mentions.named(piece, i, i + 1) is None
            ):
                known = self._referents.office(piece, first + 1, i, frozenset())
                if known is not None and known.entity is not None:
                    self._memory.note_person(known)
                    self._memory.stranger = None

    def _going_on(self, piece: Piece, cue: Cue, word: str, others: frozenset[str]) -> Speaker | None:
        """Who was quoted last, where "he continued" says that a quotation goes on in which he names himself."""
        direct = self._memory.direct
        if word not in PERSONAL or piece.parsed.lower[cue.at] not in _GOING_ON or direct is None:
            return None
        latest = [known.entity for known in self._memory.people[:1]]
        return direct if direct.entity in others and latest == [direct.entity] else None

    def barred(self, piece: Piece, cue: Cue, found: Sequence[Cue]) -> frozenset[str]:
        """Whom a pronoun for the cue's source cannot mean: whoever is named in what it states ("Olsen had lied, he said"),
        and in a quotation or behind a label ("OLSEN: He said ...") whoever speaks. `found` are the cues of its sentence."""
        parsed, inside, named_at = piece.parsed, piece.inside, self._mentions.named
        named = {
            e.id
            for s, t in cue.content
            for i in range(s, t)
            if parsed.tags[i].startswith("NNP") and (e := named_at(piece, i, i + 1)) is not None
        }
        # "Berger said by the time he came the tank was empty, he said": one says both.
        said = [i for s, t in cue.content for i in range(s, t) if parsed.lower[i] in {"said", "says"} and not inside[i]]
        for c in (c for i in said for c in parsed.children[i] if parsed.deps[c] == "nsubj" and not inside[c]):
            named -= {e.id for e in [named_at(piece, c, c + 1)] if e is not None}
        at = cue.source[0]
        around = [c for c in found if c.says(at) and not inside[c.source[0]]]
        outer = [c.source for c in around if inside[at] or parsed.words[c.at] == ":"]
        named |= {e.id for e in (named_at(piece, *source) for source in outer) if e is not None}
        if inside[at] and not outer and self._memory.direct is not None and self._memory.direct.entity:
            named.add(self._memory.direct.entity)
        return frozenset(named)

    def _of_phrase(self, piece: Piece, cue: Cue, others: frozenset[str]) -> Speaker | None:
        """Who the noun phrase of the source is."""
        parsed, (first, last) = piece.parsed, cue.source
        # "Quoting the agency": the tagger may take the verb with its object; and a deed says nothing.
        while first < last - 1 and (parsed.tags[first] in {"VBG", "IN"} or not parsed.words[first][0].isalnum()):
            first += 1
        if first and parsed.lower[first] in {"least", "most"} and parsed.lower[first - 1] == "at":
            first -= 1
        if any("?" in word or "%" in word for word in parsed.words[first:last]):
            return None
        if first == 0 and last < cue.at - 1 and parsed.words[last] in _DASHES:
            # "SAN TORVIK, Kel. — Officials said": where it was written says nothing.
            first, last = last + 1, cue.at
        # "One user on Weibo, which is much like Twitter".
        pauses = (i for i in range(first + 1, last - 1) if parsed.words[i] == "," or parsed.words[i] in _DASHES)
        last = next((i for i in pauses if parsed.tags[i + 1] in RELATIVE_TAGS), last)
        break_ = next((i for i in range(first + 1, last) if parsed.words[i] == ","), last)
        if break_ < last and _head(parsed, first, break_) == break_ - 1:
            # "Ana Duarte, 30, who lives by the port".
            person = self._mentions.named(piece, break_ - 1, break_)
            last = break_ if person is not None and person.kind == "person" else last
        head = _head(parsed, first, last)
        if parsed.tags[head] == "VBG" or parsed.lower[first] == "your":
            return None
        comma = next((i for i in range(head + 1, last) if parsed.words[i] == ","), last)
        if comma < last and parsed.tags[head] == "NN" and self._mentions.named(piece, comma, last) is None:
            # "The former governor, a member of the board".
            last = comma
        named = last - 1
        while named > head + 1 and parsed.tags[named - 1] == "NNP":
            named -= 1
        if named == head + 1 < last and parsed.tags[head] == "NN" and parsed.tags[named] == "NNP":
            # "the news agency Ansel": the proper name behind the noun is the speaker's.
            entity = self._mentions.named(piece, named, last)
            if entity is None or entity.kind == "place":
                return Speaker(self._written(piece, named, last), *piece.span(first, last))
        else:
            entity = self._of_head(piece, first, last, head)
        if entity is None:
            return self._unnamed(piece, cue, (first, last), head, others)
        if self._is_relative(parsed.lower[first], entity):
            speaker = Speaker(self._written(piece, first, last), *piece.span(first, last))
            self._memory.note_person(speaker)
            return speaker
        speaker = Speaker(entity.name, *piece.span(first, last), entity.id)
        if entity.kind == "person":
            self._memory.note_person(speaker)
            if _are_several(parsed, first, last):
                self._memory.group = Speaker(self._written(piece, first, last), *piece.span(first, last))
        else:
            self._memory.note_body(speaker)
        return speaker

    def _is_relative(self, title: str, entity: Entity) -> bool:
        """Whether a title tells that not the one bearer of the surname is meant whom the report names in full: "Mr Berger" is not Ana
        Berger, but her son."""
        words = person_words(entity.name)
        told = _TITLE_SEX.get(title.rstrip("."))
        if told is None or entity.kind != "person" or len(words) < 2:
            return False
        titles = (t for m in entity.mentions for t in titles_before(self._text, m.start) if t in _TITLE_SEX)
        return (gender(words[0]) or _TITLE_SEX[next(titles, title.rstrip("."))]) != told

    def together(self, piece: Piece, source: tuple[int, int], speaker: Speaker) -> Speaker:
        """The speaker by the names of all who say it ("Democrats and some Republicans"), where the source names several."""
        first, last = source
        if speaker.entity is None or not _are_several(piece.parsed, first, last):
            return speaker
        return replace(speaker, name=self._written(piece, first, last))

    def _of_head(self, piece: Piece, first: int, last: int, head: int) -> Entity | None:
        """The entity that the phrase's head names, or the person whom an apposition to it does."""
        parsed = piece.parsed
        entity = self._mentions.named(piece, head, head + 1)
        if entity is None or entity.kind != "person":
            for c in parsed.children[head]:
                if first <= c < last and parsed.deps[c] == "appos":
                    other = self._mentions.named(piece, c, c + 1)
                    if other is not None and other.kind == "person":
                        return other
            # "The spokesman for Ana Duarte, Peder Hask", whatever the parse makes of it.
            comma = next((i for i in range(last - 1, first, -1) if parsed.words[i] == ","), last)
            behind = next((i for i in range(comma + 1, last) if not parsed.tags[i].startswith("NNP")), last)
            if comma + 1 < behind and (behind == last or parsed.lower[behind] in {"of", "from", "at"}):
                other = self._mentions.named(piece, comma + 1, behind)
                if other is not None and (other.kind == "person" or (parsed.lower[head] in OWNING and entity is None)):
                    return other
        return entity

    def _unnamed(
        self, piece: Piece, cue: Cue, source: tuple[int, int], head: int, others: frozenset[str]
    ) -> Speaker | None:
        """Who the phrase means that names nobody, or the words for him."""
        parsed, (first, last) = piece.parsed, source
        role, tag = parsed.lower[head], parsed.tags[head]
        happening = tag in {"NN", "NNS"} and lemma_of(parsed, head) in HAPPENINGS | _HOURS
        if happening and role != "conference":
            return None
        if last - first > 1 and (parsed.tags[first] == "TO" or parsed.lower[first] in {"been", "who", "whose"}):
            # "Who represents the port", "to end the ban": a part of a clause, and nobody.
            return None
        definite = parsed.lower[first] in {"the", "this"}
        issuer = self._referents.issuer(piece, head, definite)
        if issuer is not None:
            return Speaker(issuer.name, *piece.span(first, last), issuer.entity)
        if definite and tag in {"NN", "NNP"} and head >= last - 1:
            known = self._referents.office(piece, first + 1, head, others)
            if known is None and parsed.lower[cue.at] in _GOING_ON and is_human(role):
                # Only who has spoken adds something.
                known = self._memory.direct
            if known is not None:
                return Speaker(known.name, *piece.span(first, last), known.entity)
        if happening:
            return None
        bare = first + (parsed.lower[first] in {"the", "a", "an"} and last - first > 1)
        name = self._written(piece, bare, last)
        if (
            sum(map(str.isalpha, name)) < _SHORTEST
            or (name.lower() in _RELATIVES and not name.isupper())
            or name in _BARE_TITLES
        ):
            return None
        speaker = Speaker(name, *piece.span(first, last))
        self._note_role(speaker, role, tag)
        return replace(speaker, name=self._owned(piece, first, name, others, cue.content))

    def _owned(
        self, piece: Piece, first: int, name: str, others: frozenset[str], content: Sequence[tuple[int, int]]
    ) -> str:
        """The words for a speaker with the owner's name for the pronoun: "her office" is "Ana Duarte’s office", and whose trip was cut
        short where "his office said" so."""
        word = piece.parsed.lower[first]
        if piece.parsed.tags[first] != "PRP$" or word not in {"his", "her", "its"} or not name.lower().startswith(word):
            return name
        told_of = word in {"his", "her"} and all(end <= first for _, end in content)
        owner = self._referents.of_himself(piece, word, content) if told_of else None
        owner = owner or self._referents.pronoun(piece, first, word, others)
        return f"{owner.name}’s{name[len(word) :]}" if owner is not None and owner.entity else name

    def _note_role(self, speaker: Speaker, role: str, tag: str) -> None:
        """Remembers one without a name as a person, a body or several people, by the head of the words for him and its tag."""
        human = tag == "NN" and is_human(role)
        if human or role in ROLES | _BODY_ROLES or tag in {"NNP", "NNPS"}:
            if tag in {"NNS", "NNPS"}:
                self._memory.group = speaker
            elif role in _BODY_ROLES and not human:
                self._memory.note_body(speaker)
            else:
                self._memory.note_person(speaker)
        elif tag == "NNS":
            self._memory.group = speaker

    def _written(self, piece: Piece, first: int, last: int) -> str:
        start, end = piece.span(first, last)
        written = self._text[start:end]
        opened = written.rfind("(")
        # A bracket or quotation that does not close within is not of the name.
        written = written if opened < 0 or ")" in written[opened:] else written[:opened]
        return _STOP.sub("", " ".join((_UNCLOSED.sub("", written) or written).split()))


_STOP = re.compile(r"(?:(?<=[A-Z]{2})|(?<=[a-z]{4}))\.$")  # of a sentence: abbreviations are shorter, or have others
_UNCLOSED = re.compile(r"(?<=\w)\s+[“\"][^”\"]*$")
_DASHES = frozenset(("—", "–", "--"))
_TITLE_SEX = {"mr": "m", "sir": "m", "mrs": "f", "ms": "f", "miss": "f"}
_BARE_TITLES = frozenset(("Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "Sen.", "Gen.", "Rep.", "Gov."))
_SHORTEST = 2  # letters of a name


def _are_several(parsed: Parsed, first: int, last: int) -> bool:
    """Whether the tokens name several, joined by "and"."""
    head = _head(parsed, first, last)
    joined = any(parsed.deps[c] == "conj" and head < c < last for c in parsed.children[head])
    return joined and "and" in parsed.lower[head:last]


def _head(parsed: Parsed, first: int, last: int) -> int:
    for i in range(first, last):
        if not first <= parsed.heads[i] < last or parsed.heads[i] == i:
            return i
    return last - 1
