"""Streams at the edges: none, one, very many, all the same, nothing to quote, two languages in one post."""

import random

import pytest
from sample_posts import digested, post, posts, posts_of

from retrieval.digest.records import Kind

SUBJECTS = (
    "The railway bridge near Naryn opened to trains on Monday morning after three years of work.",
    "Parliament in Astana passed the budget for hospitals and schools by a large majority.",
    "The national football team won its third match of the qualifying round in Doha.",
    "Heavy snow closed the mountain road between Osh and the border for two days.",
    "A new museum of medieval manuscripts welcomed its first visitors in Samarkand.",
)


@pytest.mark.parametrize("kind", Kind)
def test_no_posts_make_an_empty_digest(kind: Kind) -> None:
    made = digested([], kind)
    assert (made.posts, made.points, made.also, made.citations()) == (0, (), (), [])
    assert (made.first, made.last) == (None, None)


@pytest.mark.parametrize("kind", Kind)
def test_one_post_is_quoted_by_itself(kind: Kind) -> None:
    made = digested(posts(SUBJECTS[:1]), kind)
    assert (made.posts, made.points) == (1, ())
    assert [point.text for point in made.also] == [SUBJECTS[0]]


def test_ten_posts_on_five_subjects_make_five_points() -> None:
    reports = [(text, outlet) for outlet in ("Kabar", "Trend") for text in SUBJECTS]
    stream = [
        post(place, f"{text} That is what {outlet} reports.", source=outlet)
        for place, (text, outlet) in enumerate(reports)
    ]
    made = digested(stream)
    assert sorted(point.size for point in made.points) == [2] * 5
    assert all(point.outlets == ("Kabar", "Trend") for point in made.points)
    assert {point.text for point in made.points} == set(SUBJECTS)


def test_the_same_post_over_and_over_is_one_point() -> None:
    made = digested(posts([SUBJECTS[0]] * 50))
    (point,) = made.points
    assert (point.size, len(point.agreeing), point.differing, made.also) == (50, 49, (), ())
    assert (made.first, made.last) == (point.first, point.last)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("text", ["😀", "🎉🎉🎉", "👍🏽 ‼️", "…", "123", ""])
def test_what_has_no_words_is_counted_and_not_quoted(text: str, kind: Kind) -> None:
    made = digested(posts([text] * 5), kind)
    assert (made.posts, made.wordless, made.citations()) == (5, 5, [])


@pytest.mark.parametrize("kind", Kind)
def test_nothing_but_links_lists_the_links(kind: Kind) -> None:
    made = digested(posts(["https://example.org/a", "https://example.org/b.", "https://example.org/a"]), kind)
    assert made.wordless == 3
    assert [(link.address, link.times) for link in made.links] == [
        ("https://example.org/a", 2),
        ("https://example.org/b", 1),
    ]


def test_a_post_in_two_languages_is_quoted_in_one_of_its_sentences() -> None:
    made = digested(
        posts(["افتتح الوزير جسر السكة الحديدية في نارين صباح الاثنين.\nThe minister opened the bridge on Monday."])
    )
    (point,) = made.also
    assert point.text in {
        "افتتح الوزير جسر السكة الحديدية في نارين صباح الاثنين.",
        "The minister opened the bridge on Monday.",
    }


def test_the_reader_s_language_is_quoted_where_a_point_has_it() -> None:
    arabic = "افتتح الوزير جاباروف جسر السكة الحديدية في نارين."
    english = "The minister Japarov opened the railway bridge in Naryn on Monday."
    stream = [
        post(0, english),
        post(1, english + " Trains follow."),
        post(2, arabic),
        post(3, arabic + " وتتبعه القطارات."),
    ]
    for language in ("ar", "en"):
        for point in digested(stream, Kind.POSTS, language).points:
            if language in {each.language for each in point.citations}:
                assert point.citations[0].language == language


@pytest.mark.timeout(900)
def test_ten_thousand_posts_all_stand_somewhere() -> None:
    drawn = random.Random(7)
    words = [f"word{number}" for number in range(3000)]
    stream = posts(f"{drawn.choice(SUBJECTS)} {' '.join(drawn.choices(words, k=6))}." for _ in range(10_000))
    made = digested(stream)
    assert len(set(posts_of(made))) == made.posts == 10_000
    assert len(made.points) < 500
