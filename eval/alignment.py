"""Measure how well the program tells what speaks to the same particular, beside a plain reference in the same run.

    python eval/alignment.py DATA

DATA holds `ecbplus_sentpairs/dev.jsonl.gz` (`text_a`, `text_b`, `label`: whether two sentences tell a common event) and
`qaalign/dev.jsonl.gz` (`text_1`, `text_2`, `qas_1`, `qas_2`, `alignments`: which arguments of the verbs of two sentences are one). Of the
first, average precision of the aligner's chance over all pairs, beside TF-IDF; of the second, F1 over pairs of arguments,
aligned one to one by the likeness of their words in context, beside the rule of equal verb, question and words. Sets that are
absent are left out. Needs the `training` extra.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import average_precision_score

from pairs import alone
from rashomon.claims import read_claims
from rashomon.model import Claim, Reading
from rashomon.points.likeness import Words, see
from rashomon.points.relation import relation
from rashomon.points.slots import Laid, lay
from rashomon.settings import DEFAULT

ALIGNED, ASKED = 0.66, 0.1
"""Mean likeness of verbs and answers from which two arguments are one, and what the same question word adds to it."""


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a set; none where it is absent."""
    if not path.is_file():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def joined(tokens: Sequence[str]) -> str:
    """Tokens as running text."""
    text = ""
    for token in tokens:
        plain = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}.get(token, token)
        if text and not re.match(r"[.,;:!?%)]|'s$|n't$", plain) and not text.endswith(("(", "$", "£")):
            text += " "
        text += plain
    return text


def sentence_pairs(pairs: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Average precision over all pairs: the aligner's chance, and TF-IDF."""
    texts = [[joined(p[side].split()) for p in pairs] for side in ("text_a", "text_b")]
    distinct = list(dict.fromkeys(texts[0] + texts[1]))
    known = dict(zip(distinct, _read(distinct), strict=True))
    found = [relation(known[a], known[b], DEFAULT).aligned if a != b else 1.0 for a, b in zip(*texts, strict=True)]
    tfidf = TfidfVectorizer().fit([*known])
    reference = np.asarray(tfidf.transform(texts[0]).multiply(tfidf.transform(texts[1])).sum(1)).ravel()
    gold = [p["label"] for p in pairs]
    return {
        "pairs": len(pairs),
        "ap": round(float(average_precision_score(gold, found)), 3),
        "tfidf_ap": round(float(average_precision_score(gold, reference)), 3),
    }


def _read(texts: Sequence[str]) -> Iterator[Reading]:
    return read_claims(alone(f"t{n}", t) for n, t in enumerate(texts))


@dataclass(frozen=True)
class Argument:
    """A question about a verb and its answer: the question word, and the words (first and past-last index) of verb and answer."""

    name: str
    asks: str
    verb: str
    answer: str
    words: tuple[tuple[int, int], tuple[int, int]]


def arguments(text: str, words: Words, asked: Sequence[dict[str, Any]]) -> list[Argument]:
    """The arguments of a sentence, their verbs and answers found by their letters: the numbers of tokens count others than stand there."""
    letters = [(c.lower(), n) for n, c in enumerate(text) if not c.isspace()]
    flat = "".join(c for c, _ in letters)
    out = []
    for qa in asked:
        near = len(flat) * qa["verb_idx"] / max(1, len(text.split()))
        verb, answer = (_found(flat, "".join(qa[k].lower().split()), near) for k in ("verb", "a"))
        spans = [words.within(letters[a][1], letters[b - 1][1] + 1) if b > a else (0, 0) for a, b in (verb, answer)]
        out.append(
            Argument(qa["id"], qa["q"].split()[0].lower(), qa["verb"].lower(), qa["a"].lower(), (spans[0], spans[1]))
        )
    return out


def _found(flat: str, wanted: str, near: float) -> tuple[int, int]:
    """Where some letters stand, nearest to a place; an empty span where they do not."""
    places = [m.start() for m in re.finditer(re.escape(wanted), flat)] if wanted else []
    at = min(places, key=lambda p: abs(p - near), default=0)
    return at, at + len(wanted) * bool(places)


def arguments_aligned(pairs: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Precision, recall and F1 over pairs of arguments: by likeness in context, and by the rule."""
    texts = [joined(p[side].split()) for p in pairs for side in ("text_1", "text_2")]
    articles = {f"t{n}": alone(f"t{n}", text) for n, text in enumerate(texts)}
    whole = [Claim(a, a, 0, len(t.text), t.text, sentence=(0, len(t.text))) for a, t in articles.items()]
    seen = iter(see(whole, articles))
    counts = np.zeros((2, 3))
    for p in pairs:
        ours, theirs = next(seen), next(seen)
        left, right = (
            arguments(joined(p[f"text_{n}"].split()), held.words, p[f"qas_{n}"]) for n, held in ((1, ours), (2, theirs))
        )
        gold = {(a, b) for firsts, seconds in p["alignments"] for a in firsts for b in seconds}
        laid = lay(ours, theirs)
        for n, found in enumerate((_by_likeness(left, right, laid), _by_rule(left, right))):
            counts[n] += len(found & gold), len(found), len(gold)
    out: dict[str, float] = {"pairs": len(pairs)}
    for name, (both, said, all_gold) in zip(("", "rule_"), counts.tolist(), strict=True):
        p, r = both / max(1, said), both / max(1, all_gold)
        out |= {f"{name}p": round(p, 3), f"{name}r": round(r, 3), f"{name}f1": round(2 * p * r / max(1e-9, p + r), 3)}
    return out


def _by_likeness(left: Sequence[Argument], right: Sequence[Argument], laid: Laid) -> set[tuple[str, str]]:
    """Arguments matched one to one, the likest first."""
    scored = sorted(((_score(a, b, laid), a.name, b.name) for a in left for b in right), key=lambda s: -s[0])
    used: set[str] = set()
    out = set()
    for score, a, b in scored:
        if score >= ALIGNED and not {f"1{a}", f"2{b}"} & used:
            used |= {f"1{a}", f"2{b}"}
            out.add((a, b))
    return out


def _score(a: Argument, b: Argument, laid: Laid) -> float:
    """Mean likeness of verbs and of answers, by meaning and in context."""
    alike = [_alike(near, *both) for near in (laid.near, laid.context) for both in zip(a.words, b.words, strict=True)]
    return sum(alike) / len(alike) + ASKED * (a.asks == b.asks)


def _alike(near: np.ndarray, ours: tuple[int, int], theirs: tuple[int, int]) -> float:
    part = near[ours[0] : ours[1], theirs[0] : theirs[1]]
    return float(part.max(1).mean() + part.max(0).mean()) / 2 if part.size else 0.0


def _by_rule(left: Sequence[Argument], right: Sequence[Argument]) -> set[tuple[str, str]]:
    """Verbs that begin alike, one question word, and half of the answers' words shared."""
    out = set()
    for a in left:
        for b in right:
            ours, theirs = set(a.answer.split()), set(b.answer.split())
            shared = len(ours & theirs) / max(1, min(len(ours), len(theirs)))
            if a.verb[:4] == b.verb[:4] and a.asks == b.asks and shared >= 0.5:
                out.add((a.name, b.name))
    return out


def main() -> None:
    """Print the figures of the sets that are there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every Nth pair")
    options = parser.parse_args()
    for name, measured in (("qaalign", arguments_aligned), ("ecbplus_sentpairs", sentence_pairs)):
        if pairs := rows(options.data / name / "dev.jsonl.gz")[:: options.every]:
            print(f"{name}: " + ", ".join(f"{k} {v:g}" for k, v in measured(pairs).items()), flush=True)


if __name__ == "__main__":
    main()
