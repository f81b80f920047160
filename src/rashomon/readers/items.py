"""What readers yield: pages, failures, and links that are still to be followed."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, fields
from enum import Enum

from rashomon.errors import PageError
from rashomon.model import Failure, Given, Page

_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*", re.IGNORECASE)


class Wanted(Enum):
    """What a source may hold where it stands; in an archive no archive, behind an item's link one page only."""

    ANYTHING = "anything"
    MEMBER = "no archive"
    FEED = "a feed"
    PAGE = "a page"


@dataclass(frozen=True, slots=True)
class Link:
    """An address to fetch, under the name `source`. Where it gives nothing, `instead` is the page, if there is one."""

    source: str
    url: str
    given: Given
    wanted: Wanted = Wanted.ANYTHING
    instead: Page | None = None


Item = Page | Failure | Link


@dataclass(frozen=True, slots=True)
class Carried:
    """What the carrier of some bytes says of them: a name whose ending tells the format, the media type and charset
    that a server declared, and the address against which links in them are resolved."""

    name: str
    media: str = ""
    charset: str | None = None
    base: str | None = None
    wanted: Wanted = Wanted.ANYTHING


def first_given(given: Given, told: Given) -> Given:
    """Both together; what `given` says goes before what `told` says."""
    return Given(**{f.name: getattr(given, f.name) or getattr(told, f.name) for f in fields(Given)})


def language_code(name: str | None) -> str | None:
    """`en` of `en`, `EN-gb` or `en_US`; None of what is no such code."""
    match = _LANGUAGE.fullmatch(name.strip()) if name else None
    return match[1].lower() if match else None


def is_web_address(text: str | None) -> bool:
    """Whether this begins as an http(s) address."""
    return bool(text) and str(text).lower().startswith(("http://", "https://"))


def failure(error: PageError) -> Failure:
    """The error as a value."""
    return Failure(error.source, error.reason)


def reason_of(error: Exception) -> str:
    """Why a file could not be read, in words."""
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, PermissionError):
        return "permission denied"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[0].lower() + error.strerror[1:]
    return "no valid path" if isinstance(error, ValueError) else "cannot be read"


# Beside pages stand their pictures, styles and scripts.
_NO_PAGES = frozenset(
    f".{kind}"
    for kind in "avif bmp css eot gif ico jpeg jpg js json map mp3 mp4 ogg otf png svg tif tiff ttf webm webp woff woff2".split()
)


def is_passed_over(name: str) -> bool:
    """Whether a file found in a folder or archive, by its name, is none that a user means to have read."""
    return os.path.splitext(name.lower())[1] in _NO_PAGES


def ending(name: str) -> str:
    """The name's ending in lower case, its dot included; of `pages.csv.gz` and `pages.csv.zst` it is `.csv`."""
    stem, last = os.path.splitext(name.lower())
    return os.path.splitext(stem)[1] if last in {".gz", ".zst"} else last
