"""A dossier as a reader meets it: what the terminal, Markdown and HTML renderings share.

All texts here are cleaned for display (`plain.clean`); escaping for a format is the renderer's own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import urlsplit

from rashomon.model import (
    PERHAPS,
    Article,
    Aspect,
    Claim,
    Dated,
    Dossier,
    Doubt,
    Edge,
    Entity,
    Framing,
    Point,
    Related,
    Status,
)
from rashomon.origins import only_speaker, origins
from rashomon.render.links import web_address
from rashomon.render.plain import clean, counted, date_order, harmless, is_date, listed, placed, spelled_date
from rashomon.render.quotes import Excerpt, Quote, Source, Wording, opening, quotes, remark, voice, wordings

_TIMELINE_CONTEXT = 90
_NAMED_REPORTERS = 8


PERHAPS_OTHERS = "perhaps others, too"
"""Beside what one source says and another perhaps says, too."""


class Standing(StrEnum):
    """What a point is to a reader: its status, but what was only repeated from one origin corroborates nothing, and what perhaps
    says two things is for the reader to judge."""

    CONFLICT = "conflict"
    CORROBORATED = "corroborated"
    REPEATED = "repeated"
    PERHAPS = "perhaps"
    ONE_SIDED = "one-sided"


HEADINGS: Mapping[Standing, str] = {
    Standing.CONFLICT: "In conflict",
    Standing.CORROBORATED: "Corroborated",
    Standing.REPEATED: "Repeated, one origin",
    Standing.PERHAPS: "Perhaps corroborated: read both",
    Standing.ONE_SIDED: "Only one source says",
}

_REST = "others tell the rest"
"""What is said of a claim of which its source alone gives the words that are set off."""

_WHO_SAID_IT = "Who said it, or where"
"""Before the heading of what the clauses that only bring in somebody's words have in common."""

DOUBTFUL = "Perhaps in conflict: read both"
"""The heading of doubtful conflicts, which stand behind the others."""

_PARTICULARS: Mapping[Aspect, str] = {
    Aspect.NUMBER: "how many",
    Aspect.DATE: "when",
    Aspect.PLACE: "where",
    Aspect.ACTOR: "who did it",
    Aspect.POLARITY: "whether it is so",
    Aspect.IDENTITY: "who or what it is",
    Aspect.CAUSE: "why",
    Aspect.ATTRIBUTION: "who said it",
    Aspect.STANCE: "what is held",
    Aspect.WORDING: "in which words",
}


@dataclass(frozen=True, slots=True)
class PointView:
    """A point with its quotes by version; a point that is no conflict has one version.

    `conflicts` are the numbers, from 1, of the conflicts in which claims of this point stand, too.
    """

    point: Point
    standing: Standing
    title: str
    sides: tuple[tuple[Quote, ...], ...]
    backing: str
    conflicts: tuple[int, ...]

    @property
    def particular(self) -> str:
        """In plain words, what a conflict is about."""
        return _PARTICULARS[self.point.aspect] if self.point.aspect else "conflict"

    @property
    def shared_perhaps(self) -> bool:
        """Whether what one source says another perhaps says, too."""
        return self.point.status is Status.ONE_SIDED and self.point.detail.startswith(PERHAPS)

    @property
    def drift(self) -> str:
        """Of a corroborated point, in which words its sources quote what is said; nothing where they agree on the words."""
        told = self.point.aspect is Aspect.WORDING and self.point.status is Status.CORROBORATED
        return clean(self.point.detail) if told else ""

    @property
    def wordings(self) -> tuple[tuple[Wording, ...], ...]:
        """What is said, by version, each in its whole sentence."""
        return tuple(wordings(side) for side in self.sides)

    @property
    def nearest(self) -> tuple[Wording, ...]:
        """Of a point that is no conflict: what each source says that comes nearest to the heading and surely says the same, each in
        its whole sentence."""
        first: dict[int, Quote] = {}
        for quote in self.sides[0]:
            if not self.is_perhaps(quote):
                first.setdefault(quote.source.number, quote)
        return wordings(first.values())

    def is_perhaps(self, quote: Quote) -> bool:
        """Whether a source less surely says the same there as the heading."""
        return _is_perhaps(self.point, quote)

    @property
    def further(self) -> tuple[Wording, ...]:
        """Of a point that is no conflict: what the sources say of it besides `nearest`."""
        told = {quote for wording in self.nearest for quote in wording.quotes}
        return wordings((quote for quote in self.sides[0] if quote not in told), whole=False)

    @property
    def clauses(self) -> tuple[tuple[Wording, ...], ...]:
        """What is said, by version, without the rest of the sentences."""
        return tuple(wordings(side, whole=False) for side in self.sides)

    @property
    def examples(self) -> tuple[Wording, ...]:
        """The heading's wording and another, of another origin where there is one: do they say the same?"""
        said = self.clauses[0]
        head = next((wording for wording in said if self._heads(wording)), said[0])
        others = [wording for wording in said if wording is not head]
        others = [w for w in others if not all(map(self.is_perhaps, w.quotes))] or others

        def unlike(wording: Wording) -> tuple[bool, bool, bool]:
            drifted = bool(wording.sentence.changed)
            return drifted, wording.origins.isdisjoint(head.origins), wording.sentence.words != head.sentence.words

        return (head, max(others, key=unlike)) if others else (head,)

    def quotes_of(self, source: Source) -> list[tuple[int, Quote]]:
        """A source's quotes, each with the number of its version."""
        return [(n, quote) for n, side in enumerate(self.sides) for quote in side if quote.source is source]

    def _heads(self, wording: Wording) -> bool:
        texts = (" ".join(claim.text.split()) for quote in wording.quotes for claim in quote.claims)
        return any(text in self.point.summary for text in texts)


@dataclass(frozen=True, slots=True)
class Tie:
    """Who draws on whom: names as shown, the kind, and the words that show it."""

    drawer: str
    origin: str
    kind: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or period, and the expressions that mean it, each with the sources that have it so."""

    label: str
    mentions: tuple[tuple[Excerpt, tuple[Source, ...]], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """What a source tells of a day, how many others tell it so, and in words whether it is but a headline of that day or whose word
    it is."""

    words: str
    source: Source
    others: int
    remark: str

    @property
    def credit(self) -> str:
        """What stands behind the source's name."""
        also = f" and {counted(self.others, 'other')}" if self.others else ""
        return f"{also}, {self.remark}" if self.remark else also


@dataclass(frozen=True, slots=True)
class Step:
    """A day in the course of the story, and what was told of it."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A person, body or place under all its spellings, each with the sources that use it."""

    name: str
    kind: str
    spellings: tuple[tuple[str, tuple[Source, ...]], ...]
    mentions: int


@dataclass(frozen=True, slots=True)
class WordChoice:
    """Different words for one thing: each source's own, once, and where it stands."""

    uses: tuple[tuple[Source, str, Excerpt], ...]

    @property
    def words(self) -> str:
        """The words alone, each with who uses it."""
        return "; ".join(f"“{word}” in {source.name}" for source, word, _ in self.uses)


@dataclass(frozen=True, slots=True)
class DoubtView:
    """Something doubtful, and in which source (None: the dossier as a whole)."""

    source: Source | None
    kind: str
    detail: str
    text: str


@dataclass(frozen=True, slots=True)
class StoryView:
    """All that a rendering shows of one dossier. `only` has the one-sided points by source; `related` names other stories,
    each with what ties it to this one."""

    headline: str
    when: str
    where: str
    reported_by: str
    counts: str
    sources: tuple[Source, ...]
    conflicts: tuple[PointView, ...]
    corroborated: tuple[PointView, ...]
    repeated: tuple[PointView, ...]
    perhaps: tuple[PointView, ...]
    only: tuple[tuple[Source, tuple[PointView, ...]], ...]
    choices: tuple[WordChoice, ...]
    ties: tuple[Tie, ...]
    course: tuple[Step, ...]
    related: tuple[tuple[str, str], ...]
    moments: tuple[Moment, ...]
    names: tuple[Name, ...]
    doubts: tuple[DoubtView, ...]

    @property
    def linked(self) -> bool:
        """Whether any source has a web address."""
        return any(source.href for source in self.sources)


def story_view(dossier: Dossier) -> StoryView:
    """Everything that a rendering shows of a dossier, in the dossier's own order."""
    story = dossier.story
    sources = _sources([reading.article for reading in story.readings], story.lineage)
    by_id = {source.article.id: source for source in sources}
    told = {claim.id: (by_id[claim.article], claim) for reading in story.readings for claim in reading.claims}
    numbers: dict[str, set[int]] = {}
    for number, conflict in enumerate((p for p in dossier.points if p.status is Status.CONFLICT), 1):
        # What perhaps is no conflict is told by itself, and sends no reader of what is agreed there.
        for claim in () if conflict.doubtful else conflict.claims:
            numbers.setdefault(claim, set()).add(number)
    settled = {claim for p in dossier.points if p.status is Status.CORROBORATED for claim in p.firm}
    # What perhaps says the same, and is told by itself as its source's, need not be told twice.
    settled |= {claim for p in dossier.points if p.status is Status.ONE_SIDED for claim in p.claims}
    texts = [source.article.text for source in sources]
    sure = [p for p in dossier.points if p.status is Status.CONFLICT and not p.doubtful]
    points = [_point(point, told, numbers, settled | _of_rivals(point, sure, told), texts) for point in dossier.points]
    of = {standing: tuple(p for p in points if p.standing is standing) for standing in Standing}
    of[Standing.ONE_SIDED] = tuple(_by_sentence([p for p in of[Standing.ONE_SIDED] if p.sides], told))
    only: dict[int, list[PointView]] = {}
    for point in of[Standing.ONE_SIDED]:
        only.setdefault(point.sides[0][0].source.number, []).append(point)
    return StoryView(
        headline=clean(story.headline),
        when=spelled_date(clean(story.date)) if story.date else "day unknown",
        where=placed(story.place) if story.place else "",
        reported_by=_reported_by(sources),
        counts=_counts(of),
        sources=sources,
        conflicts=of[Standing.CONFLICT],
        corroborated=of[Standing.CORROBORATED],
        repeated=of[Standing.REPEATED],
        perhaps=of[Standing.PERHAPS],
        only=tuple((source, tuple(only[source.number])) for source in sources if source.number in only),
        choices=tuple(_choice(framing, by_id) for framing in dossier.framing),
        ties=tuple(_tie(edge, by_id) for edge in story.lineage),
        course=_course(dossier, by_id),
        related=tuple(_relation(related) for related in story.related),
        moments=_moments((date for reading in story.readings for date in reading.dates), by_id),
        names=_names(dossier.entities, by_id),
        doubts=(*_told_once(_doubt(doubt, by_id) for doubt in doubts(dossier)), *_doubtful_days(sources)),
    )


def numbered_conflicts(conflicts: Sequence[PointView]) -> Iterator[tuple[str, list[tuple[int, PointView]]]]:
    """The conflicts with their numbers, from 1, under a heading each: the sure ones, then the doubtful."""
    for heading, doubtful in ((HEADINGS[Standing.CONFLICT], False), (DOUBTFUL, True)):
        numbered = [(n, p) for n, p in enumerate(conflicts, 1) if p.point.doubtful is doubtful]
        if numbered:
            yield heading, numbered


def doubts(dossier: Dossier) -> tuple[Doubt, ...]:
    """What is doubtful in the story as a whole and in each of its articles, everything once."""
    of_articles = (doubt for reading in dossier.story.readings for doubt in reading.article.warnings)
    return tuple(dict.fromkeys((*dossier.warnings, *of_articles)))


def _sources(articles: Sequence[Article], lineage: Iterable[Edge]) -> tuple[Source, ...]:
    names = [_name(article) for article in articles]
    origin = origins(articles, lineage)
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
            origin=origin[article.id],
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


def _point(
    point: Point,
    told: Mapping[str, tuple[Source, Claim]],
    numbers: Mapping[str, set[int]],
    settled: Set[str],
    texts: Sequence[str],
) -> PointView:
    """A point as it is shown; `settled` are the claims that are told elsewhere (`_unsettled`), `texts` those of the articles."""
    shown = (side for side in point.sides or (_unsettled(point, told, settled),) if side)
    sides = tuple(_quoted(side, told, [point]) for side in shown)
    standing = standing_of(point)
    met = set() if standing is Standing.CONFLICT else {n for claim in point.claims for n in numbers.get(claim, ())}
    agreed = [told[claim][1] for claim in point.claims if claim not in point.perhaps]
    speaker = only_speaker(agreed, texts) if standing is not Standing.CONFLICT else None
    backing = _backing(point, sides, speaker)
    return PointView(point, standing, _title(point, told), sides, backing, tuple(sorted(met)))


def _unsettled(point: Point, told: Mapping[str, tuple[Source, Claim]], settled: Set[str]) -> Sequence[str]:
    """The claims of a point without those that perhaps say the same and are shown elsewhere; all of them where less than two sources
    would be left."""
    if point.status is not Status.CORROBORATED:
        return point.claims
    left = [c for c in point.claims if c in point.firm or c not in settled]
    return left if len({told[c][1].article for c in left}) > 1 else point.claims


def _of_rivals(point: Point, conflicts: Iterable[Point], told: Mapping[str, tuple[Source, Claim]]) -> set[str]:
    """The claims of a point of which one version in a conflict surely tells, that are of articles with another version: who counts
    fourteen dead is named for no further source of nine."""
    rivals: set[str] = set()
    for sides in (p.sides for p in conflicts):
        own = [side for side in sides if not set(side).isdisjoint(point.firm)]
        if len(own) == 1:
            articles = [{told[claim][1].article for claim in side} for side in (*own, *sides)]
            rivals |= set[str]().union(*articles[1:]) - articles[0]
    return {claim for claim in point.claims if told[claim][1].article in rivals}


def _quoted(
    claims: Iterable[str], told: Mapping[str, tuple[Source, Claim]], points: Sequence[Point]
) -> tuple[Quote, ...]:
    """The claims as quotations, with what sets off the words in which the points differ, or that others do not have."""
    found = quotes((told[claim] for claim in claims), [mention for point in points for mention in point.changed])
    if points[0].status is Status.ONE_SIDED and points[0].changed:
        return tuple(replace(quote, voice=f"{quote.voice} ({_REST})") for quote in found)
    return found


def _by_sentence(points: Sequence[PointView], told: Mapping[str, tuple[Source, Claim]]) -> list[PointView]:
    """One-sided points, those together that quote one sentence of one source in one voice: it is shown once."""
    groups: dict[tuple[int, tuple[int, int], str], list[PointView]] = {}
    for point in points:
        quote = point.sides[0][0]
        groups.setdefault((quote.source.number, quote.claims[0].sentence, quote.voice), []).append(point)
    merged = []
    for group in groups.values():
        claims = dict.fromkeys(claim for point in group for claim in point.point.claims)
        said = _quoted(claims, told, [point.point for point in group])
        merged.append(replace(group[0], sides=(said,)) if len(group) > 1 else group[0])
    return merged


def _title(point: Point, told: Mapping[str, tuple[Source, Claim]]) -> str:
    """The point's own heading, in which claims that do not begin their sentence get their subject, or an ellipsis."""
    title = clean(point.detail if point.status is Status.CONFLICT and point.detail else point.summary)
    if point.status is Status.CORROBORATED and all(told[claim][1].part for claim in point.claims):
        # "Harbour spokesman Martin Olsen" is no statement.
        return f"{_WHO_SAID_IT}: {title}"
    for source, claim in (told[claim] for claim in point.claims):
        if before := opening(source.article, claim):
            words = clean(claim.text).strip()
            title = title.replace(f"“{words}”", f"“{before}{words}”")
    return title


def standing_of(point: Point) -> Standing:
    """Corroboration takes two origins, a report and its reprint are one; and that both surely say the same."""
    if point.status is Status.CORROBORATED and point.doubtful:
        return Standing.PERHAPS
    once = point.status is Status.CORROBORATED and point.independent_sources < 2
    return Standing.REPEATED if once else Standing(point.status.value)


def _is_perhaps(point: Point, quote: Quote) -> bool:
    return all(claim.id in point.perhaps for claim in quote.claims)


def _backing(point: Point, sides: Iterable[Iterable[Quote]], speaker: str | None) -> str:
    sources = [quote.source for side in sides for quote in side if not _is_perhaps(point, quote)]
    outlets = len({source.article.outlet or source.number for source in sources})
    # Of a doubtful point all its claims are counted, also those that are shown elsewhere.
    back = min(point.independent_sources, outlets)
    if outlets > 1 and back != outlets:
        backing = f"{outlets} outlets, {counted(back, 'origin')}"
    else:
        # Who all have it from one speaker do not draw on one another, and yet rest on one.
        backing = counted(outlets, "outlet" if speaker and outlets > 1 else "independent outlet")
    return f"{backing}, all from {clean(speaker)}" if speaker and outlets > 1 else backing


def _counts(of: Mapping[Standing, Sequence[PointView]]) -> str:
    """How many points of each standing; of what was only repeated or is doubtful, if there is any."""
    doubtful = sum(p.point.doubtful for p in of[Standing.CONFLICT])
    against = [
        counted(len(of[Standing.CONFLICT]) - doubtful, "conflict"),
        *([f"{doubtful} doubtful"] if doubtful else []),
    ]
    rare = {Standing.REPEATED, Standing.PERHAPS}
    others = [s for s in Standing if s is not Standing.CONFLICT and (of[s] or s not in rare)]
    return " · ".join((*against, *(f"{len(of[s])} {_COUNTED.get(s, s.value)}" for s in others)))


_COUNTED = {Standing.PERHAPS: "perhaps corroborated"}


def _tie(edge: Edge, by_id: Mapping[str, Source]) -> Tie:
    def shown(name: str) -> str:
        return by_id[name].name if name in by_id else clean(name)

    evidence = tuple(dict.fromkeys(clean(mention.text).strip() for mention in edge.evidence))
    return Tie(shown(edge.article), shown(edge.origin), edge.kind.value, evidence)


def _choice(framing: Framing, by_id: Mapping[str, Source]) -> WordChoice:
    uses: dict[tuple[int, str], tuple[Source, str, Excerpt]] = {}
    for mention in framing.mentions:
        source = by_id[mention.article]
        word = clean(mention.text)
        where = _surroundings(source.article.text, mention.start, mention.end)
        uses.setdefault((source.number, word.casefold()), (source, word, where))
    return WordChoice(tuple(uses[key] for key in sorted(uses, key=lambda key: key[0])))


def _moments(dates: Iterable[Dated], by_id: Mapping[str, Source]) -> tuple[Moment, ...]:
    grouped: dict[str, dict[Excerpt, list[Source]]] = {}
    for date in filter(lambda date: is_date(date.value), dates):
        source = by_id[date.article]
        words = _surroundings(source.article.text, date.start, date.end)
        grouped.setdefault(date.value, {}).setdefault(words, []).append(source)
    return tuple(
        Moment(
            spelled_date(clean(value)),
            tuple((words, tuple(dict.fromkeys(users))) for words, users in grouped[value].items()),
        )
        for value in sorted(grouped, key=date_order)
    )


def _course(dossier: Dossier, by_id: Mapping[str, Source]) -> tuple[Step, ...]:
    """Days with a claim; of a story whose pages tell no day but their own there is no course to show."""
    if not any(development.claims for development in dossier.timeline):
        return ()
    claims = {claim.id: claim for reading in dossier.story.readings for claim in reading.claims}
    steps: dict[str, list[Line]] = {}
    for told in dossier.timeline:
        source = by_id[told.line.article]
        others = {claims[claim].article for claim in told.claims} - {told.line.article}
        # The first claim is the one that the line is taken from.
        said = remark(voice(claims[told.claims[0]], source.article.text)) if told.claims else _HEADLINE
        steps.setdefault(told.date, []).append(Line(clean(told.line.text).strip(), source, len(others), said))
    return tuple(Step(spelled_date(day), tuple(lines)) for day, lines in steps.items())


_HEADLINE = "headline of that day"


def _relation(related: Related) -> tuple[str, str]:
    day = f", {spelled_date(clean(related.date))}" if related.date else ""
    return f"{related.story}: {clean(related.headline).strip()}{day}", clean(", ".join(related.shared))


def _surroundings(text: str, start: int, end: int) -> Excerpt:
    """The words with about a line on either side, cut at words and at the ends of paragraphs."""
    left = text[max(0, start - _TIMELINE_CONTEXT) : start].rpartition("\n")[2]
    right = text[end : end + _TIMELINE_CONTEXT].partition("\n")[0]
    if len(left) == _TIMELINE_CONTEXT:
        left = "…" + left.partition(" ")[2]
    if len(right) == _TIMELINE_CONTEXT:
        right = right.rpartition(" ")[0] + "…"
    return Excerpt(((clean(left), False), (clean(text[start:end]), True), (clean(right), False)))


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


def _told_once(found: Iterable[DoubtView]) -> list[DoubtView]:
    """The doubts, those of one source and one cause (what stands behind a colon) as one line where there are many."""
    alike: dict[tuple[int | None, str, str], list[DoubtView]] = defaultdict(list)
    for doubt in found:
        number, cause = doubt.source.number if doubt.source else None, doubt.detail.rpartition(": ")[2]
        alike[number, doubt.kind, cause].append(doubt)
    return [
        doubt
        for some in alike.values()
        for doubt in (
            some if len(some) < _MANY else [replace(some[0], detail=f"{some[0].detail} ({len(some)} such places)")]
        )
    ]


_MANY = 4
"""Doubts of one cause in one source from which the first stands for all."""


def _doubt(doubt: Doubt, by_id: Mapping[str, Source]) -> DoubtView:
    source = by_id.get(doubt.article)
    told = " ".join(doubt.text.split())
    text = "" if told and told in doubt.detail else harmless(doubt.text).strip()
    return DoubtView(source, clean(doubt.kind), harmless(doubt.detail), text)
