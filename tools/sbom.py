"""`python -m tools.sbom`: what is installed goes in, a software bill of materials comes out, qawl.cdx.json.

It is CycloneDX 1.6. A component is a package with its version, its licence and what it needs in turn. The format:
https://cyclonedx.org/docs/1.6/json/
"""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import uuid4

from packaging.utils import NormalizedName, canonicalize_name
from packaging.version import Version

from tools.installed import Installed, installed_for
from tools.locked import ROOT, direct_requirements, project_version

BILL = ROOT / "qawl.cdx.json"
_SPDX_NAME = re.compile(r"[A-Za-z0-9.+-]+")  # one licence, not an expression of several


def main() -> None:
    """Write the bill."""
    BILL.write_text(json.dumps(bill(datetime.now(UTC)), indent=2) + "\n", encoding="utf-8")
    print(f"{BILL.name} lists what is installed")


def bill(now: datetime) -> dict[str, object]:
    """The bill of what is installed here, as of `now`. Raises `LookupError` as `installed_for`."""
    asked = direct_requirements()
    packages = installed_for(asked)
    version = project_version()
    own = f"pkg:pypi/qawl@{version}"
    qawl = {"type": "application", "bom-ref": own, "name": "qawl", "version": version, "purl": own}
    direct = {canonicalize_name(each.name) for each in asked if each.marker is None or each.marker.evaluate()}
    needs = [{"ref": own, "dependsOn": sorted(_purl(packages[each]) for each in direct)}]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid4()}",
        "version": 1,
        "metadata": {"timestamp": now.isoformat(timespec="seconds"), "component": qawl},
        "components": [_component(packages[name]) for name in sorted(packages)],
        "dependencies": needs + [_needs(packages[name], packages) for name in sorted(packages)],
    }


def _component(package: Installed) -> dict[str, object]:
    one = _SPDX_NAME.fullmatch(package.licence)
    licence = {"license": {"id": package.licence}} if one else {"expression": package.licence}
    return {
        "type": "library", "bom-ref": _purl(package), "name": package.name, "version": package.version,
        "description": package.summary, "licenses": [licence], "purl": _purl(package),
    }  # fmt: skip


def _needs(package: Installed, packages: Mapping[NormalizedName, Installed]) -> dict[str, object]:
    return {"ref": _purl(package), "dependsOn": sorted({_purl(packages[each]) for each in package.needs})}


def _purl(package: Installed) -> str:
    """Its name for every tool; a build ("+cpu") is a version of its own."""
    version = str(Version(package.version)).replace("+", "%2B")
    return f"pkg:pypi/{canonicalize_name(package.name)}@{version}"


if __name__ == "__main__":
    main()
