"""What a message holds that could be added to a library: a Telegram message goes in; its file, its links, or the post
that was sent on come out. Nothing here fetches or stores anything; names and addresses are the sender's."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch

from telegram import (
    Message,
    MessageEntity,
    MessageOrigin,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)

from index.sources.messages import ChatMessage, message_link, message_origin

_ADDRESS = re.compile(r"https?://[^\s<>\"«»]+", re.IGNORECASE)
_AFTER_AN_ADDRESS = ".,،؛;:!?؟)]»…"  # what ends a sentence, and no address
_HASHED = 16  # hexadecimal digits that tell two texts apart


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A document: `name` as its sender called it, `size` in bytes as Telegram says, None where it doesn't."""

    file_id: str
    name: str
    size: int | None


@dataclass(frozen=True, slots=True)
class GivenLink:
    """An address as it was written, with a scheme."""

    address: str


@dataclass(frozen=True, slots=True)
class GivenPost:
    """A message from elsewhere that was sent on. `origin` identifies it, however often it is sent on."""

    message: ChatMessage
    origin: str


Given = GivenFile | GivenLink | GivenPost


@dataclass(frozen=True, slots=True)
class Offered:
    """What a message holds. `alone`: it says nothing beside, so that there is nothing else to do with it."""

    given: tuple[Given, ...] = ()
    alone: bool = False


NOTHING_OFFERED = Offered()


def offered_in(message: Message) -> Offered:
    """A file goes before a post, and a post before the links in it; a post that is nothing but links is its links."""
    said = message.text or message.caption or ""
    if message.document is not None:
        document = message.document
        file = GivenFile(document.file_id, document.file_name or "", document.file_size)
        return Offered((file,), alone=not said.strip() or message.forward_origin is not None)
    links = list(_links(message))
    only_links = bool(links) and not any(map(str.isalnum, _without(said, [written for written, _ in links])))
    if not only_links and (post := _post(message, said)) is not None:
        return Offered((post,), alone=True)
    addresses = dict.fromkeys(address for _, address in links)
    return Offered(tuple(map(GivenLink, addresses)), alone=only_links)


def _links(message: Message) -> Iterator[tuple[str, str]]:
    """Each as it stands in the text, and its address: those that Telegram marks, and those that it doesn't."""
    text = message.text if message.text is not None else message.caption or ""
    entities = message.entities if message.text is not None else message.caption_entities
    units = text.encode("utf-16-le", "surrogatepass")
    for entity in entities:
        written = units[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le", "replace")
        if entity.type == MessageEntity.TEXT_LINK and entity.url:
            yield written, entity.url
        elif entity.type == MessageEntity.URL and written.strip():
            yield written, written if "://" in written else f"https://{written}"
    for found in _ADDRESS.findall(text):
        address = found.rstrip(_AFTER_AN_ADDRESS)
        yield address, address


def _without(text: str, parts: list[str]) -> str:
    for part in sorted(parts, key=len, reverse=True):
        text = text.replace(part, " ")
    return text


def _post(message: Message, said: str) -> GivenPost | None:
    origin = message.forward_origin
    if origin is None or not said.strip():
        return None
    who = _who(origin)
    if who is None:
        return None
    post = ChatMessage(
        chat_id=who.chat_id,
        chat_title=who.name,
        message_id=who.message_id or 0,
        text=said,
        sent=origin.date,
        author=who.name,
        link=who.link,
        author_id=who.author_id,
    )
    if who.message_id is not None:
        return GivenPost(post, message_origin(who.chat_id, who.message_id))
    # Beside channels nothing tells which message it was, but who said what when.
    words = hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:_HASHED]
    return GivenPost(post, f"telegram:forwarded:{who.key}/{int(origin.date.timestamp())}-{words}")


@dataclass(frozen=True, slots=True)
class _Who:
    key: str
    name: str
    chat_id: int = 0
    message_id: int | None = None
    author_id: int | None = None
    link: str | None = None


@singledispatch
def _who(_origin: MessageOrigin) -> _Who | None:
    """Whose words they are; None for an origin of a kind that Telegram didn't have yet."""
    return None


@_who.register
def _(origin: MessageOriginUser) -> _Who:
    person = origin.sender_user
    return _Who(str(person.id), person.full_name, author_id=person.id)


@_who.register
def _(origin: MessageOriginHiddenUser) -> _Who:
    name = origin.sender_user_name
    return _Who("hidden:" + hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:_HASHED], name)


@_who.register
def _(origin: MessageOriginChat) -> _Who:
    chat = origin.sender_chat
    return _Who(str(chat.id), chat.effective_name or "", chat_id=chat.id, author_id=chat.id)


@_who.register
def _(origin: MessageOriginChannel) -> _Who:
    chat, number = origin.chat, origin.message_id
    link = message_link(chat.id, number, chat.username)
    return _Who(str(chat.id), chat.effective_name or "", chat.id, number, link=link)
