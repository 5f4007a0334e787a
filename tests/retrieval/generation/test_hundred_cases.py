"""A hundred scripted replies of a language model, honest and lying, through a real server to what people are shown."""

from collections import Counter

import pytest
from endpoint_server import Asked
from scenario import HARD_KINDS, Lie
from scripted_case import Case
from scripted_cases import CASES
from written_about import answered, writer_of

from index.embedding.protocol import Embedder
from retrieval.generation.checking.checker import Checker
from retrieval.profile import profile_of
from retrieval.records import Written

pytestmark = [pytest.mark.model, pytest.mark.timeout(600)]

KEPT = 0.9  # of true claims, at least
ROLES_CAUGHT = 0.2
"""Of the lies in which only who did it and to whom are swapped: what rules on words can tell."""


@pytest.fixture(scope="module")
def written(model_embedder: Embedder) -> dict[str, Written | None]:
    """What is shown of each reply."""
    replies: dict[str, Case] = {}

    def model(_: Asked) -> str:
        return replies["now"].reply

    checker = Checker(model_embedder, profile_of(model_embedder.name, model_embedder.dimension))
    found: dict[str, Written | None] = {}
    with writer_of(model, checker) as writer:
        for case in CASES:
            replies["now"] = case
            answer = answered(case.question, case.language, case.scenario.offered())
            found[case.name] = writer.write(answer, 0, lambda _: True)
    return found


def shown(written: Written | None) -> set[str]:
    return set() if written is None else {claim.text for claim in written.claims}


def test_no_lie_that_can_be_told_is_shown(written: dict[str, Written | None]) -> None:
    passed = [
        (case.name, lie.kind, lie.text)
        for case in CASES
        if not case.honest
        for lie in case.claims
        if isinstance(lie, Lie) and lie.kind not in HARD_KINDS and lie.text in shown(written[case.name])
    ]
    assert not passed


def test_at_least_nine_true_claims_of_ten_are_shown(written: dict[str, Written | None]) -> None:
    told = [(case, claim.text) for case in CASES if case.honest for claim in case.claims]
    lost = [text for case, text in told if text not in shown(written[case.name])]
    assert len(lost) <= (1 - KEPT) * len(told), lost


def test_each_claim_is_counted_as_shown_or_dropped(written: dict[str, Written | None]) -> None:
    for case in CASES:
        found = written[case.name]
        total = 0 if found is None else len(found.claims) + found.dropped
        assert total == len({claim.text for claim in case.claims}), case.name


def test_some_swapped_roles_are_told(written: dict[str, Written | None]) -> None:
    counted: Counter[bool] = Counter()
    for case in CASES:
        for lie in case.claims:
            if isinstance(lie, Lie) and lie.kind in HARD_KINDS:
                counted[lie.text not in shown(written[case.name])] += 1
    assert counted[True] >= ROLES_CAUGHT * counted.total(), counted
