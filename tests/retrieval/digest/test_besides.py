"""Digests of talk: what else was told in a stretch that has nothing to do with what it is told by."""

from dataclasses import replace

import numpy as np
import pytest
from sample_posts import EMBEDDER, digested, post

from retrieval.digest.records import Digest, Kind, Point, Post

_MATTERS = {
    "en": (
        ("The dentist in School Street takes new patients from Monday on.", "The dentist has Tuesday afternoons free."),
        ("Power cut at block 4 since this morning.", "The whole of block 4 is dark and cold."),
        ("Somebody parked a grey van across the school gate again.", "That grey van belongs to the bakery people."),
    ),
    "ar": (
        ("طبيب الأسنان في شارع المدرسة يستقبل مرضى جددا من الاثنين.", "عند طبيب الأسنان مواعيد بعد ظهر الثلاثاء."),
        ("الكهرباء مقطوعة عن المبنى الرابع من الصباح.", "المبنى الرابع كله عتمة وبرد من الصباح."),
        ("سيارة رمادية واقفة أمام باب المدرسة مرة أخرى.", "السيارة الرمادية لأصحاب الفرن في شارع المدرسة."),
    ),
}


def _about(each: Post, *matters: int) -> Post:
    """A post whose meaning is that of these matters, in equal parts; different ones have nothing in common."""
    vector = np.zeros(EMBEDDER.dimension, np.float32)
    vector[list(matters)] = 1 / np.sqrt(len(matters))
    return replace(each, vector=vector)


def _said(language: str, matters: int) -> list[Post]:
    said = [text for texts in _MATTERS[language][:matters] for text in texts]
    return [_about(post(number, text, author=f"P{number}", author_id=number), number // 2)
            for number, text in enumerate(said)]  # fmt: skip


def _stretch(stream: list[Post]) -> Point:
    """The one point of messages that stand in one stretch: five are too few to be cut by subject."""
    made: Digest = digested(stream, Kind.TALK)
    (point,) = made.points
    assert {citation.number for citation in made.citations()} == set(range(1, len(made.citations()) + 1))
    return point


@pytest.mark.parametrize("language", ["en", "ar"])
def test_each_unrelated_matter_of_a_stretch_is_told_once(language: str) -> None:
    stream = _said(language, 3)[:5]
    point = _stretch(stream)
    told = [point.citations[0], *(each.said.citation for each in point.besides)]
    assert sorted(int(each.document_id, 16) // 2 for each in told) == [0, 1, 2]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_stretch_on_one_matter_is_told_by_one_message(language: str) -> None:
    stream = [_about(each, 0) for each in _said(language, 2)]
    assert _stretch(stream).besides == ()


def test_what_is_linked_through_another_message_is_of_the_same_matter() -> None:
    dentist, hours, power, _, van, *_ = _said("en", 3)
    between = _about(post(6, "There is no light in the dentist's rooms in block 4 either.", author_id=6), 0, 1)
    point = _stretch([dentist, hours, power, between, van])
    told = [point.citations[0], *(each.said.citation for each in point.besides)]
    assert len(told) == 2
    assert van.text in {each.quote for each in told}


def test_a_reply_is_of_the_matter_that_it_replies_to() -> None:
    dentist, hours, power, *_ = _said("en", 3)
    reply = replace(power, reply_to=dentist.document_id)
    point = _stretch([dentist, hours, reply])
    assert point.besides == ()


def test_what_became_of_what_is_told_beside_is_told_there_too() -> None:
    power = _said("en", 2)[2]
    warning = "Warning: do not drink the water from 24 November to 25 November, says the town."
    back = _about(post(7, "it's back", author="Lina", author_id=7, reply_to=2), 1)
    point = _stretch([_about(post(0, warning, author_id=1), 0), power, back])
    assert (point.text, point.outcome) == (warning, None)
    (beside,) = point.besides
    assert beside.said.citation.quote == power.text
    assert beside.outcome is not None
    assert beside.outcome.citation.quote == "it's back"


def test_questions_greetings_and_asides_are_not_told_beside() -> None:
    dentist, hours, *_ = _said("en", 3)
    asides = [
        _about(post(5 + number, text, author_id=9), 5 + number)
        for number, text in enumerate(
            ["Does anybody know who won the match last night?", "Good morning all", "so do I"]
        )
    ]
    assert _stretch([dentist, hours, *asides]).besides == ()


def test_news_tells_nothing_beside() -> None:
    made = digested(_said("en", 3))
    assert all(each.besides == () for each in (*made.points, *made.also))
