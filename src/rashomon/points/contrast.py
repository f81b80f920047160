"""What in two claims may exclude one another: a row of numbers for the aligner's third question."""

from __future__ import annotations

import re

import numpy as np

from rashomon.model import Certainty, Claim
from rashomon.points.compare import denies, fate, of_kind
from rashomon.points.likeness import Seen
from rashomon.text.numbers import compare_numbers
from rashomon.text.opposites import opposed
from rashomon.text.pieces import alike

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


def contrast_features(left: Claim, right: Claim, ours: Seen, theirs: Seen) -> list[float]:
    """The numbers of `CONTRASTS` for one pair."""
    near = ours.pieces.vectors @ theirs.pieces.vectors.T
    lone_left, lone_right = near.max(1, initial=0) < MATCHED, near.max(0, initial=0) < MATCHED
    between = near[np.ix_(lone_left, lone_right)]
    rare = [p.rarity[lone] for p, lone in ((ours.pieces, lone_left), (theirs.pieces, lone_right))]
    texts = [re.findall(r"[\w'’-]+", c.text) for c in (left, right)]
    lower = [[w.casefold() for w in t] for t in texts]
    capital = [{w.casefold() for w in t[1:] if w[0].isupper()} for t in texts]
    figures = [(compare_numbers(a, b), fate(left, a) == fate(right, b) and a.unit == b.unit) for a in of_kind(left, "number") for b in of_kind(right, "number")]  # fmt: skip
    agree = any(v in {"same", "more exact"} for v, _ in figures)
    acts = alike(_words(left, "root"), _words(right, "root"))
    possible = [c.certainty in {Certainty.POSSIBLE, Certainty.ALLEGED, Certainty.PLANNED} for c in (left, right)]
    speakers = [{s.entity or s.name for s in c.attribution} for c in (left, right)]
    context = ours.tokens @ theirs.tokens.T
    return [
        float(lone_left.mean()) if len(lone_left) else 0.0,
        float(lone_right.mean()) if len(lone_right) else 0.0,
        float(between.mean()) if between.size else 0.0,
        float(rare[0].max(initial=0)),
        float(rare[1].max(initial=0)),
        bool(capital[0] - set(lower[1])) and bool(capital[1] - set(lower[0])),
        opposed(lower[0], lower[1]) is not None,
        acts if denies(left) is not denies(right) else 0.0,
        possible[0] is not possible[1],
        any(v == "differ" and same for v, same in figures) and not agree,
        any(v == "differ" for v, _ in figures) and not agree,
        _apart(left, right, "person"),
        _apart(left, right, "place"),
        _apart(left, right, "body"),
        acts,
        alike(_words(left, "agent"), _words(right, "agent")),
        alike(_words(left, "patient"), _words(right, "patient")),
        bool(_CAUSE.search(left.text)) + bool(_CAUSE.search(right.text)),
        bool(_REFUTES.search(left.text)) is not bool(_REFUTES.search(right.text)),
        bool(speakers[0]) and bool(speakers[1]) and not speakers[0] & speakers[1],
        len({w for w in lower[0] if w[0].isdigit()} ^ {w for w in lower[1] if w[0].isdigit()}),
        float(min(context.max(1).min(), context.max(0).min())),
    ]


def _apart(left: Claim, right: Claim, kind: str) -> bool:
    """Whether both name something of the kind, and nothing of it is the same."""
    ours, theirs = ({w for v in of_kind(c, kind) for w in v.value.casefold().split()} for c in (left, right))
    return bool(ours) and bool(theirs) and not ours & theirs


def _words(claim: Claim, role: str) -> tuple[str, ...]:
    return tuple(w for w, r in claim.words if r == role)
