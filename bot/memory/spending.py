"""What the language model cost, as rows: one a day and chat. A chat that was forgotten leaves rows without its number.

Functions take an open connection; transactions are the caller's.
"""

import sqlite3
from datetime import date

from retrieval.generation.budget import Spent

_ADD = (
    "ON CONFLICT (day, chat_id) DO UPDATE SET requests = requests + excluded.requests, "
    "prompt_tokens = prompt_tokens + excluded.prompt_tokens, "
    "completion_tokens = completion_tokens + excluded.completion_tokens, cost = cost + excluded.cost, "
    "claims_shown = claims_shown + excluded.claims_shown, claims_dropped = claims_dropped + excluded.claims_dropped"
)


def spend(connection: sqlite3.Connection, day: date, chat_id: int, spent: Spent) -> None:
    """Add to what a chat spent on a day."""
    values = (
        day.toordinal(), chat_id, spent.requests, spent.prompt_tokens, spent.completion_tokens, spent.cost,
        spent.claims_shown, spent.claims_dropped,
    )  # fmt: skip
    connection.execute(f"INSERT INTO spending VALUES (?,?,?,?,?,?,?,?) {_ADD}", values)  # noqa: S608 - text of our own


def spent(connection: sqlite3.Connection, day: date, chat_id: int | None) -> Spent:
    """What a chat spent on a day, or all of them together."""
    return Spent(
        *connection.execute(
            "SELECT coalesce(sum(requests), 0), coalesce(sum(prompt_tokens), 0), coalesce(sum(completion_tokens), 0), "
            "total(cost), coalesce(sum(claims_shown), 0), coalesce(sum(claims_dropped), 0) FROM spending "
            "WHERE day = ? AND (chat_id = ? OR ? IS NULL)",
            (day.toordinal(), chat_id, chat_id),
        ).fetchone()
    )


def forget_chat(connection: sqlite3.Connection, chat_id: int) -> None:
    """Let nothing tell what this chat spent; the days cost what they did."""
    connection.execute("UPDATE spending SET chat_id = NULL WHERE chat_id = ?", (chat_id,))


def move(connection: sqlite3.Connection, old: int, new: int) -> None:
    """Add what one chat spent to what another did."""
    connection.execute(
        "INSERT INTO spending SELECT day, ?, requests, prompt_tokens, completion_tokens, cost, claims_shown, "  # noqa: S608
        f"claims_dropped FROM spending WHERE chat_id = ? {_ADD}",
        (new, old),
    )
    connection.execute("DELETE FROM spending WHERE chat_id = ?", (old,))


def drop_before(connection: sqlite3.Connection, day: date) -> None:
    """Drop what was spent on earlier days."""
    connection.execute("DELETE FROM spending WHERE day < ?", (day.toordinal(),))
