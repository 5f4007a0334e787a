"""A copy that is killed at any moment: the same command goes on, and in the end both places hold the same.

Real processes copy and are killed with SIGKILL, which no code can catch.
"""

import random
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from filled_deployment import SCOPES, add, at_work, fill, folder, seen, text_of
from killed_processes import check_tables, start
from postgres_server import PostgresServer

from bot.copying import copy_deployment
from bot.deployments import Place, opened
from index.errors import InputError

pytestmark = pytest.mark.alone

KILLS = 9


def copy_and_report(source: Place, target: Place, reports: Connection) -> None:
    """What the process does: every step is said at once."""
    with opened(source, make=False) as here, opened(target, make=True) as there:
        reports.send("ready")
        copy_deployment(here, there, lambda step, *_: reports.send(step))
    reports.send("done")


def copied(source: Place, target: Place) -> int:
    """How many steps were told of a copy."""
    told: list[str] = []
    with opened(source, make=False) as here, opened(target, make=True) as there:
        copy_deployment(here, there, lambda step, *_: told.append(step))
    return len(told)


def everything(place: Place) -> list[object]:
    with at_work(place) as bot:
        return seen(bot)


def killed_after(steps: int, pause: float, source: Place, target: Place) -> str:
    """The last that a copy said before it was killed."""
    process, reports = start(copy_and_report, source, target)
    said = str(reports.recv())
    for _ in range(steps):
        if said == "done":
            break
        said = str(reports.recv())
    time.sleep(pause)
    process.kill()
    process.join()
    return said


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Place:
    place = folder(tmp_path_factory.mktemp("filled"))
    with at_work(place) as bot:
        fill(bot, documents=120)  # more than are read at once
    return place


@pytest.fixture(params=["to a server", "to a folder"])
def direction(
    request: pytest.FixtureRequest, filled: Place, postgres: PostgresServer, tmp_path: Path
) -> tuple[Place, Callable[[int], Place]]:
    """Where everything is, and new places to copy it to."""
    if request.param == "to a server":
        return filled, lambda _: Place.parse(postgres.new_database())
    server = Place.parse(postgres.new_database())
    copied(filled, server)
    return server, lambda number: folder(tmp_path / str(number))


def test_killed_at_any_moment_the_same_command_goes_on(direction: tuple[Place, Callable[[int], Place]]) -> None:
    source, new_target = direction
    moments = random.Random("copies")
    known, stages, whole = everything(source), set(), copied(source, new_target(KILLS))
    for attempt in range(KILLS):
        target = new_target(attempt)
        steps = attempt * whole // KILLS
        stages.add(killed_after(steps, moments.uniform(0, 0.02), source, target).split()[0])
        if attempt % 3 == 0:
            killed_after(moments.randrange(whole), moments.uniform(0, 0.02), source, target)  # and once more
        copied(source, target)
        assert everything(target) == known
        if target.folder is not None:
            check_tables(target.folder)
    assert {"copying", "comparing"} <= stages, stages  # else all kills came too early or too late to show a thing


def test_what_changed_between_a_killed_copy_and_the_next_is_right_in_the_end(tmp_path: Path, postgres_url: str) -> None:
    source, target = folder(tmp_path / "source"), Place.parse(postgres_url)
    with at_work(source) as bot:
        fill(bot)
    for number in range(6):
        killed_after(4 * number, 0.0, source, target)
        with at_work(source) as bot:
            add(bot.library, 100 + number)
            assert bot.library.delete(text_of(3 * number + 1).id, SCOPES)
    copied(source, target)
    assert everything(target) == everything(source)


def test_a_copy_that_is_not_whole_is_no_source_and_no_target_once_it_was_used(
    tmp_path: Path, filled: Place, postgres_url: str
) -> None:
    target = Place.parse(postgres_url)
    killed_after(6, 0.0, filled, target)
    with pytest.raises(InputError, match="a copy that was not ended"):
        copied(target, folder(tmp_path / "next"))
    with at_work(target) as bot:
        add(bot.library, 900)
    with pytest.raises(InputError, match="was used since"):
        copied(filled, target)
