"""Statements: who says what, in which words, on whose authority.

``find_statements`` reads a document sentence by sentence: cues, their subjects, their content (direct, indirect or
mixed), then the quotations that no cue governs, transcripts and embedded posts, and resolves each speaker.
"""

from store.extraction.statements.assembly import find_statements

__all__ = ["find_statements"]
