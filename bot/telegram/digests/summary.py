"""/summary: the words after it go in; a digest of the chat, of a topic, or of one article comes out."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from bot.clocks import believed
from bot.dates import readable_date
from bot.memory.digest_protocol import EVERYBODY, ShownDigest
from bot.memory.records import ChatSettings
from bot.telegram.answering.asking import Asking
from bot.telegram.chats.backend import Backend
from bot.telegram.digests.articles import cited_article, given_article, named_article
from bot.telegram.digests.making import keeps
from bot.telegram.digests.showing import Extras, Showing
from bot.telegram.keeping.remembering import START
from bot.telegram.parsing.callback_data import new_id
from bot.telegram.parsing.incoming import Incoming
from bot.telegram.parsing.reply_language import command_texts
from bot.texts import Texts
from index.errors import QuestionError, SpanError
from index.text import fold
from retrieval.digest.records import Digest
from retrieval.digest.time_span import Wanted, wanted

FIRST_SPAN = timedelta(hours=24)  # where nothing was summed up before
LONGER_SPAN = {"en": "/summary 7d", "ar": "/summary أسبوع"}
TICK = timedelta(seconds=1)  # Telegram's clock: what comes after a message is a second later

_CHART_WORDS = frozenset(map(fold, ("chart", "graph", "picture", "رسم", "رسما", "مخطط", "بياني", "بيانيا", "صورة")))


def zone_of(settings: ChatSettings) -> tzinfo:
    """The zone in which a chat counts days."""
    return ZoneInfo(settings.time_zone) if settings.time_zone else UTC


@dataclass(frozen=True, slots=True)
class _Read:
    """What a command asks for. `since_last` tells that it names no stretch of its own."""

    wanted: Wanted
    chart: bool
    since_last: bool = False
    document_id: str | None = None


class Summary:
    """What this command does."""

    def __init__(self, backend: Backend, asking: Asking, showing: Showing) -> None:
        self._backend = backend
        self._asking = asking
        self._showing = showing

    async def command(self, incoming: Incoming) -> None:
        """/summary, alone or with a stretch, a number, a topic; or in reply to an answer, of the article it cites."""
        settings = await self._backend.settings(incoming.chat_id)
        texts = command_texts(settings, incoming.words, incoming.device_language)
        if not await self._asking.admits_command(incoming, texts):
            return
        now = self._backend.now()
        try:
            read = await self._read(incoming, now, zone_of(settings))
        except SpanError:
            await self._backend.say(incoming.address, texts.say("summary-usage"))
            return
        asked = ShownDigest(
            id=new_id(),
            shown_in=incoming.chat_id,
            asker_id=incoming.asker_id,
            about=incoming.chat_id,
            wanted=replace(read.wanted, topic_id=_talked_in(incoming)),
            document_id=read.document_id,
            language=texts.language,
            made_at=now,
        )
        extras = Extras(
            chart=zone_of(settings) if read.chart else None,
            if_empty=await self._if_empty(incoming, asked, read, texts),
        )
        try:
            digest, arrived = await self._showing.show(incoming.address, asked, texts, extras)
        except QuestionError as error:
            why = texts.question_error(error.reason, self._backend.longest_question) or texts.say("summary-usage")
            await self._backend.say(incoming.address, why)
            return
        if arrived and read.document_id is None and read.wanted.topic is None:
            await self._mark(incoming, digest)

    async def _read(self, incoming: Incoming, now: datetime, zone: tzinfo) -> _Read:
        """Raises `SpanError` for words that ask for nothing known."""
        words, chart = _without_chart(incoming.words)
        article = await self._replied_article(incoming, words)
        if article is not None:
            return _Read(Wanted(), chart=False, document_id=article)
        if not words:
            key = (incoming.chat_id, _talked_in(incoming) or 0, EVERYBODY)
            last = believed(await self._backend.looking.run(self._backend.memory.reached, *key), now)
            since = now - FIRST_SPAN if last is None else last + TICK
            return _Read(Wanted(since=since), chart, since_last=True)
        try:
            return _Read(wanted(words, now, zone), chart)
        except SpanError:
            named = await self._named_article(incoming, words) if incoming.private else None
            if named is None:
                raise
            return _Read(Wanted(), chart=False, document_id=named)

    async def _replied_article(self, incoming: Incoming, words: str) -> str | None:
        """In a reply to an answer, the article that it cites; in private, to a link or a post, what was added of it."""
        if incoming.replies_to is None:
            return None
        shown_in, scopes = self._backend.memory.exchange_shown_in, await self._backend.scopes(incoming.chat_id)
        exchange = await self._backend.looking.run(shown_in, incoming.chat_id, incoming.replies_to)
        if exchange is not None:
            return cited_article(words, exchange.cited)
        given = incoming.offered_in_reply.given
        if words or not given or not incoming.private:
            return None
        engine = self._backend.engine
        return await self._backend.looking.run(lambda: given_article(given, engine.listing, scopes))

    async def _named_article(self, incoming: Incoming, words: str) -> str | None:
        scopes = await self._backend.scopes(incoming.chat_id)
        engine = self._backend.engine
        return await self._backend.looking.run(lambda: named_article(words, engine.listing, scopes))

    async def _if_empty(self, incoming: Incoming, asked: ShownDigest, read: _Read, texts: Texts) -> str:
        keeps_talk = incoming.private or await keeps(self._backend, incoming.chat_id)
        # What was imported is there though nothing is kept any more.
        if not keeps_talk and not await self._showing.holds_anything(asked):
            return texts.say("summary-not-remembering", start=START)
        if read.since_last and read.wanted.since is not None:
            since = readable_date(read.wanted.since, texts.tag)
            return texts.say("summary-nothing-new", since=since, example=LONGER_SPAN[texts.language])
        return ""

    async def _mark(self, incoming: Incoming, digest: Digest) -> None:
        """The next summary begins after the last message of this one: what is still being stored is not lost to it."""
        if digest.last is not None:
            key = (incoming.chat_id, _talked_in(incoming) or 0, EVERYBODY)
            last = min(digest.last, self._backend.now())
            await self._backend.looking.run(self._backend.memory.reach, *key, last)


def _talked_in(incoming: Incoming) -> int | None:
    """The topic whose talk is summed up. Topics of a private chat part questions; its library is the same in all."""
    return None if incoming.private else incoming.topic_id


def _without_chart(words: str) -> tuple[str, bool]:
    """The words without "chart" at their end, and whether it stood there."""
    parts = words.split()
    kept = list(parts)
    while kept and fold(kept[-1]).casefold() in _CHART_WORDS:
        kept.pop()
    # After "about" they are the topic.
    if len(kept) == len(parts) or (kept and fold(kept[-1]).casefold() in {"about", "on", "عن", "حول"}):
        return words.strip(), False
    return " ".join(kept), True
