"""What a room of tables on a PostgreSQL server is made of, and how it is spoken of. Imports no driver."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PostgresSchema:
    """A room of tables: a PostgreSQL schema with a version of its own.

    `name` is what people know it by ("library"), `namespace` what PostgreSQL does ("qawl_library"). `migrations` is the
    folder of its numbered migrations, `0001_….py` and so on, each of which takes the tables from the one before it to
    its own. `mend` says what helps where the tables are damaged. `long_locks` are those that one may hold for minutes:
    who waits for one waits for as long as that takes, and for who holds it alone no statement is ended for its length.
    """

    name: str
    namespace: str
    migrations: Path
    mend: str
    long_locks: frozenset[str] = frozenset()

    @property
    def revisions(self) -> tuple[str, ...]:
        """The migrations' numbers, the oldest first: "0001", …"""
        return tuple(sorted(path.name[:4] for path in self.migrations.glob("[0-9][0-9][0-9][0-9]_*.py")))

    @property
    def head_revision(self) -> str:
        """The number of the newest migration, to which tables are brought."""
        return self.revisions[-1]
