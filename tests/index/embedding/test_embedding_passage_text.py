from hypothesis import given
from hypothesis import strategies as st

from index.embedding.passage_text import NO_SENTENCE, join_passage, sentences_of_tokens
from index.embedding.records import PassageText
from index.embedding.safety import safe_text
from index.records import Span

TEXT = st.text(max_size=30)


@given(TEXT, st.lists(TEXT, max_size=6), st.integers(0, 80))
def test_every_sentence_stands_where_its_span_says(heading: str, sentences: list[str], limit: int) -> None:
    joined = join_passage(PassageText(heading, tuple(sentences)), limit)
    assert len(joined.text) <= limit
    assert len(joined.spans) == len(sentences)
    previous = 0
    for sentence, span in zip(sentences, joined.spans, strict=True):
        assert previous <= span.start <= span.end <= len(joined.text)
        assert safe_text(sentence).startswith(joined.text[span.start : span.end])
        previous = span.end


def test_the_heading_comes_first_and_belongs_to_no_sentence() -> None:
    joined = join_passage(PassageText("عنوان", ("قال.", "ثم\nمضى.")))
    assert joined.text == "عنوان. قال. ثم مضى."
    assert [joined.text[start:end] for start, end in joined.spans] == ["قال.", "ثم مضى."]
    tokens = [(0, 5), (5, 6), (6, 10), (10, 11), (11, 12), (11, 14), (0, 0), (-9, -2)]
    none = NO_SENTENCE
    assert sentences_of_tokens(tokens, joined.spans).tolist() == [none, none, 0, 0, 1, 1, none, none]


def test_without_sentences_no_token_stands_anywhere() -> None:
    assert sentences_of_tokens([(0, 3)], []).tolist() == [NO_SENTENCE]
    assert sentences_of_tokens([(0, 3)], [Span(2, 2)]).tolist() == [NO_SENTENCE]
    assert sentences_of_tokens([], [Span(0, 3)]).shape == (0,)


@given(st.lists(st.integers(0, 9), max_size=8))
def test_each_character_is_told_apart(lengths: list[int]) -> None:
    joined = join_passage(PassageText("", tuple("x" * length for length in lengths)))
    characters = [(place, place + 1) for place in range(len(joined.text))]
    found = sentences_of_tokens(characters, joined.spans)
    for number, span in enumerate(joined.spans):
        assert (found[span.start : span.end] == number).all()
    assert (found >= 0).all()
