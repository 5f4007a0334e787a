"""What a model's reply says, whole or as far as it has come: text in, claims and translations out.

Servers differ: JSON in the shape that was asked for, JSON in a fence or after a word of introduction, JSON cut off, or
plain lines with the numbers of sentences in brackets. Each is read as far as it goes; nothing here is believed.
"""

import json
import re
from collections.abc import Iterator

from retrieval.records import Claim, Translation

_MOST_READ = 60_000
"""Code points of a reply: many times what is asked for."""
_DECODER = json.JSONDecoder()
_BETWEEN = re.compile(r"[\s,]*")
_REFERENCES = re.compile(r"[\[(（【]\s*(\d{1,3}(?:\s*[,،;]\s*\d{1,3})*)\s*[\])）】]")
_CIRCLED = {chr(0x2460 + place): place + 1 for place in range(20)}
_BULLET = re.compile(r"^\s*(?:[-*•–]|\d{1,2}[.)])\s+")


def claims_in(reply: str) -> list[Claim]:
    """The claims that stand in `reply` in full, so far."""
    found = []
    for item in _items(reply, "claims"):
        text = item.get("text")
        if isinstance(text, str):
            found.append(Claim(text.strip(), _numbers(item.get("sentences"))))
    return found


def translations_in(reply: str) -> list[Translation]:
    """The translations that stand in `reply` in full, so far; of two of one sentence, the first."""
    found: dict[int, Translation] = {}
    for item in _items(reply, "translations"):
        text, numbers = item.get("text"), _numbers(item.get("sentence"))
        if isinstance(text, str) and len(numbers) == 1:
            found.setdefault(numbers[0], Translation(numbers[0], text.strip()))
    return list(found.values())


def points_in(reply: str) -> dict[int, Claim]:
    """The claims about numbered points that stand in `reply` in full, so far; of two of one point, the first."""
    found: dict[int, Claim] = {}
    for item in _items(reply, "points"):
        text, numbers = item.get("text"), _numbers(item.get("point"))
        if isinstance(text, str) and len(numbers) == 1:
            found.setdefault(numbers[0], Claim(text.strip(), _numbers(item.get("sentences"))))
    return found


def text_in(reply: str, key: str) -> str | None:
    """The text of one field of a whole reply; None where there is none."""
    start = reply.find("{")
    if start < 0:
        return None
    fields = _decoded(reply[:_MOST_READ], start)
    value = fields[0].get(key) if fields is not None and isinstance(fields[0], dict) else None
    return value.strip() if isinstance(value, str) else None


def has_array(reply: str, key: str) -> bool:
    """Whether a reply has the shape that was asked for."""
    return _array_start(reply, key) is not None


def claims_in_lines(reply: str) -> list[Claim]:
    """The claims of a whole reply in plain lines: each ends with the numbers of its sentences, in brackets."""
    found = []
    for line in reply[:_MOST_READ].splitlines():
        bare = _BULLET.sub("", line)
        numbers = {int(each) for listed in _REFERENCES.findall(bare) for each in re.findall(r"\d+", listed)}
        numbers |= {number for mark, number in _CIRCLED.items() if mark in bare}
        text = _REFERENCES.sub("", bare).translate(dict.fromkeys(map(ord, _CIRCLED)))
        text = re.sub(r"\s+([.،,؛;])", r"\1", " ".join(text.split()))
        if numbers and text:
            found.append(Claim(text, tuple(sorted(numbers))))
    return found


def _items(reply: str, key: str) -> Iterator[dict[str, object]]:
    """The objects of the array `key`, as far as they are complete."""
    reply = reply[:_MOST_READ]
    place = _array_start(reply, key)
    while place is not None:
        between = _BETWEEN.match(reply, place)
        decoded = _decoded(reply, between.end() if between else place)
        if decoded is None or not isinstance(decoded[0], dict):
            return
        yield decoded[0]
        place = decoded[1]


def _array_start(reply: str, key: str) -> int | None:
    # Inside a text of JSON, quotation marks are escaped: only a real key looks like this.
    found = re.search(rf'"{key}"\s*:\s*\[', reply[:_MOST_READ])
    return None if found is None else found.end()


def _decoded(text: str, start: int) -> tuple[object, int] | None:
    """The JSON value that begins at `start` and where it ends; None where it is not complete, or no JSON."""
    try:
        value, end = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    return value, end


def _numbers(value: object) -> tuple[int, ...]:
    """Ids of sentences, however a model writes them; nothing where it writes something else."""
    values = value if isinstance(value, list) else [value]
    found = {number for each in values for number in _as_numbers(each)}
    return tuple(sorted(found))


def _as_numbers(value: object) -> Iterator[int]:
    if isinstance(value, int) and not isinstance(value, bool):
        yield value
    elif isinstance(value, float) and value.is_integer():
        yield int(value)
    elif isinstance(value, str):
        yield from (int(each) for each in re.findall(r"\d{1,6}", value))
