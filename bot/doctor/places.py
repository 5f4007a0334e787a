"""Checks of files and folders: whether they are there and can be used, and who else can read them."""

import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bot.backups.copies import COPIES, are_left
from bot.doctor.records import Check, Installation, Severity
from bot.env_file import env_values
from bot.memory.embedded import memory_file
from index.embedded.files import is_there
from index.embedded.library import library_file
from index.errors import SettingsError

SECRETS = ("QAWL_TELEGRAM_TOKEN", "QAWL_WEBHOOK_SECRET", "QAWL_LLM_API_KEY", "QAWL_DATABASE_URL")

_OTHERS_READ = stat.S_IRGRP | stat.S_IROTH
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def settings(installation: Installation) -> Iterator[Check]:
    """That there are settings at all: else there would be no installation to look at."""
    where = f"the environment and {installation.env_file}" if installation.env_file.is_file() else "the environment"
    yield Check("settings", Severity.OK, f"read from {where}")


def env_file(installation: Installation) -> Iterator[Check]:
    """That nobody else reads the secrets in `.env`, and in the settings of a service."""
    for path in (installation.env_file, installation.service_file):
        if os.name != "posix" or path is None:
            continue
        try:
            if path.exists():
                yield from _settings_in(path)
        except PermissionError:  # its folder lets nobody else in: Path.exists() raises that until Python 3.12
            yield Check(str(path), Severity.OK, "only its owner can look into its folder")


def _settings_in(path: Path) -> Iterator[Check]:
    if path.is_dir():
        yield Check(
            str(path), Severity.WARNING, "it is a folder: no settings are read from it",
            "if it came to be where a container was to find a file, remove it and write the file; otherwise let it be "
            "called something else",
        )  # fmt: skip
        return
    if not os.access(path, os.R_OK):
        yield _who_reads(path, ["what you can't read"], mine=False)
        return
    try:
        values = env_values(path)
    except SettingsError as error:
        message, _, remedy = str(error).rpartition(": ")
        yield Check(str(path), Severity.ERROR, message, remedy)
        yield _who_reads(path, ["what can't be read"], mine=True)
        return
    yield _who_reads(path, [name for name in SECRETS if values.get(name)], mine=True)


def _who_reads(path: Path, kept: list[str], *, mine: bool) -> Check:
    others = path.stat().st_mode & (_OTHERS_READ | _OTHERS_WRITE)
    if kept and others:
        return Check(
            str(path), Severity.WARNING, f"other users of this machine can read it, and it holds {', '.join(kept)}",
            f"chmod 600 {path}",
        )  # fmt: skip
    if not mine:
        return Check(str(path), Severity.OK, "only its owner can read it")
    return Check(str(path), Severity.OK, "only you can read it" if kept else "it holds no secrets")


def data_folder(installation: Installation) -> Iterator[Check]:
    """That the data folder can be written to, and neither written to nor read by anybody else. Raises `LibraryError`
    where it can't be looked into."""
    folder, name = installation.settings.data_dir, "data folder"
    if not is_there(folder):
        nearest = next(each for each in folder.absolute().parents if each.exists())
        if not nearest.is_dir():
            yield Check(
                name, Severity.ERROR, f"{folder} can't be made: {nearest} is a file", "name another in QAWL_DATA_DIR"
            )
        elif _is_writable(nearest):
            yield Check(name, Severity.INFO, f"{folder} is not there yet: the first command that needs it makes it")
        else:
            yield _unwritable(name, folder)
        return
    if not folder.is_dir():
        yield Check(name, Severity.ERROR, f"{folder} is no folder", "name another in QAWL_DATA_DIR")
        return
    if are_left(folder):
        yield Check(
            name, Severity.WARNING,
            f"{folder / COPIES} holds copies that a backup or a restore left which did not end, also of what was "
            "deleted since",
            "qawl backup takes them away, and so does the bot when it starts",
        )  # fmt: skip
    is_stored_in = _is_stored_in(installation)
    if not _is_writable(folder):
        yield _unwritable(name, folder)
    elif os.name == "posix" and folder.stat().st_mode & _OTHERS_WRITE:
        yield Check(
            name, Severity.WARNING, f"other users of this machine can write to {folder}", f"chmod go-w {folder}"
        )
    else:
        yield Check(name, Severity.OK, f"{folder.resolve()} can be written to")
        if os.name == "posix" and is_stored_in:
            yield from _readable(name, folder)


def _is_stored_in(installation: Installation) -> bool:
    """Whether anything is stored in the data folder, or is to be: with a server there may be nothing."""
    folder = installation.settings.data_dir
    is_filled = is_there(library_file(folder)) or is_there(memory_file(folder))
    return is_filled or installation.settings.database_url is None


def _readable(name: str, folder: Path) -> Iterator[Check]:
    mode = folder.stat().st_mode
    if mode & (stat.S_IROTH | stat.S_IXOTH):  # who may only pass through knows the names of the files
        yield Check(
            name, Severity.WARNING, f"all users of this machine can look into {folder}, where what chats said is",
            f"chmod 700 {folder}",
        )  # fmt: skip
    elif mode & (stat.S_IRGRP | stat.S_IXGRP):
        yield Check(
            name, Severity.INFO, "its group can look into it, where what chats said is",
            f"chmod 700 {folder}, if that is not meant so",
        )  # fmt: skip


def _unwritable(name: str, folder: Path) -> Check:
    return Check(name, Severity.ERROR, f"{folder} can't be written to", "mend its permissions, or set QAWL_DATA_DIR")


def _is_writable(folder: Path) -> bool:
    """Whether a file can be made there: permissions alone don't tell."""
    if not folder.is_dir():
        return False
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
