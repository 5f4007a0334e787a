"""`python -m bench.workers`: how many answers a second one worker gives, and two, where each waits a second for a
language model; and how many ten people at once get against one. Ratios are what counts: both are of one run.

Real are the processes, PostgreSQL, the webhooks and their inbox, the author and its checks, the endpoint's protocol.
Made up are Telegram and the model (on this machine, see `Simulator` and tests/), the one answer, and its embedding
model, which takes no time: what is measured is waiting, not search.
"""

import asyncio
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATHS = [ROOT, *(ROOT / "tests" / each for each in ("", "bot/telegram", "bot/simulator", "retrieval/generation"))]
sys.path[:0] = [str(each) for each in PATHS]

import balancer  # noqa: E402 - tests/ has the parts that stand for the world
import worker_process  # noqa: E402
from aiohttp import web  # noqa: E402
from endpoint_server import Asked, EndpointServer, Exchange, serving_model  # noqa: E402
from postgres_server import PostgresServer  # noqa: E402
from running_bot import reader  # noqa: E402
from sample_answers import answer, citation  # noqa: E402
from summing_bot import article  # noqa: E402
from wire import free_port  # noqa: E402

from bot.simulator.server import Simulator  # noqa: E402
from bot.telegram.receiving.inbox import held  # noqa: E402
from index.library_records import Scopes  # noqa: E402
from index.records import LIBRARY  # noqa: E402
from retrieval.records import Answer  # noqa: E402

SAID = "The harbour of Aktau opened to 40 ships on Monday."
MODEL_SECONDS = 1.0
AT_ONCE = 4  # requests of one worker to its language model, see `Breaker`; what is more goes out without it
PEOPLE = 16
WARM_SECONDS, MEASURED_SECONDS = 3.0, 15.0


class _Services(worker_process.SharedServices):
    """Answers every question with the one sentence of its library."""

    def answer_question(self, question: str, scopes: Scopes, earlier: Sequence[str] = ()) -> Answer:  # noqa: ARG002
        """See `Engine.answer_question`."""
        (only,) = self.library.documents([LIBRARY])
        cited = citation(quote=SAID, document_id=only.id, language="en", title=only.title)
        start = len(only.title) + 2
        cited = replace(cited, start=start, end=start + len(SAID))
        return answer(question, [cited], language="en")


def _write(asked: Asked) -> str:
    offered = json.loads(asked.material)["sentences"]
    return json.dumps({"claims": [{"text": SAID, "sentences": [offered[0]["id"]]}], "translations": []})


async def _after_a_while(exchange: Exchange) -> web.StreamResponse:
    await asyncio.sleep(MODEL_SECONDS)
    response = await exchange.opened()
    for chunk in exchange.chunks():
        await response.write(chunk)
    return response


@asynccontextmanager
async def _served(server: Simulator, database_url: str, model: EndpointServer, workers: int) -> AsyncIterator[None]:
    ports = [free_port() for _ in range(workers)]
    environment = {
        "PYTHONPATH": os.pathsep.join(map(str, PATHS)),
        "QAWL_LLM_BASE_URL": model.url,
        "QAWL_LLM_MODEL": "any",
    }
    with tempfile.TemporaryDirectory() as folder:
        async with balancer.Balancer(ports, free_port(), random.Random(1)) as posted_to:
            told = len(server.calls.of("setWebhook"))
            running = [
                await asyncio.create_subprocess_exec(
                    sys.executable, "-m", "bench.workers", server.url, database_url, posted_to.url, str(port), folder,
                    cwd=ROOT, env=environment,
                )
                for port in ports
            ]  # fmt: skip
            try:
                await asyncio.wait_for(server.calls.happened("setWebhook", told + workers), 120)
                yield
            finally:
                for worker in running:
                    worker.terminate()
                await asyncio.gather(*(worker.wait() for worker in running))


async def _measure(server: Simulator, people: int) -> tuple[float, float, float]:
    """Answers a second, the median of seconds that people waited, and the share of answers that the model wrote in."""
    waited: list[float] = []
    written = 0
    begins = time.monotonic() + WARM_SECONDS
    ends = begins + MEASURED_SECONDS

    async def ask_on_and_on(person: int) -> None:
        nonlocal written
        reader(server, person)
        while time.monotonic() < ends:
            asked_at = time.monotonic()
            server.people.say(person, person, "How many ships came?")
            text = str((await server.next_message(person, within=60))["text"])
            if begins <= time.monotonic() < ends:
                waited.append(time.monotonic() - asked_at)
                written += text.count(SAID) > 1

    await asyncio.gather(*(ask_on_and_on(1000 + person) for person in range(people)))
    return len(waited) / MEASURED_SECONDS, statistics.median(waited), written / len(waited)


async def _run(database_url: str) -> None:
    balancer.AGAIN = 0.0
    with serving_model(_write) as model:
        model.always = _after_a_while
        async with Simulator() as server:
            async with _served(server, database_url, model, 1):
                alone, ten = await _measure(server, 1), await _measure(server, 10)
                one = await _measure(server, PEOPLE)
            async with _served(server, database_url, model, 2):
                two = await _measure(server, PEOPLE)
    print(f"one worker, answers that wait {MODEL_SECONDS:.0f} s for a language model")
    print(f"  1 person: answers a second, p50   {alone[0]:8.1f} {alone[1]:6.2f} s   written in {alone[2]:.0%}")
    print(f"  10 people                         {ten[0]:8.1f} {ten[1]:6.2f} s   written in {ten[2]:.0%}")
    print(f"  ten against one                   {ten[0] / alone[0]:8.1f} times the answers a second")
    print(f"{PEOPLE} people, who ask again as soon as they have their answer")
    print(f"  1 worker                          {one[0]:8.1f} {one[1]:6.2f} s   written in {one[2]:.0%}")
    print(f"  2 workers                         {two[0]:8.1f} {two[1]:6.2f} s   written in {two[2]:.0%}")
    print(f"  two against one                   {two[0] / one[0]:8.2f} times (aim: 1.8)")


def main() -> None:
    """Measure and print; with arguments, be one of the workers."""
    if len(sys.argv) > 1:
        held.MOST_HELD = AT_ONCE  # so that each answer is one that waits
        worker_process.SharedServices = _Services  # type: ignore[misc]
        sys.exit(worker_process.main())
    server = PostgresServer(fsync="off")
    try:
        database_url = server.new_database()
        with tempfile.TemporaryDirectory() as folder:
            services = _Services(Path(folder), database_url)
            services.keep(article("The harbour", SAID, datetime.now(UTC)))
            services.close()
        asyncio.run(_run(database_url))
    finally:
        server.remove()


if __name__ == "__main__":
    main()
