"""Digests of channels and news: near-duplicates, figures that differ, who says so and when, the order of points."""

from sample_posts import NOON, digested, post

from retrieval.digest.digesting import lead
from retrieval.digest.near_duplicates import groups

BRIDGE = "The railway bridge near Naryn opened to trains on Monday after three years of work by engineers."


def test_nearly_the_same_words_are_one_group_and_others_are_not() -> None:
    first = "the minister opened the long bridge near naryn on monday".split()
    second = "the minister opened the long bridge near naryn on tuesday".split()
    other = "snow closed the mountain road between osh and the border".split()
    assert groups([first, other, second, first]) == [[0, 2, 3], [1]]
    assert groups([[], [], ["one"], ["one"]]) == [[0], [1], [2, 3]]


def test_a_chain_of_small_changes_is_not_one_group() -> None:
    words = [f"w{number}" for number in range(40)]
    chain = [words[start : start + 12] for start in range(0, 24, 4)]
    found = groups(chain)
    assert len(found) > 1
    assert sorted(number for group in found for number in group) == list(range(6))


def test_figures_that_differ_are_shown_as_differing_the_newest_first() -> None:
    stream = [
        post(1, "The earthquake in Osh killed 12 people and destroyed many houses in the old town.", source="Kabar"),
        post(2, "The earthquake in Osh killed 12 people and destroyed many houses in the old town.", source="Trend"),
        post(3, "The earthquake in Osh killed 15 people and destroyed many houses in the old town.", source="TASS"),
        post(4, "The earthquake in Osh killed 19 people and destroyed many houses in the old town.", source="AKI"),
    ]
    (point,) = digested(stream).points
    told = point.text
    others = [each.text for each in reversed(stream) if each.text != told]
    assert [each.quote for each in point.differing] == others
    assert len(point.agreeing) + len(point.differing) == 3


_TOLL = "The earthquake in Osh killed {} people and destroyed many houses in the old town."


def test_a_point_quotes_the_newest_of_figures_that_differ() -> None:
    for tolls in ([12, 12, 15, 19], [19, 12, 12, 12], [12, 15, 12, 12]):
        stream = [post(number, _TOLL.format(toll)) for number, toll in enumerate(tolls, 1)]
        (point,) = digested(stream).points
        assert f"killed {tolls[-1]} people" in point.text


def test_a_newer_post_on_the_subject_without_that_statement_does_not_speak_for_the_others() -> None:
    stream = [
        *(post(number, _TOLL.format(12)) for number in (1, 2, 3)),
        post(4, "After the earthquake in Osh 40 people of the old town sleep in tents near many houses."),
    ]
    assert "killed 12 people" in digested(stream).points[0].text


def test_the_same_figures_don_t_differ() -> None:
    (point,) = digested([post(number, "The quake in Osh killed 1,200 people in town.") for number in range(3)]).points
    assert point.differing == ()


def test_a_point_knows_outlets_and_times() -> None:
    stream = [post(1, BRIDGE, source="Kabar", minutes=30), post(2, BRIDGE, source="Trend", minutes=5), post(3, BRIDGE)]
    (point,) = digested(stream).points
    assert point.outlets == ("Kabar", "Trend")
    assert point.first is not None
    assert point.last is not None
    assert ((point.first - NOON).seconds, (point.last - NOON).seconds) == (180, 1800)


def test_who_writes_in_their_own_name_is_no_outlet() -> None:
    (point,) = digested([post(number, BRIDGE, source="Aibek", author="Aibek", author_id=1) for number in (1, 2)]).points
    assert (point.outlets, point.authors) == ((), ("Aibek",))


def test_a_channel_is_an_outlet_and_no_person() -> None:
    stream = [post(number, BRIDGE, source="Nabd", author="Nabd") for number in (1, 2)]
    (point,) = digested(stream).points
    assert (point.outlets, point.authors) == (("Nabd",), ())
    of_one = lead(stream[0]).points[0]
    assert (of_one.outlets, of_one.authors) == (("Nabd",), ())


def test_who_signs_a_channels_post_is_a_person() -> None:
    (point,) = digested([post(number, BRIDGE, source="Nabd", author="Aibek") for number in (1, 2)]).points
    assert (point.outlets, point.authors) == (("Nabd",), ("Aibek",))


def test_the_weightiest_point_comes_first_and_single_posts_newest_first() -> None:
    budget = "Parliament in Astana passed the budget for hospitals and schools by a large majority."
    stream = [
        post(1, budget), post(2, budget), post(3, BRIDGE), post(4, BRIDGE), post(5, BRIDGE),
        post(6, "Heavy snow closed a mountain pass."), post(7, "A museum welcomed its first visitors."),
    ]  # fmt: skip
    made = digested(stream)
    assert [point.text for point in made.points] == [BRIDGE, budget]
    assert [point.text for point in made.also] == [
        "A museum welcomed its first visitors.",
        "Heavy snow closed a mountain pass.",
    ]


def test_what_is_read_has_the_smallest_numbers() -> None:
    budget = "Parliament in Astana passed the budget for hospitals and schools by a large majority."
    made = digested([post(number, BRIDGE if number < 9 else budget) for number in range(12)])
    assert [point.citations[0].number for point in made.points] == [1, 2]


def test_one_article_is_told_by_its_first_sentences() -> None:
    article = post(1, f"{BRIDGE} The minister was there. Trains now run to Kashgar. Nobody else came.", source="Kabar")
    made = lead(article)
    assert [point.text for point in made.points] == [BRIDGE, "The minister was there.", "Trains now run to Kashgar."]
    assert [each.number for each in made.citations()] == [1, 2, 3]
    assert lead(post(1, "😀")).wordless == 1
