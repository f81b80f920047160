"""What a comparison finds."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Aspect


@dataclass(frozen=True, slots=True)
class Difference:
    """Two claims differ in one particular: the words of each that say so. `certain` where the comparison has itself made sure
    that both claims speak to the same particular."""

    aspect: Aspect
    left: str
    right: str
    certain: bool = False

    @property
    def detail(self) -> str:
        """The words side by side."""
        return f"“{self.left}” against “{self.right}”"
