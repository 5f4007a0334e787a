"""What a language model says of the points of a summary, and that no summary waits for it for long."""

import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from kept_messages import all_stored
from running_bot import quotes
from scripted_author import ScriptedAuthor
from summing_bot import AMAL, Clock, answered, plainly, remembering_group, summing

from bot.simulator.chats.records import Json
from bot.simulator.server import Simulator
from retrieval.digest.records import Digest
from retrieval.records import Claim

pytestmark = pytest.mark.alone

FERRY = "The ferry to Cyprus leaves at nine tomorrow."
SAID = "A ferry goes to Cyprus."


def say_so(digest: Digest) -> Digest:
    first, *others = digest.points
    return replace(digest, points=(replace(first, written=Claim(SAID, (first.citations[0].number,))), *others))


def fail(_digest: Digest) -> Digest:
    raise RuntimeError("the secret")


async def summary(folder: Path, author: ScriptedAuthor, patience: float = 30.0) -> Json:
    """The summary of a group in which one thing was said."""
    clock = Clock()
    async with (
        Simulator(clock=clock.seconds, privacy=False) as server,
        summing(server, folder, clock, author=author, patience=patience),
    ):
        group = await remembering_group(server, folder)
        server.people.say(AMAL, group.id, FERRY)
        server.people.say(AMAL, group.id, "The ferry to Cyprus is full, people say.")
        await all_stored(server, folder)
        return await answered(server, AMAL, group.id, "/summary")


async def test_what_a_model_says_of_a_point_stands_above_its_quote(tmp_path: Path) -> None:
    shown = await summary(tmp_path, ScriptedAuthor(digests=say_so))
    assert plainly(shown).index(SAID) < plainly(shown).index("ferry to Cyprus")
    assert not any(SAID in each for each in quotes(shown))


async def test_a_summary_comes_without_a_model_that_fails_or_is_slow(tmp_path: Path) -> None:
    failing = await summary(tmp_path / "failing", ScriptedAuthor(digests=fail))
    begun = time.monotonic()
    slow = ScriptedAuthor(digests=say_so, gate=threading.Semaphore(0))
    late = await summary(tmp_path / "slow", slow, patience=0.5)
    assert time.monotonic() - begun < 40
    assert slow.gate is not None
    slow.gate.release()
    for shown in (failing, late):
        assert SAID not in plainly(shown)
        assert any("ferry to Cyprus" in each for each in quotes(shown))
