"""Who draws on whom: reprints by shared runs of words, and agencies and papers named as the source of a report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rashomon.gazetteer import PRESS, press_name
from rashomon.model import Article, Edge, Labelled, Mention, Relation
from rashomon.notices import COPYRIGHT
from rashomon.text.given_names import FIRST_NAMES

RUN = 5
"""Words of a shingle."""

CREDITED = 0.3
"""Share of runs from which an article draws on another where both name the same agency: an agency's report that was added to."""

COMMON = 40
"""A shingle in more articles than this is boilerplate; it would make pairs of everything."""

CREDIT, LEGAL = "credit", "legal"
"""The kinds of furniture that name who made a report, and whose it is."""

WORD = re.compile(r"\w+")


def shingles(text: str, known: defaultdict[str, int]) -> NDArray[np.uint64]:
    """Hashes of all runs of five words, distinct and sorted; `known` numbers the words as they come."""
    ids = np.array([known[w] for w in WORD.findall(text.casefold())], dtype=np.uint64)
    if len(ids) < RUN:
        return np.unique(ids)
    mixed = np.zeros(len(ids) - RUN + 1, dtype=np.uint64)
    for k in range(RUN):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + ids[k : len(ids) - RUN + 1 + k]
    return np.unique(mixed)


def reprint_pairs(articles: Sequence[Article], share: float) -> dict[tuple[int, int], float]:
    """Index pairs (i < j) of articles of which the shorter has at least `share` of its runs in the other, with that share."""
    if len(articles) < 2:
        return {}
    known: defaultdict[str, int] = defaultdict(count(1).__next__)
    sets = [shingles(a.body, known) for a in articles]
    hashes = np.concatenate(sets)
    owners = np.repeat(np.arange(len(sets)), [len(s) for s in sets])[np.argsort(hashes, kind="stable")]
    starts, lengths = np.unique(np.sort(hashes), return_index=True, return_counts=True)[1:]
    met = [np.zeros(0, dtype=np.int64)]
    for holders in range(2, min(COMMON, len(sets)) + 1):
        first = starts[lengths == holders]
        held = owners[first[:, None] + np.arange(holders)]  # ascending, as the sort is stable
        met += [
            held[:, i] * len(sets) + held[:, j] for i in range(holders) for j in range(i + 1, holders) if len(first)
        ]
    pairs, shared = np.unique(np.concatenate(met), return_counts=True)
    out = {}
    for pair, n in zip(pairs.tolist(), shared.tolist(), strict=True):
        i, j = divmod(pair, len(sets))
        if (part := n / min(len(sets[i]), len(sets[j]))) >= share:
            out[i, j] = part
    return out


def reprints(articles: Sequence[Article], share: float) -> list[Edge]:
    """An edge for each article that reprints another: to the one that is credited, else the earlier, else the fuller."""
    pairs = sorted(reprint_pairs(articles, min(share, CREDITED)).items())
    told = {n: _Telling.of(articles[n]) for n in {n for pair, _ in pairs for n in pair}}
    edges = []
    for (i, j), part in pairs:
        left, right = told[i], told[j]
        if part < share and not left.agencies & right.agencies:
            continue
        origin, copy = (left, right) if _comes_first(left, right) else (right, left)
        edges.append(Edge(copy.article.id, origin.article.id, Relation.REPRINTS, _shared_passage(copy, origin)))
    return edges


@dataclass(frozen=True, slots=True)
class _Telling:
    """What an article shows of where it comes from: the agency or paper that it is, those it names, its day where that is
    sure, and the words of all of it and of each passage."""

    article: Article
    own: str | None
    named: frozenset[str]
    day: str
    words: str
    passages: tuple[str, ...]

    @classmethod
    def of(cls, article: Article) -> _Telling:
        day = article.published.value if article.published and article.published.reliable else ""
        named = frozenset(name for name, _ in credits(article))
        passages = tuple(" ".join(WORD.findall(p.text.casefold())) for p in article.passages)
        words = " ".join(WORD.findall(article.body.casefold()))
        return cls(article, _own_name(article), named, day, words, passages)

    @property
    def agencies(self) -> frozenset[str]:
        return self.named | {self.own} if self.own else self.named


def _comes_first(left: _Telling, right: _Telling) -> bool:
    if left.own and left.own in right.named and left.own != right.own:
        return True
    if right.own and right.own in left.named and left.own != right.own:
        return False
    # A day alone is neither before nor after an hour of that day.
    known = min(len(left.day), len(right.day))
    if left.day[:known] != right.day[:known]:
        return left.day < right.day
    return len(left.words) >= len(right.words)


def _shared_passage(copy: _Telling, origin: _Telling) -> tuple[Mention, ...]:
    """The longest passage of the copy that stands in the origin word for word."""
    best = None
    for p, words in zip(copy.article.passages, copy.passages, strict=True):
        longer = best is None or len(p.text) > len(best.text)
        if longer and words.count(" ") >= RUN - 1 and words in origin.words:
            best = p
    return (Mention(best.start, best.end, best.text, copy.article.id),) if best else ()


def bare(article: Article) -> Article:
    """The article without its text, of which the passages hold what it reports, and without the furniture that says nothing of
    whom it draws on: most of the memory that a page takes. Spans of passages keep their places."""
    return replace(article, text="", furniture=tuple(f for f in article.furniture if _tells_origin(f)))


def _tells_origin(part: Labelled) -> bool:
    """Whether a piece of furniture names who made the report: a credit, or whose copyright it is."""
    return part.kind == CREDIT or (part.kind == LEGAL and COPYRIGHT.search(part.text) is not None)


_OWNED_BY = re.compile(f"{COPYRIGHT.pattern}$", re.IGNORECASE)


# "Two AP journalists were shot": told of them, not by them.
_ITS_PEOPLE = re.compile(
    r"(?:['’]s)?\s(?:\w+\s){0,2}?(?:journalist|photographer|correspondent|reporter|camera(?:m[ae]n|woman)|employee|driver|office|"
    r"building|headquarters|compound|newsroom)s?\b(?!.{0,40}\b(?:said|says|saw|told|reported|reports|counted|heard|wrote|writes|witnessed)\b)"
)


# "He founded the network Al Jazeera": told of as a firm, not as a source.
_AS_A_FIRM = re.compile(
    r"\b(?:found(?:ed|er of|ing)|own(?:s|ed|er of)|bought|buy(?:s|ing)?|sold|launch(?:ed|es)|financ(?:es|ed)|fund(?:s|ed)|sued|banned|"
    r"headquarters of|offices? of|chairman of|editor of|head of|advertis(?:ed|ing) (?:in|on)|published by|run by|owned by)\s"
    r"(?:[\w’'-]+\s){0,5}?$"
)


def _own_name(article: Article) -> str | None:
    """The agency or paper that the article is of: its outlet, or failing that what its file is called."""
    return press_name(article.outlet or "") or press_name(Path(article.source).stem)


def _before(text: str, at: int) -> str:
    """What stands right before a place: all of it would be copied for each name of a long page."""
    return text[max(0, at - _NEAR) : at]


_NEAR = 120  # characters


def _people(article: Article) -> set[str | None]:
    """The agencies' and papers' names that are somebody's in the article: "Michael Bloomberg", "Mr. Bloomberg", "Dawn Hale"."""
    found = ((p, m) for p in article.passages for m in PRESS.finditer(p.text))
    before = ((p, m, _FORENAME.search(_before(p.text, m.start()))) for p, m in found)
    return {
        press_name(m.group())
        for p, m, name in before
        if (name and (name["honorific"] or name["forename"].casefold() in FIRST_NAMES))
        or (m.group().casefold() in FIRST_NAMES and _SURNAME.match(p.text, m.end()))
    }


_SURNAME = re.compile(r"\s+(?:[A-Z]\.\s+)?[A-Z][a-z]")
_FORENAME = re.compile(
    r"\b(?:(?P<honorific>(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.?|Mayor)|(?P<forename>[A-Z][a-z]+))\s+(?:[A-Z]\.\s+)?$"
)


_TOLD_TO = re.compile(
    r"\b(?:told|tells?|according to|reported (?:by|on)|reports? (?:by|from)|interview(?:ed)? (?:with|by|on)|citing|via|speaking to|said on)"
    r"\s(?:the\s)?$",
    re.I,
)
_REPORTS = re.compile(
    r"(?:['’]s)?\s(?:(?:has|had|also|first|which)\s){0,2}(?:reported|reports|said|says|wrote|writes|revealed)\b"
)


def credits(article: Article) -> list[tuple[str, Mention]]:
    """Where an article names an agency or paper other than itself, each by its usual name."""
    parent = PRESS.match(article.outlet or "")
    # "Sputnik International" is Sputnik's.
    own = {_own_name(article), press_name(parent.group()) if parent else None, *_people(article)}
    # Of what the news is about more is told than whence it came: "the BBC's director general, George Entwistle, has resigned".
    subjects = {press_name(m.group()) for m in PRESS.finditer(article.headline or "")}
    out = []
    for p in (*article.passages, *filter(_tells_origin, article.furniture)):
        for m in PRESS.finditer(p.text):
            name = press_name(m.group())
            if p.kind == LEGAL and not _OWNED_BY.search(p.text[: m.start()]):
                continue
            told = _ITS_PEOPLE.match(p.text, m.end()) or _AS_A_FIRM.search(_before(p.text, m.start()))
            if name in subjects and not (
                _TOLD_TO.search(_before(p.text, m.start())) or _REPORTS.match(p.text, m.end())
            ):
                continue
            if name and name not in own and not told:
                out.append((name, Mention(p.start + m.start(), p.start + m.end(), m.group(), article.id)))
    return out


def citations(articles: Sequence[Article], reprinted: Iterable[Edge]) -> list[Edge]:
    """An edge from each article to each agency or paper it names: to the article at hand where one is of that outlet."""
    at_hand: dict[str, str] = {}
    for a in articles:
        name = _own_name(a)
        if name:
            at_hand.setdefault(name, a.id)
    others = {
        _ARTICLE.sub("", a.outlet): a.id
        for a in reversed(articles)
        if a.outlet and not _own_name(a) and (len(a.outlet) >= _DISTINCT or _ACRONYM.fullmatch(a.outlet))
    }
    at_hand |= others
    named = _said_by(others) if others else None
    drawn = {(e.article, e.origin) for e in reprinted}
    edges = []
    for a in articles:
        found: dict[str, list[Mention]] = defaultdict(list)
        for name, mention in (*credits(a), *(_credited(a, named) if named else ())):
            found[name].append(mention)
        for name, mentions in found.items():
            origin = at_hand.get(name, name)
            if origin != a.id and (a.id, origin) not in drawn:
                edges.append(Edge(a.id, origin, Relation.CITES, tuple(mentions)))
    return edges


_DISTINCT = 6
"""Letters from which an outlet's name may be looked for in running text."""

_ACRONYM = re.compile(r"[A-Z]{3,6}")
_ARTICLE = re.compile(r"^[Tt]he\s+(?=\w)")


def _said_by(names: Iterable[str]) -> Mapping[str, re.Pattern[str]]:
    """For each of these outlets where it is told to have reported something; its name, or what its initials stand for, is a group."""
    return {name: re.compile(_TOLD_BY.format(name=_written(name))) for name in names}


def _written(name: str) -> str:
    """How an outlet is written: "MNA" also as "Meridian News Agency"."""
    if not _ACRONYM.fullmatch(name):
        return re.escape(name)
    return f"{name}|" + " ".join(f"{letter}[a-z]+" for letter in name)


_TOLD_BY = (
    r"(?<![\w-])(?:(?:told|according to|[Aa]ccording to|reported by|interview with|citing|via)\s(?:the\s|The\s)?({name})(?![\w-])"
    r"|({name})(?:['’]s)?(?:,\sciting\b|\s(?:(?:first|has|had|also|which)\s){{0,2}}"
    r"(?:reported|reports|said|says|wrote|writes|revealed|quoted|puts\sthe|has\s(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|\w+teen|\w+ty)\b))))"
)


def _credited(article: Article, named: Mapping[str, re.Pattern[str]]) -> list[tuple[str, Mention]]:
    """Where an article says that it has something from an outlet, each by the outlet's name."""
    body = article.body
    near = {name: told for name, told in named.items() if name in body or _ACRONYM.fullmatch(name)}
    found = [(name, p, m) for name, told in near.items() for p in article.passages for m in told.finditer(p.text)]
    spans = [(name, p, *m.span(m.lastindex or 0)) for name, p, m in found]
    return [
        (name, Mention(p.start + start, p.start + end, p.text[start:end], article.id)) for name, p, start, end in spans
    ]


def lineage(articles: Sequence[Article], share: float) -> tuple[Edge, ...]:
    """All edges among the articles of one story."""
    copied = reprints(articles, share)
    return (*copied, *citations(articles, copied))
