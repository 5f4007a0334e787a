"""Waiting for the first of several things: events go in; it returns when one of them has happened, or it is time."""

import asyncio


async def any_of(*events: asyncio.Event, seconds: float | None) -> None:
    """Wait until one of `events` is set, or for so many seconds; None for as long as it takes."""
    waits = [asyncio.create_task(event.wait()) for event in events]
    try:
        await asyncio.wait(waits, timeout=None if seconds is None else max(0.0, seconds), return_when="FIRST_COMPLETED")
    finally:
        for each in waits:
            each.cancel()
