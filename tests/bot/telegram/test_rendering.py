"""What answers look like, example by example."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from messages_read import is_sound, quoted, runs_from, styled
from sample_answers import ARABIC_QUOTE, ENGLISH_QUOTE, PUBLISHED, answer, citation, place

from bot.telegram.formatting.rendering import render_answer, render_further
from bot.telegram.formatting.rich_text import RichText, Style, bold, italic, joined, link, quote
from bot.texts import Texts, texts_in
from index.records import Span
from retrieval.records import Answer, Citation, Gloss

ARABIC, ENGLISH = texts_in("ar"), texts_in("en")
LRM, RLM, LRI, RLI, FSI, PDI = "\u200e", "\u200f", "\u2066", "\u2067", "\u2068", "\u2069"
MIXED_ARABIC = "وصل إلى ميناء Bandar Abbas (بندر عباس) 12,5% من البضائع في 19 سبتمبر."
MIXED_ENGLISH = "NATO said the port of بندر عباس (Bandar Abbas) handled 12.5% of goods."


def rendered(given: Answer) -> list[RichText]:
    return render_answer(given, texts_in(given.language))


def marked(cited: Citation, words: str) -> Citation:
    """The citation with `words` as its short answer, in a document where the quote does not come first."""
    place = cited.quote.index(words)
    return replace(cited, start=700, end=700 + len(cited.quote), answer=Span(700 + place, 700 + place + len(words)))


def test_an_answer_is_quotes_then_sources() -> None:
    cited = [
        citation(1),
        citation(2, "جملة أخرى.", document_id="d2", title="خبر", source=None, published=None, url=None),
        citation(3, "جملة ثالثة."),
    ]
    assert rendered(answer(citations=cited)) == [
        joined(
            [
                quote(f"{RLM}① {ARABIC_QUOTE}"),
                quote(f"{RLM}② جملة أخرى."),
                quote(f"{RLM}③ جملة ثالثة."),
                bold("المصادر")
                + f"\n{RLM}①③ "
                + link(f"{RLI}رئيسي يؤكد على تسريع التنفيذ{PDI}", "https://example.org/a?x=1&y=2")
                + f" — {RLI}العالم{PDI} — 19 سبتمبر 2023، 01:58 بتوقيت غرينتش\n{RLM}② {RLI}خبر{PDI}",
            ],
            "\n\n",
        )
    ]


def test_the_frame_is_in_the_language_that_is_asked_for_and_says_that_the_sources_are_not() -> None:
    (message,) = render_answer(answer(citations=[citation()]), ENGLISH)
    lines = message.text.split("\n")
    assert lines[0] == "The source is in Arabic; I quote it in its own words."
    assert lines[2] == f"{RLM}① {ARABIC_QUOTE}"
    assert "Sources" in lines
    assert lines[-1].startswith(f"{LRM}① ")
    assert lines[-1].endswith("19 September 2023, 01:58 UTC")
    (arabic,) = render_answer(answer(citations=[citation(), citation(2, ENGLISH_QUOTE, language="en")]), ARABIC)
    assert arabic.text.startswith("بعض المصادر بالإنجليزية، فأنقل كلامها بنصّه.\n\n")
    (same,) = render_answer(answer(citations=[citation()]), ARABIC)
    assert "بالإنجليزية" not in same.text


@pytest.mark.parametrize(
    ("documents", "arabic", "english"),
    [
        ("d", "المصدر بالإنجليزية، فأنقل كلامه بنصّه.", "The source is in Arabic; I quote it in its own words."),
        (
            "de",
            "المصدران بالإنجليزية، فأنقل كلامهما بنصّه.",
            "The sources are in Arabic; I quote them in their own words.",
        ),
        (
            "def",
            "المصادر بالإنجليزية، فأنقل كلامها بنصّه.",
            "The sources are in Arabic; I quote them in their own words.",
        ),
    ],
)
def test_the_note_on_the_other_language_agrees_with_how_many_sources_there_are(
    documents: str, arabic: str, english: str
) -> None:
    for texts, language, note in ((ARABIC, "en", arabic), (ENGLISH, "ar", english)):
        cited = [citation(1, document_id=each, language=language) for each in documents + documents[0]]
        assert render_answer(answer(citations=cited), texts)[0].text.split("\n")[0] == note


def test_a_source_whose_language_is_not_known_is_not_said_to_be_in_another() -> None:
    (message,) = render_answer(answer(citations=[citation(quote="19:58", language="und")]), ENGLISH)
    assert "Arabic" not in message.text


def test_months_are_those_of_the_readers_country() -> None:
    for tag, month in (("ar-SY", "أيلول"), ("ar-MA", "شتنبر"), ("ar-EG", "سبتمبر"), ("en-US", "سبتمبر")):
        (message,) = render_answer(answer(citations=[citation()]), texts_in("ar", tag))
        assert f"— 19 {month} 2023، 01:58 بتوقيت غرينتش" in message.text


def test_the_sentence_that_leads_to_a_quote_stands_above_it_in_italics() -> None:
    (message,) = rendered(answer(citations=[citation(context="قال <رئيسي>.")]))
    start = RLM + italic("قال <رئيسي>.") + "\n" + quote(f"{RLM}① {ARABIC_QUOTE}")
    assert message.part(0, len(start.text)) == start


def test_a_lead_in_that_would_bury_its_quote_is_left_out() -> None:
    (message,) = rendered(answer(citations=[citation(context="كلمة " * 200)]))
    assert "كلمة" not in message.text


def test_the_short_answer_is_bold_within_its_quote() -> None:
    (message,) = rendered(answer(citations=[marked(citation(quote=MIXED_ARABIC), "12,5%")]))
    assert styled(message, Style.BOLD) == ["12,5%", "المصادر"]
    assert quoted(message) == [f"{RLM}① {MIXED_ARABIC}"]


@pytest.mark.parametrize("span", [Span(0, 5), Span(600, 690), Span(900, 990), Span(720, 720), Span(5, 1)])
def test_a_short_answer_that_is_not_in_its_quote_marks_nothing(span: Span) -> None:
    cited = replace(marked(citation(), "إيران"), answer=span)
    (message,) = rendered(answer(citations=[cited]))
    assert styled(message, Style.BOLD) == ["المصادر"]
    assert quoted(message) == [f"{RLM}① {ARABIC_QUOTE}"]


def test_a_quote_in_the_other_language_has_its_names_and_numbers_glossed_below() -> None:
    glosses = (Gloss("19 سبتمبر", "19 September"), Gloss("بندر عباس", "Bandar Abbas"))
    cited = replace(citation(quote=MIXED_ARABIC), glosses=glosses)
    (message,) = render_answer(answer(citations=[cited], language="en"), ENGLISH)
    assert (
        f"\n{LRM}{RLI}19 سبتمبر{PDI} = {LRI}19 September{PDI} · {RLI}بندر عباس{PDI} = {LRI}Bandar Abbas{PDI}\n\n"
    ) in message.text
    assert quoted(message) == [f"{RLM}① {MIXED_ARABIC}"]
    (same,) = render_answer(answer(citations=[cited]), ARABIC)
    assert "September" not in same.text


def test_glosses_take_one_line_of_bounded_length() -> None:
    glosses = tuple(Gloss(f"كلمة{number}", "word " * 50) for number in range(50))
    (message,) = render_answer(answer(citations=[replace(citation(), glosses=glosses)]), ENGLISH)
    (line,) = [line for line in message.text.split("\n") if " = " in line]
    assert 300 < len(line) <= 502


@pytest.mark.parametrize("texts", [ARABIC, ENGLISH])
def test_every_line_runs_its_own_way_in_either_frame(texts: Texts) -> None:
    cited = [
        replace(citation(1, MIXED_ARABIC, title="BBC: انفجار (Bandar Abbas)"), glosses=(Gloss("19", "19"),)),
        citation(2, "NATO قالت ذلك.", context="BBC نقلت الخبر."),
        replace(citation(3, MIXED_ENGLISH, language="en", document_id="d3", title="بندر عباس today")),
        citation(4, "“بندر عباس” is a port.", language="en", context="رئيسي (Raisi) spoke."),
    ]
    (message,) = render_answer(replace(answer(citations=cited), sources_differ=True), texts)
    own = "right" if texts is ARABIC else "left"
    for line in filter(None, message.text.split("\n")):
        words = line.strip(LRM + RLM + "①②③④ ")
        if words in {MIXED_ARABIC, "NATO قالت ذلك.", "BBC نقلت الخبر."}:
            assert runs_from(line) == "right", line
        elif words in {MIXED_ENGLISH, "“بندر عباس” is a port.", "رئيسي (Raisi) spoke."}:
            assert runs_from(line) == "left", line
        else:
            assert runs_from(line) == own, line


def test_a_long_quote_is_folded_and_a_short_one_is_not() -> None:
    (message,) = rendered(answer(citations=[citation(1, "س" * 600), citation(2, "س" * 601)]))
    assert styled(message, Style.QUOTE) == [f"{RLM}① {'س' * 600}"]
    assert styled(message, Style.FOLDED_QUOTE) == [f"{RLM}② {'س' * 601}"]


def test_a_quote_longer_than_a_message_is_cut_between_sentences_and_each_part_bears_its_number() -> None:
    words = "قال إنه سيعود غدًا إلى بلاده. " * 400
    pages = rendered(answer(citations=[citation(7, words, context="قبلها."), citation(8, "بعدها.")]))
    parts = [part for page in pages for part in quoted(page)]
    assert len(pages) == 3
    assert all(part.startswith(f"{RLM}⑦ قال إنه") for part in parts[:-1])
    assert "".join(part.removeprefix(f"{RLM}⑦ ") for part in parts[:-1]) == words
    assert "".join(page.text for page in pages).count("قبلها.") == 1
    assert all(is_sound(page) for page in pages)


def test_a_refusal_shows_the_nearest_and_does_not_call_it_an_answer() -> None:
    nearest = [citation(1), citation(2, "ثانية."), citation(3, "ثالثة.")]
    (message,) = rendered(answer(nearest=nearest))
    said = ARABIC.say("not-in-sources") + "\n\n" + bold(ARABIC.say("nearest-heading")) + "\n\n"
    assert message.part(0, len(said.text)) == said
    assert quoted(message) == [f"{RLM}{ARABIC_QUOTE}", f"{RLM}ثانية."]
    assert message.text.count("العالم") == 2
    assert not set("①②③") & set(message.text)
    assert "qawl add" not in message.text


def test_an_empty_library_is_said_to_be_empty() -> None:
    (message,) = rendered(answer(language="en"))
    assert message.text.startswith(ENGLISH.say("library-empty") + "\n\nSend /add ")
    assert not message.stretches


def test_an_answer_without_a_citation_is_a_refusal() -> None:
    assert rendered(replace(answer(), answered=True)) == rendered(answer())


def test_markup_in_documents_is_shown_and_not_obeyed() -> None:
    cited = citation(quote=ENGLISH_QUOTE, title="<b>&amp; *x* [y](z)", language="en", url=None)
    (message,) = rendered(answer(citations=[cited], language="en"))
    assert quoted(message) == [f"{LRM}① {ENGLISH_QUOTE}"]
    assert f"{LRM}① {LRI}<b>&amp; *x* [y](z){PDI} — " in message.text
    assert [each.style for each in message.stretches] == [Style.QUOTE, Style.BOLD]


def test_a_document_without_a_title_has_a_name() -> None:
    (message,) = rendered(answer(citations=[citation(title=" \u200f ", url=None)]))
    assert "① بلا عنوان — " in message.text


def test_many_quotes_take_several_messages_and_none_is_cut() -> None:
    quotes = [f"{number} " + "كلمة " * 200 for number in range(1, 60)]
    cited = [citation(number, words, document_id=str(number)) for number, words in enumerate(quotes, 1)]
    pages = rendered(answer(citations=cited))
    assert len(pages) > 10
    assert [part.split(" ", 1)[1] for page in pages for part in quoted(page)] == quotes
    assert f"{RLM}㊿ " in pages[-1].text
    assert f"{RLM}(51) " in pages[-1].text
    assert all(is_sound(page) for page in pages)


def test_the_heading_of_the_sources_stays_with_the_first_of_them() -> None:
    for length in range(3400, 4000, 7):
        for page in rendered(answer(citations=[citation(1, "س" * length)])):
            assert not page.text.endswith("المصادر")


def test_contradictions_are_announced_above_the_quotes() -> None:
    one = answer("كم؟", [citation()])
    (shown,) = rendered(replace(one, sources_differ=True))
    assert shown.text.startswith(f"{ARABIC.say('sources-differ')}\n\n{RLM}①")
    (other,) = rendered(one)
    assert ARABIC.say("sources-differ") not in other.text


def test_what_comes_next_is_numbered_on_and_said_to_be_less_sure() -> None:
    (message,) = render_further([citation(4, ENGLISH_QUOTE, language="en"), citation(5)], ARABIC)
    lines = message.text.split("\n")
    assert lines[0] == ARABIC.say("further-heading")
    assert lines[2] == ARABIC.say("some-sources-in-other-language")
    assert quoted(message) == [f"{LRM}④ {ENGLISH_QUOTE}", f"{RLM}⑤ {ARABIC_QUOTE}"]
    assert lines[-1].startswith(f"{RLM}④⑤ ")


def test_where_nothing_comes_next_that_is_said() -> None:
    assert render_further([], ENGLISH) == [RichText("I have nothing more on this question.")]


def test_where_else_an_article_was_read_stands_below_its_source() -> None:
    also = (place("واس", PUBLISHED, "https://spa.example/1"), place("Reuters"), place(None, None, "https://x.example/"))
    (message,) = rendered(answer(citations=[replace(citation(), also=also)]))
    assert message.text.split("\n")[-1] == (
        f"{RLM}ونُشر أيضًا في: {RLI}واس{PDI} (19 سبتمبر 2023، 01:58 بتوقيت غرينتش)"
        f" · {LRI}Reuters{PDI} · {RLI}عنوان آخر{PDI}"
    )
    links = [(message.text[each.start : each.end], each.url) for each in message.stretches if each.url]
    assert links[1:] == [(f"{RLI}واس{PDI}", also[0].url), (f"{RLI}عنوان آخر{PDI}", also[2].url)]
    (english,) = render_answer(answer(citations=[replace(citation(), also=also[1:2])]), ENGLISH)
    assert english.text.endswith(f"\n{LRM}Also in: {LRI}Reuters{PDI}")


def test_more_places_than_a_line_holds_are_counted() -> None:
    also = tuple(place(f"وكالة {number}") for number in range(6))
    (message,) = rendered(answer(citations=[replace(citation(), also=also)]))
    assert f"وكالة 3{PDI} · وفي موضعين آخرين" in message.text
    assert "وكالة 4" not in message.text


def test_a_source_of_several_quotes_names_the_places_where_all_of_them_stand() -> None:
    everywhere, first_alone = place("واس"), place("رويترز")
    cited = [replace(citation(1), also=(everywhere, first_alone)), replace(citation(2), also=(everywhere,))]
    (message,) = rendered(answer(citations=cited))
    assert "واس" in message.text
    assert "رويترز" not in message.text


def test_a_question_of_two_that_nothing_answers_is_named_above_the_answer_to_the_other() -> None:
    (message,) = rendered(replace(answer(citations=[citation()]), unanswered=("متى وصل؟",)))
    said = ARABIC.say("part-not-in-sources", question="متى وصل؟")
    assert message.text.startswith(said)
    assert message.text.index(ARABIC_QUOTE) > len(said)


def test_yesterday_is_told_as_a_day_whatever_the_language_of_the_quote() -> None:
    noon = datetime(2026, 11, 29, 12, tzinfo=UTC)
    for words_quoted, language, words, frame, day in (
        ("He left yesterday.", "en", "yesterday", "en", "28 November 2026"),
        ("He left yesterday.", "en", "yesterday", "ar", "28 نوفمبر 2026"),
        ("غادر أمس السبت.", "ar", "أمس السبت", "en", "28 November 2026"),
    ):
        cited = citation(quote=words_quoted, language=language, published=noon)
        (message,) = rendered(answer(citations=[cited], language=frame))
        (line,) = (each for each in message.text.splitlines() if " = " in each)
        assert words in line
        assert day in line
        assert "Saturday" not in line
