"""How alike the claims of two articles are, by four measures at once: tables of all claims against all."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rashomon.model import Article, Claim
from rashomon.text.encoder import Encoded, encode
from rashomon.text.pieces import CLOSE, Pieces, pieces_of, rarity_of, vectors_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

MEASURES = ("pieces", "late", "clause", "sentence")
"""Soft overlap of rare word pieces; mean best match of the pieces in context (late interaction, after ColBERT, Khattab and
Zaharia 2020); cosine of the clauses in context; cosine of the sentences that hold them."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a claim: their spelling, where they stand in it, rarity (n,), unit vectors by meaning (n, 64) and in context
    (n, 384)."""

    texts: list[str]
    starts: list[int]
    ends: list[int]
    lower: list[str]
    stems: list[str]
    figures: list[bool]
    rarity: NDArray[np.float32]
    static: NDArray[np.float32]
    context: NDArray[np.float32]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """First and past-last index of the words that touch text[start:end]."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


@dataclass(frozen=True, slots=True)
class Seen:
    """A claim as the measures see it: its pieces, their vectors in context (n, 384), their mean, and its sentence's."""

    pieces: Pieces
    tokens: NDArray[np.float32]
    clause: NDArray[np.float32]
    sentence: NDArray[np.float32]
    words: Words


def see(claims: Sequence[Claim], articles: Mapping[str, Article]) -> list[Seen]:
    """Encode the claims, each sentence once."""
    keys = list(dict.fromkeys((c.article, *_around(c)) for c in claims))
    encoded = dict(zip(keys, encode([articles[a].text[s:e] for a, s, e in keys]), strict=True))
    out = []
    for c, pieces in zip(claims, pieces_of([c.text for c in claims]), strict=True):
        start, end = _around(c)
        sentence = encoded[c.article, start, end]
        held = sentence.between(c.start - start, c.end - start)
        tokens = held.vectors
        out.append(Seen(pieces, tokens, _unit(tokens.mean(0)), _unit(sentence.vectors.mean(0)), _words(c.text, held)))
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
    )


def _around(claim: Claim) -> tuple[int, int]:
    return min(claim.start, claim.sentence[0]), max(claim.end, claim.sentence[1])


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    length = float(np.linalg.norm(vector)) or 1.0
    return (vector / length).astype(np.float32)


def tables(left: Sequence[Seen], right: Sequence[Seen]) -> NDArray[np.float32]:
    """(4, left, right): the claims of one article against those of another, by each of `MEASURES`."""
    return np.stack(
        [
            _pieces_table([s.pieces for s in left], [s.pieces for s in right]),
            _late_table([s.tokens for s in left], [s.tokens for s in right]),
            np.stack([s.clause for s in left]) @ np.stack([s.clause for s in right]).T,
            np.stack([s.sentence for s in left]) @ np.stack([s.sentence for s in right]).T,
        ]
    )


def _starts(sizes: Sequence[int]) -> NDArray[np.int64]:
    return np.cumsum([0, *sizes[:-1]])


def _late_table(left: Sequence[NDArray[np.float32]], right: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    near = np.concatenate(left) @ np.concatenate(right).T
    rows, columns = _starts([len(t) for t in left]), _starts([len(t) for t in right])
    forth = np.add.reduceat(np.maximum.reduceat(near, columns, axis=1), rows, axis=0)
    back = np.add.reduceat(np.maximum.reduceat(near, rows, axis=0), columns, axis=1)
    sizes_left = np.array([len(t) for t in left], dtype=np.float32)[:, None]
    sizes_right = np.array([len(t) for t in right], dtype=np.float32)[None, :]
    return ((forth / sizes_left + back / sizes_right) / 2).astype(np.float32)


def _pieces_table(left: Sequence[Pieces], right: Sequence[Pieces]) -> NDArray[np.float32]:
    near = np.concatenate([p.vectors for p in left]) @ np.concatenate([p.vectors for p in right]).T
    near[near < CLOSE] = 0
    rows, columns = _starts([len(p.ids) for p in left]), _starts([len(p.ids) for p in right])
    rare_left, rare_right = (np.concatenate([p.rarity for p in side]) for side in (left, right))
    forth = np.add.reduceat(np.maximum.reduceat(near, columns, axis=1) * rare_left[:, None], rows, axis=0)
    back = np.add.reduceat(np.maximum.reduceat(near, rows, axis=0) * rare_right[None, :], columns, axis=1)
    total_left = np.add.reduceat(rare_left, rows)[:, None] + 1e-6
    total_right = np.add.reduceat(rare_right, columns)[None, :] + 1e-6
    return ((forth / total_left + back / total_right) / 2).astype(np.float32)
