"""WARC archives (ISO 28500) and Common Crawl's WET files: each captured page is a source of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from rashomon.errors import PageError
from rashomon.model import Caveat, Failure, Given, Page
from rashomon.readers.bytes import LIMIT
from rashomon.readers.inflate import InflateError, inflated, packing, unpacked
from rashomon.readers.items import failure, first_given, is_web_address
from rashomon.readers.single import read_single

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/pdf", ""})
"""Media types of records that are read; without any, the content tells."""


def read_warc(source: str, file: BinaryIO, given: Given) -> Iterator[Page | Failure]:
    """The pages of an archive, plain, gzipped or in Zstandard, in order: responses of status 200, resources and conversions that are
    HTML, plain text or PDF. Other records are passed over.

    A page is named `ARCHIVE#RECORD-ID`, or by the record's number where it has no id; its url is WARC-Target-URI.
    One record is in memory at a time. Raises PageError, after what could be read, if the archive is damaged or cut
    short, or if there was no page in it.
    """
    packed = packing(file.read(4))
    file.seek(0)
    found = False
    try:
        for number, record in enumerate(_records(source, unpacked(file, packed) if packed else file), 1):
            if not _is_page(record):
                continue
            found = True
            name = f"{source}#{(record.record_id or str(number)).strip('<>').removeprefix('urn:uuid:')}"
            try:
                yield _page(name, record, given)
            except PageError as error:
                yield failure(error)
    except InflateError as error:
        raise PageError(source, f"{error}; its pages up to there are read") from None
    if not found:
        raise PageError(source, "no page in this archive")


def _records(source: str, stream: BinaryIO) -> Iterator[WarcRecord]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    # The bodies are decoded here: a damaged one would end fastwarc's iteration.
    archive = iter(ArchiveIterator(stream, record_types=kinds, auto_decode="none"))
    while True:
        try:
            record = next(archive)
        except StopIteration:
            return
        except OSError:
            raise PageError(source, "not a valid WARC from here on; its pages up to there are read") from None
        yield record


def _is_page(record: WarcRecord) -> bool:
    headers = record.http_headers if record.is_http else None
    if headers is not None:
        if headers.status_code != 200:
            return False
        media = record.http_content_type
    else:
        media = record.headers.get("Content-Type")
    known = (media or record.headers.get("WARC-Identified-Payload-Type") or "").partition(";")[0].strip().lower()
    address = record.headers.get("WARC-Target-URI") or ""
    return known in _TYPES and not address.startswith(("dns:", "urn:")) and not address.endswith("/robots.txt")


def _page(name: str, record: WarcRecord, given: Given) -> Page:
    try:
        raw = record.reader.read(LIMIT + 1)
    except OSError:
        raise PageError(name, "damaged record") from None
    if len(raw) < min(record.content_length, LIMIT):
        raise PageError(name, "record cut short")
    address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    told = first_given(given, Given(url=address if is_web_address(address) else None))
    if len(raw) > LIMIT:
        raise PageError(name, f"larger than {LIMIT // 2**20} MB")
    headers = record.http_headers if record.is_http else None
    charset = record.http_charset if headers is not None else None
    if headers is not None:
        raw = _decoded(name, raw, headers.get("Transfer-Encoding", ""), headers.get("Content-Encoding", ""))
    page = read_single(name, raw, told, charset)
    if cut := record.headers.get("WARC-Truncated"):
        held = Caveat("text", f"the archive holds only its beginning ({cut[:20]})")
        page = replace(page, warnings=(*page.warnings, held))
    return page


def _decoded(name: str, raw: bytes, transfer: str | None, content: str | None) -> bytes:
    """The body as the page's server had it. Crawlers often store it decoded and keep the headers, so what does not
    look encoded is taken as it is."""
    if transfer and "chunked" in transfer.lower():
        raw = b"".join(_dechunked(raw)) or raw
    if not content or _is_plain(raw):
        return raw
    try:
        return inflated(raw, content, LIMIT)
    except InflateError as error:
        raise PageError(name, str(error)) from None


def _is_plain(raw: bytes) -> bool:
    """Whether a body that is declared compressed begins as text does."""
    return raw[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"%PDF-"))


def _dechunked(raw: bytes) -> Iterable[bytes]:
    """The chunks of a body in HTTP's chunked coding (RFC 9112, 7.1); nothing if it is not in that coding."""
    chunks: list[bytes] = []
    place = 0
    while (end := raw.find(b"\r\n", place, place + 1024)) >= 0:
        try:
            size = int(raw[place:end].partition(b";")[0], 16)
        except ValueError:
            return chunks
        if size <= 0:
            return chunks
        chunks.append(raw[end + 2 : end + 2 + size])
        place = end + 2 + size + 2
    return chunks
