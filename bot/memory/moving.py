"""A chat's memory under another id: a group became a supergroup.

An open connection and two chats in; transactions are the caller's. Rows that may meet others of the new chat's are
taken out and put in again: what is written meanwhile waits for that, and is neither lost nor moved half.
"""

from collections.abc import Mapping

from bot.memory import chats, digests, rows, spending
from index.relational.connection import Connection


def move_chat(connection: Connection, old: int, new: int, documents: Mapping[str, str]) -> None:
    """See `Memory.move_chat`."""
    if old == new:
        return
    # Who writes in the chat's name has the chat's id.
    connection.execute(
        "UPDATE exchanges SET chat_id = ?, asker_id = CASE WHEN asker_id = ? THEN ? ELSE asker_id END "
        "WHERE chat_id = ?",
        (new, old, new, old),
    )
    forgotten = connection.execute(
        "DELETE FROM forgotten WHERE chat_id = ? RETURNING topic_id, asker_id, forgotten_at", (old,)
    ).fetchall()
    for topic_id, asker_id, forgotten_at in forgotten:
        rows.forget_conversation(connection, (new, topic_id, new if asker_id == old else asker_id), forgotten_at)
    # What the new chat decided for itself already stays.
    decided = connection.execute(
        "DELETE FROM settings WHERE chat_id = ? RETURNING language, buttons_for_all, time_zone", (old,)
    ).fetchall()
    connection.executemany(
        "INSERT INTO settings (chat_id, language, buttons_for_all, time_zone) VALUES (?,?,?,?) "
        "ON CONFLICT (chat_id) DO NOTHING",
        [(new, *each) for each in decided],
    )
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
