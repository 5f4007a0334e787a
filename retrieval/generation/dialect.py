"""Which parameters of chat completions a server takes: a server's complaint in, the way to ask it instead out."""

import re
from dataclasses import dataclass, replace

from retrieval.generation.endpoint import Request
from retrieval.generation.modes import Mode, instructions, response_format

_NO_SYSTEM = re.compile(r"system (?:role|message|prompt)|\brole\b.{0,30}\bsystem\b")


@dataclass(frozen=True, slots=True)
class Dialect:
    """Servers differ in what they refuse: newer models of OpenAI the parameter `max_tokens` and any temperature, some
    servers `stream_options`, some chat templates the system's role."""

    limit: str = "max_tokens"
    temperature: bool = True
    usage: bool = True
    system: bool = True

    def simpler(self, complaint: str) -> "Dialect | None":
        """What to try where a server complains of a parameter; None where it complains of none that can be spared."""
        complaint = complaint.casefold()
        if self.limit == "max_tokens" and "max_completion_tokens" in complaint:
            return replace(self, limit="max_completion_tokens")
        if self.temperature and "temperature" in complaint:
            return replace(self, temperature=False)
        if self.usage and ("stream_options" in complaint or "include_usage" in complaint):
            return replace(self, usage=False)
        if self.system and _NO_SYSTEM.search(complaint):
            return replace(self, system=False)
        return None

    def body(self, model: str, request: Request, mode: Mode) -> dict[str, object]:
        """The body of `POST /chat/completions` that asks for the reply as a stream."""
        told = instructions(request, mode)
        messages = (
            [{"role": "system", "content": told}, {"role": "user", "content": request.material}]
            if self.system
            else [{"role": "user", "content": f"{told}\n\n{request.material}"}]
        )
        body: dict[str, object] = {
            "model": model,
            "messages": messages,
            "stream": True,
            self.limit: request.most_tokens,
        }
        if self.temperature:
            body["temperature"] = 0
        if self.usage:
            body["stream_options"] = {"include_usage": True}
        if form := response_format(request, mode):
            body["response_format"] = form
        return body


BAREST = Dialect(temperature=False, usage=False)
"""What every server takes, for those that refuse without saying what."""
