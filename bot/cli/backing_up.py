"""`qawl backup` and `qawl restore`: parsed arguments and services in, an exit status out."""

import argparse
from pathlib import Path

from bot.backups.archive import Manifest
from bot.backups.backing_up import back_up, restore
from bot.cli.output import StepBars, print_json
from bot.printable import printable
from bot.services import Services
from bot.settings import Settings
from index.errors import InputError


def backup(arguments: argparse.Namespace, services: Services) -> int:
    """`qawl backup FILE`: everything in the data folder into one file."""
    _refuse_server(services.settings, "pg_dump")
    target = Path(arguments.file).expanduser()
    with StepBars() as bars:
        made = back_up(services.settings.data_dir, target, bars.show)
    return _say(made, arguments.json, f"{target} holds")


def restore_backup(arguments: argparse.Namespace, services: Services) -> int:
    """`qawl restore FILE`: what a backup holds into the data folder."""
    _refuse_server(services.settings, "pg_restore")
    with StepBars() as bars:
        found = restore(
            Path(arguments.file).expanduser(), services.settings.data_dir, bars.show, replacing=arguments.replace
        )
    return _say(found, arguments.json, f"{services.settings.data_dir} holds")


def _say(manifest: Manifest, as_json: bool, where: str) -> int:
    if as_json:
        print_json(
            {
                "made_at": manifest.made_at, "qawl": manifest.qawl,
                "files": [{"name": part.name, "size": part.size, "sha256": part.sha256} for part in manifest.parts],
            }
        )  # fmt: skip
    else:
        for part in manifest.parts:
            print(printable(f"{where} {part.name}, {part.size / 1e6:,.1f} MB, as of {manifest.made_at}"))
    return 0


def _refuse_server(settings: Settings, tool: str) -> None:
    if settings.database_url is not None:
        raise InputError(f"with QAWL_DATABASE_URL everything is on the PostgreSQL server: use its own {tool}")
