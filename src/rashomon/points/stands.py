"""Whether what looks like a contradiction stands: would a careful reader print it?

Of the pairs of claims that differ somewhere, one in twenty contradicts: most speak of two moments, two things or two people. A
logistic regression over what sets those apart, fitted by `training/fit_stands.py` on pairs that readers judged (see
`training/stands.md`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from rashomon.model import Article, Aspect, Claim
from rashomon.points.difference import Difference
from rashomon.points.judge import Opinion
from rashomon.points.table import Verdict, surest, weight_of

CONSTANT = 0.0
WEIGHTS = {
    "elsewhere": -0.55,
    "bodies apart": -0.3,
    "words least": -0.3,
    "agent apart": -0.2,
    "date": 0.1,
    "pieces": 0.3,
    "rarest shared": 0.3,
    "differing figures": 0.4,
    "exact": 0.3,
    "contradiction": 0.5,
}
"""What each of `signs` counts, in log-odds."""


def stands(chance: Mapping[str, float]) -> float:
    """The chance, 0 to 1, that a difference with these signs is a contradiction."""
    return 1 / (1 + math.exp(-CONSTANT - sum(WEIGHTS[name] * value for name, value in chance.items())))


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
