"""Checks of a PostgreSQL server where everything is stored. Nothing is made, and no tables are changed."""

from collections.abc import Iterator

from bot.doctor.files import NEWER
from bot.doctor.records import Check, Installation, Severity
from bot.memory.postgres import MEMORY as SERVER_MEMORY
from index.postgres.examined import OLDEST_VECTORS, RoomState, ServerState
from index.postgres.library_schema import LIBRARY_SCHEMA
from index.postgres.opening import examine, graphs_missing

NAME = "database"


def database(installation: Installation) -> Iterator[Check]:
    """That the server can be reached and is one that can be used, and what stands in it."""
    if installation.settings.database_url is None:
        return
    url = installation.settings.database_url.get_secret_value()
    state = examine(url, (LIBRARY_SCHEMA, SERVER_MEMORY))
    yield Check(NAME, Severity.OK, f"PostgreSQL {state.version} at {state.place}")
    yield from _server(state)
    yield from _connection(state)
    yield from _vectors(state)
    for room in state.rooms:
        yield from _room(room, state.may_create)
    library = state.rooms[0]
    if library.is_current and library.is_usable and (missing := graphs_missing(url)):
        yield Check(
            NAME, Severity.INFO, f"large scopes without a graph, searched more slowly: {missing}",
            "a running bot makes them, in minutes",
        )  # fmt: skip


def _server(state: ServerState) -> Iterator[Check]:
    if state.is_replica:
        yield Check(
            NAME, Severity.ERROR, "it is a replica, which takes no changes", "name the primary in QAWL_DATABASE_URL"
        )
    if state.encoding != "UTF8":
        yield Check(
            NAME, Severity.ERROR, f"its encoding is {state.encoding}, which can't hold Arabic and English alike",
            "make a database with createdb --encoding=UTF8 --template=template0",
        )  # fmt: skip
    for name in state.off:
        if name == "synchronous_commit":  # each connection of Qawl's turns it on
            yield Check(NAME, Severity.INFO, f"{name} is off at the server, and on for what Qawl writes")
        else:
            yield Check(
                NAME, Severity.WARNING, f"{name} is off: a power failure can destroy everything",
                f"{name} = on in postgresql.conf, then reload",
            )  # fmt: skip


def _connection(state: ServerState) -> Iterator[Check]:
    if state.hears == "nobody":
        return
    remedy = "add ?sslmode=verify-full (or require) to QAWL_DATABASE_URL"
    severity = Severity.WARNING if state.hears == "anybody" else Severity.INFO
    if not state.is_encrypted:
        by = "anybody" if state.hears == "anybody" else "whoever is on the same network"
        yield Check(NAME, severity, f"what is stored crosses the network unencrypted, to be read by {by}", remedy)
    elif not state.is_required:
        yield Check(NAME, severity, "the connection is encrypted, but would also be made unencrypted", remedy)


def _vectors(state: ServerState) -> Iterator[Check]:
    name, oldest = "pgvector", ".".join(map(str, OLDEST_VECTORS))
    if state.vectors is None and state.vectors_offered is None:
        yield Check(
            name, Severity.ERROR, "the server doesn't have it",
            "install it there (on Debian: apt-get install postgresql-18-pgvector, with the server's version)",
        )  # fmt: skip
    elif state.vectors is None:
        yield Check(name, Severity.INFO, f"{state.vectors_offered} will be installed with the first tables")
    elif tuple(map(int, state.vectors.split(".")[:2])) < OLDEST_VECTORS:
        yield Check(
            name, Severity.ERROR, f"{state.vectors} is too old, {oldest} is needed", "ALTER EXTENSION vector UPDATE"
        )
    else:
        yield Check(name, Severity.OK, state.vectors)


def _room(room: RoomState, may_create: bool) -> Iterator[Check]:
    name = f"tables of the {room.schema.name}"
    role = "the role in QAWL_DATABASE_URL"
    if not room.is_usable:
        yield Check(
            name, Severity.ERROR, f"{role} may not read and write them", "grant it, or use the role that made them"
        )
    elif room.revision is None and may_create:
        yield Check(name, Severity.INFO, "there are none yet")
    elif room.revision is None:
        yield Check(
            name, Severity.ERROR, f"there are none yet, and {role} may not make them",
            "GRANT CREATE ON DATABASE … TO the role",
        )  # fmt: skip
    elif room.is_newer:
        yield Check(name, Severity.ERROR, f"a newer version of Qawl made them ({room.revision})", NEWER)
    elif room.is_current:
        yield Check(name, Severity.OK, f"of version {room.revision}")
    else:
        head = room.schema.head_revision
        yield Check(name, Severity.OK, f"of version {room.revision}, brought to {head} when they are opened next")
    if room.revision is not None and room.is_usable and not room.is_owned:
        yield Check(
            name, Severity.WARNING, f"{role} doesn't own them: qawl reindex and newer versions can't change them",
            "GRANT the role that owns them to it",
        )  # fmt: skip
