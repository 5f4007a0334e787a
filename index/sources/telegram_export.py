"""A Telegram Desktop export (`result.json`: one chat, or a whole account) into documents, a message or album each, in
the scopes of their chats. Read as a stream: exports can be larger than memory.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import ijson

from index.errors import SourceError
from index.sources.content import Content
from index.sources.extracted import one_line
from index.sources.items import Item, LeftOut, Recount
from index.sources.json_stream import BeyondMeasureError, ValueBuilder, json_events
from index.sources.messages import ChatMessage, message_document, message_link, supergroup_id
from index.sources.telegram_message import (
    LARGEST_ALBUM,
    JsonObject,
    album_caption,
    author_number,
    is_same_album,
    number,
    sent_at,
)

RESULT = "result.json"
_CHATS = ("", "chats.list.item", "left_chats.list.item")
_CHUNK = 1 << 20
_MESSAGE = re.compile(rb'"type"\s*:\s*"(?:message|service)"')
_LONGEST_MATCH = 40
_LONGEST_NAME = 255  # of a chat; Telegram's own limit


def export_file(named: Path) -> Path:
    """The file of an export, by its own name or its folder's."""
    return named / RESULT if named.is_dir() else named


def count_messages(path: Path) -> int:
    """How many messages an export holds, told without parsing it. Raises `SourceError`."""
    content, total = Content.of_file(path), 0
    try:
        with content.open() as stream:
            rest = b""
            while chunk := stream.read(_CHUNK):
                data = rest + chunk
                ends = [match.end() for match in _MESSAGE.finditer(data)]
                total += len(ends)
                rest = data[max(len(data) - _LONGEST_MATCH, ends[-1] if ends else 0) :]
    except OSError as error:
        raise content.unreadable(error) from error
    return total


def _nobody(_chat_id: int) -> Collection[int]:
    return ()


def read_export(path: Path, silent: Callable[[int], Collection[int]] = _nobody) -> Iterator[Item]:
    """The documents of an export, in its order; messages of the users that `silent` gives for a chat are left out.

    Never raises `SourceError`: errors come in their places. Where the file breaks off, what came before counts.
    """
    try:
        content = Content.of_file(path)
    except SourceError as error:
        yield error
        return
    chats = _Chats(content, silent)
    try:
        with content.open() as stream:
            for prefix, event, value in ijson.parse(json_events(stream)):
                yield from chats.take(prefix, event, value)
        yield from chats.end_of_album()
    except SourceError as error:
        yield error
        return
    except OSError as error:
        yield from chats.end_of_album()
        yield content.unreadable(error)
        return
    except (ijson.JSONError, UnicodeDecodeError, ValueError, OverflowError, RecursionError) as error:
        yield from chats.end_of_album()
        yield content.error(_broken(chats, error))
        return
    if not chats.found:
        yield content.error("not a Telegram export: in Telegram Desktop choose 'Export chat history', format JSON")


def _broken(chats: "_Chats", error: Exception) -> str:
    if isinstance(error, BeyondMeasureError):
        return "the export is broken: it holds what no message can be"
    if not chats.found:
        return "not a Telegram export: in Telegram Desktop choose 'Export chat history', format JSON (not HTML)"
    return f"the export breaks off or is damaged (messages read before that: {chats.messages}): export it anew"


@dataclass(slots=True)
class _Chat:
    """What an export says of a chat before its messages, and the names of its topics as they come."""

    prefix: str
    facts: dict[str, object] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    topic_of: dict[int, int] = field(default_factory=dict)

    @property
    def title(self) -> str:
        name = self.facts.get("name")
        return (one_line(name, _LONGEST_NAME) if isinstance(name, str) else None) or "Telegram"

    def bot_api_id(self) -> int | None:
        """The chat's number as bots know it; None where the export names none."""
        own = number(self.facts.get("id"))
        kind = self.facts.get("type")
        if own is None or not isinstance(kind, str):
            return None
        if own < 0:
            return own
        if "channel" in kind or "supergroup" in kind:
            return supergroup_id(own)
        return -own if "group" in kind else own


class _Chats:
    """Takes the events of the parser, keeps the messages of an album together, and yields what they make."""

    def __init__(self, content: Content, silent: Callable[[int], Collection[int]]) -> None:
        self.found = False
        self.messages = 0
        self._content = content
        self._silent = silent
        self._silent_here: Collection[int] = ()
        self._chat = _Chat("")
        self._builder: ValueBuilder | None = None
        self._album: list[JsonObject] = []

    def take(self, prefix: str, event: str, value: object) -> Iterator[Item]:
        if self._builder is not None:
            yield from self._build(self._builder, event, value)
            return
        if event == "start_map" and prefix in _CHATS:
            yield from self.end_of_album()
            self._chat = _Chat(prefix)
            return
        within = f"{self._chat.prefix}." if self._chat.prefix else ""
        if event == "start_array" and prefix == f"{within}messages":
            self.found = True
            if self._chat.bot_api_id() is None:
                raise self._content.error(f"the export doesn't say which chat {self._chat.title!r} is ('id', 'type')")
            self._silent_here = self._silent(self._chat.bot_api_id() or 0)
        elif event == "start_map" and prefix == f"{within}messages.item":
            self._builder = ValueBuilder()
            yield from self._build(self._builder, event, value)
        elif prefix in {f"{within}name", f"{within}type", f"{within}id"}:
            self._chat.facts[prefix.removeprefix(within)] = value

    def _build(self, builder: ValueBuilder, event: str, value: object) -> Iterator[Item]:
        if builder.take(event, value):
            self._builder = None
            self.messages += 1
            if isinstance(builder.value, dict):
                yield from self._take_message(builder.value)

    def _take_message(self, message: JsonObject) -> Iterator[Item]:
        own = number(message.get("id"))
        self._note_topic(message, own)
        if message.get("type") != "message" or own is None or author_number(message) in self._silent_here:
            yield from self.end_of_album()
            yield LeftOut(self._chat.title)
            return
        if self._album and (len(self._album) == LARGEST_ALBUM or not is_same_album(self._album[-1], message)):
            yield from self.end_of_album()
        self._album.append(message)

    def end_of_album(self) -> Iterator[Item]:
        """What the messages make that were held back to see whether they are one album."""
        if not self._album:
            return
        messages, self._album = self._album, []
        if len(messages) > 1:
            yield Recount(1 - len(messages))
        yield message_document(self._chat_message(messages))

    def _chat_message(self, messages: list[JsonObject]) -> ChatMessage:
        captioned, text = album_caption(messages)
        chat_id = self._chat.bot_api_id() or 0
        own = number(captioned.get("id")) or 0
        forwarded = captioned.get("forwarded_from")
        signed = captioned.get("author") or captioned.get("from")
        return ChatMessage(
            chat_id=chat_id,
            chat_title=self._chat.title,
            message_id=own,
            text=text,
            sent=sent_at(captioned),
            author=signed if isinstance(signed, str) else None,
            forwarded_from=forwarded if isinstance(forwarded, str) else None,
            topic=self._chat.topics.get(self._chat.topic_of.get(own, 0)),
            link=message_link(chat_id, own),
            author_id=author_number(captioned),
            topic_id=self._chat.topic_of.get(own, 0),
            reply_to=self._answered(captioned),
        )

    def _answered(self, message: JsonObject) -> int | None:
        """The message that this one answers; what only names its topic answers nothing."""
        answered = number(message.get("reply_to_message_id"))
        return None if answered in self._chat.topics else answered

    def _note_topic(self, message: JsonObject, own: int | None) -> None:
        """Messages name their topic by answering the service message that opened it, or a message that does."""
        if own is None:
            return
        chat = self._chat
        answered = number(message.get("reply_to_message_id"))
        title = message.get("new_title") or message.get("title")
        if message.get("action") == "topic_created" and isinstance(title, str):
            chat.topics[own] = title
        elif answered is not None:
            topic = answered if answered in chat.topics else chat.topic_of.get(answered)
            if topic is not None:
                chat.topic_of[own] = topic
                if message.get("action") == "topic_edit" and isinstance(title, str):
                    chat.topics[topic] = title
