"""Whose statement each stretch of an article is: speakers resolved, quotations continued, chains joined."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from rashomon.claims.cues import COLLECTIVE, FIRST_PERSON, HEADLINE_SPEAKERS, PERSONAL, ROLES, is_human, is_outlet
from rashomon.claims.holders import find_holders, form
from rashomon.claims.labels import headline_cues, signature_cues, transcript_speaker
from rashomon.claims.persons import HE, SHE, pronouns, sex_of
from rashomon.claims.plain_cues import find_cues
from rashomon.claims.sources import NO_ONE, Cue, lemma_of
from rashomon.claims.statements import statement_cues
from rashomon.claims.tagging import Statement
from rashomon.gazetteer import usual_kind
from rashomon.model import Entity, Labelled, Speaker
from rashomon.text.parse import Parsed


@dataclass(frozen=True, slots=True)
class Attributed:
    """A parsed passage's attributions; `cues` holds, by sentence, those whose content reaches into it."""

    in_quotes: list[bool]
    cues: dict[int, list[Cue]]
    sentences: list[int]
    speakers: dict[tuple[int, int], Speaker]
    carried: dict[int, Speaker]

    def quoted(self, start: int, end: int) -> bool:
        """Whether most of the tokens stand between quotation marks."""
        return sum(self.in_quotes[start:end]) > 0.6 * (end - start)

    def contents(self, sentence: int) -> list[tuple[int, int]]:
        """The spans of tokens that are stated in the sentence by someone, and can be told without that."""
        return [span for c in self.cues.get(sentence, []) if not c.unsaid for span in c.content]

    def unbroken(self, sentence: int) -> list[tuple[int, int]]:
        """From the cue to the first token of what someone does not say or hold, which is told with it."""
        unsaid = [c for c in self.cues.get(sentence, []) if c.unsaid]
        return [(c.at, s) for c in unsaid for s, _ in c.content if c.at < s]

    def frame(self, sentence: int) -> set[int]:
        """The tokens of the cues and of the sources of what is stated in the sentence, and is not itself stated."""
        cues = self.cues.get(sentence, [])
        frame = {c.at for c in cues} | {i for c in cues for i in range(*c.source)}
        return {i for i in frame if not any(c.says(i) for c in cues)}

    def brings_in(self, start: int, end: int, root: int) -> bool:
        """Whether the tokens, which `root` governs, bring in a statement that stands outside of them ("he told the court on Monday")."""
        sentence = self._sentence(start)
        return any(
            c.at == root and sum(max(0, min(e, end) - max(s, start)) for s, e in c.content) < 0.3 * c.size
            for c in self.cues.get(sentence, [])
        )

    def chain(self, start: int, end: int, parts: Sequence[tuple[int, int]] = ()) -> tuple[tuple[Speaker, ...], bool]:
        """The speakers of the tokens, nearest first, and whether the nearest denies what they say.

        Where only a part of the tokens is what someone wants or calls something, the whole tells that, and is not theirs.
        """
        sentence = self._sentence(start)
        holding = [c for c in self.cues.get(sentence, []) if c.holds(start, end)]
        holding = [c for c in holding if not start <= c.at < end or not any(c.says(a) for a, _ in parts)]
        holding = sorted(holding, key=lambda c: c.size)[:_LONGEST_CHAIN]
        # A cue that another one's content holds is nearer to what is said.
        depth = {id(c): sum(other.says(c.at) for other in holding if other is not c) for c in holding}
        holding.sort(key=lambda c: (c.rank, -depth[id(c)], c.size))
        found = self._nested([c for c in holding if c.source in self.speakers], start, end)
        told = any(c.rank == 0 and not self.in_quotes[c.at] for c in found)
        quoted = self.quoted(start, end)
        outer = [self.carried[sentence]] if sentence in self.carried and quoted and not told else []
        chain: list[Speaker] = []
        myself: Speaker | None = None
        for speaker, quoted in [(self.speakers[c.source], self.in_quotes[c.source[0]]) for c in found] + [
            (s, False) for s in outer
        ]:
            if quoted and speaker.name.lower() in FIRST_PERSON:
                # In a quotation "I" is whom the cue outside of it names.
                myself = myself or speaker
                continue
            if not any(_one(speaker, other) for other in chain):
                chain.append(replace(speaker, start=myself.start, end=myself.end) if myself else speaker)
                myself = None
        return tuple(chain), bool(holding and holding[0].denied)

    def _nested(self, cues: list[Cue], start: int, end: int) -> list[Cue]:
        """The cues, but of those of which neither is said by the other only the nearest, unless one is an outlet's: two people
        seldom share a statement."""
        kept: list[Cue] = []
        quoted = self.quoted(start, end)
        for c in sorted(cues, key=lambda c: self._distance(c.at, start, end)):
            rivals = [k for k in kept if k.rank == 0 and not k.says(c.at) and not c.says(k.at)]
            apart = quoted or not any(is_outlet(self.speakers[k.source].name) for k in (c, *rivals))
            if c.rank or not any(apart or self._sentence(k.at) != self._sentence(c.at) for k in rivals):
                kept.append(c)
        return [c for c in cues if c in kept]

    def _sentence(self, at: int) -> int:
        return bisect_right(self.sentences, at) - 1

    def _distance(self, at: int, start: int, end: int) -> tuple[int, int]:
        """How many quotation marks and tokens lie between a cue and the claim."""
        first, last = (at, start) if at < start else (end - 1, at)
        between = self.in_quotes[first : last + 1]
        return sum(a != b for a, b in pairwise(between)), last - first


_PEOPLE_KEPT = 5
# Tokens before a pronoun in which its own sentence may name whom it means, and characters after which someone named earlier may
# be forgotten.
_NEAR = 15
_LONG_AGO = 250
_TELLING = frozenset(["said", "says", "told", "added", "reported", "reports"])
# No report is passed on so often; more cues than that around a clause are a text made to be slow.
_LONGEST_CHAIN = 8
# A mark that no space parts from the word behind it, and the tokenizer does not either.
_GLUED = "\"'“”‘’"
# What stands before a colon at the head of a line.
_LABEL = re.compile(r"^[\"“ ]{0,3}([^\W\d_][^\n:]{0,60}?) ?:", re.MULTILINE)
# Pronouns that tell he from she.
_PRONOUNS = dict.fromkeys(["he", "him", "his", "himself"], HE) | dict.fromkeys(["she", "her", "hers", "herself"], SHE)


@dataclass(slots=True)
class _Memory:
    """Who spoke last, for pronouns, roles and quotations that continue.

    `people` runs from the latest back; `group` is the latest body or several people, whom "they" means; `stranger` is where
    somebody without a name was last told of.
    """

    people: list[Speaker] = field(default_factory=list)
    body: Speaker | None = None
    outlet: Speaker | None = None
    group: Speaker | None = None
    direct: Speaker | None = None
    open_quote: bool = False
    bodies: list[Speaker] = field(default_factory=list)
    papers: dict[str, Speaker] = field(default_factory=dict)
    stranger: int | None = None

    def note_person(self, speaker: Speaker) -> None:
        others = [p for p in self.people if p.name != speaker.name]
        self.people = [speaker, *others[: _PEOPLE_KEPT - 1]]

    def note_body(self, speaker: Speaker) -> None:
        self.body = speaker
        self.see_body(speaker)
        if self.group is None or not is_outlet(speaker.name):
            self.group = speaker

    def see_body(self, speaker: Speaker) -> None:
        others = [b for b in self.bodies if b.name != speaker.name]
        self.bodies = [speaker, *others[: _PEOPLE_KEPT - 1]]


class Attributor:
    """Finds the attributions of one article, passage by passage in reading order."""

    def __init__(self, text: str, entities: Sequence[Entity], sources: Sequence[tuple[int, int]] = ()) -> None:
        self._text = text
        self._entities = {(m.start, m.end): e for e in entities for m in e.mentions}
        self._kinds = {e.id: e.kind for e in entities}
        self._pronouns = pronouns(text, entities)
        self._names = {e.id: e for e in entities}
        self._holders = find_holders(text, entities)
        self._starts = sorted(self._entities)
        self._labels = Counter(_LABEL.findall(text))
        self._memory = _Memory()
        self._speaking = {e.id for s in sources if (e := self._named(*s)) is not None}

    def attribute(
        self, passage: Labelled, parsed: Parsed, offset: int, inside: list[bool], statements: Sequence[Statement]
    ) -> Attributed:
        """The attributions of one parse; `offset` is its place in the article, `inside` tells which tokens are quoted."""
        own: dict[int, list[Cue]] = {}
        speakers: dict[tuple[int, int], Speaker] = {}
        starts = [first for first, _ in parsed.sentences]
        stated: dict[int, list[Statement]] = {}
        for s in statements:
            stated.setdefault(bisect_right(starts, s.cue) - 1, []).append(s)
        silent: list[Cue] = []
        labelled: tuple[int, int] | None = None
        signed = signature_cues(parsed, inside)
        for n, (first, last) in enumerate(parsed.sentences):
            found = []
            for s in stated.get(n, []):
                cues_of = list(statement_cues(parsed, s))
                if inside[s.cue] and lemma_of(parsed, s.cue) in _FACTIVE:
                    continue
                if parsed.words[s.cue] != ":" or all(self._speaks(parsed, offset, c, inside) for c in cues_of):
                    found += cues_of
            found += find_cues(parsed, first, last, frozenset(c.at for c in found))
            if n == 0:
                labelled = self._label(parsed, offset, transcript_speaker(parsed, first, len(parsed.words)))
            if labelled is not None:
                found = [c for c in found if c.source != labelled]
                found.append(Cue(labelled[1], labelled, ((labelled[1] + 1, last),) if n == 0 else ((first, last),)))
            found = [c for c in found if all(c.at != s.at for s in signed)]
            found += [s for s in signed if first <= s.at < last]
            if passage.kind in {"headline", "subheading"}:
                found += [c for c in headline_cues(parsed, first, last) if self._speaks(parsed, offset, c, inside)]
            self._note_subject(parsed, first, last, offset, found, inside)
            heard = self._memory.body
            kept = []
            for cue in sorted(found, key=lambda c: c.source):
                speaker = self._speaker(parsed, offset, cue, self._named_in(parsed, offset, cue, found, inside))
                if speaker is not None and cue.mention not in {None, cue.source}:
                    speaker = _mentioned(parsed, offset, speaker, cue.mention)
                    cue = replace(cue, source=cue.mention)
                if speaker is not None and cue.unsaid and parsed.lower[cue.source[0]] in NO_ONE:
                    # What nobody says is nobody's.
                    silent.append(cue)
                elif speaker is not None:
                    speakers[cue.source] = speaker
                    kept.append(cue)
            own[n] = kept
            self._note_papers(parsed, first, last, offset, kept, speakers)
            self._note_speaker(speakers, kept, heard)
            self._note_topic(parsed, first, last, offset, kept, inside)
        cues = _by_sentence(parsed, own)
        carried = self._carry(parsed, inside, own, cues, speakers)
        if parsed.words and parsed.words[-1] == ":":
            self._introduce(parsed, offset, inside, own, speakers)
        for n, some in _by_sentence(parsed, {0: silent}).items():
            cues[n] += some
        return Attributed(inside, cues, starts, speakers, carried)

    def _carry(
        self,
        parsed: Parsed,
        inside: list[bool],
        own: dict[int, list[Cue]],
        cues: dict[int, list[Cue]],
        speakers: dict[tuple[int, int], Speaker],
    ) -> dict[int, Speaker]:
        """Speakers of the quotations that no cue governs: who is quoted next to them."""
        spoken: list[Speaker | None] = []
        bare: list[bool] = []
        for n, (first, last) in enumerate(parsed.sentences):
            outside = [c for c in cues[n] if not inside[c.source[0]]]
            direct = [c for c in outside if any(any(inside[max(s, first) : min(e, last)]) for s, e in c.content)]
            near = [c for c in own[n] if c.rank < 1 and not inside[c.source[0]]]
            chosen = max(direct or near or outside, key=lambda c: (c.rank < 1, c.size), default=None)
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
                self._speaker(parsed, offset, Cue(n, (i, i + 1), ()))
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

    def _label(self, parsed: Parsed, offset: int, label: tuple[int, int] | None) -> tuple[int, int] | None:
        """The label at a paragraph's head if it names a speaker: a person, or one who speaks again; no dateline."""
        if label is None:
            return None
        entity = self._entity(parsed, offset, *label)
        if entity is not None and entity.kind == "person":
            return label
        name = self._text[offset + parsed.starts[label[0]] : offset + parsed.ends[label[1] - 1]]
        return label if self._labels[name] > 1 else None

    def _speaks(self, parsed: Parsed, offset: int, cue: Cue, inside: list[bool]) -> bool:
        """Whether what stands on the one side of a headline's colon speaks, and is not what the headline is about."""
        first, last = cue.source
        name = " ".join(parsed.words[first:last])
        if is_outlet(name) or parsed.lower[last - 1] in ROLES | HEADLINE_SPEAKERS:
            return True
        entity = self._entity(parsed, offset, first, last)
        if entity is None or not all(parsed.tags[i].startswith("NNP") for i in range(last - 1, last)):
            return False
        if last - first > 2 and self._entity(parsed, offset, last - 1, last) is None:
            # "Olsen Attacks Student: ..." is what happened.
            return False
        if entity.kind == "person":
            said = [i for s, e in cue.content for i in range(s, e)]
            if parsed.tags[said[0]] in {"WP", "WRB", "WDT"}:
                return False
            quoted = sum(inside[i] for i in said) > len(said) / 2
            return quoted or entity.id in self._speaking or any(parsed.lower[i] in FIRST_PERSON for i in said)
        return entity.kind == "body"

    def _note_subject(
        self, parsed: Parsed, first: int, last: int, offset: int, found: list[Cue], inside: Sequence[bool]
    ) -> None:
        """Remembers the person or body that the sentence is about, or who acts in it, for the pronouns of the next; not
        whom a quotation speaks of."""
        sources = {i for c in found for i in range(*c.source)}
        for i in range(first, last):
            agent = parsed.deps[i] == "pobj" and parsed.deps[parsed.heads[i]] == "agent"
            if (agent or parsed.deps[i] in {"nsubj", "nsubjpass"}) and i not in sources and not inside[i]:
                entity = self._entity(parsed, offset, i, i + 1)
                if entity is None:
                    if parsed.tags[i] == "NN" and is_human(parsed.lower[i]):
                        self._memory.stranger = offset + parsed.starts[i]
                    continue
                speaker = Speaker(entity.name, offset + parsed.starts[i], offset + parsed.ends[i], entity.id)
                if entity.kind == "person":
                    self._memory.note_person(speaker)
                elif entity.kind == "body":
                    if self._memory.body is None:
                        self._memory.note_body(speaker)
                    self._memory.see_body(speaker)

    def _note_topic(
        self, parsed: Parsed, first: int, last: int, offset: int, kept: list[Cue], inside: Sequence[bool]
    ) -> None:
        """Puts the person of whom the main clause tells before those whom a lesser clause lets speak."""
        sources = {i for c in kept for i in range(*c.source)}
        for root in range(first, last):
            if parsed.heads[root] != root:
                continue
            for c in parsed.children[root]:
                if parsed.deps[c] == "nsubj" and c not in sources and not inside[c]:
                    entity = self._entity(parsed, offset, c, c + 1)
                    if entity is None or entity.kind not in {"person", "body"}:
                        continue
                    start, end = offset + parsed.starts[c], offset + parsed.ends[c]
                    topic = Speaker(entity.name, start, end, entity.id)
                    if entity.kind == "person":
                        self._memory.note_person(topic)
                    elif not kept and not is_outlet(entity.name):
                        self._memory.note_body(topic)

    def _note_papers(
        self,
        parsed: Parsed,
        first: int,
        last: int,
        offset: int,
        kept: list[Cue],
        speakers: dict[tuple[int, int], Speaker],
    ) -> None:
        """Remembers whose the statement is: who says something in one, or issues it."""
        for cue in kept:
            speaker = speakers[cue.source]
            for c in parsed.children[cue.at]:
                if parsed.deps[c] == "prep" and parsed.lower[c] == "in" and speaker.entity is not None:
                    for g in parsed.children[c]:
                        if parsed.lower[g] in _PAPERS:
                            self._memory.papers[parsed.lower[g]] = speaker
        for i in range(first, last):
            if parsed.lower[i] in _PAPERS and parsed.deps[i] == "dobj":
                verb = parsed.heads[i]
                subject = next((c for c in parsed.children[verb] if parsed.deps[c] == "nsubj"), None)
                if subject is not None and parsed.lower[verb] in _ISSUED:
                    entity = self._entity(parsed, offset, subject, subject + 1)
                    if entity is not None:
                        start, end = offset + parsed.starts[subject], offset + parsed.ends[subject]
                        self._memory.papers[parsed.lower[i]] = Speaker(entity.name, start, end, entity.id)

    def _issuer(self, parsed: Parsed, offset: int, head: int, definite: bool) -> Speaker | None:
        """Whose the paper is that is named as the source: "a statement issued by the port", "the statement" of one who was said
        to make it."""
        for c in parsed.children[head]:
            by = [g for g in parsed.children[c] if parsed.deps[g] == "agent"] if parsed.deps[c] == "acl" else []
            if parsed.deps[c] == "prep" and parsed.lower[c] in {"by", "from"}:
                by.append(c)
            for g in (g for preposition in by for g in parsed.children[preposition]):
                entity = self._entity(parsed, offset, *parsed.edges[g])
                if parsed.deps[g] == "pobj" and entity is not None and entity.kind in {"person", "body"}:
                    return Speaker(entity.name, offset + parsed.starts[g], offset + parsed.ends[g], entity.id)
        plain = not any(
            parsed.deps[c] in {"prep", "acl", "relcl", "poss", "amod", "compound"} for c in parsed.children[head]
        )
        return self._memory.papers.get(parsed.lower[head]) if definite and plain else None

    def _named_in(
        self, parsed: Parsed, offset: int, cue: Cue, found: Sequence[Cue], inside: Sequence[bool]
    ) -> frozenset[str]:
        """Whom a pronoun for the cue's source cannot mean: whoever is named in what it states ("Olsen had lied, he said"),
        and in a quotation whoever is quoted."""
        named = {
            e.id
            for s, t in cue.content
            for i in range(s, t)
            if parsed.tags[i].startswith("NNP") and (e := self._entity(parsed, offset, i, i + 1)) is not None
        }
        # "Berger said by the time he came the tank was empty, he said": one says both.
        said = [i for s, t in cue.content for i in range(s, t) if parsed.lower[i] in {"said", "says"} and not inside[i]]
        for c in (c for i in said for c in parsed.children[i] if parsed.deps[c] == "nsubj" and not inside[c]):
            named -= {e.id for e in [self._entity(parsed, offset, c, c + 1)] if e is not None}
        at = cue.source[0]
        if inside[at]:
            outer = [c.source for c in found if c.says(at) and not inside[c.source[0]]]
            spoken = (self._entity(parsed, offset, *source) for source in outer)
            named |= {e.id for e in spoken if e is not None}
            if not outer and self._memory.direct is not None and self._memory.direct.entity:
                named.add(self._memory.direct.entity)
        return frozenset(named)

    def _note_speaker(self, speakers: dict[tuple[int, int], Speaker], kept: list[Cue], body: Speaker | None) -> None:
        """The next pronoun means whoever the sentence lets speak, not whom the speaker speaks of or speaks to.

        `body` is the one that was remembered before the sentence.
        """
        told = [speakers[c.source] for c in kept if c.rank == 1]
        if any(c.rank < 1 for c in kept) and self._memory.body in told:
            self._memory.outlet = self._memory.body
            self._memory.body = body
        for cue in sorted(kept, key=lambda c: (c.rank < 1, c.size)):
            speaker = speakers[cue.source]
            kind = self._kinds.get(speaker.entity or "")
            if kind == "person":
                self._memory.note_person(speaker)
            elif kind == "body" and cue.rank < 1:
                self._memory.note_body(speaker)

    def _entity(self, parsed: Parsed, offset: int, first: int, last: int) -> Entity | None:
        """The last entity whose mention touches the tokens, a person before others."""
        return self._named(offset + parsed.starts[first], offset + parsed.ends[last - 1])

    def _named(self, start: int, end: int) -> Entity | None:
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

    def _speaker(self, parsed: Parsed, offset: int, cue: Cue, others: frozenset[str] = frozenset()) -> Speaker | None:
        """Who the cue's source is; a pronoun for it means none of the `others`, by entity id."""
        first, last = source = cue.source
        start, end = offset + parsed.starts[first], offset + parsed.ends[last - 1]
        text = " ".join(parsed.lower[first:last]).strip(_GLUED)
        if last - first == 1 and text in FIRST_PERSON:
            return Speaker(parsed.words[first].strip(_GLUED), start, end)
        if last - first == 1 and text in PERSONAL:
            known = self._beside(parsed, offset, first, _PRONOUNS[text], others)
            known = known or self._person(_PRONOUNS[text], others, start)
            return self._resolved(known, parsed, source, offset)
        if last - first == 1 and text in COLLECTIVE:
            known = self._memory.body if text in {"it", "its", "itself"} else self._memory.group
            written = text == "it" and parsed.lower[cue.at] in {"read", "reads"}
            if written or (known is not None and known.entity in others):
                known = None
            return self._resolved(known, parsed, source, offset)
        # "Quoting the agency": the tagger may take the verb with its object; and a deed says nothing.
        while first < last - 1 and (parsed.tags[first] == "VBG" or not parsed.words[first][0].isalnum()):
            first += 1
        start = offset + parsed.starts[first]
        head = _head(parsed, first, last)
        if parsed.tags[head] == "VBG" or parsed.lower[first] == "your":
            return None
        comma = next((i for i in range(head + 1, last) if parsed.words[i] == ","), last)
        if comma < last and parsed.tags[head] == "NN" and self._entity(parsed, offset, comma, last) is None:
            # "The former governor, a member of the board".
            last = comma
            end = offset + parsed.ends[last - 1]
        named = last - 1
        while named > head + 1 and parsed.tags[named - 1] == "NNP":
            named -= 1
        if named == head + 1 < last and parsed.tags[head] == "NN" and parsed.tags[named] == "NNP":
            # "the news agency Ansel": the proper name behind the noun is the speaker's.
            head = named
            entity = self._entity(parsed, offset, head, last)
            if entity is None or entity.kind == "place":
                own = " ".join(self._text[offset + parsed.starts[head] : end].split())
                return Speaker(own, start, end)
        else:
            entity = self._head_entity(parsed, offset, first, last, head)
        if entity is not None:
            speaker = Speaker(entity.name, start, end, entity.id)
            if entity.kind == "person":
                self._memory.note_person(speaker)
            else:
                self._memory.note_body(speaker)
            return speaker
        role = parsed.lower[head]
        if role in _PAPERS:
            issuer = self._issuer(parsed, offset, head, parsed.lower[first] in {"the", "this"})
            if issuer is not None:
                return Speaker(issuer.name, start, end, issuer.entity)
        if parsed.lower[first] in {"the", "this"} and parsed.tags[head] in {"NN", "NNP"} and head >= last - 1:
            known = self._in_office(parsed, first + 1, head, others)
            if known is None and parsed.lower[cue.at] in {"added", "adds", "continued"} and is_human(role):
                # Only who has spoken adds something.
                known = self._memory.direct
            if known is not None:
                return Speaker(known.name, start, end, known.entity)
        bare = first + (parsed.lower[first] in {"the", "a", "an"} and last - first > 1)
        name = " ".join(self._text[offset + parsed.starts[bare] : end].split())
        if not any(c.isalpha() for c in name) or name.lower() in _RELATIVES:
            return None
        speaker = Speaker(name, start, end)
        human = parsed.tags[head] == "NN" and is_human(role)
        if human or role in ROLES | _BODY_ROLES or parsed.tags[head] in {"NNP", "NNPS"}:
            if parsed.tags[head] in {"NNS", "NNPS"}:
                self._memory.group = speaker
            elif role in _BODY_ROLES and not human:
                self._memory.note_body(speaker)
            else:
                self._memory.note_person(speaker)
        elif parsed.tags[head].startswith("NNS"):
            self._memory.group = speaker
        return speaker

    def _person(self, pronoun: str, others: frozenset[str], start: int) -> Speaker | None:
        """The latest person of whom the pronoun at `start` can be said, and who is none of the others; nobody if the report has
        since turned to someone without a name."""
        people = [*self._memory.people, *([self._memory.direct] if self._memory.direct else [])]
        able = [p for p in people if p.entity not in others and self._kinds.get(p.entity or "", "person") == "person"]
        fitting = [p for p in able if self._fits(p, pronoun)]
        if pronoun == SHE:
            # Whoever is not known to be a woman is less likely meant than one who is.
            fitting.sort(key=lambda p: not self._sex(p))
        # A first name tells little where nobody else is spoken of.
        alone = len({p.name for p in people}) == 1
        found = fitting[0] if fitting else able[0] if able and alone else None
        stranger = self._memory.stranger
        sure = pronoun == SHE and found is not None and self._sex(found) == SHE
        if found is None or stranger is None or sure or not found.start < stranger < start:
            return found
        return found if start - found.start < _LONG_AGO else None

    def _fits(self, speaker: Speaker, pronoun: str) -> bool:
        """Whether the speaker can be "he" or "she"; where nothing tells he can be either."""
        told = self._sex(speaker)
        return not told or told == pronoun

    def _sex(self, speaker: Speaker) -> str | None:
        return self._pronouns.get(speaker.entity) if speaker.entity else sex_of(speaker.name)

    def _beside(self, parsed: Parsed, offset: int, at: int, pronoun: str, others: frozenset[str]) -> Speaker | None:
        """Whom the pronoun of a lesser clause means by its own sentence: the last person named before it there, if the sentence is
        about a thing ("Talks broke down with Olsen when he refused")."""
        n = bisect_right([first for first, _ in parsed.sentences], at) - 1
        first, last = parsed.sentences[n]
        root = next((i for i in range(first, last) if parsed.heads[i] == i), first)
        subjects = [c for c in parsed.children[root] if parsed.deps[c] in {"nsubj", "nsubjpass"}]
        if not subjects or not subjects[0] < at or parsed.tags[subjects[0]] not in {"NN", "NNS"}:
            return None
        if parsed.heads[at] == root or is_human(parsed.lower[subjects[0]]) or parsed.lower[root] in _TELLING:
            return None
        for i in range(at - 1, max(subjects[0], at - _NEAR), -1):
            entity = self._entity(parsed, offset, i, i + 1) if parsed.tags[i].startswith("NNP") else None
            if entity is None or entity.kind != "person" or entity.id in others:
                continue
            speaker = Speaker(entity.name, offset + parsed.starts[i], offset + parsed.ends[i], entity.id)
            return speaker if self._pronouns.get(entity.id) == pronoun else None
        return None

    def _in_office(self, parsed: Parsed, first: int, head: int, others: frozenset[str]) -> Speaker | None:
        """Whom "the governor" or "the shipping company" means: the latest who was so called, else the only one in the report.

        The words before the role must have stood beside the name, but for adjectives; in doubt nobody is meant.
        """
        role = form(parsed.words[head])
        marks = [
            parsed.lower[i]
            for i in range(first, head)
            if ("-" not in parsed.words[max(0, i - 1) : i + 2] or _counts(parsed, i))
            and (
                parsed.tags[i].startswith("NN")
                or _counts(parsed, i)
                or (parsed.words[i][0].isupper() and parsed.tags[i] != "CD")
            )
        ]
        if any(parsed.lower[i] in _FORMER for i in range(first, head)):
            return None
        if not marks and role == "company" and (firm := self._firm(others)) is not None:
            return firm
        holding = {e for e in self._holders.of(role) - others if self._holders.fits(e, marks)}
        sex = SHE if role == "spokesman" and parsed.lower[head].endswith("woman") else None
        sex = HE if role == "spokesman" and parsed.lower[head].endswith("man") and sex is None else sex
        holding = {e for e in holding if sex is None or self._pronouns.get(e, sex) == sex}
        for known in (*self._memory.people, *self._memory.bodies):
            unnamed = known.entity is None and {form(w) for w in known.name.split()} >= {role, *marks}
            if known.entity in holding or unnamed:
                return known
        if len(holding) == 1:
            [only] = holding
            entity = self._names[only]
            mention = entity.mentions[0]
            return Speaker(entity.name, mention.start, mention.end, only)
        return self._firm(others) if not holding and not marks and role in _FIRMS else None

    def _firm(self, others: frozenset[str]) -> Speaker | None:
        """The body spoken of last, else the one named most, if it can be a company by its name and is named again and again."""
        for body in [*self._memory.bodies[:1], *self._main_body()]:
            entity = self._names.get(body.entity or "")
            if entity is None or entity.id in others or len(entity.mentions) < 2:
                continue
            public = any(form(w) in _PUBLIC for m in entity.mentions for w in m.text.lower().split())
            # The gazetteer's nations and alliances are no companies; some companies stand in it as well.
            known = usual_kind(entity.name)
            firm = known is None or (known == "body" and not entity.name.isupper())
            if firm and not public and not is_outlet(entity.name):
                return body
        return None

    def _main_body(self) -> list[Speaker]:
        """The body that the report names far more often than any other."""
        bodies = sorted((e for e in self._names.values() if e.kind == "body"), key=lambda e: -len(e.mentions))
        if not bodies or (len(bodies) > 1 and len(bodies[0].mentions) < 2 * len(bodies[1].mentions)):
            return []
        main = bodies[0]
        return [Speaker(main.name, main.mentions[0].start, main.mentions[0].end, main.id)]

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


# Whoever says in a quotation that others know something says it himself.
_FACTIVE = frozenset(["know", "see", "learn", "realise", "realize", "remember", "forget"])
_RELATIVES = frozenset(["who", "which", "that", "what", "whom", "whose"])
_COUNTED = frozenset(
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "double", "triple", "quadruple"]
)
_FORMER = frozenset(["former", "ex", "late", "deputy", "vice", "acting", "then"])
_PAPERS = frozenset(["statement", "letter", "memo", "release", "tweet", "email", "post", "message", "filing"])
_ISSUED = frozenset(["issued", "released", "published", "sent", "wrote", "posted", "issues", "releases"])
_FIRMS = frozenset(
    [
        "organization",
        "group",
        "charity",
        "nonprofit",
        "company",
        "airline",
        "retailer",
        "maker",
        "chipmaker",
        "carmaker",
        "manufacturer",
        "operator",
    ]
)
# What is called by one of these is no company.
_PUBLIC = frozenset(
    """
    police ministry senate congress house court government army navy parliament party commission committee council university
    administration board union department bureau forces military guard agency gop republican republicans democrat democrats campaign
    church association federation league nations embassy cabinet office authority team club institute foundation
    """.split()
)
_BODY_ROLES = frozenset(
    """
    agency bank campaign cabinet commission committee company council court foundation government group ministry newspaper
    organisation organization paper parliament party police poll report senate statement study survey union
    """.split()
)


def _counts(parsed: Parsed, i: int) -> bool:
    """Whether the token is the number of "the four-time champion", who is no other champion."""
    return parsed.lower[i] in _COUNTED and (
        parsed.lower[i + 2 : i + 3] in (["time"], ["times"]) or parsed.tags[i] == "JJ"
    )


def _one(left: Speaker, right: Speaker) -> bool:
    """Whether two links of a chain name one: by the same name, or the one by words that hold the other's name."""
    a, b = left.name.lower(), right.name.lower()
    if a == b:
        return True
    return " " in a and " " in b and ((left.entity is None and b in a) or (right.entity is None and a in b))


def _mentioned(parsed: Parsed, offset: int, speaker: Speaker, mention: tuple[int, int]) -> Speaker:
    return replace(speaker, start=offset + parsed.starts[mention[0]], end=offset + parsed.ends[mention[1] - 1])


def _by_sentence(parsed: Parsed, own: dict[int, list[Cue]]) -> dict[int, list[Cue]]:
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


def quoted_tokens(parsed: Parsed, offset: int, quoted: Sequence[tuple[int, int]]) -> list[bool]:
    """Which tokens stand in the quotations, whose characters count from `offset` before the parse."""
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
