"""Raw bytes to a page: is it text at all, in what encoding, and is it HTML."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator

from rashomon.errors import PageError
from rashomon.model import Caveat, Given, Page

LIMIT = 32 * 1024 * 1024
"""Most bytes of one page: far above any article, far below what would exhaust memory."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*|<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|link|script|style"
    r"|article|main|section|div|p|h[1-6]|table|ul|ol|a|span|img|header|nav)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_LATER = re.compile(r"<(?:!doctype\s+html|html)\b[^<]{0,1000}>", re.IGNORECASE)
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"{\\rtf", "an RTF document"),
)
_CONTROL = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_SURROGATE = re.compile("[\ud800-\udfff]")
_GUESS_FROM = 64 * 1024


def page_from_bytes(source: str, raw: bytes, given: Given, charset: str | None = None) -> Page:
    """Decode `raw` to a page. `charset` is what the carrier (HTTP) declared.

    Raises PageError if there is nothing in it, too much, or no text.
    """
    if len(raw) > LIMIT:
        raise PageError(source, f"larger than {LIMIT // 2**20} MB")
    if not raw.strip():
        raise PageError(source, "empty")
    kind = next((kind for start, kind in _SIGNATURES if raw.startswith(start)), None)
    if kind:
        raise PageError(source, f"{kind}, neither text nor HTML")
    content, doubtful = _decode(source, raw, charset)
    if not content.strip():
        raise PageError(source, "empty")
    if _no_characters(content) * 20 > min(len(content), _GUESS_FROM):
        raise PageError(source, "binary data, neither text nor HTML")
    warnings = tuple(Caveat("decoding", detail) for detail in doubtful)
    own = None if content.encode("utf-8", "surrogatepass") == raw else raw
    return Page(source, content, looks_like_html(content), hashlib.sha256(raw).hexdigest(), given, warnings, own)


def page_from_text(source: str, content: str, given: Given, *, is_html: bool | None = None) -> Page:
    """A page from text that is decoded already, as in a line of JSON; its hash is that of the text in UTF-8.

    Raises PageError if there is nothing in it or too much.
    """
    clean, lost = _SURROGATE.subn("\ufffd", content)
    raw = clean.encode()
    if len(raw) > LIMIT:
        raise PageError(source, f"larger than {LIMIT // 2**20} MB")
    if not clean.strip():
        raise PageError(source, "empty")
    if "\x00" in clean:
        raise PageError(source, "binary data, neither text nor HTML")
    warnings = (Caveat("decoding", f"{lost} broken characters replaced"),) if lost else ()
    html = looks_like_html(clean) if is_html is None else is_html
    return Page(source, clean, html, hashlib.sha256(raw).hexdigest(), given, warnings)


def looks_like_html(content: str) -> bool:
    """Whether the text is HTML by what stands in it: it starts with a tag, or an <html> tag follows shortly."""
    start = content[:4000]
    return _HTML_START.match(start) is not None or _HTML_LATER.search(start) is not None


def _no_characters(content: str) -> int:
    """How many control and replacement characters stand in the beginning of a text."""
    head = content[:_GUESS_FROM].encode("utf-8", "replace")
    return len(head) - len(head.translate(None, _CONTROL)) + content.count("\ufffd", 0, _GUESS_FROM)


def _decode(source: str, raw: bytes, charset: str | None) -> tuple[str, tuple[str, ...]]:
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return _decode_as(raw[len(bom) :], encoding)
    if b"\x00" in raw:
        raise PageError(source, "binary data, neither text nor HTML")
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    for encoding in _declared(raw, charset):
        if encoding != "utf-8":
            return _decode_as(raw, encoding)
        return _decode_as(raw, "utf-8")
    lenient = raw.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    wide = sum(1 for c in lenient[:_GUESS_FROM] if c > "\x7f") - lenient.count("\ufffd", 0, _GUESS_FROM)
    guess = None if wide > broken else _guess(raw)
    if guess is None:
        return lenient, (f"not clean UTF-8: {broken} broken characters replaced",)
    content, warnings = _decode_as(raw, guess)
    return content, (f"not UTF-8; read as {guess}, which is a guess", *warnings)


def _declared(raw: bytes, charset: str | None) -> Iterator[str]:
    """Encodings that the carrier or the page's own head declares, by Python's names; unknown ones are passed over."""
    meta = _META_CHARSET.search(raw, 0, 4096)
    for name in (charset, meta.group(1).decode("ascii") if meta else None):
        if not name:
            continue
        try:
            encoding = codecs.lookup(name).name
        except (LookupError, ValueError):  # ValueError: a name that holds a NUL
            continue
        # Pages that claim Latin-1 or ASCII are read as its superset, as browsers do (WHATWG Encoding Standard).
        yield "cp1252" if encoding in {"iso8859-1", "ascii"} else encoding


def _decode_as(raw: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    try:
        content = raw.decode(encoding, "replace")
    except (LookupError, UnicodeError, AssertionError):  # a codec that is no text encoding, such as "hex"
        content = raw.decode("utf-8", "replace")
    broken = content.count("\ufffd")
    return content, (f"not clean {encoding.upper()}: {broken} broken characters replaced",) if broken else ()


def _guess(raw: bytes) -> str | None:
    from charset_normalizer import from_bytes

    first = next((i for i, byte in enumerate(raw) if byte > 0x7F), 0)
    start = max(0, first - 1024)
    best = from_bytes(raw[start : start + _GUESS_FROM]).best()
    return best.encoding if best and best.encoding != "ascii" else None
