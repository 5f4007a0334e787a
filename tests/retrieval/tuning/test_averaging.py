"""The mean of several updates adds to each matrix the mean of what they add."""

import numpy as np
import pytest

from retrieval.tuning.averaging import Updates, mean_of


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
