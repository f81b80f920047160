"""Tables of pages: CSV and its like, Parquet, JSON Lines, and arrays of JSON objects."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from rashomon.errors import PageError
from rashomon.model import Given
from rashomon.readers.bytes import LIMIT
from rashomon.readers.items import Item, failure
from rashomon.readers.rows import Table, columns_of, read_row, table_of

_DELIMITERS = ",;\t"
_HEAD = 64 * 1024
_ROWS_AT_ONCE = 64


def read_csv(source: str, file: BinaryIO, given: Given) -> Iterator[Item]:
    """A page, or a link to one, a row; row numbers count the row of names as 1, as spreadsheets do.

    Comma, semicolon or tab, whichever gives the most known columns. Raises PageError if no column leads to pages, and
    after what could be read if a row cannot be told from the next.
    """
    buffered = io.BufferedReader(file, _HEAD)  # type: ignore[type-var]
    head = buffered.peek(_HEAD)
    if not head.strip():
        raise PageError(source, "empty")
    csv.field_size_limit(LIMIT)  # of the whole process; its default of 128 KB is below long articles
    lines = _lines(io.TextIOWrapper(buffered, _encoding(head), errors="replace", newline=""))
    first = next(lines, "")
    delimiter = max(_DELIMITERS, key=lambda d: (len(columns_of(_cells(first, d))), first.count(d)))
    table = table_of(source, _cells(first, delimiter))
    rows = csv.DictReader(_all(first, lines), delimiter=delimiter)
    try:
        yield from _items(table, enumerate(rows, 2), given)
    except csv.Error as error:
        raise PageError(
            source, f"not valid CSV from row {rows.line_num} on ({error}); the rows before are read"
        ) from None


def read_jsonl(source: str, file: BinaryIO, given: Given) -> Iterator[Item]:
    """A page, or a link to one, a line. Raises PageError if there is no line."""
    found = False
    for number, line in _numbered_lines(io.BufferedReader(file, _HEAD)):  # type: ignore[type-var]
        found = True
        try:
            yield _of_object(source, number, _object(f"{source}:{number}", line), given)
        except PageError as error:
            yield failure(error)
    if not found:
        raise PageError(source, "empty")


def read_array(source: str, values: list[Any], given: Given) -> Iterator[Item]:
    """A page, or a link to one, for each object of an array of JSON; they count from 1."""
    if not values:
        raise PageError(source, "empty")
    for number, value in enumerate(values, 1):
        try:
            yield _of_object(source, number, value, given)
        except PageError as error:
            yield failure(error)


def read_parquet(source: str, file: BinaryIO, given: Given) -> Iterator[Item]:
    """A page, or a link to one, a row, counted from 1; a few rows at once are in memory.

    Raises PageError if pyarrow is not installed, the file is none of Parquet or no column leads to pages.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise PageError(source, "a Parquet file; to read such, pip install 'rashomon[parquet]'") from None
    try:
        content = parquet.ParquetFile(file)
        table = table_of(source, content.schema_arrow.names)
        wanted = sorted(set(table.columns.values()))
        batches = content.iter_batches(batch_size=_ROWS_AT_ONCE, columns=wanted, use_threads=False)
        rows = (row for batch in batches for row in batch.to_pylist())
        yield from _items(table, enumerate(rows, 1), given)
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError):
        raise PageError(source, "not a valid Parquet file") from None


def _items(table: Table, rows: Iterator[tuple[int, Mapping[str, Any]]], given: Given) -> Iterator[Item]:
    found = False
    for number, row in rows:
        found = True
        try:
            yield read_row(table, number, row, given)
        except PageError as error:
            yield failure(error)
    if not found:
        raise PageError(table.path, "a table without rows")


def _of_object(source: str, number: int, row: Any, given: Given) -> Item:
    if not isinstance(row, dict):
        raise PageError(f"{source}:{number}", "not a JSON object")
    return read_row(Table(source, columns_of(row), "line", declared=True), number, row, given)


def _object(place: str, line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        raise PageError(place, "not valid JSON") from None


def _numbered_lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Lines that hold something, with their numbers from 1; of an overlong line, its start."""
    number = 0
    while line := file.readline(2 * LIMIT):
        number += 1
        rest = line
        while not rest.endswith(b"\n") and (rest := file.readline(2 * LIMIT)):
            pass
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if line.strip():
            yield number, line


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    """Lines of bounded length."""
    while line := text.readline(LIMIT):
        if len(line) >= LIMIT:
            raise csv.Error(f"a line is longer than {LIMIT // 2**20} million characters")
        yield line


def _all(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _cells(line: str, delimiter: str) -> list[str]:
    return next(csv.reader([line], delimiter=delimiter), [])


def _encoding(head: bytes) -> str:
    """UTF-16 by its mark; UTF-8 unless the beginning is none; else what spreadsheets of the West write."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(head)  # not final: the head may end inside a character
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"
