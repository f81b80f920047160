"""What stands where in two clauses laid side by side: words matched, and the slots whose fillings differ.

Two reports that tell one thing in much the same words differ in a number, a day, a name, a denial or an opposite. Each such
pair of fillings is a candidate difference, described by a row of numbers: how well what stands around the two slots agrees, and
what the fillings are. Trees (`differs` in `aligner.npz`) tell which candidates are two versions of one particular.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from rashomon.countries import sides
from rashomon.model import Aspect, Claim, Value
from rashomon.points.actors import other_surname
from rashomon.points.besides import Besides, besides
from rashomon.points.clause import NOT_UNTIL
from rashomon.points.compare import located, named_difference
from rashomon.points.difference import Difference
from rashomon.points.figures import counted, fate
from rashomon.points.likeness import MEASURES, Seen
from rashomon.points.times import CLOCK, hours_apart
from rashomon.text.calendar import overlap
from rashomon.text.magnitudes import compare_numbers
from rashomon.text.opposites import opposites
from rashomon.text.timex.vocabulary import MONTH_NAMES, WEEKDAYS

if TYPE_CHECKING:
    from numpy.typing import NDArray

MATCHED = 0.5
"""Likeness of two words from which one stands for the other."""

MOST = 12
"""Candidate differences looked at in a pair, so that two long lists of figures cost no more."""

DENIED = 0.6
"""Likeness of two words from which to deny the one is to deny the other."""

REACH = 3
"""Telling words after a denial among which what is denied is looked for."""

DULL = 2.5
"""Rarity under which a word says nothing by itself."""

NAMES = ("person", "body", "place", "thing")
KINDS = ("number", "date", "name", "denial", "opposite", "word", "speaker")


@dataclass(frozen=True, slots=True)
class Slot:
    """A filling: its kind, its words (first and past-last index), and the value it was read as, if any."""

    kind: str
    first: int
    last: int
    text: str
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two fillings, one of each claim, that may be two versions of one particular. A denial stands against what it denies."""

    kind: str
    left: Slot
    right: Slot


@dataclass(frozen=True, slots=True)
class Laid:
    """Two claims side by side: likeness of their words (n, m), in context (n, m), and which words of each are matched."""

    near: NDArray[np.float32]
    context: NDArray[np.float32]
    left: NDArray[np.bool_]
    right: NDArray[np.bool_]


def lay(ours: Seen, theirs: Seen) -> Laid:
    """Match the words of two claims, by spelling and by meaning."""
    a, b = ours.words, theirs.words
    near = a.static @ b.static.T
    for i, stem in enumerate(a.stems):
        for j, other in enumerate(b.stems):
            if stem == other:
                near[i, j] = 1.0
            elif a.figures[i] or b.figures[j]:
                near[i, j] = min(near[i, j], 0.0)
    context = a.context @ b.context.T
    return Laid(near, context, near.max(1, initial=0) >= MATCHED, near.max(0, initial=0) >= MATCHED)


_WEEKDAY, _MONTH = ("|".join(name.title() for name in names) for names in (WEEKDAYS, MONTH_NAMES))
_DAY = re.compile(rf"\b(?:{_WEEKDAY}|{_MONTH}|(?:19|20)\d\d)|{CLOCK.pattern}")
DENIAL = re.compile(
    r"\b(?:(?:not|no(?![.,]))(?!\s(?:more|less|\w+er)\sthan\b)|cannot|never|none|nobody|nothing|neither|nor|without|den(?:y|ied|ies|ying)|fail(?:ed|s|ing)? to|refus(?:e|ed|es|ing)|"
    r"declin(?:e|ed|es|ing) to|unable|ruled out|far from|instead of|rather than)\b|n[’']t\b",
    re.I,
)
_CAPITALS = re.compile(r"\b[A-Z][\w’'.-]*\w(?:\s+(?:(?:of|the|de|al|bin|van|von)\s+)?[A-Z][\w’'.-]*\w)*")


def slots(claim: Claim, seen: Seen) -> list[Slot]:
    """The fillings of a claim in reading order: figures, days, names, denials. None holds part of another."""
    taken = np.zeros(len(claim.text) + 1, dtype=bool)
    out: list[Slot] = []

    def add(kind: str, start: int, end: int, value: Value | None = None) -> None:
        if taken[start:end].any():
            return
        first, last = seen.words.within(start, end)
        if first < last:
            taken[start:end] = True
            out.append(Slot(kind, first, last, claim.text[start:end], value))

    for kinds, kind in ((("date",), "date"), (("number",), "number"), (NAMES, "name")):
        for v in claim.values:
            if v.kind in kinds:
                add(kind, v.start - claim.start, v.end - claim.start, v)
    for m in _DAY.finditer(claim.text):
        add("date", m.start(), m.end())
    for m in DENIAL.finditer(claim.text):
        if not NOT_UNTIL.match(claim.text, m.start()):
            add("denial", m.start(), m.end())
    for m in _CAPITALS.finditer(claim.text):
        if m.start() > 0:
            add("name", m.start(), m.end())
    return sorted(out, key=lambda s: s.first)


def candidates(left: Claim, right: Claim, ours: Seen, theirs: Seen, laid: Laid) -> list[Candidate]:
    """The pairs of fillings that differ, and the denials and opposites that stand against something."""
    a, b = slots(left, ours), slots(right, theirs)
    out: list[Candidate] = []
    for kind, agree in (("number", _same_number), ("date", _same_day), ("name", _same_name)):
        mine, other = ([s for s in some if s.kind == kind] for some in (a, b))
        lone = [s for s in mine if not any(agree(s, t) for t in other)]
        alone = [t for t in other if not any(agree(s, t) for s in mine)]
        pairs = [Candidate(kind, s, t) for s in lone for t in alone]
        out += sorted(pairs, key=lambda c: -_mean(laid.context, c))[:MOST]
    denied = [[s for s in some if s.kind == "denial"] for some in (a, b)]
    if len(denied[0]) != len(denied[1]):
        for s in denied[0]:
            if (found := _denied(s, ours, laid.near)) is not None:
                out.append(Candidate("denial", _through(s, found[0], left, ours), _word(theirs, found[1])))
        for s in denied[1]:
            if (found := _denied(s, theirs, laid.near.T)) is not None:
                out.append(Candidate("denial", _word(ours, found[1]), _through(s, found[0], right, theirs)))
    out += _opposites(ours, theirs)
    if len(denied[0]) != len(denied[1]) and any(c.kind == "opposite" for c in out):
        # To deny the opposite is to agree: "not open", "closed".
        out = [c for c in out if c.kind not in {"denial", "opposite"}]
    out += _speakers(left, right)
    taken = [{i for s in some for i in range(s.first, s.last)} for some in (a, b)]
    return out + _words(ours, theirs, laid, taken)


def _word(seen: Seen, i: int) -> Slot:
    return Slot("word", i, i + 1, seen.words.texts[i])


def _through(slot: Slot, last: int, claim: Claim, seen: Seen) -> Slot:
    """A denial with all up to the word that it denies: "did not attend"."""
    text = claim.text[seen.words.starts[slot.first] : seen.words.ends[last]]
    return replace(slot, last=last + 1, text=text)


def _denied(slot: Slot, seen: Seen, near: NDArray[np.float32]) -> tuple[int, int] | None:
    """What is denied, one of the telling words that follow, and the word of the other claim that stands for it."""
    telling = [i for i in range(slot.last, len(seen.words.texts)) if seen.words.rarity[i] >= DULL][:REACH]
    for i in telling:
        if near[i].max(initial=0) >= DENIED:
            return i, int(near[i].argmax())
    return None


def _opposites(ours: Seen, theirs: Seen) -> Iterator[Candidate]:
    mine, other = set(ours.words.lower), set(theirs.words.lower)
    for i, w in enumerate(ours.words.lower):
        if w in other:
            continue
        for opposite in opposites(w):
            if opposite in other and opposite not in mine:
                yield Candidate("opposite", _word(ours, i), _word(theirs, theirs.words.lower.index(opposite)))


def _speakers(left: Claim, right: Claim) -> Iterator[Candidate]:
    """The nearest named speakers, where they are not one."""
    if not left.attribution or not right.attribution:
        return
    named = [c.attribution[0] for c in (left, right)]
    a, b = (Slot("speaker", 0, 0, s.name) for s in named)
    known = all(re.search(r"[A-Z]", s.name) for s in named)
    if known and not (named[0].entity and named[0].entity == named[1].entity) and not _same_name(a, b):
        yield Candidate("speaker", a, b)


def _words(ours: Seen, theirs: Seen, laid: Laid, taken: Sequence[set[int]]) -> list[Candidate]:
    """Telling words without a counterpart, each with the one of the other claim that stands most in its place."""
    lone, alone = (
        [i for i in np.flatnonzero(~matched & (seen.words.rarity >= DULL)).tolist() if i not in held]
        for matched, seen, held in ((laid.left, ours, taken[0]), (laid.right, theirs, taken[1]))
    )
    pairs = [(float(laid.context[i, j]), i, j) for i in lone for j in alone]
    return [Candidate("word", _word(ours, i), _word(theirs, j)) for _, i, j in sorted(pairs, reverse=True)[:2]]


def _same_number(a: Slot, b: Slot) -> bool:
    if a.value is None or b.value is None:
        return a.text == b.text
    return a.value.value == b.value.value or compare_numbers(a.value, b.value) in {"same", "more exact"}


def _same_day(a: Slot, b: Slot) -> bool:
    if a.text.casefold() in b.text.casefold() or b.text.casefold() in a.text.casefold():
        return True
    if CLOCK.fullmatch(a.text) and CLOCK.fullmatch(b.text):
        return not hours_apart(a.text, b.text)
    if a.value is None or b.value is None:
        return False
    return overlap(a.value.value, b.value.value)


def _same_name(a: Slot, b: Slot) -> bool:
    """One name, its initials, its people's, capital's or government's name."""
    if a.value is not None and b.value is not None and a.value.value == b.value.value:
        return True
    ours, theirs = ({w.strip(".").casefold() for w in re.findall(r"[\w.]{2,}", s.text)} for s in (a, b))
    if _generic_apart(ours, theirs) or (a.value and b.value and other_surname(a.value, b.value)):
        return False
    if (ours & theirs) - _PARTICLES or {w[:5] for w in ours if len(w) > 4} & {w[:5] for w in theirs if len(w) > 4}:
        return True
    if set(sides(a.text)) & set(sides(b.text)):
        return True
    return any(_initials(long) == short.replace(".", "") for long, short in ((a.text, b.text), (b.text, a.text)))


def _generic_apart(ours: set[str], theirs: set[str]) -> bool:
    """Whether two names share only what very many bodies and places are called, and each has a word of its own."""
    shared = (ours & theirs) - _PARTICLES
    return bool(shared) and shared <= _GENERIC and all(own - shared - _PARTICLES for own in (ours, theirs))


_GENERIC = frozenset(
    "university college school institute academy hospital clinic bank court church party committee council commission ministry "
    "department agency office bureau association federation union foundation society company group club team street road "
    "avenue square bridge airport station port county province district state region river lake island mount bay beach north "
    "south east west northern southern eastern western new national international central general army navy police force "
    "forces minister senator governor mayor judge".split()
)
_PARTICLES = frozenset(("the", "of", "de", "al", "mr", "mrs", "ms", "dr", "sir", "st", "president", "city"))


def _initials(text: str) -> str:
    return "".join(w[0] for w in re.findall(r"\w+", text) if w[0].isupper())


ASPECTS = {
    "number": {"number", "identity"},
    "date": {"date"},
    "name": {"actor", "place", "identity"},
    "denial": {"polarity"},
    "opposite": {"stance", "polarity"},
    "word": {"stance", "identity", "cause", "actor", "place"},
    "speaker": {"attribution"},
}
"""The aspects in which fillings of a kind can contradict."""

FEATURES = (
    *KINDS,
    *("in context", "by meaning", "before", "after", "before exact", "after exact", "around"),
    *("covered left", "covered right", "covered least", "lone left", "lone right", "rivals", "words left", "words right", "apart"),
    *MEASURES,
    *("same role", "either speaks", "told by other left", "told by other right"),
    *("unit same", "counts differ", "ratio", "hedged", "spelt", "kind same", "place both", "person both", "denials", "direct"),
    *("weekday both", "precision same", "figures else", "opposite main", "lengths", "root same", "compared", "last words alike", "long left", "long right"),
    *("acts alike", "agents alike", "patients alike", "crossed", "times apart", "opposite else", "denial else", "staged", "part"),
    *("context before", "context after", "beside in context", "fate same", "fates apart", "restricted left", "restricted right"),
    *("fills agent", "fills patient", "day relative", "rarity least"),
)  # fmt: skip

COVERED = FEATURES.index("covered least")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims side by side with all that a filling is judged by: their likenesses by `rashomon.points.likeness.MEASURES`, the
    aspects in which the exact comparisons find them to differ, the texts of their articles, lower case, and what else sets them apart."""

    left: Claim
    right: Claim
    ours: Seen
    theirs: Seen
    laid: Laid
    likenesses: Sequence[float]
    compared: set[str]
    texts: tuple[str, str]
    besides: Besides


def features(c: Candidate, all_found: Sequence[Candidate], pair: Pair) -> list[float]:
    """The numbers of `FEATURES` for one candidate of a pair."""
    left, right, ours, theirs, laid = pair.left, pair.right, pair.ours, pair.theirs, pair.laid
    a, b = c.left, c.right
    outside = [
        np.ones(len(laid.left), dtype=bool),
        np.ones(len(laid.right), dtype=bool),
    ]
    outside[0][a.first : a.last] = False
    outside[1][b.first : b.last] = False
    shares = [
        _share(m, w.words.rarity, o) for m, w, o in zip((laid.left, laid.right), (ours, theirs), outside, strict=True)
    ]
    before, before_exact = _beside(laid.near, a.first - 1, b.first - 1, -1, ours, theirs)
    after, after_exact = _beside(laid.near, a.last, b.last, 1, ours, theirs)
    roles = [_roles(claim, slot) for claim, slot in ((left, a), (right, b))]
    va, vb = a.value, b.value
    numbers = c.kind == "number" and va is not None and vb is not None
    return [
        *(c.kind == k for k in KINDS),
        _mean(laid.context, c),
        _mean(laid.near, c),
        before,
        after,
        before_exact,
        after_exact,
        _around(laid.near, a, b),
        shares[0],
        shares[1],
        min(shares),
        float((~laid.left & outside[0] & (ours.words.rarity >= DULL)).sum()),
        float((~laid.right & outside[1] & (theirs.words.rarity >= DULL)).sum()),
        sum(o.kind == c.kind for o in all_found),
        len(laid.left),
        len(laid.right),
        abs(a.first / max(1, len(laid.left)) - b.first / max(1, len(laid.right))),
        *pair.likenesses,
        bool(roles[0] & roles[1]),
        _speaks(left, a) or _speaks(right, b),
        a.text.casefold() in pair.texts[1],
        b.text.casefold() in pair.texts[0],
        numbers and va.unit == vb.unit,  # type: ignore[union-attr]
        numbers and compare_numbers(va, vb) == "differ",  # type: ignore[arg-type]
        _ratio(va, vb) if numbers else 0.0,  # type: ignore[arg-type]
        numbers and bool(va.comparator or vb.comparator),  # type: ignore[union-attr]
        difflib.SequenceMatcher(None, a.text.casefold(), b.text.casefold()).ratio(),
        va is not None and vb is not None and va.kind == vb.kind,
        all(v is not None and v.kind == "place" for v in (va, vb)),
        all(v is not None and v.kind == "person" for v in (va, vb)),
        sum(o.kind == "denial" for o in all_found),
        (left.mode.value == "direct") + (right.mode.value == "direct"),
        all(re.fullmatch(_WEEKDAY, s.text) is not None for s in (a, b)),
        va is not None and vb is not None and len(va.value) == len(vb.value),
        sum(o.kind in {"number", "date", "name"} and o.kind != c.kind for o in all_found),
        "root" in roles[0] and "root" in roles[1],
        abs(len(laid.left) - len(laid.right)),
        _same_root(left, right),
        bool(pair.compared & ASPECTS[c.kind]),
        float(laid.near[a.last - 1, b.last - 1]) if a.last > a.first and b.last > b.first else 0.0,
        a.last - a.first,
        b.last - b.first,
        *_beyond(c, pair, roles),
    ]


def _beyond(c: Candidate, pair: Pair, roles: Sequence[set[str]]) -> list[float]:
    """What sets the claims apart besides the fillings, and how the fillings stand in their clauses."""
    a, b, else_ = c.left, c.right, pair.besides
    before, _ = _beside(pair.laid.context, a.first - 1, b.first - 1, -1, pair.ours, pair.theirs)
    after, _ = _beside(pair.laid.context, a.last, b.last, 1, pair.ours, pair.theirs)
    fates = [fate(x, s.value) if c.kind == "number" and s.value else "" for x, s in ((pair.left, a), (pair.right, b))]
    rarities = [float(w.words.rarity[s.first : s.last].max(initial=0)) for w, s in ((pair.ours, a), (pair.theirs, b))]
    return [
        else_.acts,
        else_.agents,
        else_.patients,
        else_.crossed,
        else_.times and c.kind != "date",
        else_.opposite and c.kind != "opposite",
        else_.denial and c.kind != "denial",
        else_.staged,
        else_.part,
        before,
        after,
        _around(pair.laid.context, a, b),
        bool(fates[0]) and fates[0] == fates[1],
        bool(fates[0]) and bool(fates[1]) and fates[0] != fates[1],
        _restricted(pair.left, a),
        _restricted(pair.right, b),
        sum("agent" in r for r in roles),
        sum("patient" in r for r in roles),
        sum(s.text.casefold() in _RELATIVE for s in (a, b)),
        min(rarities),
    ]


_RELATIVE = frozenset(("today", "yesterday", "tomorrow", "tonight"))
_RESTRICTION = re.compile(r"\s+(?:[\w-]+\s+){1,3}?(?:of|from|in|with|who|whose|aged|at|on)\b")


def _restricted(claim: Claim, slot: Slot) -> bool:
    """Whether what follows a filling says which of several it is: "three divers from the navy"."""
    if slot.value is None:
        return False
    return bool(_RESTRICTION.match(claim.text[slot.value.end - claim.start :]))


def _mean(table: NDArray[np.float32], c: Candidate) -> float:
    part = table[c.left.first : c.left.last, c.right.first : c.right.last]
    return float(part.max(1).sum()) / len(part) if part.size else 0.0


def _share(matched: NDArray[np.bool_], rarity: NDArray[np.float32], outside: NDArray[np.bool_]) -> float:
    total = float(rarity[outside].sum())
    return float(rarity[outside & matched].sum()) / total if total else 0.0


def _beside(near: NDArray[np.float32], i: int, j: int, step: int, ours: Seen, theirs: Seen) -> tuple[float, float]:
    """How alike what stands next to two slots is: the best of the two nearest words of each, and the very next."""
    rows = [k for k in (i, i + step) if 0 <= k < near.shape[0]]
    columns = [k for k in (j, j + step) if 0 <= k < near.shape[1]]
    if step < 0 and j < 0 and i < 0:
        return 0.5, 1.0
    if not rows or not columns:
        return (0.5 if not rows and not columns else 0.0), float(not rows and not columns)
    # Either are neighbours.
    part = near[min(rows) : max(rows) + 1, min(columns) : max(columns) + 1]
    return float(part.max()), float(ours.words.lower[rows[0]] == theirs.words.lower[columns[0]])


def _around(near: NDArray[np.float32], a: Slot, b: Slot) -> float:
    """Mean best likeness of the three words on either side of the slots."""
    rows = [k for k in (*range(a.first - 3, a.first), *range(a.last, a.last + 3)) if 0 <= k < near.shape[0]]
    columns = [k for k in (*range(b.first - 3, b.first), *range(b.last, b.last + 3)) if 0 <= k < near.shape[1]]
    if not rows or not columns:
        return 0.0
    part = near.take(rows, 0).take(columns, 1)
    return float(part.max(1).sum() / len(rows) + part.max(0).sum() / len(columns)) / 2


def _roles(claim: Claim, slot: Slot) -> set[str]:
    words = {w.casefold() for w in re.findall(r"\w+", slot.text)}
    return {role for w, role in claim.words if role != "other" and w in words}


def _speaks(claim: Claim, slot: Slot) -> bool:
    return any(slot.text in s.name or s.name in slot.text for s in claim.attribution)


def _ratio(a: Value, b: Value) -> float:
    x, y = (abs(float(v.value.partition("..")[0])) + 1e-6 for v in (a, b))
    return min(6.0, abs(float(np.log(x / y))))


def _same_root(left: Claim, right: Claim) -> bool:
    ours, theirs = ({w for w, role in c.words if role == "root"} for c in (left, right))
    return bool(ours & theirs)


def difference_of(c: Candidate, left: Claim, right: Claim) -> Difference:
    """A candidate as the difference that a reader is shown."""
    if c.kind == "word":
        return named_difference(left, right)
    a, b = (
        counted(claim, s.value) if c.kind == "number" and s.value else s.text
        for claim, s in ((left, c.left), (right, c.right))
    )
    return Difference(_aspect(c, left, right), a, b)


def _aspect(c: Candidate, left: Claim, right: Claim) -> Aspect:
    if c.kind == "number":
        ages = [s.value is not None and s.value.unit == "year-old" for s in (c.left, c.right)]
        return Aspect.IDENTITY if all(ages) else Aspect.NUMBER
    if c.kind == "name":
        places = [
            s.value.kind == "place" if s.value else located(claim, s.text)
            for claim, s in ((left, c.left), (right, c.right))
        ]
        return Aspect.PLACE if all(places) else Aspect.ACTOR
    return {"date": Aspect.DATE, "denial": Aspect.POLARITY, "opposite": Aspect.STANCE, "speaker": Aspect.ATTRIBUTION}[
        c.kind
    ]


@dataclass(frozen=True, slots=True)
class Described:
    """A candidate difference of two claims, with its `FEATURES`."""

    candidate: Candidate
    features: list[float]


def described(
    left: Claim, right: Claim, ours: Seen, theirs: Seen, likenesses: Sequence[float], texts: tuple[str, str],
    exact: Sequence[Difference],
) -> list[Described]:  # fmt: skip
    """The candidate differences of two claims; `texts` are those of their articles, lower case, `exact` what the exact comparisons
    find."""
    laid = lay(ours, theirs)
    found = candidates(left, right, ours, theirs, laid)
    compared = {d.aspect.value for d in exact}
    pair = Pair(left, right, ours, theirs, laid, likenesses, compared, texts, besides(left, right))
    return [Described(c, [float(x) for x in features(c, found, pair)]) for c in found]
