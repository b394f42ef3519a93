"""What dates an article: header dates, the calendar in its text, well-known events, offices and their holders.

``store.extraction.publication`` asks them in order and weighs what they say.
"""
