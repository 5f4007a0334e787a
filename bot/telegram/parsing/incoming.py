"""A message as the bot understands it: Telegram's goes in; an `Incoming` comes out, or None for what no bot should
react to. Nothing here sends or stores anything."""

from dataclasses import dataclass
from datetime import datetime

from telegram import Message
from telegram.constants import ChatType

from bot.memory.records import Conversation
from bot.telegram.parsing.addressing import Addressed, Self, address
from bot.telegram.parsing.delivery import Address
from bot.telegram.parsing.given import NOTHING_OFFERED, Offered, offered_in

ASK = "ask"  # the command that asks, in groups as in private


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message that somebody wrote.

    `topic_id` is a forum topic's, None outside topics and in the topic "General". `asker_id` is a user's id, or that of
    the chat in whose name somebody writes: `as_chat` for the group itself, which only its administrators can do.
    `words` is what it says, without the bot's name and without its `command`. `addressed` tells whether it is meant
    for the bot. `replies_to` is the message it answers, `replied_words` what that one says, unless the bot wrote it;
    `replied_is_own` tells that they are the asker's own words, as all are that people send to the bot in private.
    `readable` is False for photos, stickers and the like without a text; an `album` comes as many messages with one
    number. Moments are aware. `offered` is what it holds that could be added to a library, `offered_in_reply` what the
    message holds that it answers, unless the bot wrote that one; `forwarded` that it is a message sent on.
    """

    chat_id: int
    topic_id: int | None
    message_id: int
    asker_id: int
    private: bool
    as_chat: bool
    device_language: str | None
    words: str
    command: str | None
    addressed: bool
    replies_to: int | None
    replied_words: str
    written_at: datetime
    edited_at: datetime | None
    album: str | None
    readable: bool
    offered: Offered = NOTHING_OFFERED
    offered_in_reply: Offered = NOTHING_OFFERED
    forwarded: bool = False
    replied_is_own: bool = False

    @property
    def conversation(self) -> Conversation:
        """Whose questions this one may lean on."""
        return Conversation(self.chat_id, self.topic_id or 0, self.asker_id)

    @property
    def address(self) -> Address:
        """Where a reply goes. In private it answers a message visibly only where that one did the same."""
        visibly = not self.private or self.replies_to is not None
        return Address(self.chat_id, self.topic_id, self.message_id if visibly else None)


def read_message(message: Message, bot: Self) -> Incoming | None:
    """Understand a new or edited message, or one to a guest.

    None for channel posts and their copies in the group where they are discussed, messages of other bots and those
    sent through this one, service messages, and commands that name another bot.
    """
    asker_id = _asker(message)
    via_self = message.via_bot is not None and message.via_bot.id == bot.id
    if asker_id is None or message.is_automatic_forward or via_self:
        return None
    said = _said(message, bot)
    readable = said is not None
    if said is None:
        if message.effective_attachment is None:  # a service message
            return None
        said = Addressed("")
    if said.for_another:
        return None
    private = message.chat.type == ChatType.PRIVATE
    answered = answered_by(message)
    return Incoming(
        chat_id=message.chat.id,
        topic_id=message.message_thread_id if message.is_topic_message else None,
        message_id=message.message_id,
        asker_id=asker_id,
        private=private,
        as_chat=asker_id == message.chat.id and not private,
        device_language=message.from_user.language_code if message.from_user else None,
        words=said.words,
        command=said.command,
        addressed=private or _is_meant_for(message, said, answered, bot),
        replies_to=answered.message_id if answered else None,
        replied_words=_replied_words(answered, bot),
        written_at=message.date,
        edited_at=message.edit_date,
        album=message.media_group_id,
        readable=readable,
        offered=offered_in(message),
        offered_in_reply=NOTHING_OFFERED if answered is None or _is_by(answered, bot) else offered_in(answered),
        forwarded=message.forward_origin is not None,
        replied_is_own=answered is not None and (private or _is_own(answered, asker_id)),
    )


def _asker(message: Message) -> int | None:
    """Who asks: the chat in whose name somebody writes, else the person; None for nobody who could be answered."""
    if message.chat.type == ChatType.CHANNEL:
        return None
    if message.sender_chat is not None:  # then `from` is an account of Telegram's own
        return message.sender_chat.id
    if message.from_user is None or message.from_user.is_bot:
        return None
    return message.from_user.id


def _said(message: Message, bot: Self) -> Addressed | None:
    if message.text is not None:
        return address(message.text, message.entities, bot)
    if message.caption is not None:
        return address(message.caption, message.caption_entities, bot)
    return None


def answered_by(message: Message) -> Message | None:
    """The message that this one answers. In a forum, what answers nothing carries the message that opened the topic."""
    answered = message.reply_to_message
    return answered if answered is not None and answered.forum_topic_created is None else None


def _is_meant_for(message: Message, said: Addressed, answered: Message | None, bot: Self) -> bool:
    """Whether a message in a group is for the bot. A message sent on is for nobody: who wrote it spoke elsewhere."""
    if message.forward_origin is not None:
        return False
    to_own = answered is not None and _is_by(answered, bot)
    return said.names_bot or to_own or said.command is not None


def _replied_words(answered: Message | None, bot: Self) -> str:
    if answered is None or _is_by(answered, bot):
        return ""
    said = _said(answered, bot)
    return said.words if said is not None else ""


def _is_own(answered: Message, asker_id: int) -> bool:
    """Whether who asks wrote the message themselves. Several people may write in a chat's name."""
    return answered.sender_chat is None and answered.forward_origin is None and _asker(answered) == asker_id


def _is_by(message: Message, bot: Self) -> bool:
    return message.from_user is not None and message.from_user.id == bot.id
