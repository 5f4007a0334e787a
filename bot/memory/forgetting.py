"""What people ask to be forgotten: a chat in, and nothing of it is left in the memory.

An open connection; transactions are the caller's. Statements that are put together (hence S608) are put together of
their own text, never of values.
"""
# ruff: noqa: S608

import secrets

from bot.memory import chats, spending
from bot.memory.cells import microseconds, present
from index.relational.connection import Connection

NOBODY = 0  # as the number of a person: nobody has it

_MARK = f"topic_id = 0 AND asker_id = {NOBODY}"  # among the conversations that were forgotten: of a chat as a whole
_MARKED_FOR = microseconds(24 * 60 * 60)  # no answer takes as long

_OF_A_CHAT = ("exchanges", "forgotten", "settings", "topics", "schedules", "reached")


def forget_chat(connection: Connection, chat_id: int, now: str) -> None:
    """See `Memory.forget_chat`. That updates were answered stays known: else they could be answered again. `now` is SQL
    for the present moment. Under `rows.LOCK`."""
    mark = max(present(connection, now), last_forgotten(connection, chat_id) + 1)
    connection.execute(
        "DELETE FROM feedback WHERE exchange_id IN (SELECT id FROM exchanges WHERE chat_id = ?)", (chat_id,)
    )
    for table in _OF_A_CHAT:
        connection.execute(f"DELETE FROM {table} WHERE chat_id = ?", (chat_id,))
    # Of the chats that became it too: these rows never move, and what waits in them is stored in the new chat.
    chats.drop_messages(connection, chat_id, None)
    connection.execute("DELETE FROM digests WHERE about = ? OR shown_in = ?", (chat_id, chat_id))
    spending.forget_chat(connection, chat_id)
    drop_marks(connection, now)
    connection.execute(
        "INSERT INTO forgotten (chat_id, topic_id, asker_id, forgotten_at) VALUES (?,?,?,?)", (chat_id, 0, NOBODY, mark)
    )


def last_forgotten(connection: Connection, chat_id: int) -> int:
    """See `Memory.last_forgotten`."""
    row = connection.execute(
        # Also of the chat that it has become: with everything else the mark has moved there.
        "SELECT max(forgotten_at) FROM forgotten "
        f"WHERE (chat_id = ? OR chat_id IN (SELECT home FROM moves WHERE moves.chat_id = ?)) AND {_MARK}",
        (chat_id, chat_id),
    ).fetchone()
    return int(row[0] or 0)


def drop_marks(connection: Connection, now: str) -> None:
    """Let it not be known any more that chats were forgotten longer than a day ago."""
    before = present(connection, now) - _MARKED_FOR
    connection.execute(f"DELETE FROM forgotten WHERE forgotten_at < ? AND {_MARK}", (before,))


def make_anonymous(connection: Connection, moment: int) -> None:
    """Let feedback from before still count, and tell neither whose it is nor of which answer: with the answer goes what
    a wish to forget would find it by."""
    given = connection.execute(
        "SELECT exchange_id, user_id FROM feedback WHERE given_at < ? AND user_id <> ?", (moment, NOBODY)
    ).fetchall()
    connection.executemany(
        "UPDATE feedback SET exchange_id = ?, user_id = ? WHERE exchange_id = ? AND user_id = ?",
        [(secrets.token_hex(12), NOBODY, exchange_id, user_id) for exchange_id, user_id in given],
    )
