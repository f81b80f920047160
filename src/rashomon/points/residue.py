"""What is left of two claims when everything with a counterpart in the other is taken away: the words that differ."""

from __future__ import annotations

import re

import numpy as np

from rashomon.text.pieces import rarity_of, tokenizer, vectors_of

COUNTERPART = 0.45
"""Cosine of two word pieces from which one stands for the other ("proposed", "suggestion")."""

DULL = 2.5
"""Rarity below which a word says nothing by itself ("the", "was", "that")."""


def residue(left: str, right: str) -> tuple[str, str]:
    """The longest run of words of each text that has no counterpart in the other; the whole text where all has one."""
    a, b = _words(left), _words(right)
    return _longest(left, a, b), _longest(right, b, a)


_Words = list[tuple[int, int, "np.ndarray[tuple[int, int], np.dtype[np.float32]]", float]]


def _words(text: str) -> _Words:
    out: _Words = []
    for m in re.finditer(r"\w[\w'’-]*", text):
        ids = np.asarray(tokenizer().encode(m.group(), add_special_tokens=False).ids, dtype=np.int64)
        if len(ids):
            out.append((m.start(), m.end(), vectors_of(ids), float(rarity_of(ids).max())))
    return out


def _longest(text: str, own: _Words, other: _Words) -> str:
    theirs = np.concatenate([v for _, _, v, _ in other]) if other else np.zeros((0, 64), np.float32)
    runs: list[list[tuple[int, int, float]]] = [[]]
    for start, end, vectors, rare in own:
        matched = len(theirs) > 0 and float((vectors @ theirs.T).max(1).mean()) >= COUNTERPART
        if matched and rare >= DULL:
            runs.append([])
        elif rare >= DULL or runs[-1]:
            runs[-1].append((start, end, 0.0 if matched or rare < DULL else rare))
    best = max(runs, key=lambda run: sum(r for _, _, r in run))
    while best and best[-1][2] == 0:
        best.pop()
    return text[best[0][0] : best[-1][1]] if best else text
