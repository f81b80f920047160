"""Titles: what in them is the site's name, and when two are the same."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SEPARATORS = re.compile(r"\s+[|–—•·»:]{1,2}\s+|\s+-{1,2}\s+|\s*[|｜]\s*")
_SECTION = re.compile(
    r"(?:(?:news|video|videos|photos|pictures|watch|breaking(?: news)?)\s?:{1,2}|\w+\s::)\s+", re.IGNORECASE
)
_UNTOLD = re.compile(r"[\W_]+")
_BEFORE_SITE = re.compile(r"[\s|｜ㅣ–—•·»:：-]+$")


def split_title(title: str) -> list[str]:
    """The parts of a page title between its separators."""
    return _SEPARATORS.split(title)


def strip_site(title: str) -> str:
    """A page title without its section's name before it and the site's behind it.

    `Video: Bridge to close - Valley Post` gives `Bridge to close`.
    """
    section = _SECTION.match(title)
    if section and len(title[section.end() :].split()) >= 3:
        title = title[section.end() :]
    cuts = list(_SEPARATORS.finditer(title))
    while cuts:
        cut = cuts.pop()
        head, tail = title[: cut.start()].strip(), title[cut.end() :]
        named = tail[:1].isalpha() and not tail[:1].islower()  # many scripts have no capitals
        if _size(tail) > 5 or _size(head) < 3 or not (named or "." in tail):
            break
        title = head
    return title


def _size(text: str) -> int:
    """Words; of a script that puts no space between them, one for three letters."""
    words = text.split()
    return len(words) if text.isascii() or len(words) * 8 > len(text) else len(text) // 3


def strip_names(title: str, names: Iterable[str]) -> str:
    """A title without the known names of its site behind a separator, and without its section before that.

    The section goes only with the name: `Bridge to close - National | Valley.example` gives `Bridge to close`.
    """
    folded = title.casefold()
    for name in names:
        if name and folded.endswith(name.casefold()) and (end := _BEFORE_SITE.search(title[: -len(name)])):
            kept = title[: end.start()]
            if end.group().strip(" ") and len(kept) >= 8:
                cut = next(iter([*_SEPARATORS.finditer(kept)][-1:]), None)
                section = kept[cut.end() :] if cut else ""
                if (
                    cut
                    and len(section.split()) == 1
                    and section[:1].isupper()
                    and len(kept[: cut.start()].split()) >= 4
                ):
                    kept = kept[: cut.start()]
                return kept.strip()
    return title


def title_key(text: str) -> str:
    """A title's letters and digits only, so that copies of it compare equal."""
    return _UNTOLD.sub("", text.casefold())
