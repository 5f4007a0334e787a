"""Answers to buttons pressed, inline queries typed, and messages that call the bot as a guest."""

from typing import Any

from bot.simulator.chats.entries import text_fields
from bot.simulator.chats.queries import Query
from bot.simulator.chats.records import Json
from bot.simulator.formatting.units import units
from bot.simulator.protocol.context import Context
from bot.simulator.protocol.errors import ApiError, bad_request
from bot.simulator.protocol.keyboards import keyboard_fields
from bot.simulator.protocol.parameters import Parameters
from bot.simulator.protocol.texts import message_text

LONGEST_ANSWER = 200  # UTF-16 units, https://core.telegram.org/bots/api#answercallbackquery
MOST_RESULTS = 50  # https://core.telegram.org/bots/api#answerinlinequery
LONGEST_RESULT_ID = 64  # bytes
LONGEST_OFFSET = 64


def answer_callback_query(context: Context, call: Parameters) -> bool:
    """answerCallbackQuery: once for each press."""
    query = _waiting(context, call.text("callback_query_id"), inline=False)
    text = call.text("text")
    if units(text) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    said = {"text": text, "alert": call.flag("show_alert"), "url": call.text("url") or None}
    context.queries.answer_press(query, said)
    return True


def answer_inline_query(context: Context, call: Parameters) -> bool:
    """answerInlineQuery: once for each query. Results other than articles are shown without their files."""
    query = _waiting(context, call.text("inline_query_id"), inline=True)
    results = call.array("results", "inline query results")
    if results is None:
        raise bad_request("can't parse inline query results JSON object")
    if len(results) > MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    if len(call.text("next_offset").encode()) > LONGEST_OFFSET:
        raise bad_request("NEXT_OFFSET_INVALID")
    contents: dict[str, Json] = {}
    for result in results:
        result_id, content = _content(context, result)
        if result_id in contents:
            raise bad_request("RESULT_ID_DUPLICATE")
        contents[result_id] = content
    button = call.mapping("button", "inline query results button")
    context.queries.answer_inline(query, results, contents, {"next_offset": call.text("next_offset"), "button": button})
    return True


def answer_guest_query(context: Context, call: Parameters) -> Json:
    """answerGuestQuery: once for each message, with a result as in inline mode; a SentGuestMessage."""
    query = context.guests.waiting(call.text("guest_query_id"))
    if query is None:
        raise _too_old()
    result = call.mapping("result", "inline query result")
    if result is None:
        raise bad_request("can't parse inline query result: expected an Object")
    _, content = _content(context, result)
    message = context.guests.answer(query, content)
    context.on_sent(message)
    inline_id = context.queries.name_inline(message["chat"]["id"], message["message_id"])
    return {"inline_message_id": inline_id}


def _waiting(context: Context, query_id: str, *, inline: bool) -> Query:
    query = context.queries.waiting(query_id, inline=inline)
    if query is None:
        raise _too_old()
    return query


def _too_old() -> ApiError:
    return bad_request("query is too old and response timeout expired or query ID is invalid")


def _content(context: Context, result: Any) -> tuple[str, Json]:
    """A result's id, and the message that choosing it would send."""
    if not isinstance(result, dict):
        raise bad_request("can't parse inline query result: expected an Object")
    result_id, kind = result.get("id"), result.get("type")
    if not isinstance(result_id, str) or not 0 < len(result_id.encode()) <= LONGEST_RESULT_ID:
        raise bad_request("RESULT_ID_INVALID")
    if not isinstance(kind, str) or not kind:
        raise bad_request("can't parse inline query result: expected type of the result")
    if kind == "article" and not result.get("title"):
        raise bad_request("can't parse inline query result: article title must be non-empty")
    written = result.get("input_message_content")
    if written is None and kind == "article":
        raise bad_request("can't parse inline query result: there is no message content")
    content: Json = {}
    if isinstance(written, dict) and "message_text" in written:
        given = Parameters(written | {"text": written["message_text"]})
        try:
            content = text_fields(message_text(given), context.chats.users.get)
        except ApiError as error:
            reason = error.description.removeprefix("Bad Request: ")
            raise bad_request(f"can't parse inline query result: {reason}") from error
    markup = result.get("reply_markup")
    return result_id, content | (keyboard_fields(markup) if isinstance(markup, dict) else {})
