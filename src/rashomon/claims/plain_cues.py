"""Attributions that the tagger passes over, by plain rules: a verb of saying, holding, judging or intending with its clause,
"according to" and its like, a noun of statement with its clause."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.claims.cues import (
    FACTIVE,
    FIRST_PERSON,
    HOLDING,
    OCCASIONS,
    SAYING,
    STATEMENTS,
    VIEWS,
    may_state,
)
from rashomon.claims.sources import (
    Cue,
    as_reported,
    bears_on,
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
    noun_phrase,
    puts_down,
    quoted_through,
    source_of,
    speaker_above,
    told,
    without,
)
from rashomon.claims.syntax import FINITE, VERBS, is_cue, is_finite, lemma_of, reporting_clause
from rashomon.claims.venues import heard_by
from rashomon.countries import sides
from rashomon.text.parse import Parsed

_PERCEIVING = frozenset(["see", "hear", "feel", "sense", "notice", "observe"])
_CLAUSE = 4  # words, at least
_NOUNLIKE = frozenset(("reports", "notes", "claims", "states"))  # that the tagger takes for nouns
VIEWS_FORMS = VIEWS | {w + "s" for w in VIEWS}


def find_cues(parsed: Parsed, first: int, last: int, told: frozenset[int]) -> Iterable[Cue]:
    """The plain cues of the sentence `first` to `last` (past-last) that are not among the tokens already `told`.

    Verbs of saying or holding with a clause, nouns of statement with one, "according to" and its like.
    """
    for i in range(first, last):
        if i in told:
            continue
        tag = parsed.tags[i]
        if tag in VERBS:
            cue = _verb_cue(parsed, first, last, i)
        elif tag.startswith("NN"):
            cue = _noun_cue(parsed, i) or _after_colon(parsed, last, i)
        else:
            cue = None
        if cue is None and (tag in VERBS or parsed.lower[i] in _NOUNLIKE):
            cue = _trailing(parsed, first, last, i) or _closing(parsed, first, last, i)
        if cue is None and parsed.lower[i] in {"according", "per"}:
            cue = _according(parsed, first, last, i)
        elif cue is None and parsed.lower[i] in VIEWS_FORMS and i > first:
            cue = _view(parsed, first, last, i)
        if cue is not None and cue.size and (quoted := quoted_through(parsed, i, cue.source, cue.content)):
            yield from quoted
        elif cue is not None and cue.size:
            yield cue
            yield from heard_by(parsed, i, cue)


def closing_content(parsed: Parsed, first: int, last: int, i: int) -> tuple[int, int] | None:
    """All of a sentence before a comma, a speaker and the verb of saying that end it ("..., the port said."), whatever clause of it the
    parser hangs them on; what stands before a semicolon is another statement."""
    if parsed.tags[i] not in FINITE or lemma_of(parsed, i) not in SAYING:
        return None
    if parsed.lower[i + 1 : i + 3] == [",", "according"]:
        # "..., the board said, according to the Herald".
        last = i + 1
    if any(parsed.tags[j][0].isalpha() and parsed.lower[j] not in OCCASIONS for j in range(i + 1, last)):
        return None
    subject = next((c for c in parsed.children[i] if parsed.deps[c] == "nsubj" and c < i), None)
    if subject is None:
        return None
    left = parsed.edges[subject][0]
    if left - 1 <= first or parsed.words[left - 1] != ",":
        return None
    start = next((j + 1 for j in range(left - 2, first, -1) if parsed.words[j] == ";"), first)
    return start, left - 1


def _closing(parsed: Parsed, first: int, last: int, i: int) -> Cue | None:
    """A name and "reports" behind a comma at a sentence's end, which the tagger takes for a noun: "..., ABC7 reports"."""
    if parsed.lower[i] != "reports" or any(parsed.words[j][0].isalnum() for j in range(i + 1, last)):
        return None
    start = i
    while start > first and parsed.tags[start - 1].startswith("NNP"):
        start -= 1
    if start - first < _CLAUSE or start == i or parsed.words[start - 1] != ",":
        return None
    return Cue(i, (start, i), ((first, start - 1),))


def _trailing(parsed: Parsed, first: int, last: int, i: int) -> Cue | None:
    """A verb of saying behind a whole clause and a comma, with who says so behind it and no other verb: "..., underlined the press
    service". The parser often takes it for a clause of its own."""
    if i - first < _CLAUSE or parsed.words[i - 1] not in {",", "”", '"', "–", "-"} or parsed.tags[i] == "VBG":
        return None
    if parsed.lower[i] not in _NOUNLIKE and lemma_of(parsed, i) not in SAYING:
        return None
    behind = range(i + 1, last)
    if any(parsed.tags[j] in FINITE and not _nominal(parsed, j) for j in behind):
        return None
    if not any(parsed.tags[j] in FINITE for j in range(first, i)):
        return None
    if any(parsed.deps[c] in {"nsubj", "nsubjpass", "auxpass"} and c < i for c in parsed.children[i]):
        return None
    start = next((j for j in behind if parsed.tags[j] not in {"RB", "RP"}), last)
    end = next((j for j in range(start, last) if not _nominal(parsed, j)), last)
    if start == end or parsed.tags[end - 1] in {"DT", "JJ", "CD"} or not can_state(parsed, (start, end), "say"):
        return None
    return Cue(i, (start, end), ((first, i - 1),))


def _nominal(parsed: Parsed, i: int) -> bool:
    """Whether a token can stand in a name or a noun phrase; a word for a speaker can, whatever the tagger takes it for."""
    return parsed.tags[i].startswith(("NN", "DT", "JJ", "PRP", "POS", "CD")) or may_state(
        parsed.lower[i], parsed.lower[i]
    )


def _verb_cue(parsed: Parsed, first: int, last: int, i: int) -> Cue | None:
    verb = lemma_of(parsed, i)
    if not (verb in SAYING or verb in HOLDING) or parsed.lower[i] == "meaning" or is_passive_in_short(parsed, i):
        return None
    if verb == "allow" and not any(
        parsed.deps[c] == "ccomp" and told(parsed, *parsed.edges[c]) for c in parsed.children[i]
    ):
        # "The law allows shops to refuse": nobody says so.
        return None
    if parsed.deps[i] in {"amod", "compound", "aux", "auxpass"} or not is_cue(parsed, i):
        return None
    if verb in _PERCEIVING and not any(parsed.deps[c] == "ccomp" and is_finite(parsed, c) for c in parsed.children[i]):
        # "We see ships going to the north": that is no view of theirs.
        return None
    if verb == "cite" and parsed.tags[i] == "VBG":
        return cited_source(parsed, i)
    stated = _as_stated_in(parsed, i)
    if stated is not None:
        return Cue(i, stated, without(parsed.edges[parsed.heads[i]], parsed.edges[i]), rank=1)
    source = source_of(parsed, i)
    if source is not None and parsed.tags[i] == "VBG" and not can_state(parsed, source, verb):
        source = speaker_above(parsed, i)
    if source is not None and parsed.tags[i] == "VBG" and source[0] > i:
        return None
    if source is None or is_consequence(parsed, i) or is_silence(parsed, i) or not can_state(parsed, source, "say"):
        return None
    if is_called_for(parsed, i) or is_wished_of(parsed, i):
        return None
    if hardly_any(parsed, source):
        return None
    if (false := called_false(parsed, i)) is not None:
        return Cue(i, source, (false,), denied=True)
    denied = is_denial(parsed, i)
    own = reporting_clause(parsed, i)
    content = _clause_content(parsed, first, i, verb, own)
    if (charge := denied_charge(parsed, i, verb)) is not None:
        content = [(s, e) for s, e in content if s > charge]
    if content and any(parsed.deps[c] == "ccomp" for c in parsed.children[i]):
        left = is_unsaid(parsed, i, source)
        return None if left and verb in FACTIVE else Cue(i, source, tuple(content), denied, unsaid=left)
    if as_reported(parsed, i):
        return Cue(i, source, without(parsed.edges[parsed.heads[i]], parsed.edges[i]), denied, rank=1)
    whole = closing_content(parsed, first, last, i)
    return Cue(i, source, (whole,), denied) if whole is not None else None


def _as_stated_in(parsed: Parsed, i: int) -> tuple[int, int] | None:
    """The source in "as stated in the report"."""
    children = parsed.children[i]
    if parsed.tags[i] != "VBN" or not any(parsed.lower[c] == "as" and c < i for c in children):
        return None
    places = [g for c in children if parsed.lower[c] == "in" for g in parsed.children[c] if parsed.deps[g] == "pobj"]
    return noun_phrase(parsed, places[0]) if places and parsed.lower[places[0]] not in OCCASIONS else None


def _clause_content(parsed: Parsed, first: int, i: int, verb: str, own: tuple[int, int]) -> list[tuple[int, int]]:
    """The clauses that the verb governs as what is said or held."""
    content: list[tuple[int, int]] = []
    for c in parsed.children[i]:
        dep = parsed.deps[c]
        start = parsed.edges[c][0]
        if dep not in {"ccomp", "parataxis"} or (verb not in SAYING and parsed.tags[start] in {"WP", "WRB"}):
            continue
        content += without(parsed.edges[c], own)
        if c < i and first < start <= own[0]:
            # Of a statement before its cue, what the parser hung elsewhere: all from the sentence's start.
            content.append((first + (parsed.lower[first] in {"but", "and"}), start))
    return content


# What is done to hopes and fears that others hold: "the attack shattered hopes that ...".
_STIRRING = frozenset(
    """
    allay bolster boost dampen dash deepen dim dispel ease fan feed fuel heighten increase kindle prompt quash raise rekindle
    revive shatter spark stir stoke trigger
    """.split()
)


def _after_colon(parsed: Parsed, last: int, i: int) -> Cue | None:
    """What stands behind the noun for it and a colon, where the sentence names whose it is: "Olsen brought out a new defence: the pumps
    had failed"."""
    verb = parsed.heads[i]
    if parsed.deps[i] != "dobj" or parsed.tags[verb] not in FINITE or lemma_of(parsed, i) not in STATEMENTS | _PLEAS:
        return None
    if lemma_of(parsed, verb) in _RECEIVING:
        return None
    if i + _CLAUSE >= last or parsed.words[i + 1] != ":" or not any(is_finite(parsed, k) for k in range(i + 2, last)):
        return None
    source = source_of(parsed, verb)
    return Cue(i, source, ((i + 2, last),)) if source is not None and can_state(parsed, source, "say") else None


_SET_ASIDE = frozenset("about against amid despite on over".split())
_RECEIVING = frozenset("await demand expect find get hear need obtain read receive see seek want".split())
_PLEAS = frozenset("answer defence defense excuse explanation justification reason reply response".split())


def _noun_cue(parsed: Parsed, i: int) -> Cue | None:
    noun = lemma_of(parsed, i)
    if noun not in STATEMENTS or bears_on(parsed, i):
        return None
    clauses = [
        c
        for c in parsed.children[i]
        if c > i and parsed.deps[c] in {"acl", "ccomp"} and parsed.lower[parsed.edges[c][0]] == "that"
    ]
    if not clauses:
        return None
    source = None
    denied = noun == "denial"
    for c in parsed.children[i]:
        if parsed.deps[c] == "poss" and parsed.lower[c] not in FIRST_PERSON:
            source = noun_phrase(parsed, c) if parsed.tags[c] != "PRP$" else (c, c + 1)
        elif parsed.deps[c] == "prep" and parsed.lower[c] in {"by", "from", "of"}:
            objects = [g for g in parsed.children[c] if parsed.deps[g] == "pobj"]
            source = source or (noun_phrase(parsed, objects[0]) if objects else None)
    verb = parsed.heads[i]
    nation = next((c for c in parsed.children[i] if parsed.deps[c] == "amod" and parsed.words[c][0].isupper()), None)
    if source is None and nation is not None and sides(parsed.words[nation]):
        # "Despite Kelmarkian claims that".
        source = (nation, nation + 1)
    if (
        source is None
        and parsed.deps[i] == "pobj"
        and parsed.lower[verb] not in _SET_ASIDE
        and lemma_of(parsed, parsed.heads[verb]) in SAYING
    ):
        source = source_of(parsed, parsed.heads[verb])
    if (
        source is None
        and parsed.deps[i] == "dobj"
        and parsed.tags[verb] in VERBS
        and lemma_of(parsed, verb) not in _STIRRING
    ):
        source = source_of(parsed, verb)
        denied = is_denial(parsed, verb) or puts_down(parsed, verb)
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
        or (parsed.lower[i + 1] in {"a", "the"} and not _is_acronym(parsed, i + 2, last))
        or is_rate(parsed, i)
    ):
        return None
    start = i + 1
    if parsed.lower[i] == "according":
        if start >= last or parsed.lower[start] != "to":
            return None
        start += 1
    heads = [j for j in range(start, last) if parsed.deps[j] == "pobj" and parsed.heads[j] in {i, i + 1}]
    source = noun_phrase(parsed, heads[0]) if heads else None
    if source is None or source[0] < start or is_rule(parsed, source):
        return None
    return Cue(i, source, _beside(parsed, first, last, i, max(source[1], parsed.edges[i][1])), rank=1)


def _is_acronym(parsed: Parsed, i: int, last: int) -> bool:
    return i < last and len(parsed.words[i]) > 1 and parsed.words[i].isupper()


def _view(parsed: Parsed, first: int, last: int, i: int) -> Cue | None:
    """ "In X's view", "in the words of X"."""
    preposition = parsed.heads[i]
    if parsed.deps[i] != "pobj" or parsed.lower[preposition] not in {"in", "by"} or parsed.deps[preposition] == "agent":
        # What somebody is "moved by the views of" is no view of theirs.
        return None
    for c in parsed.children[i]:
        if parsed.deps[c] == "poss":
            if parsed.tags[c] == "PRP$" and _is_subjects(parsed, c, preposition):
                return None
            source = (c, c + 1) if parsed.tags[c] == "PRP$" else noun_phrase(parsed, c)
        elif parsed.lower[c] == "of" and parsed.children[c]:
            source = noun_phrase(parsed, parsed.children[c][0])
        else:
            continue
        if source is not None:
            left, right = parsed.edges[preposition]
            return Cue(i, source, _beside(parsed, first, last, left, right), rank=1)
    return None


def _is_subjects(parsed: Parsed, pronoun: int, preposition: int) -> bool:
    """Whether a pronoun behind a verb may well mean the verb's own subject: "the farmers were harsh in their assessment"."""
    verb = preposition
    while parsed.heads[verb] != verb and parsed.tags[verb] not in VERBS:
        verb = parsed.heads[verb]
    if parsed.words[preposition - 1] == ",":
        return False
    subjects = [c for c in parsed.children[verb] if parsed.deps[c] in {"nsubj", "nsubjpass"} and c < preposition]
    fitting = {"NNS", "NNPS"} if parsed.lower[pronoun] == "their" else {"NNP"}
    return bool(subjects) and parsed.tags[subjects[0]] in fitting


def _beside(parsed: Parsed, first: int, last: int, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The content of a phrase of attribution from `start` to `end`: the clause it hangs on, or what stands before it."""
    governor = parsed.heads[start]
    outer = parsed.edges[governor] if first <= governor < last and governor != start else (first, last)
    while governor != parsed.heads[governor] and parsed.tags[governor] not in VERBS:
        governor = parsed.heads[governor]
        outer = parsed.edges[governor]
    outer = max(outer[0], first), min(outer[1], last)
    if start == first or end >= last - 1:
        outer = (first, last) if parsed.heads[governor] == governor else outer
    return without(outer, (start, end))
