"""What the language model cost, as rows: one a day and chat. A chat that was forgotten leaves rows without its number.

Functions take an open connection; transactions are the caller's. Statements that are put together (hence S608) are put
together of their own text, never of values.
"""
# ruff: noqa: S608

from datetime import date

from index.relational.connection import Connection
from retrieval.generation.budget import Spent

_SUMS = "requests, prompt_tokens, completion_tokens, cost, claims_shown, claims_dropped"
_ADD = (
    f"INSERT INTO spending (day, chat_id, {_SUMS}) VALUES (?,?,?,?,?,?,?,?) ON CONFLICT (day, chat_id) DO UPDATE SET "
    + ", ".join(f"{column} = spending.{column} + excluded.{column}" for column in _SUMS.split(", "))
)
_OF_A_DAY = (
    "SELECT CAST(coalesce(sum(requests), 0) AS BIGINT), CAST(coalesce(sum(prompt_tokens), 0) AS BIGINT), "
    "CAST(coalesce(sum(completion_tokens), 0) AS BIGINT), coalesce(sum(cost), 0.0), "
    "CAST(coalesce(sum(claims_shown), 0) AS BIGINT), CAST(coalesce(sum(claims_dropped), 0) AS BIGINT) "
    "FROM spending WHERE day = ?"
)


def spend(connection: Connection, day: date, chat_id: int, spent: Spent) -> None:
    """Add to what a chat spent on a day."""
    values = (
        day.toordinal(), chat_id, spent.requests, spent.prompt_tokens, spent.completion_tokens, spent.cost,
        spent.claims_shown, spent.claims_dropped,
    )  # fmt: skip
    connection.execute(_ADD, values)


def spent(connection: Connection, day: date, chat_id: int | None) -> Spent:
    """What a chat spent on a day, or all of them together."""
    if chat_id is None:
        return Spent(*connection.execute(_OF_A_DAY, (day.toordinal(),)).fetchone())
    return Spent(*connection.execute(f"{_OF_A_DAY} AND chat_id = ?", (day.toordinal(), chat_id)).fetchone())


def forget_chat(connection: Connection, chat_id: int) -> None:
    """Let nothing tell what this chat spent; the days cost what they did."""
    connection.execute("UPDATE spending SET chat_id = NULL WHERE chat_id = ?", (chat_id,))


def move(connection: Connection, old: int, new: int) -> None:
    """Add what one chat spent to what another did."""
    moved = connection.execute(f"DELETE FROM spending WHERE chat_id = ? RETURNING day, {_SUMS}", (old,)).fetchall()
    connection.executemany(_ADD, [(day, new, *sums) for day, *sums in moved])


def drop_before(connection: Connection, day: date) -> None:
    """Drop what was spent on earlier days."""
    connection.execute("DELETE FROM spending WHERE day < ?", (day.toordinal(),))
