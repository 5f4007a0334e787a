"""The library's tables: those of the embedded engine, its index of words as one that PostgreSQL searches, and vectors
to be searched in the database."""

from alembic import op

from index.postgres.extension import require_vectors

revision = "0001"
down_revision = None

_PARTITIONS = 16

# Keys are changed where documents move (see `index.relational.rekeying`); what refers to them follows at once.
# `passages.id` is made from the passage's content, see `index.relational.documents.passage_id`. That (scope, origin) is
# held once follows from `documents.id`, which is made from the two; an index of origins would refuse very long paths.
_DOCUMENTS = """
CREATE TABLE facts (name TEXT COLLATE "C" PRIMARY KEY, value BYTEA NOT NULL);

CREATE TABLE scopes (name TEXT COLLATE "C" PRIMARY KEY, generation BIGINT NOT NULL);

CREATE TABLE documents (
    id TEXT COLLATE "C" PRIMARY KEY,
    scope TEXT COLLATE "C" NOT NULL
        REFERENCES scopes (name) ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    origin TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C",
    url TEXT COLLATE "C",
    published TEXT COLLATE "C",
    language TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    content_hash TEXT COLLATE "C" NOT NULL
);
CREATE INDEX documents_by_time ON documents (scope, published);

CREATE TABLE sentences (
    document_id TEXT COLLATE "C" NOT NULL
        REFERENCES documents (id) ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    ordinal BIGINT NOT NULL,
    start BIGINT NOT NULL,
    "end" BIGINT NOT NULL,
    PRIMARY KEY (document_id, ordinal)
);

CREATE TABLE passages (
    id BIGINT PRIMARY KEY,
    document_id TEXT COLLATE "C" NOT NULL
        REFERENCES documents (id) ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    scope TEXT COLLATE "C" NOT NULL,
    ordinal BIGINT NOT NULL,
    first BIGINT NOT NULL,
    last BIGINT NOT NULL,
    heading TEXT COLLATE "C" NOT NULL,
    vector BYTEA NOT NULL,
    UNIQUE (document_id, ordinal),
    UNIQUE (scope, id)
);

CREATE TABLE messages (
    document_id TEXT COLLATE "C" PRIMARY KEY
        REFERENCES documents (id) ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    author_id BIGINT,
    author TEXT COLLATE "C",
    topic_id BIGINT NOT NULL,
    reply_to TEXT COLLATE "C"
);
CREATE INDEX messages_by_author ON messages (author_id) WHERE author_id IS NOT NULL;

CREATE TABLE feeds (
    scope TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C" NOT NULL,
    read_at TEXT COLLATE "C",
    failures BIGINT NOT NULL DEFAULT 0,
    etag TEXT COLLATE "C",
    modified TEXT COLLATE "C",
    entries TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (scope, address)
);

CREATE TABLE elsewhere (
    id TEXT COLLATE "C" PRIMARY KEY,
    document_id TEXT COLLATE "C" NOT NULL
        REFERENCES documents (id) ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    scope TEXT COLLATE "C" NOT NULL,
    origin TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C",
    url TEXT COLLATE "C",
    published TEXT COLLATE "C",
    language TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    message TEXT COLLATE "C",
    content_hash TEXT COLLATE "C" NOT NULL
);
CREATE INDEX elsewhere_by_document ON elsewhere (document_id);
CREATE INDEX elsewhere_by_scope ON elsewhere (scope);

CREATE TABLE sketches (
    scope TEXT COLLATE "C" NOT NULL,
    hash BIGINT NOT NULL,
    document_id TEXT COLLATE "C" NOT NULL
        REFERENCES documents (id) ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (scope, hash, document_id)
);
CREATE INDEX sketches_by_document ON sketches (document_id);
"""

# Of three models: the present one, the next, and the one that gave way (see `index.relational.model_change`).
_TOKENS = """
CREATE TABLE {table} (
    passage_id BIGINT PRIMARY KEY
        REFERENCES passages (id) ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    vectors BYTEA NOT NULL,
    sentences BYTEA NOT NULL DEFAULT ''
);
ALTER TABLE {table} ALTER COLUMN vectors SET STORAGE EXTERNAL, ALTER COLUMN sentences SET STORAGE EXTERNAL;
"""

# EXTERNAL: vectors don't get smaller by being packed once more.
_NEXT_VECTORS = """
CREATE TABLE next_vectors (
    passage_id BIGINT PRIMARY KEY
        REFERENCES passages (id) ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    vector BYTEA NOT NULL
);
ALTER TABLE next_vectors ALTER COLUMN vector SET STORAGE EXTERNAL;
ALTER TABLE passages ALTER COLUMN vector SET STORAGE EXTERNAL;
"""

# `rowid` is the passage's id, named as in the embedded engine. `terms` arrives normalised and stemmed, parted by
# spaces. `search` also holds the scope behind an @, which no term has: so the index finds terms in a scope at once.
_TERMS = """
CREATE TABLE passage_terms (
    rowid BIGINT PRIMARY KEY,
    scope TEXT COLLATE "C" NOT NULL,
    terms TEXT COLLATE "C" NOT NULL,
    search TSVECTOR NOT NULL GENERATED ALWAYS AS
        (array_to_tsvector(array_append(array_remove(string_to_array(terms, ' '), ''), '@' || scope))) STORED,
    words INTEGER NOT NULL GENERATED ALWAYS AS
        (cardinality(array_remove(string_to_array(terms, ' '), ''))) STORED
);
CREATE INDEX passage_terms_by_term ON passage_terms USING gin (search);
"""

# How many passages of a scope hold a term, and how many passages and words the scope has: what BM25 weighs terms by.
# Most rows are changed again and again: room in each page lets that happen where the row is.
_COUNTS = """
CREATE TABLE scope_terms (
    scope TEXT COLLATE "C" PRIMARY KEY,
    passages BIGINT NOT NULL,
    words BIGINT NOT NULL
) WITH (fillfactor = 70);

CREATE TABLE term_counts (
    scope TEXT COLLATE "C" NOT NULL,
    term TEXT COLLATE "C" NOT NULL,
    passages BIGINT NOT NULL,
    PRIMARY KEY (scope, term)
) WITH (fillfactor = 70);
"""

# A transaction notes what it changes, and counts all of that at once at its end. Row by row, a common word's count
# would have as many versions as the transaction has passages, each found through those before it: minutes for a large
# chat.
# At the end rows are also changed in one order, so that no two transactions wait for one another.
_COUNTING = """
CREATE TABLE uncounted (
    transaction XID8 NOT NULL,
    more SMALLINT NOT NULL,
    scope TEXT COLLATE "C" NOT NULL,
    words INTEGER NOT NULL,
    search TSVECTOR NOT NULL
);
CREATE INDEX uncounted_by_transaction ON uncounted (transaction);

CREATE TABLE counting_due (transaction XID8 PRIMARY KEY);

CREATE FUNCTION count_terms () RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $body$
BEGIN
    INSERT INTO scope_terms AS counted (scope, passages, words)
        SELECT u.scope, sum(u.more), sum(u.more * u.words)
        FROM uncounted u WHERE u.transaction = NEW.transaction
        GROUP BY u.scope ORDER BY u.scope
        ON CONFLICT (scope) DO UPDATE
            SET passages = counted.passages + excluded.passages, words = counted.words + excluded.words;
    INSERT INTO term_counts AS counted (scope, term, passages)
        SELECT u.scope, t.term COLLATE "C", sum(u.more)
        FROM uncounted u CROSS JOIN LATERAL unnest(tsvector_to_array(u.search)) AS t (term)
        WHERE u.transaction = NEW.transaction AND t.term <> '@' || u.scope
        GROUP BY 1, 2 HAVING sum(u.more) <> 0 ORDER BY 1, 2
        ON CONFLICT (scope, term) DO UPDATE SET passages = counted.passages + excluded.passages;
    DELETE FROM term_counts AS counted
        USING (SELECT DISTINCT u.scope, t.term COLLATE "C" AS term
               FROM uncounted u CROSS JOIN LATERAL unnest(tsvector_to_array(u.search)) AS t (term)
               WHERE u.transaction = NEW.transaction AND u.more < 0) gone
        WHERE counted.scope = gone.scope AND counted.term = gone.term AND counted.passages = 0;
    DELETE FROM scope_terms AS counted
        WHERE counted.scope IN (SELECT u.scope FROM uncounted u WHERE u.transaction = NEW.transaction)
            AND counted.passages = 0;
    DELETE FROM uncounted u WHERE u.transaction = NEW.transaction;
    DELETE FROM counting_due d WHERE d.transaction = NEW.transaction;
    RETURN NULL;
END
$body$;
CREATE CONSTRAINT TRIGGER count_terms AFTER INSERT ON counting_due DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION count_terms ();
"""
_NOTING = """
CREATE FUNCTION note_terms_{name} () RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $body$
BEGIN
    INSERT INTO uncounted (transaction, more, scope, words, search) {changed};
    IF FOUND THEN
        INSERT INTO counting_due (transaction) VALUES (pg_current_xact_id()) ON CONFLICT (transaction) DO NOTHING;
    END IF;
    RETURN NULL;
END
$body$;
CREATE TRIGGER note_terms_{name} AFTER {event} ON passage_terms REFERENCING {tables}
    FOR EACH STATEMENT EXECUTE FUNCTION note_terms_{name} ();
"""
_ADDED = "SELECT pg_current_xact_id(), 1, scope, words, search FROM added"
_REMOVED = "SELECT pg_current_xact_id(), -1, scope, words, search FROM removed"

# By scope, because each search is within few scopes. MAIN with so large a target: a vector stays in its row, unpacked,
# as long as a page holds it (up to some 4,000 numbers), so that a scan finds it there; the default moves or packs it.
_VECTORS = """
CREATE TABLE passage_vectors (
    passage_id BIGINT NOT NULL,
    scope TEXT COLLATE "C" NOT NULL,
    vector HALFVEC NOT NULL,
    PRIMARY KEY (scope, passage_id),
    FOREIGN KEY (scope, passage_id) REFERENCES passages (scope, id)
        ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
) PARTITION BY HASH (scope);
ALTER TABLE passage_vectors ALTER COLUMN vector SET STORAGE MAIN;
"""
_PARTITION = """
CREATE TABLE passage_vectors_{number:02} PARTITION OF passage_vectors
    FOR VALUES WITH (MODULUS {partitions}, REMAINDER {number}) WITH (toast_tuple_target = 8160);
ALTER TABLE passage_vectors_{number:02} ALTER COLUMN vector SET STORAGE MAIN;
"""


def upgrade() -> None:
    """From nothing to the first version."""
    require_vectors(op.get_bind())
    op.execute(_DOCUMENTS)
    for table in ("passage_tokens", "next_passage_tokens", "former_passage_tokens"):
        op.execute(_TOKENS.format(table=table))
    op.execute(_NEXT_VECTORS)
    op.execute(_TERMS)
    op.execute(_COUNTS)
    op.execute(_COUNTING)
    for name, event, tables, changed in (
        ("added", "INSERT", "NEW TABLE AS added", _ADDED),
        ("removed", "DELETE", "OLD TABLE AS removed", _REMOVED),
        ("changed", "UPDATE", "OLD TABLE AS removed NEW TABLE AS added", f"{_REMOVED} UNION ALL {_ADDED}"),
    ):
        op.execute(_NOTING.format(name=name, event=event, tables=tables, changed=changed))
    op.execute(_VECTORS)
    for number in range(_PARTITIONS):
        op.execute(_PARTITION.format(number=number, partitions=_PARTITIONS))
