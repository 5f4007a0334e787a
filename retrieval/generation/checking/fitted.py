"""What was fitted to one embedding model for checking what a language model wrote.

A model's name in; its `Fitted` numbers out, from `fitted/<name>.json` where `python -m retrieval.fitting.claims` made
them, else None.
"""

from functools import lru_cache
from importlib.resources import files

import numpy as np
from pydantic import BaseModel

from index.vectors import Vector


class Fitted(BaseModel, frozen=True):
    """Numbers for one model.

    `name_direction` (dimension,) and `name_marks` by name, with `name_intercept`, are a logistic model of "this word is
    a name that other scripts write by its sound", over a word's centred vector and marks. `stranger` by signal, with
    `stranger_intercept`, is one of "no word of the other language's text is this word", and `most_strange` by language
    the logit from which a word is taken for one. `least_support` and `least_same` are the least support that a claim
    needs, from the other language and from its own; `clearly` is how much better another sentence must support it to be
    the one that should have been cited. `surely_a_name` is the logit from which a word counts as a name inside one
    language.
    """

    fitted_on: str
    name_direction: list[float]
    name_marks: dict[str, float]
    name_intercept: float
    stranger: dict[str, float]
    stranger_intercept: float
    most_strange: dict[str, float]
    surely_a_name: float
    least_support: dict[str, float]
    clearly: float

    @property
    def direction(self) -> Vector:
        """`name_direction` as an array (dimension,)."""
        return np.array(self.name_direction, np.float32)


@lru_cache(maxsize=8)
def fitted_to(model: str, dimension: int) -> Fitted | None:
    """What was fitted to `model`; None where nothing was."""
    file = files("retrieval.generation.checking") / "fitted" / f"{model.rsplit('/', 1)[-1]}.json"
    if not file.is_file():
        return None
    found = Fitted.model_validate_json(file.read_text("utf-8"))
    return found if len(found.name_direction) == dimension else None
