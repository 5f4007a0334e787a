"""What chats say: an update goes in; what of it may be kept comes out. Nothing here decides whether it is wanted, sends
or stores anything."""

from dataclasses import dataclass, replace

from telegram import (
    Message,
    MessageOrigin,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
    Update,
)
from telegram.constants import ChatType

from bot.memory.records import Arrived
from bot.telegram.chats.membership import is_present
from bot.telegram.parsing.addressing import Self, address
from bot.telegram.parsing.incoming import answered_by, read_message
from index.sources.messages import ChatMessage, message_link
from index.sources.polls import poll_text

LARGEST_NUMBER = 2**52
"""Of chats and users: "at most 52 significant bits", https://core.telegram.org/bots/api#chat"""


@dataclass(frozen=True, slots=True)
class Move:
    """A group has become a supergroup."""

    old_chat_id: int
    new_chat_id: int


@dataclass(frozen=True, slots=True)
class TopicName:
    """A forum's topic is called so; `at_first`, that it was when it was opened, which may be long ago."""

    chat_id: int
    topic_id: int
    name: str
    at_first: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """What an update tells. `in_group` tells that the group has to agree before anything is kept; `edited`, that an
    earlier version of the message may have been kept; `in_doubt`, that this is to be kept only if the channel turns out
    to be one that a listed group discusses. `left` is a supergroup that the bot is in no more."""

    in_group: bool = True
    edited: bool = False
    in_doubt: bool = False
    message: Arrived | None = None
    move: Move | None = None
    topic: TopicName | None = None
    left: int | None = None

    @property
    def is_nothing(self) -> bool:
        """Whether it tells nothing."""
        return (self.message, self.move, self.topic, self.left) == (None, None, None, None)

    def of_stranger(self) -> "Heard":
        """What is left of it where the bot isn't there for the chat, nor for whom it is from."""
        is_post = self.message is not None and not self.in_group
        return replace(self, in_doubt=True) if is_post else Heard(move=self.move, left=self.left)


def read_update(update: Update, bot: Self) -> Heard:
    """Understand an update. Raises whatever reading it raises, where it is not as Telegram sends it.

    What is addressed to the bot, commands, messages of bots and service messages are not kept; where one of these was
    edited, `Arrived` says that nothing of the message is to be kept any more, and so where no text is left.
    """
    post = update.channel_post or update.edited_channel_post
    if post is not None:
        edited = update.edited_channel_post is not None
        sent_by_self = post.via_bot is not None and post.via_bot.id == bot.id  # quotes of what is stored already
        keep = not sent_by_self and not _is_command(post, bot)
        return Heard(in_group=False, edited=edited, message=_arrived(post, edited=edited, keep=keep))
    change = update.my_chat_member
    # Of other groups it isn't known yet whether they have become supergroups; to a channel nobody agrees but by having
    # the bot in.
    if change is not None and change.chat.type == ChatType.SUPERGROUP and not is_present(change.new_chat_member):
        return Heard(left=_sound(change.chat.id))
    message = update.message or update.edited_message
    if message is None or message.chat.type not in {ChatType.GROUP, ChatType.SUPERGROUP}:
        return Heard()
    edited = update.edited_message is not None
    return Heard(
        edited=edited,
        message=_arrived(message, edited=edited, keep=_is_talk(message, bot)),
        move=_move(message),
        topic=_topic(message),
    )


def _is_command(post: Message, bot: Self) -> bool:
    """Whether a post of a channel is a command for this bot or any."""
    said = address(post.text or "", post.entities, bot)
    return said.command is not None and not said.for_another


def _is_talk(message: Message, bot: Self) -> bool:
    """Whether people say it to each other."""
    if message.is_automatic_forward:
        return True
    incoming = read_message(message, bot)
    return incoming is not None and not incoming.addressed and message.via_bot is None


def _arrived(message: Message, *, edited: bool, keep: bool) -> Arrived | None:
    """None where there is nothing to be kept, and never was."""
    text = _text(message) if keep else ""
    if not text and not edited:
        return None
    read = _chat_message(message, text)
    return Arrived(
        chat_id=_sound(message.chat.id),
        message_id=_sound(message.message_id),
        message=read if text else None,
        album=None if message.media_group_id is None else str(message.media_group_id),
        author_id=read.author_id,
        copied_from=message.sender_chat.id if message.is_automatic_forward and message.sender_chat else None,
    )


def _chat_message(message: Message, text: str) -> ChatMessage:
    chat, answered = message.chat, answered_by(message)
    in_channel = chat.type == ChatType.CHANNEL
    author_id, author = (None, message.author_signature or chat.title) if in_channel else _author(message)
    return ChatMessage(
        chat_id=chat.id,
        chat_title=chat.title or "Telegram",
        message_id=message.message_id,
        text=text,
        sent=message.date,
        author=author,
        forwarded_from=None if message.forward_origin is None else _first_author(message.forward_origin),
        link=message_link(chat.id, message.message_id, chat.username),
        author_id=author_id,
        topic_id=(message.message_thread_id or 0) if message.is_topic_message else 0,
        reply_to=answered.message_id if answered else None,
        forwarded_from_id=_first_speaker(message.forward_origin),
    )


def _author(message: Message) -> tuple[int | None, str | None]:
    if message.sender_chat is not None:  # then `from` is an account of Telegram's own
        return _sound(message.sender_chat.id), message.sender_chat.title
    if message.from_user is None:
        return None, None
    return _sound(message.from_user.id), message.from_user.full_name


def _first_author(origin: MessageOrigin) -> str | None:
    """Who said what was forwarded."""
    if isinstance(origin, MessageOriginUser):
        return origin.sender_user.full_name
    if isinstance(origin, MessageOriginHiddenUser):
        return origin.sender_user_name
    if isinstance(origin, MessageOriginChat):
        return origin.sender_chat.title
    if isinstance(origin, MessageOriginChannel):
        return origin.chat.title
    return None


def _first_speaker(origin: MessageOrigin | None) -> int | None:
    """The number of the person who said what was forwarded; None where it was nobody whom Telegram tells."""
    return _sound(origin.sender_user.id) if isinstance(origin, MessageOriginUser) else None


def _text(message: Message) -> str:
    """What a message says: its text or caption, and a poll, which nobody has voted in yet. Telegram's JSON can carry
    lone surrogates, which no file can: they become U+FFFD."""
    parts = [message.text or message.caption or ""]
    if message.poll is not None:
        parts.append(poll_text(message.poll.question, [(option.text, None) for option in message.poll.options]))
    text = "\n".join(part for part in parts if part.strip())
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _sound(number: int) -> int:
    """A chat's, user's or message's number. Raises `ValueError` for what none can be."""
    if not isinstance(number, int) or abs(number) > LARGEST_NUMBER:
        raise ValueError("not a number of Telegram's")
    return number


def _move(message: Message) -> Move | None:
    if message.migrate_to_chat_id is not None:
        return Move(_sound(message.chat.id), _sound(message.migrate_to_chat_id))
    if message.migrate_from_chat_id is not None:
        return Move(_sound(message.migrate_from_chat_id), _sound(message.chat.id))
    return None


def _topic(message: Message) -> TopicName | None:
    """The name of the message's topic, where the message tells it: what opens or renames the topic does; and what
    answers nothing carries the message that opened the topic, with the name that it had then."""
    if message.message_thread_id is None:
        return None
    told, carried = message.forum_topic_edited or message.forum_topic_created, message.reply_to_message
    at_first = told is None or told.name is None
    if at_first:
        told = None if carried is None else carried.forum_topic_created
    if told is None or not told.name:
        return None
    return TopicName(_sound(message.chat.id), _sound(message.message_thread_id), str(told.name), at_first)
