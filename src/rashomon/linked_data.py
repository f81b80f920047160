"""The JSON-LD of a page: its objects, read as leniently as pages write them, and which of them is the article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from rashomon.references import unescape
from rashomon.titles import title_key

LONGEST = 1_000_000
"""Characters of one script; what is longer is a catalogue and no article."""

_DEEPEST = 5
_MOST = 400
"""Objects; a page's article stands among the first."""

_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)[\s;]*$"
)
_TRAILING = re.compile(r",(?=\s*[\]}])")
_FIELD = re.compile(
    r'"(@type|headline|datePublished|dateModified|articleBody)"\s*:\s*"((?:[^"\\]|\\.){1,100000})"', re.DOTALL
)
_INNER = ("@graph", "mainEntity", "mainEntityOfPage", "item", "subjectOf")
_RANKS = {
    "LiveBlogPosting": 1,
    "Article": 1,
    "BlogPosting": 1,
    "Report": 1,
    "WebPage": 4,
    "ItemPage": 4,
    "VideoObject": 5,
}
_POSTS = ("SocialMediaPosting", "DiscussionForumPosting", "Question", "QAPage", "PodcastEpisode")

Object = dict[str, Any]


def read_objects(texts: Sequence[str]) -> list[Object]:
    """The objects of JSON-LD scripts, outer ones first; an `@id` that stands for another object is not followed."""
    objects: list[Object] = []
    for text in texts:
        if len(text) <= LONGEST:
            for value in _values(text):
                objects += islice(_walk(value, 0), _MOST)
        if len(objects) > _MOST:
            break
    return objects[:_MOST]


def _values(text: str) -> Iterator[Any]:
    """The JSON values of a script: one as a rule; several, or one with trailing commas, where pages err."""
    text = _WRAPPING.sub("", text.strip()).strip().rstrip(";")
    if not text:
        return
    try:
        yield json.loads(text, strict=False)
        return
    except (ValueError, RecursionError):
        pass
    text = _TRAILING.sub("", text)
    decoder = json.JSONDecoder(strict=False)
    at, found = 0, False
    for _ in range(20):
        while at < len(text) and text[at] in " \t\r\n,;":
            at += 1
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        found = True
        yield value
    if not found and (fields := _FIELD.findall(text)):
        broken: Object = {}
        for name, value in fields:
            broken.setdefault(name, value.replace('\\"', '"').replace("\\/", "/"))
        yield broken


def _walk(value: Any, depth: int) -> Iterator[Object]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value[:60]:
            yield from _walk(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in _INNER:
            if name in value:
                yield from _walk(value[name], depth + 1)


def types(item: Object) -> list[str]:
    """The names of an object's types, without the vocabulary's address."""
    kinds = item.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return [name.rstrip("/").rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in names[:9] if isinstance(name, str)]


def _rank(item: Object) -> int | None:
    """How telling an object's type is of a news article, best first; None if it is none."""
    ranks = []
    for name in types(item):
        if name.endswith("NewsArticle"):
            ranks.append(0)
        elif name in _RANKS:
            ranks.append(_RANKS[name])
        elif name.endswith("Article"):
            ranks.append(2)
        elif name in _POSTS:
            ranks.append(3)
    return min(ranks, default=None)


def find_articles(objects: Sequence[Object], titles: Sequence[str]) -> list[Object]:
    """The objects that describe the page's article, the best first: those named as one of the page's titles before
    others, for pages list their related stories too; then by type."""
    keys = [key for title in titles if (key := title_key(title))]
    ranked = []
    for place, item in enumerate(objects):
        rank = _rank(item)
        if rank is not None:
            name = title_key(text(item.get("headline")) or text(item.get("name")) or "")
            named = len(name) > 6 and any(name in key or (len(key) > 6 and key in name) for key in keys)
            ranked.append((rank >= 4, not named, rank, place, item))
    return [item for *_, item in sorted(ranked, key=lambda row: row[:4])]


def text(value: Any) -> str | None:
    """A string of JSON-LD on one line, without character references; of a list, its first; None if it is none."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value")
    if not isinstance(value, str):
        return None
    if "&" in value:
        value = unescape(unescape(value))
    return " ".join(value.split()) or None


def names(value: Any, objects: Sequence[Object] = ()) -> list[str]:
    """The names of persons or organizations: strings, objects with a name, or their `@id`s, one or a list."""
    found: list[str] = []
    for item in (value if isinstance(value, list) else [value])[:20]:
        name = None
        if isinstance(item, dict):
            name = text(item.get("name"))
            if name is None and item.get("@id"):
                same = (o for o in objects if o.get("@id") == item["@id"] and "name" in o)
                name = next((text(o["name"]) for o in same), None)
            if name is None and (item.get("givenName") or item.get("familyName")):
                name = " ".join(filter(None, (text(item.get("givenName")), text(item.get("familyName")))))
            if isinstance(item.get("name"), list):
                found += names(item["name"])
                continue
        else:
            name = text(item)
        if name:
            found.append(name)
    return list(dict.fromkeys(found))
