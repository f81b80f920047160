"""Opposites that contradict nobody: said of two things, of a bound, or of two times."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rashomon.model import Article, Aspect, Claim
from rashomon.points.clause import words_as
from rashomon.points.compare import opposites_in
from rashomon.points.denials import SAME_MATTER
from rashomon.points.difference import Difference
from rashomon.text.opposites import opposites
from rashomon.text.pieces import alike


def other_matter(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """Opposites said of two matters ("opposes the runway", "supports the train"): what either names besides is not in the other."""
    if difference.aspect is not Aspect.STANCE or difference.certain:
        return None
    words = (difference.left.casefold(), difference.right.casefold())
    if words[1] not in opposites(words[0]):
        return None
    ours, theirs = (_matters(c) for c in (left, right))
    if not ours or not theirs or alike(ours, theirs) >= SAME_MATTER:
        return None
    return "they speak of two matters"


def _matters(claim: Claim) -> list[str]:
    """What a claim is about, besides who acts and what is done."""
    own = words_as(claim, "agent")
    return [
        w for w, role in claim.words if role in {"patient", "other"} and w not in own and w.isalpha() and len(w) > 3
    ]


def of_two_things(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """Opposites of which the one says what was done, and the other only what kind a thing is ("the toll has risen", "the fallen
    bridge"), or that say of what kind two things are ("a good job", "a bad idea"), or where they lie ("North Carolina", "south of Raleigh")."""
    if difference.aspect is not Aspect.STANCE or difference.certain:
        return None
    words = opposites_in(left, right)
    shown = (difference.left.casefold(), difference.right.casefold())
    if words is None or not all(d.startswith(w[:_STEM]) for d, w in zip(shown, words, strict=True)):
        return None
    pairs = [*zip((left, right), words, strict=True)]
    done, things = [_is_done(c, w) for c, w in pairs], [_described(c, w) for c, w in pairs]
    if all(done):
        return None
    if any(done):
        acted = next(c for c, d in zip((left, right), done, strict=True) if d)
        thing = things[done.index(False)]
        if thing and alike([thing], (w for w, role in acted.words if role in {"agent", "patient"})) >= SAME_THING:
            return None
        return "one tells what was done, one of what kind a thing is"
    if _QUARTERS.issuperset(words) and any(things) and not all(things):
        return "one is a part of a name, or where a thing lies beside another"
    return (
        "they tell of what kind two things are" if all(things) and alike(*([t] for t in things)) < SAME_THING else None
    )


def sides_of_a_deal(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """What one sells another buys: "the family will sell all its shares", "the group is to buy them"."""
    words = {difference.left.casefold()[:_STEM], difference.right.casefold()[:_STEM]}
    if difference.aspect is not Aspect.STANCE or words not in (
        {"sel", "buy"},
        {"sol", "bou"},
        {"sol", "buy"},
        {"sel", "bou"},
    ):
        return None
    ours, theirs = (words_as(c, "agent") for c in (left, right))
    return None if ours & theirs else "they tell of two sides of a deal"


def lost_things(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """One won, and the other lost what is no contest: "won the series", "lost colour"."""
    words = {difference.left.casefold(), difference.right.casefold()}
    if difference.aspect is not Aspect.STANCE or not words & _WINNING or not words & _LOSING:
        return None
    lost = [m[1].casefold() for c in (left, right) for m in _LOST.finditer(c.text)]
    return "what was lost is no contest" if lost and all(w not in _CONTESTS for w in lost) else None


_WINNING = frozenset(["win", "wins", "won", "victory"])
_LOSING = frozenset(["lose", "loses", "lost", "losing"])
_LOST = re.compile(
    r"\b(?:lost|loses?|losing)\s+(?:(?:his|her|its|their|the|an?|some|all|much|that|this)\s+)?(?!(?:to|in|by|on|at|against|after|for|again|out|with)\b)(\w+)",
    re.I,
)
_CONTESTS = frozenset(
    "game games match matches election elections vote race races series title final finals seat seats majority war battle case bid "
    "control contest fight lawsuit appeal championship cup round referendum primary leadership presidency opener".split()
)

_STEM = 3  # letters that a word and its lemma share
_QUARTERS = frozenset("north south east west northern southern eastern western".split())

SAME_THING = 0.4
"""Cosine of two nouns from which what is said of the one may contradict what is said of the other."""


def _is_done(claim: Claim, word: str) -> bool:
    """Whether the word is the main word of its clause, in whatever form, or how it then is or stays: "stayed open"."""
    if re.search(
        rf"\b(?:stay|remain|kept|keep|was|were|is|are|be|been)\w*\s(?:\w+ly\s)?{re.escape(word)}\b", claim.text, re.I
    ):
        return True
    stem = word[: max(3, len(word) - 3)]
    return any(role == "root" and (lemma == word or lemma.startswith(stem)) for lemma, role in claim.words)


def _described(claim: Claim, word: str) -> str:
    """The word after this one in the claim, which it may describe; empty at the end of a phrase."""
    found = re.search(rf"\b{re.escape(word)}(?:\s|-\w+\s)+(?P<next>[a-z-]{{3,}})", claim.text.casefold())
    return "" if found is None or found["next"] in _LINKS else found["next"]


_LINKS = frozenset(
    "and but for from into nor off onto over than that the then their this until upon was were when while with".split()
)


def bound_or_stage(difference: Difference, left: Claim, right: Claim, _: Mapping[str, Article]) -> str | None:
    """Opposites that are none: those of bounds ("more than 115", "no less than 20"), and of the parts of two times ("the late
    1930s", "the early days")."""
    if difference.aspect is not Aspect.STANCE:
        return None
    if any(_BOUND.search(c.text) for c in (left, right)) and {difference.left, difference.right} & _BOUNDS:
        return "a bound of a number is no stance"
    if {difference.left.casefold(), difference.right.casefold()} == {"early", "late"}:
        times = [_STAGE.search(c.text) for c in (left, right)]
        if None in times or len({m[1].casefold() for m in times if m}) > 1:
            return "they tell of two times"
    return None


_BOUNDS = frozenset("more less fewer most least".split())
_BOUND = re.compile(r"\b(?:(?:more|less|fewer) than|at (?:most|least))\b", re.I)
_STAGE = re.compile(r"\b(?:early|late)(?:\s+(?:in|on))?(?:\s+the)?\s+([\w’'-]+)", re.I)
