"""What the page may ask for, as JSON: one model for each act, checked, with unknown fields refused."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Name = Annotated[str, StringConstraints(max_length=255)]


class Act(BaseModel):
    """Somebody does something: `user` is who, by default you."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    user: int | None = None


class Say(Act):
    """POST /people/messages"""

    chat: int
    text: str
    reply_to: int | None = None
    quote: str | None = None
    topic: int | None = None


class Edit(Act):
    """POST /people/edits"""

    chat: int
    message_id: int
    text: str


class Press(Act):
    """POST /people/presses"""

    chat: int
    message_id: int
    row: int
    column: int


class React(Act):
    """POST /people/reactions"""

    chat: int
    message_id: int
    emoji: list[Name]


class AskInline(Act):
    """POST /people/inline"""

    chat: int
    query: str
    offset: str = ""


class ChooseInline(Act):
    """POST /people/inline/choices"""

    query: str
    result_id: str


class SendFile(Act):
    """The fields beside `file` in POST /people/files; `kind` is document or photo, by default photo for pictures."""

    chat: int
    caption: str = ""
    kind: str = ""
    reply_to: int | None = None
    topic: int | None = None
