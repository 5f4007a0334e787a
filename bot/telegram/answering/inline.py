"""Inline mode: what somebody types after the bot's name goes in, the best answers go out as cards that post a quote and
its source. Only the operator's library is searched: who reads the card may be in no chat of the bot's."""

import logging
from dataclasses import dataclass

from telegram import InlineQueryResultArticle, InlineQueryResultsButton, InputTextMessageContent, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.memory.records import ChatSettings
from bot.observing.events import Outcome
from bot.telegram.answering.working_out import further_quotes
from bot.telegram.chats.backend import Backend
from bot.telegram.formatting.rendering import inline_card
from bot.telegram.formatting.rich_text import NO_PREVIEW, to_telegram
from bot.telegram.parsing.reply_language import hint_texts, question_texts
from bot.telegram.turns.limits import Limit
from bot.texts import Texts
from index.errors import QuestionError
from index.records import LIBRARY
from retrieval.conversation.courtesy import courtesy
from retrieval.records import Citation

_LOGGER = logging.getLogger(__name__)

MOST_CARDS = 5
SHORTEST_QUERY = 3  # characters; less is somebody who has just begun to type
QUERIES_PER_MINUTE = 60  # a query for each letter typed is usual
CACHE_SECONDS = 60  # for which Telegram may give the same answer by itself: sources may be added meanwhile
CACHE_SECONDS_IN_CROWD = 5
START_PARAMETER = "inline"  # of the private chat that the button opens


@dataclass(frozen=True, slots=True)
class Offer:
    """Cards to choose from, and the words of the button above them; None for no button. Telegram may give the same for
    so many seconds by itself."""

    cards: tuple[InlineQueryResultArticle, ...] = ()
    button: str | None = None
    cache_seconds: int = CACHE_SECONDS


class InlineMode:
    """The handler of inline queries. Only the last of what somebody types arrives here."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._limit = Limit(QUERIES_PER_MINUTE)

    async def asked(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Offer cards, or a way to the private chat."""
        query = update.inline_query
        if query is None or not self._limit.act(query.from_user.id, self._backend.clock()).allowed:
            return
        settings = await self._backend.settings(query.from_user.id)
        device = query.from_user.language_code
        typed = query.query.strip()
        if len(typed) < SHORTEST_QUERY:
            offer = Offer(button=hint_texts(settings, device).say("inline-open-chat"))
        elif self._backend.crowd.turn_away(query.from_user.id) is not None:
            self._backend.observer.outcome(Outcome.LIMITED)
            texts = question_texts(settings, typed, device)
            offer = Offer(button=texts.say("inline-crowded"), cache_seconds=CACHE_SECONDS_IN_CROWD)
        else:
            offer = await self._backend.thinking.run(self._offer, typed, settings, device)
        button = InlineQueryResultsButton(offer.button, start_parameter=START_PARAMETER) if offer.button else None
        try:
            await query.answer(offer.cards, cache_time=offer.cache_seconds, is_personal=True, button=button)
        except TelegramError as error:
            _LOGGER.info("An inline query was not answered: %s", error)

    def _offer(self, typed: str, settings: ChatSettings, device_language: str | None) -> Offer:
        texts = question_texts(settings, typed, device_language)
        if courtesy(typed) is not None:
            return Offer(button=texts.say("inline-open-chat"))
        engine = self._backend.engine
        try:
            answer = engine.answer_question(typed, [LIBRARY])
        except QuestionError:
            return Offer(button=texts.say("inline-open-chat"))
        if not answer.citations:
            return Offer(button=texts.say("inline-nothing"))
        further = engine.cite(further_quotes(answer), [LIBRARY], texts.language, len(answer.citations) + 1)
        citations = [*answer.citations, *further][:MOST_CARDS]
        return Offer(tuple(_card(citation, texts) for citation in citations))


def _card(citation: Citation, texts: Texts) -> InlineQueryResultArticle:
    card = inline_card(citation, texts)
    text, entities = to_telegram(card.message)
    return InlineQueryResultArticle(
        id=str(citation.number),
        title=card.title,
        description=card.description or None,
        input_message_content=InputTextMessageContent(text, entities=entities, link_preview_options=NO_PREVIEW),
    )
