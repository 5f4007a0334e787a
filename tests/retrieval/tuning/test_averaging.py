"""The mean of several updates adds to each matrix the mean of what they add."""

import numpy as np
import pytest

from retrieval.tuning.averaging import Updates, mean_of, parts_of


def _updates(seed: int, rank: int) -> Updates:
    random = np.random.default_rng(seed)
    return {
        f"layer.{number}.{side}": random.normal(size=(rank, 6) if side == "down" else (4, rank)).astype(np.float16)
        for number in range(2)
        for side in ("up", "down")
    }


def _added(updates: Updates, layer: str) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return updates[f"{layer}.up"].astype(np.float32) @ updates[f"{layer}.down"].astype(np.float32)


@pytest.mark.parametrize("layer", ["layer.0", "layer.1"])
def test_what_is_added_is_the_mean_whatever_the_ranks(layer: str) -> None:
    parts = [_updates(1, 8), _updates(2, 8), _updates(3, 2)]
    expected = np.mean([_added(part, layer) for part in parts], axis=0)
    assert np.allclose(_added(mean_of(parts), layer), expected, atol=0.02)
    assert np.abs(expected).max() > 0.2


def test_updates_of_another_model_are_not_taken_in() -> None:
    other = {name.replace("layer", "block"): values for name, values in _updates(2, 8).items()}
    for parts in ([other], [{**_updates(2, 8), **other}]):
        with pytest.raises(KeyError):
            mean_of([_updates(1, 8), *parts])


def test_the_mean_comes_apart_into_what_it_was_made_of() -> None:
    parts = [_updates(seed, 8) for seed in (1, 2, 3)]
    for part, found in zip(parts, parts_of(mean_of(parts), 3), strict=True):
        assert found.keys() == part.keys()
        for name, values in part.items():
            assert found[name].dtype == np.float16
            assert np.allclose(found[name].astype(np.float32), values.astype(np.float32), rtol=2e-3, atol=1e-6)


def test_a_mean_of_another_number_of_parts_does_not_come_apart() -> None:
    with pytest.raises(ValueError, match="equal"):
        parts_of(mean_of([_updates(1, 8), _updates(2, 8)]), 3)
