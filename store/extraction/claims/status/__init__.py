"""What became of a meeting: planned, held, put off, called off, denied; by verb, subject, object and noun.

``of_verbs`` says what one verb tells by its tense and sense; ``of_subjects``, ``of_objects`` and ``of_nouns`` what that
means for a meeting beside it; ``moods`` whether what a verb of meeting tells took place; ``fitting`` holds the status
against the day.
"""
