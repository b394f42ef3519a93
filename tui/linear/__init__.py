"""The linear mode, ``--plain``: the browser one line at a time, for screen readers, Braille and ``TERM=dumb``."""
