"""One more page into a store that grows: CPU time of storing, reading and placing it, at several sizes of the store.

    python benchmarks/store_growth.py [--texts DIR|FILE.jsonl.gz --field NAME] [--sizes 1000 10000 50000] [--more N]

Pages are made as in `stories_growth.py`, and dated one after another over as many days as there are fifties of them. The store is
filled without telling its stories, since the claims of a page cost the same in a small store as in a large one; at each
size N more pages are taken in, each in a transaction of its own, as `rashomon watch` does. Prints the CPU milliseconds
a page and the size of the file, and exits 1 where a page costs more than the target.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import rashomon
from rashomon.article import read_article
from rashomon.model import Given
from rashomon.readers.bytes import page_from_text
from rashomon.store.database import Store, open_store
from rashomon.store.ingest import place
from rashomon.store.pages import add_page
from stories_growth import mixed, texts

MOST = 100.0  # CPU milliseconds
A_DAY = 50  # pages
FIRST_DAY = date(2021, 1, 4)
AT_ONCE = 200  # pages that are placed together while the store is filled


def add(store: Store, pool: Sequence[list[str]], rng: random.Random, number: int) -> None:
    """Store one made page, and read its article."""
    day = FIRST_DAY + timedelta(number // A_DAY)
    given = Given(published=day.isoformat())
    add_page(store, page_from_text(f"page{number}", mixed(pool, rng), given, is_html=False), read_article)


def main() -> int:
    """Measure each size in turn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, default=rashomon.example())
    parser.add_argument("--field", default="text")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 50_000])
    parser.add_argument("--more", type=int, default=40)
    options = parser.parse_args()
    pool, rng, number, worst = texts(options.texts, options.field), random.Random(0), 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        store = open_store(str(path), create=True)
        for size in sorted(options.sizes):
            while number < size:
                add(store, pool, rng, number)
                number += 1
                if number % AT_ONCE == 0 or number == size:
                    place(store)
            costs = []
            for _ in range(options.more):
                start = time.process_time()
                add(store, pool, rng, number)
                place(store)
                costs.append(1000 * (time.process_time() - start))
                number += 1
            mean = sum(costs) / len(costs)
            worst = max(worst, mean)
            print(
                f"{size:>7} pages: {mean:.1f} ms for one more ({max(costs):.1f} at most), {path.stat().st_size / 2**20:.0f} MB",
                flush=True,
            )
        store.close()
    print(f"target at most {MOST:.0f} ms")
    return int(worst > MOST)


if __name__ == "__main__":
    sys.exit(main())
