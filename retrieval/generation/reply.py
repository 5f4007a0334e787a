"""A model's reply as it comes in: chunks of chat completions in, the text so far out.

A chunk is any JSON value that the server sent; whole completions are read as well, as some servers don't stream. What a
model thinks aloud before its reply is left out, and counts towards the length.
"""

from collections.abc import Mapping

from retrieval.generation.endpoint import Usage
from retrieval.generation.tokens import CHARACTERS_A_TOKEN

_MOST_CHARACTERS_A_TOKEN = 8  # long words of English come to 6 or 7; more is a server that ignores the limit
_OPENED, _CLOSED = "<think>", "</think>"


class Reply:
    """What has come of a reply."""

    def __init__(self, most_tokens: int) -> None:
        self._most_tokens = most_tokens
        self._written = ""
        self._thought = 0
        self.is_reply = False
        """Whether anything had the form of a reply."""
        self.finish: str | None = None
        """Why the model stopped, as the server says it; None where it did not say."""
        self.declined = False
        """Whether the model refused to answer, by the field that OpenAI has for it."""
        self.usage: Usage | None = None
        """What the server counted."""

    def take(self, chunk: object) -> bool:
        """Add what a chunk holds. Tells whether there is more to watch."""
        if not isinstance(chunk, Mapping):
            return False
        before = len(self.watchable)
        choices = chunk.get("choices")
        if isinstance(choices, list) and choices and isinstance(choices[0], Mapping):
            self._take_choice(choices[0])
        self.usage = _usage(chunk.get("usage")) or self.usage
        return len(self.watchable) > before

    @property
    def text(self) -> str:
        """The reply so far, without a block of thoughts before it."""
        text = self._written.lstrip()
        if text.startswith(_OPENED) or (_CLOSED in text and not text.startswith("{")):
            # some servers write the opening tag into the prompt, so that only the closing one comes
            return text.partition(_CLOSED)[2].lstrip()
        return "" if _OPENED.startswith(text) else text

    @property
    def watchable(self) -> str:
        """The reply so far where it has begun as one: what begins otherwise may turn out to be thoughts."""
        text = self.text
        return text if text.startswith(("{", "`")) else ""

    @property
    def is_endless(self) -> bool:
        """Whether the server goes on although the most was reached that was asked for."""
        length = len(self._written) + self._thought
        counted = self.usage.completion_tokens if self.usage and not self.finish else 0
        return length > self._most_tokens * _MOST_CHARACTERS_A_TOKEN or counted > self._most_tokens

    @property
    def is_complete(self) -> bool:
        """Whether nothing more is to be waited for."""
        return self.finish is not None and self.usage is not None

    @property
    def tokens(self) -> int:
        """About how many tokens the model wrote, for servers that don't count."""
        return -(-(len(self._written) + self._thought) // CHARACTERS_A_TOKEN)

    def _take_choice(self, choice: Mapping[object, object]) -> None:
        said = choice.get("delta", choice.get("message"))
        if isinstance(said, Mapping):
            self.is_reply = True
            self._written += _plain(said.get("content"))
            self._thought += max(len(_plain(said.get(name))) for name in ("reasoning_content", "reasoning", "thinking"))
            self.declined = self.declined or bool(_plain(said.get("refusal")))
        finish = choice.get("finish_reason")
        self.finish = finish if isinstance(finish, str) and finish else self.finish


def _plain(content: object) -> str:
    """The text of a message's content: a text, or parts of which some are texts."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return "".join(_plain(part.get("text")) for part in content if isinstance(part, Mapping))
    return ""


def _usage(counted: object) -> Usage | None:
    if not isinstance(counted, Mapping):
        return None
    read, written = counted.get("prompt_tokens"), counted.get("completion_tokens", 0)
    if not (isinstance(read, int) and isinstance(written, int) and read > 0 and written >= 0):
        return None  # some servers that don't count send zeros
    return Usage(read, written)
