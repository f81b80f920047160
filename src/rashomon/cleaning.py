"""What each line of a page is: the report's own, its headline, or which kind of the site's furniture.

A line is told by its shape, its words and its neighbours, and on an HTML page by the markup around it: one small
convolutional network over the page's lines does both (`training/train_cleaner.py` makes its weights, `training/cleaner.md`
describes them). A flattened page is one whose markup is unknown.
"""

from __future__ import annotations

import functools
import math
import re
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt
from threadpoolctl import ThreadpoolController

from rashomon.marks import Mark
from rashomon.markup import Line, Markup
from rashomon.weights import weights

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

BUCKETS = 1 << 15
"""Words are known by their hash only, so that the weights hold no text."""

NO_WORD = 0
"""The bucket of what is not known as a word; its vector is zero."""

CLASS_BUCKETS = 1 << 13
"""The same of the words in classes and ids."""

DILATIONS = (1, 2, 4, 8)

KINDS = (
    "body", "headline", "byline", "dateline", "caption", "pull quote", "related", "menu", "legal", "comment form",
    "advertisement", "other",
)  # fmt: skip
"""What a line can be, in the order of the network's outputs."""

_FIRST_WORDS, _LAST_WORDS = 14, 4
_LONGEST_WORD = 24
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
_LONG_WORD = re.compile(r"[^\W\d_\u2e80-\u9fff]{5,}|[\u2e80-\u9fff]{2}")
_SENTENCE = 50
_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_SIGNS = ("http:", "https:", "www.", "@", "©", "|", "•", "»", "→", "›", ">")


def line_features(lines: Sequence[str], blank_before: Sequence[bool]) -> Floats:
    """Shape of each line and its place on the page: an array of (lines, features), each about within -1 to 3."""
    if not lines:
        return np.zeros((0, 0), dtype=np.float32)
    counts = Counter(lines)
    first = lines[0].lower()
    title = set(first.split())
    last = len(lines) - 1
    rows = []
    top = _headline_place(lines, title)
    told = _words_told(lines)
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
                told[i],
                0.0 if top is None else float(i > top),
                0.0 if top is None else math.copysign(math.log1p(abs(i - top)), i - top) / 4,
            )
        )
    features = np.asarray(rows, dtype=np.float32)
    features[:, [0, 1, -6, -5]] = np.log1p(features[:, [0, 1, -6, -5]]) / 3
    return features


def _words_told(lines: Sequence[str]) -> list[float]:
    """The share of each line's longer words that other sentences of the page use too: a report keeps to its subject."""
    sets = [frozenset(_LONG_WORD.findall(line[:600].lower())) if len(line) >= _SENTENCE else None for line in lines]
    counts = Counter(chain.from_iterable(found for found in sets if found))
    return [sum([counts[word] > 1 for word in found]) / max(4, len(found)) if found else 0.0 for found in sets]


def _headline_place(lines: Sequence[str], title: set[str]) -> int | None:
    """The first line that repeats most of the page's title, which is its first line; None if none does."""
    if len(title) < 3:
        return None
    for i in range(1, len(lines)):
        line = lines[i]
        if 10 < len(line) < 300:
            own = set(line.lower().split())
            if len(own) >= 3 and len(own & title) >= 0.8 * len(own) and 2 * len(own) >= len(title):
                return i
    return None


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
    digits = sum(map(line.count, "0123456789"))
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
            2 * digits / size,
            float(initial.isdigit()),
            min(3, line.count(",") + line.count("，") + line.count("、")) / 2,
            min(4, len(_SENTENCE_END.findall(line))) / 2,
            float("“" in line or '"' in line or "«" in line or "„" in line),
            float(digits > 1 and _DATE.search(line) is not None),
            float(line.endswith(("...", "…")) or any(mark in line for mark in _SIGNS)),
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
    if len(core) > _LONGEST_WORD or _WIDE.search(core):
        return NO_WORD  # not a word, or a run of several in a script that puts no space between them
    if core.isdigit():
        core = "0"
    return zlib.crc32((core or word).encode("utf-8", "replace")) % (BUCKETS - 1) + 1


_HEADING1 = Mark.HEADING1.value
_MARK_VALUES = np.array([mark.value for mark in Mark if mark is not Mark.LINK])
_TAGS = {"p": 0, "li": 1, "div": 2, "section": 2, "article": 2, "td": 3, "th": 3, "tr": 3, "span": 4, "blockquote": 5}
LONGEST_BODY = 200_000
_WORD = re.compile(r"\w+")
_OTHER_TAG = 6
_DEEP = 50
_NEAR = 6
"""Levels outward in which a line's company is weighed."""


@dataclass(frozen=True, slots=True)
class MarkupFeatures:
    """What the markup says of each line: numbers, an array of (lines, features); the buckets of its classes' words; and
    its groups, an array of (lines, 2): which lines stand in one container, and which in elements that are styled alike."""

    numbers: Floats
    words: tuple[tuple[int, ...], ...]
    groups: Ints


def markup_features(page: Markup, body: str | None = None, description: str | None = None) -> MarkupFeatures:
    """The marks, tags and links of each line of an HTML page, and how much of the page's prose stands near it.

    `body` and `description` are what the page's metadata gives as the report's text and as its summary: evidence of which
    lines are the report's, though the first is often cut short and the second may be written for search engines.
    """
    lines = page.lines
    size = len(lines)
    parents = np.array(page.source_map.parents)
    block = np.array([line.block for line in lines], dtype=np.int64)
    container = parents[block]
    depth = np.minimum(np.array([line.depth for line in lines]), _DEEP)
    linked = np.array([line.linked for line in lines])
    marks = np.array([line.marks for line in lines], dtype=np.int64)
    headings = np.flatnonzero(marks & _HEADING1)
    prose = _prose_by_element(lines, page.source_map.parents)
    numbers = np.zeros((size, MARKUP_SIZE), dtype=np.float32)
    numbers[:, 0] = 1
    numbers[:, 1] = linked
    numbers[:, 2] = linked > 0.9
    numbers[:, 3] = depth / 10
    for column, same in ((4, block), (6, container)):
        numbers[1:, column] = same[1:] == same[:-1]
        numbers[:-1, column + 1] = same[1:] == same[:-1]
    numbers[1:, 8] = np.diff(depth) / 4
    numbers[:-1, 9] = np.diff(depth) / 4
    element = block
    for level in range(3):
        element = np.where(element > 0, parents[element], 0)
        numbers[:, 10 + level] = [prose.get(e, 0.0) if e else 0.0 for e in element.tolist()]
    numbers[:, 10:13] /= max(prose.values(), default=1.0)
    numbers[:, 13] = np.arange(size) > headings[0] if len(headings) else 0
    numbers[:, 14] = body is not None
    numbers[:, 15] = _shares_found(lines, body)
    numbers[:, 16] = _shares_found(lines, description)
    numbers[np.arange(size), [17 + _TAGS.get(line.tag, _OTHER_TAG) for line in lines]] = 1
    numbers[:, MARKUP_SIZE - len(_MARK_VALUES) :] = marks[:, None] & _MARK_VALUES > 0
    return MarkupFeatures(numbers, tuple([_class_words(line.words) for line in lines]), _groups(lines, container))


def _groups(lines: Sequence[Line], container: Ints) -> Ints:
    """Numbers of each line's container and of its style: its tag with the classes around it."""
    styles: dict[tuple[str, tuple[str, ...]], int] = {}
    style = [styles.setdefault((line.tag, line.words), len(styles)) for line in lines]
    return np.stack((container, np.array(style, dtype=np.int64)), axis=1)


def _shares_found(lines: Sequence[Line], text: str | None) -> list[float]:
    """The share of each line's runs of four words that stand in the text; 0 for lines of fewer."""
    if not text:
        return [0.0] * len(lines)
    words = _WORD.findall(text[:LONGEST_BODY].lower())
    runs = set(zip(words, words[1:], words[2:], words[3:], strict=False))
    shares = []
    for line in lines:
        own = _WORD.findall(line.text.lower()) if len(line.text) > 15 else []
        count = len(own) - 3
        found = sum(run in runs for run in zip(own, own[1:], own[2:], own[3:], strict=False)) if count > 0 else 0
        shares.append(found / count if count > 0 else 0.0)
    return shares


def _prose_by_element(lines: Sequence[Line], parents: Sequence[int]) -> dict[int, float]:
    """Characters of unlinked running text below each element, counted for the elements around it to `_NEAR` levels,
    the farther the less."""
    prose: dict[int, float] = {}
    for line in lines:
        size = len(line.text) * (1 - line.linked)
        if size < 60:
            continue
        element = line.block
        weight = min(size, 600.0)
        for _ in range(_NEAR):
            element = parents[element]
            if element <= 0:
                break
            prose[element] = prose.get(element, 0.0) + weight
            weight *= 0.75
    return prose


@functools.lru_cache(maxsize=1 << 12)
def _class_words(words: tuple[str, ...]) -> tuple[int, ...]:
    return tuple([zlib.crc32(word.encode()) % CLASS_BUCKETS for word in words]) or (0,)


MARKUP_SIZE = 24 + len(_MARK_VALUES)
"""Numbers a line in `MarkupFeatures`."""


@functools.cache
def _blas() -> ThreadpoolController:
    return ThreadpoolController()


@functools.cache
def _networks() -> list[dict[str, Floats]]:
    """The arrays of each network; the file calls them `0_mean`, `1_mean` and so on."""
    networks: dict[str, dict[str, Floats]] = {}
    with np.load(weights("cleaner.npz")) as stored:
        for name in stored.files:
            number, _, own = name.partition("_")
            # Laid out in C order, or matrix products take twenty times as long.
            networks.setdefault(number, {})[own] = np.ascontiguousarray(stored[name], dtype=np.float32)
    return list(networks.values())


def line_chances(lines: Sequence[str], blank_before: Sequence[bool], markup: MarkupFeatures | None = None) -> Floats:
    """Chance of each line to be of each of `KINDS`: an array of (lines, kinds), the mean of what the networks give.

    Lines are stripped and none is empty.
    """
    if not lines:
        return np.zeros((0, len(KINDS)), dtype=np.float32)
    features = line_features(lines, blank_before)
    words = _Bags([line_words(line) for line in lines])
    classes = None if markup is None else _Bags(markup.words)
    groups = [] if markup is None else [_Groups(column) for column in markup.groups.T]
    networks = _networks()
    total = np.zeros((len(lines), len(KINDS)), dtype=np.float32)
    # Products this small take twice the CPU on two threads.
    with _blas().limit(limits=1, user_api="blas"):
        for arrays in networks:
            inputs = [(features - arrays["mean"]) / arrays["scale"], words.means(arrays["words"])]
            if markup is not None and classes is not None:
                inputs += [markup.numbers, classes.means(arrays["classes"])]
            total += forward(np.concatenate(inputs, axis=1), arrays, groups)
    return np.asarray(total / len(networks), dtype=np.float32)


class _Bags:
    """Groups of one or more words, of which the vectors' means are wanted."""

    def __init__(self, groups: Sequence[tuple[int, ...]]) -> None:
        self.sizes = np.array([len(group) for group in groups])
        self.words = np.array(list(chain.from_iterable(groups)))
        self.starts = np.concatenate(([0], np.cumsum(self.sizes)[:-1]))

    def means(self, table: Floats) -> Floats:
        """An array of (groups, numbers of a vector)."""
        sums = np.add.reduceat(table[self.words], self.starts, axis=0)
        return np.asarray(sums / self.sizes[:, None], dtype=np.float32)


def _neighbours(hidden: Floats, count: int, dilation: int) -> Floats:
    """For each line the rows of `count` lines around it, `dilation` apart, side by side; zeros beyond the page."""
    reach = dilation * (count // 2)
    size, width = hidden.shape
    padded = np.zeros((size + 2 * reach, width), dtype=np.float32)
    padded[reach : reach + size] = hidden
    row, column = padded.strides
    view = np.lib.stride_tricks.as_strided(padded, (size, count, width), (row, dilation * row, column))
    return view.reshape(size, count * width)


class _Groups:
    """The lines by group, to take means over the lines of each."""

    def __init__(self, group: Ints) -> None:
        _, self.own, self.sizes = np.unique(group, return_inverse=True, return_counts=True)
        self.order = np.argsort(self.own, kind="stable")
        self.starts = np.concatenate(([0], np.cumsum(self.sizes)[:-1]))

    def means(self, hidden: Floats) -> Floats:
        """For each line the mean of `hidden` over the lines of its group."""
        sums = np.add.reduceat(hidden[self.order], self.starts, axis=0)
        return np.asarray(sums / self.sizes[:, None], dtype=np.float32)[self.own]


def forward(inputs: Floats, weights: dict[str, Floats], groups: Sequence[_Groups] = ()) -> Floats:
    """The network: a layer per line, residual dilated convolutions over neighbours, the means of the line's groups, the
    page's mean and maximum.

    Inputs without markup are narrower: the weights of what they lack are left out, as if it were all zero.
    """
    hidden: Floats = np.maximum(inputs @ weights["in_w"][: inputs.shape[1]] + weights["in_b"], 0)
    for k, dilation in enumerate(DILATIONS):
        kernel = weights[f"conv{k}_w"]
        window = _neighbours(hidden, len(kernel), dilation)
        total = window @ kernel.reshape(-1, kernel.shape[2]) + weights[f"conv{k}_b"]
        hidden = hidden + np.maximum(total, 0)
    page = np.concatenate((hidden.mean(axis=0), hidden.max(axis=0)))
    mixed = hidden @ weights["mix_w"] + page @ weights["page_w"] + weights["mix_b"]
    for k, group in enumerate(groups):
        mixed += group.means(hidden) @ weights[f"group{k}_w"]
    mixed = np.maximum(mixed, 0)
    logits = mixed @ weights["out_w"] + weights["out_b"]
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances: Floats = powers / powers.sum(axis=1, keepdims=True)
    return chances
