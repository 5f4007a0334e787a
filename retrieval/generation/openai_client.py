"""The `openai` package, as far as it is used here: the body of a request in, the JSON values that a server answers out.

Imported only where a language model is set: the package is an extra, and takes a second to load.
"""

import json
import logging
import os
import socket
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Mapping
from ipaddress import ip_address

import httpx2
import openai

from index.errors import EndpointError
from retrieval.generation.endpoint import Trouble
from retrieval.generation.troubles import Server, StatusError, retry_after

SECONDS_TO_CONNECT = 5.0
_MOST_BYTES = 16 * 2**20
_MOST_BYTES_OF_AN_ERROR = 64 * 2**10
_NOT_REACHED = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.ProxyError)
# What the environment holds may be meant for another server, and no server needs to know which machine this is.
_UNSENT = (
    "OpenAI-Organization", "OpenAI-Project", "X-Stainless-OS", "X-Stainless-Arch", "X-Stainless-Runtime",
    "X-Stainless-Runtime-Version",
)  # fmt: skip


class Client:
    """Asks one server for chat completions, over a connection each. All methods belong to one event loop."""

    def __init__(self, base_url: str, api_key: str | None, server: Server) -> None:
        keep_texts_out_of_logs()
        self._server = server
        self._headers = dict.fromkeys(_UNSENT if api_key else (*_UNSENT, "Authorization"), openai.Omit())
        self._http = openai.DefaultAsyncHttpxClient(
            timeout=httpx2.Timeout(None, connect=SECONDS_TO_CONNECT),  # the caller has a deadline for the whole
            trust_env=not _is_this_machine(base_url),  # a proxy in the environment does not lead here
            follow_redirects=False,  # the text of a request goes nowhere but where it was sent
            limits=httpx2.Limits(max_keepalive_connections=0),  # one that was closed meanwhile fails a request
            headers={"Accept-Encoding": "identity"},  # bytes that are counted are bytes that are held
            event_hooks={"response": [_bound]},
        )
        self._client = openai.AsyncOpenAI(
            base_url=base_url,
            api_key=api_key or "none",
            default_headers={"Authorization": f"Bearer {api_key or 'none'}"},
            http_client=self._http,
            max_retries=0,
        )

    async def chunks(self, body: Mapping[str, object]) -> AsyncGenerator[object, None]:
        """What the server answers: the chunks of a stream, or one whole completion where it doesn't stream.

        Raises `StatusError` for an answer that is an error, also in the midst of a stream, and `EndpointError`.
        """
        begun = False
        try:
            stream = await self._client.post(
                "/chat/completions",
                body=body,
                cast_to=object,
                options={"headers": self._headers},
                stream=True,
                stream_cls=openai.AsyncStream[object],
            )
            begun = True
            async with stream:
                if _is_json(stream.response):
                    yield _whole(await stream.response.aread())
                    return
                async for value in stream:
                    yield value
        except openai.APIStatusError as error:
            raise StatusError(error.status_code, _text(error.response), retry_after(error.response.headers)) from None
        except (openai.APIConnectionError, httpx2.HTTPError) as error:
            raise self._lost(error, begun=begun) from None
        except openai.APIError as error:  # an error as one of the stream's values
            raise StatusError(_status(error.code), json.dumps(error.body)) from None
        except _TooLongError:
            raise EndpointError(Trouble.ENDLESS, f"{self._name} answers without an end: its own log says why") from None
        except (ValueError, RecursionError):
            raise EndpointError(
                Trouble.NONSENSE, f"{self._name} answers with what is no JSON: check QAWL_LLM_BASE_URL, often …/v1"
            ) from None

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()

    @property
    def _name(self) -> str:
        return f"The language model at {self._server.address}"

    def _lost(self, error: Exception, *, begun: bool) -> EndpointError:
        causes = list(_causes(error))
        if not begun and any(isinstance(cause, _NOT_REACHED) for cause in causes):
            why = _reason(causes)
            return EndpointError(
                Trouble.UNREACHABLE, f"{self._name} can't be reached ({why}): start it, or correct QAWL_LLM_BASE_URL"
            )
        return EndpointError(Trouble.CUT, f"{self._name} broke off the connection: its own log says why")


def keep_texts_out_of_logs() -> None:
    """Set up the loggers of the packages below, whatever level the program logs at: addresses may hold passwords."""
    for name in ("openai", "httpx2", "httpcore2"):
        logging.getLogger(name).setLevel(logging.WARNING)


class _TooLongError(Exception):
    """More bytes than any reply has."""


class _Bounded(httpx2.AsyncByteStream):
    """A body that ends: one of an error is cut, as its beginning says enough; any other fails."""

    def __init__(self, response: httpx2.Response) -> None:
        if not isinstance(response.stream, httpx2.AsyncByteStream):
            raise TypeError("an asynchronous client has asynchronous streams")
        self._stream = response.stream
        self._is_error = response.status_code >= 300

    async def __aiter__(self) -> AsyncIterator[bytes]:
        left = _MOST_BYTES_OF_AN_ERROR if self._is_error else _MOST_BYTES
        async for piece in self._stream:
            left -= len(piece)
            if left < 0:
                if self._is_error:
                    return
                raise _TooLongError
            yield piece

    async def aclose(self) -> None:
        await self._stream.aclose()


async def _bound(response: httpx2.Response) -> None:
    response.stream = _Bounded(response)


def _is_json(response: httpx2.Response) -> bool:
    kind: str = response.headers.get("content-type", "")
    return kind.partition(";")[0].strip().casefold().endswith("json")


def _is_this_machine(url: str) -> bool:
    host = httpx2.URL(url).host
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _status(code: str | None) -> int:
    """The status that an error within a stream would have had."""
    return int(code) if code and code.isdecimal() and 400 <= int(code) < 600 else 500


def _whole(body: bytes) -> object:
    value: object = json.loads(body)
    if isinstance(value, Mapping) and value.get("error"):
        raise StatusError(500, body.decode())
    return value


def _text(response: httpx2.Response) -> str:
    try:
        return response.text
    except (ValueError, httpx2.HTTPError, httpx2.StreamError):
        return ""


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause:
        yield cause
        cause = cause.__cause__ or cause.__context__


def _reason(causes: list[BaseException]) -> str:
    """Why a connection was not made, as the system says it."""
    for cause in reversed(causes):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"certificate: {cause.verify_message}"
        if isinstance(cause, socket.gaierror):
            return "no such host"
        if isinstance(cause, OSError) and cause.errno and cause.strerror:
            return cause.strerror if isinstance(cause, ssl.SSLError) else os.strerror(cause.errno)
    return "no answer" if any(isinstance(cause, httpx2.ConnectTimeout) for cause in causes) else "no connection"
