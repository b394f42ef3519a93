"""Reading articles on a Dask cluster: the same chunks, a fixed window of them out, answers in order to the one writer.

The database is the record, not the cluster: what a lost worker had in hand is done again by another, and after a lost
scheduler the next load goes on where this one was. Needs the extra ``cluster``.
"""

from __future__ import annotations

import re
from asyncio import CancelledError
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import CancelledError as Cancelled
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from store.executors import Answered, Answers, Extract, Unreadable, patience
from store.model import SourceText
from store.text import one_line

WINDOW = 4
"""Chunks that are out for each thread of a worker: keeps them busy and memory flat, here and on the scheduler."""
CONNECT_SECONDS = 30
_ADDRESS = re.compile(r"(?:[a-z]+://)?[^\s/]+:[0-9]{1,5}")
RETRIES = 3
PATIENCE = 2
"""A chunk's answer is waited for so many times longer than on this machine: another worker may have to begin again."""


class _Stuck(Exception):
    """A worker does not come to an end; it has been started anew."""


class ClusterTrouble(Exception):
    """The cluster cannot be used, or went away; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where a scheduler is, and the files of its certificates where it takes encrypted connections only."""

    address: str
    authority: Path | None = None
    certificate: Path | None = None
    key: Path | None = None

    def security(self) -> dict[str, Any]:
        """What to give the library; raises ClusterTrouble where a file is missing."""
        files = {"tls_ca_file": self.authority, "tls_client_cert": self.certificate, "tls_client_key": self.key}
        if not any(files.values()):
            return {}
        for name, path in files.items():
            if path is None or not path.is_file():
                what = {"tls_ca_file": "--tls-ca", "tls_client_cert": "--tls-cert", "tls_client_key": "--tls-key"}[name]
                raise ClusterTrouble(f"{what} must name a file: an encrypted connection needs all three of them.")
        return {name: str(path) for name, path in files.items()} | {"require_encryption": True}


def extracted_on(cluster: Cluster, chunks: Iterable[Sequence[SourceText]], extract: Extract) -> Iterator[Answered]:
    """Each chunk with its answers, in order, read by the workers of ``cluster``.

    A text that kills worker after worker, or on which one gets stuck, is found and set aside; a stuck worker is started
    anew by its nanny. Raises ClusterTrouble where there is no scheduler, no
    worker comes up, the workers cannot run the extraction, one is stuck and has no nanny, or the scheduler goes away.
    """
    client = _connected(cluster)
    try:
        yield from _mapped(client, cluster.address, chunks, extract)
    finally:
        client.close(timeout=2)


def _connected(cluster: Cluster) -> Any:
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise ClusterTrouble("Loading on a cluster needs the extra: pip install 'talks-tui[cluster]'.") from None
    security = cluster.security()
    if _ADDRESS.fullmatch(cluster.address) is None:
        raise ClusterTrouble(
            f"{one_line(cluster.address)} is no address of a scheduler; write it as tcp://10.0.0.1:8786."
        )
    try:
        client = distributed.Client(
            cluster.address,
            security=distributed.Security(**security) if security else None,
            timeout=CONNECT_SECONDS,
            set_as_default=False,
        )
    except (OSError, TimeoutError, ValueError, TypeError) as error:
        raise ClusterTrouble(f"No scheduler answers at {cluster.address}: {_line(error)}.") from error
    try:
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except TimeoutError:
        client.close(timeout=2)
        raise ClusterTrouble(f"The scheduler at {cluster.address} has no workers: start some.") from None
    return client


def _mapped(client: Any, address: str, chunks: Iterable[Sequence[SourceText]], extract: Extract) -> Iterator[Answered]:
    workers = _Workers(client, address, extract)
    waiting: deque[tuple[Sequence[SourceText], Any]] = deque()

    def answered() -> Answered:
        chunk, future = waiting.popleft()
        try:
            return chunk, workers.result(chunk, future)
        except (workers.killed, _Stuck):
            return chunk, [answer for source in chunk for answer in workers.alone(source)]

    for chunk in chunks:
        waiting.append((chunk, workers.submit(chunk)))
        if len(waiting) >= workers.window():
            yield answered()
    while waiting:
        yield answered()


class _Workers:
    """The workers of a scheduler, asked chunk by chunk."""

    def __init__(self, client: Any, address: str, extract: Extract) -> None:
        self._client, self._address, self._extract = client, address, extract
        self.killed: type[Exception] = import_module("distributed").KilledWorker

    def submit(self, chunk: Sequence[SourceText]) -> Any:
        with self._told():
            return self._client.submit(self._extract, list(chunk), pure=False, retries=RETRIES)

    def result(self, chunk: Sequence[SourceText], future: Any) -> Answers:
        """The answers to a chunk; raises ``killed`` or _Stuck where the worker did not live to give them."""
        with self._told():
            while True:
                try:
                    answers: Answers = future.result(timeout=PATIENCE * patience(chunk))
                    break
                except TimeoutError:
                    self._end(chunk, future)
        future.release()
        return answers

    def alone(self, source: SourceText) -> Answers:
        """The answer to one text, or that it cannot be read."""
        try:
            return self.result([source], self.submit([source]))
        except self.killed:
            return [Unreadable(source, "could not be read: the workers that read it were killed")]
        except _Stuck:
            return [Unreadable(source, "could not be read: the worker that read it did not come to an end")]

    def window(self) -> int:
        """Chunks that may be out."""
        with self._told():
            threads: dict[str, int] = self._client.nthreads()
            return WINDOW * max(1, sum(threads.values()))

    def _end(self, chunk: Sequence[SourceText], future: Any) -> None:
        """Starts the worker anew that has a chunk in hand, and raises _Stuck; does nothing where none has."""
        stuck = [worker for worker, keys in self._client.processing().items() if future.key in keys]
        if not stuck:
            return
        future.cancel(force=True)
        try:
            self._client.restart_workers(stuck, timeout=CONNECT_SECONDS)
        except ValueError:
            raise ClusterTrouble(
                f"The worker at {stuck[0]} does not come to an end with {chunk[0].origin} (or one of the {len(chunk)}"
                " texts from there on) and has no nanny to start it anew; what was read is kept."
            ) from None
        raise _Stuck

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Says in a sentence what went wrong with the cluster."""
        try:
            yield
        except (self.killed, _Stuck, ClusterTrouble):
            raise
        except (CancelledError, Cancelled, OSError, TimeoutError) as error:
            raise ClusterTrouble(
                f"The scheduler at {self._address} went away; what was read is kept, and the same command goes on from"
                " there."
            ) from error
        except Exception as error:
            raise ClusterTrouble(
                f"The workers at {self._address} cannot read articles: {_line(error)}. They need the same version of"
                " this program, of Python and of its libraries."
            ) from error


def _line(error: Exception) -> str:
    return (str(error) or type(error).__name__).strip().splitlines()[0].rstrip(".")
