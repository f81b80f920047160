"""What every rendering must do: both sides of a conflict, harmless text, links to the words."""

import json
import re
import time
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files

import jsonschema
import pytest

from rashomon.errors import UsageError
from rashomon.model import (
    Aspect,
    Certainty,
    Dated,
    Development,
    Doubt,
    Edge,
    Entity,
    Labelled,
    Mention,
    Mode,
    Published,
    Reading,
    Relation,
    Speaker,
    Status,
    Value,
)
from rashomon.render import RENDERERS, render
from rashomon.render.html import notebook_html
from rashomon.render.quotes import speaker_name, voice
from rashomon.render.view import story_view

from .builders import article, claim, conflict, dossier, found, point, reading

COURIER = article(
    "Twelve people died in the fire, Mayor Ada Holt said.",
    "The fire began at the mill on Monday.",
    outlet="Courier",
    url="https://courier.example/fire",
)
WIRE = article(
    "Fifteen people died, the agency NWS quoted police as saying.", "The mill burned.", outlet="Wire", headline=None
)
TWELVE = found(COURIER, "Twelve people died in the fire", speakers=["Mayor Ada Holt"])
FIFTEEN = found(WIRE, "Fifteen people died", speakers=["police", "NWS"])
BEGAN = found(COURIER, "The fire began at the mill")
BURNED = found(WIRE, "The mill burned")
MONDAY = found(COURIER, "on Monday")


def span(page, words):
    start = page.text.index(words)
    return start, start + len(words), words


def fire():
    courier = reading(COURIER, TWELVE, BEGAN, MONDAY, dates=(Dated(*span(COURIER, "Monday"), "Courier", "2031-03-17"),))
    names = (
        Entity("e1", "Ada Holt", "person", (Mention(*span(COURIER, "Mayor Ada Holt"), article="Courier"),)),
        Entity("e2", "NWS", "body", (Mention(*span(WIRE, "agency NWS"), article="Wire"),)),
    )
    return dossier(
        courier,
        reading(WIRE, FIFTEEN, BURNED),
        points=(
            conflict([TWELVE], [FIFTEEN], detail="“Twelve” against “Fifteen”"),
            point(BEGAN, BURNED, independent_sources=1),
            point(MONDAY),
        ),
        lineage=(Edge("Wire", "NWS", Relation.CITES, (Mention(*span(WIRE, "the agency NWS"), article="Wire"),)),),
        entities=names,
        warnings=(Doubt(*span(WIRE, "The mill burned"), "Wire", "garbled", "an odd sentence"),),
    )


def shared():
    """A wire report and its reprint against a paper: once corroborated, once only repeated, once in conflict."""
    wire = ("On Monday fire took the mill.", "Ten people fled, said the chief, and two are dead.", "Nobody knows why.")
    pages = [
        article("The mill burned down on Monday.", "It rained.", outlet="Paper"),
        article(*wire, outlet="Wire"),
        article(*wire, outlet="Copy"),
    ]
    paper, agency, copy = ([found(page, words) for words in spans] for page, spans in zip(pages, (
        ("The mill burned down on Monday", "It rained"),
        ("On Monday fire took the mill", "Ten people fled", "two are dead", "Nobody knows why"),
        ("On Monday fire took the mill", "Ten people fled", "two are dead", "Nobody knows why"),
    ), strict=True))  # fmt: skip
    return dossier(
        *(reading(page, *claims) for page, claims in zip(pages, (paper, agency, copy), strict=True)),
        points=(
            conflict(
                [paper[0]], [agency[1], agency[2], copy[1], copy[2]], aspect=Aspect.POLARITY, detail="“a” against “b”"
            ),
            point(agency[0], copy[0], paper[0], summary="“The mill burned down on Monday”", independent_sources=2),
            point(agency[2], copy[2], summary="“two are dead”", independent_sources=1),
            point(paper[1]),
        ),
        lineage=(Edge("Copy", "Wire", Relation.REPRINTS),),
    )


def hostile(text):
    page = article(
        text,
        outlet=text,
        id="X",
        headline=text,
        byline=text,
        url="javascript:alert(1)",
        furniture=(Labelled(0, len(text), text, "menu"),),
    )
    said = replace(claim(text, "X", speakers=[text]), id="x-1")
    other = article(text, outlet="Other", url="https://a.example/?a=1&b=<i>")
    also = claim(text, "Other")
    story = dossier(
        reading(page, said, dates=(Dated(0, len(text), text, "X", text),)),
        reading(other, also),
        points=(conflict([said], [also], detail=text), point(said, also), point(also, summary=text)),
        lineage=(Edge("X", text, Relation.QUOTES, (Mention(0, len(text), text, article="X"),)),),
        entities=(Entity("e", text, text, (Mention(0, len(text), text, article="X"),)),),
        warnings=(Doubt(0, len(text), text, "X", text, text),),
    )
    return replace(story, story=replace(story.story, headline=text))


class Tags(HTMLParser):
    """Every start tag of a page with its attributes."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def tags(page):
    return Tags(page).found


@pytest.mark.parametrize("form", RENDERERS)
def test_both_sides_their_speakers_and_outlets(form):
    written = render([fire()], form, width=80)
    for needed in ("Twelve people died in the fire", "Fifteen people died", "Mayor Ada Holt", "Courier", "Wire"):
        assert needed in written
    assert "police, via NWS" in written or form == "json"


@pytest.mark.parametrize("form", RENDERERS)
def test_no_dossier_and_one_source_render(form):
    assert isinstance(render([], form), str)
    assert "Only" in render([dossier(reading(article("It rained.", outlet="Only", published=None)))], form)


@pytest.mark.parametrize("form", RENDERERS)
@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "[bold red]x[/] [/nope]", "\x1b[31mred\x1b[0m \x9b2J\x07"]
)
def test_hostile_text_is_only_text(form, text):
    written = render([hostile(text)], form, width=100)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", written)
    assert "javascript:" not in written or form == "json"
    assert "<script" not in written or form in {"json", "terminal"}
    if "[bold" in text:
        assert text in written.replace("\\", "")


@pytest.mark.parametrize("form", ["terminal", "html", "markdown", "json"])
def test_text_direction_cannot_be_overridden_and_lone_surrogates_are_survived(form):
    written = render([hostile("abc\u202edef\u2066 \ud800 end")], form)
    assert not re.search(r"[\u202a-\u202e\u2066-\u2069]", written)
    written.encode("utf-8")


def test_an_unknown_format_is_named():
    with pytest.raises(UsageError, match="pdf"):
        render([], "pdf")


@pytest.mark.parametrize("form", RENDERERS)
def test_a_conflict_of_very_many_versions_renders(form):
    page = article(*(f"{n} people died." for n in range(40)))
    versions = [found(page, f"{n} people died.") for n in range(10, 40)]
    assert "“29 people died.”" in render([dossier(reading(page, *versions), points=[conflict(*versions)])], form)


def test_articles_without_an_outlet_go_by_host_or_file_and_twins_are_numbered():
    pages = [
        article("a", outlet=None, id="1", url="https://www.paper.example/x"),
        article("b", outlet=None, id="2", source="pages/report.html"),
        article("c", outlet="Wire", id="3"),
        article("d", outlet="Wire", id="4"),
    ]
    written = render([dossier(*map(reading, pages))], "terminal", width=80)
    for name in ("- paper.example: ", "- report.html: ", "- Wire (3): ", "- Wire (4): "):
        assert name in written


def test_an_unknown_day_is_a_doubt():
    assert "no day of publication was found" in render([dossier(reading(article("Rain.", published=None)))], "markdown")


@pytest.mark.parametrize("form", ["terminal", "html", "markdown"])
def test_misread_characters_are_shown_as_they_were_meant(form):
    page = article("The port\u00e2\u0080\u0099s crane fell.", outlet="Post")
    other = article("The crane fell.", outlet="Wire")
    claims = [found(page, page.text), found(other, "The crane fell")]
    read = [reading(page, claims[0]), reading(other, claims[1])]
    written = render([dossier(*read, points=[point(*claims)])], form, width=80)
    assert "port’s crane" in written
    assert "\u00e2" not in written


def test_one_fault_of_a_page_is_told_once():
    page = article("One two three four.")
    faults = [Doubt(0, 3, w, "A", "decoding", f"“{w}” reads “x”: read as another encoding") for w in "abcde"]
    written = render([dossier(reading(replace(page, warnings=tuple(faults))))], "markdown")
    assert written.count("read as another encoding") == 1
    assert "(5 such places)" in written


def test_two_pages_of_one_outlet_are_one_outlet():
    pages = [replace(article("The mill burned.", outlet="Post"), id=name) for name in ("x", "y")]
    claims = [found(page, "The mill burned") for page in pages]
    told = replace(point(*claims), independent_sources=1)
    read = [reading(page, one) for page, one in zip(pages, claims, strict=True)]
    assert "1 independent outlet" in render([dossier(*read, points=[told])], "markdown")


@pytest.mark.parametrize("form", ["terminal", "html", "markdown"])
def test_wording_is_plain(form):
    written = render([shared()], form, width=80)
    assert "whether it is so" in written.lower()
    assert "polarity" not in written
    assert "in their own voice" in written
    assert "“… two are dead”" in written
    assert "conflict 1" in written


@pytest.mark.parametrize("form", ["terminal", "markdown"])
def test_claims_of_one_sentence_are_one_quotation(form):
    written = render([shared()], form, width=80)
    joined = {
        "terminal": "“Ten people fled, said the chief, and two are dead”",
        "markdown": "**Ten people fled**, said the chief, and **two",
    }
    assert written.count(joined[form]) == 1


def test_a_phrase_that_is_broken_off_ends_in_an_ellipsis():
    page = article("The plan rests on the idea that the mill can be sold.")
    one = found(page, "The plan rests on the idea")
    assert "rests on the idea …”" in render([dossier(reading(page, one), points=[point(one)])], "terminal", width=80)


def test_a_quoted_sentence_that_begins_within_another_gets_no_ellipsis():
    page = article('The chief said: "Nobody was hurt." He left and "nobody was hurt" there.')
    for words, shown in (("Nobody was hurt", "“Nobody was hurt”"), ("nobody was hurt", "“… nobody was hurt”")):
        one = found(page, words)
        written = render([dossier(reading(page, one), points=[point(one)])], "terminal", width=80)
        assert shown in written


@pytest.mark.parametrize(
    ("text", "mention", "shown"),
    [
        ("The mill will close, the company said.", "the company", "according to the company"),
        ("A witness said the mill will close.", "A witness", "according to a witness"),
        ("Mayor Ada Holt said the mill will close.", "Mayor Ada Holt", "according to Ada Holt"),
    ],
)
def test_a_speaker_keeps_its_article(text, mention, shown):
    page = article(text)
    start = text.index(mention)
    name = mention.removeprefix("the ").removeprefix("A ").removeprefix("Mayor ")
    speaker = Speaker(name, start, start + len(mention))
    told = replace(found(page, "mill will close", speakers=[name]), attribution=(speaker,))
    assert shown in render([dossier(reading(page, told), points=[point(told)])], "terminal", width=80)


def test_the_timeline_has_no_moment_that_is_no_date():
    page = article("It was closed on Monday and is now open.", outlet="Paper")
    dates = (
        Dated(*span(page, "Monday"), "Paper", "2031-03-17"),
        Dated(*span(page, "now"), "Paper", "PRESENT_REF"),
    )
    written = render([dossier(reading(page, dates=dates))], "html")
    assert "17 March 2031" in written
    assert "PRESENT_REF" not in written
    assert "<mark>now</mark>" not in written


# -- JSON


def schema():
    return json.loads(files("rashomon").joinpath("schema/dossier-1.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("made", [fire(), hostile("<b>"), dossier(reading(article("Rain.", published=None)))])
def test_exports_hold_to_the_published_schema(made):
    document = json.loads(render([made], "json"))
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.Draft202012Validator(schema()).validate(document)


def test_the_schema_refuses_what_is_not_a_dossier():
    document = json.loads(render([fire()], "json"))
    document["stories"][0]["points"][0]["aspect"] = None
    assert not jsonschema.Draft202012Validator(schema()).is_valid(document)


def test_json_spans_prove_themselves_and_nothing_is_lost():
    value = Value(*span(COURIER, "Twelve"), "number", "12", "people", "")
    told = replace(TWELVE, values=(value,), certainty=Certainty.ALLEGED, mode=Mode.DIRECT)
    made = dossier(
        reading(COURIER, told), reading(WIRE, FIFTEEN), points=[conflict([told], [FIFTEEN], aspect=Aspect.NUMBER)]
    )
    (story,) = json.loads(render([made], "json"))["stories"]
    texts = {page["id"]: page["text"] for page in story["articles"]}
    assert all(texts[c["article"]][c["start"] : c["end"]] == c["text"] for c in story["claims"])
    first = story["claims"][0]
    assert (first["mode"], first["certainty"], first["values"][0]["value"]) == ("direct", "alleged", "12")
    assert story["points"][0]["sides"] == [[told.id], [FIFTEEN.id]]


def test_json_names_the_one_who_draws_first():
    (edge,) = json.loads(render([fire()], "json"))["stories"][0]["lineage"]
    assert (edge["from"], edge["to"], edge["kind"]) == ("Wire", "NWS", "cites")


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_doubtful_conflicts_stand_apart_behind_the_others(form):
    pages = [
        article("The mill burned on Monday. Two hurt.", outlet="A"),
        article("It burned on Friday. Nine hurt.", outlet="B"),
    ]
    told = [[found(page, words) for words in page.text.removesuffix(".").split(". ")] for page in pages]
    sure = conflict(told[0][0], told[1][0], aspect=Aspect.DATE, detail="“Monday” against “Friday”")
    doubtful = conflict(told[0][1], told[1][1], detail="“Two” against “Nine”", doubtful=True)
    readings = [reading(page, *claims) for page, claims in zip(pages, told, strict=True)]
    written = render([dossier(*readings, points=[sure, doubtful])], form)
    places = [
        written.casefold().index(w) for w in ("against “friday”", "perhaps in conflict: read both", "against “nine”")
    ]
    assert places == sorted(places)
    assert "1 conflict · 1 doubtful" in written or "in conflict, 1 perhaps" in written


# -- terminal


def test_terminal_keeps_to_its_width_and_colours_only_when_asked():
    plain = render([fire()], "terminal", width=80)
    assert max(map(len, plain.splitlines())) <= 80
    assert "\x1b" not in plain
    assert "\x1b[" in render([fire()], "terminal", width=80, color=True)


def test_terminal_puts_conflicts_first_and_what_was_only_repeated_after_what_is_corroborated():
    written = render([shared()], "terminal", width=80)
    order = ("IN CONFLICT (1)", "CORROBORATED (1)", "REPEATED, ONE ORIGIN (1)", "ONLY ONE SOURCE SAYS (1)")
    places = [written.index(heading) for heading in order]
    assert places == sorted(places)
    assert "1 conflict · 1 corroborated · 1 repeated · 1 one-sided" in written


def perhaps(fields):
    """Three papers that say one thing, or perhaps another."""
    pages = [
        article(words, outlet=name) for name, words in (("A", "It burned."), ("B", "It burnt."), ("C", "It blazed."))
    ]
    said = [found(page, words) for page, words in zip(pages, ("It burned", "It burnt", "It blazed"), strict=True)]
    agreed = point(*said, summary="“It burned”", **fields(said))
    return dossier(*(reading(page, c) for page, c in zip(pages, said, strict=True)), points=(agreed,))


@pytest.mark.parametrize("format", ["terminal", "markdown", "html"])
def test_what_perhaps_agrees_stands_apart_from_what_is_corroborated(format):
    written = render([perhaps(fields=lambda said: {"doubtful": True})], format)
    assert "perhaps corroborated: read both" in written.lower()
    assert "0 corroborated" in written.replace("<b>0</b>", "0")


def test_a_source_that_perhaps_agrees_is_named_with_the_rest():
    written = render([perhaps(fields=lambda said: {"perhaps": (said[2].id,), "independent_sources": 2})], "markdown")
    block = written[written.index("2 independent outlets") :]
    assert block.index("It burnt") < block.index("Perhaps the same, read both:") < block.index("It blazed")


@pytest.mark.parametrize(("doubtful", "named"), [(False, False), (True, True)])
def test_a_source_with_the_other_version_of_a_conflict_is_not_said_to_agree_perhaps(doubtful, named):
    told = perhaps(fields=lambda said: {"perhaps": (said[2].id,), "independent_sources": 2})
    burned, burnt, blazed = (reading.claims[0] for reading in told.story.readings)
    against = conflict([burned, burnt], blazed, detail="“burned” against “blazed”", doubtful=doubtful)
    written = render([replace(told, points=(against, *told.points))], "markdown")
    assert ("It blazed" in written[written.index("2 independent outlets") :]) is named


def test_html_says_of_a_source_that_it_perhaps_agrees():
    written = render([perhaps(fields=lambda said: {"perhaps": (said[2].id,), "independent_sources": 2})], "html")
    assert written.count('<span class="credit">perhaps</span>') == 1


def test_an_outlet_is_named_once():
    said = claim("It is shut", speakers=["account by the Herald", "Herald"])
    assert voice(said, "It is shut, says an account by the Herald.") == "according to account by the Herald"


def test_the_world_health_organization_is_no_pronoun():
    text = "There were ten cases, WHO said, and he said more would come."
    speakers = [replace(claim("ten cases", speakers=[name]), text="ten cases") for name in ("WHO", "who")]
    assert [voice(c, text) for c in speakers] == ["according to WHO", "according to someone not named"]


def test_a_speaker_has_no_capital_only_since_a_sentence_begins_with_him():
    page = article("Protesters said it burned.", "The protesters left.", outlet="A")
    said = found(page, "it burned", attribution=(Speaker("Protesters", 0, 10),), mode=Mode.INDIRECT)
    written = render([dossier(reading(page, said), points=(point(said),))], "markdown")
    assert "according to protesters" in written


def test_terminal_shows_two_wordings_of_two_origins_and_who_else_has_it():
    written = render([shared()], "terminal", width=80)
    block = written[written.index("CORROBORATED") : written.index("REPEATED")]
    assert "“The mill burned down on Monday” — Paper" in block
    assert "“On Monday fire took the mill” — Wire and Copy" in block
    assert "3 outlets, 2 origins; see conflict 1" in block


def test_no_agreed_point_sends_to_what_perhaps_is_no_conflict():
    told = shared()
    doubted = replace(told, points=tuple(replace(p, doubtful=p.status is Status.CONFLICT) for p in told.points))
    assert "see conflict" not in render([doubted], "terminal", width=80)


def test_terminal_says_how_much_it_left_out():
    page = article(*(f"Fact number {n} is here." for n in range(40)), outlet="Long")
    claims = [found(page, f"Fact number {n} ") for n in range(40)]
    written = render([dossier(reading(page, *claims), points=[point(c) for c in claims])], "terminal", width=80)
    assert "... and 28 more (see --format html)" in written


def test_an_unreliable_day_is_called_so():
    page = article("Rain.", published=Published("2031-03-21", "text", False))
    for form in ("terminal", "html", "markdown"):
        assert "day unsure" in render([dossier(reading(page))], form)


# -- Markdown


def test_markdown_quotes_and_links():
    written = render([fire()], "markdown")
    assert "> **Twelve people died in the fire**, Mayor Ada Holt said." in written
    assert "[Courier](<https://courier.example/fire#:~:text=" in written


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. not a list", "1\\. not a list"),
        ("- nor this", "\\- nor this"),
        ("a [link](http://x) *b* `c`", "a \\[link\\](http://x) \\*b\\* \\`c\\`"),
        ("# no heading & <b>", "\\# no heading &amp; &lt;b&gt;"),
    ],
)
def test_markdown_of_a_page_is_only_text(text, shown):
    from rashomon.render.markdown import escaped

    assert escaped(text) == shown


# -- HTML


def test_html_is_one_file_that_runs_and_loads_nothing():
    page = render([fire(), hostile("<script src=//evil.example>")], "html")
    found_tags = tags(page)
    assert not {"script", "link", "img", "iframe", "form", "object", "base"} & {tag for tag, _ in found_tags}
    assert not any(name.startswith("on") or name in {"src", "style"} for _, attrs in found_tags for name in attrs)
    addresses = [attrs["href"] for _, attrs in found_tags if "href" in attrs]
    assert all(address.startswith(("#", "http://", "https://")) for address in addresses)
    policy = next(a["content"] for _, a in found_tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "@import" not in page
    assert "url(" not in re.sub(r'"url\(#[^)]*\)"', "", page)


def test_html_policy_allows_its_own_style_sheet():
    import base64
    import hashlib

    page = render([fire()], "html")
    style = re.search(r"<style>(.*?)</style>", page, re.S)[1]
    assert base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() in page


def test_html_ids_are_unique_and_every_inner_link_arrives():
    page = render([fire(), fire(), hostile("x")], "html")
    found_tags = tags(page)
    ids = [attrs["id"] for _, attrs in found_tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    inner = {attrs["href"][1:] for _, attrs in found_tags if attrs.get("href", "").startswith("#")}
    assert inner <= set(ids)


def test_html_marks_the_words_in_their_sentence_and_links_to_them():
    page = render([fire()], "html")
    assert "<mark>Twelve people died in the fire</mark>, Mayor Ada Holt said." in page
    assert 'href="https://courier.example/fire#:~:text=Twelve%20people%20died%20in%20the%20fire"' in page


def test_html_begins_with_what_happened_when_and_who_reports():
    text = " ".join(re.sub(r"<[^>]+>", "", render([shared()], "html").split("<main>")[1]).split())
    assert text.startswith("What happened 17 March 2031 · reported by Paper, Wire and Copy")


def test_html_has_what_was_only_repeated_apart_and_leads_to_the_conflict():
    page = render([shared()], "html")
    assert page.index("Corroborated (1)") < page.index("Repeated, one origin (1)")
    assert 'href="#s1-k1">conflict 1</a>' in page
    assert '<span class="claim repeated">two are dead</span>' not in page, "a claim in conflict shows as such"
    assert page.count("<mark>Ten people fled</mark>, said the chief, and <mark>two are dead</mark>") >= 1
    assert "nothing was found in it that speaks to the point" in page


def test_html_grows_with_the_text_and_not_with_text_times_claims():
    sentences = [f"Number {n:03} of these sentences tells of thing {n:03}." for n in range(200)]
    page = article(" ".join(sentences), outlet="Long")
    told = []
    for text in sentences:
        start = page.text.index(text)
        told.append(claim(text[:30], "Long", start, sentence=(start, start + len(text))))
    written = render([dossier(reading(page, *told), points=[point(one) for one in told])], "html")
    assert written.count(sentences[0][31:]) <= 2, "once below the claim, once in the article"
    assert len(written) < 12 * len(page.text) + 30_000


def test_html_shows_timeline_lineage_names_and_doubts():
    page = render([fire()], "html")
    for needed in ("17 March 2031", "<svg", "cites", "Mayor Ada Holt", "an odd sentence"):
        assert needed in page
    bare = render([dossier(reading(COURIER))], "html")
    assert "<svg" not in bare
    assert "Nothing was found" in bare


def test_several_stories_have_an_index_one_has_none():
    assert "2 stories" in render([fire(), fire()], "html")
    assert 'class="index"' not in render([fire()], "html")


def test_notebook_fragment_is_no_page_and_keeps_its_style_to_itself():
    fragment = notebook_html(fire())
    assert "<html" not in fragment
    assert "<body" not in fragment
    assert "Fifteen people died" in fragment
    style = re.search(r"<style>(.*?)</style>", fragment, re.S)[1]
    depth, outer = 0, ""
    for character in re.sub(r"/\*.*?\*/", "", style, flags=re.S):
        outer += character if depth == 0 else ""
        depth += {"{": 1, "}": -1}.get(character, 0)
    assert all(rule.strip().startswith((".rashomon", "@")) for rule in outer.split("{") if rule.strip(" }\n"))


def test_a_large_dossier_renders_fast():
    outlets = [f"Outlet {n}" for n in range(10)]
    pages = [article(*(f"Claim {n} of this paper is about thing {n}." for n in range(100)), outlet=o) for o in outlets]
    claims = [[found(page, f"Claim {n} of") for n in range(100)] for page in pages]
    points = [point(*(own[n] for own in claims)) for n in range(50)] + [point(c) for own in claims for c in own[50:]]
    made = dossier(*(Reading(page, tuple(own)) for page, own in zip(pages, claims, strict=True)), points=points)
    render([made], "html")
    start = time.process_time()
    for form in RENDERERS:
        render([made], form, width=80)
    assert time.process_time() - start < 15


def test_what_comes_nearest_to_a_point_is_told_apart_from_the_rest():
    page = article(
        "The mill burned.", "The mill stood in flames.", "Smoke rose over the mill.", outlet="Wire", headline=None
    )
    own = [found(page, words) for words in ("The mill burned", "The mill stood in flames", "Smoke rose over the mill")]
    told = reading(COURIER, BEGAN), reading(page, *own)
    made = dossier(*told, points=(point(own[0], BEGAN, own[2], own[1]),))
    text = render([made], "markdown")
    before, _, after = text.partition("Further:\n")
    assert "The fire began at the mill" in before
    assert "The mill burned" in before
    assert after.index("Smoke rose over the mill") < after.index("The mill stood in flames")
    assert "<summary>2 more</summary>" in render([made], "html")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The port will reopen in May", "in its own voice (still to come)"),
        ("Smaller crews vowed to strike", "in its own voice"),
        ("That would be his base for the war", "in its own voice"),
    ],
)
def test_a_vow_was_made_and_a_plan_is_still_to_come(text, shown):
    assert voice(claim(text, certainty=Certainty.PLANNED), text) == shown


def test_letters_stand_behind_the_name_that_they_are_short_for():
    text = "The ILO said so. The organisation said more."
    labour = Speaker("International Labour Organization", 0, 7, "e1")
    assert speaker_name(labour, text) == "International Labour Organization (ILO)"
    assert speaker_name(replace(labour, start=17, end=33), text) == "International Labour Organization"


def test_one_sided_claims_of_one_sentence_are_shown_once():
    page = article("The barge sank and its crew swam ashore.")
    whole = (0, len(page.text))
    told = [replace(found(page, words), sentence=whole) for words in ("The barge sank", "its crew swam ashore")]
    made = dossier(reading(page, *told), points=[point(one) for one in told])
    [(_, points)] = story_view(made).only
    assert [[c.text for c in quote.claims] for p in points for quote in p.sides[0]] == [
        ["The barge sank", "its crew swam ashore"]
    ]


def test_the_timeline_tells_headlines_and_whose_word_a_line_is():
    def line(page, words):
        start, end, text = span(page, words)
        return Mention(start, end, text, page.id)

    told = replace(
        fire(),
        timeline=(
            Development("2031-03-17", line(COURIER, "Twelve people died in the fire"), (TWELVE.id,)),
            Development("2031-03-17", line(COURIER, "The fire began at the mill"), (BEGAN.id,)),
            Development("2031-03-18", line(WIRE, "The mill burned"), ()),
        ),
    )
    lines = [line for step in story_view(told).course for line in step.lines]
    assert [line.credit for line in lines] == [", according to Mayor Ada Holt", "", ", headline of that day"]
    for format in RENDERERS.keys() - {"json"}:
        assert "headline of that day" in render([told], format)
