"""The SQL of the tables, step by step as they came to be."""

from __future__ import annotations

FIRST_TABLES = """
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE phrase (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE outlet (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE place (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, country TEXT, country_name TEXT
) STRICT;

CREATE TABLE actor (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, identity TEXT NOT NULL UNIQUE, leader INTEGER, block TEXT NOT NULL,
  name TEXT NOT NULL, kind TEXT NOT NULL, code TEXT NOT NULL,
  affiliation TEXT, title TEXT, media INTEGER NOT NULL, seat INTEGER NOT NULL, known INTEGER NOT NULL,
  as_of TEXT NOT NULL
) STRICT;
CREATE INDEX actor_leader ON actor (leader);
CREATE INDEX actor_block ON actor (block);

CREATE TABLE alias (
  kind TEXT NOT NULL, folded TEXT NOT NULL, id INTEGER NOT NULL, surface TEXT NOT NULL,
  PRIMARY KEY (kind, folded, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_id ON alias (kind, id);

CREATE TABLE article (
  id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
  origin TEXT NOT NULL, given_id TEXT, url TEXT, given_title TEXT, given_outlet TEXT, given_published TEXT,
  title TEXT NOT NULL, printed_title TEXT, encoding TEXT NOT NULL,
  outlet INTEGER REFERENCES outlet (id), length INTEGER NOT NULL,
  published TEXT, published_earliest TEXT, published_latest TEXT, published_how TEXT NOT NULL,
  published_conflict TEXT NOT NULL, published_reasons TEXT NOT NULL, published_evidence TEXT NOT NULL,
  blocks TEXT NOT NULL, dates TEXT NOT NULL, sketch BLOB, duplicates TEXT, unknown TEXT NOT NULL,
  parser TEXT NOT NULL, lexicon TEXT NOT NULL
) STRICT;
CREATE INDEX article_published ON article (published);
CREATE INDEX article_duplicates ON article (duplicates);
CREATE INDEX article_version ON article (parser, lexicon);

CREATE TABLE article_text (article INTEGER PRIMARY KEY REFERENCES article (id), text TEXT NOT NULL) STRICT;

CREATE TABLE source (
  origin TEXT PRIMARY KEY, article INTEGER NOT NULL REFERENCES article (id),
  given_id TEXT, url TEXT, title TEXT, outlet TEXT, published TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX source_article ON source (article);

CREATE TABLE file (
  path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, digest TEXT NOT NULL,
  articles INTEGER NOT NULL, reading TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE fingerprint (
  value INTEGER NOT NULL, article INTEGER NOT NULL REFERENCES article (id), PRIMARY KEY (value, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX fingerprint_article ON fingerprint (article);

CREATE TABLE article_actor (
  article INTEGER NOT NULL REFERENCES article (id), actor INTEGER NOT NULL REFERENCES actor (id),
  name TEXT NOT NULL, affiliation TEXT, title TEXT, mentions INTEGER NOT NULL,
  PRIMARY KEY (article, actor)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_actor_actor ON article_actor (actor, article);

CREATE TABLE meeting (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, event INTEGER NOT NULL UNIQUE REFERENCES event (key),
  title TEXT NOT NULL, model TEXT NOT NULL, corrected TEXT NOT NULL
) STRICT;

CREATE TABLE report (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, article INTEGER NOT NULL REFERENCES article (id),
  meeting INTEGER REFERENCES meeting (id), mentioned TEXT NOT NULL, model TEXT NOT NULL
) STRICT;
CREATE INDEX report_article ON report (article);
CREATE INDEX report_meeting ON report (meeting);

CREATE TABLE block (
  key INTEGER NOT NULL, role INTEGER NOT NULL, report INTEGER NOT NULL REFERENCES report (id), parent INTEGER,
  PRIMARY KEY (key, role, report)
) STRICT, WITHOUT ROWID;
CREATE INDEX block_report ON block (report);

CREATE TABLE unlinked (article INTEGER PRIMARY KEY REFERENCES article (id)) STRICT;

CREATE TABLE claim (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, report INTEGER NOT NULL REFERENCES report (id),
  article INTEGER NOT NULL REFERENCES article (id), start INTEGER NOT NULL, stop INTEGER NOT NULL,
  status TEXT NOT NULL, words TEXT NOT NULL
) STRICT;
CREATE INDEX claim_report ON claim (report);
CREATE INDEX claim_article ON claim (article);

CREATE TABLE statement (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, article INTEGER NOT NULL REFERENCES article (id),
  event INTEGER NOT NULL UNIQUE REFERENCES event (key), report INTEGER REFERENCES report (id),
  speaker INTEGER REFERENCES actor (id), said_on TEXT, model TEXT NOT NULL,
  corrected TEXT NOT NULL
) STRICT;
CREATE INDEX statement_article ON statement (article);
CREATE INDEX statement_report ON statement (report);
CREATE INDEX statement_speaker ON statement (speaker);

CREATE TABLE span (
  article INTEGER NOT NULL REFERENCES article (id), start INTEGER NOT NULL, stop INTEGER NOT NULL,
  layer TEXT NOT NULL, owner INTEGER NOT NULL, label INTEGER NOT NULL REFERENCES phrase (id),
  rule INTEGER NOT NULL REFERENCES phrase (id), surface INTEGER NOT NULL,
  PRIMARY KEY (article, start, stop, layer, owner)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, form TEXT NOT NULL, status TEXT NOT NULL,
  listed INTEGER NOT NULL, day TEXT, stop TEXT, first INTEGER, last INTEGER, month TEXT,
  inferred INTEGER NOT NULL, bounded INTEGER NOT NULL, contradicted INTEGER NOT NULL, anonymous INTEGER NOT NULL,
  moved INTEGER NOT NULL, corrected INTEGER NOT NULL, who TEXT NOT NULL, title TEXT NOT NULL,
  place INTEGER REFERENCES place (id), speaker INTEGER REFERENCES actor (id), round INTEGER,
  article INTEGER NOT NULL REFERENCES article (id), focus_start INTEGER NOT NULL, focus_stop INTEGER NOT NULL,
  articles INTEGER NOT NULL
) STRICT;
CREATE TABLE event_text (
  key INTEGER PRIMARY KEY REFERENCES event (key), words TEXT NOT NULL, names TEXT NOT NULL
) STRICT;
CREATE INDEX event_kind ON event (kind, listed);
CREATE INDEX event_form ON event (form);
CREATE INDEX event_status ON event (status);
CREATE INDEX event_place ON event (place);
CREATE INDEX event_speaker ON event (speaker);
CREATE INDEX event_month ON event (month);
CREATE INDEX event_article_shown ON event (article);
CREATE INDEX event_odd ON event (contradicted) WHERE contradicted;

CREATE TABLE event_actor (
  actor INTEGER NOT NULL REFERENCES actor (id), event INTEGER NOT NULL REFERENCES event (key), roles INTEGER NOT NULL,
  PRIMARY KEY (actor, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_actor_event ON event_actor (event, actor, roles);

CREATE TABLE event_article (
  article INTEGER NOT NULL REFERENCES article (id), event INTEGER NOT NULL REFERENCES event (key),
  PRIMARY KEY (article, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_article_event ON event_article (event, article);

CREATE TABLE event_outlet (
  outlet INTEGER NOT NULL REFERENCES outlet (id), event INTEGER NOT NULL REFERENCES event (key),
  PRIMARY KEY (outlet, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_outlet_event ON event_outlet (event, outlet);

CREATE TABLE tally (field TEXT NOT NULL, value ANY NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (field, value))
  STRICT, WITHOUT ROWID;
CREATE INDEX tally_n ON tally (field, n);

CREATE TABLE correction (
  id INTEGER PRIMARY KEY, made TEXT NOT NULL, article TEXT, target TEXT NOT NULL, field TEXT NOT NULL,
  value TEXT, undone INTEGER REFERENCES correction (id), note TEXT NOT NULL
) STRICT;
CREATE INDEX correction_target ON correction (target);

CREATE VIRTUAL TABLE event_fts USING fts5 (
  words, names, content = 'event_text', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE article_fts USING fts5 (
  text, content = 'article_text', content_rowid = 'article', tokenize = 'unicode61 remove_diacritics 2'
);
"""

FIRST_TRIGGERS = (
    """CREATE TRIGGER event_added AFTER INSERT ON event_text BEGIN
         INSERT INTO event_fts (rowid, words, names) VALUES (new.key, new.words, new.names);
       END""",
    """CREATE TRIGGER event_removed AFTER DELETE ON event_text BEGIN
         INSERT INTO event_fts (event_fts, rowid, words, names) VALUES ('delete', old.key, old.words, old.names);
       END""",
    """CREATE TRIGGER event_reworded AFTER UPDATE ON event_text BEGIN
         INSERT INTO event_fts (event_fts, rowid, words, names) VALUES ('delete', old.key, old.words, old.names);
         INSERT INTO event_fts (rowid, words, names) VALUES (new.key, new.words, new.names);
       END""",
    """CREATE TRIGGER article_text_added AFTER INSERT ON article_text BEGIN
         INSERT INTO article_fts (rowid, text) VALUES (new.article, new.text);
       END""",
    """CREATE TRIGGER article_text_removed AFTER DELETE ON article_text BEGIN
         INSERT INTO article_fts (article_fts, rowid, text) VALUES ('delete', old.article, old.text);
       END""",
    """CREATE TRIGGER correction_stays BEFORE DELETE ON correction BEGIN
         SELECT RAISE (ABORT, 'corrections are never removed');
       END""",
    """CREATE TRIGGER correction_unchanged BEFORE UPDATE ON correction BEGIN
         SELECT RAISE (ABORT, 'corrections are never changed');
       END""",
)

ANNOTATIONS = (
    """CREATE TABLE annotation (
         id INTEGER PRIMARY KEY, made TEXT NOT NULL, article TEXT NOT NULL, target TEXT NOT NULL,
         start INTEGER, stop INTEGER, field TEXT NOT NULL, value TEXT NOT NULL,
         undone INTEGER REFERENCES annotation (id)
       ) STRICT""",
    """CREATE TRIGGER annotation_stays BEFORE DELETE ON annotation BEGIN
         SELECT RAISE (ABORT, 'annotations are never removed');
       END""",
    """CREATE TRIGGER annotation_unchanged BEFORE UPDATE ON annotation BEGIN
         SELECT RAISE (ABORT, 'annotations are never changed');
       END""",
)

AS_KNOWN = """
ALTER TABLE event ADD COLUMN known INTEGER;
ALTER TABLE event ADD COLUMN settled INTEGER;
ALTER TABLE event ADD COLUMN sources INTEGER NOT NULL DEFAULT 1;
ALTER TABLE article ADD COLUMN loaded INTEGER NOT NULL DEFAULT 0;
CREATE INDEX article_loaded ON article (loaded);
CREATE INDEX event_known ON event (known);
CREATE INDEX event_settled ON event (settled);

CREATE TABLE event_past (
  event INTEGER NOT NULL REFERENCES event (key), since INTEGER NOT NULL, until INTEGER NOT NULL, at INTEGER NOT NULL,
  form TEXT NOT NULL, status TEXT NOT NULL, day TEXT, stop TEXT, first INTEGER, last INTEGER, month TEXT,
  inferred INTEGER NOT NULL, bounded INTEGER NOT NULL, contradicted INTEGER NOT NULL, moved INTEGER NOT NULL,
  who TEXT NOT NULL, title TEXT NOT NULL, place INTEGER REFERENCES place (id), round INTEGER,
  article INTEGER NOT NULL REFERENCES article (id), focus_start INTEGER NOT NULL, focus_stop INTEGER NOT NULL,
  articles INTEGER NOT NULL, sources INTEGER NOT NULL,
  PRIMARY KEY (event, since)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_past_at ON event_past (at);
CREATE INDEX event_past_until ON event_past (until);
CREATE INDEX event_past_since ON event_past (since);
CREATE INDEX event_past_article ON event_past (article);

CREATE TABLE loading (id INTEGER PRIMARY KEY, made TEXT NOT NULL) STRICT;
"""

KIN = """
CREATE TABLE kin (
  key INTEGER NOT NULL, seeks INTEGER NOT NULL, article INTEGER NOT NULL REFERENCES article (id),
  PRIMARY KEY (key, seeks, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX kin_article ON kin (article);

CREATE TABLE undated (
  article INTEGER PRIMARY KEY REFERENCES article (id), publication TEXT NOT NULL, reports TEXT NOT NULL,
  unsettled INTEGER NOT NULL
) STRICT;
CREATE INDEX undated_unsettled ON undated (article) WHERE unsettled;
"""

LISTED = """
DROP INDEX event_form;
DROP INDEX event_status;
DROP INDEX event_place;
DROP INDEX event_speaker;
DROP INDEX event_month;
CREATE INDEX event_form ON event (form, listed);
CREATE INDEX event_status ON event (status, listed);
CREATE INDEX event_place ON event (place, listed);
CREATE INDEX event_speaker ON event (speaker, listed);
CREATE INDEX event_month ON event (month, listed);
CREATE INDEX event_unlisted ON event (key) WHERE NOT listed;
"""

INDEXED_BY_WRITER = (
    "DROP TRIGGER event_added",
    "DROP TRIGGER event_removed",
    "DROP TRIGGER event_reworded",
    "DROP TRIGGER article_text_added",
    "DROP TRIGGER article_text_removed",
)

FILED_FAST = (
    # With the key that each dies with, so that a report's keys are read without the table.
    "DROP INDEX block_report",
    "CREATE INDEX block_report ON block (report, parent)",
    # As many pieces of a full-text index are merged at a time as may be, so that each word is written seldom.
    "INSERT INTO event_fts (event_fts, rank) VALUES ('automerge', 16)",
    "INSERT INTO article_fts (article_fts, rank) VALUES ('automerge', 16)",
)
