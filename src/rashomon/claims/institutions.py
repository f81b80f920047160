"""Bodies that are named by their country and what they are: "the Israeli army", "the Foreign Ministry"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rashomon.countries import countries
from rashomon.model import CLAIMING, Article

_BODIES = (
    "army|military(?: forces)?|armed forces|defen[cs]e forces|navy|air force|coast guard|police|parliament|government"
    "|cabinet|(?:foreign|defen[cs]e|interior|health|justice|finance|transport|energy) (?:ministry|department)"
    "|central bank|space agency|embassy|supreme court|intelligence service|football association"
)


@cache
def _pattern() -> re.Pattern[str]:
    people = sorted({re.escape(p) for c in countries() for p in c.people}, key=lambda p: (-len(p), p))
    ministry = "(?:Foreign|Defen[cs]e|Interior|Justice|Finance) Ministry"
    return re.compile(rf"(?<![\w-])(?:(?:{'|'.join(people)}) (?i:{_BODIES})|{ministry})(?![\w-])")


def institution_spans(article: Article) -> Iterator[tuple[int, int]]:
    """Where the article's own words name a nation's body by its country and kind, in either case, as (start, end)."""
    for passage in article.passages:
        if passage.kind in CLAIMING:
            for match in _pattern().finditer(passage.text):
                yield passage.start + match.start(), passage.start + match.end()
