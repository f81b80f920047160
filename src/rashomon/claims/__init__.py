"""Reads articles into claims: clause-sized propositions with whose statement each is, its values and its words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from rashomon.claims.attribution import Attributor
from rashomon.claims.chains import Attributed
from rashomon.claims.clauses import LONGEST, clause_spans
from rashomon.claims.entities import find_entities
from rashomon.claims.labels import signed_at
from rashomon.claims.passages import Piece, is_english, parsed_pieces
from rashomon.claims.plain import plain_spans
from rashomon.claims.quotations import passage_quotations
from rashomon.claims.roles import roles
from rashomon.claims.sayings import saying_spans
from rashomon.claims.syntax import count_words, top
from rashomon.claims.tagging import Statement, find_statements
from rashomon.claims.trimming import antecedent, is_presupposed, only_reports, trim
from rashomon.claims.wording import content_words, own_certainty, polarity
from rashomon.inferred import anchor
from rashomon.model import CLAIMING, Article, Certainty, Claim, Dated, Entity, Mode, Polarity, Reading, Value
from rashomon.text.dates import find_dates, find_unplaced
from rashomon.text.numbers import find_numbers
from rashomon.text.parse import Parsed, PassageParser

_ARTICLES_AT_ONCE = 16
_WORD = re.compile(r"\w+")
# Shorter stretches say nothing that could be compared.
_FEWEST_WORDS = 3


def read_claims(articles: Iterable[Article]) -> Iterator[Reading]:
    """Yields the reading of each article, in order: its claims, dates and entities.

    Claims come from the headline, standfirst, paragraphs, subheadings and captions, in reading order, with ids "ARTICLE.cN";
    entities have the ids "ARTICLE.eN". Articles are taken sixteen at a time, so memory does not grow with their number.
    An article that is not in English is cut into sentences, without attribution, roles and names; one that is mostly quoted is
    direct speech.
    """
    parser = PassageParser()
    stream = iter(articles)
    while batch := list(islice(stream, _ARTICLES_AT_ONCE)):
        for article, pieces in zip(batch, parsed_pieces(batch, parser), strict=True):
            yield _read_english(article, pieces) if is_english(article) else _read_plain(article)


@dataclass(frozen=True, slots=True)
class _Found:
    """What an article's text holds at known places, sorted by start."""

    values: Sequence[Value]
    starts: Sequence[int]

    def within(self, start: int, end: int) -> tuple[Value, ...]:
        at = bisect_left(self.starts, start)
        inside = []
        while at < len(self.values) and self.starts[at] < end:
            if self.values[at].end <= end:
                inside.append(self.values[at])
            at += 1
        return tuple(inside)


def _read_english(article: Article, pieces: Sequence[Piece]) -> Reading:
    entities = find_entities(article, [(p.offset, p.parsed) for p in pieces])
    dates = _find_dates(article)
    found = _find_values(article, dates, entities)
    statements = find_statements([(p.parsed, p.inside) for p in pieces])
    attributor = Attributor(article.text, entities, list(_sources(pieces, statements)))
    claims: list[Claim] = []
    for piece, stated in zip(pieces, statements, strict=True):
        attributed = attributor.attribute(piece, stated)
        for n, (first, last) in enumerate(piece.parsed.sentences):
            for start, end, parts in _spans(piece, first, last, attributed, n):
                claim = _claim(
                    article, piece.parsed, piece.offset, (first, last), (start, end), parts or (), attributed
                )
                if claim is not None:
                    values = found.within(claim.start, claim.end)
                    part = parts is None or attributed.brings_in(start, end, top(piece.parsed, start, end))
                    told = roles(piece.parsed, piece.offset, (start, end), values)
                    claim = replace(claim, values=values, roles=told, part=part)
                    claims.append(_with_antecedent(article, claim, piece, attributed, (start, end), parts or ()))
    claims = list({(c.start, c.end): c for c in reversed(claims)}.values())[::-1]
    claims = _with_one_speaker(claims, [run for piece in pieces for run in _quoted_runs(piece)])
    claims = [replace(c, id=f"{article.id}.c{n}") for n, c in enumerate(claims)]
    return Reading(article, tuple(claims), dates, entities)


def _quoted_runs(piece: Piece) -> Iterator[tuple[int, int]]:
    """Where each quotation of a piece stands in the article."""
    parsed, start = piece.parsed, None
    for i, quoted in enumerate((*piece.inside, False)):
        if quoted and start is None:
            start = i
        elif not quoted and start is not None:
            yield piece.offset + parsed.starts[start], piece.offset + parsed.ends[i - 1]
            start = None


def _with_one_speaker(claims: Sequence[Claim], runs: Sequence[tuple[int, int]]) -> list[Claim]:
    """The claims, but those of a quotation in which only others have a speaker have that one: a quotation is one person's."""
    starts = [s for s, _ in runs]
    held: dict[int, list[int]] = {}
    for n, c in enumerate(claims):
        at = bisect_right(starts, c.start) - 1
        if c.mode is Mode.DIRECT and at >= 0 and c.end <= runs[at][1]:
            held.setdefault(at, []).append(n)
    out = list(claims)
    for members in held.values():
        named = {c.attribution[-1].name: c.attribution for n in members if (c := claims[n]).attribution}
        if len(named) == 1:
            [chain] = named.values()
            for n in members:
                if not claims[n].attribution:
                    out[n] = replace(claims[n], attribution=chain[-1:], certainty=_passed_on(claims[n].certainty))
    return out


def _passed_on(certainty: Certainty) -> Certainty:
    return Certainty.REPORTED if certainty is Certainty.ASSERTED else certainty


def _sources(pieces: Sequence[Piece], statements: Sequence[Sequence[Statement]]) -> Iterator[tuple[int, int]]:
    """Where the report, below its headlines, names who states something, in the article's characters."""
    for piece, stated in zip(pieces, statements, strict=True):
        for s in stated:
            if s.source is not None and piece.passage.kind in {"paragraph", "caption"}:
                parsed = piece.parsed
                yield piece.offset + parsed.starts[s.source[0]], piece.offset + parsed.ends[s.source[1] - 1]


def _spans(
    piece: Piece, first: int, last: int, attributed: Attributed, sentence: int
) -> Iterator[tuple[int, int, list[tuple[int, int]] | None]]:
    """The token spans of a sentence's claims, each with those of its parts; None where it is itself a part of another."""
    parsed, frame, contents = piece.parsed, attributed.frame(sentence), attributed.contents(sentence)
    if _asks(piece, first, last) or (piece.passage.kind == "caption" and not _has_verb(parsed, first, last)):
        return
    whole = piece.passage.kind == "headline" or not _has_verb(parsed, first, last)
    if whole and count_words(parsed, first, last) <= LONGEST:
        clauses: list[tuple[int, int]] = [(first, last)]
        parts: list[tuple[int, int]] = []
    else:
        clauses, parts = clause_spans(parsed, first, last, contents, attributed.unbroken(sentence))
    told: list[tuple[int, int]] = []
    for n, (begin, past) in enumerate((*clauses, *parts)):
        start, end = trim(parsed, begin, signed_at(parsed, begin, past), stated=n >= len(clauses))
        enough = count_words(parsed, start, end) >= _FEWEST_WORDS and _tells(parsed, start, end)
        if enough and not only_reports(parsed, start, end, frame, contents):
            told.append((start, end))
            yield start, end, None if n >= len(clauses) else [p for p in parts if start <= p[0] and p[1] <= end]
    said = saying_spans(parsed, attributed.cues.get(sentence, []), first, last)
    for start, end in said if piece.passage.kind != "headline" else ():
        around = ((s, e) for s, e in told if s <= start and end <= e)
        if not any(attributed.brings_in(s, e, top(parsed, s, e)) for s, e in around):
            yield start, end, None


def _has_verb(parsed: Parsed, first: int, last: int) -> bool:
    """Whether a sentence has a verb: words under a picture without one name it and who took it."""
    return any(tag.startswith("VB") for tag in parsed.tags[first:last])


def _tells(parsed: Parsed, start: int, end: int) -> bool:
    """Whether the tokens hold more than pronouns, adverbs and the auxiliaries of a verb that stands elsewhere ("I've often"), and
    are not who signed a post ("Martin Olsen (@olsen) 3 April")."""
    if any(w[0] == "@" and len(w) > 1 for w in parsed.words[start:end]) and not _has_verb(parsed, start, end):
        return False
    return any(
        parsed.tags[i].startswith(("NN", "VB", "JJ", "CD")) and parsed.deps[i] not in {"aux", "auxpass"}
        for i in range(start, end)
    )


def _asks(piece: Piece, first: int, last: int) -> bool:
    """Whether a sentence is a question of the report's own: not one that it quotes, nor one with whose words it ends."""
    mark = next((i for i in range(max(first, last - 2), last) if piece.parsed.words[i] == "?"), None)
    if mark is None or (piece.inside[mark] and not piece.inside[first]):
        return False
    return sum(piece.inside[first:last]) <= (last - first) / 2 and not _tells_who_asked(piece, first, last)


def _tells_who_asked(piece: Piece, first: int, last: int) -> bool:
    """Whether a sentence tells that somebody asked what it ends with: "Olsen asked what was the point of it?"."""
    parsed = piece.parsed
    return any(
        parsed.lower[i] in {"asked", "asks", "wondered", "wonders"}
        and not piece.inside[i]
        and any(parsed.deps[c] == "nsubj" for c in parsed.children[i])
        for i in range(first, last)
    )


def _claim(
    article: Article,
    parsed: Parsed,
    offset: int,
    sentence: tuple[int, int],
    span: tuple[int, int],
    parts: Sequence[tuple[int, int]],
    attributed: Attributed,
) -> Claim | None:
    start, end = span
    words = content_words(parsed, start, end)
    if not words:
        return None
    a, b = offset + parsed.starts[start], offset + parsed.ends[end - 1]
    chain, denied = attributed.chain(start, end, parts)
    denied = denied and not is_presupposed(parsed, start, end)
    mode = Mode.DIRECT if attributed.quoted(start, end) else Mode.INDIRECT if chain else Mode.NARRATED
    certainty = own_certainty(parsed, start, end)
    if denied:
        certainty = Certainty.DENIED
    elif chain:
        certainty = _passed_on(certainty)
    return Claim(
        id="",
        article=article.id,
        start=a,
        end=b,
        text=article.text[a:b],
        mode=mode,
        attribution=chain,
        polarity=Polarity.NEGATED if denied else polarity(parsed, start, end),
        certainty=certainty,
        sentence=(offset + parsed.starts[sentence[0]], offset + parsed.ends[sentence[1] - 1]),
        words=words,
    )


def _with_antecedent(
    article: Article,
    claim: Claim,
    piece: Piece,
    attributed: Attributed,
    span: tuple[int, int],
    parts: Sequence[tuple[int, int]],
) -> Claim:
    """The claim from the noun on that it tells more of, if that is said by the same people, in or out of quotation marks as it is."""
    start, end = span
    begin = antecedent(piece.parsed, start, end)
    if begin is None or len(set(piece.inside[begin : start + 1])) > 1:
        return claim
    if attributed.chain(begin, end, parts)[0] != claim.attribution:
        return claim
    at = piece.offset + piece.parsed.starts[begin]
    return replace(claim, start=at, text=article.text[at : claim.end])


def _find_dates(article: Article) -> tuple[Dated, ...]:
    """The dates of the report's own words."""
    found = find_dates(article.own_words, anchor(article.published))
    return tuple(Dated(d.start, d.end, d.text, article.id, d.value) for d in found)


def _find_values(article: Article, dates: Sequence[Dated], entities: Sequence[Entity]) -> _Found:
    values = [Value(d.start, d.end, d.text, "date", d.value) for d in dates]
    undated = anchor(article.published) is None
    for passage in article.passages:
        skip = [
            (d.start - passage.start, d.end - passage.start) for d in dates if passage.start <= d.start < passage.end
        ]
        if undated:  # "3 May" counts nothing, though its year is not known
            skip += [(u.start, u.end) for u in find_unplaced(passage.text)]
        values += find_numbers(passage.text, passage.start, skip)
    values += [Value(m.start, m.end, m.text, e.kind, e.name) for e in entities for m in e.mentions]
    values.sort(key=lambda v: (v.start, v.end))
    return _Found(values, [v.start for v in values])


def _read_plain(article: Article) -> Reading:
    dates = _find_dates(article)
    found = _find_values(article, dates, ())
    claims: list[Claim] = []
    passages = [p for p in article.passages if p.kind in CLAIMING]
    quoted = passage_quotations([p.text for p in passages], article.language or "")
    for passage, spoken in zip(passages, quoted, strict=True):
        starts = [s for s, _ in spoken]
        for start, end in plain_spans(passage.text):
            a, b = passage.start + start, passage.start + end
            text = article.text[a:b]
            words = tuple((w.lower(), "other") for w in _WORD.findall(text))
            near = spoken[max(0, bisect_right(starts, start) - 1) : bisect_right(starts, end)]
            direct = sum(max(0, min(e, end) - max(s, start)) for s, e in near) > 0.6 * (end - start)
            if words:
                claims.append(
                    Claim(
                        id=f"{article.id}.c{len(claims)}",
                        article=article.id,
                        start=a,
                        end=b,
                        text=text,
                        mode=Mode.DIRECT if direct else Mode.NARRATED,
                        values=found.within(a, b),
                        sentence=(a, b),
                        words=words,
                    )
                )
    return Reading(article, tuple(claims), dates, ())
