"""Group the articles of annotated sets into stories, beside a TF-IDF reference in the same run.

    python eval/stories.py DATA [NAME...]

DATA holds `events_NAME/dev.jsonl.gz` (`text` or `flat_text`, `title`, `event`). Both groupings get the articles as the
program's reader gives them. The reference is scikit-learn's TF-IDF over headline and body (sublinear, English stop words) with
average linkage, at the one threshold that suits it best over all sets: it is tuned on what it is measured on. Prints pair F1.
Needs the `training` extra.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from sklearn.cluster import AgglomerativeClustering
from sklearn.feature_extraction.text import TfidfVectorizer

from rashomon.article import read_article
from rashomon.errors import PageError
from rashomon.model import Article, Page
from rashomon.settings import DEFAULT
from rashomon.stories import story_groups

NAMES = ("newscluster", "ecbplus", "basil", "newswcl50", "wikinews", "html_real")
THRESHOLDS = np.arange(0.04, 0.6, 0.02)


def load(path: Path) -> list[tuple[Article, str]]:
    """The articles of a set with the event of each; pages without an article are left out."""
    out = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for n, row in enumerate(map(json.loads, lines)):
            text = row.get("flat_text") or f"{row.get('title') or ''}\n\n{row.get('text') or ''}".strip()
            if str(row["event"]).startswith("AMBIG"):
                continue
            try:
                page = Page(f"{n}.txt", text, False, hashlib.sha256(text.encode()).hexdigest())
                out.append((read_article(page, f"a{n}"), str(row["event"])))
            except PageError:
                continue
    return out


def pair_f1(gold: Sequence[str], labels: Sequence[int]) -> float:
    """F1 over the pairs of articles that are put together."""

    def ties(sizes: Iterable[int]) -> int:
        return sum(n * (n - 1) // 2 for n in sizes)

    right = ties(Counter(zip(gold, labels, strict=True)).values())
    return 2 * right / max(1, ties(Counter(gold).values()) + ties(Counter(labels).values()))


def ours(articles: Sequence[Article]) -> list[int]:
    """The program's story of each article."""
    labels = [0] * len(articles)
    for n, group in enumerate(story_groups(articles, DEFAULT.story)):
        for i in group:
            labels[i] = n
    return labels


def reference(articles: Sequence[Article]) -> list[list[int]]:
    """The reference's groups at each threshold."""
    table = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(
        f"{a.headline or ''}\n{a.body}" for a in articles
    )
    apart = np.clip(1 - (table @ table.T).toarray(), 0, 1)
    return [
        AgglomerativeClustering(None, metric="precomputed", linkage="average", distance_threshold=1 - t)
        .fit_predict(apart)
        .tolist()
        for t in THRESHOLDS
    ]


def main() -> None:
    """Measure the sets asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("names", nargs="*", default=NAMES)
    options = parser.parse_args()
    found, others = {}, {}
    for name in options.names:
        articles, gold = zip(*load(options.data / f"events_{name}" / "dev.jsonl.gz"), strict=True)
        found[name] = pair_f1(gold, ours(articles))
        others[name] = [pair_f1(gold, labels) for labels in reference(articles)]
    best = int(np.argmax(np.mean(list(others.values()), axis=0)))
    for name in options.names:
        print(
            f"{name:12} rashomon {found[name]:.3f}  TF-IDF {others[name][best]:.3f} (best for the set {max(others[name]):.3f})"
        )


if __name__ == "__main__":
    main()
