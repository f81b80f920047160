"""What an HTML page says of itself: JSON-LD, OpenGraph and other meta elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from rashomon.furniture import is_byline

_AUTHOR = re.compile(r"(?:[\w-]*[-_])?(?:authors?|byline|by-line)(?:[-_]+(?:names?|links?|text))?")
_PERSON = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){1,4}")
_NEWS = ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting", "WebPage")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What an HTML page says of itself."""

    titles: tuple[str, ...] = ()
    headline: str | None = None
    byline: str | None = None
    outlet: str | None = None
    language: str | None = None
    url: str | None = None
    dates: tuple[tuple[str, str], ...] = ()


def read_metadata(tree: Any) -> Metadata:
    """What the page says of itself, from JSON-LD, OpenGraph and other meta elements, in that order."""
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        value = (element.get("content") or "").strip()
        if key and value:
            meta.setdefault(key, value)
    linked = next(_news_items(tree), {})
    canonical = next((e.get("href") for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical"), None)
    title = _text(tree.findtext(".//title"))
    headings = [" ".join(e.text_content().split()) for e in tree.iter("h1")][:3]
    named = [_text(linked.get("headline")), meta.get("og:title"), meta.get("twitter:title"), title]
    titles = tuple(dict.fromkeys(name for name in [*named, *headings] if name))
    headline = titles[0] if titles else None
    language = (tree.get("lang") or tree.get("xml:lang") or meta.get("language") or "").strip().lower()[:2]
    url = canonical or meta.get("og:url")
    return Metadata(
        titles=titles,
        headline=headline,
        byline=_names(linked.get("author"))
        or _plain(meta.get("author") or meta.get("article:author"))
        or next(_marked_authors(tree), None),
        outlet=meta.get("og:site_name") or _names(linked.get("publisher")) or meta.get("application-name"),
        language=language if len(language) == 2 and language.isalpha() else None,
        url=url if url and url.startswith("http") else None,
        dates=tuple(_dates(tree, linked, meta)),
    )


def _marked_authors(tree: Any) -> Iterator[str]:
    """Texts of the elements that are marked as naming the author, where they read so: "By Ana Duarte", "Ana Duarte"."""
    for element in tree.iter("a", "address", "div", "p", "span"):
        marks = f"{element.get('rel') or ''} {element.get('itemprop') or ''} {element.get('class') or ''}".lower()
        if ("author" in marks or "by" in marks) and any(_AUTHOR.fullmatch(mark) for mark in marks.split()):
            text = " ".join(islice(element.itertext(), 40))[:200]
            text = " ".join(text.split()).replace(" ,", ",")
            if is_byline(text) or _PERSON.fullmatch(text):
                yield text


def _dates(tree: Any, linked: dict[str, Any], meta: dict[str, str]) -> Iterator[tuple[str, str]]:
    if value := _text(linked.get("datePublished")):
        yield "json-ld", value
    for key in (
        "article:published_time",
        "og:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "pubdate",
        "publishdate",
        "publish-date",
        "dc.date.issued",
        "dcterms.created",
        "article.published",
        "dc.date",
        "date",
    ):
        if key in meta:
            yield "meta", meta[key]
    for element in tree.iter("time"):
        if (value := element.get("datetime")) and (
            element.get("pubdate") is not None or (element.get("itemprop") or "").lower() == "datepublished"
        ):
            yield "time", value


def _news_items(tree: Any) -> Iterator[dict[str, Any]]:
    """Objects of the page's JSON-LD that describe a news article, the most telling type first."""
    items: list[dict[str, Any]] = []
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or "").lower() or not element.text:
            continue
        try:
            data = json.loads(element.text, strict=False)
        except (ValueError, RecursionError):
            continue
        items.extend(_objects(data))
    ranked = []
    for item in items:
        kinds = item.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        rank = min((_NEWS.index(name) if name in _NEWS else 2 for name in names if _is_article(name)), default=None)
        if rank is not None:
            ranked.append((rank, item))
    yield from (item for _, item in sorted(ranked, key=lambda pair: pair[0]))


def _is_article(name: Any) -> bool:
    return isinstance(name, str) and (name in _NEWS or name.endswith(("NewsArticle", "Article")))


def _objects(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 3:
        return
    if isinstance(data, list):
        for item in data[:50]:
            yield from _objects(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        yield from _objects(data.get("@graph"), depth + 1)
        yield from _objects(data.get("mainEntity"), depth + 1)


def _names(value: Any) -> str | None:
    items = value if isinstance(value, list) else [value]
    names = [_text(item.get("name")) if isinstance(item, dict) else _text(item) for item in items[:10]]
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _text(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _plain(value: str | None) -> str | None:
    return value if value and not value.startswith("http") else None


def domain(url: str | None) -> str | None:
    """The host of an address, without `www.`; None if it has none."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
