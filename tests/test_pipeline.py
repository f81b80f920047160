"""The whole way: sources in, dossiers out, whatever some of them are."""

from pathlib import Path

import pytest

from rashomon.errors import UsageError
from rashomon.model import Article, Failure, Given, Page, Reading
from rashomon.pipeline import compare, list_claims, read, read_articles, stories

FIXTURES = Path(__file__).parent / "fixtures" / "stories"
MORNING, WEEKLY = FIXTURES / "verdict-morning.txt", FIXTURES / "verdict-weekly.txt"


@pytest.fixture(scope="module")
def found():
    """Four reports of three events, and a source that is not there."""
    return compare([str(FIXTURES), str(FIXTURES / "gone.txt")])


def test_a_failing_source_does_not_stop_the_others(found):
    [failure] = found.failures
    assert failure.source.endswith("gone.txt")
    assert sum(len(dossier.story.readings) for dossier in found) == 4


def test_sources_on_other_events_are_stories_of_their_own(found):
    sources = [[Path(r.article.source).stem for r in dossier.story.readings] for dossier in found]
    assert sources == [["chess"], ["storm"], ["verdict-morning", "verdict-weekly"]]
    assert [dossier.story.id for dossier in found] == ["s1", "s2", "s3"]
    assert [dossier.points for dossier in found[:2]] == [(), ()]


def test_a_story_has_its_headline_its_points_and_its_people(found):
    verdict = found[2]
    assert verdict.story.headline == "Court sends art forger to prison for four years"
    assert {point.status for point in verdict.points} >= {"corroborated", "one-sided"}
    fenn = next(entity for entity in verdict.entities if entity.name.endswith("Fenn"))
    assert {mention.article for mention in fenn.mentions} == {r.article.id for r in verdict.story.readings}


def test_every_claim_of_a_point_is_a_claim_of_the_story(found):
    for dossier in found:
        ids = {claim.id for r in dossier.story.readings for claim in r.claims}
        assert all(set(point.claims) <= ids for point in dossier.points)


def test_every_span_proves_itself(found):
    for reading in (r for dossier in found for r in dossier.story.readings):
        text = reading.article.text
        mentions = [m for entity in reading.entities for m in entity.mentions]
        assert all(text[s.start : s.end] == s.text for s in (*reading.claims, *reading.dates, *mentions))


def test_one_source_is_a_story_without_points():
    [dossier] = compare([str(MORNING)])
    assert dossier.points == ()
    assert dossier.story.readings[0].claims


def test_the_same_source_twice_is_compared_with_itself():
    [dossier] = compare([str(MORNING), str(MORNING)])
    assert {point.independent_sources for point in dossier.points} == {1}
    assert {point.status for point in dossier.points} == {"corroborated"}


def test_only_failures_make_no_dossier(tmp_path):
    found = compare([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
    assert (len(found), len(found.failures)) == (0, 2)
    assert found.render("json").strip().startswith("{")


@pytest.mark.parametrize("step", [compare, lambda sources: [*read(sources)], lambda sources: [*list_claims(sources)]])
def test_no_source_is_wrong_use(step):
    with pytest.raises(UsageError):
        step([])


def test_what_is_given_counts_for_every_source():
    articles = [*read([str(MORNING), str(WEEKLY)], Given(published="2031-03-17", outlet="The Brisk Echo"))]
    assert {(a.published.value, a.outlet) for a in articles} == {("2031-03-17", "The Brisk Echo")}


def test_articles_and_failures_keep_their_order_and_ids_have_no_gap():
    told = "The ferry Alma ran aground off Porto Vero on Monday, the harbour master said."
    pages = [Page("a.txt", told, False, ""), Page("b.txt", "", False, ""), Failure("c.txt", "gone"), Page("d.txt", told, False, "")]  # fmt: skip
    found = [*read_articles(pages)]
    assert [type(one) for one in found] == [Article, Failure, Failure, Article]
    assert [one.source for one in found] == ["a.txt", "b.txt", "c.txt", "d.txt"]
    assert [one.id for one in found if isinstance(one, Article)] == ["a1", "a2"]


def test_claims_come_with_the_failures_in_between():
    found = [*list_claims([str(FIXTURES / "gone.txt"), str(MORNING)])]
    assert [type(one) for one in found] == [Failure, Reading]


def test_stories_alone_read_no_claims():
    made = stories([a for a in read([str(FIXTURES)]) if isinstance(a, Article)])
    assert [len(story.readings) for story in made] == [1, 1, 2]
    assert made[2].date == "2024-05-09"
    assert not any(r.claims for story in made for r in story.readings)
