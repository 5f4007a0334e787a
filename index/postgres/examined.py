"""What is seen of a PostgreSQL server and of rooms of tables on it (see `examining`). Imports no driver."""

from dataclasses import dataclass

from index.postgres.schema import PostgresSchema

OLDEST_VECTORS = (0, 8)
"""The version of pgvector that searches need: its graphs are searched on where entries are gone."""


@dataclass(frozen=True, slots=True)
class RoomState:
    """A room of tables as it was found.

    `revision` is None where there is none. `is_usable` tells whether the role may read and write all its tables,
    `is_owned` whether it may change them: newer versions of Qawl and other models do that.
    """

    schema: PostgresSchema
    revision: str | None
    is_usable: bool
    is_owned: bool

    @property
    def is_current(self) -> bool:
        """Whether the tables are those of this version."""
        return self.revision == self.schema.head_revision

    @property
    def is_newer(self) -> bool:
        """Whether a newer version made the tables."""
        return self.revision is not None and self.revision not in self.schema.revisions


@dataclass(frozen=True, slots=True)
class ServerState:
    """A server and a database on it as they were found.

    `version` is PostgreSQL's. `vectors` is the version of pgvector in the database, `vectors_offered` the one that the
    server could install there; None for none. `hears` tells how far what is said to the server goes: "nobody" beside
    both, "neighbours" on a private network, or "anybody"; `is_encrypted` whether it can be read there, `is_required`
    whether nobody on the way can have it said in the clear. `off` names settings that are off at the server though they
    keep what was committed.
    """

    place: str
    version: str
    encoding: str
    vectors: str | None
    vectors_offered: str | None
    is_replica: bool
    may_create: bool
    hears: str
    is_encrypted: bool
    is_required: bool
    off: tuple[str, ...]
    rooms: tuple[RoomState, ...]
