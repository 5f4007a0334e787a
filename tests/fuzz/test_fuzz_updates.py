"""Whatever a server sends as updates: the next person's question is answered, and the log holds no error."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from corpus import examples, kept, trying
from fuzzed_bot import FuzzedBot, fuzzed_bot
from hypothesis import given, settings
from hypothesis import strategies as st
from sound_updates import Update, sound_updates
from wrecking import Wreck, odd_text, wrecked, wrecks

from bot.simulator.server import Simulator
from bot.telegram.parsing.updates import readable

Wrecks = Sequence[tuple[int, Wreck]]
"""Which of the sound updates are wrecked, and how."""


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FuzzedBot]:
    with fuzzed_bot(tmp_path_factory.mktemp("fuzzed")) as running:
        yield running
        running.finishes()


def wreck_all(updates: list[Update], chosen: Wrecks) -> list[Update]:
    """Each update that is to be wrecked, and nothing else, in the order of the updates; wrecked again where it is
    chosen again."""
    ruined: dict[int, Update] = {}
    for number, wreck in chosen:
        place = number % len(updates)
        kind, content = ruined.get(place, updates[place])
        ruined[place] = kind, wrecked(content, wreck)
    return [ruined[place] for place in sorted(ruined)]


def as_kept(chosen: Wrecks) -> list[Any]:
    """The same updates among people and chats of number 0: what is kept doesn't depend on what was tried before."""
    return [list(each) for each in wreck_all(sound_updates(Simulator(clock=lambda: 1.8e9), 0), chosen)]


def test_the_sound_updates_are_of_all_kinds_and_are_answered(bot: FuzzedBot) -> None:
    updates = bot.sound_updates()
    assert {kind for kind, _ in updates} == {
        "message", "edited_message", "channel_post", "edited_channel_post", "guest_message", "callback_query",
        "inline_query", "chosen_inline_result", "my_chat_member", "chat_member",
    }  # fmt: skip
    for number, (kind, content) in enumerate(updates):
        update = {"update_id": number, kind: content}
        assert readable(update) == update
    assert bot.survives(updates) == []


@given(st.lists(st.tuples(st.integers(0, 60), wrecks), min_size=1, max_size=8))
@settings(max_examples=examples(60), deadline=None)
def test_wrecked_updates(bot: FuzzedBot, chosen: Wrecks) -> None:
    updates = wreck_all(bot.sound_updates(), chosen)
    with trying("updates", as_kept(chosen)):
        assert bot.survives(updates) == []


COMMANDS = (
    "start", "help", "new", "sources", "language", "settings", "privacy", "status", "summary", "catchup", "digest",
    "remember", "add", "forget", "forgetme", "ask", "quiet", "nothing",
)  # fmt: skip
arguments = st.lists(
    st.sampled_from(
        (
            "on", "off", "ar", "en", "7d", "٧", "daily", "weekly", "monday", "09:00", "25:99", "Asia/Bishkek", "+14",
            "-100", "all", "me", "1", "https://news.example/a", "ftp://x", "@qawl_bot", "@someone", "since", "ملخص",
        )
    )
    | odd_text,
    max_size=5,
)  # fmt: skip


@given(st.sampled_from(COMMANDS), arguments, st.sampled_from(("", "@qawl_bot", "@other_bot", "@")), st.booleans())
@settings(max_examples=examples(60), deadline=None)
def test_commands(bot: FuzzedBot, name: str, said: list[str], to: str, in_group: bool) -> None:
    text = " ".join([f"/{name}{to}", *said])[:4096].encode(errors="ignore").decode()
    sound = bot.sound_updates()
    chats = [content["chat"] for kind, content in sound if kind == "message"]
    chat = next(each for each in chats if (each["type"] == "private") != in_group)
    command = next(content for kind, content in sound if content.get("text") == "/start")
    entity = {"type": "bot_command", "offset": 0, "length": len(f"/{name}{to}")}
    message = command | {"text": text, "chat": chat, "entities": [entity]}
    with trying("commands", [["message", message]]):
        assert bot.survives([("message", message)]) == []


acts = st.sampled_from("cmunesglfakbdz")
data = st.one_of(
    odd_text,
    st.builds("{}:{}:{}".format, acts, st.from_regex(r"[A-Za-z0-9_-]{0,30}", fullmatch=True), st.integers(-1, 10**7)),
)


@given(st.lists(data, min_size=1, max_size=4))
@settings(max_examples=examples(40), deadline=None)
def test_presses(bot: FuzzedBot, said: list[str]) -> None:
    sound = bot.sound_updates()
    press = next(content for kind, content in sound if kind == "callback_query")
    pressed = [press | {"data": each, "id": f"{press['id']}{place}"} for place, each in enumerate(said)]
    updates: list[Update] = [("callback_query", each) for each in pressed]
    with trying("presses", [list(each) for each in updates]):
        assert bot.survives(updates) == []


@pytest.mark.parametrize("given_updates", [*kept("updates"), *kept("commands"), *kept("presses")])
def test_what_once_broke_the_bot(given_updates: list[list[Any]], tmp_path: Path) -> None:
    with fuzzed_bot(tmp_path) as bot:
        assert bot.survives([(kind, content) for kind, content in given_updates]) == []
