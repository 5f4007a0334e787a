"""The tables of the embedded engine, and the connection that opens them."""

import sqlite3
from pathlib import Path

from index.errors import LibraryError

# `passages.id` is made from the passage's content (see `store.passage_id`), so that a cache of vectors can be brought
# up to date by comparing ids alone. Token vectors stand apart to keep the rows that scans read small.
# `scopes.generation` is drawn anew with every change: also after a restored backup no two states share one.
_FIRST = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE scopes (name TEXT PRIMARY KEY, generation INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    scope TEXT NOT NULL REFERENCES scopes (name),
    origin TEXT NOT NULL,
    title TEXT NOT NULL,
    source TEXT,
    url TEXT,
    published TEXT,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    body TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    UNIQUE (scope, origin)
) WITHOUT ROWID;

CREATE TABLE sentences (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    PRIMARY KEY (document_id, ordinal)
) WITHOUT ROWID;

CREATE TABLE passages (
    id INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    scope TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    heading TEXT NOT NULL,
    vector BLOB NOT NULL,
    UNIQUE (document_id, ordinal)
);
CREATE INDEX passages_by_scope ON passages (scope, id);

CREATE TABLE passage_tokens (
    passage_id INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,
    vectors BLOB NOT NULL
);

-- `terms` arrives normalised and stemmed; the tokenizer has nothing left to do but split at spaces.
CREATE VIRTUAL TABLE passage_terms USING fts5 (scope, terms, tokenize = "unicode61 remove_diacritics 0 tokenchars '.'");
"""


# What a second model made of the sentences; nothing for passages stored before there was one.
_SENTENCE_VECTORS = "ALTER TABLE passage_tokens ADD COLUMN sentences BLOB NOT NULL DEFAULT x''"

_STEPS = (_FIRST, _SENTENCE_VECTORS)
"""Each takes a database from the version before it to its own: the first makes version 1."""

SCHEMA_VERSION = len(_STEPS)


def connect(path: Path) -> sqlite3.Connection:
    """Open the database at `path`, making it first where there is none.

    Raises `LibraryError` where it can't be opened, is no database of Qawl's, or was made by a newer version.
    """
    try:
        connection = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA journal_mode = WAL")
        # FULL: a document reported as added is on the disk, also when the power fails the next moment.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        _migrate(connection)
        # How many passages hold a term, for `store.search_terms`. A view of the index, without content of its own.
        connection.execute("CREATE VIRTUAL TABLE temp.term_counts USING fts5vocab (main, passage_terms, col)")
    except sqlite3.Error as error:
        raise LibraryError(f"the library at {path} can't be opened: {error}") from error
    return connection


def _migrate(connection: sqlite3.Connection) -> None:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == SCHEMA_VERSION:
        return
    if version > SCHEMA_VERSION:
        raise LibraryError("this library was made by a newer version of Qawl: use that version to open it")
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have done it while this one waited for the lock.
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for step in _STEPS[version:]:
            for statement in step.split(";\n"):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
