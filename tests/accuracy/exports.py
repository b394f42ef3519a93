"""The program's answer to a gold set: through the whole store, or from extraction and linking alone."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from store.export import export
from store.extraction import extract
from store.extraction.values import actor_name, report_values
from store.lexicon import load_lexicon
from store.linking import ArticleReport, link
from store.linking.duplicates import duplicate_groups, fingerprint
from store.linking.siblings import tighten_publication
from store.loading import load
from store.model import READ_KINDS, Extraction, SourceText
from tests.accuracy.measures import Json
from tests.accuracy.scorer import Export

GOLD = Path(__file__).parent / "gold"
SETS = ("seeds", "dev1", "dev2", *(f"own{number}" for number in range(1, 18)))
THIRDS = ("dev1", "dev2")
"""Sets whose articles with a number that is a multiple of 3 are kept unseen."""
UNSEEN = ("own5", "own7", "own10", "own17")
"""Sets that are kept unseen as a whole."""


def read_gold(name: str, third: str | None = None) -> list[Json]:
    """The gold articles of a set; ``third``: only those ``kept`` unseen or only those ``worked`` on."""
    with (GOLD / name / "gold.jsonl").open(encoding="utf-8") as lines:
        golds = [json.loads(line) for line in lines if line.strip()]
    if third is None:
        return golds
    return [gold for gold in golds if is_kept(name, str(gold.get("id") or gold["file"])) == (third == "kept")]


def is_kept(name: str, article: str) -> bool:
    """Whether an article of a set, by id or file name, is never looked at while rules are written."""
    number = int(article.split("_")[0].split(".")[0])
    return name in UNSEEN or (name in THIRDS and number % 3 == 0)


def read_sources(name: str, told: bool = False) -> list[SourceText]:
    """The texts of a set; with ``told``, with their true publication days."""
    days: dict[str, str] = {}
    if told:
        days = {gold["sha256"]: gold.get("published_true") or gold.get("published") or "" for gold in read_gold(name)}
    sources = []
    for path in sorted((GOLD / name).glob("*.txt")):
        raw = path.read_bytes()
        digest = sha256(raw).hexdigest()
        published = date.fromisoformat(days[digest]) if days.get(digest) else None
        sources.append(SourceText(raw.decode("utf-8"), digest, str(path), given_id=path.stem, published=published))
    return sources


def extractions(sources: Iterable[SourceText]) -> list[Extraction]:
    """What the articles say, as a database has it: undated ones are read again where dated ones tell their day."""
    lexicon = load_lexicon()
    found = [extract(source, lexicon) for source in sources]
    dated = [report for one in found if one.publication.day for report in article_reports(one)]
    for number, one in enumerate(found):
        narrower = tighten_publication(one.publication, article_reports(one), dated)
        if narrower != one.publication:
            found[number] = extract(one.source, lexicon, narrower)
    return found


def article_reports(one: Extraction, group: str | None = None) -> list[ArticleReport]:
    """The reports of an article for linking; ``group``: that of its copies."""
    return [
        ArticleReport(one.source.sha256, one.publication, one.document.outlet, group, report) for report in one.reports
    ]


def direct(found: list[Extraction]) -> Export:
    """What the exports would say, made from extraction and linking without a database."""
    copies = duplicate_groups({one.source.sha256: fingerprint(one.source.text) for one in found})
    by_sha = {one.source.sha256: one for one in found}
    reports = [report for one in found for report in article_reports(one, copies.get(one.source.sha256))]
    meetings = [
        {
            "id": meeting.id,
            "reports": [
                {**report_values(report, by_sha[sha]), "article_sha256": sha, "rules": list(report.rules)}
                for sha, report in meeting.reports
            ],
        }
        for meeting in link(reports)
    ]
    return Export([_article(one) for one in found], meetings, [line for one in found for line in _statements(one)])


def _article(one: Extraction) -> Json:
    publication = one.publication
    days: dict[str, Any] = {
        "published": publication.day,
        "published_earliest": publication.earliest,
        "published_latest": publication.latest,
    }
    return {
        "sha256": one.source.sha256,
        **{name: day.isoformat() if day else None for name, day in days.items()},
        "length": len(one.source.text),
        "boilerplate": [
            [*block.span, block.kind.value] for block in one.document.blocks if block.kind not in READ_KINDS
        ],
        "dates": [{"span": list(time.span), "value": time.value, "rule": time.rule} for time in one.times],
    }


def _statements(one: Extraction) -> list[Json]:
    return [
        {
            "article_sha256": one.source.sha256,
            "act": statement.act.value,
            "kind": statement.kind.value,
            "speaker": statement.speaker or (actor_name(statement.speaker_key, one) if statement.speaker_key else None),
            "anonymous": statement.anonymous,
            "content": [list(span) for span in statement.content],
            "rules": list(statement.rules),
        }
        for statement in one.statements
    ]


def through_the_store(name: str, told: bool) -> Export:
    """What the program exports of a set: loaded into a new database, and exported from it.

    Raises AssertionError where an article could not be read.
    """
    with TemporaryDirectory() as folder:
        db = Path(folder) / "gold.db"
        if told:
            lines = Path(folder) / "gold.jsonl"
            lines.write_text("".join(_record(source) + "\n" for source in read_sources(name, told)), encoding="utf-8")
            summary = load([lines], db)
        else:
            summary = load(sorted((GOLD / name).glob("*.txt")), db)
        if summary.failed:
            raise AssertionError(summary.failed)
        return Export(*(_exported(db, what) for what in ("articles", "meetings", "statements")))


def _record(source: SourceText) -> str:
    known = {"id": source.given_id, "text": source.text, "published": source.published}
    return json.dumps({key: str(value) for key, value in known.items() if value is not None}, ensure_ascii=False)


def _exported(db: Path, what: str) -> list[Json]:
    stream = StringIO()
    export(db, what, "jsonl", stream)
    return [json.loads(line) for line in stream.getvalue().split("\n") if line]
