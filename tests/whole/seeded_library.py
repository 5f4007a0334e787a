"""One library made from the seed article with the real model, shared by the tests that only read it."""

import pytest
from qawl_process import SEEDS, Qawl


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Qawl:
    qawl = Qawl(tmp_path_factory.mktemp("seeded"))
    added = qawl.run("add", str(SEEDS), "--json")
    assert added.json_lines() == [{"added": 1, "updated": 0, "unchanged": 0, "failed": []}], added.errors
    return qawl
