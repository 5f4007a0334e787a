"""What was fitted to a model is read from its files once."""

from importlib.resources import files

import pytest

from retrieval.profile import profile_of


def _fitted() -> list[str]:
    folder = files("retrieval") / "profiles"
    return sorted(each.name.removesuffix(".json") for each in folder.iterdir() if each.name.endswith(".json"))


@pytest.mark.parametrize("model", _fitted())
def test_a_profile_is_read_once(model: str) -> None:
    assert profile_of(f"somebody/{model}", 384) is profile_of(f"somebody/{model}", 384)
