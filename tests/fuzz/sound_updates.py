"""One update of each kind that Telegram sends the bot, as the simulator makes them: a number, which sets them apart
from others, goes in; they come out, and the bot has not seen them."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.simulator.chats.records import Json, User
from bot.simulator.server import Simulator

Update = tuple[str, Json]
"""Its kind, and what it holds."""

_PICTURE = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"
WORDS = (
    "/start", "/help", "/new", "/sources", "/language", "/settings", "/privacy", "/status", "/summary 7d", "/catchup",
    "/digest daily 09:00", "/remember on", "/add https://news.example/a", "/forget",
    "/ask ماذا اقترح جباروف؟", "What did Japarov propose?",
    "https://news.example/a", "ملخص",
)  # fmt: skip
DATA = ("c:exchange:0", "m:exchange:0", "u:exchange:0", "e::1", "s:5:1", "l:ar:0", "g:en:0", "f:d1:0", "a::0", "k::0",
        "b:own:0", "d:digest:1", "z:schedule:3")  # fmt: skip


@contextmanager
def _overheard(server: Simulator) -> Iterator[list[Update]]:
    """What the bot would be sent, instead of it."""
    heard: list[Update] = []
    before = server.chats.updates[:]
    server.chats.updates[:] = [lambda kind, content: heard.append((kind, content))]
    try:
        yield heard
    finally:
        server.chats.updates[:] = before


def sound_updates(server: Simulator, number: int) -> list[Update]:
    """Some forty updates. Those of different numbers are about different people and chats."""
    person, leader = 100 * number + 101, 100 * number + 102
    for user, name in ((person, "Amal"), (leader, "Basil")):
        server.chats.add_user(User(user, name, language_code="ar" if user == person else "en", username=f"u{user}"))
    with _overheard(server) as heard:
        for words in WORDS:
            said = server.people.say(person, person, words)
        server.people.edit(person, person, said["message_id"], "Who came?")
        server.people.say(person, person, "And when?", reply_to=said["message_id"], quote="Who")
        server.people.send_file(person, person, b"A title\n\nThe ship went to Tunis.", "a.txt", caption="/add")
        server.people.send_album(person, person, [(_PICTURE, "one"), (_PICTURE, "")])
        server.people.send(person, person, location={"longitude": 1.0, "latitude": 2.0})
        _in_group(server, person, leader)
        _in_channel(server, person, leader)
        server.people.ask_inline(person, person, "japarov")
        server.membership.block(person)
        server.membership.unblock(person)
    chat = next(content["chat"] for kind, content in heard if kind == "message")
    return heard + [_press(person, chat, data, place) for place, data in enumerate(DATA)] + [_choice(person)]


def _in_group(server: Simulator, person: int, leader: int) -> None:
    group = server.membership.found_forum("The port", leader, person)
    server.people.say(person, group.id, "@qawl_bot What did he say?")  # the bot is no member: as a guest
    server.membership.join(server.chats.bot.id, group.id, by=leader)
    server.people.say(person, group.id, "The ferry to Sfax is late.")
    topic = server.people.open_topic(leader, group.id, "Ships")
    server.people.say(leader, group.id, "/digest@qawl_bot daily 09:00", topic=topic)
    server.membership.promote(server.chats.bot.id, group.id, by=leader)
    server.membership.promote(person, group.id, by=leader)
    server.membership.leave(person, group.id)
    small = server.membership.found_group("The crew", leader)
    server.membership.join(server.chats.bot.id, small.id, by=leader)
    server.membership.migrate(small.id, by=leader)


def _in_channel(server: Simulator, person: int, leader: int) -> None:
    channel = server.membership.found_channel("The gazette", leader)
    server.membership.join(server.chats.bot.id, channel.id, by=leader)
    post = server.people.post(channel.id, "The ship went to Tunis.", signature="An editor")
    server.people.edit(leader, channel.id, post["message_id"], "The ship went to Sfax.")
    server.membership.join(person, channel.id)
    server.people.forward(person, person, channel.id, post["message_id"])


def _person(user_id: int) -> Json:
    return {"id": user_id, "is_bot": False, "first_name": "Amal", "language_code": "ar"}


def _press(user_id: int, chat: Json, data: str, place: int) -> Update:
    message = {
        "message_id": 1 + place, "date": 1, "chat": chat, "text": "An answer",
        "from": {"id": 1, "is_bot": True, "first_name": "Qawl", "username": "qawl_bot"},
    }  # fmt: skip
    return "callback_query", {
        "id": f"{user_id}{place}", "from": _person(user_id), "chat_instance": "1", "data": data, "message": message,
    }  # fmt: skip


def _choice(user_id: int) -> Update:
    return "chosen_inline_result", {"result_id": "1", "from": _person(user_id), "query": "japarov"}
