"""In which language the bot speaks: a chat's decision, and what is known of the reader, go in; `Texts` come out.

Only the bot's own words are meant: quotes are always in their own language.
"""

from bot.memory.records import ChatSettings, Language
from bot.telegram.parsing.command_words import telling_words
from bot.telegram.parsing.incoming import ASK, Incoming
from bot.texts import Texts, texts_in
from index.language import language_of


def hint_texts(settings: ChatSettings, device_language: str | None) -> Texts:
    """For what the bot says by itself, or to a command: as the chat decided, else as the reader's device."""
    return _decided(settings, device_language) or texts_in(device_language or "en", device_language)


def question_texts(settings: ChatSettings, question: str, device_language: str | None) -> Texts:
    """For what is said to a question: as the chat decided, else as it was asked, or as the reader's device where its
    script doesn't tell."""
    language = language_of(question)
    if language == "und":
        return hint_texts(settings, device_language)
    return _decided(settings, device_language) or texts_in(language, device_language)


def command_texts(settings: ChatSettings, words: str, device_language: str | None) -> Texts:
    """For what is said to a command with words after it: as `question_texts`, but the command's own words tell no
    language."""
    return question_texts(settings, telling_words(words), device_language)


def incoming_texts(settings: ChatSettings, incoming: Incoming) -> Texts:
    """For what is said to a message, be it a question or a command."""
    read = question_texts if incoming.command in {None, ASK} else command_texts
    return read(settings, incoming.words, incoming.device_language)


def _decided(settings: ChatSettings, device_language: str | None) -> Texts | None:
    return None if settings.language is Language.AUTO else texts_in(settings.language, device_language)
