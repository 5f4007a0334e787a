"""A call as it comes over HTTP: a request goes in, its `Parameters` come out, or an `ApiError` for a body that can't be
read."""

import json

from aiohttp import web

from bot.simulator.protocol.errors import ApiError, bad_request
from bot.simulator.protocol.parameters import Parameters, Upload, require_encodable


async def read_parameters(request: web.Request) -> Parameters:
    """The arguments from the query and from a JSON, form or multipart body, which says more."""
    values: dict[str, object] = dict(request.query)
    try:
        if request.content_type == "application/json":
            return Parameters(values | await _json(request))
        fields = await request.post()
    except web.HTTPRequestEntityTooLarge:
        raise ApiError(413, "Request Entity Too Large") from None
    except (ValueError, LookupError) as error:
        raise bad_request(f"can't parse the body: {type(error).__name__}") from error
    uploads: dict[str, Upload] = {}
    for name, value in fields.items():
        if isinstance(value, web.FileField):
            uploads[name] = Upload(value.filename, value.file.read(), value.content_type)
        else:
            values[name] = value if isinstance(value, str) else bytes(value).decode(errors="replace")
    return Parameters(values, uploads)


async def _json(request: web.Request) -> dict[str, object]:
    body = await request.read()
    if not body:
        return {}
    try:
        values = json.loads(body)
    except (ValueError, RecursionError):
        raise bad_request("can't parse JSON object") from None
    if not isinstance(values, dict):
        raise bad_request("expected a JSON object")
    require_encodable(values)
    return values
