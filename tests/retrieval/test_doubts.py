"""What speaks against an answer. All sentences are invented."""

import pytest
from newsroom import article

from retrieval.doubts import doubts
from retrieval.question import analyse

_WENT = "The ferry carried 400 passengers in 2021."


def _another_time(question: str, quote: str, before: str = "", title: str = "The ferry") -> bool:
    document = article(title, f"{before} {quote}".strip())
    return doubts(analyse(question), document, quote, before)["another_time"] > 0


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("How many passengers did the ferry carry in 2023?", _WENT),
        ("كم راكبا نقلت العبارة عام 2023؟", _WENT),
        ("كم راكبا نقلت العبارة في مارس؟", "نقلت العبارة 400 راكب في مايو."),
    ],
)
def test_a_sentence_that_names_another_time_than_the_question_is_doubted(question: str, quote: str) -> None:
    assert _another_time(question, quote)


@pytest.mark.parametrize(
    ("question", "before", "title"),
    [
        ("How many passengers did the ferry carry in 2021?", "", "The ferry"),
        ("How many passengers did the ferry carry?", "", "The ferry"),
        ("How many passengers did the ferry carry in 2023?", "In 2023 it compared its figures.", "The ferry"),
        ("How many passengers did the ferry carry in 2023?", "", "The ferry in 2023"),
    ],
)
def test_a_time_that_is_named_there_or_nearby_is_not_doubted(question: str, before: str, title: str) -> None:
    assert not _another_time(question, _WENT, before, title)


@pytest.mark.parametrize(
    ("quote", "doubted"),
    [
        ("Mansour accused Haddad of taking two bribes.", False),
        ("Haddad accused Mansour of taking two bribes.", True),
        ("Haddad accused three companies of fishing at night.", True),
        ("Mansour accused Karim Shaheen of forging the records.", True),
    ],
)
def test_a_sentence_that_tells_the_asked_deed_of_others_is_doubted(quote: str, *, doubted: bool) -> None:
    question = analyse("What did Mansour accuse Haddad of?")
    assert (doubts(question, article("The inquiry", quote), quote)["exchanged"] > 0) is doubted
