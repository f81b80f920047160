"""Where a claim begins and ends: a clause without what only joins it to others, or from the noun on that it tells more of."""

from __future__ import annotations

from collections.abc import Sequence, Set

from rashomon.claims.clauses import LONG
from rashomon.claims.cues import FIRST_PERSON, NEGATIONS, OCCASIONS, TAGS, WRITINGS, is_outlet
from rashomon.claims.sources import told_of
from rashomon.claims.syntax import (
    FINITE,
    RELATIVE_TAGS,
    SUBJECTS,
    SUBORDINATORS,
    VERBAL,
    count_words,
    is_condition,
    is_cue,
    is_word,
    lemma_of,
    quotes,
    top,
)
from rashomon.text.parse import Parsed

# What makes a bare cue worth telling: when, where or to whom it was said.
_TELLING = frozenset(["dobj", "acomp", "attr", "npadvmod", "prep", "dative"])
# Tags of the words that say something; auxiliaries and numbers of a day do not.
_CONTENT = ("NN", "VB", "JJ", "RB")
_OPENING, _CLOSING = frozenset(["“", "``", "«", "„"]), frozenset(["”", "''", "»"])
# What stands before the word that it belongs to; and what tells something of a noun.
_LEFT = frozenset(
    """
    nsubj nsubjpass csubj det predet preconj amod poss compound nummod quantmod aux auxpass neg advmod npadvmod mark cc prep
    """.split()
)
_TOLD_OF = frozenset(["appos", "relcl", "acl"])
# Of "not only ... but also" and the like the second half, where what it brings in is cut off.
_HALVES = frozenset([("but", "also"), ("as", "well"), ("but", "rather")])
_SPEAKING = frozenset(["say", "speak", "talk"])
# What is told of a source that is not named: "two people briefed on the matter".
_IN_THE_KNOW = frozenset(["briefed", "involved", "acquainted", "authorized", "authorised"])
_CURRENCIES = frozenset("$£€¥₹₽₩₪₺₴")
_BE = frozenset(["is", "are", "was", "were"])
_LEADERS = frozenset(["that", "and", "but", "or", "nor", "so", "yet"])


def trim(parsed: Parsed, start: int, end: int, stated: bool = False) -> tuple[int, int]:
    """The span without punctuation at its ends, a leading conjunction or a word that only leads on ("... and", "... that"),
    and without a cue whose statement comes behind it; empty where nothing is left. Quotation marks stay in pairs. What is
    `stated` without being a clause may hang on what follows it.
    """
    first, last = start, end
    while start < end and (
        not (is_word(parsed.words[start]) or _is_currency(parsed, start, end))
        or _is_address(parsed.words[start])
        or _leads_in(parsed, start, end)
    ):
        start += 1
    start = _past_according(parsed, start, end)
    while start < end:
        ended = _without_last(parsed, start, end, stated)
        if ended == end:
            break
        end = ended
    return _with_marks(parsed, start, end, first, last) if start < end else (start, end)


def _without_last(parsed: Parsed, start: int, end: int, stated: bool) -> int:
    """Where the span ends without a last mark or word that belongs to what follows; its own end if there is none."""
    i = end - 1
    if parsed.lower[i] in {"%", "$"} or (parsed.lower[i] == ")" and "(" in parsed.lower[start:end]):
        return end
    if (
        not is_word(parsed.words[i])
        or _is_address(parsed.words[i])
        or _leads_on(parsed, i)
        or _brings_in(parsed, start, end)
    ):
        return i
    if i - 1 > start and (parsed.lower[i - 1], parsed.lower[i]) in _HALVES and parsed.lower[end : end + 1] != ["."]:
        return i - 1
    begin = _before_lost(parsed, start, end)
    return end if stated and begin == start else begin


def _is_currency(parsed: Parsed, i: int, end: int) -> bool:
    """Whether the token is the sign of a currency before its figure."""
    return parsed.words[i] in _CURRENCIES and i + 1 < end and parsed.tags[i + 1] == "CD"


def _is_address(word: str) -> bool:
    """Whether the word is a link that a post ends with."""
    return "://" in word or word.startswith("pic.twitter.com/")


def _before_lost(parsed: Parsed, start: int, end: int) -> int:
    """Where what hangs on a later verb begins at the span's end ("After the call, Olsen", of which "said" is cut off): a phrase
    without a verb, or a subject of which nothing else is told."""
    i = end - 1
    while start <= parsed.heads[i] < end and parsed.heads[i] != i:
        i = parsed.heads[i]
    held = quotes(parsed, max(0, start - 1), end) and parsed.tags[i] != "PRP"
    if parsed.heads[i] < end or parsed.deps[i] not in _LEFT or held:
        return end
    begin = max(parsed.edges[i][0], start)
    told = any(parsed.deps[c] in _TOLD_OF or parsed.tags[c] in FINITE for c in range(begin, end))
    return end if told else begin


def _past_according(parsed: Parsed, start: int, end: int) -> int:
    """Where the span begins without "according to" if it holds nothing else than who says so: behind that if more is told of
    him, at the span's end if not."""
    if start + 2 >= end or parsed.lower[start] != "according" or parsed.lower[start + 1] != "to":
        return start
    if any(parsed.deps[i] != "punct" for i in range(parsed.edges[start][1], end)):
        return start
    told = [i for i in range(start + 2, end) if parsed.deps[i] in _TOLD_OF]
    return start + 2 if any(parsed.tags[parsed.edges[i][0]] != "TO" for i in told) else end


def _leads_in(parsed: Parsed, i: int, end: int) -> bool:
    """Whether the token only joins the clause that it begins to another one."""
    word = parsed.lower[i]
    if word == "nor" and i + 1 < end and (parsed.deps[i + 1] in {"aux", "auxpass"} or parsed.lower[i + 1] in _BE):
        # "Nor has the port closed" without its first word says that it has.
        return False
    if word in _LEADERS:
        return not (word == "that" and parsed.deps[i] != "mark") and not (word == "so" and parsed.deps[i] != "cc")
    if word not in SUBORDINATORS or parsed.deps[i] not in {"mark", "advmod"}:
        return False
    verb = parsed.heads[i]
    own = any(parsed.deps[c] in SUBJECTS and i < c < end for c in parsed.children[verb])
    negated = i > 0 and (parsed.lower[i - 1] in NEGATIONS or parsed.lower[i - 1] in {"even", "only", "just"})
    return (
        own
        and i < verb < end
        and not negated
        and not _leads_to_main(parsed, i, end)
        and not (word in {"when", "as"} and is_condition(parsed, verb))
    )


def _leads_to_main(parsed: Parsed, i: int, end: int) -> bool:
    """Whether the clause that the token brings in stands before its main clause, both in the span: without "although" the two would
    be told as equals."""
    verb = parsed.heads[i]
    main = parsed.heads[verb]
    own = any(parsed.deps[c] in SUBJECTS and verb < c < main for c in parsed.children[main])
    return (
        parsed.deps[verb] == "advcl"
        and verb < main < end
        and own
        and parsed.lower[i] in {"although", "though", "while", "whereas"}
    )


def _leads_on(parsed: Parsed, i: int) -> bool:
    """Whether the token joins what follows it: a conjunction, "to" of an infinitive, "that" of a clause."""
    after = parsed.heads[i] > i or any(c > i for c in parsed.children[i])
    return (parsed.deps[i] in {"cc", "mark"} or parsed.tags[i] == "TO") and (after or parsed.deps[i] == "cc")


def _brings_in(parsed: Parsed, start: int, end: int) -> bool:
    """Whether the last token is a cue with its subject, and what is stated stands behind it; or the "which" of such a one; or a
    participle ("..., adding") or a preposition of which all stands behind it."""
    i = end - 1
    behind = {parsed.deps[c] for c in parsed.children[i] if c >= end}
    if parsed.tags[i] in {"IN", "TO"} and behind & {"pobj", "pcomp", "prep"}:
        return True
    led = parsed.deps[i] == "pcomp" and parsed.lower[parsed.heads[i]] != "to"
    if parsed.tags[i] == "VBG" and behind & {"ccomp", "xcomp"} and (led or parsed.deps[i] in {"advcl", "acl"}):
        return True
    if parsed.heads[i] >= end and (
        parsed.tags[i] in {"WDT", "WP", "WRB"}
        or parsed.lower[i] == "that"
        or parsed.deps[i] in {"aux", "auxpass", "neg"}
    ):
        return True
    if not is_cue(parsed, i) or not any(parsed.deps[c] in {"ccomp", "parataxis"} and c > i for c in parsed.children[i]):
        return False
    return any(parsed.deps[c] in SUBJECTS and start <= c < i for c in parsed.children[i])


def _with_marks(parsed: Parsed, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """The span with a quotation mark beside it whose other half it holds."""
    opened = 0
    for i in range(start, end):
        word = parsed.words[i]
        if word in _OPENING or (word == '"' and parsed.tags[i] == "``"):
            opened += 1
        elif word in _CLOSING or word == '"':
            opened -= 1
            if opened < 0:
                return (start - 1, end) if start > first and parsed.tags[start - 1] == "``" else (start, end)
    if opened == 1:
        for i in range(end, last):
            if parsed.words[i] in _CLOSING or parsed.words[i] == '"':
                return start, i + 1
            if parsed.words[i] not in {".", ",", "!", "?"}:
                break
    return start, end


def only_reports(
    parsed: Parsed, start: int, end: int, frame: Set[int] = frozenset(), contents: Sequence[tuple[int, int]] = ()
) -> bool:
    """Whether the span only brings in a statement that stands elsewhere ("he added", "said the mayor in an interview").

    `frame` holds the tokens of cues and sources; `contents` are those of what is stated ("ordered the release of two journalists":
    there these are no occasion of speaking).
    """
    if frame and all(
        i in frame
        or not parsed.tags[i].startswith(_CONTENT)
        or (parsed.lower[i] in OCCASIONS | WRITINGS and not any(s <= i < e for s, e in contents))
        or (parsed.tags[i] == "VBG" and lemma_of(parsed, i) in _SPEAKING)
        for i in range(start, end)
    ):
        return True
    told = any(parsed.tags[i].startswith("VB") or parsed.lower[i] == "with" for i in range(start + 1, end))
    if parsed.lower[start] == "according" and not told:
        return True
    if count_words(parsed, start, end) <= 4 and any(_bare_cue(parsed, i, start, end) for i in range(start, end)):
        return True
    root = top(parsed, start, end)
    if parsed.tags[root] not in VERBAL or lemma_of(parsed, root) not in TAGS:
        return False
    if parsed.lower[start] in FIRST_PERSON or NEGATIONS & set(parsed.lower[start:end]):
        return False
    stated = [c for c in parsed.children[root] if parsed.deps[c] in {"ccomp", "parataxis", "dobj"}]
    beside = start > 0 and not is_word(parsed.words[start - 1])
    if not beside and not any(not start <= c < end for c in stated):
        return False
    speaker: set[int] = set()
    for c in parsed.children[root]:
        if parsed.deps[c] in {"nsubj", "nsubjpass"}:
            speaker.update(range(*parsed.edges[c]))
    return all(
        i == root
        or not parsed.tags[i].startswith(_CONTENT)
        or (i in speaker and (parsed.tags[i][:2] != "VB" or parsed.lower[i] in _IN_THE_KNOW))
        for i in range(start, end)
        if parsed.lower[i] not in OCCASIONS and not is_outlet(parsed.words[i])
    )


def _bare_cue(parsed: Parsed, i: int, start: int, end: int) -> bool:
    return (
        is_cue(parsed, i)
        and not any(parsed.deps[c] in _TELLING for c in parsed.children[i])
        and any(parsed.deps[c] in {"ccomp", "parataxis"} and not start <= c < end for c in parsed.children[i])
    )


def is_presupposed(parsed: Parsed, start: int, end: int) -> bool:
    """Whether the clause only tells more of a noun before it: who denies to have met "the broker, who was jailed in 1998" does not
    deny that he was. What "reports that", "plans to" bring in is no such clause."""
    root = top(parsed, start, end)
    if any(parsed.deps[c] == "mark" for c in parsed.children[root]):
        return False
    told = parsed.deps[root] in {"relcl", "appos"} or (
        parsed.deps[root] == "acl" and parsed.tags[root] in {"VBN", "VBG"}
    )
    return told and parsed.heads[root] < root


_OF_ALL_BEFORE = frozenset("statement claim assertion remark sentiment move step decision act attack event".split())
_SOME = frozenset("one two three several some many most few none all any both each neither either".split())
"""Words before "of" without which more would be told than was: "one of the men who saw it"."""


def antecedent(parsed: Parsed, start: int, end: int) -> int | None:
    """Where the noun phrase begins that the clause, participle or apposition of the tokens tells more of, and that stands right
    before it: "the barge, which sank in 1998" is a statement, "which sank in 1998" is none."""
    root = top(parsed, start, end)
    if parsed.tags[start] in RELATIVE_TAGS or (
        parsed.tags[start] == "IN" and parsed.tags[min(start + 1, end - 1)] in RELATIVE_TAGS
    ):
        while (
            parsed.deps[root] not in {"relcl", "acl"}
            and start <= parsed.heads[root] < end
            and parsed.heads[root] != root
        ):
            root = parsed.heads[root]
        if parsed.deps[root] != "relcl":
            root = next((i for i in range(start, end) if parsed.deps[i] == "relcl" and parsed.heads[i] < start), root)
    if parsed.deps[root] not in {"relcl", "acl", "appos"} or (
        # "He saw nobody board the bus, a statement that was heard again": that is no bus.
        parsed.deps[root] == "appos" and parsed.lower[root] in _OF_ALL_BEFORE
    ):
        return None
    noun = told_of(parsed, parsed.heads[root], start)
    own = any(parsed.deps[c] in SUBJECTS and start <= c < root for c in parsed.children[root])
    if (
        parsed.deps[root] == "relcl"
        and own
        and parsed.tags[start] not in RELATIVE_TAGS | {"IN"}
        and parsed.words[start - 1] == ","
    ):
        # "In the autumn, the mayor left": a clause with its own subject behind a comma is no relative one, whatever the parse.
        return None
    if noun >= start or not parsed.tags[noun].startswith(("NN", "PRP", "CD", "DT")):
        return None
    begin = parsed.edges[noun][0]
    while begin < noun and not is_word(parsed.words[begin]):
        begin += 1
    while begin > 1 and parsed.words[begin - 1] == "-" and parsed.ends[begin - 1] == parsed.starts[begin]:
        # "The pro-Russians who".
        begin -= 2
    if begin > 1 and parsed.lower[begin - 1] == "of" and parsed.lower[begin - 2] in _SOME:
        begin -= 2
    if begin and parsed.tags[begin - 1] == "``" and "''" in parsed.tags[begin:end]:
        begin -= 1
    return begin if count_words(parsed, begin, end) <= LONG else None
