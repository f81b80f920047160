"""One page from the bytes of one file, whatever single-page format they are in."""

from __future__ import annotations

import re
from dataclasses import replace

from rashomon.errors import PageError
from rashomon.model import Given, Page
from rashomon.readers.bytes import LIMIT, page_from_bytes
from rashomon.readers.inflate import InflateError, inflated, packing
from rashomon.readers.own import is_own

# Browsers' "save page as" and the SingleFile extension say in a comment where a page came from.
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{4}\)(https?://\S+?)\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(https?://\S+)", re.IGNORECASE)
_HEADER = re.compile(rb"[a-z-]{2,40}:[ \t]")
_HEAD = 4096
_MAIL_HEAD = 65536
_MAILBOX = re.compile(rb"From \S+@?\S* +\w{3} \w{3} [ \d]\d [\d:]{5,8} [^\n]{0,20}\d{4}")


def read_single(source: str, raw: bytes, given: Given, charset: str | None = None) -> Page:
    """A page from text, HTML, MHTML, a mail, PDF, or any of these in gzip or Zstandard; `charset` is what the carrier declared.

    Raises PageError if there is nothing in it, too much, or no text.
    """
    if packed := packing(raw[:4]):
        try:
            raw = inflated(raw, packed, LIMIT)
        except InflateError as error:
            raise PageError(source, str(error)) from None
        if packing(raw[:4]):
            raise PageError(source, f"{packing(raw[:4])} in {packed}; unpack it first")
    if is_pdf(raw):
        from rashomon.readers.pdf import read_pdf

        return read_pdf(source, raw, given)
    if is_mhtml(raw):
        from rashomon.readers.mhtml import read_mhtml

        return read_mhtml(source, raw, given)
    if is_mail(raw):
        from rashomon.readers.mhtml import read_mail

        return read_mail(source, raw, given)
    if _MAILBOX.match(raw):
        raise PageError(source, "a mailbox; save its mails each to a file")
    page = page_from_bytes(source, raw, given, charset)
    if is_own(page.content):
        raise PageError(source, "a dossier that rashomon wrote, and no report")
    url = None if given.url or not page.is_html else saved_from(page.content)
    return replace(page, given=replace(given, url=url)) if url else page


def is_pdf(raw: bytes) -> bool:
    """Whether this is a PDF; junk before its mark is common enough that viewers put up with it."""
    return raw.startswith(b"%PDF-") or (b"%PDF-" in raw[:1024] and b"\x00" not in raw[:16] and b"<" not in raw[:16])


def is_mhtml(raw: bytes) -> bool:
    """Whether this is a page saved with its parts as a MIME message."""
    head = raw[:_HEAD].lower()
    return _HEADER.match(head) is not None and b"mime-version:" in head and b"multipart/related" in head


def is_mail(raw: bytes) -> bool:
    """Whether this is a mail as a program saves it: headers, among them who wrote it and about what, and a blank line."""
    if not _HEADER.match(raw[:_HEAD].lower()):
        return False
    head = raw[:_MAIL_HEAD].replace(b"\r\n", b"\n")
    end = head.find(b"\n\n")
    if end < 0:
        return False
    names = {line.partition(b":")[0].lower() for line in head[:end].split(b"\n") if not line.startswith((b" ", b"\t"))}
    return {b"from", b"subject"} <= names and bool(
        names & {b"mime-version", b"message-id", b"received", b"content-type"}
    )


def saved_from(content: str) -> str | None:
    """The address from which a browser or SingleFile says that it saved the page."""
    head = content[:_HEAD]
    match = _SAVED_FROM.search(head) or _SINGLE_FILE.search(head)
    return match[1] if match else None
