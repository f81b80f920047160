"""Which lines of a flattened page are the report's own, and which are the site's furniture.

A line is told by its shape, its words and its neighbours: a small convolutional network over the page's lines gives
each the chance of being body (`training/train_cleaner.py` makes the weights, `training/cleaner.md` describes them).
"""

from __future__ import annotations

import functools
import re
import zlib
from collections import Counter
from collections.abc import Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from rashomon.weights import weights

Floats = npt.NDArray[np.float32]

BUCKETS = 1 << 15
"""Words are known by their hash only, so that the weights hold no text."""

DILATIONS = (1, 2, 4, 8)

_FIRST_WORDS, _LAST_WORDS = 14, 4
_TERMINAL = (
    ".",
    "!",
    "?",
    ".”",
    '."',
    "!”",
    "?”",
    '!"',
    '?"',
    ".’",
    ".'",
    ".)",
    "…",
    "。",
    "！",
    "？",
    "」",
    "»",
    "।",
    "؟",
)
_SENTENCE_END = re.compile(r"[.!?][\"”’')»]?\s+[\"“‘'(«]?[^\W\d_a-z]|[。！？]")
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:h.]\d\d\b|\b\d{1,2}[./-]\d{1,2}\b")
_DIGITS = re.compile(r"[0-9]")
_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_MARKS = re.compile(r"https?:|www\.|@|©|[|•»→›>]|\.\.\.$|…$")


def line_features(lines: Sequence[str], blank_before: Sequence[bool]) -> Floats:
    """Shape of each line and its place on the page: an array of (lines, features), each about within -1 to 3."""
    if not lines:
        return np.zeros((0, 0), dtype=np.float32)
    counts = Counter(lines)
    first = lines[0].lower()
    title = set(first.split())
    last = len(lines) - 1
    rows = []
    for i, line in enumerate(lines):
        shape, lowered, vocabulary = _shape(line) if len(line) <= 80 else _shape.__wrapped__(line)
        shared = len(title & vocabulary) if i else 0
        rows.append(
            (
                *shape,
                min(3, counts[line] - 1) / 2,
                shared / max(3, len(title)),
                shared / max(3, len(vocabulary)),
                float(i > 0 and lowered == first),
                i / max(1, last),
                i,
                last - i,
                float(blank_before[i]),
            )
        )
    features = np.asarray(rows, dtype=np.float32)
    features[:, [0, 1, -3, -2]] = np.log1p(features[:, [0, 1, -3, -2]]) / 3
    return features


@functools.lru_cache(maxsize=1 << 15)
def _shape(line: str) -> tuple[tuple[float, ...], str, frozenset[str]]:
    """What can be told of a line by itself; also the line in lower case and its words."""
    words = line.split()
    size = len(line)
    wide = 0 if line.isascii() else len(_WIDE.findall(line))
    count = len(words) + wide // 2
    starts = [word[0] for word in words]
    letters = sum(map(str.isalpha, starts))
    capitals = sum(map(str.isupper, starts))
    lowered = line.lower()
    stop = line.endswith(_TERMINAL)
    initial = starts[0] if starts else " "
    return (
        (
            size,
            count,
            min(count, 60) / 20,
            float(stop),
            float(stop and count > 7),
            float(line.endswith((":", "：", ","))),
            float(initial.isupper()),
            float(initial.islower()),
            float(initial in "\"“‘«„「'"),
            capitals / max(1, letters),
            float(line.isupper()),
            2 * len(_DIGITS.findall(line)) / size,
            float(initial.isdigit()),
            min(3, line.count(",") + line.count("，") + line.count("、")) / 2,
            min(4, len(_SENTENCE_END.findall(line))) / 2,
            float("“" in line or '"' in line or "«" in line or "„" in line),
            float(_DATE.search(line) is not None),
            float(_MARKS.search(line) is not None),
            float("©" in line),
            float("|" in line),
            min(12.0, size / max(1, count)) / 8,
            float(wide > 0),
        ),
        lowered,
        frozenset(lowered.split()),
    )


@functools.lru_cache(maxsize=1 << 15)
def line_words(line: str) -> tuple[int, ...]:
    """Buckets of a line's first and last words, lower-cased, with all numbers as one. At least one."""
    words = line[:200].lower().split()
    if len(words) > _FIRST_WORDS + _LAST_WORDS:
        words = words[:_FIRST_WORDS] + line[-60:].lower().split()[-_LAST_WORDS:]
    return tuple([_bucket(word) for word in words])


@functools.lru_cache(maxsize=1 << 16)
def _bucket(word: str) -> int:
    core = word.strip(".,:;!?\"'“”‘’()[]«»|")
    if core.isdigit():
        core = "0"
    return zlib.crc32((core or word).encode("utf-8", "replace")) % BUCKETS


@functools.cache
def _weights() -> dict[str, Floats]:
    with np.load(weights("cleaner.npz")) as stored:
        return {name: stored[name].astype(np.float32) for name in stored.files}


def body_chances(lines: Sequence[str], blank_before: Sequence[bool]) -> Floats:
    """Chance of each line to be the report's own, 0 to 1. Lines are stripped and none is empty."""
    if not lines:
        return np.zeros(0, dtype=np.float32)
    weights = _weights()
    words = [line_words(line) for line in lines]
    sizes = np.array([len(w) for w in words])
    flat = weights["words"][list(chain.from_iterable(words))]
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    lexical = np.add.reduceat(flat, starts, axis=0) / sizes[:, None]
    return forward(line_features(lines, blank_before), lexical, weights)


def forward(features: Floats, lexical: Floats, weights: dict[str, Floats]) -> Floats:
    """The network: a layer per line, residual dilated convolutions over neighbours, the page's mean and maximum."""
    shape = (features - weights["mean"]) / weights["scale"]
    hidden = np.maximum(np.concatenate((shape, lexical), axis=1) @ weights["in_w"] + weights["in_b"], 0)
    for k, dilation in enumerate(DILATIONS):
        kernel = weights[f"conv{k}_w"]
        reach = dilation * (len(kernel) // 2)
        padded = np.pad(hidden, ((reach, reach), (0, 0)))
        total = weights[f"conv{k}_b"] + sum(
            padded[j * dilation : j * dilation + len(hidden)] @ kernel[j] for j in range(len(kernel))
        )
        hidden = hidden + np.maximum(total, 0)
    page = np.concatenate((hidden.mean(axis=0), hidden.max(axis=0)))
    mixed = np.maximum(hidden @ weights["mix_w"] + page @ weights["page_w"] + weights["mix_b"], 0)
    logits = mixed @ weights["out_w"] + weights["out_b"]
    chances: Floats = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
    return chances
