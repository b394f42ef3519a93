"""Commands that fill a database: load and merge."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import click

from tui.commands import locations
from tui.commands.options import FILE, Day, Number, Part, Seconds
from tui.commands.options import OWN_DATABASE_OPTION as DATABASE_OPTION


@click.command(short_help="Read articles, pages and feeds into a database.")
@click.argument("paths", nargs=-1)
@DATABASE_OPTION
@click.option("--published", type=Day(), help="Publication day of articles that bring none of their own record.")
@click.option("--outlet", help="Outlet of articles that bring none of their own record.")
@click.option("--jobs", type=Number(), default=1, show_default=True, help="Processes that read articles.")
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
    "--every", type=Seconds(0.1), default=5.0, show_default=True, help="Seconds between two looks of --watch."
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
    """Read articles into a database: .txt, .html, .jsonl files, RSS and Atom feeds, folders, or - for standard input.

    A .jsonl file holds one article a line: text, and optionally id, url, title, outlet, published. Of a web page the
    article is kept, as text, with the address, outlet and day that the page tells.
    """
    if diff and (watch or scheduler or shard):
        raise click.UsageError("--diff reads here, once, all of it: leave --watch, --scheduler and --shard out")
    if diff:
        from tui.commands.comparing import print_differences

        words = locations.own_words(lexicon)
        ctx.exit(print_differences(paths, locations.to_read(db or ctx.obj).path, published, outlet, words))
    if not paths:
        raise click.MissingParameter(ctx=ctx, param_hint="'PATHS...'", param_type="argument")

    from store.loading import Cluster, Shard
    from tui.commands.loading import Order, load_and_watch, load_with_progress

    target, words = locations.to_write(db or ctx.obj), locations.own_words(lexicon)
    if watch and (scheduler or shard):
        raise click.UsageError("--watch reads here, all of it: leave --scheduler and --shard out")
    cluster = Cluster(scheduler, tls_ca, tls_cert, tls_key) if scheduler else None
    part = Shard(*shard) if shard else None
    order = Order(paths, target, published, outlet, jobs, words, cluster, part)
    ctx.exit(load_and_watch(order, lambda: time.sleep(every)) if watch else load_with_progress(order))


@click.command(short_help="Put several databases together into TARGET.")
@click.argument("target", type=click.Path(path_type=Path))
@click.argument("shards", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_context
def merge(ctx: click.Context, target: Path, shards: tuple[Path, ...]) -> None:
    """Put the articles of several databases into TARGET, as if one load had read them all.

    For shards that were loaded side by side with --shard; nothing is read again, only linked.
    """
    from tui.commands.loading import merge_with_progress

    ctx.exit(merge_with_progress(target, shards))
