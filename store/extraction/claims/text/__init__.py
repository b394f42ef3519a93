"""An article laid out for the reading of its clauses: tokens, clauses, closed words, whom it has named.

``article`` is the layout that every function of ``claims`` is given; ``shortened`` and ``unspoken`` take out of it the
full stops that end nothing and the verbs with which nothing is said. ``clauses`` cuts a sentence into runs of tokens
around one verb each (``clause``, ``clause_bounds``, ``name_lists``, ``contact_relatives``, ``intervals``);
``words`` and ``small_words`` are the word lists.
"""
