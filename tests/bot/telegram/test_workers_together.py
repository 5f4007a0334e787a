"""Three workers on one database, which are killed again and again, and the database with them once: every question is
answered, in order; none is answered twice but where a worker died between answering and recording it; nothing else is
lost, doubled or half done."""

import asyncio
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from http import HTTPStatus
from pathlib import Path

import psycopg
import pytest
from aiohttp import ClientError, ClientSession
from balancer import Balancer
from postgres_server import PostgresServer, started_server
from running_bot import reader
from summing_bot import article
from test_process import ROOT, ended
from wire import free_port
from worker_process import SharedServices

from bot.memory.digest_protocol import Scheduled
from bot.memory.postgres import PostgresMemory
from bot.scheduling.schedule import Schedule
from bot.simulator.chats.records import Chat
from bot.simulator.server import Simulator
from bot.telegram.receiving.webhook import READINESS

pytestmark = pytest.mark.alone

RUNNER = Path(__file__).with_name("worker_process.py")
WORKERS, CHATS, QUESTIONS = 3, 50, 40
SECONDS_BETWEEN = 0.045  # two questions
GROUPS, SAID = 5, 40  # messages of each group
LEADER, DIGESTED = 8, 9
ASKED = re.compile(r"Question ([0-9]+) of chat ([0-9]+)\?")


@pytest.fixture
def own_server() -> Iterator[PostgresServer]:
    """A database server that may be killed."""
    server = started_server()
    yield server
    server.remove()


async def start_worker(
    server: Simulator, database_url: str, webhook_url: str, port: int, folder: Path
) -> asyncio.subprocess.Process:
    """A worker; it polls where there is no address for a webhook."""
    paths = ":".join(str(ROOT / each) for each in ("", "tests", "tests/bot/simulator"))
    return await asyncio.create_subprocess_exec(
        sys.executable, str(RUNNER), server.url, database_url, webhook_url, str(port), str(folder), cwd=ROOT,
        env={"PYTHONPATH": paths}, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


class Crew:
    """Workers behind a balancer, each started again when it ends, and what they wrote to their logs. `kills` counts."""

    def __init__(
        self, server: Simulator, database_url: str, balancer: Balancer, ports: list[int], folder: Path
    ) -> None:
        self.kills = 0
        self.logs: list[str] = []
        self.ports = ports
        self._start = partial(start_worker, server, database_url, balancer.url)
        self._folder = folder
        self._workers: dict[int, asyncio.subprocess.Process] = {}
        self._ends = False
        self._watching = [asyncio.create_task(self._watch(port)) for port in ports]

    async def ready(self) -> None:
        """Wait until each says that it is. Raises `TimeoutError`."""
        async with ClientSession() as session, asyncio.timeout(120):
            for port in self.ports:
                while not await _is_ready(session, port):  # noqa: ASYNC110 - another process is: no event tells of it
                    await asyncio.sleep(0.2)

    def kill(self, port: int) -> None:
        """Kill a worker."""
        if port in self._workers:
            self._workers.pop(port).kill()
            self.kills += 1

    async def end(self) -> None:
        """Stop all, in good order."""
        await self.ready()
        self._ends = True
        workers = list(self._workers.values())
        for worker in workers:
            worker.terminate()
        codes = [await asyncio.wait_for(worker.wait(), 60) for worker in workers]
        assert codes == [0] * len(self.ports)

    async def close(self) -> None:
        """Leave nothing behind."""
        self._ends = True
        for worker in self._workers.values():
            worker.kill()
        await asyncio.gather(*self._watching)

    async def _watch(self, port: int) -> None:
        while not self._ends:
            worker = self._workers[port] = await self._start(port, self._folder)
            _, log = await worker.communicate()
            self.logs.append(log.decode())
            self._workers.pop(port, None)


async def _is_ready(session: ClientSession, port: int) -> bool:
    try:
        async with session.get(f"http://127.0.0.1:{port}{READINESS}") as response:
            return response.status == HTTPStatus.OK
    except (ClientError, OSError):
        return False


@asynccontextmanager
async def crew_of(server: Simulator, database_url: str, folder: Path, chance: random.Random) -> AsyncIterator[Crew]:
    """Workers that have told Telegram where to post."""
    ports = [free_port() for _ in range(WORKERS)]
    async with Balancer(ports, free_port(), chance) as balancer:
        crew = Crew(server, database_url, balancer, ports, folder)
        try:
            await crew.ready()
            await asyncio.wait_for(server.calls.happened("setWebhook", WORKERS), 120)
            yield crew
            await balancer.settled()
            print(f"{balancer.again} updates were posted once more")
        finally:
            await crew.close()


async def groups_of(server: Simulator) -> list[Chat]:
    """Groups that remember what they say."""
    reader(server, LEADER)
    groups = []
    for number in range(GROUPS):
        group = server.membership.found_group(f"Group {number}", LEADER, supergroup=True)
        server.membership.join(server.chats.bot.id, group.id, by=LEADER)
        await server.next_message(group.id)
        server.people.say(LEADER, group.id, "/remember on")
        await server.next_message(group.id)
        groups.append(group)
    return groups


class Talk:
    """What is asked and said. `said` is what each group's documents should say."""

    def __init__(self, server: Simulator, groups: list[Chat], chance: random.Random) -> None:
        self.said: dict[int, list[str]] = defaultdict(list)
        self._server = server
        self._groups = groups
        self._chance = chance

    async def run(self) -> None:
        """Ask and say everything, chats and groups by turns."""
        asked = [(number, chat) for number in range(QUESTIONS) for chat in range(1, CHATS + 1)]
        every = len(asked) // (GROUPS * SAID)
        for place, (number, chat) in enumerate(asked):
            user = 1000 + chat
            self._server.people.say(reader(self._server, user).id, user, f"Question {number} of chat {chat}?")
            if place % every == 0:
                group = self._groups[place // every % GROUPS]
                text = f"Report {place}: ship {place * 7} came."
                self._server.people.say(LEADER, group.id, text)
                self.said[group.id].append(text)
            while len(self._server.updates.pending) > CHATS:  # noqa: ASYNC110 - no event tells of so many
                await asyncio.sleep(0.1)
            await asyncio.sleep(SECONDS_BETWEEN)


def unrecorded(database_url: str) -> set[tuple[int, int]]:
    """The questions, as chats and numbers, of which it isn't known whether the answer arrived."""
    with psycopg.connect(database_url) as connection:
        rows = connection.execute(
            "SELECT content FROM qawl_memory.inbox WHERE is_begun = 1 AND is_answered = 0 AND is_finished = 0"
        ).fetchall()
    return {(int(chat), int(number)) for (content,) in rows for number, chat in ASKED.findall(content)}


async def done(server: Simulator, database_url: str) -> None:
    """Wait until everything is posted, answered and stored. Raises `TimeoutError`."""
    memory = PostgresMemory(database_url)
    try:
        async with asyncio.timeout(600):
            await server.updates.changes.until(lambda: not server.updates.pending)
            while memory.inbox_length() or memory.arrived(1):  # noqa: ASYNC110 - as above
                await asyncio.sleep(0.5)
    finally:
        memory.close()


@pytest.mark.timeout(1200)
async def test_workers_that_are_killed_lose_nothing(own_server: PostgresServer, tmp_path: Path) -> None:
    chance = random.Random(11)
    database_url = own_server.new_database()
    services = SharedServices(tmp_path, database_url)
    slot = (datetime.now(UTC) + timedelta(seconds=75)).replace(second=0, microsecond=0)
    services.keep(article("News", "The harbour opened to all ships.", datetime.now(UTC) - timedelta(hours=2)))
    services.close()
    async with (
        Simulator(sleep=lambda _: asyncio.sleep(0.2), privacy=False) as server,
        crew_of(server, database_url, tmp_path, chance) as crew,
    ):
        memory = PostgresMemory(database_url)
        reader(server, DIGESTED)
        server.membership.unblock(DIGESTED)
        schedule = Schedule(slot.hour * 60 + slot.minute, None, "UTC")
        memory.set_schedule(Scheduled(DIGESTED, 0, schedule, "en", set_at=datetime.now(UTC), set_by=DIGESTED))
        memory.close()
        talk = Talk(server, await groups_of(server), chance)
        talking = asyncio.create_task(talk.run())
        database_kills, unsure = 0, set[tuple[int, int]]()
        while not talking.done() or datetime.now(UTC) < slot:
            await asyncio.sleep(3 + 2 * chance.random())
            crew.kill(chance.choice(crew.ports))
            unsure |= await asyncio.to_thread(unrecorded, database_url)
            if len(server.sent) > CHATS * QUESTIONS / 2 and not database_kills:
                database_kills = 1
                await asyncio.to_thread(own_server.kill)
                await asyncio.sleep(1.0)
                await asyncio.to_thread(own_server.start)
        await talking
        await done(server, database_url)
        await server.next_message(DIGESTED)
        await crew.end()
        texts = [(message["chat"]["id"], str(message["text"])) for message in server.sent]
    answers: dict[int, list[int]] = defaultdict(list)
    for _, text in texts:
        for number, chat in ASKED.findall(text)[:1]:
            answers[int(chat)].append(int(number))
    twice = Counter({(chat, number): times - 1 for chat, given in answers.items()
                     for number, times in Counter(given).items() if times > 1})  # fmt: skip
    lost = CHATS * QUESTIONS - sum(len(set(given)) for given in answers.values())
    print(
        f"{crew.kills} workers killed; {sum(map(len, answers.values()))} answers, {twice.total()} repeated, {lost} lost"
    )
    assert database_kills == 1
    assert not [log for log in crew.logs if "Traceback" in log]
    assert {chat: sorted(set(given)) for chat, given in answers.items()} == {
        chat: list(range(QUESTIONS)) for chat in range(1, CHATS + 1)
    }
    for given in answers.values():
        first = list(dict.fromkeys(given))
        assert first == sorted(first)
    # How many depends on how busy the machine is: 2 of 2,000 where it does nothing else.
    assert set(twice) <= unsure
    assert twice.total() <= crew.kills
    assert len([text for chat, text in texts if chat == DIGESTED]) == 1
    services = SharedServices(tmp_path, database_url)
    for group_id, said in talk.said.items():
        assert services.documents_of(group_id) == sorted(said)
    services.close()
    assert not list(tmp_path.glob("*"))  # noqa: ASYNC240


@pytest.mark.timeout(900)
async def test_of_workers_that_poll_the_second_is_refused_until_the_first_is_gone(
    own_server: PostgresServer, tmp_path: Path
) -> None:
    database_url = own_server.new_database()
    async with Simulator() as server:
        first = await start_worker(server, database_url, "", 0, tmp_path)
        await asyncio.wait_for(server.calls.happened("getUpdates"), 60)
        second = await start_worker(server, database_url, "", 0, tmp_path)
        said = await ended(second)
        assert second.returncode == 2
        assert re.fullmatch(
            rf"another bot \(.+:{first.pid}:.+\) polls .+QAWL_DATABASE_URL: stop it, or set QAWL_WEBHOOK_URL, .+\n",
            said,
        )
        first.kill()
        await ended(first)
        third = await start_worker(server, database_url, "", 0, tmp_path)
        server.people.say(reader(server, 7).id, 7, "Question 1 of chat 7?")
        assert "Question 1 of chat 7?" in (await server.next_message(7))["text"]
        third.terminate()
        await ended(third)
        assert third.returncode == 0
