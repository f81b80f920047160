"""Dossiers, articles and readings as JSON, by the schema published in `rashomon/schema/dossier-1.json`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from rashomon.model import (
    Article,
    Claim,
    Dated,
    Dossier,
    Doubt,
    Edge,
    Entity,
    Framing,
    Labelled,
    Mention,
    Point,
    Reading,
    Role,
    Span,
    Speaker,
    Value,
)
from rashomon.render.quotes import speaker_name
from rashomon.render.records import related_record
from rashomon.render.view import doubts
from rashomon.selectors import selectors
from rashomon.text.garbled import repaired

Record = dict[str, Any]

SCHEMA = "rashomon/dossier/1"

# Legal inside JSON, but a terminal obeys the first kinds and no encoder writes the last.
_UNSAFE = re.compile(r"[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def render_json(dossiers: Sequence[Dossier]) -> str:
    """One document with every dossier as a story, ending in a newline."""
    return to_json({"schema": SCHEMA, "stories": [story_record(d) for d in dossiers]}, indent=2)


def to_json(record: Record, indent: int | None = None) -> str:
    """A record as JSON text ending in a newline; without `indent`, on one line.

    Control characters, text-direction overrides and lone surrogates come out as escapes, so that the text is safe to
    print and can always be encoded.
    """
    text = json.dumps(record, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def story_record(dossier: Dossier) -> Record:
    """One story of the document."""
    story = dossier.story
    articles = [reading.article for reading in story.readings]
    return {
        "id": story.id,
        "headline": story.headline,
        "date": story.date,
        "place": story.place
        and {"name": story.place.name, "within": story.place.within, "mention": _mention(story.place.mention)},
        "articles": [_article(article) for article in articles],
        "claims": [_claim(claim, reading.article) for reading in story.readings for claim in reading.claims],
        "points": [_point(point) for point in dossier.points],
        "entities": _entities(dossier.entities),
        "dates": [_date(date) for reading in story.readings for date in reading.dates],
        "framing": [_framing(framing) for framing in dossier.framing],
        "lineage": [_edge(edge) for edge in story.lineage],
        "timeline": [{"date": d.date, "line": _mention(d.line), "claims": list(d.claims)} for d in dossier.timeline],
        "related": [related_record(related) for related in story.related],
        "furniture": [record for article in articles for record in _furniture(article)],
        "warnings": _doubts(doubts(dossier)),
    }


def article_record(article: Article) -> Record:
    """An article with its body, furniture and warnings: a line of `rashomon read`."""
    return _article(article) | {
        "body": repaired(article.body),
        "furniture": _furniture(article),
        "warnings": _doubts(article.warnings),
    }


def reading_record(reading: Reading) -> Record:
    """An article with its claims, dates and entities: a line of `rashomon claims`."""
    return _article(reading.article) | {
        "claims": [_claim(claim, reading.article) for claim in reading.claims],
        "dates": [_date(date) for date in reading.dates],
        "entities": _entities(reading.entities),
        "warnings": _doubts(reading.article.warnings),
    }


def _article(article: Article) -> Record:
    published = article.published
    return {
        "id": article.id,
        "source": article.source,
        "url": article.url,
        "outlet": article.outlet,
        "headline": article.headline,
        "byline": article.byline,
        "language": article.language,
        "published": published
        and {
            "value": published.value,
            "precision": published.precision,
            "method": published.method,
            "reliable": published.reliable,
        },
        "text": article.text,
        "sha256": article.sha256,
        "passages": [_span(passage) | {"kind": passage.kind} for passage in article.passages],
    }


def _claim(claim: Claim, article: Article) -> Record:
    return {
        "id": claim.id,
        "article": claim.article,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "mode": claim.mode.value,
        "attribution": [_speaker(speaker, article.text) for speaker in claim.attribution],
        "polarity": claim.polarity.value,
        "certainty": claim.certainty.value,
        "values": [_value(value) for value in claim.values],
        "vouched": claim.vouched,
        "part": claim.part,
        "roles": [_span(role_span(article, role)) | {"role": role.kind.value} for role in claim.roles],
        "sentence": {"start": claim.sentence[0], "end": claim.sentence[1]},
        "selectors": selectors(article, claim.start, claim.end),
    }


def role_span(article: Article, role: Role) -> Span:
    """The words of a part of a claim."""
    return Span(role.start, role.end, article.text[role.start : role.end])


def _speaker(speaker: Speaker, text: str) -> Record:
    return {"name": speaker_name(speaker, text), "entity": speaker.entity, "start": speaker.start, "end": speaker.end}


def _value(value: Value) -> Record:
    return _span(value) | {
        "kind": value.kind,
        "value": value.value,
        "unit": value.unit,
        "comparator": value.comparator,
    }


def _point(point: Point) -> Record:
    return {
        "id": point.id,
        "status": point.status.value,
        "aspect": point.aspect and point.aspect.value,
        "summary": point.summary,
        "detail": point.detail,
        "independent_sources": point.independent_sources,
        "claims": list(point.claims),
        "sides": [list(side) for side in point.sides],
        "weight": point.weight,
        "changed": [_mention(mention) for mention in point.changed],
        "doubtful": point.doubtful,
        "perhaps": list(point.perhaps),
    }


def _entities(entities: Iterable[Entity]) -> list[Record]:
    return [
        {
            "id": e.id,
            "name": e.name,
            "kind": e.kind,
            "mentions": [_mention(mention) for mention in e.mentions],
            "variants": [{"text": variant.text, "why": variant.why} for variant in e.variants],
        }
        for e in entities
    ]


def _framing(framing: Framing) -> Record:
    return {
        "sense": framing.sense,
        "point": framing.point,
        "mentions": [_mention(mention) for mention in framing.mentions],
    }


def _edge(edge: Edge) -> Record:
    return {
        "from": edge.article,
        "to": edge.origin,
        "kind": edge.kind.value,
        "evidence": [_mention(mention) for mention in edge.evidence],
    }


def _date(date: Dated) -> Record:
    return {"article": date.article} | _span(date) | {"value": date.value}


def _mention(mention: Mention) -> Record:
    return {"article": mention.article} | _span(mention)


def _furniture(article: Article) -> list[Record]:
    return [_labelled(piece, article.id) for piece in article.furniture]


def _labelled(piece: Labelled, article: str) -> Record:
    return {"article": article} | _span(piece) | {"kind": piece.kind}


def _doubts(found: Iterable[Doubt]) -> list[Record]:
    return [{"article": d.article} | _span(d) | {"kind": d.kind, "detail": d.detail} for d in found]


def _span(span: Span) -> Record:
    return {"start": span.start, "end": span.end, "text": span.text}
