"""Which way lines run: text of a document goes in; the same text comes out with the invisible marks that keep it, and
what is around it, the right way round in either frame."""

from bot.printable import without_controls
from bot.telegram.formatting.rich_text import utf16_length
from index.language import language_of

RIGHT_TO_LEFT = "\u200f"
LEFT_TO_RIGHT = "\u200e"

_LEFT_TO_RIGHT_ISOLATE, _RIGHT_TO_LEFT_ISOLATE, _FIRST_STRONG_ISOLATE = "\u2066", "\u2067", "\u2068"
_POP_ISOLATE = "\u2069"
_ISOLATES = {"ar": _RIGHT_TO_LEFT_ISOLATE, "en": _LEFT_TO_RIGHT_ISOLATE}
_OPENING = frozenset({_LEFT_TO_RIGHT_ISOLATE, _RIGHT_TO_LEFT_ISOLATE, _FIRST_STRONG_ISOLATE})


def direction_mark(language: str) -> str:
    """The invisible mark that makes a line run the way `language` does, whatever the line begins with."""
    return RIGHT_TO_LEFT if language == "ar" else LEFT_TO_RIGHT


def isolated_line(text: str, longest: int) -> str:
    """`text` as one line whose direction neither follows from nor spills into the line around it.

    It runs the way its words do, most of them: "BBC: انفجار في بيروت" from the right. Its own direction controls are
    taken out. Cut with an ellipsis beyond `longest` UTF-16 units. "" for a text with nothing to see.
    """
    line = one_line(text, longest)
    return f"{_ISOLATES.get(language_of(line), _FIRST_STRONG_ISOLATE)}{line}{_POP_ISOLATE}" if line else ""


def one_line(text: str, longest: int) -> str:
    """`text` in one line of at most `longest` UTF-16 units, without what nobody sees; cut with an ellipsis."""
    line = " ".join(without_controls(text).split())
    if utf16_length(line) <= longest:
        return line
    units = utf16_length("…")
    for place, character in enumerate(line):
        units += utf16_length(character)
        if units > longest:
            return line[:place].rstrip() + "…"
    return line


def closing(text: str) -> str:
    """What closes the isolates that `text` opens and leaves open, to stand after it; mostly ""."""
    open_ = 0
    for character in text:
        if character in _OPENING:
            open_ += 1
        elif character == _POP_ISOLATE and open_:
            open_ -= 1
    return _POP_ISOLATE * open_
