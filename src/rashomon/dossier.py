"""What `compare` gives: the dossiers of all stories, and the sources that failed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from rashomon.model import Dossier, Failure


@dataclass(frozen=True, slots=True)
class Dossiers(Sequence[Dossier]):
    """One dossier a story, in the order of their first sources. A notebook shows them; `render` writes them in any format."""

    dossiers: tuple[Dossier, ...]
    failures: tuple[Failure, ...] = ()

    def __len__(self) -> int:
        return len(self.dossiers)

    @overload
    def __getitem__(self, index: int) -> Dossier: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Dossier]: ...
    def __getitem__(self, index: int | slice) -> Dossier | Sequence[Dossier]:
        return self.dossiers[index]

    def __iter__(self) -> Iterator[Dossier]:
        return iter(self.dossiers)

    def render(self, format: str = "terminal") -> str:
        """The dossiers as "terminal", "html", "markdown" or "json" text. Raises `UsageError` for any other format."""
        from rashomon.render import render

        return render(self.dossiers, format)

    def _repr_html_(self) -> str:
        from rashomon.render.html import notebook_html

        return "\n".join(notebook_html(d) for d in self.dossiers)
