"""Works digests out in threads: what one is of goes in, a `Digest` comes out, made of what its chat may see alone."""

from collections.abc import Sequence
from dataclasses import replace

from bot.digests.shown import Shown
from bot.memory.digest_protocol import ShownDigest
from bot.summaries import Summariser
from bot.telegram.answering.writing import Scribe
from bot.telegram.chats.backend import Backend
from bot.telegram.formatting.rendering import cited_in, linked_in
from index.errors import InputError
from index.library_records import Scopes
from index.records import LIBRARY
from retrieval.digest.records import Digest
from retrieval.digest.time_span import Wanted
from retrieval.records import Citation

MADE_ANEW = 2  # times, where what a digest quotes or links is removed while it is made


async def keeps(backend: Backend, group_id: int) -> bool:
    """Whether there can be anything to tell of a group: it is remembered, or discusses a channel. Raises `UntoldError`
    where that isn't known."""
    remembers = await backend.looking.run(backend.memory.remembers, group_id)
    return remembers or await backend.told_channel(group_id) is not None


class Making:
    """Makes digests. People who opted out in a chat never appear in those of the chat. With a `scribe` a language model
    says what each point is about."""

    def __init__(self, backend: Backend, summariser: Summariser, scribe: Scribe) -> None:
        self._backend = backend
        self._summariser = summariser
        self._scribe = scribe

    async def make(self, asked: ShownDigest) -> Digest:
        """The digest, as of now. Raises what `Summariser` does, and `UntoldError`."""
        made = await self._backend.thinking.run(self._make, asked, await self.scopes(asked))
        return await self._scribe.digest(made, asked.shown_in)

    async def scopes(self, asked: ShownDigest) -> Scopes:
        """In private what the person may ask of; in groups and channels what they say, and the channel that a group
        discusses; for one article all that its chat may see. Raises `UntoldError`."""
        seen = await self._backend.told_scopes(asked.about)
        if asked.about > 0 or asked.document_id is not None:
            return seen
        return [scope for scope in seen if scope != LIBRARY]

    async def holds_anything(self, asked: ShownDigest) -> bool:
        """Whether there is any post at all of the chat that a digest is of, whatever its stretch and topic."""
        scopes = await self.scopes(asked)
        newest = Wanted(last=1)
        return (await self._backend.thinking.run(self._summariser.digest, scopes, newest, asked.language)).posts > 0

    async def standing(self, asked: ShownDigest, made: Digest, shown: Shown) -> Digest | None:
        """A digest that was made, where all that is to be shown of it is still stored; else one that is made anew: a
        language model may take long over a digest, and people forget things meanwhile. None where those don't stand
        either. To be asked for just before it is sent. Raises what `make` does."""
        for _ in range(MADE_ANEW):
            if await self.stands(asked, cited_in(made, shown), linked_in(made, shown)):
                return made
            made = await self.make(asked)
        return made if await self.stands(asked, cited_in(made, shown), linked_in(made, shown)) else None

    async def stands(self, asked: ShownDigest, cited: Sequence[Citation], linked: Sequence[str]) -> bool:
        """Whether all that was cited is still stored, and may be shown, and so are the documents `linked`."""
        return await self._backend.looking.run(self._stands, asked, await self.scopes(asked), cited, linked)

    def _stands(self, asked: ShownDigest, scopes: Scopes, cited: Sequence[Citation], linked: Sequence[str]) -> bool:
        lead = self._summariser.lead
        try:
            for document_id in linked:
                lead(document_id, scopes, asked.language)
            if asked.document_id is not None:
                return set(cited) <= set(lead(asked.document_id, scopes, asked.language).citations())
        except InputError:  # it is not there any more
            return False
        wanted = [each.quoted for each in cited]
        return len(self._backend.engine.cite(wanted, scopes, asked.language)) == len(wanted)

    def _make(self, asked: ShownDigest, scopes: Scopes) -> Digest:
        if asked.document_id is not None:
            return self._summariser.lead(asked.document_id, scopes, asked.language)
        left_out = self._backend.memory.silent_in(asked.about)
        return self._summariser.digest(scopes, asked.wanted, asked.language, left_out)


def emptied(digest: Digest) -> Digest:
    """The digest as if there had been no posts."""
    return replace(
        digest, posts=0, wordless=0, points=(), also=(), questions=(), decisions=(), links=(), first=None, last=None,
        dropped=0,
    )  # fmt: skip
