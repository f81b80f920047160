"""How two renderings of one quotation differ, word by word: format, cuts, inserts, rewordings, or two utterances.

Newsroom transcripts of one sentence differ in ways that do not matter ("gonna", "going to"), in ways that shorten it, and in
words that change what was said. Words are compared as `said_words` gives them; what remains is judged by what kind of word
it is. The word lists are of English; in another language every word counts as one of content.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from rashomon.text.opposites import opposed


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

    `opposite`: the change turns the statement round, by a negation or into an opposite ("safe", "unsafe").
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


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared, and where it stands.

    `bracketed`: the paper put it in, in square or round brackets; `opens`: a sentence ends before it; `gap`: an
    ellipsis stands before it.
    """

    form: str
    start: int
    end: int
    raw: str
    bracketed: bool = False
    opens: bool = True
    gap: bool = False


LONGEST = 400
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


def said_words(text: str) -> list[Word]:
    """The words of a text as they are compared: one case, contractions in full, one spelling, numbers in figures.

    A contraction gives its words with one span, a compound its parts; a page's ellipsis and other marks give none.
    """
    out: list[Word] = []
    inside = _bracketed(text)
    at = 0
    for m in _TOKEN.finditer(text):
        raw = m.group()
        plain = unicodedata.normalize("NFKC", raw).casefold().translate(_APOSTROPHES)
        held = any(s <= m.start() < e for s, e in inside) if len(inside) < _FEW else False
        opens = not out or _STOP.search(text, at, m.start()) is not None
        for n, form in enumerate(_forms(plain)):
            gap = n == 0 and _ELLIPSIS.search(text, at, m.start()) is not None
            out.append(Word(form, m.start(), m.end(), raw, held, opens and n == 0, gap))
        at = m.end()
    return _joined(out)


_FEW = 50
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")
_STOP = re.compile(r"[.!?…:;。！？]|--|[—–]")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}[^\W\d_]?(?![^\W_])|\d{1,2}[.:]\d\d(?=\s?[ap]\.?m)|\d[\d.,]*\d|\d+(?:st|nd|rd|th)\b|\d+"
    r"|[^\W\d_](?:[^\W\d_]|['’‘ʼ*](?=[^\W\d_*])|\*)*|[%&]"
)
_BRACKETS = re.compile(r"\[[^\[\]\n]{0,200}\]|\([^()\n]{0,200}\)")


def _bracketed(text: str) -> list[tuple[int, int]]:
    """Brackets that hold words; one round a letter or an ending ("[W]e", "work[ed]") says nothing."""
    found = ((m.start(), m.end()) for m in _BRACKETS.finditer(text))
    return [(s, e) for s, e in found if not text[e : e + 1].isalpha() and not (s and text[s - 1].isalpha())]


_ENDINGS = (
    ("n't", "not"),
    ("'re", "are"),
    ("'ve", "have"),
    ("'ll", "will"),
    ("'m", "am"),
)
_WHOLE = {
    "won't": "will not", "can't": "can not", "cannot": "can not", "shan't": "shall not", "ain't": "is not",
    "gonna": "going to", "wanna": "want to", "gotta": "got to", "gimme": "give me", "lemme": "let me", "kinda": "kind of",
    "sorta": "sort of", "outta": "out of", "dunno": "do not know", "y'all": "you all", "'em": "them", "em": "them",
    "let's": "let us", "yeah": "yes", "yep": "yes", "yup": "yes", "ok": "okay", "&": "and", "%": "percent",
    "per": "per", "though": "although", "tho": "although", "til": "until", "till": "until", "momma": "mama", "mum": "mama",
    "mom": "mama", "mama": "mama", "mister": "mr", "ma'am": "madam", "thru": "through", "cos": "because", "cuz": "because",
    "whilst": "while", "amongst": "among", "towards": "toward", "tv": "television", "percentage": "percentage",
    "email": "e mail", "emails": "e mails", "online": "on line", "website": "web site", "websites": "web sites",
    "goin'": "going", "nothin'": "nothing", "worldview": "world view", "anymore": "any more", "alright": "all right",
}  # fmt: skip
_HOSTS = frozenset("it that he she what there who here where how when let everything nobody everybody one".split())
_FIGURES = {
    word: str(n)
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
} | {word: str(10 * n) for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
_UNITS = frozenset("123456789")
_ORDINALS = {
    word: f"{n}th"
    for n, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
}
# American spellings are the shorter ones; both come to one form, which need be no word.
_SPELLINGS = (
    (re.compile(r"^grey"), "gray"),
    (re.compile(r"(?<=[a-z]{2})our(?=s?$|ed$|ing$|ite|able|er|ful|less|hood|ly)"), "or"),
    (re.compile(r"(?<=[a-z]{3})is(?=e$|es$|ed$|ing$|ation)"), "iz"),
    (re.compile(r"(?<=[a-z]{3})yse(?=[ds]?$)"), "yze"),
    (re.compile(r"(?<=[aeiou])ll(?=ed$|ing$|er$|ers$)"), "l"),
    (re.compile(r"^(cent|theat|met|lit|fib|calib|somb|kilomet|centimet)re(?=s?$)"), r"\1er"),
    (re.compile(r"(?<=def|off)ence"), "ense"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"gramme(?=s?$)"), "gram"),
)


@lru_cache(maxsize=20_000)
def _forms(word: str) -> tuple[str, ...]:
    word = word.rstrip(".")
    if re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word):
        word = word.replace(".", "")
    if word in _WHOLE:
        return tuple(_WHOLE[word].split())
    for ending, meant in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            return (*_forms(word.removesuffix(ending)), meant)
    if word.endswith("'s") and word[:-2] in _HOSTS:
        return (word[:-2], "is")
    if word.endswith("'d"):
        return (word[:-2], "would")
    word = word.replace("'", "").replace(".", "") if not word[:1].isdigit() else word.rstrip(".,").replace(",", "")
    word = re.sub(r"(?<=\d):(?=\d)", ".", word)
    if word in _FIGURES:
        return (_FIGURES[word],)
    if word in _ORDINALS:
        return (_ORDINALS[word],)
    for pattern, meant in _SPELLINGS:
        word = pattern.sub(meant, word)
    return (word,) if word else ()


def _joined(words: Sequence[Word]) -> list[Word]:
    """Tens and units of one number as one word."""
    out: list[Word] = []
    for w in words:
        last = out[-1] if out else None
        if last and last.raw.casefold() in _TENS and w.form in _UNITS and w.raw.isalpha():
            form = str(int(last.form) + int(w.form))
            out[-1] = replace(last, form=form, end=w.end, raw=f"{last.raw} {w.raw}")
            continue
        out.append(w)
    return out


_FUNCTION = frozenset(
    """
    a an the this that these those and or but nor so yet if then than as at by for from in into of off on onto out over to up
    with within about upon per am is are was were be been being do does did have has had having will would shall should can
    could may might must get got i me my mine we us our ours you your yours he him his she her hers it its they them their
    theirs who whom whose which what where when how there here also just very really well oh um uh ah er okay yes now too any
    some all both each myself yourself himself herself itself ourselves themselves because although while until like mean know
    even quite still much more going anything something everything anyone someone everyone anybody somebody everybody
    """.split()
)
_IRREGULAR = {
    form: lemma
    for lemma, forms in {
        "say": "said says", "go": "went gone goes", "be": "is are was were been am", "have": "has had", "do": "did does done",
        "get": "got gotten", "make": "made", "take": "took taken", "come": "came", "see": "saw seen", "know": "knew known",
        "give": "gave given", "think": "thought", "find": "found", "tell": "told", "become": "became", "leave": "left",
        "feel": "felt", "bring": "brought", "begin": "began begun", "keep": "kept", "hold": "held", "write": "wrote written",
        "stand": "stood", "hear": "heard", "run": "ran running", "lose": "lost", "pay": "paid", "meet": "met", "build": "built",
        "speak": "spoke spoken", "rise": "rose risen", "fall": "fell fallen", "send": "sent", "sit": "sat", "will": "would",
        "can": "could", "may": "might", "a": "an", "man": "men", "woman": "women", "child": "children", "break": "broke broken",
    }.items()
    for form in forms.split()
}  # fmt: skip
_PERSONS = frozenset(
    "i me my mine we us our ours you your yours he him his she her hers it its they them their theirs who".split()
)
_DENYING = frozenset("not no never none nobody nothing neither nor without".split())
# Function words that stand for themselves: to leave one out is to leave something out, not to say it in another form.
_BY_THEMSELVES = frozenset(
    "oh um uh ah er well okay yes then now here there also too mean know like even still so".split()
)


def is_content(form: str) -> bool:
    """Whether a word, as `said_words` gives it, says something by itself; a negation does."""
    return form not in _FUNCTION or form in _DENYING


Pair = tuple[int, int]
_MATCH_CONTENT, _MATCH_FUNCTION, _GAP = 2.0, 0.8, -0.4


def _aligned(a: Sequence[Word], b: Sequence[Word]) -> list[Pair]:
    """The best local alignment (Smith and Waterman 1981): index pairs of like words, in order, without overlap."""
    width = len(b) + 1
    above = [0.0] * width
    back = bytearray(width * (len(a) + 1))
    best, at = 0.0, (0, 0)
    stems = [_stem(w.form) for w in b]
    for i, w in enumerate(a, 1):
        row = [0.0] * width
        stem, weight = _stem(w.form), _MATCH_CONTENT if is_content(w.form) else _MATCH_FUNCTION
        for j in range(1, width):
            score, step = 0.0, 0
            up, beside = above[j] + _GAP, row[j - 1] + _GAP
            if up > score:
                score, step = up, 1
            if beside > score:
                score, step = beside, 2
            if stem == stems[j - 1]:
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


@lru_cache(maxsize=20_000)
def _stem(form: str) -> str:
    """A word without its inflection, rudely: "duties" and "duty", "running" and "run" come to one."""
    if form in _IRREGULAR:
        return _IRREGULAR[form]
    if len(form) < 4 or not form.isalpha():
        return form
    for ending, meant in (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("s", "")):
        if form.endswith(ending) and len(form) - len(ending) >= 3 and not form.endswith(("ss", "us", "is")):
            form = form.removesuffix(ending) + meant
            break
    if len(form) > 3 and form[-1] == form[-2] and form[-1] not in "lse":
        form = form[:-1]
    return form.removesuffix("e") if len(form) > 4 else form


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
    yield Edit(_span(a, *left), _span(b, *right), _change(a[slice(*left)], b[slice(*right)]), _opposite(ours, theirs))


def _gapped(words: Sequence[Word], run: Pair) -> bool:
    """Whether the paper shows by an ellipsis that words are left out where the empty run stands."""
    return run[0] < len(words) and words[run[0]].gap


def _opposite(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    turned = sum(f in _DENYING for f in ours) % 2 != sum(f in _DENYING for f in theirs) % 2
    return turned or opposed(set(ours), set(theirs)) is not None


def _change(left: Sequence[Word], right: Sequence[Word]) -> Change:
    ours, theirs = [w.form for w in left], [w.form for w in right]
    if "".join(ours) == "".join(theirs) or _masked(left, right):
        return Change.FORMAT
    said = [f for f in (*ours, *theirs) if is_content(f)]
    if not ours or not theirs:
        own = ours or theirs
        if _DENYING & set(own) and len(own) <= 2:
            return Change.CONTENT
        if not said and len(own) <= 2 and not _BY_THEMSELVES & set(own):
            return Change.FUNCTION
        return Change.ADDED if theirs else Change.DROPPED
    if not said and any(all(w.bracketed for w in side) for side in (left, right)):
        return Change.FORMAT
    # "it" stands for a clause as well as for a thing; who acts or owns is told by the others.
    persons = [_PERSONS & set(side) - {"it"} for side in (ours, theirs)]
    return Change.CONTENT if said or persons[0] != persons[1] else Change.FUNCTION


def _masked(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether one is the other with letters starred out."""
    if len(left) != 1 or len(right) != 1:
        return False
    plain, starred = sorted((left[0].form, right[0].form), key=lambda form: "*" in form)
    parts = [re.escape(p) for p in re.split(r"\*+", starred)]
    return len(parts) > 1 and any(parts) and re.fullmatch(r"\w+".join(parts), plain) is not None


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
