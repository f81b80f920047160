"""Who did it: two claims on one act that only one side can have done, laid at the door of different sides."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from rashomon.countries import sides
from rashomon.model import Aspect, Claim, Value
from rashomon.points.difference import Difference
from rashomon.points.residue import COUNTERPART, DULL
from rashomon.text.given_names import FEMALE_NAMES, MALE_NAMES
from rashomon.text.pieces import pieces_of

_ACTS = """
propose proposed proposes proposing proposal suggest suggested suggests suggestion initiative initiate initiated request requested
invite invited invitation ask asked | call called phone phoned telephoned | start started starts begin began begins provoke
provoked provokes first | break broke breaks broken violate violated violates violation breach breached | down downed shot shoot
shooting | attack attacked attacks shell shelled shelling bomb bombed bombing struck strike strikes fired fire | hack hacked hacking
hacker hackers | poison poisoned poisoning | sink sank sunk | kidnap kidnapped abduct abducted seize seized | win won wins beat
defeated | found founded | discover discovered | invent invented | cancel cancelled canceled called-off withdraw withdrew withdrawn
pulled | reject rejected refuse refused | pay paid pays | build built | order ordered orders decreed decree | raise raised raises |
sign signed signs
"""
EXCLUSIVE = {word: n for n, group in enumerate(_ACTS.split("|")) for word in group.split()}
"""Acts of which a report names one doer, by kind of act: where two reports name two, they contradict."""

SHARED = 0.5
"""Share of the telling words of each clause, its doer and act aside, that need a counterpart in the other."""

# A word that can be the act and its object alike ("the call", "called") is left in the rest.
_VERBAL = EXCLUSIVE.keys() - {"call", "called", "calls", "phone", "request", "found"}
_WORD = re.compile(r"[A-Za-zÀ-ÿ.'’-]+")
_CLEFT = re.compile(r"\bit (?:was|is|had been) (?:the )?(?P<who>[^,;]{2,60}?) (?:that|who|which)\b", re.I)
_OF = re.compile(r"\b(?:at|on|upon|by) (?:the )?\w+ (?:of|from) (?:the )?(?P<who>[^,;]{2,60})$", re.I)
_BY = re.compile(r"\bby (?:the )?(?P<who>[^,;]{2,60})$", re.I)
_ACTIVE = re.compile(r"^(?:the )?(?P<who>[\w.'’-]+(?: [\w.'’-]+){0,3})$", re.I)


def actors_differ(left: Claim, right: Claim) -> Difference | None:
    """Both tell an act that only one side can have done, of the same thing, and it was not the same one: not the same country, person or name. Certain
    where one of the two is about who did it, or names a country or a person."""
    ours, theirs = exclusive_act(left), exclusive_act(right)
    if ours is None or theirs is None or ours.kind != theirs.kind:
        return None
    (doer, other) = ours.doer, theirs.doer
    if doer[0] != other[0] or doer[1] & other[1] or not _same_object(_object(left, ours), _object(right, theirs)):
        return None
    return Difference(Aspect.ACTOR, ours.who, theirs.who, certain=ours.sure or theirs.sure)


def other_surname(a: Value, b: Value) -> bool:
    """Whether two names share the first name only, and one at least is known for a person's."""
    if "person" not in {a.kind, b.kind} or "place" in {a.kind, b.kind}:
        return False
    ours, theirs = (v.text.casefold().split() for v in (a, b))
    if min(len(ours), len(theirs)) < 2 or ours[0] != theirs[0] or ours[-1] in theirs or theirs[-1] in ours:
        return False
    return ours[0] in FEMALE_NAMES | MALE_NAMES and fuzz.ratio(ours[-1], theirs[-1]) < ONE_SPELLING


ONE_SPELLING = 70
"""Likeness (0 to 100) of two surnames from which they may be one."""


def _object(claim: Claim, act: Act) -> str:
    """The words around an act, its doer and the exclusive acts left out: what it was done to stands near, what follows further on
    is why and when."""
    before, after = claim.text[: act.start].replace(act.who, " "), claim.text[act.start :].replace(act.who, " ")
    before, after = _BREAK.split(before)[-1], _BREAK.split(after)[0]
    words = [*_WORD.findall(before)[-BEFORE:], *_WORD.findall(after)[:AFTER]]
    return " ".join(w for w in words if w.casefold() not in _VERBAL)


_BREAK = re.compile(r"[,;:“\"]")
BEFORE, AFTER = 8, 7
"""Words on either side of an act that may name what it was done to."""


def _same_object(left: str, right: str) -> bool:
    """Whether most of what either clause tells besides has a counterpart in the other."""
    ours, theirs = pieces_of([left, right])
    telling = [p.rarity >= DULL for p in (ours, theirs)]
    if not telling[0].any() or not telling[1].any():
        return False
    near = ours.vectors @ theirs.vectors.T
    met = near.max(1)[telling[0]] >= COUNTERPART, near.max(0)[telling[1]] >= COUNTERPART
    return all(float(m.mean()) >= SHARED for m in met)


Doer = tuple[str, frozenset[str]]
"""What a doer is ("country", "person" or "name") and the words that tell it from another of its kind."""


@dataclass(frozen=True, slots=True)
class Act:
    """An exclusive act: its kind, where its word begins in the claim, the words that name its doer, the doer, and whether the clause
    is about who did it ("it was Moscow that ...", "at the suggestion of ...", "by ...")."""

    kind: int
    start: int
    who: str
    doer: Doer
    focused: bool

    @property
    def sure(self) -> bool:
        """Whether the clause is about the doer, or the doer a country or a person: a mere name may be anything."""
        return self.focused or self.doer[0] != "name"


def exclusive_act(claim: Claim) -> Act | None:
    """The exclusive act that a clause tells first; None where it tells none.

    The doer is the focus of a cleft ("it was Moscow that proposed"), the of-phrase of a nominal ("at the suggestion of American
    leaders"), the by-phrase of a passive, or the subject before the verb.
    """
    text = claim.text
    for m in _WORD.finditer(text):
        kind = EXCLUSIVE.get(m.group().casefold())
        if kind is None:
            continue
        before, after = text[: m.start()], text[m.end() :]
        cleft = _CLEFT.search(text[: m.start() + 1]) or _CLEFT.search(before + "that")
        nominal = _OF.search(text) if re.match(r"\s+(?:of|from)\b", after) else None
        passive = _BY.search(after) if re.search(r"\b(?:was|were|been|being|is|are)\s+(?:\w+\s+)?$", before) else None
        active = _ACTIVE.search(before.strip())
        found = cleft or nominal or passive or active
        if found is None:
            continue
        doer = _doer(claim, found["who"])
        if doer is not None:
            return Act(kind, m.start(), found["who"].strip(), doer, found is not active)
    return None


def _doer(claim: Claim, who: str) -> Doer | None:
    """Who is named: one country by any of its names, else a person, else whatever is written as a name; None for nobody."""
    named = set(sides(who))
    if named:
        return ("country", frozenset(named)) if len(named) == 1 else None
    people = [v for v in claim.values if v.kind == "person" and v.text in who]
    if people:
        return "person", frozenset(w.casefold() for v in people for w in v.value.split())
    names = re.findall(r"(?<![.!?] )\b[A-Z][\w'’-]{3,}", who)
    return ("name", frozenset(n.casefold()[:4] for n in names)) if names else None
