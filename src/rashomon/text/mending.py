"""Mends, in place, what the parser of English takes wrongly again and again, where the words around tell it."""

from __future__ import annotations


def mend(words: list[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Mend one passage's parse; its lists run parallel, as those of `Parsed`."""
    _attach_what_a_paper_says(words, tags, deps, heads)
    _join_listed_verbs(words, tags, deps, heads)


def _attach_what_a_paper_says(words: list[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Hangs on its verb the clause of "said in a press release that the fire had started", which the parser takes for one
    that tells of the release."""
    for i, word in enumerate(words):
        if word != "that" or i < _BEFORE_THAT or words[i - 1].lower() not in _PAPERS or deps[i - 1] != "pobj":
            continue
        verb, preposition = heads[i], heads[i - 1]
        saying = heads[preposition]
        told = deps[verb] in {"relcl", "acl"} and heads[verb] == i - 1 and words[verb].lower() not in _ISSUED
        if not told or words[preposition].lower() != "in" or words[saying].lower() not in _SAID:
            continue
        if any(heads[k] == verb and deps[k] in {"nsubj", "nsubjpass"} for k in range(i + 1, verb)):
            heads[verb], deps[verb] = saying, "ccomp"
            tags[i], deps[i] = "IN", "mark"


_BEFORE_THAT = 3  # tokens of "said in statement that"
_SAID = frozenset(
    "said says say saying wrote writes announced announces added adds claimed stated argued warned".split()
)
_PAPERS = frozenset(
    "release statement letter memo report message email tweet post note article interview speech".split()
)
_ISSUED = frozenset(
    "wrote written released published issued sent posted signed obtained saw seen gave given made".split()
)


def _join_listed_verbs(words: list[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Joins to the verb before it the second one of "admitted that they had abducted, killed and buried her", which the parser hangs on
    the verb above."""
    for i in range(2, len(words) - 2):
        first = i - 2
        if (
            tags[i] == tags[first] == "VBN"
            and words[i - 1] == ","
            and words[i + 1].lower() in {"and", "or"}
            and tags[i + 2] in {"VBN", "VBD"}
            and deps[i] == "conj"
            and heads[i] == heads[first] != first
            and deps[first] in {"ccomp", "advcl", "relcl", "xcomp"}
        ):
            heads[i] = first
