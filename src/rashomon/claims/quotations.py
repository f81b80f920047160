"""Where quotation marks open and close, in any of the usual styles, also where a mark is missing, and what they enclose."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.claims.emphasis import Quoted, verdict


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks, or behind a dash of dialogue, in a passage.

    `start` and `end` are of the words without their marks. `kind` is what they are, and `why` says how that shows. `marks`
    are the opening and the closing mark as the page has them, the latter missing where the page misses it (`closed` is then
    false, also in a quotation that runs on in the next paragraph). `depth` is 0 outermost, 1 in another quotation, and so on.
    """

    start: int
    end: int
    kind: Quoted = Quoted.SPEECH
    marks: str = ""
    depth: int = 0
    closed: bool = True
    why: str = ""


MOST = 1000
"""Quotations of an article that are judged; a page with more is no report."""


def passage_quotations(passages: Sequence[str], language: str = "en") -> list[list[tuple[int, int]]]:
    """The spans of the outermost quotations of speech in each of an article's passages; see `article_quotations`."""
    return [
        [(q.start, q.end) for q in found if q.depth == 0 and q.kind is Quoted.SPEECH]
        for found in article_quotations(passages, language)
    ]


CARRIED = 8
"""A quotation that was left open is looked for in this many of the following passages."""


def article_quotations(passages: Sequence[str], language: str = "en") -> list[list[Quotation]]:
    """The quotations of each of an article's passages; one left open runs through the next ones to where it closes.

    It does so only where its closing mark comes before another opens, as in a post of several lines: a mark that is merely
    missing never takes the rest of the article with it.
    """
    found: list[list[Quotation]] = []
    left = MOST
    for passage in passages:
        found.append(find_quotations(passage, language, left))
        left = max(0, left - len(found[-1]))
    for n, passage in enumerate(passages):
        last = next((q for q in reversed(found[n]) if q.depth == 0), None)
        if last is None or last.closed or last.end < len(passage.rstrip()) or not _closers(last.marks[:1]):
            continue
        for m in range(n + 1, min(len(passages), n + 1 + CARRIED)):
            mark = _first_double(passages[m])
            if mark is None:
                continue
            if mark.closes and mark.sign in _closers(last.marks[:1]):
                why = "runs on from the paragraph before"
                for between in range(n + 1, m):
                    whole = Quotation(0, len(passages[between].rstrip()), marks=last.marks[:1], closed=False, why=why)
                    found[between] = [whole]
                end = len(passages[m][: mark.start].rstrip())
                ran = Quotation(0, end, marks=last.marks[:1] + passages[m][mark.start : mark.end], why=why)
                found[m] = [ran, *(q for q in found[m] if q.start > mark.start)]
            break
    _run_on(passages, found)
    for n, following in enumerate(passages[1:]):
        # Single marks that are left open are told from apostrophes by the next paragraph, which begins with one again.
        at = _opened_singly(passages[n])
        if at is None or _opened_singly(following) is None or any(q.start == at for q in found[n]):
            continue
        why = "runs on in the next paragraph"
        whole = Quotation(at, len(passages[n].rstrip()), marks=passages[n][at - 1 : at], closed=False, why=why)
        found[n] = [whole, *(replace(q, depth=q.depth + 1) for q in found[n])]
    return found


def _run_on(passages: Sequence[str], found: list[list[Quotation]]) -> None:
    """Mend quotations of several paragraphs that hold others in the same marks: curly ones tell which mark is left open."""
    left = [_unmatched(p) for p in passages]
    for n, (opened, _) in enumerate(left):
        if len(opened) != 1 or not _begins(passages[n], opened[0].start):
            continue
        last = None
        for m in range(n + 1, min(len(passages), n + 1 + CARRIED)):
            again, closing = left[m]
            if again or closing or _opens_with(passages[m], opened[0]):
                last = m
                break
        if last is None:
            continue
        again, closing = left[last]
        reopened = _opens_with(passages[last], opened[0])
        if not reopened and (again or len(closing) != 1):
            continue
        begin, sign = opened[0].end, opened[0].sign
        _hold(found, n, begin, len(passages[n].rstrip()), sign, "runs on in the next paragraph")
        for between in range(n + 1, last):
            _hold(found, between, 0, len(passages[between].rstrip()), sign, "runs on from the paragraph before")
        if not reopened:
            end = len(passages[last][: closing[0].start].rstrip())
            _hold(found, last, 0, end, sign + closing[0].sign, "runs on from the paragraph before")


def _hold(found: list[list[Quotation]], n: int, start: int, end: int, marks: str, why: str) -> None:
    """Put a quotation around those of the n-th passage that it holds, in the place of what was taken for it."""
    inner = [replace(q, depth=q.depth + 1) for q in found[n] if start < q.start and q.end <= end and q.closed]
    rest = [q for q in found[n] if q.end < start or q.start > end]
    whole = Quotation(start, end, marks=marks, closed=len(marks) > 1, why=why)
    found[n] = sorted([*rest, whole, *inner], key=lambda q: (q.start, -q.end))


def _unmatched(passage: str) -> tuple[list[_Mark], list[_Mark]]:
    """Of a passage in curly marks those that open and are not closed there, and those that close what was opened before it; none where
    straight ones are mixed in."""
    opened: list[_Mark] = []
    closing: list[_Mark] = []
    for mark in _marks(passage):
        if mark.sign == '"':
            return [], []
        if mark.sign == "“":
            opened.append(mark)
        elif mark.sign == "”" and opened:
            opened.pop()
        elif mark.sign == "”":
            closing.append(mark)
    return opened, closing


def _opens_with(passage: str, mark: _Mark) -> bool:
    """Whether a passage begins with the same opening mark."""
    return passage.lstrip().startswith(mark.sign)


def _opened_singly(passage: str) -> int | None:
    """Where the words begin of a paragraph that begins with a single opening mark."""
    lead = len(passage) - len(passage.lstrip())
    first = next(iter(_marks(passage[: lead + 12])), None)
    return first.end if first and first.start == lead and first.opens and first.sign in "'‘" else None


def find_quotations(text: str, language: str = "en", most: int = MOST) -> list[Quotation]:
    """The quotations of a passage in order, nested ones behind the one that holds them.

    A mark that is never closed counts where a speech begins, to the passage's end, the next opening mark or the words that
    name the speaker, whichever comes first; a closing mark that was never opened is ignored, and so are apostrophes, feet,
    inches and minutes. Dialogue behind dashes is read in the languages that print it so. Time is linear; what stands between
    the marks is judged for the first `most`.
    """
    spans = [*_paired(text), *_dialogue(text, language)]
    spans.sort(key=lambda q: (q.start, -q.end))
    out: list[Quotation] = []
    holding: list[int] = []
    for n, q in enumerate(spans):
        while holding and holding[-1] <= q.start:
            holding.pop()
        if q.start < q.end and not (holding and q.end > holding[-1]):
            if q.marks in _DASHES:
                kind, why = Quoted.SPEECH, "dialogue"
            else:
                kind, why = verdict(text, q.start, q.end, language) if n < most else (Quoted.SCARE, "one of too many")
            out.append(replace(q, kind=kind, why=why, depth=len(holding)))
            holding.append(q.end)
    return out


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark: where it stands, the sign it is or is meant to be, and what its neighbours let it do.

    `firm`: closing, it can be no apostrophe and no sign for inches.
    """

    start: int
    end: int
    sign: str
    opens: bool
    closes: bool
    firm: bool = True


_CLOSERS = {
    "“": "”\"“", "”": "”\"", "„": "“”\"", "‟": "”\"", "\"": "\"”", "«": "»", "»": "«»", "‹": "›", "›": "‹›", "「": "」", "『": "』",
    "《": "》", "〝": "〞〟", "‘": "’'", "'": "'’", "‚": "‘’'",
}  # fmt: skip
_ALWAYS_OPEN, _ALWAYS_CLOSE = frozenset("「『《〝"), frozenset("」』》〞〟")
_SINGLE = frozenset("'‘’‚‹›")
# What UTF-8 becomes that was read as Windows-1252 or Latin-1; a broken dash looks as if it ended in a quotation mark.
_MENDED = {
    "â€œ": "“", "â€\x9d": "”", "â€˜": "‘", "â€™": "’", "â€ž": "„", "Â«": "«", "Â»": "»", "â€": "”", "â€š": "‚",
    "â\x80\x9c": "“", "â\x80\x9d": "”", "â\x80\x98": "‘", "â\x80\x99": "’", "â\x80\x9e": "„",
    "``": "“", "''": '"', ",,": "„", "＂": '"', "`": "‘", "´": "’",
}  # fmt: skip
_MARK = re.compile(
    "(?P<dash>â(?:€[“”]|\x80[\x93\x94]))|â€(?:œ|\x9d|˜|™|ž|š|(?![\x80-\xbf¦¢“”]))|â\x80[\x9c\x9d\x98\x99\x9e]|Â[«»]"
    "|''|``|(?<!\\w),,(?=\\w)|[\"＂“”„‟«»‹›「」『』《》〝〞〟'‘’‚`´]"
)
_BEFORE_OPENING = frozenset("([{—–-/:=…|¡¿>")
_BEHIND_CLOSING = frozenset(".,;:!?)]}—–-…/|<。，、！？；：）")
_STOPS = frozenset(".,;:!?)]}。，、！？；：）")
# Words that lose their beginning, and years that lose their century.
_ELISION = re.compile(r"(?:\d0s|em|tis|twas|til|till|cause|cos|n|bout|round|ello|ere|im|er|s)\b", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"\b(?:of|in|since|class|summer|winter|spring|from|and|the|until|by|back)\s+$", re.IGNORECASE)
_YEAR = re.compile(r"\d\d\b(?!\s+(?:people|men|women|of|are|were|have|died))")


def _marks(text: str) -> list[_Mark]:
    out = []
    for m in _MARK.finditer(text):
        if m["dash"]:
            continue
        start, end = m.span()
        sign = _MENDED.get(m.group(), m.group())
        before, after = text[start - 1] if start else " ", text[end] if end < len(text) else " "
        ended = after in _STOPS and text[end : end + 2] != ".."
        opens = (before.isspace() or before in _BEFORE_OPENING or before in _CLOSERS) and not (after.isspace() or ended)
        closes = not before.isspace() and (
            after.isspace() or after in _BEHIND_CLOSING or after in _CLOSERS or end == len(text)
        )
        firm = True
        if sign in "«»‹›" and not opens and not closes:
            opens, closes = sign in "«‹", sign in "»›"
        elif sign in _SINGLE:
            if before.isalnum() and after.isalnum():
                continue
            if opens and sign in "'‘’" and _elided(text, start, end):
                continue
            opens = opens and sign != "’"
            ending = before in "sSzZ" or text[max(0, start - 2) : start] in {"in", "In"}
            firm = not (ending and text[end : end + 2][1:].islower())
        elif sign == '"' and before.isdigit():
            firm = not text[end : end + 2][1:].islower()
        out.append(_Mark(start, end, sign, opens or sign in _ALWAYS_OPEN, closes or sign in _ALWAYS_CLOSE, firm))
    return out


def _elided(text: str, start: int, end: int) -> bool:
    if _ELISION.match(text, end):
        return True
    return _YEAR.match(text, end) is not None and _SHORT_YEAR.search(text[max(0, start - 12) : start]) is not None


DEEPEST = 4
"""Quotations in quotations that are followed."""


def _paired(text: str) -> Iterator[Quotation]:
    marks = _marks(text)
    later = _closed_later(marks)
    opened: list[_Mark] = []
    closed: list[Quotation] = []
    left: list[_Mark] = []
    for n, mark in enumerate(marks):
        at = _opener(opened, mark)
        if at is not None and not (mark.firm or not later[n]):
            continue
        if at is not None:
            first = opened[at]
            left += [m for m in opened[at + 1 :] if m.sign not in _SINGLE]
            del opened[at:]
            start, end = _stripped(text, first.end, mark.start)
            signs = text[first.start : first.end] + text[mark.start : mark.end]
            closed.append(Quotation(start, end, marks=signs))
        elif _can_open(mark):
            opened.append(mark)
            if len(opened) > DEEPEST:
                left.append(opened.pop(0))
    yield from closed
    yield from _unclosed(text, marks, [*left, *opened])


def _closed_later(marks: Sequence[_Mark]) -> list[bool]:
    """For each mark, whether one of its sort that firmly closes follows before one opens."""
    out = [False] * len(marks)
    follows = {True: False, False: False}
    for n in range(len(marks) - 1, -1, -1):
        mark = marks[n]
        single = mark.sign in _SINGLE
        out[n] = follows[single]
        if mark.opens and not mark.closes:
            follows[single] = False
        elif mark.closes and mark.firm:
            follows[single] = True
    return out


def _opener(opened: Sequence[_Mark], mark: _Mark) -> int | None:
    """Which of the opened marks this one closes, if any."""
    if not mark.closes and (mark.opens or mark.sign in _SINGLE):
        return None
    for at in range(len(opened) - 1, -1, -1):
        first = opened[at]
        if mark.sign in _CLOSERS[first.sign]:
            same = mark.sign == first.sign
            if same and mark.sign == "“" and (mark.opens or not mark.closes):
                continue
            return at
    return None


def _can_open(mark: _Mark) -> bool:
    if mark.sign in _ALWAYS_CLOSE:
        return False
    if mark.sign in "«‹":
        return True
    if mark.sign in "“„‟":
        return mark.opens or not mark.closes
    if mark.sign in "”»›":
        return mark.opens and not mark.closes
    return mark.opens if mark.sign in _SINGLE else mark.opens or not mark.closes


def _closers(sign: str) -> str:
    return "" if sign in _SINGLE else _CLOSERS.get(_MENDED.get(sign, sign), "")


def _first_double(text: str) -> _Mark | None:
    for m in _marks(text[:_LONGEST_CARRIED]):
        if m.sign not in _SINGLE:
            return m
    return None


_LONGEST_CARRIED = 3000
LONGEST_OPEN = 1500
"""Characters that a quotation without its closing mark takes at most."""

_SAID = "said|says|told|added|wrote|explained|stated|continued|insisted|warned|noted"
_TAG = re.compile(
    rf"[,!?.—–]\s(?=(?:(?:he|she|they|it|[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){{0,3}})\s(?:{_SAID})\b)"
    rf"|(?:{_SAID})\s(?:[A-Z]|(?:the|an?|his|her|their)\s))"
)


def _unclosed(text: str, marks: Sequence[_Mark], opened: Sequence[_Mark]) -> Iterator[Quotation]:
    """Quotations whose closing mark is missing; single marks are then apostrophes, and a mark inside a phrase is an accident."""
    if not opened:
        return
    lone = sorted((m for m in opened if m.sign not in _SINGLE), key=lambda m: m.start)
    openings: dict[str, list[int]] = {}
    for m in marks:
        if _can_open(m):
            openings.setdefault(m.sign, []).append(m.start)
    for m in lone:
        # Marks of another style than the one left open are those of a quotation inside it.
        same = openings.get(m.sign, [])
        at = bisect_right(same, m.start)
        coming = same[at] if at < len(same) else None
        if not _begins(text, m.start):
            continue
        end = min(len(text), m.end + LONGEST_OPEN, len(text) if coming is None else coming)
        tag = _TAG.search(text, m.end, end)
        if tag is not None:
            end = tag.start() + 1
        elif end < len(text):
            stop = max(text.rfind(s, m.end, end) for s in (". ", "! ", "? ", ".\n"))
            end = stop + 1 if stop > 0 else end
        start, end = _stripped(text, m.end, end)
        if start < end:
            yield Quotation(start, end, marks=text[m.start : m.end], closed=False)


def _begins(text: str, mark: int) -> bool:
    """Whether the mark stands where a speech begins: first, or behind a stop, a comma or a colon."""
    before = text[max(0, mark - 4) : mark].rstrip()
    return not before or before[-1] in '.,:;!?”"—–-»'


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends, as French has it inside its marks."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


_DASHES = ("—", "–", "―")
_DASH = re.compile(r"[—–―]")
_DIALOGUE = frozenset("es fr ru uk be pt it pl ro ca gl bg sr mk hu cs sk tr el lt lv et fi sv no da".split())
# "dit-il", "répondit-elle": French names the speaker without a dash.
_INVERTED = re.compile(r"(?<=[,!?…])\s+\w+-(?:t-)?(?:il|elle|ils|elles|on)\b[^.!?]*[.!?]?")


def _dialogue(text: str, language: str) -> Iterator[Quotation]:
    """Speech behind the dash at a passage's head, without the words between dashes that name the speaker."""
    lead = len(text) - len(text.lstrip())
    if language[:2].lower() not in _DIALOGUE or text[lead : lead + 1] not in _DASHES:
        return
    speech: int | None = lead + 1
    for m in _DASH.finditer(text, lead + 1):
        at = m.start()
        before = text[:at].rstrip()[-1:] if at < 200 else text[at - 50 : at].rstrip()[-1:]
        tight_left, tight_right = not text[at - 1].isspace(), not text[at + 1 : at + 2].isspace()
        if speech is not None:
            if (tight_right and not tight_left) or before in (",", ".", "!", "?", "…"):
                yield from _spoken(text, speech, at, language)
                speech = None
        elif (
            (tight_left and not tight_right)
            or (tight_left and text[at + 1 : at + 2] in ".,;:")
            or before in (".", ",", ":", ";")
        ):
            speech = at + 1
    if speech is not None:
        yield from _spoken(text, speech, len(text), language)


def _spoken(text: str, start: int, end: int, language: str) -> Iterator[Quotation]:
    while start < end and (text[start].isspace() or text[start] in ".,;:"):
        start += 1
    pieces = [(start, end)]
    if language[:2].lower() == "fr":
        named = _INVERTED.search(text, start, end)
        if named:
            pieces = [(start, named.start()), (named.end(), end)]
    for piece in pieces:
        first, last = _stripped(text, *piece)
        if first < last and any(c.isalnum() for c in text[first : min(last, first + 200)]):
            yield Quotation(first, last, marks="—")
