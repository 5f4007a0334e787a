"""Licences and the bill of materials: as what is installed tells, with nothing left out."""

from datetime import UTC, datetime
from importlib.metadata import Distribution, PathDistribution
from pathlib import Path

import pytest

from tools.installed import installed_for, licence_of
from tools.licences import PAGE, page, rows_in
from tools.locked import direct_requirements, project_version
from tools.sbom import bill


def test_the_page_of_licences_is_current() -> None:
    written, current = rows_in(PAGE.read_text(encoding="utf-8")), rows_in(page())
    assert current <= written, "'make pages' writes docs/licences.md anew"  # other systems may need fewer packages


def test_every_licence_is_told_in_the_names_of_spdx() -> None:
    stated = {each.licence for each in installed_for(direct_requirements()).values()}
    assert not [each for each in stated if "," in each or "License" in each or each == "BSD"]


@pytest.mark.parametrize(
    ("metadata", "licence"),
    [
        ("License-Expression: MIT OR Apache-2.0", "MIT OR Apache-2.0"),
        ("License: Apache 2.0", "Apache-2.0"),
        ("License: MIT", "MIT"),
        ("License: BSD\nClassifier: License :: OSI Approved :: BSD License", "BSD-3-Clause"),
        ("Classifier: License :: OSI Approved :: Apache Software License", "Apache-2.0"),
    ],
)
def test_a_licence_is_read_from_what_a_package_states(tmp_path: Path, metadata: str, licence: str) -> None:
    assert licence_of(_package(tmp_path, metadata, bsd_text=True)) == licence


def test_a_package_without_a_licence_is_named(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match=r"odd 1\.0 states no licence"):
        licence_of(_package(tmp_path, "License: Ask me", bsd_text=False))


def test_the_bill_names_every_package_once_and_what_each_needs() -> None:
    made = bill(datetime(2026, 1, 2, tzinfo=UTC))
    components, needs = made["components"], made["dependencies"]
    assert isinstance(components, list)
    assert isinstance(needs, list)
    names = [each["bom-ref"] for each in components]
    assert len(set(names)) == len(names) == len(installed_for(direct_requirements()))
    own = f"pkg:pypi/qawl@{project_version()}"
    assert {each["ref"] for each in needs} == {own, *names}
    assert {needed for each in needs for needed in each["dependsOn"]} == set(names)
    assert all(each["licenses"] for each in components)


def _package(folder: Path, metadata: str, *, bsd_text: bool) -> Distribution:
    information = folder / "odd-1.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text(f"Metadata-Version: 2.1\nName: odd\nVersion: 1.0\n{metadata}\n", "utf-8")
    if bsd_text:
        text = "Redistribution and use in source and binary forms … to endorse or\npromote products …"
        (information / "LICENSE").write_text(text, "utf-8")
        (information / "RECORD").write_text("odd-1.0.dist-info/LICENSE,,\n", "utf-8")
    return PathDistribution(information)
