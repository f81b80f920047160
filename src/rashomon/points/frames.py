"""Clauses that only bring in somebody's words, or name only a place and a day: they are claims, but no point can rest on them."""

from __future__ import annotations

import re

from rashomon.model import Claim

# The forms of the commonest verbs of saying with which such a clause ends; those that are nouns as well are left out.
_LAST = re.compile(
    r"said|says|told|added|adds|noted|stated|explained|explains|stressed|insisted|insists|claimed|warned|"
    r"recalled|remarked|replied|continued|announced|reported|concluded|wrote|writes|tweeted|saying|adding|noting|"
    r"argued|argues|declared|acknowledged|admitted|suggested|suggests"
)


def states_something(claim: Claim) -> bool:
    """Whether a point can rest on the claim."""
    return not claim.part and not only_frames(claim) and not only_dateline(claim)


def only_dateline(claim: Claim) -> bool:
    """Whether a claim is a place in capitals, or a place and a day: a dateline that is punctuated as a sentence."""
    return _TOWN.fullmatch(claim.text) is not None or any(
        v.kind == "date" and v.end == claim.end and _PLACED.fullmatch(claim.text[: v.start - claim.start])
        for v in claim.values
    )


_TOWN = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]+, (?:[A-Z]\w{1,11}|[A-Z]\.[A-Z])\.?")
_PLACED = re.compile(r"(?:[A-Z][\w.’'-]*[\s,]+){1,4}")


def only_frames(claim: Claim) -> bool:
    """Whether a claim ends with the verb that brings in somebody's words ("the prosecutor's office said"): it states nothing itself."""
    last = re.search(r"(\w+)\W*$", claim.text)
    return bool(last and last[1].islower() and _LAST.fullmatch(last[1]))
