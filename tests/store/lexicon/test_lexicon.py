"""The lexicon's tables are whole, agree with each other, load fast and give their examples back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store.lexicon import load_lexicon
from store.lexicon.folding import fold, slug, sound
from store.model import ActorKind, MentionForm

LEXICON = load_lexicon()


def test_every_affiliation_and_office_names_a_known_actor() -> None:
    for actor in LEXICON.actors():
        assert actor.affiliation is None or LEXICON.actor(actor.affiliation) is not None, actor
        for held in LEXICON.roles(actor.key):
            assert held.country is None or LEXICON.actor(held.country) is not None, held
            assert held.first is None or held.last is None or held.first <= held.last, held


def test_every_sense_of_every_phrase_is_known() -> None:
    for phrase, senses in LEXICON.phrases.items():
        for sense in senses:
            known = LEXICON.place(sense.key) if sense.form is MentionForm.PLACE else LEXICON.actor(sense.key)
            assert known is not None, (phrase, sense)
            assert sense.place is None or LEXICON.place(sense.place) is not None, (phrase, sense)


def test_every_place_lies_in_a_known_country() -> None:
    for row in LEXICON.rows("places"):
        assert len(row) < 2 or not row[1] or LEXICON.actor(f"country:{row[1]}") is not None, row


def test_a_town_is_where_its_row_says_unless_something_else_has_the_name() -> None:
    for code, towns in LEXICON.rows("towns"):
        for town in towns.split("|"):
            sense = LEXICON.senses(town)[0]
            if sense.form is MentionForm.PLACE:
                assert LEXICON.country_of(sense.key) is not None, (code, town)
    assert LEXICON.country_of(LEXICON.senses("Bahía Blanca")[0].key) == "country:AR"


def test_there_is_one_country_a_code_and_one_actor_a_name() -> None:
    codes = [row[0] for row in LEXICON.rows("countries")]
    assert len(codes) == len(set(codes)) >= 197
    names = [actor.name for actor in LEXICON.actors()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("phrase", "key", "form"),
    [
        ("Ukraine", "country:UA", MentionForm.NAME),
        ("Kiev", "country:UA", MentionForm.METONYM),
        ("Turkey", "country:TR", MentionForm.NAME),
        ("Burkinabè", "country:BF", MentionForm.ADJECTIVE),
        ("Danes", "country:DK", MentionForm.DEMONYM),
        ("Chișinău", "country:MD", MentionForm.METONYM),
        ("Brussels", "org:european-union", MentionForm.METONYM),
        ("Hargeisa", "group:somaliland", MentionForm.METONYM),
        ("Sana’a", "country:YE", MentionForm.METONYM),
        ("Volodymyr Zelensky", "person:volodymyr-zelenskyy", MentionForm.NAME),
    ],
)
def test_a_phrase_means(phrase: str, key: str, form: MentionForm) -> None:
    sense = LEXICON.senses(phrase)[0]
    assert (sense.key, sense.form) == (key, form)


@pytest.mark.parametrize(
    ("office", "country", "day", "name"),
    [
        ("foreign-minister", "country:GB", date(2023, 12, 1), "David Cameron"),
        ("foreign-minister", "country:GB", date(2024, 9, 1), "David Lammy"),
        ("president", "country:US", date(2018, 5, 1), "Donald Trump"),
        ("president", "country:US", date(2023, 5, 1), "Joe Biden"),
        ("secretary-general", "org:nato", date(2023, 1, 1), "Jens Stoltenberg"),
        ("prime-minister", "country:PL", date(1996, 1, 1), None),
    ],
)
def test_offices_are_held_for_a_time(office: str, country: str, day: date, name: str | None) -> None:
    holder = LEXICON.holder(office, country, day)
    assert (holder.name if holder else None) == name
    assert holder is None or holder.affiliation == country


def test_a_person_stands_for_the_side_of_the_day() -> None:
    then, later = (LEXICON.person_on("person:mark-rutte", date(year, 6, 1)) for year in (2022, 2025))
    assert then is not None
    assert later is not None
    assert (then.affiliation, later.affiliation) == ("country:NL", "org:nato")


@pytest.mark.parametrize(
    ("key", "country"),
    [
        ("org:kremlin", "country:RU"),
        ("place:geneva", "country:CH"),
        ("group:hamas", "country:PS"),
        ("org:nato", None),
        ("person:steve-witkoff", "country:US"),
        ("country:KE", "country:KE"),
        ("place:nowhere", None),
    ],
)
def test_country_of(key: str, country: str | None) -> None:
    assert LEXICON.country_of(key) == country


def test_codes_are_short() -> None:
    assert [LEXICON.code(key) for key in ("country:UA", "org:nato", "org:european-union")] == ["UA", "NATO", "EU"]
    assert LEXICON.code("person:somebody-new") == "somebody new"


@pytest.mark.parametrize(
    "spellings",
    [
        ("Zelenskyy", "Zelensky", "Zelenskiy", "Zelenskyi"),
        ("Sybiha", "Sibiga", "Sybiga"),
        ("Erdoğan", "Erdogan"),
        ("Lavrov", "Lawrow"),
        ("Sergei", "Sergey"),
        ("Dmitri", "Dmitry", "Dmitriy"),
        ("Aliyev", "Aliev"),
        ("Khamenei", "Khamenei"),
    ],
)
def test_spellings_that_sound_alike(spellings: tuple[str, ...]) -> None:
    assert len({sound(word) for word in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("Merz", "Meloni"), ("Lavrov", "Lazarov"), ("Kallas", "Kalnins")])
def test_names_that_do_not(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def test_folding_keeps_the_length() -> None:
    text = "Chișinău’s Gülşen, Łódź\u00a0– «Nuuk», São Tomé"
    assert len(fold(text)) == len(text)
    assert fold("Chișinău’s") == "Chisinau's"
    assert slug("Recep Tayyip Erdoğan") == "recep-tayyip-erdogan"


def test_the_version_follows_the_data(tmp_path: Path) -> None:
    own = tmp_path / "lexicon.toml"
    own.write_text('[[person]]\nname = "Zuri Okonkwo-Vale"\nroles = [{ of = "KE", office = "envoy" }]\n', "utf-8")
    extended = load_lexicon(own)
    assert extended.version != LEXICON.version
    assert extended.actor("person:zuri-okonkwo-vale") is not None
    assert LEXICON.actor("person:zuri-okonkwo-vale") is None


def test_the_offices_of_the_table_read_their_examples() -> None:
    for row in LEXICON.table("titles")["offices"]:
        example = row["example"].lower()
        assert any(words in example for words in row["words"]), row["id"]
    for row in LEXICON.table("titles")["bodies"]:
        assert any(words in row["example"].lower() for words in row["words"]), row["id"]


def test_kinds_go_with_keys() -> None:
    kinds = {
        "country": ActorKind.COUNTRY,
        "org": ActorKind.ORGANISATION,
        "group": ActorKind.GROUP,
        "person": ActorKind.PERSON,
    }
    for actor in LEXICON.actors():
        assert actor.kind is kinds[actor.key.partition(":")[0]]


def test_all_names_of_an_actor_and_a_place_are_known_and_none_that_may_mean_another() -> None:
    assert {"Turkey", "Turkiye"} <= set(LEXICON.names("country:TR"))
    assert {"Kyiv", "Kiev"} <= set(LEXICON.names("place:kyiv"))
    assert not [name for name in LEXICON.names("country:TR") if "Republic" in name], "which says no more"
    assert "Kyiv" not in LEXICON.names("country:UA"), "a capital that stands for its country is no name of it"
    assert LEXICON.names("person:nobody") == ()


@pytest.mark.parametrize(
    ("venue", "town"),
    [
        ("Lancaster House", "place:london"),
        ("Palais des Nations", "place:geneva"),
        ("Tuynhuys", "place:cape-town"),
        ("Çırağan Palace", "place:istanbul"),
        ("Al-Husseiniya Palace", "place:amman"),
        ("Istana", "country:SG"),
        ("Casa Santa Marta", "country:VA"),
    ],
)
def test_a_palace_or_hall_is_in_its_town(venue: str, town: str) -> None:
    place = LEXICON.place(LEXICON.senses(venue)[0].place or "")
    assert place is not None
    assert place.town == town


def test_every_venue_stands_in_one_row() -> None:
    rows = LEXICON.rows("venues")
    names = [fold(name) for _, first, *others in rows for name in "|".join((first, *others)).split("|")]
    assert len(names) == len(set(names)) > 200
