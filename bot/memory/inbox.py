"""Updates that wait or are in a worker's hands, as rows. A finished one stays as a row without content, so that it is
known when it comes again: were it deleted, one that comes again at that moment could be put in anew. How one is put in
stands in `inbox_putting`.

Functions take an open connection; transactions are the caller's. `now` is SQL for the present moment. Statements that
are put together (hence S608) are put together of their own text and the engine's, never of values.
"""
# ruff: noqa: S608

from collections.abc import Sequence
from typing import NamedTuple

from bot.memory.cells import LONGEST_SECONDS, microseconds, present
from bot.memory.inbox_protocol import InboxUpdate
from index.relational.connection import Connection

# Who changes what is in whose hands locks this. Whether an update may be taken depends on other rows, those of its
# line: two takers at once, each with its own picture of them, could take two updates of one line. `FOR UPDATE SKIP
# LOCKED` would not help: it skips the rows that the other has locked, and takes the next one of the same line. A take
# is short, and takes many.
LOCK = "inbox"

MOST_OF_A_LINE = 4
"""In one worker's hands: they are handled one after the other, so that only the first of them is in work. A quarter of
what a worker holds (`bot.telegram.receiving.inbox.held.MOST_HELD`). No measurement stands behind it."""

MOST_OF_AN_ASKER = 4
"""In the hands of all workers together, whatever their lines: who floods doesn't fill them, for a single worker holds
four times as many. No measurement stands behind it."""

# From when it came: what comes after it in its line waits too, among it wishes that something be forgotten.
LONGEST_HELD_BACK_SECONDS = 60 * 60

_ABOVE_ALL = 2**62  # the number of no update
_FINISH = (
    "is_finished = 1, content = '', line = NULL, chat_id = NULL, asker_id = NULL, worker = NULL, held_until = 0, "
    "not_before = 0"
)
_HELD_BACK = (
    "SELECT late.line FROM inbox AS late WHERE late.line IS NOT NULL AND late.is_finished = 0 AND late.is_aside = 0 "
    "AND late.not_before > 0 AND late.not_before > ?"
)
"""The lines that wait until after a moment."""


def take(connection: Connection, now: str, worker: str, most: int, seconds: float, *, lost: bool) -> list[InboxUpdate]:
    """Take updates. Under `LOCK`."""
    # One moment for all rows: were a lease to run out between looking at one row and at the next, the second of a line
    # could be taken without the first.
    moment = present(connection, now)
    until = moment + microseconds(seconds)
    # All that a worker holds runs out together: else it could lose the first of a line and go on with the second.
    _hold_on(connection, moment, until, worker)
    # What seems to be held for very long was taken before the clock was set back. All of it runs out together.
    connection.execute(
        "UPDATE inbox SET held_until = 0 WHERE is_finished = 0 AND held_until > ?",
        (moment + microseconds(LONGEST_SECONDS),),
    )
    # Likewise for what waits longer than anything is held back. That it was held back stays known.
    connection.execute(
        "UPDATE inbox SET not_before = 1 WHERE is_finished = 0 AND not_before > 0 AND not_before > ?",
        (moment + microseconds(LONGEST_HELD_BACK_SECONDS),),
    )
    span = _Span(moment, until, moment if lost else 0)
    held = _take(connection, f"NOT {_one_of_many('free')}", worker, span, most)
    if len(held) < most:
        # With what room is left, the first of a line in which others wait behind somebody who has sent so many: they
        # are not to wait for all that one of them has sent elsewhere.
        held += _take(connection, f"{_one_of_many('free')} AND {_OTHERS_WAIT}", worker, span, most - len(held))
    return sorted(held, key=lambda update: update.update_id)


_OTHERS_WAIT = (
    "EXISTS (SELECT 1 FROM inbox AS other WHERE other.line = free.line AND other.is_finished = 0 "
    "AND other.is_aside = 0 AND (other.asker_id IS NULL OR other.asker_id <> free.asker_id)) "
    "AND NOT EXISTS (SELECT 1 FROM inbox AS first WHERE first.line = free.line AND first.is_finished = 0 "
    "AND first.is_aside = 0 AND first.update_id < free.update_id)"
)


class _Span(NamedTuple):
    """Moments: now, until when to hold, and until when others must have held what they lost."""

    now: int
    until: int
    lost: int


def _take(connection: Connection, which: str, worker: str, span: _Span, most: int) -> list[InboxUpdate]:
    """Take those that didn't step aside only where `which` says so of `free`."""
    rows = connection.execute(
        # In ascending order, the first ones of a line are taken before its later ones, or held by the worker already.
        "UPDATE inbox SET worker = ?, held_until = ?, takes = takes + CASE WHEN worker <> ? THEN 1 ELSE 0 END "
        "WHERE update_id IN ("
        "SELECT free.update_id FROM inbox AS free WHERE free.is_finished = 0 AND free.held_until <= ? "
        "AND (free.held_until <= ? OR free.worker = ?) AND free.not_before <= ? "
        # Of no row outside it, so that it is looked up once, not for each row.
        "AND (free.is_aside = 1 OR free.line IS NULL OR free.line NOT IN (SELECT held.line FROM inbox AS held "
        "  WHERE held.line IS NOT NULL AND held.is_finished = 0 AND held.is_aside = 0 AND held.held_until > ? "
        "  AND held.worker <> ?)) "
        f"AND (free.is_aside = 1 OR free.line IS NULL OR free.line NOT IN ({_HELD_BACK})) "
        # Of a long line only the head, so that it doesn't fill a worker's hands.
        "AND (free.is_aside = 1 OR NOT EXISTS (SELECT 1 FROM inbox AS earlier WHERE earlier.line = free.line "
        "  AND earlier.is_finished = 0 AND earlier.is_aside = 0 AND earlier.update_id < free.update_id "
        "  ORDER BY earlier.update_id LIMIT 1 OFFSET ?)) "
        # Nor of those of somebody who has sent so many more before.
        f"AND (free.is_aside = 1 OR ({which})) "
        # What comes behind such a one in its line waits too.
        "AND (free.is_aside = 1 OR NOT EXISTS (SELECT 1 FROM inbox AS before WHERE before.line = free.line "
        "  AND before.is_finished = 0 AND before.is_aside = 0 AND before.update_id < free.update_id "
        f"  AND before.held_until <= ? AND {_one_of_many('before')})) "
        "ORDER BY free.update_id LIMIT ?) "
        # Said again of the row itself: who finished it meanwhile needed no lock.
        "AND is_finished = 0 RETURNING update_id, line, content, is_begun, is_answered, is_aside, takes, arrived_at, "
        # Its line was held back until then.
        "not_before, (SELECT max(late.not_before) FROM inbox AS late WHERE late.line = inbox.line "
        "  AND late.is_finished = 0 AND late.is_aside = 0 AND late.not_before > 0 "
        "  AND late.update_id < inbox.update_id)",
        (
            *(worker, span.until, worker),
            *(span.now, span.lost, worker, span.now),
            *(span.lost, worker, span.now, MOST_OF_A_LINE - 1, span.now, span.now, span.now, most),
        ),
    ).fetchall()
    return [
        InboxUpdate(
            update_id,
            line,
            content,
            bool(is_begun),
            bool(is_answered),
            bool(is_aside),
            takes,
            (span.now - max(arrived_at, own, earlier or 0)) / microseconds(1),
            was_held_back=own > 0,
        )
        for update_id, line, content, is_begun, is_answered, is_aside, takes, arrived_at, own, earlier in rows
    ]


def _one_of_many(update: str) -> str:
    """SQL for whether whoever sent an update has sent as many before as may be in hands; what is held back is none of
    these. Its parameter is the present moment."""
    return (
        f"EXISTS (SELECT 1 FROM inbox AS own WHERE own.asker_id = {update}.asker_id AND own.is_finished = 0 "
        f"AND own.is_aside = 0 AND own.update_id < {update}.update_id "
        f"AND (own.line IS NULL OR own.line NOT IN ({_HELD_BACK})) "
        f"ORDER BY own.update_id LIMIT 1 OFFSET {MOST_OF_AN_ASKER - 1})"
    )


def renew(connection: Connection, now: str, worker: str, seconds: float) -> frozenset[int]:
    """Hold on to what is held. Under `LOCK`."""
    moment = present(connection, now)
    return _hold_on(connection, moment, moment + microseconds(seconds), worker)


def _hold_on(connection: Connection, moment: int, until: int, worker: str) -> frozenset[int]:
    rows = connection.execute(
        # What was held for too long is lost, even if nobody took it yet: the one before it in its line may be taken.
        "UPDATE inbox SET held_until = ? WHERE worker = ? AND is_finished = 0 AND held_until > ? RETURNING update_id",
        (until, worker, moment),
    ).fetchall()
    return frozenset(update_id for (update_id,) in rows)


def release(connection: Connection, worker: str) -> None:
    """Give back what is held. Under `LOCK`."""
    connection.execute("UPDATE inbox SET worker = NULL, held_until = 0 WHERE worker = ? AND is_finished = 0", (worker,))


def hold_back(connection: Connection, now: str, update_id: int, worker: str, seconds: float) -> bool:
    """Let an update wait, if it is held and no answer has arrived: surely none has left this time."""
    wait = microseconds(seconds)
    held_back = connection.execute(
        f"UPDATE inbox SET not_before = {now} + ?, is_begun = 0 WHERE update_id = ? AND worker = ? AND is_answered = 0 "
        f"AND is_aside = 0 AND is_finished = 0 AND held_until > {now} AND {now} + ? <= arrived_at + ?",
        (wait, update_id, worker, wait, microseconds(LONGEST_HELD_BACK_SECONDS)),
    )
    return held_back.rowcount == 1


def give_back(connection: Connection, worker: str, update_ids: Sequence[int]) -> None:
    """Give back some of what is held. Under `LOCK`."""
    connection.executemany(
        "UPDATE inbox SET worker = NULL, held_until = 0 WHERE update_id = ? AND worker = ? AND is_finished = 0",
        [(update_id, worker) for update_id in update_ids],
    )


def begin_answer(connection: Connection, now: str, update_id: int, worker: str) -> bool:
    """Record that an answer is about to leave, if the update is held."""
    begun = connection.execute(
        "UPDATE inbox SET is_begun = 1 WHERE update_id = ? AND worker = ? AND is_answered = 0 AND is_finished = 0 "
        f"AND held_until > {now}",
        (update_id, worker),
    )
    return begun.rowcount == 1


def finish(connection: Connection, update_id: int, worker: str) -> bool:
    """Drop what an update says, if this worker was the last to take it."""
    finished = connection.execute(
        f"UPDATE inbox SET {_FINISH} WHERE update_id = ? AND worker = ? AND is_finished = 0", (update_id, worker)
    )
    return finished.rowcount == 1


def forget_chat(connection: Connection, now: str, chat_id: int, wish: int | None) -> None:
    """Finish what waits of a chat, and of those that became it, from before the wish. Under `LOCK`.

    What is in a worker's hands stays until that is done with it, which is soon, but loses its content at once: should
    that worker be dead, nobody would see to it soon. The wish keeps its own, and is gone on with where its worker dies.
    """
    before = "(chat_id = ? OR chat_id IN (SELECT moves.chat_id FROM moves WHERE home = ?)) AND update_id < ?"
    values = (chat_id, chat_id, _ABOVE_ALL if wish is None else wish)
    connection.execute(f"UPDATE inbox SET {_FINISH} WHERE is_finished = 0 AND held_until <= {now} AND {before}", values)
    connection.execute(f"UPDATE inbox SET content = '' WHERE is_finished = 0 AND {before}", values)


def drop_before(connection: Connection, moment: int) -> None:
    """Drop what arrived before, finished or not: Telegram itself keeps an update for no more than a day."""
    connection.execute("DELETE FROM inbox WHERE arrived_at < ?", (moment,))
