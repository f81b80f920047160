"""What a page says that it said wrongly before: it stands at a page's end and changes what the report is worth."""

from __future__ import annotations

import re

from rashomon.model import Article, Doubt

_SIGN = re.compile(
    r"\b(?:earlier|previous|original|prior) version of this (?:article|story|report|post|page|piece)\b"
    r"|\bthis (?:article|story|report|post|page|piece) (?:was|has been) (?:amended|corrected|updated to correct)\b"
    r"|^\W*(?:correction|clarification|editor['’]s note)s?\s?[:–—-]\s?\S",
    re.IGNORECASE,
)
# One of these is in every notice: to search each line for one costs ten times as much.
_CUES = ("version of this", "amended", "correct", "clarification", "editor")
_LONGEST, _MOST = 800, 5
"""Characters of a notice, and notices of a page, at most."""


def corrections(article: Article) -> tuple[Doubt, ...]:
    """The notices of an article, in its report or left out of it, each as a doubt with its span."""
    found = (
        p
        for p in sorted((*article.passages, *article.furniture), key=lambda p: p.start)
        if p.end - p.start <= _LONGEST and _may_correct(p.text) and _SIGN.search(p.text)
    )
    notices = [
        Doubt(
            p.start, p.end, p.text, article.id, "correction", f"the page corrects itself: “{' '.join(p.text.split())}”"
        )
        for p in found
    ]
    return tuple(notices[:_MOST])


def _may_correct(text: str) -> bool:
    lowered = text.lower()
    return any(cue in lowered for cue in _CUES)
