"""Dossiers as Markdown (CommonMark with nothing added): for notes, issues and mails."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.model import Dossier
from rashomon.render.plain import counted, version_name
from rashomon.render.view import PointView, Quote, Source, StoryView, story_view

_SPECIAL = re.compile(r"([\\`*_\[\]|~#])")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_LIST_MARK = re.compile(r"^(\s*)(\d+(?=[.)])|(?=[-+=]))")


def render_markdown(dossiers: Sequence[Dossier]) -> str:
    """Dossiers in full, the terminal's order; no text of a page can act as Markdown or HTML."""
    return "\n\n---\n\n".join("\n".join(_story(story_view(dossier))).strip() for dossier in dossiers) + "\n"


def escaped(text: str) -> str:
    """Text that shows as it is, wherever it stands in a line."""
    safe = _SPECIAL.sub(r"\\\1", "".join(_HTML.get(character, character) for character in text))
    return _LIST_MARK.sub(lambda mark: f"{mark[0]}\\", safe)


def _story(story: StoryView) -> Iterator[str]:
    yield f"# {escaped(story.headline)}"
    yield ""
    yield " · ".join(part for part in (story.when, story.counts) if part)
    yield ""
    for source in story.sources:
        yield f"- {_source(source)}"
    if story.conflicts:
        yield from _heading("In conflict")
        for number, point in enumerate(story.conflicts, 1):
            yield from _conflict(number, point)
    if story.corroborated:
        yield from _heading("Corroborated")
        for point in story.corroborated:
            yield f"**{escaped(point.title)}** ({point.backing})"
            yield ""
            for quote in point.sides[0]:
                yield from _quote(quote)
    if story.only:
        yield from _heading("Only one source says")
        for source, points in story.only:
            yield f"### {escaped(source.name)}"
            yield ""
            for point in points:
                for quote in point.sides[0]:
                    yield from _quote(quote)
    yield from _lineage(story)
    yield from _doubts(story)


def _source(source: Source) -> str:
    published = source.article.published
    day = escaped(source.published) if published else "day of publication unknown"
    doubt = ", not reliable" if published and not published.reliable else ""
    headline = f": {_link(source.headline, source.href)}" if source.headline else ""
    return f"**{escaped(source.name)}**{headline} ({day}{doubt})"


def _conflict(number: int, point: PointView) -> Iterator[str]:
    aspect = point.point.aspect.value if point.point.aspect else "conflict"
    yield f"### {number}. {aspect.capitalize()}: {escaped(point.title)}"
    yield ""
    for version, side in enumerate(point.sides):
        yield f"**Version {version_name(version)}**"
        yield ""
        for quote in side:
            yield from _quote(quote)


def _quote(quote: Quote) -> Iterator[str]:
    sentence = quote.sentence
    words = f"**{escaped(sentence.words.strip())}**" if sentence.before or sentence.after else escaped(sentence.words)
    yield f"> {escaped(sentence.before)}{words}{escaped(sentence.after)}  "
    yield f"> — {_link(quote.source.name, quote.href)}, {escaped(quote.voice)}"
    yield ""


def _lineage(story: StoryView) -> Iterator[str]:
    if story.ties:
        yield from _heading("Who draws on whom")
        for tie in story.ties:
            evidence = "; ".join(f"“{escaped(text)}”" for text in tie.evidence)
            yield f"- {escaped(tie.drawer)} {tie.kind} {escaped(tie.origin)}" + (f": {evidence}" if evidence else "")


def _doubts(story: StoryView) -> Iterator[str]:
    furniture = sum(len(source.article.furniture) for source in story.sources)
    if story.doubts or furniture:
        yield from _heading("Doubtful in the sources")
    for doubt in story.doubts:
        where = f"{escaped(doubt.source.name)}: " if doubt.source else ""
        words = f" “{escaped(doubt.text)}”" if doubt.text else ""
        yield f"- {where}{escaped(doubt.detail or doubt.kind)}{words}"
    if furniture:
        yield f"- {counted(furniture, 'piece')} of page furniture left out"


def _heading(title: str) -> tuple[str, str, str]:
    return "", f"## {title}", ""


def _link(text: str, href: str | None) -> str:
    if href is None:
        return escaped(text)
    return f"[{escaped(text)}](<{href.replace('<', '%3C').replace('>', '%3E')}>)"
