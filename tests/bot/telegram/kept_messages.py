"""What a bot keeps, for tests: a library with a tiny model behind the real bot; its documents by their messages come
out, once everything that was said is stored."""

import asyncio
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tiny_embedder import TinyEmbedder

from bot.memory.embedded import EmbeddedMemory
from bot.services import Services
from bot.settings import Settings
from bot.simulator.chats.records import Chat
from bot.simulator.server import Simulator
from index.embedding.identity import identify
from index.embedding.protocol import Embedder
from index.embedding.records import PassageEmbedding, PassageText
from index.records import Document, Scope
from index.sources.fetching import Fetch

_ORIGIN = re.compile(r"telegram:-?[0-9]+/([0-9]+)")


class CountingEmbedder(TinyEmbedder):
    """The tiny model; `calls` tells how many passages it was given, call by call."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[int] = []

    def embed_passages(self, passages: Sequence[PassageText]) -> list[PassageEmbedding]:
        """As `Embedder.embed_passages`."""
        self.calls.append(len(passages))
        return super().embed_passages(passages)


class TinyServices(Services):
    """The services of a bot, with a model that takes no time."""

    def __init__(self, folder: Path, fetch: Fetch | None = None, settings: Settings | None = None) -> None:
        super().__init__(settings or Settings(data_dir=folder), lambda _: None, lambda *_: self.embedder(), fetch)
        self.folder = folder
        self.tiny = CountingEmbedder()

    def embedder(self) -> Embedder:
        """The tiny model, as `Services.embedder`."""
        self.library.use_model(identify(self.tiny))
        return self.tiny

    def kept(self, chat: Chat) -> dict[int, Document]:
        """The documents of a chat's messages, by the numbers of these."""
        scope = Scope.chat(chat.id)
        found: dict[int, Document] = {}
        for summary in self.library.documents([scope]):
            document = self.library.document(summary.id, [scope])
            match = _ORIGIN.fullmatch(summary.origin)
            assert document is not None
            assert match is not None
            found[int(match[1])] = document
        return found

    def texts(self, chat: Chat) -> dict[int, str]:
        """What the documents of a chat say, by the numbers of their messages."""
        return {number: document.text for number, document in self.kept(chat).items()}


@contextmanager
def tiny_services(folder: Path, fetch: Fetch | None = None) -> Iterator[TinyServices]:
    """Services in a folder, closed at the end; `fetch` fetches what they are sent the address of."""
    services = TinyServices(folder, fetch)
    try:
        yield services
    finally:
        services.close()


async def all_stored(server: Simulator, folder: Path, within: float = 60.0) -> None:
    """Wait until the bot is done with every update, and has stored what it recorded. Raises `TimeoutError`."""
    memory = EmbeddedMemory(folder)
    try:
        async with asyncio.timeout(within):
            await server.updates.changes.until(lambda: not server.updates.pending)
            while memory.arrived(1):  # noqa: ASYNC110 - another thread or process stores: no event tells of it
                await asyncio.sleep(0.02)
    finally:
        memory.close()
