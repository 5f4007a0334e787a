"""A chat's memory under another id: a group became a supergroup.

An open connection and two chats in; transactions are the caller's.
"""

import sqlite3
from collections.abc import Mapping

from bot.memory import chats, digests, spending


def move_chat(connection: sqlite3.Connection, old: int, new: int, documents: Mapping[str, str]) -> None:
    """See `Memory.move_chat`."""
    if old == new:
        return
    # Who writes in the chat's name has the chat's id.
    connection.execute(
        "UPDATE exchanges SET chat_id = ?, asker_id = iif(asker_id = ?, ?, asker_id) WHERE chat_id = ?",
        (new, old, new, old),
    )
    connection.execute(
        "INSERT INTO forgotten SELECT ?, topic_id, iif(asker_id = ?, ?, asker_id), forgotten_at FROM forgotten "
        "WHERE chat_id = ? ON CONFLICT DO UPDATE SET forgotten_at = max(forgotten_at, excluded.forgotten_at)",
        (new, old, new, old),
    )
    connection.execute("DELETE FROM forgotten WHERE chat_id = ?", (old,))
    # What the new chat decided for itself already stays.
    connection.execute("UPDATE OR IGNORE settings SET chat_id = ? WHERE chat_id = ?", (new, old))
    connection.execute("DELETE FROM settings WHERE chat_id = ?", (old,))
    chats.move(connection, old, new)
    digests.move(connection, old, new)
    spending.move(connection, old, new)
    quoted = connection.execute(
        "SELECT document_id, exchange, is_further, place FROM quoted "
        "WHERE exchange IN (SELECT number FROM exchanges WHERE chat_id = ?)",
        (new,),
    ).fetchall()
    connection.executemany(
        "UPDATE quoted SET document_id = ? WHERE exchange = ? AND is_further = ? AND place = ?",
        [(documents[document_id], *where) for document_id, *where in quoted if document_id in documents],
    )
