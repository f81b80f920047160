"""The command line: what each command writes, where, and with which exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

import rashomon as package
from rashomon import cli

FERRY = """Ferry runs aground off Porto Vero

The ferry Alma ran aground off Porto Vero on Monday, the harbour master said.

Twelve passengers were taken to hospital, and the captain was questioned by police.
"""
ROCK = """Ferry strikes rock near Porto Vero

The ferry Alma struck a rock off Porto Vero on Monday, police said.

Fifteen passengers were taken to hospital. The captain was not questioned.
"""
# What makes a start slow; `--help` must do without.
HEAVY = {
    "spacy",
    "numpy",
    "onnxruntime",
    "lxml",
    "trafilatura",
    "httpx",
    "jinja2",
    "htmldate",
    "sqlalchemy",
    "zstandard",
    "rashomon.model",
}


@pytest.fixture
def pages(page):
    return [page("ferry.txt", FERRY), page("rock.txt", ROCK)]


def python(code: str, **options):
    return subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True, timeout=60, **options
    )


def test_help_loads_nothing_heavy():
    code = "import sys; sys.argv = ['rashomon', '--help']\nfrom rashomon import cli\ntry: cli.main()\nexcept SystemExit: print(*sys.modules)"
    loaded = python(code).stdout.split()
    assert "rashomon.cli" in loaded
    assert not HEAVY & set(loaded)


def test_every_command_and_option_explains_itself():
    commands = get_command(cli.app).commands
    of_stores = {"ingest", "show", "search", "changes", "export", "forget", "refresh", "watch", "stats", "doctor"}
    assert set(commands) == {"compare", "read", "claims", "stories", "example"} | of_stores
    for name, command in commands.items():
        assert command.help, name
        assert [p.name for p in command.params if not getattr(p, "help", None)] == [], name


def test_version(rashomon):
    assert rashomon("--version").out == f"rashomon {package.__version__}\n"


def test_example_names_its_folder(rashomon):
    assert rashomon("example").out == f"{package.example()}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["compare"],
        ["nonsense"],
        ["compare", "--format", "pdf", "a.txt"],
        ["read", "--format", "html", "a.txt"],
        ["compare", "--published", "yesterday", "a.txt"],
        ["compare", "--published", "20240311", "a.txt"],
        ["compare", "--without", "numbers", "a.txt"],
        ["compare", "--published", "2024-02-30", "a.txt"],
        ["read", "--nonsense", "a.txt"],
    ],
)
def test_wrong_use_exits_with_2_and_says_why(arguments, rashomon):
    outcome = rashomon(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err


@pytest.mark.parametrize("format", ["terminal", "html", "markdown", "json"])
def test_compare_writes_one_dossier_of_both_pages(format, rashomon, pages):
    outcome = rashomon("compare", "--format", format, *pages)
    assert (outcome.code, outcome.err) == (0, "")
    assert "Porto Vero" in outcome.out
    assert "\x1b" not in outcome.out
    if format == "json":
        (story,) = outcome.json["stories"]
        assert [article["source"] for article in story["articles"]] == [*map(str, pages)]


def test_conflicts_of_an_aspect_can_be_switched_off(rashomon, page):
    told = "The ferry Alma struck a rock off Porto Vero on Monday and {} passengers were hurt."
    sources = [page(f"{n}.txt", f"Ferry strikes rock off Porto Vero\n\n{told.format(n)}") for n in (25, 27)]

    def aspects(*options):
        [story] = json.loads(rashomon("compare", "--format", "json", *options, *sources).out)["stories"]
        return [p["aspect"] for p in story["points"] if p["status"] == "conflict"]

    assert aspects() == ["number"]
    assert aspects("--without", "number,stance") == []
    assert aspects("--without", "number", "--without", "stance") == []


def test_sources_that_their_reader_puts_together_are_one_event(rashomon, page):
    texts = (
        "Ferry strikes rock off Porto Vero\n\nThe ferry Alma struck a rock off Porto Vero on Monday, the harbour master said.",
        "Choir of Halm wins first prize\n\nThe choir of Halm won the first prize of the festival on Sunday, its conductor said.",
    )
    sources = [page(f"{n}.txt", text) for n, text in enumerate(texts)]
    apart = json.loads(rashomon("compare", "--format", "json", *sources).out)["stories"]
    [story] = json.loads(rashomon("compare", "--format", "json", "--together", *sources).out)["stories"]
    assert (len(apart), len(story["articles"])) == (2, 2)
    assert rashomon("compare", "--together", "missing.txt").code == 1


def test_read_writes_an_article_a_line(rashomon, pages):
    outcome = rashomon("read", "--format", "json", *pages)
    assert [line["headline"] for line in outcome.lines] == [
        "Ferry runs aground off Porto Vero",
        "Ferry strikes rock near Porto Vero",
    ]
    for line in outcome.lines:
        assert {"source", "outlet", "byline", "language", "published", "text", "sha256", "body", "furniture"} <= set(
            line
        )
        assert line["body"].startswith("The ferry Alma")


def test_read_sets_articles_apart_for_people(rashomon, pages):
    first, second = rashomon("read", *pages).out.strip().split("\n\n\n")[0], rashomon("read", pages[1]).out
    assert first.startswith("Ferry runs aground")
    assert second.startswith("Ferry strikes rock")


def test_claims_writes_an_article_a_line(rashomon, pages):
    for line in rashomon("claims", "--format", "json", *pages).lines:
        assert {"source", "claims", "dates", "entities"} <= set(line)
        assert all(line["text"][claim["start"] : claim["end"]] == claim["text"] for claim in line["claims"])


def test_stories_names_the_sources_of_each_story(rashomon, pages):
    outcome = rashomon("stories", "--format", "json", *pages)
    assert [story["articles"] for story in outcome.json["stories"]] == [[*map(str, pages)]]
    assert outcome.json["lineage"] == []


def test_folders_standard_input_and_jsonl_are_sources(rashomon, page, tmp_path):
    page("in/b.txt", ROCK)
    page("in/a.txt", FERRY)
    page("rows.jsonl", json.dumps({"source": "row", "text": FERRY, "outlet": "The Row", "published": "2024-03-15"}))
    outcome = rashomon("read", "--format", "json", tmp_path / "in", "-", tmp_path / "rows.jsonl", stdin=ROCK.encode())
    assert outcome.code == 0
    assert [line["source"] for line in outcome.lines] == [
        str(tmp_path / "in/a.txt"),
        str(tmp_path / "in/b.txt"),
        "-",
        "row",
    ]
    row = outcome.lines[-1]
    assert (row["outlet"], row["published"]) == (
        "The Row",
        {"value": "2024-03-15", "precision": "day", "method": "given", "reliable": True},
    )


@pytest.mark.parametrize("day", ["2024-03-15", "1963-11-23"])
def test_published_is_the_day_of_all_sources(day, rashomon, pages):
    for line in rashomon("read", "--format", "json", "--published", day, *pages).lines:
        assert line["published"] == {"value": day, "precision": "day", "method": "given", "reliable": True}


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["compare"], "dossier.txt"),
        (["compare", "--format", "html"], "dossier.html"),
        (["compare", "--format", "markdown"], "dossier.md"),
        (["compare", "--format", "json"], "dossier.json"),
        (["read", "--format", "json"], "articles.jsonl"),
        (["read"], "articles.txt"),
        (["claims", "--format", "json"], "claims.jsonl"),
        (["stories", "--format", "json"], "stories.json"),
    ],
)
def test_out_writes_into_a_folder_under_a_fitting_name(arguments, name, rashomon, pages, tmp_path):
    outcome = rashomon(*arguments, *pages, "--out", f"{tmp_path}/new/")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", f"wrote {tmp_path}/new/{name}\n")
    assert (tmp_path / "new" / name).stat().st_size > 0


def test_out_writes_the_file_that_it_names(rashomon, pages, tmp_path):
    rashomon("stories", "--format", "json", *pages, "--out", tmp_path / "found.json")
    assert len(json.loads((tmp_path / "found.json").read_text())["stories"]) == 1


@pytest.mark.parametrize(
    ("command", "name", "begins"),
    [
        ("compare", "d.html", "<!doctype html>"),
        ("compare", "d.md", "# "),
        ("compare", "d.json", "{"),
        ("compare", "d.txt", "Ferry"),
        ("read", "d.csv", "source,"),
        ("claims", "d.jsonl", "{"),
        ("stories", "d.json", "{"),
    ],
)
def test_the_name_of_the_file_tells_the_format(rashomon, pages, tmp_path, command, name, begins):
    assert rashomon(command, *pages, "--out", tmp_path / name).code == 0
    assert (tmp_path / name).read_text().lower().startswith(begins.lower())
    assert rashomon("compare", "--format", "terminal", *pages, "--out", tmp_path / "plain.html").code == 0
    assert (tmp_path / "plain.html").read_text().startswith("Ferry")


def test_a_source_is_never_written_over(rashomon, pages):
    for command in ("compare", "read", "claims", "stories"):
        outcome = rashomon(command, *pages, "--out", pages[0])
        assert outcome.code == 2
        assert "is one of the sources" in outcome.err
    assert pages[0].read_text() == FERRY


def test_no_file_of_a_folder_or_pattern_is_written_over(rashomon, pages):
    folder = pages[0].parent
    for source in (folder, folder / f"*{pages[0].suffix}"):
        outcome = rashomon("read", source, "--out", pages[0])
        assert outcome.code == 2
        assert "is one of the sources" in outcome.err
    assert pages[0].read_text() == FERRY


@pytest.mark.parametrize("format", ["html", "markdown", "terminal"])
def test_a_dossier_is_no_source_and_may_be_written_anew(format, rashomon, pages, tmp_path):
    folder = pages[0].parent
    place = folder / "dossier.out"
    first = rashomon("compare", *pages, "--format", format, "--out", place)
    assert first.code == 0
    again = rashomon("compare", folder, "--format", format, "--out", place)
    assert (again.code, again.err.count(str(place))) == (0, 1)
    assert f"{place}: a dossier that rashomon wrote, and no report" in rashomon("read", place).err
    assert not list(folder.glob(".*.part"))


def test_a_place_that_cannot_be_written_is_told(rashomon, pages):
    for command in ("compare", "read"):
        outcome = rashomon(command, pages[0], "--out", pages[1] / "under-a-file")
        assert outcome.code == 2
        assert "cannot be written" in outcome.err


def test_a_fault_of_the_program_is_one_line(rashomon, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["rashomon", "example"])
    monkeypatch.setattr(package, "example", lambda: 1 / 0)
    with pytest.raises(SystemExit) as exit:
        cli.main()
    assert exit.value.code == 1
    assert capsys.readouterr().err.startswith("rashomon: a fault in the program, please report it: ZeroDivisionError")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of a Unix shell")
class TestStandardOutput:
    """What only a process of its own shows."""

    @staticmethod
    def run(script: str, folder) -> subprocess.CompletedProcess[str]:
        script = f"rashomon() {{ '{sys.executable}' -m rashomon \"$@\"; }}\n{script}"
        return subprocess.run(
            ["bash", "-c", script], cwd=folder, check=False, capture_output=True, text=True, timeout=60
        )

    def test_a_reader_that_has_enough_is_no_error(self, page, tmp_path):
        page("long.txt", FERRY * 3000)
        done = self.run("rashomon read long.txt | head -n 1; exit ${PIPESTATUS[0]}", tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("Ferry")

    def test_a_full_disk_is_told(self, pages, tmp_path):
        done = self.run("test -e /dev/full || exit 77; rashomon read ferry.txt > /dev/full", tmp_path)
        if done.returncode == 77:
            pytest.skip("no /dev/full")
        assert done.returncode == 2
        assert done.stderr == "rashomon: standard output: cannot be written: No space left on device\n"

    def test_closed_streams_give_no_traceback(self, pages, tmp_path):
        done = self.run("rashomon read - ferry.txt <&- >&-", tmp_path)
        assert (done.returncode, done.stderr) == (1, "-: empty\n")
        done = self.run("rashomon read ferry.txt 2>&-", tmp_path)
        assert done.returncode == 0
        assert "Ferry" in done.stdout

    def test_output_is_utf_8_in_any_locale(self, page, tmp_path):
        page("a.txt", FERRY.replace("Alma", "Älmá"))
        done = self.run("LC_ALL=C PYTHONUTF8=0 rashomon read a.txt | od -c | head -n 20", tmp_path)
        assert "303 204   l   m 303 241" in done.stdout


def test_the_names_file_is_no_place_for_the_output(rashomon, pages, tmp_path):
    names = tmp_path / "names.toml"
    names.write_text('same = [["Alma", "the ferry"]]\n')
    for command in ("compare", "claims"):
        outcome = rashomon(command, *pages, "--names", names, "--out", names)
        assert outcome.code == 2
        assert "is read by this command" in outcome.err
    assert names.read_text() == 'same = [["Alma", "the ferry"]]\n'


def test_a_kind_of_file_that_there_is_none_of_is_refused(rashomon, pages, tmp_path):
    outcome = rashomon("compare", *pages, "--out", tmp_path / "dossier.docx")
    assert outcome.code == 2
    assert ".docx is none of the formats" in outcome.err


def test_folders_may_lie_deep_in_one_another(rashomon, page, tmp_path):
    inner = str(tmp_path / "deep")
    made = []
    for _ in range(1100):
        os.mkdir(inner)
        made.append(inner)
        inner += "/d"
    told = Path(made[-1], "ferry.txt")
    told.write_text(FERRY)
    outcome = rashomon("read", page("other.txt", FERRY), made[0])
    told.unlink()
    for folder in reversed(made):
        os.rmdir(folder)
    assert outcome.code == 0
    assert outcome.out.count("Ferry runs aground") == 2


def test_a_wished_name_that_is_nowhere_read_as_one_is_told_from_one_that_is_not_there(rashomon, pages, tmp_path):
    names = tmp_path / "names.toml"
    names.write_text('same = [["passengers", "Olaf Berg"]]\n')
    told = rashomon("compare", *pages, "--names", names).err
    assert "'passengers' is written, but nowhere read as a name" in told
    assert "'Olaf Berg' is written in none of the sources" in told
