"""What the other replies look like: the sentences around a quote, the list of sources, inline cards."""

from dataclasses import replace

import pytest
from messages_read import is_sound, quoted, runs_from, styled
from sample_answers import ARABIC_QUOTE, ENGLISH_QUOTE, PUBLISHED, citation

from bot.telegram.formatting.rendering import SOURCES_ON_A_PAGE, inline_card, render_context, render_sources
from bot.telegram.formatting.rich_text import RichText, Style, bold, folded_quote, link, quote
from bot.texts import texts_in
from index.library_records import DocumentSummary
from index.records import LIBRARY, Span
from retrieval.records import Gloss, Surroundings

ARABIC, ENGLISH = texts_in("ar"), texts_in("en")
LRM, RLM, LRI, RLI, FSI, PDI = "\u200e", "\u200f", "\u2066", "\u2067", "\u2068", "\u2069"
SOURCE = f"{RLI}رئيسي يؤكد على تسريع التنفيذ{PDI}"
URL = "https://example.org/a?x=1&y=2"


def summary(number: int, title: str = "خبر", url: str | None = URL, source: str | None = "العالم") -> DocumentSummary:
    return DocumentSummary(str(number), LIBRARY, "x", title, source, url, PUBLISHED, "ar", 3, 1)


def around(before: str, after: str, words: str = ARABIC_QUOTE) -> Surroundings:
    return Surroundings(before, words, after, citation(2, words))


def test_a_title_that_is_the_outlets_name_is_said_once() -> None:
    named = replace(citation(2), title="نبض لبنان", source="نبض لبنان")
    (message,) = render_context(replace(around("", ""), citation=named), 2, ENGLISH)
    assert message.text.count("نبض لبنان") == 1
    (listed, *_) = render_sources([summary(1, title="نبض لبنان", source="نبض لبنان")], 1, 1, 1, ENGLISH)
    assert listed.text.count("نبض لبنان") == 1


def test_a_quote_is_shown_in_bold_among_its_neighbours() -> None:
    (message,) = render_context(around("\nقال ذلك أمس. ", " ثم غادر.\nوعاد بعد يوم.\n"), 2, ENGLISH)
    assert message == (
        bold(f"Context of {FSI}②{PDI}")
        + "\n"
        + folded_quote(f"{RLM}قال ذلك أمس. " + bold(ARABIC_QUOTE) + " ثم غادر.\nوعاد بعد يوم.")
        + f"\n\n{LRM}② "
        + link(SOURCE, URL)
        + f" — {RLI}العالم{PDI} — 19 September 2023, 01:58 UTC"
    )


def test_a_quote_may_have_no_neighbours() -> None:
    (message,) = render_context(around("", ""), 2, ARABIC)
    assert quoted(message) == [f"{RLM}{ARABIC_QUOTE}"]


def test_long_surroundings_are_cut_evenly_between_sentences() -> None:
    sentence = "قال إنه سيعود غدًا إلى بلاده. "
    (message,) = render_context(around(sentence * 200, " " + sentence * 200), 2, ARABIC)
    assert is_sound(message)
    assert message.units > 4000
    before, words, after = quoted(message)[0].partition(ARABIC_QUOTE)
    assert words
    assert abs(len(before) - len(after)) < 2 * len(sentence)
    assert before.startswith(f"{RLM}… قال إنه")
    assert after.endswith("إلى بلاده. …")


def test_what_one_side_does_not_need_goes_to_the_other() -> None:
    sentence = "قال إنه سيعود غدًا إلى بلاده. "
    for before, after in ((sentence * 2, " " + sentence * 200), (sentence * 200, " " + sentence * 2)):
        (message,) = render_context(around(before, after), 2, ARABIC)
        assert message.units > 4000
        assert (sentence * 2).strip() in message.text
        assert message.text.count("…") == 1


def test_a_quote_that_fills_a_message_leaves_its_neighbours_out() -> None:
    words = "كلمة " * 780
    (message,) = render_context(around("قبلها. ", " بعدها.", words), 2, ARABIC)
    assert is_sound(message)
    assert words.strip() in message.text


def test_a_quote_longer_than_a_message_takes_more() -> None:
    words = "كلمة " * 2000
    pages = render_context(around("قبلها. ", " بعدها.", words), 2, ARABIC)
    assert all(is_sound(page) for page in pages)
    assert "".join(part.removeprefix(RLM) for page in pages for part in quoted(page)).count("كلمة ") == 2000


def test_sources_are_numbered_lines_under_their_count() -> None:
    shown = [summary(1), summary(2, "NATO news", None), summary(3, " ", source=None)]
    (message,) = render_sources(shown, 3, 3, 23, ARABIC)
    assert message == (
        bold(f"لديّ {FSI}23{PDI} مقالًا، أحدثها أولًا")
        + f"\n{RLM}21. "
        + link(f"{RLI}خبر{PDI}", URL)
        + f" — {RLI}العالم{PDI} — 19 سبتمبر 2023، 01:58 بتوقيت غرينتش\n"
        + f"{RLM}22. {LRI}NATO news{PDI} — {RLI}العالم{PDI} — 19 سبتمبر 2023، 01:58 بتوقيت غرينتش\n"
        + f"{RLM}23. "
        + link("بلا عنوان", URL)
        + f" — 19 سبتمبر 2023، 01:58 بتوقيت غرينتش\n\nالصفحة {FSI}3{PDI} من {FSI}3{PDI}"
    )


@pytest.mark.parametrize(
    ("total", "arabic", "english"),
    [
        (1, "لديّ مقال واحد", "I have 1 article"),
        (2, "لديّ مقالان، أحدثهما أولًا", "I have 2 articles, newest first"),
        (3, "لديّ 3 مقالات، أحدثها أولًا", "I have 3 articles, newest first"),
        (11, "لديّ 11 مقالًا، أحدثها أولًا", "I have 11 articles, newest first"),
        (100, "لديّ 100 مقال، أحدثها أولًا", "I have 100 articles, newest first"),
    ],
)
def test_the_count_of_sources_reads_right(total: int, arabic: str, english: str) -> None:
    for texts, heading in ((ARABIC, arabic), (ENGLISH, english)):
        (message,) = render_sources([summary(1)], 1, 1, total, texts)
        assert styled(message, Style.BOLD)[0].replace(FSI, "").replace(PDI, "") == heading
        assert "1." in message.text
        assert len(message.text.split("\n")) == 2


def test_no_sources_are_said_to_be_none() -> None:
    (message,) = render_sources([], 1, 1, 0, ENGLISH)
    assert message.text.startswith(ENGLISH.say("library-empty"))
    assert "qawl add" in message.text


def test_a_page_of_the_longest_sources_is_one_message() -> None:
    longest = [summary(number, "😀 خبر " * 100, source="وكالة " * 100) for number in range(SOURCES_ON_A_PAGE)]
    shown = [replace(each, also=1_000_000) for each in longest]
    (message,) = render_sources(shown, 99, 100, 1000, ARABIC)
    assert is_sound(message)


def test_a_card_offers_the_short_answer_and_posts_the_quote_with_its_source() -> None:
    cited = replace(citation(context="قبلها."), start=50, answer=Span(60, 65), glosses=(Gloss("إيران", "Iran"),))
    card = inline_card(cited, ENGLISH)
    assert card.title == f"{RLM}إيران"
    assert card.description == RLM + ARABIC_QUOTE
    lines = card.message.text.split("\n")
    assert lines[:3] == [f"{RLM}قبلها.", f"{RLM}{ARABIC_QUOTE}", f"{LRM}{RLI}إيران{PDI} = {LRI}Iran{PDI}"]
    assert lines[-1].startswith(f"{LRM}{SOURCE} — ")
    assert quoted(card.message) == [RLM + ARABIC_QUOTE]


def test_a_card_without_a_short_answer_bears_the_title_of_its_source() -> None:
    assert inline_card(citation(), ARABIC).title == f"{RLM}رئيسي يؤكد على تسريع التنفيذ"
    assert inline_card(citation(title="BBC: انفجار في بيروت"), ARABIC).title == f"{RLM}BBC: انفجار في بيروت"
    assert inline_card(citation(title=" "), ARABIC).title == f"{RLM}العالم"
    assert inline_card(citation(title="", source=None), ENGLISH).title == f"{LRM}Untitled"


def test_a_card_shows_the_beginning_of_a_long_quote_and_posts_what_fits() -> None:
    card = inline_card(citation(quote="Some words. " * 1000, language="en"), ENGLISH)
    assert card.description.endswith("Some…")
    assert 100 < len(card.description) <= 122
    assert is_sound(card.message)
    assert card.message.units > 4000
    assert "words. \n…\n\n" in card.message.text


def test_a_card_shows_markup_as_it_is() -> None:
    card = inline_card(citation(quote=ENGLISH_QUOTE, language="en", title="<b>x</b>"), ENGLISH)
    assert card.message.part(0, len(ENGLISH_QUOTE) + 1) == quote(LRM + ENGLISH_QUOTE)
    assert card.title == f"{LRM}<b>x</b>"
    assert runs_from(card.message.text.split("\n")[0]) == "left"
    assert card.message.part(0, 0) == RichText()


def test_a_source_that_was_read_in_several_places_says_in_how_many() -> None:
    shown = [replace(summary(number), also=number) for number in range(4)]
    for texts, ends in (
        (ARABIC, ["ونُشر أيضًا في موضع آخر", "ونُشر أيضًا في موضعين آخرين", "ونُشر أيضًا في 3 مواضع أخرى"]),
        (ENGLISH, ["also in 1 other place", "also in 2 other places", "also in 3 other places"]),
    ):
        (message,) = render_sources(shown, 1, 1, 4, texts)
        _, first, *others = message.text.replace(FSI, "").replace(PDI, "").split("\n")
        assert first.endswith("UTC" if texts is ENGLISH else "غرينتش")
        assert [line.split(" — ")[-1] for line in others] == ends
