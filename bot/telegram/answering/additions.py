"""How a language model's text comes to an answer: the text, while it is written, and the answer without it go in; a
draft grows with it, or the message that was sent is changed once it is there. Whatever fails, the answer stands."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from weakref import WeakValueDictionary

from bot.memory.records import Exchange
from bot.telegram.answering.working_out import Problem, Reply, with_written
from bot.telegram.answering.writing import Growing
from bot.telegram.chats.backend import Backend
from bot.telegram.parsing.delivery import Address
from bot.telegram.receiving.ordering import step_aside
from bot.telegram.sending.waiting import Draft
from bot.telegram.turns.moments import any_of
from index.errors import LibraryError

_LOGGER = logging.getLogger(__name__)

BETWEEN_EDITS_SECONDS = 3.0  # of one message: they count against a group's twenty messages a minute


class Additions:
    """Brings texts to their answers. `stopping` is set when the bot is being stopped."""

    def __init__(self, backend: Backend, stopping: asyncio.Event) -> None:
        self._backend = backend
        self._stopping = stopping
        self._changing: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def changing(self, exchange_id: str) -> asyncio.Lock:
        """To be held by whoever changes the messages of an answer."""
        lock = self._changing.get(exchange_id)
        if lock is None:
            lock = self._changing[exchange_id] = asyncio.Lock()
        return lock

    async def in_draft(self, text: Growing, reply: Reply, problem: Problem, draft: Draft) -> Reply | None:
        """The reply with its text, once that is there; the draft shows as much of it as there is meanwhile.

        None where something that it quotes was removed or changed since: it must not be said any more.
        """
        while await text.grow():
            draft.change((await self._with(text, reply, problem)).pages[0])
        whole = await self._with(text, reply, problem)
        return whole if await self._stands(whole, problem) else None

    async def later(
        self, text: Growing, to: Address, exchange: Exchange, reply: Reply, problem: Problem, *, edited: bool = False
    ) -> None:
        """Change the messages of an answer once its text is there, unless they are not what they were any more.

        What comes after the question doesn't wait for that. `edited` tells that they have just been changed already.
        """
        step_aside()
        not_before = asyncio.get_running_loop().time() + (BETWEEN_EDITS_SECONDS if edited else 0.0)
        while await text.grow():
            pass
        await any_of(self._stopping, seconds=not_before - asyncio.get_running_loop().time())
        richer = await self._with(text, reply, problem)
        if richer.pages == reply.pages:
            return
        async with self.changing(exchange.id):
            if not await self._stands(richer, problem):
                return

            def enrich(stored: Exchange) -> Exchange | None:
                unchanged = stored == exchange  # neither edited nor moved meanwhile, and no quote of it forgotten
                enriched = replace(stored, cited=richer.cited, further=richer.further)
                return enriched if unchanged and enriched == enriched.quoting_only(self._backend.engine.holds) else None

            # Before somebody can press a new button.
            if await change(self._backend, exchange.id, enrich) is None:
                return
            holding = await self._backend.delivery.amend(to, exchange.answer_ids, richer.pages, richer.keyboard)
            if holding != exchange.answer_ids:
                await change(self._backend, exchange.id, lambda stored: replace(stored, answer_ids=holding))

    async def _with(self, text: Growing, reply: Reply, problem: Problem) -> Reply:
        if text.written is None:
            return reply
        return await self._backend.looking.run(with_written, reply, text.written, problem)

    async def _stands(self, reply: Reply, problem: Problem) -> bool:
        """Whether all that a reply quotes is still stored."""
        cite = self._backend.engine.cite
        found = await self._backend.looking.run(cite, reply.cited, problem.scopes, reply.language)
        return len(found) == len(reply.cited)


async def remember(backend: Backend, exchange: Exchange, forgotten: int) -> bool:
    """Store what has been answered, as `Memory.remember`. Where that fails, False, and the answer stands; only its
    buttons don't work."""
    try:
        return await backend.looking.run(backend.memory.remember, exchange, backend.engine.holds, forgotten)
    except LibraryError as error:
        _LOGGER.error("An answer can't be remembered: %s", error)  # noqa: TRY400 - the message says it all
        return False


async def change(backend: Backend, exchange_id: str, into: Callable[[Exchange], Exchange | None]) -> Exchange | None:
    """As `Memory.change_exchange`, with None also where that fails."""
    try:
        return await backend.looking.run(backend.memory.change_exchange, exchange_id, into)
    except LibraryError as error:
        _LOGGER.error("An answer can't be remembered: %s", error)  # noqa: TRY400 - the message says it all
        return None
