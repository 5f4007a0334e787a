"""What the doctor finds of an installation in a folder, for its tests."""

from collections.abc import Callable
from pathlib import Path

from pydantic import SecretStr
from tiny_embedder import TinyEmbedder

from bot.doctor.examining import examine
from bot.doctor.records import Check, Installation
from bot.services import Services
from bot.settings import Settings
from index.embedding.protocol import Embedder


def load(name: str | None, cache: Path, say: Callable[[str], None]) -> Embedder:
    return TinyEmbedder(name or "tiny")


def looked(tmp_path: Path, url: str | None = None) -> list[Check]:
    chosen = Settings(data_dir=tmp_path / "data", database_url=None if url is None else SecretStr(url))
    services = Services(chosen, lambda _: None, load)
    checks = list(examine(Installation(chosen, services, None, tmp_path / ".env")))
    services.close()
    return checks


def named(checks: list[Check], name: str) -> list[tuple[str, str]]:
    return [(each.severity.value, each.message) for each in checks if each.name == name]
