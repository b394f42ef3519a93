"""How a command ends: exit codes are an interface, and every trouble is one clear sentence on standard error."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable, Iterable
from typing import IO

from store.database.query import QueryError
from store.database.trouble import DatabaseTrouble
from store.text import one_line

DONE, NOTHING, USAGE, TROUBLE, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 3, 130, 141

UNWRITTEN = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What a stream says that takes no more: the disk is full, or gone."""


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
        _give_up_output()
        return PIPE_CLOSED
    except OSError as error:
        if error.filename is not None or error.errno not in UNWRITTEN:
            raise
        narrate(f"standard output was not written to its end ({error.strerror})")
        _give_up_output()
        return TROUBLE
    return code


def _give_up_output() -> None:
    """Python would complain again when it flushes standard output at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _use_utf8(stream: IO[str]) -> None:
    with contextlib.suppress(AttributeError):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[attr-defined]
