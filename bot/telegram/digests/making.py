"""Works digests out in threads: what one is of goes in, a `Digest` comes out, made of what its chat may see alone."""

from collections.abc import Sequence

from bot.memory.digest_protocol import ShownDigest
from bot.summaries import Summariser
from bot.telegram.backend import Backend
from bot.telegram.writing import Scribe
from index.library import Scopes
from index.records import LIBRARY
from retrieval.digest.records import Digest
from retrieval.records import Citation


async def keeps(backend: Backend, group_id: int) -> bool:
    """Whether there can be anything to tell of a group: it is remembered, or discusses a channel."""
    remembers = await backend.looking.run(backend.memory.remembers, group_id)
    return remembers or await backend.linked_channel(group_id) is not None


class Making:
    """Makes digests. People who opted out in a chat never appear in those of the chat. With a `scribe` a language model
    says what each point is about."""

    def __init__(self, backend: Backend, summariser: Summariser, scribe: Scribe) -> None:
        self._backend = backend
        self._summariser = summariser
        self._scribe = scribe

    async def make(self, asked: ShownDigest) -> Digest:
        """The digest, as of now. Raises what `Summariser` does."""
        made = await self._backend.thinking.run(self._make, asked, await self.scopes(asked))
        return await self._scribe.digest(made, asked.shown_in)

    async def scopes(self, asked: ShownDigest) -> Scopes:
        """In private what the person may ask of; in groups and channels what they say, and the channel that a group
        discusses; for one article all that its chat may see."""
        seen = await self._backend.scopes(asked.about)
        if asked.about > 0 or asked.document_id is not None:
            return seen
        return [scope for scope in seen if scope != LIBRARY]

    async def stands(self, asked: ShownDigest, quoted: Sequence[Citation]) -> bool:
        """Whether all that was quoted is still stored."""
        scopes = await self.scopes(asked)
        wanted = [each.quoted for each in quoted]
        found = await self._backend.looking.run(self._backend.engine.cite, wanted, scopes, asked.language)
        return len(found) == len(wanted)

    def _make(self, asked: ShownDigest, scopes: Scopes) -> Digest:
        if asked.document_id is not None:
            return self._summariser.lead(asked.document_id, scopes, asked.language)
        left_out = self._backend.memory.silent_in(asked.about)
        return self._summariser.digest(scopes, asked.wanted, asked.language, left_out)
