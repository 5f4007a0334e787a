"""Updates put into the inbox, as rows: each once, no more of a line or of an asker than may wait, and an edit that
there is no room for in the place of what it edits.

Functions take an open connection; transactions are the caller's. `now` is SQL for the present moment. Statements that
are put together (hence S608) are put together of their own text and the engine's, never of values.
"""
# ruff: noqa: S608

from bot.line_limits import IN_INBOX
from bot.memory import chats
from bot.memory.inbox_protocol import Put, Renew
from index.relational.connection import Connection


def put(
    connection: Connection,
    now: str,
    update_id: int,
    line: str | None,
    content: str,
    chat_id: int | None,
    asker_id: int | None,
    *,
    in_group: bool,
    is_wish: bool,
) -> Put:
    """Store an update, if there never was one of this number, and not too many of its line or of whoever sent it
    wait."""
    if _is_one_too_many(connection, line, asker_id, in_group=in_group, is_wish=is_wish):
        return Put.KNOWN if _is_known(connection, update_id) else Put.TOO_MANY
    stored = connection.execute(
        f"INSERT INTO inbox (update_id, line, content, chat_id, asker_id, arrived_at) VALUES (?, ?, ?, ?, ?, {now}) "
        "ON CONFLICT (update_id) DO NOTHING",
        (update_id, line, content, chat_id, asker_id),
    )
    return Put.NEW if stored.rowcount == 1 else Put.KNOWN


def drop(connection: Connection, now: str, update_id: int) -> bool:
    """Store an update as a finished one, if there never was one of this number: whether that is so."""
    dropped = connection.execute(
        f"INSERT INTO inbox (update_id, content, arrived_at, is_finished) VALUES (?, '', {now}, 1) "
        "ON CONFLICT (update_id) DO NOTHING",
        (update_id,),
    )
    return dropped.rowcount == 1


def put_in_place(
    connection: Connection,
    now: str,
    update_id: int,
    line: str,
    content: str,
    chat_id: int | None,
    asker_id: int | None,
    renew: Renew,
) -> Put:
    """Put an edit that there is no room for in the place of what waits of its message, or let it wait behind what is
    in a worker's hands, see `InboxMemory.put_update`. In the transaction in which `put` has found no room."""
    waiting = connection.execute(
        "SELECT update_id, content FROM inbox WHERE line = ? AND is_finished = 0 AND is_aside = 0 "
        "AND content <> '' ORDER BY update_id DESC",
        (line,),
    )
    for earlier_id, earlier in waiting.fetchall():
        renewed = renew(earlier)
        if renewed is None:
            continue
        if chats.is_recorded(connection, earlier_id):
            break
        # Said again of the row itself: a worker may be taking it.
        changed = connection.execute(
            "UPDATE inbox SET content = ? WHERE update_id = ? AND is_finished = 0 AND content <> '' "
            f"AND held_until <= {now}",
            (renewed, earlier_id),
        )
        if changed.rowcount == 1:
            drop(connection, now, update_id)
            return Put.IN_PLACE
        # Its worker may not have recorded it yet. No line grows by that: a worker holds a few of it, and a later edit
        # stands in the place of this one.
        let_wait = connection.execute(
            "INSERT INTO inbox (update_id, line, content, chat_id, asker_id, arrived_at) "
            f"SELECT ?, ?, ?, ?, ?, {now} FROM inbox AS held WHERE held.update_id = ? AND held.is_finished = 0 "
            "AND held.content <> '' ON CONFLICT (update_id) DO NOTHING",
            (update_id, line, content, chat_id, asker_id, earlier_id),
        )
        if let_wait.rowcount == 1:
            return Put.NEW
        break
    # Another worker may have put it in meanwhile, as it was posted twice.
    return Put.KNOWN if _is_known(connection, update_id) else Put.TOO_MANY


def _is_known(connection: Connection, update_id: int) -> bool:
    return connection.execute("SELECT 1 FROM inbox WHERE update_id = ?", (update_id,)).fetchone() is not None


def _is_one_too_many(
    connection: Connection, line: str | None, asker_id: int | None, *, in_group: bool, is_wish: bool
) -> bool:
    more = IN_INBOX.wishes if is_wish else 0
    return (
        (line is not None and not is_wish and _is_full(connection, "line = ?", (line,), IN_INBOX.line))
        or (asker_id is not None and _is_full(connection, "asker_id = ?", (asker_id,), IN_INBOX.asker + more))
        or (
            in_group
            and line is not None
            and asker_id is not None
            and _is_full(connection, "line = ? AND asker_id = ?", (line, asker_id), IN_INBOX.asker_in_group + more)
        )
    )


def _is_full(connection: Connection, condition: str, values: tuple[str | int, ...], most: int) -> bool:
    # Puts at once may each find the last place free: a few more do no harm.
    last = connection.execute(
        f"SELECT 1 FROM inbox WHERE {condition} AND is_finished = 0 AND is_aside = 0 "
        "ORDER BY update_id LIMIT 1 OFFSET ?",
        (*values, most - 1),
    )
    return last.fetchone() is not None
