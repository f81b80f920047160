"""What `read`, `claims` and `stories` write for people, and the record of `stories` for programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rashomon.model import Article, Claim, Reading, Related, Story
from rashomon.render.plain import clean, placed
from rashomon.text.garbled import repaired


def article_text(article: Article) -> str:
    """Headline, source line and body, readable in a terminal."""
    day = "no day found"
    if article.published:
        day = (
            f"{article.published.value} ({article.published.method}{'' if article.published.reliable else ', unsure'})"
        )
    about = " · ".join(x for x in (article.outlet, article.byline, day, article.language, article.source) if x)
    return "\n".join(
        [
            clean(article.headline or "(no headline)"),
            clean(about),
            "",
            *map(clean, repaired(article.body).split("\n")),
            "",
            "",
        ]
    )


def reading_text(reading: Reading) -> str:
    """The claims of one article, each with its speakers and place."""
    head = f"{reading.article.headline or reading.article.source} ({len(reading.claims)} claims)"
    return "\n".join([clean(head), *map(_claim_line, reading.claims), "", ""])


def _claim_line(claim: Claim) -> str:
    chain = " < ".join(s.name for s in claim.attribution)
    marks = " ".join(
        m for m in (claim.mode.value, claim.polarity.value if claim.polarity.value == "negated" else "", chain) if m
    )
    return f"  {claim.start:>6}  {clean(claim.text)}  [{clean(marks)}]"


def stories_record(stories: Iterable[Story]) -> dict[str, Any]:
    """The document of `rashomon stories --format json`: stories by their sources, and the lineage between sources."""
    found = list(stories)
    source = {r.article.id: r.article.source for s in found for r in s.readings}
    return {
        "stories": [
            {
                "id": s.id,
                "headline": s.headline,
                "date": s.date,
                "place": s.place and {"name": s.place.name, "within": s.place.within},
                "articles": [r.article.source for r in s.readings],
                "related": [related_record(r) for r in s.related],
            }
            for s in found
        ],
        "lineage": [
            {
                "from": source[e.article],
                "to": source.get(e.origin, e.origin),
                "kind": e.kind.value,
                "evidence": [m.text for m in e.evidence],
            }
            for s in found
            for e in s.lineage
        ],
    }


def related_record(related: Related) -> dict[str, Any]:
    """A link to a related story."""
    return {
        "story": related.story,
        "headline": related.headline,
        "date": related.date,
        "shared": list(related.shared),
    }


def stories_text(stories: Iterable[Story]) -> str:
    """A block a story: its id and headline, day and place, its sources, who draws on whom, and related stories."""
    out = []
    for s in stories:
        source = {r.article.id: r.article.source for r in s.readings}
        where = f", {placed(s.place)}" if s.place else ""
        out.append(clean(f"{s.id}  {s.headline} ({s.date or 'no day found'}{where})"))
        out += [f"  {clean(r.article.source)}" for r in s.readings]
        out += [
            f"  {clean(source[e.article])} {e.kind.value} {clean(source.get(e.origin, e.origin))}" for e in s.lineage
        ]
        out += [f"  related: {r.story} {clean(r.headline)} ({clean(', '.join(r.shared))})" for r in s.related]
        out.append("")
    return "\n".join(out)
