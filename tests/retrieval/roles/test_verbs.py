"""The words of deeds: which forms are known, and what they tell."""

import pytest

from retrieval.roles.verbs import Form, verbs_of


@pytest.mark.parametrize(
    ("word", "deed", "form"),
    [
        ("accuse", "accuse", Form.BASE),
        ("accuses", "accuse", Form.FINITE),
        ("accused", "accuse", Form.FINITE | Form.PARTICIPLE),
        ("accusing", "accuse", Form.GERUND),
        ("accusation", "accuse", Form.NOUN),
        ("punishes", "punish", Form.FINITE),
        ("banned", "ban", Form.FINITE | Form.PARTICIPLE),
        ("expelling", "expel", Form.GERUND),
        ("beaten", "beat", Form.PARTICIPLE),
        ("ستتهمها", "accuse", Form.FINITE),
        ("اتهاماته", "accuse", Form.NOUN),
        ("قاضت", "sue", Form.FINITE),
        ("وقاضاه", "sue", Form.FINITE),
        ("يدعون", "invite", Form.FINITE),
    ],
)
def test_the_forms_of_a_verb_are_known(word: str, deed: str, form: Form) -> None:
    assert [(verb.deed, verb.form) for verb in verbs_of(word)] == [(deed, form)]


def test_a_verb_that_tells_a_deed_the_other_way_round_is_marked() -> None:
    assert [(verb.reversed, verb.markers) for verb in verbs_of("lost")] == [(True, frozenset({"to"}))]
    assert [(verb.reversed, verb.markers) for verb in verbs_of("خسرت")] == [(True, frozenset({"امام"}))]


@pytest.mark.parametrize(
    ("word", "owned", "feminine"), [("اتهمه", True, False), ("اتهمتها", True, True), ("تتهم", False, True)]
)
def test_pronouns_and_gender_are_told_from_an_arabic_verb(word: str, owned: bool, feminine: bool) -> None:
    assert [(verb.owned, verb.feminine) for verb in verbs_of(word)] == [(owned, feminine)]


@pytest.mark.parametrize("word", ["meets", "agreed", "married", "التقى", "اتفق", "house", ""])
def test_mutual_deeds_and_other_words_are_none(word: str) -> None:
    assert verbs_of(word) == ()
