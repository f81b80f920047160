"""The text of a text node: its character references resolved and its white space collapsed, each piece with where it stands."""

from __future__ import annotations

import functools
import html
import re

MOST = 150_000
"""Elements, and pieces of text: the largest news pages have some 20,000."""

_REFERENCE = re.compile(r"&[^\s&;<]{1,32};?")
_UNEVEN = re.compile(r"&[^\s&;<]{1,32};?|[^\S ]\s*+| \s++|[\x00\xad\u200b\ufeff]")
_LEFT_OUT = "\0\xad\u200b\ufeff"
_IGNORED = re.compile(f"[{_LEFT_OUT}]+")


def unescape(text: str) -> str:
    """The text with its character references resolved, unless one has more digits than Python reads."""
    try:
        return html.unescape(text)
    except ValueError:
        return text


@functools.lru_cache(maxsize=1 << 10)
def referred(reference: str) -> str:
    """What a character reference stands for; pages repeat the same few."""
    return unescape(reference)


def text_length(text: str) -> int:
    """How long a text is in the page's text content, where character references are resolved."""
    references = _REFERENCE.findall(text)
    return len(text) - sum(map(len, references)) + sum(len(referred(one)) for one in references)


def segments(raw: str) -> list[tuple[int, int, str, int]]:
    """A text node as pieces: offset and width in the source, the text that is written for it, and the length of the
    node's own text before it. White space at the ends of a piece comes as one space of its own; what is no text of a line is
    left out."""
    if raw.count("&") > MOST:
        raise ValueError(f"more than {MOST:,} character references are too many for one article")
    pieces = []
    done = shift = 0  # how much longer the node's own text is than its source so far
    for found in _UNEVEN.finditer(raw):
        start, end = found.span()
        if start > done:
            pieces += _plain(raw, done, start, shift)
        token = found.group()
        read = referred(token) if token[0] == "&" else token
        written = " " if read.isspace() else _IGNORED.sub("", read)
        if written:
            pieces.append((start, end - start, written, start + shift))
        shift += len(read) - (end - start)
        done = end
    if done < len(raw):
        pieces += _plain(raw, done, len(raw), shift)
    return pieces


def _plain(raw: str, start: int, end: int, shift: int) -> list[tuple[int, int, str, int]]:
    """A stretch of a text node that reads as it is written, the spaces at its ends apart."""
    pieces = [(start, 1, " ", start + shift)] if raw[start] == " " else []
    start += len(pieces)
    stop = end - (raw[end - 1] == " ")
    if start < stop:
        pieces.append((start, stop - start, raw[start:stop], start + shift))
    if start <= stop < end:
        pieces.append((stop, 1, " ", stop + shift))
    return pieces
