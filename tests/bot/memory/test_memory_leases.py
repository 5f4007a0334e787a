"""The contract of every memory, fifth part: leases."""

import time
from concurrent.futures import ThreadPoolExecutor

from bot.memory.protocol import Memory

LONG, SHORT, DAY = 1000.0, 0.05, 86400.0  # seconds


def test_a_lease_is_held_by_one_until_it_lets_go(memory: Memory) -> None:
    assert memory.holder_of("posting") is None
    assert memory.hold("posting", "a", LONG)
    assert not memory.hold("posting", "b", LONG)
    assert memory.hold("storing", "b", LONG)
    assert memory.hold("posting", "a", LONG)
    memory.let_go("posting", "b")
    assert memory.holder_of("posting") == "a"
    memory.let_go("posting", "a")
    assert memory.holder_of("posting") is None
    assert memory.hold("posting", "b", LONG)


def test_a_lease_runs_out_by_itself(memory: Memory) -> None:
    assert memory.hold("posting", "a", SHORT)
    time.sleep(2 * SHORT)
    assert memory.holder_of("posting") is None
    assert memory.hold("posting", "b", LONG)
    assert not memory.hold("posting", "a", LONG)
    assert memory.holder_of("posting") == "b"


def test_a_lease_from_before_the_clock_was_set_back_is_free(memory: Memory) -> None:
    assert memory.hold("posting", "dead", DAY)
    assert memory.holder_of("posting") is None
    assert memory.hold("posting", "b", LONG)
    assert not memory.hold("posting", "dead", LONG)


def test_of_those_who_want_a_lease_at_once_one_gets_it(memory: Memory) -> None:
    with ThreadPoolExecutor(8) as threads:
        for name in map(str, range(10)):
            got = list(threads.map(lambda holder, name=name: memory.hold(name, str(holder), LONG), range(8)))
            assert got.count(True) == 1
            assert memory.holder_of(name) == str(got.index(True))


def test_to_check_that_it_can_be_written_leaves_nothing(memory: Memory) -> None:
    for _ in range(2):
        memory.check_writable("a")
    assert memory.holder_of("ready a") is None
    assert memory.hold("ready a", "b", LONG)
