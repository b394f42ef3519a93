"""The reading side: what the app and the command line look up, on the standard library alone.

``reader`` is the one class they meet; ``opened`` holds the connection and its time limits. Behind it: ``lists`` of
events, ``facets``, ``timeline``, ``pages`` (``meeting_pages``, ``profiles``), ``knowledge`` and ``changes`` over time,
``completion`` of what is typed.
"""
