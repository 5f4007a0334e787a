"""How long commands take to begin, against an empty Python: `python -m bench.starting`.

Real processes, one after another in turns, each in a data folder that holds one article. The bot is ready when it asks
for its first updates; its Telegram is the simulator.
"""

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.seed import SEED
from bot.simulator.server import TOKEN, Simulator

_ROOT = Path(__file__).resolve().parents[1]
_QAWL = (sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main())")
_ROUNDS = 5
_LONGEST = 120.0


@dataclass(frozen=True, slots=True)
class StartingFigures:
    """Medians in seconds, by what was started; `empty` is Python that does nothing."""

    empty: float
    seconds: Mapping[str, float]


def measure_starting(rounds: int = _ROUNDS) -> StartingFigures:
    """Start everything `rounds` times."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("QAWL_")}
        environment |= {"QAWL_DATA_DIR": folder, "PYTHONPATH": str(_ROOT)}

        def run(*command: str) -> float:
            started = time.perf_counter()
            subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, timeout=_LONGEST)
            return time.perf_counter() - started

        run(*_QAWL, "add", str(SEED))
        starts: dict[str, Callable[[], float]] = {
            "empty": lambda: run(sys.executable, "-c", ""),
            "qawl --help": lambda: run(*_QAWL, "--help"),
            "qawl list": lambda: run(*_QAWL, "list"),
            "import torch": lambda: run(sys.executable, "-c", "import torch"),
            "import sentence_transformers": lambda: run(sys.executable, "-c", "import sentence_transformers"),
            "qawl ask, to the answer": lambda: run(*_QAWL, "ask", "what did Japarov propose?"),
            "qawl bot, ready": lambda: asyncio.run(_bot_ready(folder, environment)),
        }
        taken: dict[str, list[float]] = {name: [] for name in starts}
        for _ in range(rounds):
            for name, start in starts.items():
                taken[name].append(start())
    medians = {name: statistics.median(each) for name, each in taken.items()}
    return StartingFigures(medians.pop("empty"), medians)


async def _bot_ready(folder: str, environment: Mapping[str, str]) -> float:
    async with Simulator() as server:
        own = {**environment, "QAWL_TELEGRAM_TOKEN": TOKEN, "QAWL_TELEGRAM_API_URL": server.url}
        started = time.perf_counter()
        bot = await asyncio.create_subprocess_exec(
            *_QAWL, "bot", cwd=folder, env=own, stderr=asyncio.subprocess.DEVNULL
        )
        try:
            await asyncio.wait_for(server.calls.happened("getUpdates"), _LONGEST)
            return time.perf_counter() - started
        finally:
            bot.terminate()
            await bot.wait()


def lines(figures: StartingFigures) -> list[str]:
    """The figures as lines for people."""
    found = [f"starting, against an empty Python ({1000 * figures.empty:.0f} ms)"]
    for name, seconds in figures.seconds.items():
        found.append(f"  {name:<33} {seconds:8.2f} s    {seconds / figures.empty:6.1f} times")
    return found


if __name__ == "__main__":
    print("\n".join(lines(measure_starting())))
