"""Where it was: in a place, or so far from it that it was not there."""

from __future__ import annotations

import re

from rashomon.model import Aspect, Claim
from rashomon.points.clause import denies, main_words, words_as
from rashomon.points.difference import Difference
from rashomon.text.pieces import alike

_AWAY = re.compile(
    r"\b(?P<far>(?P<number>\d+|[a-z]+teen|[a-z]+ty|ten|eleven|twelve) (?:kilomet(?:er|re)s?|km|miles?) (?:(?:to the )?(?:north|south|east|west)[a-z-]*\s)?"
    r"(?:of|from|outside|away from)) (?:the (?:[a-z-]+ ){0,3}(?:of )?)?(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
)
_IN = re.compile(
    r"\b(?P<within>(?:in|inside|within|at) (?:the (?:[a-z-]+ ){0,4}(?:of )?)?(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*))"
)

NEAR = 5
"""Kilometres or miles up to which a place may be told by another's name."""


def places_apart(left: Claim, right: Claim) -> Difference | None:
    """One act in a place, and far outside it: "struck Kufran, 15 kilometres north of Tel Amra", "hit the market in Tel Amra"."""
    for one, other in ((left, right), (right, left)):
        away = _AWAY.search(one.text)
        if away is None or (away["number"].isdigit() and int(away["number"]) <= NEAR):
            continue
        found = next((m for m in _IN.finditer(other.text) if m["place"] == away["place"]), None)
        if found is None or denies(left) or denies(right) or not _one_act(left, right):
            continue
        far = f"{away['far']} {away['place']}"
        ours, theirs = (far, found["within"]) if one is left else (found["within"], far)
        return Difference(Aspect.PLACE, ours, theirs, certain=True)
    return None


def _one_act(left: Claim, right: Claim) -> bool:
    """Whether something like was done, to or by one thing."""
    ours, theirs = (words_as(c, "agent", "patient") for c in (left, right))
    return bool(ours & theirs) and alike(main_words(left), main_words(right)) >= SAME_DEED


SAME_DEED = 0.5
"""Cosine of two main words from which they tell one deed."""
