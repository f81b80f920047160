"""Files, folders and JSON Lines."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from rashomon.errors import PageError
from rashomon.model import Failure, Given, Page
from rashomon.readers.bytes import LIMIT, page_from_bytes, page_from_text


def read_path(source: str, given: Given) -> Iterator[Page | Failure]:
    """Yield the pages of a file or folder. Raises PageError if the path as a whole gives none."""
    try:
        mode = os.stat(source).st_mode
    except (OSError, ValueError) as error:
        raise PageError(source, _reason(error)) from None
    if stat.S_ISDIR(mode):
        yield from _read_folder(source, given)
    elif source.lower().endswith(".jsonl"):
        yield from _read_lines(source, given)
    elif source.lower().endswith(".json"):
        raise PageError(source, "JSON is no page; a .jsonl file holds one page a line")
    else:
        yield _read_file(source, given)


def _read_folder(folder: str, given: Given) -> Iterator[Page | Failure]:
    found = False
    for path in _files_in(folder):
        found = True
        try:
            yield from read_path(path, given)
        except PageError as error:
            yield Failure(error.source, error.reason)
    if not found:
        raise PageError(folder, "no page in this folder")


def _files_in(folder: str) -> Iterator[str]:
    """Paths of a folder's files in the order of their names; hidden ones, JSON and what is no regular file left out."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise PageError(folder, _reason(error)) from None
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = os.path.join(folder, entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield from _files_in(path)
        elif (entry.is_file() or entry.is_symlink()) and not entry.name.lower().endswith(".json"):
            yield path


def _read_file(path: str, given: Given) -> Page:
    try:
        if os.path.getsize(path) > LIMIT:
            raise PageError(path, f"larger than {LIMIT // 2**20} MB")
        with open(path, "rb") as file:
            raw = file.read(LIMIT + 1)
    except OSError as error:
        raise PageError(path, _reason(error)) from None
    return page_from_bytes(path, raw, given)


def _read_lines(path: str, given: Given) -> Iterator[Page | Failure]:
    try:
        with open(path, "rb") as file:
            found = False
            for number, line in _numbered_lines(file):
                found = True
                name = f"{path}:{number}"
                try:
                    yield _page_from_row(name, line, given)
                except PageError as error:
                    yield Failure(error.source, error.reason)
    except OSError as error:
        raise PageError(path, _reason(error)) from None
    if not found:
        raise PageError(path, "empty")


def _numbered_lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Lines that hold something, with their numbers from 1; of an overlong line, its start."""
    number = 0
    while line := file.readline(2 * LIMIT):
        number += 1
        rest = line
        while not rest.endswith(b"\n") and (rest := file.readline(2 * LIMIT)):
            pass
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield number, line


def _page_from_row(name: str, line: bytes, given: Given) -> Page:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise PageError(name, "not valid JSON") from None
    if not isinstance(row, dict):
        raise PageError(name, "not a JSON object")
    text, html = _field(name, row, "text"), _field(name, row, "html")
    content = text if html is None else html
    if content is None:
        raise PageError(name, "neither text nor html in this line")
    told = Given(_field(name, row, "url"), _field(name, row, "outlet"), _field(name, row, "published"))
    merged = replace(told, **{key: value for key in ("url", "outlet", "published") if (value := getattr(given, key))})
    return page_from_text(_field(name, row, "source") or name, content, merged, is_html=html is not None)


def _field(name: str, row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise PageError(name, f"{key} is not a string")
    return value


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, PermissionError):
        return "permission denied"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror[0].lower() + error.strerror[1:]
    return "no valid path"
