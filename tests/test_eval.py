"""The scorer on a case that fits on a screen, the gate's comparison, and the shipped example scored."""

import importlib
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import rashomon
from rashomon.claims import read_claims
from rashomon.render.json import render_json

EVAL = Path(__file__).parents[1] / "eval"


def script(name):
    """A module of eval/, whose scripts import one another by their bare names."""
    sys.path.insert(0, str(EVAL))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(EVAL))


scoring = script("score")
gate = script("gate")

A = "Kiosks\nThree barges sank on Monday. The lock was shut, said Ora Venn. Nobody was hurt."
B = "Two barges went down on Monday. No one came to harm. A swan watched from the bank."

CASE = {
    "case": "barges",
    "documents": [{"file": "a.txt"}, {"file": "b.txt"}],
    "points": [
        {
            "id": "how-many",
            "status": "conflict",
            "what": "how many barges sank",
            "aspect": "number",
            "evidence": [
                {"file": "a.txt", "quote": "Three barges sank", "side": "a"},
                {"file": "b.txt", "quote": "Two barges went down", "side": "b"},
            ],
        },
        {
            "id": "unhurt",
            "status": "corroborated",
            "what": "nobody was hurt",
            "evidence": [
                {"file": "a.txt", "quote": "Nobody was hurt"},
                {"file": "b.txt", "quote": "No one came to harm"},
            ],
        },
        {
            "id": "lock",
            "status": "one-sided",
            "what": "the lock was shut",
            "evidence": [{"file": "a.txt", "quote": "The lock was shut"}],
        },
        {
            "id": "swan",
            "status": "one-sided",
            "what": "a swan watched",
            "optional": True,
            "evidence": [{"file": "b.txt", "quote": "A swan watched from the bank"}],
        },
    ],
    "dates": [{"file": "a.txt", "quote": "on Monday", "value": "2031-03-17"}],
    "names": [{"is": "Ora Venn", "written": [["a.txt", "Ora Venn"]]}],
    "chains": [{"file": "a.txt", "quote": "The lock was shut", "chain": ["Venn"]}],
    "furniture": [["a.txt", "Kiosks"]],
}


@pytest.fixture
def case(tmp_path):
    (tmp_path / "a.txt").write_text(A, encoding="utf-8")
    (tmp_path / "b.txt").write_text(B, encoding="utf-8")
    (tmp_path / "case.json").write_text(json.dumps(CASE), encoding="utf-8")
    return scoring.Case.load(tmp_path)


def span(article, words):
    text = A if article == "a1" else B
    start = text.index(words)
    return {"article": article, "start": start, "end": start + len(words), "text": words}


def dossier(*points, claims=(), **more):
    """A dossier document; a point is (status, claim, ...), a claim (article, words, speaker...)."""
    ids = {claim: f"c{n}" for n, claim in enumerate(dict.fromkeys((*claims, *(c for p in points for c in p[1:]))))}
    story = {
        "articles": [{"id": "a1", "source": "somewhere/a.txt"}, {"id": "a2", "source": "somewhere/b.txt"}],
        "claims": [
            span(article, words) | {"id": id, "attribution": [{"name": name} for name in speakers]}
            for (article, words, *speakers), id in ids.items()
        ],
        "points": [
            {"id": f"p{n}", "status": status, "claims": [ids[c] for c in members]}
            for n, (status, *members) in enumerate(points)
        ],
        "entities": [],
        "dates": [],
        "furniture": [],
        "warnings": [],
    }
    return {"stories": [story | more]}


THREE, TWO = ("a1", "Three barges sank"), ("a2", "Two barges went down on Monday")
HURT, HARM = ("a1", "Nobody was hurt."), ("a2", "No one came to harm")
LOCK, SWAN = ("a1", "The lock was shut", "Ora Venn"), ("a2", "A swan watched from the bank")


def test_a_dossier_that_finds_everything_scores_full(case):
    result = scoring.score(
        case,
        dossier(
            ("conflict", THREE, TWO),
            ("corroborated", HURT, HARM),
            ("one-sided", LOCK),
            ("one-sided", SWAN),
            dates=[span("a1", "on Monday") | {"value": "2031-03-17"}],
            entities=[{"mentions": [span("a1", "Ora Venn")]}],
            furniture=[span("a1", "Kiosks")],
        ),
    )
    figures = result.figures()
    assert {name for name, value in figures.items() if value != 1} == {"bad_spans", "claims"}
    assert (figures["bad_spans"], figures["claims"]) == (0, 6)
    assert result.misses == ()


def test_an_empty_dossier_scores_nothing_and_names_what_it_missed(case):
    result = scoring.score(case, {"stories": []})
    assert set(result.figures().values()) == {0}
    assert "barges: missed conflict how-many: how many barges sank" in result.misses
    assert not any("swan" in miss for miss in result.misses)


@pytest.mark.parametrize(
    ("point", "status", "judged", "right"),
    [
        (("conflict", HURT, HARM), "conflict", 1, 0),
        (("conflict", THREE, HARM), "conflict", 1, 0),
        (("corroborated", THREE, TWO), "corroborated", 1, 0),
        (("corroborated", LOCK, SWAN), "corroborated", 1, 0),
        (("corroborated", THREE, HARM), "corroborated", 0, 0),
        (("one-sided", HURT), "one-sided", 1, 0),
        (("one-sided", SWAN), "one-sided", 1, 1),
        (("one-sided", ("a1", "said Ora Venn")), "one-sided", 0, 0),
    ],
)
def test_points_are_judged_by_what_they_touch(case, point, status, judged, right):
    tally = scoring.score(case, dossier(point)).tallies[status]
    assert (tally.shown, tally.judged, tally.right) == (1, judged, right)


def test_drifting_wording_may_be_shown_as_a_conflict(case):
    point = next(p for p in case.points if p.id == "unhurt")
    drifting = replace(case, points=(replace(point, wording=True),))
    result = scoring.score(drifting, dossier(("conflict", HURT, HARM)))
    assert result.tallies["corroborated"].found == 1
    assert result.tallies["conflict"].right == 1


def test_furniture_that_is_also_claimed_is_not_left_out(case):
    shown = dossier(claims=[("a1", "Kiosks")], furniture=[span("a1", "Kiosks")])
    assert scoring.score(case, shown).tallies["furniture"].found == 0


def test_a_span_that_does_not_prove_itself_counts(case):
    document = dossier(("one-sided", LOCK))
    document["stories"][0]["claims"][0]["start"] += 1
    result = scoring.score(case, document)
    assert result.bad_spans == 1
    assert result.tallies["one-sided"].found == 1, "its words are still compared"


def test_a_dossier_of_other_documents_is_refused(case):
    document = dossier()
    document["stories"][0]["articles"][0]["source"] = "c.txt"
    with pytest.raises(ValueError, match=r"c\.txt"):
        scoring.score(case, document)


@pytest.mark.parametrize(
    ("text", "quote", "held"),
    [
        ("the lock was shut at noon", "The lock was SHUT", True),
        ("the lock, an old one, was shut", "the lock was shut", True),
        ("shut was lock the", "the lock was shut", False),
        ("two barges sank", "three big barges sank at noon", False),
        ("three big barges", "three big barges sank at noon", False),
        ("three big barges sank", "three big barges sank at noon or so", True),
        ("", "the lock was shut", False),
        ("the lock was shut", "...", False),
    ],
)
def test_a_text_holds_a_quote_by_its_words_in_order(text, quote, held):
    assert scoring.holds(text, quote) is held


def test_a_claim_that_says_too_much_covers_nothing():
    text = " ".join(["word"] * 46)
    assert not scoring.covers(scoring.Said("a.txt", 0, len(text), text, ()), "word word", text)


def test_scores_add_up(case):
    half = scoring.score(case, dossier(("one-sided", LOCK)))
    both = half + scoring.score(case, {"stories": []})
    assert both.figures()["one-sided_recall"] == 0.5
    assert both.figures()["one-sided_precision"] == 1
    assert both.claims == 1


def test_the_gate_names_every_figure_below_its_floor():
    floors = {"cases": {"f1": 0.35, "recall": 0.5, "bad_spans": 0}, "elsewhere": {"f1": 0.9}}
    results = {"cases": {"f1": 0.349, "recall": 0.5, "bad_spans": 2, "claims": 7}, "new": {"f1": 0.1}}
    fallen = gate.falls(results, floors)
    assert [str(fall) for fall in fallen] == [
        "cases: f1 is 0.349, its floor 0.35",
        "cases: bad_spans is 2, its floor 0",
    ]


def test_a_floor_whose_figure_is_gone_falls():
    (fall,) = gate.falls({"cases": {}}, {"cases": {"f1": 0.35}})
    assert "not measured" in str(fall)


def test_floors_are_lifted_and_never_lowered():
    floors = {"cases": {"f1": 0.35, "recall": 0.5, "share": 0.1, "bad_spans": 3}, "elsewhere": {"f1": 0.9}}
    results = {"cases": {"f1": 0.4178, "recall": 0.4, "share": 0.29, "bad_spans": 1, "claims": 7}}
    assert gate.raised(floors, results) == {
        "cases": {"f1": 0.41, "recall": 0.5, "share": 0.29, "bad_spans": 1},
        "elsewhere": {"f1": 0.9},
    }


def test_the_floors_guard_only_what_is_measured():
    floors = json.loads(gate.FLOORS.read_text(encoding="utf-8"))
    run = script("run")
    assert set(floors) <= {run.CASES, run.PLAIN, run.RETOLD, run.PAIRS, run.DAYS, *run.SHARED}
    assert floors[run.CASES]["bad_spans"] == 0


def test_the_shipped_example_scores(example):
    assert example.failures == ()
    assert len(example) == 1
    case = scoring.Case.load(rashomon.example())
    result = scoring.score(case, json.loads(render_json(example.dossiers)))
    assert result.bad_spans == 0
    assert result.tallies["corroborated"].recall >= 0.8
    assert result.tallies["one-sided"].recall >= 0.75
    assert result.tallies["conflict"].precision >= 0.5
    assert result.tallies["furniture"].recall >= 0.8
    assert result.tallies["dates"].recall >= 0.65


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("The old bridge collapsed on Monday.", "On Monday the old bridge collapsed.", "same"),
        ("Nine sheep were stolen from the farm.", "Fourteen sheep were stolen from the farm.", "conflict"),
        ("The old bridge collapsed on Monday.", "A violinist from Brisk won the prize.", "other"),
    ],
)
def test_two_sentences_are_judged_as_two_articles(left, right, relation):
    run = script("run")
    one, other = read_claims([run._alone("a", left), run._alone("b", right)])
    assert run._relation(one, other) == relation
