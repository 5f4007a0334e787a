"""`qawl doctor`: what is wrong with this installation, and what mends it."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from bot.cli.output import notice, print_json
from bot.doctor.asking_telegram import ask_telegram
from bot.doctor.examining import examine, exit_status
from bot.doctor.probing import probe
from bot.doctor.records import Check, Installation, Severity
from bot.printable import printable
from bot.services import Services
from bot.settings import load_settings
from index.errors import SettingsError

SERVICE_FILE = Path("/etc/qawl/qawl.env")
"""As packaging/qawl.service names it."""


def doctor(*, as_json: bool) -> int:
    """Look at everything, and say what was found as it is found; also where the settings can't be read."""
    found: list[Check] = []
    for check in _found():
        found.append(check)
        if not as_json:
            print("\n".join(_lines(check)), flush=True)
    if as_json:
        print_json({"checks": [asdict(each) for each in found]})
    return exit_status(found)


def _found() -> Iterator[Check]:
    try:
        settings = load_settings()
    except SettingsError as error:
        remedy = (
            "mend it in .env or in the environment: .env.example explains every setting; then run this again, which "
            "looked at nothing else"
        )
        yield Check("settings", Severity.ERROR, str(error), remedy)
        return
    services = Services(settings, notice)
    try:
        yield from examine(Installation(settings, services, probe, ask=ask_telegram, service_file=SERVICE_FILE))
    finally:
        services.close()


def _lines(check: Check) -> Iterator[str]:
    """The finding, and the remedy below it."""
    yield printable(f"{check.severity.value:<8} {check.name}: {check.message}")
    if check.remedy is not None:
        yield printable(f"{'':<8} → {check.remedy}")
