"""What two reports tell of one event, wherever in them it stands: the accounts that each keeps to, and that cannot both be right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import TypeVar

from rashomon.model import Article, Certainty, Claim
from rashomon.points.accounts.acts import kinds_of_act, leading_acts, says_it_happened
from rashomon.points.clause import denies
from rashomon.points.difference import Apart, Difference
from rashomon.points.excuses import excuse

T = TypeVar("T")

Accounts = Mapping[str, list[tuple[int, T]]]
"""What each article gives of one thing, with the claims that give it, by index."""


def contradictions(
    told: Iterable[Accounts[T]],
    apart: Callable[[T, T], bool],
    difference: Callable[[T, T], Difference],
    claims: Sequence[Claim],
    articles: Mapping[str, Article],
) -> Iterator[Apart]:
    """For any two articles of which each keeps to its account and neither has one of the other's, the first two claims that nothing excuses."""
    seen: set[tuple[int, int]] = set()
    for accounts in told:
        steady = [
            some for some in accounts.values() if not any(apart(a, b) for (_, a), (_, b) in combinations(some, 2))
        ]
        for ours, theirs in combinations(steady, 2):
            if not all(apart(a, b) for (_, a), (_, b) in product(ours, theirs)):
                continue
            for (i, a), (j, b) in product(ours, theirs):
                found = difference(a, b)
                if (i, j) not in seen and excuse(found, claims[i], claims[j], articles) is None:
                    seen.add((i, j))
                    yield Apart(i, j, found, leading=False)
                    break


def of_the_event(claims: Sequence[Claim]) -> Iterator[tuple[int, str]]:
    """The claims that tell what happened, by index, each with the kinds of act of which a report tells where it begins."""
    own: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        own[claim.article].append(claim)
    main = frozenset().union(*map(leading_acts, own.values()))
    for i, claim in enumerate(claims):
        if is_told(claim):
            for kind in kinds_of_act(claim) & main or (main if says_it_happened(claim) else ()):
                yield i, kind


def is_told(claim: Claim) -> bool:
    """Whether a claim tells that something was done, and on this occasion: it denies nothing, and is neither possible nor planned."""
    unsure = claim.certainty in {Certainty.POSSIBLE, Certainty.PLANNED}
    return not (denies(claim) or unsure or _ELSEWHEN.search(_ASIDE.sub(",", claim.text)))


_ASIDE = re.compile(r", (?:who|which|an?|the) [^,]*(?:,|$)")
"""What is told of somebody in passing."""

_ELSEWHEN = re.compile(
    r"\b(?:another|(?:second|third)(?! (?:floor|storey|class|largest|biggest))|last (?:year|month|week)|(?:years?|months?|weeks?|days?) (?:ago|earlier|before)|previous(?:ly)?|in (?:19|20)\d\d"
    r"|next|aftershocks?|later|again|the (?:day|night) before|similar|already)\b",
    re.I,
)
"""What tells of another time than the event's."""
