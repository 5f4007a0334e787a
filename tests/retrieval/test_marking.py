"""What is marked in a quote: less in a further one than in the first, and nothing that the article tells of another."""

from dataclasses import replace

import pytest
from reports import report

from index.records import Sentence
from retrieval.candidate import Candidate
from retrieval.marking import marked
from retrieval.question import analyse


def _mark(question: str, candidate: Candidate, *, is_first: bool = True) -> str | None:
    span = marked(analyse(question), candidate, is_first=is_first)
    return None if span is None else candidate.quote[span.start : span.end]


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("How many people were killed?", "The flood killed 12 people.", "12"),
        ("كم شخصا قتل؟", "قتل الفيضان 12 شخصا.", "12"),
    ],
)
def test_a_further_quote_is_marked_only_where_it_likelier_answers_than_not(
    question: str, sentence: str, answer: str
) -> None:
    likely, unlikely = report(sentence, likely=0.6), report(sentence, likely=0.4)
    assert _mark(question, likely, is_first=False) == answer
    assert _mark(question, unlikely, is_first=False) is None
    assert _mark(question, unlikely, is_first=True) == answer


def test_whom_a_quote_is_of_is_told_by_the_sentence_before_it_and_by_the_article() -> None:
    sentences = ["George Tannous sued Lumexa.", "The company lost 5 million dollars.", "Tannous got 2 million dollars."]
    text = "\n".join(sentences)
    whole = report(text)
    starts = [text.index(each) for each in sentences]
    places = tuple(
        Sentence(whole.sentence.document_id, number, start, start + len(each))
        for number, (start, each) in enumerate(zip(starts, sentences, strict=True))
    )
    told = [replace(whole, stored=replace(whole.stored, sentences=places), sentence=place) for place in places]
    assert _mark("How much did Lumexa lose?", told[1]) == "5 million dollars"
    assert _mark("How much did Quorvia lose?", told[1]) is None
    assert _mark("How much did George Tannous get?", told[2]) == "2 million dollars"
    assert _mark("How much did Samir Tannous get?", told[2]) is None
