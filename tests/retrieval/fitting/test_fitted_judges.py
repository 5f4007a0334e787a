"""A judge fitted to outcomes ranks by the signals that tell answers, and refuses what it should."""

from dataclasses import replace

import numpy as np
import pytest

from retrieval.fitting.judge import confidences, fit_judge, right_among
from retrieval.fitting.outcomes import SIGNALS, Hidden, Outcome

_TOKENS, _NAMES = SIGNALS.index("tokens"), SIGNALS.index("names")


def _outcome(random: np.random.Generator) -> Outcome:
    """Ten passages of four sentences; `tokens` tells the right one, `names` stands higher in the wrong ones."""
    signals = random.uniform(0.0, 0.3, (40, len(SIGNALS)))
    signals[2, _TOKENS] += 0.5
    signals[2, _NAMES] = 0.0
    right = np.arange(40) == 2
    return Outcome(
        article="a",
        asking="en",
        answering="en",
        signals=signals,
        passages=np.repeat(np.arange(10), 4),
        right=right,
        document=np.arange(40) < 4,
        topic=np.arange(40) < 12,
    )


@pytest.fixture(scope="module")
def found() -> list[Outcome]:
    random = np.random.default_rng(0)
    return [_outcome(random) for _ in range(60)]


def test_the_signal_that_tells_gets_the_weight_and_none_is_negative(found: list[Outcome]) -> None:
    judge = fit_judge(found)
    assert sum(judge.weights[name] for name in ("tokens", "hardest", "window")) == pytest.approx(3.0, abs=0.001)
    assert judge.weights["names"] == 0.0
    assert min(judge.weights.values()) >= 0
    assert right_among(judge, found, 1).mean() > 0.95


def test_few_questions_without_an_answer_pass_the_threshold(found: list[Outcome]) -> None:
    judge = fit_judge(found)
    assert (confidences(judge, found, Hidden.NOTHING) >= judge.threshold).mean() >= 0.85
    for hidden in (Hidden.DOCUMENT, Hidden.ARTICLE):
        assert (confidences(judge, found, hidden) >= judge.threshold).mean() <= 0.06


def test_articles_that_share_their_topic_with_others_have_no_say_in_the_threshold(found: list[Outcome]) -> None:
    sharing = []
    for each in found[:20]:
        signals = each.signals.copy()
        signals[20, _TOKENS] = signals[2, _TOKENS] + 0.1  # of another article, which tells the same
        sharing.append(replace(each, signals=signals, alone_on_topic=False))
    judge = fit_judge([*found, *sharing])
    expected = max(
        np.quantile(confidences(judge, found, Hidden.ARTICLE), 0.95),
        np.quantile(confidences(judge, found, Hidden.NOTHING), 0.1),
    )
    assert judge.threshold == pytest.approx(expected, abs=1e-4)
    others = [replace(each, alone_on_topic=True) for each in sharing]
    assert fit_judge([*found, *others]).threshold != pytest.approx(judge.threshold, abs=0.01)


def test_what_is_hidden_makes_room_for_the_next_passages(found: list[Outcome]) -> None:
    outcome = found[0]
    assert np.unique(outcome.passages[outcome.in_reach(Hidden.NOTHING)]).tolist() == list(range(8))
    assert np.unique(outcome.passages[outcome.in_reach(Hidden.DOCUMENT)]).tolist() == list(range(1, 9))
    assert np.unique(outcome.passages[outcome.in_reach(Hidden.ARTICLE)]).tolist() == list(range(3, 10))
