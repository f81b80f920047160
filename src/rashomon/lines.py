"""The lines of a page as numbers: their shape, their place and their words, counted over all lines at once.

The page's letters are an array, what is known of each letter is looked up in a table, and what is asked of a line is a sum
over its letters. So a page costs a few dozen passes over an array, however many lines it has.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]

BUCKETS = 1 << 15
"""Words are known by their hash only, so that the weights hold no text."""

NO_WORD = 0
"""The bucket of what is not known as a word; its vector is zero."""

FIRST_WORDS, LAST_WORDS = 14, 4
_LONGEST_WORD = 24
_LONG_WORD = 5
_SENTENCE = 50
_LOOKED_AT = 100
"""Words of a line that are compared with other lines'."""

_SENTENCE_END = re.compile(r"[.!?][\"”’')»]?\s+[\"“‘'(«]?[^\W\d_a-z]|[。！？]")
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:h.]\d\d\b|\b\d{1,2}[./-]\d{1,2}\b")
_SIGNS = ("http:", "https:", "www.")

SPACE, UPPER, LOWER, ALPHA, DIGIT, WIDE, COMMA, STRIPPED = 1, 2, 4, 8, 16, 32, 64, 128
QUOTE, COPYRIGHT, BAR, SIGN, STOP, CLOSING, MARK, OPEN_END, OPENING, HAN = (1 << k for k in range(8, 18))
_MEMBERS = {
    DIGIT: "0123456789",
    COMMA: ",，、",
    STRIPPED: ".,:;!?\"'“”‘’()[]«»|",
    QUOTE: '“"«„',
    COPYRIGHT: "©",
    BAR: "|",
    SIGN: "@©|•»→›>",
    STOP: ".!?…。！？」»।؟",
    CLOSING: "”\"’')",
    MARK: ".!?",
    OPEN_END: ":：,",
    OPENING: "\"“‘«„「'",
}
_SHOWN = QUOTE | COPYRIGHT | BAR | SIGN
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_TURN = np.uint64(0xD6E8FEB86659FD93)
_PLACES = 64
_POWERS = np.cumprod(np.full(_PLACES, 0x100000001B3, dtype=np.uint64))


@functools.cache
def _tables() -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint64]]:
    """What is known of each letter of the basic plane, and its lower case; what lies beyond has the last one's."""
    letters = [chr(code) for code in range(0x10000)]
    flags = np.zeros(0x10000, dtype=np.uint32)
    for flag, holds in ((SPACE, str.isspace), (UPPER, str.isupper), (LOWER, str.islower), (ALPHA, str.isalpha)):
        flags |= np.fromiter(map(holds, letters), dtype=np.uint32, count=0x10000) * np.uint32(flag)
    for flag, members in _MEMBERS.items():
        flags[[ord(member) for member in members]] |= flag
    for first, last in ((0x2E80, 0xA000), (0xAC00, 0xD7B0), (0x0E00, 0x0E80)):
        flags[first:last] |= WIDE
    flags[0x2E80:0xA000] |= HAN
    lower = np.array(
        [ord(low) if len(low := letter.lower()) == 1 else ord(letter) for letter in letters], dtype=np.uint64
    )
    return flags, lower


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a page, and their letters and words as arrays. `flags` and `lower` have an entry for each letter, the separator
    behind each line included; `starts` and `sizes` one for each line; `word` (hashes without the punctuation around them),
    `line`, `place`, `kept` (letters less punctuation) one for each word, and `counts` the words of each line."""

    texts: Sequence[str]
    flags: npt.NDArray[np.uint32]
    lower: Hashes
    starts: Ints
    sizes: Ints
    first: Ints
    word: Hashes
    line: Ints
    place: Ints
    kept: Ints
    figures: npt.NDArray[np.bool_]
    wide: npt.NDArray[np.bool_]
    counts: Ints

    def has(self, flag: int) -> Ints:
        """How many letters of each line have a flag."""
        return np.add.reduceat((self.flags & flag) != 0, self.starts, dtype=np.int64)


def as_arrays(lines: Sequence[str]) -> Lines:
    """The lines, of which there is one at least and none is empty or blank, as arrays."""
    table, lowers = _tables()
    codes = np.frombuffer("\n".join(lines).encode("utf-32-le", "surrogatepass") + b"\n\0\0\0", dtype=np.uint32)
    codes = np.minimum(codes, 0xFFFF)
    flags = table[codes]
    lower = lowers[codes]
    sizes = np.fromiter(map(len, lines), dtype=np.int64, count=len(lines))
    starts = np.concatenate(([0], np.cumsum(sizes + 1)[:-1]))
    space = (flags & SPACE) != 0
    begins = ~space
    begins[1:] &= space[:-1]
    first = np.flatnonzero(begins)
    counts = np.add.reduceat(begins, starts, dtype=np.int64)
    line = np.repeat(np.arange(len(lines)), counts)
    place = np.arange(len(first)) - (np.cumsum(counts) - counts)[line]
    # The letters of a word that count, numbered from its first such letter; a word of none counts by its own first one.
    core = (flags & (SPACE | STRIPPED)) == 0
    so_far = np.cumsum(core)
    before = so_far[first] - core[first]
    kept = np.diff(np.append(before, so_far[-1]))
    places = np.append(np.flatnonzero(core), 0)
    start = np.where(kept > 0, places[before], first)
    own = np.cumsum(begins) - 1
    offset = (np.arange(len(codes)) - start[own]) & (_PLACES - 1)
    core[first[kept == 0]] = True
    word = np.add.reduceat(np.where(core, lower, 0) * _POWERS[offset], first)
    word = (word ^ (word >> np.uint64(29))) * _SPREAD
    digits = np.add.reduceat(((flags & DIGIT) != 0).astype(np.int64), first)
    wide = np.add.reduceat(((flags & WIDE) != 0).astype(np.int64), first) > 0
    return Lines(lines, flags, lower, starts, sizes, first, word, line, place, kept, digits == kept, wide, counts)


def word_buckets(page: Lines) -> tuple[Ints, Ints]:
    """Buckets of each line's first and last words, lower-cased, all numbers as one: of all lines in a row, and where each
    line's begin. Each line has one at least."""
    chosen = np.flatnonzero((page.place < FIRST_WORDS) | (page.place >= page.counts[page.line] - LAST_WORDS))
    buckets = 1 + (page.word[chosen] >> np.uint64(49)).astype(np.int64) % (BUCKETS - 1)
    buckets[(page.figures & (page.kept > 0))[chosen]] = 1
    # Not a word, or a run of several in a script that puts no space between them.
    buckets[(page.wide | (page.kept > _LONGEST_WORD))[chosen]] = NO_WORD
    sizes = np.bincount(page.line[chosen], minlength=len(page.sizes))
    return buckets, np.cumsum(sizes) - sizes


def line_features(page: Lines, blank_before: Sequence[bool]) -> Floats:
    """Shape of each line and its place on the page: an array of (lines, FEATURES), each about within -1 to 3."""
    lines = page.texts
    count = len(lines)
    rows = np.zeros((count, FEATURES), dtype=np.float32)
    _shape(page, rows)
    repeats = Counter(lines)
    rows[:, 22] = [repeats[line] for line in lines]
    np.minimum(3, rows[:, 22] - 1, out=rows[:, 22])
    rows[:, 22] /= 2
    shared, title = _shared_with_title(page)
    rows[1:, 23] = shared[1:] / max(3, title)
    rows[1:, 24] = (shared / np.maximum(3, page.counts))[1:]
    first = lines[0].lower()
    rows[1:, 25] = [len(line) == len(first) and line.lower() == first for line in lines[1:]]
    order = np.arange(count)
    rows[:, 26] = order / max(1, count - 1)
    rows[:, 27] = np.log1p(order) / 3
    rows[:, 28] = np.log1p(count - 1 - order) / 3
    rows[:, 29] = blank_before
    rows[:, 30] = _words_told(page)
    top = _headline_place(page, shared, title)
    if top is not None:
        rows[:, 31] = order > top
        rows[:, 32] = np.sign(order - top) * np.log1p(np.abs(order - top)) / 4
    return rows


FEATURES = 33
"""Numbers a line in `line_features`."""


def _shape(page: Lines, rows: Floats) -> None:
    """What can be told of each line by itself, written to the first 22 columns of `rows`."""
    lines, size = page.texts, page.sizes
    ends = page.starts + size - 1
    last = page.flags[ends]
    before = page.flags[np.maximum(ends - 1, page.starts)]
    initial = page.flags[page.starts]
    wide = page.has(WIDE)
    digits = page.has(DIGIT)
    words = page.counts + wide // 2
    starts = page.flags[page.first]
    letters = np.bincount(page.line, weights=(starts & ALPHA) != 0, minlength=len(size))
    capitals = np.bincount(page.line, weights=(starts & UPPER) != 0, minlength=len(size))
    stop = ((last & STOP) != 0) | (((last & CLOSING) != 0) & ((before & MARK) != 0) & (size > 1))
    shown = np.bitwise_or.reduceat(page.flags, page.starts)
    rows[:, 0] = np.log1p(size) / 3
    rows[:, 1] = np.log1p(words) / 3
    rows[:, 2] = np.minimum(words, 60) / 20
    rows[:, 3] = stop
    rows[:, 4] = stop & (words > 7)
    rows[:, 5] = (last & OPEN_END) != 0
    rows[:, 6] = (initial & UPPER) != 0
    rows[:, 7] = (initial & LOWER) != 0
    rows[:, 8] = (initial & OPENING) != 0
    rows[:, 9] = capitals / np.maximum(1, letters)
    rows[:, 10] = ((shown & UPPER) != 0) & ((shown & LOWER) == 0)
    rows[:, 11] = 2 * digits / size
    rows[:, 12] = (initial & DIGIT) != 0
    rows[:, 13] = np.minimum(3, page.has(COMMA)) / 2
    rows[:, 15] = (shown & QUOTE) != 0
    rows[:, 17] = (shown & SIGN) != 0
    rows[:, 18] = (shown & COPYRIGHT) != 0
    rows[:, 19] = (shown & BAR) != 0
    rows[:, 20] = np.minimum(12, size / np.maximum(1, words)) / 8
    rows[:, 21] = wide > 0
    for i in np.flatnonzero(digits > 1).tolist():
        rows[i, 16] = _DATE.search(lines[i]) is not None
    for i in np.flatnonzero((stop & (words > 3)) | (words > 11) | (wide > 0)).tolist():
        rows[i, 14] = min(4, len(_SENTENCE_END.findall(lines[i]))) / 2
    for i in np.flatnonzero((last & STOP) != 0).tolist():
        if lines[i].endswith(("...", "…")):
            rows[i, 17] = 1
    joined = "\n".join(lines)
    for sign in _SIGNS:
        at = -1
        for _ in range(_LOOKED_AT):
            if (at := joined.find(sign, at + 1)) < 0:
                break
            rows[int(np.searchsorted(page.starts, at, side="right")) - 1, 17] = 1


def _shared_with_title(page: Lines) -> tuple[Ints, int]:
    """How many words of each line stand in the first, which is the page's title as a rule; and how many that has."""
    title = np.unique(page.word[: page.counts[0]])
    found = title[np.minimum(np.searchsorted(title, page.word), len(title) - 1)] == page.word
    shared = np.bincount(page.line, weights=found, minlength=len(page.sizes)).astype(np.int64)
    return np.minimum(shared, len(title)), len(title)


def _headline_place(page: Lines, shared: Ints, title: int) -> int | None:
    """The first line that repeats most of the page's title, which is its first line; None if none does."""
    if title < 3:
        return None
    own = page.counts
    repeats = (page.sizes > 10) & (page.sizes < 300) & (own >= 3) & (shared >= 0.8 * own) & (2 * own >= title)
    found = np.flatnonzero(repeats[1:])
    return int(found[0]) + 1 if len(found) else None


def _words_told(page: Lines) -> Floats:
    """The share of each line's longer words that other sentences of the page use too: a report keeps to its subject."""
    count = len(page.sizes)
    long = (page.kept >= _LONG_WORD) & ~page.wide & ~page.figures & (page.place < _LOOKED_AT)
    long &= page.sizes[page.line] >= _SENTENCE
    word, line = page.word[long], page.line[long]
    han = np.flatnonzero((page.flags[:-1] & page.flags[1:] & HAN) != 0)
    if len(han):
        pairs = (page.lower[han] * _TURN + page.lower[han + 1]) * _SPREAD
        own = np.searchsorted(page.starts, han, side="right") - 1
        told = page.sizes[own] >= _SENTENCE
        word, line = np.concatenate((word, pairs[told])), np.concatenate((line, own[told]))
    if not len(word):
        return np.zeros(count, dtype=np.float32)
    order = np.lexsort((line, word))
    word, line = word[order], line[order]
    fresh = np.flatnonzero(np.concatenate(([True], word[1:] != word[:-1])))
    ends = np.append(fresh[1:], len(word)) - 1
    elsewhere = np.repeat(line[fresh] != line[ends], ends - fresh + 1)
    found = np.bincount(line, weights=elsewhere, minlength=count)
    return np.asarray(found / np.maximum(4, np.bincount(line, minlength=count)), dtype=np.float32)


def shares_found(page: Lines, text: str | None) -> Floats:
    """The share of each line's runs of four words that stand in the text; 0 for lines of fewer."""
    count = len(page.sizes)
    if not text or not text.strip() or len(page.word) < 4:
        return np.zeros(count, dtype=np.float32)
    wanted = np.unique(_runs(as_arrays([text.strip()]).word))
    if not len(wanted):
        return np.zeros(count, dtype=np.float32)
    runs = _runs(page.word)
    own = page.line[:-3]
    whole = own == page.line[3:]
    found = wanted[np.minimum(np.searchsorted(wanted, runs), len(wanted) - 1)] == runs
    hits = np.bincount(own[whole], weights=found[whole], minlength=count)
    return np.asarray(hits / np.maximum(1, np.bincount(own[whole], minlength=count)), dtype=np.float32)


def _runs(word: Hashes) -> Hashes:
    """The hashes of each four words in a row."""
    if len(word) < 4:
        return word[:0]
    return ((word[:-3] * _TURN + word[1:-2]) * _TURN + word[2:-1]) * _TURN + word[3:]
