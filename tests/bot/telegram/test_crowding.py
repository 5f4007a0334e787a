"""Whom a bot with too much to do turns away, and what they are told."""

import asyncio
import threading

import pytest

from bot.telegram.turns import crowding
from bot.telegram.turns.askers import working_for
from bot.telegram.turns.crowding import Crowd
from bot.telegram.turns.limits import Verdict
from bot.telegram.turns.workers import Workers

FLOODER, OTHER, THIRD = 1, 2, 3


class Busy:
    """One thread that is held until `gate` is set, with questions of somebody who floods before it."""

    def __init__(self, flood: int) -> None:
        self.workers, self.gate = Workers(1), threading.Event()
        self.crowd = Crowd(self.workers)
        with working_for(FLOODER):
            self._flood = [asyncio.create_task(self.workers.run(self.gate.wait, 30)) for _ in range(flood)]

    async def end(self) -> None:
        self.gate.set()
        await asyncio.gather(*self._flood)
        self.workers.close()


async def test_who_floods_is_turned_away_and_others_are_not() -> None:
    busy = Busy(20)
    busy.workers._seconds.append(5.0)
    await asyncio.sleep(0)
    assert busy.crowd.refusal(OTHER, 0.0) is None
    assert busy.crowd.refusal(FLOODER, 0.0) == Verdict(allowed=False, wait_seconds=95, say_so=True, text="crowded")
    await busy.end()
    assert busy.crowd.refusal(FLOODER, 0.0) is None
    assert busy.crowd.turned_away == 1


async def test_who_was_told_is_told_again_when_that_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowding, "MOST_WAITING", 1)
    busy = Busy(2)
    await asyncio.sleep(0)
    told = [busy.crowd.refusal(OTHER, now) for now in (0.0, 1.0, 59.0, 60.0, 61.0)]
    assert [each is not None and each.say_so for each in told] == [True, False, False, True, False]
    third = busy.crowd.refusal(THIRD, 1.0)
    assert third is not None
    assert third.say_so
    await busy.end()


async def test_whose_inline_query_is_turned_away_is_still_told_where_they_ask_in_a_chat(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(crowding, "MOST_WAITING", 1)
    busy = Busy(2)
    await asyncio.sleep(0)
    assert busy.crowd.turn_away(OTHER) == 60
    told = busy.crowd.refusal(OTHER, 0.0)
    assert told is not None
    assert told.say_so
    assert busy.crowd.turned_away == 2
    await busy.end()


async def test_no_more_people_are_remembered_than_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowding, "MOST_WAITING", 1)
    monkeypatch.setattr(crowding, "PEOPLE_REMEMBERED", 10)
    busy = Busy(2)
    await asyncio.sleep(0)
    for person in range(100, 200):
        assert busy.crowd.refusal(person, 0.0) is not None
    assert len(busy.crowd._told) == 10
    await busy.end()
