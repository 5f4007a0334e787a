"""`qawl copy`: everything from a folder into a PostgreSQL database, or the other way."""

import argparse

from bot.cli.output import StepBars, notice, print_json
from bot.copying import copy_deployment
from bot.deployments import Place, opened
from bot.services import Services
from bot.settings import Settings
from index.errors import InputError


def copy(arguments: argparse.Namespace, services: Services) -> int:
    """`qawl copy`: until both places hold the same."""
    source, target = places(arguments.source, arguments.target, services.settings)
    said_from, said_to = str(source), str(target)
    try:
        with opened(source, make=False) as here, opened(target, make=True) as there, StepBars() as bars:
            rows = copy_deployment(here, there, bars.show)
    except KeyboardInterrupt:
        notice("\ninterrupted: what was copied stays; the same command goes on where it stopped")
        raise
    if arguments.json:
        print_json({"from": said_from, "to": said_to, "tables": rows, "verified": True})
    else:
        print(f"{said_to} holds what {said_from} does: {sum(rows.values())} rows in {len(rows)} tables, compared")
    return 0


def places(source: str | None, target: str | None, settings: Settings) -> tuple[Place, Place]:
    """From where to where, as the arguments say; what they leave out is the other engine's place in the settings.

    Raises `InputError`.
    """
    folder = Place(settings.data_dir, None)
    server = None if settings.database_url is None else Place(None, settings.database_url)
    start = None if source is None else Place.parse(source)
    end = None if target is None else Place.parse(target)
    if start is None:
        start = server if end is not None and end.folder is not None else folder
    if end is None:
        end = server if start is not None and start.folder is not None else folder
    if start is None or end is None:
        raise InputError("copy takes --from and --to, or QAWL_DATABASE_URL for the one that is left out")
    if _is_same(start, end):
        raise InputError("--from and --to are one and the same place: name another")
    return start, end


def _is_same(one: Place, other: Place) -> bool:
    if one.folder is not None and other.folder is not None:
        return one.folder.resolve() == other.folder.resolve()
    return one == other
