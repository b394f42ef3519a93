"""What is read in one process is the same in another."""

from __future__ import annotations

import copyreg
import pickle
from dataclasses import fields, is_dataclass

from store.database.writing.prepared import Prepared, prepared
from store.extraction import extract
from store.lexicon import load_lexicon
from tests.accuracy.exports import read_sources


def _kinds(value: object) -> set[type]:
    """The dataclasses of which a value is made."""
    if isinstance(value, dict):
        return set().union(*map(_kinds, value.values()))
    if isinstance(value, (tuple, list)):
        return set().union(*map(_kinds, value))
    if not is_dataclass(value):
        return set()
    return {type(value)}.union(*(_kinds(getattr(value, field.name)) for field in fields(value)))


def test_what_an_article_says_crosses_unchanged_as_classes_and_fields() -> None:
    lexicon = load_lexicon()
    for source in read_sources("seeds"):
        said = prepared(extract(source, lexicon))
        crossed = pickle.loads(pickle.dumps(said))  # noqa: S301 - written here
        assert isinstance(crossed, Prepared)
        assert crossed == said
        for kind in _kinds(said):
            assert kind in copyreg.dispatch_table, f"{kind.__name__} crosses field by field"
