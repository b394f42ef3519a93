"""An article laid out for the reading of its clauses: tokens, clauses, closed words, whom it has named.

``article`` is the layout that every function of ``claims`` is given; ``clauses`` (``clause``, ``clause_bounds``) cuts a
sentence into runs of tokens around one verb each; ``words`` and ``small_words`` are the word lists.
"""
