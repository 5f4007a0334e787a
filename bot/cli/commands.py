"""A command by the names of its module and function: imported when it is run, not when the command line is read.

`qawl --help` must not wait for what only the bot or only an answer needs.
"""

import argparse
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.services import Services


@dataclass(frozen=True, slots=True)
class Command:
    """The function `function` of `bot.cli.<module>`; called as that function is, it gives its exit status."""

    module: str
    function: str

    def __call__(self, arguments: argparse.Namespace, services: "Services") -> int:
        """Run it."""
        return self.found()(arguments, services)

    def found(self) -> "Callable[[argparse.Namespace, Services], int]":
        """The function itself. Raises `AttributeError` or `ImportError` where there is none."""
        function: Callable[[argparse.Namespace, Services], int]
        function = getattr(import_module(f"bot.cli.{self.module}"), self.function)
        return function
