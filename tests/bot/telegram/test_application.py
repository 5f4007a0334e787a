"""Where the bot looks for its server."""

import pytest
from wire import ClaimsInMemory

from bot.simulator.server import TOKEN
from bot.telegram.receiving.application import build_application
from bot.telegram.turns.workers import Workers


@pytest.mark.parametrize(
    ("api_url", "root"),
    [
        (None, "https://api.telegram.org"),
        ("http://localhost:8081", "http://localhost:8081"),
        ("https://proxy.example/tg/", "https://proxy.example/tg"),
    ],
)
def test_methods_and_files_are_found_below_the_root(api_url: str | None, root: str) -> None:
    application = build_application(TOKEN, api_url, lambda _: None, ClaimsInMemory(), Workers(1))
    assert application.bot.base_url == f"{root}/bot{TOKEN}"
    assert application.bot.base_file_url == f"{root}/file/bot{TOKEN}"
