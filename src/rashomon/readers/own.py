"""What this program wrote: a dossier is no report, and not to be read as one."""

from __future__ import annotations

import os
import re

_HEAD = 4000
# The generator that an HTML dossier names; and the counts below the headline of one in text or Markdown.
_HTML = re.compile(r"<meta name=\"generator\" content=\"Rashomon\">")
_TEXT = re.compile(
    r" · reported by [^\n]{1,300}(?:\n| · )(?:\d+ (?:conflicts?|doubtful|corroborated|repeated|perhaps corroborated)[\s·]+)+"
    r"\d+\s(?:corroborated|repeated|perhaps\s+corroborated|one-sided)"
)


def is_own(content: str) -> bool:
    """Whether a text is a dossier that was written before, as HTML, Markdown or for a terminal."""
    head = content[:_HEAD]
    return _HTML.search(head) is not None or _TEXT.search(head) is not None


def is_own_file(path: str) -> bool:
    """The same of a file; of one that cannot be read, or is none but a pipe, no."""
    try:
        if not os.path.isfile(path):
            return False
        with open(path, "rb") as file:
            return is_own(file.read(_HEAD).decode("utf-8", "replace"))
    except (OSError, ValueError):
        return False
