"""JSON too large to be held whole, event by event, within limits that no honest file comes near."""

from collections.abc import Iterator
from typing import BinaryIO

import ijson

DEEPEST = 60
LONGEST_STRING = 20_000_000
"""Bytes between two quotation marks: a string is held in memory whole."""
_CHUNK = 1 << 20

Event = tuple[str, object]


class BeyondMeasureError(ValueError):
    """A string longer, or a nesting deeper, than any file has that is meant to be read."""


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
