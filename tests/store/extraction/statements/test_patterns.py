"""Statements pattern by pattern, on sentences made up about many conflicts."""

from __future__ import annotations

import pytest

from store.model import Act, StatementKind
from tests.store.extraction.statements.reading import said

DIRECT, INDIRECT, MIXED = StatementKind.DIRECT, StatementKind.INDIRECT, StatementKind.MIXED

ONE_STATEMENT = [
    # plain, split, run-on
    ('"We are ready," the minister said.', DIRECT, ["We are ready"]),
    ('"We are ready," she said, "but nobody called."', DIRECT, ["We are ready", "but nobody called."]),
    ('"Not a word," Idriss Wade said. "Not one."', DIRECT, ["Not a word", "Not one."]),
    (
        "‘It is a wall,’ says Amina Diop, a trader in Kidal. ‘It has no door.’",
        DIRECT,
        ["It is a wall", "It has no door."],
    ),
    ("« La mer est à tous », said the envoy.", DIRECT, ["La mer est à tous"]),
    ("„Not before May“, said the head of the delegation.", DIRECT, ["Not before May"]),
    ('"Why should we wait?" asked Ousman Jallow.', DIRECT, ["Why should we wait?"]),
    # colon, signed, nouns of answering
    ('Getachew Reda was blunt: "The paper is dead."', DIRECT, ["The paper is dead."]),
    ('Cedric Lameko of Samoa: "We came for a deal."', DIRECT, ["We came for a deal."]),
    ("„Ask me on Friday“, was her answer.", DIRECT, ["Ask me on Friday"]),
    ('Asked if he would go, Nikol Pashinyan shrugged: "Why not?"', DIRECT, ["Why not?"]),
    # mixed
    ('The envoy said the text was "a fig leaf".', MIXED, ['the text was "a fig leaf"']),
    ('The general called the raid "a provocation".', MIXED, ['the raid "a provocation"']),
    ('Khartoum warned of "a war of all against all".', MIXED, ['"a war of all against all"']),
    (
        "The sitting is over; the talks are “suspended, not closed,” its chair, Frederico Paz, insists.",
        MIXED,
        ["the talks are “suspended, not closed,”"],
    ),
    ('Venezuela, Irfaan Ali said, "must respect the court".', MIXED, ["Venezuela", "must respect the court"]),
    # indirect: after, before, around
    ("The envoy said that talks would resume in May.", INDIRECT, ["talks would resume in May"]),
    ("The envoy told reporters in Tbilisi on Friday that the road was open.", INDIRECT, ["the road was open"]),
    ("Talks would resume in May, the envoy said.", INDIRECT, ["Talks would resume in May"]),
    ("The round, officials said, would last two days.", INDIRECT, ["The round", "would last two days"]),
    ("The talks, the Nepali side said, would go on.", INDIRECT, ["The talks", "would go on"]),
    ("Talks would go on, the Nepali side said, until May came.", INDIRECT, ["Talks would go on", "until May came"]),
    ("Insisting it had broken no promise, Pyongyang fired two rockets.", INDIRECT, ["it had broken no promise"]),
    ("The Omani minister confirmed the visit but gave no date.", INDIRECT, ["the visit"]),
    ("According to two diplomats briefed on the talks, Kigali agrees.", INDIRECT, ["Kigali agrees"]),
    (
        "The Tajik side, the envoy said, brought forty questions.",
        INDIRECT,
        ["The Tajik side", "brought forty questions"],
    ),
    ("An official, who did not wish to be named, said 56 trucks were stuck.", INDIRECT, ["56 trucks were stuck"]),
    ("Minister Saidov noted the high level of trust.", INDIRECT, ["the high level of trust"]),
    ("Fidan expressed the hope that the line would open.", INDIRECT, ["the hope that the line would open"]),
    ("I am told by someone close to the king that Maseru agrees.", INDIRECT, ["Maseru agrees"]),
    ("The road is open, according to a source in Goma.", INDIRECT, ["The road is open"]),
    ("The road is open, as the governor noted.", INDIRECT, ["The road is open"]),
    (
        "The Turkish energy minister, Alparslan Bayraktar, said on Monday that the line was being filled.",
        INDIRECT,
        ["the line was being filled"],
    ),
    (
        "The envoy said the talks would go on, adding that no date was fixed.",
        INDIRECT,
        ["the talks would go on", "no date was fixed"],
    ),
    (
        "Dili denied having asked for the delay, which surprised everyone in the room.",
        INDIRECT,
        ["having asked for the delay"],
    ),
    ("The ministry announced a visit to Nouakchott on 3 May.", INDIRECT, ["a visit to Nouakchott on 3 May"]),
    (
        "One Emirati official, who spoke on condition of anonymity because he was not authorised to speak, "
        "said the text was ready.",
        INDIRECT,
        ["the text was ready"],
    ),
]


@pytest.mark.parametrize(("text", "kind", "content"), ONE_STATEMENT, ids=[row[0][:40] for row in ONE_STATEMENT])
def test_one_statement(text: str, kind: StatementKind, content: list[str]) -> None:
    assert [(one.kind, one.content) for one in said(text)] == [(kind, content)]


NOTHING = [
    "The session, which was called for 3 March in Osh, has been dropped.",
    "The rebels were warned against a new offensive.",
    "The United States and Oman held talks on the report of the commission.",
    "The island states and the poorest countries walked out of the hall.",
    "All went according to plan in the so-called “peace corridor”.",
    "A plenary called for noon has been cancelled.",
    "Guests of the think tank and of state media were in the hall.",
    "State media and the ministry's demands were on the table.",
    "The conference, first planned for May, was an afterthought.",
    "It was the so-called “peace corridor” that broke the proposed truce.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_statement(text: str) -> None:
    assert [one.content for one in said(text) if one.act is not Act.POSITION] == []


def test_two_speakers_in_one_sentence() -> None:
    found = said("While Baku said it was ready for talks, Yerevan warned that the text was not.")
    assert [(one.content, one.speaker) for one in found] == [
        (["it was ready for talks"], "Azerbaijan"),
        (["the text was not"], "Armenia"),
    ]


def test_an_enclosing_cue_wins() -> None:
    found = said("Oslo wants both sides to meet in May, the Norwegian envoy said.")
    assert [(one.content, one.subject) for one in found] == [
        (["Oslo wants both sides to meet in May"], "the Norwegian envoy"),
    ]


def test_a_quotation_that_runs_over_paragraphs_is_one() -> None:
    found = said(
        "“My father crossed there with apples.\n\n“My son crosses with a permit and fear,” said Haji Gulab Shinwari. "
        "“Tell them the apples are rotting.”"
    )
    assert [one.content for one in found] == [
        [
            "My father crossed there with apples.",
            "My son crosses with a permit and fear",
            "Tell them the apples are rotting.",
        ]
    ]


def test_acts() -> None:
    acts = {
        "Paris believes that the two sides will meet.": Act.POSITION,
        "The spokesman declined to name the mediator.": Act.REFUSAL,
        "The governor would not be drawn on a date.": Act.REFUSAL,
        "Neither side has said when the committee might meet.": Act.REFUSAL,
        "The deputy asked why the road was closed.": Act.QUESTION,
    }
    assert {text: [one.act for one in said(text)] for text in acts} == {text: [act] for text, act in acts.items()}


def test_denials_are_negative() -> None:
    found = said("Asmara denied that its troops had crossed the river. It said they were at home.")
    assert [one.statement.negative for one in found] == [True, False]


def test_headlines() -> None:
    found = said(
        "Talks to Resume in Muscat, Omani Envoy Says\n\nThe two sides will meet again in spring.\n", whole=True
    )
    assert [one.content for one in found] == [["Talks to Resume in Muscat"]]


def test_a_transcript_gives_an_answer_each() -> None:
    text = (
        "A voice from the table\n\nNino Kapanadze sat on the Georgian team for three years. She spoke in Gori.\n\n"
        "Q: Is the table empty?\n\nA: Empty chairs are still chairs. We wait.\n\nQ: For whom?\n\nA: For anyone.\n"
    )
    found = said(text, whole=True)
    assert [(one.content, one.speaker, one.kind) for one in found] == [
        (["Empty chairs are still chairs. We wait."], "Nino Kapanadze", DIRECT),
        (["For anyone."], "Nino Kapanadze", DIRECT),
    ]


def test_an_answer_may_go_on_and_the_reporter_may_speak_between() -> None:
    text = (
        "A voice from the table\n\nNino Kapanadze sat on the Georgian team for three years. She spoke in Gori.\n\n"
        "Q: Is the table empty?\n\nA: Empty chairs are still chairs.\n\nWe wait.\n\nQ: For whom?\n\nA: For anyone.\n\n"
        "“For no one,” her husband said from the door.\n\nQ: Thank you.\n"
    )
    found = said(text, whole=True)
    assert [one.content for one in found] == [
        ["Empty chairs are still chairs.", "We wait."],
        ["For anyone."],
        ["For no one"],
    ]


def test_this_was_stated_by() -> None:
    found = said("The dam will not be filled this year. This was stated by Egypt's irrigation minister Hani Sewilam.")
    assert [(one.content, one.speaker) for one in found] == [(["The dam will not be filled this year"], "Hani Sewilam")]


SPEAKERS_AND_WORDS = [
    # nested
    (
        "Armenian officials told Politico that Tehran had informed Yerevan that the bridge would be closed.",
        [
            ("anonymous: Armenian officials", ["Tehran had informed Yerevan that the bridge would be closed"]),
            ("Iran", ["the bridge would be closed"]),
        ],
    ),
    # several who speak
    ("Both governments said the incident was closed.", [("anonymous: both governments", ["the incident was closed"])]),
    ("The mediators left, Qatar, Egypt and Oman said in a joint statement.", [("Qatar", ["The mediators left"])]),
    ("Serbia will not sign, Aleksandar Vucic and his minister said.", [("Aleksandar Vučić", ["Serbia will not sign"])]),
    (
        "Dhaka said the camp was full but Naypyidaw insisted there was room.",
        [("Bangladesh", ["the camp was full"]), ("Myanmar", ["there was room"])],
    ),
    # who stands in an apposition, in the sentence before, in the same sentence
    (
        '"We will not go," a spokesman for the rebels, Lawrence Kanyuka, said.',
        [("Lawrence Kanyuka", ["We will not go"])],
    ),
    (
        'A Kashmiri trader, Bashir Ahmad, shook his head. "Every spring they promise us the road."',
        [("Bashir Ahmad", ["Every spring they promise us the road."])],
    ),
    (
        "The Haitian premier was blunt. “They sold us smoke,” he said. “Now they want to be thanked.”",
        [("Haitian premier", ["They sold us smoke", "Now they want to be thanked."])],
    ),
    (
        'Vietnam "has not forgotten", its defence minister told a forum in Singapore.',
        [("Vietnam's defence minister", ['Vietnam "has not forgotten"'])],
    ),
    ('Says Colombia\'s envoy: "They came and left."', [("anonymous: Colombia's envoy", ["They came and left."])]),
    # content: what stands before, what ends with the closing mark, what is only an adverb
    (
        "The bridge will reopen in May. The governor of Jammu said this on Friday in Srinagar.",
        [("governor of Jammu", ["The bridge will reopen in May"])],
    ),
    (
        'The Chadian president declared that march "illegal and foolish" on Monday after police fired tear gas.',
        [("Chadian president", ['that march "illegal and foolish"'])],
    ),
    (
        'The pact, which the Fijian premier has called "a beginning", was signed on Tuesday.',
        [("Fijian premier", ['"a beginning"'])],
    ),
    (
        "There, the Somali envoy said, Mogadishu wants to bring both sides together.",
        [("anonymous: Somali envoy", ["There", "Mogadishu wants to bring both sides together"])],
    ),
    (
        "The envoy gave a reason, saying Oman's negotiators, Ali Said and Omar Amri, had asked for time.",
        [("anonymous: envoy", ["Oman's negotiators, Ali Said and Omar Amri, had asked for time"])],
    ),
    (
        "The text is ready, a person involved in the preparations tells us, for the last week of March.",
        [("anonymous: person involved in the preparations", ["The text is ready", "for the last week of March"])],
    ),
    (
        "The foreign ministry in Gitega issued a statement saying the flight had landed.",
        [("Burundian Foreign Ministry", ["the flight had landed"])],
    ),
    ("No reason given, a Libyan aide said.", [("anonymous: Libyan aide", ["No reason given"])]),
    ("The text is ready, per two people in the room.", [("anonymous: two people in the room", ["The text is ready"])]),
    (
        'Jakarta\'s envoy appealed to both to "lower the volume".',
        [("anonymous: Jakarta's envoy", ['both to "lower the volume"'])],
    ),
]


@pytest.mark.parametrize(("text", "found"), SPEAKERS_AND_WORDS, ids=[row[0][:40] for row in SPEAKERS_AND_WORDS])
def test_speakers_and_words(text: str, found: list[tuple[str, list[str]]]) -> None:
    assert [(one.speaker, one.content) for one in said(text)] == found


def test_acts_without_words_are_no_statements() -> None:
    for text in (
        "Kenya has offered to mediate between the two generals.",
        "The opposition in La Paz criticised the timing of the visit.",
        "Oman, the usual host, has proposed Muscat.",
        "A sitting in Bamako, reported by two papers for May, never took place.",
        "The talks in Juba, which went on for four hours, ended without a word.",
    ):
        assert [one.content for one in said(text) if one.act is Act.STATEMENT] == [], text


def test_an_interview_without_labels() -> None:
    text = (
        "The water will come back\n\nThe Aral basin has a new chairman. Bakhyt Ospanov spoke to us in Aktau.\n\n"
        "Do you trust your neighbours?\n\nI trust their maps. Their pumps less.\n\n"
        "When will you meet?\n\nIn June, if the road is dry.\n"
    )
    found = said(text, whole=True)
    assert [(one.content, one.speaker) for one in found] == [
        (["I trust their maps. Their pumps less."], "Bakhyt Ospanov"),
        (["In June, if the road is dry."], "Bakhyt Ospanov"),
    ]
