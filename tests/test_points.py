"""Stories in, points out: what is agreed, contested and one-sided, on reports of a few sentences."""

from dataclasses import replace

import pytest

from rashomon.claims import read_claims
from rashomon.lineage import lineage
from rashomon.model import Aspect, Status, Story
from rashomon.origins import Origins, origins
from rashomon.points import find_points, judge
from rashomon.points.difference import Difference
from rashomon.points.frames import only_dateline, only_frames, only_greets
from rashomon.points.judge import Opinion
from rashomon.points.linkage import Judged, contradictions, loners, repetitions, same_groups
from rashomon.points.maker import Contradiction, Maker
from rashomon.points.table import Verdict
from rashomon.settings import DEFAULT
from tests.builders import article, claim

ROOF = "The storm tore the roof off the school in Vendmark on Monday."
ROOF_TOO = "A storm ripped the roof from the school in Vendmark on Monday."
HURT = "The collapse hurt 25 people, the mayor said."
HURT_MORE = "The collapse hurt 27 people, the hospital said."
CHOIR = "A choir sang for the rescuers."
INSURED = "Insurance will not cover the damage."


def story(*articles):
    return Story("s1", "A storm", "2031-03-17", tuple(read_claims(articles)), lineage(articles, DEFAULT.reprint))


def told(outlet, *sentences, **fields):
    return article(*sentences, outlet=outlet, language="en", **fields)


def points_of(made):
    """Each point with the words of its claims, by outlet."""
    claims = {c.id: c for r in made.readings for c in r.claims}
    return [(p, {claims[id].article: claims[id].text for id in p.claims}) for p in find_points(made, DEFAULT)]


@pytest.fixture(scope="module")
def storm():
    return points_of(story(told("A", ROOF, HURT, CHOIR), told("B", ROOF_TOO, HURT_MORE, INSURED)))


def test_what_two_sources_say_is_corroborated(storm):
    [(point, words)] = [found for found in storm if found[0].status is Status.CORROBORATED]
    assert words == {"A": ROOF.rstrip("."), "B": ROOF_TOO.rstrip(".")}
    assert point.independent_sources == 2
    assert point.summary in {f"“{text}”" for text in words.values()}
    assert point.detail == "2 sources: A, B"


def test_two_figures_for_one_count_are_a_conflict_with_both_sides(storm):
    [(point, words)] = [found for found in storm if found[0].status is Status.CONFLICT]
    assert words == {"A": "The collapse hurt 25 people", "B": "The collapse hurt 27 people"}
    assert point.aspect is Aspect.NUMBER
    assert point.detail == "“25 people” against “27 people”"
    assert [len(side) for side in point.sides] == [1, 1]
    assert {claim for side in point.sides for claim in side} == set(point.claims)
    assert "mayor, in A" in point.summary
    assert "hospital, in B" in point.summary


def test_what_one_source_says_is_one_sided(storm):
    alone = {text for point, words in storm if point.status is Status.ONE_SIDED for text in words.values()}
    assert alone == {CHOIR.rstrip("."), INSURED.rstrip(".")}


def test_points_are_numbered_as_they_stand_and_the_weightiest_of_a_kind_comes_first(storm):
    points = [point for point, _ in storm]
    assert [point.id for point in points] == [f"p{n}" for n in range(1, len(points) + 1)]
    ranks = [[Status.CONFLICT, Status.CORROBORATED, Status.ONE_SIDED].index(point.status) for point in points]
    assert ranks == sorted(ranks)
    alone = [point.weight for point in points if point.status is Status.ONE_SIDED]
    assert alone == sorted(alone, reverse=True)


def test_two_sides_that_claim_one_initiative_are_a_conflict_of_actors():
    [(point, words), *_] = points_of(
        story(
            told("A", "It was Moscow that proposed the telephone call between the two presidents."),
            told("B", "The telephone call between the two presidents came at the suggestion of American leaders."),
        )
    )
    assert (point.status, point.aspect) == (Status.CONFLICT, Aspect.ACTOR)
    assert point.detail == "“Moscow” against “American leaders”"
    assert set(words) == {"A", "B"}


def test_a_denial_contradicts_what_it_denies():
    insured, uninsured = "The gallery was insured against theft.", "The gallery was not insured against theft."
    [(point, words), *_] = points_of(story(told("A", insured), told("B", uninsured)))
    assert (point.status, point.aspect) == (Status.CONFLICT, Aspect.POLARITY)
    assert set(words) == {"A", "B"}


def test_a_source_that_gives_both_figures_contradicts_neither():
    both = "The storm hurt 25 people in Vardo on Monday."
    other = "The storm hurt 27 people in Vardo on Monday."
    for made, expected in (
        (story(told("A", both), told("B", other)), True),
        (story(told("A", both, other), told("B", other)), False),
    ):
        numbers = [p for p, _ in points_of(made) if p.status is Status.CONFLICT and p.aspect is Aspect.NUMBER]
        assert bool(numbers) is expected


def test_a_version_takes_in_what_the_same_article_says_of_it_elsewhere():
    denied = told(
        "A",
        "The army denied that the rebels shot down a helicopter over Torm on Friday.",
        "The Torm brigade said it shot down a helicopter over the valley.",
        "Snow is expected at the weekend.",
    )
    twice = told(
        "B",
        "Rebels shoot down army helicopter over Torm.",
        "The army is preparing to march on the town.",
        "The price of bread has doubled since May.",
        "Rebel fighters have downed an army helicopter flying over the valley of Torm.",
    )
    [(point, _)] = [found for found in points_of(story(denied, twice)) if found[0].status is Status.CONFLICT]
    assert [len(side) for side in point.sides] == [1, 2]


def test_the_clauses_of_one_quotation_are_one_point():
    quoted = '"The tower is safe, and we will open it to visitors on Friday," the mayor said.'
    also = 'The mayor told the board: "The tower is safe, and we will open it to visitors on Friday."'
    points = points_of(story(told("A", quoted, CHOIR), told("B", also, INSURED)))
    [(point, _)] = [found for found in points if found[0].status is Status.CORROBORATED]
    assert len(point.claims) > 2


def test_a_third_source_joins_the_side_it_agrees_with():
    made = story(told("A", ROOF, HURT), told("B", ROOF_TOO, HURT_MORE), told("C", ROOF, "The collapse hurt 27 people."))
    [(point, words)] = [found for found in points_of(made) if found[0].status is Status.CONFLICT]
    assert sorted(len(side) for side in point.sides) == [1, 2]
    assert set(words) == {"A", "B", "C"}


def test_a_reprint_is_a_source_but_no_origin():
    [(point, _), *_] = points_of(story(told("A", ROOF, HURT, CHOIR), told("B", ROOF, HURT)))
    assert (point.status, point.independent_sources) == (Status.CORROBORATED, 1)
    assert point.detail == "2 sources, 1 origin: A, B"


def test_all_who_have_it_from_one_agency_are_one_origin():
    said, put_first = (
        "The collapse hurt 25 people, Reuters reported.",
        "Reuters reported that the collapse hurt 25 people.",
    )
    [(point, words), *_] = points_of(story(told("A", said), told("B", put_first)))
    assert (point.status, set(words)) == (Status.CORROBORATED, {"A", "B"})
    assert point.independent_sources == 1


@pytest.mark.parametrize("sentences", [(), (ROOF, HURT), (ROOF, ROOF_TOO, HURT, HURT_MORE)])
def test_one_source_alone_has_no_points(sentences):
    assert points_of(story(told("A", *sentences))) == []


def test_sources_that_say_nothing_have_no_points():
    assert points_of(story(told("A", ""), told("B", ""))) == []


def test_claims_of_one_article_are_never_compared_with_one_another():
    readings = tuple(read_claims([told("A", HURT, HURT_MORE), told("B", HURT_MORE)]))
    claims = [c for r in readings for c in r.claims]
    judged = judge(claims, {r.article.id: r.article for r in readings}, DEFAULT)
    assert judged
    assert all(claims[p.left].article != claims[p.right].article for p in judged)


def test_the_order_of_sources_changes_no_point():
    pages = told("A", ROOF, HURT, CHOIR), told("B", ROOF_TOO, HURT_MORE, INSURED)
    found = [{(p.status, p.aspect, frozenset(p.claims)) for p in find_points(story(*order), DEFAULT)} for order in (pages, pages[::-1])]  # fmt: skip
    assert found[0] == found[1]


def judged(left, right, same=0.0, conflict=0.0, aligned=0.9):
    difference = Difference(Aspect.NUMBER, "2 boats", "3 boats")
    return Judged(left, right, Opinion(aligned, same, conflict), Verdict(same, conflict, difference))


@pytest.mark.parametrize(
    ("pairs", "groups"),
    [
        ([], [[0], [1], [2], [3]]),
        ([(0, 1, 0.9)], [[0, 1], [2], [3]]),
        ([(0, 1, 0.3)], [[0], [1], [2], [3]]),
        ([(0, 1, 0.9), (1, 2, 0.8)], [[0, 1, 2], [3]]),
        ([(0, 1, 0.9), (1, 2, 0.7), (0, 2, 0.3)], [[0, 1, 2], [3]]),
        ([(0, 1, 0.9), (2, 3, 0.8), (1, 2, 0.5), (0, 2, 0.1), (0, 3, 0.0), (1, 3, 0.0)], [[0, 1], [2, 3]]),
    ],
)
def test_one_doubtful_link_ties_no_two_groups(pairs, groups):
    made = same_groups(4, [judged(i, j, same) for i, j, same in pairs], 0.4)
    assert sorted({tuple(sorted(group)) for group in made.values()}) == [tuple(group) for group in groups]


def test_no_link_ties_what_contradicts():
    pairs = [judged(0, 1, 0.9), judged(1, 2, 0.9), judged(0, 2, 0.0, 0.5)]
    made = same_groups(3, pairs, 0.4)
    assert sorted({tuple(sorted(group)) for group in made.values()}) == [(0, 1), (2,)]


def test_what_surely_contradicts_is_not_tied_by_a_third():
    pairs = [judged(0, 1, 0.9), judged(1, 2, 0.9), judged(0, 2, 0.3, 0.8)]
    made = same_groups(3, pairs, 0.4)
    assert sorted({tuple(sorted(group)) for group in made.values()}) == [(0, 1), (2,)]


def test_claims_of_one_group_do_not_contradict_and_two_groups_do_so_once():
    pairs = [judged(0, 1, conflict=0.9), judged(0, 2, conflict=0.3), judged(1, 2, conflict=0.6)]
    one = [0, 1]
    assert contradictions(pairs, {0: one, 1: one, 2: [2]}, 0.2) == [pairs[2]]


def test_a_claim_with_a_likely_partner_is_not_alone():
    claims = [c for r in story(told("A", HURT, CHOIR), told("B", HURT)).readings for c in r.claims]
    assert loners(claims, [judged(0, 2, aligned=0.4), judged(1, 2, aligned=0.39)], 0.4) == [1]


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("the harbour office said", True),
        ("the gate was shut", False),
        ("nothing was found, Said", False),
        ("?", False),
        ("no deal had been concluded", False),
    ],
)
def test_a_clause_that_only_brings_in_words_states_nothing(text, frames):
    assert only_frames(claim(text)) is frames


@pytest.mark.parametrize(
    ("text", "greets"),
    [
        ("Good morning, Renee", True),
        ("Ana, thanks very much", True),
        ("You're welcome", True),
        ("Thank you for joining us", True),
        ("(SOUNDBITE OF ARCHIVED RECORDING)", True),
        ("ANA DUARTE, HOST", True),
        ("MINISTER OLSEN: (Speaking Danish)", True),
        ("PORT CLOSED, MAYOR DEFIANT", False),
        ("Thanks to the firemen nobody died", False),
        ("Good morning Halvane was taken off the air", False),
    ],
)
def test_greetings_and_notes_of_a_transcript_state_nothing(text, greets):
    assert only_greets(claim(text)) is greets


def test_outlets_without_a_name_go_by_their_file():
    made = story(told("A", CHOIR), told("B", INSURED))
    nameless = replace(made.readings[0], article=replace(made.readings[0].article, outlet=None, source="in/a.txt"))
    details = [p.detail for p in find_points(replace(made, readings=(nameless, made.readings[1])), DEFAULT)]
    assert "only a.txt says this" in details


def number(left, right):
    return Difference(Aspect.NUMBER, f"{left} people", f"{right} people")


def opened(difference, left, right):
    return Contradiction.of((left, right), difference, 0.5, ({left}, {right}))


def test_a_third_figure_is_a_version_of_its_own():
    found = opened(number(25, 27), 0, 1)
    assert found.takes(number(27, 30), ({1}, {2}))
    assert list(found.versions.values()) == [{0}, {1}, {2}]
    assert found.takes(number(30, 25), ({2}, {0, 3}))
    assert list(found.versions.values()) == [{0, 3}, {1}, {2}]


def test_figures_of_another_thing_open_another_conflict():
    assert not opened(number(25, 27), 0, 1).takes(number(3, 5), ({2}, {3}))
    assert not opened(number(25, 27), 0, 1).takes(number(25, 40), ({2}, {3}))


def test_who_sides_with_one_version_stands_on_its_side():
    sunk = Difference(Aspect.POLARITY, "sank", "did not sink")
    found = opened(sunk, 0, 1)
    assert found.takes(sunk, ({0}, {2}))
    assert list(found.versions.values()) == [{0}, {1, 2}]
    assert not found.takes(sunk, ({0, 1}, {3}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("PORTO VERO, 4 March 2024.", True), ("PORTO VERO, Kel.", True), ("The ferry sailed on 4 March 2024.", False)],
)
def test_a_dateline_states_nothing(text, expected):
    [reading] = read_claims([article(text, outlet="A", language="en")])
    assert all(only_dateline(c) is expected for c in reading.claims)


def test_a_point_begins_with_what_heads_it_and_what_is_nearest_to_that():
    made = story(told("A", ROOF, CHOIR), told("B", ROOF_TOO, INSURED), told("C", ROOF, INSURED))
    [(point, _)] = [f for f in points_of(made) if f[0].status is Status.CORROBORATED and ROOF[:-1] in f[1].values()]
    texts = {c.id: c.text for r in made.readings for c in r.claims}
    assert point.summary == f"“{texts[point.claims[0]]}”"
    assert [texts[c] for c in point.claims] == [ROOF[:-1], ROOF[:-1], ROOF_TOO[:-1]]


def agreed_at(**chances):
    """The one corroborated point of claims of A, B and C that say the same with these chances (`ab=.9`)."""
    claims = [claim(words, outlet) for words, outlet in ((ROOF, "A"), (ROOF_TOO, "B"), (CHOIR, "C"))]
    articles = {a.id: a for a in (told(name, "x") for name in "ABC")}
    pairs = {("abc".index(a), "abc".index(b)): chance for (a, b), chance in chances.items()}
    maker = Maker(claims, articles, Origins(articles, origins([*articles.values()], ())), pairs, DEFAULT)
    [point] = maker.corroborated([[0, 1, 2]])
    return point, [c.id for c in claims]


def test_a_source_that_perhaps_says_the_same_counts_for_none():
    point, ids = agreed_at(ab=0.9, bc=0.4, ac=0.5)
    assert (point.doubtful, point.independent_sources, point.perhaps) == (False, 2, (ids[2],))
    assert set(point.claims) == set(ids)


def test_who_surely_says_the_same_as_one_of_those_that_agree_is_one_of_them():
    point, _ = agreed_at(ab=0.9, bc=0.8, ac=0.4)
    assert (point.independent_sources, point.perhaps) == (3, ())


def test_what_others_of_a_group_surely_agree_on_is_a_point_of_its_own():
    claims = [
        claim(words, o, n)
        for n, (words, o) in enumerate([(ROOF, "A"), (ROOF_TOO, "B"), (HURT, "A"), (HURT, "B"), (CHOIR, "C")])
    ]
    articles = {a.id: a for a in (told(name, "x") for name in "ABC")}
    near = {(0, 1): 0.9, (2, 3): 0.8, (0, 2): 0.4, (1, 3): 0.4, (0, 4): 0.5}
    maker = Maker(claims, articles, Origins(articles, origins([*articles.values()], ())), near, DEFAULT)
    roof, hurt = maker.corroborated([[0, 1, 2, 3, 4]])
    assert roof.firm == (claims[0].id, claims[1].id)
    assert set(roof.perhaps) == {claims[2].id, claims[3].id, claims[4].id}
    assert (hurt.claims, hurt.perhaps, hurt.doubtful) == ((claims[2].id, claims[3].id), (), False)


def test_who_only_gives_an_age_does_not_tell_what_its_bearer_did():
    articles = [told("A", "Ana Duarte, 65, slipped on the wet quay."), told("B", "Ana Duarte is 65 years old.")]
    claims = [c for r in read_claims(articles) for c in r.claims]
    back = Origins({a.id: a for a in articles}, origins(articles, ()))
    [point] = Maker(claims, {a.id: a for a in articles}, back, {(0, 1): 0.9}, DEFAULT).corroborated([[0, 1]])
    assert point.doubtful


def test_a_point_on_which_no_two_surely_agree_is_doubtful():
    point, _ = agreed_at(ab=0.5, bc=0.4, ac=0.5)
    assert (point.doubtful, point.perhaps) == (True, ())


def test_what_hardly_says_the_same_joins_a_point_but_makes_none():
    point, ids = agreed_at(ab=0.9, bc=0.3, ac=0.2)
    assert point.perhaps == (ids[2],)
    claims = [claim(ROOF, "A"), claim(CHOIR, "B")]
    articles = {a.id: a for a in (told(name, "x") for name in "AB")}
    back = Origins(articles, origins([*articles.values()], ()))
    assert Maker(claims, articles, back, {(0, 1): 0.3}, DEFAULT).corroborated([[0, 1]]) == []


@pytest.mark.parametrize(("chance", "told_alone"), [(0.37, True), (0.45, False)])
def test_what_perhaps_is_corroborated_is_also_told_as_one_sources_unless_it_likely_is(chance, told_alone):
    claims = [claim(ROOF, "A"), claim(CHOIR, "B")]
    articles = {a.id: a for a in (told(name, "x") for name in "AB")}
    back = Origins(articles, origins([*articles.values()], ()))
    maker = Maker(claims, articles, back, {(0, 1): chance}, DEFAULT)
    [agreed] = maker.corroborated([[0, 1]])
    alone = maker.one_sided([0, 1], taken=set(), perhaps=set(agreed.claims))
    assert [p.detail for p in alone] == (["perhaps only A says this", "perhaps only B says this"] if told_alone else [])


def test_what_an_article_repeats_is_one_point():
    page = article(
        "The two sides agreed to stay in touch.", "Both sides agreed to stay in touch.", "Wheat is cheap.", outlet="A"
    )
    [reading] = read_claims([page])
    together = repetitions(reading.claims)
    assert [[c.text for c in some] for some in together] == [
        ["The two sides agreed to stay in touch", "Both sides agreed to stay in touch"],
        ["Wheat is cheap"],
    ]


def test_a_version_takes_in_who_rounds_its_figure():
    said = "{} soldiers guard the harbour of Torvik during the vote."
    figures = {"A": "200,000", "B": "352,000", "C": "More than 350,000"}
    made = story(*(told(name, said.format(figure)) for name, figure in figures.items()))
    [point] = [p for p, _ in points_of(made) if p.status is Status.CONFLICT and p.aspect is Aspect.NUMBER]
    article_of = {c.id: c.article for r in made.readings for c in r.claims}
    assert sorted(sorted(article_of[c] for c in side) for side in point.sides) == [["A"], ["B", "C"]]


def test_a_clause_around_another_days_is_not_on_both_sides():
    due = "Torvik and the bank agreed on a loan of 68 million crowns, which falls due on {} 2031."
    made = story(told("A", due.format("3 May")), told("B", due.format("9 November")))
    conflicts = [p for p, _ in points_of(made) if p.status is Status.CONFLICT]
    assert [p.aspect for p in conflicts] == [Aspect.DATE]


def test_what_one_source_adds_to_what_others_tell_is_its_own_point():
    turned = "turned around four hours into its flight because a passenger was on the wrong plane."
    found = points_of(
        story(told("A", f"The plane {turned}"), told("B", f"The plane, which had 226 people aboard, {turned}"))
    )
    assert "only B gives “226”" in [p.detail for p, _ in found if p.status is Status.ONE_SIDED]
    assert {"A", "B"} in [set(words) for p, words in found if p.status is Status.CORROBORATED]


def test_two_groups_may_contradict_in_more_than_one_aspect():
    def pair(left, right, aspect, conflict):
        difference = Difference(aspect, "a", "b")
        return Judged(left, right, Opinion(0.9, 0.0, conflict), Verdict(0.0, conflict, difference))

    pairs = [
        pair(0, 1, Aspect.POLARITY, 0.7),
        pair(0, 1, Aspect.IDENTITY, 0.5),
        pair(2, 1, Aspect.IDENTITY, 0.6),
        pair(2, 3, Aspect.IDENTITY, 0.01),
    ]
    groups = {0: [0, 2], 2: [0, 2], 1: [1], 3: [3]}
    groups[2] = groups[0]
    assert contradictions(pairs, groups, 0.05) == [pairs[0], pairs[2]]


def test_a_contradiction_of_the_same_figures_is_told_once():
    first = Contradiction.of((0, 1), Difference(Aspect.NUMBER, "Nine people", "14 people"), 0.5, ({0}, {1}))
    again = Difference(Aspect.NUMBER, "14 dead", "nine")
    assert first.gives(again)
    assert not first.gives(Difference(Aspect.NUMBER, "17 dead", "nine"))
    assert first.takes(again, ({2}, {0}))
    assert first.versions == {"nine": {0}, "14": {1, 2}}


def test_two_clauses_that_two_are_said_to_have_said_are_one_conflict():
    def conflict(text):
        return Difference(Aspect.ATTRIBUTION, "Ana Hart", "Karl Ost") if text else None

    opened = Contradiction.of((0, 1), conflict(True), 0.5, ({0}, {1}))
    assert opened.takes(Difference(Aspect.ATTRIBUTION, "Karl Ost", "Ana Hart"), ({2}, {3}))
    assert opened.versions == {"left": {0, 3}, "right": {1, 2}}
    assert not opened.takes(Difference(Aspect.ATTRIBUTION, "Karl Ost", "Ida Berg"), ({4}, {5}))


def test_a_second_man_of_that_age_is_no_other_version():
    made = story(
        told("A", "The driver, Julio Marez, 52, was killed in the crash on Monday."),
        told(
            "B",
            "The driver, 38-year-old Julio Marez, was killed in the crash on Monday.",
            "A second driver, aged 52, was asleep.",
        ),
    )
    conflicts = [p for p, _ in points_of(made) if p.status is Status.CONFLICT]
    assert [p.aspect for p in conflicts] == [Aspect.IDENTITY]


def test_counts_that_share_no_word_are_set_against_each_other():
    made = story(
        told("A", "The march filled the old town.", "Some 15,000 people took part, police said."),
        told("B", "About 40,000 people demonstrated against the pension bill."),
    )
    conflicts = [p for p, _ in points_of(made) if p.status is Status.CONFLICT]
    assert [(p.aspect, p.doubtful) for p in conflicts] == [(Aspect.NUMBER, False)]


def test_two_ages_of_one_person_by_name_are_no_doubtful_conflict():
    made = story(
        told("A", "Jack Calloran, 28, gave the sample at his camp in Torvik in May."),
        told("B", "Jack Calloran, 31, offered his resignation on Monday evening."),
    )
    [point] = [p for p, _ in points_of(made) if p.status is Status.CONFLICT]
    assert (point.aspect, point.doubtful, point.detail) == (Aspect.IDENTITY, False, "“28” against “31”")
