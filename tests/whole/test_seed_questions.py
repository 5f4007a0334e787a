"""Two dozen questions on the seed article and a dozen that it doesn't answer: how often the first sentence is right.

The floors are what is reached today, so that no change loses it unseen; what is aimed at stands beside them.
"""

import json
from typing import Any

import pytest
from qawl_process import Qawl
from seed_questions import ANSWERED, UNANSWERED

pytestmark = pytest.mark.model

FIRST = 19  # aimed at: 20 of 24
AMONG_THREE = 24  # aimed at: 24 of 24, and reached
REFUSED = 11  # aimed at: 11 of 12, and reached


@pytest.fixture(scope="module")
def answers(seeded: Qawl) -> dict[str, Any]:
    lines = "\n".join([*ANSWERED, *UNANSWERED])
    done = seeded.run("ask", "--batch", "-", "--evidence", "12", given=lines)
    assert done.status == 0, done.errors
    return {each["question"]: each for each in map(json.loads, done.out.splitlines())}


def test_the_right_sentence_comes_first_or_among_the_first_three(answers: dict[str, Any]) -> None:
    places = {
        question: next(place for place, each in enumerate(answers[question]["evidence"]) if piece in each["quote"])
        for question, piece in ANSWERED.items()
    }
    assert sum(place == 0 for place in places.values()) >= FIRST, places
    assert sum(place < 3 for place in places.values()) >= AMONG_THREE, places


def test_answerable_questions_are_answered_and_others_refused(answers: dict[str, Any]) -> None:
    refused = [question for question in UNANSWERED if not answers[question]["answered"]]
    assert len(refused) >= REFUSED, refused
    unheard = [question for question in ANSWERED if not answers[question]["answered"]]
    assert len(unheard) <= 3, unheard
