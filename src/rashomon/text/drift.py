"""How two renderings of one quotation differ, word by word: format, cuts, inserts, rewordings, or two utterances.

Newsroom transcripts of one sentence differ in ways that do not matter ("gonna", "going to"), in ways that shorten it, and in
words that change what was said. Words are compared as `said_words` gives them; what remains is judged by what kind of word
it is. The word lists are of English; in another language every word counts as one of content.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rashomon.text.opposites import opposed
from rashomon.text.said import BY_THEMSELVES, DENYING, PERSONS, Word, is_content, said_words, stem
from rashomon.text.timex.vocabulary import WEEKDAYS


class Variant(StrEnum):
    """What a second rendering of a quotation is to the first, from word for word to another utterance."""

    IDENTICAL = "identical"
    FORMAT_ONLY = "format_only"
    CUT = "cut"
    INSERT_OR_OMISSION = "internal_insert_or_omission"
    REWORDED_MINOR = "reworded_minor"
    REWORDED_CONTENT = "reworded_content"
    DIFFERENT = "different_utterance"


class Change(StrEnum):
    """What became of some words from the one rendering to the other."""

    FORMAT = "format"
    CUT = "cut"
    MARKED = "left out behind an ellipsis"
    DROPPED = "dropped"
    ADDED = "added"
    FUNCTION = "function word"
    CONTENT = "content word"


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of the left text and those that stand in their place in the right one, as (start, end); one may be empty.

    `opposite`: both cannot be, for a negation, an opposite ("open", "closed"), another figure or day.
    """

    left: tuple[int, int]
    right: tuple[int, int]
    change: Change
    opposite: bool = False


@dataclass(frozen=True, slots=True)
class Drift:
    """How two renderings differ.

    `kept` has the words that both have, in order, as the places of their starts in the left and in the right text; `content`
    counts the different ones of them that say something by themselves.
    """

    variant: Variant
    edits: tuple[Edit, ...] = ()
    kept: tuple[tuple[int, int], ...] = ()
    content: int = 0

    @property
    def shared(self) -> int:
        """The number of words that both have."""
        return len(self.kept)


def telling(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits that are neither format nor a cut at an end or behind an ellipsis."""
    return tuple(e for e in edits if e.change not in {Change.FORMAT, Change.CUT, Change.MARKED})


LONGEST = 300
"""Words of a quotation that are compared; alignment is quadratic in them, and no quotation of a report is longer."""


def drift(left: str, right: str) -> Drift:
    """Compare two renderings of what may be one utterance.

    Time is quadratic in the number of words, of which the first `LONGEST` count. An empty text is another utterance than
    any, unless both are empty.
    """
    a, b = said_words(left)[:LONGEST], said_words(right)[:LONGEST]
    if not a or not b:
        return Drift(Variant.IDENTICAL if not a and not b else Variant.DIFFERENT)
    pairs = _aligned(a, b)
    if not pairs:
        return Drift(Variant.DIFFERENT)
    pairs = _to_the_ends(a, b, pairs)
    edits = tuple(_reordered(list(_merged(_edits(a, b, pairs))), left, right))
    content = len({a[i].form for i, _ in pairs if is_content(a[i].form)})
    kept = tuple((a[i].start, b[j].start) for i, j in pairs)
    return Drift(_variant(a, b, pairs, edits), edits, kept, content)


Pair = tuple[int, int]
_MATCH_CONTENT, _MATCH_FUNCTION, _GAP = 2.0, 0.8, -0.4


def _aligned(a: Sequence[Word], b: Sequence[Word]) -> list[Pair]:
    """The best local alignment (Smith and Waterman 1981): index pairs of like words, in order, without overlap."""
    width = len(b) + 1
    above = [0.0] * width
    back = bytearray(width * (len(a) + 1))
    best, at = 0.0, (0, 0)
    stems = [stem(w.form) for w in b]
    for i, w in enumerate(a, 1):
        row = [0.0] * width
        own, weight = stem(w.form), _MATCH_CONTENT if is_content(w.form) else _MATCH_FUNCTION
        for j in range(1, width):
            score, step = 0.0, 0
            up, beside = above[j] + _GAP, row[j - 1] + _GAP
            if up > score:
                score, step = up, 1
            if beside > score:
                score, step = beside, 2
            if own == stems[j - 1]:
                # Runs beat scattered words: a further match next to the last one counts a little more.
                run = 0.25 if i > 1 and j > 1 and back[(i - 1) * width + j - 1] == 3 else 0.0
                whole = weight if w.form == b[j - 1].form else 0.8 * weight
                if above[j - 1] + whole + run > score:
                    score, step = above[j - 1] + whole + run, 3
            row[j] = score
            back[i * width + j] = step
            if score > best:
                best, at = score, (i, j)
        above = row
    pairs: list[Pair] = []
    i, j = at
    while step := back[i * width + j]:
        if step == 3:
            pairs.append((i - 1, j - 1))
        i, j = i - (step != 2), j - (step != 1)
    return pairs[::-1]


def _to_the_ends(a: Sequence[Word], b: Sequence[Word], pairs: Sequence[Pair]) -> list[Pair]:
    """The alignment with the words with which both texts begin or end, where few stand between: "it always was", "it never was"."""
    head: list[Pair] = []
    first = pairs[0]
    if max(first) <= _SWAPPED:
        while len(head) < min(first) and a[len(head)].form == b[len(head)].form:
            head.append((len(head), len(head)))
    tail: list[Pair] = []
    i, j = len(a) - 1, len(b) - 1
    if max(i - pairs[-1][0], j - pairs[-1][1]) <= _SWAPPED:
        while i > pairs[-1][0] and j > pairs[-1][1] and a[i].form == b[j].form:
            tail.append((i, j))
            i, j = i - 1, j - 1
    return [*head, *pairs, *reversed(tail)]


def _edits(a: Sequence[Word], b: Sequence[Word], pairs: Sequence[Pair]) -> Iterable[Edit]:
    """The edits in reading order: what stands before the first pair, between pairs, and behind the last."""
    yield from _edge(a, b, (0, pairs[0][0]), (0, pairs[0][1]), before=True)
    for n, (i, j) in enumerate(pairs):
        if n:
            h, k = pairs[n - 1]
            yield from _between(a, b, (h + 1, i), (k + 1, j))
        if a[i].form != b[j].form:
            yield Edit(_span(a, i, i + 1), _span(b, j, j + 1), Change.FUNCTION)
        elif _letters(a[i].raw) != _letters(b[j].raw):
            yield Edit(_span(a, i, i + 1), _span(b, j, j + 1), Change.FORMAT)
    i, j = pairs[-1]
    yield from _edge(a, b, (i + 1, len(a)), (j + 1, len(b)), before=False)


def _letters(raw: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", raw).casefold() if c.isalnum())


def _span(words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    """Where the words first to last (past-last) stand; an empty run stands where it would begin."""
    if first < last:
        return words[first].start, words[last - 1].end
    at = words[first].start if first < len(words) else words[-1].end
    return at, at


_WEIGHT = {change: n for n, change in enumerate(Change)}


def _merged(edits: Iterable[Edit]) -> Iterable[Edit]:
    """Edits in the parts of one contraction or compound as one edit, which is what the weightiest of them is."""
    held: Edit | None = None
    for e in edits:
        if held and (e.left[0] < held.left[1] or e.right[0] < held.right[1]):
            change = max(held.change, e.change, key=_WEIGHT.__getitem__)
            held = Edit(_hull(held.left, e.left), _hull(held.right, e.right), change, held.opposite or e.opposite)
            continue
        if held:
            yield held
        held = e
    if held:
        yield held


_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")


def _reordered(edits: Sequence[Edit], left: str, right: str) -> Iterable[Edit]:
    """The day of a date that stands before its month in the one and behind it in the other is a matter of format."""
    days = [_DAY.fullmatch((left[slice(*e.left)] + right[slice(*e.right)]).strip(" ,")) for e in edits]
    for n, e in enumerate(edits):
        beside = [days[k] for k in (n - 1, n + 1) if 0 <= k < len(edits)]
        day = days[n]
        moved = day is not None and any(d is not None and d.group() == day.group() for d in beside)
        yield Edit(e.left, e.right, Change.FORMAT) if moved else e


def _hull(left: tuple[int, int], right: tuple[int, int]) -> tuple[int, int]:
    return min(left[0], right[0]), max(left[1], right[1])


_SWAPPED = 3
"""At an end that both texts have of their own, so many words or fewer of the one stand for what the other has there."""


def _edge(a: Sequence[Word], b: Sequence[Word], left: Pair, right: Pair, *, before: bool) -> Iterable[Edit]:
    """What stands at one end of the two: a cut, where at most one of them has words there or a sentence of its own."""
    sizes = left[1] - left[0], right[1] - right[0]
    if not any(sizes):
        return
    fewest = min(sizes)
    if 0 < fewest <= _SWAPPED and not (_parted(a, left, before) or _parted(b, right, before)):
        most = fewest if max(sizes) > 2 * _SWAPPED else max(sizes)
        near, far = zip(*(_split(at, most, before) for at in (left, right)), strict=True)
        edits = [*_between(a, b, near[0], near[1]), *_edge(a, b, far[0], far[1], before=before)]
        yield from reversed(edits) if before else edits
        return
    yield Edit(_span(a, *left), _span(b, *right), Change.CUT)


def _parted(words: Sequence[Word], run: Pair, before: bool) -> bool:
    """Whether a sentence ends between the run and the words that both texts have."""
    at = run[1] if before else run[0]
    return at < len(words) and words[at].opens


def _split(run: Pair, most: int, before: bool) -> tuple[Pair, Pair]:
    """The words of a run that are next to what both texts have, and the rest."""
    if before:
        at = max(run[0], run[1] - most)
        return (at, run[1]), (run[0], at)
    at = min(run[1], run[0] + most)
    return (run[0], at), (at, run[1])


def _between(a: Sequence[Word], b: Sequence[Word], left: Pair, right: Pair) -> Iterable[Edit]:
    ours, theirs = ([w.form for w in words[slice(*at)]] for words, at in ((a, left), (b, right)))
    while ours and theirs and ours[0] == theirs[0]:
        left, right, ours, theirs = (left[0] + 1, left[1]), (right[0] + 1, right[1]), ours[1:], theirs[1:]
    while ours and theirs and ours[-1] == theirs[-1]:
        left, right, ours, theirs = (left[0], left[1] - 1), (right[0], right[1] - 1), ours[:-1], theirs[:-1]
    if not ours and not theirs:
        return
    if (not ours and _gapped(a, left)) or (not theirs and _gapped(b, right)):
        yield Edit(_span(a, *left), _span(b, *right), Change.MARKED)
        return
    change = _change(a[slice(*left)], b[slice(*right)])
    yield Edit(_span(a, *left), _span(b, *right), change, change is Change.CONTENT and _opposite(ours, theirs))


def _gapped(words: Sequence[Word], run: Pair) -> bool:
    """Whether the paper shows by an ellipsis that words are left out where the empty run stands."""
    return run[0] < len(words) and words[run[0]].gap


_PLAIN = 4
"""Words of a change that can be told to turn a statement round; of longer ones nobody knows what they deny."""

_DAYS = frozenset((*WEEKDAYS, "today", "tomorrow", "yesterday"))


def _opposite(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether both cannot be: one denies, they are opposites, or other figures or days."""
    if max(len(ours), len(theirs)) > _PLAIN:
        return False
    for found in ([{f for f in side if f in _DAYS} for side in (ours, theirs)], [figures(ours), figures(theirs)]):
        if all(found) and found[0].isdisjoint(found[1]):
            return True
    turned = sum(f in DENYING for f in ours) % 2 != sum(f in DENYING for f in theirs) % 2
    return turned or opposed(set(ours), set(theirs)) is not None


def figures(forms: Iterable[str]) -> set[str]:
    """The numbers among words as `said_words` gives them."""
    return {f for f in forms if f[:1].isdigit()}


def _change(left: Sequence[Word], right: Sequence[Word]) -> Change:
    ours, theirs = [w.form for w in left], [w.form for w in right]
    if "".join(ours) == "".join(theirs) or _masked(left, right):
        return Change.FORMAT
    said = [f for f in (*ours, *theirs) if is_content(f)]
    if not ours or not theirs:
        own = ours or theirs
        if DENYING & set(own) and len(own) <= 2:
            return Change.CONTENT
        if not said and len(own) <= 2 and not BY_THEMSELVES & set(own):
            return Change.FUNCTION
        return Change.ADDED if theirs else Change.DROPPED
    if not said and any(all(w.bracketed for w in side) for side in (left, right)):
        return Change.FORMAT
    # "it" stands for a clause as well as for a thing; who acts or owns is told by the others.
    persons = [PERSONS & set(side) - {"it"} for side in (ours, theirs)]
    return Change.CONTENT if said or persons[0] != persons[1] else Change.FUNCTION


def _masked(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether one is the other with letters starred out."""
    if len(left) != 1 or len(right) != 1:
        return False
    plain, starred = sorted((left[0].form, right[0].form), key=lambda form: "*" in form)
    parts = [re.escape(p) for p in re.split(r"\*+", starred)]
    # More stars would make the pattern slow on a hostile word.
    return 1 < len(parts) <= 3 and any(parts) and re.fullmatch(r"\w+".join(parts), plain) is not None


LEAST_SHARED = 0.5
"""Share of the shorter rendering's words that the longer must have, or they are two utterances."""


def _needed(edits: Sequence[Edit]) -> int:
    """How many different content words two renderings must share, after what parts them."""
    changes = {e.change for e in edits}
    if any(e.change is Change.CUT and e.left[0] < e.left[1] and e.right[0] < e.right[1] for e in edits):
        return 4
    if changes & {Change.CONTENT, Change.ADDED, Change.DROPPED}:
        return 2 if any(e.opposite for e in edits) else 3
    return 2 if Change.FUNCTION in changes else 0


def _variant(a: Sequence[Word], b: Sequence[Word], pairs: Sequence[Pair], edits: Sequence[Edit]) -> Variant:
    covered = len(pairs) / min(len(a), len(b))
    changes = {e.change for e in edits}
    content = {a[i].form for i, _ in pairs if is_content(a[i].form)}
    if covered < LEAST_SHARED or len(content) < _needed(edits):
        return Variant.DIFFERENT
    for change, variant in (
        (Change.CONTENT, Variant.REWORDED_CONTENT),
        (Change.ADDED, Variant.INSERT_OR_OMISSION),
        (Change.DROPPED, Variant.INSERT_OR_OMISSION),
        (Change.MARKED, Variant.INSERT_OR_OMISSION),
        (Change.FUNCTION, Variant.REWORDED_MINOR),
        (Change.FORMAT, Variant.FORMAT_ONLY),
        (Change.CUT, Variant.CUT),
    ):
        if change in changes:
            return variant
    return Variant.IDENTICAL
