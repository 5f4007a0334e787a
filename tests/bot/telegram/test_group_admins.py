"""Who leads a group, as Telegram tells it once in a few minutes."""

from simulated_world import AMAL, BASIL, world

from bot.telegram import group_admins
from bot.telegram.group_admins import KNOWN_SECONDS, GroupAdmins


async def test_telegram_is_asked_once_in_a_few_minutes() -> None:
    now = [0.0]
    async with world() as here:
        admins = GroupAdmins(here.bot, lambda: now[0])
        assert await admins.leads(here.group, AMAL.id)
        assert not await admins.leads(here.group, BASIL.id)
        here.simulator.membership.promote(BASIL.id, here.group, by=AMAL.id)
        assert not await admins.leads(here.group, BASIL.id)
        assert await admins.leads(here.supergroup, AMAL.id)
        now[0] = KNOWN_SECONDS
        assert await admins.leads(here.group, BASIL.id)
        assert len(here.simulator.calls.of("getChatAdministrators")) == 3


async def test_not_more_groups_are_remembered_than_need_be() -> None:
    async with world() as here:
        admins = GroupAdmins(here.bot)
        for group in [here.group, here.supergroup, here.forum] * 2:
            assert await admins.leads(group, AMAL.id)
        known = getattr(admins, "_known")  # noqa: B009 - private on purpose: it may not grow for ever
        assert len(known) == 3 <= group_admins.CHATS_REMEMBERED
