"""The page's interface over HTTP: requests of the page go in, JSON, files and events come out. Errors are {"error": one
line} with status 400, or 404 for what is not there."""

from collections.abc import Callable
from typing import TypeVar

from aiohttp import web
from pydantic import ValidationError

from bot.simulator.chats.chats import Chats
from bot.simulator.chats.errors import PeopleError, UnknownError
from bot.simulator.chats.images import image_size
from bot.simulator.chats.people import People
from bot.simulator.chats.records import Json
from bot.simulator.people import acts, pages
from bot.simulator.people.events import Feed
from bot.simulator.people.guard import Handler

_Act = TypeVar("_Act", bound=acts.Act)
_SHOWN_TYPES = frozenset({"image/png", "image/jpeg", "image/gif"})  # that a browser can't run anything of


class PeopleApi:
    """Serves the page. `state` gives what it shows first; `you` who acts where it doesn't say."""

    def __init__(self, chats: Chats, people: People, feed: Feed, state: Callable[[], Json]) -> None:
        self._chats = chats
        self._people = people
        self._feed = feed
        self._state = state
        self.you: int | None = None

    def register(self, application: web.Application) -> None:
        """Add the routes."""
        router = application.router
        router.add_get("/", pages.index)
        router.add_get("/people/state", self._show_state)
        router.add_get("/people/events", self._feed.watch)
        router.add_get("/people/files/{file_id}", self._show_file)
        router.add_post("/people/files", self._send_file)
        router.add_post("/people/messages", _json_handler(acts.Say, self._say))
        router.add_post("/people/edits", _json_handler(acts.Edit, self._edit))
        router.add_post("/people/presses", _json_handler(acts.Press, self._press))
        router.add_post("/people/reactions", _json_handler(acts.React, self._react))
        router.add_post("/people/inline", _json_handler(acts.AskInline, self._ask_inline))
        router.add_post("/people/inline/choices", _json_handler(acts.ChooseInline, self._choose_inline))
        router.add_get("/{name}", pages.by_name)

    async def _show_state(self, _request: web.Request) -> web.Response:
        return web.json_response(self._state(), headers={"Cache-Control": "no-store"})

    async def _show_file(self, request: web.Request) -> web.Response:
        file = self._chats.files.get(request.match_info["file_id"])
        if file is None:
            return _error("there is no such file", 404)
        size = image_size(file.content)
        kind = size[0] if size and size[0] in _SHOWN_TYPES else "application/octet-stream"
        headers = {} if kind != "application/octet-stream" else {"Content-Disposition": "attachment"}
        return web.Response(body=file.content, content_type=kind, headers=headers)

    def _say(self, act: acts.Say) -> Json:
        user = self._who(act)
        message = self._people.say(user, act.chat, act.text, reply_to=act.reply_to, quote=act.quote, topic=act.topic)
        return {"message": message}

    def _edit(self, act: acts.Edit) -> Json:
        return {"message": self._people.edit(self._who(act), act.chat, act.message_id, act.text)}

    def _press(self, act: acts.Press) -> Json:
        return self._people.press(self._who(act), act.chat, act.message_id, act.row, act.column)

    def _react(self, act: acts.React) -> Json:
        self._people.react(self._who(act), act.chat, act.message_id, act.emoji)
        return {}

    def _ask_inline(self, act: acts.AskInline) -> Json:
        return {"query": self._people.ask_inline(self._who(act), act.chat, act.query, act.offset)}

    def _choose_inline(self, act: acts.ChooseInline) -> Json:
        return {"message": self._people.choose_inline(self._who(act), act.query, act.result_id)}

    async def _send_file(self, request: web.Request) -> web.Response:
        try:
            fields = dict(await request.post())
            file = fields.pop("file", None)
            if not isinstance(file, web.FileField):
                raise PeopleError("there is no file")
            act = acts.SendFile.model_validate(fields)
            content = file.file.read()
            photo = act.kind == "photo" or (not act.kind and image_size(content) is not None)
            message = self._people.send_file(
                self._who(act),
                act.chat,
                content,
                file.filename,
                mime_type=file.content_type,
                caption=act.caption,
                kind="photo" if photo else "document",
                reply_to=act.reply_to,
                topic=act.topic,
            )
        except web.HTTPRequestEntityTooLarge:
            return _error("the file is too large", 400)
        except ValidationError as error:
            return _error(_first(error), 400)
        except PeopleError as error:
            return _refused(error)
        except ValueError:
            return _error("the body can't be read", 400)
        return web.json_response({"message": message})

    def _who(self, act: acts.Act) -> int:
        user = act.user if act.user is not None else self.you
        if user is None:
            raise PeopleError("user is missing")
        return user


def _json_handler(model: type[_Act], act: Callable[[_Act], Json]) -> Handler:
    async def handle(request: web.Request) -> web.StreamResponse:
        if request.content_type != "application/json":
            return _error("the body must be application/json", 400)
        try:
            return web.json_response(act(model.model_validate_json(await request.read())))
        except web.HTTPRequestEntityTooLarge:
            return _error("the body is too large", 400)
        except ValidationError as error:
            return _error(_first(error), 400)
        except PeopleError as error:
            return _refused(error)

    return handle


def _first(error: ValidationError) -> str:
    """The first thing wrong, in a line."""
    first = error.errors()[0]
    name = ".".join(str(part) for part in first["loc"])
    return f"{name}: {first['msg']}" if name else str(first["msg"])


def _refused(error: PeopleError) -> web.Response:
    return _error(str(error), 404 if isinstance(error, UnknownError) else 400)


def _error(reason: str, status: int) -> web.Response:
    return web.json_response({"error": reason}, status=status)
