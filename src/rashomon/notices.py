"""Whose page a flattened page is, by its notice of copyright."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from rashomon.gazetteer import is_agency, press_name

COPYRIGHT = re.compile(r"(?:copyright|©|\(c\))\W{0,4}(?:(?:19|20)\d\d\W{0,4})?(?:by\s)?(?:the\s)?", re.IGNORECASE)
"""What stands before the owner's name."""

_NOTICE = re.compile(
    r"(?:copyright\W{0,3}(?:©|\(c\)|(?=(?:19|20)\d\d))|©|\(c\))\W{0,4}"
    r"(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d|present))?\W{0,4})?(?:copyright\W{1,3})?(?:by\s)?(?P<owner>[^|•·,©\n]{2,60})",
    re.IGNORECASE,
)
# The end of the owner's name, or what makes it that of a firm.
_BEHIND = re.compile(
    r"\s*(?:(?<!\bSt)\.|[-–—:;]\s|\b(?:all rights|inc|ltd|llc|limited|corp|corporation|gmbh|plc|company|holdings|is|terms|privacy|cookies?"
    r"|(?:19|20)\d\d)\b).*$",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"\b(?:media|interactive|communications|publications|publishing|newspapers|network|digital|partners|policy|notice|getty|images?|photos?"
    r"|shutterstock|group)\b|/",
    re.IGNORECASE,
)
_LONGEST_LINE, _LONGEST_NAME = 400, 40
_ENDS, _MOST = 400, 8
"""Lines at either end of a page, and notices in them, that are looked at."""
_BESIDE = 25
"""Characters that a line which repeats the name may have besides ("More Harbour Post")."""


def outlet_of_notice(lines: Sequence[str]) -> str | None:
    """The outlet whose name the last notice of copyright among a page's lines has: one that the tables know, or that another
    short line has, too. What is only a firm's name (its owner's), and whose photograph it is, is none."""
    ends = lines if len(lines) <= 2 * _ENDS else [*lines[:_ENDS], *lines[-_ENDS:]]
    short = [line for line in ends if len(line) <= _LONGEST_LINE]
    for line, name in islice(_owners(short), _MOST):
        if known := press_name(name):
            # Under an agency's report its notice stands in every paper.
            if not is_agency(known):
                return known
        elif not _FIRM.search(name) and any(_repeats(other, name) for other in short if other != line):
            return name
    return None


def _owners(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The lines with a notice, the last first, and the name in it."""
    for line in reversed(lines):
        for notice in _NOTICE.finditer(line):
            name = _BEHIND.sub("", notice["owner"]).strip(" -–—:;®™'\"“”")
            if 2 <= len(name) <= _LONGEST_NAME and any(map(str.isupper, name[:2])):
                yield line, name


def _repeats(line: str, name: str) -> bool:
    return (
        len(line) <= len(name) + _BESIDE
        and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line, re.IGNORECASE) is not None
    )
