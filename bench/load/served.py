"""The bot that is measured: `qawl bot` as it is, over the seed library, in a process of its own, so that its memory is
nobody else's. The address of a Bot API server goes in; while the body runs, the bot polls it."""

import asyncio
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from bot.simulator.server import Simulator

ROOT = Path(__file__).parents[2]
START_SECONDS = 180.0  # the model is loaded, and made where it was not yet
STOP_SECONDS = 15.0
_QAWL = ("-c", "import sys; from bot.cli import main; sys.exit(main())")


class ServedBot:
    """The bot's process."""

    def __init__(self, process_id: int) -> None:
        self._statm = Path(f"/proc/{process_id}/statm")

    def memory(self) -> int:
        """What it holds in memory now, in bytes (its resident set). Raises `OSError` where the system doesn't say."""
        return int(self._statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@asynccontextmanager
async def served(simulator: Simulator) -> AsyncIterator[ServedBot]:
    """Serve the bot with no limit of questions a minute. Raises `RuntimeError` where it doesn't start."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("QAWL_")}
        environment |= {name: os.environ[name] for name in ("QAWL_CACHE_DIR",) if name in os.environ}
        environment |= {
            "QAWL_DATA_DIR": folder,
            "QAWL_TELEGRAM_TOKEN": simulator.token,
            "QAWL_TELEGRAM_API_URL": simulator.url,
            "QAWL_QUESTIONS_PER_MINUTE": "0",
        }
        adding = await _qawl(environment, "add", str(ROOT / "seeds"))
        if await adding.wait() != 0:
            raise RuntimeError("the seed articles could not be added: see above")
        bot = await _qawl(environment, "bot")
        try:
            await asyncio.wait_for(simulator.calls.happened("getUpdates"), START_SECONDS)
            yield ServedBot(bot.pid)
        finally:
            if bot.returncode is None:
                bot.terminate()
                try:
                    await asyncio.wait_for(bot.wait(), STOP_SECONDS)
                except TimeoutError:
                    bot.kill()


async def _qawl(environment: Mapping[str, str], *arguments: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(sys.executable, *_QAWL, *arguments, cwd=ROOT, env=environment)
