"""What the program makes of ordinary events, beside what readers found who read their reports whole.

    python training/ordinary.py DATA [--verbose]

DATA holds the sets whose documents `judged.jsonl` names. Of each event that a reader read whole are printed, summed up: the
conflicts shown, sure and doubtful, with how many of them he named as contradictions; how many of his contradictions are shown; how
many of his agreements in other words stand in one corroborated point, and how many pairs that only look alike do. Events of the
annotated kind hold far more contradictions (`eval/run.py`); here nearly all that is shown is too much. The events are those of
`unseen.txt`: read whole, and not among what the shipped trees were grown on. A training that takes them in makes new ones needed.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from judged import SIDES, judged_events, reports
from rashomon.claims import read_claims
from rashomon.model import Article, Claim, Dossier, Status
from rashomon.pipeline import compare_readings, read, story_of

UNSEEN = Path(__file__).with_name("unseen.txt")
"""The names of the events, one a line."""

HELD, INSIDE = 0.6, 0.8
"""Share of a statement that a claim holds, or of a claim that lies in a statement, from which the claim tells it."""


def dossier_of(rows: Iterable[Mapping[str, Any]], data: Path) -> Dossier:
    """The dossier of the reports that these lines name."""
    sources = list(dict.fromkeys(row[side] for row in rows for side in SIDES if side in row))
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "event.jsonl"
        page.write_text("".join(json.dumps(report) + "\n" for report in reports(sources, data)), encoding="utf-8")
        articles = [a for a in read([str(page)]) if isinstance(a, Article)]
    story = story_of("s1", articles)
    return compare_readings(story, tuple(read_claims(r.article for r in story.readings)))


def tells(claim: Claim, start: int, end: int) -> bool:
    """Whether a claim tells the statement at this place of its article."""
    both = min(claim.end, end) - max(claim.start, start)
    return both >= HELD * (end - start) or both >= INSIDE * (claim.end - claim.start)


def counted(rows: list[dict[str, Any]], dossier: Dossier, verbose: bool) -> Counter[str]:
    """What of the reader's pairs stands in which points."""
    claims = {c.id: (r.article.source, c) for r in dossier.story.readings for c in r.claims}
    out: Counter[str] = Counter()

    def holds(point: Iterable[str], row: Mapping[str, Any]) -> bool:
        told = [claims[c] for c in point]
        return all(
            any(source == row[s] and tells(c, row[f"{s}_start"], row[f"{s}_end"]) for source, c in told) for s in SIDES
        )

    shown = [p for p in dossier.points if p.status is Status.CONFLICT]
    agreed = [p for p in dossier.points if p.status is Status.CORROBORATED]
    contradictions = [row for row in rows if row["label"] == "conflict"]
    for point in shown:
        kind, right = "doubtful" if point.doubtful else "sure", any(holds(point.claims, row) for row in contradictions)
        out[kind] += 1
        out[f"{kind} right"] += right
        if verbose:
            print(f"{rows[0]['event']} {kind} {'right' if right else 'wrong'}: {point.detail} - {point.summary}")
    out["contradictions"] += len(contradictions)
    out["contradictions shown"] += sum(any(holds(p.claims, row) for p in shown) for row in contradictions)
    for label, name in (("same", "agreements"), ("more", "look-alikes"), ("other", "look-alikes")):
        pairs = [row for row in rows if row["label"] == label and row.get("found")]
        out[name] += len(pairs)
        out[f"{name} in a point"] += sum(any(holds(p.claims, row) for p in agreed) for row in pairs)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--verbose", action="store_true", help="print every conflict shown")
    options = parser.parse_args()
    events, names = judged_events(), UNSEEN.read_text(encoding="utf-8").split()
    total: Counter[str] = Counter()
    for rows in map(events.__getitem__, names):
        total += counted(rows, dossier_of(rows, options.data), options.verbose)
    print(f"{len(names)} events")
    for name in ("sure", "doubtful"):
        print(f"{name} conflicts: {total[name]}, of them {total[f'{name} right']} named by a reader")
    print(f"contradictions shown: {total['contradictions shown']} of {total['contradictions']}")
    for name in ("agreements", "look-alikes"):
        print(f"{name} in a corroborated point: {total[f'{name} in a point']} of {total[name]}")


if __name__ == "__main__":
    main()
