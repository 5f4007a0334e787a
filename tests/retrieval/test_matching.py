"""Which names of a question stand in a sentence of the other script."""

from retrieval.matching import names_across, words_of
from retrieval.question import analyse


def test_a_genitive_takes_nothing_from_a_name() -> None:
    arabic = [words_of("تنمو صادرات إيران.")]
    plain = names_across(analyse("What does Iran export?"), arabic)
    assert names_across(analyse("What are Iran's exports?"), arabic) == plain
    assert plain["Iran"] > 0
    asked = analyse("ما صادرات إيران؟")
    assert names_across(asked, [words_of("Iran's exports grow.")]) == names_across(asked, [words_of("Iran exports.")])
