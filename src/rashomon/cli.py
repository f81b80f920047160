"""The command line: parse, one call of the core, render.

Results go to standard output, progress and messages to standard error.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from rashomon import cli_store, console
from rashomon.errors import RashomonError, UsageError

if TYPE_CHECKING:
    from rashomon.model import Article, Aspect, Failure, Reading, Story
    from rashomon.names.wishes import Wishes

T = TypeVar("T")

app = typer.Typer(
    help="Read several reports of one event side by side: what is agreed, what is contested, what only one says.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class ArticleFormat(StrEnum):
    """How `read` writes."""

    text = "text"
    json = "json"
    table = "table"
    csv = "csv"
    parquet = "parquet"


_ARTICLES = {**console.RECORDS, ".csv": "csv", ".parquet": "parquet"}
_SUFFIX = {"text": "txt", "json": "jsonl", "table": "txt", "csv": "csv", "parquet": "parquet"}

AsRecords = Annotated[
    console.RecordFormat | None,
    typer.Option("--format", help="text to read, or json for programs; without it, what --out ends with, else text."),
]


def _version(wanted: bool) -> None:
    if wanted:
        from rashomon import __version__

        typer.echo(f"rashomon {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None: ...


@app.command()
def compare(
    sources: console.Sources,
    format: Annotated[
        console.DossierFormat | None,
        typer.Option(
            "--format", help="terminal, html, markdown or json; without it, what --out ends with, else terminal."
        ),
    ] = None,
    published: console.PublishedDay = None,
    out: console.Out = None,
    allow_private: console.AllowPrivate = False,
    names: console.Names = None,
    without: Annotated[
        list[str] | None,
        typer.Option(
            "--without", metavar="ASPECT,...", help="Show no conflicts in these aspects, such as stance,polarity."
        ),
    ] = None,
    together: Annotated[
        bool, typer.Option("--together", help="All sources report one event, however unlike they are: one dossier.")
    ] = False,
) -> None:
    """Compare the sources and write one dossier for each event."""
    from rashomon import pipeline
    from rashomon.names.wishes import NO_WISHES, read_wishes
    from rashomon.render import render
    from rashomon.settings import DEFAULT

    format = format or console.DossierFormat(console.meant(out, console.DOSSIERS) or "terminal")
    suffix = {"terminal": "txt", "markdown": "md"}.get(format.value, format.value)
    path = console.place(out, f"dossier.{suffix}", sources, [names])
    given = console.given(published)
    wishes = read_wishes(names) if names else NO_WISHES
    settings = replace(DEFAULT, without=_aspects(without))
    with console.status("reading and comparing"):
        found = pipeline.compare(
            console.each_once(sources), given, settings, allow_private=allow_private, wishes=wishes, together=together
        )
    text = render(found.dossiers, format.value, color=path is None and sys.stdout.isatty())
    if found.dossiers or format is console.DossierFormat.json:
        console.write(text, path)
    articles = [r.article for d in found.dossiers for r in d.story.readings]
    _tell_unmet(wishes.unmet(e for d in found.dossiers for e in d.entities), articles)
    for d in found.dossiers:
        _tell_what_cannot_be_compared(d.story)
    console.tell_languages(r.article for d in found.dossiers for r in d.story.readings)
    console.finish(found.failures)


def _aspects(lists: Iterable[str] | None) -> frozenset[Aspect]:
    """The aspects of lists with commas. Raises `UsageError` where one is unknown."""
    from rashomon.model import Aspect

    wanted = {n.strip().lower() for names in lists or () for n in names.split(",")} - {""}
    if unknown := wanted - set(Aspect):
        raise UsageError(f"no aspect: {', '.join(sorted(unknown))}; there are {', '.join(Aspect)}")
    return frozenset(map(Aspect, wanted))


@app.command()
def read(
    sources: console.Sources,
    format: Annotated[
        ArticleFormat | None,
        typer.Option(
            "--format",
            help="text or table to read; json, csv or parquet for programs; without it, what --out ends with, else text.",
        ),
    ] = None,
    published: console.PublishedDay = None,
    out: console.Out = None,
    allow_private: console.AllowPrivate = False,
) -> None:
    """Clean each page: its headline, byline, day and the report's own words."""
    from rashomon import pipeline
    from rashomon.render import rows
    from rashomon.render.json import article_record, to_json
    from rashomon.render.records import article_text

    format = format or ArticleFormat(console.meant(out, _ARTICLES) or "text")
    path = console.place(out, f"articles.{_SUFFIX[format]}", sources)
    items = pipeline.read(console.each_once(sources), console.given(published), allow_private=allow_private)
    if format is ArticleFormat.json:
        _stream(items, "articles", lambda article: to_json(article_record(article)), path)
    elif format is ArticleFormat.csv:
        _stream(items, "articles", rows.csv_row, path, head=rows.csv_head())
    elif format is ArticleFormat.table:
        failures: list[Failure] = []
        articles = list(_articles(items, failures))
        color = path is None and sys.stdout.isatty()
        if articles:
            console.write(rows.articles_table(articles, None if color else 160, color), path)
        console.finish(failures)
    elif format is ArticleFormat.parquet:
        if path is None:
            raise UsageError("--format parquet is no text: name a file or folder with --out")
        _write_parquet(items, path)
    else:
        _stream(items, "articles", article_text, path)


@app.command()
def claims(
    sources: console.Sources,
    format: AsRecords = None,
    published: console.PublishedDay = None,
    out: console.Out = None,
    allow_private: console.AllowPrivate = False,
    names: console.Names = None,
) -> None:
    """List the claims of each page, with who said them."""
    from rashomon import pipeline
    from rashomon.names.wishes import NO_WISHES, read_wishes
    from rashomon.render.json import reading_record, to_json
    from rashomon.render.records import reading_text

    format = format or console.RecordFormat(console.meant(out, console.RECORDS) or "text")
    path = console.place(out, f"claims.{_SUFFIX[format]}", sources, [names])
    wishes = read_wishes(names) if names else NO_WISHES
    items = pipeline.list_claims(
        console.each_once(sources), console.given(published), allow_private=allow_private, wishes=wishes
    )
    items = _telling_unmet(items, wishes)
    if format is console.RecordFormat.json:
        _stream(items, "claims", lambda reading: to_json(reading_record(reading)), path)
    else:
        _stream(items, "claims", reading_text, path)


@app.command()
def stories(
    context: typer.Context,
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="SOURCE", help="As for `compare`; none to list a store.", show_default=False),
    ] = None,
    *,
    format: AsRecords = None,
    published: console.PublishedDay = None,
    out: console.Out = None,
    allow_private: console.AllowPrivate = False,
    store: cli_store.StorePlace = "",
    since: cli_store.Since = None,
    until: cli_store.Until = None,
    outlet: cli_store.Outlet = None,
    status: cli_store.OfStatus = None,
    limit: Annotated[int, typer.Option("--limit", min=0, help="How many stories of a store at most; 0: all.")] = 0,
) -> None:
    """Group the pages by event, and show who draws on whom; or list the stories of a store, newest first."""
    format = format or console.RecordFormat(console.meant(out, console.RECORDS) or "text")
    if not sources and store:
        if published or allow_private:
            raise UsageError("--published and --allow-private are of sources that are read, not of a store")
        wanted = cli_store.filters(since, until, outlet, status)
        cli_store.list_stories(store, wanted, limit, format is console.RecordFormat.json, out)
        return
    if not sources:
        raise UsageError("no source given")
    told = context.get_parameter_source("store")
    if since or until or outlet or status or limit or (store and told is not None and told.name == "COMMANDLINE"):
        raise UsageError("sources are grouped without a store: leave out the sources, or --store and its filters")
    from rashomon import pipeline
    from rashomon.kept import Kept
    from rashomon.model import Failure
    from rashomon.render.json import to_json
    from rashomon.render.records import stories_record, stories_text

    as_json = format is console.RecordFormat.json
    path = console.place(out, "stories.json" if as_json else "stories.txt", sources)
    pages = pipeline.read(console.each_once(sources), console.given(published), allow_private=allow_private)
    articles, failures = Kept(), []
    for item in console.progress(pages, "reading"):
        if isinstance(item, Failure):
            failures.append(item)
        else:
            articles.append(item)
    found = pipeline.outlines(articles)
    console.tell_languages(r.article for story in found for r in story.readings)
    document = stories_record(found)
    console.write(to_json(document, indent=2) if as_json else stories_text(document), path)
    console.finish(failures)


cli_store.register(app)


@app.command()
def example() -> None:
    """Print the folder of the shipped example."""
    import rashomon

    typer.echo(rashomon.example())


def _tell_what_cannot_be_compared(story: Story) -> None:
    articles = [r.article for r in story.readings]
    if len(articles) == 1:
        console.say(f"{articles[0].source}: no other source reports this event; nothing to compare it with")
    first: dict[str, str] = {}
    for article in articles:
        same = first.setdefault(article.sha256, article.source)
        if same != article.source:
            console.say(f"{article.source}: the same page as {same}; the two count as one source")


def _tell_unmet(names: Iterable[str], articles: Iterable[Article] = ()) -> None:
    texts = [a.text.casefold() for a in articles]
    for name in names:
        written = any(name.casefold() in text for text in texts)
        where = "written, but nowhere read as a name" if written else "written in none of the sources"
        console.say(f"--names: {name!r} is {where}")


def _telling_unmet(items: Iterable[Reading | Failure], wishes: Wishes) -> Iterator[Reading | Failure]:
    """The items; once they are all told, the wished names that none of them had are said."""
    from rashomon.model import Failure

    unmet = wishes.unmet(())
    for item in items:
        if unmet and not isinstance(item, Failure):
            here = set(wishes.unmet(item.entities))
            unmet = [name for name in unmet if name in here]
        yield item
    _tell_unmet(unmet)


def _articles(items: Iterable[Article | Failure], failures: list[Failure]) -> Iterator[Article]:
    """The articles among the items; what failed is put into `failures`."""
    from rashomon.model import Failure

    for item in console.progress(items, "articles"):
        if isinstance(item, Failure):
            failures.append(item)
        else:
            yield item


def _write_parquet(items: Iterable[Article | Failure], path: Path) -> None:
    from rashomon.render.rows import write_parquet

    failures: list[Failure] = []
    with console.whole_file(path) as apart:
        write_parquet(_articles(items, failures), str(apart))
    console.finish(failures)


def _stream(items: Iterable[Any], what: str, show: Callable[[Any], str], path: Path | None, head: str = "") -> None:
    """Write each record as it comes, after `head`; failures are told at the end."""
    from rashomon.model import Failure

    failures: list[Failure] = []
    with console.output(path) as stream:
        stream.write(head)
        for item in console.progress(items, what):
            if isinstance(item, Failure):
                failures.append(item)
            else:
                stream.write(console.ended(show(item)))
    console.finish(failures)


def main() -> None:
    """Run the command line; exit codes 0 all done, 1 some sources failed, 2 wrong use."""
    # None where the caller closed them.
    sys.stdin = sys.stdin or open(os.devnull)  # noqa: SIM115
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except UsageError as error:
        console.say(f"rashomon: {error}")
        sys.exit(2)
    except RashomonError as error:
        console.say(f"rashomon: {error}")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:  # the last edge: a fault of ours is one line that can be reported
        console.say(f"rashomon: a fault in the program, please report it: {_fault(error)}")
        sys.exit(1)


def _fault(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(last.filename).name}, line {last.lineno})"
