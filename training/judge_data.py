"""Labelled pairs of claims to train and check the pair model: from annotated cases, hand-written pairs, and made contradictions.

A case folder holds documents and `case.json` (the format that `eval/` uses). Nothing of the documents is written anywhere.
"""

from __future__ import annotations

import gzip
import itertools
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rashomon.points.window import marked

LABELS = ("same", "conflict", "compatible", "unrelated")
Target = tuple[float, float, float, float]
HARD: dict[str, Target] = {
    "same": (1.0, 0.0, 0.0, 0.0),
    "conflict": (0.0, 1.0, 0.0, 0.0),
    "compatible": (0.0, 0.0, 1.0, 0.0),
    "unrelated": (0.0, 0.0, 0.0, 1.0),
}


@dataclass(frozen=True)
class Pair:
    """Two marked claims, what they are to one another (probabilities over LABELS), and how much the example counts."""

    left: str
    right: str
    target: Target
    weight: float = 1.0
    group: str = ""


@dataclass(frozen=True)
class Piece:
    """A stretch of a document, as offsets, with the sentence around it."""

    file: str
    start: int
    end: int
    sentence: tuple[int, int]


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """A rough sentence around a span: up to the nearest full stop before a capital, or line break."""
    left = max((m.end() for m in re.finditer(r"[.!?][\"”’)]*\s+(?=[\"“A-Z0-9])|\n", text[:start])), default=0)
    right = re.search(r"[.!?][\"”’)]*(?=\s|$)|\n", text[end:])
    return left, end + (right.end() if right else len(text) - end)


def covers(piece: Piece, start: int, end: int) -> bool:
    """Whether a claim holds 60 % of a quote, or lies in it by 80 %."""
    both = min(piece.end, end) - max(piece.start, start)
    return both >= 0.6 * (end - start) or both >= 0.8 * (piece.end - piece.start)


def case_pairs(folder: Path, rng: random.Random, negatives: int = 4) -> list[Pair]:
    """Pairs of the annotators' own quotes: those of one point, and for each quote some of the likest of other points."""
    case = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    texts = {d["file"]: (folder / d["file"]).read_bytes().decode("utf-8") for d in case["documents"]}
    points = {p["id"]: p for p in case["points"]}
    roles: dict[Piece, Roles] = defaultdict(set)
    for name, start, end, role in quotes(case, texts):
        roles[Piece(name, start, end, sentence_around(texts[name], start, end))].add(role)
    pieces = list(roles)
    shown = {p: marked(texts[p.file], p.start, p.end, *p.sentence) for p in pieces}
    words = {p: set(re.findall(r"\w{3,}", texts[p.file][p.start : p.end].casefold())) for p in pieces}
    frequency = Counter(w for ws in words.values() for w in ws)
    out, rest = [], []
    for a, b in itertools.combinations(pieces, 2):
        if a.file == b.file:
            continue
        target = gold_target(roles[a], roles[b], points)
        if target is not None:
            out.append(Pair(shown[a], shown[b], *target, group=folder.name))
        elif not loose(roles[a] | roles[b], points):
            rest.append((sum(1 / frequency[w] ** 0.5 for w in words[a] & words[b]) + rng.random() * 0.3, a, b))
    rest.sort(key=lambda r: -r[0])
    unrelated = [
        Pair(shown[a], shown[b], HARD["unrelated"], 1.0, folder.name) for _, a, b in rest[: negatives * len(out)]
    ]
    return out + unrelated


def claim_pairs(folder: Path) -> list[Pair]:
    """The pairs that the program itself would judge, labelled by the annotated quotes that its claims cover."""
    from rashomon.article import read_article
    from rashomon.claims import read_claims
    from rashomon.model import Page
    from rashomon.points.candidates import candidate_pairs
    from rashomon.settings import DEFAULT

    case = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    texts = {d["file"]: (folder / d["file"]).read_bytes().decode("utf-8") for d in case["documents"]}
    points = {p["id"]: p for p in case["points"]}
    articles = [read_article(Page(name, text, False, ""), name) for name, text in texts.items()]
    claims = [c for r in read_claims(articles) for c in r.claims]
    roles: list[Roles] = [set() for _ in claims]
    for name, start, end, role in quotes(case, texts):
        for c, held in zip(claims, roles, strict=True):
            if c.article == name and covers(Piece(name, c.start, c.end, c.sentence), start, end):
                held.add(role)
    shown = [marked(texts[c.article], c.start, c.end, *c.sentence) for c in claims]
    judged = set(candidate_pairs(claims, DEFAULT.candidates))
    out = []
    for i, j in itertools.combinations(range(len(claims)), 2):
        if claims[i].article == claims[j].article:
            continue
        target = gold_target(roles[i], roles[j], points)
        if target is not None:
            out.append(Pair(shown[i], shown[j], *target, group=folder.name))
        elif (i, j) in judged and not loose(roles[i] | roles[j], points):
            out.append(Pair(shown[i], shown[j], HARD["unrelated"], 1.0, folder.name))
    return out


Roles = set[tuple[str, str]]
"""The points, and of a conflict the sides, that a stretch of text is evidence of."""


def quotes(case: dict[str, Any], texts: dict[str, str]) -> Iterator[tuple[str, int, int, tuple[str, str]]]:
    """Every quote of the gold: file, start, end, and its point and side."""
    for point in case["points"]:
        for e in point["evidence"]:
            at = texts.get(e["file"], "").find(e["quote"])
            if at >= 0:
                yield e["file"], at, at + len(e["quote"]), (point["id"], e.get("side", ""))


def loose(roles: Roles, points: dict[str, Any]) -> bool:
    """Whether optional points are touched, of which the annotation is not exhaustive."""
    return any(points[i].get("optional") for i, _ in roles)


def gold_target(left: Roles, right: Roles, points: dict[str, Any]) -> tuple[Target, float] | None:
    """What two pieces are to one another by the points they stand in; None where they share none."""
    shared = [(i, s, t) for i, s in left for j, t in right if i == j]
    if not shared:
        return None
    best: tuple[Target, float] | None = None
    for i, s, t in shared:
        point = points[i]
        if point["status"] == "conflict":
            if s and t and s != t:
                soft = (0.0, 0.6, 0.4, 0.0)
                return (soft, 0.7) if point.get("optional") else (HARD["conflict"], 2.0)
            if s == t and s:
                best = best or (HARD["same"], 0.7)
        elif point["status"] == "corroborated":
            best = (HARD["same"], 0.5 if point.get("optional") else 1.0)
    return best


def written_pairs(path: Path) -> list[Pair]:
    """The pairs written by hand (`a`, `b`, `label`), one JSON object a line."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Pair(whole(r["a"]), whole(r["b"]), HARD[r["label"]], 1.0, "pairs") for r in rows]


def whole(text: str) -> str:
    return marked(text, 0, len(text), 0, len(text))


def evidence_pairs(path: Path) -> list[Pair]:
    """Claim and evidence that support or refute one another (fever_symmetric)."""
    with gzip.open(path, "rt", encoding="utf-8") as f:
        rows = [json.loads(line) for line in f]
    label = {"SUPPORTS": "same", "REFUTES": "conflict"}
    out = []
    for r in rows:
        a, b = (re.sub(r"-LRB-|-RRB-", "", r[k]) for k in ("claim", "evidence"))
        if len(b.split()) <= 45:
            out.append(Pair(whole(a), whole(b), HARD[label[r["label"]]], 0.6, "fever"))
    return out


NUMBER_WORDS = (
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty".split()
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
OPPOSITES = [
    ("rose", "fell"), ("increased", "decreased"), ("won", "lost"), ("accepted", "rejected"), ("confirmed", "denied"), ("before", "after"),
    ("supports", "opposes"), ("supported", "opposed"), ("open", "closed"), ("opened", "closed"), ("dead", "alive"), ("innocent", "guilty"),
    ("began", "ended"), ("north", "south"), ("east", "west"), ("northern", "southern"), ("eastern", "western"), ("arrested", "released"),
    ("approved", "blocked"), ("agreed", "refused"), ("more", "fewer"), ("higher", "lower"), ("legal", "illegal"), ("likely", "unlikely"),
    ("allowed", "banned"), ("joined", "left"), ("entered", "left"), ("sold", "bought"), ("praised", "criticised"), ("safe", "dangerous"),
    ("first", "last"), ("killed", "wounded"), ("injured", "unharmed"), ("male", "female"), ("man", "woman"), ("men", "women"),
]  # fmt: skip
SWAP = {a.casefold(): b for pair in OPPOSITES for a, b in (pair, pair[::-1])}
MARK = re.compile(r"\[unused[12]\]")


def inner(text: str) -> tuple[str, str, str]:
    """Left context, claim and right context of a marked text."""
    left, claim, right = [*MARK.split(text), "", ""][:3]
    return left, claim, right


def contradicted(text: str, names: dict[str, list[str]], rng: random.Random) -> str | None:
    """The marked text with one particular of its claim changed, or None where nothing in it can be."""
    left, claim, right = inner(text)
    edits: list[Callable[[], str]] = []
    for m in re.finditer(r"(?<![\w.,-])\d[\d,]*(?:\.\d+)?(?![\w-])", claim):
        edits.append(lambda m=m: claim[: m.start()] + other_number(m.group(), rng) + claim[m.end() :])
    for m in re.finditer(r"\b[A-Za-z]+\b", claim):
        w = m.group()
        if w.casefold() in NUMBER_WORDS:
            choice = [n for n in NUMBER_WORDS if n != w.casefold()]
            edits.append(lambda m=m, c=choice: claim[: m.start()] + rng.choice(c) + claim[m.end() :])
        for group in (DAYS, MONTHS):
            if w in group and w not in {"May", "March"}:
                choice = [n for n in group if n != w]
                edits.append(lambda m=m, c=choice: claim[: m.start()] + rng.choice(c) + claim[m.end() :])
        if w.casefold() in SWAP:
            edits.append(lambda m=m, w=w: claim[: m.start()] + SWAP[w.casefold()] + claim[m.end() :])
    negated = re.search(r"\b(is|was|were|are|has|have|had|will|can|could|did|does|would) (?!not\b)", claim)
    if negated:
        edits.append(lambda: claim[: negated.end()] + "not " + claim[negated.end() :])
    if re.search(r"\bnot ", claim):
        edits.append(lambda: re.sub(r"\bnot ", "", claim, count=1))
    for kind, known in names.items():
        for name in known:
            at = claim.find(name)
            if at >= 0 and len(known) > 3:
                others = [n for n in known if n not in claim and name not in n and n not in left + right]
                if others:
                    edits.append(
                        lambda at=at, name=name, o=others: claim[:at] + rng.choice(o) + claim[at + len(name) :]
                    )
        del kind
    if not edits:
        return None
    return f"{left}[unused1]{rng.choice(edits)()}[unused2]{right}"


def other_number(text: str, rng: random.Random) -> str:
    value = float(text.replace(",", ""))
    for _ in range(20):
        new = value * rng.choice([0.5, 0.6, 0.7, 0.8, 0.9, 1.1, 1.2, 1.3, 1.5, 2, 3, 10]) + rng.choice(
            [-2, -1, 0, 1, 2]
        )
        shown = f"{new:.1f}" if "." in text else f"{round(abs(new)):,}" if "," in text else str(round(abs(new)))
        if shown != text and (len(text) != 4 or "," in text or len(shown) == 4):
            return shown
    return text + "0"


NAME = re.compile(r"(?:[A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ]+)+)|(?<=\b(?:in|at|of|by|to) )[A-Z][a-z]{3,}\b")


def made_pairs(pairs: Iterable[Pair], rng: random.Random, share: float = 1.0) -> list[Pair]:
    """From `same` pairs: one side altered in one particular (conflict), one side against itself (same), and itself altered (conflict)."""
    same = [p for p in pairs if p.target[0] == 1.0]
    pool: dict[str, Counter[str]] = defaultdict(Counter)
    for p in same:
        for m in NAME.finditer(inner(p.left)[1][1:] + " " + inner(p.right)[1][1:]):
            pool[f"{p.group}{' ' in m.group()}"][m.group()] += 1
    out: list[Pair] = []
    for p in same:
        if rng.random() > share:
            continue
        names = {k: list(v) for k, v in pool.items() if k.startswith(p.group)}
        changed = contradicted(p.right, names, rng)
        if changed:
            out.append(replace(p, right=changed, target=HARD["conflict"], weight=0.6))
        if rng.random() < 0.3:
            out.append(replace(p, right=p.left, weight=0.5))
            changed = contradicted(p.left, names, rng)
            if changed:
                out.append(replace(p, right=changed, target=HARD["conflict"], weight=0.5))
    return out
