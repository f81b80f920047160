"""Fit the weights that choose the day of a story's event, and check them with each story left out in turn.

    python training/fit_event_day.py --cases DIR... [--articles FILE]

DIR holds one folder an event: the documents and `case.json` with `event.date` and, where known, `published` of each
document. FILE has one article a JSON line: `title`, `text`, `date_publish`, `category` (the event) and `gold.when` with the
event's day as `parsed`. Prints the weights for `rashomon/event_day.py`. See event_day.md for the data and the figures.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rashomon.article import read_article
from rashomon.event_day import WEIGHTS, day_features, headline_words, namings
from rashomon.inferred import anchor, date_together
from rashomon.model import Article, Given, Page

NAMES = tuple(WEIGHTS)
# Few events, so the weights are held near what a reader would guess.
GUESS = dict(
    zip(NAMES, (0.5, 1.0, 0.7, 0.9, 0.4, -0.7, 0.1, -1.0, 0.5, 0.2, -0.6, -2.0), strict=True),
)
PULL, STEPS, RATE = 0.3, 150, 1.0


@dataclass(frozen=True)
class Told:
    """A story by its reports: for each the days that it may mean (ISO) and what holds of them, a row a day."""

    name: str
    gold: frozenset[str]
    reports: tuple[tuple[tuple[str, ...], np.ndarray], ...]

    def right(self, day: str) -> bool:
        return any(day.startswith(gold) for gold in self.gold)


def told(name: str, gold: frozenset[str], articles: list[Article]) -> Told:
    dated = date_together(articles)
    about = headline_words(dated)
    reports = []
    for a in dated:
        features = day_features(tuple(namings(a, about)), anchor(a.published))
        if features and anchor(a.published):
            rows = np.array([[has[name] for name in NAMES] for has in features.values()])
            reports.append((tuple(day.isoformat() for day in features), rows))
    return Told(name, gold, tuple(reports))


def of_case(folder: Path) -> Told | None:
    case = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    if not case["event"].get("date"):
        return None
    pages = [
        Page(d["file"], (folder / d["file"]).read_bytes().decode(), False, "", Given(published=d.get("published")))
        for d in case["documents"]
    ]
    return told(
        folder.name, frozenset([case["event"]["date"]]), [read_article(p, f"a{n}") for n, p in enumerate(pages)]
    )


def of_articles(path: Path) -> list[Told]:
    stories: dict[str, list[Article]] = defaultdict(list)
    gold: dict[str, set[str]] = defaultdict(set)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for n, line in enumerate(lines):
            r = json.loads(line)
            days = {str(when["parsed"])[:10] for when in r["gold"].get("when", []) if when.get("parsed")}
            if days:
                page = Page(str(n), f"{r['title']}\n\n{r['text']}", False, "", Given(published=r["date_publish"][:10]))
                stories[r["category"]].append(read_article(page, f"a{n}"))
                gold[r["category"]] |= days
    return [told(name, frozenset(gold[name]), articles) for name, articles in stories.items()]


def fit(stories: list[Told]) -> np.ndarray:
    """Weights that make the right day likely in each report that may mean it; every story counts alike."""
    guess = np.array([GUESS[name] for name in NAMES])
    samples = []
    for s in stories:
        usable = [(rows, np.array([s.right(day) for day in days])) for days, rows in s.reports]
        usable = [(rows, right) for rows, right in usable if right.any() and not right.all()]
        samples += [(rows, right, 1 / len(usable) / len(stories)) for rows, right in usable]
    weights = guess.copy()
    for _ in range(STEPS):
        gradient = PULL * (weights - guess)
        for rows, right, share in samples:
            p = softmax(rows @ weights)
            q = p * right / (p * right).sum()
            gradient -= share * (q - p) @ rows
        weights -= RATE * gradient
    return weights


def softmax(x: np.ndarray) -> np.ndarray:
    e = np.exp(x - x.max())
    return e / e.sum()


def best_day(story: Told, weights: np.ndarray) -> str:
    shares: dict[str, float] = defaultdict(float)
    for days, rows in story.reports:
        for day, share in zip(days, softmax(rows @ weights), strict=True):
            shares[day] += share
    return max(shares, key=lambda day: (round(shares[day], 6), day))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=Path, nargs="+", required=True)
    parser.add_argument("--articles", type=Path)
    given = parser.parse_args()
    folders = sorted(p.parent for root in given.cases for p in root.glob("*/case.json"))
    stories = [s for folder in folders if (s := of_case(folder)) and s.reports]
    stories += of_articles(given.articles) if given.articles else []
    right = 0
    for n, story in enumerate(stories):
        day = best_day(story, fit(stories[:n] + stories[n + 1 :]))
        right += story.right(day)
        if not story.right(day):
            print(f"{story.name}: {day}, not {', '.join(sorted(story.gold))}")
    print(f"right with the story left out: {right} of {len(stories)}")
    for name, weight in zip(NAMES, fit(stories), strict=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
