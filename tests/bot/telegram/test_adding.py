"""Files, links and posts that people give the bot: where they go, what is said, and who gets answers from them."""

import asyncio
import io
from pathlib import Path
from typing import Any

import docx
import pytest
from filled_library import ENGLISH, OPERATOR, GatedServices, asked, filled, group_led_by, opens_when_given_up, shown
from loopback import answer, page, serving
from pdf_files import pdf
from running_bot import quotes, reader, until
from test_bot_commands import without_isolates

from bot.simulator.chats.records import Json
from bot.simulator.faults import Fault
from bot.simulator.server import Simulator
from bot.telegram.chats.membership import Membership
from bot.telegram.keeping.adding import ADDS_PER_DAY
from bot.telegram.keeping.begun_updates import BegunUpdates
from bot.telegram.keeping.taking_in import TakingIn, name_of
from bot.telegram.parsing.given import Given
from bot.telegram.receiving import serving as bot_serving
from bot.texts import texts_in
from index.ingestion_report import IngestionReport
from index.records import LIBRARY, Scope

OPENED = "The port of Zanzara was opened by minister Kalamo on Monday."
CLOSED = "The airport of Marwandi was closed by governor Tesfaye on Friday."
WHO_OPENED, WHO_CLOSED = "Who opened the port of Zanzara?", "Who closed the airport of Marwandi?"
TEXT = f"A port for Zanzara\n\n{OPENED} Ships of the coast come to it.".encode()


def word(title: str, *paragraphs: str) -> bytes:
    document = docx.Document()
    document.add_heading(title)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stored = io.BytesIO()
    document.save(stored)
    return stored.getvalue()


FILES = {
    "port.txt": TEXT,
    "port.md": f"# A port for Zanzara\n\n{OPENED}\n".encode(),
    "port.docx": word("A port for Zanzara", OPENED, "Ships of the coast come to it."),
    "port.html": page("A port for Zanzara", OPENED, "Ships of the coast come to it, and others from far away too."),
    "port.pdf": pdf([[OPENED, "Ships of the coast come to it."]], title="A port for Zanzara"),
}


def says(name: str, **variables: Any) -> str:
    return without_isolates(ENGLISH.say(name, **variables))


async def told(server: Simulator, chat_id: int) -> str:
    """The next message, once it says what it says in the end."""
    message = await server.next_message(chat_id)
    await until(server, lambda: "Reading" not in shown(server, message))
    return shown(server, message)


@pytest.mark.parametrize("name", sorted(FILES))
async def test_a_file_from_an_operator_answers_everybody(name: str, tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path) as services:
        server.people.send_file(OPERATOR, OPERATOR, FILES[name], name)
        report = await told(server, OPERATOR)
        assert report.startswith(says("added-count", count=1))
        assert "• A port for Zanzara" in report
        assert says("added-for-all") in report
        (quote,) = await asked(server, 2, 2, WHO_OPENED)
        assert OPENED in quote
        server.people.send_file(OPERATOR, OPERATOR, FILES[name], "renamed-" + name)
        assert await told(server, OPERATOR) == says("unchanged-count", count=1)
        assert len(services.library.documents([LIBRARY])) == 1


async def test_links_alone_or_after_the_command_are_added_and_what_fails_says_why(tmp_path: Path) -> None:
    answers = {
        "/port": answer(page("A port for Zanzara", OPENED, "Ships of the coast come to it, also those from afar.")),
        "/airport": answer(page("No airport", CLOSED, "Nobody knows when it will be opened again, they say.")),
    }
    with serving(answers) as web:
        async with Simulator() as server, filled(server, tmp_path, web.fetcher()):
            server.people.say(OPERATOR, OPERATOR, f"{web.address('/port')}\n{web.address('/gone')}")
            report = await told(server, OPERATOR)
            assert "• A port for Zanzara" in report
            assert f"• {web.address('/gone')}: {says('problem-server', status='404')}" in report
            server.people.say(OPERATOR, OPERATOR, f"/add {web.address('/airport')}, please")
            assert "• No airport" in await told(server, OPERATOR)
            assert len(await asked(server, 3, 3, WHO_CLOSED)) == 1
            server.people.say(OPERATOR, OPERATOR, f"Does {web.address('/port')} say who opened the port of Zanzara?")
            assert OPENED in quotes(await server.next_message(OPERATOR))[0]
            server.people.say(OPERATOR, OPERATOR, "/add http://169.254.169.254/latest")
            assert says("problem-inside") in await told(server, OPERATOR)
            server.people.say(OPERATOR, OPERATOR, "/add file:///etc/passwd")
            assert await told(server, OPERATOR) == says("adding-hint")


async def test_without_another_fetcher_no_address_of_this_machine_is_opened(tmp_path: Path) -> None:
    with serving({"/": answer(page("Secret", "An inner page with words in it."))}) as web:
        async with Simulator() as server, filled(server, tmp_path):
            server.people.say(OPERATOR, OPERATOR, web.address())
            assert says("problem-inside") in await told(server, OPERATOR)
        assert web.asked == []


async def test_a_post_sent_on_keeps_its_origin_and_is_one_document_however_often_it_comes(tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path) as services:
        channel = server.membership.found_channel("Coast News", 2, username="coast_news")
        post = server.people.post(channel.id, OPENED)
        for report in (says("added-count", count=1), says("unchanged-count", count=1)):
            server.people.forward(OPERATOR, OPERATOR, channel.id, post["message_id"])
            assert (await told(server, OPERATOR)).startswith(report)
        (source,) = services.library.documents([LIBRARY])
        assert source.origin == f"telegram:{channel.id}/{post['message_id']}"
        assert source.url == f"https://t.me/coast_news/{post['message_id']}"
        assert source.title == "Coast News"
        assert len(await asked(server, 2, 2, WHO_OPENED)) == 1


@pytest.mark.parametrize(
    ("origin", "name"),
    [
        ({"type": "user", "sender_user": {"id": 55, "is_bot": False, "first_name": "Amal"}}, "Amal"),
        ({"type": "hidden_user", "sender_user_name": "Nobody"}, "Nobody"),
        ({"type": "chat", "sender_chat": {"id": -1005, "type": "supergroup", "title": "Harbour"}}, "Harbour"),
    ],
)
async def test_words_of_people_are_told_apart_by_who_said_them_when(origin: Json, name: str, tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path) as services:
        for said, date in ((OPENED, 1_700_000_000), (OPENED, 1_700_000_000), (CLOSED, 1_700_000_000)):
            server.people.say(OPERATOR, OPERATOR, said, forward_origin={**origin, "date": date})
            await told(server, OPERATOR)
        sources = services.library.documents([LIBRARY])
        assert len({each.origin for each in sources}) == len(sources) == 2
        assert {each.title for each in sources} == {name}
        assert {each.url for each in sources} == {None}


async def test_a_message_of_thanks_sent_on_is_left_out(tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path) as services:
        origin = {"type": "hidden_user", "sender_user_name": "Nobody", "date": 1_700_000_000}
        server.people.say(OPERATOR, OPERATOR, "ok, thank you!", forward_origin=origin)
        assert await told(server, OPERATOR) == says("left-out-count", count=1)
        assert services.library.documents([LIBRARY]) == []


async def test_while_something_is_read_questions_are_answered_and_one_message_tells_how_it_goes(tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path) as services:
        server.people.send_file(OPERATOR, OPERATOR, TEXT, "port.txt")
        await told(server, OPERATOR)
        services.gate.clear()
        services.begun.clear()
        server.people.send_file(OPERATOR, OPERATOR, f"No airport\n\n{CLOSED}".encode(), "airport.txt")
        progress = await server.next_message(OPERATOR)
        assert shown(server, progress) == says("adding-begun")
        assert len(await asked(server, OPERATOR, OPERATOR, WHO_OPENED)) == 1
        assert await asked(server, 2, 2, WHO_CLOSED) == ()
        services.gate.set()
        await until(server, lambda: "• No airport" in shown(server, progress))
        assert len(await asked(server, 2, 2, WHO_CLOSED)) == 1


async def test_what_comes_while_something_is_read_is_reported_together(tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path) as services:
        services.gate.clear()
        server.people.send_file(OPERATOR, OPERATOR, TEXT, "port.txt")
        await asyncio.to_thread(services.begun.wait, 10)
        for number in range(12):
            server.people.send_file(OPERATOR, OPERATOR, f"Article {number}\n\nFact {number} is so.".encode(), "a.txt")
        progress = await server.next_message(OPERATOR)
        services.gate.set()
        await until(server, lambda: "A port" in shown(server, progress))
        together = await told(server, OPERATOR)
        assert together.startswith(says("added-count", count=12))
        assert says("and-more", count=2) in together
        assert len(services.library.documents([LIBRARY])) == 13


async def test_in_a_group_its_administrators_add_and_only_the_group_gets_answers(tmp_path: Path) -> None:
    answers = {"/port": answer(page("A port for Zanzara", OPENED, "Ships of the coast come to it, and others too."))}
    with serving(answers) as web:
        async with Simulator() as server, filled(server, tmp_path, web.fetcher()) as services:
            group = await group_led_by(server, 2, 3)
            file = server.people.send_file(3, group.id, f"No airport\n\n{CLOSED}".encode(), "airport.txt")
            for person in (3, OPERATOR):
                if person == OPERATOR:
                    server.membership.join(OPERATOR, group.id)
                server.people.say(person, group.id, f"/add {web.address('/port')}")
                assert await told(server, group.id) == says("adding-admins-only")
            server.people.say(2, group.id, f"/add {web.address('/port')}")
            report = await told(server, group.id)
            assert "• A port for Zanzara" in report
            assert says("added-for-group") in report
            server.people.say(2, group.id, "/add", reply_to=file["message_id"])
            assert "• No airport" in await told(server, group.id)
            server.people.say(2, group.id, "/add")
            assert await told(server, group.id) == says("adding-hint")
            assert {each.scope for each in services.library.documents([LIBRARY, Scope.chat(group.id)])} == {
                Scope.chat(group.id)
            }
            for question in (WHO_OPENED, WHO_CLOSED):
                assert len(await asked(server, 3, group.id, question)) == 1
                for person in (2, 3, OPERATOR):
                    assert await asked(server, person, person, question) == ()


async def test_an_administrator_who_was_made_one_just_now_may_add(tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path):
        group = await group_led_by(server, 2, 3)
        server.membership.promote(server.chats.bot.id, group.id, by=2)
        file = server.people.send_file(3, group.id, TEXT, "port.txt")
        server.people.say(3, group.id, "/add", reply_to=file["message_id"])
        assert await told(server, group.id) == says("adding-admins-only")
        server.membership.promote(3, group.id, by=2)
        server.people.say(3, group.id, "/add", reply_to=file["message_id"])
        assert "• A port for Zanzara" in await told(server, group.id)
        server.membership.promote(3, group.id, by=2, status="member")
        server.people.say(3, group.id, "/add", reply_to=file["message_id"])
        assert await told(server, group.id) == says("adding-admins-only")


async def test_a_person_adds_to_their_own_chat_when_they_say_so(tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path):
        file = server.people.send_file(2, 2, TEXT, "port.txt")
        assert await told(server, 2) == says("adding-how")
        assert await asked(server, 2, 2, WHO_OPENED) == ()
        server.people.say(2, 2, "/add", reply_to=file["message_id"])
        assert says("added-for-you") in await told(server, 2)
        server.people.send_file(2, 2, f"No airport\n\n{CLOSED}".encode(), "airport.txt", caption="/add")
        assert "• No airport" in await told(server, 2)
        server.people.say(2, 2, "https://example.org/port")
        assert await told(server, 2) == says("adding-how")
        assert len(await asked(server, 2, 2, WHO_OPENED)) == 1
        for other in (3, OPERATOR):
            assert await asked(server, other, other, WHO_OPENED) == ()


async def test_a_person_can_add_so_many_a_day(tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path):
        links = "\n".join(f"http://127.0.0.1/{number}" for number in range(ADDS_PER_DAY + 1))
        server.people.say(2, 2, f"/add {links}")
        assert await told(server, 2) == says("adding-enough-today", count=ADDS_PER_DAY)
        assert says("and-more", count=ADDS_PER_DAY - 10) in await told(server, 2)
        server.people.say(2, 2, "/add http://127.0.0.1/")
        assert await told(server, 2) == says("adding-enough-today", count=ADDS_PER_DAY)


@pytest.mark.parametrize(
    ("person", "size", "line"),
    [
        (OPERATOR, 20_000_001, ENGLISH.say("problem-too-large", megabytes="20")),
        (2, 5_000_001, ENGLISH.say("problem-too-large", megabytes="5")),
    ],
)
async def test_a_file_that_is_too_large_is_not_fetched(person: int, size: int, line: str, tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path):
        server.people.send_file(person, person, b"a" * size, "long.txt", caption="/add")
        assert without_isolates(line) in await told(server, person)
        assert server.calls.of("getFile") == []


BAD_FILES = {
    "picture.pdf": (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "problem-only-text"),
    "sound.txt": (b"ID3" + b"\0" * 40, "problem-only-text"),
    "archive.zip": (b"Rar!\x1a\x07" + b"\0" * 40, "problem-archive"),
    "broken.docx": (b"PK\x03\x04" + b"\0" * 40, "problem-broken"),
    "broken.pdf": (b"%PDF-1.7\n" + b"\0" * 40, "problem-broken"),
    "letters.txt": ("Ministère".encode("latin-1"), "problem-encoding"),
    "blank.txt": (b"  \n ", "problem-empty"),
    "dots.txt": (b"... !", "problem-empty"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 40, "problem-locked"),
    "text.rtf": (b"{\\rtf1 hello}", "problem-format"),
}


@pytest.mark.parametrize("name", sorted(BAD_FILES))
async def test_a_file_that_cannot_be_read_gets_one_clear_line(name: str, tmp_path: Path) -> None:
    content, line = BAD_FILES[name]
    async with Simulator() as server, filled(server, tmp_path) as services:
        server.people.send_file(OPERATOR, OPERATOR, content, name)
        assert await told(server, OPERATOR) == f"{says('not-added-heading')}\n• {name}: {says(line)}"
        assert services.library.documents([LIBRARY]) == []


async def test_names_of_files_are_names_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    async with Simulator() as server, filled(server, tmp_path / "data") as services:
        name = "..\\..\\/etc/\u202epasswd\n.txt"
        message = server.people.send_file(OPERATOR, OPERATOR, f"{OPENED} And more.".encode(), "x.txt")
        await told(server, OPERATOR)
        message["document"]["file_name"] = name
        server.people.send(OPERATOR, OPERATOR, document=message["document"])
        await told(server, OPERATOR)
        (source,) = services.library.documents([LIBRARY])
        assert source.origin.startswith("telegram:file:")
    assert names_in(tmp_path) == {"data", "library.sqlite3", "memory.sqlite3"}


def names_in(folder: Path) -> set[str]:
    return {each.name for each in folder.rglob("*")}


async def test_what_telegram_does_not_hand_over_is_said(tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path):
        server.faults.add("getFile", Fault(status=400, description="Bad Request: wrong file_id"))
        server.people.send_file(OPERATOR, OPERATOR, TEXT, "port.txt")
        assert says("problem-not-handed-over") in await told(server, OPERATOR)


async def test_pictures_are_no_sources(tmp_path: Path) -> None:
    picture = b"GIF89a\x10\x00\x10\x00" + b"\0" * 20
    async with Simulator() as server, filled(server, tmp_path):
        message = server.people.send_file(OPERATOR, OPERATOR, picture, "a.gif", kind="photo")
        assert await told(server, OPERATOR) == says("text-only")
        server.people.say(OPERATOR, OPERATOR, "/add", reply_to=message["message_id"])
        assert await told(server, OPERATOR) == says("adding-hint")


async def stopped_while_reading(server: Simulator, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Json:
    """A bot is told to stop while it reads a file: what it had said of that."""
    async with filled(server, folder) as services:
        services.gate.clear()
        progress = await server.next_message(OPERATOR)
        assert shown(server, progress) == says("adding-begun")
        opens_when_given_up(services, monkeypatch)
    return progress


async def test_what_is_read_when_the_bot_stops_is_read_when_it_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot_serving, "STOP_SECONDS", 0.3)
    async with Simulator() as server:
        reader(server, OPERATOR)
        server.people.send_file(OPERATOR, OPERATOR, TEXT, "port.txt")
        for _ in range(3):  # each a clean stop, and no sign that reading it is deadly
            progress = await stopped_while_reading(server, tmp_path, monkeypatch)
            assert shown(server, progress) == says("adding-later")
        async with filled(server, tmp_path) as services:
            # The thread that was cut off had come to its end, unheard.
            assert await told(server, OPERATOR) == says("unchanged-count", count=1)
            assert len(services.library.documents([LIBRARY])) == 1


async def test_what_the_bot_did_not_survive_reading_twice_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def killed(_begun: BegunUpdates) -> None:
        """Who is killed takes nothing back."""

    monkeypatch.setattr(BegunUpdates, "take_back", killed)
    monkeypatch.setattr(bot_serving, "STOP_SECONDS", 0.3)
    async with Simulator() as server:
        reader(server, OPERATOR)
        server.people.send_file(OPERATOR, OPERATOR, TEXT, "port.txt")
        for _ in range(2):
            await stopped_while_reading(server, tmp_path, monkeypatch)
        async with filled(server, tmp_path) as services:
            services.begun.clear()
            server.people.say(OPERATOR, OPERATOR, "/new")
            assert await told(server, OPERATOR) == says("forgotten")
            assert not services.begun.is_set()


async def test_where_the_library_fails_the_giver_is_told(tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path) as services:
        services.gate.clear()
        server.people.send_file(OPERATOR, OPERATOR, TEXT, "port.txt")
        progress = await server.next_message(OPERATOR)
        services.library.close()
        (tmp_path / "library.sqlite3").write_bytes(b"no database at all")
        services.gate.set()
        await until(server, lambda: says("adding-failed") in shown(server, progress))


async def three_files(server: Simulator, services: GatedServices, *names: str) -> tuple[str, str]:
    """What is said of the first of three files, and of the others, which came while it was read."""
    services.gate.clear()
    group = await group_led_by(server, 2)
    reports: list[Json] = []
    for number, name in enumerate(names):
        file = server.people.send_file(2, group.id, TEXT + b" " + name.encode(), name)
        server.people.say(2, group.id, "/add", reply_to=file["message_id"])
        if not number:
            reports.append(await server.next_message(group.id))
    await server.updates.changes.until(lambda: len(server.updates.pending) <= len(names))
    server.people.say(2, 2, "/new")
    await server.next_message(2)
    services.gate.set()
    reports.append(await server.next_message(group.id))
    await until(server, lambda: not any("Reading" in shown(server, each) for each in reports))
    return shown(server, reports[0]), shown(server, reports[1])


async def test_one_odd_file_keeps_nothing_from_being_read_that_others_gave(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    take_in = TakingIn.take_in

    async def odd(self: TakingIn, given: Given, *args: Any) -> IngestionReport:
        if name_of(given) == "odd.txt":
            raise ValueError("what nobody foresaw")
        return await take_in(self, given, *args)

    monkeypatch.setattr(TakingIn, "take_in", odd)
    async with Simulator() as server, filled(server, tmp_path) as services:
        first, others = await three_files(server, services, "one.txt", "odd.txt", "three.txt")
    assert first.startswith(says("added-count", count=1))
    assert others.startswith(says("added-count", count=1))
    assert f"• odd.txt: {says('problem-unforeseen')}" in others
    assert "ValueError" in caplog.text


async def test_what_fails_after_all_is_stored_is_said_to_all_with_what_was_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_membership: Membership, _chat_id: int) -> None:
        raise ValueError("what nobody foresaw")

    monkeypatch.setattr(Membership, "follow", fail)
    async with Simulator() as server, filled(server, tmp_path) as services:
        first, stored = await three_files(server, services, "one.txt", "two.txt", "three.txt")
        assert (first, stored.split("\n")[0]) == (says("adding-failed"), says("added-count", count=1))
        group_id = server.sent[-1]["chat"]["id"]
        assert shown(server, await server.next_message(group_id)) == says("adding-failed")
        others = shown(server, await server.next_message(group_id))
        assert others.startswith(says("added-count", count=2))


async def test_the_report_is_in_the_readers_language(tmp_path: Path) -> None:
    arabic = texts_in("ar")
    async with Simulator() as server, filled(server, tmp_path):
        server.people.say(OPERATOR, OPERATOR, "/language ar")
        await server.next_message(OPERATOR)
        server.people.send_file(OPERATOR, OPERATOR, BAD_FILES["sound.txt"][0], "sound.txt")
        report = await told(server, OPERATOR)
        assert report == f"{arabic.say('not-added-heading')}\n• sound.txt: {arabic.say('problem-only-text')}"


async def test_edited_links_are_not_asked_as_questions(tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path):
        message = server.people.say(OPERATOR, OPERATOR, "http://127.0.0.1/a")
        await told(server, OPERATOR)
        server.people.edit(OPERATOR, OPERATOR, message["message_id"], "http://127.0.0.1/b")
        server.people.say(OPERATOR, OPERATOR, "/new")
        assert await told(server, OPERATOR) == says("forgotten")


async def test_a_caption_that_is_edited_is_no_question_where_its_file_was_taken(tmp_path: Path) -> None:
    async with Simulator() as server, filled(server, tmp_path) as services:
        message = server.people.send_file(OPERATOR, OPERATOR, TEXT, "port.txt", caption="The port")
        await told(server, OPERATOR)
        server.people.edit(OPERATOR, OPERATOR, message["message_id"], WHO_OPENED)
        server.people.say(OPERATOR, OPERATOR, "/new")
        assert await told(server, OPERATOR) == says("forgotten")
        assert len(services.library.documents([LIBRARY])) == 1
