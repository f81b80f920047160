"""Articles as rows: a table to look at, CSV for spreadsheets, Parquet for programs."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import Any

from rashomon.errors import UsageError
from rashomon.model import Article
from rashomon.render.plain import clean

COLUMNS = (
    *("source", "url", "outlet", "headline", "byline", "language"),
    *("published", "published_method", "published_reliable", "body", "sha256"),
)

_FORMULA = ("=", "+", "-", "@")
"""What a spreadsheet takes a cell for a formula by, which may then fetch or run something."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_ROWS_AT_ONCE = 500


def article_row(article: Article) -> dict[str, str | bool | None]:
    """An article's fields by the names of `COLUMNS`; what is not known is None."""
    day = article.published
    return {
        "source": article.source,
        "url": article.url,
        "outlet": article.outlet,
        "headline": article.headline,
        "byline": article.byline,
        "language": article.language,
        "published": day.value if day else None,
        "published_method": day.method if day else None,
        "published_reliable": day.reliable if day else None,
        "body": article.body,
        "sha256": article.sha256,
    }


def csv_head() -> str:
    """The first line of the CSV: the names of its columns."""
    return _csv_line(COLUMNS)


def csv_row(article: Article) -> str:
    """One article as a line of CSV (RFC 4180), its body's paragraphs on lines of their own inside the cell.

    Control characters are left out, and what a spreadsheet would take for a formula gets an apostrophe before it.
    """
    return _csv_line([_cell(value) for value in article_row(article).values()])


def articles_table(articles: Iterable[Article], width: int | None, color: bool) -> str:
    """A table of articles, a row each, as wide as the terminal or `width`. A day to be doubted has a question mark."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(show_edge=False, pad_edge=False, header_style="bold" if color else "")
    for name in ("source", "outlet", "day", "language", "headline"):
        table.add_column(name, overflow="fold" if name == "source" else "ellipsis", no_wrap=name == "day")
    table.add_column("words", justify="right", no_wrap=True)
    for article in articles:
        cells = (article.source, article.outlet, _day(article), article.language, article.headline)
        table.add_row(*(Text(clean(cell or "-")) for cell in cells), f"{len(article.body.split()):,}")
    stream = io.StringIO()
    console = Console(file=stream, width=width, force_terminal=color, color_system="standard" if color else None)
    console.print(table)
    return "\n".join(line.rstrip() for line in stream.getvalue().split("\n"))


def write_parquet(articles: Iterable[Article], path: str) -> None:
    """Write articles to a Parquet file with the columns of `COLUMNS`; a few hundred at once are in memory.

    Raises UsageError if pyarrow is not installed, and OSError if the file cannot be written.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise UsageError("writing Parquet needs pyarrow: pip install 'rashomon[parquet]'") from None
    types = {"published_reliable": pyarrow.bool_()}
    schema = pyarrow.schema([(name, types.get(name, pyarrow.string())) for name in COLUMNS])
    rows: list[dict[str, Any]] = []
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for article in articles:
            rows.append({name: _encodable(value) for name, value in article_row(article).items()})
            if len(rows) == _ROWS_AT_ONCE:
                writer.write_table(pyarrow.Table.from_pylist(rows, schema))
                rows.clear()
        if rows:
            writer.write_table(pyarrow.Table.from_pylist(rows, schema))


def _csv_line(cells: Iterable[str]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerow(cells)
    return stream.getvalue()


def _cell(value: str | bool | None) -> str:
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).lower()
    text = "\n".join(map(clean, value.split("\n")))
    return f"'{text}" if text.startswith(_FORMULA) else text


def _encodable(value: str | bool | None) -> str | bool | None:
    return _SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value


def _day(article: Article) -> str | None:
    day = article.published
    return day.value[:10] + ("" if day.reliable else " ?") if day else None
