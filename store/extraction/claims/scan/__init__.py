"""One pass over the words around a trigger: which names, places, days and topics belong to it.

``arguments`` goes from left to right; ``state`` is where it stands. ``turning`` changes its mode at prepositions and
other words (``argument_words``, ``turning_words``) after a look at what follows (``lookahead``); ``taking`` files each
name and time into the ``findings``.
"""
