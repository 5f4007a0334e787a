"""Texts that a bot sends: the arguments of a call go in, a `Formatted` text comes out, or the error that the Bot API
has for it."""

from collections.abc import Iterable

from bot.simulator.chats.records import Json
from bot.simulator.formatting.entities import KINDS, Entity
from bot.simulator.formatting.html import MarkupError, parse_html
from bot.simulator.formatting.links import checked_link
from bot.simulator.formatting.text import Formatted, formatted
from bot.simulator.formatting.units import unit_offsets
from bot.simulator.protocol.errors import bad_request
from bot.simulator.protocol.parameters import Parameters

LONGEST_TEXT = 4096  # UTF-16 units after entities are parsed, https://core.telegram.org/bots/api#sendmessage
LONGEST_CAPTION = 1024
MOST_ENTITIES = 100

# Found by Telegram itself; where a bot names them, they are passed over.
_FOUND_ANYWAY = frozenset({"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"})
_MARKDOWN = frozenset({"markdown", "markdownv2"})


def message_text(call: Parameters) -> Formatted:
    """The `text` of a message."""
    written = given_text(call, "text", "entities")
    if not written.text:
        raise bad_request("message text is empty")
    if written.units > LONGEST_TEXT:
        raise bad_request("message is too long")
    return written


def caption(call: Parameters) -> Formatted:
    """The `caption` of a file; it may be empty."""
    written = given_text(call, "caption", "caption_entities")
    if written.units > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return written


def given_text(call: Parameters, name: str, entities_name: str) -> Formatted:
    """A text in its `parse_mode`, or with entities of its own; of any length."""
    text, mode = call.text(name), call.text("parse_mode").lower()
    if mode == "html":
        try:
            text, parsed = parse_html(text)
        except MarkupError as error:
            raise bad_request(f"can't parse entities: {error}") from error
        return formatted(text, parsed[:MOST_ENTITIES])
    if mode in _MARKDOWN:
        raise bad_request("the simulator knows no Markdown: use HTML or entities")
    if mode not in {"", "none"}:
        raise bad_request("unsupported parse_mode")
    entities = call.array(entities_name, "message entities") or []
    return formatted(text, list(_given(entities[:MOST_ENTITIES], text)))


def _given(entities: Iterable[object], text: str) -> Iterable[Entity]:
    places = unit_offsets(text)
    inside = frozenset(places)
    for given in entities:
        if not isinstance(given, dict):
            raise bad_request("can't parse MessageEntity: expected an Object")
        kind, offset, length = given.get("type"), given.get("offset"), given.get("length")
        if not isinstance(kind, str) or kind not in KINDS:
            raise bad_request("can't parse MessageEntity: unsupported type specified")
        if not isinstance(offset, int) or not isinstance(length, int) or min(offset, length) < 0:
            raise bad_request(f"receive an entity with incorrect offset {offset} or length {length}")
        if kind in _FOUND_ANYWAY:
            continue
        if offset + length > places[-1]:
            raise bad_request(
                f"entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16 offset "
                f"{places[-1]}"
            )
        if not {offset, offset + length} <= inside:
            raise bad_request("entity begins or ends in a middle of a UTF-16 symbol")
        if (argument := _argument(kind, given)) is not None:
            yield Entity(kind, offset, length, argument)


def _argument(kind: str, given: Json) -> str | None:
    """What an entity needs beside its place; None where it can't be used without."""
    match kind:
        case "text_link":
            return checked_link(str(given.get("url", "")))
        case "text_mention":
            user = given.get("user")
            return str(user["id"]) if isinstance(user, dict) and isinstance(user.get("id"), int) else None
        case "pre":
            return str(given.get("language") or "")
        case "custom_emoji":
            return str(given.get("custom_emoji_id") or "") or None
    return ""
