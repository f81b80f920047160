"""MIME messages: MHTML, a page and its parts as browsers save them (RFC 2557), and mails (RFC 5322)."""

from __future__ import annotations

from dataclasses import replace
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parseaddr, parsedate_to_datetime

from rashomon.errors import PageError
from rashomon.model import Given, Page
from rashomon.readers.bytes import page_from_bytes
from rashomon.readers.items import is_web_address

_TYPES = ("text/html", "application/xhtml+xml", "text/plain")


def read_mhtml(source: str, raw: bytes, given: Given) -> Page:
    """The page that the message's root part holds; `Page.sha256` is of that part, its url the part's Content-Location.

    Raises PageError if there is no such part or nothing in it.
    """
    message = BytesParser(policy=compat32).parsebytes(raw)
    root = _root(message)
    body = root.get_payload(decode=True) if root else None
    if root is None or not isinstance(body, bytes):
        raise PageError(source, "no page in this MHTML file")
    places = (root.get("Content-Location"), message.get("Snapshot-Content-Location"))
    url = next((place for place in map(_header, places) if is_web_address(place)), None)
    return page_from_bytes(source, body, replace(given, url=given.url or url), root.get_content_charset())


def read_mail(source: str, raw: bytes, given: Given) -> Page:
    """The text of a mail, or its HTML where it has no other; its subject is the headline, its date the day, its sender the outlet.

    `Page.sha256` is of that part. Raises PageError if there is none or nothing in it.
    """
    message = BytesParser(policy=compat32).parsebytes(raw)
    parts = [part for part in message.walk() if part.get_content_type() in _TYPES and not part.is_multipart()]
    parts.sort(key=lambda part: part.get_content_type() != "text/plain")
    body = parts[0].get_payload(decode=True) if parts else None
    if not isinstance(body, bytes):
        raise PageError(source, "no text in this mail")
    given = replace(
        given,
        headline=given.headline or _told(message.get("Subject")),
        outlet=given.outlet or parseaddr(_told(message.get("From")) or "")[0] or None,
        published=given.published or _sent(message.get("Date")),
    )
    return page_from_bytes(source, body, given, parts[0].get_content_charset())


def _told(value: object) -> str | None:
    """A header's text, decoded and in one line."""
    try:
        return " ".join(str(make_header(decode_header(str(value)))).split()) if value else None
    except (LookupError, UnicodeError, ValueError):
        return " ".join(str(value).split())


def _sent(value: object) -> str | None:
    try:
        return parsedate_to_datetime(str(value)).isoformat() if value else None
    except (TypeError, ValueError):
        return None


def _root(message: Message) -> Message | None:
    """The part that the message starts with (RFC 2387), or its first that is a page."""
    start = _header(message.get_param("start"))
    pages = [part for part in message.walk() if part.get_content_type() in _TYPES and not part.is_multipart()]
    named = [part for part in pages if start and _header(part.get("Content-ID")) == start]
    return next(iter(named or sorted(pages, key=lambda part: part.get_content_type() == "text/plain")), None)


def _header(value: object) -> str | None:
    """A header's value without the folds of long lines, which come where an address has no blank."""
    return "".join(str(value).split()) if value else None
