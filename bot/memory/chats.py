"""Decisions of chats and people, and messages on their way into the library, as rows.

Functions take an open connection; transactions are the caller's. Statements that are put together (hence S608) are put
together of their own text, never of values.
"""
# ruff: noqa: S608

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime

from bot.memory.records import Arrived, ChatSettings, Language
from index.relational.connection import Connection
from index.sources.messages import ChatMessage

EVERYWHERE = 0  # as the number of a chat: no chat has it
MOST_NOTED = 10_000  # updates, up to the last one that was recorded: those that may come again are among some hundreds
_RECORDED = 2**62  # updates have smaller numbers: among the claims, these are added to it where they are recorded

_HERE = "(chat_id = ? OR chat_id IN (SELECT chat_id FROM moves WHERE home = ?))"
_IN_GROUPS = "chat_id < 0"
_HELD = ("arrived", "album_parts")  # where the words of messages are: on their way, and of albums


def locks_of(*chat_ids: int) -> list[str]:
    """What keeps a chat from being moved while something is decided for whatever it has become."""
    return [f"chat:{chat_id}" for chat_id in sorted(set(chat_ids))]


def home_of(connection: Connection, chat_id: int) -> int:
    """The chat that a chat has become, or itself."""
    row = connection.execute("SELECT home FROM moves WHERE chat_id = ?", (chat_id,)).fetchone()
    return chat_id if row is None else int(row[0])


def move(connection: Connection, old: int, new: int) -> None:
    """Let what was decided in one chat hold in another; what that one decided for itself already stays."""
    if old == new:
        return
    connection.execute(
        "INSERT INTO moves (chat_id, home) VALUES (?,?) ON CONFLICT (chat_id) DO UPDATE SET home = excluded.home",
        (old, new),
    )
    decided = connection.execute("DELETE FROM remembering WHERE chat_id = ? RETURNING is_on", (old,)).fetchall()
    connection.executemany(
        "INSERT INTO remembering (chat_id, is_on) VALUES (?,?) ON CONFLICT (chat_id) DO NOTHING",
        [(new, is_on) for (is_on,) in decided],
    )
    silent = connection.execute("DELETE FROM silence WHERE chat_id = ? RETURNING user_id, is_silent", (old,)).fetchall()
    connection.executemany(
        "INSERT INTO silence (user_id, chat_id, is_silent) VALUES (?,?,?) ON CONFLICT (chat_id, user_id) DO NOTHING",
        [(user_id, new, is_silent) for user_id, is_silent in silent],
    )


def settings(connection: Connection, chat_id: int) -> ChatSettings:
    """A chat's settings; the defaults where it decided nothing."""
    query = "SELECT language, buttons_for_all, time_zone FROM settings WHERE chat_id = ?"
    row = connection.execute(query, (chat_id,)).fetchone()
    return ChatSettings() if row is None else ChatSettings(Language(row[0]), bool(row[1]), row[2])


def put_settings(connection: Connection, chat_id: int, chosen: ChatSettings) -> None:
    """Store a chat's settings."""
    connection.execute(
        "INSERT INTO settings (chat_id, language, buttons_for_all, time_zone) VALUES (?,?,?,?) "
        "ON CONFLICT (chat_id) DO UPDATE SET language = excluded.language, "
        "buttons_for_all = excluded.buttons_for_all, time_zone = excluded.time_zone",
        (chat_id, chosen.language.value, chosen.buttons_for_all, chosen.time_zone),
    )


def decide(connection: Connection, chat_id: int, *, remembers: bool) -> None:
    """Store what a chat decided."""
    connection.execute(
        "INSERT INTO remembering (chat_id, is_on) VALUES (?,?) "
        "ON CONFLICT (chat_id) DO UPDATE SET is_on = excluded.is_on",
        (home_of(connection, chat_id), remembers),
    )


def leave(connection: Connection, chat_id: int, update_id: int) -> None:
    """Take back what a chat decided about keeping what it says, and about its digests."""
    claimed = connection.execute("SELECT 1 FROM claims WHERE update_id = ?", (update_id,)).fetchone()
    if claimed is None and home_of(connection, chat_id) == chat_id:
        connection.execute("UPDATE remembering SET is_on = 0 WHERE chat_id = ?", (chat_id,))
        connection.execute("DELETE FROM schedules WHERE chat_id = ?", (chat_id,))


def remembers(connection: Connection, chat_id: int) -> bool:
    """Whether a chat decided to be remembered."""
    query = "SELECT is_on FROM remembering WHERE chat_id = ?"
    row = connection.execute(query, (home_of(connection, chat_id),)).fetchone()
    return row is not None and bool(row[0])


def remembering(connection: Connection) -> frozenset[int]:
    """The chats that decided to be remembered."""
    return frozenset(chat_id for (chat_id,) in connection.execute("SELECT chat_id FROM remembering WHERE is_on = 1"))


def set_silence(connection: Connection, user_id: int, chat_id: int | None, *, silent: bool) -> None:
    """Store what somebody decided, for a chat or for all."""
    if chat_id is None:
        connection.execute("DELETE FROM silence WHERE user_id = ?", (user_id,))
    where = EVERYWHERE if chat_id is None else home_of(connection, chat_id)
    connection.execute(
        "INSERT INTO silence (user_id, chat_id, is_silent) VALUES (?,?,?) "
        "ON CONFLICT (chat_id, user_id) DO UPDATE SET is_silent = excluded.is_silent",
        (user_id, where, silent),
    )


def silent_in(connection: Connection, chat_id: int) -> frozenset[int]:
    """Who decided for this chat to be left out, or for all chats and not otherwise for this one."""
    decided = dict(connection.execute("SELECT user_id, is_silent FROM silence WHERE chat_id = ?", (EVERYWHERE,)))
    home = home_of(connection, chat_id)
    decided |= dict(connection.execute("SELECT user_id, is_silent FROM silence WHERE chat_id = ?", (home,)))
    return frozenset(user_id for user_id, is_silent in decided.items() if is_silent)


def arrive(connection: Connection, now: str, messages: Sequence[Arrived]) -> None:
    """Record messages that arrived, in order, but those whose updates were recorded before. `now` is SQL for the
    present moment."""
    new = [each for each in messages if each.update_id is None or _note(connection, now, each.update_id)]
    connection.executemany(
        "INSERT INTO arrived (chat_id, message_id, album, author_id, copied_from, message) VALUES (?,?,?,?,?,?)",
        [
            (
                each.chat_id, each.message_id, each.album, each.author_id, each.copied_from,
                None if each.message is None else _to_cell(each.message),
            )
            for each in new
        ],
    )  # fmt: skip


def _note(connection: Connection, now: str, update_id: int) -> bool:
    """Note that an update is recorded: False where it was before."""
    number = _noted_as(update_id)
    connection.execute("DELETE FROM claims WHERE update_id >= ? AND update_id < ?", (_RECORDED, number - MOST_NOTED))
    noted = connection.execute(
        f"INSERT INTO claims (update_id, claimed_at) VALUES (?, {now}) ON CONFLICT (update_id) DO NOTHING", (number,)
    )
    return noted.rowcount == 1


def is_recorded(connection: Connection, update_id: int) -> bool:
    """Whether a message of this update, one of the latest, was recorded."""
    found = connection.execute("SELECT 1 FROM claims WHERE update_id = ?", (_noted_as(update_id),))
    return found.fetchone() is not None


def _noted_as(update_id: int) -> int:
    return _RECORDED + update_id % _RECORDED


def arrived(connection: Connection, limit: int) -> list[Arrived]:
    """The messages that have waited longest."""
    rows = connection.execute(
        "SELECT chat_id, message_id, message, album, author_id, copied_from, number FROM arrived "
        "ORDER BY number LIMIT ?",
        (limit,),
    )
    return [
        Arrived(chat_id, message_id, None if cell is None else _from_cell(cell), *rest)
        for chat_id, message_id, cell, *rest in rows
    ]


def put_album_part(connection: Connection, album: str, message: ChatMessage, at: int) -> None:
    """Store what a part of an album says."""
    key = (message.chat_id, album, message.message_id)
    values = (*key, message.author_id, at, _to_cell(message))
    connection.execute(
        "INSERT INTO album_parts (chat_id, album, message_id, author_id, stored_at, message) VALUES (?,?,?,?,?,?) "
        "ON CONFLICT (chat_id, album, message_id) DO UPDATE SET author_id = excluded.author_id, "
        "stored_at = excluded.stored_at, message = excluded.message",
        values,
    )


def album_parts(connection: Connection, chat_id: int, album: str) -> list[ChatMessage]:
    """The parts of an album, by their numbers."""
    query = "SELECT message FROM album_parts WHERE chat_id = ? AND album = ? ORDER BY message_id"
    return [_from_cell(cell) for (cell,) in connection.execute(query, (chat_id, album))]


def drop_with_albums(connection: Connection, messages: Sequence[tuple[int, int]]) -> int:
    """Drop what is held of these messages (chat, number), and of the albums that they are parts of; how many rows there
    were."""
    dropped = 0
    for chat_id, message_id in messages:
        albums = connection.execute(
            " UNION ".join(
                f"SELECT album FROM {table} WHERE chat_id = ? AND message_id = ? AND album IS NOT NULL"
                for table in _HELD
            ),
            (chat_id, message_id) * len(_HELD),
        ).fetchall()
        conditions = [("album = ?", album) for (album,) in albums] + [("message_id = ?", message_id)]
        for condition, value in conditions:
            dropped += _drop_held(connection, f"chat_id = ? AND {condition}", (chat_id, value))
    return dropped


def drop_albums_before(connection: Connection, moment: int) -> None:
    """Drop parts of albums that were stored before."""
    connection.execute("DELETE FROM album_parts WHERE stored_at < ?", (moment,))


def drop_messages(connection: Connection, chat_id: int | None, author_id: int | None) -> int:
    """Drop what is held of messages, on their way and of albums; how many rows there were."""
    where, values = (_IN_GROUPS, []) if chat_id is None else (_HERE, [home_of(connection, chat_id)] * 2)
    if author_id is not None:
        where, values = f"{where} AND author_id = ?", [*values, author_id]
    return _drop_held(connection, where, values)


def _drop_held(connection: Connection, where: str, values: Sequence[int | str]) -> int:
    return sum(connection.execute(f"DELETE FROM {table} WHERE {where}", values).rowcount for table in _HELD)


def _to_cell(message: ChatMessage) -> str:
    sent = message.sent.isoformat() if message.sent else None
    return json.dumps(asdict(replace(message, sent=None)) | {"sent": sent})


def _from_cell(cell: str) -> ChatMessage:
    fields = json.loads(cell)
    sent = fields.pop("sent")
    return ChatMessage(**fields, sent=datetime.fromisoformat(sent) if sent else None)
