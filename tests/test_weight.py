"""What a reader would miss of what one source alone says."""

from dataclasses import replace

from rashomon.model import Polarity, Value
from rashomon.points.weight import TRIFLE, telling
from tests.builders import article, claim

PAGE = article("Harbour shut.", headline="Harbour shut after storm")
FACT = claim("The harbour master shut the north quay for 12 days", words=(("shut", "root"), ("quay", "patient")))


def test_a_whole_statement_outweighs_a_scrap_of_one():
    scrap = replace(FACT, text="of the quay", end=11, words=())
    assert telling(FACT, PAGE) > telling(scrap, PAGE)
    assert telling(replace(scrap, sentence=(0, 200)), PAGE) < telling(scrap, PAGE)


def test_figures_speakers_and_denials_weigh():
    plain = telling(FACT, PAGE)
    assert telling(replace(FACT, values=(Value(40, 42, "12", "number", "12"),)), PAGE) > plain
    assert telling(claim(FACT.text, speakers=["harbour master"], words=FACT.words), PAGE) > plain
    assert telling(replace(FACT, polarity=Polarity.NEGATED), PAGE) > plain


def test_a_headline_is_a_trifle():
    assert telling(claim("Harbour shut after storm"), PAGE) < TRIFLE < telling(FACT, PAGE)
