"""The simple commands: /start, /help, /new go in, a greeting, an explanation, a fresh beginning come out; and the
example questions that a greeting offers, asked by a button."""

from telegram import Bot, CallbackQuery, Message

from bot.memory.records import Conversation
from bot.telegram.answering.asking import Asking
from bot.telegram.chats.backend import Backend
from bot.telegram.chats.presses import pressed_at, presser_texts, tell
from bot.telegram.parsing.asked import Asked
from bot.telegram.parsing.callback_data import Press, encode
from bot.telegram.parsing.incoming import Incoming
from bot.telegram.parsing.keyboards import question_on, under_greeting
from bot.telegram.receiving.ordering import step_aside
from bot.telegram.sending.once import no_answer_yet
from bot.telegram.sending.waiting import waiting


class Commands:
    """What these commands do."""

    def __init__(self, bot: Bot, backend: Backend, *, sums_up: bool = False) -> None:
        """`sums_up` tells whether there are summaries to be explained."""
        self._bot = bot
        self._backend = backend
        self._sums_up = sums_up

    async def start(self, incoming: Incoming) -> None:
        """Greet; in private with questions to try, which the chat's sources answer."""
        texts = await self._backend.texts(incoming.chat_id, incoming.device_language)
        if not incoming.private:
            await self._backend.say(incoming.address, texts.say("group-greeting"))
            return
        find, scopes = self._backend.engine.examples, await self._backend.scopes(incoming.chat_id)
        async with waiting(self._bot, incoming.address):
            examples = await self._backend.thinking.run(find, texts.language, scopes)
        greeting = texts.say("greeting")
        if examples:
            greeting += "\n\n" + texts.say("try-one")
        await self._backend.say(incoming.address, greeting, under_greeting(examples))

    async def help(self, incoming: Incoming) -> None:
        """Explain; in groups also how the bot is addressed there."""
        texts = await self._backend.texts(incoming.chat_id, incoming.device_language)
        said = [texts.say("help")]
        if not incoming.private:
            said.append(texts.say("group-help"))
        if self._sums_up:
            said.append(texts.say("help-summaries" if incoming.private else "group-help-summaries"))
        await self._backend.say(incoming.address, "\n\n".join(said))

    async def new(self, incoming: Incoming) -> None:
        """Let the next question stand for itself."""
        forget = self._backend.memory.forget_conversation
        await self._backend.looking.run(forget, incoming.conversation, self._backend.now())
        texts = await self._backend.texts(incoming.chat_id, incoming.device_language)
        await self._backend.say(incoming.address, texts.say("forgotten"))


class ExampleButtons:
    """Asks the question on the button that was pressed."""

    def __init__(self, backend: Backend, asking: Asking) -> None:
        self._backend = backend
        self._asking = asking

    async def ask(self, query: CallbackQuery, press: Press) -> None:
        """Ask for who pressed; what the button says is all that has to be known."""
        keyboard = query.message.reply_markup if isinstance(query.message, Message) else None
        question = question_on(keyboard, encode(press))
        if question is None:
            await tell(query, (await presser_texts(query, self._backend)).say("button-expired"))
            return
        verdict = self._asking.admit(query.from_user.id)
        if not verdict.allowed:
            texts = await presser_texts(query, self._backend)
            await tell(query, verdict.said(texts))
            return
        step_aside()  # other presses needn't wait for the answer
        with no_answer_yet():
            await tell(query)
        at = pressed_at(query)
        asked = Asked(
            conversation=Conversation(at.chat_id, at.topic_id or 0, query.from_user.id),
            question=question,
            question_id=None,
            reply_to=None,
            leans_on=None,
            device_language=query.from_user.language_code,
        )
        await self._asking.ask(asked)
