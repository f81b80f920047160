"""What happened when, in a story."""

from dataclasses import replace

import pytest

from rashomon.developments import A_DAY, find_developments
from rashomon.model import Labelled, Polarity, Published, Role, RoleKind, Value
from tests.builders import article, claim, point, reading


def dated(text, outlet="A", day="2031-03-14", words="on Monday", verb="ran", **fields):
    at = text.index(words)
    value = Value(at, at + len(words), words, kind="date", value=day)
    roles = (
        Role(RoleKind.AGENT, 0, text.index(verb) - 1),
        Role(RoleKind.PREDICATE, text.index(verb), text.index(verb) + len(verb)),
    )
    return claim(text, outlet, values=(value,), roles=roles, **fields)


def course(*claims, points=(), event="2031-03-14"):
    pages = {c.article: article(c.text, outlet=c.article, published=None) for c in claims}
    readings = [reading(pages[o], *(c for c in claims if c.article == o)) for o in pages]
    return [(d.date, d.line.text, d.claims) for d in find_developments(readings, points, event)]


def test_claims_that_tell_their_day_stand_in_order_of_days():
    later = dated("The tug Lisa ran aground on Tuesday", "B", "2031-03-15", "on Tuesday")
    first = dated("The ferry ran aground on Monday")
    assert course(later, first) == [("2031-03-14", first.text, (first.id,)), ("2031-03-15", later.text, (later.id,))]


def test_what_two_articles_tell_is_one_line():
    left, right = dated("The ferry ran aground on Monday"), dated("The Alma ran onto rocks on Monday", "B")
    assert [len(claims) for _, _, claims in course(left, right, points=[point(left, right)])] == [2]
    assert len(course(left, right)) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        dated("Rescuers ran there after Monday", words="Monday"),
        dated("The minister ran for Monday's vote", words="Monday"),
        dated("which ran aground on Monday"),
        dated("The ferry ran aground on Monday", polarity=Polarity.NEGATED),
        dated("The ferry ran aground on Monday", part=True),
        dated("The ferry ran aground in May", day="2031-05", words="in May"),
        dated("The ferry ran aground on Monday", day="2019-03-14"),
        dated("The mayor ran on Monday, saying", words="on Monday"),
    ],
)
def test_no_development_is_told_by(wrong):
    assert course(wrong) == []


def test_the_word_that_joins_a_clause_is_left_out_and_the_line_proves_itself():
    [(_, line, _)] = course(dated("after the ferry ran aground on Monday"))
    assert line == "the ferry ran aground on Monday"


def test_a_day_has_few_lines():
    many = [dated(f"The ferry number {n} ran aground on Monday", f"A{n}") for n in range(3 * A_DAY)]
    assert len(course(*many)) == A_DAY


def test_a_day_of_publication_of_which_nothing_is_told_has_a_headline():
    page = article("Ferry runs aground", "It lies there.", published=Published("2031-03-16", "meta", True))
    headline = Labelled(0, 18, "Ferry runs aground", "headline")
    page = replace(page, passages=(headline, *page.passages[1:]))
    [development] = find_developments([reading(page)], (), None)
    assert (development.date, development.line.text, development.claims) == ("2031-03-16", "Ferry runs aground", ())
    unsure = replace(page, published=Published("2031-03-16", "found", False))
    assert find_developments([reading(unsure)], (), "no day") == ()


def test_a_page_of_many_claims_takes_no_time():
    same = [dated("The ferry ran aground on Monday", id=f"same-{n}") for n in range(200)]
    other = [dated(f"The ferry ran aground on Monday, it was told {n} times", id=f"other-{n}") for n in range(5_000)]
    assert len(course(*same, *other)) == A_DAY
