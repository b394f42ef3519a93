"""Speakers by office whom the text names afterwards: "the trade minister said ... Ana Dossou was speaking in Lomé."."""

from __future__ import annotations

from store.extraction.statements.describing import head_noun
from store.extraction.statements.draft import Draft
from store.extraction.statements.names import Names
from store.extraction.statements.speaker import Speaker
from store.extraction.statements.view import View
from store.model import MentionForm

_LEADING = frozenset(("leader", "leaders"))
_FAR = 3
"""Sentences behind a speaker by office in which "the minister, Ana Dossou," may name him."""


def name_later(view: View, names: Names, drafts: list[Draft]) -> None:
    """Give speakers who are told by office alone the name that the sentences behind them tell."""
    told: dict[str, Speaker] = {}
    for draft in drafts:
        speaker = draft.speaker
        if speaker.name is None or speaker.key is not None or speaker.plural or draft.subject is None:
            continue
        if speaker.name not in told:
            named = _named_behind(view, names, draft)
            if named is None:
                continue
            told[speaker.name] = named
        draft.speaker = told[speaker.name]
        draft.rules.append("speaker.named_later")


def _named_behind(view: View, names: Names, draft: Draft) -> Speaker | None:
    """The person whom one of the next sentences names, if the speaker is an office holder: "the X", "Y's X"."""
    low, words = view.low, view.table.words
    first, last = draft.subject or (0, 0)
    noun = low[head_noun(view, first, last)]
    if noun not in words["offices"] and noun not in _LEADING:
        return None
    if low[first] != "the" and "'s" not in low[first:last]:
        return None
    sentences = view.document.sentences
    for number, sentence in enumerate(sentences[draft.sentence + 1 : draft.sentence + 1 + _FAR]):
        at = sentence.first
        apposed = low[at : at + 3] == ["the", noun, ","]
        if apposed:
            at += 3
        elif number:
            continue
        mention = view.mention_at.get(at)
        if mention is None or mention.form is not MentionForm.NAME or not names.is_person(mention):
            continue
        stop = view.mention_last[at] + 1
        if stop - at < 2 or any(other.key == mention.key for place, other in view.mention_at.items() if place < at):
            continue
        title = (names.actors[mention.key].title or "").lower()
        if title and noun not in title:
            continue
        if not apposed and not (view.finite[stop] or low[stop : stop + 2] in ([",", "who"], [",", "whose"])):
            continue
        return names.speaker(mention, at, stop)
    return None
