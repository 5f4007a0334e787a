"""A file of JSON into the objects that stand in it: one object a line, an array of objects, or a JSON Feed. Content in;
each object with its place, or in the place of a bad one an error, out.
"""

import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

import ijson

from index.errors import SourceError
from index.sources.content import LARGEST_FILE, Content
from index.sources.extracted import one_line
from index.sources.json_stream import ValueBuilder, json_events

LONGEST_LINE = 5_000_000
"""Bytes of one article, as for a plain text."""

_CONTAINERS = ("items", "articles", "messages", "chats")
_MOST_VALUES = 1_000_000  # of a file held in memory whole: each takes ten times its bytes there
_EXPORT_KEYS = frozenset(_CONTAINERS[2:])
_ENTRIES = frozenset({"item", *(f"{name}.item" for name in _CONTAINERS[:2])})
_WITHIN = frozenset({"map_key", "end_map", "end_array"})
_ONE_A_LINE = frozenset({".jsonl", ".ndjson"})
_NOT_JSON = (ijson.JSONError, ValueError, RecursionError)

JsonObject = Mapping[str, object]


def count_objects(content: Content) -> int:
    """How many objects a file holds: its lines or entries, as far as they can be counted; at least 1."""
    with content.open() as stream:
        if _is_one_a_line(content, stream):
            found = sum(1 for line in _lines(stream) if line is None or line.strip())
        else:
            found = _entries(stream)
    return max(1, found)


def _entries(stream: BinaryIO) -> int:
    """The values in the arrays that hold articles, up to where the file is no longer JSON."""
    found = 0
    try:
        for prefix, event, _ in ijson.parse(json_events(stream)):
            found += prefix in _ENTRIES and event not in _WITHIN
    except _NOT_JSON:
        pass  # what is wrong is said when the file is read
    return found


def objects(content: Content, stream: BinaryIO) -> Iterator[tuple[str, JsonObject | SourceError]]:
    """The objects of a file, of which `stream` is a new one, each with its place ("line 3"); "" for an error about the
    whole file."""
    if _is_one_a_line(content, stream):
        yield from _of_lines(content, stream)
        return
    first = stream.read(1024).lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    stream.seek(0)
    if first == b"[":
        yield from _of_array(content, stream)
    else:
        yield from _of_whole(content)


def _is_one_a_line(content: Content, stream: BinaryIO) -> bool:
    """Whether each line is an object, as the file's name says, or its first line shows. Ends at the stream's start."""
    one_a_line = content.suffix in _ONE_A_LINE or _begins_with_a_whole_object(stream)
    stream.seek(0)
    return one_a_line


def _begins_with_a_whole_object(stream: BinaryIO) -> bool:
    """Whether the first line that isn't blank is a whole object."""
    for line in _lines(stream):
        if line is None:
            return False
        if line.strip():
            found = _parsed(line)
            return isinstance(found, dict) and not any(isinstance(found.get(name), list | dict) for name in _CONTAINERS)
    return False


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines; None for one that is too long."""
    while line := stream.readline(LONGEST_LINE + 1):
        if len(line) <= LONGEST_LINE:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE)
        yield None


def _parsed(data: bytes) -> object:
    """The JSON value in `data`; None where there is none."""
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


def _of_lines(content: Content, stream: BinaryIO) -> Iterator[tuple[str, JsonObject | SourceError]]:
    for number, line in enumerate(_lines(stream), 1):
        place = f"line {number}"
        if line is None:
            yield place, SourceError(f"{content.named} ({place})", f"longer than {LONGEST_LINE // 1_000_000} MB")
        elif line.strip():
            yield place, _an_object(content, place, _parsed(line))


def _of_array(content: Content, stream: BinaryIO) -> Iterator[tuple[str, JsonObject | SourceError]]:
    number = 0
    try:
        for number, value in enumerate(_values(stream), 1):
            yield f"entry {number}", _an_object(content, f"entry {number}", value)
    except _NOT_JSON as error:
        yield f"entry {number + 1}", content.error(f"not JSON from entry {number + 1} on: {one_line(str(error), 100)}")


def _values(stream: BinaryIO) -> Iterator[object]:
    builder: ValueBuilder | None = None
    for prefix, event, value in ijson.parse(json_events(stream)):
        if builder is None and prefix == "item":
            builder = ValueBuilder()
        if builder is not None and builder.take(event, value):
            yield builder.value
            builder = None


def _of_whole(content: Content) -> Iterator[tuple[str, JsonObject | SourceError]]:
    data = content.read(LARGEST_FILE)
    if sum(map(data.count, (b",", b"[", b"{"))) > _MOST_VALUES:
        yield "", content.error(f"more than {_MOST_VALUES:,} values in one object: put one article on a line instead")
        return
    value = _parsed(data)
    if not isinstance(value, dict):
        yield "", content.error("not JSON, though it begins like it")
    elif _EXPORT_KEYS & value.keys():
        yield "", content.error("a Telegram export: use 'qawl import-telegram' for it")
    elif isinstance(items := value.get(_CONTAINERS[0]) or value.get(_CONTAINERS[1]), list):
        for number, item in enumerate(items, 1):
            yield f"entry {number}", _an_object(content, f"entry {number}", item)
    else:
        yield "entry 1", value


def _an_object(content: Content, place: str, value: object) -> JsonObject | SourceError:
    if isinstance(value, dict):
        return value
    said = "not JSON" if value is None else "not a JSON object"
    return SourceError(f"{content.named} ({place})", f"{said}: an article is an object with 'title' and 'content'")
