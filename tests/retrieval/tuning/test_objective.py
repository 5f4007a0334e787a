"""What the model is to learn, with vectors that are known."""

from collections.abc import Sequence
from typing import cast

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from retrieval.profile import Profile, Side
from retrieval.tuning.examples import Group, Query, Text
from retrieval.tuning.network import TunedNetwork
from retrieval.tuning.objective import Objective

_WORDS = 8
_MEANS = {(side, language): np.zeros(_WORDS, np.float32) for side in Side for language in ("ar", "en")}


class _OneHot:
    """Each token is a direction of its own; the whole is the mean of them."""

    def encode(self, texts: Sequence[Sequence[int]]) -> tuple[list[Tensor], Tensor]:
        vectors = [torch.eye(_WORDS)[list(ids)] for ids in texts]
        return vectors, torch.stack([functional.normalize(each.mean(0), dim=-1) for each in vectors])


def _asking(word: int, gold: dict[str, int]) -> Query:
    return Query([0, 0, 0, word, 0], "en", gold)  # between a beginning, two tokens of a prompt, and an end


def _loss(*queries: Query) -> float:
    documents = tuple(Text([word, word], np.array([0, 0]), 1, "en") for word in (1, 2, 3))
    objective = Objective(cast("TunedNetwork", _OneHot()), Profile(_WORDS, _MEANS, {}))
    return float(objective.loss(Group(documents, queries)).detach())


def test_a_right_sentence_that_scores_above_the_others_costs_less() -> None:
    assert _loss(_asking(1, {"en": 0})) < _loss(_asking(1, {"en": 1}))


def test_a_question_that_nothing_answers_costs_less_where_nothing_is_like_it() -> None:
    assert 0 <= _loss(_asking(5, {})) < _loss(_asking(1, {}))


def test_questions_without_an_answer_add_to_the_others_loss() -> None:
    answered, like, unlike = _asking(1, {"en": 0}), _asking(2, {}), _asking(5, {})
    assert _loss(answered) <= _loss(answered, unlike) < _loss(answered, like)
