"""What a release of the default model makes of a text stays as it was: libraries that it made can use no other."""

import hashlib
from importlib.resources import files

import pytest

from index.embedding.releases import DEFAULT_MODEL, RELEASES
from retrieval.generation.checking.fitted import fitted_to
from retrieval.profile import profile_of

_AS_RELEASED = {
    "qawl-e5-small": "ba00f442af3a490a80b6f4228de82c2d054ae1749948b4daafa3495a7fe4c4f5",
    "qawl-e5-small-2": "7a712bf19d814603e7745a67fed52581ea3c4d3f247ab217474abcb468d1d5cd",
    "qawl-e5-small-3": "878cd0419efee109fb0b73f0583b30e3efa041e4a60229d39821ff0b0f2cd9bf",
}


def test_no_release_is_changed_or_taken_away() -> None:
    folder = files("index.embedding") / "adapters"
    found = {name: hashlib.sha256((folder / f"{name}.safetensors").read_bytes()).hexdigest() for name in RELEASES}
    assert found == _AS_RELEASED
    assert RELEASES[-1] == DEFAULT_MODEL


@pytest.mark.parametrize("release", RELEASES)
def test_each_release_has_judges_and_checks_that_were_fitted_to_it(release: str) -> None:
    profile = profile_of(release, 384)
    cautious = profile_of("a model that nothing was fitted to", 384)
    for asking in ("ar", "en"):
        for answering in ("ar", "en"):
            assert profile.judge(asking, answering) != cautious.judge(asking, answering)
    assert fitted_to(release, 384) is not None
