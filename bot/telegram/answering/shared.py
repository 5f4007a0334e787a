"""What the features of one bot share, and are put together with."""

from dataclasses import dataclass

from telegram import Bot

from bot.telegram.answering.asking import Asking
from bot.telegram.answering.writing import Scribe
from bot.telegram.chats.backend import Backend
from bot.telegram.chats.linked_channels import LinkedChannels
from bot.telegram.chats.membership import Membership
from bot.telegram.chats.rights import Rights
from bot.telegram.receiving.intake import Intake


@dataclass(frozen=True, slots=True)
class Shared:
    """One of each for a bot: what they remember of chats and people must be the same for all features."""

    bot: Bot
    backend: Backend
    intake: Intake
    asking: Asking
    scribe: Scribe
    rights: Rights
    channels: LinkedChannels
    membership: Membership
