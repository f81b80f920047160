"""The whole way, one screen: pages -> articles -> stories -> claims -> points -> dossiers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from rashomon.claims import read_claims
from rashomon.developments import find_developments
from rashomon.dossier import Dossiers
from rashomon.doubtful import doubt_beside_others, with_wording_doubts
from rashomon.errors import PageError, UsageError
from rashomon.event_day import event_day
from rashomon.event_place import event_place
from rashomon.framing import framings
from rashomon.inferred import date_together
from rashomon.kept import opening_only
from rashomon.lineage import lineage
from rashomon.model import Article, Dossier, Failure, Given, Page, Reading, Story
from rashomon.names import merge_entities, retie
from rashomon.names.wishes import NO_WISHES, Wishes
from rashomon.points import find_points
from rashomon.quoted import with_quotes
from rashomon.related import with_related
from rashomon.settings import DEFAULT, Settings
from rashomon.stories import group_articles


def read(sources: Sequence[str], given: Given = Given(), *, allow_private: bool = False) -> Iterator[Article | Failure]:
    """The article of every source, in order; a `Failure` for each that gave none. Takes what `rashomon read` takes.

    >>> from pathlib import Path
    >>> page = Path(getfixture("tmp_path")) / "page.txt"
    >>> told = "Ferry runs aground off Porto Vero\\n\\nThe ferry ran aground on Monday, the harbour master said.\\n"
    >>> _ = page.write_text(told)
    >>> [article.headline for article in read([str(page)])]
    ['Ferry runs aground off Porto Vero']
    """
    from rashomon.readers import read_pages

    if not sources:
        raise UsageError("no source given")
    yield from read_articles(read_pages(sources, given, allow_private=allow_private))


def read_articles(pages: Iterable[Page | Failure]) -> Iterator[Article | Failure]:
    """The article of every page; a page without one becomes a `Failure`. Ids run a1, a2, ... in the order of pages."""
    from rashomon.article import read_article

    n = 0
    for page in pages:
        if isinstance(page, Failure):
            yield page
            continue
        try:
            article = read_article(page, f"a{n + 1}")
        except PageError as error:
            yield Failure(error.source, error.reason)
        else:
            n += 1
            yield article


def list_claims(
    sources: Sequence[str], given: Given = Given(), *, allow_private: bool = False, wishes: Wishes = NO_WISHES
) -> Iterator[Reading | Failure]:
    """The claims, days and names of every source, in order. Memory does not grow with the number of sources.

    `wishes` say which names mean the same and which do not.

    >>> from pathlib import Path
    >>> page = Path(getfixture("tmp_path")) / "page.txt"
    >>> told = "Ferry runs aground off Porto Vero\\n\\nThe ferry ran aground on Monday, the harbour master said.\\n"
    >>> _ = page.write_text(told)
    >>> [reading] = list_claims([str(page)])
    >>> reading.claims[-1].text, [speaker.name for speaker in reading.claims[-1].attribution]
    ('The ferry ran aground on Monday', ['harbour master'])
    """
    failures: list[Failure] = []

    def articles() -> Iterator[Article]:
        for item in read(sources, given, allow_private=allow_private):
            if isinstance(item, Failure):
                failures.append(item)
            else:
                yield item

    for reading in read_claims(articles()):
        yield from failures
        failures.clear()
        yield with_wording_doubts(retie(reading, wishes) if wishes != NO_WISHES else reading)
    yield from failures


def stories(articles: Sequence[Article], settings: Settings = DEFAULT) -> list[Story]:
    """The articles by event, in the order of each story's first article. Readings hold no claims yet."""
    return _told(articles, settings, lambda article: article)


def outlines(articles: Sequence[Article], settings: Settings = DEFAULT) -> list[Story]:
    """As `stories`, of many articles: their texts are let go, but for the openings, once a story is told."""
    return _told(articles, settings, opening_only)


def _told(articles: Sequence[Article], settings: Settings, kept: Callable[[Article], Article]) -> list[Story]:
    grouping = group_articles(articles, settings.story)
    told = []
    for n, group in enumerate(grouping.groups):
        story = story_of(f"s{n + 1}", [articles[i] for i in group], settings)
        told.append(replace(story, readings=tuple(Reading(kept(r.article)) for r in story.readings)))
    return with_related(told, grouping)


def story_of(id: str, articles: Sequence[Article], settings: Settings = DEFAULT) -> Story:
    """The story that these articles report, whoever grouped them. Readings hold no claims yet."""
    members = date_together(articles)
    return Story(
        id=id,
        headline=_headline(members),
        date=event_day(members),
        readings=tuple(Reading(a) for a in members),
        lineage=lineage(members, settings.reprint),
        place=event_place(members),
    )


def compare(
    sources: Sequence[str],
    given: Given = Given(),
    settings: Settings = DEFAULT,
    *,
    allow_private: bool = False,
    wishes: Wishes = NO_WISHES,
    together: bool = False,
) -> Dossiers:
    """Read the sources side by side: one dossier for each event they report, and what failed.

    `wishes` say which names mean the same and which do not; with `together` all sources report one event, whatever their words. Raises `UsageError` where no source is given. A source that fails never stops the others: see `Dossiers.failures`.

    >>> from pathlib import Path
    >>> pages = Path(getfixture("tmp_path"))
    >>> _ = (pages / "a.txt").write_text("Ferry runs aground off Porto Vero\\n\\nThe ferry Alma ran aground on Monday.\\n")
    >>> _ = (pages / "b.txt").write_text("Ferry strikes rock off Porto Vero\\n\\nThe ferry Alma ran aground on Monday.\\n")
    >>> [dossier] = compare([str(pages)])
    >>> [reading.article.headline for reading in dossier.story.readings]
    ['Ferry runs aground off Porto Vero', 'Ferry strikes rock off Porto Vero']
    """
    items = list(read(sources, given, allow_private=allow_private))
    articles = [a for a in items if isinstance(a, Article)]
    told = [story_of("s1", articles, settings)] if together and articles else stories(articles, settings)
    return Dossiers(
        tuple(compare_story(s, settings, wishes) for s in told),
        tuple(f for f in items if isinstance(f, Failure)),
    )


def compare_story(story: Story, settings: Settings = DEFAULT, wishes: Wishes = NO_WISHES) -> Dossier:
    """The dossier of one story: its claims read, its people and bodies tied, its points found."""
    alone = tuple(map(with_wording_doubts, read_claims(r.article for r in story.readings)))
    return compare_readings(story, alone, settings, wishes)


def compare_readings(
    story: Story, alone: Sequence[Reading], settings: Settings = DEFAULT, wishes: Wishes = NO_WISHES
) -> Dossier:
    """The dossier of one story whose articles are read already: `alone` has a reading of each, in their order."""
    readings, entities = merge_entities(alone, wishes)
    readings = doubt_beside_others(readings, entities)
    told = replace(story, readings=readings, lineage=with_quotes(story.lineage, readings))
    points = find_points(told, settings)
    warnings = tuple(w for r in readings for w in r.article.warnings)
    course = find_developments(readings, points, story.date)
    return Dossier(told, points, entities, warnings, framings(readings, points), course)


def _headline(articles: Sequence[Article]) -> str:
    for a in articles:
        if a.headline:
            return a.headline
    return " ".join(articles[0].body.split()[:14])
