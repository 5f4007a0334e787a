"""Which handler sees which update, and in which order: handlers go in, and an application that calls them comes out.

Of each group of handlers python-telegram-bot calls the first that takes the update, group by group in rising order.
"""

from dataclasses import dataclass

from telegram import Update
from telegram.ext import (
    CallbackQueryHandler,
    ChatMemberHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.telegram.access import Access
from bot.telegram.answering.guest import GuestMode
from bot.telegram.answering.inline import InlineMode
from bot.telegram.answering.messages import Messages
from bot.telegram.apologies import Apologies
from bot.telegram.chats.channel_commands import ChannelCommands
from bot.telegram.chats.membership import Membership
from bot.telegram.chats.presses import Presses
from bot.telegram.chats.rights import Rights
from bot.telegram.digests.feature import Digests
from bot.telegram.receiving.application import BotApplication

BEFORE_ALL_OTHERS, AFTER_ALL_OTHERS = -1, 1  # groups; all others are in 0


@dataclass(frozen=True, slots=True)
class Handling:
    """Who handles what."""

    access: Access
    messages: Messages
    presses: Presses
    inline: InlineMode
    guests: GuestMode
    membership: Membership
    rights: Rights
    apologies: Apologies
    channels: ChannelCommands
    digests: Digests | None = None


def route(application: BotApplication, to: Handling) -> None:
    """Let the application call these handlers."""
    kinds = filters.UpdateType
    # Whom the bot is not there for gets no further.
    application.add_handler(TypeHandler(Update, to.access.check), group=BEFORE_ALL_OTHERS)
    if to.digests is not None:
        # Whatever the others did: to have written is to have read.
        application.add_handler(MessageHandler(kinds.MESSAGE, to.digests.catchup.wrote), group=AFTER_ALL_OTHERS)
    application.add_handlers(
        [
            # Before other messages: that a group has moved is told in one, which says nothing else.
            MessageHandler(kinds.MESSAGE & filters.StatusUpdate.MIGRATE, to.membership.moved),
            MessageHandler(kinds.MESSAGE, to.messages.new),
            MessageHandler(kinds.CHANNEL_POST & filters.TEXT, to.channels.posted),
            MessageHandler(kinds.EDITED_MESSAGE, to.messages.edited),
            MessageHandler(kinds.GUEST_MESSAGE, to.guests.asked),
            CallbackQueryHandler(to.presses.pressed),
            InlineQueryHandler(to.inline.asked),
            ChatMemberHandler(to.membership.changed, ChatMemberHandler.MY_CHAT_MEMBER),
            ChatMemberHandler(to.rights.members_changed, ChatMemberHandler.CHAT_MEMBER),
        ]
    )
    application.add_error_handler(to.apologies.failed)
