"""The writing side: what was read from articles goes into the tables, through one writer, a batch a transaction.

``prepared`` works out an article's rows where it is read; ``writer`` files a batch (``filing``, ``naming``,
``numbers``), links it (``linker``, ``block_table``, ``meeting_events``, ``event_table``) and keeps what depends on
other articles (``copies``, ``undated``, ``inventory``).
"""
