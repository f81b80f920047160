"""The commands on a store: what each writes, and with which exit code."""

import json
import sqlite3
from pathlib import Path

import jsonschema
import pytest
from sqlalchemy import update

import rashomon as package
from rashomon.store.database import open_store
from rashomon.store.schema import programs
from tests.test_store import ELECTION, FERRY, ROCK


@pytest.fixture
def news(rashomon, page, tmp_path):
    """A store of two stories, and a function that runs a command on it."""
    place = tmp_path / "news.db"
    done = rashomon("ingest", page("a.txt", FERRY), page("b.txt", ROCK), page("c.txt", ELECTION), "--store", place)
    assert done.code == 0
    assert "3 pages: 3 new" in done.err
    assert done.out == ""
    return lambda *arguments: rashomon(*arguments, "--store", place)


def test_stories_lists_the_newest_first(news):
    told = news("stories", "--format", "json").json["stories"]
    assert [(s["id"], len(s["articles"]), s["date"]) for s in told] == [
        ("s2", 1, "2024-03-20"),
        ("s1", 2, "2024-03-04"),
    ]
    blocks = news("stories").out.split("\n\n")
    assert [b.split("\n")[0] for b in blocks] == [
        "s2  Council of Dremnik elects first female mayor (2024-03-20, Dremnik)",
        "s1  Ferry Alma runs aground off Porto Vero (2024-03-04, Porto Vero)",
    ]
    assert "\n  2 articles, 2 conflicts" in blocks[1]
    assert [s["id"] for s in news("stories", "--format", "json", "--status", "conflict").json["stories"]] == ["s1"]
    assert [s["id"] for s in news("stories", "--format", "json", "--until", "2024-03-10").json["stories"]] == ["s1"]
    assert [s["id"] for s in news("stories", "--format", "json", "--limit", "1").json["stories"]] == ["s2"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("stories", "--since", "yesterday"), "not a day"),
        (("stories", "page.txt"), "without a store"),
        (("show", "fire"), "is no story"),
        (("search", '"'), "no word"),
        (("stories", "--published", "2024-03-04"), "not of a store"),
        (("show", "s1", "--history", "--format", "html"), "text or json"),
    ],
)
def test_wrong_use(news, arguments, reason):
    outcome = news(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert reason in outcome.err


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("show", "s999"), "no story s999"),
        (("export", "S999"), "no story s999"),
        (("changes", "nowhere"), "nowhere: not in the store"),
        (("forget", "nowhere"), "nowhere: not in the store"),
    ],
)
def test_what_the_store_does_not_hold_is_a_failure(news, arguments, reason):
    outcome = news(*arguments)
    assert outcome.code == 1
    assert reason in outcome.err


def test_without_a_store(rashomon, monkeypatch):
    for command in (
        ("ingest", "x.txt"),
        ("show", "s1"),
        ("search", "x"),
        ("stats",),
        ("doctor",),
        ("export",),
        ("stories",),
    ):
        assert rashomon(*command).code == 2
    assert rashomon("stats", "--store", "/nowhere/news.db").code == 1


def test_the_environment_names_the_store(rashomon, news, monkeypatch, tmp_path, page):
    monkeypatch.setenv("RASHOMON_STORE", str(tmp_path / "news.db"))
    assert len(rashomon("stories", "--format", "json").json["stories"]) == 2
    grouped = rashomon("stories", page("d.txt", ROCK), "--format", "json").json
    assert [s["id"] for s in grouped["stories"]] == ["s1"]
    assert "lineage" in grouped


@pytest.mark.parametrize("format", ["terminal", "html", "markdown", "json"])
def test_show_writes_every_format(news, format):
    outcome = news("show", "s1", "--format", format)
    assert outcome.code == 0
    assert "Ferry Alma" in outcome.out


def test_show_tells_how_a_story_came_about(news, tmp_path):
    lines = news("show", "1", "--history").out.splitlines()
    assert [line.split()[1:3] for line in lines] == [["s1", "created"], ["s1", "grown"]]
    assert lines[1].endswith("b.txt")
    assert [h["change"] for h in news("show", "1", "--history", "--format", "json").json["history"]] == [
        "created",
        "grown",
    ]


def test_export_is_the_documented_json(news):
    schema = json.loads((Path(package.__file__).parent / "schema" / "dossier-1.json").read_text())
    everything = news("export").json
    jsonschema.validate(everything, schema)
    assert [s["id"] for s in everything["stories"]] == ["s1", "s2"]
    assert [s["id"] for s in news("export", "s2").json["stories"]] == ["s2"]
    assert news("export", "s9").code == 1


def test_search_writes_text_and_json(news):
    found = news("search", "Morvane", "--format", "json").json["found"]
    assert {f["kind"] for f in found} >= {"page", "claim", "person"}
    assert {f["story"] for f in found} == {"s2"}
    claim = next(f for f in found if f["kind"] == "claim")
    assert claim["end"] - claim["start"] == len(claim["text"])
    assert "Ilsa Morvane" in news("search", "Morvane").out
    assert " · 2024-03-20 · " in news("search", "Morvane").out
    nothing = news("search", "zeppelin")
    assert (nothing.code, nothing.out) == (0, "")


def test_the_day_when_a_page_was_seen_is_not_told_as_its_own(rashomon, page, tmp_path):
    place = tmp_path / "news.db"
    rashomon("ingest", page("v.txt", VERDICT), "--store", place)
    [found] = rashomon("search", "magistrate", "--store", place, "--limit", "1", "--format", "json").json["found"]
    assert not found["dated"]
    assert f" · seen {found['day']} · " in rashomon("search", "magistrate", "--store", place).out
    assert f"1 article; seen {found['day']}\n" in rashomon("stories", "--store", place).out
    assert "first day            none" in rashomon("stats", "--store", place).out


def test_a_terminal_is_not_obeyed(rashomon, page, tmp_path):
    place = tmp_path / "news.db"
    rashomon("ingest", page("evil.txt", FERRY.replace("ferry Alma", "ferry \x1b[31mAlma\u202e")), "--store", place)
    for command in (("search", "ferry"), ("stories",), ("show", "1"), ("stats",), ("export",), ("doctor",)):
        out = rashomon(*command, "--store", place).out
        assert "\x1b[31m" not in out
        assert "\u202e" not in out


def test_changes_names_what_was_edited(news, page):
    path = page("a.txt", FERRY.replace("Twelve", "Nineteen"))
    assert news("changes", path).err == f"{path}: one version; nothing to compare it with\n"
    assert news("ingest", path).code == 0
    [difference] = news("changes", path, "--format", "json").json["changes"]
    [changed] = difference["changed"]
    assert changed["before"]["text"].startswith("Twelve")
    assert changed["after"]["text"].startswith("Nineteen")
    assert "changed  Twelve" in news("changes", path).out


def test_forget_and_stats(news, tmp_path):
    path = tmp_path / "b.txt"
    assert news("stats", "--format", "json").json["articles"] == 3
    outcome = news("forget", path)
    assert (outcome.code, outcome.err) == (0, f"{path}: 1 version removed\n")
    counts = news("stats", "--format", "json").json
    assert (counts["articles"], counts["stale_stories"]) == (2, 0)
    assert news("forget", path).code == 1


def test_sources_that_fail_are_named_and_kept(news):
    outcome = news("ingest", "/nowhere/x.txt")
    assert outcome.code == 1
    assert "/nowhere/x.txt: no such file" in outcome.err
    assert [f["source"] for f in news("stats", "--format", "json").json["failed"]] == ["/nowhere/x.txt"]


def test_doctor_and_refresh(news, tmp_path):
    assert news("doctor").out == "sound\n"
    assert news("doctor", "--format", "json").json == {"sound": True, "findings": []}
    assert news("doctor", "--repair").code == 0
    assert news("refresh").err == "0 stories told anew\n"


VERDICT = """Captain of the ferry convicted

The magistrate sentenced the former harbour master, Ana Duarte, to two years in prison for skipping inspections of the hull.
Judge Ilka Brandt called the omission gross negligence; prosecutors had asked for five years and a fine of 40,000 crowns.

Divers had found cracks along the keel when the vessel was raised off Porto Vero, and an engineer testified that welders
had patched them without a permit. Widows of the drowned sailors wept in the gallery as the sentence was read.

Counsel for the defendant announced an appeal within a fortnight and asked for bail, which the prosecution opposed.
"""
REGATTA = """Rowers from nine towns meet in the bay

Twelve thousand spectators lined the promenade of Porto Vero for the spring regatta, which the eight from Lubin won by half a
length before the hosts. A brass band played, children sold lemonade, and gusts of wind delayed the final by an hour.

The starting gun, fired a year ago by Ana Duarte, was handed to a twelve-year-old cadet named Jorn Haldet. Coaches praised
the calm water in the lanes and complained about the price of berths for visiting boats.

The next races are planned in Torvik, organisers said, if sponsors can be found and the weather allows.
"""


def test_show_and_stories_link_related_stories(rashomon, page, tmp_path):
    pages = [page("a.txt", VERDICT), page("b.txt", REGATTA), page("c.txt", ELECTION)]
    told = rashomon("stories", *pages, "--format", "json").json["stories"]
    assert [[r["story"] for r in s["related"]] for s in told] == [["s2"], ["s1"], []]
    assert "Ana Duarte" in told[0]["related"][0]["shared"]
    assert told[0]["place"] == {"name": "Porto Vero", "within": None}
    store = tmp_path / "related.db"
    rashomon("ingest", *pages, "--store", store)
    for command in (("show", "s1"), ("export", "s1")):
        form = () if command[0] == "export" else ("--format", "json")
        [story] = rashomon(*command, *form, "--store", store).json["stories"]
        assert [(r["story"], "Ana Duarte" in r["shared"]) for r in story["related"]] == [("s2", True)]
    for format in ("terminal", "markdown", "html"):
        assert "Rowers from nine towns" in rashomon("show", "s1", "--format", format, "--store", store).out
    kept = {s["id"]: s for s in rashomon("stories", "--store", store, "--format", "json").json["stories"]}
    assert [[r["story"] for r in kept[s["id"]]["related"]] for s in told] == [["s2"], ["s1"], []]
    assert [kept[s["id"]]["place"] for s in told] == [s["place"] for s in told]
    assert set(told[0]) < set(kept["s1"])
    for text in (rashomon("stories", *pages).out, rashomon("stories", "--store", store).out):
        assert "Captain of the ferry convicted" in text
        assert "\n  related: s2 Rowers from nine towns meet in the bay (" in text
    rashomon("forget", pages[1], "--store", store)
    assert "related:" not in rashomon("stories", "--store", store).out


def test_stories_show_the_course_of_days_and_who_draws_on_whom(rashomon, page, tmp_path):
    raised = """Ferry Alma raised off Porto Vero

PORTO VERO, 6 March 2024. Two cranes raised the ferry Alma off Porto Vero on Wednesday. It had run aground there on Monday.

Twelve passengers of the ferry had been taken to hospital, the harbour master said.
"""
    store = tmp_path / "news.db"
    rashomon("ingest", page("a.txt", FERRY), page("b.txt", raised), page("c.txt", FERRY), "--store", store)
    document = rashomon("stories", "--store", store, "--format", "json").json
    [story] = document["stories"]
    assert [d["date"] for d in story["timeline"]] == ["2024-03-04", "2024-03-06"]
    assert {Path(d["source"]).name for d in story["timeline"]} <= {"a.txt", "b.txt", "c.txt"}
    assert [(Path(e["from"]).name, e["kind"]) for e in document["lineage"]] == [("c.txt", "reprints")]
    text = rashomon("stories", "--store", store).out
    assert "\n  2024-03-06: “" in text
    assert "c.txt reprints " in text


def test_an_ingest_says_what_it_cannot_do_for_a_language(rashomon, page, tmp_path):
    german = """Fähre Alma läuft vor Porto Vero auf Grund

Die Fähre Alma ist am Montag vor Porto Vero auf Grund gelaufen, sagte der Hafenmeister. Zwölf Fahrgäste wurden ins Krankenhaus gebracht.
"""
    sources = [page("a.txt", german), page("b.txt", german.replace("Zwölf", "Elf")), page("c.txt", FERRY)]
    told = rashomon("ingest", *sources, "--store", tmp_path / "news.db").err
    assert "2 pages in German: claims, attribution and comparison are made for English" in told
    assert "English:" not in told.replace("for English", "")
    assert "German" not in rashomon("ingest", *sources, "--store", tmp_path / "news.db").err


def test_dossiers_of_another_version_are_told_apart(news, tmp_path):
    store = open_store(str(tmp_path / "news.db"))
    with store.writing() as conn:
        conn.execute(update(programs).values(key="0.0.1+old", version="0.0.1"))
    store.close()
    for command in (("stories",), ("stats",), ("ingest", tmp_path / "c.txt")):
        assert "2 stories were told by another version of rashomon; `rashomon refresh`" in news(*command).err
    assert "s1 was told by another version of rashomon" in news("show", "s1").err
    assert "2 stories were told by another version of rashomon; run `rashomon refresh`" in news("doctor").out
    assert news("refresh").code == 0
    assert "another version" not in news("stories").err + news("show", "s1").err + news("doctor").out


@pytest.mark.parametrize("command", [("show", "s1"), ("export",), ("stories",)])
def test_output_never_takes_the_place_of_a_store(command, news, tmp_path):
    place = tmp_path / "news.db"
    before = place.read_bytes()
    outcome = news(*command, "--out", place)
    assert outcome.code == 2
    assert "is a database" in outcome.err
    assert place.read_bytes() == before
    assert news("doctor").out == "sound\n"


def test_an_outlet_is_found_whatever_its_capitals(rashomon, page, tmp_path):
    place = tmp_path / "news.db"
    rashomon(
        "ingest", page("a.html", f"<meta property='og:site_name' content='Österreich'><p>{FERRY}"), "--store", place
    )
    for asked in ("Österreich", "ÖSTERREICH", "österreich"):
        stories = rashomon("stories", "--outlet", asked, "--format", "json", "--store", place).json["stories"]
        assert len(stories) == 1


def test_another_programs_database_is_left_as_it_is(rashomon, page, tmp_path):
    place = tmp_path / "other.db"
    with sqlite3.connect(place) as other:
        other.execute("CREATE TABLE articles (id INTEGER)")
    other.close()
    before = place.read_bytes()
    for command in (("ingest", page("a.txt", FERRY)), ("stats",)):
        outcome = rashomon(*command, "--store", place)
        assert outcome.code == 1
        assert "another program's database" in outcome.err
    assert place.read_bytes() == before
    assert not list(tmp_path.glob("other.db-*"))


def test_a_port_that_is_no_number_is_wrong_use(rashomon):
    outcome = rashomon("stats", "--store", "postgresql://user:word@host:abc/news")
    assert (outcome.code, outcome.err) == (2, "rashomon: --store: not a database URL\n")
