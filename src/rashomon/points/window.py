"""How a claim is shown to the pair model: its clause marked, within a few words of its sentence."""

from __future__ import annotations

OPEN, CLOSE = "[unused1]", "[unused2]"
"""Marks around the clause: two tokens of the vocabulary that no text uses."""

BEFORE, AFTER, LONGEST = 8, 6, 40
"""Words of the sentence shown before and after the clause, and of the clause itself: pronouns and elided subjects mostly
resolve within them, and a pair stays under 110 tokens."""


def marked(text: str, start: int, end: int, sentence_start: int, sentence_end: int) -> str:
    """The clause `text[start:end]` between marks, with the nearest words of its sentence around it."""
    before = text[min(sentence_start, start) : start].split()[-BEFORE:]
    after = text[end : max(end, sentence_end)].split()[:AFTER]
    clause = text[start:end].split()[:LONGEST]
    return " ".join((*before, OPEN, *clause, CLOSE, *after))
