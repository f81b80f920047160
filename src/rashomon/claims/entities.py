"""The people, bodies, places and things that one article names, each with all its mentions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

from rashomon.claims.cues import ROLES
from rashomon.claims.institutions import institution_spans
from rashomon.claims.kinds import is_titled, told_kinds
from rashomon.countries import sides
from rashomon.gazetteer import PRESS, press_name, usual_kind, usual_name
from rashomon.model import Article, Entity, Mention, Variant
from rashomon.names.bodies import BODY_NOUNS
from rashomon.names.namesakes import tie_names
from rashomon.names.ties import Named, Tied
from rashomon.text.given_names import FIRST_NAMES, gender
from rashomon.text.names import TITLES, bare_name, best_name, generation, name_words, person_words, titles_before
from rashomon.text.parse import Parsed
from rashomon.text.timex.vocabulary import MONTHS, WEEKDAYS
from rashomon.text.words import is_dictionary_word, is_word

KINDS = {
    "PERSON": "person",
    "ORG": "body",
    "NORP": "body",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "PRODUCT": "thing",
    "EVENT": "thing",
    "WORK_OF_ART": "thing",
    "LAW": "thing",
}
_COMMON = frozenset(["NNS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "RB", "IN"])
_PROPER = frozenset(["NNP", "NNPS"])
# The recogniser takes these for people, bodies or works.
_NO_NAMES = frozenset(
    [
        "i",
        "we",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "president",
        "senator",
        "internet",
        "ceo",
        "gmt",
        "utc",
        "cfo",
        "vip",
        "dui",
        "tv",
        "web",
        "reuters/",
        "photo",
        "image",
        "video",
    ]
)


# Capitals in a headline make a name of what somebody says.
_HEADLINE_VERBS = frozenset("says said say tells told claims calls warns vows urges denies admits".split())
# A name is often followed by the letters that stand for it from there on.
_ACRONYM = re.compile(r"\s\(([A-Z][A-Za-z.&]{1,7})\)")
_OWNER = re.compile(r"([^\W_][\w .-]*?)['’]s? (?=\w)")
_SIDES = re.compile(r"[-–]")
_WORD_BEFORE = re.compile(r"(?<![\w'’.-])([A-Z][a-zà-ÿ]{2,}) $")
_LOWER_SURNAME = re.compile(r" ([a-z]{4,})(?=[ ,.;:]|['’]s)")
_HANDLE = re.compile(r"(?<![\w@.])@([A-Za-z]\w{3,29})(?!\w*[@.]\w)")
# Behind a body's name these are somebody's office there: "Brisk County Executive".
_PERSONAL_ROLES = frozenset(
    "executive spokesman spokeswoman spokesperson director governor mayor secretary minister president chairman chairwoman"
    " commissioner correspondent attorney sheriff coach ambassador".split()
)
# No name of four words or more has these: it is a sentence in capitals.
_SENTENCE = frozenset("is are was were be been could would should will can cannot not has had have does did do".split())
_BEFORE_NAMES = frozenset(["plus", "minus", "versus", "team"])
_LOCATIVE = frozenset("in at near from to of around outside across".split())
# The party and the state of a member of Congress: "R-Tenn.".
_PARTY = re.compile(r"[RDI][-–][A-Z][A-Za-z]*\.?(?:[A-Z]\.)?")
# What ends the name of a building or an institution that begins with its place, and that of its team.
_FACILITIES = frozenset("airport university hospital stadium bridge cathedral museum zoo prison harbour harbor".split())
_CLUBS = frozenset("United City Town Rovers Wanderers Athletic Albion Victory Rangers".split())
# Words of a headline at most.
_LONGEST_HEADLINE = 25


def find_entities(article: Article, parses: Sequence[tuple[int, Parsed]]) -> tuple[Entity, ...]:
    """Entities of an article's parsed passages, given as (offset in the article, parse), in order of first mention.

    A name is of the kind that the words beside it tell, else of the one the recogniser gives it most often; a name it saw
    once is found again wherever it is written.
    """
    found: dict[tuple[int, int], str] = {}
    for offset, parsed in parses:
        for first, last, label in parsed.names:
            kind = KINDS.get(label)
            if kind is None or (label == "NORP" and parsed.tags[last - 1].startswith("JJ")):
                continue
            begin, past = _without_edges(parsed, first, _whole_end(parsed, first, last, kind), kind)
            if begin < past and not _is_common(parsed, begin, past, label):
                found[offset + parsed.starts[begin], offset + parsed.ends[past - 1]] = kind
    _find_proper_nouns(article, parses, found)
    _mend(article, found)
    _drop_fragments(article, parses, found)
    _find_again(article, parses, found)
    _find_by_form(article, found)
    _join_first_names(article, found)
    for (start, end), kind in list(found.items()):
        before = _first_name_before(article.text, start, found)
        if kind == "person" and before is not None and article.text[start:end].isalpha():
            del found[start, end]
            found[before, end] = "person"
    return _entities(article, found)


def _whole_end(parsed: Parsed, first: int, last: int, kind: str) -> int:
    """Where a name ends of which the recogniser took the first part: "Port Ansel International Airport", "Ansel United", "Berg Jr.",
    "Tomas Berg, a miner"."""
    if kind == "person" and last - first == 1 and _is_surname(parsed, last):
        return last + 1
    if kind == "person" and parsed.lower[last : last + 1] in (["jr."], ["jr"], ["sr."], ["sr"]):
        return last + 1
    if kind not in {"place", "body"}:
        return last
    end = last
    while end < len(parsed.words) and parsed.tags[end] == "NNP" and parsed.words[end].isalpha() and end < last + 3:
        end += 1
        if parsed.lower[end - 1] in _FACILITIES:
            return end
    club = kind == "place" and last < len(parsed.words) and parsed.words[last] in _CLUBS
    return last + 1 if club else last


def _is_surname(parsed: Parsed, i: int) -> bool:
    """Whether a word right behind a name is the rest of it: another name, before a comma."""
    word = parsed.words[i] if i + 1 < len(parsed.words) and parsed.words[i + 1] == "," else ""
    named = parsed.tags[i] == "NNP" if word else False
    plain = (
        word.lower() in BODY_NOUNS or word.lower() in _FACILITIES or word.lower() in WEEKDAYS or word.lower() in MONTHS
    )
    return named and word[1:].islower() and parsed.starts[i] == parsed.ends[i - 1] + 1 and not plain


def _entities(article: Article, found: dict[tuple[int, int], str]) -> tuple[Entity, ...]:
    """The mentions by what they mean, each entity with the reasons that tie its names."""
    full = [person_words(article.text[s:e]) for (s, e), kind in found.items() if kind == "person"]
    surnames = {words[-1] for words in full if len(words) > 1}
    for (start, end), kind in found.items():
        words = name_words(article.text[start:end]) if kind == "place" else ()
        if len(words) == 1 and words[0] in surnames and not sides(article.text[start:end]):
            before = article.text[max(0, start - 8) : start].split()
            if not before or before[-1].lower() not in _LOCATIVE:
                found[start, end] = "person"
    alone = {article.text[s:e] for (s, e), kind in found.items() if kind == "person"}
    for span, kind in found.items():
        name = article.text[slice(*span)]
        first, _, last = name.rpartition(" ")
        named = (last in alone and first.replace(" ", "").isalpha()) or generation(person_words(name))
        if kind == "thing" and named:
            found[span] = "person"
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for (start, end), kind in found.items():
        votes[bare_name(article.text[start:end])][kind] += 1
    spans = sorted(found)
    names = [bare_name(article.text[s:e]) for s, e in spans]
    told = told_kinds(article.text, found)
    kinds = [told.get(n) or votes[n].most_common(1)[0][0] for n in names]
    kinds = ["thing" if k == "person" and any(c.isdigit() for c in n) else k for n, k in zip(names, kinds, strict=True)]
    # "Harbour Republicans" are nobody of that surname.
    kinds = [
        "body" if k == "person" and usual_kind(n.rpartition(" ")[2]) == "body" else k
        for n, k in zip(names, kinds, strict=True)
    ]
    titles = [titles_before(article.text, start) for start, _ in spans]
    tied = tie_names(
        [Named(*one) for one in zip(names, kinds, [frozenset([article.id])] * len(names), titles, strict=True)]
    )
    introduced = {
        acronym[1]: number
        for (_, end), name, number in zip(spans, names, tied.numbers, strict=True)
        if (acronym := _ACRONYM.match(article.text, end)) and acronym[1][0] == name[:1]
    }
    groups: dict[int, list[int]] = defaultdict(list)
    for i, number in enumerate(tied.numbers):
        groups[introduced.get(names[i], number)].append(i)
    named_last = _surnames_told(names, kinds, titles, list(groups.values()))
    for i, number in named_last.items():
        groups[introduced.get(names[i], tied.numbers[i])].remove(i)
        groups[introduced.get(names[number], tied.numbers[number])].append(i)
    entities = []
    for count, unsorted in enumerate(groups.values()):
        members = sorted(unsorted)
        if not members:
            continue
        sure = [i for i in members if names[i] in told]
        kind = Counter(kinds[i] for i in sure or members).most_common(1)[0][0]
        mentions = tuple(
            Mention(spans[i][0], spans[i][1], article.text[spans[i][0] : spans[i][1]], article.id) for i in members
        )
        name = best_name([names[i] for i in members], kind)
        variants = _variants(name, {names[i]: i for i in members if i not in named_last}, tied, introduced)
        if told_by_place := {names[i] for i in members if i in named_last} - {v.text for v in variants}:
            variants += [
                Variant(text, f"{text}: {name} is named last before it, and most") for text in sorted(told_by_place)
            ]
        entities.append(Entity(f"{article.id}.e{count}", name, kind, mentions, tuple(variants)))
    return tuple(entities)


def _surnames_told(
    names: Sequence[str], kinds: Sequence[str], titles: Sequence[frozenset[str]], groups: Sequence[Sequence[int]]
) -> dict[int, int]:
    """For a surname alone that two people of the report have: a mention of the one it means, by their places in `names`.

    It means the one named last before it, if the report also names that one first, and most often in full, and has no title
    for the surname that this one never has; in doubt nobody.
    """
    full: dict[str, dict[int, list[int]]] = defaultdict(dict)
    alone: dict[str, list[int]] = {}
    for number, members in enumerate(groups):
        people = [i for i in members if kinds[i] == "person"]
        words = {person_words(names[i]) for i in people}
        if people and all(len(w) == 1 for w in words):
            alone.setdefault(person_words(names[people[0]])[0], []).extend(people)
        elif people:
            surname = max(words, key=len)[-1]
            full[surname][number] = [i for i in people if len(person_words(names[i])) > 1]
    told: dict[int, int] = {}
    for surname, mentions in alone.items():
        bearers = full.get(surname, {})
        ranked = sorted(bearers.values(), key=len, reverse=True)
        first = min((i for some in ranked for i in some), default=0)
        if len(ranked) < 2 or len(ranked[0]) == len(ranked[1]) or first not in ranked[0]:
            continue
        held = frozenset().union(*(titles[i] for i in ranked[0])) | {"mr", "mrs", "ms", "miss"}
        sex = gender(person_words(names[first])[0])
        wrong = {"f": {"mr"}, "m": {"mrs", "ms", "miss"}}.get(sex, set())
        if any(titles[i] - (held - wrong) for i in mentions):
            continue
        places = sorted((i, holder) for holder in bearers for i in bearers[holder])
        for i in mentions:
            before = [(j, holder) for j, holder in places if j < i][-1:]
            if before and bearers[before[0][1]] is ranked[0]:
                told[i] = before[0][0]
    return told


def _variants(name: str, members: dict[str, int], tied: Tied, introduced: dict[str, int]) -> list[Variant]:
    """The other names of an entity, each with what ties it: the report's own words, or a rule."""
    variants = []
    reasons = tied.reasons_from(members.values(), name)
    for text, i in members.items():
        if name_words(text) != name_words(name):
            why = f"{text}: given in brackets behind {name}" if text in introduced else reasons.get(i)
            variants.append(Variant(text, why or f"{text}: same name as {name}"))
    return variants


def _mend(article: Article, found: dict[tuple[int, int], str]) -> None:
    """Cuts mentions to the name itself: at a bracket, before an owner's name, behind an occupation; adds a surname in lower case."""
    names = {bare_name(article.text[s:e]) for s, e in found}
    people = {bare_name(article.text[s:e]) for (s, e), kind in found.items() if kind == "person"}
    surnames = {article.text[s:e].rpartition(" ")[2] for (s, e), kind in found.items() if kind == "person"}
    for (start, end), kind in list(found.items()):
        text = article.text[start:end]
        cuts = [(start, end)]
        if text.endswith(("'s", "’s")) and len(text) > 4:
            cuts = [(start, end - 2)]
        elif "(" in text and ")" not in text:
            cuts = [(start, start + len(text[: text.index("(")].rstrip()))]
        elif len(sides := _SIDES.split(text)) == 2 and all(map(usual_name, sides)):
            cuts = [(start, start + len(sides[0])), (end - len(sides[1]), end)]
        elif owner := _OWNER.match(text):
            if owner[1] in names or usual_name(owner[1]) or press_name(owner[1]):
                cuts = [(start, start + owner.end(1)), (start + owner.end(), end)]
        elif kind in {"person", "body"}:
            first, _, rest = text.partition(" ")
            plain = first.lower()
            if press_name(first) and rest in names:
                cuts = [(start, start + len(first)), (start + len(first) + 1, end)]
            elif kind == "body" and " " in rest and (role := rest.rpartition(" ")[2]).lower() in _PERSONAL_ROLES:
                cuts = [(start, end - len(role) - 1)]
            elif (
                plain not in FIRST_NAMES
                and (_is_full_name(rest, surnames) or (rest in people and " " in rest))
                and (plain in ROLES or is_dictionary_word(plain))
            ):
                cuts = [(start + len(first) + 1, end)]
                kind = "person"
            elif kind == "person" and not rest and plain in FIRST_NAMES:
                surname = _LOWER_SURNAME.match(article.text, end)
                if surname and not is_dictionary_word(surname[1]) and not is_word(surname[1]):
                    cuts = [(start, surname.end(1))]
        if cuts != [(start, end)]:
            del found[start, end]
            found.update((cut, kind) for cut in cuts if cut[0] < cut[1])


def _first_name_before(text: str, start: int, found: dict[tuple[int, int], str]) -> int | None:
    """Where a word begins that stands right before a surname and is no word of the language, nor another name."""
    match = _WORD_BEFORE.search(text[max(0, start - 30) : start])
    if match is None or is_word(match[1].lower()) or match[1].lower() in TITLES:
        return None
    begin = start - len(match[0]) + match.start(1) - match.start()
    return None if (begin, begin + len(match[1])) in found else begin


def _is_full_name(text: str, surnames: set[str]) -> bool:
    """Whether this is a first and a last name: the one is usual, or the other somebody's in the report."""
    first, _, last = text.partition(" ")
    return bool(last) and (first.lower() in FIRST_NAMES or (" " not in last and last in surnames))


def _drop_fragments(article: Article, parses: Sequence[tuple[int, Parsed]], found: dict[tuple[int, int], str]) -> None:
    """Drops what was found where every word has a capital, as in headlines, unless it is named elsewhere or known.

    Capitals tell the recogniser of names; where all words have them it makes names of verbs.
    """
    shouted = []
    for offset, parsed in parses:
        for first, last in parsed.sentences:
            words = [w for w in parsed.words[first:last] if w.isalpha() and len(w) > 3]
            if 3 < len(words) < _LONGEST_HEADLINE and sum(w[0].isupper() for w in words) >= 0.75 * len(words):
                shouted.append((offset + parsed.starts[first], offset + parsed.ends[last - 1]))
    if not shouted:
        return
    shouted.sort()
    inside = {(s, e) for s, e in found if (at := bisect_left(shouted, (s + 1,))) and e <= shouted[at - 1][1]}
    elsewhere = {bare_name(article.text[s:e]) for s, e in found if (s, e) not in inside}
    if not elsewhere:
        return
    for span in inside:
        name = bare_name(article.text[slice(*span)])
        given, _, rest = name.partition(" ")
        person = given.lower() in FIRST_NAMES and rest.isalpha() and not name.isupper()
        if not (name in elsewhere or person or usual_name(name) or press_name(name)):
            del found[span]


def _find_by_form(article: Article, found: dict[tuple[int, int], str]) -> None:
    """Adds what its form gives away: handles, agencies in lower case, a nation's bodies ("the Israeli army")."""
    more = dict.fromkeys(institution_spans(article), "body")
    for passage in article.passages:
        for match in PRESS.finditer(passage.text):
            before = passage.text[max(0, match.start() - 8) : match.start()]
            if match[0].islower() or before.endswith("agency "):
                more[passage.start + match.start(), passage.start + match.end()] = "body"
        for match in _HANDLE.finditer(passage.text):
            more[passage.start + match.start(1), passage.start + match.end(1)] = "thing"
    taken = sorted(found)
    for span, kind in sorted(more.items()):
        at = bisect_left(taken, span)
        near = taken[max(0, at - 1) : at + 1]
        if not any(s < span[1] and span[0] < e for s, e in near):
            found[span] = kind


def _find_proper_nouns(
    article: Article, parses: Sequence[tuple[int, Parsed]], found: dict[tuple[int, int], str]
) -> None:
    """Adds runs of proper nouns that the recogniser passed over, as things: of several words, or written twice."""
    runs: dict[str, list[tuple[int, int]]] = defaultdict(list)
    titled: set[tuple[int, int]] = set()
    for offset, parsed in parses:
        named = {i for first, last, _ in parsed.names for i in range(first, last)}
        run: list[int] = []
        begins = {first for first, _ in parsed.sentences}
        for i in [*range(len(parsed.words)), -1]:
            proper = i >= 0 and parsed.tags[i] in _PROPER and i not in named and parsed.words[i][0].isupper()
            if proper and (i not in begins or not run):
                run.append(i)
                continue
            if len(run) > 1 and _is_prefixed(parsed, run[0]):
                run.pop(0)
            whole = len(run)
            while run and parsed.lower[run[0]].rstrip(".") in TITLES:
                run.pop(0)
            if 1 < len(run) <= 3 and len(run) < whole:
                titled.add((offset + parsed.starts[run[0]], offset + parsed.ends[run[-1]]))
            if run and parsed.lower[run[-1]] in ROLES:
                run = []
            if run and (len(run) > 1 or parsed.heads[run[0]] != run[0]):
                start, end = offset + parsed.starts[run[0]], offset + parsed.ends[_hyphenated(parsed, run[-1])]
                runs[article.text[start:end]].append((start, end))
            run = [i] if proper else []
    for name, spans in runs.items():
        if len(name) > 2 and (" " in name or len(spans) > 1) and not (name.isupper() and " " in name):
            found.update((span, "person" if span in titled else "thing") for span in spans)


def _is_common(parsed: Parsed, first: int, last: int, label: str) -> bool:
    """Whether the recogniser took a common word or a word of another script for a name."""
    words = parsed.words[first:last]
    if not any(c.isascii() and c.isalpha() for word in words for c in word):
        return True
    if _PARTY.fullmatch("".join(words)) or any(c in "[]" for word in words for c in word):
        return True
    if not any(c.isupper() for word in words for c in word) and all(map(is_word, parsed.lower[first:last])):
        return words[-1] not in BODY_NOUNS
    if last - first > 3 and not _SENTENCE.isdisjoint(parsed.lower[first:last]):
        return True
    return last - first == 1 and label != "NORP" and parsed.tags[first][:3] in _COMMON


def _join_first_names(article: Article, found: dict[tuple[int, int], str]) -> None:
    """Joins a "place" and the surname behind it, a word each, to one person: "Edvard", "Rusk"."""
    by_start = {start: (end, kind) for (start, end), kind in found.items()}
    for start, end in [span for span, kind in found.items() if kind == "place"]:
        past, kind = by_start.get(end + 1, (0, ""))
        if not past or article.text[end] != " " or not (kind == "person" or is_titled(article.text, start)):
            continue
        if article.text[start:end].isalpha() and article.text[end + 1 : past].isalpha():
            del found[start, end], found[end + 1, past]
            found[start, past] = "person"


def _without_edges(parsed: Parsed, first: int, last: int, kind: str) -> tuple[int, int]:
    while first < last and (parsed.lower[first] in {"the", "a", "an"} or not parsed.words[first][0].isalnum()):
        first += 1
    if last - first > 3 and parsed.words[first].islower() and _is_prefixed(parsed, first + 2):
        first += 2
    if last - first > 1 and _is_prefixed(parsed, first):
        first += 1
    if last - first > 1 and (
        (parsed.tags[first] in {"VBG", "IN"} and parsed.deps[first] == "prep")
        or parsed.tags[first] == "CC"
        or parsed.lower[first] in _BEFORE_NAMES
    ):
        # "Following Olsen", "and Olsen", "Plus Olsen".
        first += 1
    while first < last and (parsed.tags[last - 1] == "POS" or not parsed.words[last - 1][-1].isalnum()):
        if parsed.words[last - 1].endswith(".") and len(parsed.words[last - 1]) > 1:
            break
        last -= 1
    for k in range(first + 1, last - 1):
        named = parsed.heads[k]
        if (
            parsed.lower[k] == "the"
            and parsed.tags[k - 1] == "NNP"
            and not {named, parsed.heads[named]} & {k - 1, parsed.heads[k - 1]}
        ):
            # "Told Billboard the Doobies had left", not "Alexander the Great".
            last = k
            break
    while last - first > 1 and parsed.lower[last - 1] in _HEADLINE_VERBS:
        last -= 1
    if kind == "person":
        while last - first > 1 and parsed.lower[first].rstrip(".") in TITLES:
            first += 1
        while last - first > 1 and (
            parsed.tags[last - 1][:2] in {"VB", "IN", "RB", "MD", "DT", "CC"}
            or (
                parsed.words[first][0].isupper()
                and parsed.words[last - 1].islower()
                and is_word(parsed.lower[last - 1])
                and parsed.words[last - 2] != "-"
            )
        ):
            last -= 1
        last = _hyphenated(parsed, last - 1) + 1
    words = parsed.lower[first:last]
    if not words or all(w in _NO_NAMES or not any(c.isalpha() for c in w) for w in words):
        return first, first
    return first, last


def _hyphenated(parsed: Parsed, last: int) -> int:
    """The last token of a name with what is joined to it by hyphens: the tokenizer parts "Kim Jong-un"."""
    while last + 2 < len(parsed.words) and parsed.words[last + 1] == "-" and _adjoins(parsed, last + 1):
        last += 2
    return last


def _is_prefixed(parsed: Parsed, i: int) -> bool:
    """Whether the token begins with small letters and a hyphen: of "the anti-Orlenko Observatory" he is no part."""
    return i > 1 and parsed.words[i - 1] == "-" and parsed.words[i - 2].islower() and _adjoins(parsed, i - 1)


def _adjoins(parsed: Parsed, i: int) -> bool:
    """Whether no space stands around the token."""
    return parsed.ends[i - 1] == parsed.starts[i] and parsed.ends[i] == parsed.starts[i + 1]


def _find_again(article: Article, parses: Sequence[tuple[int, Parsed]], found: dict[tuple[int, int], str]) -> None:
    """Adds mentions of known names that the recogniser passed over."""
    known: dict[str, str] = {}
    for (start, end), kind in found.items():
        name = bare_name(article.text[start:end])
        if len(name) > 3 and name[0].isupper() and "\n" not in name:
            known.setdefault(name, kind)
            acronym = _ACRONYM.match(article.text, end)
            if acronym and acronym[1][0] == name[0]:
                known.setdefault(acronym[1], kind)
            words = name.split()
            if kind == "person" and 1 < len(words) <= 3 and len(words[-1]) > 3 and words[-1].isalpha():
                known.setdefault(words[-1], kind)
    if not known:
        return
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in sorted(known, key=lambda n: (-len(n), n)):
        by_first[name.split()[0]].append(name)
    ends = dict(found.keys())
    for offset, parsed in parses:
        past = 0
        for word, at in zip(parsed.words, parsed.starts, strict=True):
            start = offset + at
            if start in ends:
                past = max(past, ends[start])
            elif start >= past and word in by_first:
                for name in by_first[word]:
                    end = start + len(name)
                    if article.text.startswith(name, start) and not article.text[end : end + 1].isalnum():
                        found[start, end] = known[name]
                        past = end
                        break
