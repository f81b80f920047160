"""How likely two spellings name the same: one score with its reasons, for people, bodies, places and things.

The features are the comparisons of strings, sounds and words that the field uses (Jaro-Winkler, Levenshtein, consonants, an
alignment of words as in nomenklatura's logic matchers); their weights are a logistic regression, see
`training/train_spellings.py`.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from rashomon.countries import rows
from rashomon.text.names import SUFFIXES, TITLES, fold, skeleton


@dataclass(frozen=True, slots=True)
class Likeness:
    """`score`: how likely both name the same, 0 to 1. `detail`: why, naming what was compared."""

    score: float
    detail: str


# Legal forms of companies, each with the one it is counted as.
_FORMS = {
    **dict.fromkeys("inc incorporated corp corporation".split(), "inc"),
    **dict.fromkeys("ltd limited plc llc llp lp ooo ооо".split(), "ltd"),
    **dict.fromkeys("gmbh sarl srl spzoo bv sl".split(), "gmbh"),
    **dict.fromkeys("ag aktiengesellschaft sa spa nv ab as oao oyj asa jsc ojsc pao pjsc оао пао ао зао".split(), "ag"),
    **dict.fromkeys("co company".split(), "co"),
}
_PHRASES = (
    (re.compile(r"\b(?:public |open )?joint stock company\b"), "jsc"),
    (re.compile(r"\blimited liability company\b"), "llc"),
    (re.compile(r"\bобщество с ограниченной ответственностью\b"), "ооо"),
    (re.compile(r"\bsp z ?o ?o\b"), "spzoo"),
    (re.compile(r"\ba/s\b"), "as"),
    (re.compile(r"&"), " and "),
    (re.compile(r"\bunited states(?: of america)?\b"), "us"),
    (re.compile(r"\bint[’']l\b"), "international"),
)
_SPELLED = {
    "1st": "first", "2nd": "second", "3rd": "third", "organisation": "organization", "labour": "labor",
    "centre": "center", "defence": "defense", "intl": "international",
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
# Compared words at most: a name of a hundred words costs no more than one of these.
_MOST_WORDS = 12
# Aligned words less alike than this are two words, not two spellings.
_UNLIKE = 0.6
_NOTHING = "nothing to compare"


@cache
def _given() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, short in rows("nicknames.tsv"):
        for one in (name, *short.split(",")):
            found[one].add(name)
    return {short: frozenset(names) for short, names in found.items()}


def given_names(word: str) -> frozenset[str]:
    """The first names that a word in lower case is or goes for: "ted" for Edward and Theodore."""
    return _given().get(word, frozenset())


def is_nickname(left: str, right: str) -> bool:
    """Whether one first name goes for the other, both in lower case: "bill" and "william"."""
    return left in given_names(right) or right in given_names(left)


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    forms: frozenset[str]


@lru_cache(maxsize=20_000)
def _taken_apart(name: str, kind: str) -> _Name:
    text = fold(name)
    for pattern, short in _PHRASES:
        text = pattern.sub(short, text)
    # "L.X.C." and "G.m.b.H." are one word, "Smith,John" two.
    text = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", text)
    text = re.sub(r"['’`]", "", text)
    words = [_SPELLED.get(w, w) for w in _WORD.findall(text)][:_MOST_WORDS]
    forms = frozenset(_FORMS[w] for w in words if w in _FORMS)
    left_out = TITLES | SUFFIXES | {"monsieur", "madame"} if kind == "person" else {*_FORMS, "the", "and", "of"}
    kept = [w for w in words if w not in left_out] or words
    once = list(dict.fromkeys(kept)) if kind == "person" else kept
    return _Name(tuple(once), forms)


@lru_cache(maxsize=100_000)
def word_likeness(left: str, right: str) -> float:
    """How alike two words of names are, 0 to 1; an initial and a nickname are nearly their name."""
    if left == right:
        return 1.0
    if min(len(left), len(right)) == 1:
        return 0.85 if left[:1] == right[:1] else 0.0
    if is_nickname(left, right):
        return 0.9
    plain = OSA.normalized_similarity(left, right)
    bones = skeleton(left), skeleton(right)
    if len(bones[0]) > 2 and bones[0] == bones[1] and left[0] == right[0]:
        return float(max(plain, 0.88))
    return float(max(plain, 0.5 * plain + 0.5 * JaroWinkler.similarity(left, right) - 0.05))


def _aligned(short: tuple[str, ...], long: tuple[str, ...]) -> list[tuple[str, str, float]]:
    """Each word of the shorter name with its likest in the longer that is not yet taken, the likest pairs first."""
    pairs = sorted(
        ((word_likeness(a, b), i == j, -abs(i - j), i, j) for i, a in enumerate(short) for j, b in enumerate(long)),
        reverse=True,
    )
    used: set[int] = set()
    found: dict[int, tuple[str, str, float]] = {}
    for score, _, _, i, j in pairs:
        if i not in found and j not in used:
            found[i] = (short[i], long[j], score)
            used.add(j)
    return [found[i] for i in sorted(found)]


# What speaks for (above nought) and against two spellings being one name, and how much: the table of the judgement.
_TABLE: dict[str, float] = {
    "least like word": 0.70,
    "words left out": -0.85,
    "a word replaced": -0.97,
    "edits in least like word": -1.81,
    "same consonants": 1.93,
    "initial": 1.55,
    "other legal form": -6.16,
}
_BIAS = 1.80
FEATURES = tuple(_TABLE)


def features(left: str, right: str, kind: str) -> tuple[list[float], str]:
    """The comparisons of `FEATURES`, in that order, and what tells most in words."""
    a, b = _taken_apart(left, kind), _taken_apart(right, kind)
    short, long = sorted((a.words, b.words), key=len)
    glue_a, glue_b = "".join(a.words), "".join(b.words)
    if not glue_a or not glue_b:
        return [0.0] * len(FEATURES), _NOTHING
    pairs = _aligned(short, long)
    worst = min(pairs, key=lambda pair: pair[2])
    glued = glue_a == glue_b
    if glued:
        pairs, worst = [("", "", 1.0)], ("", "", 1.0)
    edits = 1 if is_nickname(worst[0], worst[1]) else OSA.distance(worst[0], worst[1])
    values = [
        worst[2],
        0.0 if glued else math.log1p(len(long) - len(short)),
        float(worst[2] < _UNLIKE),
        math.log1p(min(6, edits)),
        float(skeleton(glue_a) == skeleton(glue_b)),
        float(any(min(len(x), len(y)) == 1 for x, y, _ in pairs if x != y)),
        float(bool(a.forms and b.forms and not a.forms & b.forms)),
    ]
    return values, _told(a, b, worst, glued)


def _told(a: _Name, b: _Name, worst: tuple[str, str, float], glued: bool) -> str:
    if a.words == b.words or glued:
        return "same words"
    if worst[2] == 1.0:
        return "all words of the shorter name"
    if min(len(worst[0]), len(worst[1])) == 1 and worst[2]:
        return f"{worst[0]} may stand for {worst[1]}"
    return f"{worst[0]} beside {worst[1]}"


def name_likeness(left: str, right: str, kind: str) -> Likeness:
    """How likely two names mean one; `kind` as in `Entity`: people's names are taken apart otherwise than bodies'.

    >>> name_likeness("Dimitri Peskov", "Dmitry Peskov", "person").score > 0.9
    True
    >>> name_likeness("Anna Berger", "Karl Berger", "person").detail
    'anna beside karl'
    """
    values, detail = features(left, right, kind)
    if detail == _NOTHING:
        return Likeness(0.0, detail)
    logit = _BIAS + sum(weight * value for weight, value in zip(_TABLE.values(), values, strict=True))
    return Likeness(1 / (1 + math.exp(-logit)), detail)
