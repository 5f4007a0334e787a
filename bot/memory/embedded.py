"""The default memory: one SQLite file in the data folder, no server."""

from pathlib import Path

from bot.memory.relational import RelationalMemory
from bot.memory.schema import MEMORY
from index.embedded.database import Database


def memory_file(folder: Path) -> Path:
    """Where the memory of a folder is."""
    return folder / "memory.sqlite3"


class EmbeddedMemory(RelationalMemory):
    """A `Memory` in a folder. Several processes may use one folder; writers wait for each other."""

    def __init__(self, folder: Path) -> None:
        """Open the memory in `folder`, making both where there are none. Raises `LibraryError`."""
        super().__init__(Database(memory_file(folder), MEMORY))
