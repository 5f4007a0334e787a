"""A clock that jumps, by hours or years, forward and back: digests come once and go on coming, questions lean on what
was asked just now, and feeds are read."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from kept_messages import all_stored
from sample_exchanges import exchange
from summing_bot import AMAL, ENGLISH, LEADER, NOON, Clock, answered, plainly, remembering_group, summing

from bot.clocks import FURTHEST_AHEAD, believed, utc_now
from bot.memory.digest_protocol import Scheduled
from bot.memory.embedded import EmbeddedMemory
from bot.memory.inbox_protocol import Put
from bot.scheduling.schedule import Schedule
from bot.simulator.chats.records import Chat
from bot.simulator.server import Simulator
from bot.telegram.digests.posting import is_due
from bot.telegram.handlers import REMEMBERED
from bot.telegram.sending import server_time
from index.embedded.database import Database
from index.feeds import Feed
from index.feeds import is_due as is_feed_due
from index.records import LIBRARY

FERRY, STORM = "The ferry to Cyprus leaves at nine tomorrow.", "A storm damaged the old breakwater last night."
EIGHT = datetime(2026, 3, 2, 18, tzinfo=UTC)  # 20:00 in Cairo
HOUR, DAY, YEAR = timedelta(hours=1), timedelta(days=1), timedelta(days=365)
DAILY = Scheduled(-7, 0, Schedule(20 * 60, None, "UTC"), "en", NOON, 7)


class World:
    """A bot whose clock may be wrong, a Telegram whose clock is right, and a group that has a digest at 20:00."""

    def __init__(self, server: Simulator, telegram: Clock, own: Clock, folder: Path, group: Chat) -> None:
        self.server, self.telegram, self.own, self.folder, self.group = server, telegram, own, folder, group

    async def say(self, words: str) -> None:
        """Somebody says something in the group, and it is stored."""
        self.server.people.say(AMAL, self.group.id, words)
        await all_stored(self.server, self.folder)

    def slot(self) -> datetime | None:
        """The last one that was dealt with."""
        memory = EmbeddedMemory(self.folder)
        try:
            (scheduled,) = memory.schedules()
            return scheduled.slot
        finally:
            memory.close()

    def told(self, words: str) -> int:
        """In how many digests some words stand."""
        heading = ENGLISH.say("digest-heading")
        digests = [plainly(each) for each in self.server.sent if heading in plainly(each)]
        return sum(words in each for each in digests)


@asynccontextmanager
async def world(folder: Path) -> AsyncIterator[World]:
    telegram, own = Clock(), Clock()
    async with Simulator(clock=telegram.seconds, privacy=False) as server:
        async with summing(server, folder, own):
            group = await remembering_group(server, folder)
            await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo")
        yield World(server, telegram, own, folder, group)


async def run_at(here: World, own: datetime, slot: datetime) -> None:
    """Start the bot when its clock shows `own`, and let it run until it has dealt with a slot."""
    here.own = Clock(own)
    async with summing(here.server, here.folder, here.own):
        while here.slot() != slot:
            await answered(here.server, LEADER, here.group.id, "/digest")
        # And once more, should it post twice.
        await answered(here.server, LEADER, here.group.id, "/digest")


async def until(condition: Callable[[], bool]) -> None:
    """Wait for what no event tells of. Raises `TimeoutError`."""
    async with asyncio.timeout(60):
        while not condition():  # noqa: ASYNC110 - a thread or a file changes
            await asyncio.sleep(0.02)


async def test_a_year_ahead_and_back_loses_no_digest_and_doubles_none(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        async with summing(here.server, tmp_path, here.own):
            await here.say(STORM)
        await run_at(here, EIGHT + YEAR, EIGHT + YEAR)
        here.telegram.forward(EIGHT)
        await run_at(here, EIGHT, EIGHT)
        assert here.told(STORM) == 1
        await run_at(here, EIGHT + YEAR, EIGHT + YEAR)
        async with summing(here.server, tmp_path, Clock(EIGHT + HOUR)):
            await here.say(FERRY)
        here.telegram.forward(EIGHT + DAY)
        await run_at(here, EIGHT + DAY, EIGHT + DAY)
        assert (here.told(STORM), here.told(FERRY)) == (1, 1)


async def test_some_hours_ahead_and_back_post_a_digest_early_and_not_twice(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        async with summing(here.server, tmp_path, here.own):
            await here.say(STORM)
        await run_at(here, EIGHT, EIGHT)  # at three
        async with summing(here.server, tmp_path, Clock(EIGHT - 3 * HOUR)):
            here.telegram.forward(EIGHT - 2 * HOUR)
            await here.say(FERRY)
        here.telegram.forward(EIGHT)
        await run_at(here, EIGHT, EIGHT)
        assert (here.told(STORM), here.told(FERRY)) == (1, 0)
        here.telegram.forward(EIGHT + DAY)
        await run_at(here, EIGHT + DAY, EIGHT + DAY)
        assert (here.told(STORM), here.told(FERRY)) == (1, 1)


async def test_years_back_nothing_is_told_again_until_the_clock_is_right(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        async with summing(here.server, tmp_path, here.own):
            await here.say(STORM)
        here.telegram.forward(EIGHT)
        await run_at(here, EIGHT, EIGHT)
        await run_at(here, EIGHT - 20 * YEAR, EIGHT)
        async with summing(here.server, tmp_path, Clock(EIGHT - 20 * YEAR + DAY)):
            here.telegram.forward(EIGHT + HOUR)
            await here.say(FERRY)
        assert (here.told(STORM), here.told(FERRY)) == (1, 0)
        here.telegram.forward(EIGHT + DAY)
        await run_at(here, EIGHT + DAY, EIGHT + DAY)
        assert (here.told(STORM), here.told(FERRY)) == (1, 1)


async def test_a_bot_whose_clock_is_wrong_answers_as_ever(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        async with summing(here.server, tmp_path, here.own):
            await here.say(STORM)
        for moment in (NOON + 50 * YEAR, NOON - 50 * YEAR, NOON):
            async with summing(here.server, tmp_path, Clock(moment)):
                for _ in range(3):
                    answer = await answered(here.server, LEADER, LEADER, "What damaged the breakwater?")
                    assert answer["text"]
                summary = await answered(here.server, AMAL, here.group.id, "/summary 1")
                assert STORM in plainly(summary)


@pytest.mark.parametrize(("is_right", "kept"), [(False, True), (True, False)])
async def test_nothing_is_forgotten_by_a_clock_that_is_years_ahead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, is_right: bool, kept: bool
) -> None:
    monkeypatch.setattr(server_time, "utc_now", lambda: utc_now() + (timedelta(0) if is_right else 3 * YEAR))
    memory = EmbeddedMemory(tmp_path)
    memory.remember(replace(exchange("old"), asked_at=NOON))
    async with Simulator() as server, summing(server, tmp_path, Clock(NOON + 3 * YEAR)):
        await server.calls.happened("setMyCommands")
        assert (memory.exchange("old") is not None) is kept
    memory.close()
    assert ("clock is days from Telegram's" in caplog.text) is not is_right


async def forgets_in_time(server: Simulator, clock: Clock, to: datetime) -> None:
    """Put the clock forward, and wait until the bot has asked Telegram for the time and gone on."""
    asked = len(server.calls.of("getMe"))
    clock.forward(to)
    await server.calls.happened("getMe", asked + 1)
    await answered(server, LEADER, LEADER, "/help")


async def test_what_gets_old_while_the_bot_runs_is_forgotten_within_a_day(tmp_path: Path) -> None:
    memory, clock = EmbeddedMemory(tmp_path), Clock(NOON)
    memory.remember(replace(exchange("old"), asked_at=NOON - REMEMBERED + DAY / 2))
    memory.remember(replace(exchange("new"), asked_at=NOON))
    async with Simulator() as server, summing(server, tmp_path, clock):
        await server.calls.happened("setMyCommands")
        assert memory.exchange("old") is not None
        await forgets_in_time(server, clock, NOON + DAY)
        await until(lambda: memory.exchange("old") is None)
        assert memory.exchange("new") is not None
    memory.close()


async def test_a_clock_that_jumps_while_the_bot_runs_makes_it_forget_nothing_until_it_is_put_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    memory, clock, ahead = EmbeddedMemory(tmp_path), Clock(NOON), [timedelta(0)]
    monkeypatch.setattr(server_time, "utc_now", lambda: utc_now() + ahead[0])
    memory.remember(replace(exchange("today's"), asked_at=NOON))
    async with Simulator() as server, summing(server, tmp_path, clock):
        await server.calls.happened("setMyCommands")
        ahead[0] = 3 * YEAR
        await forgets_in_time(server, clock, NOON + 3 * YEAR)
        await until(lambda: "clock is days from Telegram's" in caplog.text)
        assert memory.exchange("today's") is not None
        ahead[0] = timedelta(0)  # so that what was wrong was Telegram's
        await forgets_in_time(server, clock, NOON + 3 * YEAR + HOUR)
        await until(lambda: memory.exchange("today's") is None)
    memory.close()


@pytest.mark.parametrize("hours", [2, -2, 20 * 365 * 24, -20 * 365 * 24])
def test_an_update_and_a_lease_of_somebody_who_died_are_free_after_any_jump(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    """Those of a file run by the clock of the machine."""
    memory = EmbeddedMemory(tmp_path)
    assert memory.put_update(1, "chat 7", "{}", 7) is Put.NEW
    assert [each.update_id for each in memory.take_updates("dead", 10, 30.0)] == [1]
    assert memory.hold("feeds", "dead", 30.0)
    monkeypatch.setattr(Database, "now", f"({Database.now} + {hours * 3_600_000_000})")
    assert [each.update_id for each in memory.take_updates("alive", 10, 30.0)] == [1]
    assert memory.begin_answer(1, "alive")
    assert not memory.begin_answer(1, "dead")  # should it have been frozen only
    assert memory.finish_update(1, "alive")
    assert memory.hold("feeds", "alive", 30.0)
    assert not memory.hold("feeds", "dead", 30.0)
    memory.close()


@pytest.mark.parametrize("hours", [2, -2, 20 * 365 * 24, -20 * 365 * 24])
def test_who_lives_goes_on_with_its_update_and_its_lease_after_any_jump(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    memory = EmbeddedMemory(tmp_path)
    memory.put_update(1, "chat 7", "{}", 7)
    memory.take_updates("alive", 10, 30.0)
    assert memory.hold("feeds", "alive", 30.0)
    monkeypatch.setattr(Database, "now", f"({Database.now} + {hours * 3_600_000_000})")
    if not memory.renew_updates("alive", 30.0):  # by its clock it slept for too long: it takes the update anew
        assert not memory.begin_answer(1, "alive")
        assert [each.update_id for each in memory.take_updates("alive", 10, 30.0)] == [1]
    assert memory.begin_answer(1, "alive")
    assert memory.finish_update(1, "alive")
    assert memory.hold("feeds", "alive", 30.0)
    memory.close()


@pytest.mark.parametrize(
    ("scheduled", "now", "due"),
    [
        (DAILY, NOON + DAY, True),
        (replace(DAILY, slot=NOON + DAY), NOON + DAY, False),
        (replace(DAILY, slot=NOON + 2 * DAY), NOON + DAY, False),  # a clock that was a few hours ahead
        (replace(DAILY, slot=NOON + YEAR), NOON + DAY, True),
        (replace(DAILY, slot=NOON + YEAR, covered=NOON), NOON + DAY, True),
        (replace(DAILY, slot=NOON + YEAR, covered=NOON + YEAR), NOON + DAY, False),  # it is wrong now
        (replace(DAILY, set_at=NOON + YEAR), NOON + DAY, True),
        (replace(DAILY, set_at=NOON + 2 * HOUR), NOON + HOUR, False),
    ],
)
def test_what_was_noted_in_the_future_keeps_no_digest_from_coming(
    scheduled: Scheduled, now: datetime, due: bool
) -> None:
    assert is_due(scheduled, now, now) is due


def test_a_feed_that_was_read_in_the_future_is_read_now() -> None:
    every = timedelta(minutes=30)
    feed = Feed("https://example.org/feed.xml", LIBRARY, read_at=NOON)
    assert not is_feed_due(feed, NOON + timedelta(minutes=1), every)
    assert not is_feed_due(feed, NOON - timedelta(minutes=1), every)  # another machine's clock
    assert is_feed_due(feed, NOON - HOUR, every)
    assert is_feed_due(feed, NOON - YEAR, every)
    assert is_feed_due(feed, NOON + YEAR, every)


def test_a_moment_is_believed_unless_it_lies_far_ahead() -> None:
    assert believed(None, NOON) is None
    for moment in (NOON - YEAR, NOON, NOON + FURTHEST_AHEAD):
        assert believed(moment, NOON) == moment
    assert believed(NOON + FURTHEST_AHEAD + HOUR, NOON) is None
