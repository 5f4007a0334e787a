"""What an operator sees of `qawl bot` as a process: its log in JSON, its figures, a line where these have no port."""

import asyncio
import json
import shutil
import signal
import socket
import urllib.request
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from qawl_process import QAWL, Qawl
from running_bot import says
from wire import free_port

from bot.simulator.server import TOKEN, Simulator

pytestmark = pytest.mark.model

_PATIENCE = 180.0  # seconds: the process loads the model before it listens
_QUESTION = "what did Japarov propose?"


def _figures(port: int) -> dict[str, float]:
    """Sums over all labels, by name."""
    sums: dict[str, float] = {}
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
        for family in text_string_to_metric_families(answer.read().decode()):
            for sample in family.samples:
                sums[sample.name] = sums.get(sample.name, 0.0) + sample.value
    return sums


async def test_a_question_is_logged_and_counted(seeded: Qawl, tmp_path: Path) -> None:
    # A folder of its own: the next simulator begins with the same numbers, and what was answered is not answered again.
    shutil.copytree(seeded.folder, tmp_path / "own")
    own = Qawl(tmp_path / "own")
    port = free_port()
    async with Simulator() as server:
        settings = {"QAWL_LOG_FORMAT": "json", "QAWL_LOG_LEVEL": "INFO", "QAWL_METRICS_PORT": str(port)}
        bot = await asyncio.create_subprocess_exec(
            QAWL,
            "bot",
            cwd=own.folder,
            env=own.environment(QAWL_TELEGRAM_TOKEN=TOKEN, QAWL_TELEGRAM_API_URL=server.url, **settings),
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            says(server, 1, _QUESTION)
            await server.next_message(1, within=_PATIENCE)
            await server.updates.changes.until(lambda: not server.updates.pending)
            figures = await asyncio.to_thread(_figures, port)
        finally:
            bot.send_signal(signal.SIGTERM)
            _, errors = await asyncio.wait_for(bot.communicate(), 60)
    written = errors.decode()
    assert bot.returncode == 0, written
    assert figures["qawl_questions_total"] == figures["qawl_question_seconds_count"] == 1
    assert figures["qawl_stage_seconds_count"] == 5  # analysis, embedding, search, evidence, sending
    assert figures["qawl_library_documents"] == 1
    records = [json.loads(line) for line in written.splitlines() if line.startswith("{")]
    (finished,) = [each for each in records if each["event"] == "Update finished"]
    assert (finished["kind"], finished["outcome"], finished["language"]) == ("message", "answered", "en")
    assert {"analysis_ms", "embedding_ms", "search_ms", "evidence_ms", "sending_ms"} <= finished.keys()
    assert TOKEN not in written
    assert "Japarov" not in written
    assert "Reader" not in written


def test_a_port_that_is_taken_is_told_in_one_line(seeded: Qawl) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        finished = seeded.run("bot", QAWL_TELEGRAM_TOKEN=TOKEN, QAWL_METRICS_PORT=port)
    assert finished.status == 2
    assert f"qawl: QAWL_METRICS_PORT {port} can't be listened on" in finished.errors
    assert "Traceback" not in finished.errors
