"""One person, one id, however spelled; people who only share a family name stay apart; no order matters."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.linking.actors import ActorSeen, MergedActor, actor_id, block_of, merge_actors, names_agree
from store.model import Actor, ActorKind
from tests.store.linking.reports import CALM


def person(name: str, affiliation: str | None = None, known: bool = False, title: str | None = None) -> Actor:
    key = "person:" + name.casefold().replace(" ", "-")
    return Actor(key, name, ActorKind.PERSON, affiliation, title, known=known)


def merged(*actors: Actor) -> list[MergedActor]:
    return merge_actors(ActorSeen(actor) for actor in actors)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskiy"),
        ("Volodymyr Zelenskyy", "Vladimir Zelensky"),
        ("Andrii Sybiha", "Andriy Sibiga"),
        ("Andriy Yermak", "Andrey Ermak"),
        ("Alexander Lukashenko", "Aliaksandr Lukashenka"),
        ("Recep Tayyip Erdogan", "Tayyip Erdoğan"),
        ("Mohammed Shia al-Sudani", "Muhammad Shia Al Sudani"),
        ("Abdel Fattah el-Sisi", "Abdel Fattah al-Sisi"),
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Kirill Dmitriev", "Kirill Dmitriyev"),
        ("Steve Witkoff", "Steven Witkoff"),
        ("Oleksandr Syrskyi", "Oleksandr Syrsky"),
        ("Dmytro Kuleba", "D. Kuleba"),
        ("Nikol Pashinyan", "Nikol Pashinian"),
    ],
)
def test_usual_spellings_agree(one: str, two: str) -> None:
    assert names_agree(one, two) and names_agree(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Donald Trump", "Melania Trump"),
        ("Viktor Orban", "Balazs Orban"),
        ("Kim Jong Un", "Kim Yo Jong"),
        ("Chen Wei", "Shen Wei"),
        ("Paul Biya", "Paul Kagame"),
        ("Ahmed Attaf", "Ahmed Aboul Gheit"),
    ],
)
def test_different_people_do_not(one: str, two: str) -> None:
    assert not names_agree(one, two) and not names_agree(two, one)


def test_spellings_become_one_actor_with_aliases() -> None:
    [actor] = merged(person("Aminata Kouyate", "country:GN"), person("Aminata Kouyaté", "country:GN"))
    assert actor.aliases and len(actor.keys) == 2


def test_a_family_name_joins_the_only_full_name_it_fits() -> None:
    [actor] = merged(person("Tedros Haile", "country:ER"), person("Haile"))
    assert actor.name == "Tedros Haile" and "Haile" in actor.aliases


def test_a_family_name_between_two_people_stays_apart() -> None:
    assert len(merged(person("Tedros Haile"), person("Samuel Haile"), person("Haile"))) == 3


def test_an_initial_that_fits_two_people_stays_apart() -> None:
    assert len(merged(person("Tedros Haile"), person("Tadesse Haile"), person("T. Haile"))) == 3


def test_another_country_is_another_person() -> None:
    assert len(merged(person("Tedros Haile", "country:ER"), person("Haile", "country:ET"))) == 2


def test_actors_of_the_lexicon_are_never_joined() -> None:
    assert len(merged(person("Yusuf Ali", known=True), person("Yousuf Ali", known=True))) == 2


def test_the_lexicon_lends_its_id_and_name() -> None:
    known = person("Yusuf Ali", "country:SO", known=True)
    [actor] = merged(person("Yousuf Ali", "country:SO"), known)
    assert (actor.id, actor.name, actor.known) == (actor_id(known.key), "Yusuf Ali", True)


def test_roles_have_the_days_on_which_they_were_given() -> None:
    minister = person("Aminata Kouyate", title="foreign minister")
    premier = person("Aminata Kouyate", title="prime minister")
    [actor] = merge_actors(
        [
            ActorSeen(premier, date(2025, 5, 1)),
            ActorSeen(minister, date(2024, 3, 1)),
            ActorSeen(minister, date(2023, 2, 1)),
        ]
    )
    assert [(role.title, role.first, role.last) for role in actor.roles] == [
        ("foreign minister", date(2023, 2, 1), date(2024, 3, 1)),
        ("prime minister", date(2025, 5, 1), date(2025, 5, 1)),
    ]


NAMES = [
    "Haile",
    "T. Haile",
    "Tedros Haile",
    "Tadesse Haile",
    "Teodros Hayle",
    "Yusuf Ali",
    "Yousuf Ali",
    "Y. Ali",
    "Ali",
]
ACTORS = st.lists(
    st.builds(
        person,
        st.sampled_from(NAMES),
        st.sampled_from([None, "country:ER", "country:ET"]),
        st.just(False),
        st.sampled_from([None, "envoy", "minister"]),
    ),
    max_size=12,
)


@CALM
@given(ACTORS, st.randoms(use_true_random=False))
def test_no_order_of_articles_matters(actors: list[Actor], chance: random.Random) -> None:
    shuffled = list(actors)
    chance.shuffle(shuffled)
    assert merged(*actors) == merged(*shuffled)


@CALM
@given(ACTORS)
def test_a_block_by_itself_comes_out_as_in_the_whole(actors: list[Actor]) -> None:
    by_block: dict[str, list[Actor]] = {}
    for actor in actors:
        by_block.setdefault(block_of(actor), []).append(actor)
    apart = [found for block in by_block.values() for found in merged(*block)]
    assert sorted(apart, key=lambda actor: actor.id) == merged(*actors)


@CALM
@given(ACTORS)
def test_every_key_is_in_exactly_one_actor(actors: list[Actor]) -> None:
    keys = [key for actor in merged(*actors) for key in actor.keys]
    assert sorted(keys) == sorted({actor.key for actor in actors})
