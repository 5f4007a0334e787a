"""No number and no time is marked that is somebody else's, or another body's, than the question names."""

import pytest

from retrieval.question import analyse
from retrieval.short_answer import short_answer

_TRIAL = (
    "Rania Sarkis was sentenced to four years.\n"
    "The court fined her driver, George Tannous, 300 dollars.\n"
    "Tannous was also banned from driving for two years."
)
_ARABIC_TRIAL = (
    "حكمت المحكمة على رجل الأعمال فادي سركيس بالسجن أربع سنوات.\n"
    "وبرأت شقيقه سامر سركيس.\n"
    "وكان سركيس قد دفع للسائق جورج طنوس 300 دولار.\n"
    "وحكم على طنوس بغرامة قدرها 50 دولارا."
)


def _marked(question: str, sentence: str, title: str = "", before: str = "", article: str = "") -> str | None:
    span = short_answer(analyse(question), sentence, title, before=before, article=article)
    return None if span is None else sentence[span.start : span.end]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many engineers will Lumexa hire?", "Quorvia will hire 150 engineers next year."),
        ("how many engineers will lumexa hire", "Quorvia will hire 150 engineers next year."),
        ("How many years did Rania Sarkis get?", "Fadi Sarkis was sentenced to four years."),
        ("How many years did Rania Sarkis get?", "حكمت المحكمة على فادي سركيس بالسجن أربع سنوات."),
        ("كم سنة حكم على رانيا سركيس؟", "حكمت المحكمة على فادي سركيس بالسجن أربع سنوات."),
        ("كم سنة حكم على رانيا سركيس؟", "Fadi Sarkis was sentenced to four years."),
        ("When was Rania Sarkis arrested?", "Fadi Sarkis was arrested on 5 May 2024."),
        ("متى اعتقل سامر طنوس؟", "اعتقل سامر سركيس في 5 مايو 2024."),
        ("How many doses did UNICEF send?", "The World Health Organization sent 50,000 doses."),
        ("كم جرعة أرسلت اليونيسف؟", "أرسلت منظمة الصحة العالمية 50 ألف جرعة."),
        ("كم جرعة أرسلت اليونيسف؟", "The World Health Organization sent 50,000 doses."),
    ],
)
def test_what_is_told_of_another_is_not_marked(question: str, sentence: str) -> None:
    assert _marked(question, sentence) is None


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("How many engineers will Lumexa hire?", "Lumexa will hire 150 engineers, Rana Darwish said.", "150"),
        ("How many engineers will Lumexa hire?", "Rana Darwish said that 150 engineers would be hired.", "150"),
        ("How many engineers will Lumexa hire?", "Some 150 engineers will be hired next year.", "150"),
        ("How many engineers did Lumexa take from Quorvia?", "Quorvia lost 150 engineers.", "150"),
        ("How many years did Rania Sarkis get?", "Sarkis was sentenced to four years.", "four years"),
        ("How many years did Sarkis get?", "Rania Sarkis was sentenced to four years.", "four years"),
        ("How many years did Fadi Sarkis get?", "حكمت المحكمة على فادي سركيس بالسجن أربع سنوات.", "أربع سنوات"),
        ("كم سنة حكم على فادي سركيس؟", "حكمت المحكمة على فادي سركيس بالسجن أربع سنوات.", "أربع سنوات"),
        ("كم سنة حكم على سركيس؟", "Rania Sarkis was sentenced to four years.", "four years"),
        ("كم جرعة أرسلت اليونيسف؟", "UNICEF sent 50,000 doses.", "50,000"),
    ],
)
def test_what_is_told_of_whom_the_question_names_is_marked(question: str, sentence: str, answer: str) -> None:
    assert _marked(question, sentence) == answer


@pytest.mark.parametrize(
    ("question", "sentence", "title", "answer"),
    [
        # A title that names one tells whom the sentence is of, one that names two doesn't.
        ("How much will Lumexa pay?", "Quorvia gets 5 million dollars a year.", "Lumexa settles", "5 million dollars"),
        ("How much will Lumexa pay?", "Quorvia gets 5 million dollars a year.", "Lumexa and Quorvia settle", None),
        ("How much will Lumexa pay?", "It pays 5 million dollars a year.", "Lumexa and Quorvia settle", "5 million"),
        ("How much will Lumexa pay?", "Quorvia gets 5 million dollars a year.", "A patent is sold", None),
    ],
)
def test_a_title_that_names_several_does_not_tell_of_whom_a_sentence_is(
    question: str, sentence: str, title: str, answer: str | None
) -> None:
    found = _marked(question, sentence, title)
    assert found == answer or (found is not None and answer is not None and found.startswith(answer))


@pytest.mark.parametrize(
    ("question", "sentence", "title", "article"),
    [
        ("How much was Rania Sarkis fined?", "Tannous was fined 300 dollars.", "Rania Sarkis jailed", _TRIAL),
        ("How long was Rania Sarkis banned?", _TRIAL.splitlines()[-1], "Rania Sarkis jailed", _TRIAL),
        ("how much was Fadi Sarkis fined", _ARABIC_TRIAL.splitlines()[-1], "السجن لفادي سركيس", _ARABIC_TRIAL),
        ("كم دولارا غرم فادي سركيس؟", _ARABIC_TRIAL.splitlines()[-1], "السجن لفادي سركيس", _ARABIC_TRIAL),
        ("How many years did Nadim Sarkis get?", "Sarkis was sentenced to four years.", "A trial", _TRIAL),
    ],
)
def test_by_a_surname_who_is_meant_is_told_by_the_article(
    question: str, sentence: str, title: str, article: str
) -> None:
    assert _marked(question, sentence, title, article=article) is None


@pytest.mark.parametrize(
    ("before", "sentence", "answer"),
    [
        ("Lumexa opened a factory.", "The company will hire 150 engineers.", "150"),
        ("Lumexa opened a factory.", "It will hire 150 engineers.", "150"),
        ("Quorvia opened a factory.", "The company will hire 150 engineers.", None),
        ("Quorvia opened a factory.", "It will hire 150 engineers.", None),
        # The company may be either's.
        ("Lumexa sued Quorvia.", "Darwish said the company would hire 150 engineers.", None),
        ("افتتحت لومكسا مصنعا.", "وقال كريم درويش إن الشركة ستعين 150 مهندسا.", "150"),
        ("قاضى سامر طنوس رانيا سركيس.", "وقال كريم درويش إن الشركة ستعين 150 مهندسا.", None),
    ],
)
def test_a_sentence_that_leans_is_of_whom_the_one_before_it_names(
    before: str, sentence: str, answer: str | None
) -> None:
    assert _marked("How many engineers will Lumexa hire?", sentence, before=before) == answer
