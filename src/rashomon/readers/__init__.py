"""Sources in, pages out: files, folders, JSON Lines, standard input and web addresses."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from rashomon.errors import PageError
from rashomon.model import Failure, Given, Page
from rashomon.readers.bytes import LIMIT, page_from_bytes
from rashomon.readers.files import read_path

__all__ = ["read_pages"]


_NOTHING = Given()


def read_pages(
    sources: Sequence[str], given: Given = _NOTHING, *, allow_private: bool = False
) -> Iterator[Page | Failure]:
    """Yield what each source holds, in the order of `sources`; a bad source gives a `Failure` and never raises.

    A source is a file, a folder (read in the order of its names, with its folders), `-` for standard input, a
    `.jsonl` file (one page a line) or an http(s) address. What `given` says goes before what a source says of itself.
    `allow_private` lets an address lead to this machine or its local network.
    """
    for source in sources:
        try:
            if source == "-":
                yield page_from_bytes("-", sys.stdin.buffer.read(LIMIT + 1), given)
            elif source.lower().startswith(("http://", "https://")):
                from rashomon.readers.web import fetch

                yield fetch(source, given, allow_private=allow_private)
            else:
                yield from read_path(source, given)
        except PageError as error:
            yield Failure(error.source, error.reason)
