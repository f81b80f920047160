"""The command line: parse, one call of the core, render. Results go to standard output, progress and messages to standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from rashomon.errors import RashomonError, UsageError

if TYPE_CHECKING:
    from rashomon.model import Failure, Given

T = TypeVar("T")

app = typer.Typer(
    help="Read several reports of one event side by side: what they agree on, where they contradict, what only one says.",
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
    """How `read`, `claims` and `stories` write."""

    text = "text"
    json = "json"


Sources = Annotated[list[str], typer.Argument(help="Files, folders, URLs, .jsonl files, or - for standard input.", show_default=False)]
PublishedDay = Annotated[str | None, typer.Option("--published", metavar="YYYY-MM-DD", help="The day all sources were published.")]
Out = Annotated[Path | None, typer.Option("--out", help="Write to this file (or into this folder) instead of standard output.")]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Also fetch URLs of this machine and of private networks.")]
AsRecords = Annotated[RecordFormat, typer.Option("--format", help="text to read, or json for programs.")]


@app.command()
def compare(
    sources: Sources,
    format: Annotated[DossierFormat, typer.Option("--format", help="terminal, html, markdown or json.")] = DossierFormat.terminal,
    published: PublishedDay = None,
    out: Out = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Compare the sources and write one dossier for each event."""
    from rashomon import pipeline
    from rashomon.render import render

    given = _given(published)
    with _status("reading and comparing"):
        found = pipeline.compare(sources, given, allow_private=allow_private)
    plain = out is not None or not sys.stdout.isatty()
    text = render(found.dossiers, format.value, color=not plain)
    suffix = {"terminal": "txt", "markdown": "md"}.get(format.value, format.value)
    if found.dossiers or format is DossierFormat.json:
        _write(text, out, f"dossier.{suffix}")
    for d in found.dossiers:
        if len(d.story.readings) == 1:
            _say(f"{d.story.readings[0].article.source}: no other source reports this event; nothing to compare it with")
    _finish(found.failures)


@app.command()
def read(
    sources: Sources,
    format: AsRecords = RecordFormat.text,
    published: PublishedDay = None,
    out: Out = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Clean the pages: headline, byline, day and the report's own words, one article a line."""
    from rashomon import pipeline
    from rashomon.render.json import article_record
    from rashomon.render.records import article_text

    items = pipeline.read(sources, _given(published), allow_private=allow_private)
    show = (lambda a: json.dumps(article_record(a), ensure_ascii=False)) if format is RecordFormat.json else article_text
    _stream(items, show, out, "articles", format)


@app.command()
def claims(
    sources: Sources,
    format: AsRecords = RecordFormat.text,
    published: PublishedDay = None,
    out: Out = None,
    allow_private: AllowPrivate = False,
) -> None:
    """List the claims of each page with their speakers, days and names, one article a line."""
    from rashomon import pipeline
    from rashomon.render.json import reading_record
    from rashomon.render.records import reading_text

    items = pipeline.claims(sources, _given(published), allow_private=allow_private)
    show = (lambda r: json.dumps(reading_record(r), ensure_ascii=False)) if format is RecordFormat.json else reading_text
    _stream(items, show, out, "claims", format)


@app.command()
def stories(
    sources: Sources,
    format: AsRecords = RecordFormat.text,
    published: PublishedDay = None,
    out: Out = None,
    allow_private: AllowPrivate = False,
) -> None:
    """Group the pages by the event they report, and show who draws on whom."""
    from rashomon import pipeline
    from rashomon.model import Article, Failure
    from rashomon.render.records import stories_record, stories_text

    items = list(_progress(pipeline.read(sources, _given(published), allow_private=allow_private), "reading"))
    found = pipeline.stories([a for a in items if isinstance(a, Article)])
    as_json = format is RecordFormat.json
    text = json.dumps(stories_record(found), ensure_ascii=False) + "\n" if as_json else stories_text(found)
    _write(text, out, "stories.json" if as_json else "stories.txt")
    _finish([f for f in items if isinstance(f, Failure)])


@app.command()
def example() -> None:
    """Print the folder of the shipped example."""
    import rashomon

    typer.echo(rashomon.example())


def _given(published: str | None) -> Given:
    from rashomon.model import Given

    if published is not None:
        try:
            date.fromisoformat(published)
        except ValueError:
            raise UsageError(f"--published {published}: not a day (YYYY-MM-DD)") from None
    return Given(published=published)


def _stream(items: Iterable[Any], show: Any, out: Path | None, name: str, format: RecordFormat) -> None:
    """Write each record as it comes; failures are told at the end."""
    from rashomon.model import Failure

    failures: list[Failure] = []
    with _output(out, f"{name}.{'jsonl' if format is RecordFormat.json else 'txt'}") as stream:
        for item in _progress(items, name):
            if isinstance(item, Failure):
                failures.append(item)
            else:
                stream.write(show(item) + "\n")
    _finish(failures)


@contextmanager
def _output(out: Path | None, name: str) -> Iterator[Any]:
    if out is None:
        yield sys.stdout
        return
    path = out / name if out.is_dir() or str(out).endswith(os.sep) else out
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from None
    _say(f"wrote {path}")


def _write(text: str, out: Path | None, name: str) -> None:
    with _output(out, name) as stream:
        stream.write(text if text.endswith("\n") else text + "\n")


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
        _say(f"{f.source}: {f.reason}")
    if failed:
        raise typer.Exit(1)


def main() -> None:
    """Run the command line; exit codes 0 all done, 1 some sources failed, 2 wrong use."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except UsageError as error:
        _say(f"rashomon: {error}")
        sys.exit(2)
    except RashomonError as error:
        _say(f"rashomon: {error}")
        sys.exit(1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
