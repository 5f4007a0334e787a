"""The memory's tables as they are copied, each behind those that it refers to (see `bot.memory.schema`).

Leases are not among them: they tell who is at work now, where that is.
"""

from index.relational.copying import Table

MEMORY_TABLES = (
    Table("claims", ("update_id",), ("claimed_at",)),
    Table(
        "exchanges", ("number",),
        (
            "id", "chat_id", "topic_id", "asker_id", "messages_in", "question_id", "question", "language", "asked_at",
        ),
        counter="number",
    ),
    Table("answers", ("exchange", "place"), ("messages_in", "message_id")),
    Table("quoted", ("exchange", "is_further", "place"), ("document_id", "start", "end", "quote")),
    Table("forgotten", ("chat_id", "topic_id", "asker_id"), ("forgotten_at",)),
    Table("settings", ("chat_id",), ("language", "buttons_for_all", "time_zone")),
    Table("feedback", ("exchange_id", "user_id"), ("useful", "given_at")),
    Table("remembering", ("chat_id",), ("is_on",)),
    Table("silence", ("chat_id", "user_id"), ("is_silent",)),
    Table("moves", ("chat_id",), ("home",)),
    Table("topics", ("chat_id", "topic_id"), ("name",)),
    Table(
        "arrived", ("number",), ("chat_id", "message_id", "album", "author_id", "copied_from", "message"),
        counter="number",
    ),
    Table("album_parts", ("chat_id", "album", "message_id"), ("author_id", "stored_at", "message")),
    Table(
        "schedules", ("chat_id",),
        (
            "topic_id", "minute", "weekday", "zone", "language", "set_at", "set_by", "slot", "covered", "claimed",
            "claimed_until",
        ),
    ),
    Table("reached", ("chat_id", "topic_id", "person_id"), ("moment",)),
    Table("digests", ("id",), ("shown_in", "asker_id", "about", "wanted", "document_id", "language", "made_at")),
    # Without a key: of chats that were forgotten there are several rows a day, told apart by nothing.
    Table(
        "spending", (),
        (
            "day", "chat_id", "requests", "prompt_tokens", "completion_tokens", "cost", "claims_shown",
            "claims_dropped",
        ),
    ),
    Table("trouble", ("only",), ("text", "noted_at")),
    Table(
        "inbox", ("update_id",),
        (
            "line", "content", "chat_id", "arrived_at", "worker", "held_until", "is_aside", "is_begun", "is_answered",
            "is_finished", "takes", "asker_id", "not_before",
        ),
    ),
)  # fmt: skip
