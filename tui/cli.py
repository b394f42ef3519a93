"""The ``talks-tui`` command. Standard output is data, standard error is narration, exit codes are an interface.

Exit codes: 0 done; 1 nothing found, or some inputs failed; 2 wrong usage; 3 trouble with the database
or a full disk; 130 interrupted; 141 the reader of a pipe went away.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import click

from store.database.lookup.reader import Reader
from store.database.query import Query, parse_query
from store.text import counted, one_line
from tui.commands import locations
from tui.commands.annotate import mark, note, tag
from tui.commands.completing import VARIABLE, completion
from tui.commands.correct import correct
from tui.commands.filling import load, merge
from tui.commands.listing import print_events
from tui.commands.looking import explain, facets, list_events, show
from tui.commands.options import DATABASE_OPTION, PLAIN_OPTION, Commands, Day, Number, QueryCommand, query_argument
from tui.commands.outcome import DONE, INTERRUPTED, NOTHING, TROUBLE, guarded, narrate, say
from tui.commands.shell_words import join_words
from tui.commands.views import view
from tui.tty.terminal import probe


def _say_version(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
    if wanted:
        from tui.commands.manual import version

        say([f"talks-tui, version {version() or 'unknown (never installed)'}"])
        ctx.exit()


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_say_version,
    help="Say which version this is.",
)
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
    from tui.linear.mode import run
    from tui.render.wrap import wrapped

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0

    def write(line: str) -> None:
        rows = wrapped(line, width - 1) if width > 1 else [line]
        sys.stdout.write("".join(row + "\n" for row in rows or [""]))
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
        run(reader, query, ask, write)
    return DONE


@cli.command(cls=QueryCommand, short_help="Print what QUERY finds as JSONL, CSV, Markdown, iCalendar.")
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
    from tui.out.cut import export_cut, left_out, not_listed, write_cut

    compiled = parse_query(join_words(query))
    path = locations.to_read(db or ctx.obj).path
    try:
        if target is None:
            found = write_cut(path, compiled, what, form or "jsonl", sys.stdout)
        else:
            found = export_cut(path, compiled, form, target, what)
            narrate(f"{counted(found, what.removesuffix('s'))} in {target}")
    except (FormatError, FileExistsError) as error:
        raise click.UsageError(one_line(str(error))) from error
    except OSError as error:
        if target is None:
            raise
        raise click.UsageError(one_line(f"{target} cannot be written ({error.strerror}).")) from error
    if (form == "ical" or (target is not None and target.suffix == ".ics")) and (
        gone := left_out(path, compiled, found)
    ):
        are = "is no entry" if gone == 1 else "are no entries"
        narrate(f"{counted(gone, 'meeting')} whose day is not known {are} of a calendar")
    if hidden := not_listed(path, compiled, what, found):
        of = f"{hidden:,} of {counted(found, 'statement')}"
        narrate(f"{of} are positions or questions, which lists leave out: kind:position, kind:question")
    if not found:
        narrate("no event matches" if compiled else "there is nothing to export")
    ctx.exit(DONE if found or not compiled else NOTHING)


@cli.command(short_help="Prove that the database is whole and fits together.")
@DATABASE_OPTION
@click.pass_context
def check(ctx: click.Context, db: Path | None) -> None:
    """Prove the database: every offset of every row, no orphans, search index, statuses, order."""
    from store.database.checks import check as check_database

    path = locations.to_read(db or ctx.obj).path
    result = check_database(path)
    say(result.lines)
    if not result.ok:
        narrate(f"{path} is damaged; load the articles into a new database: talks-tui load --db NEW.db FILE...")
    ctx.exit(DONE if result.ok else TROUBLE)


@cli.command(short_help="Say what this terminal can do, and what to set.")
@DATABASE_OPTION
@click.pass_context
def doctor(ctx: click.Context, db: Path | None) -> None:
    """Say what this terminal can do, and which line to add to tmux's or ssh's configuration."""
    from tui.commands.doctor import ask_tmux, examine, examine_database, examine_keys, lines
    from tui.model.session import session_file

    terminal = probe()
    tmux = ask_tmux(terminal)
    say(lines(examine(terminal, os.environ, tmux)))
    say(lines(examine_keys(locations.keymap_file(), tmux)))
    location = locations.to_read(db or ctx.obj)
    say(lines(examine_database(location.path, location.demo, session_file(location.path))))


@cli.command(short_help="Print what changed since a load or a day.")
@DATABASE_OPTION
@click.option("--since", type=Day(), help="What was not known yet at the end of that day.")
@click.option("--until", type=Day(), help="And was at the end of that one; the newest article's day unless given.")
@click.option("--load", "number", type=Number(), help="What that load and those after it brought.")
@click.option("--limit", type=Number(), default=50, show_default=True, help="New events of each kind.")
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
    from tui.commands import changed

    if until is not None and since is None:
        raise click.UsageError("--until goes with --since")
    if since is not None and number is not None:
        raise click.UsageError("either --since or --load, not both")
    with Reader.open(locations.to_read(db or ctx.obj).path) as reader:
        if since is not None:
            found = reader.changes(since, until, limit)
        else:
            loads = reader.loads(1)
            last = loads[0].number if loads else 1
            if number is not None and number > last:
                raise click.UsageError(f"there was no load {number} yet; the last that brought new articles is {last}")
            found = reader.changes_since_load((number or last) - 1, limit)
    lines = changed.json_lines(found) if form == "jsonl" else changed.plain_lines(found)
    say(lines)
    if not found:
        narrate("nothing changed")
    ctx.exit(DONE if found else NOTHING)


@cli.command(short_help="Show the manual.")
def man() -> None:
    """Show the manual; through a pipe, print it as man reads it."""
    from tui.commands.manual import items, plain_text, roff, version

    reader = shutil.which("man")
    if not sys.stdout.isatty():
        sys.stdout.write(roff(items(cli), version()))
    elif reader is None:
        sys.stdout.write(plain_text(items(cli)))
    else:
        text = roff(items(cli), version())
        subprocess.run([reader, "-l", "-"], input=text.encode(), check=False)  # noqa: S603 - its own text


for command in (load, merge, list_events, facets, show, explain, completion, correct, mark, tag, note, view):
    cli.add_command(command)


def main() -> int:
    """Run the command; the entry point of ``talks-tui``. Returns the exit code."""
    return guarded(_run)


def _sentence(error: click.ClickException) -> str:
    """What was wrong, on one line as all narration, and the command that tells what would be right."""
    said = error.format_message().rstrip(".")
    if said[1:2].islower():
        said = said[0].lower() + said[1:]
    of = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else ""
    return f"{said} (see {of} --help)" if of else said


def _run() -> int:
    try:
        code = cli.main(prog_name="talks-tui", complete_var=VARIABLE, standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.ClickException as error:
        narrate(_sentence(error))
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
    return code if isinstance(code, int) else DONE


if __name__ == "__main__":
    sys.exit(main())
