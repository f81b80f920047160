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
from rashomon.render.legend import HEADING as LEGEND
from rashomon.render.legend import legend
from rashomon.render.plain import clipped, conflicts_named, counted, listed, version_name
from rashomon.render.quotes import Excerpt, Source
from rashomon.render.view import (
    HEADINGS,
    PERHAPS_OTHERS,
    PointView,
    Standing,
    StoryView,
    numbered_conflicts,
    story_view,
)

_NARROWEST, _WIDEST = 40, 100
_LONGEST_QUOTE = 320
_LONGEST_LINE, _COURSE, _A_DAY = 160, 10, 3
_CONFLICTS, _CORROBORATED, _REPEATED, _PERHAPS, _ONLY, _WORDINGS, _DOUBTS, _TIES, _CHOICES, _SOURCES = (
    10,
    12,
    6,
    4,
    12,
    3,
    6,
    8,
    8,
    12,
)

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
    text = capture.get()
    with console.capture() as capture:
        signs = legend(text)
        if signs:
            _heading(console, LEGEND, 0, "dim")
        for sign, meaning in signs:
            _line(console, Text(f"{sign}: {meaning}", "dim"), 2, "-")
    return "\n".join(line.rstrip() for line in (text + capture.get()).split("\n"))


def _story(console: Console, story: StoryView) -> None:
    console.print(Text(story.headline, "bold"))
    where = f" · {story.where}" if story.where else ""
    console.print(Text(f"{story.when}{where} · reported by {counted(len(story.sources), 'source')}", "dim"))
    console.print(Text(story.counts, "dim"))
    console.print()
    for source in _cut(console, story.sources, _SOURCES):
        _line(console, _source(source), 2, "-")
    if story.conflicts:
        for heading, numbered in numbered_conflicts(story.conflicts):
            _heading(console, heading, len(numbered), "red")
            for position, (number, point) in enumerate(_cut(console, numbered, _CONFLICTS)):
                if position:
                    console.print()
                _conflict(console, number, point)
    for standing, points, limit, style in (
        (Standing.CORROBORATED, story.corroborated, _CORROBORATED, "green"),
        (Standing.REPEATED, story.repeated, _REPEATED, "blue"),
        (Standing.PERHAPS, story.perhaps, _PERHAPS, "green"),
    ):
        if points:
            _heading(console, HEADINGS[standing], len(points), style)
            for point in _cut(console, points, limit):
                _shared(console, point)
    if story.only:
        _heading(console, HEADINGS[Standing.ONE_SIDED], sum(len(points) for _, points in story.only), "yellow")
        for source, points in story.only:
            _line(console, Text(f"{source.name} ({len(points)})", "bold"), 2)
            for point in _cut(console, points, _ONLY, 4):
                for quote in point.sides[0]:
                    notes = [quote.remark] if quote.remark else []
                    notes += [PERHAPS_OTHERS] if point.shared_perhaps else []
                    said = f" — {'; '.join(notes)}" if notes else ""
                    _line(console, Text.assemble(_quoted(quote.sentence), (said, "dim")), 4, "-")
    if story.course:
        _heading(console, "Timeline", 0, "cyan")
        for step in _cut(console, story.course, _COURSE):
            _line(console, Text(step.label, "bold"), 2)
            for line in step.lines[:_A_DAY]:
                credit = f" — {line.source.name}{line.credit}"
                _line(console, Text.assemble(f"“{clipped(line.words, _LONGEST_LINE)}”", (credit, "dim")), 4, "-")
    if story.choices:
        _heading(console, "In whose words", len(story.choices), "cyan")
        for choice in _cut(console, story.choices, _CHOICES):
            _line(console, Text(choice.words), 2, "-")
    if story.ties:
        _heading(console, "Who draws on whom", len(story.ties), "cyan")
        for tie in _cut(console, story.ties, _TIES):
            _line(console, Text(f"{tie.drawer} {tie.kind} {tie.origin}"), 2, "-")
    if story.related:
        _heading(console, "Related stories", len(story.related), "cyan")
        for title, why in story.related:
            _line(console, Text.assemble(title, (f" (both name {why})", "dim")), 2, "-")
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
        line.append(f" ({source.published}, day unsure)", "yellow")
    return line


def _conflict(console: Console, number: int, point: PointView) -> None:
    _line(console, Text.assemble((point.particular, "bold red"), ": ", point.title), 2, f"{number}.")
    for version, said in enumerate(point.clauses):
        for position, wording in enumerate(_cut(console, said, _WORDINGS, 7)):
            _line(console, _quoted(wording.sentence), 5, " " if position else version_name(version))
            names = listed([quote.source.name for quote in wording.quotes])
            _line(console, Text(f"{names}, {wording.voice}", "dim"), 7)


def _shared(console: Console, point: PointView) -> None:
    """Two wordings, so that a reader sees whether they say the same; then who else has it."""
    for position, wording in enumerate(point.examples):
        line = Text.assemble(_quoted(wording.sentence), (f" — {wording.credit}", "dim"))
        _line(console, line, 2, " " if position else "-")
    shown = {quote.source.name for wording in point.examples for quote in wording.quotes}
    notes = [point.backing]
    quotes = [quote for side in point.sides for quote in side]
    for word, some in (
        ("also", [q for q in quotes if not point.is_perhaps(q)]),
        ("perhaps also", [q for q in quotes if point.is_perhaps(q)]),
    ):
        others = dict.fromkeys(q.source.name for q in some if q.source.name not in shown)
        shown.update(others)
        if others:
            notes.append(f"{word} {listed([*others])}")
    if point.conflicts:
        notes.append(f"see {conflicts_named(point.conflicts)}")
    if point.drift:
        _line(console, Text.assemble(("wording differs: ", "bold"), point.drift), 4)
    _line(console, Text("; ".join(notes), "dim"), 4)


def _doubts(console: Console, story: StoryView) -> None:
    furniture = sum(len(source.article.furniture) for source in story.sources)
    if story.doubts:
        _heading(console, "Doubtful in the sources", len(story.doubts), "magenta")
    for doubt in _cut(console, story.doubts, _DOUBTS):
        line = Text(f"{doubt.source.name}: " if doubt.source else "")
        if doubt.text:
            line.append(f"“{clipped(doubt.text, 80)}”: ", "dim")
        line.append(doubt.detail or doubt.kind)
        _line(console, line, 2, "-")
    if furniture:
        _heading(console, "Left out", 0, "dim")
        _line(console, Text(f"{counted(furniture, 'piece')} of the pages that are not of the reports", "dim"), 2, "-")


def _quoted(sentence: Excerpt) -> Text:
    """The words of a quotation, those in bold type that another rendering has otherwise."""
    if not sentence.changed or len(sentence.words) > _LONGEST_QUOTE:
        return Text(f"“{clipped(sentence.words, _LONGEST_QUOTE)}”")
    clause = sentence.clause
    pieces = ((text, "bold underline" if n in clause.changed else "") for n, (text, _) in enumerate(clause.pieces))
    return Text.assemble("“", *pieces, "”")


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
