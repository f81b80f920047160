"""Rashomon reads several reports of one event side by side and gives one dossier.

>>> import rashomon
>>> [article.outlet for article in rashomon.read([str(rashomon.example() / "ansel-ledger.html")])]
['The Ansel Ledger']
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rashomon.dossier import Dossiers as Dossiers
    from rashomon.errors import PageError as PageError
    from rashomon.errors import RashomonError as RashomonError
    from rashomon.model import Article as Article
    from rashomon.model import Claim as Claim
    from rashomon.model import Dossier as Dossier
    from rashomon.model import Given as Given
    from rashomon.model import Point as Point
    from rashomon.pipeline import compare as compare
    from rashomon.pipeline import list_claims as list_claims
    from rashomon.pipeline import read as read

__version__ = "0.1.0"

# Loaded when first asked for, so that `rashomon --help` does not pay for the parser. None may be called like a module
# of the package: importing that module would put it in the name's place.
_HOME = {
    "Article": "model", "Claim": "model", "Dossier": "model", "Given": "model", "Point": "model",
    "Dossiers": "dossier", "PageError": "errors", "RashomonError": "errors",
    "compare": "pipeline", "list_claims": "pipeline", "read": "pipeline",
}  # fmt: skip
__all__ = [*sorted(_HOME), "example"]


def example() -> Path:
    """The folder of the shipped example: one invented event as five invented outlets tell it.

    >>> sum(page.suffix in {".txt", ".html"} for page in example().iterdir())
    5
    """
    return Path(__file__).parent / "examples" / "harbour-fire"


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f"rashomon.{_HOME[name]}"), name)
    raise AttributeError(f"module 'rashomon' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
