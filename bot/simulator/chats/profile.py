"""What the bot says of itself: its menus of commands and its descriptions, by language and by whom they are for."""

import json
from collections.abc import Sequence

from bot.simulator.chats.chats import Chats
from bot.simulator.chats.records import Json

_DEFAULT = {"type": "default"}


class Profile:
    """Menus by scope and language, and texts by kind and language."""

    def __init__(self, chats: Chats) -> None:
        self._chats = chats
        self._commands: dict[tuple[str, str], list[Json]] = {}
        self._texts: dict[tuple[str, str], str] = {}

    def set_commands(self, scope: Json, language: str, commands: Sequence[Json]) -> None:
        """Put a menu in place of another; an empty one takes it away."""
        key = (json.dumps(scope, sort_keys=True), language)
        if commands:
            self._commands[key] = list(commands)
        else:
            self._commands.pop(key, None)
        self._chats.tell("commands", {"menus": self.menus()})

    def commands(self, scope: Json | None = None, language: str = "") -> list[Json]:
        """The menu of exactly this scope and language."""
        return self._commands.get((json.dumps(scope or _DEFAULT, sort_keys=True), language), [])

    def menus(self) -> list[Json]:
        """All menus, each with its scope and language."""
        return [
            {"scope": json.loads(scope), "language_code": language, "commands": commands}
            for (scope, language), commands in self._commands.items()
        ]

    def set_text(self, kind: str, language: str, text: str) -> None:
        """Set the "description" or the "short_description"; an empty one takes it away."""
        self._texts[kind, language] = text

    def text(self, kind: str, language: str = "") -> str:
        """In `language`, or else in the one for everybody."""
        return self._texts.get((kind, language)) or self._texts.get((kind, ""), "")
