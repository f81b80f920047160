"""Word pieces with static vectors and rarities: a fast measure of how far two texts speak of the same things.

The pieces are those of the MiniLM tokenizer, the vectors 64 principal components of its input embeddings, the rarity of a
piece its inverse document frequency over news paragraphs (`training/make_static.py`). No context is seen: this finds
candidates, it does not judge.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from rashomon.weights import weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

CLOSE = 0.3
"""Cosine under which two pieces have nothing to do with one another."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of one text: their ids, unit vectors (n, 64) and rarities (n,), each piece once."""

    ids: NDArray[np.int64]
    vectors: NDArray[np.float32]
    rarity: NDArray[np.float32]


@functools.cache
def tokenizer() -> Any:
    """The shipped WordPiece tokenizer (lower case), without padding or truncation."""
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(weights("tokenizer.json")))


@functools.cache
def _table() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    with np.load(weights("static.npz")) as held:
        return held["vectors"].astype(np.float32) / 127, held["rarity"].astype(np.float32)


def pieces_of(texts: Sequence[str]) -> list[Pieces]:
    """The distinct word pieces of each text."""
    vectors, rarity = _table()
    out = []
    for coded in tokenizer().encode_batch(list(texts), add_special_tokens=False):
        ids = np.unique(np.asarray(coded.ids, dtype=np.int64))
        out.append(Pieces(ids, vectors[ids], rarity[ids]))
    return out


def likeness(left: Pieces, right: Pieces) -> float:
    """How much of each text's rare matter has a counterpart in the other, 0 to 1 (a soft, weighted overlap)."""
    if not len(left.ids) or not len(right.ids):
        return 0.0
    near = left.vectors @ right.vectors.T
    near[near < CLOSE] = 0
    forth = float(near.max(1) @ left.rarity) / (float(left.rarity.sum()) or 1.0)
    back = float(near.max(0) @ right.rarity) / (float(right.rarity.sum()) or 1.0)
    return (forth + back) / 2


def rarity_of(ids: NDArray[np.int64]) -> NDArray[np.float32]:
    """Inverse document frequency of word pieces by id."""
    return _table()[1][ids]


def vectors_of(ids: NDArray[np.int64]) -> NDArray[np.float32]:
    """Unit vectors (n, 64) of word pieces by id."""
    return _table()[0][ids]


def alike(left: Iterable[str], right: Iterable[str]) -> float:
    """The best cosine between a word of the one and a word of the other, 0 where either has none."""
    return _alike(tuple(left), tuple(right))


@functools.lru_cache(1 << 16)
def _alike(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    return float((_vectors(left) @ _vectors(right).T).max()) if left and right else 0.0


def vectors_of_words(words: Iterable[str]) -> NDArray[np.float32]:
    """Unit vectors (n, 64) of words, each the mean of its pieces."""
    return _vectors(tuple(words))


@functools.lru_cache(1 << 15)
def _vectors(words: tuple[str, ...]) -> NDArray[np.float32]:
    vectors = np.zeros((len(words), 64), dtype=np.float32)
    for n, word in enumerate(words):
        vectors[n] = _vector(word)
    return vectors


@functools.lru_cache(1 << 16)
def _vector(word: str) -> NDArray[np.float32]:
    vectors = pieces_of([word])[0].vectors
    mean = vectors.mean(0) if len(vectors) else np.zeros(64, dtype=np.float32)
    unit: NDArray[np.float32] = (mean / (float(np.linalg.norm(mean)) or 1.0)).astype(np.float32)
    return unit
