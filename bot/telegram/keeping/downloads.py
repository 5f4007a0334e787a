"""Files that were sent to the bot: a `GivenFile` goes in, its content comes out, held in memory and nowhere else."""

import asyncio
import hashlib
from pathlib import PurePosixPath

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.telegram.parsing.given import GivenFile
from index.errors import SourceError
from index.sources.content import Content
from index.sources.extracted import one_line

LARGEST_DOWNLOAD = 20_000_000  # bytes, https://core.telegram.org/bots/api#getfile
DOWNLOAD_SECONDS = 60.0
LONGEST_NAME = 120  # code points
_LONGEST_SUFFIX = 12
_SILENCE_SECONDS = 15.0  # between two pieces of a file


async def download(bot: Bot, file: GivenFile, largest: int = LARGEST_DOWNLOAD) -> Content:
    """The content of a file of at most `largest` bytes. The same bytes have the same origin, whatever they are called.

    Raises `SourceError` for one that is larger, and one that Telegram doesn't give.
    """
    name = file_name(file)
    largest = min(largest, LARGEST_DOWNLOAD)
    too_large = SourceError(name, f"larger than {largest // 1_000_000} MB: split it first")
    if (file.size or 0) > largest:
        raise too_large
    try:
        async with asyncio.timeout(DOWNLOAD_SECONDS):
            found = await bot.get_file(file.file_id)
            if (found.file_size or 0) > largest:
                raise too_large
            data = bytes(await found.download_as_bytearray(read_timeout=_SILENCE_SECONDS))
    except TimeoutError as error:
        raise SourceError(name, f"Telegram took longer than {DOWNLOAD_SECONDS:.0f} seconds to hand it over") from error
    except BadRequest as error:
        if "too big" in error.message:
            raise too_large from error
        raise _not_given(name) from error
    except TelegramError as error:
        raise _not_given(name) from error
    if len(data) > largest:
        raise too_large
    path = PurePosixPath(name)
    return Content(
        named=name,
        origin=f"telegram:file:{hashlib.sha256(data).hexdigest()[:32]}",
        title=path.stem,
        suffix=path.suffix.lower()[:_LONGEST_SUFFIX],
        data=data,
    )


def file_name(file: GivenFile) -> str:
    """What a file is called, as one line and never as a path."""
    last = file.name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    return one_line(last, LONGEST_NAME) or "file"


def _not_given(name: str) -> SourceError:
    return SourceError(name, "Telegram doesn't hand this file over: send it again")
