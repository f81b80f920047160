"""Sources in, pages out: files, folders, patterns, archives, tables, feeds, standard input and web addresses.

A source is opened by `files` or fetched by `web`; `formats` tells what it holds and who reads that; `links` follows
the addresses that feeds and tables lead to. All of them yield, so that memory does not grow with what is read.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rashomon.errors import PageError
from rashomon.model import Failure, Given, Page
from rashomon.readers.bytes import LIMIT
from rashomon.readers.files import read_path
from rashomon.readers.formats import read_stream
from rashomon.readers.items import Carried, Item, Link, failure, is_web_address
from rashomon.readers.links import Fetchers, follow

if TYPE_CHECKING:
    from rashomon.readers.web import Web

__all__ = ["read_pages"]


_NOTHING = Given()


def read_pages(
    sources: Sequence[str], given: Given = _NOTHING, *, allow_private: bool = False, web: Web | None = None
) -> Iterator[Page | Failure]:
    """Yield what each source holds, in the order of `sources`; a bad source gives a `Failure` and never raises.

    A source is a file, a folder (read in the order of its names, with its folders), a pattern of names, `-` for standard
    input, or an http(s) address; docs/sources.md lists the formats. What `given` says goes before what a source says of
    itself. `allow_private` lets an address lead to this machine or its local network. `web` stands in for the way to the
    web, and is closed at the end.
    """

    def open_web() -> Web:
        from rashomon.readers.web import Web

        return web or Web(allow_private=allow_private)

    fetchers = Fetchers(open_web)
    try:
        yield from follow(_items(sources, given), fetchers)
    finally:
        fetchers.close()


def _items(sources: Sequence[str], given: Given) -> Iterator[Item]:
    for source in sources:
        try:
            if source == "-":
                raw = sys.stdin.buffer.read(LIMIT + 1)
                yield from read_stream("-", io.BytesIO(raw), given, Carried("-"))
            elif is_web_address(source):
                yield Link(source, source, given)
            else:
                yield from read_path(source, given)
        except PageError as error:
            yield failure(error)
