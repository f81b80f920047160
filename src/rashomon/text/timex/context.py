"""What a date expression is read with: the day of publication, the words beside it, and the dates named before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from rashomon.text.timex.tense import tense_of

# Pages that lost a line break have no space after the full stop.
_SENTENCE_END = re.compile(
    r"(?<!\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Gov|Sen|Rep|Gen|Mrs|Inc|Col|Maj|Sgt|Drs|Rev))(?<!\b(?:Mr|Dr|St|Mt|Ms|Lt))"
    r"(?<!\bSept)(?<=[a-z0-9)%])[.!?][\"”’']*(?:\s(?=[\"“‘'(]?[A-Z])|(?<=[a-z].)(?=[A-Z][a-z]))|\n"
)
# Characters on either side of an expression in which the tense is looked for.
_WINDOW = 160


@dataclass(slots=True)
class Memory:
    """What the text named last, to which "the next day", "that year" and "a year earlier" look back.

    `month` and `quarter` are first days; `day` is None where only a month was named.
    """

    day: date | None = None
    month: date | None = None
    year: int | None = None
    quarter: date | None = None

    def note(self, kind: str, value: str, full: bool) -> None:
        """Keep the value of an expression; `full` tells that it names its year itself."""
        if m := re.fullmatch(r"(\d{4})-(\d\d)(-\d\d)?", value):
            self.day = date.fromisoformat(value) if m[3] else None
            self.month = date(int(m[1]), int(m[2]), 1)
        if kind in {"quarter", "q"} and (q := re.fullmatch(r"(\d{4})-Q(\d)", value)):
            self.quarter = date(int(q[1]), int(q[2]) * 3 - 2, 1)
        if full and value[:4].isdigit():
            self.year = int(value[:4])


@dataclass
class Context:
    """A match with its surroundings; `anchor` is the day of publication."""

    text: str
    start: int
    end: int
    anchor: date | None
    memory: Memory = field(default_factory=Memory)

    @cached_property
    def before(self) -> str:
        """The words of the sentence before the expression."""
        begin = max(0, self.start - _WINDOW)
        # One more character, for a sentence ends where a capital follows.
        ends = [m.end() for m in _SENTENCE_END.finditer(self.text[begin : self.start + 1])]
        return self.text[begin + (ends[-1] if ends else 0) : self.start]

    @cached_property
    def after(self) -> str:
        """The words of the sentence after the expression."""
        right = self.text[self.end : self.end + _WINDOW]
        stop = _SENTENCE_END.search(right)
        return right[: stop.start() + 1] if stop else right

    @cached_property
    def tense(self) -> int:
        """As `rashomon.text.timex.tense.tense_of` has it."""
        return tense_of(self.before, self.after)


# Between a determiner and a noun a year names the thing ("the 2016 election"), not the time that is told of.
_DETERMINED = re.compile(
    r"(?:\b(?:the|a|an|this|that|his|her|its|their|our|my|each|every)|['’]s?)(?:\s[\w-]+)?\s$", re.I
)
_TIME_BEFORE = re.compile(
    r"\b(?:in|since|of|by|until|till|from|during|before|after|around|early|late|mid|and|to)\s$", re.I
)


def names_a_thing(kind: str, context: Context) -> bool:
    """Whether a year is part of the name of something."""
    if kind != "year" or not re.match(r"\s[^\W\d_]", context.after) or _TIME_BEFORE.search(context.before):
        return False
    return _DETERMINED.search(context.before) is not None or re.match(r"\s[A-Z]", context.after) is not None
