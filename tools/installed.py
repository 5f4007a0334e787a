"""What is installed of the dependencies: nothing goes in but this Python's packages; what each is, what it needs and
under which licence it comes out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

# What packages write instead of SPDX's names.
_SPDX = {
    "APL 2": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Apache 2.0 License": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "The BSD 2-Clause License": "BSD-2-Clause",
    "ISC License": "ISC",
}
_CLASSIFIED = {
    "Apache Software License": "Apache-2.0",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
_EXPRESSION = re.compile(r"[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*")
_BSD = "Redistribution and use in source and binary forms"
_THIRD_CLAUSE = re.compile(r"endorse\s+or\s+promote\s+products")


@dataclass(frozen=True, slots=True)
class Installed:
    """An installed package: `licence` is SPDX's expression for it, `needs` what it asks for and is installed too."""

    name: str
    version: str
    summary: str
    licence: str
    needs: tuple[NormalizedName, ...]


def installed_for(requirements: Iterable[Requirement]) -> dict[NormalizedName, Installed]:
    """What these requirements bring, by name, with all that brings in turn.

    Raises `LookupError` where something is not installed, or its licence can't be told.
    """
    found: dict[NormalizedName, Installed] = {}
    extras: dict[NormalizedName, set[str]] = {}
    waiting = [each for each in requirements if each.marker is None or each.marker.evaluate({"extra": ""})]
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name in found and extras[name] >= wanted.extras:
            continue
        extras.setdefault(name, set()).update(wanted.extras)
        try:
            package = distribution(name)
        except PackageNotFoundError:
            raise LookupError(f"{name} is not installed: 'make setup' installs it") from None
        needs = _needs(package, extras[name])
        waiting += needs
        found[name] = Installed(
            package.name, package.version, _field(package, "Summary"), licence_of(package),
            tuple(sorted({canonicalize_name(each.name) for each in needs})),
        )  # fmt: skip
    return found


def _needs(package: Distribution, extras: Iterable[str]) -> list[Requirement]:
    stated = [Requirement(each) for each in package.requires or []]
    chosen = ["", *extras]
    return [
        each for each in stated if each.marker is None or any(each.marker.evaluate({"extra": one}) for one in chosen)
    ]


def licence_of(package: Distribution) -> str:
    """The licence that a package states, as an expression of SPDX's; read from its text where it names none.

    Raises `LookupError` where that doesn't tell either.
    """
    expression, stated = _field(package, "License-Expression"), _field(package, "License").strip()
    if expression:
        return expression
    if stated in _SPDX:
        return _SPDX[stated]
    if stated != "BSD" and _EXPRESSION.fullmatch(stated):
        return stated
    classified = [
        each.rpartition(":: ")[2] for each in package.metadata.get_all("Classifier") or [] if "License" in each
    ]
    for name in classified:
        if name in _CLASSIFIED:
            return _CLASSIFIED[name]
    text = "\n".join([stated, *_licence_files(package)])
    if _BSD in text:
        return "BSD-3-Clause" if _THIRD_CLAUSE.search(text) else "BSD-2-Clause"
    raise LookupError(f"{package.name} {package.version} states no licence that is known here: {classified}")


def _licence_files(package: Distribution) -> list[str]:
    """The texts of its own licence; those of parts that it carries are in other files."""
    names = {"LICENSE", "LICENCE", "COPYING", "LICENSE.TXT", "LICENSE.RST", "LICENSE.MD"}
    own = [each for each in package.files or [] if each.name.upper() in names and ".dist-info" in str(each)]
    return [each.read_text(encoding="utf-8") for each in own]


def _field(package: Distribution, name: str) -> str:
    return str((package.metadata.get_all(name) or [""])[0])
