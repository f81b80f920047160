"""Whether what looks like a contradiction stands: would a careful reader print it?

Of the pairs of claims that differ somewhere, one in fifty contradicts: most speak of two moments, two things or two people. A
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

CONSTANT = -5.18
WEIGHTS = {
    "verdict": 1.99,
    "contradicts": 2.0,
    "filling": 0.42,
    "exact": 0.99,
    "elsewhere": -1.03,
    "date": 0.35,
    "polarity": -0.69,
    "pieces": 1.89,
    "rarest shared": 0.11,
    "words least": -0.71,
    "agent apart": -0.15,
    "bodies apart": -1.28,
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
    """What speaks for and against a contradiction, by name: the verdict of the table, what the aligner holds of it, the chance of the
    fillings and what the exact comparison counts; in how many of the two articles the other's words stand as well; the aspects in
    which differences contradict more or less often than in others; and what the features of the pair say."""
    texts = [articles[c.article].text.casefold() for c in (left, right)]
    hard = surest(opinion.exact)
    return {
        "verdict": verdict.conflict,
        "contradicts": opinion.conflict,
        "filling": opinion.filling.chance if opinion.filling else 0.0,
        "exact": weight_of(hard) if hard else 0.0,
        "elsewhere": (difference.left.casefold() in texts[1]) + (difference.right.casefold() in texts[0]),
        "date": float(difference.aspect is Aspect.DATE),
        "polarity": float(difference.aspect is Aspect.POLARITY),
        **opinion.traits,
    }
