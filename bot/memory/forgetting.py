"""What people ask to be forgotten: a chat in, and nothing of it is left in the memory.

An open connection; transactions are the caller's.
"""

from bot.memory import spending
from index.relational.connection import Connection

_OF_A_CHAT = ("exchanges", "forgotten", "settings", "arrived", "album_parts", "topics", "schedules", "reached")


def forget_chat(connection: Connection, chat_id: int) -> None:
    """See `Memory.forget_chat`. That updates were answered stays known: else they could be answered again."""
    connection.execute(
        "DELETE FROM feedback WHERE exchange_id IN (SELECT id FROM exchanges WHERE chat_id = ?)", (chat_id,)
    )
    for table in _OF_A_CHAT:
        connection.execute(f"DELETE FROM {table} WHERE chat_id = ?", (chat_id,))  # noqa: S608 - names of our own
    connection.execute("DELETE FROM digests WHERE about = ? OR shown_in = ?", (chat_id, chat_id))
    spending.forget_chat(connection, chat_id)
