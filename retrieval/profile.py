"""What was measured of an embedding model: where its cone lies for each language, and how its scores are weighed.

A model's name in; its `Profile` out, from `profiles/<name>.json` where one was fitted (`python -m retrieval.fitting`),
with the verifier beside it if there is one, else one that knows nothing: vectors are taken as they come and answers are
held back more.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from pydantic import BaseModel, Field, ValidationError

from index.errors import ModelError
from index.vectors import Vector
from retrieval.verifier import Verifier

_PROFILES_KEPT = 2
"""A program uses one model; while a library changes to another, two."""
_STEEPEST = 50.0  # beyond it a probability is 0 or 1 in every digit shown


class Side(StrEnum):
    """Which vectors a mean was taken over: models put questions, passages and their tokens in different places."""

    QUESTION = "question"
    QUESTION_TOKEN = "question_token"  # noqa: S105
    PASSAGE = "passage"
    PASSAGE_TOKEN = "passage_token"  # noqa: S105


class Condition(BaseModel, frozen=True):
    """Something that must hold where a sentence answers: a logistic model of its signals."""

    coefficients: dict[str, float]
    intercept: float

    def log_odds(self, features: Mapping[str, float]) -> float:
        """How surely it holds."""
        return self.intercept + sum(weight * features.get(name, 0.0) for name, weight in self.coefficients.items())


class Judge(BaseModel, frozen=True):
    """How sentences are weighed in one direction, from the question's language to the sentence's.

    `weights` are those of the signals in the score that ranks sentences. `level` is the score that answering sentences
    have, on average: across languages the same meaning meets with smaller cosines, and scores of two directions compare
    only less their levels. The rest is how sure the best sentence is: all `conditions` must hold, so that it is as sure
    as the product of their probabilities; `shifts` of signals are added to its log-odds; and `threshold` is the least
    probability to answer with.
    """

    weights: dict[str, float]
    conditions: tuple[Condition, ...] = Field(min_length=1)
    shifts: dict[str, float]
    threshold: float
    level: float

    def score(self, features: Mapping[str, float]) -> float:
        """How well a sentence with these signals answers; compares with other sentences in this direction only."""
        return sum(weight * features.get(name, 0.0) for name, weight in self.weights.items())

    def confidence(self, features: Mapping[str, float]) -> float:
        """The probability (0..1) that a sentence with these signals answers."""
        return 1 / (1 + math.exp(-_bounded(self.log_odds(features))))

    def log_odds(self, features: Mapping[str, float]) -> float:
        """The same as log-odds: of the product of the conditions' probabilities, shifted."""
        # The log of the product of all conditions' probabilities, each below 1.
        together = -sum(math.log1p(math.exp(-_bounded(each.log_odds(features)))) for each in self.conditions)
        shifted = sum(shift * features.get(name, 0.0) for name, shift in self.shifts.items())
        return together - math.log(-math.expm1(together)) + shifted

    def weighs(self, signal: str) -> bool:
        """Whether a signal has a say in how sure the best sentence is."""
        return any(each.get(signal) for each in (self.shifts, *(one.coefficients for one in self.conditions)))


def _bounded(log_odds: float) -> float:
    return max(-_STEEPEST, min(_STEEPEST, log_odds))


# Cosines of an unknown model are on an unknown scale: only words and names speak, and they must speak clearly.
_CAUTIOUS = Judge(
    weights={"tokens": 2.0, "sentence": 0.5, "alone": 0.5, "words": 0.2, "subject": 0.2},
    conditions=(Condition(coefficients={"words": 6.0, "names": 6.0}, intercept=-3.0),),
    shifts={"exchanged": -8.0, "another_time": -2.5},
    threshold=0.5,
    level=0.0,
)


def direction(asking: str, answering: str) -> str:
    """The name of a direction, from the question's language to the sentence's."""
    return f"{asking}→{answering}"


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """Numbers fitted to one model of a given `dimension`.

    `means` holds the mean vector (dimension,) by side and language; `judges` rank sentences and decide between
    answering and refusing, by the languages of question and sentence ("ar→en"); `verifier`, where there is one, reads
    the best sentences once more, for that decision and for their order.
    """

    dimension: int
    means: Mapping[tuple[Side, str], Vector]
    judges: Mapping[str, Judge]
    verifier: Verifier | None = None

    def judge(self, asking: str, answering: str) -> Judge:
        """The judge for questions in one language and sentences in another."""
        return self.judges.get(direction(asking, answering), _CAUTIOUS)

    def mean(self, side: Side, language: str) -> Vector:
        """The mean vector (dimension,) of a side and language; zero where none was measured."""
        found = self.means.get((side, language))
        return np.zeros(self.dimension, np.float32) if found is None else found


@lru_cache(maxsize=_PROFILES_KEPT)
def profile_of(model: str, dimension: int) -> Profile:
    """The profile fitted to `model`, or the one for models that nothing was fitted to. It is read once.

    Raises `ModelError` where its verifier is missing, or can't be read.
    """
    name = model.rsplit("/", 1)[-1]
    folder = files("retrieval") / "profiles"
    if (folder / f"{name}.json").is_file():
        text, verifier = (folder / f"{name}.json").read_text("utf-8"), folder / f"{name}.verifier.safetensors"
        if verifier.is_file():
            with as_file(verifier) as file:
                fitted = read_profile(text, file)
        else:
            fitted = read_profile(text)
        if fitted.dimension == dimension:
            return fitted
    return Profile(dimension, {}, {})


def read_profile(text: str, verifier: Path | None = None) -> Profile:
    """The profile that a file of `profiles/` holds, from its text, with the verifier of another file.

    Raises `ModelError` where that can't be read, or where judges weigh what a verifier makes and there is none.
    """
    try:
        stored = _Stored.model_validate_json(text)
    except ValidationError as error:
        raise ModelError(f"what was fitted to the model can't be read: install Qawl anew ({error})") from error
    return stored.profile(None if verifier is None else Verifier.load(verifier))


class _Stored(BaseModel):
    """A profile as its file holds it."""

    dimension: int
    fitted_on: str
    means: dict[Side, dict[str, list[float]]]
    judges: dict[str, Judge]

    def profile(self, verifier: Verifier | None) -> Profile:
        means = {
            (side, language): np.array(mean, np.float32)
            for side, by_language in self.means.items()
            for language, mean in by_language.items()
        }
        looked_at = [judge.weighs(signal) for judge in self.judges.values() for signal in ("verified", "surest")]
        if verifier is None and any(looked_at):
            raise ModelError(
                "the file of the verifier, which these judges were fitted with, is missing: install Qawl anew"
            )
        return Profile(self.dimension, means, self.judges, verifier)
