"""A bot that is killed again and again in the middle of a stream of posts: at the end each post is kept once, as it was
said last."""

import asyncio
import random
import sys
from pathlib import Path

from kept_messages import all_stored, tiny_services
from simulated_world import PNG
from test_channels_kept import channel_of
from test_process import ROOT, ended

from bot.memory.embedded import EmbeddedMemory
from bot.simulator.chats.records import Chat
from bot.simulator.server import TOKEN, Simulator

RUNNER = Path(__file__).with_name("keeping_process.py")
POSTS, KILLS = 400, 8


async def start_bot(server: Simulator, folder: Path) -> asyncio.subprocess.Process:
    """A bot that keeps in `folder`."""
    paths = f"{ROOT}:{ROOT / 'tests'}:{ROOT / 'tests/bot/simulator'}"
    return await asyncio.create_subprocess_exec(
        sys.executable, str(RUNNER), server.url, TOKEN, str(folder),
        cwd=ROOT, env={"PYTHONPATH": paths}, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


class Stream:
    """Posts, albums and edits of a channel, one after the other; `expected` is what should be kept of them."""

    def __init__(self, server: Simulator, channel: Chat, chance: random.Random) -> None:
        self.expected: dict[int, str] = {}
        self._server = server
        self._channel = channel
        self._chance = chance

    async def run(self) -> None:
        """Post on and on, with now and then an edit of an earlier post or an album."""
        for number in range(POSTS):
            text = f"Report {number}: ship {number * 7} came."
            if number % 20 == 7:
                parts = self._server.people.send_album(8, self._channel.id, [(PNG, ""), (PNG, text), (PNG, "")])
                self.expected[parts[1]["message_id"]] = text
            else:
                self.expected[self._server.people.post(self._channel.id, text)["message_id"]] = text
            if number % 5 == 3:
                edited = self._chance.choice(sorted(self.expected))
                self.expected[edited] = f"Corrected at {number}: ship {number} left."
                self._server.people.edit(8, self._channel.id, edited, self.expected[edited])
            await asyncio.sleep(0.04)


async def test_a_bot_that_is_killed_in_a_stream_of_posts_loses_and_doubles_none(tmp_path: Path) -> None:
    chance = random.Random(9)
    async with Simulator() as server:
        channel = channel_of(server)
        stream = Stream(server, channel, chance)
        posting = asyncio.create_task(stream.run())
        recorded: list[int] = []
        for _ in range(KILLS):
            before = len(server.calls.of("getUpdates"))
            bot = await start_bot(server, tmp_path)
            await asyncio.wait_for(server.calls.happened("getUpdates", before + chance.randint(1, 6)), 180)
            await asyncio.sleep(chance.random() / 3)
            bot.kill()
            assert "Traceback" not in await ended(bot)
            memory = EmbeddedMemory(tmp_path)
            recorded.append(len(memory.arrived(10_000)))
            memory.close()
        await posting
        bot = await start_bot(server, tmp_path)
        await all_stored(server, tmp_path, within=120)
        bot.terminate()
        assert "Traceback" not in await ended(bot)
        assert server.sent == []
    assert any(recorded), "every kill came when nothing was under way"
    with tiny_services(tmp_path) as services:
        assert services.texts(channel) == stream.expected
        assert len(stream.expected) == POSTS
