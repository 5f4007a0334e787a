"""A count that says itself that it is no last one neither leads nor is marked beside a later one of the same toll."""

import pytest
from reports import report, sentences

from retrieval.marking import marked
from retrieval.question import analyse
from retrieval.selection import select
from retrieval.stated.earlier_counts import takes_the_place

_PAIRS = [
    (
        "The number of people killed by the storm in Port Vale rose to 14.",
        "An initial count on Monday had put the number of dead at 9.",
        "How many people were killed?",
    ),
    ("The storm killed 14 people in Port Vale, police said.", "An earlier toll stood at 9.", "How many were killed?"),
    (
        "The number of people killed in Port Vale rose to 14.",
        "Nine people were killed, according to a preliminary toll.",
        "How many people were killed?",
    ),
    ("ارتفع عدد قتلى السيول في درنة إلى 14 شخصاً.", "وكانت حصيلة سابقة تشير إلى 9 قتلى.", "كم عدد قتلى السيول؟"),
    ("ارتفع عدد قتلى الحريق في صور إلى 14.", "وبلغت الحصيلة الأولية 9 قتلى.", "كم عدد القتلى؟"),
    ("ارتفع عدد قتلى الحريق في صور إلى 14.", "قتل 9 أشخاص وفق حصيلة مؤقتة.", "كم عدد القتلى؟"),
]
_OTHERS = [
    ("The number of missing people rose to 31.", "Twelve people are missing, down from an earlier estimate of 20."),
    ("The storm of 2010 killed 300 people.", "An initial count put the number of dead at 9."),
    ("The number of people injured rose to 40.", "An initial count put the number of dead at 9."),
    ("The number of people killed rose to 14.", "The storm killed 9 people on its first day."),
    ("ارتفع عدد القتلى إلى 31.", "ارتفع عدد القتلى إلى 17 بعدما كانت حصيلة سابقة تشير إلى 9."),
]


@pytest.mark.parametrize(("later", "earlier", "question"), _PAIRS)
def test_the_later_count_leads_and_is_marked_alone(later: str, earlier: str, question: str) -> None:
    told = sentences(later, earlier, day=4, scores=(0.9, 1.0))
    chosen = select(told[::-1])
    assert [each.quote for each in chosen] == [later, earlier]
    asked = analyse(question)
    assert marked(asked, chosen[1], is_first=False, quoted=chosen) is None
    assert [each.score for each in chosen] == [1.0, 0.9]


@pytest.mark.parametrize(("other", "sentence"), _OTHERS)
def test_what_is_of_another_toll_or_no_earlier_count_keeps_its_place(other: str, sentence: str) -> None:
    told = sentences(other, sentence, day=4, scores=(0.9, 1.0))
    assert not takes_the_place(*told)
    assert select(told[::-1])[0].quote == sentence


def test_a_later_document_of_the_same_event_takes_the_place() -> None:
    earlier = report("Three people were killed by Storm Salma, according to a provisional toll.", 1, 1.2)
    later = report("The number of people killed by Storm Salma rose to five.", 3)
    other = report("The number of people killed by Storm Ghadir rose to five.", 3)
    assert takes_the_place(later, earlier)
    assert not takes_the_place(other, earlier)
    assert not takes_the_place(earlier, later)


def test_an_earlier_count_alone_is_marked() -> None:
    (told,) = sentences("An initial count put the number of people killed at 9.", day=4, scores=(1.0,))
    assert marked(analyse("How many people were killed?"), told, is_first=True, quoted=[told]) is not None
