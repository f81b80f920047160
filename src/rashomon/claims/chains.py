"""Through whom a stretch of a passage reached it: the speakers of its tokens, nearest first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rashomon.claims.cues import FIRST_PERSON, is_outlet
from rashomon.claims.sources import Cue
from rashomon.claims.venues import with_venue
from rashomon.model import Speaker

# No report is passed on so often; more cues than that around a clause are a text made to be slow.
_LONGEST_CHAIN = 8


@dataclass(frozen=True, slots=True)
class Attributed:
    """A parsed passage's attributions; `cues` holds, by sentence, those whose content reaches into it, and `through` the
    outlets by the speakers whose they are there."""

    in_quotes: list[bool]
    cues: dict[int, list[Cue]]
    sentences: list[int]
    speakers: dict[tuple[int, int], Speaker]
    carried: dict[int, Speaker]
    through: list[dict[str, tuple[Speaker, ...]]]

    def quoted(self, start: int, end: int) -> bool:
        """Whether most of the tokens stand between quotation marks."""
        return sum(self.in_quotes[start:end]) > 0.6 * (end - start)

    def contents(self, sentence: int) -> list[tuple[int, int]]:
        """The spans of tokens that are stated in the sentence by someone, and can be told without that."""
        return [span for c in self.cues.get(sentence, []) if not c.unsaid for span in c.content]

    def unbroken(self, sentence: int) -> list[tuple[int, int]]:
        """From the cue to the first token of what someone does not say or hold, which is told with it."""
        unsaid = [c for c in self.cues.get(sentence, []) if c.unsaid]
        return [(c.at, s) for c in unsaid for s, _ in c.content if c.at < s]

    def frame(self, sentence: int) -> set[int]:
        """The tokens of the cues and of the sources of what is stated in the sentence, and is not itself stated."""
        cues = self.cues.get(sentence, [])
        frame = {c.at for c in cues} | {i for c in cues for i in range(*c.source)}
        return {i for i in frame if not any(c.says(i) for c in cues)}

    def brings_in(self, start: int, end: int, root: int) -> bool:
        """Whether the tokens, which `root` governs, bring in a statement that stands outside of them ("he told the court on Monday")."""
        sentence = self._sentence(start)
        return any(
            c.at == root and sum(max(0, min(e, end) - max(s, start)) for s, e in c.content) < 0.3 * c.size
            for c in self.cues.get(sentence, [])
        )

    def chain(self, start: int, end: int, parts: Sequence[tuple[int, int]] = ()) -> tuple[tuple[Speaker, ...], bool]:
        """The speakers of the tokens, nearest first, and whether the nearest denies what they say.

        Where only a part of the tokens is what someone wants or calls something, the whole tells that, and is not theirs.
        """
        sentence = self._sentence(start)
        holding = [c for c in self.cues.get(sentence, []) if c.holds(start, end)]
        holding = [c for c in holding if not start <= c.at < end or not any(c.says(a) for a, _ in parts)]
        holding = sorted(holding, key=lambda c: c.size)[:_LONGEST_CHAIN]
        # A cue that another one's content holds is nearer to what is said.
        depth = {id(c): sum(other.says(c.at) for other in holding if other is not c) for c in holding}
        holding.sort(key=lambda c: (c.rank, -depth[id(c)], c.size, -c.source[1]))
        # What others claim and he denies is by his word not so: "rejected claims by Berger that he had paid".
        denying = next((n for n, c in enumerate(holding) if c.denied), 0)
        if denying and not self.in_quotes[holding[denying].at] and holding[denying].says(holding[0].at):
            holding = holding[denying:]
        found = self._nested([c for c in holding if c.source in self.speakers], start, end)
        told = any(c.rank == 0 and not self.in_quotes[c.at] for c in found)
        quoted = self.quoted(start, end)
        outer = [self.carried[sentence]] if sentence in self.carried and quoted and not told else []
        chain: list[Speaker] = []
        myself: Speaker | None = None
        for speaker, quoted in [(self.speakers[c.source], self.in_quotes[c.source[0]]) for c in found] + [
            (s, False) for s in outer
        ]:
            if quoted and speaker.name.lower() in FIRST_PERSON:
                # In a quotation "I" is whom the cue outside of it names.
                myself = myself or speaker
                continue
            if not any(_one(speaker, other) for other in chain):
                chain.append(replace(speaker, start=myself.start, end=myself.end) if myself else speaker)
                myself = None
        return with_venue(chain, self.through[sentence]), bool(holding and holding[0].denied)

    def _nested(self, cues: list[Cue], start: int, end: int) -> list[Cue]:
        """The cues, but of those of which neither is said by the other only the nearest, unless one is an outlet's: two people
        seldom share a statement."""
        kept: list[Cue] = []
        quoted = self.quoted(start, end)
        for c in sorted(cues, key=lambda c: self._distance(c.at, start, end)):
            rivals = [k for k in kept if k.rank == 0 and not k.says(c.at) and not c.says(k.at)]
            apart = quoted or not any(is_outlet(self.speakers[k.source].name) for k in (c, *rivals))
            if c.rank or not any(apart or self._sentence(k.at) != self._sentence(c.at) for k in rivals):
                kept.append(c)
        return [c for c in cues if c in kept]

    def _sentence(self, at: int) -> int:
        return bisect_right(self.sentences, at) - 1

    def _distance(self, at: int, start: int, end: int) -> tuple[int, int]:
        """How many quotation marks and tokens lie between a cue and the claim."""
        first, last = (at, start) if at < start else (end - 1, at)
        between = self.in_quotes[first : last + 1]
        return sum(a != b for a, b in pairwise(between)), last - first


def _one(left: Speaker, right: Speaker) -> bool:
    """Whether two links of a chain name one: by the same name, or the one by words that hold the other's name."""
    a, b = left.name.lower(), right.name.lower()
    if a == b:
        return True
    return " " in a and " " in b and ((left.entity is None and b in a) or (right.entity is None and a in b))
