"""What a language model added to an answer, as messages show it: beside the quotes, and never as one."""

from dataclasses import replace

import pytest
from messages_read import is_sound, quoted, runs_from, styled
from sample_answers import ARABIC_QUOTE, ENGLISH_QUOTE, answer, citation, written

from bot.telegram.formatting.rendering import render_answer
from bot.telegram.formatting.rich_text import RichText, Style
from bot.texts import texts_in
from retrieval.records import Claim, Gloss, Written

ARABIC, ENGLISH = texts_in("ar"), texts_in("en")
LRM, RLM, LRI, RLI, PDI = "\u200e", "\u200f", "\u2066", "\u2067", "\u2069"
CLAIM = "Iran is ready to share its achievements."
TRANSLATED = "He added that Iran is ready to share these achievements with Kyrgyzstan."


def page(wrote: Written | None, *, language: str = "en", quotes: int = 1) -> RichText:
    cited = [citation(number, f"{ARABIC_QUOTE} {number}") for number in range(1, quotes + 1)]
    (message,) = render_answer(replace(answer(citations=cited, language=language), written=wrote), texts_in(language))
    assert is_sound(message)
    return message


def test_claims_stand_above_the_quotes_under_a_line_that_says_whose_they_are() -> None:
    message = page(written(CLAIM, "It says so twice.", rests_on=(1, 2)), quotes=2)
    lines = message.text.split("\n")
    assert lines[:4] == [
        LRM + ENGLISH.say("written-heading"),
        f"{LRM}{CLAIM} ①②",
        f"{LRM}It says so twice. ①②",
        "",
    ]
    assert ENGLISH.say("written-heading") in styled(message, Style.ITALIC)
    assert message.text.index(CLAIM) < message.text.index(ARABIC_QUOTE)
    assert quoted(message) == [f"{RLM}① {ARABIC_QUOTE} 1", f"{RLM}② {ARABIC_QUOTE} 2"]


def test_arabic_claims_run_from_the_right_whatever_they_begin_with() -> None:
    lines = page(written("NATO بقيادة واشنطن وافق على ذلك."), language="ar").text.split("\n")
    assert lines[1] == f"{RLM}NATO بقيادة واشنطن وافق على ذلك. ①"
    assert [runs_from(line) for line in lines[:2]] == ["right", "right"]


def test_a_translation_stands_below_its_quote_and_outside_of_it_and_says_what_it_is() -> None:
    message = page(written(translations={1: TRANSLATED}))
    lines = message.text.split("\n")
    place = lines.index(f"{RLM}① {ARABIC_QUOTE} 1")
    assert lines[place + 1] == f"{LRM}Machine translation: {LRI}{TRANSLATED}{PDI}"
    assert quoted(message) == [f"{RLM}① {ARABIC_QUOTE} 1"]
    assert "Machine translation:" in styled(message, Style.ITALIC)
    assert ENGLISH.say("written-heading") not in message.text


def test_a_translation_for_an_arabic_reader_runs_from_the_right_and_comes_before_the_glosses() -> None:
    cited = replace(citation(1, ENGLISH_QUOTE, language="en"), glosses=(Gloss("Iran", "إيران"),))
    wrote = written(translations={1: "NATO وأعضاؤه مستعدون."})
    (message,) = render_answer(replace(answer(citations=[cited]), written=wrote), ARABIC)
    lines = message.text.split("\n")
    place = next(number for number, line in enumerate(lines) if ENGLISH_QUOTE in line)
    assert lines[place + 1] == f"{RLM}ترجمة آلية: {RLI}NATO وأعضاؤه مستعدون.{PDI}"
    assert "إيران" in lines[place + 2]
    assert runs_from(lines[place + 1]) == "right"


def test_a_very_long_translation_follows_its_quote_on_as_many_pages_as_it_takes() -> None:
    cited = citation(quote=ARABIC_QUOTE * 60)
    wrote = written(translations={1: "ship " * 1500})
    pages = render_answer(replace(answer(citations=[cited]), written=wrote), ENGLISH)
    assert all(map(is_sound, pages))
    assert "".join(each.removeprefix(f"{RLM}① ") for message in pages for each in quoted(message)) == cited.quote
    assert sum(message.text.count("ship") for message in pages) == 1500


@pytest.mark.parametrize(
    "wrote",
    [
        written(),
        written(dropped=4),
        written("  \n\u200f "),
        written(CLAIM, rests_on=()),
        written(CLAIM, rests_on=(1, 2)),
        written(translations={2: TRANSLATED}),
        written(translations={1: " \u202e "}),
        Written("m", (Claim("", (1,)),)),
    ],
)
def test_what_says_nothing_or_rests_on_no_quote_here_leaves_the_answer_as_it_is(wrote: Written) -> None:
    assert page(wrote) == page(None)


def test_readers_are_told_nothing_of_what_was_dropped() -> None:
    assert page(written(CLAIM, dropped=3)) == page(written(CLAIM))


def test_a_model_never_speaks_on_a_refusal() -> None:
    refused = answer(nearest=[citation()])
    spoken = replace(refused, written=written(CLAIM, translations={1: TRANSLATED}))
    assert render_answer(spoken, ENGLISH) == render_answer(refused, ENGLISH)


def test_a_claim_can_not_turn_the_lines_around_it() -> None:
    message = page(written("\u202eevil\u2066 words\nand\u2029 more"))
    assert f"{LRM}evil words and more ①" in message.text.split("\n")
    assert "\u202e" not in message.text
