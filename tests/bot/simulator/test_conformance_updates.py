"""How updates reach a bot: polling and webhooks as Telegram's documentation has them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from simulated_world import AMAL, BASIL, bot_on, forget_updates, world
from telegram import Bot, Update
from telegram.error import Conflict

from bot.simulator.server import Simulator

pytestmark = pytest.mark.alone


def text_of(update: Update) -> str | None:
    return update.message.text if update.message else None


async def texts(bot: Bot, **arguments: Any) -> list[str | None]:
    return [text_of(update) for update in await bot.get_updates(**arguments)]


async def test_updates_come_until_they_are_acknowledged() -> None:
    async with world() as here:
        for text in ("a", "b", "c"):
            here.simulator.people.say(AMAL.id, AMAL.id, text)
        assert await texts(here.bot) == await texts(here.bot) == ["a", "b", "c"]
        first, second = await here.bot.get_updates(limit=2)
        assert second.update_id == first.update_id + 1
        assert await texts(here.bot, offset=second.update_id) == ["b", "c"]
        assert await texts(here.bot, offset=-1) == ["c"]
        assert await texts(here.bot) == ["c"]


async def test_a_poll_waits_for_what_comes() -> None:
    async with world() as here:
        poll = asyncio.create_task(texts(here.bot, timeout=10))
        await here.simulator.calls.happened("getUpdates", times=len(here.simulator.calls.of("getUpdates")) + 1)
        assert not poll.done()
        here.simulator.people.say(AMAL.id, AMAL.id, "ماذا؟")
        assert await asyncio.wait_for(poll, 60) == ["ماذا؟"]


async def test_an_update_shows_things_as_they_were() -> None:
    async with world() as here:
        message = here.simulator.people.say(AMAL.id, AMAL.id, "first")
        here.simulator.people.edit(AMAL.id, AMAL.id, message["message_id"], "then /help")
        before, after = await here.bot.get_updates()
        assert before.message is not None
        assert after.edited_message is not None
        assert (before.message.text, after.edited_message.text) == ("first", "then /help")
        assert after.edited_message.edit_date is not None
        assert [entity.type for entity in after.edited_message.entities] == ["bot_command"]


async def test_kinds_are_chosen_for_what_comes_later_and_some_only_by_name() -> None:
    async with world() as here:
        people = here.simulator.people
        number = people.say(AMAL.id, AMAL.id, "x")["message_id"]
        await here.bot.get_updates(allowed_updates=["edited_message"])
        people.say(AMAL.id, AMAL.id, "y")
        people.edit(AMAL.id, AMAL.id, number, "z")
        assert [bool(update.message) for update in await here.bot.get_updates()] == [True, False]
        await here.bot.get_updates(allowed_updates=[])
        await forget_updates(here.bot)
        people.react(AMAL.id, AMAL.id, number, ["👍"])
        assert await here.no_more_updates()
        await here.bot.get_updates(allowed_updates=["message_reaction"])
        people.react(AMAL.id, AMAL.id, number, ["👎"])
        reaction = (await here.update("message_reaction")).message_reaction
        assert reaction is not None
        shown = [[each.to_dict()["emoji"] for each in some] for some in (reaction.old_reaction, reaction.new_reaction)]
        assert shown == [["👍"], ["👎"]]


async def test_of_two_bots_that_poll_the_older_call_is_told_of_the_conflict() -> None:
    async with world() as here, bot_on(here.simulator) as other:
        calls = here.simulator.calls
        older = asyncio.create_task(here.bot.get_updates(timeout=10))
        await calls.happened("getUpdates", times=len(calls.of("getUpdates")) + 1)
        newer = asyncio.create_task(texts(other, timeout=10))
        with pytest.raises(
            Conflict, match="Conflict: terminated by other getUpdates request; make sure that only one bot"
        ):
            await older
        here.simulator.people.say(AMAL.id, AMAL.id, "x")
        assert await newer == ["x"]


# Webhooks.


@dataclass
class Hook:
    """A bot's webhook: it answers with each of `answers`, then with 200."""

    url: str = ""
    answers: list[int] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    taken: asyncio.Queue[Update] = field(default_factory=asyncio.Queue)
    reply: dict[str, object] = field(default_factory=dict)
    stall: float = 0.0

    async def handle(self, request: web.Request) -> web.Response:
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        if self.stall:
            stall, self.stall = self.stall, 0.0
            await asyncio.sleep(stall)
        status = self.answers.pop(0) if self.answers else 200
        if status == 200:
            self.taken.put_nowait(Update.de_json(await request.json(), None))
        return web.json_response(self.reply, status=status)

    async def next_text(self) -> str | None:
        update = await asyncio.wait_for(self.taken.get(), 60)
        return text_of(update)


@asynccontextmanager
async def hooked(**arguments: Any) -> AsyncIterator[tuple[Hook, Simulator, Bot, list[float]]]:
    """A webhook, a simulator whose pauses pass at once and are listed, and its bot."""
    hook, pauses = Hook(), []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)
        await asyncio.sleep(0)

    application = web.Application()
    application.router.add_post("/hook", hook.handle)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    async with Simulator(sleep=sleep, **arguments) as simulator, bot_on(simulator) as bot:
        for user in (AMAL, BASIL):
            simulator.chats.add_user(user)
        yield hook, simulator, bot, pauses
    await runner.cleanup()


async def test_a_webhook_gets_updates_in_order_with_its_secret_and_polls_are_refused() -> None:
    async with hooked() as (hook, simulator, bot, _):
        simulator.people.say(AMAL.id, AMAL.id, "before")
        assert await bot.set_webhook(hook.url, secret_token="s3cret_-", allowed_updates=["message"])
        for number in range(5):
            simulator.people.say(AMAL.id, AMAL.id, str(number))
        assert [await hook.next_text() for _ in range(6)] == ["before", "0", "1", "2", "3", "4"]
        assert set(hook.secrets) == {"s3cret_-"}
        with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active; use deleteWebhook"):
            await bot.get_updates()
        info = await bot.get_webhook_info()
        assert (info.url, info.pending_update_count, info.allowed_updates) == (hook.url, 0, ("message",))
        assert info.last_error_date is None
        assert await bot.delete_webhook()
        assert (await bot.get_webhook_info()).url == ""
        simulator.people.say(AMAL.id, AMAL.id, "polled")
        assert await texts(bot) == ["polled"]


async def test_a_webhook_that_fails_is_tried_again_after_growing_pauses_and_nothing_overtakes() -> None:
    async with hooked() as (hook, simulator, bot, pauses):
        hook.answers = [500, 502, 404, 302, 500, 500, 500, 500]
        await bot.set_webhook(hook.url)
        simulator.people.say(AMAL.id, AMAL.id, "a")
        simulator.people.say(BASIL.id, BASIL.id, "b")
        assert [await hook.next_text(), await hook.next_text()] == ["a", "b"]
        assert pauses == [1, 2, 4, 8, 16, 32, 60, 60]
        assert set(hook.secrets) == {None}
        info = await bot.get_webhook_info()
        assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"
        assert info.last_error_date is not None
        hook.answers = [500]
        simulator.people.say(AMAL.id, AMAL.id, "c")
        assert await hook.next_text() == "c"
        assert pauses[-1] == 1


async def test_updates_that_a_webhook_does_not_take_are_pending_and_can_be_dropped() -> None:
    asleep = asyncio.Event()

    async def sleep(_seconds: float) -> None:
        asleep.set()
        await asyncio.Event().wait()

    async with Simulator(sleep=sleep) as simulator, bot_on(simulator) as bot:
        simulator.chats.add_user(AMAL)
        await bot.set_webhook("http://127.0.0.1:9/")  # where nobody listens
        simulator.people.say(AMAL.id, AMAL.id, "a")
        simulator.people.say(AMAL.id, AMAL.id, "b")
        await asyncio.wait_for(asleep.wait(), 60)
        info = await bot.get_webhook_info()
        assert (info.pending_update_count, info.last_error_message) == (2, "Connection refused")
        assert await bot.delete_webhook(drop_pending_updates=True)
        assert (await bot.get_webhook_info()).pending_update_count == 0
        assert await texts(bot) == []


async def test_a_webhook_that_takes_too_long_has_failed() -> None:
    async with hooked(webhook_seconds=1.0) as (hook, simulator, bot, pauses):
        hook.stall = 60.0
        await bot.set_webhook(hook.url)
        simulator.people.say(AMAL.id, AMAL.id, "a")
        assert await hook.next_text() == "a"
        assert pauses == [1]
        assert (await bot.get_webhook_info()).last_error_message == "Read timeout expired"


async def test_a_webhook_may_answer_with_a_method_call() -> None:
    async with hooked() as (hook, simulator, bot, _):
        hook.reply = {"method": "sendMessage", "chat_id": AMAL.id, "text": "<b>x</b>", "parse_mode": "HTML"}
        await bot.set_webhook(hook.url)
        simulator.people.say(AMAL.id, AMAL.id, "a")
        assert (await simulator.next_message(AMAL.id))["entities"] == [{"type": "bold", "offset": 0, "length": 1}]


async def test_a_poll_that_waits_ends_when_a_webhook_is_set() -> None:
    async with hooked() as (hook, simulator, bot, _), bot_on(simulator) as other:
        poll = asyncio.create_task(bot.get_updates(timeout=10))
        await simulator.calls.happened("getUpdates")
        await other.set_webhook(hook.url)
        with pytest.raises(Conflict, match="webhook is active"):
            await poll
