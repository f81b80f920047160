"""Finds attributions in one sentence's parse: the cue's source and content, as spans of tokens.

A cue is a verb of saying, holding, judging or intending with its clause, "according to" and its like, or a noun of
statement with its clause. The roles are those of PolNeAR (source, cue, content).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.claims.clauses import is_cue, is_finite, is_word, quotes, reporting_clause, says_by_itself, top
from rashomon.claims.cues import (
    CUES,
    DENYING,
    FACTIVE,
    FIRST_PERSON,
    HEADLINE_SPEAKERS,
    HOLDING,
    OCCASIONS,
    PLAINLY_SAYING,
    REFUSING,
    ROLES,
    RULES,
    SAYING,
    STANCES,
    STATEMENTS,
    TAGS,
    TIMES,
    VIEWS,
    is_outlet,
    may_state,
)
from rashomon.claims.tagging import Statement
from rashomon.claims.wording import may_hang_higher
from rashomon.text.parse import Parsed, lemma

_VERBS = frozenset(["VB", "VBD", "VBG", "VBN", "VBP", "VBZ"])
_RELATIVES = frozenset(["who", "which", "that", "whom", "what"])
_NOBODY = frozenset(
    """
    there you one this these those what anyone someone everyone anybody somebody everybody nobody none
    """.split()
)
# With a thing for their object these are deeds, no speech ("accepted the money", "claim a refund", "read the verdict").
_DEEDS = frozenset(
    """
    accept add agree allow answer assess assure charge claim determine discover find maintain observe point post read
    relate reveal rule show signal sum swear threaten wager write
    """.split()
)
# Words at the head of a line that are no speaker's.
_NO_LABELS = frozenset(
    ["also", "breaking", "exclusive", "live", "more", "note", "photo", "read", "related", "see", "video", "watch"]
)
_CLIMB = frozenset(["conj", "advcl", "xcomp", "pcomp", "prep", "ccomp"])
# What begins so tells when or why, and is nothing that was said.
_CIRCUMSTANCES = frozenset(
    ["as", "if", "when", "while", "because", "after", "before", "since", "until", "once", "though"]
)
# Tags of the words of which one must be among those that name a source.
_NAMING = ("NN", "PRP", "CD", "JJ", "WP", "FW", "WDT", "DT", "RB")
# Between a cue and what is stated: "for his arrest", "as a fraud", "him to leave".
_LEADING = frozenset(["prep", "agent", "dative", "dobj", "xcomp", "ccomp", "oprd", "conj"])
_HINDERING = frozenset(["resist", "help", "hesitate", "mind", "regret", "shy", "shrink", "wait", "tire"])
# Above this chance a noun is a cue that the lists do not know.
_SURE = 0.5
# Verbs of the mind with which "as X ..." brings in what X holds; with others it tells what goes on meanwhile.
_HELD = frozenset(
    [
        "believe",
        "think",
        "know",
        "expect",
        "hope",
        "fear",
        "suspect",
        "understand",
        "assume",
        "anticipate",
        "see",
        "put",
    ]
)
_ABOUT = frozenset(["on", "of", "about"])
_ADDRESSING = frozenset(
    [
        "ask",
        "tell",
        "inform",
        "accuse",
        "urge",
        "warn",
        "advise",
        "remind",
        "notify",
        "order",
        "request",
        "blame",
        "criticise",
        "criticize",
    ]
)
_INNER = frozenset(["det", "poss", "amod", "compound", "nummod", "predet"])
_PERCEIVING = frozenset(["see", "hear", "feel", "sense", "notice", "observe"])
NO_ONE = frozenset(["no", "none", "nobody", "neither"])
_ARTICLES = frozenset(["the", "a", "an"])
_FEW_WORDS = 8  # tokens of "more of his aides"
_SIGNATURE = 16  # the most tokens of a dash, a name and what the person is
_DASHES = frozenset(["-", "–", "—", "―", "--"])
_QUOTES = frozenset(['"', "“", "”", "''", "``", "«", "»", "„"])
_HEADLINE_SOURCE = 5  # tokens before or after a headline's colon that can name a source


@dataclass(frozen=True, slots=True)
class Cue:
    """An attribution in one parse: its token, the tokens that name the source and those that are its content.

    `rank` orders sources of the same content: -1 one that a speaker cites, 1 one through whom it came ("as reported by
    X"). `mention` is the "who" that stands for the source; `plain` tells a word of speech or stance
    from one that only shows a stance here ("cheered"); `unsaid`, that the source does not state or hold the content ("No group has
    said ..."), which is then nothing without the cue.
    """

    at: int
    source: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    denied: bool = False
    rank: int = 0
    mention: tuple[int, int] | None = None
    plain: bool = True
    unsaid: bool = False

    def says(self, i: int) -> bool:
        """Whether the token is content."""
        return any(s <= i < e for s, e in self.content)

    @property
    def size(self) -> int:
        return sum(e - s for s, e in self.content)

    def holds(self, start: int, end: int) -> bool:
        """Whether most of the tokens are content; what tells a deed with its cue ("Olsen raised the issue") is not."""
        if not self.plain and start <= self.at < end:
            return False
        return sum(max(0, min(e, end) - max(s, start)) for s, e in self.content) > (end - start) / 2


def statement_cues(parsed: Parsed, statement: Statement) -> Iterable[Cue]:
    """The attribution that a statement is, and the outlets through which it came; none where nobody is named."""
    i = statement.cue
    word = lemma_of(parsed, i)
    if word == "quote" and parsed.tags[i] == "VBN" and (passive := _was_quoted(parsed, i, statement)):
        yield from passive
        return
    if word == "cite" and parsed.tags[i] == "VBG":
        cited = _cited(parsed, i)
        if cited is not None:
            yield cited
        return
    source = _but_for_days(parsed, _named(parsed, statement))
    if source is None or (source[0] > i and _has_no_agent(parsed, i)) or _is_rate(parsed, i):
        return
    if parsed.tags[i] == "VBG" and source[0] > i and parsed.lower[i] not in {"according", "quoting", "saying"}:
        # "Reflecting the port's record": that is what the word is about.
        return
    if word in _ADDRESSING and any(
        parsed.deps[c] == "nsubjpass" and source[0] <= c < source[1] for c in parsed.children[i]
    ):
        # Who "was asked about the claims" has not made them.
        return
    if parsed.words[i] == ":" and source[0] > i and _is_sentence(parsed, i):
        return
    if parsed.lower[i] == "according":
        source = _before_content(parsed, source, statement.content)
        if _is_rule(parsed, source):
            return
    if parsed.tags[i].startswith("NN") and statement.chance < _SURE and word not in STATEMENTS | STANCES | VIEWS:
        return
    if not any(quotes(parsed, s, e) for s, e in statement.content) and not _can_state(parsed, source, word):
        return
    negated = any(parsed.deps[c] == "neg" for c in parsed.children[i])
    denied = word == "denial" or (word in DENYING and not negated)
    reported = parsed.tags[i] in _VERBS and _as_reported(parsed, i)
    content = _without(parsed.edges[parsed.heads[i]], parsed.edges[i]) if reported else statement.content
    if (charge := _denied_charge(parsed, i, word)) is not None:
        content = tuple((s, e) for s, e in content if s > charge)
    if word in SAYING:
        content = _completed(parsed, i, content)
    content = tuple((_phrase_start(parsed, i, source, s, e), e) for s, e in content)
    through = reported or parsed.lower[i] in {"according", "per"}
    content = _believed_to(parsed, i) or (content if through else _its_own(parsed, i, content))
    if not content:
        return
    if (
        parsed.tags[i] == "VBN"
        and parsed.deps[i] == "acl"
        and not any(parsed.deps[c] == "agent" for c in parsed.children[i])
    ):
        # What is "called" or "known as" something is so called by nobody in particular.
        return
    if parsed.tags[i] == "VBN" and parsed.deps[i] == "acl" and word not in CUES:
        # "The army, backed by its ally, advanced": the ally says nothing.
        left, right = parsed.edges[i]
        content = tuple((s, e) for s, e in content if left <= s < right or not says_by_itself(parsed, s, e))
        if not content:
            return
    plain = parsed.tags[i] not in _VERBS or (word in STANCES and word not in _DEEDS)
    if not plain and not any(_told(parsed, s, e) or quotes(parsed, s, e) for s, e in content):
        return
    mention = statement.source if statement.source and parsed.lower[statement.source[0]] in _RELATIVES else None
    left = is_unsaid(parsed, i, source)
    if left and word in FACTIVE:
        return
    cue = Cue(i, source, content, denied, int(through), mention, plain, left)
    yield cue
    yield from _heard_by(parsed, i, cue)


def _its_own(parsed: Parsed, at: int, content: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Of the content of a cue what is a clause or a quotation, and of what is neither only what hangs on the cue: the tagger
    sometimes takes other parts of its sentence."""
    if parsed.tags[at] not in _VERBS or lemma_of(parsed, at) in PLAINLY_SAYING | TAGS:
        return tuple(content)
    return tuple(
        (s, e)
        for s, e in content
        if says_by_itself(parsed, s, e) or quotes(parsed, s, e) or _hangs_on_cue(parsed, at, s, e)
    )


def _hangs_on_cue(parsed: Parsed, at: int, start: int, end: int) -> bool:
    """Whether a word that governs the tokens is the cue's own object, infinitive or phrase."""
    for i in range(start, end):
        head = parsed.heads[i]
        if start <= head < end or parsed.deps[i] == "punct":
            continue
        if at in {head, i} or (parsed.heads[head] == at and parsed.deps[head] in _LEADING):
            return True
    return False


def is_unsaid(parsed: Parsed, i: int, source: tuple[int, int]) -> bool:
    """Whether the cue tells that its source does not say or think what it governs ("did not say", "refused to say", "without
    saying", "nobody said"); so not a word of denial, which says something."""
    if parsed.tags[i] not in _VERBS or lemma_of(parsed, i) in DENYING:
        return False
    if any(parsed.lower[j] in NO_ONE for j in range(source[0], min(source[1], source[0] + 2))):
        return True
    if lemma_of(parsed, i) in REFUSING and not any(parsed.deps[c] == "neg" for c in parsed.children[i]):
        return True
    if any(parsed.lower[c] in {"whether", "if", "unless"} and parsed.deps[c] == "mark" for c in parsed.children[i]):
        return True
    at = i
    for _ in range(3):
        if any(parsed.deps[c] == "neg" and not _only(parsed, c) for c in parsed.children[at]):
            # "Could not resist saying", "did not hesitate to say": he said it.
            return lemma_of(parsed, at) not in _HINDERING | REFUSING
        head = parsed.heads[at]
        if parsed.deps[at] == "pcomp":
            return parsed.lower[head] == "without" or parsed.lower[max(0, head - 1) : head + 1] == ["short", "of"]
        if parsed.deps[at] != "xcomp":
            return False
        if lemma_of(parsed, head) in REFUSING:
            return True
        at = head
    return False


def _only(parsed: Parsed, i: int) -> bool:
    return parsed.lower[i + 1 : i + 2] in (["only"], ["just"], ["merely"])


def _denied_charge(parsed: Parsed, i: int, verb: str) -> int | None:
    """The noun in "..., a charge the port denies": what stands before it is what others say."""
    if verb not in DENYING:
        return None
    nouns = [parsed.heads[i]] if parsed.deps[i] == "relcl" else []
    nouns += [c for c in parsed.children[i] if c < i and parsed.deps[c] == "dobj"]
    apart = (n for n in nouns if lemma_of(parsed, n) in STATEMENTS and parsed.words[parsed.edges[n][0] - 1] == ",")
    return next(apart, None)


def _phrase_start(parsed: Parsed, at: int, source: tuple[int, int], start: int, end: int) -> int:
    """Where the content begins with all of the noun phrase that the tagger began it amid."""
    i = start - 1
    while i >= 0 and i != at and not source[0] <= i < source[1]:
        inner = (
            parsed.deps[i] in _INNER
            and start <= parsed.heads[i] < end
            and parsed.deps[parsed.heads[i]] not in {"ccomp", "ROOT"}
        )
        if not inner and not (parsed.words[i] in _QUOTES and i and parsed.heads[i - 1] >= start):
            break
        if inner:
            start = i
        i -= 1
    return start


def _is_sentence(parsed: Parsed, i: int) -> bool:
    """Whether the sentence of the token ends like one of a text, and is no headline ("The port is shut: mayor")."""
    last = next((e for s, e in parsed.sentences if s <= i < e), len(parsed.words))
    return any(w in {".", "”", '"'} for w in parsed.words[max(0, last - 2) : last])


def _before_content(parsed: Parsed, source: tuple[int, int], content: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """In "According to a summary of the call, Olsen and Berger agreed", the summary, where the tagger took the first of the
    two with it."""
    commas = [j for j in range(*source) if parsed.words[j] == ","]
    behind = any(s >= source[1] for s, _ in content) and parsed.words[min(source[1], len(parsed.words) - 1)] not in {
        ",",
        ".",
    }
    return (source[0], commas[0]) if commas and behind else source


def _is_rule(parsed: Parsed, source: tuple[int, int]) -> bool:
    """Whether something is done according to it, and it says nothing ("according to plan")."""
    head = next((j for j in range(*source) if not source[0] <= parsed.heads[j] < source[1]), source[1] - 1)
    return parsed.tags[head] in {"NN", "NNS"} and lemma_of(parsed, head) in RULES


def _but_for_days(parsed: Parsed, source: tuple[int, int] | None) -> tuple[int, int] | None:
    """ "A statement Monday" without its day; None where nothing else is left."""
    if source is None:
        return None
    start, end = source
    while end > start and (parsed.lower[end - 1] in TIMES or parsed.tags[end - 1] == "IN"):
        end -= 1
    return (start, end) if end > start else None


def _is_rate(parsed: Parsed, i: int) -> bool:
    """Whether "per" tells a rate ("$82 per share", "40 miles per hour") and not who says so."""
    return parsed.lower[i] == "per" and "CD" in parsed.tags[max(0, i - 2) : i]


def _has_no_agent(parsed: Parsed, i: int) -> bool:
    """Whether a passive leaves open who says so ("was said to be ...")."""
    return any(parsed.deps[c] == "auxpass" for c in parsed.children[i]) and _agent(parsed, i) is None


def _can_state(parsed: Parsed, source: tuple[int, int], cue: str) -> bool:
    """Whether the source can be one: no day, and with a verb that does not plainly say something, no mere thing."""
    head = next((j for j in range(*source) if not source[0] <= parsed.heads[j] < source[1]), source[1] - 1)
    if parsed.lower[head] in TIMES:
        return False
    if parsed.tags[head] not in {"NN", "NNS"} or cue in PLAINLY_SAYING or parsed.words[head][0].isupper():
        return True
    if any(parsed.tags[j] == "NNP" for j in range(head + 1, source[1])):
        return True
    return may_state(lemma_of(parsed, head), parsed.lower[head])


def _told(parsed: Parsed, start: int, end: int) -> bool:
    """Whether the content is a clause that a deed could be telling: not so what only tells more of its object."""
    root = top(parsed, start, end)
    marks = {parsed.lower[c] for c in parsed.children[root] if parsed.deps[c] in {"mark", "advmod"} and c < root}
    aside = {"relcl": True, "acl": True, "advcl": bool(marks & _CIRCUMSTANCES)}.get(parsed.deps[root], False)
    if parsed.lower[start] == "what":
        return False
    return says_by_itself(parsed, start, end) and (not aside or bool(marks & {"that", "whether"}))


def _was_quoted(parsed: Parsed, i: int, statement: Statement) -> list[Cue]:
    """In "the mayor was quoted by the Herald as saying", the mayor, and the Herald as the one through whom it came."""
    content = tuple((max(s, i + 1), e) for s, e in statement.content if e > i + 1)
    subjects = [c for c in parsed.children[i] if parsed.deps[c] == "nsubjpass"]
    speaker = _noun_phrase(parsed, subjects[0]) if subjects and parsed.tags[subjects[0]] not in {"WP", "WDT"} else None
    agent = _agent(parsed, i)
    cues = [Cue(i, speaker, content)] if speaker else []
    return [*cues, Cue(i, agent, content, rank=1)] if cues and agent else cues


def _agent(parsed: Parsed, i: int) -> tuple[int, int] | None:
    """Who a passive's "by" phrase names."""
    for c in parsed.children[i]:
        if parsed.deps[c] == "agent":
            for g in parsed.children[c]:
                phrase = _noun_phrase(parsed, g) if parsed.deps[g] == "pobj" else None
                if phrase is not None:
                    ends = [j for j in range(g + 1, phrase[1]) if parsed.lower[j] in {"as", "to"}]
                    return phrase[0], min([phrase[1], *ends])
    return None


def _believed_to(parsed: Parsed, i: int) -> tuple[tuple[int, int], ...]:
    """Of "Berger is believed by the police to have fled", all of it: what is believed has no clause of its own."""
    if parsed.tags[i] != "VBN" or _agent(parsed, i) is None:
        return ()
    subjects = [c for c in parsed.children[i] if parsed.deps[c] == "nsubjpass"]
    actions = [c for c in parsed.children[i] if parsed.deps[c] == "xcomp" and c > i]
    if not subjects or not actions or parsed.tags[parsed.edges[actions[0]][0]] != "TO":
        return ()
    return ((parsed.edges[subjects[0]][0], parsed.edges[actions[0]][1]),)


def _completed(parsed: Parsed, i: int, content: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """The content with all of the clause behind a verb of saying that it holds a part of."""
    spans = list(content)
    for c in parsed.children[i]:
        left, right = parsed.edges[c]
        if parsed.deps[c] == "ccomp" and c > i and left > i and any(s < right and left < e for s, e in spans):
            right = _before_aside(parsed, c, right, max(e for s, e in spans if s < right))
            spans = [(min(s, left), max(e, right)) if s < right and left < e else (s, e) for s, e in spans]
    merged: list[tuple[int, int]] = []
    for s, e in sorted(spans):
        if merged and s <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(e, merged[-1][1]))
        else:
            merged.append((s, e))
    return tuple(merged)


def _before_aside(parsed: Parsed, clause: int, right: int, stated: int) -> int:
    """Where the clause ends for its speaker: before a last relative clause behind a comma, or a second act, that was not taken
    for stated, and which the report may be telling of its own."""
    for i in range(max(stated - 2, clause), right):
        left = parsed.edges[i][0]
        if may_hang_higher(parsed, i) and parsed.heads[i] == clause and stated <= left:
            return max(stated, clause + 1)
        if (
            parsed.deps[i] == "relcl"
            and stated <= left + 1
            and parsed.words[left - 1] == ","
            and parsed.edges[i][1] >= right - 1
        ):
            return left - 1
    return right


def _named(parsed: Parsed, statement: Statement) -> tuple[int, int] | None:
    """The tokens that name the source; for "who" and "which" the noun that they stand for."""
    if statement.source is None:
        return None
    agent = _agent(parsed, statement.cue) if parsed.tags[statement.cue] == "VBN" else None
    first, last = agent or _unbroken(parsed, *statement.source)
    if last - first == 1 and parsed.lower[first] in _RELATIVES:
        at = parsed.heads[first]
        while parsed.deps[at] not in {"relcl", "acl"}:
            if parsed.heads[at] == at:
                return None
            at = parsed.heads[at]
        return _noun_phrase(parsed, parsed.heads[at])
    someone = parsed.lower[first] == "one" and _spoke(parsed, statement)
    if last - first == 1 and (
        (parsed.lower[first] in _NOBODY and not someone)
        or (parsed.lower[first] == "it" and lemma_of(parsed, statement.cue) not in SAYING)
    ):
        return None
    outside = [i for i in range(first, last) if not first <= parsed.heads[i] < last]
    subjects = [i for i in outside if parsed.deps[i] in {"nsubj", "nsubjpass"} and parsed.heads[i] == statement.cue]
    head = [*subjects, *outside, last - 1][0]
    phrase = _noun_phrase(parsed, head)
    if phrase is not None:
        first, end = max(first, phrase[0]), min(last, phrase[1])
        while end < last and parsed.tags[end].startswith("NNP"):
            end += 1
        last = end
    if last - first == 1 and parsed.tags[first] in {"JJR", "JJS", "DT", "CD", "JJ", "PDT"}:
        # "More of his aides": the number alone names nobody.
        of = [c for c in parsed.children[first] if c == last and parsed.lower[c] == "of"]
        last = min(parsed.edges[of[0]][1], first + _FEW_WORDS) if of else last
    idle = {"IN", "TO", "CC", "VBD", "VBZ"}
    while last - 1 > first and (parsed.tags[last - 1] in idle or not is_word(parsed.words[last - 1])):
        last -= 1
    if not any(parsed.tags[j].startswith(_NAMING) and parsed.lower[j] not in _ARTICLES for j in range(first, last)):
        return None
    return first, last


def _unbroken(parsed: Parsed, first: int, last: int) -> tuple[int, int]:
    """The tokens behind a bracket that was opened before them, and before one that opens or a quotation mark."""
    depth = 0
    begin = first
    for i in range(first, last):
        word = parsed.words[i]
        if word == ")" and not depth and i + 1 < last:
            begin = i + 1
        elif word == ")":
            depth -= 1
        elif (word in {"(", "["} and not any(w in {")", "]"} for w in parsed.words[i:last])) or word in _QUOTES:
            if i > begin:
                return begin, i
            begin = i + 1
        elif word == "(":
            depth += 1
    return (begin, last) if begin < last else (first, last)


def _spoke(parsed: Parsed, statement: Statement) -> bool:
    """Whether "one" told something at a certain time, in quotation marks: one of those named before."""
    return parsed.tags[statement.cue] == "VBD" and any(quotes(parsed, s, e) for s, e in statement.content)


def find_cues(parsed: Parsed, first: int, last: int, told: frozenset[int]) -> Iterable[Cue]:
    """The plain cues of the sentence `first` to `last` (past-last) that are not among the tokens already `told`.

    Verbs of saying or holding with a clause, nouns of statement with one, "according to" and its like.
    """
    for i in range(first, last):
        if i in told:
            continue
        tag = parsed.tags[i]
        if tag in _VERBS:
            cue = _verb_cue(parsed, first, last, i)
        elif tag.startswith("NN"):
            cue = _noun_cue(parsed, i)
        else:
            cue = None
        if cue is None and (tag in _VERBS or parsed.lower[i] in _NOUNLIKE):
            cue = _trailing(parsed, first, last, i)
        if cue is None and parsed.lower[i] in {"according", "per"}:
            cue = _according(parsed, first, last, i)
        elif cue is None and parsed.lower[i] in VIEWS_FORMS and i > first:
            cue = _view(parsed, first, last, i)
        if cue is not None and cue.size:
            yield cue
            yield from _heard_by(parsed, i, cue)


def _trailing(parsed: Parsed, first: int, last: int, i: int) -> Cue | None:
    """A verb of saying behind a whole clause and a comma, with who says so behind it and no other verb: "..., underlined the press
    service". The parser often takes it for a clause of its own."""
    if i - first < _CLAUSE or parsed.words[i - 1] not in {",", "”", '"', "–", "-"} or parsed.tags[i] == "VBG":
        return None
    if parsed.lower[i] not in _NOUNLIKE and lemma_of(parsed, i) not in SAYING:
        return None
    behind = range(i + 1, last)
    if any(parsed.tags[j] in _FINITE and not _nominal(parsed, j) for j in behind):
        return None
    if not any(parsed.tags[j] in _FINITE for j in range(first, i)):
        return None
    if any(parsed.deps[c] in {"nsubj", "nsubjpass", "auxpass"} and c < i for c in parsed.children[i]):
        return None
    start = next((j for j in behind if parsed.tags[j] not in {"RB", "RP"}), last)
    end = next((j for j in range(start, last) if not _nominal(parsed, j)), last)
    if start == end or parsed.tags[end - 1] in {"DT", "JJ", "CD"} or not _can_state(parsed, (start, end), "say"):
        return None
    return Cue(i, (start, end), ((first, i - 1),))


def _nominal(parsed: Parsed, i: int) -> bool:
    """Whether a token can stand in a name or a noun phrase; a word for a speaker can, whatever the tagger takes it for."""
    return parsed.tags[i].startswith(("NN", "DT", "JJ", "PRP", "POS", "CD")) or may_state(
        parsed.lower[i], parsed.lower[i]
    )


_CLAUSE = 4  # words, at least
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_NOUNLIKE = frozenset(("reports", "notes", "claims", "states"))  # that the tagger takes for nouns


VIEWS_FORMS = VIEWS | {w + "s" for w in VIEWS}


def _verb_cue(parsed: Parsed, first: int, last: int, i: int) -> Cue | None:
    verb = lemma_of(parsed, i)
    if not (verb in SAYING or verb in HOLDING):
        return None
    if verb == "allow" and not any(
        parsed.deps[c] == "ccomp" and _told(parsed, *parsed.edges[c]) for c in parsed.children[i]
    ):
        # "The law allows shops to refuse": nobody says so.
        return None
    if parsed.deps[i] in {"amod", "compound", "aux", "auxpass"} or not is_cue(parsed, i):
        return None
    if verb in _PERCEIVING and not any(parsed.deps[c] == "ccomp" and is_finite(parsed, c) for c in parsed.children[i]):
        # "We see ships going to the north": that is no view of theirs.
        return None
    if verb == "cite" and parsed.tags[i] == "VBG":
        return _cited(parsed, i)
    stated = _as_stated_in(parsed, i)
    if stated is not None:
        return Cue(i, stated, _without(parsed.edges[parsed.heads[i]], parsed.edges[i]), rank=1)
    source = _source_of(parsed, i)
    if source is not None and parsed.tags[i] == "VBG" and not _can_state(parsed, source, verb):
        source = _speaker_above(parsed, i)
    if source is not None and parsed.tags[i] == "VBG" and source[0] > i:
        return None
    if source is None:
        return None
    denied = verb in DENYING and not any(parsed.deps[c] == "neg" for c in parsed.children[i])
    own = reporting_clause(parsed, i)
    content = _clause_content(parsed, first, i, verb, own)
    if (charge := _denied_charge(parsed, i, verb)) is not None:
        content = [(s, e) for s, e in content if s > charge]
    if content and any(parsed.deps[c] == "ccomp" for c in parsed.children[i]):
        left = is_unsaid(parsed, i, source)
        return None if left and verb in FACTIVE else Cue(i, source, tuple(content), denied, unsaid=left)
    if _as_reported(parsed, i):
        return Cue(i, source, _without(parsed.edges[parsed.heads[i]], parsed.edges[i]), denied, rank=1)
    return None


def _as_stated_in(parsed: Parsed, i: int) -> tuple[int, int] | None:
    """The source in "as stated in the report"."""
    children = parsed.children[i]
    if parsed.tags[i] != "VBN" or not any(parsed.lower[c] == "as" and c < i for c in children):
        return None
    places = [g for c in children if parsed.lower[c] == "in" for g in parsed.children[c] if parsed.deps[g] == "pobj"]
    return _noun_phrase(parsed, places[0]) if places and parsed.lower[places[0]] not in OCCASIONS else None


def _as_reported(parsed: Parsed, i: int) -> bool:
    """Whether the verb is that of "as X said"; one with an object of its own tells what went on meanwhile."""
    children = parsed.children[i]
    verb = lemma_of(parsed, i)
    return (
        parsed.deps[i] in {"advcl", "ccomp"}
        and (verb in _HELD or (verb in SAYING and verb != "speak"))
        and not any(parsed.deps[c] == "prep" and c > i and _is_topic(parsed, c) for c in children)
        and any(parsed.lower[c] == "as" and c < i for c in children)
        and not any(parsed.deps[c] == "dobj" and parsed.tags[c] != "PRP" for c in children)
        and not any(parsed.deps[c] == "ccomp" and c > i for c in children)
    )


def _is_topic(parsed: Parsed, preposition: int) -> bool:
    """Whether the preposition leads to what is spoken of, and not to whom or when."""
    if parsed.lower[preposition] not in _ABOUT:
        return False
    return not any(
        parsed.lower[g] in TIMES or (g != preposition and is_outlet(parsed.words[g]))
        for g in parsed.children[preposition]
    )


def _clause_content(parsed: Parsed, first: int, i: int, verb: str, own: tuple[int, int]) -> list[tuple[int, int]]:
    """The clauses that the verb governs as what is said or held."""
    content: list[tuple[int, int]] = []
    for c in parsed.children[i]:
        dep = parsed.deps[c]
        start = parsed.edges[c][0]
        if dep not in {"ccomp", "parataxis"} or (verb not in SAYING and parsed.tags[start] in {"WP", "WRB"}):
            continue
        content += _without(parsed.edges[c], own)
        if c < i and first < start <= own[0]:
            # Of a statement before its cue, what the parser hung elsewhere: all from the sentence's start.
            content.append((first + (parsed.lower[first] in {"but", "and"}), start))
    return content


def _cited(parsed: Parsed, i: int) -> Cue | None:
    """ "..., citing X": the cited source stands nearer to the statement than who cites it."""
    objects = [c for c in parsed.children[i] if parsed.deps[c] == "dobj"]
    source = _noun_phrase(parsed, objects[0]) if objects else None
    if source is None or not _can_state(parsed, source, "cite"):
        # "Citing the need to save" names a reason, and nobody.
        return None
    return Cue(i, source, _without(parsed.edges[parsed.heads[i]], parsed.edges[i]), rank=-1)


def _without(outer: tuple[int, int], inner: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    parts = ((outer[0], min(outer[1], inner[0])), (max(outer[0], inner[1]), outer[1]))
    return tuple(p for p in parts if p[0] < p[1])


def _source_of(parsed: Parsed, i: int) -> tuple[int, int] | None:
    """The tokens that name who performs the verb: its subject, its passive's "by" phrase, or those of the verb above."""
    at, passive = i, False
    for step in range(5):
        children = parsed.children[at]
        for c in children:
            if step == 0 and (parsed.deps[c] == "agent" or (parsed.deps[c] == "prep" and parsed.lower[c] == "by")):
                objects = [g for g in parsed.children[c] if parsed.deps[g] == "pobj"]
                if objects and parsed.tags[at] == "VBN":
                    return _noun_phrase(parsed, objects[0])
        for c in children:
            if parsed.deps[c] == "nsubjpass":
                passive = step == 0
            if parsed.deps[c] not in {"nsubj", "nsubjpass"}:
                continue
            if passive and not _quoted_as(parsed, i):
                return None
            return _subject(parsed, c, at)
        if parsed.deps[at] in {"acl", "relcl"}:
            if parsed.tags[at] == "VBN" and step == 0:
                return None
            if parsed.deps[at] == "acl" and any(parsed.tags[c] == "TO" for c in children):
                # A "right to say", a "decision to call": whoever has it is named elsewhere.
                return None
            return _noun_phrase(parsed, parsed.heads[at]) if parsed.lower[parsed.heads[at]] != "one" else None
        if parsed.deps[at] not in _CLIMB or parsed.heads[at] == at:
            return None
        if parsed.deps[at] == "ccomp" and parsed.tags[at] not in {"VBG", "VB"} and step == 0:
            return None
        at = parsed.heads[at]
    return None


def _speaker_above(parsed: Parsed, i: int) -> tuple[int, int] | None:
    """Who says what a participle adds to: "Olsen said the work would begin, suggesting that ...", below whatever verb it hangs."""
    at = i
    for _ in range(6):
        if parsed.heads[at] == at:
            return None
        at = parsed.heads[at]
        subjects = [c for c in parsed.children[at] if parsed.deps[c] == "nsubj"]
        if subjects and parsed.tags[at] in _VERBS and lemma_of(parsed, at) in SAYING:
            return _subject(parsed, subjects[0], at)
    return None


def _quoted_as(parsed: Parsed, i: int) -> bool:
    return lemma_of(parsed, i) in {"quote", "expect"} or parsed.tags[i] == "VBG"


def _subject(parsed: Parsed, c: int, verb: int) -> tuple[int, int] | None:
    if parsed.lower[c] in _RELATIVES:
        if parsed.deps[verb] == "relcl":
            return _noun_phrase(parsed, parsed.heads[verb])
        return None
    if parsed.lower[c] in _NOBODY or (parsed.lower[c] == "it" and lemma_of(parsed, verb) not in SAYING):
        return None
    if parsed.lower[c] == "one" and not parsed.children[c] and parsed.tags[verb] != "VBD":
        # "One" is anybody, unless it told something at a certain time.
        return None
    return _noun_phrase(parsed, c)


def _noun_phrase(parsed: Parsed, head: int) -> tuple[int, int] | None:
    """The phrase around a noun up to its first comma or clause, an apposition that names it included."""
    if not parsed.tags[head].startswith(("NN", "PRP", "JJ", "CD", "DT", "WP")):
        return None
    first, last = parsed.edges[head]
    for c in parsed.children[head]:
        if c > head and parsed.deps[c] in {"relcl", "acl", "punct", "appos"}:
            if parsed.deps[c] == "appos" and parsed.tags[c] == "NNP":
                last = min(last, c + 1)
                break
            if parsed.deps[c] == "punct" and any(
                parsed.deps[g] == "appos" and parsed.tags[g] == "NNP" for g in parsed.children[head] if g > c
            ):
                continue
            last = min(last, max(head + 1, parsed.edges[c][0]))
            break
    while last - 1 > head and not parsed.words[last - 1][0].isalnum():
        last -= 1
    while first < head and not parsed.words[first][0].isalnum():
        first += 1
    if last < len(parsed.tags) and parsed.tags[last] == "NNP" and parsed.deps[last] in {"npadvmod", "appos", "dobj"}:
        # The parser hangs the name in "the news agency Ansel" on the verb.
        while last < len(parsed.tags) and parsed.tags[last] == "NNP":
            last += 1
    if last - first > 25:
        first, last = max(first, head - 6), min(last, head + 1)
    return first, last


def _heard_by(parsed: Parsed, i: int, cue: Cue) -> Iterable[Cue]:
    """The outlet that was told ("told the Associated Press", "said on NBC"): the statement came through it."""
    if parsed.tags[i] not in _VERBS:
        return
    for c in parsed.children[i]:
        if c < i or parsed.deps[c] not in {"dobj", "dative", "prep", "npadvmod", "ccomp"}:
            continue
        heard = [c] if parsed.deps[c] in {"dobj", "dative"} else []
        waiting = [c] if parsed.deps[c] in {"prep", "dative"} else []
        for preposition in waiting:
            heard += [g for g in parsed.children[preposition] if parsed.deps[g] == "pobj"]
        for noun in heard:
            inner = [g for p in parsed.children[noun] if parsed.deps[p] == "prep" for g in parsed.children[p]]
            for candidate in (noun, *inner):
                phrase = _noun_phrase(parsed, candidate)
                if phrase is not None and (
                    is_outlet(" ".join(parsed.words[phrase[0] : phrase[1]])) or _titled(parsed, noun, phrase)
                ):
                    yield Cue(i, phrase, _without_many(cue.content, phrase), rank=1)


def _titled(parsed: Parsed, noun: int, phrase: tuple[int, int]) -> bool:
    """Whether the phrase is a paper's by its capital amid the sentence ("told The Lookout")."""
    return parsed.words[phrase[0]] == "The" and parsed.tags[noun].startswith("NNP") and phrase[0] > 0


def _without_many(content: Sequence[tuple[int, int]], inner: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    return tuple(part for outer in content for part in _without(outer, inner))


def _noun_cue(parsed: Parsed, i: int) -> Cue | None:
    noun = lemma_of(parsed, i)
    if noun not in STATEMENTS:
        return None
    clauses = [
        c
        for c in parsed.children[i]
        if c > i
        and parsed.deps[c] in {"acl", "ccomp", "relcl"}
        and parsed.lower[parsed.edges[c][0]] == "that"
        and parsed.deps[c] != "relcl"
    ]
    if not clauses:
        return None
    source = None
    denied = noun == "denial"
    for c in parsed.children[i]:
        if parsed.deps[c] == "poss" and parsed.lower[c] not in FIRST_PERSON:
            source = _noun_phrase(parsed, c) if parsed.tags[c] != "PRP$" else (c, c + 1)
        elif parsed.deps[c] == "prep" and parsed.lower[c] in {"by", "from", "of"}:
            objects = [g for g in parsed.children[c] if parsed.deps[g] == "pobj"]
            source = source or (_noun_phrase(parsed, objects[0]) if objects else None)
    verb = parsed.heads[i]
    if source is None and parsed.deps[i] == "pobj" and lemma_of(parsed, parsed.heads[verb]) in SAYING:
        source = _source_of(parsed, parsed.heads[verb])
    if source is None and parsed.deps[i] == "dobj" and parsed.tags[verb] in _VERBS:
        source = _source_of(parsed, verb)
        denied = lemma_of(parsed, verb) in DENYING
    if source is None and noun in {"report", "study", "statement", "letter", "rumor", "rumour"}:
        source = (i, i + 1)
    if source is None:
        return None
    return Cue(i, source, (parsed.edges[clauses[0]],), denied)


def _according(parsed: Parsed, first: int, last: int, i: int) -> Cue | None:
    """ "According to X": its content is the clause that it stands beside."""
    if parsed.lower[i] == "per" and (
        i + 1 >= last
        or parsed.tags[i + 1] not in {"NNP", "DT"}
        or parsed.lower[i + 1] in {"a", "the"}
        or _is_rate(parsed, i)
    ):
        return None
    start = i + 1
    if parsed.lower[i] == "according":
        if start >= last or parsed.lower[start] != "to":
            return None
        start += 1
    heads = [j for j in range(start, last) if parsed.deps[j] == "pobj" and parsed.heads[j] in {i, i + 1}]
    source = _noun_phrase(parsed, heads[0]) if heads else None
    if source is None or source[0] < start or _is_rule(parsed, source):
        return None
    return Cue(i, source, _beside(parsed, first, last, i, max(source[1], parsed.edges[i][1])), rank=1)


def _view(parsed: Parsed, first: int, last: int, i: int) -> Cue | None:
    """ "In X's view", "in the words of X"."""
    preposition = parsed.heads[i]
    if parsed.deps[i] != "pobj" or parsed.lower[preposition] not in {"in", "by"}:
        return None
    for c in parsed.children[i]:
        if parsed.deps[c] == "poss":
            source = (c, c + 1) if parsed.tags[c] == "PRP$" else _noun_phrase(parsed, c)
        elif parsed.lower[c] == "of" and parsed.children[c]:
            source = _noun_phrase(parsed, parsed.children[c][0])
        else:
            continue
        if source is not None:
            left, right = parsed.edges[preposition]
            return Cue(i, source, _beside(parsed, first, last, left, right), rank=1)
    return None


def _beside(parsed: Parsed, first: int, last: int, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The content of a phrase of attribution from `start` to `end`: the clause it hangs on, or what stands before it."""
    governor = parsed.heads[start]
    outer = parsed.edges[governor] if first <= governor < last and governor != start else (first, last)
    while governor != parsed.heads[governor] and parsed.tags[governor] not in _VERBS:
        governor = parsed.heads[governor]
        outer = parsed.edges[governor]
    outer = max(outer[0], first), min(outer[1], last)
    if start == first or end >= last - 1:
        outer = (first, last) if parsed.heads[governor] == governor else outer
    return _without(outer, (start, end))


def transcript_speaker(parsed: Parsed, first: int, last: int) -> tuple[int, int] | None:
    """The speaker's name at the head of a paragraph of a transcript ("SMITH: ..."), in capitals or in full."""
    start = first + (parsed.words[first] in {'"', "“"})
    for at in range(start + 1, min(start + 5, last)):
        if parsed.words[at] == ":" and last - at > 3:
            words = parsed.words[start:at]
            capitals = all(w.isupper() for w in words if w[0].isalpha()) and any(len(w) > 2 for w in words)
            named = words[0][0].isalpha() and words[0].lower() not in _NO_LABELS
            return (start, at) if capitals and named else None
    return None


def signature_cues(parsed: Parsed, inside: Sequence[bool]) -> list[Cue]:
    """The name behind a dash under a quotation that is a paragraph of its own ("“...” — Martin Olsen, harbour master"), or
    under a post ("... — Martin Olsen (@molsen) March 3, 2031"); and those behind several quotations one after the other."""
    size = len(parsed.words)
    cues, begin = [], 0
    for at in range(1, size - 1):
        dash = parsed.words[at][-1] in _DASHES and not is_word(parsed.words[at])
        if not dash or inside[at] or not parsed.tags[at + 1].startswith("NNP"):
            continue
        end = at + 1
        while end < size and parsed.tags[end].startswith("NNP") and is_word(parsed.words[end]):
            end += 1
        behind = parsed.words[end] if end < size else ","
        spoken = sum(inside[begin:at]) >= 0.7 * (at - begin)
        # Behind a post stands whose it is, whether or not there are quotation marks around it.
        posted = behind == "(" and end + 1 < size and parsed.words[end + 1].startswith("@")
        closing = at >= size - _SIGNATURE and (posted or (spoken and (behind in {",", "(", "."} or end >= size)))
        between = spoken and end < size and (parsed.tags[end] in {"``", "_SP"} or not behind.strip())
        if closing or between:
            cues.append(Cue(at, (at + 1, end), ((begin, at),)))
            begin = end
    return cues


def headline_cues(parsed: Parsed, first: int, last: int) -> list[Cue]:
    """ "Source: statement" and "statement: source" in a headline."""
    colons = [i for i in range(first, last) if parsed.words[i] == ":"]
    if len(colons) != 1:
        return []
    at = colons[0]
    cues = []
    for source, content in (((first, at), (at + 1, last)), ((at + 1, last), (first, at))):
        size = source[1] - source[0]
        if not 0 < size <= _HEADLINE_SOURCE or content[1] - content[0] < 3:
            continue
        tags = parsed.tags[source[0] : source[1]]
        named = any(t.startswith("NN") for t in tags) and not any(t in _VERBS or t in {"MD", "IN"} for t in tags)
        if named and (
            any(t.startswith("NNP") for t in tags) or parsed.lower[source[1] - 1] in ROLES | HEADLINE_SPEAKERS
        ):
            cues.append(Cue(at, source, (content,)))
            break
    return cues


def lemma_of(parsed: Parsed, i: int) -> str:
    """The dictionary form of the token."""
    return lemma(parsed.words[i], parsed.tags[i])
