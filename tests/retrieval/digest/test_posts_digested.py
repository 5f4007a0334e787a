"""Digests of channels and news: near-duplicates, figures that differ, who says so and when, the order of points."""

from typing import Any

import pytest
from sample_posts import NOON, digested, no_mean, post

from retrieval.digest.closeness import features
from retrieval.digest.digesting import lead
from retrieval.digest.near_duplicates import groups
from retrieval.digest.points import point as point_of
from retrieval.digest.quotable import Reading, read
from retrieval.digest.superseded import supersedes

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


@pytest.mark.parametrize(("earlier", "later"), [
    ("Storm Byron: 2 dead in Tripoli after a wall collapsed on Mina street.",
     "Final toll in Tripoli wall collapse: three dead, no more missing."),
    ("قتيلان في طرابلس إثر انهيار جدار في شارع المينا",
     "لا ناجين في انهيار الجدار في طرابلس والحصيلة النهائية ثلاثة قتلى"),
    ("Iraq and Turkey signed a deal on the Kirkuk pipeline on Friday, the oil minister said in Baghdad.",
     "Ankara denies any deal has been signed on the Kirkuk pipeline."),
    ("وقّع العراق وتركيا اتفاقاً لاستئناف تصدير النفط عبر خط كركوك جيهان",
     "أنقرة تنفي توقيع أي اتفاق بشأن خط كركوك جيهان"),
    ("وقّع العراق وتركيا اتفاقاً لاستئناف تصدير النفط عبر خط كركوك جيهان",
     "أنقرة أنكرت توقيع أي اتفاق بشأن خط كركوك جيهان"),
    ("مقتل 7 في قصف خان يونس", "ارتفعت حصيلة قصف خان يونس إلى 12 قتيلا"),
    ("سقوط 7 شهداء في قصف خان يونس", "مقتل 12 في قصف خان يونس"),
    ("انتشال 7 جثث بعد غرق القارب قبالة صور", "ماتوا غرقا: ارتفاع ضحايا القارب قبالة صور إلى 12 قتيلا"),
    ("7 إصابات في قصف خان يونس", "12 جريحا في قصف خان يونس"),
    ("Egypt bought 430,000 tonnes of wheat this week.", "Correction: Egypt bought 340,000 tonnes of wheat this week."),
])  # fmt: skip
def test_what_is_superseded_is_told_as_earlier(earlier: str, later: str) -> None:
    readings = [read(post(number, text)) for number, text in enumerate((earlier, earlier, later))]
    kept = [each for each in readings if each is not None]
    made = point_of(kept, features(kept, no_mean), None, None)
    assert made.text == later
    assert [each.quote for each in made.differing] == [earlier, earlier]


def test_a_toll_of_another_country_supersedes_nothing() -> None:
    one = read(post(1, "Civil Defence: 5 dead in a bus crash in Jordan."))
    other = read(post(2, "Civil Defence: 3 dead in a wall collapse in Libya."))
    assert one is not None
    assert other is not None
    assert not supersedes(other.sentences[0], one.sentences[0])


def test_a_toll_of_another_event_supersedes_nothing() -> None:
    one = read(post(1, "UPDATE: Death toll in Qatraneh bus crash rises to five, police say."))
    other = read(post(2, "Death toll in Mina wall collapse rises to three, police say."))
    assert one is not None
    assert other is not None
    assert not supersedes(other.sentences[0], one.sentences[0])


def test_a_denial_of_something_else_supersedes_nothing() -> None:
    one = read(post(1, "مصرف لبنان يخفض سعر الفائدة الأساسي، بحسب الحاكم كريم سعيد."))
    other = read(post(2, "نفى حاكم مصرف لبنان كريم سعيد ما تردد عن نيته الاستقالة."))
    assert one is not None
    assert other is not None
    assert not supersedes(other.sentences[0], one.sentences[0])


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Gold prices rise for a third day", "Correction in gold prices continues for a third day"),
        ("خفض سعر الفائدة ينعش الاقتصاد", "تصحيح مسار الاقتصاد يحتاج إلى خفض سعر الفائدة"),
        ("توضيح الموقف من خفض سعر الفائدة ضروري", "توضيح الحكومة بشأن خفض سعر الفائدة متوقع اليوم"),
    ],
)
def test_a_text_that_only_begins_with_a_word_for_a_correction_supersedes_nothing(earlier: str, later: str) -> None:
    one, other = read(post(1, earlier)), read(post(2, later))
    assert one is not None
    assert other is not None
    assert not supersedes(other.sentences[0], one.sentences[0])


def test_a_correction_is_quoted_with_what_is_right() -> None:
    wrong = "Egypt bought 430,000 tonnes of wheat this week."
    right = f"Correction: an earlier post said {wrong} The correct figure is 340,000 tonnes."
    assert digested([post(1, wrong), post(2, right)]).points[0].text == right


def test_short_posts_of_other_countries_are_two_subjects() -> None:
    crash = "Five killed in the bus crash in Jordan, Civil Defence says."
    wall = "Three killed in the wall collapse in Libya, Civil Defence says."
    made = digested([post(1, crash), post(2, wall), post(3, crash), post(4, wall)])
    assert {point.text for point in made.points} == {crash, wall}
    assert [point.size for point in made.points] == [2, 2]


def test_the_number_of_a_list_s_line_is_no_figure() -> None:
    for text in ("1. The rate cut in Lebanon", "٢) خفض الفائدة في لبنان"):
        reading = read(post(1, text))
        assert reading is not None
        assert reading.sentences[0].figures == frozenset()
    counted = read(post(1, "3.5 million people live there."))
    assert counted is not None
    assert counted.sentences[0].figures == {"3.5"}


@pytest.mark.parametrize("text", [
    "تصبحوا على خير جميعاً", "GOOD MORNING from Levant Wire! Here is what to watch today.", "Poll time 👇", "هههههه",
    "Photo: Rescue workers at the scene (AFP)", "Read more: https://example.org/a", "الله يعطيك العافية طارق",
    "Sponsored: Get 50% off all phones this Friday! Use code NOW50", "That's all for today, good night 🌙",
])  # fmt: skip
def test_small_talk_is_counted_and_not_quoted(text: str) -> None:
    made = digested([post(1, text), post(2, text), post(3, BRIDGE)])
    assert [point.text for point in (*made.points, *made.also)] == [BRIDGE]
    assert (made.posts, made.wordless) == (3, 2)


@pytest.mark.parametrize("text", [
    "صباح اليوم انفجرت سيارة في المدينة", "Good Friday Agreement signed 25 years ago", "سلام وأمن في المدينة القديمة",
])  # fmt: skip
def test_news_that_begins_like_small_talk_is_quoted(text: str) -> None:
    assert [point.text for point in digested([post(1, text)]).also] == [text]


def test_a_channel_that_passes_on_another_s_post_is_no_person() -> None:
    stream = [post(1, BRIDGE, source="Nabd", author="Nabd"), post(2, BRIDGE, source="Civil Defence", author="Nabd")]
    (point,) = digested(stream).points
    assert (point.outlets, point.authors) == (("Civil Defence", "Nabd"), ())


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


def _read(number: int, text: str, **facts: Any) -> Reading:
    reading = read(post(number, text, **facts))
    assert reading is not None
    return reading


@pytest.mark.parametrize(
    ("title", "one", "other"),
    [
        ("Harbour discussion", "The bread is too dear.", "We felt nothing here."),
        ("نقاش أخبار الميناء", "الخبز صار غاليا", "ما حسينا بشي"),
    ],
)
def test_the_name_of_a_chat_is_no_word_of_its_messages(title: str, one: str, other: str) -> None:
    other_too = _read(3, "Snow closed the road.")
    found = [_read(number, text, title=title, is_message=True) for number, text in enumerate((one, other))]
    made = features([*found, other_too], no_mean)
    assert (made.words[0] @ made.words[1].T).toarray()[0, 0] == 0


def test_arabic_words_that_sound_alike_are_alike_where_a_latin_name_sounds_so_too() -> None:
    readings = [_read(0, "كل شهر بيرفعوا الخبز"), _read(1, "مين بيعرف العبارة"), _read(2, "محمود فاز بالسباق")]
    words = features(readings, no_mean).words
    assert (words[0] @ words[1].T).toarray()[0, 0] == 0
    with_a_name = features([*readings, _read(3, "Mahmoud won a race.")], no_mean).words
    assert (with_a_name[2] @ with_a_name[3].T).toarray()[0, 0] > 0


def test_comments_among_posts_are_talk() -> None:
    made = digested([
        *(post(number, BRIDGE, source="Kabar", minutes=number) for number in range(3)),
        post(3, "Is the bridge open to cars too?", author="A", author_id=1),
        post(4, "No, only trains may cross it.", author="B", author_id=2, reply_to=3),
    ])  # fmt: skip
    (asked,) = made.questions
    assert asked.answer is not None
    assert asked.answer.citation.quote == "No, only trains may cross it."
