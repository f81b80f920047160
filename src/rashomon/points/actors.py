"""Who did it: two claims on one act that only one side can have done, laid at the door of different sides."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from rashomon.countries import sides
from rashomon.model import Aspect, Claim, RoleKind, Value
from rashomon.points.clause import denies, main_words, of_kind
from rashomon.points.difference import Difference
from rashomon.points.residue import COUNTERPART, DULL
from rashomon.points.times import times_apart
from rashomon.text.given_names import FEMALE_NAMES, MALE_NAMES
from rashomon.text.pieces import alike, pieces_of

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
_OF = re.compile(
    r"\b(?:at|on|upon|by) (?:the )?\w+ (?:of|from) (?:the )?(?P<who>[^,;]{2,60}(?:(?-i:, (?:[A-Z]\. ?)*[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*))?)(?=$|[,;])",
    re.I,
)
_BY = re.compile(r"\bby (?:the )?(?P<who>[^,;]{2,60}(?:, [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*)?)(?=$|[,;])")
_ACTIVE = re.compile(
    r"^(?:the )?(?P<who>[\w.'’-]+(?: [\w.'’-]+){0,3}?)(?: (?:made|gave|took|issued|put in) (?:the|an?|its|his|her|their))?$",
    re.I,
)


def actors_differ(left: Claim, right: Claim) -> Difference | None:
    """Both tell an act that only one side can have done, of the same thing, and it was not the same one: not the same country, person or name. Certain
    where one of the two is about who did it, or names a country or a person."""
    ours, theirs = exclusive_act(left), exclusive_act(right)
    if ours is None or theirs is None or ours.kind != theirs.kind:
        return None
    (doer, other) = ours.doer, theirs.doer
    if {doer[0], other[0]} == {"person", "name"} and min(len(doer[1]), len(other[1])) > 1:
        # A full name that is not known for a person's.
        doer, other = (("name", frozenset(w[:_STEM] for w in d[1])) for d in (doer, other))
    if doer[0] != other[0] or doer[1] & other[1] or not _same_object(_object(left, ours), _object(right, theirs)):
        return None
    return Difference(Aspect.ACTOR, ours.who, theirs.who, certain=ours.sure or theirs.sure)


def doers_differ(left: Claim, right: Claim) -> Difference | None:
    """One says who it was that did something ("it was the night guard who found out"), the other that somebody else did it, to the same
    thing. Certain where both are known by their names or offices: a guard and a man may be one."""
    if denies(left) or denies(right) or times_apart(left, right) is not None:
        return None
    if not any(_CLEFT.match(c.text) for c in (left, right)):
        return None
    (doing, ours), (did, theirs) = ((main_words(c), agent_of(c)) for c in (left, right))
    if not ours or not theirs or alike(doing, did) < SAME_DEED or not _done_to_one(left, right):
        return None
    named = [
        {w for v in of_kind(c, "person", "body") if v.text in who for w in v.value.casefold().split()}
        for c, who in ((left, ours), (right, theirs))
    ]
    words = [[w for w in re.findall(r"[^\W\d_]+", who.casefold()) if w not in LITTLE] for who in (ours, theirs)]
    if (
        not all(words)
        or named[0] & named[1]
        or set(words[0]) & set(words[1])
        or VAGUE & {w for some in words for w in some[-1:]}
    ):
        return None
    offices = [{w for w in some if w in OFFICES} for some in words]
    if not all(named) and not all(offices) and alike([words[0][-1]], [words[1][-1]]) >= ONE_KIND:
        return None
    certain = all(n or o for n, o in zip(named, offices, strict=True)) and (all(named) or all(offices))
    return Difference(Aspect.ACTOR, ours, theirs, certain=certain)


def agent_of(claim: Claim) -> str:
    """Who does it, as the clause names him."""
    agent = next((r for r in claim.roles if r.kind is RoleKind.AGENT and r.start >= claim.start), None)
    if agent is None:
        return ""
    # "The co-pilot" may be cut at its hyphen.
    rest = _JOINED.match(claim.text, agent.end - claim.start)
    end = rest.end() if rest else agent.end - claim.start
    named = _NAME.match(claim.text, end)
    return claim.text[agent.start - claim.start : named.end() if named else end]


_JOINED = re.compile(r"-[\w’'-]+")
_NAME = re.compile(r", (?:[A-Z][\w.’'-]+ ?){1,4}(?=,|$)")
"""A name behind an office: "the chief inspector, Ditte Holm,"."""


def _done_to_one(left: Claim, right: Claim) -> bool:
    """Whether both say to what or when it was done, and to the same thing, or on the same day."""
    ours, theirs = (
        [w for w, role in c.words if role not in {"root", "agent"} and len(w) > _SHORT] for c in (left, right)
    )
    things = [[w for w, role in c.words if role == "patient"] for c in (left, right)]
    if all(things) and alike(*things) >= SAME_OBJECT:
        return True
    return bool(set(ours) & set(theirs)) if not all(things) else alike(ours, theirs) >= SAME_DEED


SAME_DEED = 0.6
"""Cosine of two words from which they name one deed, or one thing to which it is done."""

SAME_OBJECT = 0.45
"""Cosine of two words from which one deed was done to one thing: "vote" and "referendum"."""

ONE_KIND = 0.4
"""Cosine of two nouns from which they may be of one person: "guard" and "watchman"."""

_SHORT = 2  # letters
LITTLE = frozenset("the a an his her its their our of from and in at".split())
VAGUE = frozenset(
    "it he she they who man woman people person others one group official officials authorities source sources".split()
)
OFFICES = frozenset(
    "president premier minister mayor governor chancellor king queen senator commissioner judge prosecutor police army navy parliament "
    "government council court ministry inspector captain mate pilot driver coach director manager chairman chairwoman owner doctor nurse "
    "teacher guard cleaner foreman engineer bishop pope ambassador".split()
)
"""Who by such a word is told from who has another."""


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
    word = _WORD.match(claim.text, act.start)
    before, after = claim.text[: act.start], claim.text[word.end() if word else act.start :]
    before, after = before.replace(act.who, " "), _OF_WHOM.sub(" ", after.replace(act.who, " "))
    before, after = _BREAK.split(before)[-1], _BREAK.split(after)[0]
    words = [*_WORD.findall(before)[-BEFORE:], *_WORD.findall(after)[:AFTER]]
    return _TOOK_PLACE.sub(" ", " ".join(w for w in words if w.casefold() not in _VERBAL))


_TOOK_PLACE = re.compile(r"\b(?:t(?:ake|akes|ook|aken) place|happen(?:s|ed)?|occurr?(?:s|ed)?|came about)\b", re.I)
"""That it was done, of which the other claim need not speak."""


_BREAK = re.compile(r"[,;:“\"]")
_OF_WHOM = re.compile(r"^\s*(?:of|from|by)\s+(?:the\s+)?,\s*", re.I)
"""What is left of "on the order of the governor, the village was evacuated" without the governor."""

BEFORE, AFTER = 8, 7
"""Words on either side of an act that may name what it was done to."""


def _same_object(left: str, right: str) -> bool:
    """Whether most of what either clause tells besides has a counterpart in the other."""
    ours, theirs = pieces_of([left, right])
    telling = [p.rarity >= DULL for p in (ours, theirs)]
    if not telling[0].any() and not telling[1].any():
        # "The call took place at the request of Brisk", "it was Lauen that asked for the call".
        words = [set(re.findall(r"[a-z]{4,}", text.casefold())) - LITTLE for text in (left, right)]
        return bool(words[0] & words[1])
    if not telling[0].any() or not telling[1].any():
        return False
    near = ours.vectors @ theirs.vectors.T
    met = near.max(1)[telling[0]] >= COUNTERPART, near.max(0)[telling[1]] >= COUNTERPART
    # What the one tells further on need not stand in the other.
    few, many = sorted(met, key=len)
    return float(few.mean()) >= SHARED and float(many.mean()) >= SHARED / 2


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
        if active and re.search(r"[’']s?\b(?=\s)", active["who"]):
            # "Smith's break with the party": nobody broke it.
            active = None
        found = cleft or nominal or passive or active
        who = found["who"].strip() if found else agent_of(claim) if _is_done(claim, m.start()) else ""
        doer = _doer(claim, who) if who else None
        if doer is not None:
            return Act(kind, m.start(), who, doer, found is not None and found is not active)
    return None


def _is_done(claim: Claim, start: int) -> bool:
    """Whether the word that begins there is what the clause says was done."""
    return any(r.kind is RoleKind.PREDICATE and r.start - claim.start == start for r in claim.roles)


def _doer(claim: Claim, who: str) -> Doer | None:
    """Who is named: one country by any of its names, else a person, else whatever is written as a name; None for nobody."""
    named = set(sides(who))
    if named:
        return ("country", frozenset(named)) if len(named) == 1 else None
    people = [v for v in claim.values if v.kind == "person" and v.text in who]
    if people:
        return "person", frozenset(w.casefold() for v in people for w in v.value.split())
    names = re.findall(r"(?<![.!?] )\b[A-Z][\w'’-]{3,}", who)
    return ("name", frozenset(n.casefold()[:_STEM] for n in names)) if names else None


_STEM = 4  # letters by which a name is told
