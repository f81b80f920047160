"""What each line of a page is: the report's own, its headline, or which kind of the site's furniture.

A line is told by its shape, its words and its neighbours, and on an HTML page by the markup around it: small
convolutional networks over the page's lines do both (`training/train_cleaner.py` makes their weights, `training/cleaner.md`
describes them). A flattened page is one whose markup is unknown.
"""

from __future__ import annotations

import functools
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from rashomon.lines import Floats, Ints, Lines, line_features, shares_found, word_buckets
from rashomon.marks import Mark
from rashomon.markup import Markup
from rashomon.shown import Line
from rashomon.threads import one_thread
from rashomon.weights import weights

CLASS_BUCKETS = 1 << 13
"""Words in classes and ids are known by their hash only, so that the weights hold no text."""

DILATIONS = (1, 2, 4, 8, 16)

KINDS = (
    "body", "headline", "byline", "dateline", "caption", "pull quote", "related", "menu", "legal", "comment form",
    "advertisement", "other",
)  # fmt: skip
"""What a line can be, in the order of the network's outputs."""

_HEADING1, _ARTICLE = Mark.HEADING1.value, Mark.ARTICLE.value
_MARK_VALUES = np.array([mark.value for mark in Mark if mark is not Mark.LINK])
_TAGS = {"p": 0, "li": 1, "div": 2, "section": 2, "article": 2, "td": 3, "th": 3, "tr": 3, "span": 4, "blockquote": 5}
LONGEST_BODY = 200_000
_OTHER_TAG = 6
_DEEP = 50
_NEAR = 6
"""Levels outward in which a line's company is weighed."""

_PROSE, _MOST_PROSE = 60, 600
"""Characters of unlinked text from which a line is prose, and more than which none counts for."""

_FARTHER = 0.75
"""What prose counts for each element further out."""


@dataclass(frozen=True, slots=True)
class MarkupFeatures:
    """What the markup says of each line: numbers, an array of (lines, features); and its groups, an array of (lines, 2):
    which lines stand in one container, and which in elements that are styled alike, the latter numbering `words`, the
    buckets of the classes' words of each style."""

    numbers: Floats
    words: tuple[tuple[int, ...], ...]
    groups: Ints


def markup_features(
    page: Markup, words: Lines, body: str | None = None, description: str | None = None
) -> MarkupFeatures:
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
    outward = _ancestors(block, parents)
    unlinked = words.sizes * (1 - linked)
    prose = _prose_by_element(unlinked, outward, len(parents))
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
    numbers[:, 10:13] = prose[outward[:3].T] / (prose.max() or 1.0)
    numbers[:, 13] = np.arange(size) > headings[0] if len(headings) else 0
    numbers[:, 14] = body is not None
    if body or description:
        numbers[:, 15] = shares_found(words, body and body[:LONGEST_BODY])
        numbers[:, 16] = shares_found(words, description and description[:LONGEST_BODY])
    numbers[np.arange(size), [17 + _TAGS.get(line.tag, _OTHER_TAG) for line in lines]] = 1
    numbers[:, 24:31] = _around_prose(block, outward, prose, unlinked, parents)
    numbers[:, MARKUP_SIZE - len(_MARK_VALUES) :] = marks[:, None] & _MARK_VALUES > 0
    styles, style = _styles(lines)
    return MarkupFeatures(numbers, styles, np.stack((container, style), axis=1))


MARKUP_SIZE = 31 + len(_MARK_VALUES)
"""Numbers a line in `MarkupFeatures`."""


def _ancestors(block: Ints, parents: Ints) -> Ints:
    """The elements around each line's, nearest first: an array of (levels, lines); 0 beyond the outermost."""
    levels = []
    element = block
    for _ in range(_NEAR):
        element = np.where(element > 0, parents[element], 0)
        levels.append(element)
    return np.stack(levels)


def _prose_by_element(unlinked: Floats, outward: Ints, count: int) -> Floats:
    """Characters of unlinked running text below each element, counted for the elements around it to `_NEAR` levels,
    the farther the less."""
    weight = np.where(unlinked < _PROSE, 0.0, np.minimum(unlinked, _MOST_PROSE))
    scale = _FARTHER ** np.arange(len(outward))
    prose = np.bincount(outward.ravel(), weights=(scale[:, None] * weight).ravel(), minlength=count)
    prose[0] = 0
    return np.asarray(prose, dtype=np.float32)


def _around_prose(block: Ints, outward: Ints, prose: Floats, unlinked: Floats, parents: Ints) -> Floats:
    """Where each line stands to the element that holds most prose: in it, how far in, before or behind it; the share of
    running text among what its container and the one around that hold; how many lines these have."""
    found = np.zeros((len(block), 7), dtype=np.float32)
    main = int(prose.argmax())
    # Elements are numbered in document order: those inside one follow it up to the first whose parent comes before it.
    after = np.flatnonzero(parents[main + 1 :] < main)
    end = main + 1 + int(after[0]) if len(after) else len(parents)
    inside = (block >= main) & (block < end)
    found[:, 0] = inside
    within = (outward == main).argmax(axis=0)
    found[:, 1] = np.where((outward == main).any(axis=0), (within + 1) / _NEAR, 0)
    found[:, 2] = block >= end
    for column, element in ((3, outward[0]), (5, outward[1])):
        count = np.bincount(element, minlength=len(parents))
        told = np.bincount(element, weights=unlinked >= _PROSE, minlength=len(parents))
        found[:, column] = (told / np.maximum(1, count))[element]
        found[:, column + 1] = np.log1p(count[element]) / 3
    return found


def _styles(lines: Sequence[Line]) -> tuple[tuple[tuple[int, ...], ...], Ints]:
    """The buckets of each style's words, and the number of each line's style: its tag with the classes around it."""
    numbers: dict[tuple[str, tuple[str, ...]], int] = {}
    style = [numbers.setdefault((line.tag, line.words), len(numbers)) for line in lines]
    return tuple([_class_words(words) for _, words in numbers]), np.array(style, dtype=np.int64)


def _class_words(words: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(map(_class_bucket, words)) or (0,)


@functools.lru_cache(maxsize=1 << 15)
def _class_bucket(word: str) -> int:
    return zlib.crc32(word.encode()) % CLASS_BUCKETS


@functools.cache
def _networks() -> dict[str, Floats]:
    """The arrays of the networks, which work side by side: all but matrices, and the vectors of words and classes, are joined
    along their last axis, matrices are stacked. Their file calls them `0_mean`, `1_mean` and so on."""
    arrays: dict[str, list[Floats]] = {}
    with np.load(weights("cleaner.npz")) as stored:
        for name in sorted(stored.files):
            arrays.setdefault(name.partition("_")[2], []).append(stored[name].astype(np.float32))
    # Laid out in C order, or matrix products take twenty times as long.
    return {
        name: np.ascontiguousarray(np.stack(each) if name.endswith("_w") else np.concatenate(each, axis=-1))
        for name, each in arrays.items()
    }


def line_chances(page: Lines, blank_before: Sequence[bool], markup: MarkupFeatures | None = None) -> Floats:
    """Chance of each line to be of each of `KINDS`: an array of (lines, kinds), the mean of what the networks give."""
    networks = _networks()
    count = len(networks["out_w"])
    shapes = (np.tile(line_features(page, blank_before), count) - networks["mean"]) / networks["scale"]
    inputs = [shapes, _Bags(*word_buckets(page)).means(networks["words"])]
    groups = []
    if markup is not None:
        inputs += [np.tile(markup.numbers, count), _bags(markup.words).means(networks["classes"])[markup.groups[:, 1]]]
        groups = [_Groups(column) for column in markup.groups.T]
    with one_thread():
        apart = np.concatenate([_apart(part, count) for part in inputs], axis=2)
        chances = forward(apart, networks, groups)
    return np.asarray(chances.mean(axis=0), dtype=np.float32)


def _apart(joined: Floats, count: int) -> Floats:
    """What networks have side by side, (lines, numbers of all), seen as an array of (networks, lines, numbers)."""
    return joined.reshape(len(joined), count, -1).transpose(1, 0, 2)


class _Bags:
    """Groups of one or more words in a row, of which the vectors' means are wanted; `starts` is where each begins."""

    def __init__(self, words: Ints, starts: Ints) -> None:
        self.words, self.starts = words, starts
        self.sizes = np.diff(np.append(starts, len(words))).astype(np.float32)

    def means(self, table: Floats) -> Floats:
        """An array of (groups, numbers of a vector)."""
        sums: Floats = np.add.reduceat(table[self.words], self.starts, axis=0)
        sums /= self.sizes[:, None]
        return sums


def _bags(groups: Sequence[tuple[int, ...]]) -> _Bags:
    sizes = np.array([len(group) for group in groups])
    return _Bags(np.array(list(chain.from_iterable(groups))), np.cumsum(sizes) - sizes)


class _Groups:
    """The lines by group, to take means over the lines of each."""

    def __init__(self, group: Ints) -> None:
        self.order = np.argsort(group, kind="stable")
        ordered = group[self.order]
        fresh = np.append(True, ordered[1:] != ordered[:-1])
        starts = np.flatnonzero(fresh)
        self.bags = _Bags(self.order, starts)
        self.own = np.empty(len(group), dtype=np.int64)
        self.own[self.order] = np.cumsum(fresh) - 1

    def means(self, hidden: Floats, weights: Floats) -> Floats:
        """For each line the mean of `hidden` over the lines of its group, by the weights."""
        return _product(self.bags.means(hidden), weights)[self.own]


def _beside(hidden: Floats, kernel: Floats, dilation: int) -> Floats:
    """For each line the sum of the lines around it, `dilation` apart, each number weighted by the kernel (taps, numbers)."""
    size = len(hidden)
    half = len(kernel) // 2
    total: Floats = hidden * kernel[half]
    part = np.empty_like(hidden)
    for k in range(1, half + 1):
        shift = k * dilation
        if shift < size:
            rest = part[shift:]
            total[shift:] += np.multiply(hidden[:-shift], kernel[half - k], out=rest)
            total[:-shift] += np.multiply(hidden[shift:], kernel[half + k], out=rest)
    return total


def _product(joined: Floats, weights: Floats) -> Floats:
    """What networks have side by side, each times its own matrix of `weights`: an array of (networks, rows, columns)."""
    count, _, columns = weights.shape
    found = np.empty((len(joined), count * columns), dtype=np.float32)
    np.matmul(_apart(joined, count), weights, out=_apart(found, count))
    return found


def _layer(joined: Floats, weights: Floats, bias: Floats) -> Floats:
    found = _product(joined, weights)
    found += bias
    return np.maximum(found, 0, out=found)


def forward(inputs: Floats, weights: dict[str, Floats], groups: Sequence[_Groups] = ()) -> Floats:
    """The networks, side by side: a layer per line, residual dilated convolutions over neighbours (each number by itself, then
    a layer that mixes them), the means of the line's groups, the page's mean and maximum.

    `inputs` is an array of (networks, lines, numbers), what it gives one of (networks, lines, kinds). Inputs without markup are
    narrower: the weights of what they lack are left out, as if it were all zero.
    """
    count, size, width = inputs.shape
    hidden = _layer(inputs.transpose(1, 0, 2).reshape(size, -1), weights["in_w"][:, :width], weights["in_b"])
    for k, dilation in enumerate(DILATIONS):
        hidden += _layer(_beside(hidden, weights[f"tap{k}"], dilation), weights[f"conv{k}_w"], weights[f"conv{k}_b"])
    page = np.stack((hidden.mean(axis=0), hidden.max(axis=0))).reshape(2, count, -1).transpose(1, 0, 2).reshape(1, -1)
    mixed = _product(hidden, weights["mix_w"])
    mixed += _product(page, weights["page_w"]) + weights["mix_b"]
    for k, group in enumerate(groups):
        mixed += group.means(hidden, weights[f"group{k}_w"])
    np.maximum(mixed, 0, out=mixed)
    logits = _apart(_product(mixed, weights["out_w"]) + weights["out_b"], count)
    powers = np.exp(logits - logits.max(axis=2, keepdims=True))
    chances: Floats = powers / powers.sum(axis=2, keepdims=True)
    return chances
