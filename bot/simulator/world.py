"""The people and chats that a demonstration begins with: an empty simulator goes in; you and a friend, a private chat
with the bot, a group and a channel are in it afterwards."""

from bot.simulator.chats.records import User
from bot.simulator.server import Simulator

YOU = User(1001, "Nour · نور", username="nour", language_code="en")
FRIEND = User(1002, "سلمى · Salma", username="salma", language_code="ar")
GROUP_TITLE = "Newsroom · غرفة الأخبار"
CHANNEL_TITLE = "Morning Brief · موجز الصباح"


def settle(simulator: Simulator) -> None:
    """Let people, chats and the bot be there; `simulator.you` is the one at the page."""
    chats, membership = simulator.chats, simulator.membership
    for person in (YOU, FRIEND):
        chats.add_user(person)
    simulator.you = YOU.id
    chats.private_chat(YOU)
    group = membership.found_group(GROUP_TITLE, YOU.id, FRIEND.id, supergroup=True)
    membership.join(chats.bot.id, group.id, by=YOU.id)
    channel = membership.found_channel(CHANNEL_TITLE, YOU.id, FRIEND.id, username="morning_brief")
    membership.promote(chats.bot.id, channel.id, by=YOU.id)
