"""What the clause of a claim says was done, by its main words, and whether it says so or denies it."""

from __future__ import annotations

import re

from rashomon.model import Certainty, Claim, Polarity, Value
from rashomon.text.pieces import alike
from rashomon.text.timex.vocabulary import MONTH_NAMES, WEEKDAYS


def of_kind(claim: Claim, *kinds: str) -> list[Value]:
    """The values of a claim of some kinds."""
    return [v for v in claim.values if v.kind in kinds]


def main_words(claim: Claim) -> list[str]:
    """The main words of a claim's clause, but for those that tell nothing by themselves."""
    return [w for w, role in claim.words if role == "root" and w not in NO_ACT]


def words_as(claim: Claim, *roles: str) -> set[str]:
    """The words of a claim's clause in any of these roles: who does it ("agent"), to what ("patient")."""
    return {w for w, role in claim.words if role in roles}


NO_ACT = frozenset(("be", "have", "do", "say", "tell", "add", "speak"))
"""Main words that two clauses can share and yet tell different things."""


LIGHT = frozenset(("be", "have", "do", "say", "tell", "add", "speak", "make", "take", "get", "go", "come"))
"""Main words that tell nothing of what was done."""


def denies(claim: Claim) -> bool:
    """Whether a claim says that something is not so, by its own negation or as the denial of a speaker. What was not so until a time
    was so then."""
    if claim.certainty is Certainty.DENIED or (claim.polarity is Polarity.NEGATED and not NOT_UNTIL.search(claim.text)):
        return True
    return any(role == "root" and w in {"deny", "refute"} for w, role in claim.words)


NOT_UNTIL = re.compile(
    r"(?:\b(?:not|never)\b|n[’']t\b)(?:\W+[\w-]+){0,8}?\W+(?:until|till|before)\s+(?:[\w-]+\s+){0,5}?"
    rf"(?:\d|(?:{'|'.join((*WEEKDAYS, *MONTH_NAMES))}|noon|midnight|dawn|morning|afternoon|evening|night|week|month|year)\b)",
    re.I,
)
"""A denial up to a time, which tells when something began: "was not out until six"."""


def acts_alike(left: Claim, right: Claim) -> float:
    """How near what the denying claim denies, its main word, is to the nearest word of the other claim."""
    denying, other = (left, right) if denies(left) else (right, left)
    return alike((w for w, role in denying.words if role == "root"), (w for w, _ in other.words))


SAME_ACT = 0.75
"""Cosine of two words from which a denial of the one is a denial of the other."""


def deny_alike(left: Claim, right: Claim) -> bool:
    """Whether two claims deny equally often, and one thing that the one denies the other does too: "showed no remorse"."""
    ours, theirs = _negated(left), _negated(right)
    return len(ours) == len(theirs) and not set().union(*ours).isdisjoint(set().union(*theirs))


def _negated(claim: Claim) -> list[set[str]]:
    """For each negation how the words begin that stand first behind it, those apart that say nothing by themselves."""
    # "Without bringing charges" denies the charges.
    text = _WITHOUT_DOING.sub(r"\1 ", claim.text)
    words = [m.group().casefold() for m in _WORD.finditer(text)]
    return [
        {w[:_STEM] for w in words[n + 1 : n + 1 + _BEHIND] if w not in LIGHT and len(w) > 3}
        for n, word in enumerate(words)
        if word in NEGATORS or word.endswith(("n't", "n’t"))
    ]


_WITHOUT_DOING = re.compile(r"\b(without)\s+\w{3,}ing\s", re.I)
NEGATORS = frozenset(("no", "not", "never", "neither", "nor", "without", "nobody", "none", "nothing", "cannot"))
"""Words that deny what stands behind them."""
_STEM, _BEHIND = 6, 2  # letters of a word, and words behind a denial
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
