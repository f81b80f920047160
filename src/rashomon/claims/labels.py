"""Speakers that stand apart from what they say: before a colon, or behind a dash under it."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.claims.cues import HEADLINE_SPEAKERS, ROLES
from rashomon.claims.sources import Cue
from rashomon.claims.syntax import VERBS, is_word
from rashomon.text.parse import Parsed

# Words at the head of a line that are no speaker's.
_NO_LABELS = frozenset(
    ["also", "breaking", "exclusive", "live", "more", "note", "photo", "read", "related", "see", "video", "watch"]
)
_SIGNATURE = 16  # the most tokens of a dash, a name and what the person is
_NAME = 4  # the most tokens of the name under a post
_DASHES = frozenset(["-", "–", "—", "―", "--"])
_HEADLINE_SOURCE = 5  # tokens before or after a headline's colon that can name a source


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
        if not dash or inside[at]:
            continue
        handle = _handle(parsed, at)
        end = handle or at + 1
        while not handle and end < size and parsed.tags[end].startswith("NNP") and is_word(parsed.words[end]):
            end += 1
        if end == at + 1:
            continue
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


def _handle(parsed: Parsed, dash: int) -> int | None:
    """Where the bracket with the handle of a post opens behind a dash and a name, in capitals or not: "— ana duarte (@anad)"."""
    for at in range(dash + 2, min(dash + _NAME + 2, len(parsed.words) - 1)):
        if parsed.words[at] == "(":
            return at if parsed.words[at + 1].startswith("@") else None
        if not is_word(parsed.words[at]):
            return None
    return None


def signed_at(parsed: Parsed, first: int, last: int) -> int:
    """Where the words of a post end in the tokens, before the dash and the name under it; their end if there is none."""
    dashes = (i for i in range(first + 1, last) if parsed.words[i][-1] in _DASHES and not is_word(parsed.words[i]))
    return next((i for i in dashes if _handle(parsed, i)), last)


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
        named = any(t.startswith("NN") for t in tags) and not any(t in VERBS or t in {"MD", "IN"} for t in tags)
        if named and (
            any(t.startswith("NNP") for t in tags)
            or (size <= 2 and all(w[0].isupper() for w in parsed.words[slice(*source)]))
            or parsed.lower[source[1] - 1] in ROLES | HEADLINE_SPEAKERS
        ):
            cues.append(Cue(at, source, (content,)))
            break
    return cues


def headline_aside(parsed: Parsed, first: int, last: int) -> list[Cue]:
    """Who says a headline that names him between commas: "Port ‘Must Close,’ Olsen Says, but Ferry Sails". In capitals the parser takes
    the verb for a name."""
    for at in range(first + 2, last):
        ends = at + 1 >= last or parsed.words[at + 1] in {",", ".", ";"}
        if parsed.lower[at] not in _SAYS or not ends:
            continue
        start = at
        while start > first and parsed.words[start - 1][0].isupper() and at - start < _HEADLINE_SOURCE:
            start -= 1
        if start == at or start - 1 <= first or parsed.words[start - 1] != ",":
            continue
        content = [(first, start - 1)] + ([(at + 2, last)] if at + 2 < last else [])
        return [Cue(at, (start, at), tuple(content))]
    return []


_SAYS = frozenset(["says", "say", "said"])
