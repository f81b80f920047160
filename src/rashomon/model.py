"""The vocabulary: what passes from one step to the next.

Every value is frozen; a step returns new ones. All offsets count Unicode code points in `Article.text`,
end exclusive, and every span proves itself: `article.text[s.start:s.end] == s.text`.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Mode(StrEnum):
    """How the article carries a claim: in its own voice, in a speaker's words reworded, or between quotation marks."""

    NARRATED = "narrated"
    INDIRECT = "indirect"
    DIRECT = "direct"


class Polarity(StrEnum):
    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Certainty(StrEnum):
    """How far the claim is vouched for, by its own wording."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ALLEGED = "alleged"
    DENIED = "denied"
    POSSIBLE = "possible"
    PLANNED = "planned"


class Status(StrEnum):
    """What the sources of a story make of one particular."""

    CONFLICT = "conflict"
    CORROBORATED = "corroborated"
    ONE_SIDED = "one-sided"


class Aspect(StrEnum):
    """The particular in which two claims differ."""

    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    ACTOR = "actor"
    POLARITY = "polarity"
    IDENTITY = "identity"
    CAUSE = "cause"
    ATTRIBUTION = "attribution"
    STANCE = "stance"
    WORDING = "wording"


class Relation(StrEnum):
    """How one article draws on another, or on an agency or paper that is named but not at hand."""

    REPRINTS = "reprints"
    CITES = "cites"
    QUOTES = "quotes"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text."""

    start: int
    end: int
    text: str


CLAIMING = frozenset(["headline", "standfirst", "paragraph", "subheading", "caption"])
"""Kinds of the passages that hold claims."""


@dataclass(frozen=True, slots=True)
class Labelled(Span):
    """A span with what it is: a passage's or a furniture's kind."""

    kind: str = ""


@dataclass(frozen=True, slots=True)
class Doubt(Span):
    """Something doubtful in a source: of what kind, and why in a few words."""

    article: str = ""
    kind: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """What the user or the container says of a page; taken as given, before anything found in the page."""

    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    headline: str | None = None
    language: str | None = None


class Caveat(NamedTuple):
    """What is doubtful in a page as it came: of what kind (`decoding`, or `text` where the page is not whole), and why."""

    kind: str
    detail: str


@dataclass(frozen=True, slots=True)
class Page:
    """What came in, never changed. `content` is the decoded text or the HTML source; `sha256` is of the raw bytes.

    `raw` has these where they are not just the content in UTF-8: another charset, a byte-order mark, a PDF.
    """

    source: str
    content: str
    is_html: bool
    sha256: str
    given: Given = Given()
    warnings: tuple[Caveat, ...] = ()
    raw: bytes | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that gave no page or no article, and why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Published:
    """Day of publication: ISO 8601 value (to the minute where known), how it was found, and whether to rely on it."""

    value: str
    method: str
    reliable: bool

    @property
    def precision(self) -> str:
        """How exactly the value is known: "day" or "minute"."""
        return "day" if len(self.value) == 10 else "minute"


NOWHERE = -1
"""In `SourceMap.document`: text that stands in no text content, such as the page's title."""


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Where an article's text stands in the source of its HTML page.

    Arrays with an entry for each run of text that comes from one piece of source: `text` its start in the article's
    text, `source` in the decoded source, `document` in the text content of the page's body (in code points, scripts
    included, as the DOM has it; or NOWHERE), `length` in the article's text, `width` in the source. A run whose length
    and width are equal stands there letter by letter, another is a character reference or white space. `element`
    indexes `tags`, `parents` and `opened` (the length of the text content before it), which hold the page's elements in
    document order.
    """

    text: array[int]
    source: array[int]
    document: array[int]
    length: array[int]
    width: array[int]
    element: array[int]
    tags: tuple[str, ...]
    parents: array[int]
    opened: array[int]


@dataclass(frozen=True, slots=True)
class Article:
    """What a page reports. `passages` are the report's own paragraphs in reading order (kinds: headline, paragraph,
    standfirst, subheading, caption, byline, dateline); `furniture` is the rest of the page, typed."""

    id: str
    source: str
    text: str
    sha256: str
    url: str | None = None
    outlet: str | None = None
    headline: str | None = None
    byline: str | None = None
    language: str | None = None
    published: Published | None = None
    passages: tuple[Labelled, ...] = ()
    furniture: tuple[Labelled, ...] = ()
    warnings: tuple[Doubt, ...] = ()
    source_map: SourceMap | None = field(default=None, repr=False, compare=False)

    @property
    def body(self) -> str:
        """The report's own words, one paragraph a line; its headline is a field of its own, and the summary under it is left out."""
        left_out = {"headline", "standfirst", "byline", "dateline"}
        return "\n".join(" ".join(p.text.split()) for p in self.passages if p.kind not in left_out)

    @property
    def own_words(self) -> str:
        """The text with the page's furniture blanked out, so that positions stay."""
        kept: list[str] = []
        at = 0
        for passage in sorted(self.passages, key=lambda p: p.start):
            if passage.start >= at:
                kept += ["\n" * (passage.start - at), passage.text]
                at = passage.end
        return "".join(kept)


@dataclass(frozen=True, slots=True)
class Speaker:
    """One link of an attribution chain: the words that name it, and the entity they mean where that is known."""

    name: str
    start: int
    end: int
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Value(Span):
    """Something comparable in a claim. `kind`: number, date, person, body, place, thing.

    `value`: a number's magnitude as a decimal string, a date's ISO 8601 value, an entity's canonical name.
    `unit`: what a number counts ("people", "minute", "percent"), lower-case lemma; `comparator`: one of
    "", "about", "at least", "more than", "at most", "less than".
    """

    kind: str = ""
    value: str = ""
    unit: str = ""
    comparator: str = ""


class RoleKind(StrEnum):
    """What a part of a claim is to its proposition."""

    PREDICATE = "predicate"
    AGENT = "agent"
    PATIENT = "patient"
    PLACE = "place"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Role:
    """A part of a claim's proposition, by its place in the article. An agent may stand outside the claim, in the clause before."""

    kind: RoleKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition of an article, about a clause long. `sentence` is the sentence that holds it.

    `attribution` runs from the nearest speaker to those through whom it came. `words` are the content words of the
    clause as (lemma, role) with role one of "root", "agent", "patient", "other", for alignment; not exported. A `part`
    is no proposition by itself: what somebody holds or wants, within another claim, or what only brings in another claim.
    """

    id: str
    article: str
    start: int
    end: int
    text: str
    mode: Mode = Mode.NARRATED
    attribution: tuple[Speaker, ...] = ()
    polarity: Polarity = Polarity.AFFIRMED
    certainty: Certainty = Certainty.ASSERTED
    values: tuple[Value, ...] = ()
    sentence: tuple[int, int] = (0, 0)
    words: tuple[tuple[str, str], ...] = ()
    roles: tuple[Role, ...] = ()
    part: bool = False

    @property
    def subject_before(self) -> Role | None:
        """Who or what the claim is about where that stands before it, in the same sentence, and it names nobody itself: of
        "The ferry struck a rock and sank within the hour", the second half is about the ferry."""
        agents = [role for role in self.roles if role.kind is RoleKind.AGENT]
        before = [role for role in agents if self.sentence[0] <= role.start and role.end <= self.start]
        return before[-1] if len(before) == len(agents) and before else None

    @property
    def vouched(self) -> bool:
        """Whether the article itself stands for it as a fact: in its own voice, and not as alleged, possible or planned."""
        return self.mode is Mode.NARRATED and not self.attribution and self.certainty is Certainty.ASSERTED


@dataclass(frozen=True, slots=True)
class Mention(Span):
    article: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """Another way in which an entity is written, and why it is taken for the same, in words."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, body, place or thing under its fullest name, with every place where it is named. `kind` as in `Value`.

    `variants` are its other names, in the order of the mentions.
    """

    id: str
    name: str
    kind: str
    mentions: tuple[Mention, ...] = ()
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, slots=True)
class Dated(Span):
    """A date expression and the day (YYYY-MM-DD), month (YYYY-MM), week, year or decade it means."""

    article: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article and what was found in it."""

    article: Article
    claims: tuple[Claim, ...] = ()
    dates: tuple[Dated, ...] = ()
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """`origin` is drawn upon by `article`: both article ids, or a name for an origin that is not at hand."""

    article: str
    origin: str
    kind: Relation
    evidence: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event happened: its name, the country or larger place in which that lies where it is known, and where an
    article so names it."""

    name: str
    within: str | None
    mention: Mention


@dataclass(frozen=True, slots=True)
class Related:
    """Another story of the same people and places: its id, headline and day, and the names that both have."""

    story: str
    headline: str
    date: str | None
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Readings of the same event, in the order of their sources."""

    id: str
    headline: str
    date: str | None
    readings: tuple[Reading, ...]
    lineage: tuple[Edge, ...] = ()
    place: Place | None = None
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A particular to which claims speak. `claims` are claim ids; of a conflict, `sides` has them by version.

    `changed` are the words in which quotations of one utterance differ, where `aspect` is `WORDING`; of a one-sided point of which others
    tell the rest, the words that they do not have. A conflict is `doubtful` where
    the sources more likely speak of two things than contradict each other, a corroborated point where they perhaps say two things;
    of one that is not, `perhaps` are the claims that less surely say the same as its heading, and no source counts for one of these.
    """

    id: str
    status: Status
    claims: tuple[str, ...]
    summary: str
    detail: str = ""
    aspect: Aspect | None = None
    independent_sources: int = 1
    sides: tuple[tuple[str, ...], ...] = ()
    weight: float = 0.0
    changed: tuple[Mention, ...] = ()
    doubtful: bool = False
    perhaps: tuple[str, ...] = ()

    @property
    def firm(self) -> tuple[str, ...]:
        """The claims that surely speak to the particular: those of a doubtful point may each stand alone."""
        return () if self.doubtful else tuple(c for c in self.claims if c not in self.perhaps)


PERHAPS = "perhaps "
"""How the detail of a one-sided point begins that another source perhaps tells, too."""


@dataclass(frozen=True, slots=True)
class Framing:
    """Different words for one thing: what they are said of, where each source uses which, and the point that they belong to."""

    sense: str
    mentions: tuple[Mention, ...]
    point: str


@dataclass(frozen=True, slots=True)
class Development:
    """What happened on a day (YYYY-MM-DD), as one article words it: a claim, or the headline of one published that day.

    `claims` are ids of all claims that tell it so, the one of `line` first; none for a headline.
    """

    date: str
    line: Mention
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """One story with its points, heaviest first within conflicts, corroborated and one-sided; `timeline` is in order of days."""

    story: Story
    points: tuple[Point, ...] = ()
    entities: tuple[Entity, ...] = ()
    warnings: tuple[Doubt, ...] = ()
    framing: tuple[Framing, ...] = ()
    timeline: tuple[Development, ...] = ()
