"""Values on their way to a PostgreSQL server and back, so that they are what the embedded engine takes and gives.

Truth is 0 or 1, whole numbers have 64 bits, and sums are numbers like any other.
"""

from collections.abc import Sequence
from functools import lru_cache

from psycopg.abc import AdaptContext, Buffer
from psycopg.adapt import Loader
from psycopg.types.numeric import Int8Dumper

from index.relational.connection import Value

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def adapt(connection: AdaptContext) -> None:
    """Have a connection give and take such values."""
    adapters = connection.adapters
    assert adapters is not None  # noqa: S101  a connection has some
    # The driver's own choice, the smallest type that holds a number, would have sums and products overflow.
    adapters.register_dumper(int, Int8Dumper)
    adapters.register_loader("numeric", _NumberLoader)
    adapters.register_loader("bool", _TruthLoader)


@lru_cache(maxsize=1000)
def with_driver_marks(statement: str) -> bytes:
    """A statement with the driver's placeholders in the place of `?`."""
    return statement.replace("%", "%%").replace("?", "%s").encode()


def storable(values: Sequence[Value]) -> list[Value]:
    """Values as the server can hold them: text has no NUL there."""
    return [_storable(value) for value in values]


def _storable(value: Value) -> Value:
    if isinstance(value, str):
        return value.replace("\0", _REPLACEMENT) if "\0" in value else value
    return int(value) if isinstance(value, bool) else value


class _NumberLoader(Loader):
    """Sums of whole numbers, whose type is `numeric`: as int where they are whole, else as float."""

    def load(self, data: Buffer) -> int | float:
        digits = bytes(data)
        return int(digits) if digits.lstrip(b"-").isdigit() else float(digits)


class _TruthLoader(Loader):
    """1 for what is true, 0 for what is not."""

    def load(self, data: Buffer) -> int:
        return int(bytes(data) == b"t")
