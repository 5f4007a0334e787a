"""A memory that any earlier version made opens, keeps all it held, and works as one of today."""

from pathlib import Path

import pytest
from earlier_versions import as_version
from sample_exchanges import NOON, TALK, at, exchange

from bot.memory.digest_protocol import Scheduled
from bot.memory.embedded import EmbeddedMemory, memory_file
from bot.memory.inbox_protocol import Put
from bot.memory.records import Arrived, ChatSettings, Language
from bot.memory.schema import MEMORY
from bot.scheduling.schedule import Schedule
from retrieval.generation.budget import Spent

CHAT = TALK.chat_id
SETTINGS = ChatSettings(Language.ARABIC, buttons_for_all=True)
SCHEDULE = Scheduled(CHAT, 0, Schedule(600, None, "Asia/Tehran"), "ar", NOON, 9)
SPENT = Spent(1, 900, 120, 0.25, 2, 1)


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("today")
    memory = EmbeddedMemory(folder)
    memory.remember(exchange())
    memory.claim_update(5, NOON)
    memory.set_schedule(SCHEDULE)
    memory.change_settings(CHAT, lambda _: SETTINGS)  # without the schedule's zone, which the first versions lack
    memory.give_feedback("a1", 70, useful=True, at=NOON)
    memory.decide(CHAT, remembers=True)
    memory.arrive([Arrived(CHAT, 5, None)])
    memory.reach(CHAT, 0, 70, NOON)
    memory.spend(NOON.date(), CHAT, SPENT)
    memory.put_update(8, "line", "{}", CHAT)
    memory.close()
    return folder


@pytest.mark.parametrize("version", range(1, MEMORY.version + 1))
def test_it_keeps_what_it_held_and_works_like_one_of_today(version: int, today: Path, tmp_path: Path) -> None:
    tables = as_version(version, memory_file(today), MEMORY, memory_file(tmp_path))
    memory = EmbeddedMemory(tmp_path)
    assert memory.exchange("a1") == exchange()
    assert memory.exchange_shown_in(CHAT, 11) == exchange()
    assert memory.is_claimed(5)
    assert memory.settings(CHAT) == SETTINGS
    assert memory.feedback().useful == 1
    assert memory.remembers(CHAT) == ("remembering" in tables)
    assert len(memory.arrived(9)) == ("arrived" in tables)
    assert memory.schedules() == ([SCHEDULE] if "schedules" in tables else [])
    assert memory.reached(CHAT, 0, 70) == (NOON if "reached" in tables else None)
    assert memory.spent(NOON.date(), CHAT) == (SPENT if "spending" in tables else Spent())
    assert memory.inbox_length() == ("inbox" in tables)

    memory.remember(exchange("a2", question_id=20, question="وماذا بعد؟", minutes=5))
    assert memory.recent_questions(TALK, at(-1)) == [exchange().question, "وماذا بعد؟"]
    memory.set_schedule(SCHEDULE)
    assert memory.claim_slot(SCHEDULE, at(10), 60)
    assert memory.put_update(9, "line", "{}", CHAT) is Put.NEW
    memory.forget_chat(CHAT)
    assert memory.exchange("a1") is None
    assert memory.schedules() == []
    memory.close()
