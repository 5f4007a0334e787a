"""When two documents are the same article, and when nearly the same words tell something else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_documents import sample_document

from index.message import MessageFacts
from index.records import Document
from index.sameness import LEAST_SHARED, SHORT, SKETCHED, has_words, is_same, resemblance, saying, sketch
from index.text import tokens

WORDS = """
delegation minister harbour bridge agreement visited Tuesday railway engineers funding northern province council
budget water supply farmers season market prices export wheat storage ships customs officers training school
teachers library opening museum garden river flood warning station repair tunnel traffic lights airport terminal
passengers flights delayed storm coast fishing boats village doctors hospital clinic vaccine campaign children
weather mountain road lorry drivers insurance court judge ruling company shares investors bank interest rates housing
tenants rents mayor election ballot
""".split()
ARTICLE = " ".join(WORDS) + "."
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def same(one: Document, other: Document) -> bool:
    found = is_same(saying(one), saying(other))
    assert is_same(saying(other), saying(one)) == found
    return found


def article(
    text: str = ARTICLE, *, published: datetime | None = NOON, url: str | None = "https://a.example"
) -> Document:
    return replace(sample_document(text, published=published), url=url)


def test_an_outlets_own_name_before_and_a_word_within_make_no_other_article() -> None:
    assert same(article(), article(f"(Reuters) {ARTICLE}"))
    assert same(article(), article(ARTICLE.replace("storm", "gale")))
    assert same(article(), article(ARTICLE.upper().replace(" ", "  "), url=None))


def test_arabic_is_the_same_however_it_is_spelled_and_pointed() -> None:
    text = "وَصَلَ الوفدُ إلى المدينةِ القديمة " * 3 + " ".join(f"كلمة{letter}" for letter in "ابتثجحخدذرزسشصضطظعغفقكلمن")
    plain = text.translate({ord(mark): None for mark in "ًٌٍَُِّْ"}).replace("إ", "ا").replace("ة", "ه")
    assert text != plain
    assert same(article(text), article(plain))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Tuesday", "Tuesday 12"), ("Tuesday", "never"), ("Tuesday", "three"), ("prices", "prices don't"),
        ("farmers", "لا"), ("farmers", "خمسة"),
    ],
)  # fmt: skip
def test_a_figure_or_a_negation_more_is_another_article(before: str, after: str) -> None:
    changed = ARTICLE.replace(before, after)
    assert changed != ARTICLE
    one, other = saying(article()), saying(article(changed))
    assert one is not None
    assert other is not None
    assert resemblance(one, other) >= 0.9, "the words alone would do"
    assert not same(article(), article(changed))


def test_figures_that_change_places_are_another_article() -> None:
    one = f"In it 3 died and 5 were hurt. {ARTICLE} {ARTICLE}"
    assert not same(article(one), article(one.replace("3", "x").replace("5", "3").replace("x", "5")))


def test_more_than_a_few_words_of_difference_are_another_article() -> None:
    assert not same(article(), article(" ".join(WORDS[:-10]) + "."))


def test_another_language_or_topic_is_another_article() -> None:
    assert not same(article(), replace(article(), language="ar"))
    post = replace(article(), message=MessageFacts(topic_id=5))
    assert same(post, replace(article(), message=MessageFacts(topic_id=5)))
    assert not same(post, article())


@pytest.mark.parametrize(
    "other",
    [
        ARTICLE.replace("storm", "gale"), ARTICLE.upper(), ARTICLE.replace("mayor", "mayór"), f"(Reuters) {ARTICLE}",
        ARTICLE.removesuffix("."),
    ],
)  # fmt: skip
def test_a_channels_posts_are_the_same_only_letter_by_letter(other: str) -> None:
    post = replace(article(), message=MessageFacts(author="The port"))
    assert same(article(), article(other)), "of articles"
    assert same(post, replace(post, origin="telegram:-100/2"))
    assert same(post, article())
    assert not same(post, replace(article(other), message=post.message))
    assert not same(post, article(other))


def test_what_people_write_in_a_chat_is_their_own() -> None:
    message = replace(article(), message=MessageFacts(author_id=7, author="Mona"))
    assert saying(message) is None
    assert not same(message, message)
    assert not same(message, article())


def test_short_posts_must_be_equal_in_all_words_and_of_one_day() -> None:
    text = "Explosion in the harbour, ships on fire."
    assert len(text.split()) < SHORT
    assert same(article(text), article("EXPLOSION in the harbour: ships on fire"))
    assert not same(article(text), article("Explosion in the harbour, two ships on fire."))
    assert not same(article(text), article("Explosion in the harbour, ships are on fire."))
    assert same(article(text), article(text, published=NOON + timedelta(days=1)))
    assert not same(article(text), article(text, published=NOON + timedelta(days=2)))
    assert not same(article(text), article(text, published=None))
    assert not same(article(text, url=None), article(text, url=None)), "somebody's notes"


def test_a_text_without_words_is_the_same_as_nothing() -> None:
    assert saying(article("!!!")) is None
    assert saying(replace(article(), body=())) is None


@given(st.permutations(WORDS), st.integers(0, len(WORDS) - 1))
def test_a_sketch_finds_whatever_is_the_same(words: list[str], place: int) -> None:
    one = article(" ".join(words))
    other = article(" ".join([*words[:place], "gale", *words[place + 1 :]]))
    first, second = saying(one), saying(other)
    assert first is not None
    assert second is not None
    drawn = sketch(first)
    assert len(drawn) == SKETCHED
    assert all(0 <= each < 1 << 63 for each in drawn)
    if is_same(first, second):
        assert len(set(drawn) & set(sketch(second))) >= LEAST_SHARED


@given(st.text(), st.text(), st.text())
def test_any_text_has_the_words_that_were_cut_from_it(before: str, quote: str, after: str) -> None:
    assert has_words(f"{before} . {quote} . {after}", quote) == bool(tokens(quote))


def test_words_stand_in_a_text_only_whole_and_in_order() -> None:
    assert has_words("He said: “Ships, on fire!”", "ships on FIRE")
    assert not has_words("He said: ships were on fire", "ships on fire")
    assert not has_words("steamships on fire", "ships on fire")
