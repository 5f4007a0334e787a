"""What the page asks of the simulator over HTTP, and what it is told."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from simulated_world import AMAL, BASIL, PNG, World, world
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message

BUTTON = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="d")]])


class Page:
    """A browser with the page open."""

    def __init__(self, here: World, session: aiohttp.ClientSession) -> None:
        self.here = here
        self._session = session

    async def get(self, path: str, **arguments: Any) -> Any:
        async with self._session.get(self.here.simulator.url + path, **arguments) as response:
            return response.status, await response.json()

    async def post(self, path: str, body: Any, **arguments: Any) -> Any:
        async with self._session.post(self.here.simulator.url + path, json=body, **arguments) as response:
            return response.status, await response.json()

    async def upload(self, fields: dict[str, str], name: str, content: bytes) -> Any:
        form = aiohttp.FormData(fields, quote_fields=False)
        form.add_field("file", content, filename=name)
        async with self._session.post(f"{self.here.simulator.url}/people/files", data=form) as response:
            return response.status, await response.json()

    async def raw(self, path: str) -> tuple[int, dict[str, str], bytes]:
        async with self._session.get(self.here.simulator.url + path) as response:
            headers = {str(name): value for name, value in response.headers.items()}
            return response.status, headers, await response.read()

    async def events(self, count: int, after: int, *, header: bool = False) -> list[tuple[int, str, Any]]:
        """The next `count` events after the one with number `after`: (number, kind, content)."""
        url = f"{self.here.simulator.url}/people/events"
        asked = {"headers": {"Last-Event-ID": str(after)}} if header else {"params": {"after": str(after)}}
        found: list[tuple[int, str, Any]] = []
        async with asyncio.timeout(60), self._session.get(url, **asked) as response:  # type: ignore[arg-type]
            assert response.content_type == "text/event-stream"
            fields: dict[str, str] = {}
            async for line in response.content:
                name, _, value = line.decode().rstrip("\n").partition(": ")
                if name:
                    fields[name] = value
                elif "event" in fields:
                    found.append((int(fields["id"]), fields["event"], json.loads(fields["data"])))
                    fields = {}
                    if len(found) == count:
                        break
        return found


@asynccontextmanager
async def opened() -> AsyncIterator[Page]:
    async with world() as here, aiohttp.ClientSession() as session:
        here.simulator.you = AMAL.id
        yield Page(here, session)


def last_event(page: Page) -> int:
    return int(page.here.simulator.state()["last_event"])


async def test_the_state_tells_everything_in_telegrams_own_form() -> None:
    async with opened() as page:
        here = page.here
        message = await here.bot.send_message(AMAL.id, "<b>خبر</b>", parse_mode="HTML", reply_markup=BUTTON)
        here.simulator.people.react(AMAL.id, AMAL.id, message.message_id, ["👍"])
        status, state = await page.get("/people/state")
        assert status == 200
        assert (state["you"], state["bot"]["username"]) == (AMAL.id, "qawl_bot")
        assert [user["id"] for user in state["users"]] == [here.bot.id, 7, 8, 9]
        chats = {chat["id"]: chat for chat in state["chats"]}
        (shown,) = chats[AMAL.id]["messages"]
        assert shown.pop("reactions") == [{"emoji": "👍", "users": [AMAL.id]}]
        assert Message.de_json(shown, None).to_dict() == message.to_dict()
        assert chats[here.forum]["topics"] == [{"id": here.topic, "name": "Kyrgyzstan", "closed": False}]
        assert {"user": BASIL.id, "status": "member"} in chats[here.group]["members"]
        assert chats[here.channel]["linked_chat"] == here.supergroup
        assert chats[here.channel]["bot_status"] == "administrator"


async def test_the_page_writes_changes_and_presses_as_the_one_it_names() -> None:
    async with opened() as page:
        here, last = page.here, last_event(page)
        status, said = await page.post("/people/messages", {"chat": AMAL.id, "text": "ماذا؟"})
        assert (status, said["message"]["from"]["id"]) == (200, AMAL.id)
        number = said["message"]["message_id"]
        assert (await here.update("message")).effective_user is not None
        body = {"chat": AMAL.id, "message_id": number, "text": "من؟"}
        assert (await page.post("/people/edits", body))[1]["message"]["text"] == "من؟"
        answer = await here.bot.send_message(here.group, "x", reply_markup=BUTTON)
        place = {"user": BASIL.id, "chat": here.group, "message_id": answer.message_id}
        _, pressed = await page.post("/people/presses", {**place, "row": 0, "column": 0})
        query = (await here.update("callback_query")).callback_query
        assert query is not None
        assert (query.id, query.from_user.id) == (pressed["query"], BASIL.id)
        await query.answer("نعم")
        assert await page.post("/people/reactions", {**place, "emoji": ["👍"]}) == (200, {})
        _, asked = await page.post("/people/inline", {"chat": here.group, "query": "x"})
        inline = (await here.update("inline_query")).inline_query
        assert inline is not None
        assert inline.id == asked["query"]
        kinds = [kind for _, kind, _ in await page.events(5, last)]
        assert kinds == ["message", "edited", "message", "callback_answer", "reaction"]


async def test_events_go_on_where_a_page_left_off() -> None:
    async with opened() as page:
        here, last = page.here, last_event(page)
        await here.bot.send_chat_action(AMAL.id, "typing")
        await here.bot.send_message_draft(AMAL.id, 3, "x")
        message = await here.bot.send_message(AMAL.id, "xy")
        await message.edit_text("xyz")
        await message.delete()
        events = await page.events(6, last)
        assert [number for number, _, _ in events] == list(range(last + 1, last + 7))
        kinds = ["typing", "draft", "draft", "message", "edited", "deleted"]
        assert [kind for _, kind, _ in events] == kinds
        assert events[0][2]["action"] == "typing"
        assert [events[1][2]["text"], events[2][2]["text"]] == ["x", None]
        assert events[4][2]["message"]["text"] == "xyz"
        assert events[5][2] == {"chat": AMAL.id, "message_ids": [message.message_id]}
        assert await page.events(2, last + 4, header=True) == events[4:]
        watching = asyncio.create_task(page.events(1, last + 6))
        await here.bot.set_my_commands([("ask", "Ask")])
        ((_, kind, menus),) = await watching
        assert (kind, menus["menus"][0]["commands"]) == ("commands", [{"command": "ask", "description": "Ask"}])


async def test_a_page_that_was_away_for_too_long_is_told_to_begin_anew() -> None:
    async with opened() as page:
        last = last_event(page)
        for _ in range(2100):
            page.here.simulator.chats.tell("typing", {})
        assert [kind for _, kind, _ in await page.events(1, last)] == ["reset"]
        for other_run in (last - 10_000, last + 10_000):
            assert [kind for _, kind, _ in await page.events(1, other_run)] == ["reset"]


async def test_files_go_up_and_come_down_and_run_nothing() -> None:
    async with opened() as page:
        status, sent = await page.upload({"chat": "7", "caption": "خبر"}, "مقال.html", b"<script>alert(1)</script>")
        assert status == 200
        document = sent["message"]["document"]
        assert (document["file_name"], sent["message"]["caption"]) == ("مقال.html", "خبر")
        _, headers, content = await page.raw(f"/people/files/{document['file_id']}")
        assert content == b"<script>alert(1)</script>"
        assert headers["Content-Type"] == "application/octet-stream"
        assert headers["Content-Disposition"] == "attachment"
        _, photo = await page.upload({"chat": "7"}, "a.png", PNG)
        _, headers, content = await page.raw(f"/people/files/{photo['message']['photo'][0]['file_id']}")
        assert (content, headers["Content-Type"]) == (PNG, "image/png")
        _, picture = await page.upload({"chat": "7", "kind": "document"}, "a.png", PNG)
        assert picture["message"]["document"]["mime_type"]
        assert (await page.get("/people/files/x"))[0] == 404


@pytest.mark.parametrize(
    ("path", "body", "status", "word"),
    [
        ("messages", {"chat": 7}, 400, "text"),
        ("messages", {"chat": 7, "text": ""}, 400, "nothing to see"),
        ("messages", {"chat": 7, "text": 5}, 400, "text"),
        ("messages", {"chat": 7, "text": "x", "colour": "red"}, 400, "colour"),
        ("messages", {"chat": -1, "text": "x"}, 404, "chat -1"),
        ("messages", [], 400, ""),
        ("edits", {"chat": 7, "message_id": 99, "text": "x"}, 404, "message 99"),
        ("presses", {"chat": 7, "message_id": 99, "row": 0, "column": 0}, 404, "message 99"),
        ("inline/choices", {"query": "1", "result_id": "1"}, 404, "result 1"),
    ],
)
async def test_errors_are_one_clear_line(path: str, body: Any, status: int, word: str) -> None:
    async with opened() as page:
        answered, said = await page.post(f"/people/{path}", body)
        assert answered == status
        assert list(said) == ["error"]
        assert word in said["error"]
        assert "\n" not in said["error"]


async def test_bodies_that_are_no_json_and_uploads_without_a_file_are_refused() -> None:
    async with opened() as page:
        url = page.here.simulator.url
        async with aiohttp.ClientSession() as session:
            for kind in ("text/plain", "application/json"):
                async with session.post(f"{url}/people/messages", data="{", headers={"Content-Type": kind}) as response:
                    assert response.status == 400
            async with session.post(f"{url}/people/files", data={"chat": "7"}) as response:
                assert (response.status, await response.json()) == (400, {"error": "there is no file"})


async def test_other_hosts_and_other_sites_are_refused() -> None:
    async with opened() as page:
        url = page.here.simulator.url
        body = {"chat": AMAL.id, "text": "x"}
        for host in ("evil.example", "127.0.0.1.evil.example", "10.0.0.1", ""):
            assert (await page.get("/people/state", headers={"Host": host}))[0] == 403
        for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
            assert (await page.post("/people/messages", body, headers=headers))[0] == 403
        assert (await page.post("/people/messages", body, headers={"Origin": url}))[0] == 200
        port = url.rpartition(":")[2]
        for host in (f"localhost:{port}", f"[::1]:{port}"):
            assert (await page.get("/people/state", headers={"Host": host}))[0] == 200


async def test_the_page_is_served_with_its_own_files_only() -> None:
    async with opened() as page:
        status, headers, content = await page.raw("/")
        assert status == 200
        assert b"<!doctype html>" in content
        assert "default-src 'self'" in str(headers["Content-Security-Policy"])
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert (await page.raw("/index.html"))[2] == content
        for name in ("server.py", "..%2fserver.py", "%2e%2e/server.py"):
            assert (await page.raw(f"/{name}"))[0] == 404
