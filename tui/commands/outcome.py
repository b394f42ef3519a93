"""How a command ends: exit codes are an interface, and every trouble is one clear sentence on standard error."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable
from typing import IO

from store.database.query import QueryError
from store.database.trouble import DatabaseTrouble
from store.text import one_line

DONE, NOTHING, USAGE, TROUBLE, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 3, 130, 141


def narrate(message: str) -> None:
    """One line of narration on standard error."""
    sys.stderr.write(f"talks-tui: {one_line(message)}\n")


def say(lines: Iterable[str]) -> None:
    """Lines of data on standard output."""
    sys.stdout.writelines(one_line(line) + "\n" for line in lines)


def guarded(run: Callable[[], int]) -> int:
    """The exit code of ``run``, or of what kept it from ending."""
    _use_utf8(sys.stdout)
    _use_utf8(sys.stderr)
    try:
        code = run()
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except QueryError as error:
        narrate(str(error))
        sys.stderr.writelines(f"  {line}\n" for line in error.pointed())
        return USAGE
    except DatabaseTrouble as error:
        narrate(str(error))
        return TROUBLE
    except BrokenPipeError:
        # Python would complain again when it flushes the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    return code


def _use_utf8(stream: IO[str]) -> None:
    with contextlib.suppress(AttributeError):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[attr-defined]
