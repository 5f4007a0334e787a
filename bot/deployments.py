"""A library and the bot's memory beside it, as rows: a place ("sqlite://FOLDER", "postgresql://…") in; two open
databases out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from bot.memory.embedded import memory_file
from bot.memory.postgres import MEMORY as SERVER_MEMORY
from bot.memory.schema import MEMORY as EMBEDDED_MEMORY
from index.embedded.copying import library_changed
from index.embedded.database import Database as EmbeddedDatabase
from index.embedded.files import is_there
from index.embedded.library import library_file
from index.embedded.schema import LIBRARY as EMBEDDED_LIBRARY
from index.errors import InputError
from index.postgres.copying import changed as server_changed
from index.postgres.library_schema import LIBRARY_SCHEMA
from index.postgres.opening import open_database, place_of, revision_of
from index.relational.connection import Connection, Database
from index.relational.copying import Changed, Changes, Table

_FOLDER = "sqlite://"
_SERVER = ("postgresql://", "postgres://")


@dataclass(frozen=True, slots=True)
class Place:
    """Where everything is: in a folder, or in a database on a server."""

    folder: Path | None
    url: SecretStr | None

    @staticmethod
    def parse(text: str) -> Place:
        """A place as a user writes it. Raises `InputError`."""
        if text.startswith(_SERVER):
            return Place(None, SecretStr(text))
        if text.startswith(_FOLDER) and text != _FOLDER:
            return Place(Path(text.removeprefix(_FOLDER)).expanduser(), None)
        raise InputError("a place is sqlite://FOLDER, or postgresql://user:password@host:5432/database")

    def __str__(self) -> str:
        """The place for people, without a password."""
        return (
            f"{_FOLDER}{self.folder}" if self.url is None else f"postgresql://{place_of(self.url.get_secret_value())}"
        )


@dataclass(frozen=True, slots=True)
class Deployment:
    """The databases of a place, and what either does where rows are copied into it. `memory` is None where nothing was
    ever remembered."""

    place: str
    library: Database
    memory: Database | None
    library_changed: Changed
    memory_changed: Changed


@contextmanager
def opened(place: Place, *, make: bool) -> Iterator[Deployment]:
    """What is at a place, to be copied: with the tables of this version; made where there is nothing, or refused.

    Raises `InputError` where there is no library, `SettingsError` and `LibraryError` as `open_library`.
    """
    with ExitStack() as stack:
        yield _in_folder(place.folder, make, stack) if place.folder is not None else _on_server(place, make, stack)


def _in_folder(folder: Path, make: bool, stack: ExitStack) -> Deployment:
    if not make and not is_there(library_file(folder)):
        raise InputError(f"there is no library in {folder}: name the folder that QAWL_DATA_DIR names")
    library = stack.enter_context(closing(EmbeddedDatabase(library_file(folder), EMBEDDED_LIBRARY)))
    memory = None
    if make or is_there(memory_file(folder)):
        memory = stack.enter_context(closing(EmbeddedDatabase(memory_file(folder), EMBEDDED_MEMORY)))
    return Deployment(f"{_FOLDER}{folder}", library, memory, library_changed, _nothing)


def _on_server(place: Place, make: bool, stack: ExitStack) -> Deployment:
    url = place.url.get_secret_value() if place.url is not None else ""
    if not make and revision_of(url, LIBRARY_SCHEMA) is None:
        raise InputError(f"there is no library in {place}: name the database that QAWL_DATABASE_URL names")
    library = stack.enter_context(closing(open_database(url, LIBRARY_SCHEMA, takes_long=True)))
    memory = None
    if make or revision_of(url, SERVER_MEMORY) is not None:
        memory = stack.enter_context(closing(open_database(url, SERVER_MEMORY, takes_long=True)))
    return Deployment(str(place), library, memory, server_changed, server_changed)


def _nothing(_connection: Connection, _table: Table, _changes: Changes) -> None:
    """Nothing is kept beside the rows."""
