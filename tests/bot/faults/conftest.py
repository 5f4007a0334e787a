"""What every test of faults may use: a small disk of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from small_disk import SmallDisk, small_disk


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with small_disk(tmp_path / "disk") as mounted:
        yield mounted
