"""What the points of a story cost as it grows, in CPU seconds after its claims are read.

    python benchmarks/points_growth.py [--texts DIR] [--sizes N...]

Stories of 2, 5, 10, ... articles are made by drawing paragraphs anew from the texts of `--texts`, or of the shipped example, so
that articles share much of what they tell, as reports on one event do. Printed are the claims, the points, the CPU seconds
(user and system, all threads) and the seconds for a thousand claims, which stay level where the cost grows with the claims only.
Exit status 1 where ten articles take more than TARGET seconds.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from time import process_time

import rashomon
from rashomon.claims import read_claims
from rashomon.model import Article, Labelled, Published, Reading, Story
from rashomon.names import merge_entities
from rashomon.pipeline import read
from rashomon.points import find_points
from rashomon.settings import DEFAULT

TARGET = 3.0
SIZES = (2, 5, 10, 20, 50, 100, 200)
PARAGRAPHS = 10


def paragraphs(folder: Path) -> list[str]:
    """The paragraphs of all articles of a folder."""
    articles = [a for a in read([str(folder)]) if isinstance(a, Article)]
    return [p.text for a in articles for p in a.passages if p.kind == "paragraph" and len(p.text.split()) > 8]


def made(name: str, told: Sequence[str], draw: random.Random) -> Article:
    """An article of paragraphs drawn from those told."""
    passages, start = [], 0
    chosen = draw.sample(told, min(PARAGRAPHS, len(told)))
    for text in chosen:
        passages.append(Labelled(start, start + len(text), text, "paragraph"))
        start += len(text) + 1
    published = Published("2031-03-17", "given", True)
    return Article(name, name, "\n".join(chosen), "", language="en", published=published, passages=tuple(passages))


def story(size: int, told: Sequence[str]) -> tuple[Story, int]:
    """A story of made articles with their claims read, and how many claims there are."""
    draw = random.Random(size)
    readings: tuple[Reading, ...] = tuple(read_claims(made(f"a{n}", told, draw) for n in range(size)))
    readings, _ = merge_entities(readings)
    return Story("s1", "", None, readings, ()), sum(len(r.claims) for r in readings)


def main() -> int:
    """Print one line a size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, default=rashomon.example(), help="a folder of pages on one event")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N")
    options = parser.parse_args()
    told = paragraphs(options.texts)
    find_points(story(2, told)[0], DEFAULT)  # loads the models
    slow = False
    for size in options.sizes:
        made_story, claims = story(size, told)
        start = process_time()
        points = find_points(made_story, DEFAULT)
        spent = process_time() - start
        slow = slow or (size == 10 and spent > TARGET)
        print(
            f"{size} articles, {claims} claims, {len(points)} points: {spent:.2f} s, {1000 * spent / claims:.2f} s a thousand",
            flush=True,
        )
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
