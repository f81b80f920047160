"""Which names mean the same."""

from __future__ import annotations

import random
import time

import pytest

from rashomon.names.namesakes import group_names, tie_names
from rashomon.names.ties import Named
from rashomon.names.wishes import Wishes
from rashomon.text.names import KIN


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Dimitri Peskov", "Dmitry Peskov", "person"),
        ("Anna Berger", "Berger", "person"),
        ("Dr. Anna Berger", "Anna Berger", "person"),
        ("Anna K. Berger", "Anna Berger", "person"),
        ("A. Berger", "Anna Berger", "person"),
        ("Harbour Safety Board", "HSB", "body"),
        ("Centre for Naval Research", "Center for Naval Research", "body"),
        ("First Group", "FirstGroup", "body"),
        ("Gaza", "Gaza Strip", "place"),
        ("Tromvik", "Tromvik Rocket Corporation", "body"),
        ("Bill Holm", "William Holm", "person"),
        ("Abdel-Karim el-Sabri", "Abdel Karim al-Sabri", "person"),
        ("Mitch", "Mitchell Weiss", "person"),
        ("U.S. Congress", "United States Congress", "body"),
        ("GOP", "Republican Party", "body"),
        ("DPRK", "North Korea", "place"),
        ("Israeli army", "IDF", "body"),
        ("Iranian Navy", "Iran's Navy", "body"),
        ("Hormuz Strait", "Strait of Hormuz", "place"),
        ("Süddrache Zeitung", "Suddrache Zeitung", "body"),
        ("Ft. Brisk", "Fort Brisk", "place"),
        ("Hurricane Wanda", "Wanda", "thing"),
        ("Times", "Teroa Times", "body"),
        ("Flight ZX17", "ZX17", "thing"),
    ],
)
def test_one_name_in_two_spellings(left: str, right: str, kind: str) -> None:
    assert len(set(group_names([(left, kind), (right, kind)]))) == 1


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("Anna Berger", "Karl Berger"), "person"),
        (("John Smith", "Jane Smith"), "person"),
        (("North Korea", "South Korea"), "place"),
        (("Iran", "Iraq"), "place"),
        (("Resolution 2375", "Resolution 2397"), "thing"),
        (("Russia", "Russian"), "body"),
        (("Senate", "Senate Ethics Committee"), "body"),
        (("Korea", "North Korea"), "place"),
        (("Gaza", "Gaza City"), "place"),
        (("Elizabeth Brandt", "Elizabeth II"), "person"),
        (("Eric Brandt", "Erica Brandt"), "person"),
        (("Kremlin", "Moscow"), "place"),
        (("China Bank", "China Board"), "body"),
    ],
)
def test_two_names_stay_two(names: tuple[str, str], kind: str) -> None:
    assert len(set(group_names([(n, kind) for n in names]))) == 2


def test_a_shared_surname_ties_to_nobody() -> None:
    anna, karl, alone = group_names([("Anna Berger", "person"), ("Karl Berger", "person"), ("Berger", "person")])
    assert len({anna, karl, alone}) == 3


def test_many_names_cost_little() -> None:
    draw = random.Random(4)
    words = ["".join(draw.choices("abcdefghijklmnoprstuvz", k=9)).title() for _ in range(40_000)]
    pairs = [f"{a} {b}" for a, b in zip(words[::2], words[1::2], strict=True)]
    names = [(name, kind) for name, kind in zip(pairs, ["person", "body"] * 10_000, strict=True)]
    started = time.process_time()
    assert len(set(group_names(names))) == len(names)
    assert time.process_time() - started < 50


def test_a_title_tells_whose_surname_it_is():
    names = [
        Named("Anna Berger", "person", titles=frozenset(["senator"])),
        Named("Karl Berger", "person"),
        Named("Berger", "person", titles=frozenset(["senator"])),
    ]
    anna, karl, alone = tie_names(names).numbers
    assert alone == anna != karl


def test_a_grandson_is_no_misspelling_of_his_grandfather():
    names = [Named("Nels Mandrel", "person"), Named("Mandrl", "person", titles=frozenset([KIN, "grandson"]))]
    nels, grandson = tie_names(names).numbers
    assert nels != grandson


def test_a_brother_by_his_first_name_is_the_brother_named_in_full():
    kin = frozenset([KIN, "brother"])
    one = Named("Richard", "person", frozenset(["A"]), kin)
    full = Named("Richard Hask", "person", frozenset(["B"]), kin)
    assert len(set(tie_names([one, full]).numbers)) == 1
    assert len(set(tie_names([Named("Richard", "person", frozenset(["A"])), full]).numbers)) == 2


def test_a_lady_is_not_her_brother():
    names = [
        Named("Anna Berger", "person"),
        Named("Karl Berger", "person"),
        Named("Berger", "person", titles=frozenset(["mrs"])),
    ]
    anna, karl, alone = tie_names(names).numbers
    assert alone == anna != karl


def test_a_son_is_not_his_father_where_a_report_has_both():
    one = frozenset("a")
    father, son, called, alone = tie_names(
        [
            Named("Anders Berger", "person", one),
            Named("Anders Berger Jr.", "person", one),
            Named("Berger Jr.", "person", one),
            Named("Berger", "person", one),
        ]
    ).numbers
    assert father == alone != son == called


def test_a_surname_written_before_the_son_is_named_is_his_fathers():
    report, other = frozenset("a"), frozenset("b")
    names = [
        Named("Berger", "person", report),
        Named("Anders Berger Jr.", "person", report),
        Named("Anders Berger", "person", other),
    ]
    alone, son, father = tie_names(names).numbers
    assert father == alone != son


def test_jr_may_be_left_out_where_nobody_else_bears_the_name():
    a, b = frozenset("a"), frozenset("b")
    names = [
        Named("Anders Berger Jr.", "person", a),
        Named("Berger", "person", a),
        Named("Anders Berger", "person", b),
    ]
    assert len(set(tie_names(names).numbers)) == 1


def test_two_hands_spell_one_name_apart_and_one_hand_two():
    together = [Named("Jane Pusaki", "person", frozenset("a")), Named("Jen Psaki", "person", frozenset("a"))]
    alone = [Named("Jane Pusaki", "person", frozenset("a")), Named("Jen Psaki", "person", frozenset("b"))]
    assert len(set(tie_names(together).numbers)) == 2
    assert len(set(tie_names(alone).numbers)) == 1


def test_every_tie_has_its_reason():
    tied = tie_names([Named("National Harbour Council", "body"), Named("NHC", "body")])
    assert tied.reasons_from([0, 1], "National Harbour Council") == {1: "NHC: initials of National Harbour Council"}


def test_wishes_come_before_rules():
    names = [Named("Anna Berger", "person"), Named("Berger", "person")]
    assert len(set(tie_names(names, Wishes(apart=(("Anna Berger", "Berger"),))).numbers)) == 2


@pytest.mark.parametrize(
    "names", [[], [("", "person")], [("’", "body"), ("…", "place")], [("ا ب", "person")], [("a" * 100_000, "body")]]
)
def test_odd_names_are_no_fault(names):
    assert len(group_names(names)) == len(names)


@pytest.mark.parametrize("pattern", ["{} Berger", "Anna {}", "{}"])
def test_names_that_share_a_word_cost_little(pattern: str) -> None:
    draw = random.Random(4)
    names = [(pattern.format("".join(draw.choices("abcdefghijkl", k=9)).title()), "person") for _ in range(10_000)]
    started = time.process_time()
    group_names(names)
    assert time.process_time() - started < 50


def test_initials_are_not_spelled_out_beside_another_nations() -> None:
    names = [("Centre for Disease Control", "body"), ("CDC", "body"), ("Chinese CDC", "body")]
    centre, initials, chinese = group_names(names)
    assert centre not in {initials, chinese}
    assert len(set(group_names(names[:2]))) == 1


def test_a_first_name_that_many_bear_is_nobodys_of_whom_reports_speak_by_surname():
    alone = Named("Vladimir", "person", frozenset("b"))
    president = Named("Vladimir Orlenko", "person", frozenset("a"))
    assert len(set(tie_names([president, alone]).numbers)) == 2
    both = Named("Vladimir Orlenko", "person", frozenset("ab"))
    assert len(set(tie_names([both, alone]).numbers)) == 1
    assert len(set(tie_names([both, alone, Named("Orlenko", "person", frozenset("b"))]).numbers)) == 2
