"""The lines that a reader sees of a page: text nodes collected to lines, and lines to the page's text with its map back to the source."""

from __future__ import annotations

from typing import Final, NamedTuple

from rashomon.marks import IN_P, MOST_WORDS, Mark, Words
from rashomon.references import MOST, segments

MOST_LINES = 20_000
"""Lines of text; the longest live reports have some 5,000."""

_TOLD = ~(IN_P | int(Mark.LINK))
"""What lines are told of; links are counted instead."""
_LINK = int(Mark.LINK)
_LONGEST_ROW = 160
_NAMED_LEVELS = 4
"""Elements outward from a text whose class and id are looked at."""


class Line(NamedTuple):
    """A line of the page: a stretch of `Markup.text`. `linked` is the share of it inside links; `words` are those of the
    classes and ids around it, nearest first; `block` numbers the element that holds it and `depth` how deep that is."""

    start: int
    text: str
    marks: int
    linked: float
    words: Words
    tag: str
    block: int
    depth: int


class Named:
    """The words of an element's class and id, and the nearest element around it that has any. Elements that say the same
    share one."""

    __slots__ = ("around", "outer", "words")

    def __init__(self, words: Words, outer: Named | None) -> None:
        self.words, self.outer = words, outer
        self.around: Words | None = None


def words_around(named: Named) -> Words:
    """The words of the nearest elements outward that have any, nearest first, each once."""
    if named.around is None:
        found: list[str] = []
        level: Named | None = named
        for _ in range(_NAMED_LEVELS):
            if level is None:
                break
            found += level.words
            level = level.outer
        named.around = tuple(dict.fromkeys(found))[: 2 * MOST_WORDS]
    return named.around


Open = tuple[str, int, int, int, int, Named, int]
"""An open element: its tag; the index of the element around it; the length of the page's text content before it; its own
index; the marks of what stands in it; its classes; its depth. Plain tuples, for there are hundreds on a page."""

TAG_OF: Final = 0
INDEX: Final = 3
MARKS: Final = 4
NAMED: Final = 5
DEPTH: Final = 6


class Writer:
    """Collects text nodes to lines, and lines to the page's text with its map back to the source."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.size = 0
        self.runs: list[tuple[int, int, int, int, int, int]] = []
        self.nodes: list[tuple[int, str, int, Open]] = []
        self.row = -1

    def in_row(self) -> bool:
        """Whether what stands here so far is the start of a table's row, short enough for cells rather than columns."""
        return self.row == len(self.lines) and sum(len(node[1]) for node in self.nodes[-40:]) < _LONGEST_ROW

    def close(self, block: Open) -> int:
        """End the line: the text of its nodes with white space collapsed. The number of lines so far."""
        nodes = self.nodes
        if not nodes:
            return len(self.lines)
        runs = self.runs
        made = len(runs)
        if len(nodes) + made > MOST:
            raise ValueError(f"more than {MOST:,} pieces of text are too many for one article")
        parts: list[str] = []
        at = begin = self.size
        blank = True  # whether white space here would only repeat some, or open the line
        linked = 0
        marks = -1
        first: Open | None = None
        for start, raw, document, holder in nodes:
            element = holder[INDEX]
            core = raw.strip()
            if not core:
                if not blank:
                    blank = True
                    parts.append(" ")
                    runs.append((at, start, document, 1, len(raw), element))
                    at += 1
                continue
            # What can be printed holds no white space but plain spaces, and no letter that is left out.
            if core.isprintable() and "&" not in core and "  " not in core:
                shown = length = len(core)
                behind = len(raw)
                if length < behind:
                    ahead = raw.index(core[0])
                    if ahead:
                        if not blank:
                            parts.append(" ")
                            runs.append((at, start, document, 1, ahead, element))
                            at += 1
                        start += ahead
                        document += ahead
                        behind -= ahead
                parts.append(core)
                runs.append((at, start, document, length, length, element))
                at += length
                blank = length < behind
                if blank:
                    parts.append(" ")
                    runs.append((at, start + length, document + length, 1, behind - length, element))
                    at += 1
            else:
                shown = 0
                for offset, width, written, before in segments(raw):
                    if written == " ":
                        if blank:
                            continue
                        blank = True
                    else:
                        blank = False
                        shown += len(written) - written.count(" ")
                    parts.append(written)
                    runs.append((at, start + offset, document + before, len(written), width, element))
                    at += len(written)
            if shown:
                first = first or holder
                marks &= holder[MARKS]
                if holder[MARKS] & _LINK:
                    linked += shown
        nodes.clear()
        if first is None:
            del runs[made:]
            return len(self.lines)
        if parts[-1] == " ":
            parts.pop()
            at = runs.pop()[0]
        text = "".join(parts)
        share = min(1.0, linked / max(1, len(text) - text.count(" "))) if linked else 0.0
        if len(self.lines) >= MOST_LINES:
            raise ValueError(f"more than {MOST_LINES:,} lines are too many for one article")
        words = words_around(first[NAMED])
        # `Line(...)` takes four times as long.
        fields = (begin, text, marks & _TOLD, share, words, block[TAG_OF], block[INDEX], block[DEPTH])
        self.lines.append(tuple.__new__(Line, fields))
        self.size = at + 1
        return len(self.lines)
