"""Which channel a group discusses is asked of Telegram once in a while, and believed of supergroups alone."""

import pytest
from running_bot import reader
from telegram.error import TelegramError
from wire import bot_on

from bot.simulator.faults import Fault
from bot.simulator.server import Simulator
from bot.telegram.chats.linked_channels import KNOWN_SECONDS, LinkedChannels, UntoldError


async def test_a_link_is_known_for_some_minutes_and_asked_for_again() -> None:
    now = 0.0
    async with Simulator() as server, bot_on(server) as bot:
        reader(server, 8)
        group = server.membership.found_group("Talk", 8, supergroup=True)
        channel = server.membership.found_channel("Port news", 8, discussion=group.id)
        server.membership.join(bot.id, group.id, by=8)
        channels = LinkedChannels(bot, lambda: now)
        for _ in range(3):
            assert await channels.of_group(group.id) == channel.id
        assert len(server.calls.of("getChat")) == 1
        group.linked_chat_id = channel.linked_chat_id = None
        now = KNOWN_SECONDS
        assert await channels.of_group(group.id) is None


async def test_a_channel_sees_nothing_of_its_group_and_a_private_chat_asks_nothing() -> None:
    async with Simulator() as server, bot_on(server) as bot:
        reader(server, 8)
        group = server.membership.found_group("Talk", 8, supergroup=True)
        channel = server.membership.found_channel("Port news", 8, discussion=group.id)
        server.membership.promote(bot.id, channel.id, by=8)
        channels = LinkedChannels(bot)
        assert await channels.of_group(channel.id) is None
        calls = len(server.calls.of("getChat"))
        assert await channels.of_group(8) is None
        assert len(server.calls.of("getChat")) == calls


@pytest.mark.parametrize("fault", [Fault(status=500), Fault(status=403)])
async def test_where_telegram_does_not_say_nothing_is_linked(fault: Fault) -> None:
    async with Simulator() as server, bot_on(server) as bot:
        reader(server, 8)
        group = server.membership.found_group("Talk", 8, supergroup=True)
        server.membership.join(bot.id, group.id, by=8)
        server.membership.found_channel("Port news", 8, discussion=group.id)
        server.faults.add("getChat", fault, times=10)
        assert await LinkedChannels(bot).of_group(group.id) is None


async def test_where_telegram_stops_saying_what_it_said_last_is_believed_once_more() -> None:
    now = 0.0
    async with Simulator() as server, bot_on(server) as bot:
        reader(server, 8)
        group, plain = (server.membership.found_group(name, 8, supergroup=True) for name in ("Talk", "Plain"))
        channel = server.membership.found_channel("Port news", 8, discussion=group.id)
        for chat in (group, plain):
            server.membership.join(bot.id, chat.id, by=8)
        channels = LinkedChannels(bot, lambda: now)
        expected = {group.id: channel.id, plain.id: None}
        for each in expected:
            await channels.of_group(each)
        server.faults.add("getChat", Fault(status=502), times=1000)
        now = 1.5 * KNOWN_SECONDS
        for _ in range(3):
            for each, linked in expected.items():
                assert await channels.of_group(each) == await channels.told_of_group(each) == linked
        assert len(server.calls.of("getChat")) == 2 + 2 * 2  # it is asked once, and that repeated
        with pytest.raises(TelegramError):
            await channels.of_groups([group.id])
        now = 2 * KNOWN_SECONDS
        for each in expected:
            assert await channels.of_group(each) is None
            with pytest.raises(UntoldError):
                await channels.told_of_group(each)
        server.faults.clear()
        for each, linked in expected.items():
            assert await channels.told_of_group(each) == linked


async def test_where_telegram_never_said_what_must_be_right_waits_and_the_rest_asks_once_in_a_while() -> None:
    async with Simulator() as server, bot_on(server) as bot:
        reader(server, 8)
        group = server.membership.found_group("Talk", 8, supergroup=True)
        channel = server.membership.found_channel("Port news", 8, discussion=group.id)
        server.membership.join(bot.id, group.id, by=8)
        server.faults.add("getChat", Fault(status=502), times=4)
        channels = LinkedChannels(bot)
        with pytest.raises(UntoldError):
            await channels.told_of_group(group.id)
        for _ in range(3):
            assert await channels.of_group(group.id) is None
        assert len(server.calls.of("getChat")) == 2
        with pytest.raises(UntoldError):
            await channels.told_of_group(group.id)
        assert await channels.told_of_group(group.id) == channel.id
        assert await channels.told_of_group(8) is None


async def test_whether_the_bot_is_in_a_channel_is_told_of_unknown_ones_too() -> None:
    async with Simulator() as server, bot_on(server) as bot:
        reader(server, 8)
        mine, other = (server.membership.found_channel(name, 8) for name in ("Mine", "Other"))
        server.membership.promote(bot.id, mine.id, by=8)
        channels = LinkedChannels(bot)
        assert await channels.has_bot(mine.id)
        assert not await channels.has_bot(other.id)
        assert not await channels.has_bot(-1_000_000_999_999)
