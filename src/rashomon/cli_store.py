"""The commands on a store: parse, one call of `rashomon.store`, render. `cli` registers them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rashomon import console
from rashomon.errors import UsageError

if TYPE_CHECKING:
    from rashomon.model import Dossier, Failure
    from rashomon.store.changes import Difference
    from rashomon.store.database import Store
    from rashomon.store.outbox import News
    from rashomon.store.queries import Filters


class PointStatus(StrEnum):
    """The statuses of points that can be asked for."""

    conflict = "conflict"
    corroborated = "corroborated"
    one_sided = "one-sided"


StorePlace = Annotated[
    str,
    typer.Option(
        "--store",
        metavar="FILE|URL",
        envvar="RASHOMON_STORE",
        help="The store: a file, or a postgresql:// URL.",
        show_default=False,
    ),
]
Since = Annotated[str | None, typer.Option("--since", metavar="YYYY-MM-DD", help="Only from this day on.")]
Until = Annotated[str | None, typer.Option("--until", metavar="YYYY-MM-DD", help="Only up to this day.")]
Outlet = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Only of this outlet.")]
OfStatus = Annotated[
    PointStatus | None, typer.Option("--status", help="Only with points that are conflict, corroborated or one-sided.")
]
AsList = Annotated[console.RecordFormat, typer.Option("--format", help="text to read, or json for programs.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the program's."""
    for command in (ingest, show, search, changes, export, forget, refresh, watch, stats, doctor):
        app.command()(command)


def ingest(
    sources: console.Sources,
    store: StorePlace = "",
    published: console.PublishedDay = None,
    allow_private: console.AllowPrivate = False,
) -> None:
    """Put the sources into the store: pages, articles, stories, dossiers. Can be stopped and run again at any time."""
    from rashomon.article import MADE_FOR_ENGLISH
    from rashomon.readers import read_pages
    from rashomon.store import ingest as work
    from rashomon.store.pages import Added

    words = {Added.NEW: "new", Added.CHANGED: "changed", Added.KNOWN: "known", Added.FAILED: "without an article"}
    given = console.given(published)
    with _opened(store, create=True) as held, _counting() as count:
        pages = read_pages(console.each_once(sources), given, allow_private=allow_private)
        done = work.ingest(held, pages, progress=count)
        _tell_outdated(held)
    counts = done.pages
    became = ", ".join(f"{counts[added]} {word}" for added, word in words.items() if counts[added])
    told = f"; {_many(len(done.told), 'story', 'stories')} new or changed" if done.told else ""
    console.say(f"{_many(counts.total(), 'page')}{became and ': '}{became}{told}")
    for language, number in done.languages.most_common():
        console.say(f"{_many(number, 'page')} {language}: {MADE_FOR_ENGLISH}; read their points with care")
    console.tell_languages(done.examples.values())
    for change in done.changes:
        if change.kind in {"merged", "split"}:
            console.say(
                f"s{change.story} {change.kind} {'into' if change.kind == 'merged' else 'from'} s{change.other}"
            )
    console.finish(done.failures)


def list_stories(store: str, filters: Filters, limit: int, as_json: bool, out: str | None) -> None:
    """What `rashomon stories --store` writes."""
    from rashomon.render.json import to_json
    from rashomon.render.records import listed, stories_text
    from rashomon.store import queries

    path = console.place(out, "stories.json" if as_json else "stories.txt")
    with _opened(store) as held:
        document = listed(queries.list_stories(held, filters, limit or None))
        _tell_outdated(held)
    if as_json:
        console.write(to_json(document, indent=2), path)
    elif document["stories"] or path:
        console.write(stories_text(document), path)
    else:
        console.say("no story")


def show(
    story: Annotated[str, typer.Argument(metavar="STORY", help="A story's id, such as s12.")],
    store: StorePlace = "",
    format: Annotated[
        console.DossierFormat | None,
        typer.Option(
            "--format", help="terminal, html, markdown or json; without it, what --out ends with, else terminal."
        ),
    ] = None,
    history: Annotated[bool, typer.Option("--history", help="Show how the story came about instead.")] = False,
    out: console.Out = None,
) -> None:
    """Show the dossier of one story, or how it came about."""
    from rashomon.render import render
    from rashomon.store import queries

    format = format or console.DossierFormat(console.meant(out, console.DOSSIERS) or "terminal")
    if history and format.value in {"html", "markdown"}:
        raise UsageError(f"--history is text or json, not {format.value}")
    suffix = {"terminal": "txt", "markdown": "md"}.get(format.value, format.value)
    path = console.place(out, f"dossier.{suffix}")
    with _opened(store) as held:
        number, asked = queries.story_number(held, story)
        if asked is not None:
            console.say(f"s{asked} was merged into s{number}")
        if history:
            console.write(_history(queries.history_of(held, number), format is console.DossierFormat.json), path)
            return
        dossier = queries.dossier_of(held, number)
        _tell_outdated(held, number)
    console.write(render([dossier], format.value, color=path is None and sys.stdout.isatty()), path)


def _history(records: list[dict[str, Any]], as_json: bool) -> str:
    from rashomon.render.json import to_json
    from rashomon.render.plain import clean

    if as_json:
        return to_json({"history": records}, indent=2)
    word = {"merged": "into", "split": "from"}
    return "\n".join(
        f"{r['at']}  {r['story']} {r['change']}"
        + (f" {word[r['change']]} {r['other']}" if r["other"] else "")
        + (f"  {clean(r['source'])}" if r["source"] else "")
        for r in records
    )


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help='Words to find; "in quotation marks" together.')],
    store: StorePlace = "",
    since: Since = None,
    until: Until = None,
    outlet: Outlet = None,
    status: OfStatus = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="How many finds at most.")] = 20,
    format: AsList = console.RecordFormat.text,
) -> None:
    """Find pages, claims, people and bodies by their words, newest version of each page only."""
    from rashomon.render.json import to_json
    from rashomon.render.plain import clean
    from rashomon.store import queries

    wanted = filters(since, until, outlet, status)
    with _opened(store) as held:
        found = queries.search(held, " ".join(words), wanted, limit)
    if format is console.RecordFormat.json:
        console.write(to_json({"found": found}, indent=2))
        return
    if not found:
        console.say("nothing found")
        return
    lines = []
    for r in found:
        day = r["day"] if r["dated"] else f"seen {r['day']}"
        where = " · ".join(str(x) for x in (r["story"], *r["statuses"], r["outlet"], day, r["source"]) if x)
        lines += [f"{r['kind']:>6}  {clean(r['text'])}", f"        {clean(where)}"]
    console.write("\n".join(lines))


def changes(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A source of the store: its name or its address.")],
    store: StorePlace = "",
    format: AsList = console.RecordFormat.text,
) -> None:
    """Show which claims came, went or changed between the versions of a page."""
    from rashomon.model import Failure
    from rashomon.render.json import to_json
    from rashomon.store import changes as work

    with _opened(store) as held:
        found = work.changes(held, source)
    if found is None:
        console.finish([Failure(source, "not in the store")])
    elif format is console.RecordFormat.json:
        console.write(to_json({"source": source, "changes": [_difference_record(d) for d in found]}, indent=2))
    elif not found:
        console.say(f"{source}: one version; nothing to compare it with")
    else:
        console.write("\n\n".join(map(_difference_text, found)))


def _difference_record(difference: Difference) -> dict[str, Any]:
    def span(claim: Any) -> dict[str, Any]:
        return {"id": claim.id, "start": claim.start, "end": claim.end, "text": claim.text}

    return {
        "source": difference.source,
        "before": difference.seen[0],
        "after": difference.seen[1],
        "headline": difference.headlines and {"before": difference.headlines[0], "after": difference.headlines[1]},
        "came": [span(c) for c in difference.came],
        "went": [span(c) for c in difference.went],
        "changed": [{"before": span(c.before), "after": span(c.after)} for c in difference.changed],
    }


def _difference_text(difference: Difference) -> str:
    from rashomon.render.plain import clean

    rows: list[tuple[str, str]] = []
    if difference.headlines:
        rows += [("headline", difference.headlines[0]), ("now", difference.headlines[1])]
    for c in difference.changed:
        rows += [("changed", c.before.text), ("now", c.after.text)]
    rows += [("went", c.text) for c in difference.went]
    rows += [("came", c.text) for c in difference.came]
    head = clean(f"{difference.source}: {difference.seen[0]} -> {difference.seen[1]}")
    return "\n".join([head, *(f"{word:>10}  {clean(told)}" for word, told in rows or [("", "the same claims")])])


def export(
    story: Annotated[
        str | None, typer.Argument(metavar="[STORY]", help="A story's id; all stories without it.")
    ] = None,
    store: StorePlace = "",
    out: console.Out = None,
) -> None:
    """Write the dossiers of all stories, or of one, as one JSON document."""
    from rashomon.model import Failure
    from rashomon.render.json import SCHEMA, story_record, to_json
    from rashomon.store import queries

    path = console.place(out, "dossier.json")
    failures: list[Failure] = []
    with _opened(store) as held:
        dossiers: Iterable[Dossier | Failure] = (
            queries.all_dossiers(held)
            if story is None
            else [queries.dossier_of(held, queries.story_number(held, story)[0])]
        )
        # Written story by story: a store may be larger than the memory.
        with console.output(path) as stream:
            stream.write(f'{{"schema": "{SCHEMA}", "stories": [')
            comma = ""
            for dossier in console.progress(dossiers, "stories"):
                if isinstance(dossier, Failure):
                    failures.append(dossier)
                else:
                    stream.write(f"{comma}\n{to_json(story_record(dossier)).rstrip()}")
                    comma = ","
            stream.write("\n]}\n")
    console.finish(failures)


def forget(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE", help="Sources of the store: names or addresses.")],
    store: StorePlace = "",
) -> None:
    """Remove sources and all that came of them; their stories are told anew."""
    from rashomon.model import Failure
    from rashomon.store import forget as work
    from rashomon.store.ingest import finish

    failures = []
    with _opened(store) as held, _counting() as count:
        for source in sources:
            versions = work.forget(held, source)
            if versions:
                console.say(f"{source}: {_many(versions, 'version')} removed")
            else:
                failures.append(Failure(source, "not in the store"))
        failures += finish(held, progress=count).failures
    console.finish(failures)


def refresh(store: StorePlace = "") -> None:
    """Compute anew what another version of rashomon made, and finish what an ingest left undone."""
    from rashomon.model import Failure
    from rashomon.store import ingest as work

    with _opened(store) as held, _counting() as count:
        done = list(work.refresh(held, progress=count))
    failures = [item for item in done if isinstance(item, Failure)]
    console.say(f"{_many(len(done) - len(failures), 'story', 'stories')} told anew")
    console.finish(failures)


def watch(
    feeds: Annotated[
        list[str],
        typer.Argument(
            metavar="FEEDS", help="Feeds, or lists of feeds (OPML): addresses or files.", show_default=False
        ),
    ],
    store: StorePlace = "",
    every: Annotated[float, typer.Option("--every", metavar="MINUTES", min=1, help="Between two rounds.")] = 15,
    once: Annotated[bool, typer.Option("--once", help="One round only.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    webhook: Annotated[
        str | None, typer.Option("--webhook", metavar="URL", help="Also send the changes of each round there, as JSON.")
    ] = None,
    allow_private: console.AllowPrivate = False,
) -> None:
    """Ask feeds again and again, store what is new, and tell each change in a line."""
    import time

    from rashomon.readers.items import is_web_address
    from rashomon.readers.web import Web
    from rashomon.store import watch as work
    from rashomon.store.database import StoreError

    if webhook is not None and not is_web_address(webhook):
        raise UsageError(f"--webhook {webhook}: not a web address")
    with _opened(store, create=True) as held:
        while True:
            try:
                with _counting() as count:
                    found = work.watch_once(held, feeds, Web(allow_private=allow_private), progress=count)
                _tell(held, found.news, as_json, webhook)
            except StoreError as error:  # a full disk may have room by the next round
                if once:
                    raise
                console.say(f"{error}; the next round is in {every:g} minutes")
            else:
                if once:
                    break
            time.sleep(every * 60)
    if found.done.failures:
        raise typer.Exit(1)


def _tell(store: Store, news: list[News], as_json: bool, webhook: str | None) -> None:
    """Write the news out and post them, and cross out what was told: who is stopped in between tells it again, and loses nothing."""
    from rashomon.render.json import to_json
    from rashomon.render.plain import clean
    from rashomon.store import outbox, watch

    with console.output(None) as stream:
        for n in news:
            if n.printed:
                continue
            if as_json:
                stream.write(to_json(n.record()))
            elif n.event == "failed":
                console.say(n.text)
            else:
                stream.write(f"{clean(n.text)}\n")
    if webhook and news:
        outbox.mark_printed(store, news)
        if why := watch.post(webhook, news):
            console.say(f"{why}; what it was to have is posted with the next round")
            return
    outbox.mark_told(store, news)


def stats(store: StorePlace = "", format: AsList = console.RecordFormat.text) -> None:
    """Say how much the store holds, and which sources failed."""
    from rashomon.render.json import to_json
    from rashomon.render.plain import clean
    from rashomon.store import queries

    with _opened(store) as held:
        found, failed = queries.stats(held), queries.failed_sources(held)
        _tell_outdated(held)
    if format is console.RecordFormat.json:
        console.write(to_json(found | {"failed": failed}, indent=2))
        return
    lines = [
        f"{key.replace('_', ' '):<20} {'none' if value is None else clean(str(value))}"
        for key, value in found.items()
        if not isinstance(value, dict)
    ]
    lines += ["outlets", *(f"  {n:>6}  {clean(outlet)}" for outlet, n in found["outlets"].items())]
    if failed:
        lines += ["failed", *(f"  {clean(f['source'])}: {clean(f['reason'])}" for f in failed)]
    console.write("\n".join(lines))


def doctor(
    store: StorePlace = "",
    repair: Annotated[bool, typer.Option("--repair", help="Make anew what can be made from the pages first.")] = False,
    format: AsList = console.RecordFormat.text,
) -> None:
    """Say whether the store is sound, and what to do where it is not. Exits with 1 if it is damaged."""
    from rashomon.render.json import to_json
    from rashomon.render.plain import clean
    from rashomon.store import doctor as work
    from rashomon.store.ingest import finish

    with _opened(store) as held:
        if repair:
            work.repair(held)
            finish(held)
        found = work.examine(held)
    if format is console.RecordFormat.json:
        records = [{"what": f.what, "advice": f.advice, "fault": f.fault} for f in found]
        console.write(to_json({"sound": not any(f.fault for f in found), "findings": records}, indent=2))
    elif found:
        console.write("\n".join(clean(f"{'fault' if f.fault else 'note'}: {f.what}; {f.advice}") for f in found))
    else:
        console.write("sound")
    if any(f.fault for f in found):
        raise typer.Exit(1)


def filters(since: str | None, until: str | None, outlet: str | None, status: PointStatus | None) -> Filters:
    """The filters of a command line. Raises `UsageError` for a day that is none."""
    from rashomon.store.queries import Filters

    for option, value in (("--since", since), ("--until", until)):
        if value is not None and not console.is_day(value):
            raise UsageError(f"{option} {value}: not a day (YYYY-MM-DD)")
    return Filters(since, until, outlet, None if status is None else status.value)


@contextmanager
def _opened(where: str, *, create: bool = False) -> Iterator[Store]:
    from rashomon.store.database import open_store

    held = open_store(where, create=create)
    try:
        yield held
    finally:
        held.close()


@contextmanager
def _counting() -> Iterator[Callable[[str], object]]:
    """A function that counts what it is called with, on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    counts: dict[str, int] = {}
    with Console(stderr=True).status("reading") as line:

        def count(what: str) -> None:
            counts[what] = counts.get(what, 0) + 1
            line.update(", ".join(f"{n} {key}" for key, n in counts.items()))

        yield count


def _tell_outdated(store: Store, story: int | None = None) -> None:
    """Say how many dossiers, or that the one of a story, another version of the program made."""
    from rashomon.store.outlines import outdated

    behind = outdated(store, story)
    if behind and story is None:
        were, them = ("story was", "it") if behind == 1 else ("stories were", "them")
        console.say(f"{behind} {were} told by another version of rashomon; `rashomon refresh` tells {them} anew")
    elif behind:
        console.say(f"s{story} was told by another version of rashomon; `rashomon refresh` tells it anew")


def _many(count: int, one: str, more: str | None = None) -> str:
    return f"{count} {one if count == 1 else more or one + 's'}"
