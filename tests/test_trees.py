"""Boosted trees by hand."""

import math

import numpy as np
import pytest

from rashomon.trees import BLOCK, Trees


def logistic(x):
    return 1 / (1 + math.exp(-x))


def trees(*rows, base=0.0, calibration=(1.0, 0.0)):
    """Trees of nodes (column, threshold, left, right, value), padded to one width with leaves."""
    width = max(map(len, rows))
    table = [[*row, *[(-1, 0, 0, 0, 0.0)] * (width - len(row))] for row in rows]
    names = {"column": np.int16, "threshold": np.float32, "left": np.int16, "right": np.int16, "value": np.float32}
    columns = {
        name: np.array([[node[n] for node in row] for row in table], dtype=kind)
        for n, (name, kind) in enumerate(names.items())
    }
    return Trees(**columns, base=base, calibration=calibration)


LEAF = [(-1, 0, 0, 0, 0.5)]
STUMP = [(1, 10, 1, 2, 0), (-1, 0, 0, 0, -2.0), (-1, 0, 0, 0, 2.0)]
DEEP = [(0, 0, 1, 2, 0), (-1, 0, 0, 0, -1.0), (1, 5, 3, 4, 0), (-1, 0, 0, 0, 1.0), (-1, 0, 0, 0, 3.0)]


@pytest.mark.parametrize(
    ("made", "row", "score"),
    [
        (trees(LEAF), (0, 0), 0.5),
        (trees(STUMP), (0, 9), -2),
        (trees(STUMP), (0, 10), -2),
        (trees(STUMP), (0, 11), 2),
        (trees(DEEP), (-1, 9), -1),
        (trees(DEEP), (1, 5), 1),
        (trees(DEEP), (1, 6), 3),
        (trees(STUMP, DEEP, LEAF), (1, 11), 5.5),
        (trees(STUMP, base=-1.0), (0, 11), 1),
        (trees(STUMP, calibration=(0.5, 0.25)), (0, 11), 1.25),
    ],
)
def test_one_row(made, row, score):
    assert made.chances(np.array([row], dtype=np.float32)) == pytest.approx([logistic(score)])


def test_rows_go_their_own_ways():
    rows = np.array([(-1, 0), (1, 0), (1, 9), (-1, 9)], dtype=np.float32)
    assert trees(DEEP).chances(rows) == pytest.approx([logistic(x) for x in (-1, 1, 3, -1)])


def test_very_many_rows_are_as_each_by_itself():
    rows = np.random.default_rng(3).normal(size=(3 * BLOCK + 1, 2)).astype(np.float32)
    made = trees(STUMP, DEEP, LEAF)
    assert made.chances(rows) == pytest.approx([made.chances(row[None])[0] for row in rows])


def test_no_rows():
    assert trees(DEEP).chances(np.zeros((0, 2), dtype=np.float32)).shape == (0,)
