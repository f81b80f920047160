"""Small builders for the model, so that a test says only what it is about: `claim("12 people died", outlet="A")`."""

from __future__ import annotations

import hashlib
import html
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rashomon.markup import Markup
from rashomon.model import (
    Article,
    Aspect,
    Claim,
    Dossier,
    Edge,
    Labelled,
    Mode,
    Point,
    Published,
    Reading,
    Speaker,
    Status,
    Story,
)


def article(*paragraphs: str, outlet: str | None = "A", **fields: Any) -> Article:
    """An article whose text is these paragraphs, a passage each; its id is the outlet's name."""
    text = "\n".join(paragraphs)
    passages, start = [], 0
    for paragraph in paragraphs:
        passages.append(Labelled(start, start + len(paragraph), paragraph, "paragraph"))
        start += len(paragraph) + 1
    known: dict[str, Any] = {
        "id": outlet or "x",
        "source": f"{(outlet or 'x').lower()}.txt",
        "text": text,
        "sha256": hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        "outlet": outlet,
        "headline": f"Headline of {outlet}",
        "published": Published("2031-03-17", "meta", True),
        "passages": tuple(passages),
    }
    return Article(**(known | fields))


def claim(text: str, outlet: str = "A", start: int = 0, speakers: Sequence[str] = (), **fields: Any) -> Claim:
    """A claim of the article whose id is `outlet`, at `start`, said by `speakers` (their offsets are made up)."""
    known: dict[str, Any] = {
        "id": f"{outlet}-{start}",
        "article": outlet,
        "start": start,
        "end": start + len(text),
        "text": text,
        "mode": Mode.INDIRECT if speakers else Mode.NARRATED,
        "attribution": tuple(Speaker(name, 0, 0) for name in speakers),
        "sentence": (start, start + len(text)),
    }
    return Claim(**(known | fields))


def found(page: Article, words: str, **fields: Any) -> Claim:
    """A claim with the words where they stand in the article; its sentence is the paragraph that holds them."""
    start = page.text.index(words)
    home = next(p for p in page.passages if p.start <= start < p.end)
    return replace(claim(words, page.id, start, **fields), sentence=(home.start, home.end))


def reading(page: Article, *claims: Claim, **fields: Any) -> Reading:
    return Reading(page, claims, **fields)


def conflict(*sides: Claim | Sequence[Claim], aspect: Aspect = Aspect.NUMBER, detail: str = "", **fields: Any) -> Point:
    """A conflict between versions, each of one claim or several."""
    versions = [(side,) if isinstance(side, Claim) else tuple(side) for side in sides]
    ids = tuple(tuple(one.id for one in side) for side in versions)
    summary = " against ".join(f"“{side[0].text}”" for side in versions)
    known: dict[str, Any] = {
        "id": f"p-{ids[0][0]}",
        "status": Status.CONFLICT,
        "claims": tuple(one for side in ids for one in side),
        "summary": summary,
        "detail": detail or summary,
        "aspect": aspect,
        "independent_sources": len(sides),
        "sides": ids,
    }
    return Point(**(known | fields))


def point(*claims: Claim, **fields: Any) -> Point:
    """A corroborated point, or a one-sided one if the claims are of one article."""
    outlets = {one.article for one in claims}
    known: dict[str, Any] = {
        "id": f"p-{claims[0].id}",
        "status": Status.CORROBORATED if len(outlets) > 1 else Status.ONE_SIDED,
        "claims": tuple(one.id for one in claims),
        "summary": claims[0].text,
        "independent_sources": len(outlets),
    }
    return Point(**(known | fields))


def dossier(*readings: Reading, points: Sequence[Point] = (), lineage: Sequence[Edge] = (), **fields: Any) -> Dossier:
    story = Story("story-1", "What happened", "2031-03-17", readings, tuple(lineage))
    return Dossier(story, tuple(points), **fields)


def check_map(source: str, page: Markup) -> None:
    """Every run of the text stands where the map says, and the runs are the whole text."""
    places = page.source_map
    shown = 0
    for start, at, length, width in zip(places.text, places.source, places.length, places.width, strict=True):
        own, raw = page.text[start : start + length], source[at : at + width]
        assert (
            own == raw or " ".join(html.unescape(raw).split()) == own.strip() or set(raw) & set("\x00\xad\u200b\ufeff&")
        )
        shown += length
    assert shown + max(0, len(page.lines) - 1) == len(page.text)
    for found in page.lines:
        assert page.text[found.start : found.start + len(found.text)] == found.text
        assert found.text == found.text.strip() != ""
