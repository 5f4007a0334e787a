"""Schedules, marks of how far was read, and digests shown, as rows.

Functions take an open connection; transactions are the caller's. Statements that are put together (hence S608) are put
together of their own text, never of values.
"""
# ruff: noqa: S608

import json
from dataclasses import asdict, replace
from datetime import datetime

from bot.memory.cells import LONGEST_SECONDS, from_cell, microseconds, to_cell
from bot.memory.chats import home_of
from bot.memory.digest_protocol import Scheduled, ShownDigest
from bot.scheduling.schedule import Schedule
from index.relational.connection import Connection
from retrieval.digest.time_span import Wanted

_LONGEST = microseconds(LONGEST_SECONDS)
_KEPT_IN_A_MOVE = "set_by, minute, weekday, zone, language, set_at, slot, covered, claimed, claimed_until"
_REACH = (
    "INSERT INTO reached (chat_id, topic_id, person_id, moment) VALUES (?,?,?,?) "
    "ON CONFLICT (chat_id, topic_id, person_id) DO UPDATE "
    "SET moment = excluded.moment WHERE reached.moment < excluded.moment"
)


def schedules(connection: Connection, now: str, chat_id: int | None = None) -> list[Scheduled]:
    """That of a chat, or those of all. `now` is SQL for the present moment."""
    rows = connection.execute(
        "SELECT chat_id, topic_id, minute, weekday, zone, language, set_at, set_by, slot, covered, "
        f"CASE WHEN claimed_until > {now} AND claimed_until <= {now} + {_LONGEST} "
        "AND (slot IS NULL OR claimed > slot) THEN 1 ELSE 0 END FROM schedules "
        + ("ORDER BY chat_id" if chat_id is None else "WHERE chat_id = ?"),
        () if chat_id is None else (chat_id,),
    )
    return [
        Scheduled(
            chat_id, topic_id, Schedule(minute, weekday, zone), language, from_cell(set_at), set_by, _moment(slot),
            _moment(covered), bool(is_claimed),
        )
        for chat_id, topic_id, minute, weekday, zone, language, set_at, set_by, slot, covered, is_claimed in rows
    ]  # fmt: skip


def set_schedule(connection: Connection, scheduled: Scheduled) -> None:
    """Store a chat's schedule; what was claimed stays claimed."""
    connection.execute(
        "INSERT INTO schedules (chat_id, topic_id, minute, weekday, zone, language, set_at, set_by) "
        "VALUES (?,?,?,?,?,?,?,?) "
        "ON CONFLICT (chat_id) DO UPDATE SET topic_id = excluded.topic_id, minute = excluded.minute, "
        "weekday = excluded.weekday, zone = excluded.zone, language = excluded.language, set_at = excluded.set_at, "
        "set_by = excluded.set_by",
        (
            scheduled.chat_id, scheduled.topic_id, scheduled.schedule.minute, scheduled.schedule.weekday,
            scheduled.schedule.zone, scheduled.language, to_cell(scheduled.set_at), scheduled.set_by,
        ),
    )  # fmt: skip


def claim_slot(
    connection: Connection, now: str, scheduled: Scheduled, slot: datetime, seconds: float, wrong: datetime | None
) -> bool:
    """Take a slot for a while, if nobody has it, it was not confirmed yet and the schedule is still the same."""
    cell, void = to_cell(slot), _cell(wrong)
    claimed = connection.execute(
        f"UPDATE schedules SET claimed = ?, claimed_until = {now} + ? WHERE chat_id = ? AND set_at = ? "
        "AND (slot IS NULL OR slot < ? OR slot = ?) AND (claimed IS NULL OR claimed < ? OR claimed = ? "
        f"OR claimed_until <= {now} OR claimed_until > {now} + {_LONGEST})",
        (cell, microseconds(seconds), scheduled.chat_id, to_cell(scheduled.set_at), cell, void, cell, void),
    )
    return claimed.rowcount == 1


def confirm_slot(
    connection: Connection, chat_id: int, slot: datetime, covered: datetime | None, wrong: datetime | None
) -> None:
    """Record what was sent, also where the chat has moved."""
    connection.execute(
        "UPDATE schedules SET slot = ?, covered = ? WHERE chat_id = ? AND (slot IS NULL OR slot < ? OR slot = ?)",
        (to_cell(slot), _cell(covered), home_of(connection, chat_id), to_cell(slot), _cell(wrong)),
    )


def reach(connection: Connection, chat_id: int, topic_id: int, person_id: int, moment: int) -> None:
    """Move a mark forward; never back."""
    connection.execute(_REACH, (chat_id, topic_id, person_id, moment))


def reached(connection: Connection, key: tuple[int, int, int]) -> datetime | None:
    """A mark, by chat, topic and person."""
    query = "SELECT moment FROM reached WHERE chat_id = ? AND topic_id = ? AND person_id = ?"
    row = connection.execute(query, key).fetchone()
    return None if row is None else from_cell(row[0])


def drop_reached(connection: Connection, person_id: int, chat_id: int | None) -> None:
    """Drop somebody's marks in a group and in those that became it, or in all."""
    if chat_id is None:
        connection.execute("DELETE FROM reached WHERE person_id = ? AND chat_id < 0", (person_id,))
        return
    home = home_of(connection, chat_id)
    connection.execute(
        "DELETE FROM reached WHERE person_id = ? "
        "AND (chat_id = ? OR chat_id IN (SELECT chat_id FROM moves WHERE home = ?))",
        (person_id, home, home),
    )


def put_digest(connection: Connection, digest: ShownDigest) -> None:
    """Store what a digest is of."""
    since = digest.wanted.since.isoformat() if digest.wanted.since else None
    wanted = json.dumps(asdict(replace(digest.wanted, since=None)) | {"since": since})
    values = (
        digest.id, digest.shown_in, digest.asker_id, digest.about, wanted, digest.document_id, digest.language,
        to_cell(digest.made_at),
    )  # fmt: skip
    connection.execute(
        "INSERT INTO digests (id, shown_in, asker_id, about, wanted, document_id, language, made_at) "
        "VALUES (?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET shown_in = excluded.shown_in, "
        "asker_id = excluded.asker_id, about = excluded.about, wanted = excluded.wanted, "
        "document_id = excluded.document_id, language = excluded.language, made_at = excluded.made_at",
        values,
    )


def digest(connection: Connection, digest_id: str) -> ShownDigest | None:
    """A digest by id."""
    row = connection.execute(
        "SELECT id, shown_in, asker_id, about, wanted, document_id, language, made_at FROM digests WHERE id = ?",
        (digest_id,),
    ).fetchone()
    if row is None:
        return None
    its_id, shown_in, asker_id, about, wanted, document_id, language, made_at = row
    fields = json.loads(wanted)
    since = fields.pop("since")
    asked = Wanted(**fields, since=datetime.fromisoformat(since) if since else None)
    return ShownDigest(its_id, shown_in, asker_id, about, asked, document_id, language, from_cell(made_at))


def drop_before(connection: Connection, moment: int) -> None:
    """Drop digests shown, and marks, from before."""
    connection.execute("DELETE FROM digests WHERE made_at < ?", (moment,))
    connection.execute("DELETE FROM reached WHERE moment < ?", (moment,))


def move(connection: Connection, old: int, new: int) -> None:
    """Let everything of one chat belong to another; a schedule that this one has already stays."""
    moved = connection.execute(
        f"DELETE FROM schedules WHERE chat_id = ? RETURNING {_KEPT_IN_A_MOVE}", (old,)
    ).fetchall()
    connection.executemany(
        f"INSERT INTO schedules (chat_id, topic_id, {_KEPT_IN_A_MOVE}) VALUES (?,0,?,?,?,?,?,?,?,?,?,?) "
        "ON CONFLICT (chat_id) DO NOTHING",
        [(new, new if set_by == old else set_by, *rest) for set_by, *rest in moved],
    )
    marks = connection.execute(
        "DELETE FROM reached WHERE chat_id = ? RETURNING topic_id, person_id, moment", (old,)
    ).fetchall()
    connection.executemany(
        _REACH,
        [(new, topic_id, new if person_id == old else person_id, moment) for topic_id, person_id, moment in marks],
    )
    # Where a digest was shown stays: the old chat's messages keep their buttons, and nobody can press them.
    connection.execute("UPDATE digests SET about = ? WHERE about = ?", (new, old))


def _moment(cell: int | None) -> datetime | None:
    return None if cell is None else from_cell(cell)


def _cell(moment: datetime | None) -> int | None:
    return None if moment is None else to_cell(moment)
