"""How much a reader would miss a claim that only one source makes.

A logistic regression over what can be read off the claim, fitted on the particulars that annotators of 49 events found worth
noting among all that one report alone says; on 11 other events .48 of a report's first five are such, where .28 of all are.
"""

from __future__ import annotations

import math
import re

from rashomon.model import Article, Certainty, Claim, Mode, Polarity

TRIFLE = 0.11
"""Chance under which a claim is not worth a line: a fortieth of all, and one in a hundred of what annotators note."""

_CONSTANT = -2.23
_WEIGHTS = {
    "word": 0.047,  # of the first 25
    "number": 0.5,  # of the first three
    "date": -0.18,
    "share of its sentence": 0.67,
    "speaker": 0.42,  # of the first two
    "patient": 0.24,
    "headline": -2.9,  # tells no particular
    "denial": 0.38,
    "quotation": -0.41,
    "plan": -0.55,
    "possibility": -0.39,
}


def telling(claim: Claim, article: Article) -> float:
    """The chance, 0 to 1, that a careful reader would note the claim as what this article alone says."""
    kinds = [v.kind for v in claim.values]
    start, end = claim.sentence
    measured = {
        "word": min(25, len(re.findall(r"\w+", claim.text))),
        "number": min(3, kinds.count("number")),
        "date": kinds.count("date"),
        "share of its sentence": (claim.end - claim.start) / max(1, end - start),
        "speaker": min(2, len(claim.attribution)),
        "patient": any(role == "patient" for _, role in claim.words),
        "headline": claim.text in (article.headline or ""),
        "denial": claim.polarity is Polarity.NEGATED,
        "quotation": claim.mode is Mode.DIRECT,
        "plan": claim.certainty is Certainty.PLANNED,
        "possibility": claim.certainty is Certainty.POSSIBLE,
    }
    return 1 / (1 + math.exp(-_CONSTANT - sum(_WEIGHTS[name] * value for name, value in measured.items())))
