"""Cuts a sentence into clause-sized stretches that tile it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from rashomon.claims.cues import CUES, FIRST_PERSON, NEGATIONS, OCCASIONS, SAYING, TAGS, is_outlet
from rashomon.text.parse import Parsed, lemma

# No claim is longer, in words; and the size above which a boundary of each strength is worth a cut, with the least
# words that either side must keep. Set on the clauses that readers quoted.
LONGEST = 36
_CUT_ABOVE = {7: (3, 1), 6: (5, 2), 5: (7, 3), 4: (9, 4), 3: (13, 4), 2: (18, 5), 1: (26, 6), 0: (LONGEST, 1)}
# A stretch without a verb is joined with another up to so many words.
_LONG = 28
# An apposition shorter than this (in tokens) only names its head again.
_LONG_APPOSITION = 5
_STATEMENT, _REPORTED, _SENTENCE, _CLAUSE, _PHRASE, _LIST = 7, 6, 5, 4, 3, 1
# What makes a bare cue worth telling: when, where or to whom it was said.
_TELLING = frozenset(["dobj", "acomp", "attr", "npadvmod", "prep", "dative"])
# Below a cue, what is said or stands beside it.
_STATED = frozenset(["ccomp", "parataxis", "advcl", "conj", "cc", "punct", "xcomp", "dobj", "dep", "appos"])
# Tags of the words that say something; auxiliaries and numbers of a day do not.
_CONTENT = ("NN", "VB", "JJ", "RB")
_VERBS = frozenset(["VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"])
_SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "csubjpass", "expl"])
_OBJECTS = frozenset(["dobj", "pobj", "dative", "attr", "oprd", "acomp", "xcomp", "prep"])
_OPEN = frozenset(["when", "whether", "how", "why", "where", "what", "who", "if", "which"])
_CONDITIONS = frozenset(["if", "unless", "until", "whether", "lest", "than", "whenever"])
# A word that leads in a clause which is told as a fact, and can be told without it.
_SUBORDINATORS = frozenset(["because", "although", "though", "while", "whereas", "as", "after", "since", "when"])
_RELATIVE_TAGS = frozenset(["WDT", "WP", "WP$", "WRB"])
_OPENING, _CLOSING = frozenset(["“", "``", "«", "„"]), frozenset(["”", "''", "»"])
# What stands before the word that it belongs to; and what tells something of a noun.
_LEFT = frozenset(
    """
    nsubj nsubjpass csubj det predet preconj amod poss compound nummod quantmod aux auxpass neg advmod npadvmod mark cc prep
    """.split()
)
# Of "not only ... but also" and the like the second half, where what it brings in is cut off.
_HALVES = frozenset([("but", "also"), ("as", "well"), ("but", "rather")])
_TOLD_OF = frozenset(["appos", "relcl", "acl"])
_FINITE = frozenset(["VBD", "VBP", "VBZ", "MD"])
_SHORT_CUE = 8
_SHORT_WHEN = 6
# What is stated without a clause of its own is parted from its cue if it has so many words (more where it holds no verb),
# and no more than this share of them all.
_LEAST_ALONE = 4
_LEAST_NOMINAL = 5
_MOSTLY = 0.8
_LEADERS = frozenset(["that", "and", "but", "or", "nor", "so", "yet"])


def is_word(word: str) -> bool:
    """Whether a token counts as a word: it holds a letter or a digit."""
    return any(c.isalnum() for c in word)


def clause_spans(
    parsed: Parsed,
    first: int,
    last: int,
    contents: Sequence[tuple[int, int]] = (),
    unbroken: Sequence[tuple[int, int]] = (),
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Token spans of the clauses of the sentence `first` to `last` (past-last), in order, which together tile it; and those of
    what is stated within a clause without being one ("his resignation" in "they demanded his resignation").

    Every dependent clause, conjunct, apposition and heavy phrase offers a boundary with a strength; the sentence is cut
    at the strongest, its parts again, as long as they are long enough for a boundary of that strength. Between the tokens of
    the pairs `unbroken` it is not cut.
    """
    strengths = _boundaries(parsed, first, last)
    firm: list[int] = []
    loose: list[tuple[int, int]] = []
    for content in contents:
        start, end = max(content[0], first), min(content[1], last)
        if start >= end:
            continue
        if says_by_itself(parsed, start, end) and not _leaves_open(parsed, start, end):
            firm += [start, _past_closing(parsed, end, last)]
        elif _can_part(parsed, start, end) and not (first < start and _refuses(parsed, (first, start), start)):
            loose.append((start, end))
    for at in range(first + 1, last):
        before = at - 1
        if parsed.deps[before] == "prep" and any(
            parsed.deps[c] in {"pobj", "pcomp"} and c >= at for c in parsed.children[before]
        ):
            # A preposition stays with what it leads to.
            strengths[at - first] = -1
        if parsed.heads[before] >= at and (parsed.deps[before] == "mark" or parsed.tags[before] in _RELATIVE_TAGS):
            # And so does "that" and "which".
            strengths[at - first] = -1
    for at in firm:
        if first < at < last and not _parts_object(parsed, at):
            strengths[at - first] = _STATEMENT
    for cue, begin in unbroken:
        for at in range(max(cue, first) + 1, min(begin + 1, last)):
            strengths[at - first] = -1
    sizes = [0]
    for word in parsed.words[first:last]:
        sizes.append(sizes[-1] + is_word(word))
    spans: list[tuple[int, int]] = []
    waiting = [(first, last)]
    while waiting:
        start, end = waiting.pop()
        cut = _best_cut(strengths, sizes, start - first, end - first)
        if cut is None:
            spans.append((start, end))
        else:
            waiting += [(cut + first, end), (start, cut + first)]
    clauses = _with_refusals(parsed, _with_subjects(parsed, _without_scraps(parsed, spans, frozenset(firm))))
    return clauses, list(_parts(parsed, clauses, loose))


def _parts_object(parsed: Parsed, at: int) -> bool:
    """Whether the token begins the object of the verb right before it."""
    i = at
    while parsed.heads[i] > i:
        i = parsed.heads[i]
    return parsed.deps[i] in {"dobj", "attr", "acomp", "oprd"} and parsed.heads[i] == at - 1


def _parts(
    parsed: Parsed, spans: Sequence[tuple[int, int]], contents: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """What of each span someone wants or calls something, where it is not nearly all of it."""
    for content in contents:
        for start, end in spans:
            a, b = max(start, content[0]), min(end, content[1])
            stated = sum(map(is_word, parsed.words[a:b]))
            if a < b and stated >= _LEAST_ALONE and stated <= _MOSTLY * sum(map(is_word, parsed.words[start:end])):
                yield a, b


def _can_part(parsed: Parsed, start: int, end: int) -> bool:
    """Whether what is stated without a clause is enough to be read alone: with a verb ("to leave the port"), or long."""
    size = sum(map(is_word, parsed.words[start:end]))
    outside = [i for i in range(start, end) if not start <= parsed.heads[i] < end and parsed.deps[i] != "punct"]
    verbal = bool(outside) and parsed.tags[outside[0]] in _VERBS
    return size >= (_LEAST_ALONE if verbal or quotes(parsed, start, end) else _LEAST_NOMINAL)


def quotes(parsed: Parsed, start: int, end: int) -> bool:
    """Whether a quotation begins or ends among the tokens."""
    return any(parsed.tags[i] in {"``", "''"} for i in range(start, end))


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
    return any(parsed.tags[i] in {"VBD", "VBP", "VBZ", "MD"} for i in near)


def _without_scraps(parsed: Parsed, spans: Sequence[tuple[int, int]], firm: Set[int]) -> list[tuple[int, int]]:
    """The spans, but a stretch without a verb of its own is told with the one that it hangs on, as far as that stands beside it
    and both together are not too long; what is stated ends where it is `firm`."""
    out: list[tuple[int, int]] = []
    ahead = False
    for start, end in spans:
        before = out[-1] if out else None
        joined = before is not None and sum(map(is_word, parsed.words[before[0] : end])) <= _LONG
        if before is not None and joined and start not in firm and (ahead or _hangs_on(parsed, (start, end), before)):
            out[-1] = (before[0], end)
        else:
            out.append((start, end))
        nearest = next((s for s in spans if s[0] == end), None)
        ahead = nearest is not None and out[-1][0] == start and _hangs_on(parsed, (start, end), nearest)
    return out


def _hangs_on(parsed: Parsed, scrap: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether the one span has no verb above it all, and hangs on a token of the other."""
    root = top(parsed, *scrap)
    verbal = parsed.tags[root] in _VERBS and parsed.deps[root] != "pcomp"
    loose = not verbal and parsed.deps[root] not in {"appos", "ROOT"} and parsed.words[scrap[0]] != "("
    return loose and other[0] <= parsed.heads[root] < other[1]


def _leaves_open(parsed: Parsed, start: int, end: int) -> bool:
    """Whether the tokens are a question that someone leaves open ("whether the port would close"), not in his own words."""
    while start < end and not is_word(parsed.words[start]):
        start += 1
    if start >= end or parsed.lower[start] not in _OPEN or (start and parsed.tags[start - 1] == "``"):
        return False
    return parsed.deps[parsed.heads[start]] != "advcl"


def _with_subjects(parsed: Parsed, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans, but a subject cut off from its predicate by what stands between them is told with it, from the one to the
    other; what stands between stays a claim of its own ("The bridge, which was built in 1938, has been closed")."""
    out: list[tuple[int, int]] = []
    joined: set[int] = set()
    for k, (start, end) in enumerate(spans):
        if k in joined:
            continue
        m = _predicate_of(parsed, spans, k)
        if m is not None and sum(map(is_word, parsed.words[start : spans[m][1]])) <= LONGEST:
            out.append((start, spans[m][1]))
            joined.add(m)
        else:
            out.append((start, end))
    return out


def _with_refusals(parsed: Parsed, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans, but what someone does not say is told with that: "She could not say when the port would open"."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        before = out[-1] if out else None
        if before is not None and before[1] == start and _refuses(parsed, before, start):
            out[-1] = (before[0], end)
        else:
            out.append((start, end))
    return out


def _refuses(parsed: Parsed, span: tuple[int, int], at: int) -> bool:
    """Whether the span is a negated cue, and what stands at `at` the question that it leaves open."""
    root = top(parsed, *span)
    if parsed.lower[at] not in _OPEN or span[1] - span[0] > _SHORT_CUE or parsed.tags[root] not in _VERBS:
        return False
    verb = lemma(parsed.words[root], parsed.tags[root])
    if verb in {"decline", "refuse"}:
        return True
    return verb in SAYING and any(parsed.deps[c] == "neg" for c in parsed.children[root])


def _predicate_of(parsed: Parsed, spans: list[tuple[int, int]], k: int) -> int | None:
    """The later span that holds the verb of which this span holds only the subject."""
    start, end = spans[k]
    for i in range(start, end):
        if parsed.deps[i] in _SUBJECTS and parsed.heads[i] >= end and parsed.tags[i] != "WDT":
            return next((m for m in range(k + 1, len(spans)) if spans[m][0] <= parsed.heads[i] < spans[m][1]), None)
    return None


def _best_cut(strengths: list[int], sizes: list[int], start: int, end: int) -> int | None:
    total = sizes[end] - sizes[start]
    best: tuple[int, int] | None = None
    chosen = None
    for at in range(start + 1, end):
        strength = strengths[at]
        if strength < 0 and total <= LONGEST:
            continue
        above, least = _CUT_ABOVE[max(strength, 0)]
        smaller = min(sizes[at] - sizes[start], sizes[end] - sizes[at])
        if total <= above or smaller < least:
            continue
        rank = (strength, smaller)
        if best is None or rank > best:
            best, chosen = rank, at
    return chosen


def _boundaries(parsed: Parsed, first: int, last: int) -> list[int]:
    """For each token of the sentence, how strong a boundary lies before it; -1 for none."""
    strength = [-1] * (last - first + 1)
    depth = [0]
    for word in parsed.words[first:last]:
        depth.append(max(0, depth[-1] + (word == "(") - (word == ")")))

    def offer(at: int, value: int) -> None:
        if first < at < last and value > strength[at - first] and (not depth[at - first] or depth[last - first]):
            strength[at - first] = value

    for i in range(first, last):
        dep = parsed.deps[i]
        left, right = parsed.edges[i]
        head = parsed.heads[i]
        word = parsed.lower[i]
        if dep == "punct":
            if word in {";", "—", "–", "--", "…"} or (word == ":" and i > first):
                offer(i + 1, _CLAUSE)
            elif word == "," and not _in_date(parsed, i, last):
                offer(i + 1, _LIST)
            continue
        comma = left > first and parsed.lower[left - 1] in {",", "—", "–", "--", "(", ";"}
        verb = parsed.tags[i] in _VERBS
        if verb and is_cue(parsed, i):
            own = inserted_cue(parsed, i)
            if own is not None:
                offer(own[0], _REPORTED)
                offer(_past_closing(parsed, own[1], last), _REPORTED)
        if dep == "ccomp":
            reported = is_cue(parsed, head)
            # "It allows ships to enter": without "allows" it would read as if they did.
            bare = verb and not is_finite(parsed, i)
            value = _LIST if parsed.lower[left] in _OPEN or bare else _REPORTED if reported else _PHRASE - 1
            offer(left, value)
            offer(_past_closing(parsed, right, last), value)
        elif dep == "conj" and verb and parsed.tags[head] in _VERBS:
            subject = any(parsed.deps[c] in _SUBJECTS for c in parsed.children[i])
            # A second cue ("and recalled that ...") ends the first one's statement, however short it is itself.
            cue = is_cue(parsed, i) and any(parsed.deps[c] == "ccomp" for c in parsed.children[i])
            bound = _under_infinitive(parsed, i) or _under_condition(parsed, i)
            value = _REPORTED if cue else _LIST if bound else _SENTENCE if subject else _CLAUSE
            offer(_before_conjunction(parsed, left, head), value)
        elif dep in {"advcl", "relcl", "csubj", "parataxis"}:
            finite = any(parsed.deps[c] in _SUBJECTS or parsed.tags[c] == "MD" for c in parsed.children[i])
            value = _CLAUSE if finite or comma else _PHRASE - 1
            infinitive = any(parsed.tags[c] == "TO" for c in parsed.children[i])
            if dep == "advcl" and (infinitive or _is_condition(parsed, i) or _only_when(parsed, i)):
                value = _LIST
            offer(left, value)
            offer(_past_closing(parsed, right, last), value)
        elif dep == "acl":
            infinitive = any(parsed.tags[c] == "TO" for c in parsed.children[i])
            offer(left, _PHRASE if comma else _LIST if infinitive else _PHRASE - 1)
            if comma:
                offer(_past_closing(parsed, right, last), _PHRASE)
        elif dep == "appos" and comma and right - left >= _LONG_APPOSITION:
            offer(left, _PHRASE)
            offer(_past_closing(parsed, right, last), _PHRASE)
        elif dep == "prep" and right - left > 1:
            offer(left, _PHRASE - 1 if comma else _LIST)
            if left == first or comma:
                offer(_past_closing(parsed, right, last), _PHRASE - 1)
        elif dep == "conj":
            offer(_before_conjunction(parsed, left, head), _LIST)
        elif dep in {"xcomp", "pcomp", "dobj", "npadvmod"}:
            offer(left, _LIST)
    return strength


def is_finite(parsed: Parsed, verb: int) -> bool:
    """Whether the clause of the verb has a tense of its own; one of a parse that lost its subject's verb does not tell."""
    near = [verb, *(c for c in parsed.children[verb] if parsed.deps[c] in {"aux", "auxpass"})]
    return any(parsed.tags[i] in _FINITE for i in near)


def _is_condition(parsed: Parsed, verb: int) -> bool:
    """Whether the clause of the verb tells under what condition the one above it holds: neither is a fact without the other."""
    marks = {parsed.lower[c] for c in parsed.children[verb] if parsed.deps[c] in {"mark", "advmod"} and c < verb}
    if marks & _CONDITIONS:
        return True
    near = [verb, *(c for c in parsed.children[verb] if parsed.deps[c] in {"aux", "auxpass"})]
    return "when" in marks and not any(parsed.tags[i] == "VBD" for i in near)


def _only_when(parsed: Parsed, verb: int) -> bool:
    """Whether the clause of the verb is but a few words that tell when ("after it leaves the bay"), of someone named elsewhere."""
    marks = {parsed.lower[c] for c in parsed.children[verb] if parsed.deps[c] in {"mark", "advmod"} and c < verb}
    left, right = parsed.edges[verb]
    own = [c for c in parsed.children[verb] if parsed.deps[c] in _SUBJECTS]
    named = any(parsed.tags[i].startswith("NNP") or parsed.tags[i] == "CD" for i in range(left, right))
    return bool(own and marks & _SUBORDINATORS) and not named and right - left <= _SHORT_WHEN


def _under_infinitive(parsed: Parsed, i: int) -> bool:
    """Whether the verb stands beside another one below "to" ("vowed to cut taxes and raise pensions"); the parser hangs such a
    bare form on the verb above, too."""
    at = i
    while parsed.deps[at] == "conj" and parsed.heads[at] != at:
        at = parsed.heads[at]
    if parsed.tags[i] == "VB" and parsed.tags[at] in {"VBD", "VBZ", "VBP", "VBN"}:
        below = [c for c in parsed.children[at] if parsed.deps[c] == "xcomp" and c < i]
        at = below[-1] if below else at
    return parsed.deps[at] == "xcomp" and any(parsed.tags[c] == "TO" for c in parsed.children[at])


def _under_condition(parsed: Parsed, i: int) -> bool:
    """Whether the verb stands beside another one below a condition ("unless a deal is struck or the board is elected")."""
    while parsed.deps[i] == "conj" and parsed.heads[i] != i:
        i = parsed.heads[i]
    return parsed.deps[i] == "advcl" and _is_condition(parsed, i)


def _in_date(parsed: Parsed, comma: int, last: int) -> bool:
    """Whether the comma stands between a day and its year ("December 30, 2017")."""
    year = parsed.words[comma + 1] if comma + 1 < last else ""
    return comma > 0 and len(year) == 4 and year.isdigit() and parsed.words[comma - 1].isdigit()


def is_cue(parsed: Parsed, i: int) -> bool:
    """Whether the token is a verb of saying or holding; to "hold off" is none."""
    if parsed.tags[i] not in _VERBS:
        return False
    verb = lemma(parsed.words[i], parsed.tags[i])
    return verb in CUES and not (verb == "hold" and any(parsed.deps[c] == "prt" for c in parsed.children[i]))


def reporting_clause(parsed: Parsed, i: int) -> tuple[int, int]:
    """The cue verb with its subject, auxiliaries, addressee, place and time, without what is said."""
    left = right = i
    for c in parsed.children[i]:
        if parsed.deps[c] not in _STATED:
            left = min(left, parsed.edges[c][0])
            right = max(right, parsed.edges[c][1] - 1)
    return left, right + 1


def inserted_cue(parsed: Parsed, i: int) -> tuple[int, int] | None:
    """The reporting clause of a cue that stands after or amid what is said ("..., he said, ..."); else None."""
    subjects = [c for c in parsed.children[i] if parsed.deps[c] in {"nsubj", "nsubjpass"}]
    stated = [c for c in parsed.children[i] if parsed.deps[c] in {"ccomp", "parataxis"} and c < i]
    # In "Cargo, experts say, will find other ports" it is the experts who say so.
    if not subjects or not any(parsed.deps[c] == "ccomp" or not is_cue(parsed, c) for c in stated):
        return None
    own = reporting_clause(parsed, i)
    return own if own[0] > 0 and not is_word(parsed.words[own[0] - 1]) else None


def _past_closing(parsed: Parsed, at: int, last: int) -> int:
    """The boundary after a clause lies behind the comma and the closing marks that follow it."""
    while at < last and parsed.lower[at] in {",", "”", '"', "''", "’", ")", "]", "—", "–"} and parsed.tags[at] != "``":
        at += 1
    return at


def _before_conjunction(parsed: Parsed, left: int, head: int) -> int:
    at = left
    while at - 1 > head and (parsed.tags[at - 1] in {"CC", "``"} or parsed.deps[at - 1] == "cc"):
        at -= 1
    return at


def only_reports(parsed: Parsed, start: int, end: int, frame: Set[int] = frozenset()) -> bool:
    """Whether the span only brings in a statement that stands elsewhere ("he added", "said the mayor in an interview").

    `frame` holds the tokens of cues and sources.
    """
    if frame and all(
        i in frame or not parsed.tags[i].startswith(_CONTENT) or parsed.lower[i] in OCCASIONS for i in range(start, end)
    ):
        return True
    if sum(map(is_word, parsed.words[start:end])) <= 4 and any(
        _bare_cue(parsed, i, start, end) for i in range(start, end)
    ):
        return True
    root = top(parsed, start, end)
    if parsed.tags[root] not in _VERBS or lemma(parsed.words[root], parsed.tags[root]) not in TAGS:
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
        i == root or not parsed.tags[i].startswith(_CONTENT) or (i in speaker and parsed.tags[i][:2] != "VB")
        for i in range(start, end)
        if parsed.lower[i] not in OCCASIONS and not is_outlet(parsed.words[i])
    )


def _bare_cue(parsed: Parsed, i: int, start: int, end: int) -> bool:
    return (
        is_cue(parsed, i)
        and not any(parsed.deps[c] in _TELLING for c in parsed.children[i])
        and any(parsed.deps[c] in {"ccomp", "parataxis"} and not start <= c < end for c in parsed.children[i])
    )


def trim(parsed: Parsed, start: int, end: int, stated: bool = False) -> tuple[int, int]:
    """The span without punctuation at its ends, a leading conjunction or a word that only leads on ("... and", "... that"),
    and without a cue whose statement comes behind it; empty where nothing is left. Quotation marks stay in pairs. What is
    `stated` without being a clause may hang on what follows it.
    """
    first, last = start, end
    while start < end and (not is_word(parsed.words[start]) or _leads_in(parsed, start, end)):
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
    if not is_word(parsed.words[i]) or _leads_on(parsed, i) or _brings_in(parsed, start, end):
        return i
    if i - 1 > start and (parsed.lower[i - 1], parsed.lower[i]) in _HALVES and parsed.lower[end : end + 1] != ["."]:
        return i - 1
    begin = _before_lost(parsed, start, end)
    return end if stated and begin == start else begin


def _before_lost(parsed: Parsed, start: int, end: int) -> int:
    """Where what hangs on a later verb begins at the span's end ("After the call, Olsen", of which "said" is cut off): a phrase
    without a verb, or a subject of which nothing else is told."""
    i = end - 1
    while start <= parsed.heads[i] < end and parsed.heads[i] != i:
        i = parsed.heads[i]
    if parsed.heads[i] < end or parsed.deps[i] not in _LEFT or quotes(parsed, max(0, start - 1), end):
        return end
    begin = max(parsed.edges[i][0], start)
    told = any(parsed.deps[c] in _TOLD_OF or parsed.tags[c] in _FINITE for c in range(begin, end))
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
    if word in _LEADERS:
        return not (word == "that" and parsed.deps[i] != "mark") and not (word == "so" and parsed.deps[i] != "cc")
    if word not in _SUBORDINATORS or parsed.deps[i] not in {"mark", "advmod"}:
        return False
    verb = parsed.heads[i]
    own = any(parsed.deps[c] in _SUBJECTS and i < c < end for c in parsed.children[verb])
    negated = i > 0 and (parsed.lower[i - 1] in NEGATIONS or parsed.lower[i - 1] in {"even", "only", "just"})
    return own and i < verb < end and not negated and not (word in {"when", "as"} and _is_condition(parsed, verb))


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
    return any(parsed.deps[c] in _SUBJECTS and start <= c < i for c in parsed.children[i])


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


def antecedent(parsed: Parsed, start: int, end: int) -> int | None:
    """Where the noun phrase begins that the clause, participle or apposition of the tokens tells more of, and that stands right
    before it: "the barge, which sank in 1998" is a statement, "which sank in 1998" is none."""
    root = top(parsed, start, end)
    if parsed.tags[start] in _RELATIVE_TAGS or (
        parsed.tags[start] == "IN" and parsed.tags[min(start + 1, end - 1)] in _RELATIVE_TAGS
    ):
        while (
            parsed.deps[root] not in {"relcl", "acl"}
            and start <= parsed.heads[root] < end
            and parsed.heads[root] != root
        ):
            root = parsed.heads[root]
        if parsed.deps[root] != "relcl":
            root = next((i for i in range(start, end) if parsed.deps[i] == "relcl" and parsed.heads[i] < start), root)
    if parsed.deps[root] not in {"relcl", "acl", "appos"}:
        return None
    noun = parsed.heads[root]
    own = any(parsed.deps[c] in _SUBJECTS and start <= c < root for c in parsed.children[root])
    if (
        parsed.deps[root] == "relcl"
        and own
        and parsed.tags[start] not in _RELATIVE_TAGS | {"IN"}
        and parsed.words[start - 1] == ","
    ):
        # "In the autumn, the mayor left": a clause with its own subject behind a comma is no relative one, whatever the parse.
        return None
    if noun >= start or not parsed.tags[noun].startswith(("NN", "PRP", "CD", "DT")):
        return None
    begin = parsed.edges[noun][0]
    while begin < noun and not is_word(parsed.words[begin]):
        begin += 1
    return begin if sum(map(is_word, parsed.words[begin:end])) <= _LONG else None


def _leads_on(parsed: Parsed, i: int) -> bool:
    """Whether the token joins what follows it: a conjunction, "to" of an infinitive, "that" of a clause."""
    after = parsed.heads[i] > i or any(c > i for c in parsed.children[i])
    return (parsed.deps[i] in {"cc", "mark"} or parsed.tags[i] == "TO") and (after or parsed.deps[i] == "cc")


def top(parsed: Parsed, start: int, end: int) -> int:
    """The token of the span that governs it: the one whose head lies outside, a verb where there are several."""
    outside = [i for i in range(start, end) if not start <= parsed.heads[i] < end or parsed.heads[i] == i]
    words = [i for i in outside if parsed.deps[i] != "punct"] or outside or [start]
    verbs = [i for i in words if parsed.tags[i] in _VERBS]
    return max(verbs or words, key=lambda i: parsed.edges[i][1] - parsed.edges[i][0])
