"""A dossier as a reader meets it: what the terminal, Markdown and HTML renderings share.

All texts here are cleaned for display (`plain.clean`); escaping for a format is the renderer's own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from rashomon.model import Article, Certainty, Claim, Dated, Dossier, Doubt, Edge, Entity, Labelled, Mode, Point, Status
from rashomon.render.links import web_address, words_address
from rashomon.render.plain import clean, counted, date_order, listed, spelled_date

_TIMELINE_CONTEXT = 90
_NAMED_REPORTERS = 8
_ARTICLE = re.compile(r"^(?:The|An?) ")
_PLAINLY_SAID = {Certainty.ASSERTED, Certainty.REPORTED}


@dataclass(frozen=True, slots=True)
class Source:
    """An article under the name by which the dossier calls it; `href` is its page where it has a web address."""

    number: int
    article: Article
    name: str
    headline: str
    byline: str
    published: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words with the text around them."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A claim: its words within their sentence and paragraph, who says it, and a link to the words."""

    source: Source
    claim: Claim
    sentence: Excerpt
    paragraph: Excerpt
    voice: str
    href: str | None


@dataclass(frozen=True, slots=True)
class PointView:
    """A point with its quotes by version; a point that is no conflict has one version."""

    point: Point
    title: str
    sides: tuple[tuple[Quote, ...], ...]
    backing: str

    def quotes_of(self, source: Source) -> list[tuple[int, Quote]]:
        """A source's quotes, each with the number of its version."""
        return [(n, quote) for n, side in enumerate(self.sides) for quote in side if quote.source is source]


@dataclass(frozen=True, slots=True)
class Tie:
    """Who draws on whom: names as shown, the kind, and the words that show it."""

    drawer: str
    origin: str
    kind: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or period, and the expressions that mean it."""

    label: str
    mentions: tuple[tuple[Source, Excerpt], ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A person, body or place under all its spellings, each with the sources that use it."""

    name: str
    kind: str
    spellings: tuple[tuple[str, tuple[Source, ...]], ...]
    mentions: int


@dataclass(frozen=True, slots=True)
class DoubtView:
    """Something doubtful, and in which source (None: the dossier as a whole)."""

    source: Source | None
    kind: str
    detail: str
    text: str


@dataclass(frozen=True, slots=True)
class StoryView:
    """All that a rendering shows of one dossier. `only` has the one-sided points by source."""

    headline: str
    when: str
    reported_by: str
    counts: str
    sources: tuple[Source, ...]
    conflicts: tuple[PointView, ...]
    corroborated: tuple[PointView, ...]
    only: tuple[tuple[Source, tuple[PointView, ...]], ...]
    ties: tuple[Tie, ...]
    moments: tuple[Moment, ...]
    names: tuple[Name, ...]
    doubts: tuple[DoubtView, ...]


def story_view(dossier: Dossier) -> StoryView:
    """Everything that a rendering shows of a dossier, in the dossier's own order."""
    story = dossier.story
    sources = _sources([reading.article for reading in story.readings])
    by_id = {source.article.id: source for source in sources}
    quotes = {
        claim.id: quote
        for reading in story.readings
        for claim, quote in zip(reading.claims, _quotes(by_id[reading.article.id], reading.claims), strict=True)
    }
    points = [_point(point, quotes) for point in dossier.points]
    of_status = {status: tuple(p for p in points if p.point.status is status) for status in Status}
    only: dict[int, list[PointView]] = {}
    for point in of_status[Status.ONE_SIDED]:
        if point.sides:
            only.setdefault(point.sides[0][0].source.number, []).append(point)
    return StoryView(
        headline=clean(story.headline),
        when=spelled_date(clean(story.date or "")),
        reported_by=_reported_by(sources),
        counts=_counts(len(sources), of_status),
        sources=sources,
        conflicts=of_status[Status.CONFLICT],
        corroborated=of_status[Status.CORROBORATED],
        only=tuple((source, tuple(only[source.number])) for source in sources if source.number in only),
        ties=tuple(_tie(edge, by_id) for edge in story.lineage),
        moments=_moments((date for reading in story.readings for date in reading.dates), by_id),
        names=_names(dossier.entities, by_id),
        doubts=(*(_doubt(doubt, by_id) for doubt in doubts(dossier)), *_doubtful_days(sources)),
    )


def doubts(dossier: Dossier) -> tuple[Doubt, ...]:
    """What is doubtful in the story as a whole and in each of its articles, everything once."""
    of_articles = (doubt for reading in dossier.story.readings for doubt in reading.article.warnings)
    return tuple(dict.fromkeys((*dossier.warnings, *of_articles)))


def paragraphs(article: Article) -> tuple[Labelled, ...]:
    """The article's passages in the order of the text; the whole text where none were told apart."""
    whole = Labelled(0, len(article.text), article.text, "paragraph")
    return tuple(sorted(article.passages, key=lambda passage: passage.start)) or (whole,)


def excerpt(text: str, outer: tuple[int, int], inner: tuple[int, int]) -> Excerpt:
    """The words `inner` of a text with what stands around them within `outer`."""
    start, end = inner
    return Excerpt(
        clean(text[min(outer[0], start) : start]).lstrip(),
        clean(text[start:end]),
        clean(text[end : max(outer[1], end)]).rstrip(),
    )


def voice(claim: Claim) -> str:
    """Who says it: the article itself, or a speaker and those through whom the words came; and how surely."""
    chain = [_ARTICLE.sub(lambda word: word[0].lower(), clean(speaker.name)) for speaker in claim.attribution]
    if chain:
        said = f"{'quoting' if claim.mode is Mode.DIRECT else 'according to'} {', via '.join(chain)}"
    else:
        said = "in quotation marks, speaker not named" if claim.mode is Mode.DIRECT else "in its own voice"
    return said if claim.certainty in _PLAINLY_SAID else f"{said} ({claim.certainty.value})"


def _sources(articles: Sequence[Article]) -> tuple[Source, ...]:
    names = [_name(article) for article in articles]
    twice = {name for name, count in Counter(names).items() if count > 1}
    return tuple(
        Source(
            number=number,
            article=article,
            name=f"{name} ({number})" if name in twice else name,
            headline=clean(article.headline or "").strip(),
            byline=clean(article.byline or "").strip(),
            published=spelled_date(clean(article.published.value)) if article.published else "",
            href=web_address(article.url) or web_address(article.source),
        )
        for number, (article, name) in enumerate(zip(articles, names, strict=True), 1)
    )


def _name(article: Article) -> str:
    """The outlet; failing that the page's host, the file's name or what else was given as the source."""
    if article.outlet and clean(article.outlet).strip():
        return clean(article.outlet).strip()
    address = web_address(article.url) or web_address(article.source)
    if address:
        return (urlsplit(address).hostname or address).removeprefix("www.")
    if article.source == "-":
        return "standard input"
    return clean(article.source.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]).strip() or "unnamed source"


def _reported_by(sources: Sequence[Source]) -> str:
    named = [source.name for source in sources[:_NAMED_REPORTERS]]
    others = len(sources) - len(named)
    return listed([*named, *([counted(others, "other")] if others else [])])


def _quotes(source: Source, claims: Iterable[Claim]) -> Iterable[Quote]:
    text = source.article.text
    passages = paragraphs(source.article)
    starts = [passage.start for passage in passages]
    for claim in claims:
        span = claim.start, claim.end
        sentence = claim.sentence if claim.sentence[0] <= claim.start < claim.sentence[1] else span
        passage = passages[max(0, bisect_right(starts, claim.start) - 1)]
        home = (passage.start, passage.end) if passage.start <= claim.start < passage.end else sentence
        href = None
        if source.href:
            before, after = text[sentence[0] : claim.start], text[claim.end : max(claim.end, sentence[1])]
            href = words_address(source.href, claim.text, before, after)
        yield Quote(source, claim, excerpt(text, sentence, span), excerpt(text, home, span), voice(claim), href)


def _point(point: Point, quotes: Mapping[str, Quote]) -> PointView:
    sides = point.sides or (point.claims,)
    title = point.detail if point.status is Status.CONFLICT and point.detail else point.summary
    views = tuple(tuple(quotes[claim] for claim in side) for side in sides if side)
    return PointView(point, clean(title), views, _backing(point, views))


def _backing(point: Point, sides: Iterable[Iterable[Quote]]) -> str:
    outlets = len({quote.source.number for side in sides for quote in side})
    if outlets > 1 and point.independent_sources < outlets:
        return f"{outlets} outlets, {counted(point.independent_sources, 'origin')}"
    return f"{counted(outlets, 'independent outlet')}"


def _counts(sources: int, of_status: Mapping[Status, Sequence[PointView]]) -> str:
    return " · ".join(
        (
            counted(sources, "source"),
            counted(len(of_status[Status.CONFLICT]), "conflict"),
            f"{len(of_status[Status.CORROBORATED])} corroborated",
            f"{len(of_status[Status.ONE_SIDED])} one-sided",
        )
    )


def _tie(edge: Edge, by_id: Mapping[str, Source]) -> Tie:
    def shown(name: str) -> str:
        return by_id[name].name if name in by_id else clean(name)

    evidence = tuple(dict.fromkeys(clean(mention.text).strip() for mention in edge.evidence))
    return Tie(shown(edge.article), shown(edge.origin), edge.kind.value, evidence)


def _moments(dates: Iterable[Dated], by_id: Mapping[str, Source]) -> tuple[Moment, ...]:
    grouped: dict[str, list[tuple[Source, Excerpt]]] = {}
    for date in dates:
        source = by_id[date.article]
        grouped.setdefault(date.value, []).append((source, _surroundings(source.article.text, date.start, date.end)))
    return tuple(Moment(spelled_date(clean(v)), tuple(grouped[v])) for v in sorted(grouped, key=date_order))


def _surroundings(text: str, start: int, end: int) -> Excerpt:
    """The words with about a line on either side, cut at words and at the ends of paragraphs."""
    left = text[max(0, start - _TIMELINE_CONTEXT) : start].rpartition("\n")[2]
    right = text[end : end + _TIMELINE_CONTEXT].partition("\n")[0]
    if len(left) == _TIMELINE_CONTEXT:
        left = "…" + left.partition(" ")[2]
    if len(right) == _TIMELINE_CONTEXT:
        right = right.rpartition(" ")[0] + "…"
    return Excerpt(clean(left), clean(text[start:end]), clean(right))


def _names(entities: Iterable[Entity], by_id: Mapping[str, Source]) -> tuple[Name, ...]:
    """Most mentioned first, people before bodies, bodies before places and things."""
    order = {"person": 0, "body": 1, "place": 2}
    names = []
    for entity in entities:
        uses: dict[str, list[Source]] = {}
        for mention in entity.mentions:
            uses.setdefault(clean(mention.text).strip(), []).append(by_id[mention.article])
        spellings = sorted(uses, key=lambda spelling: (-len(uses[spelling]), spelling))
        shown = tuple((spelling, tuple(dict.fromkeys(uses[spelling]))) for spelling in spellings)
        names.append(Name(clean(entity.name), clean(entity.kind), shown, len(entity.mentions)))
    return tuple(sorted(names, key=lambda name: (order.get(name.kind, 3), -name.mentions, name.name)))


def _doubtful_days(sources: Iterable[Source]) -> Iterator[DoubtView]:
    for source in sources:
        published = source.article.published
        if published is None:
            yield DoubtView(source, "date", "no day of publication was found", "")
        elif not published.reliable:
            detail = (
                f"the day of publication, {source.published}, is not reliable (found by: {clean(published.method)})"
            )
            yield DoubtView(source, "date", detail, "")


def _doubt(doubt: Doubt, by_id: Mapping[str, Source]) -> DoubtView:
    source = by_id.get(doubt.article)
    return DoubtView(source, clean(doubt.kind), clean(doubt.detail), clean(doubt.text).strip())
