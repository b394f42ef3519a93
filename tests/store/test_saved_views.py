"""Saved views: a file that people edit too."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.saved_views import ViewTrouble, delete, save, views


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "talks-tui" / "views.toml"


def test_views_are_saved_replaced_and_deleted(file: Path) -> None:
    assert views(file) == {}
    assert not save("watch", '  status:postponed   after:"last week" ', file)
    assert not save("dr.no", "kind:call", file)
    assert save("watch", "status:held", file)
    assert views(file) == {"dr.no": "kind:call", "watch": "status:held"}
    delete("dr.no", file)
    assert views(file) == {"watch": "status:held"}
    with pytest.raises(ViewTrouble, match="no saved view"):
        delete("dr.no", file)
    assert file.stat().st_mode & 0o777 == 0o600


def test_what_people_wrote_into_the_file_stays(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('# mine\nold = "kind:visit"  # yes\n\n"a b" = \'x\'\n')
    save("new", "talks", file)
    delete("old", file)
    assert file.read_text() == '# mine\n\n"a b" = \'x\'\nnew = "talks"\n'


def test_a_view_over_several_lines_is_left_alone(file: Path) -> None:
    file.parent.mkdir()
    text = 'long = """\nkind:visit"""\n'
    file.write_text(text)
    with pytest.raises(ViewTrouble, match="by hand"):
        save("long", "x", file)
    assert file.read_text() == text
    save("short", "y", file)
    assert views(file)["long"] == "kind:visit"


@pytest.mark.parametrize("text", ["x", "a = 1", "[t]\na = 'x'", "\xff\xfe"])
def test_a_file_that_is_none_is_named(file: Path, text: str) -> None:
    file.parent.mkdir()
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(ViewTrouble, match=r"views\.toml"):
        views(file)
    with pytest.raises(ViewTrouble, match=r"views\.toml"):
        save("a", "b", file)


@pytest.mark.parametrize("name", ["", "a b", "x" * 41, 'a"b', "a/b", "a\nb"])
def test_a_name_that_is_none_is_refused(file: Path, name: str) -> None:
    with pytest.raises(ViewTrouble):
        save(name, "talks", file)
    assert not file.exists()


@given(st.text(min_size=1).filter(lambda text: text.split() and text.isprintable()))
def test_any_query_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, query: str) -> None:
    file = tmp_path_factory.mktemp("views") / "views.toml"
    save("x", query, file)
    assert views(file) == {"x": " ".join(query.split())}
