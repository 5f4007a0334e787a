"""Checks of the database files in a data folder: whether they are sound, and can be written to. Nothing is made, and no
tables are changed."""

import os
from collections.abc import Iterator
from pathlib import Path

from bot.doctor.records import Check, Installation, Severity
from bot.memory.embedded import memory_file
from bot.memory.schema import MEMORY
from index.embedded.examining import examine_file
from index.embedded.files import is_there
from index.embedded.library import library_file
from index.embedded.opening import Schema
from index.embedded.schema import LIBRARY

NEWER = "use that version of Qawl"
_LET_IN = (
    "make room on its disk, mend the permissions of the folder and its files, or wait for whoever locks it; where "
    "nothing of that helps, look after the disk"
)
_FILL = "restore a backup (qawl restore FILE --replace); where nothing was stored in it yet, remove it"


def files(installation: Installation) -> Iterator[Check]:
    """That the files in the data folder are sound, and of which version their tables are."""
    if installation.settings.database_url is not None:
        return
    folder = installation.settings.data_dir
    for path, schema in ((library_file(folder), LIBRARY), (memory_file(folder), MEMORY)):
        if is_there(path):
            yield _file(path, schema)


def _file(path: Path, schema: Schema) -> Check:
    name, state = path.name, examine_file(path, schema)
    if state.damaged is not None:
        return Check(name, Severity.ERROR, f"the {schema.name} is damaged: {state.damaged}", schema.mend)
    if state.unreadable is not None:
        return Check(name, Severity.ERROR, f"the {schema.name} can't be looked at now: {state.unreadable}", _LET_IN)
    if not state.version:
        what = "the file has no tables of Qawl's" if path.stat().st_size else "the file is empty"
        return Check(name, Severity.ERROR, what, _FILL)
    if state.version > schema.version:
        return Check(name, Severity.ERROR, f"a newer version of Qawl made it ({state.version})", NEWER)
    if not _may_write(path):
        owner = _owner(path)
        return Check(
            name, Severity.ERROR, f"it belongs to {owner}, and you may not write to it",
            f"run this as {owner} (with systemd 'sudo qawl …'), or let it belong to whom the folder does: "
            f"chown --reference={path.parent} {path}",
        )  # fmt: skip
    older = f", brought to {schema.version} when it is opened next" if state.version < schema.version else ""
    return Check(name, Severity.OK, f"sound, tables of version {state.version}{older}")


def _may_write(path: Path) -> bool:
    # Not by opening it: closing it again would end the locks that this process holds on it.
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _owner(path: Path) -> str:
    try:
        return path.owner()
    except KeyError:  # one without a name, as in a container
        return f"user {path.stat().st_uid}"
