"""Files: send a document or a photo, and find one again."""

from typing import Literal

from bot.simulator.chats.chats import LARGEST_FILE
from bot.simulator.chats.entries import text_fields
from bot.simulator.chats.errors import PeopleError
from bot.simulator.chats.images import image_size
from bot.simulator.chats.records import Json, StoredFile
from bot.simulator.protocol.context import Context
from bot.simulator.protocol.errors import ApiError, bad_request
from bot.simulator.protocol.parameters import Parameters
from bot.simulator.protocol.sending import send
from bot.simulator.protocol.texts import caption

LARGEST_DOWNLOAD = 20_000_000  # bytes, https://core.telegram.org/bots/api#getfile
LARGEST_PHOTO = 10_000_000  # https://core.telegram.org/bots/api#sendphoto
MOST_PIXELS_AROUND = 10_000


def send_document(context: Context, call: Parameters) -> Json:
    """sendDocument: an upload, or the file_id of a document."""
    return _send_file(context, call, "document")


def send_photo(context: Context, call: Parameters) -> Json:
    """sendPhoto: an upload, or the file_id of a photo."""
    return _send_file(context, call, "photo")


def get_file(context: Context, call: Parameters) -> Json:
    """getFile: where to download it."""
    file = context.chats.files.get(call.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.content) > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return {
        "file_id": file.id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.content),
        "file_path": file.path,
    }


def _send_file(context: Context, call: Parameters, kind: Literal["document", "photo"]) -> Json:
    chat = context.writable_chat(call)
    shown = text_fields(caption(call), context.chats.users.get, caption=True)
    file = _file(context, call, kind).as_json()
    return send(context, call, chat, {kind: file if kind == "document" else [file], **shown})


def _file(context: Context, call: Parameters, kind: Literal["document", "photo"]) -> StoredFile:
    upload = call.upload(kind)
    if upload is not None:
        if not upload.content:
            raise bad_request("file must be non-empty")
        if len(upload.content) > (LARGEST_FILE if kind == "document" else LARGEST_PHOTO):
            raise ApiError(413, "Request Entity Too Large")
        if kind == "photo":
            _require_picture(upload.content)
        try:
            return context.chats.store(upload.content, upload.name, upload.mime_type, kind)
        except PeopleError:
            raise ApiError(413, "Request Entity Too Large") from None
    wanted = call.text(kind)
    if not wanted:
        raise bad_request(f"there is no {kind} in the request")
    if wanted.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")  # nothing outside this machine is ever asked
    file = context.chats.files.get(wanted)
    if file is None:
        raise bad_request("wrong remote file identifier specified: can't unserialize it. Wrong last symbol")
    if file.kind != kind:
        raise bad_request(f"can't use file of type {file.kind.title()} as {kind.title()}")
    return file


def _require_picture(content: bytes) -> None:
    size = image_size(content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    _, width, height = size
    if width + height > MOST_PIXELS_AROUND or not 1 / 20 <= width / max(1, height) <= 20:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
