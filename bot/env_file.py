"""A file of settings, `.env` or that of a service: its path goes in; what it sets comes out."""

from collections.abc import Mapping
from io import StringIO
from pathlib import Path

from dotenv import dotenv_values

from index.errors import SettingsError

ENCODING = "utf-8"


def env_values(path: Path) -> Mapping[str, str | None]:
    """The values of all names in a file, None for a name without one; nothing where there is no file. Raises
    `SettingsError` where it can't be read."""
    try:
        content = path.read_bytes() if path.is_file() else b""
    except OSError as error:
        raise SettingsError(f"{path} can't be read ({error.strerror}): mend its permissions") from error
    try:
        return dotenv_values(stream=StringIO(content.decode(ENCODING)))
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise SettingsError(f"{path} is not in UTF-8, as line {line} shows: save it as UTF-8") from error
