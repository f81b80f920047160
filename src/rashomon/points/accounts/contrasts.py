"""What became of one thing, by phrases that exclude one another: "will go ahead as planned", "was called off"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from rashomon.model import Article, Aspect, Claim
from rashomon.points.clause import LIGHT, denies, words_as
from rashomon.points.difference import Apart, Difference
from rashomon.points.excuses import excuse

_PHRASES = (
    (
        r"go(?:es|ing)? ahead|went ahead|proceed(?:s|ed)?|(?:take|took|takes) (?:place|effect) as planned",
        r"withdr[ae]w(?:n|s)?|cancell?ed|cancel|call(?:ed|s)? off|scrap(?:ped|s)?|drop(?:ped|s)?|abandon(?:ed|s)?|postponed?|shelved?|put off",
    ),
    (r"sounded|rang|wailed|went off|blared", r"(?:remained|stayed|was|were|fell|kept) silent"),
    (r"automatic(?:ally)?", r"by hand|manual(?:ly)?"),
    (r"unanimous(?:ly)?|all (?:\w+ ){1,2}voted for", r"voted against|abstained"),
    (r"intact|undamaged|unharmed|unhurt", r"destroyed|badly damaged|severely damaged|burn(?:ed|t) down"),
)
_PAIRS = tuple(tuple(re.compile(rf"\b(?:{side})\b", re.I) for side in pair) for pair in _PHRASES)


def contrasts(claims: Sequence[Claim], articles: Mapping[str, Article]) -> Iterator[Apart]:
    """Two claims of one thing by two phrases that exclude one another, neither of them denied."""
    told = [(i, c) for i, c in enumerate(claims) if not denies(c)]
    for one, other in _PAIRS:
        ours, theirs = ([(i, c, m) for i, c in told if (m := p.search(c.text))] for p in (one, other))
        for (i, left, a), (j, right, b) in ((x, y) for x in ours for y in theirs):
            if left.article == right.article or not _things(left) & _things(right):
                continue
            found = Difference(Aspect.POLARITY, a.group(), b.group(), certain=True)
            if excuse(found, left, right, articles) is None:
                yield Apart(i, j, found, leading=False)


def _things(claim: Claim) -> set[str]:
    """Who or what a claim is about, by nouns."""
    return words_as(claim, "agent", "patient") - LIGHT - _ANYBODY


_ANYBODY = frozenset("it he she they who which that people man woman one".split())
