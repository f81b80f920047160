"""HTML pages: metadata by a parse of our own, the report's text by trafilatura, else by the page's visible lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from rashomon import published
from rashomon.flattened import LONGEST_TEXT, detect_language, page_warnings, read_flattened, strip_site
from rashomon.errors import PageError
from rashomon.model import Article, Labelled, Page

_BLOCKS = frozenset(
    "address article aside blockquote body br button caption dd details div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr label legend li main nav ol option p pre section select summary table tbody td tfoot th"
    " thead tr ul".split()
)
_HIDDEN = frozenset("script style noscript template svg iframe head object".split())
_NEWS = ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting", "WebPage")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What an HTML page says of itself."""

    title: str | None = None
    headline: str | None = None
    byline: str | None = None
    outlet: str | None = None
    language: str | None = None
    url: str | None = None
    dates: tuple[tuple[str, str], ...] = ()


def read_html(page: Page, id: str) -> Article:
    """Find the report in an HTML page. Raises PageError if there is none."""
    tree = _parse(page)
    told = read_metadata(tree)
    url = page.given.url or told.url
    headline = told.headline
    extracted = _extract(tree)
    known = {
        "url": url,
        "outlet": page.given.outlet or told.outlet or _domain(url),
        "byline": told.byline,
        "published": published.of_html(page.given, told.dates, url, None if told.dates else _htmldate(tree)),
    }
    if not extracted:
        lines = visible_lines(tree)
        if not lines:
            raise PageError(page.source, "no text found in the page")
        found = read_flattened(replace(page, content="\n".join(lines), is_html=False), id)
        return replace(
            found,
            headline=headline or found.headline,
            language=told.language or found.language,
            **{key: value for key, value in known.items() if value},
        )
    blocks = [line.strip() for line in extracted.split("\n") if line.strip()]
    if headline and blocks[0] == headline:
        blocks = blocks[1:]
    text, passages = "", []
    for kind, block in [("headline", headline or ""), *(("paragraph", block) for block in blocks)]:
        if block:
            start = len(text) + bool(text)
            text += ("\n" if text else "") + block
            passages.append(Labelled(start, len(text), block, kind))
    return Article(
        id=id,
        source=page.source,
        text=text,
        sha256=page.sha256,
        headline=headline,
        language=told.language or detect_language(extracted),
        passages=tuple(passages),
        warnings=page_warnings(page, id),
        **known,
    )


def _parse(page: Page) -> Any:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(page.content.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        raise PageError(page.source, "no text found in the page") from None


def _extract(tree: Any) -> str | None:
    """The report's text by trafilatura, a line a block; None if it finds none."""
    import trafilatura

    try:
        return trafilatura.extract(tree, fast=True, include_comments=False, with_metadata=False) or None
    except (RecursionError, ValueError, TypeError, AttributeError):  # its known ways to fail on broken trees
        return None


def _htmldate(tree: Any) -> str | None:
    import htmldate

    try:
        return htmldate.find_date(tree, original_date=True) or None
    except (RecursionError, ValueError, TypeError, AttributeError):
        return None


def visible_lines(tree: Any) -> list[str]:
    """The page's visible text, a line a block element, the page's title first."""
    lines: list[str] = []
    current: list[str] = []
    size = 0

    def close() -> None:
        line = " ".join("".join(current).split())
        if line:
            lines.append(line)
        current.clear()

    title = tree.findtext(".//title")
    if title and title.strip():
        lines.append(" ".join(title.split()))
    body = tree.find("body")
    hidden = None
    from lxml.etree import iterwalk

    for event, element in iterwalk(body if body is not None else tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if hidden is None and tag in _HIDDEN:
                hidden = element
            if hidden is None:
                if tag in _BLOCKS:
                    close()
                if element.text:
                    current.append(element.text)
                    size += len(element.text)
        else:
            if hidden is element:
                hidden = None
            if hidden is None:
                if tag in _BLOCKS:
                    close()
                if element.tail and element is not body:
                    current.append(element.tail)
                    size += len(element.tail)
        if size > LONGEST_TEXT:
            break
    close()
    return lines


# --- metadata


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
    headline = _text(linked.get("headline")) or meta.get("og:title") or meta.get("twitter:title") or title
    headline = strip_site(headline) if headline else (headings[0] if headings else None)
    language = (tree.get("lang") or tree.get("xml:lang") or meta.get("language") or "").strip().lower()[:2]
    url = canonical or meta.get("og:url")
    return Metadata(
        title=title,
        headline=headline,
        byline=_names(linked.get("author")) or _plain(meta.get("author") or meta.get("article:author")),
        outlet=meta.get("og:site_name") or _names(linked.get("publisher")) or meta.get("application-name"),
        language=language if len(language) == 2 and language.isalpha() else None,
        url=url if url and url.startswith("http") else None,
        dates=tuple(_dates(tree, linked, meta)),
    )


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


def _domain(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
