"""When a meeting is: its day among the times told beside it, the day it had before, and as what both are stored.

``days`` and ``choosing`` tell the day from the old day, ``moves`` and ``shifts`` read what moves a meeting,
``day_told`` and ``mirrored`` the day told by something else; ``stored`` turns times into the bounds of a meeting.
"""
