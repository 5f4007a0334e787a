"""The real bot on bad days: a server that refuses, stalls, drops, floods, is down, or speaks nonsense."""

import asyncio
import logging
import socket
import time

import pytest
from running_bot import ClaimsInMemory, answering, malformed_update, quotes, running_bot, says
from sample_answers import ARABIC_QUOTE, answer, citation
from telegram.error import RetryAfter

from bot.simulator.faults import Fault
from bot.simulator.server import TOKEN, Simulator
from bot.telegram.receiving.application import build_application
from bot.telegram.receiving.connecting import until_done
from bot.telegram.receiving.polling import REPOLL_SECONDS
from bot.telegram.receiving.serving import serve
from bot.telegram.turns.workers import Workers
from bot.texts import texts_in
from index.errors import SettingsError
from retrieval.records import Answer

pytestmark = pytest.mark.alone

ARABIC, ENGLISH = texts_in("ar"), texts_in("en")


def ask(question: str) -> Answer:
    return answer(question, [citation()])


async def serve_for_ever(server: Simulator, *, token: str = TOKEN, conflict_patience: float = 0.0) -> None:
    """Serve a bot that nobody stops."""
    workers = Workers(1)
    try:
        async with answering(ask) as register:
            application = build_application(token, server.url, register, ClaimsInMemory(), workers)
            await serve(application, asyncio.Event(), conflict_patience=conflict_patience)
    finally:
        workers.close()


async def test_a_malformed_update_takes_nothing_with_it(caplog: pytest.LogCaptureFixture) -> None:
    begun = time.monotonic()
    async with Simulator() as server:
        says(server, 7, "ماذا؟")
        malformed_update(server)
        says(server, 8, "ماذا؟")
        async with running_bot(server, ask):
            for chat_id in (7, 8):
                assert quotes(await server.next_message(chat_id)) == [ARABIC_QUOTE]
            malformed_update(server)
            await asyncio.sleep(0.3)
            says(server, 9, "ماذا؟")
            await server.next_message(9)
            polls = server.calls.of("getUpdates")
    assert len(polls) < 10 + (time.monotonic() - begun) / REPOLL_SECONDS  # while updates are in hand, one after another
    assert caplog.text.count("Dropped update") == 2
    assert "secret words" not in caplog.text


async def test_a_refused_markup_is_sent_as_plain_text() -> None:
    async with Simulator() as server, running_bot(server, ask):
        server.faults.add(
            "sendMessage", Fault(status=400, description="Bad Request: can't parse entities: Unsupported start tag")
        )
        says(server, 7, "ماذا؟")
        message = await server.next_message(7)
    assert "entities" not in message
    assert ARABIC_QUOTE in message["text"]
    assert "<" not in message["text"]


async def test_an_error_of_the_server_is_not_fatal(caplog: pytest.LogCaptureFixture) -> None:
    async with Simulator() as server, running_bot(server, ask):
        server.faults.add("sendMessage", Fault(status=500))
        says(server, 7, "What?")
        says(server, 7, "ماذا؟")
        assert quotes(await server.next_message(7)) == [ARABIC_QUOTE]
        # It may have arrived: neither is it sent again, nor is an apology sent in its place.
        assert len(server.calls.of("sendMessage")) == 2
    assert "may be lost, and is not sent again" in caplog.text


async def test_a_typing_action_that_fails_does_not_matter() -> None:
    async with Simulator() as server, running_bot(server, ask):
        server.faults.add("sendChatAction", Fault(status=400, description="Bad Request: chat not found"))
        says(server, 7, "ماذا؟")
        await server.next_message(7)


async def test_a_reader_who_blocked_the_bot_is_left_in_peace(caplog: pytest.LogCaptureFixture) -> None:
    async with Simulator() as server, running_bot(server, ask):
        says(server, 7, "ماذا؟")
        server.membership.block(7)
        await server.calls.happened("sendMessage")
        says(server, 8, "ماذا؟")
        await server.next_message(8)
    attempts = [call["chat_id"] for call in server.calls.of("sendMessage")]
    assert attempts.count("7") == 1
    assert "Traceback" not in caplog.text


async def test_a_flood_limit_is_waited_for() -> None:
    async with Simulator() as server, running_bot(server, ask):
        server.faults.add("sendMessage", Fault(retry_after=1))
        begun = time.monotonic()
        says(server, 7, "ماذا؟")
        assert quotes(await server.next_message(7)) == [ARABIC_QUOTE]
    assert time.monotonic() - begun >= 1.0


async def test_polls_that_fail_are_repeated() -> None:
    async with Simulator() as server:
        server.faults.add("getUpdates", Fault(status=502, description="Bad Gateway"))
        server.faults.add("getUpdates", Fault(drop="after"))
        server.faults.add("deleteWebhook", Fault(status=500))
        async with running_bot(server, ask):
            says(server, 7, "ماذا؟")
            await server.next_message(7)


async def test_a_server_that_is_down_at_the_start_is_waited_for() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    server = Simulator(port=port)
    async with running_bot(server, ask):
        await asyncio.sleep(2.0)
        async with server:
            says(server, 7, "ماذا؟")
            await server.next_message(7)
            await asyncio.sleep(1.5)
            # Once connected, it stays so: no second start.
            assert len(server.calls.of("getMe")) == 1


async def test_a_bot_can_be_stopped_while_its_server_is_down() -> None:
    server = Simulator(port=9)  # never started
    async with running_bot(server, ask):
        await asyncio.sleep(0.3)
        begun = time.monotonic()
    assert time.monotonic() - begun < 10.0


async def test_what_takes_too_long_to_answer_is_cut_off_at_the_end(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.telegram.receiving.serving.STOP_SECONDS", 0.2)

    def think(question: str) -> Answer:
        patience = time.monotonic() + 60
        while "Answering has not ended" not in caplog.text and time.monotonic() < patience:
            time.sleep(0.01)
        time.sleep(0.3)  # and is given up
        return ask(question)

    async with Simulator() as server:
        async with running_bot(server, think):
            for chat_id in (7, 7, 8, 9):
                says(server, chat_id, "ماذا؟")
            await server.calls.happened("sendChatAction")
        assert not server.sent
    assert "Answering has not ended" in caplog.text
    assert "Traceback" not in caplog.text


async def test_a_rejected_token_is_one_line_for_the_operator(caplog: pytest.LogCaptureFixture) -> None:
    stranger = "654321:nobody"
    async with Simulator() as server:
        with pytest.raises(SettingsError, match="QAWL_TELEGRAM_TOKEN") as caught:
            await serve_for_ever(server, token=stranger)
    assert stranger not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
    assert "Traceback" not in caplog.text


async def test_a_token_that_is_revoked_later_ends_the_bot(caplog: pytest.LogCaptureFixture) -> None:
    async with Simulator() as server:
        server.faults.add("getUpdates", Fault(status=401, description="Unauthorized"), times=9)
        with pytest.raises(SettingsError, match="rejects QAWL_TELEGRAM_TOKEN"):
            await serve_for_ever(server)
    assert "Traceback" not in caplog.text


async def test_a_token_in_use_elsewhere_ends_the_bot(caplog: pytest.LogCaptureFixture) -> None:
    async with Simulator() as server:
        server.faults.add(
            "getUpdates", Fault(status=409, description="Conflict: terminated by other getUpdates request"), times=9
        )
        with pytest.raises(SettingsError, match="another program polls"):
            await serve_for_ever(server)
    assert "Traceback" not in caplog.text


async def test_a_conflict_that_passes_is_survived() -> None:
    async with Simulator() as server:
        server.faults.add(
            "getUpdates", Fault(status=409, description="Conflict: terminated by other getUpdates request")
        )
        async with running_bot(server, ask):
            says(server, 7, "ماذا؟")
            await server.next_message(7)


async def test_how_long_telegram_wants_to_be_left_alone_at_the_start_is_told(caplog: pytest.LogCaptureFixture) -> None:
    async def act() -> None:
        raise RetryAfter(3600)

    with pytest.raises(TimeoutError):
        await asyncio.wait_for(until_done(act), 0.1)
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert record.getMessage() == "Telegram wants no call for 3600 s: waiting that long"


@pytest.mark.parametrize("token", ["", "abc", "123:", "123:a b", "1:a/../x"])
def test_what_is_no_token_is_refused_before_anything_is_sent(token: str) -> None:
    with pytest.raises(SettingsError, match="QAWL_TELEGRAM_TOKEN"):
        build_application(token, None, lambda _: None, ClaimsInMemory(), Workers(1))


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(SettingsError, match="QAWL_TELEGRAM_API_URL"):
        build_application(TOKEN, "localhost:8081", lambda _: None, ClaimsInMemory(), Workers(1))


async def test_the_token_is_in_no_log_record(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with Simulator() as server:
        server.faults.add("getMe", Fault(drop="after"))
        server.faults.add("getUpdates", Fault(drop="after"))
        server.faults.add("sendMessage", Fault(drop="after"))
        async with running_bot(server, ask) as application:
            malformed_update(server)
            says(server, 7, "What?")
            says(server, 8, "ماذا؟")
            await server.next_message(8)
            logging.getLogger("qawl").debug("%r", application)
        with pytest.raises(SettingsError):
            await serve_for_ever(server, token="654321:nobody")
        server.faults.add("getUpdates", Fault(status=401, description="Unauthorized"), times=9)
        with pytest.raises(SettingsError):
            await serve_for_ever(server)
    assert "Polling failed and goes on" in caplog.text
    assert "Application[bot=PollingBot]" in caplog.text
    assert "ماذا؟" not in caplog.text
    for secret in (TOKEN, TOKEN.partition(":")[2], "654321:nobody"):
        assert secret not in caplog.text
        assert not [record for record in caplog.records if secret in repr(vars(record))]
