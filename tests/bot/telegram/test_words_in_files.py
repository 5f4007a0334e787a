"""What people had forgotten is in no file of the data folder when they are told so, while the bot goes on."""

from pathlib import Path

import pytest
from filled_library import ENGLISH, filled, group_led_by
from kept_messages import all_stored
from simulated_world import PNG
from test_bot_commands import without_isolates
from test_forget_command import YES, settled

from bot.simulator.chats.records import Chat
from bot.simulator.server import Simulator

SECRET = "Amal keeps the kumquats behind the zeppelin. وأمل تخفي الزعفران خلف المنطاد."
TRACES = ["kumquat", "zeppelin", "الزعفران", "زعفران", "المنطاد", "منطاد"]


def left_in(folder: Path) -> list[tuple[str, str]]:
    # Text of SQLite's is UTF-8; messages on their way are JSON.
    return [
        (file.name, word)
        for file in folder.iterdir()
        for word in TRACES
        if any(each in file.read_bytes() for each in (word.encode(), word.encode("ascii", "backslashreplace")))
    ]


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
        assert {name for name, _ in left_in(tmp_path)} >= {"library.sqlite3-wal", "memory.sqlite3-wal"}
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
