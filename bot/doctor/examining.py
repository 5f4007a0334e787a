"""All checks, one after the other: an installation in, what was found out."""

import traceback
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bot.doctor.clock import clock
from bot.doctor.contents import embedding_model, library, unfinished_copy
from bot.doctor.databases import database
from bot.doctor.files import files
from bot.doctor.language_models import language_model, last_trouble
from bot.doctor.machine import disk, memory
from bot.doctor.packages import packages
from bot.doctor.places import data_folder, env_file, settings
from bot.doctor.records import Check, Examine, Installation, Severity, check_of
from bot.doctor.telegram_bot import telegram_bot
from bot.doctor.vector_caches import vector_caches
from index.errors import InputError, LibraryError, QawlError

CHECKS: tuple[Examine, ...] = (
    settings, env_file, packages, disk, memory, data_folder, files, database, library, unfinished_copy, vector_caches,
    embedding_model, language_model, last_trouble, clock, telegram_bot,
)  # fmt: skip

_NAMES: dict[Examine, str] = {
    packages: "versions", files: "database", unfinished_copy: "copy", vector_caches: "vector cache",
    last_trouble: "language model",
}  # fmt: skip
"""Those whose findings are called otherwise than their function."""

FINE, FAILED, TO_MEND = 0, 1, 2


def examine(installation: Installation, checks: Iterable[Examine] | None = None) -> Iterator[Check]:
    """What each check finds, as it finds it. One that fails hides none of the others, whatever it fails with; what
    keeps several from looking is an error once."""
    told: dict[str, str] = {}
    for check in CHECKS if checks is None else checks:
        name = _NAMES.get(check, check.__name__.replace("_", " "))
        try:
            yield from check(installation)
        except (QawlError, OSError) as error:
            first = told.setdefault(_reason(error, installation), name)
            if first != name:
                yield Check(name, Severity.INFO, f"it was not looked at: see “{first}”")
            elif isinstance(error, QawlError):
                yield failed(name, error)
            else:
                yield Check(
                    name, Severity.ERROR, f"it can't be looked at: {error}", "mend the permissions, or the disk"
                )
        except Exception as error:  # noqa: BLE001 - what no check foresaw is told, and hides no other
            at = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{Path(at.filename).name}, line {at.lineno}"
            # What it says may hold anything, a secret too.
            yield Check(name, Severity.ERROR, f"the check itself failed: {type(error).__name__} in {where}")


def _reason(error: Exception, installation: Installation) -> str:
    """What tells whether two errors are one. A server fails library and memory alike, in other words for each; files
    that are damaged alike are two all the same."""
    if installation.settings.database_url is not None and isinstance(error, QawlError):
        while error.__cause__ is not None and isinstance(error.__cause__, Exception):
            error = error.__cause__
    return str(error)


def failed(name: str, error: QawlError) -> Check:
    """What an error says."""
    if isinstance(error, LibraryError):
        return Check(name, Severity.ERROR, error.what, error.remedy)
    if isinstance(error, InputError):
        return check_of(name, error, "see 'qawl --help'")
    return Check(name, Severity.ERROR, str(error))


def exit_status(found: Sequence[Check]) -> int:
    """0 where all is fine, 1 where something failed that no remedy is known for, 2 where the user can mend something.

    What is only to be known makes no difference.
    """
    wrong = [each for each in found if each.severity in {Severity.WARNING, Severity.ERROR}]
    if any(each.remedy is None for each in wrong):
        return FAILED
    return TO_MEND if wrong else FINE
