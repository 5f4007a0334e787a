"""What outlets put below their articles is kept in the text and never becomes a sentence."""

import pytest
from any_text import texts
from hypothesis import given
from hypothesis import strategies as st

from index.article import parse_article
from index.closing_matter import end_of_article
from index.records import LIBRARY
from index.segmentation import sentences
from index.sources.extracted import Extracted, document_of
from index.text import tokens

SAID = "قال الوزير إن القطار سيصل غدًا."
BELOW = [
    "\nرابط الخبر بصحيفة الميناء: وزير النقل يفتتح المحطة",
    "\n\nالوسوم: قطارات، موانئ",
    "\nكلمات دلالية: قطارات",
    " سمات القطارات الميناء وزارة النقل",
    "\nسمات القطارات الميناء",
    "\nمقالات أخرى للكاتبعن القطاراتعن الموانئ",
    " مقالات أخرى للكاتبعن القطارات",
    "\n\n ...المزيد",
    "\n* * *",
    "\n-----\n",
    "\nللتواصل مع الكاتب ارسل رسالة SMS\nتبدأ بالرمز (7) ثم مسافة ثم نص الرسالة إلى\n10000 - Amal",
    "\nTags: trains, ports",
    "\nRelated articles: Trains stand still. Ports are closed.",
    "\nRead more: Why trains stand still",
    "\n\nاقرأ أيضًا: لماذا توقفت القطارات؟",
    "\nموضوعات ذات صلة: القطارات",
]


@pytest.mark.parametrize("below", BELOW)
def test_what_stands_below_an_article_is_not_part_of_it(below: str) -> None:
    assert end_of_article(SAID + below) == len(SAID)


@pytest.mark.parametrize("first", BELOW)
def test_one_may_follow_the_other(first: str) -> None:
    for second in BELOW:
        if second.startswith("\n"):
            assert end_of_article(SAID + first + second) == len(SAID)


@pytest.mark.parametrize(
    "last",
    [
        "وهذه سمات القائد الناجح",
        "سمات القائد: الصبر، والعدل.",
        "Related articles were found in the car.",
        "Tags were found on both bags",
        "He asked for more: three trains.",
        "وقال إن المزيد من القطارات سيصل...",
        "كلمات الوزير كانت واضحة: سيصل القطار.",
        "المصدر: وكالة الأنباء",
    ],
)
def test_a_sentence_that_begins_like_a_label_is_said_all_the_same(last: str) -> None:
    text = f"{SAID}\n{last}"
    assert end_of_article(text) == len(text)


@pytest.mark.parametrize("alone", ["Tags: trains, ports", "***", "رابط الخبر بصحيفة الميناء: القطار", "", " \n"])
def test_what_is_all_there_is_stays(alone: str) -> None:
    assert end_of_article(alone) == len(alone)


@given(texts, st.lists(st.sampled_from(BELOW), max_size=4).map("".join))
def test_of_any_text_a_beginning_with_words_is_left(text: str, below: str) -> None:
    whole = text + below
    end = end_of_article(whole)
    assert end == len(whole) or tokens(whole[:end])
    assert end_of_article(whole[:end]) == end


def test_it_stays_in_the_text_of_a_document_and_out_of_its_sentences() -> None:
    text = f"القطارات\n\n{SAID}{BELOW[0]}{BELOW[3]}"
    read = document_of(Extracted(text, title="القطارات"), LIBRARY, "o")
    assert read.text == text
    assert [text[span.start : span.end] for span in read.body] == [SAID]
    (body,) = parse_article(text).body
    assert [body.start + each.start for each in sentences(text[body.start : body.end])] == [text.index(SAID)]
