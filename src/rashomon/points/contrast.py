"""What in two claims may exclude one another: a row of numbers for the aligner's third question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rashomon.model import Certainty, Claim, Value
from rashomon.points.clause import denies, of_kind
from rashomon.points.figures import fate
from rashomon.points.likeness import Seen
from rashomon.text.magnitudes import compare_numbers
from rashomon.text.opposites import opposed
from rashomon.text.pieces import vectors_of_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

CONTRASTS = (
    *("unmatched left", "unmatched right", "unmatched alike", "unmatched rare left", "unmatched rare right", "unmatched names"),
    *("opposites", "denial against same act", "one possible", "same count differs", "other count differs", "persons apart"),
    *("places apart", "bodies apart", "acts alike", "agents alike", "patients alike", "causes", "refutation", "speakers apart"),
    *("differing figures", "context least"),
)  # fmt: skip

MATCHED = 0.45
"""Cosine of two word pieces from which one stands for the other."""

_CAUSE = re.compile(r"\b(?:because|caus\w+|due to|blam\w+|owing to|as a result|triggered|sparked|why)\b", re.I)
_REFUTES = re.compile(
    r"\b(?:den(?:y|ied|ies|ying|ials?)|reject\w*|refut\w+|dismiss\w*|false|untrue|contradict\w*|dispute[sd]?|insist\w*)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is looked up of a claim in every pair that it is part of: words as written and in lower case, those with a capital
    inside the claim, its figures, vectors of the words in each role (n, 64), and what kind of statement it is."""

    claim: Claim
    lower: list[str]
    known: set[str]
    capital: set[str]
    digits: set[str]
    numbers: list[tuple[Value, str]]
    roots: NDArray[np.float32]
    agents: NDArray[np.float32]
    patients: NDArray[np.float32]
    names: dict[str, set[str]]
    speakers: set[str]
    denies: bool
    possible: bool
    cause: bool
    refutes: bool


def facts_of(claim: Claim) -> Facts:
    """Look a claim up once."""
    words = re.findall(r"[\w'’-]+", claim.text)
    lower = [w.casefold() for w in words]
    return Facts(
        claim=claim,
        lower=lower,
        known=set(lower),
        capital={w.casefold() for w in words[1:] if w[0].isupper()},
        digits={w for w in lower if w[0].isdigit()},
        numbers=[(v, fate(claim, v)) for v in of_kind(claim, "number")],
        roots=vectors_of_words(_words(claim, "root")),
        agents=vectors_of_words(_words(claim, "agent")),
        patients=vectors_of_words(_words(claim, "patient")),
        names={k: {w for v in of_kind(claim, k) for w in v.value.casefold().split()} for k in _APART},
        speakers={s.entity or s.name for s in claim.attribution},
        denies=denies(claim),
        possible=claim.certainty in {Certainty.POSSIBLE, Certainty.ALLEGED, Certainty.PLANNED},
        cause=bool(_CAUSE.search(claim.text)),
        refutes=bool(_REFUTES.search(claim.text)),
    )


_APART = ("person", "place", "body")


def contrast_features(left: Facts, right: Facts, ours: Seen, theirs: Seen) -> list[float]:
    """The numbers of `CONTRASTS` for one pair."""
    near = ours.pieces.vectors @ theirs.pieces.vectors.T
    lone_left, lone_right = near.max(1, initial=0) < MATCHED, near.max(0, initial=0) < MATCHED
    between = near[lone_left][:, lone_right]
    rare = [p.rarity[lone] for p, lone in ((ours.pieces, lone_left), (theirs.pieces, lone_right))]
    figures = [(compare_numbers(a, b), x == y and a.unit == b.unit) for a, x in left.numbers for b, y in right.numbers]
    agree = any(v in {"same", "more exact"} for v, _ in figures)
    acts = _alike(left.roots, right.roots)
    context = ours.tokens @ theirs.tokens.T
    return [
        float(lone_left.mean()) if len(lone_left) else 0.0,
        float(lone_right.mean()) if len(lone_right) else 0.0,
        float(between.mean()) if between.size else 0.0,
        float(rare[0].max(initial=0)),
        float(rare[1].max(initial=0)),
        bool(left.capital - right.known) and bool(right.capital - left.known),
        opposed(left.known, right.known) is not None,
        acts if left.denies is not right.denies else 0.0,
        left.possible is not right.possible,
        any(v == "differ" and same for v, same in figures) and not agree,
        any(v == "differ" for v, _ in figures) and not agree,
        *(bool(left.names[k]) and bool(right.names[k]) and not left.names[k] & right.names[k] for k in _APART),
        acts,
        _alike(left.agents, right.agents),
        _alike(left.patients, right.patients),
        left.cause + right.cause,
        left.refutes is not right.refutes,
        bool(left.speakers) and bool(right.speakers) and not left.speakers & right.speakers,
        len(left.digits ^ right.digits),
        float(min(context.max(1).min(), context.max(0).min())),
    ]


def _alike(left: NDArray[np.float32], right: NDArray[np.float32]) -> float:
    return float((left @ right.T).max()) if len(left) and len(right) else 0.0


def _words(claim: Claim, role: str) -> tuple[str, ...]:
    return tuple(w for w, r in claim.words if r == role)
