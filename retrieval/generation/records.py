"""What a language model is offered, and why something that it wrote is dropped."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Offered:
    """A quoted sentence that the model may rest a claim on.

    `number` is the citation's, from 1. `context` is the sentence before it where the quote's subject stands there.
    `title`, `source` and `published` are the article's.
    """

    number: int
    quote: str
    context: str | None
    language: str
    title: str
    source: str | None
    published: datetime | None


class Fault(StrEnum):
    """Why a claim or a translation is not shown."""

    NO_SOURCE = "it rests on no sentence"
    UNKNOWN_SOURCE = "it rests on a sentence that was not offered"
    LANGUAGE = "it is not in the reader's language"
    FORM = "it is empty, too long, or more than a plain sentence"
    QUOTE = "it quotes what the sentence does not say"
    NUMBER = "a number in it does not stand in the sentence"
    DATE = "a date in it does not stand in the sentence"
    NAME = "a name in it does not stand in the sentence"
    NEGATION = "it denies what the sentence says, or says what the sentence denies"
    UNSUPPORTED = "the sentence is about something else"
    LEFT_OUT = "a number or a name of the sentence is missing in its translation"
