"""What is read from files, folders, JSON lines and standard input, and what is set aside with which reason."""

from __future__ import annotations

import hashlib
import io
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import SourceText
from store.sources import Failure, read_sources, walk
from store.sources import reading as reading_module
from store.sources.decoding import binary_kind, decode

SAVE_AS = ": save what it says as a text (.txt) or as a web page (.html)"


def texts(*paths: Path | str, **told: Any) -> list[SourceText]:
    return [item for item in read_sources([str(p) for p in paths], **told) if isinstance(item, SourceText)]


def failures(*paths: Path | str) -> list[Failure]:
    return [item for item in read_sources([str(p) for p in paths]) if isinstance(item, Failure)]


def test_a_text_file_is_kept_to_the_byte(tmp_path: Path) -> None:
    data = "\ufeffTürkiye\r\nsaid “yes”.\rNo\n\n".encode()
    (tmp_path / "a.txt").write_bytes(data)
    (source,) = texts(tmp_path / "a.txt", published=date(2026, 2, 1), outlet="X")
    assert source.text.encode() == data
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert (source.origin, source.published, source.outlet) == (str(tmp_path / "a.txt"), date(2026, 2, 1), "X")
    assert source.encoding == "utf-8"


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("Россия и Украина".encode("utf-16"), "Россия и Украина", "utf-16"),
        ("Talks were held".encode("utf-16-le"), "Talks were held", "utf-16-le"),
        ("Talks were held".encode("utf-16-be"), "Talks were held", "utf-16-be"),
        ("Переговоры прошли в Стамбуле".encode("cp1251"), "Переговоры прошли в Стамбуле", "cp1251"),
        ("Entretiens à Genève, déjà".encode("cp1252"), "Entretiens à Genève, déjà", "cp1252"),
        ("a\x00b", "a\ufffdb", "utf-8"),
        (("Genève " * 20).encode() + b"\xff", "Genève " * 20 + "\ufffd", "utf-8 (1 replaced)"),
    ],
)
def test_the_encoding_is_found_and_told(data: bytes | str, text: str, encoding: str) -> None:
    decoded = decode(data.encode() if isinstance(data, str) else data)
    assert (decoded.text, decoded.encoding) == (text, encoding)


@given(st.binary(max_size=300))
def test_any_bytes_become_storable_text(data: bytes) -> None:
    text = decode(data).text
    assert "\x00" not in text
    text.encode()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 ...", "a PDF, not text" + SAVE_AS),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture, not text" + SAVE_AS),
        (b"\x7fELF\x02\x01", "a program, not text" + SAVE_AS),
        (bytes(range(256)) * 8, "binary data, not text" + SAVE_AS),
        (b"", "empty: there is no text in it"),
        (b" \r\n\t", "empty: there is no text in it"),
        ("\ufeff\n".encode(), "empty: there is no text in it"),
    ],
)
def test_what_is_no_text_is_set_aside(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "x.txt").write_bytes(data)
    assert failures(tmp_path / "x.txt") == [Failure(str(tmp_path / "x.txt"), reason)]
    assert binary_kind("Ordinary text, Türkiye.".encode()) is None


def test_a_name_that_is_no_text_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    for name in (b"a\xff.txt", b"\xe9t\xe9/b.txt", "café.txt".encode()):
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
        path.parent.mkdir(exist_ok=True)
        path.write_text("Words.")
    assert [source.origin for source in texts(tmp_path)] == [str(tmp_path / "café.txt")]
    assert {(failure.name, failure.reason) for failure in failures(tmp_path)} == {
        (f"{tmp_path}/{name}", "its name is not UTF-8; give it another")
        for name in ("a\\udcff.txt", "\\udce9t\\udce9/b.txt")
    }


def test_a_folder_is_read_in_order_and_nothing_in_it_hangs(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.TXT", "sub/deep/d.jsonl", "e.md", ".hidden.txt", ".git/f.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('{"text": "d"}' if name.endswith("jsonl") else name)
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "pipe.txt")
    named = [item.path for item in walk([tmp_path]) if not isinstance(item, Failure)]
    assert [name.removeprefix(f"{tmp_path}/") for name in named] == ["a.txt", "b.txt", "sub/c.TXT", "sub/deep/d.jsonl"]


def test_a_named_pipe_device_or_missing_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reasons = [failure.reason for failure in failures(tmp_path / "pipe", "/dev/zero", tmp_path / "none", "a\x00b")]
    assert reasons[:3] == [
        "not a regular file",
        "not a regular file",
        f"no such file in {tmp_path}; is its name spelt so?",
    ]
    assert len(reasons) == 4


def test_a_missing_file_is_told_with_where_to_look(tmp_path: Path) -> None:
    (tmp_path / "articles.txt").write_text("x")
    (tmp_path / "lost").symlink_to("nowhere")
    reasons = [
        failure.reason for failure in failures(tmp_path / "artcles.txt", tmp_path / "a/b.txt", tmp_path / "lost")
    ]
    assert reasons[0].endswith("did you mean articles.txt?")
    assert reasons[1].startswith(f"there is no folder {tmp_path / 'a'};")
    assert reasons[2].startswith("the link leads nowhere")


def test_json_lines_are_read_and_bad_ones_named(tmp_path: Path) -> None:
    good = {
        "text": "One \ud800\u0000.",
        "id": 7,
        "url": "https://e.org/1",
        "title": " A\nB ",
        "outlet": "Post",
        "published": "2026-02-03T10:00:00Z",
    }
    lines = [
        b"\xef\xbb\xbf" + json.dumps(good).encode(),
        b"",
        b"{cut",
        b"[1]",
        b'"text"',
        b"[" * 100_000,
        b'{"text": ' + b"9" * 5000 + b"}",
        b'{"text": ""}',
        b'{"title": "x"}',
        b'{"text": "t", "published": "someday"}',
        b'{"text": "t", "url": []}',
        b'{"text": "Two", "published": null}',
    ]
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"\r\n".join(lines))
    one, two = texts(path, published=date(2025, 1, 1), outlet="Else")
    assert (one.text, one.given_id, one.title, one.outlet) == ("One \ufffd\ufffd.", "7", "A B", "Post")
    assert (one.published, one.origin) == (date(2026, 2, 3), f"{path}#7")
    assert (two.text, two.published, two.outlet, two.origin) == ("Two", date(2025, 1, 1), "Else", f"{path}:12")
    assert [failure.name for failure in failures(path)] == [f"{path}:{n}" for n in (3, 4, 5, 6, 7, 8, 9, 10, 11)]


def test_an_endless_line_is_skipped_and_the_rest_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_module, "LONGEST_TEXT", 1000)
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps({"text": "x" * 5000}) + "\n" + json.dumps({"text": "short"}) + "\n")
    assert [source.text for source in texts(path)] == ["short"]
    assert [failure.name for failure in failures(path)] == [f"{path}:1"]
    (tmp_path / "long.txt").write_text("y" * 1001)
    assert "longer than" in failures(tmp_path / "long.txt")[0].reason


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"Plain words\nand more", ["Plain words\nand more"]),
        (b'{"text": "a"}\n{"text": "b"}\n', ["a", "b"]),
        (b"{not json}\nx", ["{not json}\nx"]),
    ],
)
def test_standard_input_is_a_text_or_json_lines(
    data: bytes, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [source.text for source in texts("-")] == expected


@pytest.mark.parametrize("name", ["a.csv", "a.TSV", "a.json"])
def test_a_table_is_not_read_as_prose(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("a,b\n1,2\n")
    (failure,) = walk([tmp_path / name])
    assert isinstance(failure, Failure)
    assert ".jsonl" in failure.reason
