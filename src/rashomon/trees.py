"""Gradient-boosted trees as plain arrays: small, fast, and free of the library that grew them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


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
        total = np.full(len(features), self.base, dtype=np.float64)
        rows = np.arange(len(features))
        for t in range(len(self.column)):
            node = np.zeros(len(features), dtype=np.int64)
            inner = self.column[t, node] >= 0
            while inner.any():
                column = self.column[t, node]
                low = features[rows, np.maximum(column, 0)] <= self.threshold[t, node]
                node = np.where(inner, np.where(low, self.left[t, node], self.right[t, node]), node)
                inner = self.column[t, node] >= 0
            total += self.value[t, node]
        slope, shift = self.calibration
        chances: NDArray[np.float64] = 1 / (1 + np.exp(-(slope * total + shift)))
        return chances
