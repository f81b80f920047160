"""Zip archives: each member a source; and WACZ, which are zip archives of WARC files."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from rashomon.errors import PageError
from rashomon.model import Failure, Given
from rashomon.readers.bytes import LIMIT
from rashomon.readers.items import Carried, Item, Wanted, failure, is_passed_over
from rashomon.readers.warc import read_warc

MOST_MEMBERS = 100_000

MOST_BYTES = 4 * 1024**3
"""Bytes of all members together, unpacked."""

RATIO, FREE = 200, 1024 * 1024
"""Most bytes that come of one in a member of more than `FREE`: pages shrink to a tenth, bombs to a thousandth."""

ReadBytes = Callable[[str, BinaryIO, Given, Carried], Iterator[Item]]
_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF")
_FAULTS = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)


def read_zip(source: str, file: BinaryIO, given: Given, carried: Carried, read: ReadBytes) -> Iterator[Item]:
    """The pages of an archive's members, in its order, each named `ARCHIVE!/MEMBER`; `read` reads one member.

    Members that are hidden, JSON or pictures and the like are passed over, as in folders. Of a WACZ, the pages of its WARC files.
    Raises PageError if this is no archive of pages; a member that fails gives a Failure.
    """
    if carried.wanted is Wanted.MEMBER:
        raise PageError(source, "an archive inside an archive; unpack it first")
    try:
        archive = zipfile.ZipFile(file)
    except _FAULTS:
        raise PageError(source, "a damaged zip archive") from None
    with archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        names = {member.filename for member in members}
        if len(members) > MOST_MEMBERS:
            raise PageError(source, f"holds more than {MOST_MEMBERS} files")
        if not names.isdisjoint(_OFFICE):
            raise PageError(source, "an office document or program, neither text nor HTML")
        if "datapackage.json" in names and (warcs := [m for m in members if _is_warc(m.filename)]):
            for member in warcs:
                yield from _warc(source, archive, member, given)
            return
        yield from _members(source, archive, [m for m in members if _is_page(m.filename, names)], given, read)


def _members(
    source: str, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], given: Given, read: ReadBytes
) -> Iterator[Item]:
    left = MOST_BYTES
    for member in members:
        name = f"{source}!/{member.filename}"
        try:
            raw = _unpack(name, archive, member)
            left -= len(raw)
            if left < 0:
                yield Failure(source, f"more than {MOST_BYTES // 1024**3} GB unpacked; the rest is left out")
                return
            yield from read(name, io.BytesIO(raw), given, Carried(member.filename, wanted=Wanted.MEMBER))
        except PageError as error:
            yield failure(error)
    if not members:
        raise PageError(source, "no page in this archive")


def _unpack(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """All bytes of a member. Raises PageError if it is encrypted, damaged, too large or a bomb."""
    if member.flag_bits & 1:
        raise PageError(name, "encrypted; unpack it with its password")
    if member.file_size > FREE and member.file_size > RATIO * member.compress_size:
        raise PageError(name, f"a compression bomb: grows more than {RATIO}-fold")
    try:
        with archive.open(member) as stream:
            raw = stream.read(LIMIT + 1)
            if len(raw) > LIMIT:
                raise PageError(name, f"larger than {LIMIT // 2**20} MB")
            return raw
    except NotImplementedError:
        raise PageError(name, "packed in a way that is not supported") from None
    except _FAULTS:
        raise PageError(name, "damaged in the archive") from None


def _warc(source: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, given: Given) -> Iterator[Item]:
    name = f"{source}!/{member.filename}"
    if member.flag_bits & 1 or member.file_size > max(FREE, RATIO * member.compress_size):
        yield Failure(name, "encrypted" if member.flag_bits & 1 else "a compression bomb")
        return
    try:
        with archive.open(member) as stream:
            yield from read_warc(name, _buffered(stream), given)
    except PageError as error:
        yield failure(error)
    except _FAULTS:
        yield Failure(name, "damaged in the archive; its pages up to there are read")


def _buffered(stream: object) -> BinaryIO:
    return io.BufferedReader(stream, LIMIT // 64)  # type: ignore[type-var]


def _is_warc(name: str) -> bool:
    return name.startswith("archive/") and name.endswith((".warc.gz", ".warc.zst", ".warc"))


def _is_page(name: str, names: set[str]) -> bool:
    """Whether a member counts: hidden ones, JSON, pictures and the like, and the parts of a page saved beside it do not."""
    parts = name.split("/")
    if any(part.startswith(".") or part == "__MACOSX" for part in parts) or is_passed_over(name):
        return False
    folders = ["/".join(parts[:depth]) for depth in range(1, len(parts))]
    return not any(
        folder.endswith("_files") and {folder[:-6] + ".html", folder[:-6] + ".htm"} & names for folder in folders
    )
