"""A date that moved, and a story that was denied, are told below what holds now, wherever in a stream each stood."""

import pytest
from sample_posts import digested, post

from retrieval.digest.quotable import read
from retrieval.digest.records import Digest, Kind, Point, Post
from retrieval.digest.telling import own_words

_CHATTER = (
    "Who has the key of the boat house?",
    "The paint for the boat house costs 40 euros a bucket",
    "Somebody left a red bicycle at the gate",
    "The neighbours ask us to be quiet after ten",
)


def _talk(*told: str, replies: tuple[tuple[int, int], ...] = ()) -> Digest:
    """A talk with each of these hours apart, and chatter in between."""
    stream: list[Post] = []
    answers = dict(replies)
    for number, text in enumerate(told):
        stream.append(post(10 * number, text, minutes=300 * number, reply_to=answers.get(10 * number)))
        stream += [post(10 * number + 1 + n, each, minutes=300 * number + 60 + n) for n, each in enumerate(_CHATTER)]
    return digested(stream, Kind.TALK)


def _told(made: Digest) -> list[Point]:
    return [*made.points, *made.also]


@pytest.mark.parametrize(
    "told",
    [
        (
            "Rowers, the autumn regatta is on Saturday 12 September at nine",
            "The autumn regatta was moved to Sunday 13 September because of the wind",
            "Bad luck again: the autumn regatta is postponed to Saturday 19 September",
        ),
        (
            "يا شباب سباق القوارب يوم السبت 12 أيلول الساعة تسعة الصبح",
            "سباق القوارب تأجل إلى الأحد 13 أيلول لأن الهوا قوي",
            "للأسف تأجل سباق القوارب مرة ثانية: صار يوم السبت 19 أيلول",
        ),
    ],
)
def test_the_last_of_several_dates_stands_above_the_others(told: tuple[str, ...]) -> None:
    (point,) = (each for each in _told(_talk(*told)) if each.text == told[-1])
    assert [each.quote for each in point.differing] == [told[1], told[0]]


def test_two_meetings_are_two() -> None:
    one, other = "The rowers' meeting is on Friday 11 September", "The sailors' meeting moved to Thursday 10 September"
    assert not any(each.differing for each in _told(_talk(one, other)))


@pytest.mark.parametrize(
    ("story", "denial"),
    [
        ("The city closes the boat house on Tuesday", "That is not true, I have just rung the city"),
        ("البلدية تغلق بيت القوارب يوم الثلاثاء", "يا جماعة هذا الخبر غير صحيح والبلدية نفته"),
    ],
)
def test_a_reply_that_denies_stands_above_what_it_denies(story: str, denial: str) -> None:
    made = _talk(story, denial, replies=((10, 0),))
    (point,) = (each for each in _told(made) if each.text == denial)
    assert [each.quote for each in point.differing] == [story]


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (
            "Ferry services between Lindos harbour and Symi island resumed after two days",
            "Ferry services between Lindos harbour and Symi island suspended again",
        ),
        (
            "استئناف رحلات العبّارة بين المرفأ القديم وجزيرة النخل بعد توقف يومين",
            "توقف رحلات العبّارة بين المرفأ القديم وجزيرة النخل مجددا",
        ),
        (
            "Lindos chairman: reports that winger Tomas Prikryl signs with the club are rumours",
            "Lindos: winger Tomas Prikryl signs with the club",
        ),
    ],
)
def test_what_contradicts_is_not_told_as_in_similar_words(older: str, newer: str) -> None:
    (point,) = digested([post(0, older), post(90, newer)]).points
    assert point.text == newer
    assert not point.agreeing
    assert [each.quote for each in point.differing] == [older]


def test_a_post_with_other_figures_does_not_say_so_too() -> None:
    one = read(post(0, "The Red Crescent takes 40 people out of the southern quarter of Alma"))
    other = read(post(60, "Red Crescent: 75 people of the southern quarter of Alma sleep in a school"))
    assert one is not None
    assert other is not None
    assert not own_words(one, other.sentences[0], other).says_so
