"""Who leads a group, as Telegram tells it once in a few minutes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from simulated_world import AMAL, BASIL, World, world
from telegram import Bot, ChatMember
from telegram.error import BadRequest

from bot.telegram.chats import group_admins
from bot.telegram.chats.group_admins import KNOWN_SECONDS, GroupAdmins


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


@asynccontextmanager
async def slowly_told(
    here: World, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[asyncio.Event, asyncio.Event]]:
    """Telegram's answers are on their way (the first event) until the body lets them arrive (the second)."""
    asked, arrive, ask = asyncio.Event(), asyncio.Event(), Bot.get_chat_administrators

    async def slow(bot: Bot, chat_id: int) -> tuple[ChatMember, ...]:
        told = await ask(bot, chat_id)
        asked.set()
        await arrive.wait()
        return told

    with monkeypatch.context() as patch:
        patch.setattr(type(here.bot), "get_chat_administrators", slow)
        yield asked, arrive


async def test_who_is_no_administrator_any_more_by_the_time_telegrams_answer_arrives_leads_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with world() as here, slowly_told(here, monkeypatch) as (asked, arrive):
        here.simulator.membership.promote(BASIL.id, here.group, by=AMAL.id)
        admins = GroupAdmins(here.bot)
        early = asyncio.create_task(admins.leads(here.group, BASIL.id))
        await asked.wait()
        here.simulator.membership.promote(BASIL.id, here.group, by=AMAL.id, status="member")
        admins.changed(here.group)
        arrive.set()
        assert not await early
        assert not await admins.leads(here.group, BASIL.id)
        assert len(here.simulator.calls.of("getChatAdministrators")) == 2


async def test_those_who_want_to_know_at_once_wait_for_one_answer_and_whoever_leaves_takes_it_from_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with world() as here, slowly_told(here, monkeypatch) as (asked, arrive):
        admins = GroupAdmins(here.bot)
        first, *others = [asyncio.create_task(admins.leads(here.group, AMAL.id)) for _ in range(30)]
        await asked.wait()
        first.cancel()
        arrive.set()
        assert all(await asyncio.gather(*others))
        assert len(here.simulator.calls.of("getChatAdministrators")) == 1


async def test_a_refusal_goes_to_all_who_wait_for_the_answer_and_is_not_remembered() -> None:
    async with world() as here:
        admins, unknown = GroupAdmins(here.bot), -1
        refused = await asyncio.gather(*(admins.leads(unknown, AMAL.id) for _ in range(3)), return_exceptions=True)
        assert [type(each) for each in refused] == [BadRequest] * 3
        with pytest.raises(BadRequest):
            await admins.leads(unknown, AMAL.id)
        assert len(here.simulator.calls.of("getChatAdministrators")) == 2
