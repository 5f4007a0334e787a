"""Whom a text speaks to, and what it says without the bot's name and its command."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import MessageEntity, User

from bot.telegram.parsing.addressing import Self, address

QAWL = Self(123, "Qawl_Bot")
NAME = "@qawl_bot"


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def marked(text: str, stretch: str, kind: str, user: User | None = None) -> MessageEntity:
    """The entity of the first `stretch` in a text."""
    return MessageEntity(kind, units(text[: text.index(stretch)]), units(stretch), user=user)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("@qawl_bot what happened?", "what happened?"),
        ("@qawl_bot, what happened?", "what happened?"),
        ("What happened, @qawl_bot?", "What happened?"),
        ("What, @qawl_bot, happened?", "What happened?"),
        ("What did @qawl_bot Raisi say", "What did Raisi say"),
        ("😀😀 @qawl_bot what 😀?", "😀😀 what 😀?"),
        ("يا @qawl_bot، ماذا اقترح رئيسي؟", "ماذا اقترح رئيسي؟"),
        ("ماذا اقترح رئيسي يا @qawl_bot؟", "ماذا اقترح رئيسي؟"),
        ("@qawl_bot\nماذا؟\nومتى؟", "ماذا؟\nومتى؟"),
        ("@qawl_bot", ""),
        ("What about Kenya @qawl_bot?", "What about Kenya?"),
    ],
)
def test_the_bots_name_is_taken_out_with_what_parts_it_from_the_words(text: str, words: str) -> None:
    said = address(text, [marked(text, NAME, "mention")], QAWL)
    assert (said.words, said.names_bot) == (words, True)


def test_a_name_without_a_username_counts_as_one() -> None:
    text = "قول، متى؟"
    said = address(text, [marked(text, "قول", "text_mention", User(QAWL.id, "قول", is_bot=True))], QAWL)
    assert (said.words, said.names_bot) == ("متى؟", True)
    other = address(text, [marked(text, "قول", "text_mention", User(9, "قول", is_bot=False))], QAWL)
    assert (other.words, other.names_bot) == (text, False)


def test_every_name_is_taken_out_and_others_names_stay() -> None:
    text = "@qawl_bot what did @amal say, @QAWL_BOT?"
    entities = [marked(text, NAME, "mention"), marked(text, "@amal", "mention"), marked(text, "@QAWL_BOT", "mention")]
    assert address(text, entities, QAWL).words == "what did @amal say?"


def test_what_only_looks_like_a_name_is_left_alone() -> None:
    text = "Write to news@qawl_bot.org"
    assert address(text, [marked(text, "news@qawl_bot.org", "email")], QAWL).words == text
    assert not address("@qawl_bots who?", [MessageEntity("mention", 0, 10)], QAWL).names_bot


@pytest.mark.parametrize(
    ("text", "command", "words", "for_another"),
    [
        ("/ask what happened?", "ask", "what happened?", False),
        ("/ask@Qawl_Bot what?", "ask", "what?", False),
        ("/ASK@qawl_bot", "ask", "", False),
        ("/ask@other_bot what?", "ask", "what?", True),
        ("/sources 3", "sources", "3", False),
    ],
)
def test_a_command_is_told_from_its_words(text: str, command: str, words: str, for_another: bool) -> None:
    said = address(text, [marked(text, text.split(maxsplit=1)[0], "bot_command")], QAWL)
    assert (said.command, said.words, said.for_another) == (command, words, for_another)


def test_a_command_within_a_text_is_none() -> None:
    text = "Write /ask to ask"
    said = address(text, [marked(text, "/ask", "bot_command")], QAWL)
    assert (said.command, said.words) == (None, text)


def test_a_command_and_a_name_are_both_taken_out() -> None:
    text = "/ask @qawl_bot متى؟"
    said = address(text, [marked(text, "/ask", "bot_command"), marked(text, NAME, "mention")], QAWL)
    assert (said.command, said.words, said.names_bot) == ("ask", "متى؟", True)


ANY_ENTITIES = st.lists(
    st.builds(
        MessageEntity,
        type=st.sampled_from(["mention", "text_mention", "bot_command", "bold", "url", "of tomorrow"]),
        offset=st.integers(-5, 60),
        length=st.integers(-5, 60),
        user=st.one_of(st.none(), st.builds(User, st.sampled_from([9, 123]), st.just("x"), st.booleans())),
    ),
    max_size=6,
)
ANY_TEXT = st.text(st.one_of(st.characters(), st.sampled_from("@ /يا😀,،\n\ud800")), max_size=40)


@given(ANY_TEXT, ANY_ENTITIES)
def test_any_text_with_any_entities_is_read(text: str, entities: list[MessageEntity]) -> None:
    said = address(text, entities, QAWL)
    assert len(said.words) <= len(text)
    assert said.words == said.words.strip()
    if not said.names_bot and said.command is None:
        assert said.words == text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()


WORDS = st.text(st.sampled_from("abc 😀\U0001d11eسؤال،,?؟\n"), max_size=12)


@given(st.lists(WORDS, min_size=2, max_size=5))
def test_names_are_cut_out_at_the_right_places_whatever_stands_before(parts: list[str]) -> None:
    text, entities = parts[0], []
    for part in parts[1:]:
        entities.append(MessageEntity("mention", units(text), units(NAME)))
        text += NAME + part
    said = address(text, entities, QAWL)
    assert said.names_bot
    assert NAME not in said.words
    kept = [character for character in "".join(parts) if character not in " ,،\n"]
    left = [character for character in said.words if character not in " ,،\n"]
    assert "".join(left) == "".join(kept)
