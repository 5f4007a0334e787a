"""What people ask to be forgotten: documents or a chat in, and nothing of them is left in the memory.

An open connection; transactions are the caller's.
"""

import sqlite3
from collections.abc import Iterable


def forget_documents(connection: sqlite3.Connection, document_ids: Iterable[str]) -> None:
    """See `Memory.forget_documents`. The places of the quotes stay, empty: buttons name the others by theirs."""
    connection.executemany(
        "UPDATE quoted SET document_id = '', start = 0, end = 0, quote = '' WHERE document_id = ?",
        [(document_id,) for document_id in document_ids],
    )


def forget_chat(connection: sqlite3.Connection, chat_id: int) -> None:
    """See `Memory.forget_chat`. That updates were answered stays known: else they could be answered again."""
    connection.execute(
        "DELETE FROM feedback WHERE exchange_id IN (SELECT id FROM exchanges WHERE chat_id = ?)", (chat_id,)
    )
    connection.execute("DELETE FROM exchanges WHERE chat_id = ?", (chat_id,))
    connection.execute("DELETE FROM forgotten WHERE chat_id = ?", (chat_id,))
    connection.execute("DELETE FROM settings WHERE chat_id = ?", (chat_id,))
