"""/digest: administrators decide when a chat's digests come; each slot's is posted once, to the chat alone."""

import asyncio
import logging
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from kept_messages import TinyServices, all_stored, tiny_services
from running_bot import buttons, presses, quotes, reader, told, until
from summing_bot import (
    AMAL,
    ARABIC,
    BASIL,
    ENGLISH,
    LEADER,
    NOON,
    Clock,
    answered,
    article,
    plain_text,
    plainly,
    remembering_group,
    summing,
)

from bot.memory.digest_protocol import EVERYBODY, Scheduled
from bot.memory.embedded import EmbeddedMemory
from bot.scheduling.zones import zone_label
from bot.simulator.chats.records import Chat, Json
from bot.simulator.faults import Fault
from bot.simulator.server import Simulator
from bot.telegram import handlers
from bot.telegram.keeping.remembering import START
from index.library_records import Scopes
from retrieval.digest.records import Digest
from retrieval.digest.time_span import Wanted

FERRY, STORM = "The ferry to Cyprus leaves at nine tomorrow.", "A storm damaged the old breakwater last night."
EIGHT = datetime(2026, 3, 2, 18, tzinfo=UTC)  # 20:00 in Cairo
DAY = timedelta(days=1)


@asynccontextmanager
async def chat_at(
    folder: Path, clock: Clock | None = None, *, kind: str = "supergroup", **options: Any
) -> AsyncIterator[tuple[Simulator, TinyServices, Clock, Chat]]:
    """A simulator and a bot that sums up, with a group that remembers what is said."""
    clock = clock or Clock()
    async with (
        Simulator(clock=clock.seconds, privacy=False) as server,
        summing(server, folder, clock, **options) as services,
    ):
        if kind == "group":
            group = server.membership.found_group("The port", LEADER, AMAL, BASIL)
            server.membership.join(server.chats.bot.id, group.id, by=LEADER)
            await server.next_message(group.id)
            await answered(server, LEADER, group.id, "/remember on")
        else:
            group = await remembering_group(server, folder)
        yield server, services, clock, group


def scheduled(folder: Path) -> list[Scheduled]:
    """What is stored."""
    memory = EmbeddedMemory(folder)
    try:
        return memory.schedules()
    finally:
        memory.close()


def posted(server: Simulator, chat: Chat) -> list[str]:
    """The digests that the bot has posted in a chat."""
    heading = ENGLISH.say("digest-heading")
    return [
        plainly(each) for each in server.sent if each["chat"]["id"] == chat.id and heading in plainly(each).split("\n")
    ]


async def test_admins_schedule_digests_and_the_zone_is_asked_once(tmp_path: Path) -> None:
    async with chat_at(tmp_path) as (server, _, _, group):
        assert plainly(await answered(server, AMAL, group.id, "/digest daily 20:00")) == ENGLISH.say("admins-only")
        nothing = plainly(await answered(server, AMAL, group.id, "/digest"))
        assert nothing.startswith("No digests are scheduled here.")
        question = await answered(server, LEADER, group.id, "/digest daily 20:00")
        assert plainly(question).startswith("Which time zone is that in?")
        cairo = zone_label("Africa/Cairo", "en")
        assert cairo in [label for row in buttons(question) for label in row]
        assert await told(server, presses(server, AMAL, question, cairo)) == ENGLISH.say("admins-only")
        assert scheduled(tmp_path) == []
        assert await told(server, presses(server, LEADER, question, cairo)) == ENGLISH.say("settings-stored")
        messages = server.chats.chat(group.id).messages
        await until(server, lambda: "every day at 20:00" in plainly(messages[question["message_id"]]))
        (stored,) = scheduled(tmp_path)
        assert (stored.schedule.zone, stored.set_by, stored.chat_id) == ("Africa/Cairo", LEADER, group.id)
        weekly = plainly(await answered(server, LEADER, group.id, "/digest weekly sunday 09:00"))
        assert weekly.startswith("A digest comes every Sunday at 09:00, Cairo time. The next one: 8 March 2026, 09:00.")
        assert plainly(await answered(server, AMAL, group.id, "/digest")) == weekly
        assert plainly(await answered(server, AMAL, group.id, "/digest off")) == ENGLISH.say("admins-only")
        assert plainly(await answered(server, LEADER, group.id, "/digest off")) == ENGLISH.say("schedule-off")
        assert scheduled(tmp_path) == []


@pytest.mark.parametrize("words", ["يومي 20:00 القاهرة", "كل يوم الساعة ٨ مساء بتوقيت القاهرة"])
async def test_it_is_understood_and_answered_in_arabic(tmp_path: Path, words: str) -> None:
    async with chat_at(tmp_path) as (server, _, _, group):
        said = plainly(await answered(server, LEADER, group.id, f"/digest {words}"))
        assert said.startswith("يصل الملخّص كل يوم الساعة 20:00 بتوقيت القاهرة.")
        (stored,) = scheduled(tmp_path)
        assert (stored.schedule.minute, stored.schedule.zone) == (1200, "Africa/Cairo")
        assert plainly(await answered(server, LEADER, group.id, "/digest إيقاف")) == ARABIC.say("schedule-off")
        assert scheduled(tmp_path) == []


@pytest.mark.parametrize(
    ("words", "language", "device", "said"),
    [("يومي 20:00", "ar", "en", "يصل الملخّص كل يوم"), ("daily 20:00", "ar", "ar", "يصل الملخّص كل يوم")],
)
async def test_digests_come_in_the_language_in_which_they_were_wanted_whoever_chose_the_zone(
    tmp_path: Path, words: str, language: str, device: str, said: str
) -> None:
    async with chat_at(tmp_path) as (server, _, _, group):
        reader(server, LEADER, device)
        question = await answered(server, LEADER, group.id, f"/digest {words}")
        presses(server, LEADER, question, zone_label("Africa/Cairo", language))
        messages = server.chats.chat(group.id).messages
        await until(server, lambda: plainly(messages[question["message_id"]]).startswith(said))
        (stored,) = scheduled(tmp_path)
        assert stored.language == language


async def test_a_group_of_which_nothing_is_kept_is_told_so_with_its_schedule(tmp_path: Path) -> None:
    async with chat_at(tmp_path) as (server, _, _, group):
        await answered(server, LEADER, group.id, "/remember off")
        said = plainly(await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo"))
        assert said.endswith(plain_text(ENGLISH.say("summary-not-remembering", start=START)))


async def test_each_slot_brings_what_is_new_and_silence_where_nothing_is(tmp_path: Path) -> None:
    async with chat_at(tmp_path) as (server, _, clock, group):
        await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo")
        server.people.say(AMAL, group.id, STORM)
        await all_stored(server, tmp_path)
        clock.forward(EIGHT)
        first = await server.next_message(group.id)
        assert STORM in str(quotes(first))
        assert plainly(first).startswith(ENGLISH.say("digest-heading"))
        clock.forward(EIGHT + DAY)  # nothing new
        server.people.say(AMAL, group.id, FERRY)
        await all_stored(server, tmp_path)
        clock.forward(EIGHT + 2 * DAY)
        second = await server.next_message(group.id)
        assert (FERRY in second["text"], STORM in second["text"]) == (True, False)
        assert len(posted(server, group)) == 2


async def test_digests_come_also_where_the_menu_fails_in_a_way_that_nobody_foresaw(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(*_: object) -> None:
        raise KeyError("description")

    monkeypatch.setattr(handlers, "set_menu", fail)
    async with chat_at(tmp_path) as (server, _, clock, group):
        await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo")
        server.people.say(AMAL, group.id, STORM)
        await all_stored(server, tmp_path)
        clock.forward(EIGHT)
        assert STORM in str(quotes(await server.next_message(group.id)))
    assert "The menu was not set" in caplog.text


async def test_what_became_of_each_slot_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "bot.telegram.digests.posting")
    async with chat_at(tmp_path) as (server, _, clock, group):
        await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo")
        server.people.say(AMAL, group.id, STORM)
        await all_stored(server, tmp_path)
        for slot in (EIGHT, EIGHT + DAY):
            told = len(caplog.messages)
            clock.forward(slot)
            async with asyncio.timeout(60):
                while len(caplog.messages) == told:  # noqa: ASYNC110 - nothing tells what is logged
                    await asyncio.sleep(0.01)
        assert caplog.messages == [
            f"A digest of 1 posts went to chat {group.id}", f"Chat {group.id} has nothing new for its digest"
        ]  # fmt: skip


async def test_after_a_scheduled_digest_a_summary_begins_where_it_ended(tmp_path: Path) -> None:
    async with chat_at(tmp_path) as (server, _, clock, group):
        await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo")
        server.people.say(AMAL, group.id, STORM)
        await all_stored(server, tmp_path)
        clock.forward(EIGHT)
        await server.next_message(group.id)
        memory = EmbeddedMemory(tmp_path)
        while memory.reached(group.id, 0, EVERYBODY) is None:  # which is written after the digest was sent
            await answered(server, BASIL, BASIL, "/digest")
        memory.close()
        clock.forward(EIGHT + timedelta(minutes=1))
        assert plainly(await answered(server, AMAL, group.id, "/summary")).startswith("Nothing new since")


async def test_a_restart_doubles_nothing_and_a_missed_digest_comes_once_with_a_word(tmp_path: Path) -> None:
    clock = Clock()
    async with Simulator(clock=clock.seconds, privacy=False) as server:
        async with summing(server, tmp_path, clock):
            group = await remembering_group(server, tmp_path)
            await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo")
            server.people.say(AMAL, group.id, STORM)
            await all_stored(server, tmp_path)
            clock.forward(EIGHT)
            await server.next_message(group.id)
        async with summing(server, tmp_path, clock):  # at the same moment
            server.people.say(AMAL, group.id, FERRY)
            await all_stored(server, tmp_path)
        clock.forward(EIGHT + 3 * DAY + timedelta(hours=2))
        for restart in range(2):
            async with summing(server, tmp_path, clock):
                if not restart:
                    await server.next_message(group.id)
                assert plainly(await answered(server, AMAL, group.id, "/digest")).startswith("A digest comes every day")
        late = posted(server, group)
        assert len(late) == 2
        assert late[1].startswith("This digest was due on 5 March 2026 at 20:00; I couldn’t send it then.")
        assert (FERRY in late[1], STORM in late[1]) == (True, False)


@pytest.mark.parametrize("how", ["put out", "blocked"])
async def test_who_puts_the_bot_out_or_blocks_it_gets_no_more_digests(tmp_path: Path, how: str) -> None:
    async with chat_at(tmp_path) as (server, _, _, group):
        where = group.id if how == "put out" else LEADER
        await answered(server, LEADER, where, "/digest daily 20:00 Cairo")
        assert len(scheduled(tmp_path)) == 1
        if how == "put out":
            server.membership.leave(server.chats.bot.id, group.id, by=LEADER)
        else:
            server.membership.block(LEADER)
        await dropped(server, tmp_path)


@pytest.mark.parametrize("how", ["put out", "blocked"])
async def test_a_chat_that_forbids_the_bot_gets_no_more_digests_also_where_it_was_not_told(
    tmp_path: Path, how: str
) -> None:
    async with chat_at(tmp_path) as (server, services, clock, group):
        if how == "put out":
            where, by = group.id, LEADER
            server.people.say(AMAL, group.id, STORM)
            await all_stored(server, tmp_path)
        else:
            where, by = AMAL, AMAL
            services.keep(article("Storm", STORM, NOON))
        await answered(server, by, where, "/digest daily 20:00 Cairo")
        server.chats.chat(where).members[server.chats.bot.id] = "kicked"
        assert len(scheduled(tmp_path)) == 1
        clock.forward(EIGHT)
        await server.calls.happened("sendChatAction")
        await dropped(server, tmp_path)
        assert posted(server, group) == []


async def dropped(server: Simulator, folder: Path) -> None:
    """Wait until no schedule is left. Raises `AssertionError` where one stays."""
    for _ in range(200):
        if not scheduled(folder):
            return
        await answered(server, BASIL, BASIL, "/digest")  # the bot goes on meanwhile
    raise AssertionError("a schedule is left")


class Rival:
    """A summariser; while it works for the first time, another process takes the slot that is due, and posts its
    digest, or with `dies` is killed before that."""

    def __init__(self, folder: Path, *, dies: bool = False) -> None:
        self._folder = folder
        self._dies = dies
        self.times = 0

    def digest(self, scopes: Scopes, wanted: Wanted, language: str, left_out: Collection[int] = frozenset()) -> Digest:
        """What there is, once the slot is taken."""
        self.times += 1
        if self.times == 1:
            self._take()
        with tiny_services(self._folder) as services:
            made = services.digest(scopes, wanted, language, left_out)
        assert made.posts == 1
        return made

    def _take(self) -> None:
        memory = EmbeddedMemory(self._folder)
        try:
            (found,) = memory.schedules()
            assert memory.claim_slot(found, EIGHT, 0.5)
            if not self._dies:
                memory.confirm_slot(found.chat_id, EIGHT, EIGHT)
        finally:
            memory.close()

    def lead(self, document_id: str, scopes: Scopes, language: str) -> Digest:
        """Nothing asks for it."""
        raise AssertionError((document_id, scopes, language))


async def test_a_digest_whose_slot_another_process_took_meanwhile_is_not_posted(tmp_path: Path) -> None:
    async with chat_at(tmp_path, summariser=Rival(tmp_path)) as (server, _, clock, group):
        await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo")
        server.people.say(AMAL, group.id, STORM)
        await all_stored(server, tmp_path)
        clock.forward(EIGHT)
        while scheduled(tmp_path)[0].slot is None:
            await answered(server, BASIL, BASIL, "/digest")  # the bot goes on meanwhile
        for _ in range(5):
            await answered(server, BASIL, BASIL, "/digest")
        assert posted(server, group) == []


async def test_a_digest_that_another_worker_makes_is_not_made_until_that_one_is_gone(tmp_path: Path) -> None:
    async with chat_at(tmp_path, worker="this one") as (server, _, clock, group):
        await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo")
        server.people.say(AMAL, group.id, STORM)
        await all_stored(server, tmp_path)
        memory = EmbeddedMemory(tmp_path)
        assert memory.hold(f"digest {group.id}", "another", 60)
        clock.forward(EIGHT)
        for _ in range(5):
            await answered(server, BASIL, BASIL, "/digest")
        assert posted(server, group) == []
        memory.let_go(f"digest {group.id}", "another")
        clock.forward(EIGHT + timedelta(minutes=1))
        assert STORM in (await server.next_message(group.id))["text"]
        while memory.holder_of(f"digest {group.id}") is not None:
            await answered(server, BASIL, BASIL, "/digest")
        memory.close()


async def test_a_digest_whose_slot_a_process_took_that_died_is_posted(tmp_path: Path) -> None:
    rival = Rival(tmp_path, dies=True)
    async with chat_at(tmp_path, summariser=rival) as (server, _, clock, group):
        await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo")
        server.people.say(AMAL, group.id, STORM)
        await all_stored(server, tmp_path)
        clock.forward(EIGHT)
        while not rival.times or scheduled(tmp_path)[0].is_claimed:
            await answered(server, BASIL, BASIL, "/digest")  # the bot goes on meanwhile
        minutes = 0
        while rival.times == 1:
            minutes += 1
            clock.forward(EIGHT + timedelta(minutes=minutes))
            await answered(server, BASIL, BASIL, "/digest")
        assert STORM in (await server.next_message(group.id))["text"]
        assert len(posted(server, group)) == 1


class Failing:
    """A summariser that fails in a way nobody foresaw, the first time."""

    def __init__(self, services: list[TinyServices]) -> None:
        self._services = services
        self.times = 0

    def digest(self, scopes: Scopes, wanted: Wanted, language: str, left_out: Collection[int] = frozenset()) -> Digest:
        """What there is, from the second time on."""
        self.times += 1
        if self.times == 1:
            raise ZeroDivisionError
        return self._services[0].digest(scopes, wanted, language, left_out)

    def lead(self, document_id: str, scopes: Scopes, language: str) -> Digest:
        """Nothing asks for it."""
        raise AssertionError((document_id, scopes, language))


async def test_a_digest_that_fails_as_nobody_foresaw_is_logged_and_tried_again_after_a_minute(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    there: list[TinyServices] = []
    failing = Failing(there)
    async with chat_at(tmp_path, summariser=failing) as (server, services, clock, group):
        there.append(services)
        await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo")
        server.people.say(AMAL, group.id, STORM)
        await all_stored(server, tmp_path)
        clock.forward(EIGHT)
        while not failing.times:
            await answered(server, BASIL, BASIL, "/digest")  # the bot goes on meanwhile
        for hour in range(6):  # each change of a schedule has all looked at again
            await answered(server, BASIL, BASIL, f"/digest daily {hour:02}:00 Cairo")
        assert failing.times == 1
        (record,) = [each for each in caplog.records if each.name == "bot.telegram.digests.posting"]
        assert record.getMessage().startswith(f"A digest for chat {group.id} is tried again")
        assert (record.levelname, record.exc_info and record.exc_info[0]) == ("ERROR", ZeroDivisionError)
        clock.forward(EIGHT + timedelta(minutes=1))
        assert STORM in (await server.next_message(group.id))["text"]
        assert failing.times == 2


async def test_schedules_that_fail_as_nobody_foresaw_are_logged_and_looked_at_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    schedules, failed = EmbeddedMemory.schedules, asyncio.Event()
    loop = asyncio.get_running_loop()

    def fail(_: EmbeddedMemory) -> list[Scheduled]:
        loop.call_soon_threadsafe(failed.set)
        raise ZeroDivisionError

    async with chat_at(tmp_path) as (server, _, clock, group):
        await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo")
        server.people.say(AMAL, group.id, STORM)
        await all_stored(server, tmp_path)
        monkeypatch.setattr(EmbeddedMemory, "schedules", fail)
        clock.forward(EIGHT)
        await asyncio.wait_for(failed.wait(), 60)
        monkeypatch.setattr(EmbeddedMemory, "schedules", schedules)
        while "Schedules are looked at again" not in caplog.text:
            await answered(server, BASIL, BASIL, "/digest")  # the bot goes on meanwhile
        (record,) = [each for each in caplog.records if each.name == "bot.telegram.digests.posting"]
        assert record.exc_info
        assert record.exc_info[0] is ZeroDivisionError
        clock.forward(EIGHT + timedelta(minutes=1))
        assert STORM in (await server.next_message(group.id))["text"]


async def test_a_network_that_fails_ends_no_schedule(tmp_path: Path) -> None:
    async with chat_at(tmp_path) as (server, _, clock, group):
        await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo")
        server.people.say(AMAL, group.id, STORM)
        await all_stored(server, tmp_path)
        server.faults.add("sendMessage", Fault(drop="before"))
        before = len(server.calls.of("sendMessage"))
        clock.forward(EIGHT)
        await server.calls.happened("sendMessage", before + 1)
        assert plainly(await answered(server, AMAL, group.id, "/digest")).startswith("A digest comes every day")
        server.people.say(AMAL, group.id, FERRY)
        await all_stored(server, tmp_path)
        clock.forward(EIGHT + DAY)
        assert FERRY in (await server.next_message(group.id))["text"]


async def test_a_group_that_becomes_a_supergroup_takes_its_digests_along(tmp_path: Path) -> None:
    async with chat_at(tmp_path, kind="group") as (server, _, clock, group):
        await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo")
        server.people.say(AMAL, group.id, STORM)
        await all_stored(server, tmp_path)
        new = server.membership.migrate(group.id, by=LEADER)
        assert plainly(await answered(server, LEADER, new.id, "/digest")).startswith("A digest comes every day")
        clock.forward(EIGHT)
        assert STORM in (await server.next_message(new.id))["text"]
        assert len(posted(server, new)) == 1
        assert posted(server, group) == []


async def test_forgetting_everything_of_a_group_ends_its_digests(tmp_path: Path) -> None:
    async with chat_at(tmp_path) as (server, _, _, group):
        await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo")
        question = await answered(server, LEADER, group.id, "/forget everything")
        await told(server, presses(server, LEADER, question, ENGLISH.say("button-forget")))
        messages = server.chats.chat(group.id).messages
        await until(server, lambda: "?" not in plainly(messages[question["message_id"]]))
        assert scheduled(tmp_path) == []


async def test_a_chat_that_the_bot_is_not_there_for_any_more_gets_none(tmp_path: Path) -> None:
    clock = Clock()
    async with Simulator(clock=clock.seconds, privacy=False) as server:
        async with summing(server, tmp_path, clock):
            group = await remembering_group(server, tmp_path)
            await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo")
            await answered(server, BASIL, BASIL, "/digest daily 20:00 Cairo")
            server.people.say(AMAL, group.id, STORM)
            await all_stored(server, tmp_path)
        async with summing(server, tmp_path, clock, allowed=frozenset({BASIL})) as services:
            services.keep(article("Ferry", FERRY, NOON))
            clock.forward(EIGHT)
            assert FERRY in (await server.next_message(BASIL))["text"]
            assert plainly(await answered(server, BASIL, BASIL, "/digest")).startswith("A digest comes every day")
        assert posted(server, group) == []


async def test_a_channel_has_digests_posted_and_what_is_said_about_them_goes_away(tmp_path: Path) -> None:
    async with chat_at(tmp_path) as (server, _, clock, _):
        channel = server.membership.found_channel("Port news", LEADER, username="port_news")
        server.membership.promote(server.chats.bot.id, channel.id, by=LEADER)
        server.people.post(channel.id, STORM)
        command = server.people.post(channel.id, "/digest daily 20:00")
        question = await server.next_message(channel.id)
        assert plainly(question).startswith("Which time zone is that in?")
        cairo = zone_label("Africa/Cairo", "en")
        assert await told(server, presses(server, LEADER, question, cairo)) == ENGLISH.say("settings-stored")
        messages = server.chats.chat(channel.id).messages
        await until(server, lambda: "every day at 20:00" in plainly(messages[question["message_id"]]))
        assert "I don’t keep" not in plainly(messages[question["message_id"]])
        clock.forward(NOON + timedelta(minutes=1))
        gone = {command["message_id"], question["message_id"]}
        await until(server, lambda: not gone & set(messages))
        await all_stored(server, tmp_path)
        clock.forward(EIGHT)
        shown = await server.next_message(channel.id)
        assert STORM in shown["text"]
        assert "/digest" not in shown["text"]


async def test_a_command_that_was_forwarded_to_a_channel_is_neither_obeyed_nor_taken_away(tmp_path: Path) -> None:
    async with chat_at(tmp_path) as (server, _, clock, _):
        channel = server.membership.found_channel("Port news", LEADER, username="port_news")
        server.membership.promote(server.chats.bot.id, channel.id, by=LEADER)
        origin = {"type": "user", "date": int(clock.seconds()), "sender_user": server.chats.user(BASIL).as_json()}
        sent_on = server.people.say(LEADER, channel.id, "/digest daily 20:00 Cairo", forward_origin=origin)
        await all_stored(server, tmp_path)
        await answered(server, LEADER, LEADER, "/digest")  # the bot has gone on
        clock.forward(NOON + timedelta(minutes=2))
        await answered(server, LEADER, LEADER, "/digest")
        assert scheduled(tmp_path) == []
        assert [each for each in server.sent if each["chat"]["id"] == channel.id] == []
        assert sent_on["message_id"] in server.chats.chat(channel.id).messages


async def test_a_forum_has_them_in_the_topic_where_they_were_wanted(tmp_path: Path) -> None:
    clock = Clock()
    async with Simulator(clock=clock.seconds, privacy=False) as server, summing(server, tmp_path, clock):
        group = await remembering_group(server, tmp_path, forum=True)
        news, ships = (server.people.open_topic(LEADER, group.id, name) for name in ("News", "Ships"))
        await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo", topic=news)
        server.people.say(AMAL, group.id, STORM, topic=ships)
        await all_stored(server, tmp_path)
        clock.forward(EIGHT)
        shown: Json = await server.next_message(group.id)
        assert shown["message_thread_id"] == news
        assert STORM in shown["text"]
