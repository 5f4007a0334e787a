"""Measures of digests, on partitions and streams whose figures are known."""

from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

from index.errors import SourceError
from retrieval.evaluation.digests.agreement import adjusted_rand, both_languages, cut_error, f1
from retrieval.evaluation.digests.streams import is_event, news_day


def test_the_rand_index_is_the_one_of_scikit_learn() -> None:
    drawn = np.random.default_rng(3)
    for _ in range(20):
        labels = [str(each) for each in drawn.integers(0, 5, 40)]
        clusters = drawn.integers(0, 7, 40).tolist()
        assert adjusted_rand(labels, clusters) == pytest.approx(adjusted_rand_score(labels, clusters))
    assert adjusted_rand(["a", "a", "b"], [1, 1, 2]) == 1


def test_both_languages_count_in_the_largest_cluster_of_a_label() -> None:
    labels = ["x", "x", "x", "y", "y"]
    assert both_languages(labels, ["ar", "en", "en", "ar", "en"], [1, 1, 2, 3, 4]) == 0.5


def test_f1_is_that_of_sets() -> None:
    assert f1({"a", "b"}, {"b", "c"}) == 0.5
    assert f1(set(), {"a"}) == 0
    assert f1(set(), set()) == 1


def test_cuts_in_the_right_place_are_no_error() -> None:
    known = ["a"] * 6 + ["b"] * 6
    assert cut_error(known, [0] * 6 + [1] * 6) == 0
    assert cut_error(known, [0] * 12) > 0


def test_the_main_event_is_told_by_words_of_both_lists_near_the_beginning() -> None:
    assert is_event("تفجير مسجد في عسير", "")
    assert is_event("", "استنكر الوزير الاعتداء في أبها")
    assert not is_event("مهرجان أبها", "افتتح الأمير المهرجان")
    assert not is_event("", "س" * 700 + " تفجير عسير")


def test_what_is_no_day_of_news_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "day.zip"
    file.write_bytes(b"no zip")
    with pytest.raises(SourceError, match="SaudiNewsNet"):
        news_day(file, None, lambda *_: None)  # type: ignore[arg-type]
