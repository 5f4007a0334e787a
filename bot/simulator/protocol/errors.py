"""What the Bot API answers to a call that it refuses."""

from bot.simulator.chats.records import Json


class ApiError(Exception):
    """A call that is refused: the status and description of the answer, and `parameters` of ResponseParameters."""

    def __init__(self, status: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    def as_json(self) -> Json:
        """The body of the answer."""
        body: Json = {"ok": False, "error_code": self.status, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(reason: str) -> ApiError:
    """A 400 in the Bot API's form."""
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    """A 403 in the Bot API's form."""
    return ApiError(403, f"Forbidden: {reason}")
