"""The thresholds that decide, each with what it is and where it came from."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Aspect


@dataclass(frozen=True, slots=True)
class Settings:
    """Thresholds of the comparison; probabilities are the aligner's."""

    candidates: int = 6
    """Claims of another article that are looked at for each claim; .93 of aligned claims of the annotated events are found so."""

    same: float = 0.36
    """Probability that two claims say the same from which they make a corroborated point, or are one version of a conflict: of the
    points so made on events that it was not learned from, .95 are right."""

    further: float = 0.26
    """Probability from which a claim joins a corroborated point that others make, as what perhaps says the same."""

    conflict: float = 0.05
    """Weighed score from which it is looked into whether two claims contradict one another."""

    stands: float = 0.02
    """Chance that a careful reader would print it, from which a contradiction is shown, as doubtful."""

    sure: float = 0.16
    """Chance from which it is shown as a contradiction: on the annotated and the ordinary events, of what is not excused, all 22 so shown
    were named by a reader."""

    alone: float = 0.51
    """Probability of alignment with a claim of another article from which a claim that joined no point is not called one-sided."""

    story: float = 0.8
    """Chance of reporting the same event from which two groups of articles are one story; learned with the trees that give it."""

    reprint: float = 0.5
    """Share of an article's five-word runs found in another from which it reprints it."""

    without: frozenset[Aspect] = frozenset()
    """Aspects in which no conflict is shown."""


DEFAULT = Settings()
