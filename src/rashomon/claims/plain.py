"""Sentences of languages that are not parsed, by their punctuation."""

from __future__ import annotations

import re

_END = re.compile(r"(?<![.!?…])[.!?…]++[\"”’»)\]]*+(?=\s)|[。！？；।۔؟]+[」』”）]*|\n+")
_BREAK = re.compile(r"[,;:，、；：،]\s*|\s+")
# Words in a claim at most; of a script that sets no spaces, characters.
_MOST_WORDS, _MOST_CHARACTERS = 36, 90


def plain_spans(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences of `text`, the long ones cut at punctuation or spaces, none empty, in order. Linear time."""
    spans: list[tuple[int, int]] = []
    start = 0
    for m in _END.finditer(text):
        spans += _cut(text, start, m.end())
        start = m.end()
    return [s for a, b in [*spans, *_cut(text, start, len(text))] if (s := _trimmed(text, a, b))[0] < s[1]]


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    at = start
    words = 0
    last_stop = start
    for m in _BREAK.finditer(text, start, end):
        words += 1
        if words > _MOST_WORDS or m.end() - at > _MOST_WORDS * 12:
            cut = last_stop if last_stop > at else m.end()
            spans.append((at, cut))
            at, words = cut, 0
        if not m.group().isspace():
            last_stop = m.end()
    spans.append((at, end))
    return [piece for a, b in spans for piece in _blocks(text, a, b)]


def _blocks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    if len(text[start:end].split()) > 3 or end - start <= _MOST_CHARACTERS:
        return [(start, end)]
    return [(a, min(a + _MOST_CHARACTERS, end)) for a in range(start, end, _MOST_CHARACTERS)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return start, end
