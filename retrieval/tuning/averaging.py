"""The mean of several updates to the default model: `python -m retrieval.tuning.averaging FILE... --output FILE`.

Updates that `retrieval.tuning` learned from the same start, each without some of the articles, go in; their mean, which
has learned from all, comes out: no worse than any of them as a rule (Wortsman et al. 2022, "Model soups",
arXiv:2203.05482).
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file

Updates = Mapping[str, NDArray[np.float16]]
"""`<matrix>.down`, (rank, in), and `<matrix>.up`, (out, rank), by name; their product is added to the matrix."""


def mean_of(parts: Sequence[Updates]) -> dict[str, NDArray[np.float16]]:
    """Updates whose products are the means of those of `parts`; ranks add up.

    Raises `KeyError` where the parts are of different models.
    """
    if any(part.keys() != parts[0].keys() for part in parts):
        raise KeyError("updates of different matrices have no mean")
    return {
        name: np.concatenate([part[name] for part in parts])
        if name.endswith(".down")
        else np.concatenate([(part[name].astype(np.float32) / len(parts)).astype(np.float16) for part in parts], axis=1)
        for name in parts[0]
    }


def parts_of(mean: Updates, count: int) -> list[dict[str, NDArray[np.float16]]]:
    """The `count` updates, all of one rank, that `mean` is the mean of: they lie side by side in it.

    Raises `ValueError` where its ranks can't be parted so.
    """
    parts: list[dict[str, NDArray[np.float16]]] = [{} for _ in range(count)]
    for name, values in mean.items():
        axis = 0 if name.endswith(".down") else 1
        for part, mine in zip(parts, np.split(values, count, axis), strict=True):
            scaled = mine if axis == 0 else (mine.astype(np.float32) * count).astype(np.float16)
            part[name] = np.ascontiguousarray(scaled)
    return parts


def main() -> None:
    """Read, average, save."""
    parser = argparse.ArgumentParser(prog="python -m retrieval.tuning.averaging", description=__doc__)
    parser.add_argument("files", type=Path, nargs="+", help="what `retrieval.tuning` made")
    parser.add_argument("--output", type=Path, required=True, help="where the mean goes (safetensors)")
    arguments = parser.parse_args()
    save_file(mean_of([load_file(file) for file in arguments.files]), arguments.output)


if __name__ == "__main__":
    main()
