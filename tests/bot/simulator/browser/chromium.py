"""Chromium for tests: the system's own, headless and kept offline. A page that is opened here fails its test by errors
in its console, and by any request that does not go to the simulator."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, ConsoleMessage, Dialog, Page, Request, WebError, async_playwright, expect

from bot.simulator.server import Simulator

WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
PATIENCE_MILLISECONDS = 60_000

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_REQUIRED = "BROWSER_TESTS"  # "required": no browser is a failure
_SCREENSHOTS = Path(os.environ.get("SCREENSHOTS", Path(__file__).parents[4] / "build" / "screenshots"))
_ARGUMENTS = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--disable-gpu", "--force-color-profile=srgb"]


def executable() -> str:
    """The path of the system's browser. Skips the test where there is none, or fails it where one is required."""
    found = next((path for path in map(shutil.which, _NAMES) if path), None)
    if found is None:
        reason = "no Chromium on this machine (on Debian: apt-get install chromium fonts-noto-core)"
        if os.environ.get(_REQUIRED) == "required":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A running browser."""
    expect.set_options(timeout=PATIENCE_MILLISECONDS)
    path = executable()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield browser
        await browser.close()


@asynccontextmanager
async def opened(
    browser: Browser, address: str, *, language: str = "en", refusals: bool = False, **options: Any
) -> AsyncIterator[Page]:
    """The page at `address`, in a fresh browser profile; `options` are those of playwright's `new_context`.

    `refusals` says that the simulator may refuse what the page asks for, which browsers list in the console.
    """
    reports = _Reports(address, refusals=refusals)
    locale = {"en": "en-GB", "ar": "ar-EG"}[language]
    context = await browser.new_context(**{"viewport": WIDE, "locale": locale, "reduced_motion": "reduce", **options})
    context.set_default_timeout(PATIENCE_MILLISECONDS)
    context.on("request", reports.request)
    context.on("console", reports.console)
    context.on("weberror", reports.error)
    context.on("dialog", reports.dialog)
    page = await context.new_page()
    try:
        await page.goto(address)
        yield page
    finally:
        await context.close()
    assert not reports.bad, reports.bad


@asynccontextmanager
async def page_of(browser: Browser, simulator: Simulator, **options: Any) -> AsyncIterator[Page]:
    """The simulator's page, loaded."""
    async with opened(browser, simulator.url, **options) as page:
        await page.locator(".top").wait_for()
        yield page


async def keep_screenshot(page: Page, name: str) -> None:
    """Save what the page looks like in the folder of screenshots."""
    await asyncio.to_thread(_SCREENSHOTS.mkdir, parents=True, exist_ok=True)
    await page.evaluate("document.fonts.ready")
    await page.screenshot(path=_SCREENSHOTS / f"{name}.png")


class _Reports:
    """What no page may do, as it was seen: errors and warnings, dialogs, requests to anywhere but `address`."""

    def __init__(self, address: str, *, refusals: bool) -> None:
        self.bad: list[str] = []
        self._inside = (address.rstrip("/") + "/", f"blob:{address.rstrip('/')}/")
        self._refusals = refusals

    def request(self, request: Request) -> None:
        if not request.url.startswith(self._inside):
            self.bad.append(f"asked for {request.url}")

    def console(self, said: ConsoleMessage) -> None:
        refused = self._refusals and "the server responded with a status of 4" in said.text
        if said.type in {"error", "warning"} and not refused:
            self.bad.append(f"console: {said.text}")

    def error(self, error: WebError) -> None:
        self.bad.append(f"error: {error.error}")

    async def dialog(self, dialog: Dialog) -> None:
        self.bad.append(f"dialog: {dialog.message}")
        await dialog.dismiss()
