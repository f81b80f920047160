"""Which lines of a page are the report, and the page's lines as its passages and its furniture."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from rashomon.cleaning import KINDS
from rashomon.furniture import cut_line, furniture_kind, is_byline, never_report
from rashomon.lines import Floats
from rashomon.model import Labelled
from rashomon.text.days import find_days
from rashomon.titles import title_key

BODY_CHANCE = 0.5
"""Chance from which a line is rather the report's than not."""

START, MOST_ODDS = 6.0, 4.0
"""What each start of a run of the report counts against its lines' log odds, of which none counts for more than `MOST_ODDS`:
F1 on held-out domains is flat from 4 to 10, and lower by up to .006 without it (training/cleaner.md)."""

CLEAN_SHARE, CLEAN_CHANCE = 0.6, 0.1
"""Where this share of lines is body a page holds little furniture: sentences are body from this chance on."""

PROSE_CHANCE = 0.1
"""Full prose right below a line of body is body from this chance on."""

STOPS = (".", "!", "?", "…", ":", ";", ",", "。", "！", "？", '"', "”", "»", ")", "’", "'")
_FULL_STOPS = (".", "!", "?", ".”", '."', ".'", ".’", "?”", "!”", ".)")
_WIDE_STOPS, _WIDE_PROSE = "。！？", 30
"""Stops of scripts that put no space between words, and letters of two sentences in them."""

_SENTENCE_END = re.compile(r"(?<=[^\W_]{2})[.!?][\"”’')]*\s+(?=[\"“‘'(]?[A-ZÀ-ÞΑ-ΩА-Я])")
_LABEL, _LONGEST_TEASER, _LONGEST_DATE = 40, 160, 50
BODY = KINDS.index("body")
NO_ARTICLE = "no article found in it, only menus and other site furniture"


class Unit(NamedTuple):
    """A line of a flattened page, or a paragraph that was wrapped over several."""

    start: int
    end: int
    text: str
    blank_before: bool


def body_units(units: Sequence[Unit], chances: Floats) -> set[int]:
    """Indices of the units that are the report's own; empty if none seems to be. `chances` are of being body, one a unit."""
    if not units:
        return set()
    body = _likeliest_runs(units, chances)
    if not body:
        least = BODY_CHANCE / 4 if len(units) > 3 else 0
        body = {i for i in np.flatnonzero(chances >= least).tolist() if _is_sentence(units[i].text)}
    elif len(body) > CLEAN_SHARE * len(units):
        body |= {i for i in np.flatnonzero(chances > CLEAN_CHANCE).tolist() if _is_sentence(units[i].text)}
        body |= {i for i, u in enumerate(units[:2]) if _is_prose(u.text)}
    for i in np.flatnonzero(chances > PROSE_CHANCE).tolist():
        if i not in body and i - 1 in body and _is_prose(units[i].text):
            body.add(i)
    body = {i for i in body if not _is_plain_furniture(units[i].text)} or body
    body -= _teasers(units, body)
    return body if len(units) == 1 or any(_is_sentence(units[i].text) for i in body) else set()


def _likeliest_runs(units: Sequence[Unit], chances: Floats) -> set[int]:
    """The likeliest reading of the page in which the report starts and stops seldom (Viterbi's algorithm, two states).

    A unit counts by its length; each start counts START against.
    """
    odds = np.clip(np.log(np.maximum(chances, 1e-6) / np.maximum(1 - chances, 1e-6)), -MOST_ODDS, MOST_ODDS)
    # Scripts without spaces have a word in about two letters.
    sizes = np.array([max(u.text.count(" ") + 1, len(u.text) // 8) for u in units])
    gains = (odds * np.minimum(60, sizes + 1) ** 0.5).tolist()
    out, inside = 0.0, -math.inf
    came: list[tuple[bool, bool]] = []  # whether the best way to be out, or inside, switched just before this unit
    for gain in gains:
        came.append((inside > out, out - START > inside))
        out, inside = max(out, inside), max(inside, out - START) + gain
    body = set()
    is_body = inside > out
    for i in range(len(gains) - 1, -1, -1):
        if is_body:
            body.add(i)
        is_body ^= came[i][is_body]
    return body


def _is_sentence(text: str) -> bool:
    words = text.split()
    return (len(words) >= 4 and text.endswith(STOPS)) or len(words) >= 12 or (not text.isascii() and len(text) >= 15)


def _teasers(units: Sequence[Unit], body: set[int]) -> set[int]:
    """Those of the body's units that only name other stories: what stands below "Read also" without a stop at its end."""
    found = set()
    for i in sorted(body):
        above = units[i - 1].text if i else ""
        heads = i - 1 not in body and len(above) <= _LABEL and furniture_kind(above) == "related"
        if (
            (heads or i - 1 in found)
            and not units[i].text.endswith(_FULL_STOPS)
            and len(units[i].text) < _LONGEST_TEASER
        ):
            found.add(i)
    return found


def _is_plain_furniture(text: str) -> bool:
    """Whether a line is never a report's own, however near it stands to it."""
    return never_report(text) is not None or (is_byline(text) and text[-1] not in ".!?") or _is_date(text)


def _is_date(text: str) -> bool:
    """Whether a line holds a day and little else, in whatever language."""
    if len(text) > _LONGEST_DATE or sum(map(str.isdigit, text)) < 4 or text.endswith(_FULL_STOPS):
        return False
    return 3 * sum(day.end - day.start for day in find_days(text)) >= len(text)


def _is_prose(text: str) -> bool:
    """Whether a line holds two sentences or a long one, and no furniture's words."""
    several = len(text) >= 60 and text.endswith(_FULL_STOPS) and len(_SENTENCE_END.findall(text + " A")) >= 2
    several = several or (
        len(text) >= _WIDE_PROSE and text[-1] in _WIDE_STOPS and sum(map(text.count, _WIDE_STOPS)) >= 2
    )
    return (several or len(text) >= 160) and furniture_kind(text) == "other"


def label_units(
    units: Sequence[Unit], report: set[int], place: int | None, headline: str | None, chances: Floats
) -> tuple[tuple[Labelled, ...], tuple[Labelled, ...]]:
    """The report's passages and the page's furniture, in reading order. `place` is the headline's unit; `chances` are
    those of each unit to be of each of KINDS."""
    passages, furniture = [], []
    likeliest = (1 + chances[:, 1:].argmax(axis=1)).tolist()
    for i, unit in enumerate(units):
        if i == place:
            passages.append(_part(unit, *_headline_within(unit.text, headline), "headline"))
            furniture += _around(unit, passages[-1])
        elif i not in report:
            kind = _kind_of_furniture(unit.text, KINDS[likeliest[i]])
            furniture.append(Labelled(unit.start, unit.end, unit.text, kind))
        else:
            for cut in cut_line(unit.text):
                if cut.kind is None:
                    passages.append(_part(unit, cut.start, cut.end, "paragraph"))
                else:
                    furniture.append(_part(unit, cut.start, cut.end, cut.kind))
    return tuple(passages), tuple(furniture)


def _kind_of_furniture(line: str, likeliest: str) -> str:
    """What a line's own words say it is, else what the cleaner takes it for."""
    if is_byline(line):
        return "byline"
    kind = furniture_kind(line)
    return kind if kind not in {"menu", "other"} else likeliest


def _headline_within(line: str, headline: str | None) -> tuple[int, int]:
    at = line.find(headline) if headline else -1
    return (at, at + len(headline)) if headline and at >= 0 else (0, len(line))


def _around(unit: Unit, headline: Labelled) -> list[Labelled]:
    """What stands before and after the headline in its line: the name of the site or of its section."""
    ends = ((0, headline.start - unit.start), (headline.end - unit.start, len(unit.text)))
    return [_part(unit, start, end, "site name") for start, end in ends if unit.text[start:end].strip()]


def _part(unit: Unit, start: int, end: int, kind: str) -> Labelled:
    text = unit.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    return Labelled(unit.start + start, unit.start + start + len(text), text, kind)


def with_standfirst(
    passages: tuple[Labelled, ...], furniture: tuple[Labelled, ...], headline: str | None
) -> tuple[tuple[Labelled, ...], tuple[Labelled, ...]]:
    """The passages and furniture, but a sentence that stands alone between headline and report, and speaks of what they speak of, is the
    report's summary."""
    paragraphs = [p for p in passages if p.kind == "paragraph"]
    if headline is None or not paragraphs:
        return passages, furniture
    first = paragraphs[0].start
    above = sorted((f for f in furniture if f.start < first), key=lambda f: f.start)
    key = title_key(headline)
    titles = [p.start for p in passages if p.kind == "headline" and p.start < first]
    titles += [f.start for f in above if title_key(f.text) == key]
    if not titles:
        return passages, furniture
    matter = _matter(" ".join([headline, *(p.text for p in paragraphs[:_LEAD])]))
    for n, summary in enumerate([f for f in above if f.start > max(titles)][:_UNDER]):
        # Right under the headline stands what is of it, whatever else it looks like.
        likely = summary.kind in _MAY_SUM_UP or (n == 0 and summary.kind == "related")
        shared = len(_matter(summary.text) & matter)
        if likely and _sums_up(summary.text, key) and shared >= _SHARED - (summary.kind == "other" and n == 0):
            kept = [f for f in furniture if f is not summary]
            told = list(passages)
            for cut in cut_line(summary.text):
                part = replace(
                    summary,
                    start=summary.start + cut.start,
                    end=summary.start + cut.end,
                    text=summary.text[cut.start : cut.end],
                    kind=cut.kind or "standfirst",
                )
                (kept if cut.kind else told).append(part)
            return tuple(sorted(told, key=lambda p: p.start)), tuple(sorted(kept, key=lambda p: p.start))
    return passages, furniture


_LEAD, _UNDER, _SHARED = 3, 4, 3
"""Paragraphs that tell what a report is about, lines under its headline that may sum it up, and words that they then share."""
_MAY_SUM_UP = frozenset(["headline", "other"])
_FEWEST_WORDS, _MOST_WORDS = 7, 60


def _sums_up(text: str, headline: str) -> bool:
    """Whether a line is a sentence of its own, and no second headline."""
    words = text.split()
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or text.isupper() or "|" in text or title_key(text) in headline:
        return False
    if never_report(text) is not None or _CREDITED.search(text):
        return False
    lower = sum(w.islower() for w in words)
    return text.endswith(STOPS) or 2 * lower > len(words)


_CREDITED = re.compile(r"\([^()]{2,40}[:/][^()]{2,40}\)\W*$|\((?:AP|AFP|Reuters)[^()]*\)\W*$")


def _matter(text: str) -> set[str]:
    return set(re.findall(r"\w{4,}", text.casefold())) - _COMMON


_COMMON = frozenset(
    "about after also been before from have into more over said says some than that their them they this were what when which will with would your".split()
)
