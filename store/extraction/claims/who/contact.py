"""Who takes part by a clause right behind the noun: "the lunch he was to have had with the Belizean premier"."""

from __future__ import annotations

from store.extraction.claims.frames import Frame, add_parties, add_party
from store.extraction.claims.reading import Reading
from store.extraction.claims.scan.arguments import scan
from store.extraction.claims.text.article import NOTHING, Article
from store.extraction.claims.text.small_words import OWNING
from store.extraction.claims.who.stand_ins import PERSONAL, of_sentences_before, stand_in
from store.lexicon.closed import closed
from store.model import MentionForm, Role, Sentence, Tense

OF_ONES_OWN = closed("verbs_of_ones_own_meeting")
FOR_OTHERS = closed("verbs_of_meetings_for_others")
HOPES = closed("verbs_of_hope_for_a_meeting")
TOWARDS = frozenset({"to", "in", "at", "near", "of"})
OPENS = frozenset({"that", "which"})
SUBJECT = 8
"""How many tokens the subject of such a clause has at most."""


def add_by_contact_clause(reading: Reading, frame: Frame, sentence: Sentence) -> bool:
    """Add the subject of a clause on the noun, and those told behind its verb; False where there is no such clause."""
    article = reading.article
    first = _opening(article, frame.trigger.last, sentence.last)
    verb = _verb(article, first, min(first + SUBJECT, sentence.last))
    if verb is None:
        return False
    begin, end = article.token_range(article.groups[verb].span)
    lemma = article.groups[verb].lemma
    following = article.group_at[end] if end < sentence.last else NOTHING
    if lemma in HOPES and following != NOTHING and article.groups[following].tense is Tense.NONE:
        end = article.token_range(article.groups[following].span)[1]
        lemma = article.groups[following].lemma
    elif lemma in HOPES and following != NOTHING:
        end, following = begin, NOTHING  # "had hoped would be"
    own, hosted = lemma in OF_ONES_OWN, lemma in FOR_OTHERS
    if not (own or hosted) or end == begin:
        return False
    role = Role.HOST if hosted else Role.PARTY
    who = scan(article, reading.clauses, first, begin, article.clause_at[begin], "party", subject=True)
    if who.parties:
        add_parties(article, frame, [(mention, role, rule) for mention, _, rule in who.parties])
    elif (meant := stand_in(article, first, begin) or _of_before(article, first, sentence)) is not None:
        add_party(article, frame, meant, role, None, "P06")
    else:
        return False
    within = article.clause_at[end - 1]
    end += hosted and article.lower[end : end + 1] == ["for"]  # "the dinner the premier gave for his guest"
    behind = scan(article, reading.clauses, end, sentence.last, within, "party" if hosted else "")
    add_parties(article, frame, behind.parties)
    return True


def _of_before(article: Article, first: int, sentence: Sentence) -> str | None:
    """ "X met B. A trip to Oslo she had planned was dropped": where nobody is named before the pronoun."""
    named = (article.mention(k) for k in range(sentence.first, first))
    if article.lower[first] not in PERSONAL or any(m.form is not MentionForm.PLACE for m in named if m is not None):
        return None
    return of_sentences_before(article, article.sentence_index(first))


def _opening(article: Article, at: int, stop: int) -> int:
    """Where the clause can begin: behind "to Colombo", "in May", ", which"."""
    while at + 1 < stop:
        dated = article.time_at[at + 1] != NOTHING and article.lower[at] in ("on", "for")
        if article.time_at[at] != NOTHING or dated:
            at += 1
        elif article.lower[at] in TOWARDS and article.mention_at[at + 1] != NOTHING:
            at = article.token_range(article.mentions[article.mention_at[at + 1]].span)[1]
        else:
            break
    if article.lower[at : at + 2] == [",", "which"]:
        at += 1
    return at + 1 if article.lower[at : at + 1] and article.lower[at] in OPENS else at


def _verb(article: Article, first: int, stop: int) -> int | None:
    """The finite verb behind a subject that is named, or a pronoun, and nothing else."""
    named = False
    for k in range(first, stop):
        mention, group = article.mention(k), article.group_at[k]
        if group != NOTHING and article.groups[group].tense is not Tense.NONE:
            return group if named else None
        if mention is not None:
            named = named or mention.form is not MentionForm.PLACE
        elif article.lower[k] in PERSONAL and k == first:
            named = True
        elif not (article.lower[k].isalpha() or article.lower[k] in OWNING or article.lower[k] == "-"):
            return None
    return None
