"""How many pages a CPU second become articles, beside trafilatura on the same pages.

    python benchmarks/read_pages.py [--pages PATH] [--field NAME] [--limit N] [--rounds N] [--grow N]

`--pages` is a folder of .html files or a .jsonl.gz file whose rows hold a page under `--field`; without it, pages are made
of the shipped example's, with their paragraphs drawn anew and a menu of the usual size around them. Round by round in one
process, in CPU seconds of all threads, nothing read from disk inside the clock:

- html: `rashomon.article.read_article` over each page: text, furniture, metadata, day;
- trafilatura: `bare_extraction(with_metadata=True)` over the same pages, the least that gives the same;
- flattened: the visible lines of the same pages, as text copied from a browser.

Before each, what was remembered of texts read before is dropped, by us and by trafilatura: no page is read the faster
because it was read in another round.

`--grow N` also reads N pages in a row and prints the memory at each tenth. Exit status 1 if the ratio to trafilatura is
below TARGET or flattened text is read slower than FLATTENED_TARGET pages a CPU second.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import json
import random
import resource
import statistics
import sys
from collections.abc import Callable, Iterable
from itertools import cycle, islice
from pathlib import Path
from time import process_time
from typing import Any

import rashomon
from rashomon.article import read_article
from rashomon.errors import PageError
from rashomon.markup import parse
from rashomon.model import Given, Page
from rashomon.readers.bytes import page_from_text

TARGET = 5.0
FLATTENED_TARGET = 300.0


def made_pages(count: int) -> list[str]:
    """Pages of the example's HTML, each with its paragraphs shuffled, a menu of 120 links and 60 related stories."""
    draw = random.Random(0)
    sources = [p.read_text(encoding="utf-8") for p in sorted(rashomon.example().glob("*.html"))]
    menu = "".join(f'<li class="menu-item"><a href="/section/{n}">Section {n}</a></li>' for n in range(120))
    related = "".join(
        f'<div class="teaser"><a href="/{n}"><h3>Another story of the day, number {n}</h3></a></div>' for n in range(60)
    )
    script = "<script>" + "var settings = {a: 1, b: [1, 2, 3]};" * 2000 + "</script>"
    pages = []
    for n in range(count):
        head, body, rest = sources[n % len(sources)].partition("<body>")
        paragraphs = rest.split("</p>")
        inner = paragraphs[1:-1]
        draw.shuffle(inner)
        pages.append(
            f"{head}{script}{body}<nav><ul>{menu}</ul></nav>{'</p>'.join([paragraphs[0], *inner, paragraphs[-1]])}"
            f"<aside>{related}</aside>"
        )
    return pages


def given_pages(path: Path, field: str, count: int) -> list[str]:
    """The first pages of a folder, or of a .jsonl.gz file's rows."""
    if path.is_dir():
        return [p.read_text(encoding="utf-8", errors="replace") for p in islice(sorted(path.glob("*.html")), count)]
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)[field] for line in islice(lines, count)]


def read_all(pages: Iterable[Page]) -> int:
    """Read every page to its article; how many gave one."""
    count = 0
    for page in pages:
        try:
            read_article(page, "a1")
            count += 1
        except PageError:
            pass
    return count


def by_peer(sources: Iterable[str]) -> int:
    """The same by trafilatura."""
    import trafilatura

    return sum(trafilatura.bare_extraction(source, with_metadata=True) is not None for source in sources)


def forget() -> None:
    """Drop the results of bounded caches, which hold what was made of single texts; models stay."""
    for name, module in list(sys.modules.items()):
        for value in list(vars(module).values()) if name.startswith("rashomon.") else ():
            if isinstance(value, functools._lru_cache_wrapper) and value.cache_parameters()["maxsize"]:
                value.cache_clear()
    from trafilatura.meta import reset_caches

    reset_caches()


def seconds(work: Callable[[], Any]) -> float:
    """CPU seconds of this process, all its threads, that the work takes on texts that it has not seen."""
    forget()
    start = process_time()
    work()
    return process_time() - start


def megabytes() -> float:
    """The most memory this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the pages a CPU second of each, their ratio, and the memory as pages pass."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, metavar="PATH")
    parser.add_argument("--field", default="html")
    parser.add_argument("--limit", type=int, default=60, metavar="N")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    parser.add_argument("--grow", type=int, default=0, metavar="N")
    options = parser.parse_args()
    sources = given_pages(options.pages, options.field, options.limit) if options.pages else made_pages(options.limit)
    pages = [page_from_text(f"{n}.html", source, Given(), is_html=True) for n, source in enumerate(sources)]
    flat = [page_from_text(f"{n}.txt", parse(source).text, Given(), is_html=False) for n, source in enumerate(sources)]
    read_all(pages[:5] + flat[:5])
    by_peer(sources[:5])
    size = sum(map(len, sources)) / len(sources) / 1024
    print(
        f"{len(pages)} pages of {size:.0f} KB on average; {read_all(pages)} give an article, trafilatura {by_peer(sources)}"
    )
    rates: dict[str, list[float]] = {"html": [], "trafilatura": [], "flattened": []}
    for _ in range(options.rounds):
        for name, work in (
            ("html", lambda: read_all(pages)),
            ("trafilatura", lambda: by_peer(sources)),
            ("flattened", lambda: read_all(flat)),
        ):
            rates[name].append(len(pages) / seconds(work))
    for name, found in rates.items():
        print(
            f"{name}: median {statistics.median(found):.1f} pages a CPU second ({min(found):.1f} to {max(found):.1f})"
        )
    ratio = statistics.median(ours / peer for ours, peer in zip(rates["html"], rates["trafilatura"], strict=True))
    print(f"html / trafilatura: median {ratio:.1f} times; target {TARGET}; flattened target {FLATTENED_TARGET:.0f}")
    for tenth in range(10 if options.grow else 0):
        read_all(islice(cycle(pages), options.grow // 10))
        print(f"after {options.grow // 10 * (tenth + 1)} pages: {megabytes():.0f} MB")
    sys.exit(ratio < TARGET or statistics.median(rates["flattened"]) < FLATTENED_TARGET)


if __name__ == "__main__":
    main()
