"""Whether a word is English, and which word was meant by one that is not.

Known are the whole words of the shipped tokenizer (the 21,000 commonest of English print, spelled together with names)
and the lemma tables of spaCy's small model (WordNet's nouns, verbs and adjectives with their inflections). Both are in
memory once claims are read, so nothing else is loaded or shipped.
"""

from __future__ import annotations

import string
from functools import cache, lru_cache

from rashomon.text.parse import lemma_tables
from rashomon.text.pieces import tokenizer

_PREFIXES = tuple(
    """
    un re non mis dis out over under anti pre post inter super counter cyber hyper mega micro multi semi co de geo mid neo
    sub trans ultra eco auto bio tele euro extra intra in by here para proto pseudo radio electro thermo cardio cryo crypto nano
    """.split()
)
# What makes a word of a word, with what it may have taken from the end of it.
_SUFFIXES = (
    *(("ly", rest) for rest in ("", "le", "l")),
    *(
        (ending, "")
        for ending in "ness less like ish ism ist ists ship ful fully wise ward goer goers hood gate".split()
    ),
    *((ending, rest) for ending in ("able", "ability", "er", "ers", "ize", "ized", "izing") for rest in ("", "e", "y")),
    *((ending, rest) for ending in ("ization", "ation", "ations", "al", "ally", "ic") for rest in ("", "e", "y")),
    ("iness", "y"),
    ("ily", "y"),
    ("ically", "ic"),
)
_UNRANKED = 10**6
_SHORTEST_SLIP = 7
_SHORTEST_PART = 4
_KINDS = ("noun", "verb", "adj")


@cache
def _common() -> dict[str, int]:
    """The tokenizer's whole words, with their rank: the lower, the commoner in print."""
    return {w: n for w, n in tokenizer().get_vocab().items() if w.isalpha() and w.isascii() and len(w) > 1}


@lru_cache(maxsize=50_000)
def is_word(form: str) -> bool:
    """Whether a lower-case form is an English word, or is made of such in a usual way ("unelectable", "firetrucks")."""
    return (
        _is_listed(form)
        or _is_derived(form)
        or _is_compound(form)
        or (form.endswith("ise") and is_word(form[:-3] + "ize"))
    )


def is_dictionary_word(form: str) -> bool:
    """Whether WordNet has the form as a noun, verb or adjective; names are seldom among these."""
    known = lemma_tables()[2]
    return any(form in known[kind] for kind in _KINDS)


def _is_listed(form: str) -> bool:
    exceptions, _, known = lemma_tables()
    return form in _common() or any(
        form in exceptions[kind] or stem in known[kind] or stem in _common()
        for kind in _KINDS
        for stem in (form, *_stems(form, kind))
    )


def _stems(form: str, kind: str) -> list[str]:
    """What an inflected form may be of, by spaCy's rules ("ferries": "ferry"), and with its last letter undoubled."""
    _, rules, _ = lemma_tables()
    cut = [(form[: -len(old)], new) for old, new in rules[kind] if form.endswith(old) and len(form) > len(old) + 1]
    undoubled = [stem[:-1] for stem, new in cut if not new and kind == "verb" and stem[-1:] == stem[-2:-1]]
    return [stem + new for stem, new in cut] + undoubled


def _is_derived(form: str) -> bool:
    for prefix in _PREFIXES:
        rest = form.removeprefix(prefix)
        if rest != form and len(rest) >= _SHORTEST_PART and (_is_listed(rest) or _has_suffix(rest)):
            return True
    return _has_suffix(form)


def _has_suffix(form: str) -> bool:
    for ending, taken in _SUFFIXES:
        stem = form.removesuffix(ending)
        if stem != form and len(stem) >= 3 and _is_listed(stem + taken):
            return True
    return _has_suffix(form[:-1]) if form.endswith("s") and len(form) > 5 else False


def _is_compound(form: str) -> bool:
    """Whether the form is two common words, neither so short that any letters would do ("watchlist")."""
    return any(
        form[:at] in _common() and _is_listed(form[at:])
        for at in range(_SHORTEST_PART - 1, len(form) - _SHORTEST_PART + 2)
        if max(at, len(form) - at) >= _SHORTEST_PART
    )


def meant_word(form: str) -> str | None:
    """The commonest word that is one slip of the fingers away from this form; None if there is none.

    A slip leaves a letter out, doubles or adds one, or exchanges two neighbours. Another letter in place of one counts
    in long words only: in short ones it leads from a name or a new word ("selfie") to a word that nobody meant.
    """
    if len(form) < _SHORTEST_SLIP:
        return _left_out(form) if len(form) == _SHORTEST_SLIP - 1 else None
    inside = range(1, len(form))
    slips = {form[:i] + form[i + 1 :] for i in inside}
    slips |= {form[:i] + form[i + 1] + form[i] + form[i + 2 :] for i in inside[:-1]}
    slips |= {form[:i] + letter + form[i:] for i in range(len(form) + 1) for letter in string.ascii_lowercase}
    if len(form) >= 9:
        slips |= {form[:i] + letter + form[i + 1 :] for i in inside for letter in string.ascii_lowercase}
    ranks = {slip: _rank(slip) for slip in slips - {form}}
    best = min(ranks, key=ranks.__getitem__, default=form)
    return best if ranks.get(best, _UNRANKED) < _UNRANKED else _left_out(form)


def _left_out(form: str) -> str | None:
    """The dictionary's word of which one letter inside was left out ("mistep"); a single "l" is a matter of spelling."""
    wholes = (form[:i] + letter + form[i:] for i in range(1, len(form)) for letter in string.ascii_lowercase)
    return next((word for word in wholes if is_dictionary_word(word) and word.replace("ll", "l") != form), None)


def _rank(form: str) -> int:
    """How common a word is, the commonest first; an inflected form stands behind all words, in the order of their stems."""
    if form in _common():
        return _common()[form]
    verbs = lemma_tables()[2]["verb"]
    stems = [form.removesuffix(ending) + e for ending in ("ed", "ing") if form.endswith(ending) for e in ("", "e")]
    return min(
        (_UNRANKED // 2 + _common()[s] for s in stems if len(s) > 4 and s in _common() and s in verbs),
        default=_UNRANKED,
    )


def two_words(form: str) -> tuple[str, str] | None:
    """The two words that were written as one, the shorter a little one: "ranin" gives "ran", "in"; None if there are none."""
    for at in range(2, len(form) - 1):
        left, right = form[:at], form[at:]
        little = (left in _LITTLE and len(right) >= 4) or (right in _LITTLE and len(left) >= 4)
        if little and left not in _WHERE and left in _common() and right in _common():
            return left, right
    return None


_WHERE = frozenset(["here", "there", "where"])
_LITTLE = frozenset(
    "the and of to in for on with that from by at was her its their this has had have were been will".split()
)
