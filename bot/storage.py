"""Where everything is stored: settings in; the library and the bot's memory, of the engine that they choose, out."""

from pathlib import Path

from bot.memory.embedded import EmbeddedMemory, memory_file
from bot.memory.postgres import MEMORY, PostgresMemory
from bot.memory.protocol import Memory
from bot.memory.schema import MEMORY as EMBEDDED_MEMORY
from bot.settings import Settings
from index.embedded.examining import version_of
from index.embedded.files import is_there
from index.embedded.library import EmbeddedLibrary, library_file
from index.embedded.schema import LIBRARY
from index.library import Library
from index.postgres.library import PostgresLibrary
from index.postgres.library_schema import LIBRARY_SCHEMA
from index.postgres.opening import place_of, revision_of


def open_library(settings: Settings) -> Library:
    """The library, made where there is none. Raises `LibraryError`, and `SettingsError` where no server can be used."""
    if settings.database_url is None:
        return EmbeddedLibrary(settings.data_dir)
    return PostgresLibrary(settings.database_url.get_secret_value())


def open_memory(settings: Settings, folder: Path | None = None) -> Memory:
    """What the bot remembers, made where there is nothing. In a `folder` of its own it is no other bot's, on no server.

    Raises as `open_library`.
    """
    if folder is not None or settings.database_url is None:
        return EmbeddedMemory(folder or settings.data_dir)
    return PostgresMemory(settings.database_url.get_secret_value())


def has_library(settings: Settings) -> bool:
    """Whether there is a library already, told without making one. Raises as `open_library`."""
    if settings.database_url is not None:
        return revision_of(settings.database_url.get_secret_value(), LIBRARY_SCHEMA) is not None
    return is_there(library_file(settings.data_dir))


def is_library_older(settings: Settings) -> bool:
    """Whether an earlier version of Qawl made the library that is there, so that opening it changes its tables. Raises
    as `open_library`."""
    if settings.database_url is not None:
        revision = revision_of(settings.database_url.get_secret_value(), LIBRARY_SCHEMA)
        return revision in LIBRARY_SCHEMA.revisions[:-1]
    version = version_of(library_file(settings.data_dir))
    return version is not None and version < LIBRARY.version


def is_library_empty(settings: Settings) -> bool:
    """Whether a file is in the library's place that has no tables of Qawl's: it was emptied, or never was one. The
    first command that opens it makes them."""
    return settings.database_url is None and version_of(library_file(settings.data_dir)) == 0


def has_memory(settings: Settings) -> bool:
    """Whether anything is remembered already, told without beginning to. Raises as `open_library`."""
    if settings.database_url is not None:
        return revision_of(settings.database_url.get_secret_value(), MEMORY) is not None
    return is_there(memory_file(settings.data_dir))


def is_memory_older(settings: Settings) -> bool:
    """The same of what the bot remembers."""
    if settings.database_url is not None:
        revision = revision_of(settings.database_url.get_secret_value(), MEMORY)
        return revision in MEMORY.revisions[:-1]
    version = version_of(memory_file(settings.data_dir))
    return version is not None and version < EMBEDDED_MEMORY.version


def database_place(settings: Settings) -> str | None:
    """Which database of which server holds everything, without user and password; None where the data folder does."""
    return None if settings.database_url is None else place_of(settings.database_url.get_secret_value())
