"""JSON too large to be held whole, event by event, within limits that no honest file comes near."""

from collections.abc import Iterator
from typing import BinaryIO

import ijson
from ijson.common import ObjectBuilder

DEEPEST = 60
LONGEST_STRING = 20_000_000
"""Bytes between two quotation marks: a string is held in memory whole."""
_CHUNK = 1 << 20
_EVENT = 40
"""Bytes that a value, or the name of one, takes beside its letters, at least."""

Event = tuple[str, object]


class BeyondMeasureError(ValueError):
    """A string or value longer, or a nesting deeper, than any file has that is meant to be read."""


class _Guarded:
    """A stream that ends with an error before a single string could fill the memory."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._since_mark = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(_CHUNK if size < 0 else min(size, _CHUNK))
        last = data.rfind(b'"')
        self._since_mark = len(data) - last if last >= 0 else self._since_mark + len(data)
        if self._since_mark > LONGEST_STRING:
            raise BeyondMeasureError("a string without end")
        return data


def json_events(stream: BinaryIO) -> Iterator[Event]:
    """The parser's events. Raises `ijson.JSONError` for what is no JSON, and `BeyondMeasureError`.

    The depth is limited here, as the functions of the parser that name places keep a name for each level.
    """
    depth = 0
    for event, value in ijson.basic_parse(_Guarded(stream), use_float=True):
        if event.startswith("start_"):
            depth += 1
            if depth > DEEPEST:
                raise BeyondMeasureError(f"nested more than {DEEPEST} levels deep")
        elif event.startswith("end_"):
            depth -= 1
        yield event, value


class ValueBuilder:
    """Puts one value together from its events, as far as it may be held in memory."""

    def __init__(self) -> None:
        self._builder = ObjectBuilder()
        self._depth = 0
        self._size = 0

    def take(self, event: str, value: object) -> bool:
        """Take the next event, and tell whether the value is whole. Raises `BeyondMeasureError`."""
        self._size += _EVENT + (len(value) if isinstance(value, str) else 0)
        if self._size > LONGEST_STRING:
            raise BeyondMeasureError("a value without end")
        self._builder.event(event, value)
        self._depth += event.startswith("start_")
        self._depth -= event.startswith("end_")
        return self._depth == 0

    @property
    def value(self) -> object:
        """What was put together."""
        return self._builder.value
