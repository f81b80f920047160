"""What a comparison finds."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Aspect


@dataclass(frozen=True, slots=True)
class Difference:
    """Two claims differ in one particular: the words of each that say so. `certain` where the comparison has itself made sure
    that both claims speak to the same particular; not `firm` where the words alone do not exclude one another."""

    aspect: Aspect
    left: str
    right: str
    certain: bool = False
    firm: bool = True

    @property
    def figures(self) -> frozenset[str]:
        """Both numbers, of a difference of numbers."""
        words = (self.left, self.right) if self.aspect is Aspect.NUMBER else ()
        return frozenset(w.split()[0] for w in words)

    @property
    def detail(self) -> str:
        """The words side by side."""
        return f"“{self.left}” against “{self.right}”"


@dataclass(frozen=True, slots=True)
class Apart:
    """Two claims, by index, that give one thing of the event differently wherever they stand, and whether both stand where their
    reports begin."""

    left: int
    right: int
    difference: Difference
    leading: bool
