"""The tables of the embedded memory."""

from index.embedded.opening import Schema

# Moments are microseconds since 1970, UTC: exact, and in order. `exchanges.number` grows with every one stored.
# `messages_in` is the chat whose messages `question_id` and the answers are: a supergroup that a group became counts
# its messages anew, so a move leaves it as it is.
_FIRST = """
CREATE TABLE claims (update_id INTEGER PRIMARY KEY, claimed_at INTEGER NOT NULL);
CREATE INDEX claims_by_age ON claims (claimed_at);

CREATE TABLE exchanges (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    chat_id INTEGER NOT NULL,
    topic_id INTEGER NOT NULL,
    asker_id INTEGER NOT NULL,
    messages_in INTEGER NOT NULL,
    question_id INTEGER,
    question TEXT NOT NULL,
    language TEXT NOT NULL,
    asked_at INTEGER NOT NULL
);
CREATE INDEX exchanges_by_question ON exchanges (messages_in, question_id);
CREATE INDEX exchanges_by_conversation ON exchanges (chat_id, topic_id, asker_id, asked_at);
CREATE INDEX exchanges_by_age ON exchanges (asked_at);

CREATE TABLE answers (
    exchange INTEGER NOT NULL REFERENCES exchanges (number) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    messages_in INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    PRIMARY KEY (exchange, place)
) WITHOUT ROWID;
CREATE INDEX answers_by_message ON answers (messages_in, message_id);

CREATE TABLE quoted (
    exchange INTEGER NOT NULL REFERENCES exchanges (number) ON DELETE CASCADE,
    is_further INTEGER NOT NULL,
    place INTEGER NOT NULL,
    document_id TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    quote TEXT NOT NULL,
    PRIMARY KEY (exchange, is_further, place)
) WITHOUT ROWID;

CREATE TABLE forgotten (
    chat_id INTEGER NOT NULL,
    topic_id INTEGER NOT NULL,
    asker_id INTEGER NOT NULL,
    forgotten_at INTEGER NOT NULL,
    PRIMARY KEY (chat_id, topic_id, asker_id)
) WITHOUT ROWID;

CREATE TABLE settings (chat_id INTEGER PRIMARY KEY, language TEXT NOT NULL, buttons_for_all INTEGER NOT NULL);

CREATE TABLE feedback (
    exchange_id TEXT NOT NULL,
    user_id INTEGER NOT NULL,
    useful INTEGER NOT NULL,
    given_at INTEGER NOT NULL,
    PRIMARY KEY (exchange_id, user_id)
) WITHOUT ROWID;
"""

# What chats say on its way into the library. `silence` holds what people decided about their own messages, for one
# chat, or with chat 0 for all. `home` is the supergroup that a group has become. Messages are JSON.
_CHATS = """
CREATE TABLE remembering (chat_id INTEGER PRIMARY KEY, is_on INTEGER NOT NULL);

CREATE TABLE silence (
    user_id INTEGER NOT NULL,
    chat_id INTEGER NOT NULL,
    is_silent INTEGER NOT NULL,
    PRIMARY KEY (chat_id, user_id)
) WITHOUT ROWID;

CREATE TABLE moves (chat_id INTEGER PRIMARY KEY, home INTEGER NOT NULL);
CREATE INDEX moves_by_home ON moves (home);

CREATE TABLE topics (
    chat_id INTEGER NOT NULL,
    topic_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (chat_id, topic_id)
) WITHOUT ROWID;

CREATE TABLE arrived (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    album TEXT,
    author_id INTEGER,
    copied_from INTEGER,
    message TEXT
);

CREATE TABLE album_parts (
    chat_id INTEGER NOT NULL,
    album TEXT NOT NULL,
    message_id INTEGER NOT NULL,
    author_id INTEGER,
    stored_at INTEGER NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (chat_id, album, message_id)
) WITHOUT ROWID;
CREATE INDEX album_parts_by_age ON album_parts (stored_at);
"""

# Digests. `reached` is up to when a chat's words were summed up in one place of it, with person 0, and else up to when
# a person has read or written there. `slot` is the last one that was posted, `covered` up to when it told.
# `wanted` is JSON.
_DIGESTS = """
ALTER TABLE settings ADD COLUMN time_zone TEXT NOT NULL DEFAULT '';

CREATE TABLE schedules (
    chat_id INTEGER PRIMARY KEY,
    topic_id INTEGER NOT NULL,
    minute INTEGER NOT NULL,
    weekday INTEGER,
    zone TEXT NOT NULL,
    language TEXT NOT NULL,
    set_at INTEGER NOT NULL,
    set_by INTEGER NOT NULL,
    slot INTEGER,
    covered INTEGER
);

CREATE TABLE reached (
    chat_id INTEGER NOT NULL,
    topic_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    moment INTEGER NOT NULL,
    PRIMARY KEY (chat_id, topic_id, person_id)
) WITHOUT ROWID;

CREATE TABLE digests (
    id TEXT PRIMARY KEY,
    shown_in INTEGER NOT NULL,
    asker_id INTEGER NOT NULL,
    about INTEGER NOT NULL,
    wanted TEXT NOT NULL,
    document_id TEXT,
    language TEXT NOT NULL,
    made_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX digests_by_age ON digests (made_at);
"""

# What the language model cost on each day (as `date.toordinal` counts them), and what went wrong with it last: one row.
# Of chats that were forgotten `chat_id` is NULL, in as many rows as there are.
_SPENDING = """
CREATE TABLE spending (
    day INTEGER NOT NULL,
    chat_id INTEGER,
    requests INTEGER NOT NULL,
    prompt_tokens INTEGER NOT NULL,
    completion_tokens INTEGER NOT NULL,
    cost REAL NOT NULL,
    claims_shown INTEGER NOT NULL,
    claims_dropped INTEGER NOT NULL,
    UNIQUE (day, chat_id)
);
CREATE INDEX spending_by_chat ON spending (chat_id);

CREATE TABLE trouble (only INTEGER PRIMARY KEY CHECK (only = 1), text TEXT NOT NULL, noted_at INTEGER NOT NULL);
"""

# Work that several processes share. `line` is what an update is in order with, `chat_id` what it tells of; those that
# are finished have neither, nor any content. `held_until` is when others may take it. Of a schedule `claimed` is the
# slot whose digest somebody is sending, until `claimed_until`; `slot` and `covered` are of the last one that was sent.
_SHARED = """
CREATE TABLE inbox (
    update_id INTEGER PRIMARY KEY,
    line TEXT,
    content TEXT NOT NULL,
    chat_id INTEGER,
    arrived_at INTEGER NOT NULL,
    worker TEXT,
    held_until INTEGER NOT NULL DEFAULT 0,
    is_aside INTEGER NOT NULL DEFAULT 0,
    is_begun INTEGER NOT NULL DEFAULT 0,
    is_answered INTEGER NOT NULL DEFAULT 0,
    is_finished INTEGER NOT NULL DEFAULT 0,
    takes INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX inbox_waiting ON inbox (update_id) WHERE is_finished = 0;
CREATE INDEX inbox_by_line ON inbox (line, update_id) WHERE is_finished = 0 AND is_aside = 0;
CREATE INDEX inbox_by_age ON inbox (arrived_at);

CREATE TABLE leases (name TEXT PRIMARY KEY, holder TEXT NOT NULL, held_until INTEGER NOT NULL) WITHOUT ROWID;

ALTER TABLE schedules ADD COLUMN claimed INTEGER;
ALTER TABLE schedules ADD COLUMN claimed_until INTEGER NOT NULL DEFAULT 0;
"""

# Who sent an update, so that nobody's fill all hands.
_ASKERS = """
ALTER TABLE inbox ADD COLUMN asker_id INTEGER;
CREATE INDEX inbox_by_asker ON inbox (asker_id, update_id) WHERE is_finished = 0 AND is_aside = 0;
"""

# Until when an update waits, and its line with it: Telegram holds back its answer.
_HELD_BACK = """
ALTER TABLE inbox ADD COLUMN not_before INTEGER NOT NULL DEFAULT 0;
CREATE INDEX inbox_held_back ON inbox (line) WHERE not_before > 0;
"""

MEMORY = Schema(
    name="memory of the bot",
    steps=(_FIRST, _CHATS, _DIGESTS, _SPENDING, _SHARED, _ASKERS, _HELD_BACK),
    mend="restore a backup, or move memory.sqlite3 away to begin with an empty one",
)
