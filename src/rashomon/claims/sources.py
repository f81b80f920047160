"""Attributions in one sentence's parse: a cue, its source and its content as spans of tokens, and what tells who the source is.

The roles are those of PolNeAR (source, cue, content).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.claims.cues import (
    CUES,
    DENYING,
    NEGATIONS,
    PLAINLY_SAYING,
    REFUSING,
    RULES,
    SAYING,
    STATEMENTS,
    TIMES,
    is_human,
    is_outlet,
    may_state,
)
from rashomon.claims.syntax import SUBJECTS, VERBS, lemma_of, says_by_itself, top
from rashomon.text.parse import Parsed

RELATIVES = frozenset(["who", "which", "that", "whom", "what"])
NOBODY = frozenset(
    """
    there you one this these those what anyone someone everyone anybody somebody everybody nobody none
    """.split()
)
_CLIMB = frozenset(["conj", "advcl", "xcomp", "pcomp", "prep", "ccomp"])
# What begins so tells when or why, and is nothing that was said.
_CIRCUMSTANCES = frozenset(
    ["as", "if", "when", "while", "because", "after", "before", "since", "until", "once", "though"]
)
_HINDERING = frozenset(["resist", "help", "hesitate", "mind", "regret", "shy", "shrink", "wait", "tire"])
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
NO_ONE = frozenset(["no", "none", "nobody", "neither"])


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
        # Who says it may be named within ("He had, according to Olsen, left").
        size = end - start - (max(0, min(self.source[1], end) - max(self.source[0], start)) if self.rank else 0)
        return sum(max(0, min(e, end) - max(s, start)) for s, e in self.content) > size / 2


def is_unsaid(parsed: Parsed, i: int, source: tuple[int, int]) -> bool:
    """Whether the cue tells that its source does not say or think what it governs ("did not say", "refused to say", "without
    saying", "nobody said"); so not a word of denial, which says something."""
    if parsed.tags[i] not in VERBS or lemma_of(parsed, i) in DENYING:
        return neither_way(parsed, i)
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
        if parsed.tags[head].startswith("JJ"):
            # "More likely to say", "unwilling to say": nobody has said it.
            return True
        if lemma_of(parsed, head) in REFUSING:
            return True
        at = head
    return False


def is_called_for(parsed: Parsed, i: int) -> bool:
    """Whether somebody ought to know, see or accept what the verb governs, may have thought it, or cannot believe it: whoever speaks
    says it, not he ("the world must understand that we are free", "people can't believe it is happening")."""
    verb = lemma_of(parsed, i)
    helpers = {parsed.lower[c] for c in parsed.children[i] if parsed.deps[c] in {"aux", "neg"}}
    above = parsed.heads[i]
    if parsed.deps[i] == "xcomp" and lemma_of(parsed, above) in {"need", "have", "ought"} and parsed.tags[i] == "VB":
        helpers.add("must")
    if helpers & {"must", "should", "ought"}:
        return verb in _TAKEN_IN
    if verb in {"think", "believe", "assume", "suppose"} and helpers & {"may", "might"}:
        # "He may have thought that the car was theirs": so somebody guesses.
        return True
    return verb == "believe" and bool(helpers & {"ca", "can", "could"}) and bool(helpers & NEGATIONS)


_TAKEN_IN = frozenset(
    "accept acknowledge appreciate believe know learn realise realize recognise recognize remember see understand".split()
)


def is_wished_of(parsed: Parsed, i: int) -> bool:
    """Whether the verb is what somebody may be brought to say, and has not said: "the offer may entice owners to demand talks"."""
    above = parsed.heads[i]
    if parsed.tags[i] != "VB" or parsed.lower[i - 1] != "to" or parsed.deps[i] not in {"xcomp", "ccomp"} or above > i:
        return False
    might = any(parsed.deps[c] == "aux" and parsed.lower[c] in _MIGHT for c in parsed.children[above])
    return might and lemma_of(parsed, above) in _BRINGING


_MIGHT = frozenset("may might could would can will".split())
_BRINGING = frozenset(
    "allow cause compel drive embolden enable encourage entice force induce inspire lead motivate persuade press pressure prompt push tempt".split()
)


def is_consequence(parsed: Parsed, i: int) -> bool:
    """Whether "mean" tells what follows, and nobody's meaning: "nine states do, meaning that", "which meant that"."""
    subjects = [parsed.lower[c] for c in parsed.children[i] if parsed.deps[c] == "nsubj"]
    return lemma_of(parsed, i) == "mean" and (parsed.tags[i] == "VBG" or any(w in RELATIVES for w in subjects))


def is_silence(parsed: Parsed, i: int) -> bool:
    """Whether somebody "did not respond to questions about whether": what he was asked is not his word."""
    negated = any(parsed.deps[c] == "neg" for c in parsed.children[i])
    return negated and lemma_of(parsed, i) in {"respond", "reply", "answer"}


def is_denial(parsed: Parsed, i: int) -> bool:
    """Whether a cue says that its content is not so: a verb of denial without a "not", and no half of "neither confirm nor deny"."""
    doubting = any(parsed.deps[c] == "acomp" and parsed.lower[c] in DENYING for c in parsed.children[i])
    return (
        (lemma_of(parsed, i) in DENYING or doubting)
        and not any(parsed.deps[c] == "neg" for c in parsed.children[i])
        and not neither_way(parsed, i)
    )


def neither_way(parsed: Parsed, i: int) -> bool:
    """Whether a verb of denial is the second half of "neither confirm nor deny", "declined to confirm or deny"."""
    return parsed.lower[i] == "deny" and i > 1 and parsed.lower[i - 2 : i] in (["confirm", "nor"], ["confirm", "or"])


def _only(parsed: Parsed, i: int) -> bool:
    return parsed.lower[i + 1 : i + 2] in (["only"], ["just"], ["merely"])


def is_passive_in_short(parsed: Parsed, i: int) -> bool:
    """Whether others fear, think or say of the subject what follows: "Hackers feared to have stolen", "two men believed to be"."""
    if any(parsed.deps[c].startswith("aux") for c in parsed.children[i]):
        return False
    if parsed.lower[i] == "deemed" or (parsed.tags[i] == "VBN" and parsed.lower[i] == "found"):
        # "Officials deemed responsible", "a germ found in mice".
        return parsed.tags[i + 1 : i + 2] in (["JJ"], ["IN"])
    led = parsed.lower[i + 1 : i + 2] == ["to"] and parsed.tags[i + 2 : i + 3] == ["VB"]
    return led and parsed.lower[i] in _OF_OTHERS


_OF_OTHERS = frozenset(
    "alleged believed feared known reported rumored rumoured said suspected thought understood".split()
)


def puts_down(parsed: Parsed, i: int) -> bool:
    """Whether a verb of hitting, or that of which the token is the object, denies what others say: "knocked down rumors that"."""
    verb = i if parsed.tags[i] in VERBS else parsed.heads[i]
    if verb != i and parsed.deps[i] != "dobj":
        return False
    below = {parsed.deps[c]: parsed.lower[c] for c in parsed.children[verb]}
    denies = lemma_of(parsed, verb) in DENYING and verb != i
    return (denies or (lemma_of(parsed, verb) in _HITTING and below.get("prt") == "down")) and "neg" not in below


_HITTING = frozenset("bat knock shoot slap swat beat".split())


def turns_down(parsed: Parsed, i: int) -> bool:
    """Whether a verb of denial refuses what was offered or asked for, and denies nothing: "dismissed the offer"."""
    return lemma_of(parsed, i) in {"reject", "dismiss"} and _has_object(parsed, i, _OFFERS)


def scorns(parsed: Parsed, i: int) -> bool:
    """Whether a verb of blame denies what others claim: "denounced the claim that"."""
    return lemma_of(parsed, i) in _SCORNING and _has_object(parsed, i, _CHARGES)


def _has_object(parsed: Parsed, i: int, nouns: frozenset[str]) -> bool:
    return any(parsed.deps[c] in {"dobj", "nsubjpass"} and parsed.lower[c] in nouns for c in parsed.children[i])


_OFFERS = frozenset(
    "offer offers proposal proposals bid bids plea pleas request requests invitation appeal appeals demand demands bill plan deal"
    " motion lawsuit suit case petition resolution amendment ultimatum call calls".split()
)
_SCORNING = frozenset(
    "blast condemn criticise criticize decry denounce deride lambast mock ridicule scorn slam".split()
)


def denied_charge(parsed: Parsed, i: int, verb: str) -> int | None:
    """The noun in "..., a charge the port denies": what stands before it is what others say."""
    if verb not in DENYING:
        return None
    nouns = [parsed.heads[i]] if parsed.deps[i] == "relcl" else []
    nouns += [c for c in parsed.children[i] if c < i and parsed.deps[c] == "dobj"]
    apart = (n for n in nouns if lemma_of(parsed, n) in STATEMENTS and parsed.words[parsed.edges[n][0] - 1] == ",")
    return next(apart, None)


def called_false(parsed: Parsed, i: int) -> tuple[int, int] | None:
    """The clause that the speaker of a verb calls false: "said that claims that he had lied were untrue". The parser often takes such
    a noun for the verb of a clause of its own, so that only the words tell."""
    end = next((e for s, e in parsed.sentences if s <= i < e), len(parsed.words))
    for j in range(i + 1, min(i + _NEAR_CUE, end - _SHORTEST)):
        if parsed.lower[j] not in _CHARGES or parsed.lower[j + 1] != "that":
            continue
        for k in range(j + 3, end - 1):
            told = parsed.lower[k + 1 : min(k + 4, end)]
            if parsed.lower[k] in {"is", "are", "was", "were"} and (_FALSE | _TRUE).intersection(told):
                return (j + 2, k) if bool(_NOT.intersection(told)) is bool(_TRUE.intersection(told)) else None
    return None


_NEAR_CUE, _SHORTEST = 8, 5  # tokens from a verb to the noun, and of the clause and what it is called
_NOT = frozenset(["not", "n't", "n’t"])
_CHARGES = frozenset(
    "accusation accusations allegation allegations assertions charges claim claims report reports rumors rumours suggestion suggestions"
    " speculation stories".split()
)
_TRUE = frozenset(["true", "correct", "accurate", "right"])
_FALSE = frozenset(
    "false untrue wrong baseless unfounded groundless incorrect inaccurate fabricated nonsense lies rubbish misleading ridiculous".split()
)


def is_rule(parsed: Parsed, source: tuple[int, int]) -> bool:
    """Whether something is done according to it, and it says nothing ("according to plan")."""
    head = _head(parsed, source)
    return parsed.tags[head] in {"NN", "NNS"} and lemma_of(parsed, head) in RULES


def _head(parsed: Parsed, source: tuple[int, int]) -> int:
    return next((j for j in range(*source) if not source[0] <= parsed.heads[j] < source[1]), source[1] - 1)


def is_rate(parsed: Parsed, i: int) -> bool:
    """Whether "per" tells a rate ("$82 per share", "40 miles per hour") and not who says so."""
    return parsed.lower[i] == "per" and "CD" in parsed.tags[max(0, i - 2) : i]


_MANY = frozenset("all both few many most much none several some".split())
_AMOUNTS = frozenset(
    "number majority minority handful dozen score hundred thousand share half couple string chorus range".split()
)


def hardly_any(parsed: Parsed, source: tuple[int, int]) -> bool:
    """Whether the source is nobody to speak of: "Few doubt that"."""
    return source[1] - source[0] == 1 and parsed.lower[source[0]] in {"few", "fewer", "nobody"}


def can_state(parsed: Parsed, source: tuple[int, int], cue: str) -> bool:
    """Whether the source can be one: no day, and with a verb that does not plainly say something, no mere thing."""
    head = _head(parsed, source)
    if lemma_of(parsed, head) in _AMOUNTS or parsed.lower[head] in _MANY:
        # "A growing number of Republicans" are Republicans.
        of = [c for c in parsed.children[head] if parsed.lower[c] == "of" and c < source[1]]
        head = next((g for c in of for g in parsed.children[c] if parsed.deps[g] == "pobj"), head)
    if parsed.tags[head].startswith("NNP"):
        return parsed.lower[head] not in TIMES
    if parsed.lower[head] in TIMES or lemma_of(parsed, head) in _NOTHING:
        return False
    if parsed.tags[head] not in {"NN", "NNS"} or cue in PLAINLY_SAYING or parsed.words[head][0].isupper():
        return True
    if any(parsed.tags[j] == "NNP" for j in range(head + 1, source[1])):
        return True
    return may_state(lemma_of(parsed, head), parsed.lower[head])


# "A dangerous thing to say", "no time to claim that": these say nothing.
_NOTHING = frozenset(["thing", "way", "time", "place", "moment"])


def bears_on(parsed: Parsed, i: int) -> bool:
    """Whether a fact only bears on what others state, by the verb or its object: "31 were found, which supports the allegations that ..."."""
    verb = i if parsed.tags[i] in VERBS else parsed.heads[i] if parsed.deps[i] == "dobj" else None
    return (
        verb is not None
        and lemma_of(parsed, verb) in _BEARING
        and any(parsed.deps[c] in SUBJECTS and parsed.lower[c] in _FACTS for c in parsed.children[verb])
    )


_FACTS = frozenset(["which", "that", "this"])
_BEARING = frozenset(
    "back bolster cause confirm contradict corroborate disprove feed fuel prompt prove raise refute spark strengthen support"
    " trigger undermine".split()
)


def told(parsed: Parsed, start: int, end: int) -> bool:
    """Whether the content is a clause that a deed could be telling: not so what only tells more of its object."""
    root = top(parsed, start, end)
    marks = {parsed.lower[c] for c in parsed.children[root] if parsed.deps[c] in {"mark", "advmod"} and c < root}
    aside = {"relcl": True, "acl": True, "advcl": bool(marks & _CIRCUMSTANCES)}.get(parsed.deps[root], False)
    if parsed.lower[start] == "what" or (parsed.deps[root] == "dobj" and parsed.tags[root] in {"NN", "NNS"}):
        return False
    return says_by_itself(parsed, start, end) and (not aside or bool(marks & {"that", "whether"}))


def by_whom(parsed: Parsed, i: int) -> tuple[int, int] | None:
    """Who a passive's "by" phrase names."""
    for c in parsed.children[i]:
        if parsed.deps[c] == "agent":
            for g in parsed.children[c]:
                phrase = noun_phrase(parsed, g) if parsed.deps[g] == "pobj" else None
                if phrase is not None:
                    ends = [j for j in range(g + 1, phrase[1]) if parsed.lower[j] in {"as", "to"}]
                    return phrase[0], min([phrase[1], *ends])
    return None


def as_reported(parsed: Parsed, i: int) -> bool:
    """Whether the verb is that of "as X said"; one with an object of its own tells what went on meanwhile."""
    children = parsed.children[i]
    verb = lemma_of(parsed, i)
    return (
        parsed.deps[i] in {"advcl", "ccomp"}
        and (verb in _HELD or (verb in SAYING and verb not in _SOUNDS))
        and not any(parsed.deps[c] == "prep" and c > i and _is_topic(parsed, c) for c in children)
        and any(parsed.lower[c] == "as" and c < i for c in children)
        and not any(parsed.deps[c] == "dobj" and parsed.tags[c] != "PRP" for c in children)
        and not any(parsed.deps[c] == "ccomp" and c > i for c in children)
    )


_SOUNDS = frozenset("speak cry shout scream yell chant joke mutter whisper thunder".split())


def _is_topic(parsed: Parsed, preposition: int) -> bool:
    """Whether the preposition leads to what is spoken of, and not to whom or when."""
    if parsed.lower[preposition] not in _ABOUT:
        return False
    return not any(
        parsed.lower[g] in TIMES or (g != preposition and is_outlet(parsed.words[g]))
        for g in parsed.children[preposition]
    )


def cited_source(parsed: Parsed, i: int) -> Cue | None:
    """ "..., citing X": the cited source stands nearer to the statement than who cites it."""
    objects = [c for c in parsed.children[i] if parsed.deps[c] == "dobj"]
    source = noun_phrase(parsed, objects[0]) if objects else None
    if source is None or not can_state(parsed, source, "cite"):
        # "Citing the need to save" names a reason, and nobody.
        return None
    thing = parsed.tags[objects[0]] in {"NN", "NNS"} and not is_human(lemma_of(parsed, objects[0]))
    if thing and lemma_of(parsed, parsed.heads[i]) not in CUES:
        # Who "closed the road, citing a video", has the closing from nobody.
        return None
    return Cue(i, source, without(parsed.edges[parsed.heads[i]], parsed.edges[i]), rank=-1)


def without(outer: tuple[int, int], inner: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """What the outer span holds before and behind the inner one."""
    parts = ((outer[0], min(outer[1], inner[0])), (max(outer[0], inner[1]), outer[1]))
    return tuple(p for p in parts if p[0] < p[1])


def source_of(parsed: Parsed, i: int) -> tuple[int, int] | None:
    """The tokens that name who performs the verb: its subject, its passive's "by" phrase, or those of the verb above."""
    at, passive, joined = i, False, False
    for step in range(5):
        children = parsed.children[at]
        for c in children:
            if step == 0 and (parsed.deps[c] == "agent" or (parsed.deps[c] == "prep" and parsed.lower[c] == "by")):
                objects = [g for g in parsed.children[c] if parsed.deps[g] == "pobj"]
                if objects and parsed.tags[at] == "VBN":
                    return noun_phrase(parsed, objects[0])
        if step and lemma_of(parsed, at) == "quote" and parsed.tags[at] in VERBS:
            quoted = [c for c in children if parsed.deps[c] == "dobj"]
            if quoted and _as_saying(parsed, at) is not None:
                return noun_phrase(parsed, quoted[0])
        passively = step and lemma_of(parsed, at) != "quote" and any(parsed.deps[c] == "nsubjpass" for c in children)
        if passively and not joined and (agent := by_whom(parsed, at)):
            return agent
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
            return noun_phrase(parsed, parsed.heads[at]) if parsed.lower[parsed.heads[at]] != "one" else None
        if parsed.deps[at] not in _CLIMB or parsed.heads[at] == at:
            return None
        if parsed.deps[at] == "ccomp" and parsed.tags[at] not in {"VBG", "VB"} and step == 0:
            return None
        # "Were asked by the guards and told them": those who were asked.
        joined = parsed.deps[at] == "conj" and parsed.tags[at] in {"VBD", "VBZ", "VBP"}
        at = parsed.heads[at]
    return None


def quoted_through(
    parsed: Parsed, i: int, source: tuple[int, int] | None, content: Sequence[tuple[int, int]]
) -> list[Cue]:
    """In "the mayor was quoted by the Herald as saying" and "the Herald quoted the mayor as saying", the mayor, and the Herald as the
    one through whom it came; none where the verb is another."""
    if lemma_of(parsed, i) != "quote" or parsed.tags[i] not in VERBS:
        return []
    passive = any(parsed.deps[c] == "nsubjpass" for c in parsed.children[i])
    begin = _as_saying(parsed, i)
    if not passive and begin is None:
        return []
    through = by_whom(parsed, i) if passive else source
    named = [
        c
        for c in parsed.children[i]
        if parsed.deps[c] == ("nsubjpass" if passive else "dobj") and parsed.tags[c] not in {"WP", "WDT"}
    ]
    speaker = noun_phrase(parsed, named[0]) if named else None
    if speaker is None or speaker == through:
        return []
    said = tuple((s if e <= i else max(s, (begin or i) + 1), e) for s, e in content)
    said = tuple((s, e) for s, e in said if s < e and not speaker[0] <= s < speaker[1])
    return [Cue(i, speaker, said), *([Cue(i, through, said, rank=1)] if through else [])] if said else []


def _as_saying(parsed: Parsed, i: int) -> int | None:
    """The participle of "quoted ... as saying"."""
    led = [c for c in parsed.children[i] if c > i and parsed.lower[c] == "as"]
    return next((g for c in led for g in parsed.children[c] if parsed.deps[g] == "pcomp"), None)


def speaker_above(parsed: Parsed, i: int) -> tuple[int, int] | None:
    """Who says what a participle adds to: "Olsen said the work would begin, suggesting that ...", below whatever verb it hangs."""
    at = i
    for _ in range(6):
        if parsed.heads[at] == at:
            return None
        at = parsed.heads[at]
        subjects = [c for c in parsed.children[at] if parsed.deps[c] == "nsubj"]
        if subjects and parsed.tags[at] in VERBS and lemma_of(parsed, at) in SAYING:
            return _subject(parsed, subjects[0], at)
    return None


def _quoted_as(parsed: Parsed, i: int) -> bool:
    return lemma_of(parsed, i) in {"quote", "expect"} or parsed.tags[i] == "VBG"


def _subject(parsed: Parsed, c: int, verb: int) -> tuple[int, int] | None:
    if parsed.lower[c] in RELATIVES:
        if parsed.deps[verb] == "relcl":
            return noun_phrase(parsed, parsed.heads[verb])
        return None
    if parsed.lower[c] in NOBODY or (parsed.lower[c] == "it" and lemma_of(parsed, verb) not in SAYING):
        return None
    if parsed.lower[c] == "one" and not parsed.children[c] and parsed.tags[verb] != "VBD":
        # "One" is anybody, unless it told something at a certain time.
        return None
    return noun_phrase(parsed, c)


# Before a phrase these join its sentence to the one before: "Plus the president wants ...".
_JOINING = frozenset(["plus", "and", "but", "yet", "so", "then"])


def told_of(parsed: Parsed, noun: int, at: int) -> int:
    """The noun that a relative clause tells of that begins at a token, where the parser hangs it on what stands behind that: "men in June
    who", "a talk with Ana Duarte that"; or before it: "Ana Duarte, a founder of the Harbour League, which"; or who bears the name before it."""
    relative = parsed.lower[at]
    if relative == "which" and _is_person(parsed, noun):
        nearer = (i for i in range(at - 1, noun, -1) if parsed.tags[i].startswith("NN"))
        return next((i for i in nearer if not _is_person(parsed, i)), noun)
    if (named := _named_before(parsed, noun)) is not None:
        return named
    before = parsed.edges[parsed.heads[noun]][0] - 1
    if parsed.tags[parsed.heads[noun]] not in {"IN", "TO"} or before < 0 or not parsed.tags[before].startswith("NN"):
        return noun
    several = parsed.tags[noun] == "NNP" and parsed.tags[before] == "NNS"
    if several and any(w in {"are", "were", "have"} for w in parsed.lower[at + 1 : at + _AGREEING]):
        # "Aides to Mr. Hale who resigned or were fired".
        return before
    timed = relative in {"who", "whom", "whose"} and parsed.lower[noun] in TIMES
    of_person = relative in {"that", "which"} and any(
        start <= noun < end and label == "PERSON" for start, end, label in parsed.names
    )
    return before if timed or (of_person and parsed.tags[before] in {"NN", "NNS"}) else noun


_AGREEING = 6  # tokens from a relative pronoun in which its verb shows whether it is of several


def _named_before(parsed: Parsed, noun: int) -> int | None:
    """The end of the name that a noun stands beside, which only tells more of its bearer: "Martin Olsen — a port official who"."""
    left = parsed.edges[noun][0]
    beside = left > 1 and parsed.lower[left] in {"a", "an", "the"} and parsed.words[left - 1] in _BESIDE
    named = beside and any(label == "PERSON" and end == left - 1 for _, end, label in parsed.names)
    return left - 2 if named and _is_person(parsed, noun) else None


_BESIDE = frozenset([",", "—", "–", "--"])


def _is_person(parsed: Parsed, noun: int) -> bool:
    named = any(start <= noun < end and label == "PERSON" for start, end, label in parsed.names)
    return named or (parsed.tags[noun] == "NN" and is_human(lemma_of(parsed, noun)))


def noun_phrase(parsed: Parsed, head: int) -> tuple[int, int] | None:
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
    while first < head and (
        not parsed.words[first][0].isalnum()
        or (parsed.lower[first] in _JOINING and parsed.tags[first + 1] in {"DT", "PRP$"})
    ):
        first += 1
    if last < len(parsed.tags) and parsed.tags[last] == "NNP" and parsed.deps[last] in {"npadvmod", "appos", "dobj"}:
        # The parser hangs the name in "the news agency Ansel" on the verb.
        while last < len(parsed.tags) and parsed.tags[last] == "NNP":
            last += 1
    if last - first > 25:
        first, last = max(first, head - 6), min(last, head + 1)
    return first, last
