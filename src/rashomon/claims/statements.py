"""Attributions out of the statements that the tagger finds: their sources named, their contents made whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rashomon.claims.cues import (
    CUES,
    FACTIVE,
    HEADLINE_SPEAKERS,
    PLAINLY_SAYING,
    SAYING,
    STANCES,
    STATEMENTS,
    TAGS,
    VIEWS,
)
from rashomon.claims.emphasis import titled
from rashomon.claims.source_spans import (
    before_content,
    but_for_days,
    is_dateline,
    parted_outlet,
    source_span,
    straightened,
)
from rashomon.claims.sources import (
    RELATIVES,
    Cue,
    as_reported,
    bears_on,
    by_whom,
    called_false,
    can_state,
    cited_source,
    denied_charge,
    hardly_any,
    is_called_for,
    is_consequence,
    is_denial,
    is_passive_in_short,
    is_rate,
    is_rule,
    is_silence,
    is_unsaid,
    is_wished_of,
    puts_down,
    quoted_through,
    scorns,
    told,
    turns_down,
    without,
)
from rashomon.claims.syntax import FINITE, QUOTES, SUBJECTS, VERBS, is_word, lemma_of, quotes, says_by_itself, top
from rashomon.claims.tagging import Statement
from rashomon.claims.venues import heard_by
from rashomon.claims.wording import may_hang_higher
from rashomon.text.parse import Parsed

# With a thing for their object these are deeds, no speech ("accepted the money", "claim a refund", "read the verdict").
_DEEDS = frozenset(
    """
    accept add agree allow answer assess assure charge claim determine discover find maintain observe offer point post read
    relate reveal rule show signal sum swear threaten wager write
    """.split()
)
# What is done, for or against somebody or at his order: no stance that is held, as "opposes the toll" and "called it a disgrace" tell one.
_TAKING_SIDES = frozenset("applaud attack back challenge congratulate endorse order praise thank".split())
# Between a cue and what is stated: "for his arrest", "as a fraud", "him to leave".
_LEADING = frozenset(["prep", "agent", "dative", "dobj", "xcomp", "ccomp", "oprd", "conj"])
# Above this chance a noun is a cue that the lists do not know.
_SURE = 0.5
_ADDRESSING = frozenset(
    "ask tell inform accuse urge warn advise remind notify order request blame criticise criticize".split()
)
_GRANTING = frozenset("offer give grant deny promise show allow permit order advise notify brief warn".split())
_INNER = frozenset(["det", "poss", "amod", "compound", "nummod", "predet"])


def statement_cues(parsed: Parsed, statement: Statement) -> Iterable[Cue]:
    """The attribution that a statement is, and the outlets through which it came; none where nobody is named."""
    i = statement.cue
    word = lemma_of(parsed, i)
    statement = straightened(parsed, statement)
    if quoted := quoted_through(parsed, i, statement.source, statement.content):
        yield from quoted
        return
    if any(parsed.lower[c] in _HARDLY and parsed.deps[c] in _AFTER for c in parsed.children[i] if c > i):
        # "Said little about his service".
        return
    if word == "call" and parsed.tags[i] in VERBS and not _calls_something(parsed, statement):
        return
    if word == "refer" and not _tells_clause(parsed, i) and not any(quotes(parsed, s, e) for s, e in statement.content):
        return
    if word == "declare" and any(
        parsed.deps[c] == "dobj" and lemma_of(parsed, c) in _DECLARED for c in parsed.children[i]
    ):
        # "Declared a state of emergency": so it is done.
        return
    if word in _SORRY and not _tells_clause(parsed, i) and not any(quotes(parsed, s, e) for s, e in statement.content):
        # "Apologised for a post that mocked them": that she did so is told, not what the post was.
        return
    if is_silence(parsed, i) or is_passive_in_short(parsed, i) or _is_made_known(parsed, statement):
        return
    if is_called_for(parsed, i) or is_wished_of(parsed, i):
        return
    if word == "mean" and (
        is_consequence(parsed, i) or (statement.source and parsed.lower[statement.source[0]] in RELATIVES)
    ):
        return
    if word == "cite" and parsed.tags[i] == "VBG":
        cited = cited_source(parsed, i)
        if cited is not None:
            yield cited
        return
    source, outlet = parted_outlet(parsed, but_for_days(parsed, source_span(parsed, statement)))
    if (
        source is None
        or (source[0] > i and _has_no_agent(parsed, i))
        or is_rate(parsed, i)
        or is_dateline(parsed, source)
    ):
        return
    if parsed.tags[i] == "VBG" and source[0] > i and parsed.lower[i] not in {"according", "quoting", "saying"}:
        # "Reflecting the port's record": that is what the word is about.
        return
    if word in _ADDRESSING | _GRANTING and (
        _is_done_to(parsed, i, source)
        or (parsed.deps[i] == "advcl" and not any(parsed.deps[c] in SUBJECTS for c in parsed.children[i]))
    ):
        # Who "was asked about the claims" has not made them, nor has who spoke "when asked".
        return
    if word not in STANCES and parsed.tags[i] in VERBS and _is_done_to(parsed, i, source):
        # Who is "investigated on allegations that" makes none.
        return
    if parsed.words[i] == ":" and source[0] > i and _is_sentence(parsed, i):
        return
    if source[0] <= i < source[1] and any(parsed.lower[c] == "no" for c in parsed.children[i]):
        # "No reports that anyone was hurt": there are none who say so.
        return
    if parsed.lower[i] == "according":
        source = before_content(parsed, source, statement.content)
        if is_rule(parsed, source):
            return
        statement = replace(statement, content=_around(i, source[1], statement.content))
    if parsed.tags[i].startswith("NN") and statement.chance < _SURE and word not in STATEMENTS | STANCES | VIEWS:
        return
    if _looked_into(parsed, i, source) or (
        # "An allegation that Olsen was a Herald reader" is not the Herald's.
        parsed.tags[i].startswith("NN") and any(i < s <= source[0] and source[1] <= e for s, e in statement.content)
    ):
        return
    if bears_on(parsed, i) or (parsed.tags[i].startswith("NN") and parsed.lower[i] in HEADLINE_SPEAKERS):
        # "Halvane police": who, and nothing that is said.
        return
    if not any(quotes(parsed, s, e) for s, e in statement.content) and not can_state(parsed, source, word):
        return
    refused = turns_down(parsed, i)
    scorned = scorns(parsed, i)
    denied = not refused and (word == "denial" or is_denial(parsed, i) or puts_down(parsed, i) or scorned)
    reported = parsed.tags[i] in VERBS and as_reported(parsed, i)
    content = without(parsed.edges[parsed.heads[i]], parsed.edges[i]) if reported else statement.content
    if (charge := denied_charge(parsed, i, word)) is not None:
        content = tuple((s, e) for s, e in content if s > charge)
    if (false := called_false(parsed, i)) is not None:
        yield Cue(i, source, (false,), denied=True)
        rest = tuple((s, e) for s, e in content if s > false[1])
        if rest:
            yield Cue(i, source, rest, denied)
        return
    if word in SAYING:
        # The parser may take who says it for an apposition to the last one named.
        comma = source[0] - (parsed.words[source[0] - 1] == ",")
        content = tuple(
            (s, comma if s < source[0] and source[1] <= e <= i else e) for s, e in _completed(parsed, i, content)
        )
    if word not in CUES and any(_names_works(parsed, s, e) for s, e in content):
        # "Later hits included “Born Free” and ..."
        return
    if parsed.tags[i] == "VBD" and not any(quotes(parsed, s, e) for s, e in content):
        content = _before_report(parsed, i, content)
    content = _before_contrast(parsed, i, _before_reply(parsed, i, _but_for_meanwhile(parsed, i, content)))
    content = _with_whole_list(parsed, i, _before_occasion(parsed, i, content))
    content = _from_its_conjunction(parsed, i, (part for part in content if not _is_beside(parsed, i, *part)))
    content = _not_around(parsed, i, (part for part in content if not _is_next_act(parsed, i, *part)))
    content = tuple(_resumed(parsed, i, *part) for part in content)
    content = tuple((s, e) for s, e in content if s < i or parsed.lower[s] not in _CONCEDING)
    content = tuple((_phrase_start(parsed, i, source, s, e), _phrase_end(parsed, s, e)) for s, e in content)
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
    plain = parsed.tags[i] not in VERBS or (word in STANCES and word not in _DEEDS and not (refused or scorned))
    if not (plain or scorned) and not any(told(parsed, s, e) or quotes(parsed, s, e) for s, e in content):
        return
    mention = statement.source if statement.source and parsed.lower[statement.source[0]] in RELATIVES else None
    left = is_unsaid(parsed, i, source)
    if (left and word in FACTIVE) or hardly_any(parsed, source):
        return
    if left:
        content = _before_but(parsed, i, content)
    # "Olsen endorsed Berger in 2008" is told of Olsen; only what stands beside the deed is his word.
    plain = plain and (word not in _TAKING_SIDES or any(quotes(parsed, s, e) for s, e in content))
    cue = Cue(i, source, content, denied, int(through), mention, plain, left)
    yield cue
    yield from heard_by(parsed, i, cue)
    if outlet is not None:
        yield Cue(i, outlet, content, rank=1)


def _is_done_to(parsed: Parsed, i: int, source: tuple[int, int]) -> bool:
    """Whether the source is the subject of a passive."""
    return any(parsed.deps[c] == "nsubjpass" and source[0] <= c < source[1] for c in parsed.children[i])


def _is_made_known(parsed: Parsed, statement: Statement) -> bool:
    """Whether a verb without a clause tells only that something is made known, or will be: "715 planets confirmed using old data",
    "Olsen to announce sale of the port"."""
    i = statement.cue
    if parsed.lower[i] not in _MADE_KNOWN or any(quotes(parsed, s, e) for s, e in statement.content):
        return False
    if any(parsed.deps[c] in {"ccomp", "parataxis"} for c in parsed.children[i]):
        return False
    to_come = parsed.tags[i] == "VB" and parsed.lower[i - 1] == "to" and not _is_sentence(parsed, i)
    return to_come or any(s == i + 1 and parsed.tags[s] in {"VBG", "IN"} for s, _ in statement.content)


_MADE_KNOWN = frozenset(
    "announce announced confirm confirmed discovered found identified reveal revealed unveil".split()
)


def _looked_into(parsed: Parsed, i: int, source: tuple[int, int]) -> bool:
    """Whether a noun names what is inquired into, and not whose it is: "subpoenaed the firm in their probe into allegations that"."""
    preposition = parsed.heads[i]
    if not parsed.tags[i].startswith("NN") or parsed.lower[preposition] not in {"into", "over", "of"}:
        return False
    left, right = parsed.edges[i]
    own = left <= source[0] < right
    return not own and bool(
        _INQUIRIES & {lemma_of(parsed, parsed.heads[preposition]), lemma_of(parsed, preposition - 1)}
    )


_INQUIRIES = frozenset(
    "probe investigation inquiry enquiry investigate inquire look examine examination review hearing trial".split()
)


def _around(at: int, end: int, content: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """The content around "according to Olsen," with all that stands behind it: "He had, according to Olsen, killed and eaten it"."""
    if not any(e <= at for _, e in content):
        return content
    behind = [(s, e) for s, e in content if s >= end]
    return (*(part for part in content if part not in behind), *((end, e) for _, e in behind[:1]), *behind[1:])


def _tells_clause(parsed: Parsed, i: int) -> bool:
    """Whether a clause of its own says what a verb tells ("apologised that it was late")."""
    return any(parsed.deps[c] == "ccomp" for c in parsed.children[i])


def _calls_something(parsed: Parsed, statement: Statement) -> bool:
    """Whether a call is no telephone's ("called his mother"), no halt and no vote: what something is called, or called for."""
    i = statement.cue
    named = any(parsed.deps[c] in {"oprd", "ccomp", "xcomp", "acomp", "attr"} for c in parsed.children[i])
    wanted = any(w in {"for", "on", "upon"} for w in parsed.lower[i + 1 : i + 3])
    return named or wanted or any(quotes(parsed, s, e) for s, e in statement.content)


_DECLARED = frozenset("bankruptcy ceasefire disaster emergency holiday independence state truce victory war".split())
_HARDLY = frozenset(["little", "nothing"])
_AFTER = frozenset(["dobj", "npadvmod", "advmod"])


def _before_but(parsed: Parsed, at: int, content: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Of what is not said what stands before ", but" and another subject: "did not say where it runs, but the town has it"."""
    cuts = [
        j - 1
        for j in range(at + 2, len(parsed.words))
        if parsed.lower[j] == "but"
        and parsed.words[j - 1] == ","
        and any(
            parsed.deps[c] == "conj" and any(parsed.deps[k] in SUBJECTS and k > j for k in parsed.children[c])
            for c in parsed.children[parsed.heads[j]]
        )
    ]
    end = min(cuts, default=len(parsed.words))
    return tuple((s, min(e, end)) for s, e in content if s < end)


_SORRY = frozenset(["apologise", "apologize"])


def _names_works(parsed: Parsed, start: int, end: int) -> bool:
    """Whether the tokens are for the most part titles in quotation marks, all their words written with a capital."""
    quoted: list[str] = []
    inside = False
    for word in parsed.words[start:end]:
        if word in QUOTES:
            inside = not inside
        elif inside and word[0].isalpha() and word != "n't":
            quoted.append(word)
    return 2 * len(quoted) > sum(map(is_word, parsed.words[start:end])) and titled(quoted)


def _is_next_act(parsed: Parsed, at: int, start: int, end: int) -> bool:
    """Whether the tokens are what the cue's subject did not do next: "said that he fled, but would not confirm reports"."""
    found = [i for i in range(start, min(start + 2, end)) if parsed.heads[i] == at and parsed.deps[i] == "conj"]
    if any(parsed.deps[c] == "ccomp" and c < at for c in parsed.children[at]):
        # "He held no strong views, his brothers said, and was not known for outbursts".
        return False
    return any(
        any(parsed.deps[k] == "neg" for k in parsed.children[c])
        and not any(parsed.deps[k] in SUBJECTS for k in parsed.children[c])
        for c in found
    )


def _resumed(parsed: Parsed, at: int, start: int, end: int) -> tuple[int, int]:
    """All of what goes on behind an inserted cue, with its auxiliaries: "He was calm, his brothers said, and was not known for it"."""
    if start > at and any(parsed.deps[c] == "ccomp" and c < at for c in parsed.children[at]):
        for c in parsed.children[at]:
            if parsed.deps[c] == "conj" and parsed.edges[c][0] < start <= c and start - parsed.edges[c][0] <= _HELPERS:
                return parsed.edges[c][0], end
    return start, end


_HELPERS = 3


def _from_its_conjunction(parsed: Parsed, at: int, content: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The content of a passive that stands beside another verb without what that one tells: "served until 1999 and is regarded by many
    as a hero"."""
    if parsed.deps[at] != "conj" or parsed.tags[at] != "VBN" or by_whom(parsed, at) is None:
        return tuple(content)
    begin = parsed.edges[at][0]
    cut = ((max(s, begin), e) for s, e in content)
    return tuple((s, e) for s, e in cut if s < e)


def _before_occasion(parsed: Parsed, at: int, content: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The content of a cue that governs a thing and no clause, without what came before it was voiced: "had requested the meeting
    after soldiers were killed", "expressed concern at the toll after meeting on Sunday"."""
    objects = [c for c in parsed.children[at] if parsed.deps[c] == "dobj" and c > at]
    clause = min((parsed.edges[c][0] for c in parsed.children[at] if parsed.deps[c] == "ccomp" and c > at), default=at)
    out = []
    for start, end in content:
        cut = end
        if objects and start <= objects[0] < end and not quotes(parsed, start, end):
            after = (
                i
                for i in range(objects[0] + 1, end - 1)
                if parsed.lower[i] in {"after", "following"}
                and (parsed.tags[i + 1] == "VBG" or any(parsed.tags[k] in FINITE for k in range(i + 1, end)))
            )
            cut = next(after, end)
            if at < clause < cut:
                cut = end
        out.append((start, cut))
    return tuple(out)


def _with_whole_list(parsed: Parsed, at: int, content: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The content with the whole list of things that the cue governs, of which the tagger passed over a word: "demands an end to the
    blockade, an opening of the border and a release of prisoners"."""
    parts = list(content)
    things = [parsed.edges[c] for c in parsed.children[at] if parsed.deps[c] == "dobj" and c > at]
    if not things:
        return tuple(parts)
    left, right = things[0][0], things[-1][1]
    inside = [(s, e) for s, e in parts if left <= s and e <= right]
    if len(inside) > 1 and inside[0][0] == left:
        parts = [part for part in parts if part not in inside] + [(left, inside[-1][1])]
    return tuple(sorted(parts))


def _is_beside(parsed: Parsed, at: int, start: int, end: int) -> bool:
    """Whether the tokens are a "that" clause beside the one whose verb the cue is: "It was evident that they were refusing to go and
    that the crowd grew"."""
    root = top(parsed, start, end)

    def marked(i: int) -> bool:
        return any(parsed.deps[c] == "mark" and parsed.lower[c] == "that" for c in parsed.children[i])

    return parsed.deps[root] == "conj" and parsed.heads[root] == at and marked(root) and marked(at)


def _before_contrast(parsed: Parsed, at: int, content: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The content without what another is set against it with: "Olsen insists that it closes, while the farmers want it open"."""
    contrasts = []
    for i in range(at + 1, len(parsed.words)):
        if parsed.lower[i : i + 3] == ["when", "in", "fact"] and parsed.deps[i] == "advmod":
            contrasts.append((i, parsed.edges[parsed.heads[i]][1]))
        before = parsed.words[i - 2] if parsed.words[i - 1] in QUOTES else parsed.words[i - 1]
        if parsed.lower[i] in _CONTRASTING and parsed.deps[i] == "mark" and before == ",":
            verb = parsed.heads[i]
            own = [c for c in parsed.children[verb] if parsed.deps[c] in SUBJECTS and i < c < verb]
            named = any(parsed.tags[c].startswith("NNP") for c in own) and parsed.tags[verb] == "VBD"
            if own and (named or lemma_of(parsed, verb) in CUES | _AGREEING):
                contrasts.append((i - 1, parsed.edges[verb][1]))
    out = []
    for start, end in content:
        inside = any(s <= start and end <= e for s, e in contrasts)
        if not inside:
            cut = min((s for s, _ in contrasts if start < s < end and not quotes(parsed, s + 1, end)), default=end)
            out.append((start, cut))
    return tuple(out)


def _before_reply(parsed: Parsed, at: int, content: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The content without what others say of it: "claiming that the letters were old, a point the board denied"."""
    replies = [
        parsed.edges[c][0]
        for i in range(at + 1, len(parsed.words))
        if parsed.deps[i] == "relcl"
        for c in (parsed.heads[i],)
        if lemma_of(parsed, c) in STATEMENTS | _POINTS
        and parsed.deps[c] in {"appos", "npadvmod", "dobj"}
        and (
            lemma_of(parsed, c) in _ITSELF
            or (
                lemma_of(parsed, i) in CUES | _AGREEING
                and any(parsed.deps[k] in SUBJECTS and parsed.lower[k] not in RELATIVES for k in parsed.children[i])
            )
        )
        and "," in parsed.words[parsed.edges[c][0] - 2 : parsed.edges[c][0]]
    ]
    return tuple((s, min([e, *(begin for begin in replies if s < begin < e)])) for s, e in content if s not in replies)


_POINTS = frozenset(["point", "position", "characterization", "characterisation"])
_ITSELF = frozenset(["statement", "claim", "assertion", "remark", "sentiment"])
"""What is called so behind a comma is what was said before it: "he saw nobody, a statement that was heard again and again"."""
_AGREEING = frozenset(["agree", "disagree", "contest", "challenge", "share"])
_CONTRASTING = frozenset(["while", "whereas"])


def _not_around(parsed: Parsed, at: int, content: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Of the content of a cue within a relative clause what that clause tells: "positions it said had fired" is no word of what
    befell the positions."""
    if parsed.deps[at] == "parataxis" and any(
        c > at and parsed.deps[c] == "ccomp" and not any(parsed.deps[g] in SUBJECTS for g in parsed.children[c])
        for c in parsed.children[at]
    ):
        return tuple((max(s, at + 1), e) for s, e in content if e > at + 1)
    relative = at
    for _ in range(2):
        if parsed.deps[relative] == "relcl" or relative == parsed.heads[relative]:
            break
        relative = parsed.heads[relative]
    noun = parsed.heads[relative]
    if parsed.deps[relative] != "relcl" or parsed.words[parsed.edges[relative][0] - 1] == ",":
        return tuple(content)
    left, right = parsed.edges[relative]
    return tuple((max(s, left), min(e, right)) if s < parsed.edges[noun][0] and e > at else (s, e) for s, e in content)


def _its_own(parsed: Parsed, at: int, content: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Of the content of a cue what is a clause or a quotation, and of what is neither only what hangs on the cue: the tagger
    sometimes takes other parts of its sentence."""
    if parsed.tags[at] not in VERBS or lemma_of(parsed, at) in PLAINLY_SAYING | TAGS:
        return tuple(content)
    kept = (_before_next_act(parsed, at, s, e) for s, e in content)
    return tuple(
        (s, e)
        for s, e in kept
        if s < e
        and parsed.tags[s] != "WP$"
        and (says_by_itself(parsed, s, e) or quotes(parsed, s, e) or _hangs_on_cue(parsed, at, s, e))
    )


# What such a clause tells is when the cue's subject took its stand: "supported her when she was charged".
_WHEN = frozenset(["when", "after", "before", "as", "while", "since"])


def _before_next_act(parsed: Parsed, at: int, start: int, end: int) -> tuple[int, int]:
    """The tokens before a further verb of the cue's subject, which states nothing more: "ordered the cows' slaughter and found no
    other case"; and before a clause that tells when."""
    if quotes(parsed, start, end):
        return start, end
    for c in parsed.children[at]:
        if parsed.deps[c] == "advcl" and start < parsed.edges[c][0] < end and _tells_when(parsed, c):
            end = parsed.edges[c][0]
            continue
        own = parsed.deps[c] == "conj" and parsed.tags[c] in FINITE and start <= c < end
        if own and not any(parsed.deps[k] in {"nsubj", "nsubjpass", "expl"} for k in parsed.children[c]):
            end = max(start, parsed.edges[c][0])
            while end > start and (parsed.deps[end - 1] in {"cc", "punct"}):
                end -= 1
    return start, end


def _tells_when(parsed: Parsed, clause: int) -> bool:
    first = parsed.edges[clause][0]
    return parsed.lower[first + (parsed.lower[first] == "even")] in _WHEN


def _before_report(parsed: Parsed, at: int, content: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The content of a past cue without what the report adds to it in the plain past: "said he had been hurt, but the board named
    nobody", "urged them to leave as bombs hit the town"."""
    cuts = []
    for i in range(at + 2, len(parsed.words)):
        verb = parsed.heads[i]
        if parsed.lower[i] == "but" and parsed.words[i - 1] == "," and parsed.deps[i] == "cc":
            verb = next((c for c in parsed.children[verb] if parsed.deps[c] == "conj" and c > i), verb)
            told = parsed.lower[i + 1] != "that" and bool(_SHIFTED.intersection(parsed.lower[at + 1 : i]))
        elif parsed.lower[i] == "as" and parsed.deps[i] == "mark":
            told = any(parsed.deps[c] in {"xcomp", "ccomp"} and parsed.tags[c] == "VB" for c in parsed.children[at])
        else:
            continue
        own = [c for c in parsed.children[verb] if parsed.deps[c] in SUBJECTS and i < c < verb]
        helpers = {parsed.lower[c] for c in parsed.children[verb] if parsed.deps[c] in {"aux", "auxpass"}}
        past = parsed.tags[verb] == "VBD" or bool(helpers & {"did", "was", "were"})
        if told and past and own and parsed.tags[own[0]].startswith("NN") and not helpers & _SHIFTED:
            cuts.append(i - (parsed.words[i - 1] == ","))
    end = min(cuts, default=len(parsed.words))
    return tuple((s, min(e, end)) for s, e in content if s < end)


_SHIFTED = frozenset(["had", "would", "could", "might"])


def _but_for_meanwhile(parsed: Parsed, at: int, content: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The content without what the cue's subject did at the time ("announced the tour while closing a concert"), and what the report
    says came of it ("claims that he knew, renewing questions whether ...")."""
    meanwhile = [
        parsed.edges[c]
        for c in parsed.children[at]
        if parsed.deps[c] == "advcl" and parsed.tags[c] == "VBG" and c > at and _tells_when(parsed, c)
    ]
    meanwhile += (parsed.edges[i] for s, e in content for i in range(s + 1, e) if _is_effect(parsed, i))
    for start, end in content:
        cut = min((s for s, e in meanwhile if s < end and start < e), default=end)
        if start < cut:
            yield start, cut


def _is_effect(parsed: Parsed, i: int) -> bool:
    """Whether a participle behind a comma tells what others made of what was said."""
    return (
        parsed.tags[i] == "VBG"
        and parsed.words[parsed.edges[i][0] - 1] == ","
        and lemma_of(parsed, i) in _MOVING
        and any(parsed.deps[c] == "dobj" and lemma_of(parsed, c) in _MOVED for c in parsed.children[i])
    )


_MOVING = frozenset("draw fuel prompt provoke raise reignite renew revive spark stir stoke trigger".split())
_MOVED = frozenset(
    "anger anxiety backlash concern condemnation controversy criticism debate doubt fear fury hope outcry outrage question"
    " speculation suspicion tension".split()
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


def _phrase_start(parsed: Parsed, at: int, source: tuple[int, int], start: int, end: int) -> int:
    """Where the content begins with all of the noun phrase that the tagger began it amid."""
    i = start - 1
    while i >= 0 and i != at and not source[0] <= i < source[1]:
        inner = (
            parsed.deps[i] in _INNER
            and start <= parsed.heads[i] < end
            and parsed.deps[parsed.heads[i]] not in {"ccomp", "ROOT"}
        )
        if not inner and not (parsed.words[i] in QUOTES and i and parsed.heads[i - 1] >= start):
            break
        if inner:
            start = i
        i -= 1
    return start


def _phrase_end(parsed: Parsed, start: int, end: int) -> int:
    """Where the content ends with what a preposition leads to before or after which the tagger ended it, or with the noun."""
    if end < len(parsed.words) and parsed.deps[end] == "prep" and parsed.heads[end] == end - 1 and end - start > 1:
        return parsed.edges[end][1]
    if parsed.deps[end - 1] in _INNER and end - start > 1 and end <= (noun := parsed.heads[end - 1]) <= end + 1:
        # "Did not own machine" of "machine guns".
        return noun + 1
    led = [c for c in parsed.children[end - 1] if c >= end and parsed.deps[c] == "pobj"]
    return parsed.edges[led[0]][1] if led and end - start > 1 and parsed.edges[led[0]][0] == end else end


def _is_sentence(parsed: Parsed, i: int) -> bool:
    """Whether the sentence of the token ends like one of a text, and is no headline ("The port is shut: mayor")."""
    last = next((e for s, e in parsed.sentences if s <= i < e), len(parsed.words))
    return any(w in {".", "”", '"'} for w in parsed.words[max(0, last - 2) : last])


def _has_no_agent(parsed: Parsed, i: int) -> bool:
    """Whether a passive leaves open who says so ("was said to be ...")."""
    return any(parsed.deps[c] == "auxpass" for c in parsed.children[i]) and by_whom(parsed, i) is None


def _believed_to(parsed: Parsed, i: int) -> tuple[tuple[int, int], ...]:
    """Of "Berger is believed by the police to have fled", all of it: what is believed has no clause of its own."""
    if parsed.tags[i] != "VBN" or by_whom(parsed, i) is None:
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
        if parsed.deps[c] == "ccomp" and right <= i and any(s < right and left < e for s, e in spans):
            # "The town asked the firm to pay, the mayor said": all that stands before.
            spans = [(min(s, left), max(e, right)) if s < right and left < e else (s, e) for s, e in spans]
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


_CONCEDING = frozenset(["though", "although", "whereas"])
