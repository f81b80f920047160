"""The passages of an article that hold claims, parsed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.claims.quotations import passage_quotations
from rashomon.model import CLAIMING, Article, Labelled
from rashomon.text.garbled import Meant, as_meant, repaired
from rashomon.text.parse import Parsed, PassageParser


@dataclass(frozen=True, slots=True)
class Piece:
    """A parsed passage, or a part of a very long one: where it starts in the article, and which tokens are quoted."""

    passage: Labelled
    parsed: Parsed
    offset: int
    inside: list[bool]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the tokens `first` to `last` (past-last) stand in the article, in characters."""
        return self.offset + self.parsed.starts[first], self.offset + self.parsed.ends[last - 1]


def parsed_pieces(articles: Sequence[Article], parser: PassageParser) -> list[list[Piece]]:
    """The parses of each article's passages that hold claims, in reading order; none where it is not in English."""
    passages = [list(_as_read(a)) if is_english(a) else [] for a in articles]
    texts = [[meant.text if meant else p.text for p, meant in some] for some in passages]
    parses = iter(parser.parse(text for some in texts for text in some))
    out = []
    for some, own in zip(passages, texts, strict=True):
        pieces = []
        for (passage, meant), marked in zip(some, passage_quotations(own), strict=True):
            for offset, parsed in next(parses):
                inside = _quoted_tokens(parsed, offset, marked)
                if meant is not None:
                    pieces.append(Piece(passage, _as_written(parsed, offset, meant), passage.start, inside))
                else:
                    pieces.append(Piece(passage, parsed, passage.start + offset, inside))
        out.append(pieces)
    return out


def _as_read(article: Article) -> Iterator[tuple[Labelled, Meant | None]]:
    """The passages that hold claims, each with its text as it was meant where that differs; paragraphs that one sentence runs over are
    one."""
    held: Labelled | None = None
    joints: list[tuple[int, int]] = []
    for passage in article.passages:
        if passage.kind not in CLAIMING or _is_crosshead(passage, article):
            continue
        if held is not None and _runs_on(held, passage, article.text):
            joints.append((held.end, passage.start))
            held = Labelled(held.start, passage.end, article.text[held.start : passage.end], held.kind)
            continue
        if held is not None:
            yield held, _in_one_line(held, joints)
        held, joints = passage, []
    if held is not None:
        yield held, _in_one_line(held, joints)


def _runs_on(passage: Labelled, following: Labelled, text: str) -> bool:
    """Whether a paragraph stops amid a sentence with which the next one goes on: a link or a picture of the page stood between."""
    return (
        passage.kind == following.kind == "paragraph"
        and _UNENDED.search(passage.text[-_TAIL:]) is not None
        and _LOWER.match(following.text) is not None
        and not text[passage.end : following.start].strip()
    )


_UNENDED = re.compile(r"(?:\b[\w’'-]+,? +){5,}[a-z’'-]+,?\s*$")
_TAIL = 120  # characters of a paragraph that show how it ends
_LOWER = re.compile(r"[a-z][a-z’'-]* +\w")


def _in_one_line(passage: Labelled, joints: Sequence[tuple[int, int]]) -> Meant | None:
    """A passage's text as it was meant, with a space for what lies between its paragraphs; None where it is as it is written."""
    if not joints:
        return as_meant(passage.text)
    meant, places = "", list[int]()
    begin = 0
    for end, start in (*((e - passage.start, s - passage.start) for e, s in joints), (len(passage.text), 0)):
        part = passage.text[begin:end]
        found = as_meant(part)
        meant += (found.text if found else part) + " "
        places += [begin + at for at in (found.places[:-1] if found else range(len(part)))] + [end]
        begin = start
    return Meant(meant[:-1], places)


def _is_crosshead(passage: Labelled, article: Article) -> bool:
    """Whether a line only quotes a few words that somebody says below it: 'Like a chimney'."""
    found = _CROSSHEAD.fullmatch(passage.text.strip())
    return found is not None and found[1].casefold() in article.text[passage.end :].casefold()


_CROSSHEAD = re.compile(r"[\"'“‘]((?:[\w’'-]+,? ){1,6}[\w’'-]+)[\"'”’]")


def _as_written(parsed: Parsed, offset: int, meant: Meant) -> Parsed:
    """The parse of a text as it was meant, its tokens where they are written."""
    starts = [meant.places[offset + at] for at in parsed.starts]
    return replace(parsed, starts=starts, ends=[meant.places[offset + at] for at in parsed.ends])


def is_english(article: Article) -> bool:
    """Whether the article is in English: by its language, or where that is not known by its letters."""
    if article.language:
        return article.language.lower().startswith("en")
    letters = [c for c in repaired(article.body[:2000]) if c.isalpha()]
    return sum(c.isascii() for c in letters) >= 0.9 * len(letters)


def _quoted_tokens(parsed: Parsed, offset: int, quoted: Sequence[tuple[int, int]]) -> list[bool]:
    """Which tokens stand in the quotations, whose characters count from `offset` before the parse."""
    starts = [s for s, _ in quoted]
    inside = []
    for at in parsed.starts:
        k = bisect_right(starts, offset + at) - 1
        inside.append(k >= 0 and offset + at < quoted[k][1])
    return inside
