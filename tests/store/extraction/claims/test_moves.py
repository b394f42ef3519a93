"""Moved, put off, brought forward: the old and the new day, in one sentence or in two. Read on 18 March 2026."""

from __future__ import annotations

import pytest

from store.lexicon import load_lexicon
from tests.store.extraction.claims.reading import reports

MOVES = {
    "had been due, will now": (
        "Envoys of Armenia and Azerbaijan had been due to meet in Tbilisi on 25 March. The meeting will now take place"
        " on 1 and 2 April.",
        ("scheduled", "2026-04-01", "2026-03-25"),
    ),
    "were to have, they will now": (
        "The negotiations between Kenya and Somalia in Djibouti were to have started on 17 March. They will now begin"
        " on 24 March.",
        ("scheduled", "2026-03-24", "2026-03-17"),
    ),
    "new day first, the old one told after it": (
        "Seoul and Pyongyang will hold military talks at Panmunjom on 27 March, Seoul's defence ministry said. The"
        " talks were originally scheduled for 13 March.",
        ("scheduled", "2026-03-27", "2026-03-13"),
    ),
    "had agreed to hold, will now be held": (
        "Kyrgyzstan and Tajikistan had agreed to hold talks in Osh on 19 March. On Tuesday Dushanbe asked for a delay,"
        " and the talks will now be held on 26 March.",
        ("scheduled", "2026-03-26", "2026-03-19"),
    ),
    "instead of": (
        "Greek and Turkish ministers will meet in Nicosia on 26 March instead of 19 March.",
        ("scheduled", "2026-03-26", "2026-03-19"),
    ),
    "instead of, in front": (
        "Instead of 9 April, the ministers of Oman and Kuwait will meet in Salalah on 16 April.",
        ("scheduled", "2026-04-16", "2026-04-09"),
    ),
    "rather than": (
        "The foreign ministers of Burundi and Rwanda will meet in Kampala on 24 March rather than 31 March.",
        ("scheduled", "2026-03-24", "2026-03-31"),
    ),
    "brought forward by": (
        "The summit of Sudan and South Sudan in Juba on 28 March has been brought forward by two days.",
        ("scheduled", "2026-03-26", "2026-03-28"),
    ),
    "postponed from one weekday to another": (
        "The session of the Colombian and Venezuelan delegations in Cúcuta was postponed from Monday to Thursday.",
        ("scheduled", "2026-03-26", "2026-03-23"),
    ),
    "it was due": (
        "The visit of the Iraqi prime minister to Ankara has been rescheduled for 29 March; it was first planned for"
        " 22 March.",
        ("scheduled", "2026-03-29", "2026-03-22"),
    ),
    "will not meet, moved to": (
        "The Maltese and Libyan ministers will not meet in Valletta on Friday as planned. The encounter has been moved"
        " to Monday.",
        ("scheduled", "2026-03-23", "2026-03-20"),
    ),
    "will not take place, no new date": (
        "The talks between Eritrea and Ethiopia in Asmara will not take place on 23 March, and no new date has been"
        " agreed.",
        ("postponed", None, "2026-03-23"),
    ),
    "will not take place": (
        "The talks between Eritrea and Ethiopia in Asmara will not take place on 23 March.",
        ("cancelled", "2026-03-23", None),
    ),
    "were to meet, has been postponed": (
        "The foreign ministers of Rwanda and Congo were to meet in Luanda on Friday. The meeting has been postponed.",
        ("postponed", None, "2026-03-20"),
    ),
    "called it off": (
        "There was to be a session of Indian and Pakistani officials in Amritsar on 25 March. Delhi stayed away, so the"
        " hosts called it off.",
        ("cancelled", "2026-03-25", None),
    ),
    "participles after the noun": (
        "The Andean summit of Peru and Bolivia in Puno on 24 March, first delayed and then called off, is not coming"
        " back.",
        ("cancelled", "2026-03-24", None),
    ),
    "denied that it was planned": (
        "Baku denied that a meeting with Yerevan had been planned in Brussels on 21 March.",
        ("cancelled", "2026-03-21", None),
    ),
    "no plans": (
        "The palace said there were no plans for the Omani sultan to receive Iran's president in Muscat on 1 April.",
        ("cancelled", "2026-04-01", None),
    ),
    "the coming weekday is called off": (
        "Niger called off Friday's talks with Benin in Cotonou after an attack on a border post.",
        ("cancelled", "2026-03-20", None),
    ),
    "after meeting": (
        "The Lithuanian foreign minister said sanctions would stay after meeting his Polish colleague in Krakow on"
        " Monday.",
        ("held", "2026-03-16", None),
    ),
    "put back by a week, the old day in an aside": (
        "Talks between Niger and Benin in Cotonou, due to open on 20 March, have been put back by a week.",
        ("scheduled", "2026-03-27", "2026-03-20"),
    ),
    "in the relative clause of a verb of meeting": (
        "The trilateral meeting of Peru, Chile and Bolivia, which had been due to take place in Arica on 9 March, would"
        " be convened there on 6 April.",
        ("scheduled", "2026-04-06", "2026-03-09"),
    ),
    "adjourned until": (
        "The border talks of Laos and Thailand in Vientiane were adjourned until 7 April.",
        ("scheduled", "2026-04-07", None),
    ),
    "the day on which it was called off is not its own": (
        "The meeting of Malian and Algerian officials in Tamanrasset was called off on Tuesday.",
        ("cancelled", None, None),
    ),
    "were to have": (
        "The Fijian and Samoan leaders were to have met in Apia on 12 March.",
        ("cancelled", "2026-03-12", None),
    ),
    "no new day three sentences on": (
        "There was to be a meeting of Serbia and Kosovo in Skopje on 24 March. Pristina asked for patience. Belgrade"
        " agreed. A new day has not been proposed.",
        ("postponed", None, "2026-03-24"),
    ),
    "unlikely": (
        "The meeting of the Kenyan and Ugandan ministers in Busia on 23 March is unlikely to take place.",
        ("proposed", "2026-03-23", None),
    ),
    "held, a day later than planned": (
        "The Fijian and Samoan leaders met in Apia on 17 March, a day later than planned.",
        ("held", "2026-03-17", "2026-03-16"),
    ),
    "an old plan in front": (
        "Originally due on 19 March, the talks between Honduras and Nicaragua in Managua will now begin on 26 March.",
        ("scheduled", "2026-03-26", "2026-03-19"),
    ),
    "pushed back, the length before the meeting": (
        "Kazakh and Chinese officials have pushed back by two days a meeting in Almaty that was to open on 20 March.",
        ("scheduled", "2026-03-22", "2026-03-20"),
    ),
    "delayed and now set for": (
        "The conference on Lake Chad in Maiduguri, first announced for 15 March, has been delayed again and is now set"
        " for 12 April.",
        ("scheduled", "2026-04-12", "2026-03-15"),
    ),
    "had been expected, called the trip off": (
        "The Philippine president had been expected in Hanoi on 16 March, but he cancelled the trip after a typhoon.",
        ("cancelled", "2026-03-16", None),
    ),
    "due on a weekday, nobody came": (
        "Lesotho and South Africa were due to hold talks in Maseru on Monday, but the delegation never arrived.",
        ("cancelled", "2026-03-16", None),
    ),
    "hangs in the balance": (
        "A trip by the Cambodian premier to Bangkok on 21 March hangs in the balance.",
        ("proposed", "2026-03-21", None),
    ),
    "was due, but will now come": (
        "Bhutan's king had been due in Dhaka on 20 March but will now come on 28 March.",
        ("scheduled", "2026-03-28", "2026-03-20"),
    ),
    "was to be held, was moved, will take place": (
        "The summit of Guinea and Liberia in Conakry was to be held on 5 March but was moved to Freetown and will take"
        " place on 26 March.",
        ("scheduled", "2026-03-26", "2026-03-05"),
    ),
    "rescheduled for": (
        "Samoa and Tonga have rescheduled their fisheries talks in Apia for 7 April after a cyclone warning.",
        ("scheduled", "2026-04-07", None),
    ),
    "agreed last month, confirmed for": (
        "A visit by Senegal's president to Banjul, agreed last month, has been confirmed for 1 April.",
        ("scheduled", "2026-04-01", None),
    ),
    "hoped for, never took place": (
        "The French president had hoped to receive the Malian leader in Paris in February, but the visit never took"
        " place.",
        ("cancelled", "2026-02", None),
    ),
    "to see each other, nobody came, in the next sentence": (
        "The leaders of Tuvalu and Nauru were to see each other in Funafuti on 11 March. The Nauruan plane did not"
        " come.",
        ("cancelled", "2026-03-11", None),
    ),
    "was to have come on a weekday": (
        "Uruguay's foreign minister was to have flown to Asunción on Monday.",
        ("cancelled", "2026-03-16", None),
    ),
    "ended after an hour": (
        "Talks between Malta and Italy in Catania on 13 March were aborted after an hour.",
        ("held", "2026-03-13", None),
    ),
    "previously set for, now slated for": (
        "The Gulf leaders' summit in Manama, previously set for 20 March, is now slated for 27 March.",
        ("scheduled", "2026-03-27", "2026-03-20"),
    ),
    "changed the date of": (
        "Turkmenistan and Iran changed the date of their water talks in Sarakhs from 24 March to 1 April.",
        ("scheduled", "2026-04-01", "2026-03-24"),
    ),
    "by one day, to": (
        "Kiribati shifted the opening of its talks with Nauru in Tarawa by one day, to 20 March.",
        ("scheduled", "2026-03-20", "2026-03-19"),
    ),
    "the original date was": (
        "The ministers of Kiribati and Tuvalu will meet in Tarawa on 3 April. The original date was 20 March.",
        ("scheduled", "2026-04-03", "2026-03-20"),
    ),
    "he will come instead, in the next sentence": (
        "Pakistan's premier was supposed to be in Tashkent on 16 March. He will now be there on 24 March.",
        ("scheduled", "2026-03-24", "2026-03-16"),
    ),
    "they now start": (
        "The Bangsamoro talks with Manila in Kuala Lumpur were to resume on 14 March. The panel asked for a week. They"
        " now start on 21 March.",
        ("scheduled", "2026-03-21", "2026-03-14"),
    ),
    "did not happen, now aim for": (
        "A meeting of Japan and Russia scheduled for 15 March in Sapporo did not happen; they now aim for 29 March.",
        ("scheduled", "2026-03-29", "2026-03-15"),
    ),
    "the coming weekday is moved": (
        "Friday's call between the presidents of Kenya and Somalia has been rescheduled to Sunday evening.",
        ("scheduled", "2026-03-22", "2026-03-20"),
    ),
    "had first been planned for a month": (
        "The Eritrean foreign minister will visit Djibouti on 29 March. The visit had first been planned for January.",
        ("scheduled", "2026-03-29", "2026-01"),
    ),
    "asked to move": (
        "Sri Lanka asked India to move the fishermen's talks in Colombo from 20 March to 27 March.",
        ("scheduled", "2026-03-20", None),
    ),
    "ends sooner": (
        "The retreat of Fiji and Tonga on Aitutaki will end on 20 March, a day sooner than planned.",
        ("scheduled", "2026-03-20", None),
    ),
    "never rescheduled": (
        "A session of Russia and the United States planned in Cairo on 29 November 2022 was called off by Moscow and"
        " has never been rescheduled.",
        ("cancelled", "2022-11-29", None),
    ),
    "would have met": (
        "Iran's president would have met the Saudi crown prince in Riyadh on Monday had his plane not turned back.",
        ("cancelled", "2026-03-16", None),
    ),
    "would have convened, has been called off": (
        "The committee of Peru and Ecuador, which would have convened in Loja on Saturday, has been called off.",
        ("cancelled", "2026-03-21", None),
    ),
    "no date has been set": (
        "No date has been set for the summit of Japan and South Korea in Busan.",
        ("proposed", None, None),
    ),
    "not clear whether": (
        "It was not clear whether a meeting between Thai and Cambodian officers in Surin on 20 March would take place.",
        ("proposed", "2026-03-20", None),
    ),
    "had never agreed": (
        "Rwandan officials said they had never agreed to talks with Congo in Luanda on 10 March.",
        ("cancelled", "2026-03-10", None),
    ),
    "hosted by, before the noun": (
        "The Swiss-hosted Cyprus conference with Greece will go ahead on 3 April.",
        ("scheduled", "2026-04-03", None),
    ),
    "held on another day than announced, told after it": (
        "Kenyan and Somali officials met in Mandera on Tuesday. The meeting had been announced for Sunday, but was"
        " delayed after a road was washed away.",
        ("held", "2026-03-17", "2026-03-15"),
    ),
    "first planned elsewhere and called off there": (
        "The foreign ministers of Armenia and Turkey will meet in Tbilisi on 26 March. The meeting was to have taken"
        " place in Batumi last Monday but could not go ahead because of a storm.",
        ("scheduled", "2026-03-26", "2026-03-16"),
    ),
    "the two had been expected to meet": (
        "North Macedonia's foreign minister met her Bulgarian counterpart in Sofia on Monday. The two had been expected"
        " to meet on 27 February.",
        ("held", "2026-03-16", "2026-02-27"),
    ),
    "the trip was put off from": (
        "The Moldovan premier will travel to Bucharest on 24 March. The trip was postponed from 4 March.",
        ("scheduled", "2026-03-24", "2026-03-04"),
    ),
    "had to be called off": (
        "A meeting of Taiwanese and Philippine officials in Batanes, set for 8 March, had to be called off.",
        ("cancelled", "2026-03-08", None),
    ),
    "cancelled at short notice": (
        "Pretoria cancelled at short notice the talks with Lesotho in Clarens on 24 March.",
        ("cancelled", "2026-03-24", None),
    ),
    "set for a weekday, could not take place": (
        "The meeting of Colombia's and Venezuela's defence ministers in Cúcuta, scheduled for Monday, could not take"
        " place because of fog.",
        ("cancelled", "2026-03-16", None),
    ),
    "called off, a new day to come": (
        "Talks between Chad and Sudan in Abéché on Friday have been cancelled, but both want to fix another date.",
        ("postponed", None, "2026-03-20"),
    ),
    "put on hold, then confirmed for": (
        "The visit of the Greek foreign minister to Tirana was put on hold last week. It has now been confirmed for"
        " 30 March.",
        ("scheduled", "2026-03-30", None),
    ),
    "if it slipped again": (
        "A visit to Gori by the Armenian premier planned for Friday has been put back. She would not be"
        " surprised if the visit slipped again.",
        ("postponed", None, "2026-03-20"),
    ),
    "called it off, citing": (
        "A session of Japan and China had been set for 15 March in Nara but China called it off, citing a visit to the"
        " island.",
        ("cancelled", "2026-03-15", None),
    ),
    "asked if": (
        "Asked if he would meet his Chilean counterpart in Arica on Friday, Bolivia's president said no.",
        ("proposed", "2026-03-20", None),
    ),
    "fell apart before it began": (
        "A joint session of Oman and Yemen planned for 9 March in Salalah fell apart before it began.",
        ("cancelled", "2026-03-09", None),
    ),
    "what was held is not called off": (
        "Togo's envoy travelled to Cotonou on Monday, where Benin's president received him. He had hoped to go on,"
        " but the trip did not go ahead.",
        ("held", "2026-03-16", None),
    ),
    "the day that a postponed meeting had lies ahead": (
        "Talks between Ecuador and Peru, planned for Sunday in Quito, were postponed.",
        ("postponed", None, "2026-03-22"),
    ),
    "a plan of before that is not replaced": (
        "Envoys of Chad and Sudan had been due to meet in Abéché on 25 March. The price of bread rose.",
        ("scheduled", "2026-03-25", None),
    ),
}


@pytest.mark.parametrize("name", MOVES)
def test_a_moved_meeting_is_one_report_with_both_days(name: str) -> None:
    text, wanted = MOVES[name]
    found = [(report["status"], report["start"], report["previous_start"]) for report in reports(text)]
    assert found == [wanted]


OTHERS = {
    "again": "Envoys of Mali and Niger met in Gao on Monday. The two were to have met again on Friday.",
    "of somebody else": (
        "Kyrgyz and Uzbek officials will meet in Osh on 20 March. The summit of the two presidents, which was to have"
        " been held on 5 March, has been put off."
    ),
    "further": (
        "Peru's and Bolivia's presidents met in Puno on Monday. A further meeting, which had been planned for Thursday,"
        " was cancelled."
    ),
    "the last round": (
        "India and Nepal will hold border talks in Pokhara on 25 March. The last round, planned for November, was"
        " cancelled."
    ),
    "told apart by its place": (
        "Chadian and Libyan officers met in Aozou on Monday. The meeting in Sabha set for 9 March was called off."
    ),
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_plan_that_is_told_apart_is_a_meeting_of_its_own(name: str) -> None:
    assert len(reports(OTHERS[name])) == 2


LASTING = {
    "A two-day meeting of Qatari and Chadian officials in Doha opens on 24 March.": ("2026-03-24", "2026-03-25"),
    "The Omani sultan ended a three-day visit to Tehran on Tuesday.": ("2026-03-15", "2026-03-17"),
    "Chadian and Sudanese envoys will gather in Abéché for three days from 30 March.": ("2026-03-30", "2026-04-01"),
    "Kenya and Somalia wrapped up two days of talks in Djibouti on Tuesday.": ("2026-03-16", "2026-03-17"),
    "The Omani sultan visited Tehran on Tuesday.": ("2026-03-17", "2026-03-17"),
    "Talks between Serbia and Kosovo will continue until Saturday in Ohrid.": ("2026-03-18", "2026-03-21"),
    "Chadian and Sudanese envoys have been meeting in Abéché since Monday and are expected to finish on Friday.": (
        "2026-03-16",
        "2026-03-20",
    ),
    "A round of talks between Egypt and Ethiopia opened in Kampala on Tuesday and is to last until Saturday.": (
        "2026-03-17",
        "2026-03-21",
    ),
    "Bhutan and India opened talks in Thimphu on Monday. The talks will end on Friday.": ("2026-03-16", "2026-03-20"),
}


@pytest.mark.parametrize("text", LASTING)
def test_length_in_days_gives_the_other_end(text: str) -> None:
    assert [(report["start"], report["end"]) for report in reports(text)] == [LASTING[text]]


@pytest.mark.parametrize("row", load_lexicon().table("meetings")["was_to_be"], ids=lambda row: str(row["id"]))
def test_word_of_a_plan_of_before_leaves_one_report(row: dict[str, str]) -> None:
    assert [report["previous_start"] is not None for report in reports(row["example"])] == [True]


FURTHER = {
    "Kenya's premier plans to see his Somali counterpart in Garissa when he opens a clinic there on 21 March.": (
        [("scheduled", "Garissa", "2026-03-21")]
    ),
    "The Cypriot and Greek presidents last met in Athens in January, when Turkey sent a ship on 12 January.": (
        [("held", "Athens", "2026-01")]
    ),
    "Oman's and Yemen's ministers agreed on it on Tuesday night, when they spoke by phone.": (
        [("held", None, "2026-03-17")]
    ),
    "Tonga and Samoa will hold fisheries talks in Apia. The meeting, on 24 March, will be the first in three years.": (
        [("scheduled", "Apia", "2026-03-24")]
    ),
    "Georgia and Armenia resumed their border talks. The session took place in Sadakhlo on Tuesday.": (
        [("held", "Sadakhlo", "2026-03-17")]
    ),
    "When the premiers of Fiji and Tonga shook hands in Nadi, on 14 December 2025, nobody spoke of fish.": (
        [("held", "Nadi", "2025-12-14")]
    ),
    "Fiji and Tonga met in Nadi on Monday. A further meeting, on 24 March, will be held in Apia.": (
        [("held", "Nadi", "2026-03-16"), ("scheduled", "Apia", "2026-03-24")]
    ),
}


@pytest.mark.parametrize("text", FURTHER)
def test_the_next_sentence_tells_more_of_the_meeting(text: str) -> None:
    found = [(report["status"], report["place"], report["start"]) for report in reports(text)]
    assert found == FURTHER[text]


BESIDE_VERB = {
    "President Ruto on Friday met Somali President Hassan Sheikh Mohamud in Nairobi.": ("held", "2026-03-13"),
    "Tehran on Tuesday hosted talks between Armenia and Azerbaijan.": ("held", "2026-03-17"),
    "The Irish and British premiers will, on 2 April, hold talks in Belfast.": ("scheduled", "2026-04-02"),
    "Laos and Thailand on Monday called off talks in Vientiane.": ("cancelled", None),
}


@pytest.mark.parametrize("text", BESIDE_VERB)
def test_the_day_between_subject_and_verb(text: str) -> None:
    assert [(report["status"], report["start"]) for report in reports(text)] == [BESIDE_VERB[text]]
