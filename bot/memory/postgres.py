"""The bot's memory on a PostgreSQL server, which any number of workers share."""

from pathlib import Path

from bot.memory.relational import RelationalMemory
from index.postgres.opening import open_database
from index.postgres.schema import PostgresSchema

MEMORY = PostgresSchema(
    name="memory of the bot",
    namespace="qawl_memory",
    migrations=Path(__file__).parent / "migrations",
    mend="restore a backup of the database",
)


class PostgresMemory(RelationalMemory):
    """A `Memory` in the database at a URL."""

    def __init__(self, url: str) -> None:
        """Open the memory, making its tables where there are none. Raises `SettingsError` and `LibraryError`."""
        super().__init__(open_database(url, MEMORY))
