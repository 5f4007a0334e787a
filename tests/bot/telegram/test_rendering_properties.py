"""What holds for any reply at all, whatever documents say: Telegram takes every page, quotes are word for word."""

from dataclasses import replace

import pytest
from any_citations import answers, citations, summaries, surroundings, written_answers
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from messages_read import QUOTES, is_sound, quoted
from sample_answers import answer, citation

from bot.numbering import circled
from bot.telegram.formatting.direction import direction_mark, one_line
from bot.telegram.formatting.rendering import inline_card, render_answer, render_context, render_further, render_sources
from bot.telegram.formatting.rendering.answers import NEAREST_SHOWN
from bot.telegram.formatting.rich_text import RichText, Style, to_telegram, utf16_length
from bot.texts import Texts, texts_in
from bot.written import resting_on, shown_claims, shown_translations
from index.library_records import DocumentSummary
from retrieval.records import Answer, Citation, Surroundings

PDI = "\u2069"
frames = st.sampled_from([texts_in("ar"), texts_in("en"), texts_in("ar", "ar-SY")])
slow = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
STYLES = {Style.BOLD, Style.ITALIC, Style.LINK, *QUOTES}


def are_sound(pages: list[RichText]) -> None:
    assert pages
    for page in pages:
        assert is_sound(page)
        assert {each.style for each in page.stretches} <= STYLES


def shown_words(pages: list[RichText], cited: list[Citation], *, numbered: bool) -> list[str]:
    """The words of each citation as the block quotes show them, put together again where they were cut."""
    parts = [part for page in pages for part in quoted(page)]
    words: list[str] = []
    for each in cited:
        label = direction_mark(each.language) + (f"{circled(each.number)} " if numbered else "")
        shown: list[str] = []
        while not shown or (parts and is_shown_in_part("".join(shown), each.quote)):
            part = parts.pop(0)
            assert part.startswith(label)
            shown.append(part.removeprefix(label))
        words.append("".join(shown))
    assert not parts
    return words


def is_shown_in_part(shown: str, quote: str) -> bool:
    """Whether more of `quote` is to come; what closes its isolates stands between and after its pieces."""
    words, whole = shown.replace(PDI, ""), quote.replace(PDI, "")
    return utf16_length(words) < utf16_length(whole) or shown.count(PDI) < quote.count(PDI)


@slow
@given(answers, frames)
def test_any_answer_is_taken_by_telegram(given_answer: Answer, texts: Texts) -> None:
    are_sound(render_answer(given_answer, texts))


@slow
@given(answers, frames)
def test_any_quote_is_shown_character_for_character(given_answer: Answer, texts: Texts) -> None:
    cited = list(given_answer.citations or given_answer.nearest[:NEAREST_SHOWN])
    shown = shown_words(render_answer(given_answer, texts), cited, numbered=bool(given_answer.citations))
    for each, words in zip(cited, shown, strict=True):
        # What closes isolates comes after the quote, or after a piece of one that had to be cut.
        assert words.replace(PDI, "") == each.quote.replace(PDI, "")
        if utf16_length(each.quote) < 1000:
            assert words.startswith(each.quote)


def beside_quotes(pages: list[RichText]) -> str:
    """What stands outside of the block quotes, page after page, without what closes isolates."""
    outside = []
    for page in pages:
        inside = {place for each in page.stretches if each.style in QUOTES for place in range(each.start, each.end)}
        outside += [character for place, character in enumerate(page.text) if place not in inside]
    return "".join(outside).replace(PDI, "")


@slow
@given(written_answers(), frames)
def test_whatever_a_model_wrote_the_quotes_are_the_same_and_alone_in_their_block_quotes(
    given_answer: Answer, texts: Texts
) -> None:
    pages = render_answer(given_answer, texts)
    are_sound(pages)
    cited = list(given_answer.citations or given_answer.nearest[:NEAREST_SHOWN])
    numbered = bool(given_answer.citations)
    shown = shown_words(pages, cited, numbered=numbered)  # nothing else stands in a block quote
    plain = shown_words(render_answer(replace(given_answer, written=None), texts), cited, numbered=numbered)
    assert [words.replace(PDI, "") for words in shown] == [words.replace(PDI, "") for words in plain]


@slow
@given(written_answers(), frames)
def test_whatever_a_model_wrote_on_quotes_that_are_there_is_shown_in_one_piece_of_text(
    given_answer: Answer, texts: Texts
) -> None:
    pages = render_answer(given_answer, texts)
    outside = beside_quotes(pages)
    claims = [each for each in shown_claims(given_answer) if one_line(each.text, len(each.text) * 2)]
    for claim in claims:
        assert f"{one_line(claim.text, len(claim.text) * 2)} {resting_on(claim)}" in outside
    assert outside.count(texts.say("written-heading")) >= bool(claims)
    for text in shown_translations(given_answer).values():
        assert one_line(text, len(text) * 2) in outside
    if not given_answer.citations or not (claims or shown_translations(given_answer)):
        same = render_answer(replace(given_answer, written=None), texts)
        assert list(map(to_telegram, pages)) == list(map(to_telegram, same))


@slow
@given(st.lists(citations(), max_size=4), frames)
def test_any_further_quotes_are_taken_by_telegram(cited: list[Citation], texts: Texts) -> None:
    pages = render_further(cited, texts)
    are_sound(pages)
    shown = shown_words(pages, cited, numbered=True)
    assert [words.replace(PDI, "") for words in shown] == [each.quote.replace(PDI, "") for each in cited]


@slow
@given(surroundings, st.integers(1, 60), frames)
def test_any_surroundings_are_taken_by_telegram_with_the_quote_whole(
    around: Surroundings, number: int, texts: Texts
) -> None:
    pages = render_context(around, number, texts)
    are_sound(pages)
    mark = direction_mark(around.citation.language)
    shown = "".join(part.removeprefix(mark) for page in pages for part in quoted(page)).replace(PDI, "")
    assert around.quote.replace(PDI, "") in shown


@slow
@given(summaries, st.integers(1, 9), frames)
def test_any_page_of_sources_is_one_message(shown: list[DocumentSummary], page: int, texts: Texts) -> None:
    (message,) = render_sources(shown, page, 9, 81, texts)
    assert is_sound(message)
    assert len(message.text.splitlines()) == len(shown) + 3


@slow
@given(citations(), frames)
def test_any_card_is_taken_by_telegram(cited: Citation, texts: Texts) -> None:
    card = inline_card(cited, texts)
    assert is_sound(card.message)
    for line, longest in ((card.title, 81), (card.description, 122)):
        line.encode()
        assert utf16_length(line) <= longest
        assert len(line.splitlines()) <= 1
    assert card.title.strip()
    if utf16_length(cited.quote) < 1000:
        assert cited.quote in card.message.text


@pytest.mark.parametrize("opening", ["\u2066", "\u2067", "\u2068", "\u202e", "\ud800", "\n", " ", "👩‍👩‍👧"])
def test_ten_thousand_of_what_breaks_messages_breaks_none(opening: str) -> None:
    hostile = opening * 10_000
    for cited in (
        citation(quote=hostile, title=hostile, source=hostile, context=hostile),
        citation(quote=hostile + "x", title="x" + hostile, context=hostile[:700], language="en"),
    ):
        are_sound(render_answer(answer(citations=[cited]), texts_in("ar")))
        are_sound(render_context(Surroundings(hostile, cited.quote, hostile, cited), 1, texts_in("en")))
