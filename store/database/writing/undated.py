"""Articles that do not say when they came out, and the dated articles that can narrow it down.

What holds of such an article is worked out from what it was read as by itself and from articles whose day was known
without others, so that it depends on the set of articles alone. Both are found by keys: the sides of a meeting with
the number of its round, its town, a day of the year or a person. A key that many dated articles have tells little and
is not looked up.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from store.database.codec import encode, from_data, from_json, to_json
from store.database.writing.prepared import number_of
from store.linking import ArticleReport
from store.linking.profile import days_of
from store.linking.siblings import floats_of, tighten_publication
from store.model import DateHow, Floating, Publication, Report

MOST_SIDES = 6
FEW = 3
"""Up to so many sides and persons are looked up in twos."""
BUSY = 64
"""A key that more dated articles have narrows nothing down."""


def kin_keys(publication: Publication, reports: Iterable[Report]) -> tuple[int, ...]:
    """What a dated article is found by, or what an undated one looks for."""
    keys: dict[str, None] = {}
    for report in reports:
        if report.historical:
            continue
        if publication.day is None:
            floats = floats_of(report)
            keys.update((key, None) for key in _keys(report, _printed(floats), (-1, 0, 1), bool(floats)))
        elif (known := days_of(report.when)) is not None and known[1]:
            days = {date.fromordinal(day).strftime("%m-%d") for day in (known[0].first, known[0].last)}
            keys.update((key, None) for key in _keys(report, days, (0,), True))
    return tuple(number_of(key) for key in keys)


def _printed(floats: Iterable[Floating]) -> set[str]:
    """First and last of the days that are printed without a year."""
    return {f"{day[0]:02}-{day[1]:02}" for floating in floats for day in (floating.first, floating.last) if day}


def _keys(report: Report, days: Iterable[str], steps: Iterable[int], told: bool) -> Iterator[str]:
    """The sides with the number of the round; two sides with the town, a day of the year or a person; two persons with
    the town.

    ``steps``: which rounds, counted from its own; ``told``: whether something is told of the day.
    """
    sides, people = sorted(report.participants), sorted(report.people)
    town = report.place if report.place and not report.place.startswith("country:") else None
    if 2 <= len(sides) <= MOST_SIDES:
        whole = "+".join(sides)
        pairs = ["+".join(pair) for pair in combinations(sides, 2)] if len(sides) <= FEW else [whole]
        if report.round is not None:
            yield from (f"kin:{whole}#{report.round + step}" for step in steps)
        for pair in pairs:
            if town:
                yield f"kin:{pair}@{town}"
            yield from (f"kin:{pair}~{day}" for day in days)
            if told and len(people) <= FEW:
                yield from (f"kin:{pair}<{person}" for person in people)
    if town and 2 <= len(people) <= FEW:
        yield from (f"kin:{'+'.join(pair)}@{town}" for pair in combinations(people, 2))


def file_kin(connection: sqlite3.Connection, article: int, publication: Publication, reports: Iterable[Report]) -> None:
    """Files an article as it was read by itself; undated ones that it may narrow down are to be looked at again."""
    reports = tuple(reports)
    keys = kin_keys(publication, reports)
    if not keys:
        return
    undated = publication.day is None
    connection.executemany("INSERT OR IGNORE INTO kin VALUES (?, ?, ?)", [(key, undated, article) for key in keys])
    if undated:
        model = json.dumps([encode(report) for report in reports], ensure_ascii=False)
        connection.execute("INSERT OR REPLACE INTO undated VALUES (?, ?, ?, 1)", (article, to_json(publication), model))
    else:
        _look_again(connection, keys)


def leave_kin(connection: sqlite3.Connection, article: int) -> None:
    """Takes away what ``file_kin`` filed."""
    rows = connection.execute("SELECT key, seeks FROM kin WHERE article = ?", (article,)).fetchall()
    if not rows:
        return
    connection.execute("DELETE FROM kin WHERE article = ?", (article,))
    connection.execute("DELETE FROM undated WHERE article = ?", (article,))
    _look_again(connection, [key for key, seeks in rows if not seeks])


def _look_again(connection: sqlite3.Connection, keys: Iterable[int]) -> None:
    """Marks the undated articles that look for these keys, but for keys that were busy before and are still."""
    for key in keys:
        if _dated(connection, key) <= BUSY + 1:
            connection.execute(
                "UPDATE undated SET unsettled = 1 WHERE article IN (SELECT article FROM kin WHERE key = ? AND seeks)",
                (key,),
            )


def _dated(connection: sqlite3.Connection, key: int) -> int:
    """How many dated articles have a key, up to two past ``BUSY``."""
    sql = "SELECT count(*) FROM (SELECT 1 FROM kin WHERE key = ? AND NOT seeks LIMIT ?)"
    return int(connection.execute(sql, (key, BUSY + 2)).fetchone()[0])


def unsettled(connection: sqlite3.Connection, limit: int) -> list[tuple[int, str]]:
    """Row and SHA-256 of undated articles to look at again."""
    return connection.execute(
        "SELECT u.article, a.sha256 FROM undated u JOIN article a ON a.id = u.article WHERE u.unsettled"
        " ORDER BY u.article LIMIT ?",
        (limit,),
    ).fetchall()


def settle(connection: sqlite3.Connection, articles: Iterable[int]) -> None:
    """Notes that nothing has changed for these articles since they were looked at."""
    connection.executemany("UPDATE undated SET unsettled = 0 WHERE article = ?", [(article,) for article in articles])


def narrowed(connection: sqlite3.Connection, article: int) -> Publication | None:
    """When an undated article came out, as far as it and its dated kin tell; None where the database has that."""
    sha256, name, model = connection.execute(
        "SELECT a.sha256, u.publication, u.reports FROM undated u JOIN article a ON a.id = u.article"
        " WHERE u.article = ?",
        (article,),
    ).fetchone()
    published = from_json(Publication, name)
    own = [ArticleReport(sha256, published, None, None, from_data(Report, report)) for report in json.loads(model)]
    keys = [key for (key,) in connection.execute("SELECT key FROM kin WHERE article = ? AND seeks", (article,))]
    found = tighten_publication(published, own, _kin(connection, keys))
    row = connection.execute(
        "SELECT published, published_earliest, published_latest, published_how, published_reasons FROM article"
        " WHERE id = ?",
        (article,),
    ).fetchone()
    now = (encode(found.day), encode(found.earliest), encode(found.latest), found.how.value, list(found.reasons))
    return None if now == (*row[:4], json.loads(row[4])) else found


def _kin(connection: sqlite3.Connection, keys: Iterable[int]) -> list[ArticleReport]:
    """The reports of the dated articles that have one of the keys, busy keys left aside."""
    articles: set[int] = set()
    for key in keys:
        if _dated(connection, key) <= BUSY:
            articles |= {
                n for (n,) in connection.execute("SELECT article FROM kin WHERE key = ? AND NOT seeks", (key,))
            }
    items = []
    for number in sorted(articles):
        sha256, day, how = connection.execute(
            "SELECT sha256, published, published_how FROM article WHERE id = ?", (number,)
        ).fetchone()
        known = date.fromisoformat(day)
        published = Publication(known, known, known, DateHow(how))
        items += [
            ArticleReport(sha256, published, None, None, from_json(Report, model))
            for (model,) in connection.execute("SELECT model FROM report WHERE article = ?", (number,))
        ]
    return items
