"""The store on SQLite and, where RASHOMON_TEST_POSTGRES names a server, on PostgreSQL: what is kept, once, and how it changes."""

import hashlib
import json
import os
import random
import re
import uuid
from collections import Counter

import pytest
from sqlalchemy import create_engine, event, func, insert, inspect, select, text, update
from sqlalchemy.engine import make_url

import rashomon as package
from rashomon import pipeline
from rashomon.errors import UsageError
from rashomon.model import Article, Dossier, Failure, Given, Page
from rashomon.readers import read_pages
from rashomon.render.json import story_record
from rashomon.store import changes, doctor, forget, grouping, queries
from rashomon.store.codec import StaleRecord, packed, squeezed, unpacked, unsqueezed_bytes
from rashomon.store.database import StoreError, open_store
from rashomon.store.ingest import finish, ingest, refresh
from rashomon.store.migrations import MIGRATIONS
from rashomon.store.outlines import outdated
from rashomon.store.pages import Added, stored_page
from rashomon.store.queries import Filters
from rashomon.store.schema import articles, members, metadata, migrations, pages, programs, stories, texts, versions

FERRY = """Ferry Alma runs aground off Porto Vero

PORTO VERO, 4 March 2024. The ferry Alma ran aground off Porto Vero on Monday, the harbour master said.

Twelve passengers of the ferry were taken to hospital, and the captain was questioned by police.
"""
ROCK = """Ferry Alma strikes rock near Porto Vero

PORTO VERO, 4 March 2024. The ferry Alma struck a rock off Porto Vero on Monday, police said.

Fifteen passengers of the ferry were taken to hospital. The captain was not questioned.
"""
ELECTION = """Council of Dremnik elects first female mayor

DREMNIK, 20 March 2024. Ilsa Morvane was elected mayor of Dremnik on Wednesday with 31 votes of 44.

She promised to rebuild the tram depot, which burned down in January.
"""


def database_urls():
    yield pytest.param("sqlite", id="sqlite")
    missing = "set RASHOMON_TEST_POSTGRES to a server's URL"
    skip = pytest.mark.skipif("RASHOMON_TEST_POSTGRES" not in os.environ, reason=missing)
    yield pytest.param("postgresql", id="postgresql", marks=skip)


@pytest.fixture(params=database_urls())
def place(request, tmp_path):
    """Where a new store may be made, on each database."""
    if request.param == "sqlite":
        yield str(tmp_path / "news.db")
        return
    server = make_url(os.environ["RASHOMON_TEST_POSTGRES"]).set(drivername="postgresql+psycopg")
    name = f"rashomon_test_{uuid.uuid4().hex[:12]}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as conn:
        conn.execute(text(f"CREATE DATABASE {name}"))
    yield server.set(drivername="postgresql", database=name).render_as_string(hide_password=False)
    with admin.connect() as conn:
        conn.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def store(place):
    held = open_store(place, create=True)
    yield held
    held.close()


def page(content: str, source: str = "a.txt", **given) -> Page:
    from rashomon.readers.bytes import page_from_text

    return page_from_text(source, content, Given(**given))


def count(store, table):
    with store.reading() as conn:
        return conn.execute(select(func.count()).select_from(table)).scalar_one()


def story_ids(store):
    return {s["id"]: sorted(s["articles"]) for s in queries.list_stories(store)}


def sound(store):
    return doctor.examine(store) == []


def test_ingest_gives_what_compare_gives(store, example):
    ingest(store, read_pages([str(package.example())]))
    [told] = queries.list_stories(store)
    stored, compared = (story_record(d) for d in (queries.dossier_of(store, int(told["id"][1:])), example.dossiers[0]))
    ids = {s["id"]: c["id"] for s, c in zip(stored["articles"], compared["articles"], strict=True)}
    spelled = json.dumps(stored)
    for own, other in ids.items():
        spelled = spelled.replace(own, other)
    assert json.loads(spelled) == json.loads(json.dumps(compared)) | {"id": told["id"]}
    apart = (p for p in compared["points"] if p["status"] != "corroborated" or p["independent_sources"] > 1)
    sure = Counter(p["status"] for p in apart if not p["doubtful"])
    assert (told["conflicts"], told["corroborated"]) == (sure["conflict"], sure["corroborated"])
    assert sound(store)


def test_what_is_there_is_not_stored_again(store):
    first = ingest(store, [page(FERRY), page(ROCK, "b.txt")])
    before = {t: count(store, t) for t in (pages, versions, articles, texts, stories, members)}
    again = ingest(store, [page(FERRY), page(ROCK, "b.txt")])
    assert first.pages == {Added.NEW: 2}
    assert again.pages == {Added.KNOWN: 2}
    assert (again.changes, again.told) == ([], [])
    assert {t: count(store, t) for t in before} == before


def test_story_keeps_its_id_while_it_grows(store):
    ingest(store, [page(FERRY), page(ELECTION, "c.txt")])
    assert story_ids(store) == {"s1": ["a.txt"], "s2": ["c.txt"]}
    done = ingest(store, [page(ROCK, "b.txt")])
    assert story_ids(store) == {"s1": ["a.txt", "b.txt"], "s2": ["c.txt"]}
    assert [(c.story, c.kind) for c in done.changes] == [(1, "grown")]
    assert [t.story for t in done.told] == [1]
    [told] = done.told
    assert any("Twelve" in p.summary or "Fifteen" in p.summary for p in told.fresh)
    assert [(h["story"], h["change"], h["source"]) for h in queries.history_of(store, 1)] == [
        ("s1", "created", "a.txt"),
        ("s1", "grown", "b.txt"),
    ]


def test_outside_the_window_of_days_nothing_is_compared(store):
    ingest(store, [page(FERRY, published="2024-03-04")])
    ingest(store, [page(ROCK, "b.txt", published="2024-06-04")])
    assert len(story_ids(store)) == 2


def test_an_article_without_a_day_is_found_by_that_of_its_story(store):
    undated = ROCK.replace("PORTO VERO, 4 March 2024. ", "")
    ingest(store, [page(FERRY, published="2024-03-04"), page(undated, "b.txt")])
    assert {r["day"] for r in queries.search(store, "ferry")} == {"2024-03-04"}


def test_stories_that_join_and_fall_apart_leave_their_ids_in_the_history(store, monkeypatch):
    from rashomon.store import grouping

    def grouped(*groups):
        """Group by source, whatever the articles say."""
        names = {n: [f"a{k}" for k in g] for n, g in enumerate(groups)}

        def group(found, *_):
            with store.engine.connect() as conn:
                source = dict(conn.execute(select(articles.c.name, versions.c.source).join(versions)).tuples().all())
            left = {i: source[a.id] for i, a in enumerate(found)}
            out = [[i for i, s in left.items() if s in sources] for sources in names.values()]
            return sorted(g for g in out if g)

        monkeypatch.setattr(grouping, "story_groups", group)

    def add(number):
        ingest(store, [page(FERRY + f"\nReport number {number}.\n", f"a{number}")])

    grouped([1], [2, 3])
    add(1), add(2), add(3)
    assert story_ids(store) == {"s1": ["a1"], "s2": ["a2", "a3"]}
    grouped([1, 2, 3, 4])
    add(4)
    assert story_ids(store) == {"s2": ["a1", "a2", "a3", "a4"]}
    assert queries.story_number(store, "s1") == (2, 1)
    grouped([1, 5], [2, 3, 4])
    add(5)
    assert story_ids(store) == {"s2": ["a2", "a3", "a4"], "s3": ["a1", "a5"]}
    kinds = [(h["story"], h["change"], h["other"]) for h in queries.history_of(store, 2)]
    assert ("s1", "merged", "s2") in kinds
    assert ("s3", "split", "s2") in kinds
    assert sound(store)


@pytest.mark.parametrize("seed", range(4))
def test_however_articles_are_regrouped_each_stands_in_one_story(tmp_path, monkeypatch, seed):
    from rashomon.article import read_article
    from rashomon.store import grouping
    from rashomon.store.ingest import place
    from rashomon.store.pages import add_page

    chance = random.Random(seed)

    def at_random(found, *_):
        groups: dict[int, list[int]] = {}
        for i in range(len(found)):
            groups.setdefault(chance.randrange(1 + len(found) // 2), []).append(i)
        return sorted(groups.values())

    monkeypatch.setattr(grouping, "story_groups", at_random)
    store = open_store(str(tmp_path / "news.db"), create=True)
    ids: set[str] = set()
    for n in range(30):
        add_page(store, page(FERRY + f"\nReport number {n}.\n", f"a{n}"), read_article)
        if chance.random() < 0.6:
            place(store)
            assert [f.what for f in doctor.examine(store) if f.fault] == []
            assert sorted(a for s in story_ids(store).values() for a in s) == sorted(f"a{k}" for k in range(n + 1))
            ids |= set(story_ids(store))
    with store.reading() as conn:
        counted = dict(conn.execute(select(stories.c.id, stories.c.articles)).tuples().all())
    assert {f"s{n}": c for n, c in counted.items() if c} == {s: len(a) for s, a in story_ids(store).items()}
    for known in ids:  # every id that ever was leads to a story that is there
        assert f"s{queries.story_number(store, known)[0]}" in story_ids(store)
    store.close()


def test_a_page_that_changed_keeps_its_versions(store):
    url = "https://example.org/ferry"
    ingest(store, [page(FERRY, url, url=url), page(ROCK, "b.txt")])
    edited = FERRY.replace("Twelve passengers of the ferry", "Nineteen passengers of the ferry").replace(
        ", and the captain was questioned by police", ""
    )
    done = ingest(store, [page(edited, url, url=url)])
    assert done.pages == {Added.CHANGED: 1}
    assert story_ids(store) == {"s1": ["b.txt", url]}
    assert count(store, versions) == 3
    assert [r["text"] for r in queries.search(store, "twelve")] == []
    assert queries.search(store, "nineteen")
    assert "Nineteen" in json.dumps(story_record(queries.dossier_of(store, 1)))
    [difference] = changes.changes(store, url)
    assert [(c.before.text, c.after.text) for c in difference.changed] == [
        (
            "Twelve passengers of the ferry were taken to hospital",
            "Nineteen passengers of the ferry were taken to hospital",
        )
    ]
    assert [c.text for c in difference.went] == ["the captain was questioned by police"]
    assert difference.came == ()
    assert ("changed", url) in [(h["change"], h["source"]) for h in queries.history_of(store, 1)]
    assert sound(store)
    back = ingest(store, [page(FERRY, url, url=url)])
    assert back.pages == {Added.CHANGED: 1}
    assert queries.search(store, "twelve")
    assert ingest(store, [page(FERRY, url, url=url)]).pages == {Added.KNOWN: 1}


def test_new_furniture_is_no_new_version_of_the_article(store):
    url = "https://example.org/ferry"
    html = "<html><body><nav>{}</nav><article><h1>Ferry Alma aground</h1><p>{}</p><p>{}</p></article></body></html>"
    told = FERRY.split("\n\n")[1:]
    ingest(store, [page(html.format("1 reader", *told), url, url=url)])
    done = ingest(store, [page(html.format("2 readers", *told), url, url=url)])
    assert (done.pages, done.told) == ({Added.KNOWN: 1}, [])
    assert (count(store, pages), count(store, articles)) == (2, 1)
    assert sound(store)


def test_a_new_page_reads_no_table_from_end_to_end(tmp_path):
    store = open_store(str(tmp_path / "news.db"), create=True)
    ingest(store, [page(FERRY), page(ELECTION, "c.txt")])
    asked = []

    def note(_conn, _cursor, statement, parameters, *_):
        asked.append((statement, parameters))

    event.listen(store.engine, "before_cursor_execute", note)
    ingest(store, [page(ROCK, "b.txt"), page(FERRY.replace("Twelve", "Nineteen"))])
    event.remove(store.engine, "before_cursor_execute", note)
    scans = set()
    with store.reading() as conn:
        for statement, parameters in asked:
            if statement.startswith(("SELECT", "UPDATE", "DELETE")):
                plan = conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
                scans |= {f"{step.detail}: {statement}" for step in plan if step.detail.startswith("SCAN ")}
    assert {s for s in scans if not re.match(r"SCAN (s\d+|programs|watches|\(|CONSTANT)", s)} == set()
    store.close()


def test_search_filters_and_quotes(store):
    ingest(
        store, [page(FERRY, outlet="The Vero Post"), page(ROCK, "b.txt", outlet="Coast News"), page(ELECTION, "c.txt")]
    )
    assert {r["source"] for r in queries.search(store, "passengers")} == {"a.txt", "b.txt"}
    assert {r["source"] for r in queries.search(store, "passengers", Filters(outlet="coast news"))} == {"b.txt"}
    assert {r["source"] for r in queries.search(store, "was", Filters(since="2024-03-10"))} == {"c.txt"}
    conflicts = queries.search(store, "passengers", Filters(status="conflict"))
    assert {r["kind"] for r in conflicts} == {"claim"}
    assert {"conflict"} <= set(conflicts[0]["statuses"])
    assert [r["text"] for r in queries.search(store, "Morvane") if r["kind"] == "person"] == ["Ilsa Morvane"]
    assert queries.search(store, '"hospital taken"') == []
    assert queries.search(store, '"taken to hospital"')
    assert [s["id"] for s in queries.list_stories(store, Filters(status="conflict"))] == ["s1"]
    assert [s["id"] for s in queries.list_stories(store, Filters(outlet="Coast News"))] == ["s1"]
    assert [s["id"] for s in queries.list_stories(store, Filters(since="2024-03-10"))] == ["s2"]


TYPHOON = """台風で連絡船アルマが座礁

ポルト・ヴェロ港の沖で三月四日、連絡船「アルマ」が座礁し、乗客十二人が病院に運ばれたと港湾当局が発表した。

船長は警察の事情聴取を受けている。原因は調査中で、GPS受信機の故障も疑われている。
"""
BRIDGE = """สะพานข้ามแม่น้ำเวโรถล่ม

สะพานข้ามแม่น้ำเวโรถล่มเมื่อวันจันทร์ มีผู้บาดเจ็บสิบสองคนถูกนำส่งโรงพยาบาล ตำรวจกล่าว
"""


@pytest.mark.parametrize(
    ("words", "sources"),
    [
        ("病院", {"j.txt"}),
        ("港湾当局", {"j.txt"}),
        ("院病", set()),
        ("船", {"j.txt"}),
        ("病院 警察", {"j.txt"}),
        ("病院 消防", set()),
        ("GPS受信機", {"j.txt"}),
        ("gps", {"j.txt"}),
        ("ｱﾙﾏ", {"j.txt"}),
        ('"病院に運ばれ"', {"j.txt"}),
        ("ตำรวจ", {"t.txt"}),
        ("แม่น้ำ", {"t.txt"}),
        ("น้ำแม่", set()),
        ("passengers", {"a.txt"}),
    ],
)
def test_search_finds_words_inside_runs_of_scripts_without_spaces(polyglot, words, sources):
    assert {r["source"] for r in queries.search(polyglot, words)} == sources


@pytest.fixture
def polyglot(store):
    ingest(store, [page(FERRY), page(TYPHOON, "j.txt"), page(BRIDGE, "t.txt")])
    return store


def test_what_is_found_inside_a_run_is_shown(polyglot):
    found = next(r for r in queries.search(polyglot, "警察") if r["kind"] == "page")
    assert "警察" in found["text"]


@pytest.mark.parametrize(
    "words", ['ferry "', "ferry AND", "ferry*", "NEAR(ferry", "ferry' OR '1'='1", "ferry; DROP TABLE texts", "body:ferry", "ferry -x", "ferry\x00", "ferry \ud800", ":p1 ferry %s"]
)  # fmt: skip
def test_no_word_is_an_operator(store, words):
    ingest(store, [page(FERRY)])
    queries.search(store, words)
    assert queries.search(store, "ferry")


@pytest.mark.parametrize("words", ["", '"', "-- * ()", '""'])
def test_without_a_word_there_is_nothing_to_search(store, words):
    with pytest.raises(UsageError):
        queries.search(store, words)


def test_hostile_text_is_data(store):
    hostile = "Robert'); DROP TABLE pages;-- rules the ferry\n\nThe ferry \x1b[31mAlma\u202e ran \"aground' on 4 March 2024; it % %s :x {0} was old.\n"
    done = ingest(store, [page(hostile, "x'; DROP TABLE stories; --\udcff\n", outlet="';--")])
    assert done.failures == []
    assert sound(store)
    assert queries.search(store, "DROP TABLE")
    assert ingest(store, [page(hostile, "x'; DROP TABLE stories; --\udcff\n", outlet="';--")]).pages == {Added.KNOWN: 1}
    assert forget.forget(store, "x'; DROP TABLE stories; --\udcff\n") == 1


@pytest.mark.parametrize("content", ["x" * 100_000, '"', "a b c\n" * 3, "\u202eשלום " * 300, "字" * 5_000])
def test_odd_pages_are_stored_or_fail_with_a_reason(store, content):
    done = ingest(store, [page(content)])
    assert done.pages.total() == 1
    assert doctor.examine(store) == []


def test_what_failed_is_written_down_until_it_succeeds(store):
    again = ingest(store, [Failure("https://example.org/x", "the server answered 404")])
    assert again.failures == [Failure("https://example.org/x", "the server answered 404")]
    assert [(f["source"], f["reason"]) for f in queries.failed_sources(store)] == [
        ("https://example.org/x", "the server answered 404")
    ]
    ingest(store, [page(FERRY, "https://example.org/x")])
    assert queries.failed_sources(store) == []


def test_a_page_without_an_article_is_kept_with_the_reason(store):
    nothing = page("<html><body><nav>Home</nav></body></html>", "n.html")
    first, again = ingest(store, [nothing]), ingest(store, [nothing])
    assert first.failures == again.failures != []
    assert (count(store, pages), count(store, versions), count(store, articles)) == (1, 1, 0)


def test_a_fault_of_ours_stops_no_other_page_and_no_other_story(store, monkeypatch):
    from rashomon import pipeline
    from rashomon.store import ingest as module

    read, compare = module.read_article, pipeline.compare_readings

    def bad_read(page, id):
        return 1 / 0 if page.source == "bad.txt" else read(page, id)

    def bad_compare(story, *rest):
        return 1 / 0 if "mayor" in story.headline else compare(story, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(module, "read_article", bad_read)
        patch.setattr(pipeline, "compare_readings", bad_compare)
        done = ingest(store, [page("Bad news\n\nIt is bad.", "bad.txt"), page(ELECTION, "c.txt"), page(FERRY)])
    assert [f.source for f in done.failures] == ["bad.txt", "s1"]
    assert all("ZeroDivisionError" in f.reason for f in done.failures)
    assert [t.story for t in done.told] == [2]
    assert [t.story for t in ingest(store, []).told] == [1]
    assert sound(store)


def test_forget_removes_all_that_came_of_a_source(store, tmp_path):
    ingest(store, [page(FERRY), page(ROCK, "b.txt")])
    assert forget.forget(store, "b.txt") == 1
    refreshed = list(refresh(store))
    assert [t.story for t in refreshed] == [1]
    assert story_ids(store) == {"s1": ["a.txt"]}
    assert count(store, pages) == 1
    assert queries.search(store, "fifteen") == []
    assert "Fifteen" not in json.dumps(story_record(queries.dossier_of(store, 1)))
    assert sound(store)
    if store.is_sqlite:
        raw = b"".join(p.read_bytes() for p in tmp_path.iterdir() if p.name.startswith("news.db"))
        assert not re.search(rb"strikes rock|ifteen|trikes", raw)
    assert forget.forget(store, "b.txt") == 0
    forget.forget(store, "a.txt")
    assert (story_ids(store), count(store, stories), count(store, articles)) == ({}, 0, 0)
    assert sound(store)


def test_forgetting_the_newer_of_two_files_of_one_address_restores_the_older(store):
    url = "https://example.org/ferry"
    ingest(store, [page(FERRY, "monday.html", url=url)])
    ingest(store, [page(FERRY.replace("Twelve", "Nineteen"), "tuesday.html", url=url)])
    assert not queries.search(store, "twelve")
    forget.forget(store, "tuesday.html")
    list(refresh(store))
    assert queries.search(store, "twelve")
    assert list(story_ids(store).values()) == [["monday.html"]]
    assert sound(store)


@pytest.mark.parametrize("mended", [True, False])
def test_forgetting_does_not_hang_on_what_an_older_version_left(store, mended):
    url = "https://example.org/ferry"
    ingest(store, [page(FERRY, "monday.html", url=url)])
    ingest(store, [page(FERRY.replace("Twelve", "Nineteen"), "tuesday.html", url=url)])
    with store.writing() as conn:
        conn.execute(update(articles).where(~articles.c.current).values(record=b"\0"))
    if mended:
        assert any(f.fault for f in doctor.examine(store))
        doctor.repair(store)
        assert sound(store)
    assert forget.forget(store, "tuesday.html") == 1
    list(refresh(store))
    assert queries.search(store, "twelve")
    assert sound(store)


def test_refreshing_goes_on_past_a_damaged_page(store):
    ingest(store, [page(FERRY), page(ELECTION, "c.txt")])
    with store.writing() as conn:
        conn.execute(update(programs).values(key="0.0.1+old", version="0.0.1"))
        first = conn.execute(select(pages.c.id).order_by(pages.c.id)).scalars().first()
        conn.execute(update(pages).where(pages.c.id == first).values(content=b"\0"))
    done = list(refresh(store))
    assert "a.txt" in {f.source for f in done if isinstance(f, Failure)}
    assert 2 in {t.story for t in done if not isinstance(t, Failure)}


def test_one_story_that_cannot_be_told_does_not_cut_an_export(store, monkeypatch):
    def bad(_, story):
        if story == 1:
            raise ZeroDivisionError("fault")
        return story

    monkeypatch.setattr(queries, "dossier_of", bad)
    ingest(store, [page(FERRY), page(ELECTION, "c.txt")])
    first, second = queries.all_dossiers(store)
    assert "ZeroDivisionError" in first.reason
    assert second == 2


def test_what_another_version_made_is_made_anew(store, monkeypatch):
    ingest(store, [page(FERRY)])
    with store.writing() as conn:
        conn.execute(update(programs).values(key="0.0.1+old", version="0.0.1"))
    assert [(f.fault, f.advice) for f in doctor.examine(store)] == [(False, "run `rashomon refresh`")] * 2
    assert outdated(store) == outdated(store, 1) == queries.stats(store)["outdated_stories"] == 1
    assert [t.story for t in refresh(store)] == [1]
    assert outdated(store) == 0
    assert sound(store)
    assert list(refresh(store)) == []
    with store.reading() as conn:
        assert conn.execute(select(programs.c.version)).scalars().all() == ["0.0.1", package.__version__]


def test_an_article_without_a_day_keeps_the_one_when_it_was_seen(store):
    ingest(store, [page("A bell is stolen\n\nThe bell of the chapel in Lubin was stolen by night, the sexton said.\n")])
    with store.writing() as conn:
        conn.execute(update(versions).values(seen="2023-05-06T07:08:09+00:00"))
        conn.execute(update(programs).values(key="0.0.1+old", version="0.0.1"))
    list(refresh(store))
    assert {(r["day"], r["dated"]) for r in queries.search(store, "bell")} == {("2023-05-06", False)}
    assert sound(store)


def test_what_was_doubtful_in_pages_of_older_stores_is_kept(store):
    ingest(store, [page(FERRY)])
    with store.writing() as conn:
        conn.execute(update(versions).values(warnings=json.dumps(["a guess", ["text", "cut short"]])))
        number = conn.execute(select(versions.c.id)).scalar_one()
        found, _ = stored_page(conn, number)
    assert found.warnings == (("decoding", "a guess"), ("text", "cut short"))


def test_records_that_cannot_be_read_are_read_anew_from_their_pages(store):
    ingest(store, [page(FERRY)])
    with store.writing() as conn:
        conn.execute(update(articles).values(record=squeezed('{"id": "a"}')))
        conn.execute(update(stories).values(stale=True))
    list(refresh(store))
    assert sound(store)


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_bytes_of_a_page_are_kept(store, tmp_path, charset):
    raw = FERRY.replace("Porto Vero", "Pôrto Verò").encode(charset)
    (tmp_path / "a.txt").write_bytes(raw)
    ingest(store, read_pages([str(tmp_path / "a.txt")]))
    with store.reading() as conn:
        row = conn.execute(select(pages)).one()
    held = unsqueezed_bytes(row.content if row.raw is None else row.raw)
    assert held == raw
    assert hashlib.sha256(held).hexdigest() == row.sha256
    assert (row.raw is None) == (charset == "utf-8")
    assert sound(store)
    with store.writing() as conn:
        conn.execute(update(pages).values(raw=squeezed("other bytes")))
    assert not sound(store)


def test_doctor_finds_what_is_wrong(store):
    ingest(store, [page(FERRY), page(ROCK, "b.txt")])
    with store.writing() as conn:
        damaged = squeezed("another page")
        conn.execute(update(pages).where(pages.c.id == 1).values(content=damaged))
        conn.execute(members.delete().where(members.c.article_id == 2))
        conn.execute(texts.delete().where(texts.c.article_id == 2))
    found = [f.what for f in doctor.examine(store) if f.fault]
    assert [w for w in found if "page of a.txt is damaged" in w]
    assert [w for w in found if "stand in no story" in w]
    assert [w for w in found if "cannot be found by search" in w]


def test_doctor_makes_anew_what_can_be_made_from_the_pages(store):
    ingest(store, [page(FERRY), page(ROCK, "b.txt"), page(ELECTION, "c.txt")])
    with store.writing() as conn:
        conn.execute(members.delete().where(members.c.article_id == 2))
        conn.execute(texts.delete().where(texts.c.article_id == 1))
        conn.execute(update(articles).where(articles.c.id == 1).values(record=b"junk"))
        conn.execute(update(stories).where(stories.c.id == 2).values(dossier=squeezed("{}")))
    assert {f.advice for f in doctor.examine(store)} == {"run `rashomon doctor --repair`"}
    doctor.repair(store)
    finish(store)
    assert sound(store)
    assert story_ids(store) == {"s1": ["a.txt", "b.txt"], "s2": ["c.txt"]}
    assert {r["source"] for r in queries.search(store, "passengers")} == {"a.txt", "b.txt"}


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_file_is_told_and_never_a_fault_of_ours(tmp_path, rashomon, seed):
    place = tmp_path / "news.db"
    store = open_store(str(place), create=True)
    ingest(store, [page(FERRY), page(ROCK, "b.txt")])
    store.close()
    chance, raw = random.Random(seed), bytearray(place.read_bytes())
    for _ in range(chance.choice([1, 10, 100])):
        at = chance.randrange(100, len(raw) - 64)
        raw[at : at + 64] = chance.randbytes(64)
    place.write_bytes(raw)
    for command in (["doctor"], ["stories"], ["search", "ferry"], ["show", "s1"], ["stats"], ["refresh"]):
        assert rashomon(*command, "--store", place).code in {0, 1}


def test_doctor_repairs_the_index(tmp_path):
    store = open_store(str(tmp_path / "news.db"), create=True)
    ingest(store, [page(FERRY)])
    with store.writing() as conn:
        conn.execute(text("INSERT INTO texts_words(texts_words, rowid, body) VALUES ('delete', 1, 'other words')"))
        conn.execute(text("DELETE FROM texts_words_docsize WHERE id = 2"))
    assert [f.advice for f in doctor.examine(store)] == ["run `rashomon doctor --repair`"]
    doctor.repair(store)
    assert sound(store)
    store.close()


def test_migrations_are_written_down_and_a_newer_store_is_refused(store, place):
    with store.writing() as conn:
        assert conn.execute(select(migrations.c.number, migrations.c.name).order_by(migrations.c.number)).all() == [
            (n, name) for n, (name, _) in enumerate(MIGRATIONS, 1)
        ]
        conn.execute(insert(migrations).values(number=len(MIGRATIONS) + 1, name="later", applied="2030-01-01"))
    with pytest.raises(StoreError, match=r"newer rashomon.*upgrade"):
        open_store(place)


def test_a_step_that_is_missing_is_applied(store, place, monkeypatch):
    done = []
    monkeypatch.setattr("rashomon.store.migrations.MIGRATIONS", (*MIGRATIONS, ("third", done.append)))
    monkeypatch.setattr("rashomon.store.database.MIGRATIONS", (*MIGRATIONS, ("third", done.append)))
    open_store(place).close()
    open_store(place).close()
    assert len(done) == 1


def as_first_released(store):
    """Take the store back to the tables of the first release."""
    from rashomon.store.migrations import _full_text

    with store.writing() as conn:
        if store.is_sqlite:
            for gone in ("TRIGGER texts_added", "TRIGGER texts_removed", "TABLE texts_words"):
                conn.execute(text(f"DROP {gone}"))
        conn.execute(text("ALTER TABLE texts DROP COLUMN grams"))
        conn.execute(text("ALTER TABLE stories DROP COLUMN outline"))
        conn.execute(text("ALTER TABLE articles DROP COLUMN words"))
        for table in ("relations", "outbox", "watches"):
            conn.execute(text(f"DROP TABLE {table}"))
        conn.execute(migrations.delete().where(migrations.c.number > 2))
        if store.is_sqlite:
            _full_text(conn)
            conn.execute(text("INSERT INTO texts_words(texts_words) VALUES ('rebuild')"))


def test_a_store_of_the_first_release_is_brought_up_when_it_is_opened(store, place):
    ingest(store, [page(FERRY), page(ROCK, "b.txt"), page(TYPHOON, "j.txt")])
    migrated = shape(store)
    as_first_released(store)
    again = open_store(place)
    assert shape(again) == migrated
    assert {r["source"] for r in queries.search(again, "病院")} == {"j.txt"}
    assert {r["source"] for r in queries.search(again, "passengers")} == {"a.txt", "b.txt"}
    assert outdated(again) == 2
    assert [s["place"] for s in queries.list_stories(again)] == [None, None]
    assert [t.story for t in refresh(again)] == [1, 2]
    assert sound(again)
    assert queries.list_stories(again)[1]["place"] == {"name": "Porto Vero", "within": None}
    forget.forget(again, "j.txt")
    assert queries.search(again, "病院") == []
    again.close()


def test_articles_whose_words_an_older_version_did_not_keep_take_part_in_grouping(store):
    ingest(store, [page(FERRY), page(TYPHOON, "j.txt")])
    with store.writing() as conn:
        conn.execute(text("UPDATE articles SET words = NULL"))
    ingest(store, [page(FERRY.replace("Ferry", "Large ferry"), "c.txt")])
    assert sorted(s["articles"] for s in queries.list_stories(store)) == [["a.txt", "c.txt"], ["j.txt"]]


def test_opening_names_the_store_and_the_fault(tmp_path):
    with pytest.raises(StoreError, match=r"none\.db: no such store"):
        open_store(str(tmp_path / "none.db"))
    (tmp_path / "page.db").write_text("no database" * 200)
    with pytest.raises(StoreError, match=r"page\.db: not a rashomon store"):
        open_store(str(tmp_path / "page.db"))
    with pytest.raises(StoreError, match="not a file"):
        open_store(str(tmp_path))
    with pytest.raises(UsageError, match="mysql is no database"):
        open_store("mysql://localhost/x")
    with pytest.raises(UsageError, match="no store given"):
        open_store("")


def test_no_password_is_shown():
    with pytest.raises(StoreError) as raised:
        open_store("postgresql://user:hidden@127.0.0.1:1/none")
    assert "hidden" not in str(raised.value)


@pytest.mark.parametrize("kind", [Article, Dossier])
def test_values_survive_being_stored(example, kind):
    dossier = example.dossiers[0]
    value = dossier if kind is Dossier else dossier.story.readings[0].article
    again = unpacked(kind, packed(value))
    assert again == value
    if kind is Article:
        assert again.source_map == value.source_map


def test_a_record_of_another_version_is_read_or_refused():
    assert unpacked(Given, squeezed('{"url": "x", "mood": 1}')) == Given(url="x")
    for held in (b"junk", squeezed("junk"), squeezed('{"id": "a"}'), squeezed("[1]")):
        with pytest.raises(StaleRecord):
            unpacked(Article, held)


def test_articles_of_a_folder_are_grouped_as_stories_groups_them(store, page_files):
    ingest(store, read_pages(page_files))
    found = pipeline.stories([a for a in pipeline.read(page_files) if isinstance(a, Article)])
    assert sorted(story_ids(store).values()) == sorted(sorted(r.article.source for r in s.readings) for s in found)


@pytest.fixture
def page_files(tmp_path):
    names = {"a.txt": FERRY, "b.txt": ROCK, "c.txt": ELECTION}
    for name, content in names.items():
        (tmp_path / name).write_text(content)
    return [str(tmp_path / name) for name in names]


def shape(store):
    """The columns, keys and indexes of every table that the schema knows."""
    with store.reading() as conn:
        seen = inspect(conn)
        names = sorted(set(seen.get_table_names()) & set(metadata.tables))
        return {
            name: (
                sorted((c["name"], str(c["type"]).partition("(")[0], c["nullable"]) for c in seen.get_columns(name)),
                seen.get_pk_constraint(name)["constrained_columns"],
                sorted(tuple(u["column_names"]) for u in seen.get_unique_constraints(name)),
                sorted(
                    (i["name"], tuple(map(str, i["column_names"])))
                    for i in seen.get_indexes(name)
                    if not i["unique"] and None not in i["column_names"]
                ),
                sorted((tuple(k["constrained_columns"]), k["referred_table"]) for k in seen.get_foreign_keys(name)),
            )
            for name in names
        }


def test_migrations_lead_to_the_tables_of_the_schema(store):
    migrated = shape(store)
    assert set(migrated) == set(metadata.tables)
    with store.writing() as conn:
        for name in ("texts_added", "texts_removed") if store.is_sqlite else ():
            conn.execute(text(f"DROP TRIGGER {name}"))
        metadata.drop_all(conn)
        metadata.create_all(conn)
    assert migrated == shape(store)


def test_only_members_of_about_the_same_days_are_regrouped(store):
    ingest(store, [page(FERRY, published="2024-03-04"), page(ROCK, "b.txt", published="2024-03-05")])
    with store.reading() as conn:
        home = dict(conn.execute(select(members.c.article_id, members.c.story_id)).tuples().all())
        older, newer = sorted(home)
        assert home[older] == home[newer]
        assert grouping.fellows(conn, {newer}, home) == {older, newer}
        assert grouping.fellows(conn, {newer}, home, ("2024-03-05", "2024-05-05")) == {newer}
