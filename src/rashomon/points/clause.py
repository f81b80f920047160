"""What the clause of a claim says was done, by its main words, and whether it says so or denies it."""

from __future__ import annotations

import re

from rashomon.model import Certainty, Claim, Polarity, Value
from rashomon.text.pieces import alike


def of_kind(claim: Claim, *kinds: str) -> list[Value]:
    """The values of a claim of some kinds."""
    return [v for v in claim.values if v.kind in kinds]


def main_words(claim: Claim) -> list[str]:
    """The main words of a claim's clause, but for those that tell nothing by themselves."""
    return [w for w, role in claim.words if role == "root" and w not in NO_ACT]


NO_ACT = frozenset(("be", "have", "do", "say", "tell", "add", "speak"))
"""Main words that two clauses can share and yet tell different things."""


def denies(claim: Claim) -> bool:
    """Whether a claim says that something is not so, by its own negation or as the denial of a speaker. What was not so until a time
    was so then."""
    if claim.certainty is Certainty.DENIED or (claim.polarity is Polarity.NEGATED and not NOT_UNTIL.search(claim.text)):
        return True
    return any(role == "root" and w in {"deny", "refute"} for w, role in claim.words)


NOT_UNTIL = re.compile(
    r"(?:\b(?:not|never)\b|n[’']t\b)(?:\W+[\w-]+){0,8}?\W+(?:until|till|before)\s+(?:[\w-]+\s+){0,5}?"
    r"(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december|noon|midnight|dawn|morning|afternoon|evening|night|week|month|year)\b)",
    re.I,
)
"""A denial up to a time, which tells when something began: "was not out until six"."""


def acts_alike(left: Claim, right: Claim) -> float:
    """How near what the denying claim denies, its main word, is to the nearest word of the other claim."""
    denying, other = (left, right) if denies(left) else (right, left)
    return alike((w for w, role in denying.words if role == "root"), (w for w, _ in other.words))


SAME_ACT = 0.75
"""Cosine of two words from which a denial of the one is a denial of the other."""
