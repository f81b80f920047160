"""Claims as quotations: their words within their sentence, who says them, and where they stand.

All texts here are cleaned for display (`plain.clean`); escaping for a format is the renderer's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rashomon.model import Article, Certainty, Claim, Labelled, Mention, Mode, Speaker
from rashomon.render.links import words_address
from rashomon.render.plain import clean, listed

OWN_VOICE = "in its own voice"

_OPENING = frozenset("\"'“‘«„")
_PRONOUNS = frozenset("he she it they we i you who that this these those one another his her their its our my".split())
_COMMON = frozenset(
    """
    one two three four five six seven eight nine ten some many several most few all both other others another those these this that
    its his her their our former senior top local officials critics prosecutors lawmakers researchers scientists supporters opponents
    residents witnesses police authorities investigators lawyers doctors experts
    """.split()
)
"""What no name begins with, though a sentence may."""
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_PLAINLY_SAID = {Certainty.ASSERTED, Certainty.REPORTED}
_GOES_ON = re.compile(r"\s(?:of|that|to|where|whether|which|who|whom|whose)\b")
"""How the words go on of which a claim takes the first: "the idea", "a law"."""

_YET_TO_COME = "still to come"  # plans, promises and forecasts alike


@dataclass(frozen=True, slots=True)
class Source:
    """An article under the name by which the dossier calls it.

    `href` is its page where it has a web address, `origin` the id of the article that it goes back to, its own if none.
    """

    number: int
    article: Article
    name: str
    headline: str
    byline: str
    published: str
    href: str | None
    origin: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of text in pieces, each with whether it is what the excerpt is about or only stands around it.

    `changed` numbers the pieces in which the words are others than in another rendering of the same quotation.
    """

    pieces: tuple[tuple[str, bool], ...]
    changed: frozenset[int] = frozenset()

    @property
    def clause(self) -> Excerpt:
        """The marked pieces alone, as `words` has them, still in pieces."""
        kept: list[tuple[str, bool]] = []
        changed: set[int] = set()
        for n, ((text, marked), (following, _)) in enumerate(pairwise((*self.pieces, ("", False)))):
            if marked:
                changed.update([len(kept)] if n in self.changed else [])
                kept.append((text, True))
            elif following and _left_out(text, following) and not (kept and _bridged(text, following)):
                kept.append((" … " if kept else "… ", False))
            elif kept and following:
                kept.append((text, False))
            elif kept and _GOES_ON.match(text):
                kept.append((" …", False))
        return Excerpt(tuple(kept), frozenset(changed))

    @property
    def words(self) -> str:
        """The marked pieces alone, with an ellipsis for what was left out before or between them, or breaks off their last phrase."""
        out = ""
        for (text, marked), (following, _) in pairwise((*self.pieces, ("", False))):
            if marked:
                out += text
            elif following:
                elided = _left_out(text, following) and not (out and _bridged(text, following))
                out = f"{out.rstrip()} … " if elided else out and out + text
            elif out and _GOES_ON.match(text):
                out += " …"
        return out.strip()

    @property
    def whole(self) -> bool:
        """Whether next to nothing stands around the marked words."""
        return not any(_says_something(text) for text, marked in self.pieces if not marked)


@dataclass(frozen=True, slots=True)
class Quote:
    """One or more claims of one sentence in one voice; `href` leads to the words on the source's own page."""

    source: Source
    claims: tuple[Claim, ...]
    sentence: Excerpt
    voice: str
    href: str | None

    @property
    def remark(self) -> str:
        """What a reader must know besides the source: nothing where it plainly says so itself."""
        return remark(self.voice)


@dataclass(frozen=True, slots=True)
class Wording:
    """The same words in the same voice, in one source or several: a reprint adds a source and no quotation."""

    quotes: tuple[Quote, ...]

    @property
    def sentence(self) -> Excerpt:
        return self.quotes[0].sentence

    @property
    def voice(self) -> str:
        return self.quotes[0].voice if len(self.quotes) == 1 else self.quotes[0].voice.replace("its own", "their own")

    @property
    def credit(self) -> str:
        """The sources, and who is speaking unless it is they themselves."""
        names, remark = listed([quote.source.name for quote in self.quotes]), self.quotes[0].remark
        return f"{names}, {remark}" if remark else names

    @property
    def origins(self) -> set[str]:
        return {quote.source.origin for quote in self.quotes}


def quotes(told: Iterable[tuple[Source, Claim]], changed: Iterable[Mention] = ()) -> tuple[Quote, ...]:
    """Claims as quotations, in their order; those of one sentence in one voice are one quotation.

    `changed` are the places of the words in which a quotation differs from another rendering.
    """
    places: dict[str, list[tuple[int, int]]] = {}
    for mention in changed:
        places.setdefault(mention.article, []).append((mention.start, mention.end))
    together: dict[tuple[int, tuple[int, int], str], list[tuple[Source, Claim]]] = {}
    for source, claim in told:
        key = source.number, _sentence(claim), voice(claim, source.article.text)
        together.setdefault(key, []).append((source, claim))
    return tuple(
        _quote(
            group[0][0],
            sorted((claim for _, claim in group), key=lambda claim: claim.start),
            sentence,
            said,
            places.get(group[0][0].article.id, ()),
        )
        for (_, sentence, said), group in together.items()
    )


def wordings(side: Iterable[Quote], whole: bool = True) -> tuple[Wording, ...]:
    """Quotations with those that are word for word the same, in the same voice, put together.

    They must be alike in their `whole` sentence, or else in the words that the claims take of it.
    """
    same: dict[tuple[Excerpt | str, str], dict[int, Quote]] = {}
    for quote in side:
        told = quote.sentence if whole else quote.sentence.words
        same.setdefault((told, quote.voice), {}).setdefault(quote.source.number, quote)
    return tuple(Wording(tuple(group.values())) for group in same.values())


def excerpt(
    text: str, outer: tuple[int, int], marked: Iterable[tuple[int, int]], changed: Iterable[tuple[int, int]] = ()
) -> Excerpt:
    """The stretch `outer` of a text, widened to hold the stretches `marked`, in pieces; `changed` are parts of the latter."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(marked):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    at, last = min(outer[0], joined[0][0]), max(outer[1], joined[-1][1])
    pieces: list[tuple[str, bool, bool]] = []
    others = sorted(changed)
    for start, end in joined:
        pieces.append((clean(text[at:start]), False, False))
        at = start
        for first, past in others:
            if at <= first < past <= end:
                pieces += [(clean(text[at:first]), True, False), (clean(text[first:past]), True, True)]
                at = past
        pieces.append((clean(text[at:end]), True, False))
        at = end
    pieces.append((clean(text[at:last]), False, False))
    pieces[0] = pieces[0][0].lstrip(), False, False
    pieces[-1] = pieces[-1][0].rstrip(), False, False
    kept = [piece for piece in pieces if piece[0]]
    return Excerpt(
        tuple((words, inside) for words, inside, _ in kept), frozenset(n for n, piece in enumerate(kept) if piece[2])
    )


def opening(article: Article, claim: Claim) -> str:
    """What is put before the words of a claim that stands alone: its subject where that stands outside of it, and an ellipsis
    for what was left out; nothing before a claim that begins its sentence, or the sentence that it quotes."""
    subject = claim.subject_before
    if subject is not None:
        between = article.text[subject.end : claim.start]
        return f"{clean(article.text[subject.start : subject.end])} {'… ' if _says_something(between) else ''}"
    return "… " if _left_out(article.text[_sentence(claim)[0] : claim.start], claim.text) else ""


def paragraphs(article: Article) -> tuple[Labelled, ...]:
    """The article's passages in the order of the text; the whole text where none were told apart."""
    whole = Labelled(0, len(article.text), article.text, "paragraph")
    return tuple(sorted(article.passages, key=lambda passage: passage.start)) or (whole,)


def remark(voice: str) -> str:
    """What a `voice` tells besides that the source itself plainly says so."""
    return voice.removeprefix(OWN_VOICE).strip(" ()") if voice.startswith(OWN_VOICE) else voice


def voice(claim: Claim, text: str) -> str:
    """Who says a claim of the article's `text`: the article itself, or a speaker and through whom; and how surely."""
    # A pronoun whose meaning was not found names nobody.
    known = [speaker for speaker in claim.attribution if not _is_pronoun(speaker.name)]
    # "An account by the Herald, via the Herald" says the outlet twice.
    ends = [speaker.name.lower() for speaker in known]
    known = [s for s, name in zip(known, ends, strict=True) if not any(other.endswith(f" {name}") for other in ends)]
    if known:
        chain = ", via ".join(_called(speaker, text) for speaker in known)
        said = f"{'quoting' if claim.mode is Mode.DIRECT else 'according to'} {chain}"
    else:
        unnamed = "in quotation marks, speaker not named" if claim.mode is Mode.DIRECT else OWN_VOICE
        said = "according to someone not named" if claim.attribution and claim.mode is not Mode.DIRECT else unnamed
    if claim.certainty in _PLAINLY_SAID or (claim.certainty is Certainty.PLANNED and _is_past(claim)):
        return said
    return f"{said} ({_YET_TO_COME if claim.certainty is Certainty.PLANNED else claim.certainty.value})"


def _is_past(claim: Claim) -> bool:
    """Whether what is planned was: a vow was made, and a report's own "would" looks back ("that would be his base")."""
    return bool(_VOWED.search(claim.text) or (not claim.attribution and _WOULD.search(claim.text)))


_WOULD = re.compile(r"(?:\bwould\b|[’']d\b)(?!.*\bwill\b)", re.IGNORECASE | re.DOTALL)
_VOWED = re.compile(r"\b(?:vow|pledg|plan|intend)\w*", re.IGNORECASE)


def speaker_name(speaker: Speaker, text: str) -> str:
    """What a speaker is called, and behind that the letters by which the page's `text` names it: "United Nations (UN)"."""
    name, written = clean(speaker.name), _ARTICLE.sub("", clean(text[speaker.start : speaker.end]))
    return f"{name} ({written})" if " " in name and _LETTERS.fullmatch(written) and written not in name else name


_LETTERS = re.compile(r"[A-Z](?:\.?[A-Z]){1,6}\.?")


@lru_cache(maxsize=256)
def _stands_in(word: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", text) is not None


def _is_pronoun(name: str) -> bool:
    """Whether the name is none; "WHO" is one."""
    return name.lower() in _PRONOUNS and not (name.isupper() and len(name) > 1)


def _called(speaker: Speaker, text: str) -> str:
    """The speaker's name, with its article where the page names it so: "the company"."""
    name, mention = speaker_name(speaker, text), clean(text[speaker.start : speaker.end])
    named = mention if _ARTICLE.sub("", mention) == name else name
    first = named.split(" ", 1)[0]
    if speaker.entity is None and first.istitle() and (first.lower() in _COMMON or _stands_in(first.lower(), text)):
        # "Protesters", with a capital since a sentence begins with them.
        named = named[0].lower() + named[1:]
    return _ARTICLE.sub(lambda word: word[0].lower(), named)


def _quote(
    source: Source,
    claims: Sequence[Claim],
    sentence: tuple[int, int],
    said: str,
    changed: Iterable[tuple[int, int]],
) -> Quote:
    text, first = source.article.text, claims[0]
    href = None
    if source.href:
        before, after = text[sentence[0] : first.start], text[first.end : max(first.end, sentence[1])]
        href = words_address(source.href, first.text, before, after)
    spans = [(role.start, role.end) for claim in claims if (role := claim.subject_before) is not None]
    spans += [(claim.start, claim.end) for claim in claims]
    marked = excerpt(text, sentence, spans, changed)
    return Quote(source, tuple(claims), marked, said, href)


def _sentence(claim: Claim) -> tuple[int, int]:
    start, end = claim.sentence
    return (start, end) if start <= claim.start < end else (claim.start, claim.end)


def _left_out(before: str, words: str) -> bool:
    """Whether the words need an ellipsis before them; a quoted sentence begins with its quotation marks."""
    begins = before.rstrip()[-1:] in _OPENING and words[:1].isupper()
    return _says_something(before) and not begins


def _bridged(between: str, following: str) -> bool:
    """Whether what stands between two claims of one sentence is shown with them: few words, which left out could change who did what
    or whether, or those that hold the subject of the second ("and know his patrols ... have helped")."""
    return len(between) <= (_WITH_SUBJECT if _NEEDS_SUBJECT.match(following) else _BRIDGED)


_BRIDGED, _WITH_SUBJECT = 60, 200  # characters
_NEEDS_SUBJECT = re.compile(r"(?:ha[sd]|have|is|are|was|were|will|would|can|could|may|might|should|must|do|does|did)\b")


def _says_something(text: str) -> bool:
    return re.search(r"\w", text) is not None
