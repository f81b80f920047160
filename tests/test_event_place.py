"""Where the event of a story happened."""

import pytest

from rashomon.event_place import event_place
from tests.builders import article


@pytest.mark.parametrize(
    ("headline", "lead", "name", "within"),
    [
        ("Ferry runs aground", "A ferry ran aground in Porto Vero on Monday.", "Porto Vero", None),
        ("Ferry runs aground", "A ferry ran aground near Porto Vero, Italy, on Monday.", "Porto Vero", "Italy"),
        ("Ferry runs aground", "PORTO VERO, 4 March. The ferry Alma ran aground.", "Porto Vero", None),
        ("Blast in the capital", "Two people were hurt in Kiev.", "Kyiv", "Ukraine"),
        ("Storm hits the coast", "Many houses lost their roofs in March.", None, None),
        ("Harbour Fire In The Old Town Kills Two", "Two people died in a fire.", None, None),
        ("Minister speaks", "The minister spoke in Parliament, in English.", None, None),
        ("Bridge closed", "Nobody was hurt in Ana Duarte's car.", None, None),
    ],
)
def test_the_place_of_one_report(headline, lead, name, within):
    found = event_place([article(lead, headline=headline)])
    assert (found and found.name, found and found.within) == (name, within)


def test_of_several_reports_two_must_name_the_place_and_a_town_goes_before_its_country():
    lead = "A ferry ran aground in {} on Monday."
    pages = [article(lead.format(place), outlet=o) for o, place in (("A", "Porto Vero"), ("B", "Lubin"))]
    assert event_place(pages) is None
    pages.append(article("The ferry Alma ran aground off Porto Vero, Italy.", outlet="C"))
    found = event_place(pages)
    assert found is not None
    assert (found.name, found.within) == ("Porto Vero", "Italy")
    of = next(p for p in pages if p.id == found.mention.article)
    assert of.text[found.mention.start : found.mention.end] == found.mention.text == "Porto Vero"


@pytest.mark.parametrize("text", ["", "“", "in " * 30_000, "A" * 100_000, "in St. in U.S. in", "في القاهرة"])
def test_odd_text_has_no_place(text):
    assert event_place([article(text, headline=None)]) is None
    assert event_place([]) is None
