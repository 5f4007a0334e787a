"""One thing that was given, into a library: a file, a link or a post goes in; an `IngestionReport` comes out."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from telegram import Bot

from bot.keeper import Keeper
from bot.telegram.keeping.downloads import download, file_name
from bot.telegram.parsing.given import Given, GivenFile, GivenLink
from bot.telegram.turns.workers import Workers
from index.errors import SourceError
from index.ingestion_report import IngestionReport, Progress
from index.records import Scope
from index.sources.items import LeftOut
from index.sources.messages import message_document


@dataclass(frozen=True, slots=True)
class TakingIn:
    """What it takes: who hands over files, who stores, and the threads to do so in."""

    bot: Bot
    keeper: Keeper
    reading: Workers

    async def take_in(
        self, given: Given, scope: Scope, largest: int, watch: Callable[[Progress], None]
    ) -> IngestionReport:
        """Add it to `scope`; a file of at most `largest` bytes. What can't be read is in the report.

        Raises what `Keeper` raises, but no `SourceError`, and what `watch` raises.
        """
        try:
            if isinstance(given, GivenLink):
                return await self.reading.run(self.keeper.keep_address, given.address, scope, watch)
            if isinstance(given, GivenFile):
                content = await download(self.bot, given, largest)
                return await self.reading.run(self.keeper.keep_file, content, scope, watch)
            document = message_document(given.message)
            if isinstance(document, LeftOut):
                return IngestionReport(left_out=1)
            report = IngestionReport()
            placed = replace(document, scope=scope, origin=given.origin)
            report.record(await self.reading.run(self.keeper.keep, placed), placed.title)
        except SourceError as error:
            return IngestionReport(failed=[error])
        return report


def name_of(given: Given) -> str:
    """What its giver knows it by."""
    if isinstance(given, GivenLink):
        return given.address
    return file_name(given) if isinstance(given, GivenFile) else given.message.chat_title
