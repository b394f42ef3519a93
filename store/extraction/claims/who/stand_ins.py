"""Whom a pronoun in the subject of a meeting stands for: "he would meet", "its envoys", "we", "the country's army"."""

from __future__ import annotations

from store.extraction.claims.text.article import NOTHING, Article
from store.lexicon.closed import closed
from store.model import MentionForm, Statement, StatementKind

SPEAKING = frozenset({"i", "we", "my", "our"})
PERSONAL = frozenset({"he", "she", "it", "his", "her", "its"})
ONESELF = frozenset({"i", "he", "she"})
"""Stand for a person, not only for his side."""
ASKED = closed("asked_first")
LANDS = closed("lands")
OWN = frozenset({"his", "her", "its", "our", "my"})
DESCRIBED = closed("described")
SENT = frozenset({"delegation", "team"})
BACK = 3
"""How many sentences back the subject of a pronoun is looked for."""
SENT_BACK = 2
"""How many sentences back "the delegation" was told of."""
TEAM_NAME = 5
"""How many tokens before a delegation its side is named at most."""
SUBJECT = 30
"""How many tokens a subject has at most."""


def stand_in(article: Article, first: int, last: int) -> str | None:
    """The actor that the first unresolved pronoun of a subject ``[first, last)`` stands for."""
    lower = article.lower
    for k in range(first, min(last, first + SUBJECT)):
        word = lower[k]
        if article.mention_at[k] != NOTHING:
            continue
        if word in SPEAKING or word in PERSONAL:
            key = _said_by(article, k) or (None if word in SPEAKING else _told_of(article, k))
            return key if key is None or (word in ONESELF and not speaks_for(article, key)) else article.side_of(key)
        if word in LANDS and k and lower[k - 1] == "the":
            return _land_before(article, k)
        if word in SENT and k and lower[k - 1] == "the":
            return _sent_before(article, k)
    return None


def _sent_before(article: Article, at: int) -> str | None:
    """ "A Malian team flew to B. The team will meet C": the side of those who were sent, told just before."""
    index = article.sentence_index(at)
    for earlier in range(index, max(index - 1 - SENT_BACK, -1), -1):
        sentence = article.document.sentences[earlier]
        for k in range(sentence.first, min(sentence.last, at)):
            if article.lower[k] not in SENT or article.lower[k - 1] == "the":
                continue
            for j in (*range(k - 1, max(k - TEAM_NAME, sentence.first - 1), -1), k + 2, k + 3):
                mention = article.mention(j) if j < sentence.last else None
                behind = j > k and article.lower[k + 1] not in ("from", "of")
                if mention is not None and not behind and (side := article.side_of(mention.key)) is not None:
                    return side
            return _subject_of(article, sentence.first, k)
    return None


def described(article: Article, first: int, last: int) -> str | None:
    """The person told of before whom a subject describes: "the veteran diplomat", "the Norwegian"."""
    lower = article.lower
    if last - first < 2 or lower[first] != "the":
        return None
    named = [m for k in range(first, last) if (m := article.mention(k)) is not None]
    joined = "-" in lower[first:last]  # "the Lebanese-born financier": where he comes from
    forms = {m.form for m in named} - {MentionForm.ADJECTIVE, MentionForm.ROLE if joined else MentionForm.ADJECTIVE}
    if forms or (lower[last - 1] not in DESCRIBED and (not named or last - first > 2)):
        return None
    key = _person_before(article, first)
    own = [m for m in named if key is not None and article.side_of(m.key) == article.side_of(key)]
    return key if not named or own or joined else None


def _person_before(article: Article, at: int) -> str | None:
    """The only person named in one of the two sentences before, as the subject of it."""
    index = article.sentence_index(at)
    sentences = article.document.sentences
    for earlier in range(index - 1, max(index - 3, -1), -1):
        first, last = sentences[earlier].first, sentences[earlier].last
        if sentences[earlier].block < sentences[index].block - 1:
            return None
        named = {m.key for k in range(first, last) if (m := article.mention(k)) is not None and article.is_person(m)}
        if named:
            key = _subject_of(article, first, last)
            return key if len(named) == 1 and key in named else None
    return None


def own_land(article: Article, first: int, last: int) -> bool:
    """Whether "his country", "its government" is one of several subjects."""
    lower = article.lower
    words = range(first, min(last, first + SUBJECT) - 1)
    if OWN.isdisjoint(lower[first : words.stop]):
        return False
    return any(lower[k] in OWN and lower[k + 1] in LANDS for k in words)


def speaks_for(article: Article, key: str) -> bool:
    """Whether somebody only speaks for others."""
    actor = article.actors.get(key)
    return actor is not None and "spokes" in (actor.title or "").lower()


def speaker_of(article: Article, statement: Statement) -> str | None:
    """The actor who makes a statement, or whose office or side is named in the words for the speaker."""
    key = statement.speaker_key
    if key is not None and article.side_of(key) is not None:
        return key
    if statement.speaker_span is None:
        return None
    first, last = article.token_range(statement.speaker_span)
    for k in range(first, last):
        mention = article.mention(k)
        if mention is not None and (side := article.side_of(mention.key)) is not None:
            return mention.key if article.is_person(mention) else side
    return None


def _said_by(article: Article, at: int) -> str | None:
    """The speaker, where the token stands in words of his: "I" in his own, "he" in those told of him."""
    index = article.statement_at[at]
    if index == NOTHING:
        return None
    statement = article.statements[index]
    if article.lower[at] in PERSONAL and statement.kind is StatementKind.DIRECT:
        return None
    return speaker_of(article, statement)


def _told_of(article: Article, at: int) -> str | None:
    """The one actor who is the subject before a token: in its sentence, or in those before where it opens one."""
    index = article.sentence_index(at)
    first = article.sentence_firsts[index]
    if article.lower[first] in ASKED:  # "Asked if he would meet B, the premier said"
        last = article.document.sentences[index].last
        comma = next((k for k in range(at, last) if article.lower[k] == ","), last)
        return _subject_of(article, comma + 1, last)
    if at - first > 2:
        return _subject_of(article, first, at)
    return of_sentences_before(article, index)


def of_sentences_before(article: Article, index: int) -> str | None:
    """The subject of the sentence before one, or of those before that where pronouns open them."""
    block = article.document.sentences[index].block
    for earlier in range(index - 1, max(index - 1 - BACK, -1), -1):
        sentence = article.document.sentences[earlier]
        if sentence.block < block - 1:
            return None
        key = _subject_of(article, sentence.first, sentence.last)
        if key is not None:
            return key
        if article.lower[sentence.first] not in PERSONAL:
            return None
    return None


def _subject_of(article: Article, first: int, last: int) -> str | None:
    """The actor named before the first verb, where all that is named there is of one side."""
    found: str | None = None
    for k in range(first, min(last, first + SUBJECT)):
        mention = article.mention(k)
        if mention is not None and mention.form is not MentionForm.PLACE:
            side = article.side_of(mention.key)
            if side is None or (found is not None and side != article.side_of(found)):
                return None
            found = mention.key if found is None or article.is_person(mention) else found
        elif article.finite(k) is not None:
            return found
    return None


def _land_before(article: Article, at: int) -> str | None:
    """The country named last in the sentence of a token or the one before."""
    index = article.sentence_index(at)
    for k in range(at - 1, article.sentence_firsts[max(index - 1, 0)] - 1, -1):
        mention = article.mention(k)
        if mention is not None and mention.form is not MentionForm.PLACE:
            side = article.side_of(mention.key)
            if side is not None and side.startswith("country:"):
                return side
    return None
