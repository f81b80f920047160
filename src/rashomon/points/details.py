"""What of a claim no other report of its story gives: a figure, a day or a person, though the rest of it may be told by all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rashomon.model import Article, Claim, Value

NEARLY = 0.05
"""Share by which two figures may differ and still be one, more or less rounded."""

_WORD = re.compile(r"\w+")
_SHORTEST = 3  # letters of a word of a name
TOLD = frozenset(("number", "date", "person"))
"""What a report tells by itself; bodies and places it may only call otherwise than others do."""
NAMED = TOLD | {"body", "place", "thing"}
FEWEST = 4
"""Smaller counts tell nothing by themselves: another report may have named who they are."""


class Details:
    """The figures, days and people of a story, by the articles that give them."""

    def __init__(self, claims: Iterable[Claim], articles: Mapping[str, Article]) -> None:
        self._given: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._figures: dict[str, list[float]] = defaultdict(list)
        for claim in claims:
            for value in claim.values:
                self._given[value.kind, value.value].add(claim.article)
                if value.kind == "number" and (figure := _figure(value)) is not None:
                    self._figures[claim.article].append(figure)
        for figures in self._figures.values():
            figures.sort()
        self._words: dict[str, set[str]] = defaultdict(set)
        for article in articles.values():
            for word in set(_WORD.findall(article.body.lower())):
                self._words[word].add(article.id)

    def unshared(self, claim: Claim, kinds: frozenset[str] = TOLD) -> tuple[Value, ...]:
        """The figures, days and people, or values of other kinds, of a claim that its article alone gives, in the order of the text.

        A name counts where one of its words stands in no other article, a figure of four and more where no other article has one
        that is nearly as large, a day where it is told by a number. A number in a name counts nothing.
        """
        names = [v for v in claim.values if v.kind not in {"number", "date"}]
        return tuple(
            v
            for v in claim.values
            if v.kind in kinds
            and self._is_alone(v, claim.article)
            and not (v.kind == "number" and any(n.start <= v.start < n.end for n in names))
        )

    def _is_alone(self, value: Value, article: str) -> bool:
        if self._given[value.kind, value.value] != {article}:
            return False
        if value.kind == "number":
            figure = _figure(value)
            return (
                figure is not None
                and figure >= FEWEST
                and not any(_near(figures, figure) for other, figures in self._figures.items() if other != article)
            )
        if value.kind == "date":
            return any(c.isdigit() for c in value.text) and self._unheard(value.text, article)
        if not value.text[:1].isupper():
            return False
        return self._unheard(value.text, article)

    def _unheard(self, text: str, article: str) -> bool:
        """Whether one of the words stands in no other article."""
        return any(
            len(word) >= _SHORTEST and self._words.get(word, set()) <= {article} for word in _WORD.findall(text.lower())
        )


def _figure(value: Value) -> float | None:
    try:
        return float(value.value)
    except ValueError:
        return None


def _near(figures: Sequence[float], figure: float) -> bool:
    """Whether one of the figures, in order, is the figure or nearly so."""
    width = NEARLY * abs(figure)
    at = bisect_left(figures, figure - width)
    return at < len(figures) and figures[at] <= figure + width
