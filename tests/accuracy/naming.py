"""When two names in an export and a gold set mean the same country, person, speaker or place."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

# One line a name: what it is folded to, then its other forms.
_SAME = """
united states: us, u s, u s a, usa, america, united states of america
united kingdom: uk, u k, britain, great britain
european union: eu
united nations: un, u n
turkiye: turkey
united arab emirates: uae, u a e
dr congo: drc, democratic republic of the congo, democratic republic of congo
congo brazzaville: republic of the congo
saudi arabia: ksa
north korea: dprk
south korea: rok
china: prc
czech republic: czechia
russia: russian federation
iran: islamic republic of iran
vatican: holy see, vatican city
ivory coast: cote d ivoire
myanmar: burma
eswatini: swaziland
palestinian authority: palestine, palestinians
world trade organization: wto
international atomic energy agency: iaea
world health organization: who
african union: au
organization for security and co operation in europe: osce
international committee of the red cross: icrc
international monetary fund: imf
rapid support forces: rsf
gulf cooperation council: gcc
turkish cypriots: northern cyprus, trnc, turkish republic of northern cyprus
nato: north atlantic treaty organization
asean: association of southeast asian nations
economic community of west african states: ecowas
"""
_USUAL = {
    form: usual
    for line in _SAME.strip().splitlines()
    for usual, forms in [line.split(": ")]
    for form in forms.split(", ")
}
_PLAIN_LETTERS = str.maketrans("ıłøđ", "ilod")
_SMALL_WORDS = frozenset("anonymous a an the of from one and in on two unnamed his her its".split())  # noqa: SIM905
_SOUNDS = (
    ("(iyy?|yj|ii|yi|ey|ei|y)$", "i"),
    ("kh|g", "h"),
    ("w", "v"),
    ("ou", "u"),
    ("[yj]", "i"),
    (r"(.)\1", r"\1"),
)


@lru_cache(maxsize=8192)
def folded(name: str | None) -> str:
    """A name in small letters without accents, signs and a leading article, in its usual form."""
    if not name:
        return ""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(sign))
    bare = re.sub(r"[’']s\b", "", bare.translate(_PLAIN_LETTERS))
    bare = " ".join(re.sub(r"[^\w\s]", " ", bare).split())
    bare = re.sub(r"^the\s+", "", bare)
    return _USUAL.get(bare, bare)


@lru_cache(maxsize=8192)
def spoken(word: str) -> str:
    """A word of a name without the differences of transliteration."""
    for pattern, by in _SOUNDS:
        word = re.sub(pattern, by, word)
    return word


def family_name(name: str | None) -> str:
    words = folded(name).split(" ")
    return spoken(words[-1])


def same_speaker(predicted: str | None, gold: str | None) -> bool:
    """Whether two speakers are one: the same name, one name in the other, or the same family name and initial."""
    mine, theirs = folded(predicted).split(), folded(gold).split()
    if not mine or not theirs:
        return False
    if "anonymous" in (mine[0], theirs[0]):
        ours, others = set(mine) - _SMALL_WORDS, set(theirs) - _SMALL_WORDS
        return not ours.isdisjoint(others) or (mine[0] == theirs[0] and not (ours and others))
    if mine == theirs:
        return True
    ours, others = ({spoken(word) for word in words if word not in _SMALL_WORDS} for words in (mine, theirs))
    if ours <= others or others <= ours:
        return any(len(word) > 2 for word in ours & others)
    if len(mine[-1]) <= 2 or spoken(mine[-1]) != spoken(theirs[-1]):
        return False
    return len(mine) == 1 or len(theirs) == 1 or mine[0][0] == theirs[0][0]


def same_place(predicted: str | None, places: list[Any]) -> bool:
    """Whether all words of one name are in the other's."""
    mine = set(folded(predicted).split())
    wanted = [set(folded(place).split()) for place in places]
    return bool(mine) and any(mine <= words or words <= mine for words in wanted)
