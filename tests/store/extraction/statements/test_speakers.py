"""Who is meant by a name, a pronoun, a role or nobody's name at all."""

from __future__ import annotations

import pytest

from tests.store.extraction.statements.reading import said

LAST_SPEAKER = [
    ("Armenian Foreign Minister Ararat Mirzoyan was in Tbilisi. “We agreed,” Mirzoyan said.", "Ararat Mirzoyan"),
    ("Kassym-Jomart Tokayev said Putin agreed. He added that no date was fixed.", "Kassym-Jomart Tokayev"),
    ('The Greek minister Eleni Markou said no. "Never," the minister added.', "Eleni Markou"),
    (
        'A Tajik official, who asked not to be named, was less sure. "Mines," the official said.',
        "anonymous: Tajik official",
    ),
    (
        "Two diplomats in Bamako said it was over. “It is dead,” one of them said.",
        "anonymous: one of two diplomats in Bamako",
    ),
    ("A Tajik official who was not authorised to speak said the dam was full.", "anonymous: Tajik official"),
    ("Sahra Warsame spoke in Juba. Her deputy, Lan Nguyen, said the road was closed.", "Lan Nguyen"),
    ("Maia Sandu will travel to Kyiv on Monday, her office said.", "Maia Sandu's office"),
    ("Guyana's president, Irfaan Ali, said the court was right.", "Irfaan Ali"),
    ("The road is open, said the Houthi negotiator Mohammed Abdulsalam.", "Mohammed Abdulsalam"),
    ("Vincent Magwenya, Ramaphosa's spokesman, said the plane was late.", "Vincent Magwenya"),
    ("Kinshasa, for its part, insists that the troops leave first.", "Democratic Republic of the Congo"),
    ("“We are ready,” Petar Petković, who heads the office for Kosovo, wrote.", "Petar Petković"),
    (
        "Diop spoke. Mohamed Ould Ghazouani was there. The Mauritanian was guarded. “We talk,” he said.",
        "Mohamed Ould Ghazouani",
    ),
    ('Asked about it, the Kenyan envoy smiled. "Spring comes when it comes."', "anonymous: Kenyan envoy"),
    (
        "After a call with Fiji's Rabuka, Tonga's prime minister flew home. “We wait,” he said.",
        "Tonga's prime minister",
    ),
    ("After a call with Zambia's Hichilema, Duma Boko left for Maun. “It falls,” he said.", "Duma Boko"),
    ("His Tajik colleague disagreed: the water, he said, had never stopped.", "anonymous: His Tajik colleague"),
    ("Omar Ali met his Thai counterpart, Ana Rong. His counterpart was curt. “Two,” she said.", "Ana Rong"),
    ("“It ends,” insists Ana Rong. Across the table Omar Ali disagrees. “Why are we here?” he asks.", "Omar Ali"),
    ("Ana Rong spoke. Opposition leader Omar Ali was scathing: he accused her of “haste”.", "Omar Ali"),
    ("It was reported that the two ministers would meet in Baku.", None),
]


@pytest.mark.parametrize(("text", "speaker"), LAST_SPEAKER, ids=[row[0][:40] for row in LAST_SPEAKER])
def test_the_last_speaker(text: str, speaker: str | None) -> None:
    assert said(text)[-1].speaker == speaker


def test_the_unnamed_are_anonymous_and_institutions_are_not() -> None:
    found = said("A Chadian official said it was over. The foreign ministry in N'Djamena said it was not.")
    assert [one.statement.anonymous for one in found] == [True, False]


def test_relayed_by_an_agency() -> None:
    (one,) = said("The deal was off, the Libyan prime minister Abdul Hamid Dbeibah said on Tuesday, Reuters reported.")
    assert one.content == ["The deal was off"]
    assert one.statement.via == "Reuters"
    assert one.speaker is not None
    assert one.speaker.endswith("Dbeibah")


def test_the_cited_speak_and_the_outlet_passes_on() -> None:
    (one,) = said("Al Jazeera, citing two Qatari officials, reported that the truce would be extended.")
    assert (one.speaker, one.statement.via) == ("anonymous: two Qatari officials", "Al Jazeera")
    assert one.statement.sources == ("Al Jazeera",)


def test_venue_and_channel() -> None:
    (one,) = said("“We are ready,” Georgian president Salome Zourabichvili wrote on Facebook on 3 May.")
    assert (one.statement.venue, one.statement.via) == ("Facebook", "Facebook")
    (two,) = said("Tokayev said in an interview in Astana that the corridor is safe.")
    assert two.statement.venue == "an interview"


def test_the_day_of_saying_is_the_one_beside_the_cue() -> None:
    text = "Tokayev said on 3 May 2025 that the two would meet on 9 June 2025."
    (one,) = said(text)
    assert one.statement.said is not None
    assert one.statement.said.value == "2025-05-03"


INTERVIEW = """{heading}

Der Bote, 12 May 2026

Der Bote: Minister, whom did you see last week?

{label}: I saw the Chadian envoy in Lomé. The wells stay open.

Der Bote: And in June?

{label}: Nobody yet."""


@pytest.mark.parametrize(
    ("heading", "label", "speaker"),
    [
        ("Interview with Foreign Minister Péter Varga of Hungary", "Varga", "Péter Varga"),
        ("Interview with Foreign Minister Péter Varga of Hungary", "MINISTER VARGA", "Péter Varga"),
        ("Rosa Quispe, Foreign Minister of Bolivia, in conversation", "Quispe", "Rosa Quispe"),
        ("Prime Minister Warns Opposition Parties of Bolivia", "Quispe", "Quispe"),
    ],
)
def test_a_heading_in_capitals_names_whoever_has_a_turn_below_it(heading: str, label: str, speaker: str) -> None:
    assert [one.speaker for one in said(INTERVIEW.format(heading=heading, label=label))] == [speaker] * 2


def test_the_reader_who_is_spoken_to_says_nothing() -> None:
    assert said("If you announce one thing this week, announce this: the road will stay shut.") == []
    assert said("You said that the road would stay shut.") == []
