"""Where the event of a story happened: the place that its headlines, datelines and leads name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.countries import countries, country_named
from rashomon.gazetteer import side_of, usual_kind, usual_name
from rashomon.model import Article, Labelled, Mention, Place

LEAD = 700
"""Characters of the body in which the place of the event is told; what follows is background."""

_WORD = r"(?:(?:St|Ft|Mt)\.\s[A-Z]|(?:[A-Z]\.){2,}|[A-ZÀ-ÖØ-Þ])[\w'’-]*"
_NAME = rf"{_WORD}(?:[ -](?:(?:of|de|del|la|el|al|the)[ -])?{_WORD}){{0,3}}"
_THERE = re.compile(
    rf"\b(?P<how>[Ii]n|[Aa]t|[Nn]ear|[Oo]ff|[Oo]utside|[Aa]cross|[Aa]round|[Ii]nside)\s+"
    rf"(?:the\s+)?(?:(?:central|downtown|northern|southern|eastern|western|north|south|east|west|(?:\w+\s+)?"
    rf"(?:city|town|village|port|district|province|region|suburb|state|island)\s+of)\s+)*"
    rf"(?P<name>{_NAME})(?:,\s+(?P<within>{_NAME}))?"
)
_DATELINE = re.compile(
    r"(?P<name>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’. -]{2,30}[A-ZÀ-ÖØ-Þ])(?:,\s+(?P<within>[A-Z][\w. ]{2,20}?))?"
    r"(?=\s*\(|\s*[–—]|\s+-|,\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\d))"
)
_NO_PLACE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept?|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Mondays?|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|Christmas|Easter|New Year|Congress|Parliament|Senate|House|Court|English|French|German|Spanish|Russian|Arabic|Chinese"
    r"|Twitter|Facebook|Instagram|YouTube|Internet|God|I|He|She|It|We|They|This|That|The|An?|Mr|Mrs|Ms|Dr|President|Prime"
    r"|Minister|Secretary|Gov|Sen|Rep|COVID|Game|Round|Week|Day|Chapter|Article|Section|No|Q\d|FY)\b"
)
_NO_TOWN = re.compile(
    r"\b(?:University|College|Hall|Council|Department|Ministry|Committee|Church|Airlines?|Old City|Times?|Formula|League"
    r"|Conference|Convention|Division|Cup|Show|Championships?|Series|Grand Prix|Olympics|Games|Week|Awards?|Met|Party)\b|^[A-Z]{2,}$"
)
_OWNER = re.compile(r"['’]s?(?:\s|$)")
# A name before another noun says what kind that is: "in Clinton emails".
_ENDS = re.compile(
    r"[^\w\s]|$|\s+(?:on|in|at|near|after|before|and|or|but|when|where|which|who|as|by|for|from|to|with|since|until|during|while"
    r"|over|has|have|had|is|was|were|are|will|late|early|earlier|last|this|that|the|a|an|yesterday|today|tonight|overnight"
    r"|\d|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|[(\[—–-])"
)


@dataclass(frozen=True, slots=True)
class Naming:
    """A place as an article names it, how much this speaks for it, and in which larger one it lies by the article's words."""

    name: str
    weight: float
    within: str | None
    mention: Mention


def event_place(articles: Sequence[Article]) -> Place | None:
    """The place of the event that the articles report; None where they do not agree on one or name none.

    A country counts less than a town in it; of several articles, two must name the place.
    """
    found: dict[str, list[Naming]] = defaultdict(list)
    for article in articles:
        own: dict[str, Naming] = {}
        for naming in namings(article):
            held = own.get(naming.name)
            if held is None or held.weight < naming.weight:
                own[naming.name] = naming
        for name, naming in own.items():
            found[name].append(naming)
    _lend(found)
    fewest = min(2, len(articles))
    weights = {name: sum(n.weight for n in named) for name, named in found.items() if len(named) >= fewest}
    if not weights:
        return None
    best = max(weights, key=lambda name: (round(weights[name], 6), -len(name), name))
    if weights[best] < max(0.8, 0.35 * len(articles)):
        return None
    named = max(found[best], key=lambda n: n.weight)
    within = Counter(n.within for n in found[best] if n.within)
    larger = (
        country_named(best) or side_of(best) or next((country_named(w) or w for w, _ in within.most_common(1)), None)
    )
    return Place(best, None if larger == best else larger, named.mention)


def _lend(found: dict[str, list[Naming]]) -> None:
    """A town is also where its country is said to be the place: what names the country speaks for the town a little."""
    for name in list(found):
        country = side_of(name) if country_named(name) is None else None
        within = {n.within for n in found[name] if n.within} | ({country} if country else set())
        for larger in within:
            usual = usual_name(larger) or larger
            for n in found.get(usual, ()):
                if n.mention.article not in {m.mention.article for m in found[name]}:
                    found[name].append(Naming(name, n.weight / 2, larger, n.mention))


def namings(article: Article) -> Iterator[Naming]:
    """The places that headline, dateline and lead name."""
    before = 0
    for passage in article.passages:
        if passage.kind == "headline":
            yield from _named(passage, article.id, 1.0, LEAD, article.body[: 3 * LEAD])
        elif passage.kind == "dateline":
            yield from _dateline(passage, article.id)
        elif passage.kind == "paragraph":
            if not before:
                yield from _dateline(passage, article.id)
            yield from _named(passage, article.id, 1.0 if before < LEAD // 2 else 0.6, LEAD - before)
            before += len(passage.text)
            if before >= LEAD:
                return


def _named(passage: Labelled, article: str, weight: float, most: int, body: str = "") -> Iterator[Naming]:
    for m in _THERE.finditer(passage.text[:most]):
        spelled = m["name"].rstrip("-'’")
        name = spelled if usual_name(spelled) else spelled.rstrip(".")
        end = m.start("name") + len(name)
        if (
            _NO_PLACE.match(name)
            or _NO_TOWN.search(name)
            or _OWNER.match(passage.text, end)
            or name.endswith(("'s", "’s"))
        ):
            continue
        usual = usual_name(name) or name
        kind = _kind(name)
        if kind not in {None, "place"}:
            continue
        if kind is None and (len(name) < 3 or _ENDS.match(passage.text, end) is None):
            continue
        # Headlines may write every word with a capital.
        if kind is None and passage.kind == "headline" and name not in body:
            continue
        known = kind == "place"
        # A country says least of where; what no table knows is a place only by its preposition.
        own = weight * (0.6 if country_named(name) else 1.0 if known or m["within"] else 0.8)
        within = m["within"].rstrip(".-'’") if m["within"] and _kind(m["within"]) in {None, "place"} else None
        yield Naming(usual, own, within, Mention(passage.start + m.start("name"), passage.start + end, name, article))


def _dateline(passage: Labelled, article: str) -> Iterator[Naming]:
    m = _DATELINE.match(passage.text)
    if m is None:
        return
    spelled = m["name"].strip()
    name = usual_name(spelled.title()) or spelled.title()
    # Reporters write from capitals about events elsewhere.
    weight = 0.3 if name in _capitals() else 0.9
    if _kind(name) in {None, "place"}:
        start = passage.start + m.start("name")
        yield Naming(name, weight, m["within"], Mention(start, start + len(spelled), spelled, article))


def _kind(name: str) -> str | None:
    return "place" if name in _capitals() else usual_kind(name)


@cache
def _capitals() -> frozenset[str]:
    return frozenset(c for country in countries() for c in country.capital)
