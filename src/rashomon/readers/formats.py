"""What a file or an answer holds, told by its content before its name; and who reads it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from enum import Enum
from typing import BinaryIO

from rashomon.errors import PageError
from rashomon.model import Given
from rashomon.readers.bytes import LIMIT, looks_like_html
from rashomon.readers.inflate import InflateError, inflated, packing, unpacked, unpacked_head
from rashomon.readers.items import Carried, Item, Wanted, ending, reason_of
from rashomon.readers.single import is_mhtml, is_pdf, read_single

_HEAD = 4096


class Format(Enum):
    PAGE = "a page"
    FEED = "a feed"
    OPML = "a list of feeds"
    JSON = "JSON"
    JSONL = "JSON Lines"
    TABLE = "a table"
    PARQUET = "a Parquet file"
    WARC = "a web archive"
    ZIP = "a zip archive"


_ENDINGS = {
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".json": Format.JSON,
    ".csv": Format.TABLE,
    ".tsv": Format.TABLE,
    ".opml": Format.OPML,
}
_MEDIA = {
    "application/json": Format.JSON,
    "application/feed+json": Format.JSON,
    "application/jsonl": Format.JSONL,
    "application/x-ndjson": Format.JSONL,
    "text/csv": Format.TABLE,
    "text/tab-separated-values": Format.TABLE,
}
# The root element that follows an XML declaration, comments, style sheets and a document type.
_ROOT = re.compile(
    r"\s*(?:(?:<\?.{0,500}?\?>|<!--.{0,2000}?-->|<!doctype\s[^>\[]{0,500}(?:\[.{0,2000}?\]\s*)?>)\s*)*<(rss|feed|rdf:rdf|opml)\b",
    re.IGNORECASE | re.DOTALL,
)


def read_stream(source: str, file: BinaryIO, given: Given, carried: Carried) -> Iterator[Item]:
    """Yield what a seekable binary file holds. Raises PageError, after what could be read, if it is not as it should be.

    Archives and tables are read as they come; a page, a feed and what else has to be whole is at most `LIMIT` bytes.
    """
    try:
        yield from _read(source, file, given, carried)
    except InflateError as error:
        raise PageError(source, str(error)) from None
    except OSError as error:
        raise PageError(source, reason_of(error)) from None


def format_of(head: bytes, carried: Carried) -> Format:
    """The format of a file by its first bytes, uncompressed; where these leave it open, by its name or media type."""
    if head.startswith(b"WARC/"):
        return Format.WARC
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Format.ZIP
    if head.startswith(b"PAR1"):
        return Format.PARQUET
    if head.startswith(b"%PDF-"):
        return Format.PAGE
    text = _text(head)
    told = _ENDINGS.get(ending(carried.name)) or _MEDIA.get(carried.media)
    if told and told is not Format.OPML and not text.lstrip().startswith("<"):
        return told  # a table may hold anything in its cells
    if is_pdf(head) or is_mhtml(head):
        return Format.PAGE
    if root := _ROOT.match(text):
        return Format.OPML if root[1].lower() == "opml" else Format.FEED
    if looks_like_html(text):
        return Format.PAGE
    if text.lstrip().startswith("{") and "jsonfeed.org" in text:
        return Format.JSON
    return told or Format.PAGE


def _read(source: str, file: BinaryIO, given: Given, carried: Carried) -> Iterator[Item]:
    head = file.read(_HEAD)
    file.seek(0)
    packed = packing(head)
    if packed:
        head = unpacked_head(file, packed, _HEAD)
    format = format_of(head, carried)
    _check(source, format, carried.wanted)
    # Read as they come, however large they are.
    if format is Format.WARC:
        from rashomon.readers.warc import read_warc

        yield from read_warc(source, file, given)
    elif format is Format.ZIP and not packed:
        from rashomon.readers.archives import read_zip

        yield from read_zip(source, file, given, carried, read_stream)
    elif format is Format.PARQUET and not packed:
        from rashomon.readers.tables import read_parquet

        yield from read_parquet(source, file, given)
    elif format in {Format.TABLE, Format.JSONL}:
        from rashomon.readers.tables import read_csv, read_jsonl

        read = read_csv if format is Format.TABLE else read_jsonl
        yield from read(source, unpacked(file, packed) if packed else file, given)
    else:
        yield from _read_whole(source, _whole(source, file, packed), given, carried, format, packed)


def _read_whole(
    source: str, raw: bytes, given: Given, carried: Carried, format: Format, packed: str | None
) -> Iterator[Item]:
    if format is Format.PAGE:
        yield read_single(source, raw, replace(given, url=given.url or carried.base), carried.charset)
        return
    from rashomon.readers import feeds

    if format is Format.FEED:
        yield from feeds.read_feed(source, raw, given, carried)
    elif format is Format.OPML:
        yield from feeds.read_opml(source, raw, given)
    elif format is Format.JSON:
        yield from _read_json(source, raw, given, carried)
    else:
        raise PageError(source, f"{format.value} in {packed}; unpack it first")


def _read_json(source: str, raw: bytes, given: Given, carried: Carried) -> Iterator[Item]:
    from rashomon.readers.feeds import is_json_feed, load_json, read_json_feed
    from rashomon.readers.tables import read_array

    value = load_json(source, raw)
    if is_json_feed(value):
        yield from read_json_feed(source, value, given, carried)
    elif isinstance(value, list) and carried.wanted is not Wanted.FEED:
        yield from read_array(source, value, given)
    else:
        raise PageError(source, "JSON is no page; a .jsonl file holds one page a line")


def _check(source: str, format: Format, wanted: Wanted) -> None:
    """Refuse what may not stand where it does: links would lead on without end, archives unpack without end."""
    if wanted is Wanted.MEMBER and format in {Format.ZIP, Format.WARC}:
        raise PageError(source, "an archive inside an archive; unpack it first")
    if wanted is Wanted.FEED and format not in {Format.FEED, Format.JSON}:
        raise PageError(source, f"{format.value} where a feed was expected")
    if wanted is Wanted.PAGE and format is not Format.PAGE:
        raise PageError(source, f"{format.value} where a page was expected")


def _whole(source: str, file: BinaryIO, packed: str | None) -> bytes:
    raw = file.read(LIMIT + 1)
    if len(raw) > LIMIT:
        raise PageError(source, f"larger than {LIMIT // 2**20} MB")
    if not packed:
        return raw
    raw = inflated(raw, packed, LIMIT)
    if len(raw) > LIMIT:
        raise PageError(source, f"larger than {LIMIT // 2**20} MB unpacked")
    return raw


def _text(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")
