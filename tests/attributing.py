"""Builders for tests of attribution: paragraphs read into claims, and whose each is."""

from __future__ import annotations

from rashomon.claims import read_claims
from rashomon.model import Article, Claim, Labelled


def read(*paragraphs: str, headline: str = "") -> tuple[Claim, ...]:
    text, passages = "", []
    for n, part in enumerate((headline, *paragraphs) if headline else paragraphs):
        kind = "headline" if headline and n == 0 else "paragraph"
        passages.append(Labelled(len(text), len(text) + len(part), part, kind))
        text += part + "\n\n"
    page = Article(id="a", source="a", text=text, sha256="", language="en", passages=tuple(passages))
    [reading] = read_claims([page])
    for claim in reading.claims:
        for speaker in claim.attribution:
            assert text[speaker.start : speaker.end].strip()
    return reading.claims


def chain(claims: tuple[Claim, ...], words: str) -> list[str]:
    found = [c for c in claims if words in c.text]
    assert found, [c.text for c in claims]
    return [s.name for s in min(found, key=lambda c: len(c.text)).attribution]
