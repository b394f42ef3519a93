"""Verb groups: tense, mood, negation and voice on sentences made up for the purpose."""

from __future__ import annotations

import pytest

from store.lexicon import load_lexicon
from store.model import Modality, Tense, VerbGroup
from store.reading import read_document
from store.reading.verb_forms import guessed_lemma, regular_forms, verb_words
from store.reading.verbs import governing_verb, verb_groups

LEXICON = load_lexicon()


def groups_of(text: str) -> tuple[VerbGroup, ...]:
    return verb_groups(read_document(text + "\n", LEXICON), LEXICON)


def shown(text: str, group: VerbGroup) -> str:
    """``text|lemma tense modality`` with ``not`` and ``passive`` where they hold."""
    words = [group.lemma, group.tense.value, group.modality.value]
    words += ["not"] if group.negated else []
    words += ["passive"] if group.passive else []
    return f"{text[group.span.start : group.span.end]}|{' '.join(words)}"


CASES = [
    ("The envoys in Porto do Mangue met.", ["met|meet past asserted"]),
    ("Last week the envoys met in Juba.", ["met|meet past asserted"]),
    ("Transport chiefs of Mali and Niger met in Gao.", ["met|meet past asserted"]),
    ("The envoys met in Juba.", ["met|meet past asserted"]),
    ("The envoys have met in Juba.", ["have met|meet perfect asserted"]),
    ("The envoys had not met before.", ["had not met|meet past asserted not"]),
    ("They will not be received in Asmara.", ["will not be received|receive future asserted not passive"]),
    ("The round will now be held in Osh.", ["will now be held|hold future asserted passive"]),
    ("He isn't going to send anybody.", ["isn't going to send|send future asserted not"]),
    ("She is to see the premier.", ["is to see|see future asserted"]),
    ("The talks had been due to open on Monday.", ["had been due to open|open future asserted"]),
    ("The two were meeting in Lomé.", ["were meeting|meet progressive asserted"]),
    ("A summit could follow.", ["could follow|follow future possible"]),
    ("The rebels refused to come.", ["refused|refuse past asserted", "to come|come past asserted not"]),
    ("The junta failed to reply.", ["failed|fail past asserted", "to reply|reply past asserted not"]),
    ("Bogotá wants to meet the delegation.", ["wants|want present asserted", "to meet|meet future wished"]),
    ("Oman has offered to host a round.", ["has offered|offer perfect asserted", "to host|host future wished"]),
    ("They agreed to hold a round.", ["agreed|agree past asserted", "to hold|hold future asserted"]),
    ("The meeting would have taken place in Quito.", ["would have taken|take future conditional"]),
    ("The meeting never took place.", ["took|take past asserted not"]),
    ("The pact has been signed.", ["has been signed|sign perfect asserted passive"]),
    ("The ministers should talk.", ["should talk|talk future wished"]),
    ("He was, on the other hand, called off the list.", ["was, on the other hand, called|call past asserted passive"]),
    ("No talks were held.", ["were held|hold past asserted not passive"]),
    ("Nobody came to the table.", ["came|come past asserted not"]),
    ("Lima had to cancel the visit.", ["had to cancel|cancel past asserted"]),
    ("The visit had to be cancelled.", ["had to be cancelled|cancel past asserted passive"]),
    ("The visit has had to be put off.", ["has had to be put|put past asserted passive"]),
    ("The round is to last until Friday.", ["is to last|last future asserted"]),
    ("The round would last two days.", ["would last|last future asserted"]),
    ("The envoys had to be in Lima.", ["had to be|be past asserted"]),
    ("The sides have yet to agree.", ["have yet to agree|agree future wished"]),
    ("Chiefs of staff follow on Monday.", ["follow|follow present asserted"]),
    ("They will meet if the rains cease.", ["will meet|meet future conditional", "cease|cease present asserted"]),
    ("They'd like to talk.", ["'d like|like future asserted", "to talk|talk future wished"]),
    ("Accra is ready to host them.", ["is ready to host|host future wished"]),
    ("Niamey no longer has an envoy there.", ["has|have present asserted not"]),
    ("The sides reached no agreement.", ["reached|reach past asserted not"]),
    ("They do not have to sign.", ["do not have to sign|sign future wished not"]),
    ("They will meet and sign the pact.", ["will meet|meet future asserted", "sign|sign future asserted"]),
    ("Harare controls the road.", ["controls|control present asserted"]),
    ("The two will re-examine the map.", ["will re-examine|examine future asserted"]),
    ("They will eventually demur.", ["will eventually demur|demur future asserted"]),
    ("The will of the people was heard.", ["was heard|hear past asserted passive"]),
    (
        "Eritrea left and no date has been set.",
        ["left|leave past asserted", "has been set|set perfect asserted not passive"],
    ),
    (
        "Doha, which hosts them, hopes they sign.",
        ["hosts|host present asserted", "hopes|hope present asserted", "sign|sign present asserted"],
    ),
    (
        "If confirmed, it would be the first.",
        ["confirmed|confirm none asserted passive", "would be|be future conditional"],
    ),
    ("Khartoum is unlikely to attend.", ["is unlikely to attend|attend future possible not"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _expected in CASES])
def test_groups(text: str, expected: list[str]) -> None:
    assert [shown(text, group) for group in groups_of(text)] == expected


@pytest.mark.parametrize(
    "text",
    ["The peace talks in Tbilisi.", "A proposed visit by the Malian premier.", "United States envoy in heated debate."],
)
def test_nouns_are_no_verbs(text: str) -> None:
    assert [shown(text, group) for group in groups_of(text)] == []


def test_a_participle_after_its_noun_has_no_tense() -> None:
    planned = groups_of("Consultations set for 12 May in Yerevan will go ahead.")[0]
    assert (planned.lemma, planned.tense, planned.passive) == ("set", Tense.NONE, True)


@pytest.mark.parametrize(
    ("text", "at", "lemma"),
    [
        ("On Tuesday, the premier flew to Baku.", "Tuesday", "fly"),
        ("The premier, who met the envoy on Monday, will fly to Baku.", "Monday", "meet"),
        ("The ministry announced on Wednesday that a dinner would follow.", "Wednesday", "announce"),
        ("He said the meeting on Friday would be brief.", "Friday", "be"),
        ("The envoys met on Tuesday, and will meet again on Thursday.", "Thursday", "meet"),
        ("Chad, on Monday, accused its neighbour.", "Monday", "accuse"),
        ("They quarrelled and on Monday walked out.", "Monday", "walk"),
    ],
)
def test_governing_verb(text: str, at: str, lemma: str) -> None:
    document = read_document(text + "\n", LEXICON)
    group = governing_verb(verb_groups(document, LEXICON), document, text.index(at))
    assert group is not None
    assert group.lemma == lemma


def test_no_verb_governs_outside_of_sentences() -> None:
    document = read_document("They met.\n", LEXICON)
    assert governing_verb(verb_groups(document, LEXICON), document, 5000) is None


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("plan", ("plans", "planned", "planning")),
        ("refuse", ("refuses", "refused", "refusing")),
        ("deny", ("denies", "denied", "denying")),
        ("veto", ("vetoes", "vetoed", "vetoing")),
        ("sign", ("signs", "signed", "signing")),
        ("tie", ("ties", "tied", "tying")),
        ("agree", ("agrees", "agreed", "agreeing")),
        ("traffic", ("traffics", "trafficked", "trafficking")),
    ],
)
def test_regular_forms(lemma: str, forms: tuple[str, str, str]) -> None:
    assert regular_forms(lemma, frozenset()) == forms


@pytest.mark.parametrize(("word", "lemma"), [("reconvened", "reconvene"), ("vilified", "vilify"), ("dropped", "drop")])
def test_guessed_lemma(word: str, lemma: str) -> None:
    assert guessed_lemma(word, verb_words(LEXICON).forms) == lemma


def test_irregular_forms_come_from_data() -> None:
    words = verb_words(LEXICON)
    assert {words.forms[form].lemma for form in ("met", "meets", "meeting")} == {"meet"}
    assert "mohammed" in words.not_verbs


def test_condition_makes_a_future_conditional() -> None:
    group = groups_of("The visit will go ahead provided the roads are open.")[0]
    assert group.modality is Modality.CONDITIONAL


@pytest.mark.parametrize("text", ["", "to", "will", "not be to be have to", "’s 's n't , , , ,", "\x00 to be \ud800"])
def test_odd_text_raises_nothing(text: str) -> None:
    groups = groups_of(text)
    assert all(group.span.start < group.span.end for group in groups)
