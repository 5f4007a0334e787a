"""Database files with damaged pages, or cut short: what can't be read is said to be damaged, with what mends it; no
other error is raised."""

import random
import re
import secrets
import shutil
import uuid
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import pytest
from sample_documents import dense, indexed, lexical, sample_document
from sample_exchanges import TALK, at, exchange
from tiny_embedder import TinyEmbedder

from bot.doctor.examining import examine
from bot.doctor.records import Installation
from bot.memory.embedded import EmbeddedMemory, memory_file
from bot.memory.schema import MEMORY as MEMORY_SCHEMA
from bot.services import Services
from bot.settings import Settings
from index.embedded.examining import examine_file
from index.embedded.library import EmbeddedLibrary, library_file
from index.embedded.schema import LIBRARY as LIBRARY_SCHEMA
from index.errors import LibraryError, QawlError
from index.records import LIBRARY

EMBEDDER = TinyEmbedder()
PAGE = 4096
Damage = Callable[[bytes, random.Random], bytes]
_Opened = TypeVar("_Opened")


def overwritten(content: bytes, chance: random.Random) -> bytes:
    """One page is another's, or noise."""
    page = chance.randrange(1, len(content) // PAGE)
    return content[: page * PAGE] + chance.randbytes(PAGE) + content[(page + 1) * PAGE :]


def zeroed(content: bytes, chance: random.Random) -> bytes:
    """Some pages are empty, as after a power failure."""
    page = chance.randrange(1, len(content) // PAGE)
    return content[: page * PAGE] + bytes(3 * PAGE) + content[(page + 3) * PAGE :]


def flipped(content: bytes, chance: random.Random) -> bytes:
    """A few bits are others, anywhere behind the first page."""
    changed = bytearray(content)
    for _ in range(20):
        changed[chance.randrange(PAGE, len(content))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut_short(content: bytes, chance: random.Random) -> bytes:
    """The end is missing."""
    return content[: chance.randrange(1, len(content))]


DAMAGES = [overwritten, zeroed, flipped, cut_short]
SEEDS = range(40)


pytestmark = pytest.mark.usefixtures("at_home")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library and a memory that are whole: the same bytes in every run, so that a seed damages the
    same."""
    folder = tmp_path_factory.mktemp("sound")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(uuid, "uuid4", lambda: uuid.UUID(int=7))
        patched.setattr(secrets, "randbits", lambda _bits: 7)
        library = EmbeddedLibrary(folder)
        fill(library)
    memory = EmbeddedMemory(folder)
    for number in range(60):
        memory.remember(exchange(f"e{number}", question_id=number, question=f"Question {number}? " * 20))
        memory.claim_update(number, at(0))
    memory.close()
    return folder


def fill(library: EmbeddedLibrary) -> None:
    """Put articles into a library, ask it, and close it."""
    for number in range(60):
        words = f"Unique{number} spoke of trade {number}. " * 12
        library.replace(indexed(sample_document(words, origin=f"{number}"), EMBEDDER))
    dense(library, EMBEDDER, "trade", [LIBRARY])
    library.close()


def damaged(sound: Path, folder: Path, file: Path, damage: Damage, seed: int) -> Path:
    """A copy of the folder in which one file is damaged."""
    shutil.copytree(sound, folder)
    there = folder / file.name
    there.write_bytes(damage(there.read_bytes(), random.Random(seed)))
    return folder


def opened(open_folder: Callable[[Path], _Opened], folder: Path) -> _Opened | None:
    """What is in the folder; None where it says that it is damaged."""
    try:
        return open_folder(folder)
    except LibraryError as error:
        assert "restore a backup" in str(error) or "can't be opened" in str(error)  # noqa: PT017
        return None


def look_all(looks: Iterable[Callable[[], object]]) -> None:
    """Each gives what it gives, or says what is wrong."""
    for look in looks:
        try:
            look()
        except QawlError as error:
            assert str(error)  # noqa: PT017


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_damaged_library_gives_what_was_stored_or_says_that_it_is_damaged(
    sound: Path, tmp_path: Path, damage: Damage, seed: int
) -> None:
    folder = damaged(sound, tmp_path / "data", library_file(sound), damage, seed)
    if seed % 2:  # then the vectors are read from the database
        for cache in folder.glob("vectors-*"):
            cache.unlink()
    library = opened(EmbeddedLibrary, folder)
    if library is None:
        return
    looks: list[Callable[[], object]] = [
        lambda: dense(library, EMBEDDER, "trade", [LIBRARY]),
        lambda: lexical(library, "Unique7", [LIBRARY]),
        lambda: library.fetch([hit.passage_id for hit in lexical(library, "trade", [LIBRARY])], [LIBRARY]),
        lambda: library.documents([LIBRARY]),
        lambda: library.replace(indexed(sample_document("They left.", origin="new"), EMBEDDER)),
        lambda: library.delete_scope(LIBRARY),
        library.close,
    ]
    look_all(looks)


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_damaged_memory_gives_what_was_stored_or_says_that_it_is_damaged(
    sound: Path, tmp_path: Path, damage: Damage, seed: int
) -> None:
    folder = damaged(sound, tmp_path / "data", memory_file(sound), damage, seed)
    memory = opened(EmbeddedMemory, folder)
    if memory is None:
        return
    looks: list[Callable[[], object]] = [
        *(lambda number=number: memory.exchange(f"e{number}") for number in range(60)),
        lambda: memory.recent_questions(TALK, at(-1)),
        lambda: memory.claim_update(100, at(0)),
        memory.schedules,
        memory.latest_moment,
        lambda: memory.remember(exchange("new")),
        lambda: memory.forget_chat(-7),
        memory.close,
    ]
    look_all(looks)


@pytest.mark.parametrize("file", [library_file, memory_file])
def test_the_doctor_finds_what_is_damaged_and_says_what_mends_it(
    sound: Path, tmp_path: Path, file: Callable[[Path], Path]
) -> None:
    folder = damaged(sound, tmp_path / "data", file(sound), overwritten, 5)
    found = examine_file(file(folder), LIBRARY_SCHEMA if file is library_file else MEMORY_SCHEMA)
    assert re.search("(?i)page|btree", found.damaged or "")  # which one, not only that there is
    settings = Settings(data_dir=folder)
    services = Services(settings, print, lambda *_: EMBEDDER)
    checks = {each.name: each for each in examine(Installation(settings, services))}
    assert checks[file(folder).name].severity.value == "error"
    assert "restore a backup" in (checks[file(folder).name].remedy or "")
