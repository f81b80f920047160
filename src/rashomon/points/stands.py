"""Whether what looks like a contradiction stands: would a careful reader print it?

Of the pairs of claims that differ somewhere, one in twenty contradicts: most speak of two moments, two things or two people. A
logistic regression over what sets those apart, fitted on pairs that readers judged (`training/standing.py`,
figures in `training/aligner.md`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from rashomon.model import Article, Aspect, Claim
from rashomon.points.difference import Difference
from rashomon.points.judge import Opinion
from rashomon.points.table import Verdict, surest, weight_of

CONSTANT = -5.78
WEIGHTS = {
    "elsewhere": -0.81,
    "pieces": 1.9,
    "rarest shared": 0.17,
    "words least": -1.07,
    "agent apart": -0.29,
    "bodies apart": -1.18,
    "differing figures": 0.27,
    "date": 0.63,
    "exact": 1.46,
    "contradiction": 2.19,
}
"""What each of `signs` counts, in log-odds."""


def stands(seen: Mapping[str, float]) -> float:
    """The chance, 0 to 1, that a difference with these signs is a contradiction."""
    return 1 / (1 + math.exp(-CONSTANT - sum(WEIGHTS[name] * value for name, value in seen.items())))


def signs(
    difference: Difference,
    left: Claim,
    right: Claim,
    articles: Mapping[str, Article],
    opinion: Opinion,
    verdict: Verdict,
) -> dict[str, float]:
    """What speaks for and against a contradiction, by name: in how many of the two articles the other's words stand as well, what
    the features of the pair say, what the exact comparison counts and the verdict of the table."""
    texts = [articles[c.article].text.casefold() for c in (left, right)]
    hard = surest(opinion.exact)
    return {
        "elsewhere": (difference.left.casefold() in texts[1]) + (difference.right.casefold() in texts[0]),
        **opinion.traits,
        "date": float(difference.aspect is Aspect.DATE),
        "exact": weight_of(hard) if hard else 0.0,
        "contradiction": verdict.conflict,
    }
