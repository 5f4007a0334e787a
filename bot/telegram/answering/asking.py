"""A question's way through the bot: an `Asked` goes in; its answer is worked out, sent and remembered, or an earlier
answer is changed where the question was edited. What a language model adds comes with it, or when it is there."""

import asyncio
from collections.abc import Collection
from contextlib import AbstractAsyncContextManager, closing, nullcontext
from dataclasses import replace

from telegram import Bot

from bot.memory.records import Exchange
from bot.observing.events import Outcome
from bot.telegram.answering.additions import Additions, change, remember
from bot.telegram.answering.leaning import earlier_questions
from bot.telegram.answering.working_out import Problem, Reply, work_out
from bot.telegram.answering.writing import Growing, Scribe
from bot.telegram.chats.backend import Backend
from bot.telegram.parsing.asked import Asked
from bot.telegram.parsing.callback_data import new_id
from bot.telegram.parsing.delivery import Address
from bot.telegram.parsing.incoming import Incoming
from bot.telegram.parsing.reply_language import question_texts
from bot.telegram.sending.once import given_up_if_held_back, was_held_back
from bot.telegram.sending.waiting import Draft, waiting
from bot.telegram.turns.limits import Limit, Verdict
from bot.texts import Texts
from index.language import language_of


class Asking:
    """Answers questions. Its methods raise `LibraryError` and `ModelError` where an answer can't be made.

    Each person may ask `per_minute` questions a minute; 0 sets no limit, and there is none for `admins`. With a
    `scribe` a language model adds to answers.
    """

    def __init__(
        self,
        bot: Bot,
        backend: Backend,
        per_minute: int = 0,
        admins: Collection[int] = (),
        scribe: Scribe | None = None,
    ) -> None:
        self._bot = bot
        self._backend = backend
        self._limit = Limit(per_minute)
        self._admins = frozenset(admins)
        self._scribe = scribe or Scribe(None, asyncio.Event())
        self._additions = Additions(backend, self._scribe.stopping)

    def admit(self, asker_id: int) -> Verdict:
        """Whether somebody may ask now; counts as one question where they may, also where its answer was held back."""
        if asker_id in self._admins:
            return Verdict(allowed=True)
        now = self._backend.clock()
        verdict = self._backend.crowd.refusal(asker_id, now)
        if verdict is None:
            verdict = Verdict(allowed=True) if was_held_back() else self._limit.act(asker_id, now)
        if not verdict.allowed:
            self._backend.observer.outcome(Outcome.LIMITED)
        return verdict

    async def admits(self, asked: Asked) -> bool:
        """As `admit`; who may not ask is told when they may again."""
        verdict = self.admit(asked.conversation.asker_id)
        if verdict.say_so:
            settings = await self._backend.settings(asked.conversation.chat_id)
            texts = question_texts(settings, asked.question, asked.device_language)
            await self._slow_down(asked.address, verdict, texts)
        return verdict.allowed

    async def admits_command(self, incoming: Incoming, texts: Texts) -> bool:
        """The same for a command that takes as long as a question; `texts` are those that it is answered in."""
        verdict = self.admit(incoming.asker_id)
        if verdict.say_so:
            await self._slow_down(incoming.address, verdict, texts)
        return verdict.allowed

    async def ask(self, asked: Asked) -> None:
        """Answer a question that was admitted. In private the answer waits for its text, shown as a draft meanwhile;
        elsewhere, and where a server knows no drafts, it is sent at once, and changed when its text is there."""
        self._backend.observer.asked(language_of(asked.question))
        asked_at = self._backend.now()
        exchange_id = new_id()
        last_forgotten = self._backend.memory.last_forgotten
        forgotten = await self._backend.looking.run(last_forgotten, asked.conversation.chat_id)
        problem = await self._problem(asked, exchange_id, None)
        async with self._waiting(asked, problem) as draft:
            reply = await self._worked_out(asked, problem)
            text = self._begun(asked, reply)
            if text is not None and asked.comes_again and await draft.show(reply.pages[0]):
                with closing(text):
                    whole = await self._additions.in_draft(text, reply, problem, draft)
                reply, text = whole or await self._worked_out(asked, problem), None
        with closing(text) if text is not None else nullcontext():
            if not reply.understood:
                await self._backend.delivery.send(asked.address, reply.pages)
                return
            exchange = Exchange(
                id=exchange_id,
                conversation=asked.conversation,
                question_id=asked.question_id,
                answer_ids=(),
                question=asked.kept,
                language=reply.language,
                cited=reply.cited,
                further=reply.further,
                asked_at=asked_at,
            )
            is_stored = await remember(self._backend, exchange, forgotten)  # before somebody can press a button
            sent = await self._backend.delivery.send(asked.address, reply.pages, reply.keyboard)
            answered: Exchange | None = replace(exchange, answer_ids=sent)
            if is_stored:
                answered = await change(self._backend, exchange.id, lambda stored: replace(stored, answer_ids=sent))
            else:  # the disk may be well by now
                await remember(self._backend, replace(exchange, answer_ids=sent), forgotten)
            if text is not None and answered is not None:
                await self._additions.later(text, asked.address, answered, reply, problem)

    async def ask_again(self, asked: Asked, exchange: Exchange) -> None:
        """Change the answer of `exchange`, whose question was edited, and admitted again. Its buttons go on working.
        Where it was forgotten meanwhile, nothing happens."""
        self._backend.observer.asked(language_of(asked.question))
        problem = await self._problem(asked, exchange.id, exchange.question)
        async with self._waiting(asked, problem):
            reply = await self._worked_out(asked, problem)
        async with self._additions.changing(exchange.id):

            def requote(stored: Exchange) -> Exchange:
                quoting = replace(stored, language=reply.language, cited=reply.cited, further=reply.further)
                return quoting.quoting_only(self._backend.engine.holds)

            # Before somebody can press a new button. The question comes last: if the bot dies before, the edit that
            # comes again is known by it as not answered yet.
            change_exchange = self._backend.memory.change_exchange
            stored = await self._backend.looking.run(change_exchange, exchange.id, requote)
            if stored is None:
                return
            holding = await self._backend.delivery.replace(
                asked.address, stored.answer_ids, reply.pages, reply.keyboard
            )

            def ask_anew(stored: Exchange) -> Exchange:
                return replace(stored, question=asked.kept, answer_ids=holding)

            changed = await change(self._backend, exchange.id, ask_anew)
        if changed is None:
            return
        text = self._begun(asked, reply)
        if text is not None:
            with closing(text):
                await self._additions.later(text, asked.address, changed, reply, problem, edited=True)

    async def _slow_down(self, to: Address, verdict: Verdict, texts: Texts) -> None:
        with given_up_if_held_back():
            await self._backend.say(to, verdict.said(texts))

    async def _problem(self, asked: Asked, exchange_id: str, edited: str | None) -> Problem:
        """What is to be worked out; `edited` is what the question said before, None for a new one."""
        return Problem(
            exchange_id=exchange_id,
            question=asked.question,
            earlier=await self._backend.looking.run(
                earlier_questions, self._backend.memory, asked, edited, self._backend.now()
            ),
            scopes=await self._backend.scopes(asked.conversation.chat_id),
            settings=await self._backend.settings(asked.conversation.chat_id),
            device_language=asked.device_language,
            longest_question=self._backend.longest_question,
            said=asked.question_id is not None,
            in_group=asked.conversation.chat_id < 0,
        )

    def _waiting(self, asked: Asked, problem: Problem) -> AbstractAsyncContextManager[Draft]:
        """A sign in the chat that an answer is being made."""
        texts = question_texts(problem.settings, asked.question, asked.device_language)
        return waiting(self._bot, asked.address, texts.say("draft-searching"))

    async def _worked_out(self, asked: Asked, problem: Problem) -> Reply:
        whole = None
        if self._is_for_author(asked):
            whole = await self._scribe.make_whole(problem.question, problem.earlier, asked.conversation.chat_id)
        return await self._backend.thinking.run(work_out, replace(problem, whole=whole), self._backend.engine)

    def _begun(self, asked: Asked, reply: Reply) -> Growing | None:
        """The text that is written to an answer; None where there is none."""
        is_for_author = self._is_for_author(asked)
        return self._scribe.begin(reply.answer, asked.conversation.chat_id) if is_for_author else None

    def _is_for_author(self, asked: Asked) -> bool:
        """Whether a language model may be told the question: what another said only where it may read chats."""
        return not asked.borrowed or self._scribe.reads_chats
