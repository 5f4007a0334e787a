"""Every sentence that the program says to a person, in Arabic and in English.

A language goes in ("ar" or "en"), the `Texts` of that language come out; `say` gives one text with its variables. The
texts stand in ar.ftl and en.ftl, in the Fluent syntax (https://projectfluent.org/fluent/guide/), plain text all.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast

Language = Literal["ar", "en"]
LANGUAGES: tuple[Language, ...] = ("ar", "en")

_BEFORE_COMMANDS = re.compile(r"(?<=[\s(])(?=[/@][A-Za-z])")
_LEFT_TO_RIGHT = "\u200e"


@dataclass(frozen=True, slots=True)
class Texts:
    """What the program says in one language, to a reader whose device has the language tag `tag`.

        texts_in("ar").say("article-count", count=3)

    `tag` is of the same language and may name a country, such as "ar-SY": it chooses among names of months.
    """

    language: Language
    tag: str
    _bundle: FluentBundle = field(repr=False, compare=False)

    def say(self, message_id: str, **variables: str | int | float) -> str:
        """The text of this name, with its variables set in, each isolated from the direction of what is around it.

        Raises `LookupError` for a name that isn't there, `ValueError` for a variable that is missing or can't be set
        in: half a sentence is never shown.
        """
        if not self._bundle.has_message(message_id):
            raise LookupError(f"no text called {message_id!r} in {self.language}.ftl")
        pattern = self._bundle.get_message(message_id).value
        if pattern is None:
            raise LookupError(f"{message_id!r} in {self.language}.ftl has no text")
        said, errors = self._bundle.format_pattern(pattern, variables)
        if errors or not isinstance(said, str):
            raise ValueError(f"{message_id!r} in {self.language}.ftl can't be said: {errors}")
        return said

    def question_error(self, reason: str, limit: int | None = None) -> str | None:
        """What to say to a question that can't be asked; None for a reason that is not known here.

        `reason` is a `QuestionError.reason`; `limit` the longest question in characters, named where it was too long.
        """
        if reason == "empty":
            return self.say("question-empty")
        if reason == "no_words":
            return self.say("question-no-words")
        if reason == "too_long":
            return self.say("question-too-long") if limit is None else self.say("question-too-long-limit", limit=limit)
        return None


def texts_in(language: str, reader_tag: str | None = None) -> Texts:
    """The texts in `language`, which may be a language tag; English for any language but Arabic.

    `reader_tag` is the language tag of the reader's device, where it is known: it says which country's names of months
    they read, if it is of the same language.
    """
    shown = reader_language(language)
    for tag in (reader_tag, language):
        if tag and _primary(tag) == shown:
            return Texts(shown, tag, _bundle(shown))
    return Texts(shown, shown, _bundle(shown))


def reader_language(language_code: str | None) -> Language:
    """ "ar" or "en" for the language tag of a reader's device, such as "ar", "ar-EG", "fr" or None."""
    return "ar" if _primary(language_code or "") == "ar" else "en"


def _primary(tag: str) -> str:
    return tag.replace("_", "-").split("-", 1)[0].lower()


@cache
def _bundle(language: Language) -> FluentBundle:
    """The texts of a file, all read and compiled once. Raises `SyntaxError` for a file with errors in it."""
    bundle = FluentBundle([language])
    messages = _read(language)
    bundle.add_resource(ast.Resource(list(messages.values())))
    for message_id in messages:
        bundle.get_message(message_id)  # compiles it: after this the bundle is only read, by any thread
    return bundle


def _read(language: Language) -> Mapping[str, ast.Message]:
    source = (files(__name__) / f"{language}.ftl").read_text("utf-8")
    if language == "ar":  # else the sign, which has no direction of its own, is shown behind its command: "ask/"
        source = _BEFORE_COMMANDS.sub(_LEFT_TO_RIGHT, source)
    entries = FluentParser().parse(source).body
    unread = [entry.content or "" for entry in entries if isinstance(entry, ast.Junk)]
    if unread:
        raise SyntaxError(f"{language}.ftl can't be read from {unread[0][:60]!r} on")
    messages: dict[str, ast.Message] = {}
    for entry in entries:
        if isinstance(entry, ast.Message):
            if entry.id.name in messages:
                raise SyntaxError(f"{language}.ftl says {entry.id.name!r} twice")
            messages[entry.id.name] = entry
    return messages
