"""Whatever a bot sends, each method gives a result that is JSON, or an error in Telegram's form: never a failure."""

import inspect
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from simulated_world import AMAL, PNG
from telegram import Message

from bot.simulator.chats.chats import Chats
from bot.simulator.chats.guests import Guests
from bot.simulator.chats.membership import Membership
from bot.simulator.chats.people import People
from bot.simulator.chats.presence import Presence
from bot.simulator.chats.profile import Profile
from bot.simulator.chats.queries import Queries
from bot.simulator.formatting.units import units
from bot.simulator.protocol.context import Context
from bot.simulator.protocol.errors import ApiError
from bot.simulator.protocol.methods.table import METHODS
from bot.simulator.protocol.parameters import Parameters, Upload
from bot.simulator.protocol.updates import Updates
from bot.simulator.server import BOT

NAMES = """chat_id message_id text parse_mode entities reply_markup reply_parameters message_thread_id draft_id action
    caption caption_entities reaction commands scope language_code user_id file_id callback_query_id inline_query_id
    guest_query_id result results url secret_token from_chat_id message_ids inline_message_id
    link_preview_options description""".split()
WORDS = [AMAL.id, "7", 1, 2, -1, "HTML", "typing", "x", "<b>x</b>", "<b>", "\ud800", "", True, None, 1.5, 10**30, "ar"]
KEYS = """type offset length url user id text inline_keyboard callback_data message_id quote chat_id emoji command
    description input_message_content message_text title""".split()
values = st.recursive(
    st.sampled_from(WORDS)
    | st.text(max_size=3)
    | st.sampled_from(["emoji", "bold", "article", "chat", "text_mention"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3),
    max_leaves=8,
)


def context() -> Context:
    """A chat of Amal with the bot, with one message of each."""
    chats = Chats(BOT)
    queries = Queries(chats)
    chats.add_user(AMAL)
    sent: list[Any] = []
    made = Context(
        chats, queries, Guests(chats), Membership(chats), Presence(chats), Profile(chats), Updates(), sent.append
    )
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "d"}]]}
    number = People(chats, queries).say(AMAL.id, AMAL.id, "x", reply_markup=markup)["message_id"]
    People(chats, queries).press(AMAL.id, AMAL.id, number, 0, 0)
    call(made, "sendmessage", {"chat_id": AMAL.id, "text": "x"})
    return made


def call(made: Context, method: str, given_values: dict[str, object], upload: bytes | None = None) -> Any:
    """The result, or None for a refusal."""
    uploads = {} if upload is None else dict.fromkeys(("document", "photo"), Upload("x", upload, None))
    refused: ApiError | None = None
    result: object = None
    try:
        result = METHODS[method](made, Parameters(given_values, uploads))
    except ApiError as error:
        refused = error
    assert refused is None or (refused.status in {400, 403, 404, 409, 413} and refused.description)
    assert not inspect.isawaitable(result)
    json.dumps(result, ensure_ascii=False).encode()
    return result


@given(
    st.sampled_from(sorted(METHODS.keys() - {"getupdates"})),
    st.dictionaries(st.sampled_from(NAMES), values, max_size=5),
    st.booleans(),
    st.none() | st.sampled_from([b"", b"x", PNG, b"\xff\xd8\xff\xc0\0", b"\xff\xd8\xff\xe0\0"]),
)
def test_any_call_gets_a_result_or_a_refusal(
    method: str, given_values: dict[str, object], named: bool, upload: bytes | None
) -> None:
    call(context(), method, given_values | ({"chat_id": AMAL.id} if named else {}), upload)


@given(st.text(), st.sampled_from(["", "HTML"]))
def test_any_text_is_sent_with_valid_entities_or_refused(text: str, mode: str) -> None:
    result = call(context(), "sendmessage", {"chat_id": str(AMAL.id), "text": text, "parse_mode": mode})
    if result is not None:
        message = Message.de_json(result, None)
        assert 0 < units(message.text or "") <= 4096
        for entity in message.entities:
            assert message.parse_entity(entity)
