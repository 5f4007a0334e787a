"""What rows are read and written through, whichever database holds them.

Statements are written once, in the SQL that all engines understand, with `?` where values belong. That is SQLite's and
PostgreSQL's common part: conflicts are resolved by `ON CONFLICT (columns)`, alternatives by `CASE`, numbers of new rows
are read by `RETURNING`, and a column called "end" stands in quotation marks. Values are text, bytes, numbers or None;
truth is 0 or 1. Text is compared and sorted by its UTF-8 bytes.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeVar

Value = str | bytes | int | float | None

_Result = TypeVar("_Result")

UNREADABLE_TEXT = "a text that can't be read"
"""What is damaged where a cell's text is not what was stored."""


class UnreadableCellError(ValueError):
    """A value is none that anybody stored; to be raised while rows are read. What it says is put as what is wrong:
    "a moment that can't be read"."""


class Rows(Protocol):
    """What a statement gave."""

    @property
    def rowcount(self) -> int:
        """How many rows a statement changed."""

    def fetchone(self) -> Any:
        """The next row, None after the last."""

    def fetchall(self) -> list[Any]:
        """All rows that are left."""

    def __iter__(self) -> Iterator[Any]:
        """One row after the other."""


class Connection(Protocol):
    """An open transaction, or one consistent state that is read."""

    def execute(self, statement: str, values: Sequence[Value] = (), /) -> Rows:
        """Run a statement."""

    def executemany(self, statement: str, values: Iterable[Sequence[Value]], /) -> object:
        """Run a statement once for each of `values`."""


class Database(Protocol):
    """Tables that several threads and processes share. Safe from any thread; every method raises `LibraryError` where
    the database can't be reached, is damaged, made by a newer version, or locked for too long."""

    @property
    def now(self) -> str:
        """SQL for the present moment by the database's own clock, in whole microseconds since 1970: clocks of several
        machines differ. It may be another moment in each row that a statement looks at."""

    def transaction(self, *locks: str, shared: str | None = None) -> AbstractContextManager[Connection]:
        """A write transaction: committed, and durable, at the end of the block, rolled back where it raises.

        Of transactions that name the same of `locks` one begins when the other has ended; a `shared` one may be held
        by several at once, and by none while another holds it alone. Without locks, what it reads may be changed by
        others before it writes. References between rows need agree only at the end.
        """

    def change(self, statement: str, values: Sequence[Value] = (), /) -> None:
        """Run a statement that changes rows, by itself: committed, and durable, when this returns. In one exchange with
        a server, so that nothing is likely to come between; where the connection breaks it may be run twice."""

    def read(self, read: Callable[[Connection], _Result], /) -> _Result:
        """What `read` makes of one consistent state of the database."""

    def scrub(self) -> bool:
        """Remove the traces of what was deleted, as far as that is in the engine's hands; False where it is still to
        be done."""

    def close(self) -> None:
        """Let go of files and connections."""
