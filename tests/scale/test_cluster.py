"""A Dask cluster on this machine reads for a load: the same database, also when workers and schedulers are killed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import trustme

import store.cluster
import store.loading.reading
import store.loading.writing
from store.cluster import _mapped, extracted_on
from store.database.checks import check
from store.executors import Answers, Extract, Unreadable, extract_many
from store.loading import Cluster, ClusterTrouble, Progress, load
from store.model import SourceText
from tests.bench.kills import digest
from tests.scale.texts import write_articles

pytest.importorskip("distributed")
ROOT = Path(__file__).parent.parent.parent
NUMBER = 30


class Machines:
    """A scheduler and its workers, each a process of its own that ends with the test.

    Not ``patient``, the scheduler gives a task up that killed one worker, and workers are started again.
    """

    def __init__(self, folder: Path, workers: int = 2, *, patient: bool = True, options: Sequence[str] = ()) -> None:
        self.folder = folder
        self._failures = "3" if patient else "0"
        folder.mkdir()
        self.processes: list[subprocess.Popen[str]] = []
        here = ["--no-dashboard", "--host", "127.0.0.1", *options]
        self.scheduler = self._start("scheduler", "--port", "0", *here, stderr=subprocess.PIPE)
        assert self.scheduler.stderr is not None
        lines = iter(self.scheduler.stderr.readline, "")
        self.address = next((line.split()[-1] for line in lines if "Scheduler at:" in line), "nowhere")
        one = ["--nthreads", "1", "--local-directory", str(folder), "--death-timeout", "60"]
        one.append("--no-nanny" if patient else "--nanny")
        self.workers = [self._start("worker", self.address, *here, *one) for _ in range(workers)]

    def _start(self, what: str, *arguments: str, stderr: int = subprocess.DEVNULL) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{what}", *arguments],
            stderr=stderr,
            stdout=subprocess.DEVNULL,
            text=True,
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": self._failures},
        )
        self.processes.append(process)
        return process

    def stop(self) -> None:
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if process.stderr is not None:
                process.stderr.close()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(store.loading.reading, "CHUNK_TEXTS", 2)
    monkeypatch.setattr(store.loading.writing, "BATCH", 4)
    return write_articles(tmp_path / "texts", NUMBER)


@pytest.fixture
def whole(folder: Path) -> str:
    load([folder], folder.parent / "whole.db")
    return digest(folder.parent / "whole.db")


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    started = Machines(tmp_path / "machines")
    yield started
    started.stop()


def test_a_cluster_that_loses_a_worker_gives_the_same_database(
    folder: Path, whole: str, machines: Machines, tmp_path: Path
) -> None:
    def kill_one(progress: Progress) -> None:
        if progress.done == 8:
            machines.workers[0].kill()

    db = tmp_path / "x.db"
    done = load([folder], db, cluster=Cluster(machines.address), on_progress=kill_one)
    assert done.new + done.unchanged == NUMBER, "what the dead worker had handed in may be read twice, and is kept once"
    assert machines.workers[0].wait(10) != 0
    assert digest(db) == whole
    assert check(db).ok


def test_a_load_that_lost_its_scheduler_goes_on_with_another(
    folder: Path, whole: str, machines: Machines, tmp_path: Path
) -> None:
    def kill_scheduler(progress: Progress) -> None:
        if progress.done == 8:
            machines.scheduler.kill()

    db = tmp_path / "x.db"
    with pytest.raises(ClusterTrouble, match="went away"):
        load([folder], db, cluster=Cluster(machines.address), on_progress=kill_scheduler)
    assert check(db).ok
    others = Machines(tmp_path / "others", 1)
    try:
        summary = load([folder], db, cluster=Cluster(others.address))
    finally:
        others.stop()
    assert summary.unchanged >= 8
    assert summary.new == NUMBER - summary.unchanged
    assert digest(db) == whole


def deadly(chunk: Sequence[SourceText]) -> Answers:
    """Kills its process at one article."""
    if any("round 3" in source.text for source in chunk):
        os._exit(1)
    return extract_many(chunk)


def test_a_text_that_kills_workers_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store.loading.reading, "CHUNK_TEXTS", 2)
    folder = write_articles(tmp_path / "texts", 4)
    machines = Machines(tmp_path / "machines", 1, patient=False)
    try:
        summary = load([folder], tmp_path / "x.db", cluster=Cluster(machines.address), extract=deadly)
    finally:
        machines.stop()
    assert [name for name, _ in summary.failed] == [str(folder / "002.txt")]
    assert "killed" in summary.failed[0][1]
    assert summary.new == 3


class Tasks:
    """Stands for a client whose worker gets stuck on some texts; what it is given is read here and now."""

    def __init__(self, stuck: Sequence[str], *, nanny: bool) -> None:
        self._stuck, self._nanny = stuck, nanny
        self.at_work: set[str] = set()
        self.restarted: list[str] = []

    def submit(self, extract: Extract, chunk: list[SourceText], **_: object) -> Task:
        endless = any(name in source.text for source in chunk for name in self._stuck)
        return Task(self, str(len(self.at_work)), None if endless else extract(chunk))

    def nthreads(self) -> dict[str, int]:
        return {"tcp://one": 1}

    def processing(self) -> dict[str, tuple[str, ...]]:
        return {"tcp://one": tuple(self.at_work)}

    def restart_workers(self, workers: list[str], timeout: float) -> None:
        if not self._nanny:
            raise ValueError("Restarting workers requires a nanny")
        assert not self.at_work, "given up before its worker is started anew, so that no other begins it"
        self.restarted += workers


class Task:
    def __init__(self, tasks: Tasks, key: str, answers: Answers | None) -> None:
        self.key, self._tasks, self._answers = key, tasks, answers

    def result(self, timeout: float) -> Answers:
        if self._answers is None:
            self._tasks.at_work.add(self.key)
            raise TimeoutError
        return self._answers

    def cancel(self, *, force: bool) -> None:
        assert force
        self._tasks.at_work.discard(self.key)

    def release(self) -> None:
        self._answers = []


def texts(number: int) -> list[SourceText]:
    return [SourceText(f"Text {n}.", f"{n:064}", f"{n}.txt") for n in range(number)]


def read(chunk: Sequence[SourceText]) -> Answers:
    return [Unreadable(source, "read") for source in chunk]


def test_a_text_on_which_a_worker_gets_stuck_is_set_aside() -> None:
    tasks = Tasks(["Text 3", "Text 6"], nanny=True)
    chunks = [texts(9)[at : at + 3] for at in (0, 3, 6)]
    answers = [answer for _, part in _mapped(tasks, "tcp://here", chunks, read) for answer in part]
    assert [answer.source.origin for answer in answers] == [f"{n}.txt" for n in range(9)]
    ended = [answer.source.origin for answer in answers if isinstance(answer, Unreadable) and answer.reason != "read"]
    assert ended == ["3.txt", "6.txt"]
    assert tasks.restarted == ["tcp://one"] * 4, "for each chunk, and for the text by itself"


def test_a_stuck_worker_that_nobody_can_end_is_one_sentence() -> None:
    with pytest.raises(ClusterTrouble, match=r"tcp://one does not come to an end with 0\.txt .* no nanny"):
        list(_mapped(Tasks(["Text 1"], nanny=False), "tcp://here", [texts(2)], read))


def certificates(folder: Path) -> tuple[Path, Path, Path]:
    """An authority's certificate, and a certificate of its own with the key, for this machine."""

    authority = trustme.CA()
    mine = authority.issue_cert("127.0.0.1", "localhost")
    paths = folder / "ca.pem", folder / "me.pem", folder / "me.key"
    authority.cert_pem.write_to_path(str(paths[0]))
    mine.cert_chain_pems[0].write_to_path(str(paths[1]))
    mine.private_key_pem.write_to_path(str(paths[2]))
    return paths


def test_a_load_over_encrypted_connections_only(folder: Path, whole: str, tmp_path: Path) -> None:
    authority, certificate, key = certificates(tmp_path)
    files = ["--tls-ca-file", str(authority), "--tls-cert", str(certificate), "--tls-key", str(key)]
    machines = Machines(tmp_path / "machines", 1, options=["--protocol", "tls", *files])
    try:
        assert machines.address.startswith("tls://")
        done = load([folder], tmp_path / "x.db", cluster=Cluster(machines.address, authority, certificate, key))
        with pytest.raises(ClusterTrouble, match="No scheduler answers"):
            load([folder], tmp_path / "y.db", cluster=Cluster(machines.address))
    finally:
        machines.stop()
    assert (done.new + done.unchanged, done.failed) == (NUMBER, [])
    assert digest(tmp_path / "x.db") == whole


def test_where_nobody_answers_there_is_one_sentence(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store.cluster, "CONNECT_SECONDS", 1)
    with pytest.raises(ClusterTrouble, match=r"No scheduler answers at tcp://127\.0\.0\.1:9"):
        load([folder], tmp_path / "x.db", cluster=Cluster("tcp://127.0.0.1:9"))


def test_an_encrypted_connection_needs_its_three_files(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("ca.pem", "cert.pem", "key.pem")]
    for path in files:
        path.write_text("")
    security = Cluster("tls://host:8786", *files).security()
    assert security["require_encryption"] is True
    assert security["tls_ca_file"] == str(files[0])
    assert Cluster("tcp://host:8786").security() == {}
    with pytest.raises(ClusterTrouble, match="--tls-key must name a file"):
        Cluster("tls://host:8786", *files[:2]).security()


@pytest.mark.parametrize("address", ["foo", "tcp://10.0.0.1", "10.0.0.1:", ""])
def test_what_is_no_address_is_told_at_once(address: str, tmp_path: Path) -> None:
    cluster = Cluster(address)
    with pytest.raises(ClusterTrouble, match=r"is no address of a scheduler; write it as tcp://10\.0\.0\.1:8786"):
        list(extracted_on(cluster, [], extract_many))
