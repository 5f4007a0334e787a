"""What people had forgotten is in no file of the data folder when they are told so, while the bot goes on; what they
changed is in none once the files are cleaned: each day, and when the bot stops."""

import asyncio
import shutil
import signal
import sys
from pathlib import Path

import pytest
from filled_library import ENGLISH, filled, group_led_by
from kept_messages import all_stored
from running_bot import reader
from simulated_world import PNG
from test_bot_commands import without_isolates
from test_forget_command import YES, settled

from bot.simulator.chats.records import Chat
from bot.simulator.server import Simulator
from bot.telegram.keeping import recorder

ROOT = Path(__file__).parents[3]
SERVER = Path(__file__).with_name("served_process.py")
SECRET = "Amal keeps the kumquats behind the zeppelin. وأمل تخفي الزعفران خلف المنطاد."
TRACES = ["kumquat", "zeppelin", "الزعفران", "زعفران", "المنطاد", "منطاد"]


def left_in(folder: Path) -> list[tuple[str, str]]:
    # Text of SQLite's is UTF-8; messages on their way are JSON.
    return [
        (file.name, word)
        for file in folder.iterdir()
        if file.is_file()
        for word in TRACES
        if any(each in file.read_bytes() for each in (word.encode(), word.encode("ascii", "backslashreplace")))
    ]


def databases_with_traces(folder: Path) -> set[str]:
    """The databases that hold the words in their file or in its log, which is begun anew whenever it is long."""
    return {name.removesuffix("-wal") for name, _ in left_in(folder)}


async def talk(server: Simulator, folder: Path) -> tuple[Chat, int]:
    """A remembered group in which person 3 has told the secret among much else; its message's number."""
    group = await group_led_by(server, 2, 3, 4)
    server.people.say(2, group.id, "/remember on")
    await server.next_message(group.id)
    for number in range(40):
        server.people.say(4, group.id, f"Ship {number} came into the harbour of Tartus. " * (1 + number % 7))
        if number == 17:
            said = server.people.say(3, group.id, SECRET)["message_id"]
    await all_stored(server, folder)
    return group, said


async def test_a_forgotten_message_is_in_no_file_once_that_is_said(tmp_path: Path) -> None:
    async with Simulator(privacy=False) as server, filled(server, tmp_path) as services:
        group, said = await talk(server, tmp_path)
        found = services.kept(group)[said].id
        assert databases_with_traces(tmp_path) >= {"library.sqlite3", "memory.sqlite3"}
        server.people.say(2, group.id, f"/forget {found}")
        question = await server.next_message(group.id)
        assert await settled(server, 2, question, YES) == without_isolates(ENGLISH.say("forgotten-document"))
        assert left_in(tmp_path) == []
        assert len(services.kept(group)) == 40


@pytest.mark.parametrize("in_private", [False, True])
async def test_messages_of_who_opts_out_are_in_no_file_once_that_is_said(in_private: bool, tmp_path: Path) -> None:
    async with Simulator(privacy=False) as server, filled(server, tmp_path) as services:
        group, said = await talk(server, tmp_path)
        server.people.edit(3, group.id, said, f"{SECRET} So they say.")
        server.people.send_album(3, group.id, [(PNG, SECRET), (PNG, "")])
        await all_stored(server, tmp_path)
        chat_id = 3 if in_private else group.id
        server.people.say(3, chat_id, "/optout")
        text = ENGLISH.say("opted-out-everywhere" if in_private else "opted-out-here")
        assert (await server.next_message(chat_id))["text"] == text
        assert left_in(tmp_path) == []
        assert len(services.kept(group)) == 40


@pytest.mark.parametrize("text", ["@qawl_bot", "/ask"])
async def test_what_another_said_is_in_no_file_where_somebody_has_it_answered(text: str, tmp_path: Path) -> None:
    async with Simulator(privacy=False) as server, filled(server, tmp_path):
        group = await group_led_by(server, 2, 3, 4)
        said = server.people.say(3, group.id, SECRET)["message_id"]
        server.people.say(4, group.id, text, reply_to=said)
        await server.next_message(group.id)
        server.people.say(4, group.id, "/ask and what does the harbour hold?")  # by then the first one is remembered
        await server.next_message(group.id)
        assert left_in(tmp_path) == []
    assert left_in(tmp_path) == []


async def test_what_an_edit_replaced_is_in_no_file_after_the_days_cleaning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Simulator(privacy=False) as server:
        async with filled(server, tmp_path):
            group, said = await talk(server, tmp_path)
            server.people.edit(3, group.id, said, "Amal keeps nothing of the kind.")
            await all_stored(server, tmp_path)
            assert left_in(tmp_path) != []
            shutil.copytree(tmp_path, tmp_path / "killed")
        monkeypatch.setattr(recorder, "CLEANING_SECONDS", 0.2)
        async with filled(server, tmp_path / "killed") as services:
            # The next start cleans what is left of an earlier process, and each day what came since.
            await nothing_left_in(tmp_path / "killed")
            server.people.edit(3, group.id, said, SECRET)
            await all_stored(server, tmp_path / "killed")
            server.people.edit(3, group.id, said, "Amal keeps nothing at all.")
            await all_stored(server, tmp_path / "killed")
            await nothing_left_in(tmp_path / "killed")
            assert services.texts(group)[said] == "Amal keeps nothing at all."


async def nothing_left_in(folder: Path) -> None:
    async with asyncio.timeout(60):
        while left_in(folder):  # noqa: ASYNC110 - another thread cleans: no event tells of it
            await asyncio.sleep(0.05)


async def test_what_an_edit_replaced_is_in_no_file_once_the_bot_has_stopped(tmp_path: Path) -> None:
    async with Simulator(privacy=False) as server:
        for person in (2, 3, 4):
            reader(server, person)
        paths = f"{ROOT}:{ROOT / 'tests'}"
        bot = await asyncio.create_subprocess_exec(
            sys.executable, str(SERVER), server.url, str(tmp_path), cwd=ROOT, env={"PYTHONPATH": paths}
        )
        async with asyncio.timeout(60):
            await server.calls.happened("getUpdates")
        group, said = await talk(server, tmp_path)
        server.people.edit(3, group.id, said, "Amal keeps nothing of the kind.")
        await all_stored(server, tmp_path)
        assert databases_with_traces(tmp_path) >= {"library.sqlite3", "memory.sqlite3"}
        bot.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(bot.wait(), 60) == 0
        assert left_in(tmp_path) == []
