"""Whom "she", "the governor", "the company" or "the statement" means in an article, by what went before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from rashomon.claims.cues import OUTLET_ROLES, PERSONAL, is_human, is_outlet
from rashomon.claims.holders import find_holders, form
from rashomon.claims.memory import PAPERS, Memory
from rashomon.claims.mentions import as_speaker
from rashomon.claims.passages import Piece
from rashomon.claims.persons import HE, SHE, pronouns, sex_of
from rashomon.gazetteer import usual_kind
from rashomon.model import Entity, Speaker
from rashomon.text.parse import Parsed

# Tokens before a pronoun in which its own sentence may name whom it means, and characters after which someone named earlier may
# be forgotten.
_NEAR = 20
_LONG_AGO = 250
_TELLING = frozenset(["said", "says", "told", "added", "reported", "reports"])
# Pronouns that tell he from she.
_PRONOUNS = dict.fromkeys(["he", "him", "his", "himself"], HE) | dict.fromkeys(["she", "her", "hers", "herself"], SHE)
_COUNTED = frozenset(
    ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "double", "triple", "quadruple"]
)
_FORMER = frozenset(["former", "ex", "late", "deputy", "vice", "acting", "then"])
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
_OFFICES = frozenset(
    "office team campaign lawyer attorney family spokesman spokeswoman spokesperson representative publicist".split()
)
# What is called by one of these is no company.
_PUBLIC = frozenset(
    """
    police ministry senate congress house court government army navy parliament party commission committee council university
    administration board union department bureau forces military guard agency gop republican republicans democrat democrats campaign
    church association federation league nations embassy cabinet office authority team club institute foundation
    """.split()
)


class Referents:
    """Tells whom the pronouns, offices and papers of one article mean; in doubt nobody."""

    def __init__(self, text: str, entities: Sequence[Entity], memory: Memory) -> None:
        self._pronouns = pronouns(text, entities)
        self._holders = find_holders(text, entities)
        self._mentions = memory.mentions
        self._text = text
        self._memory = memory

    def pronoun(self, piece: Piece, at: int, word: str, others: frozenset[str]) -> Speaker | None:
        """Whom the pronoun `word`, the token `at`, means, if none of the `others`, by entity id."""
        if word in PERSONAL:
            near = self._beside(piece, at, _PRONOUNS[word], others)
            return near or self._person(_PRONOUNS[word], others, piece.span(at, at + 1)[0], piece.offset)
        known = self._memory.body if word in {"it", "its", "itself"} else self._memory.group
        if known is not None and known.entity is None and piece.span(at, at + 1)[0] - known.start > _LONG_AGO:
            return None
        return known if known is None or known.entity not in others else None

    def of_himself(self, piece: Piece, word: str, content: Sequence[tuple[int, int]]) -> Speaker | None:
        """Whom a pronoun behind what is stated means where nobody else was named: who it is about ("Olsen is leaving, he said")."""
        parsed = piece.parsed
        inner = (i for start, end in content for i in range(start, end) if not piece.inside[i])
        subject = next((i for i in inner if parsed.deps[i] == "nsubj" and parsed.tags[i].startswith("NNP")), None)
        entity = self._mentions.named(piece, subject, subject + 1) if subject is not None else None
        if entity is None or subject is None or entity.kind != "person":
            return None
        fits = self._pronouns.get(entity.id) in {None, _PRONOUNS[word]}
        return as_speaker(entity, piece, subject, subject + 1) if fits else None

    def _person(self, pronoun: str, others: frozenset[str], start: int, paragraph: int) -> Speaker | None:
        """The latest person of whom the pronoun at `start` can be said, and who is none of the others; nobody if the report has
        since turned to someone without a name. "His father" is not meant beyond the paragraph that speaks of him."""
        people = [*self._memory.people, *([self._memory.direct] if self._memory.direct else [])]
        people = [p for p in people if p.start >= paragraph or not _is_kin(p)]
        able = [p for p in people if p.entity not in others and self._mentions.kind_of(p) in {None, "person"}]
        fitting = [p for p in able if self._fits(p, pronoun)]
        if pronoun == SHE:
            # Whoever is not known to be a woman is meant only where nobody was named since, and no woman shortly before.
            women = [p for p in fitting if self._sex(p)]
            latest = next((p for p in fitting if p is able[0] and not self._sex(p)), None)
            if latest is not None and all(p.start < latest.start - _LONG_AGO for p in women):
                women = [latest]
            fitting = women
        # A first name tells little where nobody else is spoken of.
        alone = len({p.name for p in people}) == 1
        found = fitting[0] if fitting else able[0] if able and alone else None
        stranger, told = self._memory.stranger or (None, "")
        sure = pronoun == SHE and found is not None and self._sex(found) == SHE
        if found is None or stranger is None or sure or told not in {"", pronoun} or not found.start < stranger < start:
            return found
        return found if start - found.start < _LONG_AGO else None

    def _fits(self, speaker: Speaker, pronoun: str) -> bool:
        """Whether the speaker can be "he" or "she"; where nothing tells he can be either."""
        told = self._sex(speaker)
        return not told or told == pronoun

    def _sex(self, speaker: Speaker) -> str | None:
        return self._pronouns.get(speaker.entity) if speaker.entity else sex_of(speaker.name)

    def _beside(self, piece: Piece, at: int, pronoun: str, others: frozenset[str]) -> Speaker | None:
        """Whom the pronoun of a lesser clause means by its own sentence: the last person named before it there, if the sentence is
        about a thing ("Talks broke down with Olsen when he refused")."""
        parsed = piece.parsed
        n = bisect_right([first for first, _ in parsed.sentences], at) - 1
        first, last = parsed.sentences[n]
        root = next((i for i in range(first, last) if parsed.heads[i] == i), first)
        subjects = [c for c in parsed.children[root] if parsed.deps[c] in {"nsubj", "nsubjpass"}]
        thing = bool(subjects) and (parsed.tags[subjects[0]] in {"NN", "NNS"} or parsed.lower[subjects[0]] == "it")
        if not thing or not subjects[0] < at:
            return None
        if parsed.heads[at] == root or is_human(parsed.lower[subjects[0]]) or parsed.lower[root] in _TELLING:
            return None
        for i in range(at - 1, max(subjects[0], at - _NEAR), -1):
            if parsed.tags[i] == "NN" and parsed.lower[i - 1] == "the" and is_human(parsed.lower[i]):
                # "The president's first meeting since one in which he said".
                holder = self.office(piece, i, i, others)
                return holder if holder is not None and self._fits(holder, pronoun) else None
            entity = self._mentions.named(piece, i, i + 1) if parsed.tags[i].startswith("NNP") else None
            if entity is None or entity.kind != "person" or entity.id in others:
                continue
            return as_speaker(entity, piece, i, i + 1) if self._pronouns.get(entity.id) == pronoun else None
        return None

    def office(self, piece: Piece, first: int, head: int, others: frozenset[str]) -> Speaker | None:
        """Whom "the governor" or "the shipping company" means: the latest who was so called, else the only one in the report.

        `head` is the role, `first` the token behind the article; whoever is among the `others`, by entity id, is not meant.
        The words before the role must have stood beside the name, but for adjectives; in doubt nobody is meant.
        """
        parsed, start = piece.parsed, piece.span(head, head + 1)[0]
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
        if not marks and role == "company" and (firm := self._firm(others, start)) is not None:
            return firm
        if not marks and role in OUTLET_ROLES and self._memory.outlet is not None:
            return self._memory.outlet
        holding = {e for e in self._holders.of(role) - others if self._holders.fits(e, marks)}
        sex = None
        if role == "spokesman" and parsed.lower[head].endswith("man"):
            sex = SHE if parsed.lower[head].endswith("woman") else HE
        holding = {e for e in holding if sex is None or self._pronouns.get(e, sex) == sex}
        for known in (*self._memory.people, *self._memory.bodies):
            unnamed = known.entity is None and _is_called(known.name, role, marks)
            if known.entity in holding or unnamed:
                return known
        if len(holding) == 1:
            [only] = holding
            return _first_named(self._mentions.by_id[only])
        return self._firm(others, start) if not holding and not marks and role in _FIRMS else None

    def _firm(self, others: frozenset[str], start: int) -> Speaker | None:
        """The body spoken of last, else the one named most, if it can be a company by its name and is named again and again or
        right before `start`."""
        for body in [*self._memory.bodies[:1], *self._main_body()]:
            entity = self._mentions.by_id.get(body.entity or "")
            if entity is None or entity.id in others:
                continue
            if len(entity.mentions) < 2 and not 0 < start - body.start < _LONG_AGO:
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
        bodies = [e for e in self._mentions.by_id.values() if e.kind == "body"]
        bodies.sort(key=lambda e: -len(e.mentions))
        if not bodies or (len(bodies) > 1 and len(bodies[0].mentions) < 2 * len(bodies[1].mentions)):
            return []
        return [_first_named(bodies[0])]

    def issuer(self, piece: Piece, head: int, definite: bool) -> Speaker | None:
        """Whose the paper is that is named as the source: "a statement issued by the port", or if `definite` "the statement" of
        one who was said to make it; nobody's where `head` is no paper."""
        parsed = piece.parsed
        if parsed.lower[head] not in PAPERS and parsed.lower[head] not in self._memory.papers:
            return None
        for c in parsed.children[head]:
            by = [g for g in parsed.children[c] if parsed.deps[g] == "agent"] if parsed.deps[c] == "acl" else []
            if parsed.deps[c] == "prep" and parsed.lower[c] in {"by", "from"}:
                by.append(c)
            for g in (g for preposition in by for g in parsed.children[preposition]):
                entity = self._mentions.named(piece, *parsed.edges[g])
                if parsed.deps[g] != "pobj" or entity is None or entity.kind not in {"person", "body"}:
                    continue
                if entity.kind == "person" and parsed.tags[g] == "NN" and parsed.lower[g] in _OFFICES:
                    # "A statement from Olsen's office" is the office's.
                    start, end = piece.span(*parsed.edges[g])
                    return Speaker(self._text[start:end], start, end)
                return as_speaker(entity, piece, g, g + 1)
        plain = not any(
            parsed.deps[c] in {"prep", "acl", "relcl", "poss", "amod", "compound"} for c in parsed.children[head]
        )
        return self._memory.papers.get(parsed.lower[head]) if definite and plain else None


def _is_called(name: str, role: str, marks: Sequence[str]) -> bool:
    """Whether the words for someone without a name have the role for their head, and hold the marks: "spokesman for the port"."""
    words = [form(w) for w in name.split()]
    head = next((n for n, w in enumerate(words) if w in _BEHIND_HEAD), len(words)) - 1
    return head >= 0 and words[head] == role and {role, *marks} <= set(words) and "or" not in words


_BEHIND_HEAD = frozenset(["of", "for", "at", "in", "from", "with", "on", "to", "who", "that", "near", "close"])


def _is_kin(speaker: Speaker) -> bool:
    """Whether the speaker is named only by whose he is."""
    return speaker.entity is None and speaker.name.lower().startswith(("his ", "her ", "their "))


def _first_named(entity: Entity) -> Speaker:
    mention = entity.mentions[0]
    return Speaker(entity.name, mention.start, mention.end, entity.id)


def _counts(parsed: Parsed, i: int) -> bool:
    """Whether the token is the number of "the four-time champion", who is no other champion."""
    return parsed.lower[i] in _COUNTED and (
        parsed.lower[i + 2 : i + 3] in (["time"], ["times"]) or parsed.tags[i] == "JJ"
    )
