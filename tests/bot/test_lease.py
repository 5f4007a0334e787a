"""What one process does at a time: two never do it together, and one that died keeps nobody from it for good."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import bot.lease
from bot.lease import Lease, LeaseLostError, process_name
from bot.memory.embedded import EmbeddedMemory

LONG, WHILE, SHORT = 60.0, 1.5, 0.3  # seconds; in a while, a busy machine gets somewhere


@pytest.fixture
def lease_of(tmp_path: Path) -> Iterator[Callable[[str], Lease]]:
    """The lease of a process of this name, which has opened the memory by itself."""
    opened: list[EmbeddedMemory] = []

    def lease_of(holder: str) -> Lease:
        opened.append(EmbeddedMemory(tmp_path))
        return Lease(opened[-1], "storing", holder)

    yield lease_of
    for each in opened:
        each.close()


def test_no_two_processes_have_one_name_and_it_tells_where_they_run() -> None:
    assert process_name() != process_name()
    assert process_name().count(":") == 2


def test_of_two_one_holds_it_and_the_other_gets_it_when_that_one_is_done(lease_of: Callable[[str], Lease]) -> None:
    first, second = lease_of("a"), lease_of("b")
    with first.held() as is_first:
        assert is_first
        assert second.holder() == "a"
        with second.held() as is_second:
            assert not is_second
    assert second.holder() is None
    with second.held() as is_second:
        assert is_second


def test_several_that_want_it_all_the_time_have_it_by_turns_and_never_together(
    lease_of: Callable[[str], Lease],
) -> None:
    inside: list[str] = []
    most: list[int] = []

    def work(name: str, lease: Lease) -> None:
        for _ in range(5):
            with lease.held(None) as is_held:
                assert is_held
                inside.append(name)
                most.append(len(inside))
                time.sleep(0.01)
                inside.remove(name)

    threads = [threading.Thread(target=work, args=(name, lease_of(name))) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(LONG)
    assert most == [1] * 15


def test_it_stays_held_for_as_long_as_it_takes(
    lease_of: Callable[[str], Lease], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.lease, "HELD_SECONDS", 2.0)
    with lease_of("a").held(), lease_of("b").held(3.0) as is_second:
        assert not is_second


def test_who_died_is_waited_for_and_no_longer(tmp_path: Path, lease_of: Callable[[str], Lease]) -> None:
    memory = EmbeddedMemory(tmp_path)
    memory.hold("storing", "dead", SHORT)
    memory.close()
    with lease_of("b").held(LONG) as is_held:
        assert is_held


def test_who_waits_goes_on_without_when_the_process_ends(lease_of: Callable[[str], Lease]) -> None:
    first, second = lease_of("a"), lease_of("b")
    with first.held():
        threading.Timer(0.1, second.close).start()
        with second.held(None) as is_held:
            assert not is_held


@pytest.mark.parametrize("is_free_again", [False, True])
def test_who_was_frozen_for_too_long_learns_of_it_even_if_nobody_has_it_now(
    tmp_path: Path, lease_of: Callable[[str], Lease], monkeypatch: pytest.MonkeyPatch, *, is_free_again: bool
) -> None:
    monkeypatch.setattr(bot.lease, "RENEWALS", 0.001)  # frozen: it renews nothing
    monkeypatch.setattr(bot.lease, "HELD_SECONDS", WHILE)
    with lease_of("a").held() as first:
        assert first is not None
        first.check()
        with lease_of("b").held(LONG) as second:
            assert second is not None
            if not is_free_again:
                with pytest.raises(LeaseLostError):
                    first.check()
        for _ in range(2):
            with pytest.raises(LeaseLostError):
                first.check()
