"""Measure the program, and print one line a measurement.

    python eval/run.py [--out FILE] [NAME...]

Without names, everything that can be measured here: the project's own cases and claim pairs always, and the sets of the
shared folder where that stands beside the repository. `--out` writes the figures as JSON, by measurement.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import rashomon
from rashomon.article import read_article
from rashomon.claims import read_claims
from rashomon.errors import PageError
from rashomon.markup import parse
from rashomon.model import Article, Given, Labelled, Published, Reading
from rashomon.pipeline import compare
from rashomon.points.relation import Kind, relation
from rashomon.readers.bytes import page_from_text
from rashomon.render.json import render_json
from rashomon.settings import DEFAULT
from score import Case, Score, score

Figures = dict[str, float]

HERE = Path(__file__).resolve().parent
BENCH = HERE.parents[1] / "shared" / "tools" / "bench_quality.py"
DATED = HERE.parents[1] / "shared" / "data" / "dates_mediacloud200" / "dev.jsonl.gz"

CASES = "own cases"
PLAIN, RETOLD = "plain events", "retold events"
PAIRS = "claim pairs"
DAYS = "days of flattened pages"
SHARED = (
    *("cases", "flat_news", "html_scrapinghub", "html_fundus", "html_multi", "published", "polnear", "timex"),
    *("events_newscluster", "events_basil", "events_newswcl50", "events_html_real"),
)
"""Sets of the shared folder, as its own tool calls them."""


def available() -> list[str]:
    """The names of what can be measured on this machine."""
    return [CASES, PLAIN, RETOLD, PAIRS, *([DAYS] if DATED.is_file() else ()), *(SHARED if BENCH.is_file() else ())]


def measure(names: Iterable[str]) -> Iterator[tuple[str, Figures]]:
    """The figures of each measurement, as soon as it is done; for the own cases, of each case and then of all."""
    wanted = set(names)
    if CASES in wanted:
        yield from own_cases()
    for name, folder in ((PLAIN, "plain"), (RETOLD, "retold")):
        if name in wanted:
            yield name, written_events(folder)
    if PAIRS in wanted:
        yield PAIRS, claim_pairs()
    if DAYS in wanted:
        yield DAYS, flattened_days()
    for name in SHARED:
        if name in wanted:
            yield name, shared(name)


def own_cases() -> Iterator[tuple[str, Figures]]:
    """Each own case compared and scored as `own cases/NAME`, and all of them together as `own cases`."""
    total = Score()
    for folder in (rashomon.example(), *sorted(path.parent for path in HERE.glob("cases/*/case.json"))):
        result = score_folder(folder)
        total += result
        yield f"{CASES}/{folder.name}", result.figures()
    yield CASES, total.figures()


def written_events(name: str) -> Figures:
    """The events of a folder beside this file compared and scored, all of them together."""
    folders = sorted(path.parent for path in HERE.glob(f"{name}/*/case.json"))
    return sum(map(score_folder, folders), Score()).figures()


def score_folder(folder: Path) -> Score:
    """Compare a case's documents and score the dossier as `--format json` exports it."""
    return score(Case.load(folder), json.loads(render_json(compare([str(folder)]).dossiers)))


def claim_pairs() -> Figures:
    """Two written sentences at a time, each as the one sentence of an article of its own.

    What neither conflicts nor says the same, compatible and unrelated pairs alike, is `other`.
    """
    lines = (HERE / "claim_pairs.jsonl").read_text(encoding="utf-8").splitlines()
    pairs = [json.loads(line) for line in lines]
    readings = read_claims(_alone(f"{n}{side}", pair[side]) for n, pair in enumerate(pairs) for side in "ab")
    found = [_relation(left, right) for left, right in zip(readings, readings, strict=True)]
    labels = [pair["label"] if pair["label"] in {"same", "conflict"} else "other" for pair in pairs]
    right = sum(one == label for one, label in zip(found, labels, strict=True))
    return {
        "accuracy": round(right / len(pairs), 4),
        **_detection("conflict", found, labels),
        **_detection("same", found, labels),
    }


def _alone(name: str, text: str) -> Article:
    """The text as all that an article says; they are all of one day, so that their weekdays can be compared."""
    passages = (Labelled(0, len(text), text, "paragraph"),)
    return Article(
        name, name, text, "", language="en", published=Published("2031-03-17", "given", True), passages=passages
    )


def _relation(left: Reading, right: Reading) -> str:
    kind = relation(left, right, DEFAULT).kind
    return kind.value if kind in {Kind.SAME, Kind.CONFLICT} else "other"


def _detection(label: str, found: Sequence[str], labels: Sequence[str]) -> Figures:
    hits = sum(one == gold == label for one, gold in zip(found, labels, strict=True))
    return {
        f"{label}_precision": round(hits / max(1, found.count(label)), 4),
        f"{label}_recall": round(hits / labels.count(label), 4),
    }


def flattened_days() -> Figures:
    """The day of publication by the visible text of HTML pages alone: F1 over the pages, and the share right of those called reliable."""
    with gzip.open(DATED, "rt", encoding="utf-8") as lines:
        pages = [json.loads(line) for line in lines]
    found = [(_day(page["html"]), page["gold_date"]) for page in pages]
    right = sum(day is not None and day.value[:10] == gold for day, gold in found)
    sure = [day.value[:10] == gold for day, gold in found if day is not None and day.reliable]
    given = sum(day is not None for day, _ in found)
    return {
        "f1": round(2 * right / (given + len(pages)), 4),
        "p": round(right / max(1, given), 4),
        "reliable_p": round(sum(sure) / max(1, len(sure)), 4),
        "pages": len(pages),
    }


def _day(html: str) -> Published | None:
    try:
        page = page_from_text("page.txt", parse(html).text, Given(), is_html=False)
        return read_article(page, "a1").published
    except PageError:
        return None


def shared(name: str) -> Figures:
    """The shared folder's own tool on one of its sets, with the program's command line."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "figures.json"
        program = shlex.join([sys.executable, "-m", "rashomon"])
        subprocess.run(
            [sys.executable, str(BENCH), "--rashomon", program, "--out", str(out), name],
            stdout=subprocess.DEVNULL,
            check=True,
        )
        figures: Figures = json.loads(out.read_text(encoding="utf-8"))[name]
    return {figure: value for figure, value in figures.items() if value is not None}


def line(name: str, figures: Figures) -> str:
    """A measurement in words."""
    return f"{name}: " + ", ".join(f"{figure} {value:g}" for figure, value in figures.items())


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"some of: {', '.join(available())}")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the figures as JSON")
    options = parser.parse_args()
    if unknown := set(options.names) - set(available()):
        parser.error(f"cannot be measured here: {', '.join(sorted(unknown))}")
    results: dict[str, Figures] = {}
    for name, figures in measure(options.names or available()):
        results[name] = figures
        print(line(name, figures), flush=True)
    if options.out:
        options.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
