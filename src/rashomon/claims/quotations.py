"""Where quotation marks open and close, in any of the usual styles, also where a mark is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence

_OPENERS = {"“": "”", "„": "“”", "«": "»", "「": "」", "『": "』", "‘": "’", "»": "«"}
_MARK = re.compile("[\"“”„«»「」『』]|''|``|(?<!\\w)['‘](?=\\w)|(?<=[\\w.,!?…])['’](?!\\w)")
_DOUBLE = re.compile('["“”„«]')
# Between single marks an apostrophe is likelier than a quotation unless this many words stand between them.
_SINGLE_WORDS = 3


# A quotation that was left open is looked for in this many of the following passages.
_CARRIED = 8


def passage_quotations(passages: Sequence[str]) -> list[list[tuple[int, int]]]:
    """The `quotations` of each of an article's passages; one left open runs through the next ones to where it closes.

    It does so only where its closing mark comes before another opens, as in a post of several lines.
    """
    found = [quotations(passage) for passage in passages]
    closings = [_first_closing(passage) for passage in passages]
    for n, passage in enumerate(passages):
        if not found[n] or found[n][-1][1] < len(passage.rstrip()):
            continue
        for m in range(n + 1, min(len(passages), n + 1 + _CARRIED)):
            mark = closings[m]
            if mark is None:
                continue
            if mark > 0:
                for between in range(n + 1, m):
                    found[between] = [(0, len(passages[between].rstrip()))]
                found[m] = [(0, mark), *[span for span in found[m] if span[0] > mark]]
            break
    return found


def _first_closing(text: str) -> int | None:
    """Where a double quotation mark closes that opened before the text; 0 if one opens first, None without any mark."""
    first = _DOUBLE.search(text)
    if first is None:
        return None
    mark = first.group()
    closes = mark == "”" or (mark == '"' and _closes(text, first.start()))
    return first.start() if closes else 0


def quotations(text: str) -> list[tuple[int, int]]:
    """Spans of the quoted words of a passage (without their marks), in order, outermost only.

    A mark that is never closed runs to the passage's end, as in a quotation of several paragraphs, unless it opened in
    the middle of a phrase; a closing mark that was never opened is ignored. Time is linear.
    """
    found: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    single: int | None = None
    for m in _MARK.finditer(text):
        mark = '"' if m.group() in {"''", "``"} else m.group()
        if opened is not None:
            if mark in opened[1]:
                found.append((opened[0], m.start()))
                opened = None
        elif mark in "'‘’":
            if mark == "’" or (mark == "'" and m.start() > 0 and not text[m.start() - 1].isspace()):
                if single is not None and len(text[single : m.start()].split()) >= _SINGLE_WORDS:
                    found.append((single, m.start()))
                single = None
            else:
                single = m.end()
        elif mark in _OPENERS:
            opened = (m.end(), _OPENERS[mark])
        elif mark == '"' and not _closes(text, m.start()):
            opened = (m.end(), '"”')
    if opened is not None and text[opened[0] :].strip() and _begins(text, opened[0] - 1):
        found.append((opened[0], len(text.rstrip())))
    return sorted(found)


def _begins(text: str, mark: int) -> bool:
    """Whether the mark stands where a speech begins: first, or behind a stop, a comma or a colon."""
    before = text[max(0, mark - 4) : mark].rstrip()
    return not before or before[-1] in '.,:;!?”"—–-'


def _closes(text: str, at: int) -> bool:
    """Whether a straight mark that nothing opened looks like a closing one."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not before.isspace() and before not in "([-—–" and (after.isspace() or after in ".,;:!?)")
