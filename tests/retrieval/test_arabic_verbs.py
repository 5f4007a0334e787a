"""Which Arabic words are verbs of the future, and which only begin like them."""

import pytest

from index.text import fold
from retrieval.arabic_verbs import is_of_the_future


@pytest.mark.parametrize(
    "word",
    "سيزور ستعلن وستعلن سيتم ستضم سيكون سيكونون سيدفع سيدعم سيلتقي ستهدأ سيعود سيطلقون ستستورد سينتخبهم سيُقام".split(),
)
def test_a_verb_with_the_particle_is_of_the_future(word: str) -> None:
    assert is_of_the_future(fold(word))


@pytest.mark.parametrize(
    "word",
    """
    سيتي سينما سيناريو سياق سيئة سيادة سيف سيراليون ستيفن سيمنز سياسة سيارة سيدة سيول ستة ستون ستوديو سيناتور سيرة
    سيولة سيجارة وسيط وسيلة ستالين ست
    """.split(),
)
def test_a_noun_or_a_name_that_begins_so_is_no_verb(word: str) -> None:
    assert not is_of_the_future(fold(word))
