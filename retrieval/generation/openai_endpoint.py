"""A language model behind any server that speaks OpenAI's chat completions: OpenAI, Ollama, vLLM, llama.cpp, others."""

import asyncio
import time
from collections.abc import Callable, Mapping
from contextlib import aclosing, suppress
from datetime import UTC, datetime
from functools import partial
from urllib.parse import urlsplit

from index.errors import EndpointError, SettingsError
from retrieval.generation.background import Background, LateError, Say
from retrieval.generation.dialect import BAREST, Dialect
from retrieval.generation.endpoint import Completion, Request, Trouble, Usage, Watch
from retrieval.generation.modes import Mode, Modes, is_usable
from retrieval.generation.reply import Reply
from retrieval.generation.tokens import estimate
from retrieval.generation.troubles import Server, StatusError

SECONDS_FOR_USAGE = 1.0
"""How long a server may take, after the last word of a reply, to say how many tokens it was."""


_SECONDS_TO_RETURN = 0.1  # a whole reply must get from the event loop to the caller before the time is up


class OpenAIEndpoint:
    """An `Endpoint` by the package `openai`, which is imported here and nowhere else.

        endpoint = OpenAIEndpoint("http://localhost:11434/v1", None, "qwen3:8b")
        endpoint.complete(request, timeout=20.0).text

    A server is asked in the surest mode that it can (see `Modes`), and with the parameters that it takes (`Dialect`);
    both are found out within the first request, and remembered. `clock` gives seconds, for what is tried again after a
    day. Raises `SettingsError` where the package is missing or the address can't be used.
    """

    def __init__(
        self,
        base_url: str,
        api_key: str | None,
        model: str,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        try:
            from retrieval.generation.openai_client import Client  # noqa: PLC0415 - an extra, and a second to load
        except ImportError as error:
            raise SettingsError(
                "a language model needs a package that is missing; install the extra: pip install 'qawl[llm]'"
            ) from error
        self._server = Server(_without_password(base_url), model)
        self._client = Client(base_url, _checked(api_key), self._server)
        self._background = Background("language model")
        self._modes = Modes(clock)
        self._dialect = Dialect()
        self._now = now

    @property
    def model(self) -> str:
        """The model's name."""
        return self._server.model

    @property
    def mode(self) -> Mode:
        """How the model is made to write JSON at present."""
        return self._modes.best()

    def complete(self, request: Request, timeout: float, watch: Watch | None = None) -> Completion:
        """The model's reply within `timeout` seconds in all, whatever the server does.

        `watch` is given what begins as JSON, so that nothing is watched that the model thinks aloud. Raises
        `EndpointError`.
        """
        deadline = time.monotonic() + timeout
        try:
            reply, mode = self._ask(request, deadline, watch or (lambda _: None))
        except LateError:
            raise EndpointError(
                Trouble.TIMEOUT,
                f"{self._name} did not finish in {timeout:g} seconds: raise QAWL_LLM_TIMEOUT, or take a faster model",
            ) from None
        usable = is_usable(reply.text, request)
        error = self._what_is_wrong(reply, request, usable=usable)
        if usable:
            self._modes.reply_was_usable(mode)
        elif reply.is_reply and (error is None or error.trouble == Trouble.NONSENSE):
            self._modes.reply_was_unusable(mode)
        if error:
            raise error
        return Completion(reply.text, reply.usage or Usage(estimate(request).prompt_tokens, reply.tokens))

    def close(self) -> None:
        """End what is under way, and close the connections."""
        with suppress(LateError):
            self._background.call(lambda _: self._client.close(), time.monotonic() + 1.0, lambda _: None)
        self._background.close()

    @property
    def _name(self) -> str:
        return f"The language model at {self._server.address}"

    def _ask(self, request: Request, deadline: float, watch: Watch) -> tuple[Reply, Mode]:
        """What the server replies in the first mode and dialect that it takes, and that mode."""
        dialect, mode = self._dialect, self._modes.best()
        while True:
            body = dialect.body(self.model, request, mode)
            try:
                reply = self._background.call(partial(self._receive, body, request, deadline), deadline, watch)
            except StatusError as refusal:
                step = self._step_down(refusal, dialect, mode)
                if step is None:
                    raise refusal.error(self._server, self._now()) from None
                dialect, mode = step
            else:
                self._dialect = dialect
                self._modes.accept(mode)
                return reply, mode

    def _step_down(self, refusal: StatusError, dialect: Dialect, mode: Mode) -> tuple[Dialect, Mode] | None:
        """How to ask again after a refusal; None where it is no use."""
        if refusal.status not in {400, 404, 422, 500, 501} or refusal.is_about_the_request:
            return None
        if simpler := dialect.simpler(refusal.text):
            return simpler, mode
        proven = self._modes.was_accepted(mode)
        if refusal.is_about_the_mode(was_accepted_before=proven):
            if mode.below:
                return dialect, mode.below
            if dialect == Dialect() and not proven:
                return BAREST, mode
        return None

    async def _receive(self, body: Mapping[str, object], request: Request, deadline: float, say: Say) -> Reply:
        """Read a reply to its end. Raises `StatusError` where the server refused to begin one, else `EndpointError`."""
        reply = Reply(request.most_tokens)
        with suppress(TimeoutError):  # only of the wait for what it took: the deadline is kept elsewhere
            async with asyncio.timeout(None) as patience, aclosing(self._client.chunks(body)) as chunks:
                try:
                    async for chunk in chunks:
                        if has_grown := reply.take(chunk):
                            say(reply.watchable)
                        if reply.is_endless:
                            raise EndpointError(
                                Trouble.ENDLESS, f"{self._name} writes on beyond the limit that was set"
                            )
                        if reply.is_complete:
                            break
                        if reply.finish and (has_grown or patience.when() is None):
                            patience.reschedule(_in(SECONDS_FOR_USAGE, deadline))
                except (StatusError, EndpointError) as error:
                    self._forgive(error, reply, request)
        return reply

    def _forgive(self, error: StatusError | EndpointError, reply: Reply, request: Request) -> None:
        """Raise what went wrong on the way, but where the reply was whole by then."""
        is_endless = isinstance(error, EndpointError) and error.trouble == Trouble.ENDLESS
        if reply.finish or (not is_endless and is_usable(reply.text, request)):
            return
        if isinstance(error, StatusError) and reply.is_reply:
            raise error.error(self._server, self._now()) from None
        raise error

    def _what_is_wrong(self, reply: Reply, request: Request, *, usable: bool) -> EndpointError | None:
        if not reply.is_reply:
            return EndpointError(
                Trouble.NONSENSE, f"{self._name} answers with what is no reply: check QAWL_LLM_BASE_URL, often …/v1"
            )
        if reply.declined or reply.finish == "content_filter":
            return EndpointError(Trouble.DECLINED, f"{self._name} declined a request for what it holds")
        if usable:
            return None
        if reply.finish == "length":
            return EndpointError(
                Trouble.CUT, f"{self._name} was cut off at {request.most_tokens} tokens: take a model that thinks less"
            )
        if reply.finish is None:
            return EndpointError(Trouble.CUT, f"{self._name} broke off in the midst of a reply: its own log says why")
        if not reply.text:
            return EndpointError(Trouble.NONSENSE, f"{self._name} replies with no text: take another model")
        return None


def _in(seconds: float, deadline: float) -> float:
    """A time of the event loop so far ahead, but before the deadline, which is a time of `time.monotonic`."""
    left = deadline - time.monotonic() - _SECONDS_TO_RETURN
    return asyncio.get_running_loop().time() + min(seconds, left)


def _without_password(base_url: str) -> str:
    """The address as messages name it. Raises `SettingsError`."""
    try:
        parts = urlsplit(base_url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if not host or parts.scheme not in {"http", "https"}:
        raise SettingsError("QAWL_LLM_BASE_URL must be an address such as http://localhost:11434/v1")
    host = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{host}{f':{port}' if port else ''}{parts.path.rstrip('/')}"


def _checked(api_key: str | None) -> str | None:
    """A key that a header can carry, or none. Raises `SettingsError`."""
    if api_key and not (api_key.isascii() and api_key.isprintable()):
        raise SettingsError("QAWL_LLM_API_KEY holds characters that no key has: copy it again")
    return api_key or None
