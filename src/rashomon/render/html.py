"""Dossiers as one HTML file that needs nothing else: no script, nothing fetched, readable as a mail attachment."""

from __future__ import annotations

import base64
import hashlib
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING

from rashomon.model import Article, Claim, Dossier, Labelled
from rashomon.render.legend import signs
from rashomon.render.picture import Picture, picture
from rashomon.render.plain import clean, clipped, version_name
from rashomon.render.quotes import Source, paragraphs
from rashomon.render.view import (
    DOUBTFUL,
    HEADINGS,
    PointView,
    Standing,
    StoryView,
    numbered_conflicts,
    standing_of,
    story_view,
)

if TYPE_CHECKING:
    from jinja2 import Environment

_CONFLICTS_SHOWN, _UNSHARED_SHOWN = 12, 8

_COLUMNS = 5
"""Of more sources the table of points has no column each: a point is a row across the page, and under it stands who speaks to it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of a paragraph's text; `anchors` are the claims that begin with it, `standing` what the sources make of it."""

    text: str
    anchors: tuple[str, ...]
    standing: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A source's article as the page shows it, and what was left out of it by kind."""

    source: Source
    paragraphs: tuple[Paragraph, ...]
    furniture: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What the template needs for one story. `anchor` begins the ids of all its elements, `anchors` are the claims'."""

    anchor: str
    story: StoryView
    documents: tuple[Document, ...]
    drawing: Picture | None
    anchors: dict[str, str]

    @property
    def shared(self) -> tuple[tuple[str, tuple[tuple[int, PointView], ...]], ...]:
        """The rows of the table of points against sources, under their headings, each point with its number among them: that of a
        conflict is its own."""
        groups = (
            (Standing.CORROBORATED, self.story.corroborated),
            (Standing.REPEATED, self.story.repeated),
            (Standing.PERHAPS, self.story.perhaps),
        )
        fought = tuple((heading, tuple(numbered)) for heading, numbered in numbered_conflicts(self.story.conflicts))
        return (*fought, *((HEADINGS[standing], tuple(enumerate(points, 1))) for standing, points in groups if points))


def render_html(dossiers: Sequence[Dossier]) -> str:
    """A complete page with each dossier as a section, and an index on top if there are several.

    The page's own policy (CSP) lets it run no script and load nothing; its style sheet is allowed by its hash.
    """
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    sections = [section(dossier, f"s{number}") for number, dossier in enumerate(dossiers, 1)]
    return (
        _environment().get_template("page.html").render(sections=sections, style=style, digest=digest, legend=signs())
    )


def notebook_html(dossier: Dossier) -> str:
    """One dossier as a fragment to embed, in a notebook for instance; its style touches nothing outside it."""
    anchor = "r" + hashlib.sha256(repr(dossier.story.id).encode()).hexdigest()[:8]
    return _environment().get_template("fragment.html").render(section=section(dossier, anchor), style=_style())


def section(dossier: Dossier, anchor: str) -> Section:
    """What the template needs for one dossier; `anchor` must be unlike that of any other in the same page."""
    story = story_view(dossier)
    claims = [claim for reading in dossier.story.readings for claim in reading.claims]
    anchors = {claim.id: f"{anchor}-c{number}" for number, claim in enumerate(claims, 1)}
    standing = _standing_of_claims(dossier)
    documents = tuple(
        Document(source, _paragraphs(source.article, reading.claims, anchors, standing), _furniture(source))
        for source, reading in zip(story.sources, dossier.story.readings, strict=True)
    )
    return Section(anchor, story, documents, picture(story.ties, (source.name for source in story.sources)), anchors)


def _standing_of_claims(dossier: Dossier) -> dict[str, Standing]:
    """The most telling thing that the points say of each claim; `Standing` names them in that order."""
    standing: dict[str, Standing] = {}
    for wanted in reversed(Standing):
        standing.update((claim, wanted) for p in dossier.points if standing_of(p) is wanted for claim in p.claims)
    return standing


def _paragraphs(
    article: Article, claims: Sequence[Claim], anchors: Mapping[str, str], standing: Mapping[str, Standing]
) -> tuple[Paragraph, ...]:
    """The article's passages, each cut wherever a claim in it begins or ends."""
    passages = paragraphs(article)
    starts = [passage.start for passage in passages]
    inside: list[list[Claim]] = [[] for _ in passages]
    for claim in sorted(claims, key=lambda claim: claim.start):
        inside[max(0, bisect_right(starts, claim.start) - 1)].append(claim)
    return tuple(
        Paragraph(passage.kind, tuple(_pieces(article.text, passage, within, anchors, standing)))
        for passage, within in zip(passages, inside, strict=True)
    )


def _pieces(
    text: str, passage: Labelled, claims: Sequence[Claim], anchors: Mapping[str, str], standing: Mapping[str, Standing]
) -> Iterator[Piece]:
    """One sweep over the passage; `claims` stand in the order in which they begin."""
    ends = (min(passage.end, max(passage.start, edge)) for claim in claims for edge in (claim.start, claim.end))
    coming = deque(claims)
    current: list[Claim] = []
    for start, end in pairwise(sorted({passage.start, passage.end, *ends})):
        begun: list[Claim] = []
        while coming and coming[0].start <= start:
            begun.append(coming.popleft())
        current = [claim for claim in (*current, *begun) if claim.end > start]
        met = {standing[claim.id] for claim in current if claim.id in standing}
        mark = next((wanted.value for wanted in Standing if wanted in met), "")
        yield Piece(clean(text[start:end]), tuple(anchors[claim.id] for claim in begun), mark)


def _furniture(source: Source) -> tuple[tuple[str, tuple[str, ...]], ...]:
    kinds: dict[str, list[str]] = {}
    for piece in source.article.furniture:
        kinds.setdefault(clean(piece.kind), []).append(clipped(clean(piece.text).strip(), 200))
    return tuple((kind, tuple(pieces)) for kind, pieces in kinds.items())


@cache
def _style() -> str:
    return resources.files("rashomon.render").joinpath("templates/style.css").read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("rashomon.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        COLUMNS=_COLUMNS,
        CONFLICTS_SHOWN=_CONFLICTS_SHOWN,
        DOUBTFUL=DOUBTFUL,
        UNSHARED_SHOWN=_UNSHARED_SHOWN,
        clipped=clipped,
        version_name=version_name,
    )
    return environment
