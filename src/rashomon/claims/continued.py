"""Whose the quotations are that no cue governs: they go on from one that has a speaker, or stand before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.claims.cues import FIRST_PERSON
from rashomon.claims.memory import Memory
from rashomon.claims.passages import Piece
from rashomon.claims.sources import Cue
from rashomon.model import Speaker

_APART = 40
"""Characters after a quotation, beyond which another one is not of a speaker without a name."""


def carried_speakers(
    piece: Piece,
    own: Mapping[int, Sequence[Cue]],
    reaching: Mapping[int, Sequence[Cue]],
    speakers: Mapping[tuple[int, int], Speaker],
    memory: Memory,
) -> dict[int, Speaker]:
    """Speakers of the quotations that no cue governs, by sentence: who is quoted next to them.

    `own` holds the cues that stand in each sentence, `reaching` those whose content reaches into it. Who is quoted last is
    remembered for the next piece.
    """
    parsed, inside = piece.parsed, piece.inside
    spoken: list[Speaker | None] = []
    bare: list[bool] = []
    for n, (first, last) in enumerate(parsed.sentences):
        outside = [c for c in reaching[n] if not inside[c.source[0]]]
        direct = [c for c in outside if any(any(inside[max(s, first) : min(e, last)]) for s, e in c.content)]
        near = [c for c in own[n] if c.rank < 1 and not inside[c.source[0]]]
        chosen = max(direct or near or outside, key=lambda c: (c.rank < 1, c.size), default=None)
        who = speakers[chosen.source] if chosen else None
        spoken.append(who if who is not None and who.name.lower() not in FIRST_PERSON else None)
        quoted = sum(inside[first:last])
        bare.append(quoted >= 3 and not direct)
    carried: dict[int, Speaker] = {}
    whole = sum(inside) >= 0.8 * len(inside)
    remembered = memory.direct
    if not memory.open_quote and _begins_with_another(parsed.lower):
        remembered = None
    if remembered is not None and remembered.entity is None and not memory.open_quote:
        # "Three men" of some paragraphs before are not whom the report has come to since.
        remembered = remembered if piece.offset - memory.quoted_until < _APART else None
    previous = remembered if (whole or memory.open_quote) else None
    for n, (first, last) in enumerate(parsed.sentences):
        if not bare[n]:
            if spoken[n] is not None:
                previous = spoken[n]
            continue
        after = spoken[n + 1] if n + 1 < len(spoken) else None
        runs_on = inside[last - 1] and last < len(inside) and inside[last]
        quoted = sum(inside[first:last])
        mostly = quoted >= 0.6 * (last - first)
        speaker = _next_speaker(spoken, n, piece) if runs_on else None
        speaker = speaker or previous or (after if mostly else None)
        if speaker is None and mostly:
            speaker = remembered
        if speaker is not None and (mostly or quoted >= 5):
            carried[n] = speaker
            previous = speaker
    last_spoken = [s for s in spoken if s is not None]
    if last_spoken or carried:
        memory.direct = previous or last_spoken[-1]
        memory.quoted_until = piece.offset + parsed.ends[-1]
    memory.open_quote = bool(inside and inside[-1])
    return carried


def _begins_with_another(words: Sequence[str]) -> bool:
    """Whether a passage begins with words on somebody else ("“His conduct ..."): whoever was quoted before it may be who is meant."""
    return next((w for w in words if w[0].isalpha()), "") in {"he", "she", "his", "her"}


def _next_speaker(spoken: Sequence[Speaker | None], n: int, piece: Piece) -> Speaker | None:
    """Who is named where the quotation that sentence `n` is part of ends."""
    for later in range(n + 1, len(spoken)):
        if spoken[later] is not None:
            return spoken[later]
        end = piece.parsed.sentences[later][1]
        if end >= len(piece.inside) or not (piece.inside[end - 1] and piece.inside[end]):
            return None
    return None
