"""An import of a chat's past leaves out who told the bot to."""

import argparse
import json
from pathlib import Path

import pytest
from kept_messages import tiny_services

from bot.cli.keeping import import_telegram
from bot.memory.embedded import EmbeddedMemory
from bot.simulator.chats.records import Chat

GROUP = Chat(-1_000_000_001_234, "supergroup", "Port")


def export(path: Path) -> Path:
    """An export in which two people speak."""
    messages = [
        {
            "id": number, "type": "message", "date_unixtime": str(1_700_000_000 + number), "from": name,
            "from_id": f"user{author}", "text": text,
        }
        for number, name, author, text in (
            (1, "Amal", 70, "The harbour opened."), (2, "Basil", 71, "The quay closed."),
        )
    ]  # fmt: skip
    path.write_text(json.dumps({"name": "Port", "type": "private_supergroup", "id": 1234, "messages": messages}))
    return path


@pytest.mark.parametrize("everywhere", [False, True])
def test_who_opted_out_is_left_out_of_imports(tmp_path: Path, everywhere: bool) -> None:
    memory = EmbeddedMemory(tmp_path)
    memory.set_silence(70, None if everywhere else GROUP.id, True)
    memory.close()
    with tiny_services(tmp_path) as services:
        arguments = argparse.Namespace(export=str(export(tmp_path / "result.json")), json=True)
        assert import_telegram(arguments, services) == 0
        assert services.texts(GROUP) == {2: "The quay closed."}
