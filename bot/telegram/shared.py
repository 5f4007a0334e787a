"""What the features of one bot share, and are put together with."""

from dataclasses import dataclass

from telegram import Bot

from bot.telegram.asking import Asking
from bot.telegram.backend import Backend
from bot.telegram.group_admins import GroupAdmins
from bot.telegram.intake import Intake
from bot.telegram.linked_channels import LinkedChannels
from bot.telegram.membership import Membership
from bot.telegram.rights import Rights
from bot.telegram.writing import Scribe


@dataclass(frozen=True, slots=True)
class Shared:
    """One of each for a bot: what they remember of chats and people must be the same for all features."""

    bot: Bot
    backend: Backend
    intake: Intake
    asking: Asking
    scribe: Scribe
    admins: GroupAdmins
    rights: Rights
    channels: LinkedChannels
    membership: Membership
