"""A disk that is full: everybody is told so in one clear line, nothing that was stored is lost, and everything works
again once there is room. The disk is a real one."""

import logging
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from kept_messages import all_stored, tiny_services
from running_bot import quotes
from sample_documents import dense, indexed, sample_document
from sample_exchanges import exchange
from small_disk import SmallDisk, small_disk
from summing_bot import AMAL, BASIL, ENGLISH, LEADER, Clock, answered, plainly, remembering_group, summing
from tiny_embedder import TinyEmbedder

from bot.backups.backing_up import back_up, restore
from bot.cli import main
from bot.doctor.examining import TO_MEND, examine, exit_status
from bot.doctor.records import Installation
from bot.memory.embedded import EmbeddedMemory
from bot.services import Services
from bot.settings import Settings
from bot.simulator.server import Simulator
from index.embedded.library import EmbeddedLibrary
from index.errors import LibraryError
from index.records import LIBRARY

EMBEDDER = TinyEmbedder()
FERRY, STORM = "The ferry to Cyprus leaves at nine tomorrow.", "A storm damaged the old breakwater last night."


def write_articles(folder: Path, count: int) -> list[str]:
    folder.mkdir()
    for number in range(count):
        words = "\n".join(f"Unique{number} reached the harbour of trade {line} times." for line in range(400))
        (folder / f"{number:03}.txt").write_text(f"Title {number}\n\n{words}", encoding="utf-8")
    return [str(folder)]


@pytest.mark.usefixtures("at_home")
def test_adding_articles_fails_in_one_line_and_goes_on_where_it_ended(
    tmp_path: Path, disk: SmallDisk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QAWL_DATA_DIR", str(disk.folder / "data"))
    monkeypatch.setattr(Services, "embedder", lambda _: EMBEDDER)
    articles = write_articles(tmp_path / "articles", 60)
    assert main(["add", *articles]) == 1
    (line,) = [each for each in capsys.readouterr().err.splitlines() if each.startswith("qawl: ")]
    assert line.startswith("qawl: the library can't be written: ")
    assert "check free space" in line
    library = EmbeddedLibrary(disk.folder / "data")
    stored = library.documents([LIBRARY])
    assert 0 < len(stored) < 60
    assert all(library.document(each.id, [LIBRARY]) is not None for each in stored)
    library.close()
    with small_disk(tmp_path / "larger", 64) as larger:
        assert main(["backup", str(larger.folder / "backup.tar")]) == 0
        monkeypatch.setenv("QAWL_DATA_DIR", str(larger.folder / "data"))
        assert main(["restore", str(larger.folder / "backup.tar")]) == 0
        assert main(["add", *articles]) == 0
        library = EmbeddedLibrary(larger.folder / "data")
        assert len(library.documents([LIBRARY])) == 60
        library.close()


async def test_a_bot_answers_and_keeps_what_was_said_until_there_is_room(
    disk: SmallDisk, caplog: pytest.LogCaptureFixture
) -> None:
    folder, clock = disk.folder / "data", Clock()
    async with Simulator(clock=clock.seconds, privacy=False) as server, summing(server, folder, clock) as services:
        group = await remembering_group(server, folder)
        server.people.say(AMAL, group.id, STORM)
        await all_stored(server, folder)
        disk.fill()
        server.people.say(AMAL, group.id, FERRY)
        # What was stored before can be asked about, although nothing can be noted.
        assert STORM in quotes(await answered(server, BASIL, group.id, "/ask What did the storm damage?"))[0]
        assert plainly(await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo")) == plainly(
            {"text": ENGLISH.say("failure")}
        )
        assert "can't be recorded, and is tried again" in caplog.text
        assert "check free space" in caplog.text
        disk.free()
        await all_stored(server, folder)
        assert {document.text for document in services.kept(group).values()} == {STORM, FERRY}
        assert FERRY in quotes(await answered(server, BASIL, group.id, "/ask When does the ferry leave?"))[0]
        assert "every day" in plainly(await answered(server, LEADER, group.id, "/digest daily 20:00 Cairo"))


def test_a_memory_keeps_what_it_has_and_goes_on(disk: SmallDisk) -> None:
    memory = EmbeddedMemory(disk.folder / "data")
    memory.remember(exchange("before"))
    disk.fill()
    with pytest.raises(LibraryError, match=r"memory of the bot can't be written: .*check free space"):
        memory.remember(exchange("during", question="What? " * 10_000))
    assert memory.exchange("before") == exchange("before")
    memory.close()
    memory = EmbeddedMemory(disk.folder / "data")  # which makes nothing that takes room
    assert memory.exchange("before") == exchange("before")
    disk.free()
    memory.remember(exchange("after"))
    assert memory.exchange("after") == exchange("after")
    memory.close()


@pytest.mark.usefixtures("at_home")
def test_where_not_even_an_index_of_the_log_finds_room_opening_fails_in_one_line(disk: SmallDisk) -> None:
    memory = EmbeddedMemory(disk.folder)
    memory.remember(exchange())
    memory.close()
    EmbeddedLibrary(disk.folder).close()
    disk.fill()
    for open_it in (EmbeddedMemory, EmbeddedLibrary):
        with pytest.raises(LibraryError, match=r"can't be opened: .*check free space"):
            open_it(disk.folder)
    settings = Settings(data_dir=disk.folder)
    checks = list(examine(Installation(settings, Services(settings, print, lambda *_: EMBEDDER))))
    assert not any("damaged" in f"{each.message} {each.remedy}" for each in checks)
    (unreadable,) = [each for each in checks if each.name == "library.sqlite3"]
    assert "can't be looked at now" in unreadable.message
    assert "make room" in (unreadable.remedy or "")
    assert exit_status(checks) == TO_MEND
    disk.free()
    memory = EmbeddedMemory(disk.folder)
    assert memory.exchange(exchange().id) == exchange()
    memory.close()
    EmbeddedLibrary(disk.folder).close()


def test_a_vector_cache_that_finds_no_room_leaves_nothing_behind_and_is_written_later(
    disk: SmallDisk, caplog: pytest.LogCaptureFixture
) -> None:
    library = EmbeddedLibrary(disk.folder)
    for number in range(50):
        library.replace(indexed(sample_document(f"They spoke of trade {number}.", origin=f"{number}"), EMBEDDER))
    assert len(dense(library, EMBEDDER, "trade", [LIBRARY])) == 10
    disk.fill()
    with caplog.at_level(logging.WARNING):
        library.close()
    assert "vector cache was not saved (it is made anew when it is needed)" in caplog.text
    assert not list(disk.folder.glob("vectors-*"))
    library = EmbeddedLibrary(disk.folder)
    assert len(dense(library, EMBEDDER, "trade", [LIBRARY])) == 10
    disk.free()
    library.close()
    assert [each.suffix for each in disk.folder.glob("vectors-*")] == [".faiss"]


def test_a_backup_that_finds_no_room_leaves_no_half_one(tmp_path: Path, disk: SmallDisk) -> None:
    library = EmbeddedLibrary(tmp_path / "data")
    for number in range(50):
        library.replace(indexed(sample_document(f"They spoke of trade {number}. " * 40, origin=f"{number}"), EMBEDDER))
    earlier = disk.folder / "backup.tar"
    back_up(tmp_path / "data", earlier, lambda *_: None)
    whole = earlier.read_bytes()
    disk.fill()
    for target in (earlier, disk.folder / "another.tar"):
        with pytest.raises(LibraryError, match=r"can't be (written|copied)"):
            back_up(tmp_path / "data", target, lambda *_: None)
    assert earlier.read_bytes() == whole
    assert sorted(each.name for each in disk.folder.iterdir()) == ["backup.tar", "ballast"]
    assert len(library.documents([LIBRARY])) == 50
    disk.free()
    back_up(tmp_path / "data", disk.folder / "another.tar", lambda *_: None)
    library.close()


def test_a_restore_that_finds_no_room_changes_nothing(tmp_path: Path, disk: SmallDisk) -> None:
    for folder, words in ((tmp_path / "data", "They spoke of trade."), (disk.folder / "data", "They spoke of peace.")):
        library = EmbeddedLibrary(folder)
        for number in range(20):
            library.replace(indexed(sample_document(f"{words} {number}", origin=f"{number}"), EMBEDDER))
        library.close()
    back_up(tmp_path / "data", tmp_path / "backup.tar", lambda *_: None)
    disk.fill()
    with pytest.raises(LibraryError):
        restore(tmp_path / "backup.tar", disk.folder / "data", lambda *_: None, replacing=True)
    disk.free()
    library = EmbeddedLibrary(disk.folder / "data")
    kept = [library.document(each.id, [LIBRARY]) for each in library.documents([LIBRARY])]
    assert [document.text.startswith("They spoke of peace.") for document in kept if document] == [True] * 20
    library.close()


def test_files_that_may_not_grow_are_a_full_disk_too(tmp_path: Path) -> None:
    """Also where nothing may be mounted."""
    with tiny_services(tmp_path / "data") as services:
        services.keep(sample_document(STORM))
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from kept_messages import tiny_services\n"
        "from sample_documents import sample_document\n"
        "from index.errors import LibraryError\n"
        "with tiny_services(Path(sys.argv[1])) as services:\n"
        "    try:\n"
        "        for number in range(500):\n"
        "            services.keep(sample_document('They spoke of trade. ' * 200, origin=str(number)))\n"
        "    except LibraryError as error:\n"
        "        print(error)\n"
    )
    largest = (tmp_path / "data" / "library.sqlite3").stat().st_size + 300_000
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "data")],
        env={"PYTHONPATH": ":".join(sys.path)}, capture_output=True, text=True, timeout=300, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest)),
    )  # fmt: skip
    assert done.stdout.startswith("the library can't be written: "), done.stderr
    assert "check free space" in done.stdout
    library = EmbeddedLibrary(tmp_path / "data")
    texts = [library.document(each.id, [LIBRARY]) for each in library.documents([LIBRARY])]
    assert STORM in {document.text for document in texts if document}
    library.close()
