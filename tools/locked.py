"""What pyproject.toml asks for, and what is locked: files go in, requirements and versions come out."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
PROJECT = ROOT / "pyproject.toml"
CONSTRAINTS = ROOT / "constraints.txt"  # every version
HASHED = ROOT / "requirements.lock"  # what it takes to run, with hashes, where all get the same files
HASHED_DEV = ROOT / "requirements-dev.lock"  # the same for what it takes beyond that to test and to develop
EXTRAS = ("llm", "postgres", "test", "dev")  # those that `make setup` installs
TO_RUN = frozenset({"", "llm", "postgres", "build"})  # uses that an operator has

_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
# torch has several builds of one version, of which pip may be given one without a GPU; the others are what it alone
# needs where a build has one. Their hashes are those of the build that was chosen: they can't be locked for everybody.
_OF_TORCH = re.compile(r"torch|triton|nvidia-.*|cuda-.*")


@dataclass(frozen=True, slots=True)
class Locked:
    """One version that is locked, where `marker` holds; constraints hold no `hashes` (SHA-256) of its files."""

    name: NormalizedName
    version: Version
    marker: Marker | None
    hashes: frozenset[str]

    @property
    def applies_here(self) -> bool:
        """Whether this Python on this system needs it."""
        return self.marker is None or self.marker.evaluate()

    @property
    def is_of_torch(self) -> bool:
        """Whether its files differ between those who install the same version."""
        return _OF_TORCH.fullmatch(self.name) is not None

    @property
    def bare(self) -> str:
        """As pip reads it, without hashes."""
        return f"{self.name}=={self.version}" + (f" ; {self.marker}" if self.marker is not None else "")

    def __str__(self) -> str:
        """As pip reads it."""
        return self.bare + "".join(f" \\\n    --hash=sha256:{each}" for each in sorted(self.hashes))


def read_locked(text: str) -> list[Locked]:
    """What a file of constraints, or of requirements with hashes, locks. Raises `ValueError` for any other line."""
    return list(_entries(text))


def _entries(text: str) -> Iterator[Locked]:
    for line in text.replace("\\\n", " ").splitlines():
        stated = _HASH.sub("", line).partition("#")[0].strip()
        if not stated:
            continue
        requirement = Requirement(stated)
        exact = list(requirement.specifier)
        if [each.operator for each in exact] != ["=="]:
            raise ValueError(f"{stated} locks no version")
        yield Locked(
            canonicalize_name(requirement.name), Version(exact[0].version), requirement.marker,
            frozenset(_HASH.findall(line)),
        )  # fmt: skip


def requirements_by_use() -> dict[str, list[Requirement]]:
    """What the project itself asks for: to run (""), with each extra, and to be built ("build")."""
    with PROJECT.open("rb") as file:
        content = tomllib.load(file)
    project, build = content["project"], content["build-system"]["requires"]
    stated = {"": project["dependencies"], **{each: project["optional-dependencies"][each] for each in EXTRAS}}
    return {use: [Requirement(each) for each in asked] for use, asked in {**stated, "build": build}.items()}


def direct_requirements(*, to_run: bool = False) -> list[Requirement]:
    """All of these, or those that it takes `to_run`."""
    return [each for use, asked in requirements_by_use().items() for each in asked if use in TO_RUN or not to_run]


def project_version() -> str:
    """The version of Qawl."""
    with PROJECT.open("rb") as file:
        version: str = tomllib.load(file)["project"]["version"]
    return version
