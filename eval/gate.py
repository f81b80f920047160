"""Fail when a figure falls below its floor.

    python eval/gate.py [--raise] [NAME...]

`floors.json` holds what was reached, by measurement and figure. Checked is what can be measured here (see run.py), or
what is named. `--raise` lifts each floor to what was reached now, rounded down to two decimals. No option lowers one:
that takes an edit of the file, which a reviewer sees.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from run import Figures, available, line, measure

FLOORS = Path(__file__).resolve().parent / "floors.json"

FAULTS = frozenset({"bad_spans"})
"""Figures that count faults: their floor is a ceiling."""

Floors = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Fall:
    """A figure that fell below its floor; a value of None was not measured although it has a floor."""

    measurement: str
    figure: str
    floor: float
    value: float | None

    def __str__(self) -> str:
        value = "not measured" if self.value is None else f"{self.value:g}"
        return f"{self.measurement}: {self.figure} is {value}, its floor {self.floor:g}"


def falls(results: Floors, floors: Floors) -> list[Fall]:
    """The figures below their floors, among the measurements that were done."""
    return [
        Fall(name, figure, floor, value)
        for name, figures in results.items()
        for figure, floor in floors.get(name, {}).items()
        if (value := figures.get(figure)) is None or _worse(figure, value, floor)
    ]


def _worse(figure: str, value: float, than: float) -> bool:
    return value > than if figure in FAULTS else value < than


def raised(floors: Floors, results: Floors) -> dict[str, dict[str, float]]:
    """The floors lifted to what was reached, rounded down to two decimals; none is lowered or added."""
    return {
        name: {figure: _lifted(figure, floor, results.get(name, {}).get(figure)) for figure, floor in figures.items()}
        for name, figures in floors.items()
    }


def _lifted(figure: str, floor: float, value: float | None) -> float:
    if value is None:
        return floor
    # A figure has four decimals: without rounding to them first, .29 * 100 would come out below 29.
    reached = value if figure in FAULTS else math.floor(round(value * 100, 2)) / 100
    return floor if _worse(figure, reached, floor) else reached


def main() -> None:
    """Measure, compare, and exit 1 if a figure fell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"some of: {', '.join(available())}")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what is reached now")
    options = parser.parse_args()
    names = options.names or available()
    if unknown := set(names) - set(available()):
        parser.error(f"cannot be measured here: {', '.join(sorted(unknown))}")
    floors: dict[str, Figures] = json.loads(FLOORS.read_text(encoding="utf-8"))
    results: dict[str, Figures] = {}
    for name, figures in measure(names):
        results[name] = figures
        print(line(name, figures), flush=True)
    if options.lift:
        FLOORS.write_text(json.dumps(raised(floors, results), indent=1) + "\n", encoding="utf-8")
    if skipped := [name for name in floors if name not in results]:
        print(f"not checked here: {', '.join(skipped)}")
    fallen = falls(results, floors)
    for fall in fallen:
        print(fall, file=sys.stderr)
    sys.exit(1 if fallen else 0)


if __name__ == "__main__":
    main()
