"""What counts as one independent source."""

import pytest

from rashomon.model import Edge, Mode, Relation, Speaker
from rashomon.origins import Origins, only_speaker, origins
from tests.builders import article, claim

SUNK = "the ferry sank off the cape in calm weather shortly after two in the morning"


def counted(*claims, articles):
    back = Origins({a.id: a for a in articles}, origins(articles, ()))
    return back.count(claims)


def test_reprints_share_an_origin_and_citations_do_not():
    edges = [
        Edge("b", "a", Relation.REPRINTS),
        Edge("c", "b", Relation.REPRINTS),
        Edge("a", "c", Relation.REPRINTS),
        Edge("e", "d", Relation.CITES),
        Edge("d", "Reuters", Relation.CITES),
    ]
    found = origins([article("x", outlet=name) for name in "abcde"], edges)
    assert len({found["a"], found["b"], found["c"]}) == 1
    assert (found["d"], found["e"]) == ("d", "e")


def test_two_pages_of_one_outlet_are_one_origin():
    pages = [article("x", outlet="Harbour Post", id=name) for name in "ab"]
    pages += [article("x", outlet=f"{w}post.example", id=w) for w in ("", "www.")]
    assert len(set(origins(pages, ()).values())) == 2


def test_pages_without_an_outlet_are_not_tied():
    assert len(set(origins([article("x", outlet=None, id=name) for name in "ab"], ()).values())) == 2


def test_a_paper_and_who_has_it_from_there_are_one_origin():
    pages = [article("x", outlet="The New York Times", id="nyt"), article("x", outlet="Post", id="post")]
    own, through = claim("Two are hurt", "nyt"), claim("Two people are hurt", "post", speakers=["New York Times"])
    assert counted(own, through, articles=pages) == 1
    assert counted(own, claim("Two people are hurt", "post"), articles=pages) == 2


def pages_of(*texts):
    return [article(text, outlet=name) for name, text in zip("AB", texts, strict=False)]


def within(text, said, outlet):
    return claim(said, outlet, text.index(said), sentence=(0, len(text)))


def test_reports_in_the_same_ten_words_draw_on_one_another():
    copied = f"Officials fear {SUNK}"
    assert counted(claim(SUNK, "A"), claim(copied, "B"), articles=pages_of(SUNK, copied)) == 1
    other = "the ferry sank off the cape at night"
    assert counted(claim(SUNK, "A"), claim(other, "B"), articles=pages_of(SUNK, other)) == 2


def test_few_words_of_a_sentence_that_was_copied_draw_on_one_another():
    said, other = "two are hurt", f"Two are hurt, and {SUNK}."
    text = f"Doctors said {said} and {SUNK}."
    claims = [within(text, said, "A"), within(other, "Two are hurt", "B")]
    assert counted(*claims, articles=pages_of(text, other)) == 1


def test_a_quotation_that_two_reports_share_is_no_copy():
    text, other = f"Two are hurt; “{SUNK}”, he said.", f"“{SUNK}”, the mayor said. Two were hurt"
    claims = [within(text, "Two are hurt", "A"), within(other, "Two were hurt", "B")]
    assert counted(*claims, articles=pages_of(text, other)) == 2


def test_reports_that_all_quote_one_speaker_are_told_as_such():
    by = {"speakers": ["Ilsa Morvane"]}
    assert only_speaker([claim("Two are hurt", "A", **by), claim("Two people are hurt", "B", **by)]) == "Ilsa Morvane"
    assert (
        only_speaker([claim("Two are hurt", "A", **by), claim("Two people are hurt", "B", speakers=["Ole Tarn"])])
        is None
    )
    assert only_speaker([claim("Two are hurt", "A", **by), claim("Two people are hurt", "B")]) is None


def test_a_statement_is_his_whose_words_others_quote():
    words = "He will serve the town with the same zeal as before"
    by, bare = {"speakers": ["Ilsa Morvane"]}, {"speakers": ["statement"]}
    quoted = claim(words, "A", mode=Mode.DIRECT, **by)
    assert only_speaker([quoted, claim(words, "B", mode=Mode.DIRECT, **bare)]) == "Ilsa Morvane"
    assert only_speaker([quoted, claim("The town is served well", "B", mode=Mode.DIRECT, **bare)]) is None
    assert only_speaker([claim(words, "A", **by), claim(words, "B", **bare)]) is None
    assert only_speaker([claim(words, "A", **bare), claim(words, "B", **bare)]) == "statement"


def test_a_report_is_one_origin_though_it_has_some_of_a_thing_from_an_agency():
    pages = [article("x", outlet=name) for name in ("Harbour Stone", "Valley Post")]
    own, through = (
        claim("Two are hurt", "Valley Post"),
        claim("Two people are hurt", "Valley Post", speakers=["Reuters"]),
    )
    assert counted(own, through, claim("Two were hurt", "Harbour Stone"), articles=pages) == 2


def test_who_has_it_from_an_outlet_at_hand_adds_no_origin():
    pages = [article("x", outlet=name) for name in ("Harbour Stone", "Valley Post")]
    through = claim("Two people are hurt", "Valley Post", speakers=["Harbour Stone"])
    assert counted(claim("Two are hurt", "Harbour Stone"), through, articles=pages) == 1


def test_a_role_and_the_name_that_a_report_gives_with_it_are_one_speaker():
    driver = claim("The bus was not full", "A", speakers=["driver"])
    named = claim("The bus was not very full", "B", attribution=(Speaker("Ole Tarn", 0, 0, "e1"),))
    assert only_speaker([driver, named]) is None
    assert only_speaker([driver, named], ["Driver Ole Tarn said the bus was not very full."]) == "Ole Tarn"
    assert only_speaker([driver, named], ["Ole Tarn, who is the driver, said so."]) == "Ole Tarn"
    assert only_speaker([driver, named], ["The driver met Ole Tarn."]) is None


@pytest.mark.parametrize(
    ("one", "other", "body"),
    [
        ("zoo", "zoo officials", "zoo officials"),
        ("the zoo", "a spokeswoman for the Torvik Zoo", "a spokeswoman for the Torvik Zoo"),
        ("Halden Gold", "Halden Gold’s spokesman", "Halden Gold’s spokesman"),
        ("army", "navy officials", None),
        ("officials", "zoo officials", None),
    ],
)
def test_a_body_and_those_who_speak_for_it_are_one_speaker(one, other, body):
    claims = [claim("Two are hurt", "A", speakers=[one]), claim("Two people are hurt", "B", speakers=[other])]
    assert only_speaker(claims) == body
