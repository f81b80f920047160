"""Dossiers as Markdown (CommonMark with nothing added): for notes, issues and mails."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.model import Dossier
from rashomon.render.legend import HEADING as LEGEND
from rashomon.render.legend import legend
from rashomon.render.plain import conflicts_named, counted, listed, version_name
from rashomon.render.quotes import Source, Wording, wordings
from rashomon.render.view import (
    HEADINGS,
    PERHAPS_OTHERS,
    PointView,
    Standing,
    StoryView,
    numbered_conflicts,
    story_view,
)

_SPECIAL = re.compile(r"([\\`*_\[\]|~#])")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SHOWN = 3
"""Sentences of a version that are quoted whole."""
_LIST_MARK = re.compile(r"^(\s*)(\d+(?=[.)])|(?=[-+=]))")


def render_markdown(dossiers: Sequence[Dossier]) -> str:
    """Dossiers in full, the terminal's order; no text of a page can act as Markdown or HTML."""
    text = "\n\n---\n\n".join("\n".join(_story(story_view(dossier))).strip() for dossier in dossiers)
    signs = [f"- {escaped(sign)}: {meaning}" for sign, meaning in legend(text)]
    return "\n".join([text, *(["", "---", *_heading(LEGEND), *signs] if signs else [])]) + "\n"


def escaped(text: str) -> str:
    """Text that shows as it is, wherever it stands in a line."""
    safe = _SPECIAL.sub(r"\\\1", "".join(_HTML.get(character, character) for character in text))
    return _LIST_MARK.sub(lambda mark: f"{mark[0]}\\", safe)


def _story(story: StoryView) -> Iterator[str]:
    yield f"# {escaped(story.headline)}"
    yield ""
    where = f" · {escaped(story.where)}" if story.where else ""
    yield f"{story.when}{where} · reported by {escaped(story.reported_by)} · {story.counts}"
    yield ""
    for source in story.sources:
        yield f"- {_source(source)}"
    if story.conflicts:
        for heading, numbered in numbered_conflicts(story.conflicts):
            yield from _heading(heading)
            for number, point in numbered:
                yield from _conflict(number, point)
    for standing, points in (
        (Standing.CORROBORATED, story.corroborated),
        (Standing.REPEATED, story.repeated),
        (Standing.PERHAPS, story.perhaps),
    ):
        if points:
            yield from _heading(HEADINGS[standing])
        for point in points:
            see = f"; see {conflicts_named(point.conflicts)}" if point.conflicts else ""
            yield f"**{escaped(point.title)}** ({point.backing}{see})"
            yield ""
            if point.drift:
                yield f"Wording differs: {escaped(point.drift)}"
                yield ""
            for wording in point.nearest:
                yield from _wording(wording)
            unsure = [w for w in point.further if all(map(point.is_perhaps, w.quotes))]
            yield from _further([w for w in point.further if w not in unsure])
            yield from _further(unsure, "Perhaps the same, read both")
    if story.only:
        yield from _heading(HEADINGS[Standing.ONE_SIDED])
        for source, points in story.only:
            yield f"### {escaped(source.name)}"
            yield ""
            for perhaps in (False, True):
                some = [quote for p in points if p.shared_perhaps is perhaps for quote in p.sides[0]]
                if perhaps and some:
                    yield f"{PERHAPS_OTHERS.capitalize()}:"
                    yield ""
                for wording in wordings(some):
                    yield from _wording(wording)
    if story.course:
        yield from _heading("Timeline")
        for step in story.course:
            yield f"**{escaped(step.label)}**"
            yield ""
            for line in step.lines:
                yield f"- “{escaped(line.words)}” — {escaped(line.source.name)}{escaped(line.credit)}"
            yield ""
    if story.choices:
        yield from _heading("In whose words")
        yield from (f"- {escaped(choice.words)}" for choice in story.choices)
    yield from _lineage(story)
    if story.related:
        yield from _heading("Related stories")
        yield from (f"- {escaped(title)} (both name {escaped(why)})" for title, why in story.related)
    yield from _doubts(story)


def _source(source: Source) -> str:
    published = source.article.published
    day = escaped(source.published) if published else "day of publication unknown"
    doubt = ", day unsure" if published and not published.reliable else ""
    headline = f": {_link(source.headline, source.href)}" if source.headline else ""
    return f"**{escaped(source.name)}**{headline} ({day}{doubt})"


def _conflict(number: int, point: PointView) -> Iterator[str]:
    yield f"### {number}. {point.particular.capitalize()}: {escaped(point.title)}"
    yield ""
    for version, said in enumerate(point.wordings):
        yield f"**Version {version_name(version)}**"
        yield ""
        for wording in said[:_SHOWN]:
            yield from _wording(wording)
        yield from _further(said[_SHOWN:])


def _further(said: Sequence[Wording], how: str = "Further") -> Iterator[str]:
    """What else is said of a point, in few words."""
    if said:
        yield f"{how}:"
        yield from (f"- “{escaped(w.sentence.words)}” — {escaped(w.credit)}" for w in said)
        yield ""


def _wording(wording: Wording) -> Iterator[str]:
    sentence = wording.sentence
    pieces = (
        _set_off(text, "***" if not sentence.whole else "**")
        if n in sentence.changed
        else _set_off(text, "**")
        if marked and not sentence.whole
        else escaped(text)
        for n, (text, marked) in enumerate(sentence.pieces)
    )
    yield f"> {''.join(pieces)}  "
    yield f"> — {listed([_link(quote.source.name, quote.href) for quote in wording.quotes])}, {escaped(wording.voice)}"
    yield ""


def _set_off(text: str, mark: str) -> str:
    """Text between marks that take effect: next to white space inside, they would not."""
    words = text.strip()
    if not words:
        return escaped(text)
    before, _, after = text.partition(words)
    return f"{before}{mark}{escaped(words)}{mark}{after}"


def _lineage(story: StoryView) -> Iterator[str]:
    if story.ties:
        yield from _heading("Who draws on whom")
        for tie in story.ties:
            evidence = "; ".join(f"“{escaped(text)}”" for text in tie.evidence)
            yield f"- {escaped(tie.drawer)} {tie.kind} {escaped(tie.origin)}" + (f": {evidence}" if evidence else "")


def _doubts(story: StoryView) -> Iterator[str]:
    furniture = sum(len(source.article.furniture) for source in story.sources)
    if story.doubts:
        yield from _heading("Doubtful in the sources")
    for doubt in story.doubts:
        where = f"{escaped(doubt.source.name)}: " if doubt.source else ""
        words = f"“{escaped(doubt.text)}”: " if doubt.text else ""
        yield f"- {where}{words}{escaped(doubt.detail or doubt.kind)}"
    if furniture:
        yield from _heading("Left out")
        yield f"- {counted(furniture, 'piece')} of the pages that are not of the reports"


def _heading(title: str) -> tuple[str, str, str]:
    return "", f"## {title}", ""


def _link(text: str, href: str | None) -> str:
    if href is None:
        return escaped(text)
    return f"[{escaped(text)}](<{href.replace('<', '%3C').replace('>', '%3E')}>)"
