"""What an article says that its people and bodies are, so that "the coach" or "the airline" later means who was so called."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.claims.cues import UNHUMAN, may_state
from rashomon.model import Entity
from rashomon.text.wordset import wordset

NEAR = 90
"""Characters to either side of a mention in which its roles are looked for."""
MOST = 1500
"""Mentions that are looked at: a page with more is no report."""


# What a role is also called; the first word of a line is how it is kept.
_ALSO = """
governor gov
senator sen
congressman congresswoman representative rep
minister premier
doctor dr
general gen
lieutenant lt
captain capt
sergeant sgt
professor prof
admiral adm
secretary
spokesman spokeswoman spokesperson
chairman chairwoman chairperson chair
lawyer attorney
republican gop
company firm corporation
airline carrier
newspaper paper daily
organization organisation
organizer organiser
ministry department
"""
_FORMS = {word: line.split()[0] for line in _ALSO.strip().splitlines() for word in line.split()}
# Who is the one is also the other.
_WIDER = {
    "senator": ("lawmaker", "legislator"),
    "congressman": ("lawmaker", "legislator"),
    "airline": ("company",),
    "bank": ("company",),
    "newspaper": ("outlet", "publication"),
    "chief": ("head", "boss"),
    "actress": ("actor",),
    "singer": ("star",),
    "actor": ("star",),
}
# Words in the names of bodies that tell what they are, beside the role itself ("the Port Workers' Union").
_TOLD_BY_NAME = {
    "company": "inc inc. corp corp. corporation co co. ltd ltd. plc llc ag gmbh company holdings motors industries airlines airways"
    " logistics technologies pharmaceuticals group systems partners",
    "airline": "airlines airways airline air",
    "agency": "agency news press",
    "newspaper": "times post journal herald tribune guardian telegraph gazette zeitung chronicle observer examiner daily",
    "court": "court tribunal",
    "ministry": "ministry department",
    "union": "union federation brotherhood guild",
    "party": "party democrats republicans",
    "police": "police constabulary sheriff",
    "commission": "commission",
    "conference": "conference",
    "board": "board",
    "league": "league",
    "society": "society",
    "coalition": "coalition",
    "alliance": "alliance",
    "authority": "authority",
    "bureau": "bureau",
    "committee": "committee",
    "council": "council",
    "university": "university college",
    "bank": "bank",
    "parliament": "parliament knesset bundestag duma congress",
    "foundation": "foundation trust",
    "association": "association",
    "institute": "institute institution",
    "hospital": "hospital clinic",
    "army": "army",
    "navy": "navy",
    "government": "government administration",
    "campaign": "campaign",
    "network": "network news tv cnn nbc abc cbs msnbc",
    "club": "fc united city club",
    "team": "fc united",
}
_NAMED_SO: dict[str, frozenset[str]] = {role: wordset(words) for role, words in _TOLD_BY_NAME.items()}
_FORMER = wordset("former ex late then-president ex-president deputy vice acting would-be")
_NOT_ROLES = wordset(
    "one man woman boy girl person people the a an and year day time part way number lot kind group he she they it"
)
_ARTICLES = "(?:the|an?|its|his|her|their|another|then|now|currently)"
_BEFORE = re.compile(r"((?:[A-Za-z][\w'’-]*[.,]? ){1,5})$")
_SET_OFF = re.compile(rf"(?:^|[\s\"“]){_ARTICLES} ([^,.;:()\"“”\n]{{3,60}}), $", re.IGNORECASE)
_APPOSED = re.compile(
    r"(?:, (?:\d{1,3}, )?|\s[—–-]\s|,? who (?:is|was|has been) |\s(?:is|was|became|remains) (?=the |an? ))([^,.;:()\"“”\n]{3,90})"
)
# "According to Olsen, the minister said": what follows the comma is a clause, no apposition.
_CLAUSE = re.compile(
    r"\b(?:(who|that|which|whose)|said|says|told|added|was|were|is|are|has|had|have|would|will|could|can|did|does|must|should)\b"
)
_PARTY = re.compile(r"[,(] ?\(?([RD])-[A-Z]")
_CUT = re.compile(
    r"\s(?:of|for|at|in|from|who|whose|that|which|with|on|to|and|or|by|under|since|until|where|when|as|is|was|said|has|had|working)\s"
)


@dataclass(frozen=True, slots=True)
class Holders:
    """Entity ids by what they are said to be, and for each the words that stood with it."""

    by_role: dict[str, frozenset[str]]
    beside: dict[str, frozenset[str]]

    def of(self, role: str) -> frozenset[str]:
        """Who is said to be this, by entity id."""
        return self.by_role.get(form(role), frozenset())

    def fits(self, entity: str, words: Sequence[str]) -> bool:
        """Whether all the words stood beside the entity somewhere."""
        known = self.beside.get(entity, frozenset())
        return all(w in known or w.removesuffix("'s").removesuffix("’s") in known for w in words)


def form(role: str) -> str:
    """The one word under which a role is kept: "Gov" and "governor" are one."""
    plain = role.lower().rstrip(".")
    return _FORMS.get(plain, plain)


def find_holders(text: str, entities: Sequence[Entity]) -> Holders:
    """The roles that the article gives its people and bodies: before the name ("Mayor Anna Berger"), behind it ("Norfin, a
    shipping company"), by what the name holds, or in a clause ("Berger is the mayor"). One that is past ("former") is none.
    """
    by_role: dict[str, set[str]] = defaultdict(set)
    beside: dict[str, set[str]] = defaultdict(set)
    left = MOST
    for entity in entities:
        if entity.kind not in {"person", "body"}:
            continue
        for mention in entity.mentions[:left]:
            before = text[max(0, mention.start - NEAR) : mention.start].rpartition("\n")[2]
            after = text[mention.end : mention.end + NEAR].partition("\n")[0]
            for role, words in _told(before, after, entity.kind):
                beside[entity.id].update(words)
                by_role[role].add(entity.id)
        left = max(0, left - len(entity.mentions))
        named = {w.lower() for m in entity.mentions for w in m.text.split()}
        beside[entity.id] |= named
        if entity.kind == "body":
            for role, telling in _name_words().items():
                if named & telling:
                    by_role[role].add(entity.id)
    return Holders({r: frozenset(ids) for r, ids in by_role.items()}, {e: frozenset(w) for e, w in beside.items()})


@cache
def _name_words() -> dict[str, frozenset[str]]:
    return {role: words | {role} for role, words in _NAMED_SO.items()}


def _told(before: str, after: str, kind: str) -> Iterator[tuple[str, list[str]]]:
    phrases: list[list[str]] = []
    if found := _BEFORE.search(before):
        words = found[1].split()
        if not words[-1].endswith(",") and words[-1].rstrip(".").lower() not in _NOT_ROLES:
            phrases.append([w.rstrip(".,") for w in words])
    if found := _SET_OFF.search(before):
        phrase = _head_first(found[1])
        # "To block the bill, Olsen said": what stands before the comma may be the end of a clause.
        if kind != "person" or (phrase and may_state(form(phrase[-1]), phrase[-1].lower())):
            phrases.append(phrase)
    found = _APPOSED.match(after)
    if found and not (found[0].startswith(", ") and (verb := _CLAUSE.search(found[1])) and not verb[1]):
        phrases.append(_head_first(found[1]))
    for phrase in phrases:
        if phrase and not any(w.lower() in _FORMER or w.lower().startswith(("ex-", "then-")) for w in phrase):
            yield from (r for r in _roles_of(phrase) if kind != "person" or r[0] not in UNHUMAN)
    if kind == "person" and (party := _PARTY.match(after)):
        yield "republican" if party[1] == "R" else "democrat", [after.strip(" ,()")[2:6].lower()]
        yield "lawmaker", []


def _head_first(phrase: str) -> list[str]:
    """The words of a noun phrase up to its first preposition or verb, so that its head comes last."""
    cut = _CUT.search(f"{phrase} ")
    words = (phrase[: cut.start()] if cut else phrase).split()
    while words and re.fullmatch(_ARTICLES, words[0], re.IGNORECASE):
        words = words[1:]
    return words


def _roles_of(phrase: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    head = form(phrase[-1])
    if not head.isalpha() or head in _NOT_ROLES or len(head) < 3:
        return
    words = [w.lower() for w in phrase]
    yield head, words
    for wider in _WIDER.get(head, ()):
        yield wider, words
