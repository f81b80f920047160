"""Search in scripts that write no spaces between words: their text is found by pairs of neighbouring letters.

Each letter is spelled as four letters and digits of ASCII, so that SQLite's and PostgreSQL's tokenizers, which know no such script
or cut its vowel signs off, take a pair for a word. (Pairs of letters for Chinese and Japanese: Lucene's CJKAnalyzer.)
"""

from __future__ import annotations

import functools
import re
import unicodedata
from itertools import pairwise

STUCK = "w"
"""A letter with which no pair begins."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_OFFSET = 10 * 36**3  # so that the first digit is a letter: to a tokenizer no number
# Thai, Lao, Myanmar, Khmer; Chinese and Japanese; Korean, whose endings stick to its words.
_UNSPACED = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e80-\u0edf\u1000-\u104f\u1780-\u17d3\u3005-\u3007\u3040-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U000323af"
)
_RUN = re.compile(f"[{_UNSPACED}]")
_WORD = re.compile(r"\w+")
_PIECE = re.compile(f"([{_UNSPACED}]+)|[^{_UNSPACED}]+")


def grams(text: str) -> str:
    """The pairs of letters of every run of letters in such a script, and the last letter of each run; empty for other text.

    Words of other scripts that stick to a run ("GPS" before Japanese) come with `STUCK` before them.
    """
    spelled_out = unicodedata.normalize("NFKC", text)
    out: list[str] = []
    before = False
    for found in _PIECE.finditer(spelled_out) if _RUN.search(spelled_out) else ():
        piece, run = found[0], found[1] is not None
        if run:
            out += _pairs(_spelled(piece))
        elif words := _WORD.findall(piece):
            out += [STUCK + words[0]] if before and piece[0] == words[0][0] else []
            out += [STUCK + words[-1]] if piece[-1] == words[-1][-1] and found.end() < found.endpos else []
        before = run
    return " ".join(out)


def pieces(phrase: str) -> list[tuple[str, bool]]:
    """A phrase cut where its script changes, each piece with whether it is to be looked for among the grams."""
    return [(m[0], m[1] is not None) for m in _PIECE.finditer(unicodedata.normalize("NFKC", phrase))]


def wanted(run: str) -> tuple[str, bool]:
    """The grams that stand together wherever the run does; and whether that is the beginning of one, for a lone letter."""
    spelled = _spelled(run)
    return (spelled[0], True) if len(spelled) == 1 else (" ".join(_pairs(spelled)[:-1]), False)


def _pairs(spelled: list[str]) -> list[str]:
    return [*map("".join, pairwise(spelled)), spelled[-1]]


def _spelled(run: str) -> list[str]:
    return [_letter(letter) for letter in run]


@functools.lru_cache(1 << 14)
def _letter(letter: str) -> str:
    number = ord(letter) + _OFFSET
    return "".join(_DIGITS[number // 36**place % 36] for place in (3, 2, 1, 0))
