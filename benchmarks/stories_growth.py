"""Grouping articles into stories as their number grows: CPU time and memory an article.

    python benchmarks/stories_growth.py [--texts DIR|FILE.jsonl.gz --field NAME] [--sizes 1000 10000 50000]

Articles are made by mixing the paragraphs of three of the given texts at a time (without `--texts`: of the shipped example's). Reading pages is not
counted. Prints CPU milliseconds an article and the peak of memory for each size, and exits 1 where the largest size costs
more than 1.3 times the smallest.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import sys
import time
from pathlib import Path

import rashomon
from rashomon.model import Article, Labelled
from rashomon.settings import DEFAULT
from rashomon.stories import story_groups

MOST = 1.3


def texts(path: Path, field: str) -> list[list[str]]:
    """Texts as lists of paragraphs, the first of which is taken for a headline."""
    if path.is_dir():
        found = [p.read_text(encoding="utf-8") for p in sorted(path.glob("*.txt"))]
    else:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found = [json.loads(line)[field] for line in lines]
    return [[p for p in text.split("\n") if p.strip()] for text in found]


def mixed(pool: list[list[str]], n: int, rng: random.Random) -> Article:
    """An article with the headline of one text and paragraphs of three."""
    three = [rng.choice(pool) for _ in range(3)]
    paragraphs = [p for text in three for p in rng.sample(text, min(len(text), 4))]
    passages, at = [], 0
    for p in paragraphs:
        passages.append(Labelled(at, at + len(p), p, "paragraph"))
        at += len(p) + 1
    return Article(f"a{n}", f"a{n}", "\n".join(paragraphs), "", headline=three[0][0], passages=tuple(passages))


def main() -> None:
    """Measure each size in turn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, default=rashomon.example())
    parser.add_argument("--field", default="text")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 50_000])
    options = parser.parse_args()
    pool, rng, costs = texts(options.texts, options.field), random.Random(1), []
    for size in options.sizes:
        articles = [mixed(pool, n, rng) for n in range(size)]
        start = time.process_time()
        groups = story_groups(articles, DEFAULT.story)
        costs.append((time.process_time() - start) / size)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{size:>7} articles: {1000 * costs[-1]:.2f} ms each, {len(groups)} stories, peak {peak} MB", flush=True)
    growth = costs[-1] / costs[0]
    print(f"from {options.sizes[0]} to {options.sizes[-1]}: {growth:.2f} times an article (target at most {MOST})")
    sys.exit(growth > MOST)


if __name__ == "__main__":
    main()
