"""Places that tasks wait for: in turn by who asks, none lost by whoever leaves."""

import asyncio
import random

import pytest

from bot.telegram.turns.askers import NOBODY, asker_in_work, working_for
from bot.telegram.turns.fair_places import FairPlaces
from bot.telegram.turns.workers import Workers

FLOODER, OTHER = 1, 2


class Desk:
    """Serves tasks one at a time, and notes whom it has served."""

    def __init__(self, places: int = 1, most_of_one: int | None = None) -> None:
        self.places = FairPlaces(places, most_of_one)
        self.served: list[int] = []
        self.inside = self.most = 0

    async def serve(self, asker: int) -> None:
        with working_for(asker):
            async with self.places:
                self.inside += 1
                self.most = max(self.most, self.inside)
                try:
                    await asyncio.sleep(0)
                    self.served.append(asker_in_work())
                finally:
                    self.inside -= 1


async def test_somebody_who_comes_after_a_flood_waits_for_one_of_it() -> None:
    desk = Desk()
    flood = [asyncio.create_task(desk.serve(FLOODER)) for _ in range(50)]
    await asyncio.sleep(0)
    assert desk.places.waiting == 49
    assert (desk.places.rounds_before(OTHER), desk.places.rounds_before(FLOODER)) == (1, 49)
    await desk.serve(OTHER)
    assert desk.served.index(OTHER) <= 1  # the one at the desk
    await asyncio.gather(*flood)
    assert desk.served.count(FLOODER) == 50
    assert desk.places.rounds_before(OTHER) == 0


@pytest.mark.parametrize("seed", range(20))
async def test_whoever_leaves_takes_no_place_along(seed: int) -> None:
    chance, desk = random.Random(seed), Desk(3, most_of_one=1 + seed % 3)
    tasks = [asyncio.create_task(desk.serve(chance.randrange(5))) for _ in range(60)]
    for _ in range(40):
        await asyncio.sleep(0)
        chance.choice(tasks).cancel()
    ended = await asyncio.gather(*tasks, return_exceptions=True)
    assert all(each is None or isinstance(each, asyncio.CancelledError) for each in ended)
    assert desk.most <= 3
    desk.most = 0
    await asyncio.gather(*(desk.serve(10 + number) for number in range(9)))
    assert desk.most == 3
    desk.most = 0
    await asyncio.gather(*(desk.serve(NOBODY) for _ in range(9)))
    assert desk.most == 1 + seed % 3
    assert desk.places.waiting == 0


async def test_who_is_let_in_and_leaves_in_the_same_moment_gives_the_place_away() -> None:
    places = FairPlaces(1)

    async def hold() -> None:
        async with places:
            pass

    await places.__aenter__()
    first, second = asyncio.create_task(hold()), asyncio.create_task(hold())
    await asyncio.sleep(0)
    await places.__aexit__(None, None, None)  # the place is the first's
    first.cancel()
    await asyncio.wait_for(second, 60)
    assert first.cancelled()
    assert places.rounds_before(OTHER) == 0


async def test_nobody_has_more_places_than_one_may_have_though_others_are_free() -> None:
    places, served = FairPlaces(3, most_of_one=2), list[int]()
    gates = {asker: asyncio.Event() for asker in (FLOODER, OTHER)}

    async def hold(asker: int) -> None:
        with working_for(asker):
            async with places:
                served.append(asker)
                await gates[asker].wait()

    flood = [asyncio.create_task(hold(FLOODER)) for _ in range(6)]
    await asyncio.sleep(0)
    assert served == [FLOODER, FLOODER]
    assert (places.rounds_before(OTHER), places.rounds_before(FLOODER)) == (0, 2)
    other = asyncio.create_task(hold(OTHER))
    await asyncio.sleep(0)
    assert served == [FLOODER, FLOODER, OTHER]
    gates[OTHER].set()
    await other
    assert served == [FLOODER, FLOODER, OTHER]
    gates[FLOODER].set()
    await asyncio.gather(*flood)
    assert served.count(FLOODER) == 6
    assert places.rounds_before(FLOODER) == 0


class Held:
    """Tasks that keep their place until they are let go, by name; the names of those that have one, in that order."""

    def __init__(self, places: int, most_of_one: int | None) -> None:
        self.places = FairPlaces(places, most_of_one)
        self.begun: list[str] = []
        self._gates: dict[str, asyncio.Event] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}

    async def come(self, asker: int, *names: str) -> None:
        for name in names:
            self._gates[name] = asyncio.Event()
            self._tasks[name] = asyncio.create_task(self._hold(asker, name))
        await self._settle()

    async def end(self, name: str) -> None:
        self._gates[name].set()
        await self._tasks[name]
        await self._settle()

    async def leave(self, name: str) -> None:
        self._tasks[name].cancel()
        await self._settle()

    async def _hold(self, asker: int, name: str) -> None:
        with working_for(asker):
            async with self.places:
                self.begun.append(name)
                await self._gates[name].wait()

    async def _settle(self) -> None:
        for _ in range(5):
            await asyncio.sleep(0)


async def test_of_who_has_more_waiting_one_task_ends_beside_that_of_another_and_no_second() -> None:
    held = Held(4, most_of_one=1)
    await held.come(FLOODER, "f1", "f2", "f3")
    await held.come(OTHER, "o1")
    assert held.begun == ["f1", "o1"]
    await held.end("f1")
    assert held.begun == ["f1", "o1"]
    assert held.places.rounds_before(FLOODER) == 2
    await held.come(FLOODER, "f4")  # it helps nobody to ask for more
    await held.come(3, "later")  # who came later has seen none of the flood's end
    assert held.begun == ["f1", "o1", "later"]
    await held.end("o1")
    assert held.begun == ["f1", "o1", "later", "f2"]
    await held.end("f2")
    await held.end("later")
    for name in ("f3", "f4"):
        assert held.begun[-1] == name
        await held.end(name)


async def test_who_has_one_task_after_the_other_waits_for_no_long_one() -> None:
    held = Held(4, most_of_one=1)
    await held.come(OTHER, "long")
    for number in range(3):
        await held.come(FLOODER, f"f{number}")
        assert held.begun[-1] == f"f{number}"
        await held.end(f"f{number}")
    await held.come(FLOODER, "g0", "g1")
    await held.leave("g1")  # so that there was never more
    await held.end("g0")
    await held.come(FLOODER, "g2")
    assert held.begun[-1] == "g2"


async def test_those_who_flood_do_not_wait_for_each_other() -> None:
    held = Held(4, most_of_one=1)
    await held.come(1, "a1", "a2", "a3", "a4")
    await held.come(2, "b1", "b2", "b3")
    await held.end("a1")
    assert held.begun == ["a1", "b1", "a2"]
    await held.end("a2")
    assert held.begun == ["a1", "b1", "a2", "a3"]
    await held.end("b1")
    assert held.begun == ["a1", "b1", "a2", "a3", "b2"]


@pytest.mark.parametrize("seed", range(30))
async def test_nobody_who_has_one_task_sees_more_of_a_flood_end_than_it_has_places(seed: int) -> None:
    chance = random.Random(seed)
    number, most = chance.randint(1, 5), chance.randint(1, 2)
    places, ended = FairPlaces(number, most), list[int]()
    most_seen = 0

    async def work(asker: int) -> None:
        nonlocal most_seen
        with working_for(asker):
            before = len(ended)
            async with places:
                for _ in range(chance.randint(0, 8)):
                    await asyncio.sleep(0)
            if asker > 3:
                seen = ended[before:]
                most_seen = max(most_seen, *(seen.count(flooder) for flooder in (1, 2, 3)))
            ended.append(asker)

    tasks = [asyncio.create_task(work(1 + each % 3)) for each in range(90)]
    for asker in range(4, 30):
        for _ in range(chance.randint(0, 6)):
            await asyncio.sleep(0)
        tasks.append(asyncio.create_task(work(asker)))
    async with asyncio.timeout(60):
        await asyncio.gather(*tasks)
    assert sorted(ended) == sorted([*(1 + each % 3 for each in range(90)), *range(4, 30)])
    assert most_seen <= min(most, number)
    assert places.waiting == 0
    assert places.rounds_before(NOBODY) == 0


def test_there_is_at_least_one_place() -> None:
    with pytest.raises(ValueError, match="at least one place"):
        FairPlaces(0)
    with pytest.raises(ValueError, match="at least one place"):
        FairPlaces(2, 0)


async def test_a_pool_says_how_long_somebody_would_wait() -> None:
    workers = Workers(1)
    gate = asyncio.Event()
    loop = asyncio.get_running_loop()
    assert workers.expected_wait(OTHER) == 0.0
    await workers.run(pow, 2, 2)

    def wait() -> None:
        asyncio.run_coroutine_threadsafe(gate.wait(), loop).result(30)

    with working_for(FLOODER):
        flood = [asyncio.create_task(workers.run(wait)) for _ in range(10)]
    await asyncio.sleep(0.05)
    assert workers.waiting == 9
    flooder, other = workers.expected_wait(FLOODER), workers.expected_wait(OTHER)
    assert 0.0 < other < flooder
    assert flooder == pytest.approx(9 * other)
    gate.set()
    await asyncio.gather(*flood)
    workers.close()
