"""What a button says when it is pressed: a `Press` goes in and a short text comes out, and the other way round.

A text that none of our buttons says, however it is malformed, is None.
"""

import re
import secrets
from dataclasses import dataclass
from enum import StrEnum

LARGEST_NUMBER = 999_999  # keeps every text within the 64 bytes that a button can say
_ID_BYTES = 12  # 16 characters: nobody finds the buttons of another's answer by trying


class Act(StrEnum):
    """What pressing a button does; each is one letter of its data."""

    CONTEXT = "c"  # show the sentences around a quote: exchange, number of the quote
    MORE = "m"  # show further evidence: exchange
    USEFUL = "u"  # the answer was useful: exchange
    NOT_USEFUL = "n"  # it was not: exchange
    EXAMPLE = "e"  # ask an example question: its number
    SOURCES = "s"  # show a page of the list of sources: whose list it is, number of the page
    LANGUAGE = "l"  # speak this language: "ar", "en" or "auto"
    GROUP_LANGUAGE = "g"  # the same, in the menu of a group's settings
    FORGET = "f"  # forget a document: its id
    FORGET_ALL = "a"  # forget everything of the chat
    KEEP = "k"  # forget nothing
    GROUP_BUTTONS = "b"  # let everybody press buttons in a group, or who asked: "all" or "own"
    DIGEST = "d"  # show a page of a digest: the digest, number of the page
    TIME_ZONE = "z"  # digests come by the clock of a zone: the schedule, number of the zone


@dataclass(frozen=True, slots=True)
class Press:
    """A button pressed: what it does, what it is about, at most 24 characters of [A-Za-z0-9_-], and a number from 0."""

    act: Act
    subject: str = ""
    number: int = 0


_DATA = re.compile(rf"([{''.join(Act)}]):([A-Za-z0-9_-]{{0,24}}):(0|[1-9][0-9]{{0,5}})")


def new_id() -> str:
    """An id for what has buttons: such as they can say, and nobody guesses."""
    return secrets.token_urlsafe(_ID_BYTES)


def encode(press: Press) -> str:
    """The data of a button. Raises `ValueError` for a press that no button could say."""
    data = f"{press.act}:{press.subject}:{press.number}"
    if not _DATA.fullmatch(data):
        raise ValueError(f"not fit for a button: {press}")
    return data


def decode(data: str | None) -> Press | None:
    """The press that `data` says; None for anything that `encode` never made."""
    found = _DATA.fullmatch(data or "")
    if found is None:
        return None
    return Press(Act(found[1]), found[2], int(found[3]))
