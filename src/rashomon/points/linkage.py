"""Which claims say the same, which contradict and which stand alone, from what was made of their pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Aspect, Claim
from rashomon.points.judge import Opinion
from rashomon.points.table import Verdict


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair of claims, by index (left < right), with the model's opinion and the table's verdict."""

    left: int
    right: int
    opinion: Opinion
    verdict: Verdict


def same_groups(
    count: int, judged: Sequence[Judged], threshold: float, against: Collection[tuple[int, int]] = ()
) -> dict[int, list[int]]:
    """Claims that say the same, by average linkage over the judged pairs, keyed by claim: surest pairs join first.

    Two groups join only while the mean over all judged pairs between them holds a share of the threshold, so that one doubtful
    link does not tie two particulars, and never where a pair between them contradicts: by its verdict, or as one of those `against` one another.
    """
    of = {i: [i] for i in range(count)}
    score = nearness(judged)
    apart = {(p.left, p.right) for p in judged if _apart(p.verdict)}.union(against)
    for (i, j), s in sorted(score.items(), key=lambda kv: -kv[1]):
        if s < threshold:
            break
        left, right = of[i], of[j]
        if left is right:
            continue
        pairs = [(min(a, b), max(a, b)) for a in left for b in right]
        between = [score[pair] for pair in pairs if pair in score]
        if sum(between) / len(between) >= HELD * threshold and apart.isdisjoint(pairs):
            left += right
            for k in right:
                of[k] = left
    return of


def _apart(found: Verdict) -> bool:
    """Whether two claims are no members of one group, whatever else says the same as both."""
    return found.conflict >= (APART if found.same == 0.0 else max(OPPOSED, found.same))


OPPOSED = 0.7
"""Weighed score of a contradiction from which two claims are no members of one group, even if they perhaps say the same."""

APART = 0.1
"""Weighed score of a contradiction from which two claims that do not say the same are no members of one group."""

HELD = 0.5
"""Share of the threshold for two claims that the mean between two groups must hold: of one particular, some tell more than others."""


def nearness(judged: Iterable[Judged]) -> dict[tuple[int, int], float]:
    """How far each judged pair says the same."""
    return {(p.left, p.right): p.verdict.same for p in judged}


def contradictions(judged: Iterable[Judged], groups: Mapping[int, list[int]], threshold: float) -> list[Judged]:
    """The surest contradicting pair between any two groups in each aspect: two versions of a man's age may also be two of his office."""
    best: dict[tuple[int, int, Aspect | None], Judged] = {}
    for p in judged:
        left, right = groups[p.left], groups[p.right]
        if p.verdict.conflict < threshold or left is right:
            continue
        aspect = p.verdict.difference.aspect if p.verdict.difference else None
        key = (min(left[0], right[0]), max(left[0], right[0]), aspect)
        if key not in best or p.verdict.conflict > best[key].verdict.conflict:
            best[key] = p
    return sorted(best.values(), key=lambda p: -p.verdict.conflict)


def loners(claims: Sequence[Claim], judged: Iterable[Judged], threshold: float) -> list[int]:
    """Claims to which no claim of another article is likely to speak."""
    nearest: dict[int, float] = defaultdict(float)
    for p in judged:
        for i in (p.left, p.right):
            nearest[i] = max(nearest[i], p.opinion.aligned)
    return [i for i in range(len(claims)) if nearest[i] < threshold]


def repetitions(claims: Iterable[Claim]) -> list[list[Claim]]:
    """The claims, those together that one article says in the same words, in the order of the first of each."""
    out: list[list[Claim]] = []
    heard: dict[str, list[tuple[set[str], list[Claim]]]] = defaultdict(list)
    for c in claims:
        words = {w for w, _ in c.words}
        first = next((some for known, some in heard[c.article] if _repeats(words, known, c, some[0])), None)
        if first is None:
            out.append([c])
            heard[c.article].append((words, out[-1]))
        else:
            first.append(c)
    return out


def _repeats(left: set[str], right: set[str], claim: Claim, other: Claim) -> bool:
    same = min(len(left), len(right)) >= FEWEST and len(left & right) >= REPEATED * len(left | right)
    return same and claim.polarity is other.polarity


FEWEST, REPEATED = 3, 0.7
"""Words of a claim, and the share of both claims' words that they have in common, from which one repeats the other."""
