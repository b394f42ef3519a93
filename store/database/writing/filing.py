"""Files articles with what was read from them: rows of all tables, gathered for a batch and written table by table."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from store.database import roles
from store.database.codec import to_json
from store.database.edits.corrections import Corrections, corrected_statement
from store.database.events import Days, Event, add_roles, day_known, days_of_statement
from store.database.writing.copies import join_copies, leave_copies, packed
from store.database.writing.linker import Relinker, Tables
from store.database.writing.prepared import LISTED, Prepared, PreparedStatement
from store.database.writing.undated import file_kin, leave_kin
from store.database.writing.word_index import ARTICLES, WordIndex
from store.model import Span, Statement


class Loading:
    """The number of the load that one writer makes, noted with its first new article."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._number: int | None = None

    def forget(self) -> None:
        """Forgets a number that was rolled back."""
        self._number = None

    def number(self) -> int:
        if self._number is None:
            now = datetime.now(UTC).isoformat(timespec="seconds")
            cursor = self._connection.execute("INSERT INTO loading (made) VALUES (?)", (now,))
            self._number = int(cursor.lastrowid or 0)
        return self._number


class Filing:
    """The articles of one transaction."""

    def __init__(self, tables: Tables, corrections: Corrections, relinker: Relinker, loading: Loading) -> None:
        self._tables = tables
        self._connection = tables.connection
        self._naming = tables.naming
        self._corrections = corrections
        self._relinker = relinker
        self._loading = loading
        self._words = WordIndex(tables.connection, ARTICLES)
        self._texts: list[tuple[int, str]] = []
        self._statements: list[tuple[int, str, int, int | None, str | None, str, str, Event]] = []
        self._spans: list[tuple[int, int, int, str, int, str, str, int]] = []

    def add(self, article: Prepared, narrowed: bool = False) -> set[int]:
        """Files an article; gives the other articles whose group of copies changed."""
        sha256 = article.source.sha256
        row = self._connection.execute("SELECT id FROM article WHERE sha256 = ?", (sha256,)).fetchone()
        outlet = self._naming.outlet(article.outlet)
        values = (*article.row.values(), outlet)
        copies: set[int] = set()
        if row is not None:
            number = int(row[0])
            self._clear(number, sha256)
            if not narrowed:
                leave_kin(self._connection, number)
            columns = ", ".join(f"{name} = ?" for name in article.row)
            self._connection.execute(
                f"UPDATE article SET {columns}, outlet = ? WHERE id = ?",  # noqa: S608 - own names
                (*values, number),
            )
        else:
            number = self._tables.numbers.next("article")
            columns = ", ".join(article.row)
            marks = ", ".join("?" * (len(values) + 3))
            self._connection.execute(
                f"INSERT INTO article ({columns}, outlet, sketch, loaded, id) VALUES ({marks})",  # noqa: S608 - own names
                (*values, packed(article.mark), self._loading.number(), number),
            )
            self._texts.append((number, article.source.text))
            self._tables.events.tally["total", "article"] += 1
            copies = join_copies(self._connection, number, article.mark) - {number}
        if not narrowed:
            file_kin(self._connection, number, article.publication, [each.report for each in article.reports])
        ids = self._naming.note_article(number, article)
        reports = self._relinker.add_article(number, article.reports, ids)
        statements = [self._file_statement(number, outlet, article, ids, each, reports) for each in article.statements]
        self._spans += [
            (number, start, stop, layer, _owner(layer, owner, reports, statements), label, rule, surface)
            for start, stop, layer, owner, label, rule, surface in article.spans
        ]
        return copies

    def _file_statement(
        self,
        article: int,
        outlet: int | None,
        prepared: Prepared,
        ids: dict[str, int],
        each: PreparedStatement,
        reports: Sequence[int],
    ) -> int:
        """Files a statement with its event, as people corrected it; gives its row."""
        number = self._tables.numbers.next("statement")
        statement, corrected = corrected_statement(each.statement, self._corrections)
        days, model = each.days, each.model
        if corrected:
            days, model = days_of_statement(statement, prepared.publication), to_json(statement)
        event = self._statement_event(article, outlet, prepared, ids, each, statement, days, bool(corrected))
        said = statement.said.value if statement.said else None
        report = reports[each.report] if each.report is not None else None
        self._statements.append((number, statement.id, article, report, said, model, json.dumps(corrected), event))
        return number

    def put(self) -> None:
        """Writes what has been filed of articles, each table in one go."""
        execute = self._connection.executemany
        self._naming.put()
        self._words.put(self._texts)
        self._relinker.put()
        keys = self._tables.events.insert([event for *_, event in self._statements])
        execute(
            "INSERT INTO statement (id, name, article, report, said_on, model, corrected, event, speaker)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(*row, key, event.speaker) for (*row, event), key in zip(self._statements, keys, strict=True)],
        )
        phrase = self._naming.phrases(text for *_, label, rule, _ in self._spans for text in (label, rule))
        execute(
            "INSERT OR IGNORE INTO span VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(*place, phrase[label], phrase[rule], surface) for *place, label, rule, surface in self._spans],
        )
        for rows in (self._texts, self._statements, self._spans):
            rows.clear()

    def _statement_event(
        self,
        article: int,
        outlet: int | None,
        prepared: Prepared,
        ids: dict[str, int],
        each: PreparedStatement,
        statement: Statement,
        days: Days,
        corrected: bool,
    ) -> Event:
        actors: Counter[int] = Counter()
        speaker = None
        if statement.speaker_key is None and corrected and statement.speaker:
            speaker = self._naming.named(statement.speaker)
            add_roles(actors, [speaker] if speaker is not None else [], roles.SPEAKER)
        if statement.speaker_key is not None:
            speaker = ids.get(statement.speaker_key) or self._naming.actor(
                statement.speaker_key, prepared.actors.get(statement.speaker_key)
            )
            add_roles(actors, [speaker], roles.SPEAKER)
        add_roles(actors, [ids[key] for key in each.mentioned], roles.MENTIONED)
        described = self._naming.described(actors)
        if speaker is not None and (side := described[speaker][2]):
            add_roles(actors, [self._naming.actor(side)], roles.SIDE)
        known = day_known(statement, prepared.publication.day or prepared.publication.latest)
        focus = statement.content[0] if statement.content else statement.cue_span or Span(0, 0)
        who = statement.speaker or statement.via or ""
        return Event(
            name=statement.id,
            kind="statement",
            form=statement.act.value,
            status=statement.kind.value,
            listed=statement.act in LISTED,
            days=days,
            sequence=each.sequence,
            known=known,
            settled=known,
            who=who,
            title="",
            place=None,
            article=article,
            focus=focus,
            words=each.words,
            names="\n".join(dict.fromkeys([who, *(name for name, _, _ in described.values())])),
            anonymous=statement.anonymous,
            corrected=corrected,
            speaker=speaker,
            actors=dict(actors),
            articles=(article,),
            outlets=(outlet,) if outlet is not None else (),
        )

    def _clear(self, article: int, sha256: str) -> None:
        """Takes away everything that was read from an article, but not the article."""
        for (key,) in self._connection.execute("SELECT event FROM statement WHERE article = ?", (article,)).fetchall():
            self._connection.execute("DELETE FROM statement WHERE event = ?", (key,))
            self._tables.events.delete(key)
        self._connection.execute("DELETE FROM span WHERE article = ?", (article,))
        self._relinker.remove_article(article)
        self._naming.forget_article(article, sha256)

    def empty(self, sha256: str) -> int | None:
        """Takes away all that an article says, its place among copies and its origins; gives its row."""
        row = self._connection.execute("SELECT id FROM article WHERE sha256 = ?", (sha256,)).fetchone()
        if row is None:
            return None
        article = int(row[0])
        self._clear(article, sha256)
        leave_kin(self._connection, article)
        for copy in leave_copies(self._connection, article):
            self._relinker.touch_article(copy)
        self._connection.execute("DELETE FROM source WHERE article = ?", (article,))
        return article

    def remove(self, article: int) -> None:
        """Takes away an emptied article, once no meeting shows it any more."""
        self._words.remove(article)
        self._words.put()
        self._connection.execute("DELETE FROM article WHERE id = ?", (article,))
        self._tables.events.tally["total", "article"] -= 1


def _owner(layer: str, place: int, reports: Sequence[int], statements: Sequence[int]) -> int:
    """The row that a span belongs to."""
    if layer == "meeting":
        return reports[place]
    return statements[place] if layer in ("statement", "cue", "speaker") else 0
