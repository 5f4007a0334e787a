"""A message of a Telegram chat into a document of that chat, whether it came by an export or as it was posted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from index.article import parse_article
from index.message import MessageFacts
from index.records import Document, Scope
from index.sources.extracted import Extracted, document_of, one_line
from index.sources.items import LeftOut
from index.text import content_words, fold

_SUPERGROUPS = -1_000_000_000_000
"""The Bot API's number for a supergroup or channel is this less the number that Telegram's links use."""
_MESSAGE_ORIGIN = re.compile(r"telegram:(-?[0-9]+)/(-?[0-9]+)")
_A_POST = 200  # code points from which a first line with a blank one below it is a headline, and not a greeting

_ACKNOWLEDGEMENTS = frozenset(
    fold(
        "ok okay okey k yes yeah yep yup no nope thanks thank thx ty lol haha hahaha hehe hi hello hey bye welcome "
        "great good nice cool sure right true wow please morning night evening test done agreed exactly same "
        "نعم اجل ايوه ايوا لا كلا شكرا شكرًا مشكور تمام طيب اوكي اوك حسنا جيد ممتاز رائع السلام عليكم وعليكم ورحمة الله "
        "وبركاته مرحبا اهلا وسهلا هلا صباح مساء الخير النور تسلم عفوا العفو مبروك مبارك ههه هههه ههههه هههههه صحيح "
        "اكيد بالضبط موافق تصبحون تصبح خير ان شاء آمين امين يا رب"
    ).split()
)


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message, or one album under the number of the message that has its caption.

    `chat_id` is the Bot API's number. `author` is who wrote it: a person, or the channel. `forwarded_from` is whom the
    words are from, where they were forwarded, and `forwarded_from_id` the number of the person, where it is one whom
    Telegram tells. `topic` is the name of a forum's topic. `link` is None where the chat has none. `sent` is aware.
    `author_id` and `topic_id` as in `MessageFacts`; `reply_to` is the number of the message that it answers.
    """

    chat_id: int
    chat_title: str
    message_id: int
    text: str
    sent: datetime | None
    author: str | None
    forwarded_from: str | None = None
    topic: str | None = None
    link: str | None = None
    author_id: int | None = None
    topic_id: int = 0
    reply_to: int | None = None
    forwarded_from_id: int | None = None


def message_origin(chat_id: int, message_id: int) -> str:
    """What identifies a message among a chat's documents: an edit replaces, another import changes nothing."""
    return f"telegram:{chat_id}/{message_id}"


def messages_of(document: Document) -> list[tuple[int, int]]:
    """The messages (chat, number) that a stored document was read in; none where it is no message."""
    origins = (document.origin, *(place.origin for place in document.also))
    return [(int(found[1]), int(found[2])) for origin in origins if (found := _MESSAGE_ORIGIN.fullmatch(origin))]


def message_link(chat_id: int, message_id: int, username: str | None = None) -> str | None:
    """The address of a message; None for private chats and basic groups, whose messages have none."""
    if message_id <= 0:  # from before a group became a supergroup
        return None
    if username:
        return f"https://t.me/{username}/{message_id}"
    if chat_id > _SUPERGROUPS:
        return None
    return f"https://t.me/c/{_SUPERGROUPS - chat_id}/{message_id}"


def supergroup_id(number: int) -> int:
    """The Bot API's number of a supergroup or channel, from the one in links and exports."""
    return _SUPERGROUPS - number


def album_message(parts: Sequence[ChatMessage]) -> ChatMessage:
    """An album as one message, of its parts in their order, at least one: it goes by the first that says something, and
    says what all of them say."""
    captioned = next((part for part in parts if part.text.strip()), parts[0])
    return replace(captioned, text="\n".join(part.text for part in parts if part.text.strip()))


def message_document(message: ChatMessage) -> Document | LeftOut:
    """The document of a message, in its chat's scope; `LeftOut` where nothing could ever be asked about it: commands,
    and messages whose every word is a greeting, a thank-you or the like."""
    origin = message_origin(message.chat_id, message.message_id)
    if message.text.startswith("/") or not says_something(message.text):
        return LeftOut(origin)
    place = " › ".join(filter(None, (one_line(message.chat_title, 120), one_line(message.topic, 120))))
    headline = parse_article(message.text).title if len(message.text) >= _A_POST else None
    author = message.forwarded_from or message.author
    article = Extracted(
        text=message.text,
        title=headline or place,
        outlet=author if headline is None or author != message.chat_title else place,
        url=message.link,
        published=message.sent,
    )
    answered = None if message.reply_to is None else message_origin(message.chat_id, message.reply_to)
    facts = MessageFacts(message.author_id, one_line(message.author), message.topic_id, answered)
    document = document_of(article, Scope.chat(message.chat_id), origin, is_article=False)
    return replace(document, message=facts)


def says_something(text: str) -> bool:
    """Whether `text` holds a word that a question could be about."""
    return any(token.folded not in _ACKNOWLEDGEMENTS for token in content_words(text))
