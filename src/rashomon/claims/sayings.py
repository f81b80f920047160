"""Clauses that bring in a statement and tell something themselves: when, where, to whom or in which office it was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.claims.cues import MEDIA, OUTLET_ROLES, PARTS_OF_TIME, TAGS, TIMES, WRITINGS, is_outlet
from rashomon.claims.sources import Cue
from rashomon.claims.syntax import VERBS, is_word, lemma_of
from rashomon.text.parse import Parsed

LONGEST = 24
"""Words of such a clause at most: a longer one tells more than that."""

LEAST = 3
"""Nouns and adjectives with a name from which more is told than the name."""

_PLACES = frozenset(
    "interviews hearing testimony court parliament committee instagram e-mail rally debate book memoir article ago".split()
)
_WHEN_AND_WHERE = TIMES | PARTS_OF_TIME | MEDIA | WRITINGS | OUTLET_ROLES | _PLACES
_NAMING = frozenset(["NN", "NNS", "NNP", "NNPS", "JJ"])
_TITLES = frozenset("mr mr. mrs mrs. ms ms. dr dr. sir lord dame".split())
_LEADING = frozenset(["and", "but", "so", "then", "that", "or"])
_DASHES = frozenset(["—", "–", "--", "-", ":", ";"])


def saying_spans(parsed: Parsed, cues: Iterable[Cue], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The token spans of such clauses of the sentence `first` to `last`, whose attributions are given: each around its cue, without
    what is stated."""
    known = [c for c in cues if first <= c.at < last]
    at, said = {c.at for c in known}, bytearray(last + 1)
    for start, end in (span for c in known for span in c.content):
        said[max(start, first) : min(end, last)] = b"\1" * max(0, min(end, last) - max(start, first))
    for cue in known:
        says = parsed.tags[cue.at] in VERBS and lemma_of(parsed, cue.at) in TAGS
        if not (says or parsed.lower[cue.at] == "according") or cue.rank or cue.mention:
            continue
        if not first <= cue.source[0] < last:
            continue
        left, right = parsed.edges[cue.at]
        left, right = max(first, min(left, cue.source[0])), min(last, max(right, cue.source[1]))
        start, end = cue.at, cue.at + 1
        while start > left and not said[start - 1]:
            if start <= cue.source[0] and parsed.words[start - 1] in _DASHES:
                break
            start -= 1
        while end < right and not said[end] and end not in at:
            end += 1
        while start < end and (
            not is_word(parsed.words[start]) or parsed.lower[start] in _LEADING or _joins(parsed, start, cue.at)
        ):
            start += 1
        while start < end and not is_word(parsed.words[end - 1]):
            end -= 1
        if parsed.lower[end - 1] == "that" and parsed.deps[end - 1] == "mark":
            end -= 1
        held = start <= cue.source[0] and cue.source[1] <= end
        if held and _is_one_clause(parsed, cue.at, start, end) and _tells_more(parsed, cue, start, end):
            yield start, end


def _joins(parsed: Parsed, i: int, at: int) -> bool:
    """Whether the token only joins the clause of the verb at `at` to another ("after the mayor said")."""
    return parsed.deps[i] in {"mark", "advmod"} and parsed.heads[i] == at and parsed.tags[i] in {"IN", "WRB"}


def _is_one_clause(parsed: Parsed, at: int, start: int, end: int) -> bool:
    """Whether the tokens hold no other verb than that at `at`, and are not too many."""
    others = [
        i
        for i in range(start, end)
        if parsed.tags[i].startswith("VB") and i != at and parsed.deps[i] not in {"aux", "auxpass", "amod", "compound"}
    ]
    return not others and sum(map(is_word, parsed.words[start:end])) <= LONGEST


def _tells_more(parsed: Parsed, cue: Cue, start: int, end: int) -> bool:
    """Whether the tokens tell when, where or to whom something was said, or of a name what its bearer is."""
    for i in range(start, end):
        if cue.source[0] <= i < cue.source[1]:
            continue
        if parsed.lower[i] in _WHEN_AND_WHERE or is_outlet(parsed.words[i]):
            return True
    named = [i for i in range(start, end) if parsed.tags[i] in _NAMING and parsed.lower[i] not in _TITLES]
    return any(parsed.tags[i] == "NNP" for i in range(*cue.source)) and len(named) >= LEAST
