"""What a clause's own wording tells: its content words with their roles, its polarity, how far it is vouched for."""

from __future__ import annotations

from rashomon.claims.cues import ALLEGING, NEGATIONS, POSSIBLE, SAYING
from rashomon.claims.syntax import SUBJECTS, is_word, top
from rashomon.model import Certainty, Polarity
from rashomon.text.parse import Parsed, lemma

_CONTENT = ("NN", "VB", "JJ", "CD", "RB")
_EMPTY = frozenset(
    [
        "be",
        "have",
        "do",
        "not",
        "n't",
        "n’t",
        "so",
        "also",
        "too",
        "very",
        "just",
        "then",
        "there",
        "that",
        "this",
        "more",
        "most",
        "as",
    ]
)
_AGENTS = frozenset(["nsubj", "csubj"])
_PATIENTS = frozenset(["dobj", "nsubjpass", "csubjpass", "attr", "oprd", "dative"])
_WILL = frozenset(["will", "shall", "'ll", "’ll", "wo", "would"])


def content_words(parsed: Parsed, start: int, end: int) -> tuple[tuple[str, str], ...]:
    """The clause's content words as (lemma, role): root, agent, patient or other.

    A passive's subject is the patient, its "by" phrase the agent; so is whose suggestion, call or order it was. A clause
    that lost its subject to the one before it (a conjunct, a participle) takes it from there; "it was the guard who found it" is of the guard.
    """
    framed = top(parsed, start, end)
    root, focus = clefted(parsed, framed, start, end)
    roles = marked_roles(parsed, root)
    pairs = []
    if focus is not None:
        # The words of the frame say nothing: "it was".
        roles |= dict.fromkeys((framed, *(c for c in parsed.children[framed] if parsed.deps[c] == "nsubj")), "frame")
        roles |= {i: "agent" for i in (focus, *parsed.children[focus]) if i == focus or parsed.deps[i] == "appos"}
    subject = lost_subject(parsed, root, start, end) if focus is None else None
    if subject is not None:
        pairs.append((lemma(parsed.words[subject], parsed.tags[subject]), "agent"))
    for i in range(start, end):
        role = roles.get(i, "other")
        if role == "frame" or (focus is not None and parsed.heads[i] == root and parsed.lower[i] in _RELATIVE):
            continue
        if role == "other" and parsed.deps[i] == "compound":
            role = roles.get(parsed.heads[i], "other")
            role = "other" if role == "root" else role
        if parsed.tags[i].startswith(_CONTENT) and is_word(parsed.words[i]):
            word = lemma(parsed.words[i], parsed.tags[i])
            if word not in _EMPTY or role != "other":
                pairs.append((word, role))
        elif role in {"agent", "patient"} and is_word(parsed.words[i]):
            pairs.append((parsed.lower[i], role))
    return tuple(pairs)


def clefted(parsed: Parsed, root: int, start: int, end: int) -> tuple[int, int | None]:
    """In "it was the minister that ordered the raid", the verb behind "that" and the minister; else the root, and None."""
    if parsed.lower[root] not in {"is", "was", "be", "been"} or not any(
        parsed.lower[c] == "it" and parsed.deps[c] == "nsubj" for c in parsed.children[root]
    ):
        return root, None
    below = parsed.children[root]
    for named in (c for c in below if parsed.deps[c] == "attr"):
        beside = [c for c in parsed.children[named] if parsed.deps[c] == "appos"]
        inner = [c for n in (named, *beside) for c in parsed.children[n] if parsed.deps[c] == "relcl"]
        # Beside a name the parser hangs the clause on the verb.
        inner += [c for c in below if c > named and parsed.deps[c] == "ccomp"]
        inner = [c for c in inner if start <= c < end]
        if inner:
            subjects = [c for c in parsed.children[inner[0]] if parsed.deps[c] in {"nsubj", "nsubjpass"}]
            own = not subjects or parsed.lower[subjects[0]] not in _RELATIVE
            return (root, None) if own else (inner[0], named)
    return root, None


_RELATIVE = frozenset(["that", "who", "which"])


def marked_roles(parsed: Parsed, root: int) -> dict[int, str]:
    """The heads of the arguments of a clause's governing word and of the verbs beside it, as agent or patient; itself as root."""
    roles = {root: "root"}
    for i in (root, *verbs_beside(parsed, root)):
        _mark_arguments(parsed, i, roles)
    return roles


def verbs_beside(parsed: Parsed, root: int) -> list[int]:
    """The verbs that a clause's governing word is joined with ("struck a rock and sank")."""
    return [c for c in parsed.children[root] if parsed.deps[c] == "conj" and parsed.tags[c][:2] == "VB"]


def _mark_arguments(parsed: Parsed, root: int, roles: dict[int, str]) -> None:
    noun = parsed.tags[root].startswith("NN")
    for c in parsed.children[root]:
        dep = parsed.deps[c]
        if dep in _AGENTS:
            _mark(parsed, c, "patient" if noun else "agent", roles)
        elif dep in _PATIENTS:
            _mark(parsed, c, "patient", roles)
        elif dep == "agent" or (dep == "prep" and parsed.lower[c] == "by"):
            for g in parsed.children[c]:
                if parsed.deps[g] == "pobj":
                    _mark(parsed, g, "agent", roles)
        elif noun and dep == "poss":
            _mark(parsed, c, "agent", roles)
        elif dep == "prep":
            _mark_owner(parsed, c, roles)


def _mark_owner(parsed: Parsed, preposition: int, roles: dict[int, str]) -> None:
    """In "at the suggestion of American leaders", the leaders act."""
    for noun in parsed.children[preposition]:
        if parsed.deps[noun] != "pobj" or parsed.lower[preposition] not in {"at", "on", "upon", "under", "by"}:
            continue
        for c in parsed.children[noun]:
            if parsed.deps[c] == "poss":
                _mark(parsed, c, "agent", roles)
            elif parsed.lower[c] == "of" and parsed.lower[noun] in _INITIATIVES:
                for g in parsed.children[c]:
                    _mark(parsed, g, "agent", roles)


_INITIATIVES = frozenset(
    [
        "suggestion",
        "initiative",
        "request",
        "invitation",
        "order",
        "orders",
        "behest",
        "instigation",
        "urging",
        "insistence",
        "proposal",
        "instruction",
    ]
)


def _mark(parsed: Parsed, i: int, role: str, roles: dict[int, str]) -> None:
    roles.setdefault(i, role)
    for c in parsed.children[i]:
        if parsed.deps[c] == "conj":
            _mark(parsed, c, role, roles)


def lost_subject(parsed: Parsed, root: int, start: int, end: int) -> int | None:
    """The subject of the clause's verb where it stands outside the clause (a conjunct, a participle, "who"); None where another
    stands nearer: the parser hangs a clause on a verb too far off more readily than a reader does."""
    subject = _governing_subject(parsed, root, start, end)
    return None if subject is None or _another_between(parsed, root, subject, start) else subject


def _another_between(parsed: Parsed, root: int, subject: int, start: int) -> bool:
    """Whether a noun right before the clause ("... and checkpoints | were set up"), or the subject of another verb that stands
    between, may be what the clause tells of. What is told of the subject itself stands in no such place."""
    if parsed.deps[root] == "conj" and start - 1 > subject and parsed.tags[start - 1].startswith(("NN", "PRP")):
        return True
    behind = max(subject + 1, parsed.edges[subject][1])
    return any(parsed.deps[i] in SUBJECTS and parsed.heads[i] != parsed.heads[subject] for i in range(behind, start))


def _governing_subject(parsed: Parsed, root: int, start: int, end: int) -> int | None:
    """The subject of the nearest verb above the clause that has one."""
    if not parsed.tags[root].startswith("VB"):
        return None
    at = root
    for _ in range(4):
        own = [c for c in parsed.children[at] if parsed.deps[c] in {"nsubj", "nsubjpass"}]
        if own:
            subject = own[0]
            if parsed.tags[subject] in {"WDT", "WP"} and parsed.deps[at] == "relcl":
                subject = parsed.heads[at]
                if parsed.lower[own[0]] == "who" and not _may_be_somebody(parsed, subject):
                    return None
            return None if start <= subject < end else subject
        if parsed.deps[at] in {"advcl", "xcomp"} and parsed.tags[at] in {"VBD", "VBZ", "VBP"}:
            # Such a clause has a subject of its own, which the parser hung elsewhere.
            return None
        if parsed.deps[at] in {"acl", "relcl"}:
            subject = parsed.heads[at]
            return None if start <= subject < end else subject
        if parsed.deps[at] not in {"conj", "advcl", "xcomp"} or parsed.heads[at] == at or may_hang_higher(parsed, at):
            return None
        at = parsed.heads[at]
    return None


def _may_be_somebody(parsed: Parsed, i: int) -> bool:
    """Whether "who" can mean this word: no acronym ("the F.B.I., who") that the parser took for it."""
    letters = parsed.words[i].replace(".", "")
    return not (len(letters) > 1 and letters.isupper())


def may_hang_higher(parsed: Parsed, i: int) -> bool:
    """Whether a conjunct below a reporting verb may as well be that verb's own: "The crew found that a passenger had boarded, and
    turned round"."""
    head = parsed.heads[i]
    above = parsed.heads[head]
    if parsed.deps[i] != "conj" or parsed.deps[head] != "ccomp" or parsed.tags[i] not in {"VBD", "VBZ"}:
        return False
    left = parsed.edges[i][0]
    while left - 1 > head and parsed.deps[left - 1] == "cc":
        left -= 1
    return parsed.tags[above] == parsed.tags[i] and (
        parsed.words[left - 1] == "," or parsed.tags[head] != parsed.tags[i]
    )


# Verbs whose denial is of what is thought ("I do not think it should"), and those that hold nothing to be so.
_THINKING = frozenset("think believe suppose expect feel imagine reckon want intend agree accept seem appear".split())
_WISHING = frozenset(
    "hope wish pray wonder doubt fear worry worried concerned afraid ask want wait guess hypothesize hypothesise".split()
)
_CONDITIONS = frozenset("if unless whether lest".split())
# "He may have thought that ...": nobody says that he did.
_MAYBE = frozenset(["may", "might"])
_STEPS = 6  # up the tree, at most


def governed(parsed: Parsed, start: int, end: int) -> tuple[bool, bool]:
    """Whether what governs a clause denies it ("I do not think that ..."), and whether it leaves it open ("if ...", "we hope that
    ..."), by the verbs and conditions above it."""
    at, denied, left_open = top(parsed, start, end), False, False
    for _ in range(_STEPS):
        marks = {parsed.lower[c] for c in parsed.children[at] if parsed.deps[c] == "mark"}
        left_open = left_open or bool(marks & _CONDITIONS)
        dep, head = parsed.deps[at], parsed.heads[at]
        if head == at or dep not in {"ccomp", "xcomp", "conj"}:
            break
        if dep != "conj":
            word = lemma(parsed.words[head], parsed.tags[head])
            denied ^= word in _THINKING and any(parsed.deps[c] == "neg" for c in parsed.children[head])
            maybe = any(parsed.lower[c] in _MAYBE and parsed.deps[c] == "aux" for c in parsed.children[head])
            feels = any(parsed.deps[c] == "acomp" and parsed.lower[c] in _WISHING for c in parsed.children[head])
            left_open = left_open or word in _WISHING or maybe or feels
        at = head
    return denied, left_open


def polarity(parsed: Parsed, start: int, end: int) -> Polarity:
    """Negated where the clause's governing word is, or a subject or object of it is none at all, or what is above it denies it."""
    root = top(parsed, start, end)
    if _left_open(parsed, root):
        return Polarity.AFFIRMED
    denied = _denied_by_itself(parsed, start, end) is not governed(parsed, start, end)[0]
    if lemma(parsed.words[root], parsed.tags[root]) in _THINKING:
        # "He did not believe that the tank never leaked": it did.
        thought = [c for c in parsed.children[root] if parsed.deps[c] == "ccomp" and start <= c < end]
        denied ^= any(
            parsed.deps[g] == "neg" and not _denies_nothing(parsed, g) for c in thought for g in parsed.children[c]
        )
    return Polarity.NEGATED if denied else Polarity.AFFIRMED


def _denied_by_itself(parsed: Parsed, start: int, end: int) -> bool:
    """ "Not until six" is at six."""
    root = top(parsed, start, end)
    if "until" in parsed.lower[root + 1 : end]:
        return False
    if _shares_a_denial(parsed, root):
        return True
    near = [root, *[c for c in parsed.children[root] if parsed.deps[c] in {"xcomp", "attr", "acomp"}]]
    for i in near:
        for c in parsed.children[i]:
            if _denies_nothing(parsed, c):
                continue
            if parsed.lower[c] in NEGATIONS and (start <= c < end or parsed.deps[c] == "neg"):
                return i == root or not _set_against(parsed, i)
            if start <= c < end and parsed.deps[c] in {"nsubj", "nsubjpass", "dobj", "attr"}:
                below = parsed.children[c]
                if any(
                    parsed.lower[g] in {"no", "neither"}
                    and parsed.deps[g] in {"det", "neg"}
                    and not _denies_nothing(parsed, g)
                    for g in below
                ):
                    return True
    if (
        start >= end
        or _denies_nothing(parsed, start)
        or parsed.lower[start : start + 2] in (["no", "matter"], ["no", "doubt"])
    ):
        return False
    aside = root > parsed.heads[start] > start and parsed.deps[parsed.heads[start]] == "advcl"
    return parsed.lower[start] in {"no", "not", "never", "nor", "without"} and not aside


def _set_against(parsed: Parsed, i: int) -> bool:
    """Whether a denied act is only what another one is set against: "designed not to challenge the army but to undercut it"."""
    return any(parsed.deps[c] == "cc" and parsed.lower[c] == "but" for c in parsed.children[i])


def _shares_a_denial(parsed: Parsed, i: int) -> bool:
    """Whether a verb stands under the "could not" of one before it: "could not confirm, deny or comment"."""
    own = {"aux", "auxpass", "neg", "nsubj", "nsubjpass"}
    for _ in range(_STEPS):
        if parsed.deps[i] != "conj" or parsed.tags[i] != "VB" or any(parsed.deps[c] in own for c in parsed.children[i]):
            return False
        i = parsed.heads[i]
        below = parsed.children[i]
        if any(parsed.lower[c] == "but" and parsed.deps[c] == "cc" for c in below):
            return False
        if any(parsed.deps[c] == "aux" for c in below):
            return any(parsed.deps[c] == "neg" and not _denies_nothing(parsed, c) for c in below)
    return False


_PAUSES = frozenset([",", "—", "–", "--", "-"])
_ASIDE = 12  # tokens of "not candidates, mind you, but"


def _denies_nothing(parsed: Parsed, i: int) -> bool:
    """Whether a denial is that of "not only", of a condition ("if not for", "would ... without"), or of a bound: "no more than ten", "did not hold more than ten"."""
    after = parsed.lower[i + 1 : i + 2]
    if parsed.lower[i] == "no" and after in ([","], ["-"]):  # an answer; a "no-name firm"
        return True
    if parsed.words[i] == "No" and parsed.lower[max(0, i - 1) : i] in (["the"], ["a"], ["for"], ["or"]):
        # "The No campaign", "a No vote": those who are against it.
        return True
    if parsed.lower[i] in {"not", "n't", "n’t"} and after in (["only"], ["just"], ["merely"]):
        return True
    if parsed.lower[i] == "not" and i and parsed.words[i - 1] in _PAUSES:
        # "Planets — not candidates, mind you, but real ones": what else they might be is denied.
        near = parsed.lower[i : i + _ASIDE]
        if any(w == "but" and near[n - 1] == "," for n, w in enumerate(near) if n):
            return True
    if parsed.lower[i] == "not" and _in_place_of(parsed, i):
        return True
    if parsed.lower[i] == "no" and i and lemma(parsed.words[i - 1], parsed.tags[i - 1]) == "vote":
        return True
    if parsed.lower[i] == "never" and {"JJR", "RBR"} & set(parsed.tags[i + 1 : i + 4]):
        # "Have never paid more": they have paid most.
        return True
    if parsed.lower[i] == "without" and any(parsed.deps[c] == "pcomp" for c in parsed.children[i]):
        # "Removed him without calling": he did remove him.
        return parsed.heads[i] != i and parsed.heads[i] < i
    beside = {parsed.lower[c] for c in parsed.children[parsed.heads[i]]}
    if parsed.lower[max(0, i - 1) : i + 2] == ["if", "not", "for"] or (
        parsed.lower[i] == "without" and "would" in beside
    ):
        return True
    reach = parsed.lower[i + 1 : i + 2 + (_BOUND_REACH if parsed.lower[i] != "no" else 1)]
    if "than" not in reach[1:]:
        return False
    than = i + 1 + reach.index("than")
    bound = parsed.lower[than - 1] in {"more", "less", "fewer"} or (
        than == i + 2 and parsed.lower[i + 1].endswith("er")
    )
    return bound and bool({"CD", "$"} & set(parsed.tags[than + 1 : than + 3]))


def _in_place_of(parsed: Parsed, i: int) -> bool:
    """Whether a "not" only says instead of whom or what it was: "the governor, not the mayor, ordered it", "not the mayor but the governor"."""
    head = parsed.heads[i]
    if parsed.words[i - 1 : i] == [","] and head < i:
        return parsed.tags[head].startswith("NN")
    named = [head, *(c for c in parsed.children[head] if parsed.deps[c] == "attr")]
    buts = (c for n in named if parsed.tags[n].startswith("NN") for c in parsed.children[n] if parsed.deps[c] == "cc")
    return any(parsed.lower[c] == "but" and c > i for c in buts)


_BOUND_REACH = 5
"""Words after a denial among which the bound that it makes is looked for."""


def own_certainty(parsed: Parsed, start: int, end: int) -> Certainty:
    """Alleged, possible or planned by the clause's own adverbs and auxiliaries; else asserted."""
    words = parsed.lower[start:end]
    root = top(parsed, start, end)
    if any(w in ALLEGING and not _of_aside(parsed, i, root) for i, w in enumerate(words, start)):
        return Certainty.ALLEGED
    if _impersonally_told(parsed, root):
        return Certainty.ALLEGED
    if _goes_with(parsed, root):
        return own_certainty(parsed, parsed.heads[root], parsed.heads[root] + 1)
    if _left_open(parsed, root):
        return Certainty.POSSIBLE
    if _is_charge(parsed, root):
        return Certainty.ALLEGED
    helpers = {parsed.lower[c] for c in _helpers(parsed, root)}
    nobody = parsed.lower[start] in {"no", "none", "nobody"}
    denied = nobody or any(
        parsed.deps[c] == "neg" or (parsed.lower[c] == "longer" and parsed.lower[c - 1] == "no")
        for c in parsed.children[root]
    )
    verb = lemma(parsed.words[root], parsed.tags[root])
    able = helpers & {"could", "can"}
    if _is_likely(parsed, root):
        return Certainty.POSSIBLE
    if helpers & {"could", "might"} and _is_purpose(parsed, root):
        return Certainty.ASSERTED
    if helpers & POSSIBLE and not (able and (denied or verb in _PERCEIVED)):
        return Certainty.POSSIBLE
    if helpers & _WILL and (_hangs_on_condition(parsed, root) or governed(parsed, start, end)[1]):
        return Certainty.POSSIBLE
    if "would" in helpers and verb == "like" and _is_courtesy(parsed, root):
        return Certainty.ASSERTED
    refused = denied and verb in _REFUSED
    if helpers & _WILL and ("would" not in helpers or not (nobody or refused or _is_conditional(parsed, root))):
        return Certainty.PLANNED
    if verb in {"plan", "intend", "vow", "pledge"} and not _was_done(parsed, root):
        return Certainty.PLANNED
    if _is_demanded(parsed, root) or _is_to_be_said(parsed, root) or _is_awaited(parsed, root, verb):
        return Certainty.PLANNED
    if _is_supposed(parsed, root):
        return Certainty.POSSIBLE
    if _is_alternative(parsed, root):
        return Certainty.POSSIBLE
    return Certainty.POSSIBLE if governed(parsed, start, end)[1] else Certainty.ASSERTED


def _goes_with(parsed: Parsed, root: int) -> bool:
    """Whether the clause is a participle that goes with what the main verb before it tells: "is believed to have begun in Torvik,
    spreading to the coast"; it is as sure as that."""
    return (
        parsed.tags[root] == "VBG"
        and parsed.deps[root] == "advcl"
        and parsed.heads[root] < root
        and not any(parsed.deps[c] in SUBJECTS | {"mark", "aux"} for c in parsed.children[root])
    )


def _is_charge(parsed: Parsed, root: int) -> bool:
    """Whether the clause is what allegations, rumours or the like say that are "made" or "persist": nobody vouches for it."""
    above = parsed.heads[root]
    marked = any(parsed.deps[c] == "mark" and parsed.lower[c] == "that" for c in parsed.children[root])
    if not marked or parsed.deps[root] not in {"ccomp", "acl"} or above == root:
        return False
    near = [above, *(c for c in parsed.children[above] if parsed.deps[c] in {"nsubj", "nsubjpass"})]
    return any(lemma(parsed.words[i], parsed.tags[i]) in _CHARGES for i in near)


_CHARGES = frozenset("accusation allegation claim rumor rumour speculation suspicion".split())


def _left_open(parsed: Parsed, root: int) -> bool:
    """Whether the clause says of something that it "could not" or "did not rule out"."""
    below = {parsed.deps[c]: parsed.lower[c] for c in parsed.children[root]}
    return parsed.lower[root] in {"rule", "ruling", "ruled"} and below.get("prt") == "out" and "neg" in below


def _of_aside(parsed: Parsed, i: int, root: int) -> bool:
    """Whether an adverb is only of what a clause below the root tells besides: "Olsen (who reportedly left) returned"."""
    beside = False
    for _ in range(_STEPS):
        if i == root or parsed.heads[i] == i:
            break
        beside |= parsed.deps[i] in {"relcl", "advcl", "acl", "amod"} or parsed.lower[i] == "without"
        i = parsed.heads[i]
    return beside and i == root


def _is_courtesy(parsed: Parsed, root: int) -> bool:
    """Whether who "would like to thank" somebody does so by these words."""
    meant = [c for c in parsed.children[root] if parsed.deps[c] == "xcomp"]
    return any(lemma(parsed.words[c], parsed.tags[c]) in _COURTESIES for c in meant)


_COURTESIES = frozenset("thank apologise apologize congratulate say add stress point wish commend".split())


def _helpers(parsed: Parsed, root: int) -> list[int]:
    """The auxiliaries and adverbs of a verb; those of the verb that it is joined to, where it has none and needs one ("would leave
    and help")."""
    own = [c for c in parsed.children[root] if parsed.deps[c] in {"aux", "advmod"} and not _weighs(parsed, c)]
    bare = parsed.tags[root] in {"VB", "VBP"} and not any(
        parsed.deps[c] in {"aux", *SUBJECTS} for c in parsed.children[root]
    )
    if bare and parsed.deps[root] == "conj" and parsed.heads[root] < root:
        own += [c for c in parsed.children[parsed.heads[root]] if parsed.deps[c] == "aux"]
    return own


def _weighs(parsed: Parsed, i: int) -> bool:
    """Whether an adverb is of the one behind it, by which the report weighs what it tells: "Perhaps crucially, it has no camera"."""
    return parsed.tags[i] == "RB" and parsed.tags[i + 1 : i + 2] == ["RB"] and parsed.words[i + 2 : i + 3] == [","]


def _is_likely(parsed: Parsed, root: int) -> bool:
    """Whether what the clause tells is said to be likely or possible: "is likely to leave", "it is possible that he left"."""
    return any(
        parsed.deps[c] == "acomp"
        and parsed.lower[c] in _LIKELY
        and (parsed.lower[c] != "possible" or _opens(parsed, root, c))
        for c in parsed.children[root]
    )


_LIKELY = frozenset(["likely", "unlikely", "possible"])


def _opens(parsed: Parsed, root: int, adjective: int) -> bool:
    """Whether a clause tells what is so: "it is possible that", not "the crossing is possible"."""
    below = (*parsed.children[root], *parsed.children[adjective])
    return any(parsed.deps[c] in {"ccomp", "xcomp", "advcl"} and c > adjective for c in below)


def _is_purpose(parsed: Parsed, root: int) -> bool:
    """Whether the clause is what something was done for: "so that she could help"."""
    marks = sorted(c for c in parsed.children[root] if parsed.deps[c] in {"mark", "advmod"})
    return parsed.deps[root] == "advcl" and [parsed.lower[c] for c in marks][:2] == ["so", "that"]


def _is_alternative(parsed: Parsed, root: int) -> bool:
    """Whether the clause is one of two of which one is so: "either it was a mob, or it was an attack"."""
    first = parsed.heads[root] if parsed.deps[root] == "conj" else root
    other = [c for c in parsed.children[first] if parsed.deps[c] == "conj" and c > first]
    joined = any(parsed.deps[c] == "cc" and parsed.lower[c] == "or" for c in parsed.children[first])
    clauses = all(any(parsed.deps[k] in SUBJECTS for k in parsed.children[c]) for c in (first, *other))
    return bool(other) and joined and clauses and parsed.tags[first].startswith("VB")


def _is_demanded(parsed: Parsed, root: int) -> bool:
    """Whether the clause is what somebody wants: "urged that he read the report", "insist that the town agree"."""
    head = parsed.heads[root]
    return (
        parsed.tags[root] in {"VB", "VBP"}
        and parsed.deps[root] == "ccomp"
        and lemma(parsed.words[head], parsed.tags[head]) in _DEMANDING
        and not any(parsed.deps[c] == "aux" for c in parsed.children[root])
        and any(parsed.deps[c] in SUBJECTS and parsed.tags[c] in {"NN", "NNP", "PRP"} for c in parsed.children[root])
        and any(parsed.lower[c] == "that" for c in parsed.children[root])
    )


def _is_awaited(parsed: Parsed, root: int, verb: str) -> bool:
    """Whether the clause tells what is to come as such: "is expected to meet", "is due to open", "are to leave"."""
    own = {parsed.deps[c]: c for c in parsed.children[root]}
    past = any(parsed.lower[c] in _PAST for c in (root, own.get("auxpass", root), own.get("aux", root)))
    if past or ("xcomp" not in own and "acomp" not in own):
        return False
    if verb == "be":
        due = own.get("acomp")
        led = own.get("xcomp") if due is None else None
        if due is not None and parsed.lower[due] in _AWAITED:
            led = next((c for c in parsed.children[due] if parsed.deps[c] == "xcomp"), None)
    else:
        led = own.get("xcomp") if verb in _AWAITED and {"aux", "auxpass"} & own.keys() else None
    return led is not None and any(parsed.tags[c] == "TO" for c in parsed.children[led])


_AWAITED = frozenset("expect expected schedule scheduled slate slated set due poise poised".split())
_PAST = frozenset(["was", "were", "been", "had"])


def _is_to_be_said(parsed: Parsed, root: int) -> bool:
    """Whether the clause is what somebody wants to see said: "they will seek to clarify that the law is fair"."""
    saying = parsed.heads[root]
    return (
        parsed.deps[root] == "ccomp"
        and parsed.deps[saying] == "xcomp"
        and parsed.tags[saying] == "VB"
        and lemma(parsed.words[saying], parsed.tags[saying]) in SAYING
        and lemma(parsed.words[parsed.heads[saying]], parsed.tags[parsed.heads[saying]]) in _SEEKING
    )


_SEEKING = frozenset("aim hope intend need plan seek try want wish".split())


def _is_supposed(parsed: Parsed, root: int) -> bool:
    """Whether the clause tells of something that is only thought of: "if I saw a bill that bans trade", not "if the mayor, who left"."""
    noun = parsed.heads[root]
    if parsed.deps[root] != "relcl" or not any(parsed.lower[c] in _ANY for c in parsed.children[noun]):
        return False
    at = noun
    for _ in range(4):
        if any(parsed.lower[c] in _SUPPOSING and parsed.deps[c] == "mark" for c in parsed.children[at]):
            return True
        at = parsed.heads[at]
    return False


_ANY = frozenset(["a", "an", "any", "some"])
_SUPPOSING = frozenset(["if", "whether", "unless"])

_DEMANDING = frozenset("demand insist urge recommend propose request require ask order suggest".split())


def _impersonally_told(parsed: Parsed, root: int) -> bool:
    """Whether the clause is what "it is alleged", or somebody "is said to" have done, and nobody is named who says so."""
    own = {parsed.deps[c] for c in parsed.children[root]}
    told = lemma(parsed.words[root], parsed.tags[root]) in _TOLD and parsed.tags[root] == "VBN"
    if told and {"auxpass", "xcomp"} <= own and not own & {"agent", "neg"}:
        return True
    it = any(parsed.deps[c] == "nsubjpass" and parsed.lower[c] == "it" for c in parsed.children[root])
    if told and it and "ccomp" in own and not own & {"agent", "neg"}:
        return True
    head = parsed.heads[root]
    if head == root or lemma(parsed.words[head], parsed.tags[head]) not in _TOLD or parsed.tags[head] != "VBN":
        return False
    beside = {parsed.deps[c]: parsed.lower[c] for c in parsed.children[head]}
    return beside.get("nsubjpass") == "it" and "agent" not in beside


_TOLD = frozenset(
    "allege claim rumor rumour report say speculate believe think suspect assume suggest fear understand".split()
)

_PERCEIVED = frozenset("hear see feel smell".split())
"""What could be perceived was: "the blast could be heard"."""

_REFUSED = frozenset(
    "say comment confirm elaborate discuss disclose reveal name identify specify answer talk speak give provide".split()
)
"""What somebody "would not" do when asked."""


def _was_done(parsed: Parsed, root: int) -> bool:
    """Whether a passive tells whose deed it was, or what else was done: "was planned and carried out by", not "is planned for Sunday"."""
    below = {parsed.deps[c]: parsed.lower[c] for c in parsed.children[root]}
    return below.get("auxpass") in {"was", "were", "been"} and ("agent" in below or "conj" in below)


def _hangs_on_condition(parsed: Parsed, root: int) -> bool:
    """Whether the clause is so only if another is: "if it is confirmed, it would be big news"."""
    clauses = (c for c in parsed.children[root] if parsed.deps[c] == "advcl")
    return any(
        parsed.lower[g] in {"if", "unless"} and parsed.deps[g] == "mark" for c in clauses for g in parsed.children[c]
    )


def _is_conditional(parsed: Parsed, root: int) -> bool:
    """Whether a "would" is that of a wish, a condition or a habit, not the "will" of what somebody said."""
    beside = {parsed.lower[c] for c in parsed.children[root]}
    if any(
        parsed.lower[g] == "every"
        for c in parsed.children[root]
        if parsed.deps[c] == "npadvmod"
        for g in parsed.children[c]
    ):
        return True
    return bool(beside & {"rather", "if", "often", "always", "usually", "have", "'ve", "’ve"})
