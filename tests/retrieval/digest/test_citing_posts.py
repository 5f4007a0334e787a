"""A digest cites nothing but whole sentences of a post, word for word."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_posts import post

from index.errors import LibraryError
from index.records import Span
from retrieval.digest.citing import cite
from retrieval.digest.quotable import joined, read

_TWO = post(1, "The bridge opened today. Traffic crossed it at noon.")


def test_what_the_post_does_not_say_is_not_cited() -> None:
    reading = read(_TWO)
    assert reading is not None
    sentence = reading.sentences[0]
    with pytest.raises(LibraryError):
        cite(_TWO, replace(sentence, quote="z" * (len(sentence.quote) - 1) + "."))


@pytest.mark.parametrize("span", [Span(4, 24), Span(0, 10), Span(0, 25), Span(0, 99), Span(0, 0)])
def test_what_is_no_whole_sentence_is_not_cited(span: Span) -> None:
    reading = read(_TWO)
    assert reading is not None
    with pytest.raises(LibraryError):
        cite(_TWO, replace(reading.sentences[0], span=span, quote=_TWO.text[span.start : span.end]))


@given(st.text(alphabet=st.sampled_from("ab «»لا. ؟!\n\"'"), max_size=60), st.booleans())
def test_every_sentence_that_is_read_can_be_cited(text: str, is_cut_before: bool) -> None:
    stored = post(1, text)
    reading = read(stored if is_cut_before else replace(stored, sentences=()))
    if reading is None:
        return
    for sentence in (*reading.sentences, joined(reading.post, reading.sentences)):
        cited = cite(reading.post, sentence)
        assert cited.quote == text[cited.start : cited.end] == sentence.quote
