"""Contextual vectors of word pieces: MiniLM over whole sentences, so that a clause is read in its sentence.

The model is the official all-MiniLM-L6-v2 as int8 ONNX (`training/minilm.py`).
"""

from __future__ import annotations

import functools
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from rashomon.text.pieces import tokenizer
from rashomon.weights import weights

if TYPE_CHECKING:
    from numpy.typing import NDArray

LONGEST = 192
"""Pieces of a text that are read; the rest of a longer one is left out."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """One text's pieces: unit vectors (n, 384), their character offsets (n, 2) in the text and their ids (n,)."""

    vectors: NDArray[np.float32]
    offsets: NDArray[np.int64]
    ids: NDArray[np.int64]

    def between(self, start: int, end: int) -> Encoded:
        """The pieces that lie in text[start:end], their offsets counted from `start`; all pieces where none does."""
        inside = (self.offsets[:, 0] >= start) & (self.offsets[:, 1] <= end)
        if not inside.any():
            inside[:] = True
        return Encoded(self.vectors[inside], self.offsets[inside] - start, self.ids[inside])


@functools.cache
def _session() -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(4, os.cpu_count() or 1)
    # Spinning threads burn CPU between the small batches of a dossier.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(weights("encoder.onnx")), options, providers=["CPUExecutionProvider"])


def encode(texts: Sequence[str]) -> list[Encoded]:
    """Token vectors of each text, in context. Each is encoded by itself: the int8 scale of a batch is that of all its texts, and what a
    sentence means must not depend on what else there is to read. It costs no more than batches do."""
    return [_encoded(coded) for coded in tokenizer().encode_batch(list(texts))]


def _encoded(coded: Any) -> Encoded:
    ids = np.asarray(coded.ids[:LONGEST], dtype=np.int64)
    (hidden,) = _session().run(None, {"ids": ids[None]})
    # Without [CLS] and [SEP]; a text of no pieces keeps its [CLS], so that no array is empty.
    inner = slice(1, len(ids) - 1) if len(ids) > 2 else slice(0, 1)
    vectors = hidden[0, inner]
    vectors = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    offsets = np.asarray(coded.offsets[inner], dtype=np.int64).reshape(-1, 2)
    return Encoded(vectors, offsets, ids[inner])
