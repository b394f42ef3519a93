"""What the commands' options and arguments have in common."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from tui.commands.shell_words import whole_number

DATABASE_OPTION = click.option(
    "--db",
    type=click.Path(path_type=Path, dir_okay=True),
    help="Database file; else TALKS_DB, else your own, else the demo.",
)
OWN_DATABASE_OPTION = click.option(
    "--db", type=click.Path(path_type=Path), help="Database file; else TALKS_DB, else your own."
)
PLAIN_OPTION = click.option(
    "--plain",
    "linear",
    is_flag=True,
    help="Line by line, for screen readers; what TERM=dumb opens by itself.",
)


class Day(click.ParamType[date]):
    name = "DAY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2026-02-13", param, ctx)


class Number(click.ParamType[int]):
    """A whole number from 1 on."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        number = whole_number(str(value))
        if number is not None:
            return number
        self.fail(f"{value!r} is not a whole number from 1 on; write it as 20", param, ctx)


class Seconds(click.FloatRange):
    name = "float range"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is no number of seconds from {self.min} on; write it as 5", param, ctx)


def query_argument(required: bool = False) -> Callable[[Any], Any]:
    """The words of a query, completed by what the database has."""
    return click.argument("query", nargs=-1, required=required, shell_complete=_complete_query)


def _complete_query(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
    from tui.commands.completing import complete_query

    return complete_query(ctx, param, incomplete)


class QueryCommand(click.Command):
    """A command that takes a query, in which ``-place:istanbul`` is a term shut out and no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Excluded terms in the words of the query language, where neither an option nor its value can be meant."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        names = {name for option in options for name in (*option.opts, *option.secondary_opts)}
        with_value = {name for option in options if not (option.is_flag or option.count) for name in option.opts}
        spelt: list[str] = []
        for index, word in enumerate(args):
            if word == "--":
                spelt += args[index:]
                break
            value = index > 0 and args[index - 1] in with_value
            shut_out = len(word) > 1 and word[0] == "-" and word[1] != "-" and word not in names and not value
            spelt += ["not", word[1:]] if shut_out else [word]
        return super().parse_args(ctx, spelt)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """Options, and terms shut out where ``incomplete`` begins with one minus."""
        found: list[Any] = super().shell_complete(ctx, incomplete)
        if len(incomplete) > 1 and incomplete[0] == "-" and incomplete[1] != "-":
            found += _complete_query(ctx, self.params[0], incomplete)
        return found


class Commands(click.Group):
    """The commands; what was taken for one is told what it may be: a file to load, or words to look for."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            word = shlex.quote(args[0])
            if Path(args[0]).exists():
                hint = f"To read articles there: talks-tui load {word}"
            elif ":" in args[0]:
                hint = f"To look for that: talks-tui browse {word}"
            else:
                raise
            raise click.UsageError(f"{error.message} {hint}", ctx) from None


class Part(click.ParamType[tuple[int, int]]):
    name = "I/N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        if isinstance(value, tuple):
            return value
        number, _, of = str(value).partition("/")
        if number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of):
            return int(number), int(of)
        self.fail(f"{value!r} is not a part; write 2/8 for the second of eight", param, ctx)


FILE = click.Path(path_type=Path, dir_okay=False)
