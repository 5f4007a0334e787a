"""In which language the bot speaks to a command."""

import pytest

from bot.memory.records import ChatSettings, Language
from bot.telegram.parsing.reply_language import command_texts


@pytest.mark.parametrize(
    "words", ["3d", "24h", "3 days", "100", "3d chart", "short", "daily 20:00", "weekly Sunday 9:00 pm", "off",
              "daily 20:00 Cairo", "daily 7pm New York", "2026-03-01", "daily 25:00", ""],
)  # fmt: skip
@pytest.mark.parametrize("device", ["ar", "en"])
def test_a_commands_own_words_tell_no_language(words: str, device: str) -> None:
    assert command_texts(ChatSettings(), words, device).language == device
    assert command_texts(ChatSettings(Language.ARABIC), words, "en").language == "ar"


@pytest.mark.parametrize(
    ("words", "language"),
    [("about water 3d", "en"), ("3d عن المي", "ar"), ("يومي 20:00", "ar"), ("٣ أيام", "ar"), ("railways", "en")],
)
@pytest.mark.parametrize("device", ["ar", "en"])
def test_other_words_after_a_command_tell_one(words: str, language: str, device: str) -> None:
    assert command_texts(ChatSettings(), words, device).language == language
