"""Why it was so: one effect, and two causes in the words that name them."""

from __future__ import annotations

import re

from rashomon.model import Aspect, Claim
from rashomon.points.clause import LIGHT, denies
from rashomon.points.difference import Difference
from rashomon.text.pieces import vectors_of_words

_BY = r"(?:caused|started|triggered|sparked|set off)\s+by"
_TOLD = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"^(?P<effect>.+?)\b(?:was|were|is|been|be)\s+(?:\w+ly\s+)?{_BY}\s+(?P<cause>.+)$",
        r"^(?P<effect>.+?)\s+(?:because of|due to|owing to|as a result of)\s+(?P<cause>.+)$",
        r"^the (?:cause|reason)\s+(?:of|for)\s+(?P<effect>.+?)\s+(?:was|is)\s+(?P<cause>.+)$",
        r"^(?P<cause>.+?)\s+(?:was|is)\s+the (?:cause|reason)\s+(?:of|for)\s+(?P<effect>.+)$",
        r"^(?P<cause>.+?)\s+(?:had\s+)?(?:caused|triggered|sparked)\s+(?P<effect>.+)$",
        r"^(?P<cause>.+?)\s+(?:had\s+)?(?:started|set off)\s+(?P<effect>the\s(?:fire|blaze|explosion|blast|landslide|flood|avalanche|panic|row|crisis|war)\b.*)$",
    )
)
IDLE = LIGHT | frozenset(
    "the and his her its their our this that was were had has been for from with which who about after over into".split()
)


def causes_differ(left: Claim, right: Claim) -> Difference | None:
    """Each names a cause of the same effect, in words that have nothing to do with the other's: "because of heart trouble", "because of a
    row over a contract"."""
    if denies(left) or denies(right):
        return None
    ours, theirs = told_cause(left), told_cause(right)
    if ours is None or theirs is None:
        return None
    (effect, cause), (other_effect, other) = ours, theirs
    if not set(telling_words(effect)) & set(telling_words(other_effect)) or not nothing_akin(cause, other):
        return None
    return Difference(Aspect.CAUSE, shortened(cause), shortened(other))


def nothing_akin(cause: str, other: str) -> bool:
    """Whether two causes have nothing to do with one another."""
    words, others = (telling_words(_WHERE.split(text)[0]) for text in (cause, other))
    if not words or not others or set(words) & set(others) or (_WEATHER & set(words) and _WEATHER & set(others)):
        return False
    return float((vectors_of_words(words) @ vectors_of_words(others).T).max()) < AKIN


_WHERE = re.compile(r"\s(?:in|on|at|near|under|inside|outside|behind)\s(?:the|an?)\s")
"""Where a cause lay, of which two may share words."""

_WEATHER = frozenset("weather fog mist rain rains snow wind winds storm ice visibility".split())

AKIN = 0.42
"""Cosine of two words from which two causes may be one."""


def told_cause(claim: Claim) -> tuple[str, str] | None:
    """What a claim says was so, and why."""
    found = next((m for pattern in _TOLD if (m := pattern.match(claim.text))), None)
    if found is None or re.search(r"\b(?:which|that|who|it|this)$", found["cause"].strip()):
        return None
    return found["effect"], found["cause"]


def telling_words(text: str) -> list[str]:
    """The words of a cause or an effect that tell what it is."""
    return [w for w in re.findall(r"[a-z]{3,}", text.casefold()) if w not in IDLE]


def shortened(text: str) -> str:
    """The words by which a cause begins."""
    return " ".join(text.split()[:_SHOWN]).strip(",;")


_SHOWN = 8  # words
