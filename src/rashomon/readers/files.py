"""Files, folders and patterns of names."""

from __future__ import annotations

import glob
import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator

from rashomon.errors import PageError
from rashomon.model import Given
from rashomon.readers.bytes import LIMIT
from rashomon.readers.formats import read_stream
from rashomon.readers.items import Carried, Item, failure, is_passed_over, reason_of
from rashomon.readers.own import is_own_file

_PATTERN = frozenset("*?[")


def read_path(source: str, given: Given) -> Iterator[Item]:
    """Yield what a file or folder holds, or the files that a pattern such as `pages/**/*.html` names.

    A path is a pattern only where no file has that very name. Raises PageError if the path as a whole gives no page.
    """
    try:
        mode = os.stat(source).st_mode
    except (OSError, ValueError) as error:
        if isinstance(error, FileNotFoundError) and _PATTERN & set(source):
            yield from _read_each(source, _matching(source), given, "no such file")
            return
        raise PageError(source, reason_of(error)) from None
    if stat.S_ISDIR(mode):
        yield from _read_each(source, _files_in(source), given, "no page in this folder")
    else:
        yield from _read_file(source, given)


def would_read(source: str, path: str) -> bool:
    """Whether a file is one of those that a file, folder or pattern of names stands for."""
    try:
        file = os.stat(path)
        if os.path.isdir(source):
            inside = os.path.realpath(path).startswith(os.path.join(os.path.realpath(source), ""))
            paths = _files_in(source) if inside else iter(())
        else:
            paths = iter((source,)) if os.path.exists(source) else _matching(source)
        return any(os.path.exists(p) and os.path.samestat(os.stat(p), file) for p in paths)
    except (OSError, ValueError, PageError):
        return False


def _is_standard_output(path: str) -> bool:
    """Whether what is being written goes into this file, as in `rashomon read . > here.txt`: read, it would never end."""
    try:
        written = os.fstat(sys.stdout.fileno())
        return stat.S_ISREG(written.st_mode) and os.path.samestat(os.stat(path), written)
    except (OSError, ValueError, AttributeError):
        return False


def _read_each(source: str, paths: Iterable[str], given: Given, if_none: str) -> Iterator[Item]:
    found = False
    for path in paths:
        if _is_standard_output(path) or is_own_file(path):
            continue
        found = True
        try:
            yield from read_path(path, given)
        except PageError as error:
            yield failure(error)
    if not found:
        raise PageError(source, if_none)


def _read_file(path: str, given: Given) -> Iterator[Item]:
    try:
        file = open(path, "rb")  # noqa: SIM115 - a file that cannot be opened is told apart from one that cannot be read
    except (OSError, ValueError) as error:
        raise PageError(path, reason_of(error)) from None
    with file:
        regular = stat.S_ISREG(os.fstat(file.fileno()).st_mode)
        # A pipe, as a shell's <(command) is one, cannot seek.
        stream = file if regular else io.BytesIO(file.read(LIMIT + 1))
        yield from read_stream(path, stream, given, Carried(path))


def _matching(pattern: str) -> Iterator[str]:
    """Files that a pattern names, in the order of their names; hidden ones left out, and JSON, pictures and the like unless the
    pattern asks for them."""
    asked = is_passed_over(pattern)
    for path in sorted(glob.iglob(pattern, recursive=True)):
        if os.path.isfile(path) and (asked or not is_passed_over(path)):
            yield path


def _files_in(folder: str) -> Iterator[str]:
    """Paths of a folder's files in the order of their names; hidden ones, JSON, pictures and the like, the parts of a page
    saved beside it and what is no regular file left out."""
    waiting = [iter(_entries(folder))]
    while waiting:
        for path, is_folder in waiting[-1]:
            if is_folder:  # folders may lie deeper in one another than functions may call themselves
                waiting.append(iter(_entries(path)))
                break
            yield path
        else:
            waiting.pop()


def _entries(folder: str) -> list[tuple[str, bool]]:
    """The files and folders of one folder that are read, and whether each is a folder. Raises `PageError`."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise PageError(folder, reason_of(error)) from None
    names = {entry.name for entry in entries}
    found = []
    for entry in entries:
        if entry.name.startswith(".") or _is_of_saved_page(entry.name, names):
            continue
        path = os.path.join(folder, entry.name)
        if entry.is_dir(follow_symlinks=False):
            found.append((path, True))
        elif not is_passed_over(entry.name) and (entry.is_file() or _leads_away(path)):
            found.append((path, False))
    return found


def _leads_away(path: str) -> bool:
    """Whether this is a link to a folder, or a broken one, which is worth telling; not one to a pipe or device."""
    return os.path.islink(path) and (os.path.isdir(path) or not os.path.exists(path))


def _is_of_saved_page(name: str, names: set[str]) -> bool:
    """Whether this folder holds the pictures and scripts of a page that a browser saved beside it."""
    stem = name.removesuffix("_files")
    return stem != name and not names.isdisjoint({f"{stem}.html", f"{stem}.htm"})
