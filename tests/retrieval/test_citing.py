"""Quotes found again: what still stands is cited with its source and neighbours, what doesn't is not shown."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsroom import article, newsroom
from tiny_embedder import TinyEmbedder

from index.errors import LibraryError
from index.indexing import cut, embed
from index.library import Library
from index.records import LIBRARY, Document, Scope, Sentence, Span
from retrieval.citing import citation, cite, surroundings
from retrieval.records import Quoted

CHAT = Scope.chat(-7)
TEXT = """رئيسي في نيويورك

قال الرئيس الإيراني إن ٢٥٠ مليون دولار تكفي. وأضاف أن إيران مستعدة. ثم غادر نيويورك يوم الاثنين.

وقال توكاييف إن كازاخستان ترحب بذلك.
"""


def stored(library: Library, embedder: TinyEmbedder, text: str = TEXT, scope: Scope = LIBRARY) -> Document:
    document = article("one", text, scope)
    newsroom(library, embedder, [document])
    return document


def quoted(document: Document, words: str) -> Quoted:
    """The sentence of the document that begins with some words."""
    (sentence,) = (each for each in cut(document).sentences if document.text.startswith(words, each.start))
    return Quoted(document.id, sentence.start, sentence.end, document.text[sentence.start : sentence.end])


def test_what_stands_is_cited_with_its_source(library: Library, embedder: TinyEmbedder) -> None:
    document = stored(library, embedder)
    first, last = quoted(document, "قال الرئيس"), quoted(document, "وقال توكاييف")
    one, two = cite(library, [first, last], [LIBRARY], "ar", first_number=4)
    assert (one.number, two.number) == (4, 5)
    assert one.quoted == first
    assert two.quoted == last
    assert (one.title, one.language, one.answer, one.glosses) == (document.title, "ar", None, ())


def test_readers_of_the_other_language_get_glosses(library: Library, embedder: TinyEmbedder) -> None:
    document = stored(library, embedder)
    (cited,) = cite(library, [quoted(document, "قال الرئيس")], [LIBRARY], "en")
    assert [(gloss.written, gloss.meaning) for gloss in cited.glosses] == [("٢٥٠ مليون دولار", "250 million dollars")]


def test_the_sentence_with_the_subject_comes_along_unless_it_is_quoted_too(
    library: Library, embedder: TinyEmbedder
) -> None:
    document = stored(library, embedder)
    first, second = quoted(document, "قال الرئيس"), quoted(document, "وأضاف")
    (alone,) = cite(library, [second], [LIBRARY], "ar")
    assert alone.context == first
    assert [each.context for each in cite(library, [first, second], [LIBRARY], "ar")] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "Reef\n\nWhat worries you about the reef? Not the heat. Dust from the docks on the reef does. Boats come.",
        "شعاب\n\nما الذي يقلقك في الشعاب؟ ليست الحرارة. بل غبار الميناء فوق الشعاب. والجو دافئ.",
    ],
)
def test_the_question_that_a_quote_answers_comes_along_at_first_and_later(
    library: Library, embedder: TinyEmbedder, text: str
) -> None:
    document = article("one", text)
    question, short, longer, other = (
        Quoted(document.id, each.start, each.end, document.text[each.start : each.end])
        for each in cut(document).sentences
    )
    answer = newsroom(library, embedder, [document]).answer(question.quote, [LIBRARY])
    assert [each.context for each in answer.citations if each.quoted == short] == [question]
    assert [each.context for each in cite(library, [short], [LIBRARY], "en")] == [question]
    assert [each.context for each in cite(library, [longer], [LIBRARY], "en")] == [short]
    assert [each.context for each in cite(library, [short, longer], [LIBRARY], "en")] == [question, None]
    assert [each.context for each in cite(library, [other, question], [LIBRARY], "en")] == [None, None]


def test_what_follows_a_reported_question_is_cited_alone(library: Library, embedder: TinyEmbedder) -> None:
    document = stored(library, embedder, 'Dam\n\nThe minister asked, "Who will pay?" Lunch was served at noon.')
    (cited,) = cite(library, [quoted(document, "Lunch")], [LIBRARY], "en")
    assert cited.context is None


def test_what_is_gone_leaves_its_number_empty(library: Library, embedder: TinyEmbedder) -> None:
    document = stored(library, embedder)
    first, second, last = (quoted(document, words) for words in ("قال الرئيس", "وأضاف", "وقال توكاييف"))
    stored(library, embedder, TEXT.replace("مستعدة", "راغبة "))
    found = cite(library, [first, second, last], [LIBRARY], "ar")
    assert [each.number for each in found] == [1, 3]
    assert surroundings(library, second, [LIBRARY]) is None
    library.delete(document.id, [LIBRARY])
    assert cite(library, [first, last], [LIBRARY], "ar") == []
    assert surroundings(library, first, [LIBRARY]) is None


def test_other_scopes_show_nothing(library: Library, embedder: TinyEmbedder) -> None:
    document = stored(library, embedder, scope=CHAT)
    quote = quoted(document, "وقال توكاييف")
    for scopes in ([LIBRARY], [Scope.chat(7)], []):
        assert cite(library, [quote], scopes, "ar") == []
        assert surroundings(library, quote, scopes) is None
    assert len(cite(library, [quote], [LIBRARY, CHAT], "ar")) == 1
    assert surroundings(library, quote, [CHAT]) is not None


@pytest.mark.parametrize("change", [{"start": 1}, {"end": -1}, {"start": 3, "end": 2}, {"quote": "x"}])
def test_a_part_of_a_sentence_is_no_quote(
    library: Library, embedder: TinyEmbedder, change: dict[str, int | str]
) -> None:
    document = stored(library, embedder)
    right = quoted(document, "وقال توكاييف")
    start, end = right.start + int(change.get("start", 0)), right.end + int(change.get("end", 0))
    wrong = Quoted(document.id, start, end, str(change.get("quote", document.text[start:end])))
    assert cite(library, [wrong], [LIBRARY], "ar") == []
    assert surroundings(library, wrong, [LIBRARY]) is None


def test_damaged_sentences_are_an_error_in_words() -> None:
    document = article("one", TEXT)
    with pytest.raises(LibraryError, match="damaged sentences"):
        citation(1, document, Span(0, 3), [Sentence(document.id, 0, 0, 5)], language="ar")


def test_two_sentences_stand_around_a_quote(library: Library, embedder: TinyEmbedder) -> None:
    text = "Title\n\n" + " ".join(f"Sentence number {number} is here." for number in range(7))
    document = stored(library, embedder, text)
    found = surroundings(library, quoted(document, "Sentence number 3"), [LIBRARY])
    assert found is not None
    assert found.before == "Sentence number 1 is here. Sentence number 2 is here. "
    assert found.quote == "Sentence number 3 is here."
    assert found.after == " Sentence number 4 is here. Sentence number 5 is here."
    assert found.citation.quote == found.quote


def test_long_neighbours_come_alone(library: Library, embedder: TinyEmbedder) -> None:
    long = "This sentence is long " + "and longer " * 40
    text = "Title\n\n" + " ".join(f"{long}{number}." for number in range(5))
    document = stored(library, embedder, text)
    sentences = cut(document).sentences
    middle = sentences[2]
    quote = Quoted(document.id, middle.start, middle.end, text[middle.start : middle.end])
    found = surroundings(library, quote, [LIBRARY])
    assert found is not None
    assert found.before.strip() == text[sentences[1].start : sentences[1].end]
    assert found.after.strip() == text[sentences[3].start : sentences[3].end]


_PIECES = st.sampled_from(
    ["He said so. ", "وقال ذلك. ", "\n\n", "Tehran, Iran. ", "طهران ٢٠٢٣. ", "Why? ", "x" * 300 + ". ", "A. B. ", " "]
)


@given(text=st.lists(_PIECES, min_size=1, max_size=12).map("".join))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_sentence_stands_among_whole_sentences(text: str, library: Library) -> None:
    document = replace(article("one", "Title\n\nSome words. " + text), origin="same")
    parts = cut(document)
    library.replace(embed([parts], TinyEmbedder())[0])
    starts, ends = {each.start for each in parts.sentences}, {each.end for each in parts.sentences}
    for sentence in parts.sentences:
        quote = Quoted(document.id, sentence.start, sentence.end, document.text[sentence.start : sentence.end])
        found = surroundings(library, quote, [LIBRARY])
        assert found is not None
        start, end = sentence.start - len(found.before), sentence.end + len(found.after)
        assert found.before + found.quote + found.after == document.text[start:end]
        assert found.quote == quote.quote
        assert start in starts
        assert end in ends
        assert len([each for each in parts.sentences if start <= each.start < sentence.start]) <= 2
        assert len([each for each in parts.sentences if sentence.end <= each.start < end]) <= 2
        (cited,) = cite(library, [quote], [LIBRARY], "en")
        assert cited.quoted == quote


def test_a_quote_is_cited_with_the_other_places_that_have_it_word_for_word(
    library: Library, embedder: TinyEmbedder
) -> None:
    letters = "بتثجحخدذرزسشصضطظعغفقكلمن"
    long = TEXT + ". ".join(" ".join(f"كلمة{first}{second}" for first in letters) for second in "جدر") + ".\n"
    one = article("one", long)
    same, nearly = article("two", long.replace("الإيراني", "الايرانيّ")), article("three", long.replace("ترحب", "رحبت"))
    newsroom(library, embedder, [one, same, nearly])
    assert library.counts([LIBRARY]).documents == 1
    first, changed = quoted(one, "قال الرئيس"), quoted(one, "وقال توكاييف")
    found = cite(library, [first, changed], [LIBRARY], "ar")
    assert [[place.origin for place in each.also] for each in found] == [[nearly.origin, same.origin], [same.origin]]
