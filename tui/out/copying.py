"""Out of the app: what to copy, and the ways a text can leave a terminal, each named for what it is."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from store.database.views import ArticlePage, ClaimLine, MeetingPage, StatementPage
from store.text import one_line
from tui.model.session import state_folder
from tui.render.days import day_words, range_words

LONGEST = 74_000
"""Bytes that terminals take by OSC 52; longer texts go to the file alone."""


def command_line(query: str) -> str:
    """The command that prints the events of this view."""
    return f"talks-tui list {shlex.quote(query)}" if query else "talks-tui list"


def citation(page: MeetingPage | StatementPage, article: ArticlePage | None) -> str:
    """Who said what, where it is printed, and the command that shows it again.

    Two lines: the words with speaker, outlet, day and offsets; then ``talks-tui show ID``.
    """
    if isinstance(page, StatementPage):
        speaker = ", ".join(part for part in (page.speaker or "nobody named", page.speaker_title) if part)
        via = f", via {page.via}" if page.via else ""
        offsets = "".join(f"[{span.start}:{span.end}]" for span in page.content)
        source = _source(article, page.article_id, page.said_on)
        said = f"{page.disputed}“{page.words}” - {speaker}{via}{source} {offsets}"
    else:
        days = range_words(page.start, page.end, "-") if page.start else "day not known"
        said = f"{page.title}: {page.status}, {days}"
        claim = _claim_in(page, article)
        if claim is not None:
            said += f". “{claim.words}”{_source(article, claim.article_id, claim.day)}"
            said += f" [{claim.span.start}:{claim.span.end}]"
    return f"{one_line(said).rstrip()}\ntalks-tui show {page.id}\n"


def words(page: MeetingPage | StatementPage) -> str:
    """The words alone: a statement's, or the newest that tell of a meeting."""
    if isinstance(page, StatementPage):
        return one_line(page.disputed + page.words) + "\n"
    return one_line(page.history[-1].words if page.history else page.title) + "\n"


def markdown(page: MeetingPage | StatementPage, article: ArticlePage | None) -> str:
    """The citation as a Markdown quotation, in which nothing of the article is taken for mark-up."""
    from store.export.markdown import escaped

    said, command = citation(page, article).splitlines()
    return f"> {escaped(said)}\n>\n> `{command}`\n"


def _claim_in(page: MeetingPage, article: ArticlePage | None) -> ClaimLine | None:
    """The newest claim of the article that is open, else the newest of all."""
    here = [claim for claim in page.history if article is not None and claim.article_sha256 == article.sha256]
    claims = here or list(page.history)
    return claims[-1] if claims else None


def _source(article: ArticlePage | None, identity: str, day: str | None) -> str:
    if article is None or article.id != identity:
        return f" ({identity}{', ' + day_words(day) if day else ''})"
    printed = day_words(article.published) if article.published else "day not known"
    return f" ({article.outlet or article.source}, {printed}, {identity})"


def copy(text: str, osc52: Callable[[str], object], environ: Mapping[str, str] | None = None) -> str:
    """Hand ``text`` on: to tmux where we are in it, else to the terminal by OSC 52; a file keeps it in any case.

    Returns what was done, in words. That a terminal obeys OSC 52 cannot be known, so it is not claimed.
    """
    env = os.environ if environ is None else environ
    file = state_folder(env) / "copied.txt"
    kept = _keep(file, text)
    saved = f"in {file}" if kept else ""
    if env.get("TMUX") and _to_tmux(text):
        return " and ".join(part for part in ("in tmux's buffer", saved) if part)
    if len(text.encode()) <= LONGEST:
        osc52(text)
        return " and ".join(part for part in ("sent to the terminal's clipboard (OSC 52)", saved) if part)
    return saved or "not copied: too long for the terminal, and no file can be written"


def _to_tmux(text: str) -> bool:
    try:
        command = ["tmux", "load-buffer", "-w", "-"]
        done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=2, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _keep(file: Path, text: str) -> bool:
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_CREAT | os.O_WRONLY | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
        with open(descriptor, "w", encoding="utf-8") as stream:  # noqa: PTH123
            stream.write(text)
    except OSError:
        return False
    return True
