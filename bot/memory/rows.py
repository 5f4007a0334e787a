"""Rows into exchanges and exchanges into rows.

Functions take an open connection; transactions are the caller's. Statements that are put together (hence S608) are put
together of their own text, never of values.
"""

# ruff: noqa: S608
from collections.abc import Callable

from bot.clocks import FURTHEST_AHEAD
from bot.memory.cells import from_cell, microseconds, to_cell
from bot.memory.records import Conversation, Exchange
from index.relational.connection import Connection
from retrieval.records import Quoted

_Value = str | int | None

LOCK = "exchanges"
"""Held alone by who moves or forgets exchanges or parts of them, shared by who reads one, and then writes of it."""

Key = tuple[int, int, int]
"""A conversation as its columns hold it: chat, topic, asker."""


def key_of(conversation: Conversation) -> Key:
    """What a conversation is found by."""
    return conversation.chat_id, conversation.topic_id, conversation.asker_id


def insert(connection: Connection, exchange: Exchange) -> None:
    """Store an exchange, in place of one with the same id."""
    connection.execute("DELETE FROM exchanges WHERE id = ?", (exchange.id,))
    chat_id = exchange.conversation.chat_id
    ((number,),) = connection.execute(
        "INSERT INTO exchanges (id, chat_id, topic_id, asker_id, messages_in, question_id, question, language, "
        "asked_at) VALUES (?,?,?,?,?,?,?,?,?) RETURNING number",
        (
            exchange.id, *key_of(exchange.conversation), chat_id, exchange.question_id, _storable(exchange.question),
            exchange.language, to_cell(exchange.asked_at),
        ),
    ).fetchall()  # fmt: skip
    _insert_answer(connection, number, chat_id, exchange)


def change(connection: Connection, exchange_id: str, changed: Callable[[Exchange], Exchange | None]) -> Exchange | None:
    """See `Memory.change_exchange`. Under `LOCK`, and one of this exchange alone."""
    stored = latest(connection, "id = ?", (exchange_id,))
    exchange = None if stored is None else changed(stored)
    if exchange is None:
        return None
    ((number, messages_in),) = connection.execute(
        "UPDATE exchanges SET question = ?, language = ? WHERE id = ? RETURNING number, messages_in",
        (_storable(exchange.question), exchange.language, exchange_id),
    ).fetchall()
    for table in ("answers", "quoted"):
        connection.execute(f"DELETE FROM {table} WHERE exchange = ?", (number,))
    _insert_answer(connection, number, messages_in, exchange)
    return latest(connection, "id = ?", (exchange_id,))


def _storable(question: str) -> str:
    """Telegram's JSON can carry lone surrogates, which no file can: they become question marks."""
    return question.encode("utf-8", "replace").decode()


def _insert_answer(connection: Connection, number: int, chat_id: int, exchange: Exchange) -> None:
    """Store the messages and the quotes of an answer; the messages stand in this chat."""
    connection.executemany(
        "INSERT INTO answers (exchange, place, messages_in, message_id) VALUES (?,?,?,?)",
        [(number, place, chat_id, message_id) for place, message_id in enumerate(exchange.answer_ids)],
    )
    connection.executemany(
        'INSERT INTO quoted (exchange, is_further, place, document_id, start, "end", quote) VALUES (?,?,?,?,?,?,?)',
        [
            (number, is_further, place, each.document_id, each.start, each.end, each.quote)
            for is_further, quotes in enumerate((exchange.cited, exchange.further))
            for place, each in enumerate(quotes)
        ],
    )


NOT_FORGOTTEN = (
    "chat_id = ? AND topic_id = ? AND asker_id = ? AND NOT EXISTS (SELECT 1 FROM forgotten AS f "
    "WHERE f.chat_id = exchanges.chat_id AND f.topic_id = exchanges.topic_id AND f.asker_id = exchanges.asker_id "
    "AND f.forgotten_at >= exchanges.asked_at)"
)
"""That an exchange is of a conversation, by its key, and was asked after that was forgotten."""


def latest(connection: Connection, condition: str, values: tuple[_Value, ...]) -> Exchange | None:
    """Of the exchanges that meet an SQL condition the one that was asked last, and of these the one stored last."""
    row = connection.execute(
        "SELECT number, id, chat_id, topic_id, asker_id, question_id, question, language, asked_at FROM exchanges "
        f"WHERE {condition} ORDER BY asked_at DESC, number DESC LIMIT 1",
        values,
    ).fetchone()
    if row is None:
        return None
    number, exchange_id, chat_id, topic_id, asker_id, question_id, question, language, asked_at = row
    answers = connection.execute("SELECT message_id FROM answers WHERE exchange = ? ORDER BY place", (number,))
    return Exchange(
        id=exchange_id,
        conversation=Conversation(chat_id, topic_id, asker_id),
        question_id=question_id,
        answer_ids=tuple(message_id for (message_id,) in answers),
        question=question,
        language=language,
        cited=_quotes(connection, number, is_further=False),
        further=_quotes(connection, number, is_further=True),
        asked_at=from_cell(asked_at),
    )


def _quotes(connection: Connection, number: int, *, is_further: bool) -> tuple[Quoted, ...]:
    rows = connection.execute(
        'SELECT document_id, start, "end", quote FROM quoted WHERE exchange = ? AND is_further = ? ORDER BY place',
        (number, is_further),
    )
    return tuple(Quoted(*row) for row in rows)


def forget_conversation(connection: Connection, key: Key, moment: int) -> None:
    """Let no later question lean on one asked up to a moment; an earlier moment than before changes nothing, but where
    that one lies so far ahead that a clock was wrong then."""
    connection.execute(
        "INSERT INTO forgotten (chat_id, topic_id, asker_id, forgotten_at) VALUES (?,?,?,?) "
        "ON CONFLICT (chat_id, topic_id, asker_id) DO UPDATE SET forgotten_at = excluded.forgotten_at "
        "WHERE forgotten.forgotten_at < excluded.forgotten_at OR forgotten.forgotten_at > ?",
        (*key, moment, moment + microseconds(FURTHEST_AHEAD.total_seconds())),
    )


def recent_questions(connection: Connection, key: Key, span: tuple[int, int], most: int) -> list[str]:
    """The last questions of a conversation after the one end of a span and up to the other, and after it was forgotten
    within it, the last one last."""
    since, until = span
    rows = connection.execute(
        # A question that was edited counts once, as it was asked last.
        "SELECT question FROM exchanges AS e WHERE chat_id = ? AND topic_id = ? AND asker_id = ? AND asked_at > ? "
        "AND asked_at <= ? AND NOT EXISTS (SELECT 1 FROM forgotten AS f WHERE f.chat_id = e.chat_id "
        "  AND f.topic_id = e.topic_id AND f.asker_id = e.asker_id AND f.forgotten_at >= e.asked_at "
        "  AND f.forgotten_at <= ?) "
        "AND NOT EXISTS (SELECT 1 FROM exchanges AS later WHERE later.messages_in = e.messages_in "
        "  AND later.question_id = e.question_id AND (later.asked_at, later.number) > (e.asked_at, e.number)) "
        "ORDER BY asked_at DESC, number DESC LIMIT ?",
        (*key, since, until, until, most),
    )
    return [question for (question,) in rows][::-1]
