"""Places that tasks wait for: in turn by who asks, none lost by whoever leaves."""

import asyncio
import random

import pytest

from bot.telegram.askers import NOBODY, asker_in_work, working_for
from bot.telegram.fair_places import FairPlaces
from bot.telegram.workers import Workers

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
    assert desk.served.index(OTHER) <= 2  # the one at the desk, and the one whose turn had come
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
    await asyncio.wait_for(second, 5)
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
