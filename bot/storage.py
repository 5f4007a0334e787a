"""Where everything is stored: settings in; the library and the bot's memory, of the engine that they choose, out."""

from pathlib import Path

from bot.memory.embedded import EmbeddedMemory, memory_file
from bot.memory.postgres import MEMORY, PostgresMemory
from bot.memory.protocol import Memory
from bot.settings import Settings
from index.embedded.library import EmbeddedLibrary, library_file
from index.library import Library
from index.postgres.library import PostgresLibrary
from index.postgres.library_schema import LIBRARY_SCHEMA
from index.postgres.opening import revision_of


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
    return library_file(settings.data_dir).exists()


def has_memory(settings: Settings) -> bool:
    """Whether anything is remembered already, told without beginning to. Raises as `open_library`."""
    if settings.database_url is not None:
        return revision_of(settings.database_url.get_secret_value(), MEMORY) is not None
    return memory_file(settings.data_dir).exists()
