"""Gradient-boosted trees as plain arrays: small, fast, and free of the library that grew them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


BLOCK = 64
"""Rows that go through all trees at once: few enough to stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class Trees:
    """A binary classifier of t trees with up to n nodes: split column (t, n; -1 for a leaf), threshold, left and right child,
    leaf value, the intercept in log-odds, and two numbers that calibrate the result (slope, shift; after Platt 1999)."""

    column: NDArray[np.int16]
    threshold: NDArray[np.float32]
    left: NDArray[np.int16]
    right: NDArray[np.int16]
    value: NDArray[np.float32]
    base: float
    calibration: tuple[float, float] = (1.0, 0.0)

    def chances(self, features: NDArray[np.float32]) -> NDArray[np.float64]:
        """Probabilities (rows,) of feature rows (rows, columns)."""
        total = np.empty(len(features), dtype=np.float64)
        roots = np.arange(len(self.column))[:, None] * self.column.shape[1]
        for at in range(0, len(features), BLOCK):
            block = features[at : at + BLOCK]
            rows = np.arange(len(block)) * features.shape[1]
            node = np.repeat(roots, len(block), axis=1)
            while (inner := (column := self.column.take(node)) >= 0).any():
                low = block.take(rows + column) <= self.threshold.take(node)
                node = np.where(inner, roots + np.where(low, self.left.take(node), self.right.take(node)), node)
            total[at : at + BLOCK] = self.base + self.value.take(node).sum(0, dtype=np.float64)
        slope, shift = self.calibration
        chances: NDArray[np.float64] = 1 / (1 + np.exp(-(slope * total + shift)))
        return chances
