"""What people ask to be forgotten: a chat in, and nothing of it is left in the memory.

An open connection; transactions are the caller's.
"""

import secrets

from bot.memory import chats, spending
from index.relational.connection import Connection

NOBODY = 0  # as the number of a person: nobody has it

_OF_A_CHAT = ("exchanges", "forgotten", "settings", "topics", "schedules", "reached")


def forget_chat(connection: Connection, chat_id: int) -> None:
    """See `Memory.forget_chat`. That updates were answered stays known: else they could be answered again."""
    connection.execute(
        "DELETE FROM feedback WHERE exchange_id IN (SELECT id FROM exchanges WHERE chat_id = ?)", (chat_id,)
    )
    for table in _OF_A_CHAT:
        connection.execute(f"DELETE FROM {table} WHERE chat_id = ?", (chat_id,))  # noqa: S608 - names of our own
    # Of the chats that became it too: these rows never move, and what waits in them is stored in the new chat.
    chats.drop_messages(connection, chat_id, None)
    connection.execute("DELETE FROM digests WHERE about = ? OR shown_in = ?", (chat_id, chat_id))
    spending.forget_chat(connection, chat_id)


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
