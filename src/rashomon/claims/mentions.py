"""Which of an article's entities is named at a place of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from rashomon.claims.passages import Piece
from rashomon.model import Entity, Speaker

# Characters before a place in which a mention that reaches into it begins.
_LONGEST_NAME = 60


class Mentions:
    """The entities of one article by their mentions, and by their ids."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self.by_id = {e.id: e for e in entities}
        self._by_span = {(m.start, m.end): e for e in entities for m in e.mentions}
        self._spans = sorted(self._by_span)

    def kind_of(self, speaker: Speaker) -> str | None:
        """The kind of the speaker's entity, where that is known."""
        entity = self.by_id.get(speaker.entity or "")
        return entity.kind if entity is not None else None

    def named(self, piece: Piece, first: int, last: int) -> Entity | None:
        """The last entity whose mention touches the tokens, a person before others."""
        return self.between(*piece.span(first, last))

    def between(self, start: int, end: int) -> Entity | None:
        """The last entity whose mention touches the characters of the article, a person before others."""
        at = bisect_right(self._spans, (end, 0)) - 1
        best: Entity | None = None
        while at >= 0 and self._spans[at][0] > start - _LONGEST_NAME:
            span = self._spans[at]
            if span[1] > start and span[0] < end:
                entity = self._by_span[span]
                if best is None or (entity.kind == "person" and best.kind != "person"):
                    best = entity
            at -= 1
        return best


def as_speaker(entity: Entity, piece: Piece, first: int, last: int) -> Speaker:
    """The entity as a speaker whom the tokens `first` to `last` (past-last) name."""
    return Speaker(entity.name, *piece.span(first, last), entity.id)
