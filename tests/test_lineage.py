"""Who draws on whom."""

import time
from dataclasses import replace

import pytest

from rashomon.lineage import bare, citations, credits, lineage, reprint_pairs, reprints
from rashomon.model import Published, Relation
from tests.builders import article

WIRE = (
    "A kiln exploded in the tile works of Brisk on Sunday and blew out the windows of the chapel next door.",
    "Nobody was inside when it happened, as the works had closed early for the harvest fair, the owner said.",
    "Engineers will now look at the gas line, which was laid in the year of the great flood and never renewed.",
)
OWN = (
    "Neighbours first took the bang for the salute that opens the fair each year.",
    "The chapel keeps a painted ceiling that survived, its warden Hild Ostby found when she had swept up the glass.",
)


def on(day, reliable=True):
    return Published(day, "meta", reliable)


def drawn(edges):
    return [(e.article, e.origin) for e in edges]


def test_a_copy_is_a_reprint_and_shows_the_longest_passage_it_took():
    first, copy = article(*WIRE, outlet="A"), article(OWN[0], *WIRE, outlet="B", published=on("2031-03-18"))
    [edge] = reprints([first, copy], 0.5)
    assert (edge.article, edge.origin, edge.kind) == ("B", "A", Relation.REPRINTS)
    [evidence] = edge.evidence
    assert evidence.text == max(WIRE, key=len)
    assert copy.text[evidence.start : evidence.end] == evidence.text
    assert evidence.article == "B"


def test_a_report_in_its_own_words_is_none():
    assert reprints([article(*WIRE, outlet="A"), article(*OWN, outlet="B")], 0.5) == []


def test_what_counts_is_how_much_of_the_shorter_stands_in_the_other():
    whole, part = article(*WIRE, *OWN, outlet="A"), article(WIRE[0], outlet="B")
    assert reprint_pairs([whole, part], 0.5) == {(0, 1): 1.0}
    half = article(WIRE[0], *OWN, outlet="C")
    [share] = reprint_pairs([article(*WIRE, outlet="A"), half], 0.1).values()
    assert 0.1 < share < 0.5


def test_a_report_that_adds_to_an_agencys_draws_on_it_where_both_name_it():
    wire = article(*WIRE, outlet="Associated Press")
    added = ("The Associated Press contributed to this report.", WIRE[0], WIRE[1], *OWN)
    assert drawn(reprints([wire, article(*added, outlet="B")], 0.9)) == [("B", "Associated Press")]
    assert reprints([wire, article(*added[1:], outlet="B")], 0.9) == []


@pytest.mark.parametrize(
    ("left", "right", "origin"),
    [
        ({"published": on("2031-03-18")}, {"published": on("2031-03-17")}, "B"),
        ({"published": on("2031-03-17T09:30")}, {"published": on("2031-03-17T09:00")}, "B"),
        ({"published": on("2031-03-17T09:30")}, {"published": on("2031-03-17")}, "A"),
        ({"published": on("2031-03-18", reliable=False)}, {"published": on("2031-03-17")}, "A"),
        ({"published": None}, {"published": None}, "A"),
    ],
)
def test_the_earlier_is_the_origin_else_the_fuller(left, right, origin):
    fuller, shorter = article(*WIRE, outlet="A", **left), article(*WIRE[:2], outlet="B", **right)
    [edge] = reprints([fuller, shorter], 0.5)
    assert edge.origin == origin
    assert drawn(reprints([shorter, fuller], 0.5)) == drawn([edge])


def test_who_is_credited_is_the_origin_whatever_the_day_says():
    agency = article(*WIRE, outlet="Reuters", published=on("2031-03-19"))
    paper = article(*WIRE, "Reporting by Reuters.", outlet="B", published=on("2031-03-17"))
    for order in ([agency, paper], [paper, agency]):
        assert drawn(reprints(order, 0.5)) == [("B", "Reuters")]


def test_an_agency_does_not_credit_itself():
    page = article("BRISK (Reuters) - A kiln exploded.", outlet="The Reuters")
    assert credits(page) == []


def test_a_credit_stands_where_it_is_written():
    page = article("A kiln exploded, Agence France-Presse reported.", "The AFP photographer saw it burn.", outlet="B")
    found = credits(page)
    assert [(name, m.text) for name, m in found] == [("AFP", "Agence France-Presse"), ("AFP", "AFP")]
    assert [page.text[m.start : m.end] for _, m in found] == ["Agence France-Presse", "AFP"]


def test_what_the_news_is_about_is_cited_where_it_is_told_or_tells():
    told = (
        "The BBC chief spoke.",
        "The chief told the BBC that he was going.",
        "He was shown on the BBC.",
        "The BBC reported it.",
    )
    page = article(*told, outlet="B", headline="BBC chief to go")
    assert [page.text[m.start : m.end + 9] for _, m in credits(page)] == ["BBC that he ", "BBC reported"]
    other = article("It had been advertised in the Daily Mail.", "The Daily Mail has it that he left.", outlet="B")
    assert len(credits(other)) == 1


def test_a_citation_goes_to_the_article_at_hand_or_else_to_the_name():
    agency = article(OWN[0], outlet="Reuters")
    paper = article("A kiln exploded, Reuters reported.", "Kyodo had it too, and Reuters again.", outlet="B")
    cites = citations([agency, paper], [])
    assert [(e.article, e.origin, e.kind) for e in cites] == [
        ("B", "Reuters", Relation.CITES),
        ("B", "Kyodo", Relation.CITES),
    ]
    assert [[m.text for m in e.evidence] for e in cites] == [["Reuters", "Reuters"], ["Kyodo"]]


def test_a_reprint_is_not_a_citation_too():
    agency = article(*WIRE, outlet="Reuters")
    paper = article(*WIRE, "Reporting by Reuters.", outlet="B")
    assert [e.kind for e in lineage([agency, paper], 0.5)] == [Relation.REPRINTS]


def test_nothing_and_empty_articles():
    assert lineage([], 0.5) == ()
    assert lineage([article("", outlet="A"), article("", outlet="B")], 0.5) == ()


def test_a_banner_on_every_page_makes_no_reprints_and_costs_little():
    banner = "this very notice stands on every page of every paper in the land"
    pages = [article(banner, *(f"only{n}x{k} said here today" for k in range(20)), outlet=f"O{n}") for n in range(300)]
    started = time.process_time()
    assert lineage(pages, 0.5) == ()
    assert time.process_time() - started < 20


def test_whose_people_are_told_of_is_not_cited_for_that():
    page = article("Two AFP journalists were hurt at the kiln.", "The kiln burned.", outlet="B")
    assert credits(page) == []


def test_whose_copyright_it_is_made_the_report():
    notice = "Copyright 2031 The Associated Press. All rights reserved."
    page = article("The kiln burned.", notice, outlet="B")
    body, legal = page.passages
    page = replace(page, passages=(body,), furniture=(replace(legal, kind="legal"),))
    assert [name for name, _ in credits(page)] == ["Associated Press"]
    assert [name for name, _ in credits(bare(page))] == ["Associated Press"]


def test_who_founded_a_network_has_nothing_from_it():
    page = article("He founded the television network Al Jazeera.", "The kiln burned.", outlet="B")
    assert credits(page) == []


def test_a_page_without_an_outlet_does_not_cite_what_its_file_is_called():
    page = replace(article("The kiln burned, Reuters reported.", outlet=None), source="pages/reuters.txt")
    assert credits(page) == []


def test_an_outlet_at_hand_that_reported_first_is_cited():
    first = article("The kiln burned on Monday.", outlet="Harbour Stone", id="a")
    later = article(
        "The kiln burned, Harbour Stone reported.", "Harbour Stone is a town.", outlet="Valley Post", id="b"
    )
    [edge] = citations([first, later], [])
    assert (edge.article, edge.origin, [m.text for m in edge.evidence]) == ("b", "a", ["Harbour Stone"])


def test_a_branch_of_an_agency_does_not_cite_it():
    page = article("Sputnik has asked the ministry for comment, and TASS has it too.", outlet="Sputnik International")
    assert [name for name, _ in credits(page)] == ["TASS"]


def test_a_person_called_as_an_agency_is_no_source():
    mayor = article("Michael Bloomberg spoke.", "Mr. Bloomberg, said Reuters, was booed.", outlet="B")
    assert [name for name, _ in credits(mayor)] == ["Reuters"]
    assert credits(article("The mayor, Dawn Hale, was booed.", outlet="B")) == []
    prices = article("Prices fell, Bloomberg reported.", outlet="B")
    assert [name for name, _ in credits(prices)] == ["Bloomberg"]


@pytest.mark.parametrize(
    ("outlet", "said", "cites"),
    [
        ("The Torvik Observer", "As the Torvik Observer reported, the board knew of the cracks.", True),
        ("Daily Lantern", "The Daily Lantern has fourteen.", True),
        ("Golos Torvika", "Golos Torvika, citing a nurse, has seventeen.", True),
        ("MNA", "According to Meridian News Agency nine people died.", True),
        ("MNA", "Many New Arrivals were housed in the school.", False),
        ("Daily Lantern", "The Daily Lantern has a new owner.", False),
    ],
)
def test_outlets_at_hand_are_cited_under_the_names_that_reports_give_them(outlet, said, cites):
    pages = [article("The dam broke on Tuesday.", outlet=outlet), article(said, outlet="Tailings Watch")]
    found = [e for e in lineage(pages, 0.5) if e.kind is Relation.CITES]
    assert [(e.article, e.origin) for e in found] == ([("Tailings Watch", outlet)] if cites else [])
