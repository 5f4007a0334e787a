"""Checks of what Qawl is made of: versions of Python, SQLite and packages against what its own package asks for."""

import platform
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.metadata import PackageNotFoundError, metadata, version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

from bot.doctor.records import Check, Installation, Severity

NAME = "versions"
SHOWN = ("faiss-cpu", "torch", "sentence-transformers", "python-telegram-bot")
# Beside FTS5: RETURNING, with which rows tell their numbers (https://sqlite.org/lang_returning.html).
OLDEST_SQLITE = (3, 35)

_LOCKED = Path(__file__).parents[2] / "constraints.txt"  # beside the packages where they run from a checkout


def packages(_installation: Installation) -> Iterator[Check]:
    """That everything is of a version that works, and what versions there are."""
    yield from sqlite(sqlite3.sqlite_version_info, _has_full_text_search())
    try:
        about = metadata("qawl")
    except PackageNotFoundError:
        yield Check(NAME, Severity.INFO, "Qawl is not installed as a package: what it needs can't be compared")
        return
    asked = [Requirement(each) for each in about.get_all("Requires-Dist") or ()]
    here = [each for each in asked if each.marker is None or each.marker.evaluate({"extra": ""})]
    yield from python(about["Requires-Python"] or "")
    yield from outside(here)
    shown = ", ".join(f"{name} {found}" for name in SHOWN if (found := _installed(name)) is not None)
    yield Check(NAME, Severity.OK, f"Qawl {about['Version']}, Python {platform.python_version()}, SQLite "
                f"{sqlite3.sqlite_version}, {shown}")  # fmt: skip
    if _LOCKED.is_file():
        yield from other_than_locked(here, _LOCKED.read_text(encoding="utf-8"))


def python(asked: str) -> Iterator[Check]:
    """Whether this Python is one that is asked for (">=3.11")."""
    if not SpecifierSet(asked).contains(platform.python_version(), prereleases=True):
        yield Check(
            NAME, Severity.WARNING, f"Python {platform.python_version()} is not {asked}", f"install Python {asked}"
        )


def sqlite(found: tuple[int, ...], has_full_text_search: bool) -> Iterator[Check]:
    """Whether this SQLite can do what the embedded library needs of it."""
    if found < OLDEST_SQLITE or not has_full_text_search:
        lacks = "has no FTS5" if not has_full_text_search else "is too old"
        yield Check(
            NAME, Severity.ERROR, f"the SQLite of this Python ({'.'.join(map(str, found))}) {lacks}",
            "take another build of Python",
        )  # fmt: skip


def outside(asked: list[Requirement]) -> Iterator[Check]:
    """Requirements that what is installed doesn't meet."""
    for requirement in asked:
        found = _installed(requirement.name)
        if found is None:
            yield Check(NAME, Severity.ERROR, f"{requirement.name} is not installed", _install(requirement))
        elif not requirement.specifier.contains(found, prereleases=True):
            yield Check(
                NAME, Severity.WARNING, f"{requirement.name} is {found}, and should be {requirement.specifier}",
                _install(requirement),
            )  # fmt: skip


def other_than_locked(asked: list[Requirement], locked: str) -> Iterator[Check]:
    """Whether what is asked for is there in the versions that `constraints.txt` has: those that were tested."""
    names = {canonicalize_name(each.name) for each in asked}
    differing = []
    for line in locked.splitlines():
        name, _, rest = line.partition("==")
        found = _installed(name)
        if canonicalize_name(name) not in names or found is None or not rest:
            continue
        wanted = Version(rest.split(";")[0].split()[0])
        if Version(found).public != wanted.public:
            differing.append(f"{name} {found} (tested: {wanted.public})")
    if differing:
        yield Check(NAME, Severity.INFO, f"others than were tested: {', '.join(differing)}", "make setup")


def _install(requirement: Requirement) -> str:
    return f"pip install '{requirement.name}{requirement.specifier}'"


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _has_full_text_search() -> bool:
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.execute("CREATE VIRTUAL TABLE probe USING fts5 (words)")
    except sqlite3.Error:
        return False
    return True
