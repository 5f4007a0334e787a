"""What is remembered, as data: exchanges, settings of a chat, feedback, messages that have still to be stored."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from index.sources.messages import ChatMessage
from retrieval.records import Quoted


class Language(StrEnum):
    """In which language a chat wants the bot's own words. Quotes are always in their own."""

    AUTO = "auto"
    ARABIC = "ar"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """What a chat decided for itself.

    `language`: AUTO follows the question. `buttons_for_all`: in a group, whether anybody may press the buttons under
    an answer, or only who asked. `time_zone` is an IANA name, "" where none was chosen.
    """

    language: Language = Language.AUTO
    buttons_for_all: bool = False
    time_zone: str = ""


@dataclass(frozen=True, slots=True)
class Conversation:
    """Who talks with the bot where: questions lean on earlier ones of the same conversation only.

    `topic_id` is a forum topic's, 0 outside topics. `asker_id` is a user's id, or the chat's for who writes in a
    chat's name (anonymous administrators, channels).
    """

    chat_id: int
    topic_id: int
    asker_id: int


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and what was answered. Buttons name it by `id`: at most 24 characters of [A-Za-z0-9_-].

    `question` is empty where its words are another's than the asker's: they are not kept. `question_id` is the asking
    message's, None for a question asked by a button. `answer_ids` are the messages of the answer, in order. `cited` are
    its quotes in the order of their numbers, `further` the next best sentences, which "more" shows. `language` is the
    one that was answered in.
    """

    id: str
    conversation: Conversation
    question_id: int | None
    answer_ids: tuple[int, ...]
    question: str
    language: str
    cited: tuple[Quoted, ...]
    further: tuple[Quoted, ...]
    asked_at: datetime

    def quoting_only(self, is_stored: Callable[[str], bool]) -> "Exchange":
        """The same without the words of quotes whose document is not stored any more, by `is_stored` of its id. Their
        places stay, so that other quotes keep their numbers."""
        stands = {each.document_id: is_stored(each.document_id) for each in (*self.cited, *self.further)}

        def standing(quotes: tuple[Quoted, ...]) -> tuple[Quoted, ...]:
            return tuple(each if stands[each.document_id] else replace(each, quote="") for each in quotes)

        return replace(self, cited=standing(self.cited), further=standing(self.further))


@dataclass(frozen=True, slots=True)
class FeedbackCounts:
    """How often answers were found useful, and not."""

    useful: int
    not_useful: int


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message of a chat as it came, new or edited, that has still to be stored in the library.

    `message` is None where nothing of it is to be kept (any more). `album` is Telegram's name for the album that it is
    a part of. `author_id` as in `ChatMessage`. `copied_from` is the channel whose post Telegram copied into the group
    where it is discussed. `number` tells the order of arrival; 0 before it was recorded. `update_id` is the update that
    told of it, None where that is not known, as of what comes out of a memory.
    """

    chat_id: int
    message_id: int
    message: ChatMessage | None
    album: str | None = None
    author_id: int | None = None
    copied_from: int | None = None
    number: int = 0
    update_id: int | None = None

    @property
    def speakers(self) -> frozenset[int]:
        """Whose words it holds, as far as that is known: who sent it, and whom it was forwarded from."""
        first = None if self.message is None else self.message.forwarded_from_id
        return frozenset(each for each in (self.author_id, first) if each is not None)
