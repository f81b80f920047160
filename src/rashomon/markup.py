"""An HTML page as the lines that a reader sees, each with what the markup around it says and where it stands in the source.

One pass over the source with one regular expression, by the parsing rules of the HTML standard that matter for text
(raw text elements, implied end tags, character references); it takes linear time whatever the page holds. Parsers
with a tree do not tell where in the source a text stood, which is what readers of a claim need to look it up.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from operator import itemgetter

from rashomon.marks import IN_P, Mark, Words, describe
from rashomon.model import NOWHERE, SourceMap
from rashomon.references import MOST, text_length, unescape
from rashomon.shown import INDEX, MARKS, TAG_OF, Line, Named, Open, Writer

DEEPEST = 400
"""Open elements; what is nested deeper takes the deepest one's place. Browsers stop at 512."""


_OWN = int(Mark.PARAGRAPH | Mark.HEADING1 | Mark.HEADING2 | Mark.HEADING3)
"""Marks that hold for the element's own text alone, not for blocks inside it."""

_INHERITED = ~_OWN
_INHERITED_IN_SCOPE = _INHERITED & ~IN_P
_BLOCKS = frozenset(
    "address article aside blockquote body center details dialog dd div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul caption option select optgroup label button dir listing search".split()
)
_CLOSES_P = frozenset(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 "
    "h5 h6 header hgroup hr main menu nav ol p pre section summary table ul li dd dt".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_RAW = frozenset("script style noscript template svg math iframe textarea noembed noframes xmp title".split())
"""Elements whose content is no markup, or none that is shown as text."""

_HEAD_TAGS = frozenset("meta link base script style noscript template title".split())
_LINK, _HIDDEN, _AUTHOR = int(Mark.LINK), int(Mark.HIDDEN), int(Mark.AUTHOR)
_LINKS: tuple[tuple[int, Words], ...] = ((_LINK, ()), (_LINK | _AUTHOR, ()))
"""What a link says, not of an author and of one."""


# What a tag does, as flags, so that one look-up tells it.
_BLOCK, _ENDS_P, _EMPTY, _CONTENT, _SIBLING, _CELL, _ROW, _SPECIAL, _HIDES_P = (1 << k for k in range(9))

_SIBLINGS = {  # what an opening tag ends, and what stops the search for it
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tbody": (frozenset({"tbody", "thead", "tfoot"}), frozenset({"table"})),
    "thead": (frozenset({"tbody", "thead", "tfoot"}), frozenset({"table"})),
    "tfoot": (frozenset({"tbody", "thead", "tfoot"}), frozenset({"table"})),
}
_P = frozenset({"p"})
_SCOPE = frozenset({"table", "td", "th", "caption", "body", "html", "button"})
_DOES: dict[str, int] = {}
for _flag, _tags in (
    (_BLOCK, (*_BLOCKS, "br")),
    (_ENDS_P, _CLOSES_P),
    (_EMPTY, _VOID),
    (_CONTENT, _RAW),
    (_SIBLING, _SIBLINGS),
    (_CELL, ("td", "th")),
    (_ROW, ("tr",)),
    (_SPECIAL, ("html", "head", "body", "meta", "link", "time")),
    (_HIDES_P, _SCOPE),
    (
        0,
        "a abbr b big button cite code em font i ins label nobr s small span strike strong sub sup u picture time".split(),
    ),
):
    for _tag in _tags:
        _DOES[_tag] = _DOES.get(_tag, 0) | _flag
_TABLE_PARTS = frozenset("table tbody thead tfoot tr td th caption".split())
_NAME_ENDS = (">", "/", " ", "\n", "\t", "\r", "\f", "")
_TO_THE_END = frozenset("script style iframe textarea noembed noframes xmp".split())
_LONGEST_TITLE = 2000
_CELLS = frozenset({"td", "th", "caption"})
_SEARCHED = 64
"""Open elements, innermost first, among which an end tag finds its own; real pages need a dozen."""

# Possessive quantifiers keep these linear. What is never closed runs to the end of the page.
_NAME = r"[a-zA-Z][^>\s/]*+"
_COMMENT = r"!--(?:-?>|(?:[^-]++|-(?!-!?>))*+(?:--!?>|\Z))|[!?/][^>]*+(?:>|\Z)"
# What a tag holds behind its name: quotation marks count after "=" only, as the standard has it.
_ATTRIBUTES = r"[^>=]*+(?:=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))?+[^>=]*+)*+"
_WRITTEN = re.compile(_ATTRIBUTES)
_TAGS = re.compile(rf"<(?:/?{_NAME}{_ATTRIBUTES}(?:>|\Z)|{_COMMENT})")
# A text, and the tag, comment or other thing between angle brackets that ends it. A bracket in a quoted value ends it too
# early, which the tag's quotation marks tell; to heed them here takes twice as long.
_TOKEN = re.compile(rf"([^<]*+(?:<(?![a-zA-Z!?/])[^<]*+)*+)(?:<(?:(/?)({_NAME})([^>]*+)(?:>|\Z)|{_COMMENT})|\Z)")
_ATTRIBUTE = re.compile(r"([^\s=/>\"']+)(?:\s*=\s*(?:\"([^\"]*)\"?|'([^']*)'?|([^\s>]+)))?")
_STAMPED = (
    ("Published", 4),
    ("publishe", 0),
    ("publishD", 0),
    ("publish_", 0),
    ("publicationDate", 0),
    ("pubDate", 0),
    ("pubdate", 0),
)
"""What the names of such fields hold, and how many characters of a name may stand before it."""

_MAY_STAMP = re.compile("ub(?:lish|licationDate|[Dd]ate)")
_STAMP = re.compile(
    r"(?:date|first)?_?(?:Published|published?|publication|pub)_?(?:At|Date|Time|On|_at|at|date|time|_date|_time)?(?:Utc|UTC)?"
    r"\\?[\"']?\s{0,3}:\s{0,3}\\?[\"']?([12]\d{3}-?\d\d-?\d\d[^\"'\\<>\n]{0,30}|1[0-9]{9}(?:\d{3})?\b)"
)
_CALLED = re.compile(r"(?<!new Date)\(\s{0,3}[\"']((?:19|20)\d\d[-/]\d\d?[-/]\d\d?[^\"'<>]{0,20})")
_SHORT_SCRIPT = 200
"""Characters: a script in the page's text no longer than this writes its date there."""

_MOST_STAMPS = 40


@dataclass(frozen=True, slots=True)
class Markup:
    """What an HTML page holds. `metas` are (name, content) pairs, names in lower case; `links` (rel, href); `times` are
    (attributes, text line) of time elements; `linked_data` the texts of JSON-LD scripts; `stamps` the values of fields
    such as "publishedAt" in other scripts."""

    text: str
    lines: tuple[Line, ...]
    title: str | None
    metas: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, str], ...]
    times: tuple[tuple[dict[str, str], int], ...]
    linked_data: tuple[str, ...]
    stamps: tuple[str, ...]
    language: str | None
    source_map: SourceMap


def attributes(text: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case, values without character references; the first of a name counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), unescape(double or single or bare).strip())
    return found


def _content_length(tag: str, content: str) -> int:
    """How much an element that is passed over adds to the text content of the page."""
    if tag == "template":
        return 0
    if tag in ("svg", "math"):
        content = _TAGS.sub("", content)
    return len(unescape(content)) if tag in ("svg", "math", "textarea", "title") else len(content)


def _written(source: str, start: int) -> str:
    """What a tag holds behind its name, which ends at `start`, where a bracket in a quoted value does not end it."""
    found = _WRITTEN.match(source, start)
    return found.group() if found else ""


class _Parser:
    """Open elements, and what the page's head says."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.writer = Writer()
        self.unnamed = Named((), None)
        self.stack: list[Open] = [("html", -1, 0, 0, 0, self.unnamed, 0)]
        self.elements: list[tuple[str, int, int] | Open] = [*self.stack]
        self.named: dict[tuple[int, Named], Named] = {}
        self.inside = False  # the body
        self.document = 0
        self.title: str | None = None
        self.metas: list[tuple[str, str]] = []
        self.links: list[tuple[str, str]] = []
        self.times: list[tuple[dict[str, str], int]] = []
        self.linked_data: list[str] = []
        self.stamps: list[str] = []
        self.language: str | None = None
        self.unclosed: set[str] = set()
        self.absent: dict[str, int] = {}

    def run(self) -> None:
        done: int | None = 0
        while done is not None:
            done = self.stretch(done)
        self.writer.close(self.stack[-1])

    def stretch(self, done: int) -> int | None:
        """Read from `done` to the end of the next element with raw content; where to go on, None at the page's end.

        The usual cases of texts and tags are written out here: there are thousands on a page, and a call costs more than
        what is to be done.
        """
        source, stack, elements = self.source, self.stack, self.elements
        nodes, close, naming = self.writer.nodes, self.writer.close, self.naming
        document, inside = self.document, self.inside
        top = stack[-1]
        within, _, _, parent, around, named, depth = top
        for found in _TOKEN.finditer(source, done):
            text, closing, tag, written = found.groups()
            if text:
                if not inside:
                    self.text(done, text)
                    document, inside, top = self.document, self.inside, stack[-1]
                    within, _, _, parent, around, named, depth = top
                else:
                    if (nodes or not text.isspace()) and not (around & _HIDDEN and self.is_aside(top, text)):
                        nodes.append((done, text, document, top))
                    document += len(text) if "&" not in text else text_length(text)
            done = found.end()
            if tag is None:
                continue
            after = done
            if written and ("'" in written or written.count('"') != 2 * written.count('="')):
                written = _written(source, found.start(4))
                after = min(len(source), found.start(4) + len(written) + 1)
            does = _DOES.get(tag)
            if does is None:
                tag = tag.lower()
                does = _DOES.get(tag, 0)
            if closing:
                if nodes and does & _BLOCK and not (does & _CELL and self.writer.in_row()):
                    close(top)
                if within == tag and not does & _SPECIAL:
                    stack.pop()
                else:
                    self.end(tag)
                top = stack[-1]
                within, _, _, parent, around, named, depth = top
                if after != done:
                    self.document = document
                    return after
                continue
            if does or not inside:
                self.document = document
                done_with = (does & _SPECIAL or not inside) and self.outside(tag, written)
                inside = self.inside
                if does & _BLOCK and not done_with:
                    if does & _CELL and self.writer.in_row():
                        nodes.append((after, "", document, stack[-1]))
                    else:
                        if nodes:
                            close(stack[-1])
                        if does & _ENDS_P and stack[-1][MARKS] & IN_P:
                            self.close_to(_P, _SCOPE)
                    if does & _SIBLING:
                        self.close_to(*_SIBLINGS[tag])
                    if does & _ROW:
                        self.writer.row = len(self.writer.lines)
                        if stack[-1][TAG_OF] == "table":
                            self.push("tbody", 0, ())
                top = stack[-1]
                within, _, _, parent, around, named, depth = top
                if does & _EMPTY and not done_with:
                    elements.append((tag, parent, document))
                if done_with or does & _EMPTY:
                    if after != done:
                        return after
                    continue
                if does & _BLOCK:
                    around &= _INHERITED_IN_SCOPE if does & _HIDES_P else _INHERITED
            marks, words = describe(tag, written) if tag != "a" else _LINKS["author" in written]
            index = len(elements)
            if len(stack) >= DEEPEST or index > MOST:
                self.document = document
                self.push(tag, marks, words)
                top = stack[-1]
                within, _, _, parent, around, named, depth = top
            else:
                if words:
                    named = naming(words, named)
                within = tag
                around |= marks
                depth += 1
                top = (tag, parent, document, index, around, named, depth)
                parent = index
                elements.append(top)
                stack.append(top)
            if does & _CONTENT:
                after = self.raw(tag, written, after)
                document, top = self.document, stack[-1]
                within, _, _, parent, around, named, depth = top
            if after != done:
                self.document = document
                return after
        return None

    def text(self, start: int, raw: str) -> None:
        """Take a text before the body is open for the line."""
        blank = raw.isspace()
        holder = self.stack[-1]
        if len(self.stack) < 3 and (holder[INDEX] == 0 or holder[TAG_OF] == "head"):
            if blank:
                return
            holder = self.into_body()
        nodes = self.writer.nodes
        if (nodes or not blank) and not (holder[MARKS] & _HIDDEN and self.is_aside(holder, raw)):
            nodes.append((start, raw, self.document, holder))
        self.document += text_length(raw)

    def is_aside(self, holder: Open, raw: str) -> bool:
        """Whether a hidden text stands amid a line that is shown, as hints for those who hear the page read do; a mark that
        parts what stands before and after it is none."""
        if len(raw.strip()) < 3 or holder[TAG_OF] in _BLOCKS or not self.writer.nodes:
            return False
        return not self.writer.nodes[-1][3][MARKS] & _HIDDEN

    def into_body(self) -> Open:
        """The body, opened where the page does not open it."""
        if self.stack[-1][TAG_OF] == "head":
            self.stack.pop()
        self.push("body", 0, ())
        return self.stack[-1]

    def push(self, tag: str, marks: int, words: Words) -> None:
        """Open an element in the innermost one that is open."""
        stack, index = self.stack, len(self.elements)
        if len(stack) >= DEEPEST:
            stack.pop()
        if index > MOST:
            raise ValueError(f"more than {MOST:,} elements are too many for one article")
        _, _, _, parent, around, named, depth = stack[-1]
        named = self.naming(words, named) if words else named
        does = _DOES.get(tag, 0)
        if does & _BLOCK:
            around &= _INHERITED_IN_SCOPE if does & _HIDES_P else _INHERITED
        stack.append((tag, parent, self.document, index, around | marks, named, depth + 1))
        self.elements.append(stack[-1])
        self.inside = self.inside or tag == "body"

    def naming(self, words: Words, outer: Named) -> Named:
        """The words of an element inside another that has some."""
        key = id(words), outer  # what is kept keeps its words, and so their id
        found = self.named.get(key)
        if found is None:
            found = self.named[key] = Named(words, outer)
        return found

    def in_head(self) -> bool:
        return len(self.stack) > 1 and self.stack[1][TAG_OF] == "head"

    def outside(self, tag: str, written: str) -> bool:
        """Heed what a start tag of or in the page's head, or of no place in the text, says. Whether that is all it does."""
        if tag == "html":
            self.language = self.language or attributes(written).get("lang")
            return True
        if tag in ("head", "body"):
            if not self.inside and (tag == "body" or not self.in_head()):
                if self.in_head():
                    self.stack.pop()
                self.push(tag, *describe(tag, written))
            return True
        if not self.inside:
            if tag not in _HEAD_TAGS:
                self.into_body()
            elif not self.in_head():
                self.push("head", 0, ())
        if tag in ("meta", "link"):
            self.head_tag(tag, written)
        elif tag == "time":
            self.times.append((attributes(written), len(self.writer.lines)))
        return False

    def end(self, tag: str) -> None:
        """Close an open element that is not the innermost one, or do nothing if there is none."""
        stack = self.stack
        # What was not open before any of the elements since is not now.
        if tag in ("html", "body") or self.absent.get(tag) == len(self.elements):
            return
        if stack[-1][TAG_OF] == tag:
            stack.pop()
        elif tag in _BLOCKS or tag == "head":
            self.close_to(frozenset({tag}), frozenset() if tag in _TABLE_PARTS else _CELLS)
        else:  # an inline element that ends out of order: what was opened inside it stays open
            for place in range(len(stack) - 1, max(0, len(stack) - _SEARCHED), -1):
                if stack[place][TAG_OF] == tag:
                    gone = stack[place][MARKS] & ~stack[place - 1][MARKS]
                    stack[place:] = [
                        (inner, parent, opened, index, marks & ~gone, named, depth)
                        for inner, parent, opened, index, marks, named, depth in stack[place + 1 :]
                    ]
                    return
            self.absent[tag] = len(self.elements)

    def close_to(self, wanted: frozenset[str], stops: frozenset[str]) -> None:
        """Close open elements up to the innermost of `wanted`, unless one of `stops` stands before it."""
        stack = self.stack
        for place in range(len(stack) - 1, max(0, len(stack) - _SEARCHED), -1):
            tag = stack[place][TAG_OF]
            if tag in wanted:
                del stack[place:]
                return
            if tag in stops:
                return

    def head_tag(self, tag: str, written: str) -> None:
        """What a meta or link element says of the page."""
        if tag == "meta":
            told = attributes(written)
            key, value = told.get("property") or told.get("name") or told.get("itemprop"), told.get("content")
            if key and value:
                self.metas.append((key.lower(), value))
        elif tag == "link":
            told = attributes(written)
            if told.get("rel") and told.get("href"):
                self.links.append((told["rel"].lower(), told["href"]))

    def raw(self, tag: str, written: str, start: int) -> int:
        """Pass over an element whose content is no markup or not shown; where the content after it starts."""
        closed = None if written.endswith("/") and tag in ("svg", "math") else self.raw_end(tag, start)
        end, after = closed or ((len(self.source),) * 2 if tag in _TO_THE_END else (start, start))
        if tag == "title" and self.title is None:
            self.writer.close(self.stack[-1])
            holder = ("title", 0, 0, self.stack[-1][INDEX], Mark.TITLE.value, self.unnamed, 1)
            runs = self.writer.runs
            made = len(runs)
            self.writer.nodes.append((start, self.source[start : min(end, start + _LONGEST_TITLE)], 0, holder))
            if self.writer.close(holder):
                runs[made:] = [(*run[:2], NOWHERE, *run[3:]) for run in runs[made:]]
                self.title = self.writer.lines[-1].text
        elif tag == "script" and "ld+json" in written.lower():
            self.linked_data.append(self.source[start:end])
        elif tag == "script":
            self.script(start, end)
        if self.inside:
            self.document += _content_length(tag, self.source[start:end])
        if self.stack[-1][TAG_OF] == tag:
            self.stack.pop()
        return after

    def script(self, start: int, end: int) -> None:
        """Note when a script's data say that something was published; plain search finds the place, for scripts are long."""
        if end - start <= _SHORT_SCRIPT and self.inside and (call := _CALLED.search(self.source, start, end)):
            self.stamps.append(call[1])
        if not _MAY_STAMP.search(self.source, start, end):
            return
        for needle, before in _STAMPED:
            at = start
            while len(self.stamps) < _MOST_STAMPS and (at := self.source.find(needle, at, end)) >= 0:
                if found := _STAMP.match(self.source, max(start, at - before), end):
                    self.stamps.append(found[1])
                at += len(needle)

    def raw_end(self, tag: str, start: int) -> tuple[int, int] | None:
        """Where the content of a raw element ends, and where its end tag does; None if it is never closed."""
        if tag in self.unclosed:
            return None
        at = start
        while (at := self.source.find("</", at)) >= 0:
            name = at + 2 + len(tag)
            if self.source[at + 2 : name].lower() == tag and self.source[name : name + 1] in _NAME_ENDS:
                close = self.source.find(">", name)
                return at, close + 1 if close >= 0 else len(self.source)
            at += 2
        self.unclosed.add(tag)
        return None


def parse(source: str) -> Markup:
    """Read a page's source. Raises ValueError with the reason where it holds far more than any article does."""
    parser = _Parser(source)
    parser.run()
    writer = parser.writer
    runs = zip(*writer.runs, strict=True) if writer.runs else ((),) * 6
    text, origin, document, length, width, element = (array("i", column) for column in runs)
    tags, parents, opened = (map(itemgetter(k), parser.elements) for k in range(3))
    return Markup(
        text="\n".join([line.text for line in writer.lines]),
        lines=tuple(writer.lines),
        title=parser.title,
        metas=tuple(parser.metas),
        links=tuple(parser.links),
        times=tuple(parser.times),
        linked_data=tuple(parser.linked_data),
        stamps=tuple(parser.stamps),
        language=parser.language,
        source_map=SourceMap(
            *(text, origin, document, length, width, element),
            tags=tuple(tags),
            parents=array("i", parents),
            opened=array("i", opened),
        ),
    )
