"""Text of documents made safe for a line: text in, the same text out with nothing in it that steers a screen or turns
the line around it."""

import re

_STEERING = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f]")
_DIRECTION_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_FIRST_STRONG_ISOLATE = "\u2068"
_POP_ISOLATE = "\u2069"


def printable(text: str) -> str:
    """`text` with control characters shown as escapes: a document can't move the cursor or rename the window."""
    return _STEERING.sub(lambda match: f"\\x{ord(match.group()):02x}", text)


def without_controls(text: str) -> str:
    """`text` with a space for each control character, and none of its own direction controls: what is left is seen."""
    return _STEERING.sub(" ", without_direction_controls(text))


def without_direction_controls(text: str) -> str:
    """`text` less its own direction controls: one left open would turn the rest of a line around."""
    return _DIRECTION_CONTROLS.sub("", text)


def isolated(text: str) -> str:
    """`text` in a direction of its own, which neither follows from the line around it nor spills into it."""
    return f"{_FIRST_STRONG_ISOLATE}{without_direction_controls(text)}{_POP_ISOLATE}"
