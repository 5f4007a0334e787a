"""What was fitted, in two files as `retrieval/profiles` keeps them: `<name>.json` and `<name>.verifier.safetensors`."""

import json
from collections.abc import Mapping
from pathlib import Path

from retrieval.fitting.fitting import Fitted
from retrieval.fitting.means import Means
from retrieval.profile import Judge, Profile, read_profile


def write_profile(folder: Path, name: str, dimension: int, means: Means, fitted: Fitted) -> None:
    """Write both files of a profile for vectors of `dimension`."""
    (folder / f"{name}.json").write_text(_json(dimension, means, fitted.judges), "utf-8")
    fitted.verifier.save(folder / _verifier_of(name))


def read_written(folder: Path, name: str) -> Profile:
    """The profile that was written. Raises `OSError` where it is missing, `ModelError` where it can't be read."""
    return read_profile((folder / f"{name}.json").read_text("utf-8"), folder / _verifier_of(name))


def _json(dimension: int, means: Means, judges: Mapping[str, Judge]) -> str:
    by_side: dict[str, dict[str, list[float]]] = {}
    for (side, language), mean in means.items():
        by_side.setdefault(side, {})[language] = [round(float(value), 5) for value in mean]
    profile = {
        "fitted_on": "means: FLORES dev (CC BY-SA 4.0); judges and verifier: articles written for Qawl, XQuAD-R's "
        "development half (CC BY-SA 4.0), ARCD (MIT) and QED (CC BY-SA 3.0), each part with a model not tuned on it",
        "dimension": dimension,
        "judges": {label: judge.model_dump() for label, judge in judges.items()},
        "means": by_side,
    }
    return json.dumps(profile, ensure_ascii=False)


def _verifier_of(name: str) -> str:
    return f"{name}.verifier.safetensors"
