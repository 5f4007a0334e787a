"""Files that break, or go, under a bot that is running: it goes on answering what it can, and answers as ever once a
backup was restored under it, or they can be written again."""

import asyncio
import random
import resource
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from by_another_process import content_of, overwrite
from kept_messages import all_stored
from running_bot import quotes, says
from small_disk import SmallDisk
from summing_bot import AMAL, BASIL, ENGLISH, LEADER, Clock, answered, plainly, remembering_group, summing
from test_process import start_bot

from bot.memory.embedded import EmbeddedMemory, memory_file
from bot.simulator.server import Simulator
from index.embedded.library import library_file
from index.errors import LibraryError

FERRY, STORM = "The ferry to Cyprus leaves at nine tomorrow.", "A storm damaged the old breakwater last night."
ROOT = Path(__file__).parents[3]
PAGE = 4096
Damage = Callable[[Path, bytes], bytes]


def as_it_is(_: Path, content: bytes) -> bytes:
    return content


def noise(_: Path, content: bytes) -> bytes:
    """Nothing of a database is left."""
    return random.Random(5).randbytes(len(content))


def cut_short(_: Path, content: bytes) -> bytes:
    return content[: len(content) // 2 // PAGE * PAGE]


def emptied(_: Path, _content: bytes) -> bytes:
    return b""


def without_rows(file: Path, content: bytes) -> bytes:
    """There is noise in the first page of each table and index."""
    changed = bytearray(content)
    with closing(sqlite3.connect(file)) as connection:
        for (page,) in connection.execute("SELECT rootpage FROM sqlite_schema WHERE rootpage > 1"):
            changed[(page - 1) * PAGE : page * PAGE] = random.Random(page).randbytes(PAGE)
    return bytes(changed)


async def qawl(folder: Path, *arguments: str) -> None:
    """Run a command to its end, as a process of its own. Raises `AssertionError` where it fails."""
    code = "import sys; from bot.cli import main; sys.exit(main())"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, *arguments, cwd=folder.parent, stderr=asyncio.subprocess.PIPE,
        env={"PYTHONPATH": str(ROOT), "QAWL_DATA_DIR": str(folder)},
    )  # fmt: skip
    _, errors = await asyncio.wait_for(process.communicate(), 120)
    assert process.returncode == 0, errors.decode()


@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("damage", "files"),
    [(damage, (library_file, memory_file)) for damage in (as_it_is, noise, cut_short, emptied, without_rows)]
    + [(noise, (library_file,)), (noise, (memory_file,))],
)
async def test_a_bot_under_which_a_backup_is_restored_answers_as_it_did_before(
    tmp_path: Path, damage: Damage, files: tuple[Callable[[Path], Path], ...]
) -> None:
    folder, clock = tmp_path / "data", Clock()
    async with Simulator(clock=clock.seconds, privacy=False) as server, summing(server, folder, clock) as services:
        group = await remembering_group(server, folder)
        server.people.say(AMAL, group.id, STORM)
        await all_stored(server, folder)
        assert STORM in quotes(await answered(server, BASIL, group.id, "/ask What did the storm damage?"))[0]
        await qawl(folder, "backup", str(tmp_path / "backup.tar"))
        server.people.say(AMAL, group.id, FERRY)
        await all_stored(server, folder)
        for file in (locate(folder) for locate in files):
            overwrite(file, damage(file, content_of(file)))
        # Whatever it can't read, it says something to everybody, and lives.
        for person in (BASIL, LEADER):
            assert (await answered(server, person, person, "What did the storm damage?"))["text"]
        await qawl(folder, "restore", str(tmp_path / "backup.tar"), "--replace")
        assert STORM in quotes(await answered(server, BASIL, group.id, "/ask What did the storm damage?"))[0]
        assert set(services.texts(group).values()) == {STORM}
        server.people.say(AMAL, group.id, FERRY)
        await all_stored(server, folder)
        assert FERRY in quotes(await answered(server, BASIL, group.id, "/ask When does the ferry leave?"))[0]
        assert "every day" in plainly(await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo"))
    async with Simulator(clock=clock.seconds, privacy=False) as server, summing(server, folder, clock) as services:
        assert set(services.texts(group).values()) == {STORM, FERRY}
    with closing(EmbeddedMemory(folder)) as memory:
        assert len(memory.schedules()) == 1


@pytest.mark.parametrize("locate", [library_file, memory_file])
async def test_a_bot_whose_file_goes_says_so_in_its_log_and_fills_no_new_one(
    tmp_path: Path, locate: Callable[[Path], Path], caplog: pytest.LogCaptureFixture
) -> None:
    folder, clock = tmp_path / "data", Clock()
    async with Simulator(clock=clock.seconds, privacy=False) as server, summing(server, folder, clock):
        group = await remembering_group(server, folder)
        server.people.say(AMAL, group.id, STORM)
        await all_stored(server, folder)
        await qawl(folder, "backup", str(tmp_path / "backup.tar"))
        for file in folder.glob(f"{locate(folder).name}*"):
            file.unlink()
        assert (await answered(server, BASIL, BASIL, "What did the storm damage?"))["text"]
        assert f"is gone from {locate(folder)}: put it back, or restore a backup" in caplog.text
        assert not locate(folder).exists()
        await qawl(folder, "restore", str(tmp_path / "backup.tar"), "--replace")
        assert STORM in quotes(await answered(server, BASIL, group.id, "/ask What did the storm damage?"))[0]


async def test_a_bot_says_that_it_failed_where_its_memory_is_damaged_and_goes_on_answering(tmp_path: Path) -> None:
    folder, clock = tmp_path / "data", Clock()
    async with Simulator(clock=clock.seconds, privacy=False) as server, summing(server, folder, clock):
        group = await remembering_group(server, folder)
        server.people.say(AMAL, group.id, STORM)
        await all_stored(server, folder)
        await qawl(folder, "backup", str(tmp_path / "backup.tar"))
        overwrite(memory_file(folder), without_rows(memory_file(folder), content_of(memory_file(folder))))
        assert plainly(await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo")) == plainly(
            {"text": ENGLISH.say("failure")}
        )
        assert (await answered(server, BASIL, BASIL, "What did the storm damage?"))["text"]
        await qawl(folder, "restore", str(tmp_path / "backup.tar"), "--replace")
        assert "every day" in plainly(await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo"))


async def test_vector_caches_that_go_under_a_bot_are_missed_by_nobody(tmp_path: Path) -> None:
    folder, clock = tmp_path / "data", Clock()
    async with Simulator(clock=clock.seconds, privacy=False) as server:
        async with summing(server, folder, clock):
            group = await remembering_group(server, folder)
            server.people.say(AMAL, group.id, STORM)
            await all_stored(server, folder)
            assert STORM in quotes(await answered(server, BASIL, group.id, "/ask What did the storm damage?"))[0]
        for remove in (True, False):
            async with summing(server, folder, clock):
                caches = list(folder.glob("vectors-*.faiss"))
                assert caches
                for file in caches:
                    if remove:
                        file.unlink()
                    else:
                        file.write_bytes(file.read_bytes()[:-100])
                for _ in range(2):
                    answer = await answered(server, BASIL, group.id, "/ask What did the storm damage?")
                    assert STORM in quotes(answer)[0]


async def test_a_bot_whose_files_take_nothing_any_more_answers_and_notes_again_what_it_answered_later(
    tmp_path: Path,
) -> None:
    """As where a disk fails, and its folder becomes read-only: no write reaches a file."""
    async with Simulator() as server:
        bot = await start_bot(server, tmp_path)
        says(server, 7, "What was first?")
        await server.next_message(7)
        _, most = resource.prlimit(bot.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (0, most))
        says(server, 7, "What is now?")
        assert (await server.next_message(7))["text"]
        resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (most, most))
        says(server, 7, "What comes then?")
        last = await server.next_message(7)
        assert quotes(last) == ["What comes then?"]
        async with asyncio.timeout(60):
            await server.updates.changes.until(lambda: not server.updates.pending)
        bot.send_signal(signal.SIGTERM)
        _, errors = await asyncio.wait_for(bot.communicate(), 60)
    assert bot.returncode == 0, errors.decode()
    with closing(EmbeddedMemory(tmp_path)) as memory:
        asked = memory.exchange_shown_in(7, last["message_id"])
        assert asked is not None
        assert asked.question == "What comes then?"


async def test_a_bot_in_a_read_only_folder_does_not_start_and_one_that_can_write_again_answers(disk: SmallDisk) -> None:
    folder, clock = disk.folder / "data", Clock()
    async with Simulator(clock=clock.seconds, privacy=False) as server:
        async with summing(server, folder, clock):
            group = await remembering_group(server, folder)
            server.people.say(AMAL, group.id, STORM)
            await all_stored(server, folder)
        disk.become(writable=False)
        with pytest.raises(LibraryError, match=r"can't be opened: .*permissions"):
            async with summing(server, folder, clock):
                raise AssertionError("it started")
        disk.become(writable=True)
        async with summing(server, folder, clock):
            assert STORM in quotes(await answered(server, BASIL, group.id, "/ask What did the storm damage?"))[0]
