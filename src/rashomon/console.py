"""What the commands share: their options, where output goes, messages and progress.

Results go to standard output, progress and messages to standard error.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO, TypeVar

import typer

from rashomon.errors import UsageError

if TYPE_CHECKING:
    from rashomon.model import Article, Failure, Given

T = TypeVar("T")


class DossierFormat(StrEnum):
    """How `compare` and `show` write."""

    terminal = "terminal"
    html = "html"
    markdown = "markdown"
    json = "json"


class RecordFormat(StrEnum):
    """How the commands that list records write."""

    text = "text"
    json = "json"


# What the end of a file's name means.
DOSSIERS = {".html": "html", ".htm": "html", ".md": "markdown", ".json": "json"}
RECORDS = {".json": "json", ".jsonl": "json"}

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


def given(published: str | None) -> Given:
    """What a command line says of all its sources. Raises `UsageError` where the day is none."""
    from rashomon.model import Given

    if published is not None and not is_day(published):
        raise UsageError(f"--published {published}: not a day (YYYY-MM-DD)")
    return Given(published=published)


def is_day(text: str) -> bool:
    """Whether the text is a day of the calendar, as YYYY-MM-DD."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def each_once(sources: Iterable[str]) -> list[str]:
    """The sources without repetitions: a page given twice is no second witness."""
    once: list[str] = []
    for source in sources:
        if source in once:
            say(f"{source}: given twice; read once")
        else:
            once.append(source)
    return once


def meant(out: str | None, formats: Mapping[str, str]) -> str | None:
    """The format that the name of the file to write means, if any. Raises `UsageError` where it means one that there is not."""
    suffix = Path(out).suffix.lower() if out else ""
    if suffix in _OTHER_FORMATS - formats.keys():
        raise UsageError(f"{out}: {suffix} is none of the formats here; say with --format what it is to hold")
    return formats.get(suffix)


_OTHER_FORMATS = frozenset(
    ".csv .doc .docx .htm .html .md .ods .odt .parquet .pdf .rtf .tsv .xls .xlsx .xml .yaml .yml".split()
)


def place(out: str | None, name: str, sources: Iterable[str] = (), beside: Iterable[str | None] = ()) -> Path | None:
    """The file that `--out` means: itself, or `name` in the folder it is. Raises `UsageError` if it is a source, or one of the
    files of a folder or pattern (a dossier that was written there before is none), a file that the command reads `beside` its
    sources, or a database."""
    from rashomon.readers.files import would_read
    from rashomon.readers.own import is_own_file

    if out is None:
        return None
    path = Path(out, name) if os.path.isdir(out) or out.endswith(("/", os.sep)) else Path(out)
    if not path.is_file():
        return path
    if any(file is not None and os.path.exists(file) and path.samefile(file) for file in beside):
        raise UsageError(f"{path}: is read by this command; choose another place for the output")
    if not is_own_file(str(path)) and any(would_read(source, str(path)) for source in sources):
        raise UsageError(f"{path}: is one of the sources; choose another place for the output")
    with suppress(OSError), path.open("rb") as file:
        if file.read(len(_DATABASE)) == _DATABASE:
            raise UsageError(f"{path}: is a database; choose another place for the output")
    return path


_DATABASE = b"SQLite format 3\0"


class _UnwritableError(Exception):
    """What the output's own file or stream raised, whatever the work that fills it may raise."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _UnwritableError(error) from None


@dataclass(frozen=True, slots=True)
class Sink:
    """Where a command writes its text."""

    stream: TextIO

    def write(self, text: str) -> None:
        """Write some text."""
        with _writing():
            self.stream.write(text)


@contextmanager
def output(path: Path | None) -> Iterator[Sink]:
    """Standard output, or the file at `path`. Raises `UsageError` where it cannot be written; what the work that fills it raises passes."""
    try:
        if path is None:
            yield Sink(sys.stdout)
            with _writing():
                sys.stdout.flush()
            return
        with whole_or_nothing(path) as apart:
            with _writing():
                stream = apart.open("w", encoding="utf-8", errors="replace", newline="\n")
            try:
                yield Sink(stream)
            finally:
                with _writing():
                    stream.close()
    except _UnwritableError as fault:
        if path is None:
            _discard_stdout()
        if isinstance(fault.error, BrokenPipeError):  # the reader has enough, as in `| head`
            raise typer.Exit(0) from None
        raise UsageError(f"{path or 'standard output'}: cannot be written: {fault.error.strerror}") from None
    say(f"wrote {path}")


@contextmanager
def whole_or_nothing(path: Path) -> Iterator[Path]:
    """A file to write beside the one at `path`, which takes its place once all is written; what is no file (a pipe, a device) is
    written as it is. The name is a hidden one, which no folder's reading takes up."""
    with _writing():
        path = path.resolve() if path.is_file() else path  # a link stays one
        path.parent.mkdir(parents=True, exist_ok=True)
    apart = path.with_name(f".{path.name}.{os.getpid()}.part") if path.is_file() or not path.exists() else path
    try:
        yield apart
        if apart != path:
            with _writing():
                if path.exists():
                    shutil.copymode(path, apart)
                apart.replace(path)
    finally:
        if apart != path:
            apart.unlink(missing_ok=True)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """As `whole_or_nothing`, for what writes a file by itself: raises `UsageError` where it cannot be written."""
    try:
        with whole_or_nothing(path) as apart, _writing():
            yield apart
    except _UnwritableError as fault:
        raise UsageError(f"{path}: cannot be written: {fault.error.strerror or fault.error}") from None
    say(f"wrote {path}")


def _discard_stdout() -> None:
    """Send what is left in the buffer nowhere: the interpreter would fail on it once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write(text: str, path: Path | None = None) -> None:
    """Write a whole text to standard output or a file."""
    with output(path) as sink:
        sink.write(ended(text))


def ended(text: str) -> str:
    """The text with a line's end behind it."""
    return text if text.endswith("\n") else text + "\n"


def progress(items: Iterable[T], what: str) -> Iterator[T]:
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
def status(what: str) -> Iterator[None]:
    """Say what is being done, on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        yield


def say(message: str) -> None:
    """A message on standard error; control characters of hostile names are shown, not obeyed."""
    typer.echo("".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in message), err=True)


def tell_languages(articles: Iterable[Article]) -> None:
    """Say which reports are grouped apart for their language."""
    from rashomon.across import grouped_apart

    if apart := grouped_apart(articles):
        say(
            f"reports in different languages ({', '.join(apart)}) are grouped apart; to group them by event, pip install 'rashomon[languages]'"
        )


def finish(failures: Iterable[Failure]) -> None:
    """Tell the failures; raises the exit with 1 where there are some."""
    failed = list(failures)
    for f in failed:
        say(f"{f.source or repr(f.source)}: {f.reason}")
    if failed:
        raise typer.Exit(1)
