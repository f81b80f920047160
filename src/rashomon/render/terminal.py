"""Dossiers for a terminal: the short of it, conflicts first, readable at 80 columns."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator, Sequence
from typing import TypeVar

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from rashomon.model import Dossier
from rashomon.render.plain import clipped, counted, listed, version_name
from rashomon.render.view import PointView, Quote, Source, StoryView, story_view

_NARROWEST, _WIDEST = 40, 100
_LONGEST_QUOTE = 320
_CONFLICTS, _CORROBORATED, _ONLY, _QUOTES, _DOUBTS, _TIES, _SOURCES = 10, 12, 5, 3, 6, 8, 12

Shown = TypeVar("Shown")


def render_terminal(dossiers: Sequence[Dossier], width: int | None = None, color: bool = False) -> str:
    """Dossiers as text of at most `width` columns (None: the terminal's, 80 when there is none).

    Page text is never taken for markup, and its control characters are left out. Without `color` there is no escape
    sequence in the result.
    """
    columns = width or min(shutil.get_terminal_size((80, 24)).columns, _WIDEST)
    console = Console(
        file=io.StringIO(),
        width=max(columns, _NARROWEST),
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
    )
    with console.capture() as capture:
        for number, dossier in enumerate(dossiers):
            if number:
                console.print()
            _story(console, story_view(dossier))
    return "\n".join(line.rstrip() for line in capture.get().split("\n"))


def _story(console: Console, story: StoryView) -> None:
    console.print(Text(story.headline, "bold"))
    console.print(Text(" · ".join(part for part in (story.when, story.counts) if part), "dim"))
    console.print()
    for source in _cut(console, story.sources, _SOURCES):
        _line(console, _source(source), 2, "-")
    if story.conflicts:
        _heading(console, "In conflict", len(story.conflicts), "red")
        for number, point in enumerate(_cut(console, story.conflicts, _CONFLICTS), 1):
            if number > 1:
                console.print()
            _conflict(console, number, point)
    if story.corroborated:
        _heading(console, "Corroborated", len(story.corroborated), "green")
        for point in _cut(console, story.corroborated, _CORROBORATED):
            _corroborated(console, point)
    if story.only:
        _heading(console, "Only one source says", sum(len(points) for _, points in story.only), "yellow")
        for source, points in story.only:
            _line(console, Text(f"{source.name} ({len(points)})", "bold"), 2)
            for point in _cut(console, points, _ONLY, 4):
                for quote in point.sides[0][:1]:
                    said = "" if quote.voice == "in its own voice" else f" — {quote.voice}"
                    _line(console, Text.assemble(_quoted(quote), (said, "dim")), 4, "-")
    if story.ties:
        _heading(console, "Who draws on whom", len(story.ties), "cyan")
        for tie in _cut(console, story.ties, _TIES):
            _line(console, Text(f"{tie.drawer} {tie.kind} {tie.origin}"), 2, "-")
    _doubts(console, story)


def _source(source: Source) -> Text:
    line = Text.assemble((source.name, "bold"))
    if source.headline:
        line.append(f": {source.headline}")
    published = source.article.published
    if not published:
        line.append(" (day of publication unknown)", "dim")
    elif published.reliable:
        line.append(f" ({source.published})", "dim")
    else:
        line.append(f" ({source.published}, not reliable)", "yellow")
    return line


def _conflict(console: Console, number: int, point: PointView) -> None:
    aspect = point.point.aspect.value if point.point.aspect else "conflict"
    _line(console, Text.assemble((aspect, "bold red"), ": ", point.title), 2, f"{number}.")
    for version, side in enumerate(point.sides):
        for position, (words, voice, outlets) in enumerate(_cut(console, _versions_quotes(side), _QUOTES, 7)):
            _line(console, Text(words), 5, " " if position else version_name(version))
            _line(console, Text(f"{listed(outlets)}, {voice}", "dim"), 7)


def _versions_quotes(side: Sequence[Quote]) -> list[tuple[str, str, list[str]]]:
    """Words, who says them and the outlets that have them so: a reprint adds an outlet and no quotation."""
    outlets: dict[tuple[str, str], list[str]] = {}
    for quote in side:
        outlets.setdefault((_quoted(quote), quote.voice), []).append(quote.source.name)
    return [(words, voice, names) for (words, voice), names in outlets.items()]


def _corroborated(console: Console, point: PointView) -> None:
    outlets = dict.fromkeys(quote.source.name for side in point.sides for quote in side)
    first = point.sides[0][0]
    _line(console, Text(_quoted(first)), 2, "-")
    _line(console, Text(f"{point.backing}: {', '.join(outlets)}", "dim"), 4)


def _doubts(console: Console, story: StoryView) -> None:
    furniture = sum(len(source.article.furniture) for source in story.sources)
    if not story.doubts and not furniture:
        return
    _heading(console, "Doubtful in the sources", len(story.doubts), "magenta")
    for doubt in _cut(console, story.doubts, _DOUBTS):
        line = Text(f"{doubt.source.name}: " if doubt.source else "")
        line.append(doubt.detail or doubt.kind)
        if doubt.text:
            line.append(f" “{clipped(doubt.text, 80)}”", "dim")
        _line(console, line, 2, "-")
    if furniture:
        _line(console, Text(f"{counted(furniture, 'piece')} of page furniture left out", "dim"), 2, "-")


def _quoted(quote: Quote) -> str:
    return f"“{clipped(quote.sentence.words.strip(), _LONGEST_QUOTE)}”"


def _heading(console: Console, title: str, count: int, style: str) -> None:
    console.print()
    console.print(Text(f"{title.upper()} ({count})" if count else title.upper(), f"bold {style}"))


def _line(console: Console, text: Text, indent: int, bullet: str = "") -> None:
    """Text indented, the lines after the first hanging under it behind the bullet."""
    hang = len(bullet) + 1 if bullet else 0
    lines = text.wrap(console, console.width - indent - hang)
    for number, line in enumerate(lines):
        lead = f"{bullet} " if not number and bullet else " " * hang
        console.print(Padding(Text.assemble(lead, line), (0, 0, 0, indent)))


def _cut(console: Console, items: Sequence[Shown], limit: int, indent: int = 2) -> Iterator[Shown]:
    """The first items; after them, how many more there are and where to see them."""
    yield from items[:limit]
    if len(items) > limit:
        _line(console, Text(f"... and {len(items) - limit} more (see --format html)", "dim"), indent)
