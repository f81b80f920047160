"""Compressed bytes inflated within bounds: what grows beyond reason is refused, what is cut short is said to be."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, BinaryIO, cast

RATIO, FREE = 200, 64 * 1024 * 1024
"""Most bytes that come of one, once more than `FREE` have come: archives of pages shrink to a tenth, bombs to a thousandth."""

PIECE = 128 * 1024
"""Most bytes in one piece."""

WINDOW = 128 * 1024 * 1024
"""Most bytes of what came before that Zstandard may refer back to, as its own program allows unless told otherwise."""

HEAD = 64 * 1024
"""Bytes of a file from which the beginning of what is packed in it can be told."""

_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_DICTIONARY = b"\x5d\x2a\x4d\x18"
"""How the frame begins in which a .warc.zst holds the dictionary of all later ones
(https://iipc.github.io/warc-specifications/specifications/warc-zstd/)."""

_LONGEST_DICTIONARY = 16 * 1024 * 1024

_STEP = 1024
"""Bytes of Zstandard inflated at once: of four may come 128 KB, so 32 MB at most."""


class InflateError(Exception):
    """Compressed bytes that are damaged, cut short or a bomb; the message says which."""


def inflate(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The bytes of `pieces`, which are compressed as HTTP's Content-Encoding names it: gzip (all members), deflate, br, zstd
    (all frames, and with the dictionary that a web archive may begin with).

    Yields at most `PIECE` bytes at once. Raises InflateError, after what could be read, if the bytes are damaged or cut
    short, if they grow beyond `RATIO`, or if the encoding is unknown.
    """
    for name in reversed([name.strip().lower() for name in encoding.split(",")]):
        if name in {"gzip", "x-gzip"}:
            pieces = _inflate(pieces, gzip=True)
        elif name == "deflate":
            pieces = _inflate(pieces, gzip=False)
        elif name == "br":
            pieces = _unbrotli(pieces)
        elif name == "zstd":
            pieces = _unzstd(pieces)
        elif name not in {"", "identity"}:
            raise InflateError(f"compressed with {name[:20]}, which is not supported")
    yield from pieces


def inflated(raw: bytes, encoding: str, limit: int) -> bytes:
    """All of `raw` inflated, or its first `limit` + 1 bytes; raises InflateError as `inflate` does."""
    return at_most(inflate(_cut(raw), encoding), limit)


def at_most(pieces: Iterable[bytes], limit: int) -> bytes:
    """The pieces joined, read no further than needed to see that they have more than `limit` bytes."""
    out, size = [], 0
    for piece in pieces:
        out.append(piece)
        size += len(piece)
        if size > limit:
            break
    return b"".join(out)[: limit + 1]


def packing(head: bytes) -> str | None:
    """How a file is compressed, by its first bytes, as `inflate` names it; None if it is not."""
    if head.startswith(_GZIP):
        return "gzip"
    return "zstd" if head.startswith((_ZSTD, _DICTIONARY)) else None


def unpacked_head(file: BinaryIO, encoding: str, size: int) -> bytes:
    """The first `size` bytes of what a file holds compressed, fewer if it is damaged there. The file is at its start after."""
    file.seek(0)
    pieces = inflate(iter(lambda: file.read(HEAD), b""), encoding)
    out = b""
    try:
        while len(out) < size and (piece := next(pieces, b"")):
            out += piece
    except InflateError:
        pass
    file.seek(0)
    return out[:size]


def unpacked(file: BinaryIO, encoding: str) -> BinaryIO:
    """A compressed file as a stream of what is in it, all members, that cannot seek. Reading raises InflateError as
    `inflate` does. It is not buffered: a buffer would lose what came before an error.
    """
    return cast(BinaryIO, _Stream(inflate(iter(lambda: file.read(PIECE), b""), encoding)))


class _Stream(io.RawIOBase):
    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = memoryview(b"")
        self._place = 0

    def tell(self) -> int:
        return self._place

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._rest:
            self._rest = memoryview(next(self._pieces, b""))
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        self._place += size
        return size


def _inflate(pieces: Iterable[bytes], *, gzip: bool) -> Iterator[bytes]:
    taken = given = 0
    inflater: Any = None
    for data in pieces:
        taken += len(data)
        while data:
            if inflater is None:
                # Zeros between members are padding.
                data = data.lstrip(b"\0") if gzip and given else data
                if not data:
                    break
                inflater = zlib.decompressobj(31 if gzip else _window(data))
            piece, data, over = _step(inflater, data)
            given += len(piece)
            if given > FREE and given > RATIO * taken:
                raise InflateError(f"a compression bomb: grows more than {RATIO}-fold")
            if piece:
                yield piece
            if over:
                inflater = None
                if not gzip:
                    return
    if inflater is not None:
        while (piece := _step(inflater, b"")[0]) and not inflater.eof:
            yield piece
        if piece:
            yield piece
        if not inflater.eof:
            raise InflateError("compressed data cut short")


def _step(inflater: Any, data: bytes) -> tuple[bytes, bytes, bool]:
    """A piece, the compressed bytes that are left, and whether the member is over."""
    try:
        piece = inflater.decompress(data, PIECE)
    except zlib.error:
        raise InflateError("damaged compressed data") from None
    return piece, inflater.unused_data if inflater.eof else inflater.unconsumed_tail, inflater.eof


def _window(data: bytes) -> int:
    """zlib's parameter for "deflate", which by the standard has zlib's header and by some servers has none."""
    headed = len(data) > 1 and data[0] & 15 == zlib.DEFLATED and (data[0] << 8 | data[1]) % 31 == 0
    return zlib.MAX_WBITS if headed else -zlib.MAX_WBITS


def _unbrotli(pieces: Iterable[bytes]) -> Iterator[bytes]:
    try:
        import brotli
    except ImportError:
        raise InflateError("compressed with br, for which the package brotli is missing") from None
    decoder = brotli.Decompressor()
    try:
        for data in pieces:
            yield decoder.process(data, output_buffer_limit=PIECE)
            while not decoder.can_accept_more_data():
                yield decoder.process(b"", output_buffer_limit=PIECE)
    except (brotli.error, TypeError):  # TypeError: a version that cannot bound what comes out
        raise InflateError("damaged compressed data") from None
    if not decoder.is_finished():
        raise InflateError("compressed data cut short")


def _cut(raw: bytes) -> Iterator[bytes]:
    return (raw[i : i + PIECE] for i in range(0, len(raw), PIECE))


def _unzstd(pieces: Iterable[bytes]) -> Iterator[bytes]:
    import zstandard

    pieces = iter(pieces)
    start, dictionary = _dictionary(pieces)
    try:
        decompressor = zstandard.ZstdDecompressor(
            dict_data=zstandard.ZstdCompressionDict(dictionary) if dictionary else None, max_window_size=WINDOW
        )
    except zstandard.ZstdError:
        raise InflateError("damaged compressed data") from None
    taken = given = 0
    frame: Any = None
    for data in chain((start,), pieces):
        taken += len(data)
        for at in range(0, len(data), _STEP):
            left = data[at : at + _STEP]
            while left:
                frame = frame or decompressor.decompressobj()
                try:
                    out = frame.decompress(left)
                except zstandard.ZstdError:
                    raise InflateError("damaged compressed data") from None
                given += len(out)
                if given > FREE and given > RATIO * taken:
                    raise InflateError(f"a compression bomb: grows more than {RATIO}-fold")
                yield from _cut(out)
                left = frame.unused_data if frame.eof else b""
                frame = None if frame.eof else frame
    if frame is not None:
        raise InflateError("compressed data cut short")


def _at_least(size: int, start: bytes, pieces: Iterator[bytes]) -> bytes:
    """The start with pieces added until it has this many bytes, or all that there are."""
    parts, held = [start], len(start)
    while held < size and (piece := next(pieces, None)) is not None:
        parts.append(piece)
        held += len(piece)
    return b"".join(parts)


def _dictionary(pieces: Iterator[bytes]) -> tuple[bytes, bytes]:
    """What follows the dictionary that a web archive may begin with, and the dictionary, empty if there is none."""

    start = _at_least(8, b"", pieces)
    if not start.startswith(_DICTIONARY):
        return start, b""
    size = int.from_bytes(start[4:8], "little")
    start = _at_least(8 + size, start, pieces) if size <= _LONGEST_DICTIONARY else start
    dictionary = start[8 : 8 + size]
    if dictionary.startswith(_ZSTD):
        dictionary = at_most(_unzstd((dictionary,)), _LONGEST_DICTIONARY)
    if max(size, len(dictionary)) > _LONGEST_DICTIONARY:
        raise InflateError(f"begins with a dictionary of more than {_LONGEST_DICTIONARY // 2**20} MB")
    return start[8 + size :], dictionary
