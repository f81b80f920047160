"""What the user says of names, in a file."""

from __future__ import annotations

import pytest

from rashomon.errors import UsageError
from rashomon.names.wishes import read_wishes

PAGE = """Rusk opens the bridge

Edvard Rusk opened the bridge in Brisk on Monday, and Ludo Perrin watched him.

Rusk thanked the builders, said Karl Mohn, the engineer of the bridge.
"""


def test_toml_and_csv_say_the_same(tmp_path):
    toml, table = tmp_path / "names.toml", tmp_path / "names.csv"
    toml.write_text('same = [["Edvard Rusk", "the Old  Man"]]\napart = [["Rusk", "Ida Rusk"]]\n')
    table.write_text('same,Edvard Rusk,the Old Man\n\napart,"Rusk",Ida Rusk\n')
    assert read_wishes(str(toml)) == read_wishes(str(table))
    assert read_wishes(str(toml)).same == (("Edvard Rusk", "the Old Man"),)


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("n.toml", "same = [", "no valid TOML"),
        ("n.toml", 'some = [["A", "B"]]', "unknown key 'some'"),
        ("n.toml", 'same = "A"', "same is no list of groups"),
        ("n.toml", "same = [[1, 2]]", "same[0] is no list of names"),
        ("n.toml", 'same = [["Anna"]]', "same[0] needs two names or more"),
        ("n.toml", 'apart = [["Anna", "?"]]', "which is no name"),
        ("n.toml", 'same = [["A", "B"], ["B", "C"]]\napart = [["A", "C"]]', "both same and apart"),
        ("n.csv", "alike,A,B", "row 1 begins with 'alike'"),
        ("n.csv", "same,A", "row 1 needs two names or more"),
    ],
)
def test_what_is_wrong_is_said(tmp_path, name, text, reason):
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(UsageError) as fault:
        read_wishes(str(path))
    assert str(path) in str(fault.value)
    assert reason in str(fault.value)


def test_a_missing_or_binary_file(tmp_path):
    (tmp_path / "n.toml").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "n.toml", tmp_path / "none.toml"):
        with pytest.raises(UsageError):
            read_wishes(str(path))


@pytest.mark.parametrize("command", ["compare", "claims"])
def test_the_list_reaches_the_output(rashomon, tmp_path, command):
    page, names = tmp_path / "page.txt", tmp_path / "names.toml"
    page.write_text(PAGE)
    names.write_text('same = [["Ludo Perrin", "Karl Mohn"]]\napart = [["Edvard Rusk", "Rusk"]]\n')

    def entities(*more: object) -> dict[str, set[str]]:
        outcome = rashomon(command, "--format", "json", *more, page)
        assert outcome.code == 0
        record = outcome.json["stories"][0] if command == "compare" else outcome.lines[0]
        return {e["name"]: {m["text"] for m in e["mentions"]} for e in record["entities"]}

    plain, wished = entities(), entities("--names", names)
    assert plain["Edvard Rusk"] == {"Edvard Rusk", "Rusk"}
    assert wished["Edvard Rusk"] == {"Edvard Rusk"}
    assert wished["Rusk"] == {"Rusk"}
    assert {"Ludo Perrin", "Karl Mohn"} in wished.values()


@pytest.mark.parametrize("command", ["compare", "claims"])
def test_a_name_that_no_source_has_is_told(rashomon, tmp_path, command):
    page, names = tmp_path / "page.txt", tmp_path / "names.toml"
    page.write_text(PAGE)
    names.write_text('same = [["Ludo Perrin", "Mr. Rusk"]]\napart = [["Edvard Rusk", "Eduard Rusk"]]\n')
    outcome = rashomon(command, "--names", names, page)
    assert outcome.code == 0
    assert [line for line in outcome.err.splitlines() if "--names" in line] == [
        "--names: 'Eduard Rusk' is written in none of the sources"
    ]


def test_a_bad_list_is_wrong_use(rashomon, tmp_path):
    page = tmp_path / "page.txt"
    page.write_text(PAGE)
    outcome = rashomon("compare", "--names", tmp_path / "none.toml", page)
    assert outcome.code == 2
    assert "none.toml" in outcome.err


def test_lists_in_lists_without_end_are_no_names(tmp_path):
    path = tmp_path / "names.toml"
    path.write_text("same = " + "[" * 5000)
    with pytest.raises(UsageError, match="no valid TOML"):
        read_wishes(str(path))
