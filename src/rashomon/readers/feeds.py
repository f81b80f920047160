"""Feeds: RSS, Atom, JSON Feed; and OPML, which lists feeds."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

from rashomon.errors import PageError
from rashomon.model import Failure, Given
from rashomon.readers.bytes import page_from_text
from rashomon.readers.items import Carried, Item, Link, Wanted, failure, first_given, is_web_address, language_code

MOST_ITEMS, MOST_FEEDS = 5000, 500

ARTICLE_WORDS = 120
"""Words from which an item's full content is taken for the article: WordPress cuts its teasers at 55."""

_TEASER = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|\b(?:continue reading|read more|weiterlesen|lire la suite|seguir leyendo)\W*)$", re.I
)
_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
# What begins and what ends a stretch that says nothing.
_SILENT = (
    (re.compile("<!--"), re.compile("-->")),
    (re.compile(r"<(?:script|style)\b", re.I), re.compile(r"</(?:script|style)\s*>", re.I)),
)
_BLOCK = re.compile(r"</?(?:p|div|br|li|h[1-6]|blockquote|tr)\b[^<>]*>", re.IGNORECASE)
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of a feed: its full content (a text, and whether that is HTML) and its summary, as the feed has them."""

    key: str
    link: str | None
    told: Given
    full: str
    is_html: bool
    summary: str


def read_feed(source: str, raw: bytes, given: Given, carried: Carried) -> Iterator[Item]:
    """The items of an RSS or Atom feed: pages where the feed holds the whole article, else links to them.

    An item is named by its link, or `FEED#ID` where it has none. Raises PageError if this is no feed or it is empty.
    """
    import feedparser

    if b"<!ENTITY" in raw:
        raise PageError(source, "defines entities of its own, as no feed needs to; not read")
    headers = {"content-location": carried.base} if carried.base else {}
    if carried.charset:
        headers["content-type"] = f"application/xml; charset={carried.charset}"
    try:
        feed = feedparser.parse(io.BytesIO(raw), response_headers=headers)
    except (ValueError, LookupError):  # of an encoding's name that is not even ASCII
        raise PageError(source, "not a feed") from None
    if not feed.version and not feed.entries:
        raise PageError(source, "not a feed")
    about = Given(outlet=_plain(feed.feed.get("title")), language=language_code(feed.feed.get("language")))
    yield from _items(
        source, (_entry(entry, number) for number, entry in enumerate(feed.entries, 1)), given, about, carried
    )
    if feed.bozo and isinstance(feed.get("bozo_exception"), Exception) and _is_cut(feed.bozo_exception):
        raise PageError(source, "the feed is damaged; its items up to there are read")


def read_json_feed(source: str, feed: dict[str, Any], given: Given, carried: Carried) -> Iterator[Item]:
    """The items of a JSON Feed (jsonfeed.org, versions 1 and 1.1), as `read_feed` gives them."""
    items = feed.get("items")
    if not isinstance(items, list):
        raise PageError(source, "a JSON Feed without items")
    about = Given(outlet=_plain(feed.get("title")), language=language_code(_text(feed, "language")))
    entries = (_json_entry(item, number) for number, item in enumerate(items, 1))
    yield from _items(source, entries, given, about, carried)


def is_json_feed(value: object) -> bool:
    """Whether parsed JSON is a feed, by its version."""
    return isinstance(value, dict) and "jsonfeed.org/version" in str(value.get("version"))


def read_opml(source: str, raw: bytes, given: Given) -> Iterator[Item]:
    """A link to each feed that an OPML file lists, each once. Raises PageError if it lists none."""
    from lxml import etree

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        tree = etree.fromstring(raw, parser) if b"<!ENTITY" not in raw else None
    except etree.XMLSyntaxError:
        tree = None
    if tree is None:
        raise PageError(source, "damaged OPML")
    addresses = dict.fromkeys(
        address.strip()
        for outline in tree.iter("outline")
        if (address := outline.get("xmlUrl") or outline.get("xmlurl"))
    )
    if not addresses:
        raise PageError(source, "lists no feeds")
    for address in list(addresses)[:MOST_FEEDS]:
        if is_web_address(address):
            yield Link(address, address, given, Wanted.FEED)
        else:
            yield Failure(f"{source}#{address}", "not a web address")
    if len(addresses) > MOST_FEEDS:
        yield Failure(source, f"lists more than {MOST_FEEDS} feeds; those after are left out")


def is_article(text: str) -> bool:
    """Whether a feed's text is long enough to be the article, and does not end as teasers do."""
    words = len(text.split()) + len(_WIDE.findall(text)) // 2
    return words >= ARTICLE_WORDS and not _TEASER.search(text[-60:].rstrip())


def _items(source: str, entries: Iterator[Entry], given: Given, about: Given, carried: Carried) -> Iterator[Item]:
    seen: set[str] = set()
    for entry in entries:
        if entry.key in seen:  # aggregators repeat items
            continue
        if len(seen) == MOST_ITEMS:
            yield Failure(source, f"has more than {MOST_ITEMS} items; those after are left out")
            return
        seen.add(entry.key)
        try:
            yield _item(source, entry, given, about, carried.base)
        except PageError as error:
            yield failure(error)
    if not seen:
        raise PageError(source, "a feed without items")


def _item(source: str, entry: Entry, given: Given, about: Given, base: str | None) -> Item:
    address = urljoin(base or "", entry.link) if entry.link else None
    link = address if is_web_address(address) else None
    told = first_given(first_given(given, Given(url=link)), first_given(entry.told, about))
    name = link or f"{source}#{entry.key}"
    if is_article(_plain_lines(entry.full) if entry.is_html else entry.full):
        return page_from_text(name, entry.full, told, is_html=entry.is_html)
    summary = max(_plain_lines(entry.full), _plain_lines(entry.summary), key=len)
    page = None
    if summary:
        text = "\n\n".join(dict.fromkeys(part for part in (told.headline, summary) if part))
        page = page_from_text(name, text, told, is_html=False)
    if link:
        return Link(name, link, told, Wanted.PAGE, page)
    if page is None:
        raise PageError(name, "an item with neither text nor a link that can be followed")
    return page


def _entry(entry: Any, number: int) -> Entry:
    contents = [c for c in entry.get("content", ()) if c.get("value")]
    full: dict[str, Any] = max(contents, key=lambda c: len(c["value"]), default={})
    outlet = _plain((entry.get("source") or {}).get("title"))
    headline = _plain(entry.get("title"))
    if headline and outlet:
        headline = headline.removesuffix(f" - {outlet}")  # as aggregators add it
    link = entry.get("link") or None
    day = _day(
        entry.get("published") or entry.get("updated"), entry.get("published_parsed") or entry.get("updated_parsed")
    )
    language = language_code((full.get("language") or entry.get("language")) or None)
    return Entry(
        key=str(entry.get("id") or link or number),
        link=link,
        told=Given(outlet=outlet, published=day, headline=headline, language=language),
        full=full.get("value", ""),
        is_html=full.get("type", "text/html") != "text/plain",
        summary=entry.get("summary") or "",
    )


def _json_entry(item: object, number: int) -> Entry:
    fields = item if isinstance(item, dict) else {}
    as_html = _text(fields, "content_html")
    link = _text(fields, "url") or _text(fields, "external_url")
    told = Given(
        published=_day(_text(fields, "date_published") or _text(fields, "date_modified"), None),
        headline=_plain(_text(fields, "title")),
        language=language_code(_text(fields, "language")),
    )
    full = as_html or _text(fields, "content_text") or ""
    return Entry(
        str(fields.get("id") or link or number), link, told, full, bool(as_html), _text(fields, "summary") or ""
    )


def _text(fields: dict[str, Any], key: str) -> str | None:
    value = fields.get(key)
    return value if isinstance(value, str) and value.strip() else None


def _plain(text: str | None) -> str | None:
    """A title without tags and character references, on one line."""
    return " ".join(html.unescape(_without_tags(text)).split()) or None if isinstance(text, str) else None


def _without_tags(text: str) -> str:
    """A piece of HTML without tags, comments, scripts and styles. Runs in linear time: where nothing closes a comment, none is looked for
    again."""
    for begins, ends in _SILENT:
        kept, at = list[str](), 0
        while (begin := begins.search(text, at)) and (end := ends.search(text, begin.end())):
            kept.append(text[at : begin.start()])
            at = end.end()
        text = "".join([*kept, text[at:]])
    return _TAG.sub("", text)


def _plain_lines(text: str) -> str:
    """What a piece of HTML says, a block a line."""
    lines = html.unescape(_without_tags(_BLOCK.sub("\n", text))).split("\n")
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def _day(text: str | None, parsed: Any) -> str | None:
    """A feed's date in ISO 8601, in the publisher's own time zone where the feed says it."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(text or "").isoformat(timespec="minutes")
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return (
        f"{parsed[0]:04}-{parsed[1]:02}-{parsed[2]:02}T{parsed[3]:02}:{parsed[4]:02}+00:00" if parsed else text or None
    )


def _is_cut(error: Exception) -> bool:
    """Whether the parser met broken markup, and not just a server's wrong label of a sound feed."""
    return type(error).__name__ == "SAXParseException" and any(
        sign in str(error) for sign in ("no element found", "unclosed token", "unclosed CDATA")
    )


def load_json(source: str, raw: bytes) -> Any:
    """Parsed JSON, a byte-order mark allowed. Raises PageError if it is none."""
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise PageError(source, "not valid JSON") from None
