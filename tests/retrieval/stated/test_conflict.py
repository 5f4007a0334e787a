"""Where documents contradict each other, both are shown, the newer first; it is said where it is sure, and not else."""

from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from pathlib import Path
from random import Random

import pytest
from newsroom import newsroom
from reports import document
from tiny_embedder import TinyEmbedder

from index.embedded.library import EmbeddedLibrary
from index.library import Library
from index.records import LIBRARY, Document

_QUESTION = "How many people did the flood in Basra kill?"
_MORNING = document("The flood in Basra killed 3 people near the river.", 1)
_NIGHT = document("The flood in Basra killed 7 people near the river.", 2)
_WEEK = document("The flood in Basra killed 11 people near the river.", 8)


@pytest.mark.parametrize("documents", list(permutations([_MORNING, _NIGHT, _WEEK])))
def test_the_newest_figure_comes_first(
    library: Library, embedder: TinyEmbedder, documents: tuple[Document, ...]
) -> None:
    answer = newsroom(library, embedder, documents).answer(_QUESTION, [LIBRARY])
    assert [citation.published for citation in answer.citations] == [
        _WEEK.published, _NIGHT.published, _MORNING.published,
    ]  # fmt: skip
    assert answer.sources_differ


def test_in_arabic_too(library: Library, embedder: TinyEmbedder) -> None:
    old = document("قتل الفيضان في البصرة ٣ أشخاص قرب النهر.", 1)
    new = document("قتل الفيضان في البصرة ٧ أشخاص قرب النهر.", 2)
    answer = newsroom(library, embedder, [old, new]).answer("كم شخصا قتل الفيضان في البصرة؟", [LIBRARY])
    assert [citation.published for citation in answer.citations] == [new.published, old.published]
    assert answer.sources_differ


def test_a_document_without_a_date_comes_after_one_with(library: Library, embedder: TinyEmbedder) -> None:
    undated = document("The flood in Basra killed 9 people near the river.", None)
    answer = newsroom(library, embedder, [undated, _MORNING]).answer(_QUESTION, [LIBRARY])
    assert [citation.published for citation in answer.citations] == [_MORNING.published, None]


def test_the_same_figure_is_shown_once_and_differs_from_nothing(library: Library, embedder: TinyEmbedder) -> None:
    again = document("The flood in Basra killed 3 people near the river.", 3)
    answer = newsroom(library, embedder, [_MORNING, again]).answer(_QUESTION, [LIBRARY])
    assert len(answer.citations) == 1
    assert not answer.sources_differ


def test_figures_of_different_things_do_not_differ(library: Library, embedder: TinyEmbedder) -> None:
    other = document("The flood in Basra closed 12 schools and two hospitals for a month.", 2)
    answer = newsroom(library, embedder, [_MORNING, other]).answer(_QUESTION, [LIBRARY])
    assert not answer.sources_differ
    assert answer.citations[0].published == _MORNING.published


def test_a_refusal_differs_from_nothing(library: Library, embedder: TinyEmbedder) -> None:
    answer = newsroom(library, embedder, [_MORNING, _NIGHT]).answer("Who painted the chapel?", [LIBRARY])
    assert not answer.answered
    assert not answer.sources_differ


@pytest.mark.parametrize(
    ("question", "older", "newer"),
    [
        ("Will the minister attend the summit in Basra?", "The minister will attend the summit in Basra.",
         "The minister will not attend the summit in Basra."),
        ("هل وقع الوزير اتفاق السلام في بغداد؟", "وقع الوزير اتفاق السلام في بغداد.",
         "لم يوقع الوزير اتفاق السلام في بغداد."),
        (_QUESTION, "The flood in Basra killed three people near the river.",
         "The flood in Basra killed seven people near the river."),
        ("كم شخصا قتل الفيضان في البصرة؟", "قتل الفيضان في البصرة ثلاثة أشخاص قرب النهر.",
         "قتل الفيضان في البصرة سبعة أشخاص قرب النهر."),
    ],
)  # fmt: skip
def test_a_denial_or_a_number_in_words_differs_too(
    library: Library, embedder: TinyEmbedder, question: str, older: str, newer: str
) -> None:
    answer = newsroom(library, embedder, [document(older, 1), document(newer, 4)]).answer(question, [LIBRARY])
    assert [citation.quote for citation in answer.citations] == [newer, older]
    assert answer.sources_differ


@pytest.mark.parametrize(
    ("question", "older", "newer"),
    [
        ("What did gold rise to?", "Gold rose to 2,000 dollars an ounce.", "Gold rose to 2,400 dollars an ounce."),
        ("إلى كم ارتفع الذهب؟", "ارتفع الذهب إلى 2000 دولار للأونصة.", "ارتفع الذهب إلى 2400 دولار للأونصة."),
    ],
)
@pytest.mark.parametrize(("later", "differ"), [(1, True), (6, True), (7, False), (400, False)])
def test_what_is_told_otherwise_a_week_later_is_newer_news(
    library: Library, embedder: TinyEmbedder, question: str, older: str, newer: str, later: int, differ: bool
) -> None:
    first = document(older, 1)
    assert first.published is not None
    second = replace(document(newer, 1), published=first.published + timedelta(days=later))
    answer = newsroom(library, embedder, [first, second]).answer(question, [LIBRARY])
    assert [citation.quote for citation in answer.citations] == [newer, older]
    assert answer.sources_differ == differ


@pytest.mark.parametrize(
    ("question", "older", "newer"),
    [
        ("What is the price of petrol?",
         "The energy ministry raised the price of petrol from 1.05 dinars to 1.20 dinars a litre on Monday.",
         "The price of petrol rose to 1.35 dinars a litre on Saturday because tankers could not reach the port."),
        ("كم سعر السكر؟",
         "رفعت وزارة التموين سعر كيلو السكر من 0.90 دينار إلى 1.00 دينار أمس الاثنين.",
         "ارتفع سعر كيلو السكر إلى 1.15 دينار يوم السبت."),
    ],
)  # fmt: skip
def test_a_price_that_changed_is_answered_with_the_newer_one_first(
    library: Library, embedder: TinyEmbedder, question: str, older: str, newer: str
) -> None:
    answer = newsroom(library, embedder, [document(older, 1), document(newer, 6)]).answer(question, [LIBRARY])
    assert [citation.quote for citation in answer.citations or answer.nearest] == [newer, older]
    assert not answer.sources_differ


def test_another_weekday_may_be_another_week(library: Library, embedder: TinyEmbedder) -> None:
    older, newer = "The summit in Basra starts on Monday.", "The summit in Basra starts on Friday."
    asked = newsroom(library, embedder, [document(older, 1), document(newer, 9)])
    answer = asked.answer("When does the summit in Basra start?", [LIBRARY])
    assert [citation.quote for citation in answer.citations] == [newer, older]
    assert not answer.sources_differ


def test_of_seven_reports_the_newest_are_shown(library: Library, embedder: TinyEmbedder) -> None:
    tolls = [3, 7, 9, 11, 13, 15, 17]
    told = [
        document(f"The flood in Basra killed {toll} people near the river.", day) for day, toll in enumerate(tolls, 1)
    ]
    answer = newsroom(library, embedder, told).answer(_QUESTION, [LIBRARY])
    assert [citation.published for citation in answer.citations] == [each.published for each in told[:3:-1]]


def test_the_order_in_which_many_equal_documents_came_has_no_part_in_the_answer(
    embedder: TinyEmbedder, tmp_path: Path
) -> None:
    same = [document("The flood in Basra killed 3 people near the river.", 1, f"paper {each}") for each in range(120)]
    mixed = list(same)
    Random(7).shuffle(mixed)
    answers = []
    for number, documents in enumerate((same, same[::-1], mixed)):
        library = EmbeddedLibrary(tmp_path / str(number))
        answer = newsroom(library, embedder, documents).answer(_QUESTION, [LIBRARY])
        answers.append((answer.citations, answer.evidence, answer.confidence))
        library.close()
    assert answers[0] == answers[1] == answers[2]
    assert len(answers[0][0]) == 1
