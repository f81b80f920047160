"""Score a dossier against an annotated case.

    python eval/score.py CASE_FOLDER DOSSIER.json [--misses]

A case is a folder with documents and a `case.json`: what careful readers found by comparing them.
README.md describes both, and what counts as found and as right. Standard library only, for any program's dossiers.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any

Record = dict[str, Any]

HELD = 0.6
"""Share of a quote that a claim must hold to cover it."""

INSIDE = 0.8
"""Share of a claim that must lie in a quote for the claim to cover it although it is shorter."""

HALF = 0.5
"""Share of a quote's words that a passage within it must have, where only words can be compared."""

LONGEST = 45
"""Words beyond which a claim covers nothing: it says too much at once."""

STATUSES = ("conflict", "corroborated", "one-sided")


@dataclass(frozen=True)
class Evidence:
    """A verbatim quote of a document. `version` tells whose account it is: a conflict's side, else the document."""

    file: str
    quote: str
    version: str


@dataclass(frozen=True)
class Gold:
    """A point of a case; an optional one is owed by nobody and wrong in nobody."""

    id: str
    status: str
    what: str
    evidence: tuple[Evidence, ...]
    wording: bool = False
    optional: bool = False

    @property
    def versions_needed(self) -> int:
        return 1 if self.status == "one-sided" else 2


@dataclass(frozen=True)
class Case:
    """An annotated event. `texts` holds the plain-text documents, whose claims are held to their positions."""

    name: str
    files: tuple[str, ...]
    texts: dict[str, str]
    points: tuple[Gold, ...]
    rest: Record

    @classmethod
    def load(cls, folder: Path) -> Case:
        """Read `case.json` and the plain-text documents beside it."""
        data = json.loads((folder / "case.json").read_text(encoding="utf-8"))
        files = tuple(document["file"] for document in data["documents"])
        plain = (folder / file for file in files if file.endswith(".txt"))
        texts = {path.name: path.read_bytes().decode("utf-8") for path in plain}
        return cls(data["case"], files, texts, tuple(_gold(point) for point in data["points"]), data)


def _gold(point: Record) -> Gold:
    sided = point["status"] == "conflict"
    return Gold(
        id=point["id"],
        status=point["status"],
        what=point["what"],
        evidence=tuple(
            Evidence(e["file"], e["quote"], e.get("side", e["file"]) if sided else e["file"]) for e in point["evidence"]
        ),
        wording=point.get("aspect") == "wording",
        optional=bool(point.get("optional")),
    )


@dataclass(frozen=True)
class Said:
    """A claim of the dossier, with the document it stands in."""

    file: str
    start: int
    end: int
    text: str
    speakers: tuple[str, ...]


@dataclass(frozen=True)
class Shown:
    """A point of the dossier."""

    id: str
    status: str
    claims: tuple[Said, ...]


@dataclass(frozen=True)
class Contents:
    """A dossier document's stories laid together, every record with the name of its document as `file`."""

    claims: tuple[Said, ...] = ()
    points: tuple[Shown, ...] = ()
    entities: tuple[tuple[Record, ...], ...] = ()
    dates: tuple[Record, ...] = ()
    furniture: tuple[Record, ...] = ()
    warnings: tuple[Record, ...] = ()

    def __add__(self, other: Contents) -> Contents:
        return Contents(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @classmethod
    def of(cls, document: Record, files: Sequence[str]) -> Contents:
        """Raises ValueError where the document was made from other sources than `files`."""
        return sum((cls._of_story(story, files) for story in document["stories"]), cls())

    @classmethod
    def _of_story(cls, story: Record, files: Sequence[str]) -> Contents:
        file = {a["id"]: Path(a["source"]).name for a in story["articles"]}
        if strange := set(file.values()) - set(files):
            raise ValueError(f"no document of the case: {', '.join(sorted(strange))}")

        def placed(records: Iterable[Record]) -> tuple[Record, ...]:
            return tuple(r | {"file": file[r["article"]]} for r in records)

        claims = {
            c["id"]: Said(
                c["file"], c["start"], c["end"], c["text"], tuple(speaker["name"] for speaker in c["attribution"])
            )
            for c in placed(story["claims"])
        }
        return cls(
            claims=tuple(claims.values()),
            points=tuple(Shown(p["id"], p["status"], tuple(claims[c] for c in p["claims"])) for p in story["points"]),
            entities=tuple(placed(entity["mentions"]) for entity in story["entities"]),
            dates=placed(story["dates"]),
            furniture=placed(story["furniture"]),
            warnings=placed(story["warnings"]),
        )


@dataclass(frozen=True)
class Tally:
    """Counts of one kind of thing. `found` of `gold` were found; `right` of the `judged` among those shown were right.

    `wide_gold` and `wide_found` count the optional ones too. Tallies add up.
    """

    gold: int = 0
    found: int = 0
    wide_gold: int = 0
    wide_found: int = 0
    shown: int = 0
    judged: int = 0
    right: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def recall(self) -> float:
        return _share(self.found, self.gold)

    @property
    def wide_recall(self) -> float:
        return _share(self.wide_found, self.wide_gold)

    @property
    def precision(self) -> float:
        return _share(self.right, self.judged)

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


@dataclass(frozen=True)
class Score:
    """What a dossier reaches on one case, or on several added up. `misses` says what was missed or is wrong."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    claims: int = 0
    bad_spans: int = 0
    misses: tuple[str, ...] = ()

    def __add__(self, other: Score) -> Score:
        names = dict.fromkeys((*self.tallies, *other.tallies))
        return Score(
            {n: self.tallies.get(n, Tally()) + other.tallies.get(n, Tally()) for n in names},
            self.claims + other.claims,
            self.bad_spans + other.bad_spans,
            self.misses + other.misses,
        )

    def figures(self) -> dict[str, float]:
        """The figures by name: shares to four decimals, and counts."""
        out: dict[str, float] = {}
        for name, tally in self.tallies.items():
            if name in STATUSES:
                out |= {f"{name}_{of}": round(getattr(tally, of), 4) for of in ("recall", "precision", "f1")}
            else:
                out[name] = round(tally.recall, 4)
        return out | {"bad_spans": self.bad_spans, "claims": self.claims}


def score(case: Case, document: Record) -> Score:
    """Score a dossier document (the JSON of `rashomon compare --format json`) made from the case's documents.

    Raises ValueError where it was made from others.
    """
    found = Contents.of(document, case.files)
    points = _Points(case, found)
    tallies = {status: points.tally(status) for status in STATUSES}
    misses = [*points.misses()]
    for name, rows, finds in _tables(case, found):
        marks = [finds(row) for row in rows]
        if rows:
            tallies[name] = Tally(gold=len(rows), found=sum(marks))
        misses += [f"{name}: {row}" for row, hit in zip(rows, marks, strict=True) if not hit]
    bad = sum(not _proves_itself(c, case.texts[c.file]) for c in found.claims if c.file in case.texts)
    return Score(tallies, len(found.claims), bad, tuple(f"{case.name}: {miss}" for miss in misses))


class _Points:
    """The points of a dossier held against those of a case."""

    def __init__(self, case: Case, found: Contents) -> None:
        self.gold, self.shown = case.points, found.points
        quotes = list(dict.fromkeys((e.file, e.quote) for g in case.points for e in g.evidence))
        covered = {
            claim: {
                (file, quote)
                for file, quote in quotes
                if file == claim.file and covers(claim, quote, case.texts.get(file))
            }
            for claim in found.claims
        }
        self.held = {p: set[tuple[str, str]]().union(*(covered[c] for c in p.claims)) for p in found.points}

    def tally(self, status: str) -> Tally:
        wide = [g for g in self.gold if g.status == status]
        firm = [g for g in wide if not g.optional]
        shown = [p for p in self.shown if p.status == status]
        verdicts = [right for p in shown if (right := self._right(p)) is not None]
        return Tally(
            gold=len(firm),
            found=sum(map(self._found, firm)),
            wide_gold=len(wide),
            wide_found=sum(map(self._found, wide)),
            shown=len(shown),
            judged=len(verdicts),
            right=sum(verdicts),
        )

    def misses(self) -> Iterator[str]:
        for g in self.gold:
            if not g.optional and not self._found(g):
                yield f"missed {g.status} {g.id}: {g.what}"
        for p in self.shown:
            if self._right(p) is False:
                yield f"wrong {p.status} {p.id}: " + " | ".join(f"{c.file}: {c.text}" for c in p.claims)

    def _evidence(self, point: Shown, gold: Gold) -> list[Evidence]:
        return [e for e in gold.evidence if (e.file, e.quote) in self.held[point]]

    def _agrees(self, point: Shown, gold: Gold) -> bool:
        """Whether the point holds versions enough of the gold point; evidence that fits several counts for none."""
        return len({e.version for e in self._evidence(point, gold)} - {""}) >= gold.versions_needed

    def _found(self, gold: Gold) -> bool:
        # Whether words that drifted still say the same is a matter of taste, so both answers are accepted.
        allowed = ("corroborated", "conflict") if gold.wording and gold.status == "corroborated" else (gold.status,)
        return any(p.status in allowed and self._agrees(p, gold) for p in self.shown)

    def _right(self, point: Shown) -> bool | None:
        """Whether the point is right; None where the case has nothing to judge it by."""
        touched = [g for g in self.gold if self._evidence(point, g)]
        if point.status == "conflict":
            return any(self._agrees(point, g) for g in touched if g.status == "conflict" or g.wording)
        if point.status == "one-sided":
            return any(g.status == "one-sided" or g.optional for g in touched) if touched else None
        return self._rightly_corroborated(point, touched)

    def _rightly_corroborated(self, point: Shown, touched: Sequence[Gold]) -> bool | None:
        if any(g.status == "corroborated" and self._agrees(point, g) for g in touched):
            return True
        conflicts = [g for g in touched if g.status == "conflict"]
        if any(self._agrees(point, g) and not g.optional for g in conflicts):
            return False
        if any(len({e.file for e in self._evidence(point, g)}) >= 2 for g in conflicts):
            return None if any(self._agrees(point, g) for g in conflicts) else True
        return False if any(g.status == "one-sided" and not g.optional for g in touched) else None


def _tables(case: Case, found: Contents) -> Iterator[tuple[str, list[Any], Callable[[Any], bool]]]:
    """What is scored by recall alone: its name, the gold's rows, and what tells whether a row was found."""

    def dated(row: Record) -> bool:
        return any(
            d["file"] == row["file"] and d["value"] == row["value"] and alike(d["text"], row["quote"])
            for d in found.dates
        )

    def tied(row: tuple[Sequence[str], Sequence[str]]) -> bool:
        first, written = (
            next(
                (
                    i
                    for i, e in enumerate(found.entities)
                    if any(m["file"] == file and alike(m["text"], name) for m in e)
                ),
                None,
            )
            for file, name in row
        )
        return written is not None and written == first

    def chained(row: Record) -> bool:
        return any(
            c.file == row["file"]
            and covers(c, row["quote"], case.texts.get(c.file))
            and all(any(set(words(link)) & set(words(name)) for name in c.speakers) for link in row["chain"])
            for c in found.claims
        )

    def left_out(row: Sequence[str]) -> bool:
        file, quote = row
        shown = any(c.file == file and holds(c.text, quote) for c in found.claims)
        return not shown and any(f["file"] == file and holds(f["text"], quote) for f in found.furniture)

    def doubted(row: Sequence[str]) -> bool:
        file, quote = row
        return any(w["file"] == file and alike(w["text"], quote) for w in found.warnings)

    names = [(name["written"][0], written) for name in case.rest.get("names", []) for written in name["written"]]
    yield "dates", case.rest.get("dates", []), dated
    yield "names", names, tied
    yield "chains", case.rest.get("chains", []), chained
    yield "furniture", case.rest.get("furniture", []), left_out
    yield "garbled", case.rest.get("garbled", []), doubted


def covers(claim: Said, quote: str, text: str | None) -> bool:
    """Whether a claim says what the quote says.

    By position where the document's text is given and the claim's span proves itself: the claim holds HELD of an
    occurrence of the quote, or is three words or more of which INSIDE lie in it. Else by words: see `holds`.
    """
    size = len(words(claim.text))
    if size > LONGEST:
        return False
    if text is None or not _proves_itself(claim, text):
        return holds(claim.text, quote)
    for at in _occurrences(text, quote):
        shared = min(claim.end, at + len(quote)) - max(claim.start, at)
        if shared >= HELD * len(quote) or (size >= 3 and shared >= INSIDE * (claim.end - claim.start)):
            return True
    return False


def _proves_itself(claim: Said, text: str) -> bool:
    return text[claim.start : claim.end] == claim.text


def _occurrences(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


@cache
def words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, compatibility forms resolved."""
    return tuple(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def holds(text: str, quote: str) -> bool:
    """Whether the text holds HELD of the quote's words in order, or is four or more of them unbroken and HALF of it."""
    have, want = words(text), words(quote)
    if not want:
        return False
    if len(have) >= 4 and _run_of(have, want):
        return len(have) >= HALF * len(want)
    return _shared_in_order(have, want) >= HELD * len(want)


def alike(left: str, right: str) -> bool:
    """Whether either of two short expressions holds the other."""
    return holds(left, right) or holds(right, left)


def _run_of(part: Sequence[str], whole: Sequence[str]) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(whole)} "


def _shared_in_order(left: Sequence[str], right: Sequence[str]) -> int:
    """Length of the longest common subsequence."""
    if not Counter(left) & Counter(right):
        return 0
    row = [0] * (len(left) + 1)
    for want in right:
        diagonal = 0
        for j, have in enumerate(left, 1):
            diagonal, row[j] = row[j], diagonal + 1 if want == have else max(row[j], row[j - 1])
    return row[-1]


def main() -> None:
    """Print a dossier's figures, and with --misses what was missed and what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case", type=Path)
    parser.add_argument("dossier", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    result = score(Case.load(options.case), json.loads(options.dossier.read_text(encoding="utf-8")))
    print(", ".join(f"{name} {value}" for name, value in result.figures().items()))
    if options.misses:
        print("\n".join(result.misses))


if __name__ == "__main__":
    main()
