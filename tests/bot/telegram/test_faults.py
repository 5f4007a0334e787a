"""The real bot on bad days: a server that refuses, stalls, drops, floods, is down, or speaks nonsense."""

import asyncio
import logging
import socket
import time

import pytest
from bot_api_server import TOKEN, BotApiServer
from bot_api_state import Fault
from running_bot import entity_texts, running_bot
from sample_answers import ARABIC_QUOTE, answer, citation

from bot.telegram.application import build_application
from bot.telegram.serving import serve
from bot.telegram.workers import Workers
from bot.texts import ENGLISH
from index.errors import SettingsError
from retrieval.records import Answer


def ask(question: str) -> Answer:
    return answer(question, [citation()])


async def serve_for_ever(server: BotApiServer, *, token: str = TOKEN, conflict_patience: float = 0.0) -> None:
    """Serve a bot that nobody stops."""
    workers = Workers(1)
    try:
        application = build_application(token, server.url, ask, workers)
        await serve(application, asyncio.Event(), conflict_patience=conflict_patience)
    finally:
        workers.close()


async def test_a_malformed_update_takes_nothing_with_it(caplog: pytest.LogCaptureFixture) -> None:
    async with BotApiServer() as server:
        await server.user_says(7, "ماذا؟")
        await server.malformed_update()
        await server.user_says(8, "ماذا؟")
        async with running_bot(server, ask):
            for chat_id in (7, 8):
                assert entity_texts(await server.next_message(chat_id), "blockquote") == [ARABIC_QUOTE]
            await server.malformed_update()
            await asyncio.sleep(0.3)
            await server.user_says(9, "ماذا؟")
            await server.next_message(9)
            polls = [call for call in server.state.calls if call[0] == "getupdates"]
    assert len(polls) < 10
    assert caplog.text.count("Dropped update") == 2
    assert "secret words" not in caplog.text


async def test_a_refused_markup_is_sent_as_plain_text() -> None:
    async with BotApiServer() as server, running_bot(server, ask):
        server.fail("sendMessage", Fault(400, "Bad Request: can't parse entities: Unsupported start tag"))
        await server.user_says(7, "ماذا؟")
        message = await server.next_message(7)
    assert "entities" not in message
    assert ARABIC_QUOTE in message["text"]
    assert "<" not in message["text"]


async def test_an_error_of_the_server_is_not_fatal(caplog: pytest.LogCaptureFixture) -> None:
    async with BotApiServer() as server, running_bot(server, ask):
        server.fail("sendMessage", Fault(500), times=2)
        await server.user_says(7, "What?")
        await server.user_says(7, "ماذا؟")
        assert entity_texts(await server.next_message(7), "blockquote") == [ARABIC_QUOTE]
        server.fail("sendMessage", Fault(500))
        await server.user_says(7, "What?")
        assert (await server.next_message(7))["text"] == ENGLISH.failure
    assert "Nor could its sender be told" in caplog.text


async def test_a_typing_action_that_fails_does_not_matter() -> None:
    async with BotApiServer() as server, running_bot(server, ask):
        server.fail("sendChatAction", Fault(400, "Bad Request: chat not found"))
        await server.user_says(7, "ماذا؟")
        await server.next_message(7)


async def test_a_reader_who_blocked_the_bot_is_left_in_peace(caplog: pytest.LogCaptureFixture) -> None:
    async with BotApiServer() as server, running_bot(server, ask):
        server.state.blocked.add(7)
        await server.user_says(7, "ماذا؟")
        await server.user_says(8, "ماذا؟")
        await server.next_message(8)
    attempts = [parameters for method, parameters in server.state.calls if method == "sendmessage"]
    assert [parameters["chat_id"] for parameters in attempts].count("7") == 1
    assert "Traceback" not in caplog.text


async def test_a_flood_limit_is_waited_for() -> None:
    async with BotApiServer() as server, running_bot(server, ask):
        server.fail("sendMessage", Fault(retry_after=1))
        begun = time.monotonic()
        await server.user_says(7, "ماذا؟")
        assert entity_texts(await server.next_message(7), "blockquote") == [ARABIC_QUOTE]
    assert time.monotonic() - begun >= 1.0


async def test_polls_that_fail_are_repeated() -> None:
    async with BotApiServer() as server:
        server.fail("getUpdates", Fault(502, "Bad Gateway"))
        server.fail("getUpdates", Fault(drop=True))
        server.fail("deleteWebhook", Fault(500))
        async with running_bot(server, ask):
            await server.user_says(7, "ماذا؟")
            await server.next_message(7, within=15)


async def test_a_server_that_is_down_at_the_start_is_waited_for() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    server = BotApiServer(port=port)
    server.url = f"http://127.0.0.1:{port}"
    async with running_bot(server, ask):
        await asyncio.sleep(2.0)
        async with server:
            await server.user_says(7, "ماذا؟")
            await server.next_message(7)
            await asyncio.sleep(1.5)
            # Once connected, it stays so: no second start.
            assert [method for method, _ in server.state.calls].count("getme") == 1


async def test_a_bot_can_be_stopped_while_its_server_is_down() -> None:
    server = BotApiServer()
    server.url = "http://127.0.0.1:9"
    begun = time.monotonic()
    async with running_bot(server, ask):
        await asyncio.sleep(0.3)
    assert time.monotonic() - begun < 2.0


async def test_what_takes_too_long_to_answer_is_cut_off_at_the_end(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.telegram.serving.STOP_SECONDS", 0.2)

    def think(question: str) -> Answer:
        time.sleep(1.0)
        return ask(question)

    async with BotApiServer() as server:
        async with running_bot(server, think):
            for chat_id in (7, 7, 8, 9):
                await server.user_says(chat_id, "ماذا؟")
            await server.called("sendChatAction")
        assert not server.state.sent
    assert "Answering has not ended" in caplog.text
    assert "Traceback" not in caplog.text


async def test_a_rejected_token_is_one_line_for_the_operator(caplog: pytest.LogCaptureFixture) -> None:
    stranger = "654321:nobody"
    async with BotApiServer() as server:
        with pytest.raises(SettingsError, match="QAWL_TELEGRAM_TOKEN") as caught:
            await serve_for_ever(server, token=stranger)
    assert stranger not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
    assert "Traceback" not in caplog.text


async def test_a_token_that_is_revoked_later_ends_the_bot(caplog: pytest.LogCaptureFixture) -> None:
    async with BotApiServer() as server:
        server.fail("getUpdates", Fault(401, "Unauthorized"), times=9)
        with pytest.raises(SettingsError, match="rejects QAWL_TELEGRAM_TOKEN"):
            await serve_for_ever(server)
    assert "Traceback" not in caplog.text


async def test_a_token_in_use_elsewhere_ends_the_bot(caplog: pytest.LogCaptureFixture) -> None:
    async with BotApiServer() as server:
        server.fail("getUpdates", Fault(409, "Conflict: terminated by other getUpdates request"), times=9)
        with pytest.raises(SettingsError, match="another program polls"):
            await serve_for_ever(server)
    assert "Traceback" not in caplog.text


async def test_a_conflict_that_passes_is_survived() -> None:
    async with BotApiServer() as server:
        server.fail("getUpdates", Fault(409, "Conflict: terminated by other getUpdates request"))
        async with running_bot(server, ask):
            await server.user_says(7, "ماذا؟")
            await server.next_message(7)


@pytest.mark.parametrize("token", ["", "abc", "123:", "123:a b", "1:a/../x"])
def test_what_is_no_token_is_refused_before_anything_is_sent(token: str) -> None:
    with pytest.raises(SettingsError, match="QAWL_TELEGRAM_TOKEN"):
        build_application(token, None, ask, Workers(1))


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(SettingsError, match="QAWL_TELEGRAM_API_URL"):
        build_application(TOKEN, "localhost:8081", ask, Workers(1))


async def test_the_token_is_in_no_log_record(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with BotApiServer() as server:
        server.fail("getMe", Fault(drop=True))
        server.fail("getUpdates", Fault(drop=True))
        server.fail("sendMessage", Fault(drop=True))
        async with running_bot(server, ask) as application:
            await server.malformed_update()
            await server.user_says(7, "What?")
            await server.user_says(8, "ماذا؟")
            await server.next_message(8)
            logging.getLogger("qawl").debug("%r", application)
        with pytest.raises(SettingsError):
            await serve_for_ever(server, token="654321:nobody")
        server.fail("getUpdates", Fault(401, "Unauthorized"), times=9)
        with pytest.raises(SettingsError):
            await serve_for_ever(server)
    assert "Polling failed and goes on" in caplog.text
    assert "Application[bot=PollingBot]" in caplog.text
    assert "ماذا؟" not in caplog.text
    for secret in (TOKEN, TOKEN.partition(":")[2], "654321:nobody"):
        assert secret not in caplog.text
        assert not [record for record in caplog.records if secret in repr(vars(record))]
