"""Rich text is joined, cut and handed to Telegram without losing a character or a style."""

import pytest
from any_citations import lines, texts
from hypothesis import given
from hypothesis import strategies as st
from messages_read import styled

from bot.simulator.formatting.units import slice_units
from bot.telegram.formatting.rich_text import (
    RichText,
    Stretch,
    Style,
    bold,
    code,
    folded_quote,
    italic,
    joined,
    link,
    plain,
    quote,
    to_telegram,
    utf16_length,
)

# Pieces as renderers make them: styles in block quotes and links, never the other way round.
inner = st.one_of(lines.map(plain), lines.map(bold), lines.map(italic), lines.map(code))
middle = st.lists(inner, max_size=4).map(joined)
rich_texts = st.lists(
    st.one_of(
        middle, middle.map(quote), middle.map(folded_quote), middle.map(lambda text: link(text, "https://e.org"))
    ),
    max_size=5,
).map(joined)


def test_pieces_are_joined_with_their_styles() -> None:
    text = "ab" + bold("cd") + quote(plain("e") + italic("f")) + "g"
    assert text == RichText(
        "abcdefg", (Stretch(Style.BOLD, 2, 4), Stretch(Style.QUOTE, 4, 6), Stretch(Style.ITALIC, 5, 6))
    )
    assert joined([bold("a"), "", "b", RichText(), "c"], " — ") == bold("a") + " — b — c"
    assert joined([]) == RichText()
    assert not joined(["", plain("")], " — ")


def test_what_is_empty_has_no_style() -> None:
    assert bold("") == quote(RichText()) == link("", "https://e.org") == RichText()


def test_a_block_quote_in_a_block_quote_is_refused() -> None:
    with pytest.raises(ValueError, match="block quote"):
        folded_quote("a" + quote("b"))


def test_only_web_addresses_become_links() -> None:
    for url in ("javascript:alert(1)", "tg://user?id=1", "https://", "http://[", "https://a b", "", None):
        assert link("x", url) == plain("x")
    awkward = """http://e.org/"'<>&"""
    assert link("x", awkward).stretches == (Stretch(Style.LINK, 0, 1, awkward),)


def test_telegram_is_told_utf16_units() -> None:
    text, entities = to_telegram("😀" + bold("é🇰🇿") + link("𝒳", "https://e.org"))
    assert text == "😀é🇰🇿𝒳"
    assert [(each.type, each.offset, each.length, each.url) for each in entities] == [
        ("bold", 2, 5, None),
        ("text_link", 7, 2, "https://e.org"),
    ]


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    text, entities = to_telegram("\ud83d" + bold("\ude00x") + link("y", "https://e.org/\ud800"))
    assert text == "\ufffd\ufffdxy"
    assert (entities[0].offset, entities[0].length) == (1, 2)
    assert entities[1].url == "https://e.org/\ufffd"


def test_the_ends_are_trimmed_with_what_is_styled_there() -> None:
    text, entities = to_telegram(bold(" \n") + quote("\n a ") + italic("b \t\n") + bold(" \n"))
    assert text == "a b"
    assert [(each.type, each.offset, each.length) for each in entities] == [("blockquote", 0, 2), ("italic", 2, 1)]


def test_a_text_with_nothing_to_see_is_sent_as_nothing() -> None:
    assert to_telegram(quote(" \n\t ")) == ("", [])


@given(rich_texts)
def test_entities_hold_what_was_styled(rich: RichText) -> None:
    text, entities = to_telegram(rich)
    seen = [slice_units(text, each.offset, each.length) for each in entities]
    trimmed = [part.translate(dict.fromkeys(range(55296, 57344), 65533)) for part in styled(rich, *Style)]
    assert all(part in "".join(trimmed) for part in seen)
    assert all(seen)
    assert len(seen) <= len(trimmed)
    assert utf16_length(text) <= rich.units


@given(rich_texts, st.integers(0, 400), st.integers(0, 400))
def test_cutting_and_joining_loses_nothing(rich: RichText, one: int, other: int) -> None:
    first, second = sorted((one, other))
    parts = [rich.part(0, first), rich.part(first, second), rich.part(second, len(rich.text))]
    assert "".join(part.text for part in parts) == rich.text
    for style in Style:
        assert "".join("".join(styled(part, style)) for part in parts) == "".join(styled(rich, style))


@given(texts)
def test_a_part_of_plain_text_is_a_slice(text: str) -> None:
    assert plain(text).part(3, 9) == plain(text[3:9])
