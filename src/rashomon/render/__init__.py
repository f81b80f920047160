"""Dossiers written out: one renderer per format, each imported when it is first asked for.

A new format is a module with a function and a line in `RENDERERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rashomon.errors import UsageError
from rashomon.model import Dossier

Renderer = Callable[[Sequence[Dossier], int | None, bool], str]
"""Dossiers, the width in columns (None: as wide as the terminal) and whether to colour, to text."""


def _terminal(dossiers: Sequence[Dossier], width: int | None, color: bool) -> str:
    from rashomon.render.terminal import render_terminal

    return render_terminal(dossiers, width, color)


def _html(dossiers: Sequence[Dossier], _width: int | None, _color: bool) -> str:
    from rashomon.render.html import render_html

    return render_html(dossiers)


def _markdown(dossiers: Sequence[Dossier], _width: int | None, _color: bool) -> str:
    from rashomon.render.markdown import render_markdown

    return render_markdown(dossiers)


def _json(dossiers: Sequence[Dossier], _width: int | None, _color: bool) -> str:
    from rashomon.render.json import render_json

    return render_json(dossiers)


RENDERERS: Mapping[str, Renderer] = {"terminal": _terminal, "html": _html, "markdown": _markdown, "json": _json}


def render(dossiers: Sequence[Dossier], format: str, width: int | None = None, color: bool = False) -> str:
    """Write dossiers in one of the formats of `RENDERERS`.

    `width` (columns) and `color` concern the terminal only. Raises `UsageError` for an unknown format.
    """
    renderer = RENDERERS.get(format)
    if renderer is None:
        raise UsageError(f"unknown format {format!r}: choose one of {', '.join(RENDERERS)}")
    return renderer(dossiers, width, color)
