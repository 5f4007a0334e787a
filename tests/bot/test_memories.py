"""What is removed from the library is forgotten by the bot that runs, in whichever folder it remembers, and by one that
began to remember since; and no memory is opened for each removal."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import pytest
from kept_messages import TinyServices, tiny_services

from bot import memories, storage
from bot.cli import connecting
from bot.memory.embedded import EmbeddedMemory
from bot.memory.protocol import Memory
from bot.memory.records import Arrived, Conversation, Exchange
from bot.settings import Settings
from bot.storing import Storing
from index.records import Scope
from index.sources.messages import ChatMessage
from retrieval.records import Quoted

GROUP = -7
TALK = Conversation(GROUP, 0, 70)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[TinyServices]:
    with tiny_services(tmp_path / "data") as opened:
        yield opened


def said(text: str) -> Arrived:
    return Arrived(GROUP, 1, ChatMessage(GROUP, "The port", 1, text, None, "Amal", author_id=70), None, 70)


def stored(services: TinyServices) -> list[str]:
    return [each.id for each in services.library.documents([Scope.chat(GROUP)])]


def remember(memory: Memory, document_id: str) -> None:
    quoted = (Quoted(document_id, 0, 19, "The harbour opened."),)
    memory.remember(Exchange("x", TALK, 1, (2,), "?", "en", quoted, quoted, NOON))


def words(memory: Memory) -> list[str]:
    exchange = memory.exchange("x")
    assert exchange is not None
    return [each.quote for each in exchange.cited]


def while_it_runs(
    services: TinyServices, monkeypatch: pytest.MonkeyPatch, folder: Path | None, act: Callable[[Memory], None]
) -> None:
    """Do something with the memory of a bot that is served."""

    def run(_token: str, _url: str | None, _register: object, memory: Memory, *_rest: object, **_more: object) -> None:
        act(memory)

    monkeypatch.setattr(connecting, "run_bot", run)
    connecting.serve_bot(services, "1:x", None, memory_folder=folder)


def test_an_edit_that_waits_in_a_memory_of_its_own_does_not_bring_back_what_was_removed(
    services: TinyServices, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def remove(memory: Memory) -> None:
        storing = Storing(memory, services)
        memory.arrive([said("The harbour opened.")])
        storing.store_oldest({})
        memory.arrive([said("The harbour closed.")])
        (found,) = stored(services)
        remember(memory, found)
        assert services.forget(found, Scope.chat(GROUP))
        storing.store_oldest({})
        assert stored(services) == []
        assert words(memory) == [""]

    while_it_runs(services, monkeypatch, tmp_path / "demo", remove)


def test_what_a_bot_with_a_memory_of_its_own_removes_is_not_quoted_in_the_data_folder(
    services: TinyServices, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with_all = EmbeddedMemory(tmp_path / "data")
    with_all.arrive([said("The harbour opened.")])
    Storing(with_all, services).store_oldest({})
    (found,) = stored(services)
    remember(with_all, found)

    def remove(_: Memory) -> None:
        services.forget_scope(Scope.chat(GROUP))

    while_it_runs(services, monkeypatch, tmp_path / "demo", remove)
    assert words(with_all) == [""]
    with_all.close()


def test_no_memory_is_opened_for_what_a_bot_removes(services: TinyServices, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_: object) -> NoReturn:
        raise AssertionError("a memory was opened anew")

    def remove(memory: Memory) -> None:
        memory.arrive([said("The harbour opened.")])
        Storing(memory, services).store_oldest({})
        (found,) = stored(services)
        remember(memory, found)
        monkeypatch.setattr(storage, "EmbeddedMemory", opened)
        assert services.withdraw(found, Scope.chat(GROUP))
        assert words(memory) == [""]

    while_it_runs(services, monkeypatch, None, remove)


def test_a_command_that_began_before_the_bot_reaches_its_memory(services: TinyServices, tmp_path: Path) -> None:
    services.forget_quotes()  # there is no memory to look in
    for _ in range(2):  # and a second time, with what is open by then
        memory = EmbeddedMemory(tmp_path / "data")
        memory.arrive([said("The harbour opened.")])
        Storing(memory, services).store_oldest({})
        memory.arrive([said("The harbour closed.")])
        (found,) = stored(services)
        remember(memory, found)
        assert services.forget(found, Scope.chat(GROUP))
        assert words(memory) == [""]
        assert memory.arrived(1) == []
        memory.close()


def test_a_command_opens_the_memory_once(
    services: TinyServices, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    EmbeddedMemory(tmp_path / "data").close()
    opened: list[Path | None] = []

    def count(settings: Settings, folder: Path | None = None) -> Memory:
        opened.append(folder)
        return storage.open_memory(settings, folder)

    monkeypatch.setattr(memories, "open_memory", count)
    for _ in range(3):
        services.withdraw("none", Scope.chat(GROUP))
    assert len(opened) == 1
