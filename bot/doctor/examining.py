"""All checks, one after the other: an installation in, what was found out."""

from collections.abc import Iterable, Iterator, Sequence

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
    """What each check finds, as it finds it. One that fails hides none of the others; what keeps several from looking
    is an error once."""
    told: dict[str, str] = {}
    for check in CHECKS if checks is None else checks:
        name = _NAMES.get(check, check.__name__.replace("_", " "))
        try:
            yield from check(installation)
        except (LibraryError, OSError) as error:
            first = told.setdefault(str(error), name)
            if first != name:
                yield Check(name, Severity.INFO, f"it was not looked at: see “{first}”")
            elif isinstance(error, LibraryError):
                yield failed(name, error)
            else:
                yield Check(
                    name, Severity.ERROR, f"it can't be looked at: {error}", "mend the permissions, or the disk"
                )
        except QawlError as error:
            yield failed(name, error)


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
