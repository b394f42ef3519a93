"""The words that can tell of a meeting, and which of them do.

``search`` finds them all: nouns (``noun_triggers``), verbs (``verb_triggers``, ``verb_frames`` with its ``verbs_of_*``,
``spoken``) and plans (``plans``). ``false_friends`` and ``domestic`` send most away. ``copresence`` and ``presence``
find meetings that no such word tells, ``pronouns`` what stands for the one told before. ``extents`` tells how far the
words of each reach.
"""
