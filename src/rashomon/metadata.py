"""What an HTML page says of itself: JSON-LD, OpenGraph and the other vocabularies of meta elements, and its headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from rashomon.furniture import is_byline, writer
from rashomon.gazetteer import press_name
from rashomon.linked_data import Object, find_articles, names, read_objects, text, types
from rashomon.marks import Mark
from rashomon.markup import Markup
from rashomon.references import unescape
from rashomon.shown import Line
from rashomon.titles import split_title, strip_names, strip_site, title_key

# Names of meta elements, in order of trust.
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "headline")
_AUTHORS = (
    "author", "article:author", "og:article:author", "articleauthor", "cxenseparse:author", "parsely-author",
    "sailthru.author", "byl", "dc.creator", "dcterms.creator", "dc.contributor", "creator", "authors", "twitter:data1",
)  # fmt: skip
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher", "cre", "apple-mobile-web-app-title")
_ADDRESSES = ("og:url", "twitter:url", "parsely-link", "cxenseparse:url")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published",
    "article.published", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "parsely-pub-date", "sailthru.date",
    "bt:pubdate", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "published_date",
    "published-date", "publicationdate", "ptime", "displaydate", "originalpublicationdate", "article_date_original",
    "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dcterms.date", "citation_publication_date",
    "dc.date", "article-date", "article:post_date", "analyticsattributes.articledate", "nastooh:publishdate",
    "release:date", "weibo:article:create_at", "date.available", "cxenseparse:article:publishdate", "rnews:datepublished",
    "mediator_published_time", "date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "dc.date.modified",
    "dcterms.modified", "last-modified", "lastmod", "revision_date", "article:modified", "bt:moddate", "last-updated",
)  # fmt: skip

_HIDDEN, _AUTHOR = int(Mark.HIDDEN), int(Mark.AUTHOR)
_HEADS = int(Mark.TITLE | Mark.HEADING1)
_UNSEEN = int(Mark.FOOTER | Mark.HIDDEN)
_APART = int(Mark.NAV | Mark.ASIDE | Mark.FOOTER)
_MOST_TEXT, _MOST_TITLE = 300, 600
_WEAK = frozenset({"article:author", "og:article:author", "twitter:data1"})
_NO_NAME = re.compile(
    r"https?:|^[(\[]|www\.|[{}<>|]|^\W*$|^(?:admin|null|undefined|none|n/a|unknown|author|editor)$", re.IGNORECASE
)
_MAIL = re.compile(r"\s*[(<]?\S{1,64}@\S{1,64}\.\w{2,}[)>]?")
_OPENING = re.compile(
    r"^(?:(?:written |reported |story |text |texto )?(?:by|von|par|por|di|av|af|door|texte?|автор|от)\b\s*:?|автор\s*:|"
    r"(?:文|记者|記者)\s?[/／:：]?)\s+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[;,·/]\s+|\s*;\s*|\s+(?:and|und|et|y|e|en|och|og|ja|a|ve|и|та|&)\s+", re.IGNORECASE)
_PERSON = re.compile(
    r"(?:(?:Dr|Prof)\.\s)*[^\W\d_a-z][^\W\d_.'’-]*[.'’-]?[^\s\d,;:]{0,30}(?: (?:[^\W\d_][^\s\d,;:]{0,30})){1,4}"
)
_ROLE = re.compile(
    r"(?<=\w)\s*(?:,|[|·•–—-]\s)\s*(?:[^,]{0,40}\b)?(?:reporter|correspondent|editor|writer|staff|bureau|columnist|producer|"
    r"redakteur(?:in)?|korrespondent(?:in)?|redacci[oó]n|r[eé]daction|redazione)\b[^,]{0,40}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What an HTML page says of itself. `titles` are all its names for itself, `dates` and `modified` the moments of
    publication and of changes as (method, text) in order of trust, `body` the article's text as JSON-LD gives it;
    `running` tells that it is a live report, which goes on for days."""

    titles: tuple[str, ...] = ()
    headline: str | None = None
    byline: str | None = None
    outlet: str | None = None
    language: str | None = None
    url: str | None = None
    dates: tuple[tuple[str, str], ...] = ()
    modified: tuple[tuple[str, str], ...] = ()
    body: str | None = None
    description: str | None = None
    running: bool = False


def read_metadata(markup: Markup) -> Metadata:
    """What the page says of itself: JSON-LD first, then meta elements, then what its markup shows."""
    meta = _metas(markup)
    objects = read_objects(markup.linked_data)
    title = _clean(markup.title)
    shown = [_clean(line.text) for line in markup.lines if line.tag == "h1"][:3]
    articles = find_articles(objects, [n for n in (title, *map(meta.get, _TITLES[:2]), *shown) if n])
    article: Object = articles[0] if articles else {}
    outlet = _outlet(meta, articles, objects)
    address = next((href for rel, href in markup.links if rel == "canonical"), None)
    address = next(filter(_is_address, (address, text(article.get("url")), *map(meta.get, _ADDRESSES))), None)
    sites = _site_names(outlet, meta, address, objects)
    told = [name for name in (text(article.get("headline")), *map(meta.get, _TITLES)) if name]
    headline = _headline(text(article.get("headline")), meta, shown, title, sites)
    said = (
        markup.language or meta.get("language") or meta.get("og:locale") or meta.get("content-language") or ""
    ).lower()
    return Metadata(
        titles=tuple(dict.fromkeys(name for name in (*told, title, *shown) if name)),
        headline=headline,
        byline=_byline(articles, objects, meta, markup, outlet),
        outlet=outlet or _title_site(title, headline),
        language=said[:2] if re.match(r"[a-z]{2}(?![a-z])", said) else None,
        url=address,
        dates=tuple(_moments(articles, meta, markup, "published", _PUBLISHED)),
        modified=tuple(_moments(articles, meta, markup, "modified", _MODIFIED)),
        body=text(article.get("articleBody")),
        description=meta.get("og:description") or meta.get("description"),
        running=any("LiveBlogPosting" in types(item) for item in articles[:3]),
    )


def _metas(markup: Markup) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in markup.metas:
        if value := _clean(value):
            found.setdefault(key, value)
    return found


def _clean(value: str | None) -> str:
    """White space collapsed; character references that were written twice read once more."""
    value = value or ""
    return " ".join((unescape(value) if "&" in value else value).split())


def _is_address(value: str | None) -> bool:
    return bool(value) and str(value).startswith(("http://", "https://")) and len(str(value)) < 2000


# --- outlet


def _outlet(meta: Mapping[str, str], articles: Sequence[Object], objects: Sequence[Object]) -> str | None:
    """The outlet's name, as the page gives it."""
    told = [meta.get("og:site_name"), *(n for a in articles[:2] for n in names(a.get("publisher"), objects))]
    told += [n for a in articles[:1] for n in names(a.get("isPartOf"))]
    told += [meta.get(name) for name in _OUTLETS[1:]]
    return next((name for name in told if name and len(name) <= 60 and not name.startswith(("http", "@"))), None)


def _site_names(
    outlet: str | None, meta: Mapping[str, str], address: str | None, objects: Sequence[Object]
) -> tuple[str, ...]:
    """Names by which the site may stand in a title, longest first."""
    found = [outlet, *map(meta.get, _OUTLETS), domain(address), domain(meta.get("og:url"))]
    for item in objects:
        found += names(item.get("publisher"), objects)
        if set(types(item)) & {"Organization", "NewsMediaOrganization", "WebSite"}:
            found.append(text(item.get("name")))
    return tuple(sorted({name for name in found if name and len(name) > 1}, key=len, reverse=True))


def _title_site(title: str, headline: str | None) -> str | None:
    """The site's name as it stands behind the headline in the page's title."""
    if not headline or not title.startswith(headline) or title == headline:
        return None
    site = split_title(title[len(headline) :])[-1].strip(" |-–—:：｜")
    return site if 2 <= len(site) <= 40 else None


def domain(url: str | None) -> str | None:
    """The host of an address, without `www.`; None if it has none."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


# --- headline


def _headline(
    linked: str | None, meta: Mapping[str, str], shown: Sequence[str], title: str, sites: Sequence[str]
) -> str | None:
    """The article's own headline. That of JSON-LD is trusted where it says what another title says; of the others the one
    that most agree on, OpenGraph's before the first heading's."""
    title, linked = title[:_MOST_TITLE], linked and linked[:_MOST_TITLE]
    named = strip_names(title, sites)
    rest = [strip_names(meta[name][:_MOST_TITLE], sites) for name in _TITLES if meta.get(name)]
    behind = title_key(title.removeprefix(strip_site(title)))
    shown = [name[:_MOST_TITLE] for name in shown if name and title_key(name) != behind]
    others = [*rest[:1], *shown[:1], *rest[1:], strip_site(named) if named == title else named]
    others = [name for name in others if name and name not in sites]
    if kept := _under_kicker(shown[:1], others):
        return kept
    rewrites = linked and others and linked != others[-1] and title_key(linked) == title_key(others[-1])
    if rewrites and shown and rest and title_key(shown[0]) == title_key(rest[0]) != title_key(others[-1]):
        return shown[0]  # JSON-LD only says what search engines are told
    if linked and (linked := strip_names(linked, sites)) and linked not in sites:
        cut = re.search(r"(?:\.{3}|…)$", linked)
        if not cut and (not others or any(_alike(linked, name) for name in others)):
            return linked
        others.append(linked)
    if not others:
        return None
    keys = [title_key(name) for name in others]
    votes = [sum(key == other or (len(key) > 12 and other.startswith(key)) for other in keys) for key in keys]
    whole = [votes[i] - 2 * others[i].endswith(("...", "…")) for i in range(len(others))]
    return others[whole.index(max(whole))]


def _under_kicker(shown: Sequence[str], others: Sequence[str]) -> str | None:
    """What a first heading and another title end with alike, if each has its own topic before it: `War - "No more"` and
    `Attack: "No more"` give `"No more"`."""
    for one in shown:
        for other in others:
            left, right = (re.split(r"(?:\s*[:|]|\s+[–—-])\s+", name, maxsplit=1) for name in (one, other))
            if len(left) == len(right) == 2 and left[1] == right[1] and len(left[1]) >= 20 and left[0] != right[0]:
                topics = [{w for w in re.findall(r"\w+", t.casefold()) if len(w) > 2} for t in (left[0], right[0])]
                if not topics[0] & topics[1]:
                    return left[1]
    return None


def _alike(one: str, other: str) -> bool:
    """Whether two titles share a good part of their words, or of their letters where they have no words."""
    left, right = ({w for w in re.findall(r"\w+", t.casefold()) if len(w) > 2} for t in (one, other))
    if len(left) < 3 or len(right) < 3:
        left, right = (set(title_key(t)) for t in (one, other))
        return 2 * len(left & right) >= min(len(left), len(right))
    return 5 * len(left & right) >= min(len(left), len(right))


def find_headline(markup: Markup, told: Metadata) -> tuple[int | None, str | None]:
    """The line of the page that shows its headline, and the headline: of the lines that say one of its titles the first
    that is a heading, else any outside lists of links, else the first heading of its highest level; the title's own line
    only if nothing else shows it. Either may be unknown."""
    # A heading that only ends the page's title is the site's name.
    sites = {title_key(told.outlet or ""), *_ends_of_title(markup.title or "", told.headline)}
    names = (told.headline, *told.titles)
    wanted = [key for name in names if name and (key := title_key(strip_site(name))) and key not in sites]
    best: tuple[int, int] | None = None
    for i, line in enumerate(markup.lines):
        if len(line.text) > 400 or line.marks & _HIDDEN:
            continue
        heading = line.tag in ("h1", "h2", "h3") or bool(line.marks & _HEADS)
        if not heading and best is not None and best[0] <= 5:
            continue
        worth = _shows(line, wanted, heading)
        if worth is not None and (best is None or worth < best[0]):
            best = worth, i
            if worth == 0:
                break
    return (best[1] if best else None), told.headline or (markup.lines[best[1]].text if best else None)


def _ends_of_title(title: str, headline: str | None) -> list[str]:
    """The parts of a title behind its first, as keys; none of them where the headline itself is one."""
    parts = [title_key(part) for part in split_title(title)[1:]]
    return [] if title_key(headline or "") in parts else parts


def _shows(line: Line, wanted: Sequence[str], heading: bool) -> int | None:
    """How well a line shows one of the titles, best first; None if it does not. What only ends a title is the site's name."""
    key = title_key(line.text)
    if not key:
        return None
    if line.tag == "title":
        return 9
    whole = key in wanted
    part = (
        not whole
        and len(key) >= 12
        and any(
            title.startswith(key) or (len(title) >= 12 and title in key and len(key) < len(title) + 60)
            for title in wanted
        )
    )
    ends = not whole and not part and len(key) >= 12 and any(title.endswith(key) for title in wanted)
    aside = line.linked >= 0.5 or bool(line.marks & _APART)
    if line.tag == "h1" and not aside:
        return 0 if whole else 1 if part or ends else 6
    if heading and (whole or part):
        return 3 if aside else 2
    if whole or part:
        return 8 if aside else 4
    return None


# --- byline


def _byline(
    articles: Sequence[Object], objects: Sequence[Object], meta: Mapping[str, str], markup: Markup, outlet: str | None
) -> str | None:
    """Who wrote the article, names joined by commas: the first that names another than the outlet itself, else that."""
    own = title_key(outlet or "")
    itself = None
    for found in _authors(articles, objects, meta, markup):
        people = ", ".join(dict.fromkeys(name for one in found for name in _split(one)))
        if people and (
            title_key(people) in (own, "") or any(title_key(people) == title_key(n) for n in (outlet or "",))
        ):
            itself = itself or people
        elif people:
            return people
    return itself


def _authors(
    articles: Sequence[Object], objects: Sequence[Object], meta: Mapping[str, str], markup: Markup
) -> Iterator[list[str]]:
    for item in articles:
        if found := names(item.get("author") or item.get("creator"), objects):
            yield found
    for key in _AUTHORS:
        if value := meta.get(key):
            yield [v for k, v in markup.metas if k == key][:8] if key not in _WEAK else [value]
    yield from ([t] for t in _marked_authors(markup.lines))


def _marked_authors(lines: Iterable[Line]) -> Iterator[str]:
    """Lines marked as naming the author that read so: first "By Ana Duarte", then "Ana Duarte", which in a menu is a columnist."""
    names = []
    for line in lines:
        marked = line.marks & _AUTHOR or not {"author", "byline", "autor", "auteur"}.isdisjoint(line.words[:4])
        if marked and len(line.text) <= 120 and not line.marks & _UNSEEN:
            if is_byline(line.text):
                yield line.text
            elif (
                _PERSON.fullmatch(writer(line.text))
                and not line.text.endswith((")", "."))
                and _MENUS.isdisjoint(line.words)
            ):
                names.append(line.text)
    yield from names


_MENUS = frozenset(["nav", "navigation", "navbar", "menu", "submenu"])


def _split(name: str) -> list[str]:
    """The names in a byline: `By Ana Duarte and Lea Wolf, staff` gives Ana Duarte, Lea Wolf."""
    name = _clean(name)[:_MOST_TEXT]
    name = _OPENING.sub("", _MAIL.sub("", name) if "@" in name else name, count=1).strip(" ,;|-–—·•")
    if not name or _NO_NAME.search(name):
        return []
    name = _ROLE.sub("", name)
    parts = [part.strip() for part in _BETWEEN.split(name) if part.strip()]
    if len(parts) > 1 and all(_PERSON.fullmatch(p) or press_name(p) or (p.islower() and len(p) < 8) for p in parts):
        return parts
    people = [_PERSON.fullmatch(p) is not None for p in parts]
    if len(parts) > 1 and people[0] and not any(people[1:]) and "," in name:
        return [name]
    if len(parts) > 2 and sum(people) >= len(parts) - 1 and people[0]:
        return parts
    return [name]


# --- moments


def _moments(
    articles: Sequence[Object], meta: Mapping[str, str], markup: Markup, kind: str, wanted: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Moments of publication or of changes, as (method, text): of JSON-LD, meta elements, then marked time elements."""
    fields = ("datePublished", "dateCreated") if kind == "published" else ("dateModified",)
    for field in fields:
        if value := next((v for a in articles if (v := text(a.get(field)) or _number(a.get(field)))), None):
            yield "json-ld", value
            break
    for key in wanted:
        if value := meta.get(key):
            yield "meta", value
    for told, _ in markup.times:
        prop = told.get("itemprop", "").lower()
        if prop == f"date{kind}" or (kind == "published" and "pubdate" in told):
            if value := told.get("datetime") or told.get("content"):
                yield "time", value
            break


def _number(value: object) -> str | None:
    return str(value) if isinstance(value, int) and value > 10**8 else None
