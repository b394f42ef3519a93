"""The ``talks-tui`` command. Standard output is data, standard error is narration, exit codes are an interface.

Exit codes: 0 done; 1 nothing found, or some inputs failed; 2 wrong usage; 3 trouble with the database;
130 interrupted; 141 the reader of a pipe went away.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import click

from store.database.query import Query, parse_query
from store.database.reader import Reader
from store.text import one_line
from tui import locations, pages, plain
from tui.annotate import mark, note, tag
from tui.completing import VARIABLE, completion
from tui.correct import correct
from tui.listing import Wanted, print_events, print_list
from tui.options import DATABASE_OPTION, FILE, PLAIN_OPTION, Day, Part, QueryCommand, query_argument
from tui.outcome import DONE, INTERRUPTED, NOTHING, TROUBLE, guarded, narrate, say
from tui.shell_words import join_words
from tui.terminal import probe
from tui.views import view


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="talks-tui")
@DATABASE_OPTION
@PLAIN_OPTION
@click.pass_context
def cli(ctx: click.Context, db: Path | None, linear: bool) -> None:
    """Browse meetings and statements in news articles, each tied to the words that say it.

    Without a command the browser opens: on your own database if you loaded one, else on the five demo articles.
    """
    ctx.obj = db
    if ctx.invoked_subcommand is None:
        ctx.exit(_browse(db, "", linear))


@cli.command(cls=QueryCommand)
@query_argument()
@DATABASE_OPTION
@PLAIN_OPTION
@click.pass_context
def browse(ctx: click.Context, query: tuple[str, ...], db: Path | None, linear: bool) -> None:
    """Open the browser, on the events that QUERY finds."""
    ctx.exit(_browse(db or ctx.obj, join_words(query), linear))


def _browse(db: Path | None, query: str, linear: bool) -> int:
    compiled = parse_query(query)
    location = locations.to_read(db)
    terminal = probe()
    if linear or (terminal.interactive and terminal.dumb):
        return _line_by_line(location, compiled)
    if not terminal.can_browse:
        with Reader.open(location.path) as reader:
            print_events(reader, compiled, "plain", limit=None)
        narrate(f"{location.notice or location.path}")
        narrate("no terminal here for the browser: run talks-tui in one, or see talks-tui --help for look-ups")
        return DONE
    from tui.start import browse as open_browser

    return open_browser(location.path, demo=location.demo, notice=location.notice, query=query)


def _line_by_line(location: locations.Location, query: Query) -> int:
    """The linear mode on the standard streams; without a prompt where commands come through a pipe."""
    from tui.history import remember
    from tui.lines_mode import run

    def write(line: str) -> None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    def ask() -> str | None:
        if sys.stdin.isatty():
            sys.stdout.write("talks> ")
            sys.stdout.flush()
        line = sys.stdin.readline()
        return line.rstrip("\n") if line else None

    if location.notice:
        narrate(location.notice)
    with Reader.open(location.path) as reader:
        remember(run(reader, query, ask, write).text)
    return DONE


@cli.command()
@click.argument("paths", nargs=-1)
@DATABASE_OPTION
@click.option("--published", type=Day(), help="Publication day of articles that bring none of their own record.")
@click.option("--outlet", help="Outlet of articles that bring none of their own record.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes that read articles.")
@click.option(
    "--lexicon",
    type=click.Path(path_type=Path),
    help="Your own persons, bodies, places and outlets (TOML); else lexicon.toml in the configuration directory.",
)
@click.option(
    "--diff",
    is_flag=True,
    help="Only say what reading them with this version would change; without PATHS, all that was loaded.",
)
@click.option("--watch", is_flag=True, help="Stay, and load what comes or changes there, until Ctrl-C.")
@click.option(
    "--every", type=click.FloatRange(0.1), default=5.0, show_default=True, help="Seconds between two looks of --watch."
)
@click.option("--scheduler", help="Have a Dask cluster read: its address, tcp://HOST:PORT or tls://HOST:PORT.")
@click.option("--tls-ca", type=FILE, help="The cluster's certificate authority, where it is encrypted.")
@click.option("--tls-cert", type=FILE, help="Your certificate for the cluster.")
@click.option("--tls-key", type=FILE, help="The key of your certificate.")
@click.option(
    "--shard", type=Part(), help="Only the I-th of N parts of the articles, as 2/8; merge puts them together."
)
@click.pass_context
def load(
    ctx: click.Context,
    paths: tuple[str, ...],
    db: Path | None,
    published: date | None,
    outlet: str | None,
    jobs: int,
    lexicon: Path | None,
    diff: bool,
    watch: bool,
    every: float,
    scheduler: str | None,
    tls_ca: Path | None,
    tls_cert: Path | None,
    tls_key: Path | None,
    shard: tuple[int, int] | None,
) -> None:
    """Read articles into a database: .txt files, folders, .jsonl files, or - for standard input.

    A .jsonl file holds one article a line: text, and optionally id, url, title, outlet, published.
    """
    if diff:
        from tui.comparing import print_differences

        words = locations.own_words(lexicon)
        ctx.exit(print_differences(paths, locations.to_read(db or ctx.obj).path, published, outlet, words))
    if not paths:
        raise click.MissingParameter(ctx=ctx, param_hint="'PATHS...'", param_type="argument")

    from store.loading import Cluster, Shard
    from tui.loading import load_and_watch, load_with_progress

    target, words = locations.to_write(db or ctx.obj), locations.own_words(lexicon)
    if watch and (scheduler or shard):
        raise click.UsageError("--watch reads here, all of it: leave --scheduler and --shard out")
    if watch:
        ctx.exit(load_and_watch(paths, target, published, outlet, jobs, words, lambda: time.sleep(every)))
    cluster = Cluster(scheduler, tls_ca, tls_cert, tls_key) if scheduler else None
    part = Shard(*shard) if shard else None
    ctx.exit(load_with_progress(paths, target, published, outlet, jobs, words, cluster, part))


@cli.command()
@click.argument("target", type=click.Path(path_type=Path))
@click.argument("shards", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_context
def merge(ctx: click.Context, target: Path, shards: tuple[Path, ...]) -> None:
    """Put the articles of several databases into TARGET, as if one load had read them all.

    For shards that were loaded side by side with --shard; nothing is read again, only linked.
    """
    from tui.loading import merge_with_progress

    ctx.exit(merge_with_progress(target, shards))


@cli.command("list", cls=QueryCommand)
@query_argument()
@DATABASE_OPTION
@click.option(
    "--format", "form", type=click.Choice(plain.FORMATS), help="Default: table on a terminal, else plain lines."
)
@click.option("--limit", type=click.IntRange(1), help="At most this many events.")
@click.option("--newest", is_flag=True, help="Newest first.")
@click.option("--known-on", type=Day(), help="As it was known on that day; the same as known:DAY in QUERY.")
@click.pass_context
def list_events(
    ctx: click.Context,
    query: tuple[str, ...],
    db: Path | None,
    form: str | None,
    limit: int | None,
    newest: bool,
    known_on: date | None,
) -> None:
    """Print the events that QUERY finds, in order of time.

    \b
    Words and "phrases" match an event's own text; the rest are fields:
      actor: speaker: participant: kind: status: place: outlet: after: before: on: text:
    A minus before a term excludes it: talks-tui list status:postponed -place:istanbul after:2025-10
    """
    ctx.exit(print_list(Wanted(query, db or ctx.obj, form, limit, newest, known_on)))


FACETS = ("kind", "status", "actor", "speaker", "participant", "place", "outlet", "month")


@cli.command(cls=QueryCommand)
@query_argument()
@DATABASE_OPTION
@click.option("--field", "chosen", multiple=True, type=click.Choice(FACETS), help="Only these fields; may be repeated.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Values of each field.")
@click.option("--format", "form", type=click.Choice(["plain", "jsonl"]), default="plain", show_default=True)
@click.pass_context
def facets(
    ctx: click.Context, query: tuple[str, ...], db: Path | None, chosen: tuple[str, ...], limit: int, form: str
) -> None:
    """Count the events that QUERY finds by actor, kind, status, place, outlet and month.

    Each field is counted under the other fields' filters, so a chosen value shows beside what else could be chosen.
    """
    compiled = parse_query(join_words(query))
    with Reader.open(locations.to_read(db or ctx.obj).path) as reader:
        found = reader.facets(compiled, chosen or FACETS, limit=limit)
    for field, values in found.items():
        for value in values:
            if form == "jsonl":
                record = {"field": field, "value": value.value, "label": value.label, "count": value.count.n}
                sys.stdout.write(json.dumps(record | {"exact": value.count.exact}, ensure_ascii=False) + "\n")
            else:
                sys.stdout.write(one_line(f"{field:<12}{value.count!s:>8}  {value.label}") + "\n")
    ctx.exit(DONE if any(found.values()) else NOTHING)


@cli.command()
@click.argument("identity", metavar="ID")
@DATABASE_OPTION
@click.option(
    "--spans",
    default="meeting,statement,date",
    show_default=True,
    help="Which spans of an article to mark: meeting, statement, speaker, date, place, actor, all or none.",
)
@click.option("--known-on", type=Day(), help="A meeting as it was known on that day.")
@click.pass_context
def show(ctx: click.Context, identity: str, db: Path | None, spans: str, known_on: date | None) -> None:
    """Print a meeting (m-...), a statement (s-...) or an article (a-...) with the words that say it."""
    with Reader.open(locations.to_read(db or ctx.obj).path) as reader:
        ctx.exit(_show(reader, identity, _layers(spans), known_on))


def _layers(names: str) -> list[str]:
    if names in ("all", "none"):
        return list(pages.LAYERS) if names == "all" else []
    chosen = [name.strip() for name in names.split(",")]
    for name in chosen:
        if name not in pages.LAYERS:
            raise click.BadParameter(f"{name!r} is no kind of span; there are {', '.join(pages.LAYERS)}")
    return chosen


def _show(reader: Reader, identity: str, layers: list[str], known_on: date | None = None) -> int:
    if identity.startswith("m-") and (meeting := reader.meeting(identity, known_on)):
        say(pages.meeting_lines(meeting))
    elif identity.startswith("s-") and (statement := reader.statement(identity, known_on)):
        say(pages.statement_lines(statement))
    elif known_on is not None and reader.find(identity):
        narrate(f"nothing was known of {identity} on {known_on.isoformat()}")
        return NOTHING
    elif article := reader.article(identity):
        say(pages.article_heading(article))
        sys.stdout.write("\n")
        if sys.stdout.isatty() and probe().colors:
            from rich.console import Console

            Console(highlight=False, soft_wrap=False).print(pages.styled_article(article, layers))
        else:
            sys.stdout.write(pages.marked_text(article, layers))
    else:
        narrate(f"nothing here has the id {identity}; talks-tui list prints ids at the end of each line")
        return NOTHING
    return DONE


@cli.command()
@click.argument("identity", metavar="ID")
@DATABASE_OPTION
@click.pass_context
def explain(ctx: click.Context, identity: str, db: Path | None) -> None:
    """Print the reasoning from the words to the values of a meeting (m-...) or statement (s-...), rule by rule."""
    from tui.explain import explain as lines_for

    with Reader.open(locations.to_read(db or ctx.obj).path) as reader:
        lines = lines_for(reader, identity)
    if not lines:
        narrate(f"no meeting or statement has the id {identity}; talks-tui list prints ids at the end of each line")
    say(lines)
    ctx.exit(DONE if lines else NOTHING)


@cli.command(cls=QueryCommand)
@click.argument("what", type=click.Choice(["articles", "meetings", "statements", "actors", "annotations"]))
@query_argument()
@DATABASE_OPTION
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "markdown", "ical"]),
    help="Default: what the file's ending says, else jsonl; ical takes meetings alone.",
)
@click.option("--to", "target", type=click.Path(path_type=Path), help="A new file; else standard output.")
@click.pass_context
def export(
    ctx: click.Context, what: str, query: tuple[str, ...], db: Path | None, form: str | None, target: Path | None
) -> None:
    """Print the articles, meetings, statements, actors or annotations of the events that QUERY finds; all without one.

    Annotations are your marks, tags and notes. A file that is there already is not written over.
    """
    from store.export import FormatError
    from tui.cut import export_cut, left_out, write_cut

    compiled = parse_query(join_words(query))
    path = locations.to_read(db or ctx.obj).path
    try:
        if target is None:
            found = write_cut(path, compiled, what, form or "jsonl", sys.stdout)
        else:
            found = export_cut(path, compiled, form, target, what)
            narrate(f"{found} {what} in {target}")
    except (FormatError, FileExistsError) as error:
        raise click.UsageError(one_line(str(error))) from error
    except OSError as error:
        if target is None:
            raise
        raise click.UsageError(one_line(f"{target} cannot be written ({error.strerror}).")) from error
    if (form == "ical" or (target is not None and target.suffix == ".ics")) and (
        gone := left_out(path, compiled, found)
    ):
        narrate(f"{gone} meetings whose day is not known are no entries of a calendar")
    ctx.exit(DONE if found or not compiled else NOTHING)


@cli.command()
@DATABASE_OPTION
@click.pass_context
def check(ctx: click.Context, db: Path | None) -> None:
    """Prove the database: every offset of every row, no orphans, search index, statuses, order."""
    from store.database.checks import check as check_database

    result = check_database(locations.to_read(db or ctx.obj).path)
    say(result.lines)
    ctx.exit(DONE if result.ok else TROUBLE)


@cli.command()
@DATABASE_OPTION
@click.pass_context
def doctor(ctx: click.Context, db: Path | None) -> None:
    """Say what this terminal can do, and which line to add to tmux's or ssh's configuration."""
    from tui.doctor import ask_tmux, examine, examine_database, lines
    from tui.session import session_file

    terminal = probe()
    say(lines(examine(terminal, os.environ, ask_tmux(terminal))))
    location = locations.to_read(db or ctx.obj)
    say(lines(examine_database(location.path, location.demo, session_file(location.path))))


@cli.command()
@DATABASE_OPTION
@click.option("--since", type=Day(), help="What was not known yet at the end of that day.")
@click.option("--until", type=Day(), help="And was at the end of that one; the newest article's day unless given.")
@click.option("--load", "number", type=click.IntRange(1), help="What that load and those after it brought.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="New events of each kind.")
@click.option("--format", "form", type=click.Choice(["plain", "jsonl"]), default="plain", show_default=True)
@click.pass_context
def changes(
    ctx: click.Context,
    db: Path | None,
    since: date | None,
    until: date | None,
    number: int | None,
    limit: int,
    form: str,
) -> None:
    """Print what changed: what flipped first, then new disagreements, what went stale, new meetings and statements.

    Without --since, what the last load brought.
    """
    from tui import changed

    if until is not None and since is None:
        raise click.UsageError("--until goes with --since")
    if since is not None and number is not None:
        raise click.UsageError("either --since or --load, not both")
    with Reader.open(locations.to_read(db or ctx.obj).path) as reader:
        if since is not None:
            found = reader.changes(since, until, limit)
        else:
            last = reader.loads(1)
            found = reader.changes_since_load((number or (last[0].number if last else 1)) - 1, limit)
    lines = changed.json_lines(found) if form == "jsonl" else changed.plain_lines(found)
    say(lines)
    if not found:
        narrate("nothing changed")
    ctx.exit(DONE if found else NOTHING)


@cli.command()
def man() -> None:
    """Show the manual; through a pipe, print it as man reads it."""
    from importlib.metadata import version

    from tui.manual import items, plain_text, roff

    reader = shutil.which("man")
    if not sys.stdout.isatty():
        sys.stdout.write(roff(items(cli), version("talks-tui")))
    elif reader is None:
        sys.stdout.write(plain_text(items(cli)))
    else:
        text = roff(items(cli), version("talks-tui"))
        subprocess.run([reader, "-l", "-"], input=text.encode(), check=False)  # noqa: S603 - its own text


for command in (completion, correct, mark, tag, note, view):
    cli.add_command(command)


def main() -> int:
    """Run the command; the entry point of ``talks-tui``. Returns the exit code."""
    return guarded(_run)


def _run() -> int:
    try:
        code = cli.main(prog_name="talks-tui", complete_var=VARIABLE, standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
    return code if isinstance(code, int) else DONE


if __name__ == "__main__":
    sys.exit(main())
