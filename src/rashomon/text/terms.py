"""Texts as sparse vectors of weighted terms: words, or pairs of neighbouring words, rare ones weighing most.

How rare a word is counts over news text that ships with the program (`training/train_stories.py`) and over the texts at hand
together, so that two pages alone and fifty thousand are weighed alike (inverse document frequency, Spärck Jones 1972).
"""

from __future__ import annotations

import functools
import importlib.util
import re
import runpy
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from rashomon.threads import one_thread
from rashomon.weights import weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

BUCKETS = 1 << 18
"""Words are counted by hash: two that share a bucket are thought as common as both together."""

COMMON = 0.4
"""Share of news texts from which a word tells nothing of what a text is about ("the", "said")."""

# Letters of scripts that write no spaces stand as words of their own; pairs of them do what words do elsewhere.
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[^\W\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+(?:['’]\w+)?"
)


def words(text: str) -> list[str]:
    """The words of a text in lower case, in order."""
    return _WORD.findall(text.casefold())


def telling_words(text: str, language: str | None) -> list[str]:
    """The words of a text without those that every text of its language has.

    English ones are known as common by their counts in news; of other languages these would count as rare.
    """
    common = _function_words(language)
    return [w for w in words(text) if w not in common] if common else words(text)


@functools.cache
def _function_words(language: str | None) -> frozenset[str]:
    """The stop words that spaCy knows of a language (ISO 639-1) other than English; none where it knows none.

    The file that lists them is run by itself: importing spaCy takes two seconds.
    """
    spacy = importlib.util.find_spec("spacy")
    if language is None or language == "en" or not language.isalpha() or spacy is None or spacy.origin is None:
        return frozenset()
    listed = Path(spacy.origin).parent / "lang" / language / "stop_words.py"
    if not listed.is_file():
        return frozenset()
    return frozenset(w for stop in runpy.run_path(str(listed))["STOP_WORDS"] for w in words(stop))


def bucket(word: str) -> int:
    """Where a word is counted."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) % BUCKETS


@functools.cache
def _counted() -> tuple[NDArray[np.uint16], int]:
    """In how many news texts the words of each bucket stand (BUCKETS,), and of how many texts."""
    with np.load(weights("stories.npz")) as held:
        counts = np.zeros(BUCKETS, dtype=np.uint16)
        counts[held["buckets"]] = held["counts"]
        return counts, int(held["texts"])


class Hashes(dict[str, int]):
    """The hash of each word that was asked for."""

    def __missing__(self, word: str) -> int:
        self[word] = found = zlib.crc32(word.encode("utf-8", "surrogatepass"))
        return found

    def of(self, text: Sequence[str]) -> NDArray[np.uint32]:
        """The hashes of a text's words, in order."""
        return np.fromiter(map(self.__getitem__, text), dtype=np.uint32, count=len(text))


class Vocabulary:
    """Numbers hashes of words as they come and counts in how many texts each stands."""

    def __init__(self, background: tuple[NDArray[np.uint16], int] | None = None) -> None:
        self._known: defaultdict[int, int] = defaultdict(count().__next__)
        self._seen = np.zeros(1 << 12, dtype=np.int32)
        self._texts = 0
        self._background = background or _counted()

    def add(self, text: NDArray[np.uint32]) -> NDArray[np.int32]:
        """The numbers of a text's words, in order; the text is counted."""
        ids = np.fromiter(map(self._known.__getitem__, text.tolist()), dtype=np.int32, count=len(text))
        if len(self._known) > len(self._seen):
            self._seen = np.concatenate([self._seen, np.zeros(len(self._known), dtype=np.int32)])
        # A word counts once however often its number stands here: NumPy adds to each place once.
        self._seen[ids] += 1
        self._texts += 1
        return ids

    def rarity(self) -> NDArray[np.float32]:
        """Inverse document frequency of each word by its number, 0 where it is too common to tell anything."""
        counts, texts = self._background
        hashes = np.fromiter(self._known, dtype=np.int64, count=len(self._known))
        known = counts[hashes % BUCKETS].astype(np.float32)
        here = self._seen[: len(known)].astype(np.float32)
        rare = np.log((texts + self._texts + 1) / (known + here + 0.5))
        return np.where(known > COMMON * texts, 0, rare).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Vectors:
    """Sparse rows of unit length: row n has the terms `ids[starts[n]:starts[n + 1]]`, ascending, with their `weights`."""

    starts: NDArray[np.int64]
    ids: NDArray[np.int32]
    weights: NDArray[np.float32]
    width: int

    def __len__(self) -> int:
        return len(self.starts) - 1

    def row(self, n: int) -> slice:
        """Where the terms of row n stand."""
        return slice(int(self.starts[n]), int(self.starts[n + 1]))


_AT_ONCE = 1 << 18
"""Terms of rows that are counted together."""


def vectors(rows: Iterable[NDArray[np.int32]], rarity: NDArray[np.float32]) -> Vectors:
    """A row for each array of terms; a term's weight grows with the logarithm of how often it occurs there."""
    # Arrays that grow, as rows joined at the end take twice the memory.
    starts, ids, values = array("q", [0]), array("i"), array("f")
    width = len(rarity)

    def count(some: list[NDArray[np.int32]]) -> None:
        row = np.repeat(np.arange(len(some), dtype=np.int64), [len(r) for r in some])
        keys, often = np.unique(row * width + np.concatenate(some), return_counts=True)
        row, terms = np.divmod(keys, max(1, width))
        weight = (1 + np.log(often)) * rarity[terms]
        length = np.sqrt(np.bincount(row, weight * weight, minlength=len(some)))
        ids.frombytes(terms.astype(np.int32).tobytes())
        values.frombytes((weight / np.where(length > 0, length, 1.0)[row]).astype(np.float32).tobytes())
        starts.extend((starts[-1] + np.cumsum(np.bincount(row, minlength=len(some)))).tolist())

    held: list[NDArray[np.int32]] = []
    waiting = 0
    for row in rows:
        held.append(row[rarity[row] > 0])
        waiting += len(held[-1])
        if waiting >= _AT_ONCE:
            count(held)
            held, waiting = [], 0
    if held:
        count(held)
    return Vectors(
        np.frombuffer(starts, dtype=np.int64),
        np.frombuffer(ids, dtype=np.int32),
        np.frombuffer(values, dtype=np.float32),
        width,
    )


_DENSE = 1 << 22
"""Cells of a table, of terms that two rows share, up to which all its cosines are computed at once, as a matrix."""


def cosines(table: Vectors, pairs: NDArray[np.int64]) -> NDArray[np.float32]:
    """Cosine of the rows of each index pair (n, 2) of different rows; fastest where pairs with the same left row stand together."""
    # A term of one row alone adds to no cosine of two: most pairs of words are such.
    shared = np.bincount(table.ids, minlength=table.width) > 1
    columns = np.cumsum(shared) - 1
    if len(pairs) and len(table) * (size := int(shared.sum())) <= _DENSE:
        held = shared[table.ids]
        dense = np.zeros((len(table), size), dtype=np.float32)
        rows = np.repeat(np.arange(len(table)), np.diff(table.starts))[held]
        dense[rows, columns[table.ids[held]]] = table.weights[held]
        with one_thread():
            near: NDArray[np.float32] = (dense @ dense.T)[pairs[:, 0], pairs[:, 1]]
        return near
    out = np.zeros(len(pairs), dtype=np.float32)
    spread = np.zeros(table.width, dtype=np.float32)
    edges = np.flatnonzero(np.diff(pairs[:, 0], prepend=-1, append=-1)) if len(pairs) else np.zeros(1, dtype=np.int64)
    lengths = np.diff(table.starts)
    for first, last in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        left = table.row(int(pairs[first, 0]))
        spread[table.ids[left]] = table.weights[left]
        others = pairs[first:last, 1]
        held = lengths[others]
        within = np.arange(int(held.sum())) - np.repeat(np.cumsum(held) - held, held)
        at = np.repeat(table.starts[others], held) + within
        shared = np.concatenate([[0.0], np.cumsum(spread[table.ids[at]] * table.weights[at], dtype=np.float64)])
        ends = np.cumsum(held)
        out[first:last] = shared[ends] - shared[ends - held]
        spread[table.ids[left]] = 0
    return out
