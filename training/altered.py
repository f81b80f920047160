"""Pairs of sentences on one event, and copies of them in which one fact was altered: what the trees `differs` learn from.

The sentences are those of reports on one event that share much of their wording. One sentence of a pair is altered in one
particular that both tell (a number, a day, a name, a denial, an opposite), or in a way that keeps its sense (figures spelt,
a name cut short, a phrase dropped). Nothing of them is kept but the trees.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.model import Reading, Value
from rashomon.text.opposites import opposites

NAMES = ("person", "body", "place", "thing")
LEAST, MOST = 0.3, 0.97
"""Shares of all words of two sentences that both hold, between which they are taken to tell one thing in two ways."""

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()
_SPELT = "zero one two three four five six seven eight nine ten eleven twelve".split()
_HELPERS = re.compile(r"\b(is|are|was|were|will|would|can|could|has|have|had|should|may|might|did|does|do)\b (?!not\b|never\b|no\b)", re.I)  # fmt: skip
_NOT = re.compile(r" (?:not|never)\b|n[’']t\b")
_PAST = re.compile(r" (?!said\b|added\b)([a-z]{3,}ed) (?=the|a|an|his|her|their|its|in|on|at|to|by)")


@dataclass(frozen=True)
class Altered:
    """Two texts; where they conflict, the kind of the altered filling, where it stands in the right text, and what stood there."""

    group: int
    left: str
    right: str
    kind: str = ""
    span: tuple[int, int] = (0, 0)
    before: str = ""


def sentence_pairs(documents: Sequence[Sequence[str]], most: int, rng: random.Random) -> list[tuple[str, str]]:
    """Pairs of sentences of two documents that share much of their wording; each sentence stands in two pairs at most."""
    words = [[(s, set(re.findall(r"\w+", s.lower()))) for s in d if 7 <= len(s.split()) <= 45] for d in documents]
    found = []
    for a, b in combinations(words, 2):
        for s, ours in a:
            for t, theirs in b:
                share = len(ours & theirs) / len(ours | theirs)
                if LEAST <= share <= MOST:
                    found.append((share, s, t))
    rng.shuffle(found)
    used: dict[str, int] = {}
    out = []
    for _, s, t in found:
        if used.get(s, 0) < 2 and used.get(t, 0) < 2 and len(out) < most:
            used[s] = used.get(s, 0) + 1
            used[t] = used.get(t, 0) + 1
            out.append((s, t))
    return out


def alter(left: Reading, right: Reading, pool: dict[str, list[str]], group: int, rng: random.Random) -> Iterator[Altered]:  # fmt: skip
    """The pair as it is, one that keeps the sense, and as many altered ones of kinds drawn at random."""
    a, b = left.article.text, right.article.text
    yield Altered(group, a, b)
    kept = kept_sense(b, _values(right), rng)
    if kept is not None:
        yield Altered(group, a, kept)
    ours = {v.value for v in _values(left)} | {w.lower() for w in re.findall(r"\w+", a)}
    values = _values(right)
    rng.shuffle(values)
    done: set[str] = set()
    for v in values:
        shared = v.value in ours or any(w.lower() in ours for w in re.findall(r"\w{3,}|\d+", v.text))
        kind = "name" if v.kind in NAMES else v.kind
        if kind in done or not shared:
            continue
        new = _other(v, pool, rng)
        if new is not None and new.lower() not in a.lower():
            done.add(kind)
            yield Altered(group, a, b[: v.start] + new + b[v.end :], kind, (v.start, v.start + len(new)), v.text)
    for kind, found in (("denial", denied(b, a, rng)), ("opposite", reversed_sense(b, a))):
        if found is not None:
            yield Altered(group, a, found[0], kind, found[1])
    if rng.random() < 0.5:
        yield from _reprint(left, pool, group, rng)


def _reprint(reading: Reading, pool: dict[str, list[str]], group: int, rng: random.Random) -> Iterator[Altered]:
    """A sentence beside its own copy: with one filling altered, and with a word or two left out."""
    text, values = reading.article.text, _values(reading)
    words = text.split()
    at = rng.randrange(1, max(2, len(words) - 2))
    yield Altered(group, text, " ".join(words[:at] + words[at + rng.randint(0, 2) :]))
    if values:
        v = rng.choice(values)
        new = _other(v, pool, rng)
        if new is not None and new.lower() not in text.lower():
            kind = "name" if v.kind in NAMES else v.kind
            yield Altered(
                group, text, text[: v.start] + new + text[v.end :], kind, (v.start, v.start + len(new)), v.text
            )


def _values(reading: Reading) -> list[Value]:
    found = {(v.start, v.end): v for c in reading.claims for v in c.values}
    for d in reading.dates:
        found.setdefault((d.start, d.end), Value(d.start, d.end, d.text, "date", d.value))
    for e in reading.entities:
        for m in e.mentions:
            found.setdefault((m.start, m.end), Value(m.start, m.end, m.text, e.kind, e.name))
    return list(found.values())


def _other(v: Value, pool: dict[str, list[str]], rng: random.Random) -> str | None:
    if v.kind == "date":
        return _other_day(v.text, rng)
    if v.kind == "number":
        return _other_number(v.text, rng)
    kind = v.kind if rng.random() < 0.8 else rng.choice(NAMES)
    names = pool.get(kind) or pool.get("person", [])
    new = rng.choice(names) if names else None
    return None if new is None or set(new.lower().split()) & set(v.text.lower().split()) else new


def _other_day(text: str, rng: random.Random) -> str | None:
    for names in (_DAYS, _MONTHS):
        for name in names:
            if re.search(rf"\b{name}\b", text):
                return re.sub(rf"\b{name}\b", rng.choice([n for n in names if n != name]), text)
    if year := re.search(r"\b(?:19|20)\d\d\b", text):
        return text.replace(year.group(), str(int(year.group()) + rng.choice([-4, -3, -2, -1, 1, 2, 3])))
    return {"today": "yesterday", "yesterday": "today", "tomorrow": "today"}.get(text)


def _other_number(text: str, rng: random.Random) -> str | None:
    if m := re.search(r"\d[\d,]*(?:\.\d+)?", text):
        old = float(m.group().replace(",", ""))
        decimals = len(m.group().partition(".")[2])
        new = old
        for _ in range(20):
            new = round(
                old * rng.choice([0.4, 0.5, 0.7, 0.8, 1.2, 1.3, 1.5, 2, 3]) + rng.choice([0, 0, 1, 2]), decimals
            )
            if new != old:
                break
        spelt = f"{new:,.{decimals}f}" if "," in m.group() else f"{new:.{decimals}f}"
        return None if spelt == m.group() else text[: m.start()] + spelt + text[m.end() :]
    for n, word in enumerate(_SPELT[1:], 1):
        if re.search(rf"\b{word}\b", text, re.I):
            return re.sub(rf"\b{word}\b", rng.choice([w for i, w in enumerate(_SPELT[2:], 2) if i != n]), text, flags=re.I)  # fmt: skip
    return None


def denied(text: str, other: str, rng: random.Random) -> tuple[str, tuple[int, int]] | None:
    """The text with one of its clauses denied, or its denial taken away, and where that stands."""
    if (m := _NOT.search(text)) and rng.random() < 0.7 and _NOT.search(other):
        return text[: m.start()] + text[m.end() :], (m.start(), m.start() + 1)
    found = list(_HELPERS.finditer(text))
    if found and rng.random() < 0.85:
        m = rng.choice(found)
        new = rng.choice(["not ", "not ", "not ", "never ", "no longer "])
        return text[: m.end()] + new + text[m.end() :], (m.end(), m.end() + len(new))
    if m := _PAST.search(text):
        new = rng.choice([" did not ", " denied having ", " never "])
        verb = m.group(1)
        stem = {" did not ": re.sub(r"ed$", "", verb)}.get(new, verb)
        return text[: m.start()] + new + stem + text[m.start() + 1 + len(verb) :], (m.start(), m.start() + len(new))
    return None


def reversed_sense(text: str, other: str) -> tuple[str, tuple[int, int]] | None:
    """The text with a word that both hold turned into its opposite."""
    held = set(re.findall(r"[a-z]+", other.lower()))
    for m in re.finditer(r"\b[a-z]+\b", text):
        if m.group() in held:
            for opposite in sorted(opposites(m.group())):
                if opposite not in held:
                    return text[: m.start()] + opposite + text[m.end() :], (m.start(), m.start() + len(opposite))
    return None


def kept_sense(text: str, values: Iterable[Value], rng: random.Random) -> str | None:
    """The text with a figure spelt the other way, a name cut to its last word, or a phrase dropped."""
    for v in rng.sample(sorted(values, key=lambda v: v.start), len(list(values))):
        if v.kind == "number" and v.text in _SPELT:
            return text[: v.start] + str(_SPELT.index(v.text)) + text[v.end :]
        if v.kind == "number" and v.text.isdigit() and int(v.text) < len(_SPELT):
            return text[: v.start] + _SPELT[int(v.text)] + text[v.end :]
        if v.kind == "person" and len(v.text.split()) > 1:
            return text[: v.start] + v.text.split()[-1] + text[v.end :]
        if v.kind == "number" and re.fullmatch(r"\d{3,}", v.text) and rng.random() < 0.5:
            return text[: v.start] + "about " + str(round(int(v.text), 1 - len(v.text))) + text[v.end :]
        if v.kind == "date" and v.text in _DAYS and rng.random() < 0.5:
            return text[: v.start] + v.text + rng.choice([" morning", " night", " afternoon"]) + text[v.end :]
    m = re.search(r" (?:in|on|at|near|after|during) [\w ]{3,30}(?=[,.])", text)
    return text[: m.start()] + text[m.end() :] if m else None
