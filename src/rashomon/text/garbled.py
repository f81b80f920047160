"""Words that were decoded wrongly before the page was written down: UTF-8 that was read as Latin-1 or Windows-1252.

They are told and read as they were meant; the text itself stays, for all offsets count in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from rashomon.model import Span

MOST = 50
"""Words told of one text; a text that holds more is garbled throughout."""

# The bytes of one character of UTF-8, each read as a character of its own. Pairs that also occur in sound text
# ("CAFÉ»") are left out.
_MISREAD = re.compile(
    "[\u00c2-\u00f4][\u0080-\u009f][\u0080-\u00bf]{0,2}|â€[\u0080-\u00bf\u0152-\u2122]?"
    "|Ã[\u00a0-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ•˜™š›œžŸ]|Â[\u00a0-\u00bf]"
)
# A closing quotation mark whose last byte is no character of Windows-1252, and was dropped.
_LOST = re.compile(r"â€(?=[\s.,;:!?)]|$)")
_BEFORE = re.compile(r"\w{0,40}\Z")
_AFTER = re.compile(r"\w{0,40}")


def garbled_words(text: str) -> list[Span]:
    """The first words of the text that hold misread characters, in reading order. Runs in linear time."""
    found: list[Span] = []
    for match in islice(_MISREAD.finditer(text), MOST):
        before = _BEFORE.search(text, max(0, match.start() - 40), match.start())
        after = _AFTER.match(text, match.end())
        start = before.start() if before else match.start()
        end = after.end() if after else match.end()
        if not found or start >= found[-1].end:
            found.append(Span(start, end, text[start:end]))
    return found


def repaired(text: str) -> str:
    """The text with misread characters read as they were meant ("cafÃ©": "café"), line by line; sound lines stay as they are.

    What cannot be told (a character whose bytes were lost) stays, too.
    """
    if not _MISREAD.search(text):
        return text
    from ftfy import fix_encoding

    return "\n".join(
        fix_encoding(_LOST.sub("â€\x9d", line)) if _MISREAD.search(line) else line for line in text.split("\n")
    )


def as_meant_lines(lines: Sequence[str]) -> list[str]:
    """Lines none of which is blank, as they were meant and none of them blank: the "Ã©" of a misread "é" is no copyright sign."""
    if not _MISREAD.search("\n".join(lines)):
        return list(lines)
    meant = map(repaired, lines)
    return [told if told.strip() else line for line, told in zip(lines, meant, strict=True)]


@dataclass(frozen=True, slots=True)
class Meant:
    """A text as it was meant, and where each of its characters (and its end) stands in the text as it is written."""

    text: str
    places: Sequence[int]


def as_meant(text: str) -> Meant | None:
    """The text with misread characters as they were meant; None where none are misread, or where it cannot be told which."""
    if not _MISREAD.search(text):
        return None
    meant, places, at = [], list[int](), 0
    for run in _RUN.finditer(text):
        sound, character = text[at : run.start()], repaired(run.group())
        meant += [sound, character]
        places += [*range(at, run.start()), *(min(run.start() + k, run.end() - 1) for k in range(len(character)))]
        at = run.end()
    meant.append(text[at:])
    places += range(at, len(text) + 1)
    whole = "".join(meant)
    return Meant(whole, places) if whole == repaired(text) else None


_RUN = re.compile(f"(?:{_MISREAD.pattern})+")
