"""`qawl` serving its page, as a process: a command goes in, what it printed up to the address comes out; at the end it
is told to stop, and must do so cleanly."""

import asyncio
import signal
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from types import MappingProxyType

from qawl_process import QAWL, Qawl

_PATIENCE = 180.0  # seconds: the process loads the model before it prints the address


@asynccontextmanager
async def started(
    qawl: Qawl,
    *arguments: str,
    ended_by: signal.Signals,
    stdin: int | None = None,
    settings: Mapping[str, str] = MappingProxyType({}),
) -> AsyncIterator[str]:
    """What the process, with these settings, printed up to its page's address, and that address as the last word."""
    process = await asyncio.create_subprocess_exec(
        QAWL,
        *arguments,
        cwd=qawl.folder,
        env=qawl.environment(**settings),
        stdin=stdin if stdin is not None else asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        yield (await asyncio.wait_for(process.stdout.readuntil(b"127.0.0.1:"), _PATIENCE)).decode() + (
            await process.stdout.readline()
        ).decode().strip()
    finally:
        process.send_signal(ended_by)
        _, errors = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 0, errors.decode()
    assert "Traceback" not in errors.decode()
