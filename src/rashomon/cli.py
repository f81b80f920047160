"""The command line: parse, one call of the core, render.

Results go to standard output, progress and messages to standard error.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO, TypeVar

import typer

from rashomon import cli_store
from rashomon.errors import RashomonError, UsageError

if TYPE_CHECKING:
    from rashomon.model import Article, Aspect, Failure, Given, Reading, Story
    from rashomon.names.wishes import Wishes

T = TypeVar("T")

app = typer.Typer(
    help="Read several reports of one event side by side: what is agreed, what is contested, what only one says.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class DossierFormat(StrEnum):
    """How `compare` writes."""

    terminal = "terminal"
    html = "html"
    markdown = "markdown"
    json = "json"


class RecordFormat(StrEnum):
    """How `claims` and `stories` write."""

    text = "text"
    json = "json"


class ArticleFormat(StrEnum):
    """How `read` writes."""

    text = "text"
    json = "json"
    table = "table"
    csv = "csv"
    parquet = "parquet"


# What the end of a file's name means.
_DOSSIERS = {".html": "html", ".htm": "html", ".md": "markdown", ".json": "json"}
_RECORDS = {".json": "json", ".jsonl": "json"}
_ARTICLES = {**_RECORDS, ".csv": "csv", ".parquet": "parquet"}
_SUFFIX = {"text": "txt", "json": "jsonl", "table": "txt", "csv": "csv", "parquet": "parquet"}

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="Files (pages, archives, feeds, tables), folders, patterns, URLs, or - for standard input.",
        show_default=False,
    ),
]
PublishedDay = Annotated[
    str | None, typer.Option("--published", metavar="YYYY-MM-DD", help="The day all sources were published.")
]
Out = Annotated[
    str | None,
    typer.Option(
        "--out", metavar="FILE|FOLDER/", help="Write to this file (or into this folder) instead of standard output."
    ),
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Also fetch URLs of this machine and of private networks.")
]
Names = Annotated[
    str | None,
    typer.Option(
        "--names", metavar="FILE", help="TOML or CSV that says which names mean the same and which are apart."
    ),
]
AsRecords = Annotated[
    RecordFormat | None,
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
    sources: Sources,
    format: Annotated[
        DossierFormat | None,
        typer.Option(
            "--format", help="terminal, html, markdown or json; without it, what --out ends with, else terminal."
        ),
    ] = None,
    published: PublishedDay = None,
    out: Out = None,
    allow_private: AllowPrivate = False,
    names: Names = None,
    without: Annotated[
        list[str] | None,
        typer.Option(
            "--without", metavar="ASPECT,...", help="Show no conflicts in these aspects, such as stance,polarity."
        ),
    ] = None,
) -> None:
    """Compare the sources and write one dossier for each event."""
    from rashomon import pipeline
    from rashomon.names.wishes import NO_WISHES, read_wishes
    from rashomon.render import render
    from rashomon.settings import DEFAULT

    format = format or DossierFormat(_meant(out, _DOSSIERS) or "terminal")
    suffix = {"terminal": "txt", "markdown": "md"}.get(format.value, format.value)
    path = _place(out, f"dossier.{suffix}", sources)
    given = _given(published)
    wishes = read_wishes(names) if names else NO_WISHES
    settings = replace(DEFAULT, without=_aspects(without))
    with _status("reading and comparing"):
        found = pipeline.compare(_each_once(sources), given, settings, allow_private=allow_private, wishes=wishes)
    text = render(found.dossiers, format.value, color=path is None and sys.stdout.isatty())
    if found.dossiers or format is DossierFormat.json:
        _write(text, path)
    _tell_unmet(wishes.unmet(e for d in found.dossiers for e in d.entities))
    for d in found.dossiers:
        _tell_what_cannot_be_compared(d.story)
    _tell_languages(r.article for d in found.dossiers for r in d.story.readings)
    _finish(found.failures)


def _aspects(lists: Iterable[str] | None) -> frozenset[Aspect]:
    """The aspects of lists with commas. Raises `UsageError` where one is unknown."""
    from rashomon.model import Aspect

    wanted = {n.strip().lower() for names in lists or () for n in names.split(",")} - {""}
    if unknown := wanted - set(Aspect):
        raise UsageError(f"no aspect: {', '.join(sorted(unknown))}; there are {', '.join(Aspect)}")
    return frozenset(map(Aspect, wanted))


@app.command()
def read(
    sources: Sources,
    format: Annotated[
        ArticleFormat | None,
        typer.Option(
            "--format",
            help="text or table to read; json, csv or parquet for programs; without it, what --out ends with, else text.",
        ),
    ] = None,
    published: PublishedDay = None,
    out: Out = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Clean each page: its headline, byline, day and the report's own words."""
    from rashomon import pipeline
    from rashomon.render import rows
    from rashomon.render.json import article_record, to_json
    from rashomon.render.records import article_text

    format = format or ArticleFormat(_meant(out, _ARTICLES) or "text")
    path = _place(out, f"articles.{_SUFFIX[format]}", sources)
    items = pipeline.read(_each_once(sources), _given(published), allow_private=allow_private)
    if format is ArticleFormat.json:
        _stream(items, "articles", lambda article: to_json(article_record(article)), path)
    elif format is ArticleFormat.csv:
        _stream(items, "articles", rows.csv_row, path, head=rows.csv_head())
    elif format is ArticleFormat.table:
        failures: list[Failure] = []
        articles = list(_articles(items, failures))
        color = path is None and sys.stdout.isatty()
        if articles:
            _write(rows.articles_table(articles, None if color else 160, color), path)
        _finish(failures)
    elif format is ArticleFormat.parquet:
        if path is None:
            raise UsageError("--format parquet is no text: name a file or folder with --out")
        _write_parquet(items, path)
    else:
        _stream(items, "articles", article_text, path)


@app.command()
def claims(
    sources: Sources,
    format: AsRecords = None,
    published: PublishedDay = None,
    out: Out = None,
    allow_private: AllowPrivate = False,
    names: Names = None,
) -> None:
    """List the claims of each page, with who said them."""
    from rashomon import pipeline
    from rashomon.names.wishes import NO_WISHES, read_wishes
    from rashomon.render.json import reading_record, to_json
    from rashomon.render.records import reading_text

    format = format or RecordFormat(_meant(out, _RECORDS) or "text")
    path = _place(out, f"claims.{_SUFFIX[format]}", sources)
    wishes = read_wishes(names) if names else NO_WISHES
    items = pipeline.list_claims(_each_once(sources), _given(published), allow_private=allow_private, wishes=wishes)
    items = _telling_unmet(items, wishes)
    if format is RecordFormat.json:
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
    published: PublishedDay = None,
    out: Out = None,
    allow_private: AllowPrivate = False,
    store: cli_store.StorePlace = "",
    since: cli_store.Since = None,
    until: cli_store.Until = None,
    outlet: cli_store.Outlet = None,
    status: cli_store.OfStatus = None,
    limit: Annotated[int, typer.Option("--limit", min=0, help="How many stories of a store at most; 0: all.")] = 0,
) -> None:
    """Group the pages by event, and show who draws on whom; or list the stories of a store, newest first."""
    format = format or RecordFormat(_meant(out, _RECORDS) or "text")
    if not sources and store:
        wanted = cli_store.filters(since, until, outlet, status)
        cli_store.list_stories(store, wanted, limit, format is RecordFormat.json, out)
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

    as_json = format is RecordFormat.json
    path = _place(out, "stories.json" if as_json else "stories.txt", sources)
    pages = pipeline.read(_each_once(sources), _given(published), allow_private=allow_private)
    articles, failures = Kept(), []
    for item in _progress(pages, "reading"):
        if isinstance(item, Failure):
            failures.append(item)
        else:
            articles.append(item)
    found = pipeline.outlines(articles)
    _tell_languages(r.article for story in found for r in story.readings)
    document = stories_record(found)
    _write(to_json(document, indent=2) if as_json else stories_text(document), path)
    _finish(failures)


cli_store.register(app)


@app.command()
def example() -> None:
    """Print the folder of the shipped example."""
    import rashomon

    typer.echo(rashomon.example())


def _given(published: str | None) -> Given:
    from rashomon.model import Given

    if published is not None and not _is_day(published):
        raise UsageError(f"--published {published}: not a day (YYYY-MM-DD)")
    return Given(published=published)


def _is_day(text: str) -> bool:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _each_once(sources: Iterable[str]) -> list[str]:
    """The sources without repetitions: a page given twice is no second witness."""
    once: list[str] = []
    for source in sources:
        if source in once:
            _say(f"{source}: given twice; read once")
        else:
            once.append(source)
    return once


def _tell_what_cannot_be_compared(story: Story) -> None:
    articles = [r.article for r in story.readings]
    if len(articles) == 1:
        _say(f"{articles[0].source}: no other source reports this event; nothing to compare it with")
    first: dict[str, str] = {}
    for article in articles:
        same = first.setdefault(article.sha256, article.source)
        if same != article.source:
            _say(f"{article.source}: the same page as {same}; the two count as one source")


def _tell_unmet(names: Iterable[str]) -> None:
    for name in names:
        _say(f"--names: {name!r} is written in none of the sources")


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


def _tell_languages(articles: Iterable[Article]) -> None:
    from rashomon.across import grouped_apart

    if apart := grouped_apart(articles):
        _say(
            f"reports in different languages ({', '.join(apart)}) are grouped apart; to group them by event, pip install 'rashomon[languages]'"
        )


def _articles(items: Iterable[Article | Failure], failures: list[Failure]) -> Iterator[Article]:
    """The articles among the items; what failed is put into `failures`."""
    from rashomon.model import Failure

    for item in _progress(items, "articles"):
        if isinstance(item, Failure):
            failures.append(item)
        else:
            yield item


def _write_parquet(items: Iterable[Article | Failure], path: Path) -> None:
    from rashomon.render.rows import write_parquet

    failures: list[Failure] = []
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_parquet(_articles(items, failures), str(path))
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from None
    _say(f"wrote {path}")
    _finish(failures)


def _stream(items: Iterable[Any], what: str, show: Callable[[Any], str], path: Path | None, head: str = "") -> None:
    """Write each record as it comes, after `head`; failures are told at the end."""
    from rashomon.model import Failure

    failures: list[Failure] = []
    with _output(path) as stream:
        stream.write(head)
        for item in _progress(items, what):
            if isinstance(item, Failure):
                failures.append(item)
            else:
                stream.write(_ended(show(item)))
    _finish(failures)


def _meant(out: str | None, formats: Mapping[str, str]) -> str | None:
    """The format that the name of the file to write means, if any."""
    return formats.get(Path(out).suffix.lower()) if out else None


def _place(out: str | None, name: str, sources: Iterable[str]) -> Path | None:
    """The file that `--out` means: itself, or `name` in the folder it is. Raises `UsageError` if it is a source, or one of the
    files of a folder or pattern; a dossier that was written there before is none."""
    from rashomon.readers.files import would_read
    from rashomon.readers.own import is_own_file

    if out is None:
        return None
    path = Path(out, name) if os.path.isdir(out) or out.endswith(("/", os.sep)) else Path(out)
    if path.is_file() and not is_own_file(str(path)) and any(would_read(source, str(path)) for source in sources):
        raise UsageError(f"{path}: is one of the sources; choose another place for the output")
    return path


@contextmanager
def _output(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or the file at `path`. Raises `UsageError` where it cannot be written."""
    try:
        if path is None:
            yield sys.stdout
            sys.stdout.flush()
            return
        with _whole_or_nothing(path) as stream:
            yield stream
    except BrokenPipeError:  # the reader has enough, as in `| head`
        _discard_stdout()
        raise typer.Exit(0) from None
    except OSError as error:
        if path is None:
            _discard_stdout()
        raise UsageError(f"{path or 'standard output'}: cannot be written: {error.strerror}") from None
    _say(f"wrote {path}")


@contextmanager
def _whole_or_nothing(path: Path) -> Iterator[TextIO]:
    """A file beside the one at `path`, which takes its place once all is written; what is no file (a pipe, a device) is written as it
    is. The name is a hidden one, which no folder's reading takes up."""
    path = path.resolve() if path.is_file() else path  # a link stays one
    path.parent.mkdir(parents=True, exist_ok=True)
    apart = path.with_name(f".{path.name}.{os.getpid()}.part") if path.is_file() or not path.exists() else path
    try:
        with apart.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
            yield stream
        if apart != path:
            if path.exists():
                shutil.copymode(path, apart)
            apart.replace(path)
    finally:
        if apart != path:
            apart.unlink(missing_ok=True)


def _discard_stdout() -> None:
    """Send what is left in the buffer nowhere: the interpreter would fail on it once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(text: str, path: Path | None) -> None:
    with _output(path) as stream:
        stream.write(_ended(text))


def _ended(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"


def _progress(items: Iterable[T], what: str) -> Iterator[T]:
    """The items, counted on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        for item in items:
            bar.advance(task)
            yield item


@contextmanager
def _status(what: str) -> Iterator[None]:
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        yield


def _say(message: str) -> None:
    """A message on standard error; control characters of hostile names are shown, not obeyed."""
    typer.echo("".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in message), err=True)


def _finish(failures: Iterable[Failure]) -> None:
    failed = list(failures)
    for f in failed:
        _say(f"{f.source or repr(f.source)}: {f.reason}")
    if failed:
        raise typer.Exit(1)


def main() -> None:
    """Run the command line; exit codes 0 all done, 1 some sources failed, 2 wrong use."""
    # None where the caller closed them.
    sys.stdin = sys.stdin or open(os.devnull)  # noqa: SIM115
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except UsageError as error:
        _say(f"rashomon: {error}")
        sys.exit(2)
    except RashomonError as error:
        _say(f"rashomon: {error}")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:  # the last edge: a fault of ours is one line that can be reported
        _say(f"rashomon: a fault in the program, please report it: {_fault(error)}")
        sys.exit(1)


def _fault(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(last.filename).name}, line {last.lineno})"
