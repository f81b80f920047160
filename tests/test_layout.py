"""How the modules hang together."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "src" / "rashomon"


def modules() -> dict[str, Path]:
    found = {}
    for path in PACKAGE.rglob("*.py"):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(path: Path, known: set[str]) -> set[str]:
    """The package's modules that are imported when a module is: not inside functions, nor for types alone."""
    out = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            out |= (names & known) or ({node.module} & known)
        elif isinstance(node, ast.Import):
            out |= {alias.name for alias in node.names} & known
    return out


def test_no_two_modules_need_each_other_to_be_imported():
    found = modules()
    assert len(found) > 100
    graph = {name: imported(path, set(found)) - {name} for name, path in found.items()}
    TopologicalSorter(graph).prepare()  # raises CycleError
