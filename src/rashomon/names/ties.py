"""Names put together under one leader, each tie with its reason in words."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from rashomon.text.names import words_of

MOST_COMPARED = 60
"""Names of one block that a name is compared with at most, so that no list of names costs its square."""
# Reasons told of one name at most.
_MOST_STEPS = 3
Key = tuple[tuple[str, ...], str]
"""What a name is compared as: its words, as `rashomon.text.names.words_of` has them, and its kind."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name as it is written, its kind, and what speaks for whom it means: in which articles, after which titles."""

    name: str
    kind: str
    articles: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tied:
    """Names by group: `numbers` has the group of each name, `kinds` its settled kind, `keys` what it was compared as."""

    numbers: tuple[int, ...]
    kinds: tuple[str, ...]
    keys: tuple[Key, ...]
    reasons: dict[Key, list[tuple[Key, str]]]

    def reasons_from(self, members: Iterable[int], name: str) -> dict[int, str]:
        """For the members of a group that are not written as its `name`: what leads from that name to each, in words."""
        members = list(members)
        goal = next((k for i in members if (k := self.keys[i])[0] == words_of(name, k[1])), None)
        if goal is None:
            return {}
        steps: dict[Key, tuple[str, ...]] = {goal: ()}
        queue = deque([goal])
        while queue:
            key = queue.popleft()
            for other, reason in self.reasons.get(key, ()):
                if other not in steps:
                    steps[other] = (reason, *steps[key])[:_MOST_STEPS]
                    queue.append(other)
        return {i: "; ".join(found) for i in members if (found := steps.get(self.keys[i]))}


@dataclass(slots=True)
class Ties:
    """Keys under their leaders, with the reason of each tie."""

    shown: dict[Key, str]
    apart: tuple[tuple[Key, Key], ...] = ()
    leader: dict[Key, Key] = field(default_factory=dict)
    reasons: dict[Key, list[tuple[Key, str]]] = field(default_factory=lambda: defaultdict(list))

    def root(self, key: Key) -> Key:
        leader = self.leader
        while leader.setdefault(key, key) != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    def tie(self, key: Key, other: Key, why: str) -> bool:
        """Puts the key's group under the other's, unless they are to stay apart; `why` reads behind the key's name."""
        a, b = self.root(key), self.root(other)
        if a == b:
            return True
        if any({self.root(x), self.root(y)} == {a, b} for x, y in self.apart):
            return False
        self.leader[a] = b
        reason = f"{self.shown[key]}: {why.format(self.shown[other])}"
        self.reasons[key].append((other, reason))
        self.reasons[other].append((key, reason))
        return True
