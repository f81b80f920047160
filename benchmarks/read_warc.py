"""What reading a web archive costs beside cleaning its pages.

    python benchmarks/read_warc.py [--pages PATH] [--field NAME] [--records N] [--cleaned N]

Makes a .warc.gz of N responses of the pages (as in read_pages.py), reads it once for its pages alone, and cleans the first
of them (`--cleaned`), in CPU seconds of all threads. Exit status 1 if reading takes more than TARGET of cleaning a page.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path
from time import process_time

from rashomon.model import Page
from rashomon.readers import read_pages as pages_of
from read_pages import given_pages, made_pages, megabytes, read_all

TARGET = 0.1


def write_archive(path: Path, sources: list[str], count: int) -> None:
    """A gzip member a response, as crawlers write them."""
    with path.open("wb") as out:
        for n, source in enumerate(islice(cycle(sources), count)):
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + source.encode(
                "utf-8", "replace"
            )
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://paper.example/{n}\r\n"
                f"WARC-Record-ID: <urn:uuid:{n:08}>\r\nContent-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(block)}\r\n\r\n"
            )
            out.write(gzip.compress(head.encode() + block + b"\r\n\r\n", compresslevel=6))


def main() -> None:
    """Print milliseconds a page for reading and for cleaning, and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, metavar="PATH")
    parser.add_argument("--field", default="html")
    parser.add_argument("--records", type=int, default=2000, metavar="N")
    parser.add_argument("--cleaned", type=int, default=200, metavar="N")
    options = parser.parse_args()
    sources = given_pages(options.pages, options.field, 100) if options.pages else made_pages(100)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "crawl.warc.gz"
        write_archive(path, sources, options.records)
        print(f"{options.records} responses of {sum(map(len, sources)) / len(sources) / 1024:.0f} KB on average")
        start = process_time()
        count = sum(isinstance(item, Page) for item in pages_of([str(path)]))
        reading = (process_time() - start) / count
        print(f"read {count} pages: {reading * 1000:.2f} ms a page, {megabytes():.0f} MB at most")
        some = [item for item in islice(pages_of([str(path)]), options.cleaned) if isinstance(item, Page)]
        read_all(some[:3])
        start = process_time()
        read_all(some)
        cleaning = (process_time() - start) / len(some)
    print(f"clean: {cleaning * 1000:.2f} ms a page; reading / cleaning: {reading / cleaning:.3f}; target {TARGET}")
    sys.exit(reading / cleaning > TARGET)


if __name__ == "__main__":
    main()
