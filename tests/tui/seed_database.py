"""The five seed articles as they were read once, kept as data: pictures of them change only when the browser does.

``make pictures`` reads the seeds anew (this module as a program) and draws all pictures from that.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from store.database.codec import encode, from_json
from store.database.writing.writer import Writer
from store.model import (
    Actor,
    Document,
    Extraction,
    Mention,
    Place,
    Publication,
    Report,
    SourceText,
    Statement,
    TimeExpression,
)

DATA = Path(__file__).parent / "seed_readings.json"
SEEDS = Path(__file__).parents[2] / "seeds"
LISTS = {"times": TimeExpression, "mentions": Mention, "statements": Statement, "reports": Report}
TABLES = {"actors": Actor, "places": Place}


class KeptNames:
    """Stands in for the lexicon: the names that stood in it when the seeds were read."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._actors = {key: _decoded(Actor, item) for key, item in data["actors"].items()}
        self._places = {key: _decoded(Place, item) for key, item in data["places"].items()}
        self._codes = data["codes"]

    def actor(self, key: str) -> Actor | None:
        return self._actors.get(key)

    def place(self, key: str) -> Place | None:
        return self._places.get(key)

    def code(self, key: str) -> str:
        return str(self._codes.get(key, key.partition(":")[2]))

    def names(self, key: str) -> tuple[str, ...]:
        return ()


def make_seed_database(path: Path) -> Path:
    """Write what was read from the seeds to a fresh database at ``path``."""
    data = json.loads(DATA.read_text("utf-8"))
    with Writer(path, KeptNames(data["names"])) as writer:
        writer.write(list(_extractions(data["articles"])))
        writer.finish()
        writer.put("demo", "1")
    return path


def _extractions(records: list[dict[str, Any]]) -> Iterator[Extraction]:
    for record in records:
        document = _decoded(Document, {"sentences": [], "quotations": [], "tokens": []} | record["document"])
        values: dict[str, Any] = {
            name: tuple(_decoded(kind, item) for item in record[name]) for name, kind in LISTS.items()
        }
        for name, kind in TABLES.items():
            values[name] = {key: _decoded(kind, item) for key, item in record[name].items()}
        yield Extraction(
            source=_decoded(SourceText, record["source"]),
            document=document,
            publication=_decoded(Publication, record["publication"]),
            parser="kept",
            lexicon="kept",
            **values,
        )


def _decoded(kind: Any, data: Any) -> Any:
    return from_json(kind, json.dumps(data))


def _read_seeds() -> dict[str, Any]:
    from store.extraction import extract
    from store.lexicon import load_lexicon
    from store.sources import read_sources

    lexicon = load_lexicon()
    articles = []
    actors: dict[str, Actor] = {}
    places: dict[str, Place] = {}
    for source in read_sources([SEEDS]):
        if not isinstance(source, SourceText):
            raise SystemExit(f"{source} cannot be read")
        found = extract(replace(source, origin=f"seeds/{Path(source.origin).name}"), lexicon)
        bare = replace(found.document, sentences=(), quotations=(), tokens=())
        record = {name: [encode(item) for item in getattr(found, name)] for name in LISTS}
        for name in TABLES:
            record[name] = {key: encode(item) for key, item in getattr(found, name).items()}
        record |= {
            "source": encode(found.source),
            "document": encode(bare),
            "publication": encode(found.publication),
        }
        articles.append(record)
        actors |= found.actors
        places |= found.places
    for key in list(actors) + [place.country or "" for place in places.values()]:
        for name in (key, actors[key].affiliation or "" if key in actors else ""):
            if name and (actor := lexicon.actor(name)) is not None:
                actors[name] = actor
    names = {
        "actors": {key: encode(item) for key, item in sorted(actors.items())},
        "places": {key: encode(item) for key, item in sorted(places.items())},
        "codes": {key: lexicon.code(key) for key in sorted(actors)},
    }
    return {"names": names, "articles": articles}


if __name__ == "__main__":
    DATA.write_text(json.dumps(_read_seeds(), ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
