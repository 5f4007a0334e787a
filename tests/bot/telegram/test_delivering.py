"""Replies on their way to Telegram: what arrives, what is mended on the way, and that nothing ever arrives twice."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import NetworkError
from wire import bot_on, entity_texts, free_port, reader

from bot.simulator.faults import Fault
from bot.simulator.server import Simulator
from bot.telegram.formatting.rich_text import RichText, joined, link, plain, quote
from bot.telegram.parsing.delivery import Address, NotSentError
from bot.telegram.sending.delivering import TelegramDelivery

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("more", callback_data="m::0")]])
ONE, TWO, THREE = plain("one"), plain("two"), plain("three")
CHAT = 7
HERE = Address(CHAT)


@dataclass(frozen=True)
class Post:
    """A delivery, and the chat with one reader that it delivers to."""

    server: Simulator
    delivery: TelegramDelivery

    def texts(self, chat_id: int = CHAT) -> dict[int, str]:
        """What stands in the chat, by the messages' ids, in order."""
        messages = self.server.chats.chat(chat_id).messages
        return {number: messages[number]["text"] for number in sorted(messages)}

    def message(self, message_id: int) -> dict[str, object]:
        """A message as everybody sees it."""
        return self.server.chats.chat(CHAT).messages[message_id]

    def fails(self, method: str, description: str, status: int = 400) -> None:
        """Let the next call of a method be refused."""
        self.server.faults.add(method, Fault(status=status, description=description))

    def called(self, method: str) -> int:
        """How often a method was called."""
        return len(self.server.calls.of(method))


@asynccontextmanager
async def post() -> AsyncIterator[Post]:
    """A private chat, empty."""
    async with Simulator() as server, bot_on(server) as bot:
        server.chats.private_chat(reader(server, CHAT))
        yield Post(server, TelegramDelivery(bot))


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.sending.calling.UNSENT_PAUSES", (0.2, 0.4, 0.8))
    monkeypatch.setattr("bot.telegram.sending.calling.REPEAT_PAUSE", 0.01)


async def test_pages_arrive_in_order_with_their_formatting_and_the_keyboard_under_the_last() -> None:
    async with post() as here:
        asked = here.server.people.say(CHAT, CHAT, "what?")["message_id"]
        pages = [joined(["𐍈 ", quote("قال: <b>نعم</b>"), " ", link("source", "https://example.org/a")]), TWO]
        ids = await here.delivery.send(Address(CHAT, reply_to=asked), pages, KEYBOARD)
        first, second = (here.message(number) for number in ids)
    assert entity_texts(first, "blockquote") == ["قال: <b>نعم</b>"]
    assert entity_texts(first, "text_link") == ["source"]
    assert first["link_preview_options"] == {"is_disabled": True}
    assert first["reply_to_message"]["message_id"] == asked  # type: ignore[index]
    assert "reply_markup" not in first
    assert (second["text"], "reply_to_message" in second) == ("two", False)
    assert second["reply_markup"] == KEYBOARD.to_dict()


async def test_a_reply_to_a_message_that_is_gone_arrives_all_the_same() -> None:
    async with post() as here:
        assert len(await here.delivery.send(Address(CHAT, reply_to=4711), [ONE])) == 1
        here.fails("sendMessage", "Bad Request: message to be replied not found")
        (number,) = await here.delivery.send(Address(CHAT, reply_to=4712), [ONE])
        assert "reply_to_message" not in here.message(number)


async def test_a_topic_is_written_to_and_without_it_the_chat() -> None:
    async with Simulator() as server, bot_on(server) as bot:
        forum = server.membership.found_forum("Topics", reader(server, CHAT).id).id
        server.membership.join(server.chats.bot.id, forum, by=CHAT)
        topic = server.people.open_topic(CHAT, forum, "Kyrgyzstan")
        delivery = TelegramDelivery(bot)
        (there,) = await delivery.send(Address(forum, topic), [ONE])
        (general, more) = await delivery.send(Address(forum, 4711), [ONE, TWO])
        messages = server.chats.chat(forum).messages
        assert messages[there]["message_thread_id"] == topic
        assert "message_thread_id" not in messages[general]
        assert "message_thread_id" not in messages[more]
        assert len(server.calls.of("sendMessage")) == 4  # what was learnt of the first page holds for the second


async def test_refused_entities_leave_the_plain_text(caplog: pytest.LogCaptureFixture) -> None:
    async with post() as here:
        here.fails("sendMessage", "Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text")
        plain_id, marked_id = await here.delivery.send(HERE, [quote("one"), quote("two")])
        assert here.texts() == {plain_id: "one", marked_id: "two"}
        assert "entities" not in here.message(plain_id)
        assert "entities" in here.message(marked_id)
        here.fails("editMessageText", "Bad Request: can't parse entities: x")
        assert await here.delivery.replace(HERE, [marked_id], [quote("three")]) == (marked_id,)
        assert "entities" not in here.message(marked_id)
    assert "sent differently" in caplog.text


@pytest.mark.parametrize("fault", [Fault(status=500), Fault(drop="before"), Fault(drop="after"), Fault(body=b"<html>")])
async def test_a_message_that_may_have_arrived_is_not_sent_again(
    fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    async with post() as here:
        here.server.faults.add("sendMessage", fault)
        (second,) = await here.delivery.send(HERE, [ONE, TWO])
        assert here.texts()[second] == "two"
        assert list(here.texts().values()).count("one") == (1 if fault.drop == "after" or fault.body else 0)
        assert here.called("sendMessage") == 2
    assert "may be lost, and is not sent again" in caplog.text


async def test_a_message_that_takes_too_long_is_not_sent_again(monkeypatch: pytest.MonkeyPatch) -> None:
    async with post() as here:
        here.server.faults.add("sendMessage", Fault(delay=1.0))
        bot = here.delivery._bot
        monkeypatch.setattr(bot.request._client, "timeout", 0.2)  # type: ignore[attr-defined]
        assert await here.delivery.send(HERE, [ONE]) == ()
        await asyncio.sleep(1.2)
        assert list(here.texts().values()) == ["one"]
        assert here.called("sendMessage") == 1


async def test_an_answer_without_a_result_counts_as_one_that_may_have_been_sent() -> None:
    async with post() as here:
        for body in (b"{}", b"[]", b'{"ok": true}', b'"ok"', b"null"):
            here.server.faults.add("sendMessage", Fault(body=body))
            assert await here.delivery.send(HERE, [ONE]) == ()
        assert list(here.texts().values()) == ["one"] * 5


async def test_what_never_left_is_tried_again() -> None:
    server = Simulator(port=free_port())
    server.chats.private_chat(reader(server, CHAT))
    delivery = TelegramDelivery(bot_on(server))
    sending = asyncio.create_task(delivery.send(HERE, [ONE, TWO]))
    await asyncio.sleep(0.3)
    async with server:
        assert len(await sending) == 2
        assert [message["text"] for message in server.sent] == ["one", "two"]


async def test_a_server_that_stays_away_is_given_up(caplog: pytest.LogCaptureFixture) -> None:
    server = Simulator(port=free_port())
    assert await TelegramDelivery(bot_on(server)).send(HERE, [ONE, TWO, THREE]) == ()
    assert caplog.text.count("can't be written to") == 1


async def test_a_post_says_that_surely_nothing_of_it_has_left() -> None:
    server = Simulator(port=free_port())
    with pytest.raises(NotSentError):
        await TelegramDelivery(bot_on(server)).post(HERE, [ONE, TWO])
    async with post() as here:
        here.server.faults.add("sendMessage", Fault(retry_after=60))
        with pytest.raises(NotSentError):
            await here.delivery.post(HERE, [ONE, TWO])
        assert here.texts() == {}


@pytest.mark.parametrize("first", [Fault(), Fault(drop="before"), Fault(status=502), Fault(status=400), None])
async def test_a_post_of_which_something_may_have_arrived_is_not_to_be_sent_again(first: Fault | None) -> None:
    async with post() as here:
        if first is not None:
            here.server.faults.add("sendMessage", first)
            here.server.faults.add("sendMessage", Fault(retry_after=60))
        sent = await here.delivery.post(HERE, [ONE, TWO])
        assert sent == tuple(here.texts())


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (403, "Forbidden: bot was blocked by the user"),
        (403, "Forbidden: user is deactivated"),
        (403, "Forbidden: bot was kicked from the supergroup chat"),
        (400, "Bad Request: chat not found"),
        (400, "Bad Request: not enough rights to send text messages to the chat"),
        (400, "Bad Request: TOPIC_CLOSED"),
        (401, "Unauthorized"),
    ],
)
async def test_a_chat_that_cannot_be_written_to_is_left_in_peace(
    status: int, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with post() as here:
        here.fails("sendMessage", reason, status)
        assert await here.delivery.send(HERE, [ONE, TWO, THREE]) == ()
        assert here.called("sendMessage") == 1
    assert caplog.text.count("can't be written to") == 1
    assert "Traceback" not in caplog.text


async def test_a_page_that_telegram_refuses_takes_no_other_with_it(caplog: pytest.LogCaptureFixture) -> None:
    async with post() as here:
        here.fails("sendMessage", "Bad Request: message is too long")
        (number,) = await here.delivery.send(HERE, [ONE, TWO])
        assert here.texts() == {number: "two"}
    assert [record.levelno for record in caplog.records if "is refused" in record.message] == [logging.ERROR]


async def test_an_answer_follows_its_group_when_that_becomes_a_supergroup() -> None:
    async with Simulator() as server, bot_on(server) as bot:
        group = server.membership.found_group("News", reader(server, CHAT).id).id
        server.membership.join(server.chats.bot.id, group, by=CHAT)
        delivery = TelegramDelivery(bot)
        asked = server.people.say(CHAT, group, "what?")["message_id"]
        old = await delivery.send(Address(group, reply_to=asked), [ONE])
        moved = server.membership.migrate(group, by=CHAT).id
        await delivery.send(Address(group, reply_to=asked), [ONE, TWO])
        await delivery.replace(Address(group), old, [THREE])
        sent = [(message["chat"]["id"], message["text"]) for message in server.sent[1:]]
    assert sent == [(moved, "one"), (moved, "two"), (moved, "three")]


async def test_a_shorter_answer_takes_the_place_of_a_longer_one() -> None:
    async with post() as here:
        first, second, third = await here.delivery.send(HERE, [ONE, TWO, THREE], KEYBOARD)
        assert await here.delivery.replace(HERE, [first, second, third], [TWO, ONE], KEYBOARD) == (first, second)
        assert here.texts() == {first: "two", second: "one"}
        assert "reply_markup" not in here.message(first)
        assert here.message(second)["reply_markup"] == KEYBOARD.to_dict()


async def test_a_longer_answer_takes_the_place_of_a_shorter_one() -> None:
    async with post() as here:
        (first,) = await here.delivery.send(HERE, [ONE], KEYBOARD)
        ids = await here.delivery.replace(HERE, [first], [THREE, TWO, ONE], KEYBOARD)
        assert ids[0] == first
        assert list(here.texts().values()) == ["three", "two", "one"]
        assert "reply_markup" not in here.message(first)
        assert here.message(ids[2])["reply_markup"] == KEYBOARD.to_dict()


async def test_what_says_the_same_already_is_left_alone() -> None:
    async with post() as here:
        ids = await here.delivery.send(HERE, [ONE, TWO], KEYBOARD)
        assert await here.delivery.replace(HERE, ids, [ONE, TWO], KEYBOARD) == ids
        assert here.called("sendMessage") == 2
        assert here.texts() == dict(zip(ids, ["one", "two"], strict=True))


async def test_a_message_that_is_gone_is_sent_anew_and_those_after_it_stay_behind_it() -> None:
    async with post() as here:
        first, second, third = await here.delivery.send(HERE, [ONE, TWO, THREE])
        here.server.people.delete(CHAT, CHAT, second)
        new = [plain("1"), plain("2"), plain("3")]
        ids = await here.delivery.replace(HERE, [first, second, third], new)
        assert ids[0] == first
        assert list(here.texts().items()) == list(zip(ids, ["1", "2", "3"], strict=True))


async def test_a_message_that_cannot_be_taken_away_is_changed_where_it_stands() -> None:
    async with post() as here:
        first, second = await here.delivery.send(HERE, [ONE, TWO])
        here.server.people.delete(CHAT, CHAT, first)
        here.fails("deleteMessage", "Bad Request: message can't be deleted for everyone")
        ids = await here.delivery.replace(HERE, [first, second], [plain("1"), plain("2")])
        assert ids[1] == second
        assert sorted(here.texts().values()) == ["1", "2"]


async def test_a_message_that_cannot_be_edited_is_answered_by_a_new_one() -> None:
    async with post() as here:
        (first,) = await here.delivery.send(HERE, [ONE])
        here.fails("editMessageText", "Bad Request: message can't be edited")
        (second,) = await here.delivery.replace(HERE, [first], [TWO])
        assert here.texts() == {first: "one", second: "two"}


@pytest.mark.parametrize("fault", [Fault(status=502), Fault(drop="before"), Fault(drop="after")])
async def test_a_change_that_may_have_arrived_is_made_once_more(fault: Fault) -> None:
    async with post() as here:
        first, second = await here.delivery.send(HERE, [ONE, TWO])
        here.server.faults.add("editMessageText", fault)
        here.server.faults.add("deleteMessage", fault)
        assert await here.delivery.replace(HERE, [first, second], [THREE]) == (first,)
        assert here.texts() == {first: "three"}
        assert here.called("editMessageText") == 2
        assert here.called("deleteMessage") == 2


async def test_a_change_that_fails_twice_is_given_up_and_sent_nowhere_else() -> None:
    async with post() as here:
        (first,) = await here.delivery.send(HERE, [ONE])
        here.server.faults.add("editMessageText", Fault(status=500), times=2)
        assert await here.delivery.replace(HERE, [first], [TWO]) == (first,)
        assert here.texts() == {first: "one"}


async def test_answers_to_presses_and_actions_are_repeated_once_too() -> None:
    async with post() as here:
        (number,) = await here.delivery.send(HERE, [ONE], KEYBOARD)
        bot = here.delivery._bot
        query = here.server.people.press(CHAT, CHAT, number, 0, 0)["query"]
        here.server.faults.add("answerCallbackQuery", Fault(status=502))
        here.server.faults.add("setMyCommands", Fault(drop="before"))
        assert await bot.answer_callback_query(query)
        assert await bot.set_my_commands([("ask", "ask something")])
        here.server.faults.add("sendChatAction", Fault(drop="before"))
        assert await bot.send_chat_action(CHAT, "typing")
        here.server.faults.add("sendChatAction", Fault(status=500), times=2)
        with pytest.raises(NetworkError):
            await bot.send_chat_action(CHAT, "typing")
        assert not here.server.faults.next("sendChatAction")


async def test_a_programming_error_is_not_hidden() -> None:
    async with post() as here:
        with pytest.raises(AttributeError):
            await here.delivery.send(HERE, ["no rich text"])  # type: ignore[list-item]


async def test_a_flood_limit_is_waited_for_and_then_given_up(caplog: pytest.LogCaptureFixture) -> None:
    async with post() as here:
        here.server.faults.add("sendMessage", Fault(retry_after=1))
        (first,) = await here.delivery.send(HERE, [ONE])
        assert here.texts() == {first: "one"}
        here.server.faults.add("sendMessage", Fault(retry_after=3600))
        assert await here.delivery.send(HERE, [ONE, TWO]) == ()
        assert await here.delivery.send(HERE, [THREE]) == ()
        assert here.called("sendMessage") == 3  # while Telegram holds the chat back, it is not even asked
    assert "Flood control exceeded" in caplog.text


async def test_nothing_to_say_is_nothing_sent() -> None:
    async with post() as here:
        assert await here.delivery.send(HERE, []) == ()
        assert await here.delivery.replace(HERE, [], []) == ()
        assert await here.delivery.send(HERE, [RichText("")]) == ()
        assert here.texts() == {}


async def test_an_answer_is_amended_where_it_stands_from_the_last_page_to_the_first() -> None:
    async with post() as here:
        ids = await here.delivery.send(HERE, [ONE, TWO], KEYBOARD)
        holding = await here.delivery.amend(HERE, ids, [plain("1"), plain("2"), plain("3")], KEYBOARD)
        assert here.texts() == {ids[0]: "1", ids[1]: "2", holding[2]: "3"}
        assert holding[:2] == ids
        assert ["reply_markup" in here.message(each) for each in holding] == [False, False, True]
    assert [str(call["text"]) for call in here.server.calls.of("editMessageText")] == ["2", "1"]


async def test_an_answer_that_is_gone_is_not_sent_anew_and_one_page_less_is_none() -> None:
    async with post() as here:
        ids = await here.delivery.send(HERE, [ONE, TWO], KEYBOARD)
        assert await here.delivery.amend(HERE, ids, [THREE]) == ids
        assert await here.delivery.amend(HERE, (), [THREE]) == ()
        here.server.chats.delete(here.server.chats.chat(CHAT), ids[1])
        assert await here.delivery.amend(HERE, ids, [THREE, THREE]) == ids
        assert here.texts() == {ids[0]: "one"}


@pytest.mark.parametrize(
    "fault", [Fault(status=500), Fault(status=403, description="Forbidden: bot was blocked by the user")]
)
async def test_an_amendment_that_fails_on_the_way_leaves_out_nothing_that_was_said(fault: Fault) -> None:
    """Pages push what is on them on to the next one: "a b | c d" becomes "x a | b c | d"."""
    for failing in range(3):
        async with post() as here:
            ids = await here.delivery.send(HERE, [plain("a b"), plain("c d")], KEYBOARD)
            for _ in range(failing - 1):
                here.server.faults.add("editMessageText", Fault(delay=0.001))
            here.server.faults.add("editMessageText" if failing else "sendMessage", fault, times=9)
            await here.delivery.amend(HERE, ids, [plain("x a"), plain("b c"), plain("d")], KEYBOARD)
            assert set("abcd") <= set("".join(here.texts().values()))
