"""A number is not marked where words beside it make another of it."""

import pytest
from marking import marked


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How much did it cost?", "It cost 5 dollars and 50 cents."),
        ("كم كلف؟", "كلف 5 دولارات و50 سنتا."),
        ("How many hours did it take?", "It took 2 hours and 30 minutes."),
        ("How many minutes did it take?", "It took 2 hours and 30 minutes."),
        ("كم شخصا قُتل؟", "قُتل بضعة عشر شخصا."),
        ("How many ships arrived?", "All but 3 ships arrived."),
        ("How many ships arrived?", "3 or more ships arrived."),
        ("How many ships arrived?", "3 ships or more arrived."),
        ("How many ships arrived?", "300+ ships arrived."),
        ("How many ships arrived?", "Several hundred ships arrived."),
        ("كم سفينة وصلت؟", "وصلت 3 سفن أو أكثر."),
        ("كم سفينة وصلت؟", "وصلت 3 أو أكثر."),
        ("كم سفينة وصلت؟", "وصلت كل السفن إلا 3 سفن."),
        ("كم سفينة وصلت؟", "وصلت عشرون سفينة ونيف."),
    ],
)
def test_a_number_that_words_change_is_not_marked(question: str, sentence: str) -> None:
    assert marked(question, sentence) is None
