"""Who did what to whom, where and when, in one clause: spans for each part of the proposition (after PropBank's roles)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from rashomon.claims.syntax import VERBAL, top
from rashomon.claims.wording import clefted, lost_subject, marked_roles, verbs_beside
from rashomon.model import Role, RoleKind, Value
from rashomon.text.parse import Parsed

# A phrase is cut before a clause that hangs on it; what stands in it still names the same one.
_HANGING = frozenset(["relcl", "acl", "appos", "conj", "cc", "punct", "parataxis"])
_RELATIVE = frozenset(["WDT", "WP", "WP$"])
_LONGEST = 12  # words of a phrase


def roles(parsed: Parsed, offset: int, span: tuple[int, int], values: Sequence[Value]) -> tuple[Role, ...]:
    """The parts of the clause of the tokens `span`, in the order of their places; offsets count in the article.

    A clause that lost its subject to the one before it has it from there, so an agent may stand outside the clause.
    """
    start, end = span
    root, subject = clefted(parsed, top(parsed, start, end), start, end)
    found = [
        (RoleKind.PREDICATE, *_predicate(parsed, i))
        for i in (root, *verbs_beside(parsed, root))
        if start <= i < end and parsed.tags[i] in VERBAL
    ]
    for head, role in marked_roles(parsed, root).items():
        named = parsed.tags[head] not in _RELATIVE and start <= head < end
        if named and role in {"agent", "patient"}:
            found.append((RoleKind(role), *_phrase(parsed, head)))
    if subject is None:
        subject = lost_subject(parsed, root, start, end)
    if subject is not None:
        found.append((RoleKind.AGENT, *_phrase(parsed, subject)))
    placed = [(kind, offset + parsed.starts[a], offset + parsed.ends[b - 1]) for kind, a, b in found]
    placed += _places(parsed, offset, values)
    placed += [(RoleKind.TIME, v.start, v.end) for v in values if v.kind == "date"]
    return tuple(Role(kind, a, b) for kind, a, b in sorted(set(placed), key=lambda r: (r[1], r[2], r[0])))


def _predicate(parsed: Parsed, root: int) -> tuple[int, int]:
    """The word that governs the clause, with the particle behind it ("broke out")."""
    particle = root + 1 < len(parsed.deps) and parsed.deps[root + 1] == "prt" and parsed.heads[root + 1] == root
    return root, root + 1 + particle


def _phrase(parsed: Parsed, head: int) -> tuple[int, int]:
    """The words that name somebody or something, without the clauses and names that hang on it."""
    first, last = parsed.edges[head]
    for c in parsed.children[head]:
        if parsed.deps[c] in _HANGING:
            if c > head:
                last = min(last, parsed.edges[c][0])
            elif c < head:
                first = max(first, parsed.edges[c][1])
    first, last = max(min(first, head), head - _LONGEST), min(max(last, head + 1), head + _LONGEST)
    while last - 1 > head and not parsed.words[last - 1][0].isalnum():
        last -= 1
    while first < head and not parsed.words[first][0].isalnum():
        first += 1
    return first, last


def _places(parsed: Parsed, offset: int, values: Iterable[Value]) -> Iterator[tuple[RoleKind, int, int]]:
    """Places that a preposition leads to; as the subject of an act a place stands for those who govern it."""
    for v in values:
        if v.kind != "place":
            continue
        i = bisect_right(parsed.starts, v.start - offset) - 1
        while i >= 0 and parsed.deps[i] == "compound" and parsed.heads[i] > i:
            i = parsed.heads[i]
        if i >= 0 and parsed.deps[i] == "pobj" and parsed.deps[parsed.heads[i]] == "prep":
            yield RoleKind.PLACE, v.start, v.end
