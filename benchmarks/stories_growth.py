"""Grouping pages of flattened text into stories as their number grows: CPU time and memory a page, reading included.

    python benchmarks/stories_growth.py [--texts DIR|FILE.jsonl.gz --field NAME] [--sizes 1000 10000 50000]

Pages are made of the given ones (without `--texts`: of the shipped example's): the short lines of one, furniture for the most
part, with paragraphs of three others in the place of its own. Each size is one run of `rashomon stories` in a process of its own; what a run on two pages costs (the program's start) is taken
off. Where scikit-learn is there, TF-IDF with average linkage groups the same texts up to 5,000 pages; it needs the square
of their number in memory. Prints CPU milliseconds a page, pages a CPU second and the peak of memory, and exits 1 where a target is missed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import rashomon

PARAGRAPH = 80  # characters
MOST_GROWTH = 1.3
LEAST_PAGES = 60  # a CPU second
MOST_MEMORY = 2048  # MB
MOST_REFERENCE = 5000


def texts(path: Path, field: str) -> list[list[str]]:
    """Pages as lists of lines."""
    if path.is_dir():
        found = [p.read_text(encoding="utf-8") for p in sorted(path.glob("*.txt"))]
    else:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found = [json.loads(line)[field] for line in lines]
    return [text.split("\n") for text in found]


def mixed(pool: Sequence[list[str]], rng: random.Random) -> str:
    """The short lines of one page, with paragraphs of three others in the place of its own."""
    others = [line for page in rng.sample(pool, min(3, len(pool))) for line in page if len(line) >= PARAGRAPH]
    rng.shuffle(others)
    lines = [others.pop() if len(line) >= PARAGRAPH and others else line for line in rng.choice(pool)]
    return "\n".join(lines)


def written(pool: Sequence[list[str]], size: int, path: Path) -> list[str]:
    """Write this many pages as a `.jsonl` source; their texts."""
    rng = random.Random(size)
    pages = [mixed(pool, rng) for _ in range(size)]
    with path.open("w", encoding="utf-8") as lines:
        for n, text in enumerate(pages):
            lines.write(json.dumps({"source": f"page{n}", "text": text}) + "\n")
    return pages


def run(path: Path) -> tuple[float, int]:
    """CPU seconds and the peak of memory in MB of `rashomon stories` on this source."""
    arguments = [sys.executable, "-m", "rashomon", "stories", str(path), "--format", "json", "--out", os.devnull]
    quiet = [(os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]
    process = os.posix_spawn(sys.executable, arguments, {**os.environ, "OMP_NUM_THREADS": "1"}, file_actions=quiet)
    _, status, used = os.wait4(process, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):  # 1: pages without an article
        raise SystemExit(f"{path}: exit status {os.waitstatus_to_exitcode(status)}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


def reference(pages: Sequence[str]) -> float | None:
    """CPU seconds of TF-IDF with average linkage on these texts; none without scikit-learn."""
    try:
        from sklearn.cluster import AgglomerativeClustering
        from sklearn.feature_extraction.text import TfidfVectorizer
    except ImportError:
        return None
    start = time.process_time()
    vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(pages)
    apart = 1 - (vectors @ vectors.T).toarray()
    AgglomerativeClustering(None, metric="precomputed", linkage="average", distance_threshold=0.8).fit(apart)
    return time.process_time() - start


def main() -> int:
    """Measure each size in turn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, default=rashomon.example())
    parser.add_argument("--field", default="text")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 50_000])
    options = parser.parse_args()
    pool, costs, missed = texts(options.texts, options.field), [], False
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.jsonl"
        written(pool, 2, path)
        start, _ = run(path)
        for size in options.sizes:
            pages = written(pool, size, path)
            spent, peak = run(path)
            costs.append((spent - start) / size)
            missed = missed or 1 / costs[-1] < LEAST_PAGES or peak > MOST_MEMORY
            beside = reference(pages) if size <= MOST_REFERENCE else None
            print(
                f"{size:>7} pages: {1000 * costs[-1]:.2f} ms each, {1 / costs[-1]:.0f} a CPU second, peak {peak} MB",
                f"(TF-IDF, average linkage, without reading: {1000 * beside / size:.2f} ms each)" if beside else "",
                flush=True,
            )
    growth = costs[-1] / costs[0]
    print(f"from {options.sizes[0]} to {options.sizes[-1]}: {growth:.2f} times a page (target at most {MOST_GROWTH})")
    return int(missed or growth > MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
