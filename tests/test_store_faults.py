"""A store under bad luck: killed at any moment, several programs at once, a full disk. The programs are processes of their own."""

import json
import os
import random
import signal
import subprocess
import sys

import pytest

from rashomon.store import doctor, queries
from rashomon.store.database import open_store

PLACES = ["Porto Vero", "Halvane", "Dremnik"]
REPORTS = [
    ("Ferry {n} runs aground off {p}", "The ferry {n} ran aground off {p} on Monday, the harbour master said.", "Twelve people were taken to hospital."),
    ("Ferry {n} strikes rock near {p}", "The ferry {n} struck a rock near {p} on Monday, police said.", "Fifteen people were taken to hospital."),
]  # fmt: skip

# Kills itself before the statement number KILL_AT; groups two articles at a time, so that there are many transactions.
CHILD = """
import os, signal, sys
from sqlalchemy import event
from sqlalchemy.engine import Engine
from rashomon import cli
from rashomon.store import grouping
grouping.AT_ONCE = 2
left = int(os.environ.get("KILL_AT", 0))
told = 0
def before(*_):
    global told
    told += 1
    if told == left:
        os.kill(os.getpid(), signal.SIGKILL)
event.listen(Engine, "before_cursor_execute", before)
event.listen(Engine, "commit", before)
if os.environ.get("MOST_PAGES"):
    most = int(os.environ["MOST_PAGES"])
    event.listen(Engine, "connect", lambda held, _: held.execute(f"PRAGMA max_page_count={most}"))
if os.environ.get("MOST_BYTES"):
    import resource
    most = int(os.environ["MOST_BYTES"])
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
try:
    cli.main()
finally:
    print("statements", told, file=sys.stderr)
"""


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    for n, place in enumerate(PLACES):
        for m, (head, lead, more) in enumerate(REPORTS):
            words = {"n": ["Alma", "Berta", "Cora"][n], "p": place}
            told = [head.format(**words), f"{place}, {4 + n} March 2024. {lead.format(**words)}", more]
            (folder / f"{n}{m}.txt").write_text("\n\n".join(told) + "\n")
    return folder


def start(*arguments, **environment):
    known = {**os.environ, "OMP_NUM_THREADS": "1"} | {k: str(v) for k, v in environment.items()}
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, *map(str, arguments)],
        env=known, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def run(*arguments, **environment):
    child = start(*arguments, **environment)
    out, err = child.communicate(timeout=300)
    return child.returncode, out, err


def exported(place):
    """All dossiers, and the history, as text."""
    store = open_store(str(place))
    records = [
        [(h["story"], h["change"], h["other"], h["source"]) for h in queries.history_of(store, n)] for n in (1, 2, 3)
    ]
    found = [d.story.id for d in queries.all_dossiers(store)]
    text = json.dumps([records, found, repr(list(queries.all_dossiers(store)))])
    assert doctor.examine(store) == []
    store.close()
    return text


@pytest.fixture(scope="module")
def undisturbed(sources, tmp_path_factory):
    """What an ingest that nobody disturbs makes, and how many statements it takes."""
    place = tmp_path_factory.mktemp("store") / "calm.db"
    code, _, err = run("ingest", sources, "--store", place)
    assert code == 0, err
    return exported(place), int(err.rsplit(" ", 1)[1])


def kill_and_go_on(times, seed, sources, undisturbed, tmp_path):
    """Kill ingests at random statements, each going on where the last was killed; begin anew when one came to its end."""
    calm, statements = undisturbed
    chance = random.Random(seed)
    killed = stores = 0
    while killed < times:
        place = tmp_path / f"killed{stores}.db"
        code, _, err = run("ingest", sources, "--store", place, KILL_AT=chance.randint(1, statements))
        assert code in {0, -signal.SIGKILL}, err
        killed += code != 0
        if code == 0:
            assert exported(place) == calm
            stores += 1
    place = tmp_path / f"killed{stores}.db"
    code, _, err = run("ingest", sources, "--store", place)
    assert code == 0, err
    assert exported(place) == calm


def test_killed_and_run_again_the_result_is_the_same(sources, undisturbed, tmp_path):
    kill_and_go_on(3, 7, sources, undisturbed, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(40))
def test_killed_two_hundred_times(seed, sources, undisturbed, tmp_path):
    kill_and_go_on(5, seed, sources, undisturbed, tmp_path)


def test_two_ingests_and_a_reader_at_once(sources, undisturbed, tmp_path):
    place = tmp_path / "shared.db"
    pages = sorted(sources.iterdir())
    children = [start("ingest", *some, "--store", place) for some in (pages[:4], pages[2:])]
    while any(child.poll() is None for child in children):
        store = open_store(str(place), create=True)
        for told in queries.list_stories(store):
            assert told["id"]
        queries.search(store, "ferry")
        store.close()
    for child in children:
        _, err = child.communicate()
        assert child.returncode == 0, err
    store = open_store(str(place))
    assert doctor.examine(store) == []
    assert sorted(a for s in queries.list_stories(store) for a in s["articles"]) == sorted(map(str, pages))
    assert queries.stats(store)["pages"] == len(pages)
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
@pytest.mark.parametrize("most", [{"MOST_BYTES": 150_000}, {"MOST_PAGES": 48}, {"MOST_PAGES": 50}], ids=str)
def test_a_full_disk_is_told_and_nothing_is_lost(most, sources, undisturbed, tmp_path):
    place = tmp_path / "full.db"
    code, out, err = run("ingest", sources, "--store", place, **most)
    assert (code, out) == (1, "")
    assert f"{place}: cannot be written, the disk is full" in err
    assert "a fault in the program" not in err
    store = open_store(str(place), create=True)
    assert [f.what for f in doctor.examine(store) if f.fault] == []
    store.close()
    assert run("ingest", sources, "--store", place)[0] == 0
    assert exported(place) == undisturbed[0]
