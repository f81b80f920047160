"""What `read`, `claims` and `stories` write for people, and the record of `stories` for programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rashomon.model import Article, Claim, Place, Reading, Related, Story
from rashomon.render.plain import clean, clipped, counted

_DAYS, _LINE = 4, 110  # of a timeline in a list of stories: days, and characters of each


_OF_PAGE = frozenset(["text", "decoding", "correction"])


def article_text(article: Article) -> str:
    """Headline, source line, what is doubtful of the page as it came, and body, readable in a terminal."""
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
            *(f"! {clean(doubt.detail)}" for doubt in article.warnings if doubt.kind in _OF_PAGE),
            "",
            *(clean(p.text) for p in article.passages if p.kind == "standfirst"),
            *map(clean, article.body.split("\n")),
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
    return listed(
        {
            "id": s.id,
            "headline": s.headline,
            "date": s.date,
            "place": place_record(s.place),
            "articles": [r.article.source for r in s.readings],
            "related": [related_record(r) for r in s.related],
            "lineage": lineage_record(s),
        }
        for s in stories
    )


def listed(stories: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """A document of stories whose records hold the lineage of each."""
    found = list(stories)
    return {
        "stories": [{key: value for key, value in s.items() if key != "lineage"} for s in found],
        "lineage": [edge for s in found for edge in s["lineage"]],
    }


def place_record(place: Place | None) -> dict[str, Any] | None:
    """A place by its name and what it lies in."""
    return None if place is None else {"name": place.name, "within": place.within}


def lineage_record(story: Story) -> list[dict[str, Any]]:
    """Who draws on whom in a story, by their sources."""
    source = {r.article.id: r.article.source for r in story.readings}
    return [
        {
            "from": source[e.article],
            "to": source.get(e.origin, e.origin),
            "kind": e.kind.value,
            "evidence": [m.text for m in e.evidence],
        }
        for e in story.lineage
    ]


def related_record(related: Related) -> dict[str, Any]:
    """A link to a related story."""
    return {
        "story": related.story,
        "headline": related.headline,
        "date": related.date,
        "shared": list(related.shared),
    }


def stories_text(document: dict[str, Any]) -> str:
    """A block a story: its id and headline, day and place, what is known of its points, its sources, who draws on whom, the course
    of its days, and related stories. Takes the document of `listed`."""
    drawn: dict[str, list[dict[str, Any]]] = {}
    for edge in document["lineage"]:
        drawn.setdefault(edge["from"], []).append(edge)
    blocks = []
    for s in document["stories"]:
        about = [s["date"] or "no day found", *([s["place"]["name"], s["place"]["within"]] if s["place"] else ())]
        head = f"{s['headline'] or '(not told yet)'} ({', '.join(filter(None, about))})"
        out: list[str] = []
        if "conflicts" in s:
            out.append(_counts(s))
        out += s["articles"]
        out += [f"{e['from']} {e['kind']} {e['to']}" for source in s["articles"] for e in drawn.get(source, ())]
        out += _course(s.get("timeline", ()))
        out += [f"related: {r['story']} {r['headline']} ({', '.join(r['shared'])})" for r in s["related"]]
        blocks.append("\n".join([f"{s['id']}  {clean(head)}", *(f"  {clean(line)}" for line in out)]) + "\n")
    return "\n".join(blocks)


def _counts(story: dict[str, Any]) -> str:
    counts = [counted(len(story["articles"]), "article")]
    if story["conflicts"]:
        counts.append(counted(story["conflicts"], "conflict"))
    if story["corroborated"]:
        counts.append(f"{story['corroborated']} corroborated")
    # Of articles that tell no day, the store has the day when it saw them.
    return ", ".join(counts) + f"; {'newest article' if story['date'] else 'seen'} {story['newest']}"


def _course(timeline: Sequence[dict[str, Any]]) -> list[str]:
    """The last days of a timeline; a single day is the story's own."""
    if len(timeline) < 2:
        return []
    before = len(timeline) - _DAYS
    head = [f"... {counted(before, 'earlier day')} in its timeline"] if before > 0 else []
    return head + [f"{d['date']}: “{clipped(d['line'], _LINE)}”" for d in timeline[-_DAYS:]]
