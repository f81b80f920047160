"""Cuts a sentence into clause-sized stretches that tile it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from rashomon.claims.cues import SAYING, STATEMENTS
from rashomon.claims.emphasis import titled
from rashomon.claims.sources import is_unsaid, neither_way
from rashomon.claims.syntax import (
    FINITE,
    QUOTES,
    RELATIVE_TAGS,
    SUBJECTS,
    SUBORDINATORS,
    VERBAL,
    count_words,
    is_condition,
    is_cue,
    is_finite,
    is_word,
    lemma_of,
    quotes,
    reporting_clause,
    says_by_itself,
    top,
)
from rashomon.text.parse import Parsed

# No claim is longer, in words; and the size above which a boundary of each strength is worth a cut, with the least
# words that either side must keep. Set on the clauses that readers quoted.
LONGEST = 36
_CUT_ABOVE = {7: (3, 1), 6: (5, 2), 5: (7, 3), 4: (9, 4), 3: (13, 4), 2: (18, 5), 1: (26, 6), 0: (LONGEST, 1)}
LONG = 28
"""A stretch is joined with another that it cannot be told without up to so many words."""
# An apposition shorter than this (in tokens) only names its head again.
_LONG_APPOSITION = 5
_STATEMENT, _REPORTED, _SENTENCE, _CLAUSE, _PHRASE, _LIST = 7, 6, 5, 4, 3, 1
_OPEN = frozenset(["when", "whether", "how", "why", "where", "what", "who", "if", "which"])
_SHORT_CUE = 8
_SHORT_WHEN = 6
# What is stated without a clause of its own is parted from its cue if it has so many words (more where it holds no verb),
# and no more than this share of them all.
_LEAST_ALONE = 4
_LEAST_NOMINAL = 5
_MOSTLY = 0.8


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
        whole = says_by_itself(parsed, start, end) or (start == first and _is_closed(parsed, end, last))
        if whole and not _leaves_open(parsed, start, end):
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
        if parsed.heads[before] >= at and (parsed.deps[before] == "mark" or parsed.tags[before] in RELATIVE_TAGS):
            # And so does "that" and "which".
            strengths[at - first] = -1
        if parsed.lower[at] == "like" and parsed.deps[at] == "mark" and parsed.lower[before] in _IS:
            # "It's like they ruined his life".
            strengths[at - first] = -1
        if neither_way(parsed, at) or (at + 1 < last and neither_way(parsed, at + 1)):
            # "Neither confirm nor deny" is one thing.
            strengths[at - first] = -1
    for begin, end in (*_between(parsed, first, last), *_clefts(parsed, first, last)):
        strengths[begin - first : end - first] = [-1] * (end - begin)
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


def _is_closed(parsed: Parsed, at: int, last: int) -> bool:
    """Whether a comma, a speaker and a verb of saying end the sentence from a token on: "..., Kelmark officials said."."""
    end = next((i for i in range(last - 1, at, -1) if is_word(parsed.words[i])), at)
    return (
        at + 1 < end
        and parsed.words[at] == ","
        and parsed.tags[end] in FINITE
        and lemma_of(parsed, end) in SAYING
        and any(parsed.deps[c] == "nsubj" and at < c < end for c in parsed.children[end])
    )


def _between(parsed: Parsed, first: int, last: int) -> Iterator[tuple[int, int]]:
    """From behind each "between" to behind the noun that follows its "and", in tokens."""
    for at in range(first, last):
        if parsed.lower[at] == "between":
            end = next((i for i in range(at + 1, min(at + _PAIR, last)) if parsed.lower[i] == "and"), None)
            if end is not None and not any(parsed.tags[i] in FINITE for i in range(at + 1, end)):
                yield at + 1, next((i + 1 for i in range(end + 1, last) if parsed.tags[i].startswith("NN")), end + 1)


_PAIR = 14  # tokens from "between" to its "and", at most


def _clefts(parsed: Parsed, first: int, last: int) -> Iterator[tuple[int, int]]:
    """From behind the verb of each "it was" to behind the "that" or "who" of its clause, in tokens: "it was the governor, not the mayor, | who
    ordered it" would have the mayor order it."""
    for at in range(first, last - 1):
        root = parsed.heads[at]
        if parsed.lower[at] != "it" or parsed.deps[at] != "nsubj" or lemma_of(parsed, root) != "be" or root != at + 1:
            continue
        focus = range(root + 1, min(root + 1 + _FOCUS, last))
        that = next((i for i in focus if parsed.lower[i] in _CLEFT and _is_under(parsed, i, root)), None)
        if that is None or any(parsed.tags[i] in FINITE for i in range(root + 1, that)):
            continue
        within = parsed.lower[root + 1 : that - 1]
        if parsed.words[that - 1] != "," or "not" in within or ("," in within and parsed.lower[that] == "who"):
            yield root + 1, that + 1


def _is_under(parsed: Parsed, i: int, root: int) -> bool:
    """Whether the token belongs to a clause that hangs on a noun below this verb."""
    verb = parsed.heads[i]
    if parsed.deps[verb] != "relcl":
        return False
    while parsed.heads[verb] != verb and verb > root:
        verb = parsed.heads[verb]
    return verb == root


_CLEFT = frozenset(["that", "who", "which", "whom"])
_FOCUS = 14  # tokens from "it was" to its "that", at most


_IS = frozenset(["is", "was", "'s", "’s"])


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
            stated = count_words(parsed, a, b)
            if a < b and stated >= _LEAST_ALONE and stated <= _MOSTLY * count_words(parsed, start, end):
                yield a, b


def _can_part(parsed: Parsed, start: int, end: int) -> bool:
    """Whether what is stated without a clause is enough to be read alone: with a verb ("to leave the port"), or long."""
    size = count_words(parsed, start, end)
    outside = [i for i in range(start, end) if not start <= parsed.heads[i] < end and parsed.deps[i] != "punct"]
    verbal = bool(outside) and parsed.tags[outside[0]] in VERBAL
    return size >= (_LEAST_ALONE if verbal or quotes(parsed, start, end) else _LEAST_NOMINAL)


def _without_scraps(parsed: Parsed, spans: Sequence[tuple[int, int]], firm: Set[int]) -> list[tuple[int, int]]:
    """The spans, but a stretch without a verb of its own is told with the one that it hangs on, as far as that stands beside it
    and both together are not too long; what is stated ends where it is `firm`."""
    out: list[tuple[int, int]] = []
    ahead = False
    for start, end in spans:
        before = out[-1] if out else None
        joined = before is not None and count_words(parsed, before[0], end) <= LONG
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
    verbal = parsed.tags[root] in VERBAL and parsed.deps[root] != "pcomp"
    stated = parsed.deps[root] == "ccomp" and parsed.heads[root] > root  # "..., he said"
    loose = not (verbal or stated) and parsed.deps[root] not in {"appos", "ROOT"} and parsed.words[scrap[0]] != "("
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
        if m is not None and count_words(parsed, start, spans[m][1]) <= LONGEST:
            out.append((start, spans[m][1]))
            joined.add(m)
        else:
            out.append((start, end))
    return out


def _with_refusals(parsed: Parsed, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans, but what someone does not say or think is told with that: "She could not say when the port would open", "I
    don't see that it opens"."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        before = out[-1] if out else None
        joined = before is not None and (
            _refuses(parsed, before, start)
            or (_withholds(parsed, before, (start, end)) and count_words(parsed, before[0], end) <= LONGEST)
        )
        if before is not None and before[1] == start and joined:
            out[-1] = (before[0], end)
        else:
            out.append((start, end))
    return out


def _refuses(parsed: Parsed, span: tuple[int, int], at: int) -> bool:
    """Whether the span is a negated cue, and what stands at `at` the question that it leaves open."""
    root = top(parsed, *span)
    if parsed.lower[at] not in _OPEN or span[1] - span[0] > _SHORT_CUE or parsed.tags[root] not in VERBAL:
        return False
    verb = lemma_of(parsed, root)
    if verb in {"decline", "refuse"}:
        return True
    return verb in SAYING and any(parsed.deps[c] == "neg" for c in parsed.children[root])


def _withholds(parsed: Parsed, span: tuple[int, int], following: tuple[int, int]) -> bool:
    """Whether the span ends with a cue of saying or thinking that is negated or refused, and what it governs follows it."""
    root = top(parsed, *following)
    cue = parsed.heads[root]
    if parsed.deps[root] != "ccomp" or not span[0] <= cue < span[1] or lemma_of(parsed, cue) not in SAYING | _THINKING:
        return False
    return parsed.lower[cue + 1 : cue + 2] != ["only"] and (
        is_unsaid(parsed, cue, (cue, cue)) or _without_reason(parsed, cue)
    )


def _without_reason(parsed: Parsed, cue: int) -> bool:
    """Whether there is "no reason to believe" what the cue governs."""
    noun = parsed.heads[cue]
    none = any(parsed.lower[c] in {"no", "little"} and c < noun for c in parsed.children[noun])
    return parsed.deps[cue] in {"acl", "relcl"} and none and lemma_of(parsed, noun) in {"reason", "ground", "cause"}


_THINKING = frozenset("think believe suppose see feel expect imagine".split())


def _predicate_of(parsed: Parsed, spans: list[tuple[int, int]], k: int) -> int | None:
    """The later span that holds the verb of which this span holds only the subject."""
    start, end = spans[k]
    for i in range(start, end):
        if parsed.deps[i] in _BEFORE_VERB and parsed.heads[i] >= end and parsed.tags[i] != "WDT":
            return next((m for m in range(k + 1, len(spans)) if spans[m][0] <= parsed.heads[i] < spans[m][1]), None)
    return None


_BEFORE_VERB = SUBJECTS | {"aux", "auxpass"}


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
            if word in {";", "—", "–", "--", "…"} or (
                word == ":" and i > first and not _in_title(parsed, i, first, last)
            ):
                offer(i + 1, _CLAUSE)
            elif word == "," and not _in_date(parsed, i, last):
                offer(i + 1, _LIST)
            continue
        comma = left > first and parsed.lower[left - 1] in {",", "—", "–", "--", "(", ";"}
        verb = parsed.tags[i] in VERBAL
        if verb and is_cue(parsed, i):
            own = _inserted_cue(parsed, i)
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
        elif dep == "conj" and _tells_which(parsed, i):
            continue
        elif dep == "conj" and verb and parsed.tags[head] in VERBAL:
            subject = any(parsed.deps[c] in SUBJECTS for c in parsed.children[i])
            # A second cue ("and recalled that ...") ends the first one's statement, however short it is itself.
            cue = is_cue(parsed, i) and any(parsed.deps[c] == "ccomp" for c in parsed.children[i])
            bound = _under_infinitive(parsed, i) or _under_condition(parsed, i) or _in_list(parsed, i)
            bound = bound or _of_statement(parsed, head)
            value = _REPORTED if cue else _LIST if bound else _SENTENCE if subject else _CLAUSE
            offer(_before_conjunction(parsed, left, head), value)
        elif dep in {"advcl", "relcl", "csubj", "parataxis"}:
            finite = any(parsed.deps[c] in SUBJECTS or parsed.tags[c] == "MD" for c in parsed.children[i])
            value = _CLAUSE if finite or comma else _PHRASE - 1
            infinitive = any(parsed.tags[c] == "TO" for c in parsed.children[i])
            bound = infinitive or is_condition(parsed, i) or _only_when(parsed, i) or _measured_from(parsed, i)
            if (dep == "advcl" and (bound or _bounds_a_first(parsed, i, first))) or _tells_of_a_first(parsed, i, comma):
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
        elif dep == "prep" and word == "of" and head == i - 1 and parsed.tags[head].startswith("NN"):
            continue
        elif dep == "prep" and right - left > 1:
            offer(left, _PHRASE - 1 if comma else _LIST)
            if left == first or comma:
                offer(_past_closing(parsed, right, last), _PHRASE - 1)
        elif dep == "conj":
            offer(_before_conjunction(parsed, left, head), _LIST)
        elif dep == "pcomp" and parsed.lower[left - 2 : left] == ["rather", "than"]:
            offer(left - 2, _PHRASE - 1)
        elif dep in {"xcomp", "pcomp", "dobj", "npadvmod"}:
            offer(left, _LIST)
    return strength


def _of_statement(parsed: Parsed, verb: int) -> bool:
    """Whether the verb is what a noun of statement says first: "on allegations that he filed false reports and took gifts"."""
    marked = any(parsed.deps[c] == "mark" and parsed.lower[c] == "that" for c in parsed.children[verb])
    return marked and parsed.deps[verb] == "acl" and lemma_of(parsed, parsed.heads[verb]) in STATEMENTS


def _in_list(parsed: Parsed, i: int) -> bool:
    """Whether the verb stands in a list of verbs with one object: "abducted, killed and buried her"."""
    head = parsed.heads[i]
    if i != head + 2 or head == 0:
        return False
    if parsed.tags[i] == parsed.tags[head] == "VB" and parsed.lower[i - 1] in {"and", "or"}:
        # "To raise or lower the tax".
        return parsed.lower[head - 1] == "to"
    further = any(parsed.deps[c] == "conj" for c in parsed.children[i])
    return (further or parsed.deps[head] == "conj") and "," in {parsed.words[i - 1], parsed.words[head - 1]}


def _tells_which(parsed: Parsed, i: int) -> bool:
    """Whether a word joined to others stands with them before the noun that they are of: its “starve or submit” tactics."""
    while parsed.deps[i] == "conj" and parsed.heads[i] != i:
        i = parsed.heads[i]
    return parsed.deps[i] in {"amod", "nmod", "compound"} and i < parsed.heads[i]


def _in_title(parsed: Parsed, colon: int, first: int, last: int) -> bool:
    """Whether a colon stands in the title of a work: “The Harbour: Part II”."""
    begin = next((i for i in range(colon - 1, max(first, colon - _TITLE) - 1, -1) if parsed.words[i] in QUOTES), None)
    end = next((i for i in range(colon + 1, min(last, colon + _TITLE)) if parsed.words[i] in QUOTES), None)
    if begin is None or end is None:
        return False
    return titled([w for w in parsed.words[begin + 1 : end] if w[0].isalpha()])


_TITLE = 8  # tokens on either side


def _only_when(parsed: Parsed, verb: int) -> bool:
    """Whether the clause of the verb is but a few words that tell when ("after it leaves the bay"), of someone named elsewhere."""
    marks = {parsed.lower[c] for c in parsed.children[verb] if parsed.deps[c] in {"mark", "advmod"} and c < verb}
    left, right = parsed.edges[verb]
    own = [c for c in parsed.children[verb] if parsed.deps[c] in SUBJECTS]
    named = any(parsed.tags[i].startswith("NNP") or parsed.tags[i] == "CD" for i in range(left, right))
    return bool(own and marks & SUBORDINATORS) and not named and right - left <= _SHORT_WHEN


def _bounds_a_first(parsed: Parsed, verb: int, first: int) -> bool:
    """Whether the clause of the verb tells from when on something is the first, or has not been: "the first visit since they took power"."""
    left = parsed.edges[verb][0]
    if parsed.lower[left] != "since":
        return False
    return any(parsed.tags[i] == "JJS" or parsed.lower[i] in _FIRST | _NEVER for i in range(first, left))


def _tells_of_a_first(parsed: Parsed, verb: int, comma: bool) -> bool:
    """Whether the clause of the verb tells of what something is the first or most: "It was the longest time he had spent there"."""
    noun = parsed.heads[verb]
    return (
        not comma
        and parsed.deps[verb] == "relcl"
        and parsed.deps[noun] == "attr"
        and any(parsed.tags[c] == "JJS" or parsed.lower[c] in _FIRST for c in parsed.children[noun])
    )


_FIRST = frozenset(["first", "last", "only"])
_NEVER = frozenset(["no", "never"])


def _measured_from(parsed: Parsed, verb: int) -> bool:
    """Whether the clause of the verb says from what a time is measured: "not five minutes before it came back"."""
    left = parsed.edges[verb][0]
    own = [c for c in parsed.children[verb] if parsed.deps[c] == "mark" and left <= c < verb]
    marks = [c for c in own if parsed.lower[c] in {"before", "after"}]
    # The parser hangs the measure on the one clause or the other.
    return bool(marks) and parsed.lower[marks[0] - 1] in _TIME_UNITS


_TIME_UNITS = frozenset(
    f"{unit}{ending}"
    for unit in ("second", "minute", "hour", "day", "night", "week", "month", "year", "decade")
    for ending in ("", "s")
)


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
    return parsed.deps[i] == "advcl" and is_condition(parsed, i)


def _in_date(parsed: Parsed, comma: int, last: int) -> bool:
    """Whether the comma stands between a day and its year ("December 30, 2017")."""
    year = parsed.words[comma + 1] if comma + 1 < last else ""
    return comma > 0 and len(year) == 4 and year.isdigit() and parsed.words[comma - 1].isdigit()


def _inserted_cue(parsed: Parsed, i: int) -> tuple[int, int] | None:
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
