"""Which articles report the same event: not the same topic, and whatever the words.

Candidate pairs share rare words of their headlines and openings; small boosted trees say of each pair how likely it reports one
event, from how alike the two are and how much more alike than to their rivals (`training/train_stories.py`); linkage
over the pairs makes the stories. Cost grows with the articles, not with their square.
"""

from __future__ import annotations

import functools
import heapq
import math
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rashomon.across import joined_across_languages
from rashomon.inferred import anchor
from rashomon.model import Article
from rashomon.text.terms import Hashes, Vectors, Vocabulary, cosines, telling_words, vectors
from rashomon.trees import Trees
from rashomon.weights import weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

OPENING = 1500
"""Characters of the body that tell the event; what follows is background."""

WHOLE = 8000
"""Characters of the body that are read at all."""

TELLING = 32
"""Rarest terms of an opening by which candidates are found."""

RIVALS = 50
"""Candidates that are judged for each article."""

COPY = 0.985
"""Cosine of all their words from which two articles are one text: they are judged as one, and never as rivals."""

_HEAVIEST = 500  # articles that share a term: in more it tells no event, and would make pairs of everything
_LEAST = 0.02  # chance under which a pair counts as none
_FAR = 7  # days

FEATURES = ("whole", "opening", "pairs", "far", "whole against rivals", "opening against rivals")
"""How alike two articles are, as cosines: all their words, headline and opening, neighbouring words; whether reliable days of
publication lie more than a week apart; and the first two times their share of the better-placed article's best."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Index pairs (n, 2) of articles, left before right, their features (n, 6), and for each article the first one whose text it has."""

    pairs: NDArray[np.int64]
    features: NDArray[np.float32]
    copies: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Told:
    """The words by which an article is judged, as hashes: those of its headline, then of its body; and where the headline
    and the opening of the body end."""

    words: NDArray[np.uint32]
    headline: int
    opening: int


@dataclass(frozen=True, slots=True)
class Crowd:
    """Articles beside those to be grouped, where these were picked out of many: how many have been grouped, how many of
    them share their story with another, and how many still wait to be grouped."""

    grouped: int = 0
    paired: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Grouping:
    """Indices of articles by story, and how alike the openings of the pairs (n, 2) that were judged are (n,)."""

    groups: list[list[int]]
    pairs: NDArray[np.int64]
    alike: NDArray[np.float32]


def story_groups(
    articles: Sequence[Article],
    threshold: float,
    crowd: Crowd = Crowd(),
    known: Sequence[int | None] = (),
    told: Iterable[Told] | None = None,
) -> list[list[int]]:
    """Indices of the articles by story, in the order of their first article.

    `known` has, where articles were grouped before, the number of each one's story; None for a new one. `told` are the words
    of the articles (`words_of`), where they are at hand.
    """
    return group_articles(articles, threshold, crowd, known, told).groups


def group_articles(
    articles: Sequence[Article],
    threshold: float,
    crowd: Crowd = Crowd(),
    known: Sequence[int | None] = (),
    told: Iterable[Told] | None = None,
) -> Grouping:
    """The groups of `story_groups`, with the pairs that were judged for them."""
    if not articles:
        return Grouping([], np.zeros((0, 2), dtype=np.int64), np.zeros(0, dtype=np.float32))
    judged = judge_pairs(articles, told)
    chances = np.where(_one_language(articles, judged.pairs), _trees().chances(judged.features), 0.0)
    first, number = np.unique(judged.copies, return_inverse=True)
    pairs, chances = _of_originals(number[judged.pairs], chances, len(first))
    chances = at_hand(chances, pairs, len(first), crowd)
    stories = _known_of(known, number, len(first)) if known else []
    if stories:
        chances = staying(chances, pairs, stories)
    members: list[list[int]] = [[] for _ in first]
    for n, original in enumerate(number.tolist()):
        members[original].append(n)
    groups = [sorted(n for k in g for n in members[k]) for g in linked(len(first), pairs, chances, threshold, stories)]
    groups.sort()
    if threshold < 1:
        groups = joined_across_languages(articles, groups)
    return Grouping(groups, judged.pairs, judged.features[:, FEATURES.index("opening")])


def _of_originals(
    pairs: NDArray[np.int64], chances: NDArray[np.float64], count: int
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The pairs of different originals among `count`, sorted, each with the mean chance of their copies' pairs."""
    apart = pairs[:, 0] != pairs[:, 1]
    ordered = np.sort(pairs[apart], axis=1)
    keys, where = np.unique(ordered[:, 0] * count + ordered[:, 1], return_inverse=True)
    mean = np.bincount(where, chances[apart], len(keys)) / np.maximum(1, np.bincount(where, minlength=len(keys)))
    return np.stack([keys // max(1, count), keys % max(1, count)], axis=1), mean


def _known_of(known: Sequence[int | None], number: NDArray[np.int64], count: int) -> list[int | None]:
    """The story that each original, or a copy of it, was found to be of before."""
    stories: list[int | None] = [None] * count
    for story, original in zip(known, number.tolist(), strict=True):
        stories[original] = story if stories[original] is None else stories[original]
    return stories


def _one_language(articles: Sequence[Article], pairs: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether the articles of each pair may be judged by their words: names that two languages share make no event."""
    numbers: dict[str | None, int] = {None: 0}
    spoken = np.asarray([numbers.setdefault(a.language, len(numbers)) for a in articles])[pairs]
    same: NDArray[np.bool_] = (spoken[:, 0] == spoken[:, 1]) | (spoken == 0).any(axis=1)
    return same


def judge_pairs(
    articles: Sequence[Article],
    told: Iterable[Told] | None = None,
    background: tuple[NDArray[np.uint16], int] | None = None,
) -> Judged:
    """The candidate pairs of articles with their features; `background` replaces the shipped counts of words."""
    known, hashes = Vocabulary(background), Hashes()
    texts, leads = [], []
    for words in told if told is not None else (words_of(a, hashes) for a in articles):
        texts.append(known.add(words.words))
        leads.append((words.headline, words.opening))
    rarity = known.rarity()
    del known, hashes
    opening = _openings_table(texts, leads, rarity)
    found = _candidates(opening)
    # One table at a time, and each let go once it is used: of many articles all three take as much memory as these do.
    by_opening = cosines(opening, found)
    del opening
    by_whole = cosines(vectors(texts, rarity), found)
    by_pairs = cosines(_pairs_table(texts, rarity), found)
    copies = _copies(found[by_whole >= COPY], len(articles))
    against = [near * _share_of_best(found, near, copies) for near in (by_whole, by_opening)]
    days = [
        p.toordinal() if a.published and a.published.reliable and (p := anchor(a.published)) else 0 for a in articles
    ]
    dated = np.asarray(days)[found] if len(found) else np.zeros((0, 2), dtype=np.int64)
    far = (dated > 0).all(axis=1) & (abs(dated[:, 0] - dated[:, 1]) > _FAR)
    features = np.stack([by_whole, by_opening, by_pairs, far, *against], axis=1).astype(np.float32)
    return Judged(found, features, copies)


def _copies(pairs: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """For each article the first one whose text it has, by pairs of copies."""
    first = list(range(count))

    def root(n: int) -> int:
        while first[n] != n:
            first[n] = first[first[n]]
            n = first[n]
        return n

    for i, j in pairs.tolist():
        a, b = root(i), root(j)
        first[max(a, b)] = min(a, b)
    return np.asarray([root(n) for n in range(count)], dtype=np.int64)


def words_of(article: Article, hashes: Hashes) -> Told:
    """What an article is judged by."""
    headline, body = telling_words(article.headline or "", article.language), article.body[:WHOLE]
    words = hashes.of(headline + telling_words(body, article.language))
    # The words of the opening are the first of the body's; counting them again would cost another pass.
    opening = len(telling_words(body[:OPENING], article.language))
    return Told(words, len(headline), len(headline) + opening)


def _openings_table(
    texts: Sequence[NDArray[np.int32]], leads: Sequence[tuple[int, int]], rarity: NDArray[np.float32]
) -> Vectors:
    """Rows of the words of headline (twice) and opening."""
    rows = (np.concatenate([t[:end], t[:head]]) for t, (head, end) in zip(texts, leads, strict=True))
    return vectors(rows, rarity)


def _pairs_table(texts: list[NDArray[np.int32]], rarity: NDArray[np.float32]) -> Vectors:
    """Rows of neighbouring words, neither of them common; a pair is as rare as its words are on average. Takes the texts away."""
    size = len(rarity)
    keys, ends = array("q"), []
    texts.reverse()
    while texts:
        t = texts.pop()
        left, right = t[:-1].astype(np.int64), t[1:]
        keys.frombytes((left * size + right)[(rarity[left] > 0) & (rarity[right] > 0)].tobytes())
        ends.append(len(keys))
    numbered, rare = _numbers(np.frombuffer(keys, dtype=np.int64), rarity)
    del keys
    return vectors(np.split(numbered, ends[:-1]), rare)


_AT_ONCE = 1 << 20
"""Pairs of words whose numbers are found together."""


def _numbers(keys: NDArray[np.int64], rarity: NDArray[np.float32]) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """A number for each pair of words, in their order, and the rarity of each number's pair.

    The keys are sorted a part at a time, by their remainder: sorting them all takes several times their memory.
    """
    parts = 1 + len(keys) // _AT_ONCE
    numbered, rare = np.empty(len(keys), dtype=np.int32), []
    count = 0
    starts = range(0, len(keys), _AT_ONCE)
    for n in range(parts):
        held = [np.flatnonzero(keys[s : s + _AT_ONCE] % parts == n) + s for s in starts]
        own = np.concatenate(held) if held else np.zeros(0, dtype=np.int64)
        found, numbers = np.unique(keys[own], return_inverse=True)
        numbered[own] = numbers + count
        left, right = np.divmod(found, max(1, len(rarity)))
        rare.append(((rarity[left] + rarity[right]) / 2).astype(np.float32))
        count += len(found)
    return numbered, np.concatenate(rare)


def _candidates(opening: Vectors) -> NDArray[np.int64]:
    """Index pairs (n, 2), sorted, in which either article is among the other's RIVALS by the terms that tell it best."""
    count = len(opening)
    telling = [
        row.start + np.argsort(-opening.weights[row], kind="stable")[:TELLING] for row in map(opening.row, range(count))
    ]
    at = np.concatenate(telling) if telling else np.zeros(0, dtype=np.int64)
    own = np.repeat(np.arange(count), [len(best) for best in telling])
    order = np.argsort(opening.ids[at], kind="stable")
    terms, first, size = np.unique(opening.ids[at[order]], return_index=True, return_counts=True)
    holder, weight = own[order], opening.weights[at[order]].astype(np.float64)
    slot = np.searchsorted(terms, opening.ids[at])
    telling_some = (size[slot] > 1) & (size[slot] <= _HEAVIEST)
    own, slot, value = own[telling_some], slot[telling_some], opening.weights[at[telling_some]].astype(np.float64)
    ends = np.cumsum(size[slot])
    found = []
    begin = 0
    while begin < len(own):
        # As many as fit, and all of the last article's.
        end = int(np.searchsorted(ends, (ends[begin - 1] if begin else 0) + _MET_AT_ONCE))
        end = int(np.searchsorted(own, own[min(end, len(own) - 1)], side="right"))
        held = size[slot[begin:end]]
        place = np.repeat(first[slot[begin:end]] + held - np.cumsum(held), held) + np.arange(int(held.sum()))
        met = np.repeat(own[begin:end], held) * count + holder[place]
        found.append(_rivals(met, weight[place] * np.repeat(value[begin:end], held), count))
        begin = end
    pairs = np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)
    return np.stack([pairs // max(1, count), pairs % max(1, count)], axis=1)


def _rivals(met: NDArray[np.int64], products: NDArray[np.float64], count: int) -> NDArray[np.int64]:
    """Of meetings of two articles in a term, each as the one's index times `count` plus the other's, with the product of its weights there: those
    of each article with its RIVALS, the lesser index first."""
    pairs, where = np.unique(met, return_inverse=True)
    near = np.bincount(where, products)
    n, other = np.divmod(pairs, count)
    near[n == other] = -1
    # The nearest of each first, and of equal ones that of the lesser index: the sort is stable.
    best = np.lexsort((-near, n))
    rank = np.arange(len(best)) - np.searchsorted(n[best], n[best])
    best = best[(rank < RIVALS) & (n != other)[best]]
    rivals: NDArray[np.int64] = np.minimum(n, other)[best] * count + np.maximum(n, other)[best]
    return rivals


_MET_AT_ONCE = 1 << 20
"""Meetings of two articles in one term that are counted together."""


def _share_of_best(
    pairs: NDArray[np.int64], near: NDArray[np.float32], copies: NDArray[np.int64]
) -> NDArray[np.float32]:
    """What part of the best likeness of either article each pair's is, the greater of the two. A copy is no rival: with one at hand
    all that tell the event in their own words would look far off."""
    rivals = copies[pairs[:, 0]] != copies[pairs[:, 1]]
    best = np.full(len(copies), 1e-3, dtype=np.float32)
    np.maximum.at(best, pairs[rivals].ravel(), np.repeat(near[rivals], 2))
    share: NDArray[np.float32] = (near[:, None] / np.maximum(best[pairs], 1e-3)).max(axis=1) if len(pairs) else near
    return np.minimum(share, 1)


def at_hand(
    chances: NDArray[np.float64], pairs: NDArray[np.int64], count: int, crowd: Crowd = Crowd()
) -> NDArray[np.float64]:
    """The chances moved to what is likely among these articles: in a crawl, where few have a fellow, a doubtful pair is
    likelier none, and among a few pages that somebody put side by side likelier one (after Saerens et al. 2002)."""
    best = np.zeros(count)
    np.maximum.at(best, pairs.ravel(), np.repeat(chances, 2))
    paired = (best.sum() + crowd.paired + _PAIRED * _PRIOR) / (count + crowd.grouped + _PRIOR)
    size = count + crowd.grouped + crowd.waiting
    odds = np.log(np.clip(chances, 1e-4, 1 - 1e-4)) - np.log1p(-np.clip(chances, 1e-4, 1 - 1e-4))
    odds += _PAIRED_PULL * np.log(paired / (1 - paired)) - _SIZE_PULL * np.log2(size / _USUAL_SIZE)
    moved: NDArray[np.float64] = 1 / (1 + np.exp(-odds))
    return moved


def staying(chances: NDArray[np.float64], pairs: NDArray[np.int64], known: Sequence[int | None]) -> NDArray[np.float64]:
    """The chances, higher for pairs that were found to be of one story already: a third article is a poor reason to part two."""
    before = np.asarray([-n - 1 if story is None else story for n, story in enumerate(known)])
    same = before[pairs[:, 0]] == before[pairs[:, 1]]
    sure = np.clip(chances, 1e-4, 1 - 1e-4)
    kept: NDArray[np.float64] = np.where(same, 1 / (1 + (1 - sure) / sure * np.exp(-_STAYS)), chances)
    return kept


# Log odds. Of 200 reports that came one at a time, 2 to 4 parted a story with it (and with `known` in `linked`), and far more without.
_STAYS = 2.0

# Learned with the trees, by leaving out a family of sets at a time.
_PAIRED_PULL, _SIZE_PULL = 0.7, 0.2
_PAIRED, _PRIOR = 0.7, 3  # what share is paired before anything is seen, and how many articles that counts as
_USUAL_SIZE = 64
_DRAWN, _MUCH_LARGER = 0.6, 8  # log odds for each time that one group is twice the other, and from where it is no more
_BEYOND = (
    0.5  # share of the log odds by which two groups hold together better than they go together that counts against
)


def linked(
    count: int,
    pairs: NDArray[np.int64],
    chances: NDArray[np.float64],
    threshold: float,
    known: Sequence[int | None] = (),
) -> list[list[int]]:
    """Groups of `count` articles: the two that most likely report one event join, down to the threshold (average linkage).

    How likely two groups do is the mean chance of their pairs. A lone article joins a large group more readily: it is rather one
    that tells the event in its own way. Two groups that each hold together far better than they go together are two events, unless they were `known` as one story before.
    A pair that was not judged counts as no chance; but of a large group no article could be judged against more than RIVALS.
    """
    groups = {i: [i] for i in range(count)}
    sums: list[dict[int, float]] = [{} for _ in range(count)]
    inner = [0.0] * count
    homes = [set() if story is None else {story} for story in known] or [set[int]() for _ in range(count)]
    holding = [0.0] * count  # log odds of the mean chance within a group of two or more
    for (i, j), chance in zip(pairs.tolist(), chances.tolist(), strict=True):
        if chance >= _LEAST:
            sums[i][j] = sums[j][i] = chance

    def joining(i: int, j: int) -> float:
        less, more = len(groups[i]), len(groups[j])
        if less > more:
            less, more = more, less
        between = _log_odds(sums[i][j] / (less * min(more, RIVALS)))
        if less == 1:
            return between + _DRAWN * math.log2(min(more, _MUCH_LARGER)) if more > 1 else between
        drawn = _DRAWN * math.log2(min(more / less, _MUCH_LARGER))
        if not homes[i].isdisjoint(homes[j]):
            return between + drawn
        return between + drawn - _BEYOND * max(0.0, min(holding[i], holding[j]) - between)

    least = _log_odds(threshold) if threshold < 1 else math.inf
    heap = [(-value, i, j) for i in range(count) for j in sums[i] if i < j and (value := joining(i, j)) >= least]
    heapq.heapify(heap)
    while heap:
        value, i, j = heapq.heappop(heap)
        if i not in groups or j not in groups or -value != joining(i, j):
            continue
        inner[i] += inner[j] + sums[i][j]
        homes[i] |= homes[j]
        groups[i] += groups.pop(j)
        size = len(groups[i])
        holding[i] = _log_odds(2 * inner[i] / (size * min(size - 1, RIVALS)))
        for other, total in sums[j].items():
            del sums[other][j]
            if other != i:
                sums[i][other] = sums[other][i] = sums[i].get(other, 0.0) + total
        sums[j] = {}
        for other in sums[i]:
            if (value := joining(i, other)) >= least:
                heapq.heappush(heap, (-value, min(i, other), max(i, other)))
    return sorted(sorted(g) for g in groups.values())


def _log_odds(chance: float) -> float:
    kept = min(max(chance, 1e-4), 1 - 1e-4)
    return math.log(kept / (1 - kept))


@functools.cache
def _trees() -> Trees:
    with np.load(weights("stories.npz")) as held:
        return Trees(
            column=held["column"],
            threshold=held["threshold"],
            left=held["left"],
            right=held["right"],
            value=held["value"],
            base=float(held["base"]),
        )
