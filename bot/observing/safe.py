"""What may be written of a record of the log: a record goes in; its message and its traceback come out, without words
of people, names or keys.

Qawl's own messages are written with that in mind, other people's are not: of theirs only the fixed part is kept.
"""

import logging
import re
import traceback
from collections.abc import Iterable, Iterator

from telegram.error import InvalidToken, TelegramError

from index.errors import EndpointError, LibraryError, ModelError, ModelMismatchError, SettingsError

OWN = ("bot", "retrieval", "index")
"""The packages whose messages are ours."""

# What these say is about the machine, a server or a model, never about what somebody wrote.
_SAYING_NOTHING_PRIVATE = (LibraryError, SettingsError, ModelError, ModelMismatchError, EndpointError)
# Where a quote or an address begins: not inside of a word, where it is an apostrophe, but after the b of bytes.
_QUOTE = re.compile(r"""(?<!\w)b?["'`]|[«“]|\bhttps?://""")
# Whatever stands before it, as in the address of a call, "/bot123456:…"; in an address its colon may be encoded.
_TOKEN = re.compile(r"(?<![0-9])[0-9]{3,}(?::|%(?:25)*3A)[A-Za-z0-9_-]{20,}", re.IGNORECASE)
_BOT_AND_KEY = re.compile(r"[0-9]+:(.+)", re.DOTALL)  # a token: whose it is may be known, and what follows may not
_SHORTEST = 4  # characters
_HIDDEN = "…"
_LONGEST_CHAIN = 10


class Secrets:
    """Words that must never be written, whoever says them: taken out of every line, wherever they stand."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        """Empty words, and those of less than four characters, count for nothing: they would be found everywhere."""
        given = set(words)
        kept = given | {match[1] for each in given if (match := _BOT_AND_KEY.fullmatch(each))}
        long = sorted((each for each in kept if len(each) >= _SHORTEST), key=len, reverse=True)
        self._words = re.compile("|".join(map(_any_writing, long)), re.IGNORECASE) if long else None

    def hide(self, text: str) -> str:
        """The text without them, in small letters or capitals, encoded as in an address or not, and without anything
        that looks like a bot's token."""
        if self._words is not None:
            text = self._words.sub(_HIDDEN, text)
        return _TOKEN.sub(_HIDDEN, text)


def _any_writing(word: str) -> str:
    """A pattern for a word each letter of which stands for itself, or is encoded as in an address, once or more: who
    says it may have taken it from one, and changed its case."""
    return "".join(f"(?:{'|'.join(_writings(each))})" for each in word)


def _writings(character: str) -> Iterator[str]:
    for each in sorted({character, character.lower(), character.upper()}):
        yield "".join(f"%(?:25)*{byte:02x}" for byte in each.encode(errors="surrogatepass"))
    yield re.escape(character)  # last: a percent sign begins its own code


def described(error: BaseException) -> str:
    """An error in one line: its name, and what it says where that can hold nothing private.

    The first quote in it, and what follows that, is left out.
    """
    name = type(error).__name__
    if isinstance(error, _SAYING_NOTHING_PRIVATE):
        return f"{name}: {without_quotes(_one_line(str(error)))}"  # SQL may be quoted, with what was looked for
    if isinstance(error, TelegramError) and not isinstance(error, InvalidToken):  # that one says the token
        return f"{name}: {without_quotes(_one_line(error.message))}"
    if isinstance(error, OSError) and error.strerror:
        return f"{name}: {_one_line(error.strerror)}"  # without the name of a file
    return name


def message_of(record: logging.LogRecord) -> str:
    """What a record says, in one line."""
    if not _is_own(record):
        first = str(record.msg).split("\n", maxsplit=1)[0]
        return without_quotes(_filled(first, _others(record)))
    if not isinstance(record.args, tuple):
        return _one_line(_filled(str(record.msg), record.args))
    arguments = tuple(described(each) if isinstance(each, BaseException) else each for each in record.args)
    return _one_line(_filled(str(record.msg), arguments))


def traceback_of(error: BaseException) -> str:
    """Where an error comes from, in Python's form, with `described` in place of what it and its causes say."""
    return "\n".join(_traced(error)).rstrip()


def without_quotes(text: str) -> str:
    """The text up to the first quote or address: nobody knows where one ends that holds quotation marks itself."""
    first = _QUOTE.search(text)
    return text if first is None else text[: first.start()] + _HIDDEN


def _is_own(record: logging.LogRecord) -> bool:
    return record.name.split(".", maxsplit=1)[0] in OWN


def _others(record: logging.LogRecord) -> object:
    """The arguments of a record of somebody else's: numbers, and names of errors."""
    given = record.args
    if isinstance(given, tuple):
        return tuple(_harmless(each) for each in given)
    return {key: _harmless(each) for key, each in given.items()} if given else ()


def _harmless(argument: object) -> object:
    if isinstance(argument, int | float):
        return argument
    return type(argument).__name__ if isinstance(argument, BaseException) else _HIDDEN


def _filled(template: str, arguments: object) -> str:
    """As `LogRecord.getMessage`; of a template that its arguments don't fit, the template."""
    if not arguments:
        return template
    try:
        return template % arguments
    except (TypeError, ValueError, KeyError):
        return template


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _traced(error: BaseException) -> Iterator[str]:
    """Line by line, the first cause first."""
    for number, each in enumerate(reversed(list(_chain(error)))):
        if number:
            yield "\nWhich led to:\n"
        yield "Traceback (most recent call last):"
        yield "".join(traceback.format_tb(each.__traceback__)).rstrip("\n")
        yield described(each)
        if isinstance(each, BaseExceptionGroup):
            yield from (f"  of them: {described(one)}" for one in each.exceptions)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error, then what it came from, then what that came from."""
    seen: set[int] = set()
    at: BaseException | None = error
    while at is not None and id(at) not in seen and len(seen) < _LONGEST_CHAIN:
        seen.add(id(at))
        yield at
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
