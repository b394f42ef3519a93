"""Who takes part in a meeting, and as what: subjects, guests, hosts, those behind a pronoun or a collective.

``subjects`` and ``verb_parties`` read the clause of the trigger, ``bystanders`` and ``told_after`` what stands around
it; ``stand_ins``, ``collectives`` and ``definite_sides`` say whom a word stands for. ``rosters``, ``delegates``,
``attendance`` and ``speaking_there`` add those told by sentences of their own.
"""
