"""What the operator named (files, folders, addresses) into single sources: files and addresses."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.errors import SourceError
from index.sources.addresses import checked_address, is_address
from index.sources.sniffing import SUFFIXES


@dataclass(frozen=True, slots=True)
class Address:
    """An http(s) address, as it was named."""

    named: str


def locate(named: str) -> Iterator[Path | Address | SourceError]:
    """The sources behind one name: the file or address itself, or every file of a known suffix below a folder, in a
    fixed order.

    A file named by itself is taken whatever its suffix; in folders hidden entries are left out. What can't be used
    comes as an error in its place, so that the rest goes on: a path that doesn't exist, a folder with no such file
    below it or that may not be entered, and addresses that are not http or https.
    """
    if not named.strip():  # to `Path` no name at all is the current folder
        yield SourceError(named, "no file, folder or address is named")
        return
    if is_address(named):
        try:
            checked_address(named)
            yield Address(named)
        except SourceError as error:
            yield error
        return
    path = Path(named)
    try:
        if path.is_dir():
            yield from _below(path)
        elif path.is_file():
            yield path
        else:
            yield SourceError(named, "neither a file nor a folder" if path.exists() else "no such file or folder")
    except (OSError, ValueError) as error:  # ValueError: a NUL byte in the path
        yield _unreadable(named, error)


def _below(folder: Path) -> Iterator[Path | SourceError]:
    found = False
    closed: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(parent, name)
            if name.startswith(".") or path.suffix.lower() not in SUFFIXES:
                continue
            try:
                if path.is_file():
                    found = True
                    yield path
            except OSError as error:
                found = True
                yield _unreadable(str(path), error)
    yield from (_unreadable(str(error.filename), error) for error in closed)
    if not found and not closed:
        yield SourceError(
            str(folder), f"no text file or other known kind ({', '.join(sorted(SUFFIXES))}) in this folder"
        )


def _unreadable(named: str, error: OSError | ValueError) -> SourceError:
    return SourceError(named, f"can't be read: {getattr(error, 'strerror', None) or error}")
