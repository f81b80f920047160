"""Of what act a claim tells, by kind: "the theft took place", "thieves stole" and "it happened" can be of one event.

Reports word one event by a noun here and a verb there; what they say of its hour, place and cause is compared by the kind of act.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rashomon.model import Claim
from rashomon.points.clause import LIGHT
from rashomon.text.timex.vocabulary import MONTHS

_KINDS = """
crash: crash collide collision accident derail derailment overturn plunge swerve skid wreck pile-up hit run leave fall
sinking: sink sinking capsize shipwreck founder
blast: explosion blast explode detonate detonation bomb bombing blow
attack: attack assault strike raid shell shelling ambush bombardment bombard storm hit
shooting: shooting shoot fire gunfire clash firefight gunfight skirmish open
fire: fire blaze burn wildfire start break
quake: quake earthquake tremor strike hit shake
theft: theft steal robbery rob heist burglary raid break-in take
call: call phone telephone speak talk conversation
meeting: meeting meet talk summit
dinner: dinner dine banquet reception entertain
vote: vote ballot referendum
match: match game final kick-off
death: die death
launch: launch lift-off liftoff blast-off lift
docking: dock docking
landing: land landing touchdown
arrest: arrest detain seize detention
escape: escape flee breakout
flood: flood flooding burst breach give break
landslide: landslide mudslide avalanche slide bury
collapse: collapse
eruption: erupt eruption
kidnapping: kidnap abduct abduction kidnapping seize
release: release free
march: march rally protest demonstration
spill: spill leak
stampede: stampede crush
outage: outage blackout
"""


def by_word(table: str) -> Mapping[str, str]:
    """The name of each word's line, of lines as `name: word word`; of a word that stands in several, the last."""
    lines = (line.partition(":") for line in table.strip().splitlines())
    return {word: name for name, _, words in lines for word in words.split()}


_KINDS_OF: Mapping[str, frozenset[str]] = {
    word: frozenset(line.partition(":")[0] for line in _KINDS.strip().splitlines() if word in line.split()[1:])
    for word in by_word(_KINDS)
}

_PHRASES = (
    (
        "crash",
        re.compile(
            r"\b(?:left|leave|went off|ran off|came off|veered off|slid off|off) (?:the|its) (?:\w+ )?(?:road|tracks?|rails|runway|highway|line)\b|\bran (?:aground|on ?to)\b|\bhit (?:the )?(?:[A-Z]\w+ )?(?:rocks?|reef)",
            re.I,
        ),
    ),
    ("flood", re.compile(r"\b(?:gave way|burst its banks|broke(?:n)? through)\b", re.I)),
    ("shooting", re.compile(r"\b(?:opened fire|exchanged fire|exchange of fire)\b", re.I)),
    (
        "landing",
        re.compile(
            r"\b(?:touched|came|set) down\b|\b(?:brought|put|set) (?:it|the (?:plane|aircraft|jet)) down\b", re.I
        ),
    ),
    ("surrender", re.compile(r"\b(?:gave (?:themselves |himself |herself )?up|laid down (?:their|his) arms)\b", re.I)),
    ("escape", re.compile(r"\bbroke out\b", re.I)),
    ("fire", re.compile(r"\b(?:fire|blaze|flames)\b.*\b(?:broke out|began|started)\b", re.I)),
)
_ONLY_BY_PHRASE = frozenset(
    "hit run leave fall open start break give take blow lift slide bury free fire seize".split()
)
"""Verbs that name a kind of act only beside its noun, or in a phrase."""

_HAPPEN = frozenset(
    (
        "take",
        "happen",
        "occur",
        "begin",
        "start",
        "come",
        "be",
        "follow",
        "hold",
        "hit",
        "strike",
        "rip",
        "tear",
        "rock",
        "cause",
    )
)
"""Main words beside which the act is a noun: "the theft took place", "was hit by the blast"."""

_TALKS = re.compile(r"\b(?:held|had|hold) (?:[\w-]+ ){0,4}?(?:of )?(?:talks|meeting|negotiations)\b", re.I)

_THIS = frozenset("it this that incident disaster tragedy event accident".split())
"""Words by which a report speaks of what it is about."""

LEAD = 500
"""Characters of a text that hold its headline and the sentence by which it begins."""


def kinds_of_act(claim: Claim) -> frozenset[str]:
    """The kinds of act of which a claim's main clause tells; none where it tells of none that is known."""
    roots = {w for w, role in claim.words if role == "root"}
    found = {name for name, pattern in _PHRASES if pattern.search(claim.text)}
    for root in roots - _ONLY_BY_PHRASE:
        found |= _KINDS_OF.get(root, frozenset())
    if roots & _HAPPEN:
        found |= _by_nouns(w for w, role in claim.words if role in {"agent", "patient"})
        if _TALKS.search(claim.text):
            found.add("meeting")
    return frozenset(found)


def _by_nouns(words: Iterable[str]) -> set[str]:
    return {name for w in words for name in _KINDS_OF.get(w, ())}


def says_it_happened(claim: Claim) -> bool:
    """Whether a claim says of what its report is about that it happened: "it happened at 9:30"."""
    roots = {w for w, role in claim.words if role == "root"}
    agents = {w for w, role in claim.words if role == "agent"}
    return bool(roots & {"happen", "occur", "take", "begin"}) and bool(agents) and agents <= _THIS


def leading_acts(claims: Iterable[Claim]) -> frozenset[str]:
    """The kinds of act of which a report tells where it begins, by verbs or by nouns."""
    found: set[str] = set()
    for claim in claims:
        if claim.start < LEAD:
            nouns = (w for w, _ in claim.words if w not in _ONLY_BY_PHRASE | LIGHT | MONTHS.keys())
            found |= kinds_of_act(claim) | _by_nouns(nouns)
    return frozenset(found)
