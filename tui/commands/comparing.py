"""``talks-tui load --diff``: what reading again would change, article by article, and nothing is written."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from store.comparing import Compared, Difference, compare
from store.lexicon import LexiconTrouble
from store.sources import Failure
from store.text import counted, one_line
from tui.commands.plain import cut

WORDS = 90


def print_differences(
    paths: Sequence[str], db: Path, published: date | None, outlet: str | None, own_words: Path | None
) -> int:
    """Prints the differences, and on standard error their number.

    Returns the exit code: 0, 1 where some inputs failed, 2 where ``own_words`` cannot be used.
    """
    tally: Counter[str] = Counter()
    failed = False
    try:
        for found in compare(db, paths, published=published, outlet=outlet, own_words=own_words):
            if isinstance(found, Failure):
                failed = True
                sys.stderr.write(one_line(f"failed: {found.name}: {found.reason}") + "\n")
                continue
            tally["articles"] += 1
            tally["changed"] += bool(found.differences) and found.stored
            tally["new"] += not found.stored
            tally.update(f"{each.sign}{each.what}" for each in found.differences)
            sys.stdout.writelines(one_line(line) + "\n" for line in lines(found))
    except LexiconTrouble as error:
        sys.stderr.write(one_line(str(error)) + "\n")
        return 2
    sys.stderr.write(summary(tally) + "\n")
    return 1 if failed else 0


def lines(found: Compared) -> Iterator[str]:
    """An article with what would change in it; nothing where nothing would."""
    if not found.differences:
        return
    yield f"{found.name}  {found.title}" + ("" if found.stored else "  (new)")
    for each in found.differences:
        yield from _lines(each)


def _lines(each: Difference) -> Iterator[str]:
    if each.what == "published":
        (_, before, after), *_ = each.changed
        yield f"  {each.sign} published  {before} -> {after}"
        return
    yield f"  {each.sign} {each.what:<9}  {cut(each.words, WORDS)}  {each.id}"
    for name, before, after in each.changed:
        if each.sign == "+" and name not in ("words", "claims", "kind"):
            yield f"      {name}: {cut(after, WORDS)}"
        elif each.sign == "~":
            yield f"      {name}: {cut(before, WORDS) or 'nothing'} -> {cut(after, WORDS) or 'nothing'}"


def summary(tally: Counter[str]) -> str:
    """How many articles would change, and how many meetings and statements."""
    kinds = ", ".join(
        f"{what}s " + " ".join(f"{sign}{tally[sign + what]}" for sign in "+-~") for what in ("meeting", "statement")
    )
    return (
        f"{counted(tally['articles'], 'article')} read, {tally['changed']} would change, {tally['new']} new;"
        f" {kinds}; nothing was written"
    )
