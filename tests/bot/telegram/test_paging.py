"""Blocks are laid on as few messages as they fit, and what fits none is cut where it hurts least."""

from any_citations import lines, texts
from hypothesis import given, settings
from hypothesis import strategies as st
from messages_read import QUOTES, open_isolates, quoted, styled

from bot.telegram.formatting.paging import MESSAGE_ENTITIES, MESSAGE_UNITS, Block, cut, fits, pages
from bot.telegram.formatting.rich_text import RichText, Style, bold, joined, plain, quote

PDI = "\u2069"


def test_blocks_share_a_message_while_they_fit() -> None:
    one, two = plain("a" * 2000), plain("b" * 2094)
    assert pages([Block(one), Block(two)]) == [one + "\n\n" + two]
    assert pages([Block(one), Block(two + "b")]) == [one, two + "b"]
    assert pages([Block(one), Block(two + "b", gap="\n")]) == [one + "\n" + two + "b"]
    assert pages([]) == []


def test_characters_beyond_the_first_plane_count_twice() -> None:
    assert len(pages([Block(plain("😀" * 1024)), Block(plain("😀" * 1024))])) == 2
    assert len(pages([Block(plain("😀" * 1024)), Block(plain("😀" * 1023))])) == 1


def test_a_message_holds_no_more_entities_than_telegram_shows() -> None:
    many = pages(Block(bold("x")) for _ in range(MESSAGE_ENTITIES + 1))
    assert [len(page.stretches) for page in many] == [MESSAGE_ENTITIES, 1]
    crowded = joined([bold("x") for _ in range(250)], " ")
    assert [len(page.stretches) for page in pages([Block(crowded)])] == [100, 100, 50]


def test_a_long_text_is_cut_between_sentences() -> None:
    text = "".join(f"Mr. Smith sold {number} ships to the U.S. navy. " for number in range(300))
    pieces = cut(plain(text))
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text.startswith("Mr. Smith") for piece in pieces)


def test_a_sentence_too_long_for_a_message_is_cut_between_words() -> None:
    pieces = cut(plain("كلمة " * 2000))
    assert len(pieces) == 3
    assert all(piece.text.startswith("كلمة ") and piece.text.endswith("كلمة ") for piece in pieces)


def test_a_word_too_long_for_a_message_is_cut_between_letters() -> None:
    for letter in ("👩‍👩‍👧", "e\u0301", "س\u0651\u064e"):
        word = letter * 2000
        pieces = cut(plain(word))
        assert "".join(piece.text for piece in pieces) == word
        assert all(piece.text.startswith(letter[0]) for piece in pieces)
        assert all(piece.text.endswith(letter[-1]) for piece in pieces)


def test_styles_go_on_from_piece_to_piece() -> None:
    pieces = cut(quote("a " * 3000 + bold("b " * 3000)))
    assert ["".join(quoted(piece)) for piece in pieces] == [piece.text for piece in pieces]
    assert "".join("".join(styled(piece, Style.BOLD)) for piece in pieces) == "b " * 3000


def test_an_isolate_left_open_is_closed_on_its_own_page() -> None:
    text = "\u2067" + "a " * 3000
    assert [piece.text.count(PDI) for piece in cut(plain(text))] == [1, 0]


blocks = st.builds(
    lambda before, words, after, gap: Block(before + quote(bold(words)) + after, gap),
    lines,
    texts,
    texts,
    st.sampled_from(["\n", "\n\n"]),
)


@settings(deadline=None)
@given(st.lists(blocks, max_size=6))
def test_any_blocks_fit_their_messages_and_lose_nothing(given_blocks: list[Block]) -> None:
    messages = pages(given_blocks)
    assert all(fits(message) for message in messages)
    shown, given_text = "".join(message.text for message in messages), "".join(each.rich.text for each in given_blocks)
    # Only what closes isolates and what parts blocks comes in between.
    for added in (PDI, "\n"):
        shown, given_text = shown.replace(added, ""), given_text.replace(added, "")
    assert shown == given_text
    bolds = "".join("".join(styled(message, Style.BOLD)) for message in messages)
    given_bolds = "".join("".join(styled(each.rich, Style.BOLD)) for each in given_blocks)
    assert bolds.replace(PDI, "") == given_bolds.replace(PDI, "")


@settings(deadline=None)
@given(texts, st.integers(4, 60), st.booleans())
def test_any_cut_is_within_its_length_and_leaves_no_isolate_open(text: str, units: int, whole: bool) -> None:
    pieces = cut(quote(text) if whole else plain(text), units)
    assert "".join(piece.text for piece in pieces).replace(PDI, "") == text.replace(PDI, "")
    if len(pieces) > 1:
        assert all(piece.units <= units for piece in pieces)
        assert all(open_isolates(piece.text) == 0 for piece in pieces)
    assert pieces[0].units <= MESSAGE_UNITS or units > MESSAGE_UNITS
    assert all(not piece.stretches or piece.stretches[0].style in QUOTES for piece in pieces)


def test_nothing_is_one_empty_piece() -> None:
    assert cut(RichText()) == [RichText()]
