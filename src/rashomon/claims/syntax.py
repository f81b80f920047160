"""Plain questions about a parse: what a token is, what governs a stretch, whether that can be told by itself."""

from __future__ import annotations

from rashomon.claims.cues import CUES
from rashomon.text.parse import Parsed, lemma

VERBS = frozenset(["VB", "VBD", "VBG", "VBN", "VBP", "VBZ"])
VERBAL = VERBS | {"MD"}
"""Tags of verbs, modal ones among them."""
FINITE = frozenset(["VBD", "VBP", "VBZ", "MD"])
"""Tags of the verbs that have a tense."""
QUOTES = frozenset(['"', "“", "”", "''", "``", "«", "»", "„"])
SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "csubjpass", "expl"])
SUBORDINATORS = frozenset(["because", "although", "though", "while", "whereas", "as", "after", "since", "when"])
"""What leads in a clause that is told as a fact, and can be told without it."""
RELATIVE_TAGS = frozenset(["WDT", "WP", "WP$", "WRB"])
_OBJECTS = frozenset(["dobj", "pobj", "dative", "attr", "oprd", "acomp", "xcomp", "prep"])
_CONDITIONS = frozenset(["if", "unless", "until", "whether", "lest", "than", "whenever"])
# Below a cue, what is said or stands beside it.
_STATED = frozenset(["ccomp", "parataxis", "advcl", "conj", "cc", "punct", "xcomp", "dobj", "dep", "appos"])


def is_word(word: str) -> bool:
    """Whether a token counts as a word: it holds a letter or a digit."""
    # Nearly all do by their first character.
    return word[:1].isalnum() or any(c.isalnum() for c in word)


def count_words(parsed: Parsed, start: int, end: int) -> int:
    """How many of the tokens count as words."""
    return sum(map(is_word, parsed.words[start:end]))


def lemma_of(parsed: Parsed, i: int) -> str:
    """The dictionary form of the token."""
    return lemma(parsed.words[i], parsed.tags[i])


def top(parsed: Parsed, start: int, end: int) -> int:
    """The token of the span that governs it: the one whose head lies outside, a verb where there are several."""
    heads = parsed.heads
    outside = [i for i in range(start, end) if not start <= (head := heads[i]) < end or head == i]
    words = [i for i in outside if parsed.deps[i] != "punct"] or outside or [start]
    verbs = [i for i in words if parsed.tags[i] in VERBAL]
    return max(verbs or words, key=lambda i: parsed.edges[i][1] - parsed.edges[i][0])


def quotes(parsed: Parsed, start: int, end: int) -> bool:
    """Whether a quotation begins or ends among the tokens."""
    return any(parsed.tags[i] in {"``", "''"} for i in range(start, end))


def is_finite(parsed: Parsed, verb: int) -> bool:
    """Whether the clause of the verb has a tense of its own; one of a parse that lost its subject's verb does not tell."""
    near = [verb, *(c for c in parsed.children[verb] if parsed.deps[c] in {"aux", "auxpass"})]
    return any(parsed.tags[i] in FINITE for i in near)


def is_condition(parsed: Parsed, verb: int) -> bool:
    """Whether the clause of the verb tells under what condition the one above it holds: neither is a fact without the other."""
    marks = {parsed.lower[c] for c in parsed.children[verb] if parsed.deps[c] in {"mark", "advmod"} and c < verb}
    if marks & _CONDITIONS:
        return True
    near = [verb, *(c for c in parsed.children[verb] if parsed.deps[c] in {"aux", "auxpass"})]
    return "when" in marks and not any(parsed.tags[i] == "VBD" for i in near)


def is_cue(parsed: Parsed, i: int) -> bool:
    """Whether the token is a verb of saying or holding; to "hold off" is none."""
    if parsed.tags[i] not in VERBAL:
        return False
    verb = lemma_of(parsed, i)
    held_off = verb == "hold" and any(parsed.deps[c] == "prt" for c in parsed.children[i])
    return verb in CUES and not held_off and not _is_cleft(parsed, i)


def _is_cleft(parsed: Parsed, i: int) -> bool:
    """Whether what is said or known is what the sentence tells of: "All the mayor knew was that the road was shut"."""
    return any(c == i + 1 and parsed.deps[c] == "ccomp" and lemma_of(parsed, c) == "be" for c in parsed.children[i])


def reporting_clause(parsed: Parsed, i: int) -> tuple[int, int]:
    """The cue verb with its subject, auxiliaries, addressee, place and time, without what is said."""
    left = right = i
    for c in parsed.children[i]:
        if parsed.deps[c] not in _STATED:
            left = min(left, parsed.edges[c][0])
            right = max(right, parsed.edges[c][1] - 1)
    return left, right + 1


def says_by_itself(parsed: Parsed, start: int, end: int) -> bool:
    """Whether the stated tokens can be told without their cue: not so "to leave" in "hopes to leave"."""
    if parsed.tags[start] == "``" or (start and parsed.tags[start - 1] == "``"):
        return True
    outside = [i for i in range(start, end) if not start <= parsed.heads[i] < end or parsed.heads[i] == i]
    outside = [i for i in outside if parsed.deps[i] != "punct"] or [start]
    if parsed.deps[outside[0]] in _OBJECTS:
        return False
    root = max(outside, key=lambda i: parsed.edges[i][1] - parsed.edges[i][0])
    near = [root, *[c for c in parsed.children[root] if parsed.deps[c] in {"aux", "auxpass", "cop"}]]
    return any(parsed.tags[i] in FINITE for i in near)
