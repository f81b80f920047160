"""Rows of tables to pages: which columns mean what, as researchers and their tools name them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rashomon.errors import PageError
from rashomon.model import Given, Page
from rashomon.readers.bytes import page_from_text
from rashomon.readers.items import Link, Wanted, first_given, is_web_address, language_code

SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "html": ("html", "raw_html", "page_html", "html_content", "content_html"),
    "text": (
        *(
            "text",
            "body",
            "content",
            "article_text",
            "full_text",
            "fulltext",
            "maintext",
            "article_body",
            "articlebody",
        ),
        *("article", "story_text", "plain_text", "content_text"),
    ),
    "url": ("url", "link", "article_url", "page_url", "canonical_url", "permalink", "uri"),
    "headline": ("headline", "title", "article_title"),
    "outlet": (
        *("outlet", "media_name", "publisher", "source_name", "publication", "newspaper", "site_name"),
        *("domain", "source_domain", "site"),
    ),
    "published": (
        *("published", "publish_date", "published_at", "date_published", "published_date", "date_publish", "pub_date"),
        *("pubdate", "datepublished", "publication_date", "date"),
    ),
    "language": ("language", "lang"),
    "source": ("source",),
    "id": ("id", "stories_id", "story_id", "article_id", "guid"),
}
"""Names of columns in lower case by what they hold; of several in one table, the first counts."""


@dataclass(frozen=True, slots=True)
class Table:
    """Where rows come from: the file, its columns as `columns_of` gives them, and what a row is called there.

    `declared`: whether its text is text because the format says so, and not looked at for HTML.
    """

    path: str
    columns: Mapping[str, str]
    unit: str = "row"
    declared: bool = False


def columns_of(names: Iterable[str]) -> dict[str, str]:
    """What is known of a table's columns, as the key of `SYNONYMS` to the table's own name."""
    own = {str(name).strip().lower().replace(" ", "_").replace("-", "_"): str(name) for name in reversed(list(names))}
    return {key: own[name] for key, known in SYNONYMS.items() for name in reversed(known) if name in own}


def table_of(path: str, names: Iterable[str]) -> Table:
    """A table with a row of column names. Raises PageError if none of them leads to pages.

    Beside a column of ids and none of outlets, `source` is the outlet, as in most published collections.
    """
    listed = list(names)
    columns = columns_of(listed)
    if "id" in columns and "source" in columns and "outlet" not in columns:
        columns["outlet"] = columns.pop("source")
    if not {"html", "text", "url"} & columns.keys():
        shown = ", ".join(listed)[:120] or "none"
        raise PageError(path, f"no column named text, html or url (its columns: {shown})")
    return Table(path, columns)


def read_row(table: Table, number: int, row: Mapping[str, Any], given: Given) -> Page | Link:
    """The page in a row, or a link to it where the row holds only its address.

    It is named by its `source`, else `FILE#ID`, else `FILE:NUMBER`. Raises PageError if the row gives no page.
    """
    place = f"{table.path}:{number}"
    told = {key: _text(place, key, row.get(column)) for key, column in table.columns.items()}
    name = told.get("source") or (f"{table.path}#{told['id']}" if told.get("id") else place)
    known = Given(
        url=told.get("url"),
        outlet=told.get("outlet"),
        published=told.get("published"),
        headline=told.get("headline"),
        language=language_code(told.get("language")),
    )
    merged = first_given(given, known)
    html, text, url = told.get("html"), told.get("text"), told.get("url")
    if html is not None:
        return page_from_text(name, html, merged, is_html=True)
    if text is not None:
        return page_from_text(name, text, merged, is_html=False if table.declared else None)
    if not url:
        raise PageError(place, f"neither text nor html in this {table.unit}")
    if not is_web_address(url):
        raise PageError(place, f"its url is no web address: {url[:80]}")
    return Link(name, url, merged, Wanted.PAGE)


def _text(place: str, key: str, value: Any) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return value.isoformat()
    if key in {"id", "source"} and isinstance(value, int):
        return str(value)
    if not isinstance(value, str):
        raise PageError(place, f"{key} is not a string")
    # Blanks stand for an empty cell, but as content they are told to be empty by who reads it.
    return value if key in {"text", "html"} else value.strip() or None
