"""How alike the claims of two articles are, by five measures at once: tables of all claims against all."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from rashomon.model import Article, Claim
from rashomon.text.encoder import Encoded, encode
from rashomon.text.pieces import CLOSE, Pieces, pieces_of, rarity_of, vectors_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

MEASURES = ("pieces", "late", "clause", "sentence", "telling")
"""Soft overlap of rare word pieces; mean best match of the pieces in context (late interaction, after ColBERT, Khattab and
Zaharia 2020); cosine of the clauses in context; cosine of the sentences that hold them; mean best match of the words in context,
each by how much it tells within its story, less what all words of the story have in common."""

PRIOR_CLAIMS = 20
"""Claims for which a word's rarity in the news at large stands where its rarity in the story is told."""

PRIOR_PIECES = 200
"""Pieces with no common direction that a story's mean is drawn towards, lest a pair that stands alone lose all that it shares."""

EMPHASIS = 1.5
"""Power of a word's rarity in its story by which it counts."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a claim: their spelling, where they stand in it, rarity (n,), unit vectors by meaning (n, 64) and in context
    (n, 384); how much each tells within the story (n,)."""

    texts: list[str]
    starts: list[int]
    ends: list[int]
    lower: list[str]
    stems: list[str]
    figures: list[bool]
    rarity: NDArray[np.float32]
    static: NDArray[np.float32]
    context: NDArray[np.float32]
    telling: NDArray[np.float32]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """First and past-last index of the words that touch text[start:end]."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


@dataclass(frozen=True, slots=True)
class Seen:
    """A claim as the measures see it: its pieces, their vectors in context (n, 384), their mean, and its sentence's; its words; and
    the mean vector of the story's pieces (384,), one for all claims."""

    pieces: Pieces
    tokens: NDArray[np.float32]
    clause: NDArray[np.float32]
    sentence: NDArray[np.float32]
    words: Words
    common: NDArray[np.float32]


def see(claims: Sequence[Claim], articles: Mapping[str, Article]) -> list[Seen]:
    """Encode the claims of a story, each sentence once, however many reports have it."""
    around = [(*_around(c), articles[c.article].text) for c in claims]
    sentences = list(dict.fromkeys(text[s:e] for s, e, text in around))
    encoded = dict(zip(sentences, encode(sentences), strict=True))
    places = [(encoded[text[s:e]], c.start - s, c.end - s) for c, (s, e, text) in zip(claims, around, strict=True)]
    held = [sentence.between(start, end) for sentence, start, end in places]
    common = np.zeros(held[0].vectors.shape[1], np.float32) if held else np.zeros(0, np.float32)
    for h in held:
        common += h.vectors.sum(0)
    common /= PRIOR_PIECES + sum(len(h.vectors) for h in held)
    words = _weighed([_words(c.text, h) for c, h in zip(claims, held, strict=True)])
    return [
        Seen(pieces, h.vectors, _unit(h.vectors.mean(0)), _unit(sentence.vectors.mean(0)), told, common)
        for pieces, h, (sentence, _, _), told in zip(
            pieces_of([c.text for c in claims]), held, places, words, strict=True
        )
    ]


def _weighed(words: Sequence[Words]) -> list[Words]:
    """The words of a story's claims with how much each tells there: what few claims have, and few texts at large."""
    holding = Counter(stem for w in words for stem in set(w.stems))
    out = []
    for w in words:
        counts = np.array([holding[stem] for stem in w.stems], np.float32)
        share = (counts + PRIOR_CLAIMS * np.exp(-w.rarity)) / (len(words) + PRIOR_CLAIMS)
        out.append(replace(w, telling=(-np.log(share)) ** EMPHASIS))
    return out


_WORD = re.compile(r"\w+(?:[.,:]\d+)*(?:[’'-]\w+)*")
_SUFFIX = re.compile(r"(?:[’']s|[’']|(?<=\w{3})(?:ies|es|s|ed|ing|d))$")


def _words(text: str, held: Encoded) -> Words:
    """The words of a text with what its pieces are; a word beyond the encoder's reach has null vectors."""
    found = list(_WORD.finditer(text))
    starts, ends = [m.start() for m in found], [m.end() for m in found]
    lower = [m.group().casefold() for m in found]
    count = len(found)
    static, context = np.zeros((count, 64), np.float32), np.zeros((count, held.vectors.shape[1]), np.float32)
    rarity = np.zeros(count, np.float32)
    if count and len(held.ids):
        at = np.searchsorted(ends, held.offsets[:, 0], side="right")
        inside = (at < count) & (held.offsets[:, 1] > np.take(starts, np.minimum(at, count - 1)))
        at, ids = at[inside], held.ids[inside]
        np.add.at(static, at, vectors_of(ids))
        np.add.at(context, at, held.vectors[inside])
        np.maximum.at(rarity, at, rarity_of(ids))
        static /= np.linalg.norm(static, axis=1, keepdims=True) + 1e-6
        context /= np.linalg.norm(context, axis=1, keepdims=True) + 1e-6
    return Words(
        [m.group() for m in found],
        starts,
        ends,
        lower,
        [_SUFFIX.sub("", w) for w in lower],
        [any(c.isdigit() for c in w) for w in lower],
        rarity,
        static,
        context,
        rarity,
    )


def _around(claim: Claim) -> tuple[int, int]:
    return min(claim.start, claim.sentence[0]), max(claim.end, claim.sentence[1])


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    length = float(np.linalg.norm(vector)) or 1.0
    return (vector / length).astype(np.float32)


AT_ONCE = 1 << 26
"""Pairs of word pieces that are compared at once: two articles of 8,000 each hold as many."""


def tables(left: Sequence[Seen], right: Sequence[Seen]) -> NDArray[np.float32]:
    """(5, left, right): the claims of one article against those of another, by each of `MEASURES`."""
    if len(left) > 1 and sum(len(s.tokens) for s in left) * sum(len(s.tokens) for s in right) > AT_ONCE:
        half = len(left) // 2
        return np.concatenate([tables(left[:half], right), tables(left[half:], right)], axis=1)
    return np.stack(
        [
            _pieces_table([s.pieces for s in left], [s.pieces for s in right]),
            _late_table([s.tokens for s in left], [s.tokens for s in right]),
            np.stack([s.clause for s in left]) @ np.stack([s.clause for s in right]).T,
            np.stack([s.sentence for s in left]) @ np.stack([s.sentence for s in right]).T,
            _telling_table(left, right),
        ]
    )


def _starts(sizes: Sequence[int]) -> NDArray[np.int64]:
    return np.cumsum([0, *sizes[:-1]])


def _late_table(left: Sequence[NDArray[np.float32]], right: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    near = np.concatenate(left) @ np.concatenate(right).T
    return _best_matches(near, *([np.ones(len(t), np.float32) for t in side] for side in (left, right)))


def _telling_table(left: Sequence[Seen], right: Sequence[Seen]) -> NDArray[np.float32]:
    """Zero for a claim without words."""
    ours, theirs = ([s for s in side if len(s.words.texts)] for side in (left, right))
    out = np.zeros((len(left), len(right)), np.float32)
    if ours and theirs:
        near = _apart(ours) @ _apart(theirs).T
        found = _best_matches(near, *([s.words.telling for s in side] for side in (ours, theirs)))
        out[np.ix_(*([bool(len(s.words.texts)) for s in side] for side in (left, right)))] = found
    return out


def _apart(claims: Sequence[Seen]) -> NDArray[np.float32]:
    """Unit vectors of the words of all these claims, less what the story's have in common."""
    vectors = np.concatenate([s.words.context for s in claims]) - claims[0].common
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6
    return vectors


def _best_matches(
    near: NDArray[np.float32], left: Sequence[NDArray[np.float32]], right: Sequence[NDArray[np.float32]]
) -> NDArray[np.float32]:
    """The weighted mean of the best matches that the parts of each text find in the other, both ways. `near` holds the likeness of
    all parts of the left texts (rows) with all of the right ones; `left` and `right` the weights of each text's parts."""
    rows, columns = _starts([len(w) for w in left]), _starts([len(w) for w in right])
    ours, theirs = np.concatenate(left), np.concatenate(right)
    forth = np.add.reduceat(np.maximum.reduceat(near, columns, axis=1) * ours[:, None], rows, axis=0)
    back = np.add.reduceat(np.maximum.reduceat(near, rows, axis=0) * theirs[None, :], columns, axis=1)
    total_left = np.add.reduceat(ours, rows)[:, None] + 1e-6
    total_right = np.add.reduceat(theirs, columns)[None, :] + 1e-6
    return ((forth / total_left + back / total_right) / 2).astype(np.float32)


def _pieces_table(left: Sequence[Pieces], right: Sequence[Pieces]) -> NDArray[np.float32]:
    near = np.concatenate([p.vectors for p in left]) @ np.concatenate([p.vectors for p in right]).T
    near[near < CLOSE] = 0
    return _best_matches(near, [p.rarity for p in left], [p.rarity for p in right])
