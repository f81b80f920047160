"""The pair model: what two claims are to one another, as four probabilities.

A MiniLM cross-encoder trained by `training/train_judge.py` (see its model card). Read its verdict as a second opinion beside the
named comparisons of `rashomon.points.compare`.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from rashomon.points.window import CLOSE, OPEN
from rashomon.text.pieces import tokenizer
from rashomon.weights import weights

BATCH = 32
LONGEST = 112
"""Tokens of a pair; the model was trained on no more."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """Probabilities that two claims say the same, contradict, are compatible versions, or speak of different particulars."""

    same: float
    conflict: float
    compatible: float
    unrelated: float


@functools.cache
def _session() -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(4, os.cpu_count() or 1)
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(weights("judge.onnx")), options, providers=["CPUExecutionProvider"])


@functools.cache
def _tokenizer() -> Any:
    from tokenizers import Tokenizer

    own = Tokenizer.from_str(tokenizer().to_str())
    own.add_special_tokens([OPEN, CLOSE])
    own.enable_truncation(LONGEST)
    return own


def opinions(pairs: Sequence[tuple[str, str]]) -> list[Opinion]:
    """The model's opinion of each pair of marked claims (`rashomon.points.window.marked`)."""
    if not pairs:
        return []
    coded = _tokenizer().encode_batch(list(pairs))
    order = sorted(range(len(pairs)), key=lambda i: len(coded[i].ids))
    out = np.zeros((len(pairs), 4))
    for at in range(0, len(order), BATCH):
        group = order[at : at + BATCH]
        width = max(len(coded[i].ids) for i in group)
        ids, segments = np.zeros((len(group), width), np.int64), np.zeros((len(group), width), np.int64)
        for row, i in enumerate(group):
            ids[row, : len(coded[i].ids)] = coded[i].ids
            segments[row, : len(coded[i].ids)] = coded[i].type_ids
        (logits,) = _session().run(None, {"ids": ids, "segments": segments})
        powers = np.exp(logits - logits.max(1, keepdims=True))
        out[group] = powers / powers.sum(1, keepdims=True)
    return [Opinion(*map(float, row)) for row in out]
