"""What was measured of an embedding model: where its cone lies for each language, and how its scores are weighed.

A model's name in; its `Profile` out, from `profiles/<name>.json` where one was fitted (`python -m retrieval.fitting`),
else one that knows nothing: vectors are taken as they come and answers are held back more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files

import numpy as np
from pydantic import BaseModel

from index.records import Vector


class Side(StrEnum):
    """Which vectors a mean was taken over: models put questions, passages and their tokens in different places."""

    QUESTION = "question"
    QUESTION_TOKEN = "question_token"  # noqa: S105
    PASSAGE = "passage"
    PASSAGE_TOKEN = "passage_token"  # noqa: S105


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """Numbers fitted to one model of a given `dimension`.

    `means` holds the mean vector (dimension,) by side and language. `weights` are the evidence features' weights,
    `confidence` the logistic model that turns features of the best sentence into a probability, with its intercept
    under "intercept"; `threshold` is the confidence below which a question is refused.
    """

    dimension: int
    means: Mapping[tuple[Side, str], Vector]
    weights: Mapping[str, float]
    confidence: Mapping[str, float]
    threshold: float

    def mean(self, side: Side, language: str) -> Vector:
        """The mean vector (dimension,) of a side and language; zero where none was measured."""
        found = self.means.get((side, language))
        return np.zeros(self.dimension, np.float32) if found is None else found


# Cosines of an unknown model are on an unknown scale; these weights and this threshold are cautious, not fitted.
_UNFITTED_WEIGHTS = {"tokens": 2.0, "sentence": 1.0, "passage": 1.0, "words": 0.3, "names": 0.3}
_UNFITTED_CONFIDENCE = {"words": 3.0, "names": 3.0, "intercept": -1.5}
_UNFITTED_THRESHOLD = 0.5


def profile_of(model: str, dimension: int) -> Profile:
    """The profile fitted to `model`, or the one for models that nothing was fitted to."""
    file = files("retrieval") / "profiles" / f"{model.rsplit('/', 1)[-1]}.json"
    if file.is_file():
        fitted = _Stored.model_validate_json(file.read_text("utf-8"))
        if fitted.dimension == dimension:
            return fitted.profile()
    return Profile(dimension, {}, _UNFITTED_WEIGHTS, _UNFITTED_CONFIDENCE, _UNFITTED_THRESHOLD)


class _Stored(BaseModel):
    """A profile as its file holds it."""

    dimension: int
    fitted_on: str
    means: dict[Side, dict[str, list[float]]]
    weights: dict[str, float]
    confidence: dict[str, float]
    threshold: float

    def profile(self) -> Profile:
        means = {
            (side, language): np.array(mean, np.float32)
            for side, by_language in self.means.items()
            for language, mean in by_language.items()
        }
        return Profile(self.dimension, means, self.weights, self.confidence, self.threshold)
