"""From a stretch of an article back to its page, as selectors of the W3C Web Annotation Data Model.

https://www.w3.org/TR/annotation-model/#selectors
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import Any

from rashomon.model import NOWHERE, Article, SourceMap

Record = dict[str, Any]

CONTEXT = 32
"""Characters before and after a quotation that tell it from others like it; what annotation tools in use take."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where one character of an article's text stands: its offset in the page's source, in the text content of the page's
    body (NOWHERE if it is not in the body), and in that of its element, which has the index `element`."""

    source: int
    document: int
    inner: int
    element: int


def position(places: SourceMap, offset: int) -> Position:
    """Where the character at `offset` of the article's text stands in the page."""
    run = max(0, bisect_right(places.text, offset) - 1)
    ahead = offset - places.text[run]
    # A character reference or white space stands there as a whole.
    ahead = ahead if places.length[run] == places.width[run] and ahead < places.length[run] else 0
    element, document = places.element[run], places.document[run]
    if document == NOWHERE:
        return Position(places.source[run] + ahead, NOWHERE, ahead, element)
    document += ahead
    return Position(places.source[run] + ahead, document, document - places.opened[element], element)


def source_span(places: SourceMap, start: int, end: int) -> tuple[int, int]:
    """The stretch of the page's decoded source, tags within it included, that a stretch of the article's text comes from.

    An end at a line's end counts to the last character before it.
    """
    last = max(0, bisect_right(places.text, end - 1) - 1)
    exact = places.length[last] == places.width[last]
    ahead = min(end - places.text[last], places.length[last])
    stop = places.source[last] + (ahead if exact else places.width[last])
    return position(places, start).source, stop


def selectors(article: Article, start: int, end: int) -> list[Record]:
    """Ways to find a stretch of the article's text in its page, each by itself enough.

    A TextQuoteSelector always. For an HTML page a TextPositionSelector in the text content of the page's body (in code
    points, as the standard has it), a RangeSelector of XPaths with offsets into the elements' text content, and a
    DataPositionSelector in the decoded source; for a text the TextPositionSelector counts in the text itself.
    """
    text = article.text
    quote: Record = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - CONTEXT) : start],
        "suffix": text[end : end + CONTEXT],
    }
    places = article.source_map
    if places is None:
        return [quote, {"type": "TextPositionSelector", "start": start, "end": end}]
    first, last = position(places, start), position(places, max(start, end - 1))
    source = source_span(places, start, end)
    found = [quote]
    if NOWHERE not in (first.document, last.document):
        found.append({"type": "TextPositionSelector", "start": first.document, "end": last.document + 1})
        ends = (("startSelector", first, first.inner), ("endSelector", last, last.inner + 1))
        found.append({"type": "RangeSelector"} | {name: _in_element(places, at, inner) for name, at, inner in ends})
    found.append({"type": "DataPositionSelector", "start": source[0], "end": source[1]})
    return found


def _in_element(places: SourceMap, at: Position, inner: int) -> Record:
    point: Record = {"type": "TextPositionSelector", "start": inner, "end": inner}
    return {"type": "XPathSelector", "value": xpath(places, at.element), "refinedBy": point}


def xpath(places: SourceMap, element: int) -> str:
    """The path of an element from the page's root, each step with its place among siblings of its name."""
    ranks = _ranks(places.tags, places.parents.tobytes())
    steps = []
    while element >= 0:
        steps.append(f"{places.tags[element]}[{ranks[element]}]")
        element = places.parents[element]
    return "/" + "/".join(reversed(steps))


@functools.lru_cache(maxsize=4)
def _ranks(tags: tuple[str, ...], parents: bytes) -> list[int]:
    """The place of each element among those of its parent that have its name, from 1."""
    counts: Counter[tuple[int, str]] = Counter()
    ranks = []
    for tag, parent in zip(tags, memoryview(parents).cast("i"), strict=True):
        counts[parent, tag] += 1
        ranks.append(counts[parent, tag])
    return ranks
