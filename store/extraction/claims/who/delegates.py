"""Who leads the delegations of a meeting: "Kenya's team was led by A, the Ugandan one by B", "C heads Oman's side"."""

from __future__ import annotations

from collections.abc import Sequence

from store.extraction.claims.frames import Frame, add_party, add_person
from store.extraction.claims.text.article import Article
from store.extraction.claims.text.person_lists import persons_listed
from store.extraction.claims.text.small_words import ARTICLES, OWNING, POSSESSIVE
from store.extraction.claims.who.spoken_of import is_of_old, is_past, whole
from store.lexicon.closed import closed
from store.model import BlockKind, MeetingKind, Mention, MentionForm, Role, Sentence

TEAMS = closed("led_teams")
PLURAL = closed("teams_in_the_plural")
ONE = "one"
"""Stands for a delegation behind whose it is: "the Israeli one"."""
SIDE = "side"
"""Stands for a delegation behind "on the" and whose it is: "on the Israeli side"."""
TOLD = TEAMS | PLURAL | {ONE}
LED = closed("led")
LEADS = closed("leads")
MADE_UP = closed("made_up_of")
HEADS = closed("delegation_heads")
NOT_LED = closed("not_led")
SENT = closed("sent_as_one")
"""Words for those who are sent, whoever they are of."""
KNOWN = POSSESSIVE | {"the", "this"}
JOINING = frozenset({"of", "the", "and", ",", "from"})
ENDS = frozenset({";", ":", "with", "while", "but"})
"""Words at which the names of those who lead end."""
REACH = 14
"""Tokens between a delegation and who leads it."""
NEAR = 2
"""How many sentences after a meeting of one side told a delegation without a name can be told."""
SENTENCES = 8
"""How many sentences after a meeting its delegations can be told."""


def add_delegates(article: Article, frames: Sequence[Frame]) -> None:
    """Let those who lead the delegation of a side take part in the last meeting of that side."""
    if not frames or TOLD.isdisjoint(article.words.words):
        return
    begun = frames[0].sentence
    for index, sentence in enumerate(article.document.sentences):
        if index < begun or article.document.blocks[sentence.block].kind is not BlockKind.PARAGRAPH:
            continue
        for at in article.words.within(TOLD, sentence.first, sentence.last):
            if article.lower[at] in TEAMS or article.lower[at] == ONE:
                for side, mention in _on_a_side(article, sentence, at) or _of_team(article, sentence, at):
                    _join(article, frames, index, side, mention)
            else:
                for mention in _of_teams(article, sentence, at):
                    _join(article, frames, index, article.side_of(mention.key), mention)


def _join(article: Article, frames: Sequence[Frame], index: int, side: str | None, mention: Mention) -> None:
    """Add somebody to the last meeting of a side, or at the home of that side, that is told of up to a sentence."""
    past = is_past(article, article.document.sentences[index])
    told = [f for f in frames if f.sentence <= index and f.kind is not MeetingKind.CALL and not f.title]
    for position in range(len(told) - 1, -1, -1):
        if told[position].sentence < index - SENTENCES:
            return
        meeting = whole(told[position])
        home = article.country_of_place(meeting.place) if meeting.place is not None else None
        near = NEAR if meeting.sides else 0
        if (len(meeting.sides) < 2 and side is None and told[position].sentence < index - near) or is_of_old(
            told[position], told[:position], index, past
        ):
            continue
        if (side is None or side == home or side in meeting.sides) and mention.key not in meeting.absent:
            if side is not None and side not in meeting.sides:
                add_party(article, meeting, side, Role.PARTY, None, "P05")
            own = article.side_of(mention.key)
            if own is None or own in meeting.sides:
                add_party(article, meeting, mention.key, Role.PARTY, mention.span, "P05")
            else:
                add_person(meeting, mention.key, mention.span)
            return


def _of_team(article: Article, sentence: Sentence, at: int) -> list[tuple[str | None, Mention]]:
    """Pairs of a side, None where none is told, and a person who leads its delegation, around the word for it."""
    side, first, last = _owner(article, sentence, at)
    lower = article.lower
    if side is None:
        first, last = _definite(article, sentence, at), at + 1
        if lower[at] not in SENT or first < 0:
            return []
    led = _led_by(article, last, sentence.last)
    if led:
        return [(side, mention) for mention in _led(article, led, sentence.last)] + _others(article, led, sentence)
    made = next((k for k in range(last, min(last + 4, sentence.last)) if lower[k] in MADE_UP), 0)
    if made:
        return [(side, mention) for mention in persons_listed(article, made + 1, sentence.last, ENDS)]
    k = max(first - 1, sentence.first)
    while k > sentence.first and lower[k] in ("the", "its", "a", "of", "up"):
        k -= 1
    head = lower[k] in HEADS and lower[k + 1] == "of"
    if not head and lower[k] in LEADS and not any(low in NOT_LED for low in lower[max(sentence.first, k - 4) : k]):
        leader = _before(article, sentence, k)
        return [(side, leader)] if leader is not None else []
    if head:
        after = last + 1 if lower[last : last + 1] == [","] else last
        named = _led(article, after, min(sentence.last, after + 6))[:1]
        if named:
            return [(side, named[0])]
        leader = _before(article, sentence, k)
        return [(side, leader)] if leader is not None and lower[k - 1] in (",", "the", "as", "is", "was") else []
    return []


def _on_a_side(article: Article, sentence: Sentence, at: int) -> list[tuple[str | None, Mention]]:
    """ "On the Timorese side the minister of state, A, will lead": who acts there, and only says nothing."""
    side, first, last = _owner(article, sentence, at) if article.lower[at] == SIDE else (None, at, at)
    if (
        side is None
        or article.lower[last : last + 1] == ["of"]
        or article.lower[max(first - 2, 0) : first] not in (["on", "the"], ["for", "the"], ["from", "the"])
    ):
        return []
    after = last + (article.lower[last : last + 1] == [","])
    verb = article.first_finite(after, sentence.last)
    if verb is None or article.cue_at[verb] >= 0 or article.cue_at[article.groups[article.group_at[verb]].head] >= 0:
        return []
    named = (article.mention(k) for k in range(after, min(verb, after + REACH)))
    persons = dict.fromkeys(m for m in named if m is not None and article.is_person(m) and m.form is MentionForm.NAME)
    return [(side, mention) for mention in persons]


def _definite(article: Article, sentence: Sentence, at: int) -> int:
    """Where the phrase of a delegation that the reader knows of begins: "the western delegation"; -1 where none is."""
    lower = article.lower
    before = range(at - 1, max(sentence.first, at - 5) - 1, -1)
    opens = next((k for k in before if lower[k] in KNOWN), -1)
    known = opens >= 0 and all(lower[k].isalpha() or lower[k] in ("-", "/", "–") for k in range(opens, at))
    return opens if known else -1


def _of_teams(article: Article, sentence: Sentence, at: int) -> list[Mention]:
    """Those behind "the two delegations, under" and "delegations of A and B, headed respectively by"."""
    after = at + 1
    while after < sentence.last and (article.mention(after) is not None or article.lower[after] in JOINING):
        after += 1
    if article.lower[after : after + 1] == ["under"]:
        return _led(article, after + 1, sentence.last)
    led = _led_by(article, after, sentence.last)
    return _led(article, led, sentence.last) if led else []


def _owner(article: Article, sentence: Sentence, at: int) -> tuple[str | None, int, int]:
    """Whose delegation it is, with the tokens of the phrase: "Oman's negotiating team", "the delegation of Chad"."""
    lower = article.lower
    for k in range(at - 1, max(sentence.first, at - 5) - 1, -1):
        mention = article.mention(k)
        if mention is not None:
            side = article.side_of(mention.key)
            beside = k + 1 == at or lower[k + 1] in OWNING or mention.form is MentionForm.ADJECTIVE
            if side is None or article.is_person(mention) or not beside:
                return None, at, at
            first = article.token_range(mention.span)[0]
            return side, first, at + 1
        if lower[k] in ARTICLES or not (lower[k].isalpha() or lower[k] in OWNING or lower[k] == "-"):
            break
    after = at + 1
    if lower[after : after + 1] in (["of"], ["from"]):
        after += 2 if lower[after + 1 : after + 2] == ["the"] else 1
        mention = article.mention(after) if after < sentence.last else None
        if mention is not None and not article.is_person(mention):
            return article.side_of(mention.key), at, article.token_range(mention.span)[1]
    return None, at, at


def _led_by(article: Article, after: int, stop: int) -> int:
    """The token behind "was led by", "headed by" that follows a delegation; 0 where nothing does."""
    lower = article.lower
    for k in range(after, min(stop - 1, after + 8)):
        if lower[k] in NOT_LED or lower[k] in (";", ":"):
            return 0
        if lower[k] in LED and "by" in lower[k + 1 : k + 3]:
            return k + 2 + (lower[k + 1] != "by")  # "headed respectively by"
        if article.mention(k) is not None and article.is_person(article.mentions[article.mention_at[k]]):
            return 0
    return 0


def _led(article: Article, first: int, stop: int) -> list[Mention]:
    """The persons of a list that begins at a token: one, or several that "and" joins."""
    return persons_listed(article, first, stop, ENDS, joined=True)


def _others(article: Article, led: int, sentence: Sentence) -> list[tuple[str | None, Mention]]:
    """Further delegations in the same breath: ", the Israeli one by B", "and the rebels' by C"."""
    lower = article.lower
    found: list[tuple[str | None, Mention]] = []
    for by in range(led, sentence.last):
        if lower[by] != "by":
            continue
        for k in range(by - 1, max(led, by - 5), -1):
            mention = article.mention(k)
            if mention is None or article.is_person(mention):
                continue
            side = article.side_of(mention.key)
            persons = _led(article, by + 1, sentence.last)[:1]
            if side is not None and persons:
                found.append((side, persons[0]))
            break
    return found


def _before(article: Article, sentence: Sentence, at: int) -> Mention | None:
    """The person named last before a token of the sentence, outside of what is only put between."""
    for k in range(at - 1, max(sentence.first, at - REACH) - 1, -1):
        mention = article.mention(k)
        if mention is not None and article.is_person(mention):
            return mention if mention.form is not MentionForm.PRONOUN else None
        if article.lower[k] in (";", ":", "that"):
            return None
    return None
