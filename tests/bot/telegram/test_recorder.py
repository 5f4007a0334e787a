"""Recording and storing beside all other work: while the disk or the model fails, and while questions are asked."""

import asyncio
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from kept_messages import CountingEmbedder, TinyServices, all_stored, tiny_services
from running_bot import running_bot, says
from test_channels_kept import channel_of

from bot.memory.embedded import EmbeddedMemory
from bot.observing.observer import Observer
from bot.observing.queues import Queue
from bot.simulator.chats.records import Json
from bot.simulator.server import Simulator
from bot.telegram.keeping import recorder
from index.embedding.records import PassageEmbedding, PassageText
from index.errors import LibraryError, ModelError


class SlowEmbedder(CountingEmbedder):
    """A model that is at work on passages until it is told to go on."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.go_on = threading.Event(), threading.Event()

    def embed_passages(self, passages: Sequence[PassageText]) -> list[PassageEmbedding]:
        """Wait, then embed."""
        self.begun.set()
        assert self.go_on.wait(60)
        return super().embed_passages(passages)


@pytest.fixture
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorder, "FIRST_PAUSE_SECONDS", 0.05)
    monkeypatch.setattr(recorder, "LONGEST_PAUSE_SECONDS", 0.2)


async def test_questions_are_answered_while_posts_are_embedded(tmp_path: Path) -> None:
    with tiny_services(tmp_path) as services:
        services.tiny = slow = SlowEmbedder()
        async with Simulator() as server, running_bot(server, services, folder=tmp_path, keeper=services):
            channel = channel_of(server)
            server.people.post(channel.id, "The harbour opened.")
            assert await asyncio.to_thread(slow.begun.wait, 30)
            says(server, 7, "What opened?")
            await server.next_message(7)
            assert services.kept(channel) == {}
            slow.go_on.set()
            await all_stored(server, tmp_path)
            assert list(services.texts(channel).values()) == ["The harbour opened."]


@pytest.mark.usefixtures("short_pauses")
async def test_a_model_that_fails_is_tried_again_and_nothing_is_said_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    failures = 4

    def embedder(self: TinyServices) -> CountingEmbedder:
        nonlocal failures
        failures -= 1
        if failures >= 0:
            raise ModelError("the model's file is broken")
        return self.tiny

    with tiny_services(tmp_path) as services:
        monkeypatch.setattr(TinyServices, "embedder", embedder)
        async with Simulator() as server, running_bot(server, services, folder=tmp_path, keeper=services):
            channel = channel_of(server)
            for number in range(3):
                server.people.post(channel.id, f"Ship {number} came.")
            await all_stored(server, tmp_path)
            assert len(services.kept(channel)) == 3
            assert server.sent == []
    assert "the model's file is broken" in caplog.text


@pytest.mark.usefixtures("short_pauses")
async def test_a_full_disk_loses_nothing_and_stops_no_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    full = True
    arrive = EmbeddedMemory.arrive

    def arrive_or_fail(self: EmbeddedMemory, messages: Any) -> None:
        if full:
            raise LibraryError("the memory can't be written: disk full")
        arrive(self, messages)

    monkeypatch.setattr(EmbeddedMemory, "arrive", arrive_or_fail)
    with tiny_services(tmp_path) as services:
        observer = Observer()
        async with (
            Simulator() as server,
            running_bot(server, services, folder=tmp_path, keeper=services, observer=observer),
        ):
            channel = channel_of(server)
            first = server.people.post(channel.id, "The harbour opened.")["message_id"]
            server.people.edit(8, channel.id, first, "The harbour closed.")
            says(server, 7, "What opened?")
            await server.next_message(7)
            # Not acknowledged: were the process killed now, it would come again.
            held = [update for update in server.updates.pending if "channel_post" in update]
            assert [update["channel_post"]["message_id"] for update in held] == [first]
            assert observer.queues.lengths()[Queue.STORING] == 2
            full = False
            await all_stored(server, tmp_path)
            assert services.texts(channel) == {first: "The harbour closed."}
            assert observer.queues.lengths()[Queue.STORING] == 0
        assert Queue.STORING not in observer.queues.lengths()  # for the memory is closed
    assert "disk full" in caplog.text


async def test_what_was_recorded_and_not_stored_is_stored_after_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    end = recorder.Recorder.end

    async def end_and_go_on(self: recorder.Recorder) -> None:
        threading.Timer(0.2, slow.go_on.set).start()  # the end of the bot waits for what it has begun
        await end(self)

    async with Simulator() as server:
        with tiny_services(tmp_path) as services:
            services.tiny = slow = SlowEmbedder()
            observer = Observer()
            async with running_bot(server, services, folder=tmp_path, keeper=services, observer=observer):
                channel = channel_of(server)
                for number in range(100):
                    server.people.post(channel.id, f"Ship {number} came.")
                assert await asyncio.to_thread(slow.begun.wait, 30)
                await server.updates.changes.until(lambda: not server.updates.pending)
                assert observer.queues.lengths()[Queue.STORING] == 100
                monkeypatch.setattr(recorder.Recorder, "end", end_and_go_on)
        with tiny_services(tmp_path) as services:
            assert len(services.kept(channel)) < 100
            async with running_bot(server, services, folder=tmp_path, keeper=services):
                await all_stored(server, tmp_path)
                assert len(services.kept(channel)) == 100


@pytest.mark.parametrize(
    "broken",
    [
        {"chat": {"id": -(10**30), "type": "channel", "title": "x"}},
        {"message_id": 10**30},
        {"chat": {"id": -1001, "type": "channel", "title": 7}},
        {"chat": {"id": -1001, "type": "channel"}},
        {
            "message_id": 5,
            "chat": {"id": -1001, "type": "channel", "title": "x"},
            "date": 1,
            "text": "Half \ud83d a ship.",
        },
        {"chat": {"id": -1001, "type": "channel", "title": "x\ud83d"}},
        {
            "message_id": 5,
            "chat": {"id": -1001, "type": "channel"},
            "date": 1,
            "text": "A.",
            "media_group_id": {"a": 1},
        },
        {"author_signature": [1]},
    ],
)
async def test_no_strange_post_stops_the_others(broken: Json, tmp_path: Path) -> None:
    with tiny_services(tmp_path) as services:
        async with Simulator() as server, running_bot(server, services, folder=tmp_path, keeper=services):
            channel = channel_of(server)
            post = {
                "message_id": 5,
                "chat": {"id": -1001, "type": "channel", "title": "x"},
                "date": 1,
                "text": "A ship.",
            }
            server.updates.push("channel_post", post | broken)
            said = server.people.post(channel.id, "The harbour opened.")["message_id"]
            await all_stored(server, tmp_path)
            assert services.texts(channel) == {said: "The harbour opened."}
