"""A bot's day for tests of what an operator sees: a simulator, a folder and an observer go in; people ask, write, post,
press, and much goes wrong. `PRIVATE` are the words that nobody but them may read."""

import asyncio
from pathlib import Path

from kept_messages import all_stored, tiny_services
from running_bot import ScriptedEngine, presses, running_bot, told
from sample_answers import answer, citation, written
from scripted_author import ScriptedAuthor

from bot.observing.observer import Observer
from bot.simulator.chats.records import Chat, User
from bot.simulator.faults import Fault
from bot.simulator.server import TOKEN, Simulator
from bot.texts import texts_in
from index.errors import QuestionError
from retrieval.records import Answer, Written

ENGLISH = texts_in("en")
ASKER = User(70007, "Zubaydafirst", last_name="Qahtanilast", username="zubaydauser", language_code="en")
UNLUCKY = User(90009, "Wilhelminafirst", last_name="Xylolast", language_code="de")
LEADER = User(80008, "Farhadfirst", last_name="Minoolast", username="farhaduser", language_code="ar")
GROUP_TITLE, CHANNEL_TITLE, CHANNEL_NAME = "Orchardgroup", "Lighthousechannel", "lighthouseuser"
POST, FILE, FILE_NAME = (
    "The turbines of Zarqaville were painted violet.",
    "Marzipan prices doubled in Oxbow.",
    "oxbowfile.txt",
)
ANSWERED, REFUSED, BROKEN = "Which walrus sang yesterday?", "Where is nothingness kept?", "Why did the abacusbroke?"
ARABIC = "متى طارت الزرافة البنفسجية؟"
CLAIM, AUTHORS_WORDS = "The walrussaid it.", "Grumblingmodel"
QUOTED_BY_TELEGRAM = "giraffequote"

PRIVATE = (
    TOKEN, TOKEN.split(":")[1], ASKER.first_name, "Qahtanilast", "zubaydauser", LEADER.first_name, "Minoolast",
    "farhaduser", "Wilhelmina", "Xylolast", GROUP_TITLE,
    CHANNEL_TITLE, CHANNEL_NAME, "turbines", "Zarqaville", "violet", "Marzipan", "Oxbow",
    "oxbowfile", "walrus", "nothingness", "abacus", "الزرافة", "البنفسجية", "walrussaid", "Grumbling",
    QUOTED_BY_TELEGRAM,
)  # fmt: skip
QUESTIONS = {"answered": 4, "refused": 1, "invalid": 1, "failed": 1}
"""What becomes of the questions of the day, by number."""


def ask(question: str) -> Answer:
    """A refusal of one question, an error that quotes another, and answers to the rest, which quote them."""
    language = "ar" if question == ARABIC else "en"
    if question == BROKEN:
        raise ValueError(f"could not convert: {question!r}")
    if "؟!" in question:
        raise QuestionError("no_words", f"no word in {question}")
    if question == REFUSED:
        return answer(question, nearest=[citation(quote=question, language="en")], language="en")
    return answer(question, [citation(quote=question, language=language)], language=language)


def write(found: Answer) -> Written | None:
    """Something about English answers; about others an error that says what they say."""
    if found.language != "en":
        raise RuntimeError(f"{AUTHORS_WORDS} of {found.question}")
    return written(CLAIM)


async def busy_day(server: Simulator, folder: Path, observer: Observer) -> None:
    """Let it pass, and end."""
    for person in (ASKER, LEADER, UNLUCKY):
        server.chats.add_user(person)
    with tiny_services(folder) as services:
        async with running_bot(
            server, ScriptedEngine(ask), folder=folder, keeper=services, author=ScriptedAuthor(write),
            observer=observer, admins=frozenset({LEADER.id}),
        ):  # fmt: skip
            await _questions(server)
            await _a_group_and_a_channel(server, folder)
            await _bad_luck(server)
            await all_stored(server, folder)


async def _questions(server: Simulator) -> None:
    for question in (ANSWERED, ARABIC, REFUSED, BROKEN, "؟!"):
        server.people.say(ASKER.id, ASKER.id, question)
        shown = await server.next_message(ASKER.id)
        if question == ANSWERED:
            assert await told(server, presses(server, ASKER.id, shown, "👍")) == ENGLISH.say("thanks-useful")
            assert await told(server, presses(server, ASKER.id, shown, "👎")) == ENGLISH.say("thanks-not-useful")
    server.people.send_file(LEADER.id, LEADER.id, FILE.encode(), FILE_NAME, mime_type="text/plain")
    await server.next_message(LEADER.id)
    server.people.say(LEADER.id, LEADER.id, "/status")
    await server.next_message(LEADER.id)


async def _a_group_and_a_channel(server: Simulator, folder: Path) -> None:
    group = server.membership.found_group(GROUP_TITLE, LEADER.id, ASKER.id, supergroup=True)
    server.membership.join(server.chats.bot.id, group.id, by=LEADER.id)
    await server.next_message(group.id)
    server.people.say(ASKER.id, group.id, f"/ask {ANSWERED}")
    await server.next_message(group.id)
    channel: Chat = server.membership.found_channel(CHANNEL_TITLE, LEADER.id, username=CHANNEL_NAME)
    server.membership.promote(server.chats.bot.id, channel.id, by=LEADER.id)
    server.people.post(channel.id, POST)
    await all_stored(server, folder)
    server.people.ask_inline(ASKER.id, ASKER.id, ANSWERED)
    await server.calls.happened("answerInlineQuery")


async def _bad_luck(server: Simulator) -> None:
    """Telegram refuses, floods, breaks off, forgets the bot, and speaks nonsense that quotes people."""
    nonsense = f'{{"ok": true, "result": "{QUOTED_BY_TELEGRAM} {ANSWERED}'.encode()
    refusal = f'Bad Request: the text "{QUOTED_BY_TELEGRAM} {ANSWERED}" is refused'
    sent = len(server.sent)
    server.faults.add("sendMessage", Fault(retry_after=1))
    server.faults.add("getUpdates", Fault(body=nonsense))
    server.faults.add("getUpdates", Fault(status=500))
    server.people.say(UNLUCKY.id, UNLUCKY.id, "/help")
    await server.next_message(UNLUCKY.id)
    for fault in (
        Fault(status=400, description=refusal), Fault(status=403, description=f"Forbidden: {refusal}"),
        Fault(status=401, description="Unauthorized"), Fault(status=404, description="Not Found"),
        Fault(drop="after"), Fault(status=500, body=nonsense),
    ):  # fmt: skip
        times = len(server.calls.of("sendMessage"))
        server.faults.add("sendMessage", fault)
        server.people.say(UNLUCKY.id, UNLUCKY.id, "/help")
        await server.calls.happened("sendMessage", times + 1)
        await asyncio.wait_for(server.updates.changes.until(lambda: not server.updates.pending), 60)
    assert len(server.sent) > sent
