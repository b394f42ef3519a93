"""A reader's own words: what they change, and what is said of a file that cannot be used."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store.database.lookup.reader import Reader
from store.database.query import parse_query
from store.lexicon import LexiconTrouble, load_lexicon
from store.loading import load, reread
from store.model import ActorKind, MentionForm

WORDS = """\
[[person]]
name = "Temir Osmonov"
aliases = ["T. Osmonov"]
gender = "m"
roles = [{ of = "KG", office = "foreign-minister", title = "foreign minister", from = "2024-03", to = "2025" }]

[[person]]
name = "Sergei Lavrov"
aliases = ["Seryozha"]

[[organisation]]
name = "Lughaya Council"
code = "LC"
aliases = ["LUCO"]
of = "SO"

[[group]]
name = "Highland Guard"
of = "Lughaya Council"

[[place]]
name = "Tal Hadra"
of = "SY"

[[outlet]]
name = "Naryn Courier"

[[alias]]
of = "European Union"
names = ["Twenty-Seven"]

[[alias]]
of = "Geneva"
names = ["Calvin's city"]

[cues]
say = ["opine"]
"""
ARTICLE = """\
Talks in Tal Hadra

BISHKEK, 3 May 2024 - Temir Osmonov met the Highland Guard in Tal Hadra on Thursday. The Kyrgyz foreign minister
opined that talks would follow. On Friday he met the Twenty-Seven in Geneva.
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "lexicon.toml"
    path.write_text(WORDS, encoding="utf-8")
    return path


def test_entries_become_actors_places_and_senses(own: Path) -> None:
    lexicon = load_lexicon(own)
    council = lexicon.actor("org:lughaya-council")
    assert council is not None and council.affiliation == "country:SO" and lexicon.code(council.key) == "LC"
    guard = lexicon.actor("group:highland-guard")
    assert guard is not None and guard.kind is ActorKind.GROUP and lexicon.country_of(guard.key) == "country:SO"
    outlet = lexicon.actor("org:naryn-courier")
    assert outlet is not None and outlet.media
    assert [s.key for s in lexicon.senses("LUCO")] == ["org:lughaya-council"]
    assert [(s.key, s.form) for s in lexicon.senses("Tal Hadra")] == [("place:tal-hadra", MentionForm.PLACE)]
    assert [s.key for s in lexicon.senses("Twenty-Seven")] == ["org:european-union"]
    assert [s.key for s in lexicon.senses("Calvin's city")] == [s.key for s in lexicon.senses("Geneva")]


def test_offices_hold_from_day_to_day(own: Path) -> None:
    lexicon = load_lexicon(own)
    holder = lexicon.holder("foreign-minister", "country:KG", date(2024, 6, 1))
    assert holder is None or holder.key == "person:temir-osmonov"
    assert [h.title for h in lexicon.roles("person:temir-osmonov") if h.covers(date(2025, 12, 31))]
    assert not [h for h in lexicon.roles("person:temir-osmonov") if h.covers(date(2026, 1, 1))]


def test_a_known_person_gets_a_further_name_and_keeps_the_offices(own: Path) -> None:
    lexicon, plain = load_lexicon(own), load_lexicon()
    assert [s.key for s in lexicon.senses("Seryozha")] == ["person:sergey-lavrov"]
    assert lexicon.roles("person:sergey-lavrov") == plain.roles("person:sergey-lavrov") != ()
    assert lexicon.persons_named("Lavrov") == plain.persons_named("Lavrov")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_load_reads_again_when_the_words_change(tmp_path: Path, own: Path, jobs: int) -> None:
    article, db = tmp_path / "a.txt", tmp_path / "t.db"
    article.write_text(ARTICLE, encoding="utf-8")

    def sides() -> set[str]:
        with Reader.open(db) as reader:
            return {value.value for value in reader.facets(parse_query(""), ["actor"])["actor"]}

    assert load([article], db, jobs=jobs).new == 1
    assert "European Union" not in sides()
    assert load([article], db, jobs=jobs, own_words=own).changed == 1
    assert "European Union" in sides()
    assert load([article], db, jobs=jobs, own_words=own).unchanged == 1
    own.write_text(WORDS.replace('"KG"', '"TJ"'), encoding="utf-8")
    assert load([article], db, jobs=jobs, own_words=own).changed == 1
    assert "Tajikistan" in sides()


def test_reading_again_remembers_the_words_of_the_load(tmp_path: Path, own: Path) -> None:
    article, db = tmp_path / "a.txt", tmp_path / "t.db"
    article.write_text(ARTICLE, encoding="utf-8")
    load([article], db, own_words=own)
    assert reread(db).changed == 0, "read by this version and these words already"
    own.write_text(WORDS.replace("opine", "intone"), encoding="utf-8")
    assert reread(db).changed == 1
    own.unlink()
    assert reread(db).changed == 1, "without the file, by the lexicon alone"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("[person]]", "line 1"),
        ('\n\n[[person]]\nnam = "X"', "line 3, [[person]], has a key 'nam'"),
        ("[[person]]\ngender = 'm'", "lacks 'name'"),
        ("[[person]]\nname = 7", "key 'name'"),
        ("[[person]]\nname = 'A|B'", "key 'name'"),
        ("[[person]]\nname = 'Ada Vo'\ngender = 'x'", "key 'gender'"),
        ("[[person]]\nname = 'Ada Vo'\naliases = 'A'", '["one", "two"]'),
        ("[[person]]\nname = 'Ada Vo'\nroles = [{ of = 'ZZ', office = 'envoy' }]", "'ZZ'"),
        ("[[person]]\nname = 'Ada Vo'\nroles = [{ of = 'KE' }]", "without 'office'"),
        ("[[person]]\nname = 'Ada Vo'\nroles = [{ of = 'KE', office = 'envoy', from = '3 May' }]", "2024-03-01"),
        ("[[person]]\nname = 'Ada Vo'\nroles = ['envoy']", "list of roles"),
        ("[[group]]\nname = 'G'\nof = 'Nobody At All'", "'Nobody At All'"),
        ("[[organisation]]\nname = 'G'\nseat = 'yes'", "true or false"),
        ("[[place]]\nname = 'Masnaa'\nof = 'org:nato'", "in a country"),
        ("[[alias]]\nof = 'Nobody At All'\nnames = ['N']", "'Nobody At All'"),
        ("[[bogus]]\na = 1", "'bogus'"),
        ("[cues]\nmumble = ['opine']", "'mumble'"),
        ("[cues]\nsay = ['Opined that']", "base form"),
    ],
)
def test_a_bad_file_is_one_sentence_that_says_what_to_do(tmp_path: Path, words: str, said: str) -> None:
    path = tmp_path / "lexicon.toml"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(LexiconTrouble) as trouble:
        load_lexicon(path)
    message = str(trouble.value)
    assert str(path) in message and said in message and message.endswith(".") and "\n" not in message


def test_a_file_that_is_no_text_or_not_there(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.toml"
    with pytest.raises(LexiconTrouble, match="cannot be read"):
        load_lexicon(path)
    path.write_bytes(b'[[person]]\nname = "\xff"\n')
    with pytest.raises(LexiconTrouble, match="line 2, is not UTF-8"):
        load_lexicon(path)
