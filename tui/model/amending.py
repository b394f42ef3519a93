"""Corrections from where the error is seen: what is typed after ``c``, as what is to be changed and how."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from store.database.edits.corrections import checked

STATUSES = {
    "s": "scheduled",
    "p": "postponed",
    "x": "cancelled",
    "h": "held",
    "o": "ongoing",
    "r": "proposed",
}
"""A letter that is the whole correction."""
FIELDS = {
    "m-": {"d": "start", "e": "end", "l": "place", "t": "title", "k": "kind", "n": "round", "a": "published"},
    "s-": {"w": "speaker", "d": "said_on", "a": "published"},
}
"""A letter that begins a correction: the field, whose value is typed behind it."""
OF_ARTICLE = "published"
SAME = "same"
"""What says that another meeting, whose id stands behind it, is this one."""
SAME_LETTER = "m"
APART = "apart"
"""What says that the article tells of a meeting of its own, or of the one whose id stands behind it."""
IN, OUT = "+", "-"
"""What stands before the name of somebody who takes part, or does not."""


class Amendment(NamedTuple):
    field: str
    value: str | None
    """None clears the field."""


class Begun(NamedTuple):
    """What one letter comes to."""

    text: str
    whole: bool
    """Whether that is all there is to say."""


def hint(identity: str) -> str:
    """The letters, and what they stand for."""
    fields = _letters(identity)
    if identity.startswith("s-"):
        return _unbroken(f"{fields};  a value of - is none")
    statuses = "  ".join(f"{letter} {status}" for letter, status in STATUSES.items())
    people = f"{IN}NAME takes part  {OUT}NAME does not"
    return _unbroken(f"{statuses};  {fields};  {SAME_LETTER} the same as another;  {people}")


def _letters(identity: str) -> str:
    return "  ".join(f"{letter} {_told(name)}" for letter, name in FIELDS[identity[:2]].items())


def _unbroken(text: str) -> str:
    """``text`` that is broken into lines at its double blanks alone."""
    return "  ".join(part.replace(" ", "\u00a0") for part in text.split("  "))


def _told(name: str) -> str:
    return "day of the article" if name == OF_ARTICLE else name.replace("_", " ")


def begun(identity: str, letter: str) -> Begun | None:
    """What the first letter typed comes to: a status is all there is to say, a field waits for its value."""
    if identity.startswith("m-") and letter in STATUSES:
        return Begun(STATUSES[letter], whole=True)
    if identity.startswith("m-") and letter == SAME_LETTER:
        return Begun(SAME, whole=True)
    name = FIELDS[identity[:2]].get(letter)
    return Begun(f"{name} ", whole=False) if name else None


def amendment(identity: str, text: str) -> Amendment:
    """What ``text`` asks for: a status, a field and its value (``-`` clears it), or a name put in or taken out.

    Raises ValueError with one sentence.
    """
    fields = FIELDS[identity[:2]]
    meeting = identity.startswith("m-")
    name, _, value = text.strip().partition(" ")
    value = value.strip()
    if not name:
        raise ValueError(hint(identity))
    if meeting and name[0] in (IN, OUT):
        who = " ".join(text.strip()[1:].split())
        if not who:
            raise ValueError(f"who?  {name}NAME")
        return Amendment(name[0], who)
    if meeting and name in (SAME, APART):
        return Amendment(name, value or None)
    if meeting and not value and name in STATUSES.values():
        return Amendment("status", name)
    known = (*fields.values(), *(("status",) if meeting else ()))
    if name not in known:
        raise ValueError(f"{name} cannot be corrected here; {_letters(identity)}")
    if not value:
        raise ValueError(f"{name} needs a value, or - for none")
    target = "a-" if name == OF_ARTICLE else identity
    return Amendment(name, checked(target, name, None if value == "-" else value))


def of_article(text: str) -> bool:
    """Whether ``text`` corrects the article and not the event."""
    return text.split(maxsplit=1)[:1] == [OF_ARTICLE]


def carry_out(database: Path, identity: str, article: str, text: str) -> str:
    """Writes what ``text`` asks for of an event, or of the article (its SHA-256 or id) that tells of it; what to say.

    Raises ValueError with one sentence.
    """
    from store.correcting import correct, merge, put_in, take_out

    field, value = amendment(identity, text)
    if field == SAME:
        if value is None:
            raise ValueError(f"{SAME} needs the id of the other meeting: {SAME} m-...")
        merge(database, identity, value)
        return f"one meeting now with {value}"
    if field == APART:
        return _broken_off(database, identity, article, value)
    if field in (IN, OUT) and value:
        (put_in if field == IN else take_out)(database, identity, value)
        return f"{value} {'takes' if field == IN else 'has no'} part"
    correct(database, f"a-{article[:16]}" if field == OF_ARTICLE else identity, field, value)
    return f"{field} is now {value or 'not known'}"


def _broken_off(database: Path, identity: str, article: str, other: str | None) -> str:
    from store.correcting import split
    from store.database.lookup.reader import Reader
    from tui.model.telling import claim_there

    with Reader.open(database) as reader:
        page = reader.meeting(identity)
    told = [claim for claim in page.history if claim.id == identity and claim.article_sha256 == article] if page else []
    claim = told[0] if told else claim_there(page, article) if page else None
    if page is None or claim is None or len(page.articles) < 2:
        raise ValueError("one article alone tells of this meeting")
    split(database, claim.id, to=other)
    who = claim.outlet or claim.article_id
    return f"what {who} tells is {f'a part of {other}' if other else 'a meeting of its own'} now"


def take_back(database: Path, number: int | None = None) -> str:
    """Takes back a correction, the last one unless a number is given; what to say then."""
    from store.correcting import undo
    from store.database.edits.amendments import in_words

    line = undo(database, number)
    return f"taken back: {line.field} {in_words(line.field, line.value or '')}".rstrip()
