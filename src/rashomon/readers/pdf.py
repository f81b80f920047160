"""PDF documents with a text layer, by pypdfium2: their text, a paragraph a line."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from threading import Lock
from typing import Any

from rashomon.errors import PageError
from rashomon.model import Given, Page
from rashomon.readers.bytes import LIMIT

MOST_PAGES = 500
"""Pages of a document that are read: a newspaper has fewer."""

_FULL = 0.8
"""Share of the usual line's length from which a line is taken to have been wrapped at its end."""

_LETTERS = 3
"""Most letters of a document that has "no text": scanners leave a few."""

_HYPHEN = re.compile(r"(?<=[^\W\d_])(?:[-\u2010]|[\u00ad\u0002\ufffe])$")
_SOFT = "\u00ad\u0002\ufffe"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STOP = re.compile(r"[.!?…:][\"”’»')\]]*$")
_ITEM = re.compile(r"[•▪‣–—*-]\s|\d{1,2}[.)]\s")

# PDFium keeps its state in globals: two threads in it at once crash the process.
_ONE_AT_A_TIME = Lock()


def read_pdf(source: str, raw: bytes, given: Given) -> Page:
    """The document's text as a page of plain text, a paragraph a line.

    Raises PageError if it is encrypted, damaged or has no text (a scan), or if pypdfium2 is not installed.
    """
    if len(raw) > LIMIT:
        raise PageError(source, f"larger than {LIMIT // 2**20} MB")
    paragraphs = [line for lines in _pages(source, raw) for line in join_lines(lines)]
    content = "\n".join(paragraphs)
    if sum(map(str.isalpha, content)) <= _LETTERS:
        raise PageError(source, "a PDF document without text, only pictures (a scan?); it would need text recognition")
    return Page(source, content + "\n", False, hashlib.sha256(raw).hexdigest(), given, raw=raw)


def _pages(source: str, raw: bytes) -> Iterator[list[str]]:
    """The lines of each page."""
    try:
        import pypdfium2
    except ImportError:
        raise PageError(source, "a PDF document; to read such, pip install 'rashomon[pdf]'") from None
    with _ONE_AT_A_TIME:
        pages = list(_texts(source, raw, pypdfium2))
    for text in pages:
        yield [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]


def _texts(source: str, raw: bytes, pdfium: Any) -> Iterator[str]:
    left = LIMIT
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = "is encrypted; save it without a password" if locked else "is damaged and cannot be read"
        raise PageError(source, f"a PDF document that {reason}") from None
    try:
        for number in range(min(len(document), MOST_PAGES)):
            page = document[number]
            layer = page.get_textpage()
            text = layer.get_text_range()
            layer.close()
            page.close()
            left -= len(text)
            if left < 0:
                raise PageError(source, f"more than {LIMIT // 2**20} million characters")
            yield text
    except pdfium.PdfiumError:
        raise PageError(source, "a PDF document that is damaged and cannot be read") from None
    finally:
        document.close()


def join_lines(lines: Sequence[str]) -> Iterator[str]:
    """Paragraphs of lines that were wrapped: a paragraph ends at a blank line, at a line that is short and whose
    successor does not go on in its middle. Hyphens at the ends of lines are undone before a small letter."""
    usual = _usual_length(lines)
    paragraph = ""
    last = ""
    for line in map(_shown, lines):
        if paragraph and _ends(last, line, usual):
            yield paragraph
            paragraph = ""
        paragraph = _joined(paragraph, line)
        last = line
    if paragraph:
        yield paragraph


def _ends(last: str, line: str, usual: int) -> bool:
    """Whether a paragraph ends between these two lines."""
    if not line or not last or _ITEM.match(line):
        return True
    if _HYPHEN.search(last) or line[0].islower():
        return False
    return len(last) < (_FULL if _STOP.search(last) else _FULL * _FULL) * usual


def _joined(paragraph: str, line: str) -> str:
    if not paragraph or not line:
        return paragraph or line
    if _HYPHEN.search(paragraph) and (line[0].islower() or paragraph[-1] in _SOFT):
        return paragraph[:-1] + line
    return f"{paragraph}{line}" if _HYPHEN.search(paragraph) else f"{paragraph} {line}"


def _shown(line: str) -> str:
    """The line without control characters, but for the mark of a hyphen at its end."""
    line = line.strip()
    end = "\u00ad" if line and line[-1] in _SOFT else ""
    return " ".join(_CONTROL.sub("", line.removesuffix(end) if end == "\u00ad" else line).split()) + end


def _usual_length(lines: Iterable[str]) -> int:
    """Characters of a line that was wrapped: nine of ten are no longer."""
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    return lengths[len(lengths) * 9 // 10] if lengths else 0
