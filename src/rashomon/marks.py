"""What the elements around a text say of it: by their names, ARIA roles, microdata, and the words of their classes and ids."""

from __future__ import annotations

import functools
import re
from enum import IntFlag

Words = tuple[str, ...]

MOST_WORDS = 12
"""Words of one element's class and id that are kept."""


class Mark(IntFlag):
    """What the elements around a text say of it, by their names, roles and attributes."""

    LINK = 1
    NAV = 2
    HEADER = 4
    FOOTER = 8
    ASIDE = 16
    ARTICLE = 32
    MAIN = 64
    FIGURE = 128
    CAPTION = 256
    FORM = 512
    BUTTON = 1024
    LIST = 2048
    TABLE = 4096
    QUOTE = 8192
    HIDDEN = 16384
    DIALOG = 32768
    TIME = 65536
    BODY = 1 << 17
    AUTHOR = 1 << 18
    PARAGRAPH = 1 << 19
    HEADING1 = 1 << 20
    HEADING2 = 1 << 21
    HEADING3 = 1 << 22
    STRONG = 1 << 23
    TITLE = 1 << 24


IN_P = 1 << 25
"""Kept with the marks, for parsing alone: that a p is open, which blocks end."""

_TAGS = {
    "a": Mark.LINK, "nav": Mark.NAV, "menu": Mark.NAV, "header": Mark.HEADER, "footer": Mark.FOOTER, "aside": Mark.ASIDE,
    "article": Mark.ARTICLE, "main": Mark.MAIN, "figure": Mark.FIGURE, "figcaption": Mark.CAPTION | Mark.FIGURE,
    "caption": Mark.CAPTION, "form": Mark.FORM, "fieldset": Mark.FORM, "button": Mark.BUTTON, "select": Mark.BUTTON,
    "option": Mark.BUTTON, "label": Mark.BUTTON, "ul": Mark.LIST, "ol": Mark.LIST, "dl": Mark.LIST, "table": Mark.TABLE,
    "blockquote": Mark.QUOTE, "dialog": Mark.DIALOG, "time": Mark.TIME, "address": Mark.AUTHOR, "p": Mark.PARAGRAPH,
    "h1": Mark.HEADING1, "h2": Mark.HEADING2, "h3": Mark.HEADING3, "h4": Mark.HEADING3, "h5": Mark.HEADING3,
    "h6": Mark.HEADING3, "b": Mark.STRONG, "strong": Mark.STRONG, "video": Mark.HIDDEN, "audio": Mark.HIDDEN,
    "canvas": Mark.HIDDEN, "object": Mark.HIDDEN,
}  # fmt: skip
# Plain numbers: to join flags of an enumeration takes ten times as long.
_OF_TAG = {tag: int(mark) for tag, mark in _TAGS.items()} | {"p": int(Mark.PARAGRAPH) | IN_P}
_ROLES = {
    "navigation": Mark.NAV, "menu": Mark.NAV, "menubar": Mark.NAV, "tablist": Mark.NAV, "banner": Mark.HEADER,
    "contentinfo": Mark.FOOTER, "complementary": Mark.ASIDE, "article": Mark.ARTICLE, "main": Mark.MAIN,
    "search": Mark.FORM, "form": Mark.FORM, "button": Mark.BUTTON, "dialog": Mark.DIALOG, "alertdialog": Mark.DIALOG,
    "list": Mark.LIST, "figure": Mark.FIGURE, "link": Mark.LINK, "presentation": Mark(0),
}  # fmt: skip
_PROPS = {
    "articlebody": Mark.BODY, "author": Mark.AUTHOR, "creator": Mark.AUTHOR, "caption": Mark.CAPTION,
    "headline": Mark.TITLE, "name headline": Mark.TITLE, "datepublished": Mark.TIME, "datemodified": Mark.TIME,
}  # fmt: skip
_ATTRIBUTE = re.compile(r"([^\s=/>\"']++)(?:\s*+=\s*+(?:\"([^\"]*+)\"?|'([^']*+)'?|([^\s>]++)))?")
_WORDS = re.compile(r"[a-z]+|[A-Z]{2,}(?![a-z])|[A-Z][a-z]*")
_LOWER_WORDS = re.compile("[a-z]{2,}")
_INVISIBLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(0|clip-path\s*:\s*inset\((?:50|100)%"
)
_FOR_READERS_ALOUD = re.compile(
    r"(?:^|[\s_-])(?:visually-?hidden|sr-only|screen-?reader(?:-only|-text)?|offscreen|hide-text)(?:$|[\s_-])"
)


_HIDDEN, _AUTHOR = int(Mark.HIDDEN), int(Mark.AUTHOR)
_OF_ROLE = {role: int(mark) for role, mark in _ROLES.items()}
_OF_PROP = {prop: int(mark) for prop, mark in _PROPS.items()}
_NAMES = frozenset({"class", "id", "data-testid", "data-component"})
_TELLING = _NAMES | {"role", "itemprop", "rel", "style", "hidden", "aria-hidden"}


@functools.lru_cache(maxsize=1 << 15)
def describe(tag: str, written: str) -> tuple[int, Words]:
    """What a tag and its attributes say of the text inside: marks, and the words of its class and id."""
    marks = _OF_TAG.get(tag, 0)
    if not written:
        return marks, ()
    words: Words = ()
    for name, double, single, bare in _ATTRIBUTE.findall(written[:4000]):
        if name not in _TELLING and (name.islower() or (name := name.lower()) not in _TELLING):
            continue
        value = double or single or bare
        if name in _NAMES:
            own, hides = _named(value)
            words += own
            marks |= _HIDDEN if hides and name == "class" else 0
        elif name == "role":
            marks |= _OF_ROLE.get(value.lower().strip(), 0)
        elif name == "itemprop":
            marks |= _OF_PROP.get(value.lower().strip(), 0)
        elif name == "rel":
            marks |= _AUTHOR if "author" in value.lower() else 0
        elif name == "style":
            marks |= _HIDDEN if _INVISIBLE.search(value.lower()) else 0
        elif name == "hidden" or value.lower() == "true":
            marks |= _HIDDEN
    return marks, tuple(dict.fromkeys(words))[:MOST_WORDS]


@functools.lru_cache(maxsize=1 << 15)
def _named(value: str) -> tuple[Words, bool]:
    """The words of a class or an id, and whether it is one of texts for those who hear the page read."""
    if value.islower():
        words, lowered = _LOWER_WORDS.findall(value[:300]), value
    else:
        words = [word.lower() for word in _WORDS.findall(value[:300]) if len(word) > 1]
        lowered = value.lower()
    may_hide = "hid" in lowered or "sr-" in lowered or "screen" in lowered
    return tuple(words), may_hide and _FOR_READERS_ALOUD.search(lowered) is not None
