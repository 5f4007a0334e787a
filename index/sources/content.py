"""What a reader is given: the bytes of one source, and where they came from. A file or a download goes in."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from index.errors import SourceError

LARGEST_FILE = 30_000_000
"""Bytes of a source that is held in memory whole. A book is a tenth of it; the bot is sent at most 20 MB."""

_HEAD = 8192  # bytes that tell what something is


@dataclass(frozen=True, slots=True)
class Content:
    """One source, unread.

    `named` is what a person called it, for messages; `origin` identifies what is read from it; `title` stands in where
    the source names none; `suffix` is lower case with its dot, or empty. `url` is where it was fetched, None for
    files. `media_type` and `charset` are what the server said they are, None where nobody did. The bytes are those of
    the file at `path`, or else `data`.
    """

    named: str
    origin: str
    title: str
    suffix: str
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None
    path: Path | None = None
    data: bytes = b""

    @classmethod
    def of_file(cls, path: Path) -> "Content":
        """The file at `path`. Raises `SourceError` where its name, or a folder's above it, is no Unicode."""
        origin = str(path.resolve())
        if not _is_unicode(origin + path.stem):
            raise SourceError(str(path), "the name of the file or of a folder above it is not UTF-8: rename it first")
        return cls(str(path), origin, path.stem, path.suffix.lower(), path=path)

    def open(self) -> BinaryIO:
        """A new stream of the bytes. Raises `SourceError` where the file can't be read."""
        if self.path is None:
            return io.BytesIO(self.data)
        try:
            return self.path.open("rb")
        except OSError as error:
            raise self.unreadable(error) from error

    def head(self) -> bytes:
        """The first bytes, enough to tell what they are."""
        with self.open() as stream:
            try:
                return stream.read(_HEAD)
            except OSError as error:
                raise self.unreadable(error) from error

    def read(self, largest: int = LARGEST_FILE) -> bytes:
        """All bytes. Raises `SourceError` where there are more than `largest` or the file can't be read."""
        try:
            with self.open() as stream:
                data = stream.read(largest + 1)  # and not by its size: files that the system makes up have none
        except OSError as error:
            raise self.unreadable(error) from error
        if len(data) > largest:
            raise self.error(f"the file is larger than {largest // 1_000_000} MB: split it first")
        return data

    def error(self, message: str) -> SourceError:
        """An error about this source."""
        return SourceError(self.named, message)

    def unreadable(self, error: OSError) -> SourceError:
        """An error about a file that the system doesn't let be read."""
        return self.error(f"the file can't be read: {error.strerror or error}")


def _is_unicode(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
