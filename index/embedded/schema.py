"""The tables of the embedded engine."""

from index.embedded.opening import Schema

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

# What is known of messages beside their text; digests read a chat's newest ones, opting out removes by author.
_MESSAGES = """
CREATE TABLE messages (
    document_id TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    author_id INTEGER,
    author TEXT,
    topic_id INTEGER NOT NULL,
    reply_to TEXT
) WITHOUT ROWID;
CREATE INDEX messages_by_author ON messages (author_id) WHERE author_id IS NOT NULL;
CREATE INDEX documents_by_time ON documents (scope, published);
"""

# Vectors of the model that takes the place of the present one once they are whole (see `model_change`), and those that
# gave way. The tables of token vectors are alike, because they change names with one another.
_NEXT_MODEL = """
CREATE TABLE next_vectors (
    passage_id INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE ON UPDATE CASCADE,
    vector BLOB NOT NULL
);

CREATE TABLE next_passage_tokens (
    passage_id INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,
    vectors BLOB NOT NULL,
    sentences BLOB NOT NULL DEFAULT x''
);

CREATE TABLE former_passage_tokens (
    passage_id INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,
    vectors BLOB NOT NULL,
    sentences BLOB NOT NULL DEFAULT x''
);
"""

# Feeds that are read again; `entries` are keys of those it gave, the last ones first, as JSON.
_FEEDS = """
CREATE TABLE feeds (
    scope TEXT NOT NULL,
    address TEXT NOT NULL,
    read_at TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    etag TEXT,
    modified TEXT,
    entries TEXT NOT NULL,
    PRIMARY KEY (scope, address)
) WITHOUT ROWID;
"""

# Where else documents were read, each as it was read there (see `versions`), and what finds documents that say the same
# (see `index.sameness.sketch`).
_ELSEWHERE = """
CREATE TABLE elsewhere (
    id TEXT PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    scope TEXT NOT NULL,
    origin TEXT NOT NULL,
    title TEXT NOT NULL,
    source TEXT,
    url TEXT,
    published TEXT,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    body TEXT NOT NULL,
    message TEXT,
    content_hash TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX elsewhere_by_document ON elsewhere (document_id);
CREATE INDEX elsewhere_by_scope ON elsewhere (scope);

CREATE TABLE sketches (
    scope TEXT NOT NULL,
    hash INTEGER NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    PRIMARY KEY (scope, hash, document_id)
) WITHOUT ROWID;
CREATE INDEX sketches_by_document ON sketches (document_id);
"""

LIBRARY = Schema(
    name="library",
    steps=(_FIRST, _SENTENCE_VECTORS, _MESSAGES, _NEXT_MODEL, _FEEDS, _ELSEWHERE),
    mend="restore a backup, or add the sources to a new folder",
)
