"""What the page looks like, kept for people to look at: wide and phone, both languages, light and dark."""

import pytest
from chromium import PHONE, WIDE, keep_screenshot, page_of
from demo_world import Demo, messages_of
from playwright.async_api import Browser, expect
from scene import play

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ar"])
async def test_wide(browser: Browser, demo: Demo, language: str, scheme: str) -> None:
    async with page_of(browser, demo.simulator, viewport=WIDE, language=language, color_scheme=scheme) as page:
        await keep_screenshot(page, f"wide-{language}-{scheme}-empty")
        await play(demo, page)
        await keep_screenshot(page, f"wide-{language}-{scheme}")


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_phone(browser: Browser, demo: Demo, language: str) -> None:
    async with page_of(browser, demo.simulator, viewport=PHONE, has_touch=True, language=language) as page:
        await keep_screenshot(page, f"phone-{language}-list-empty")
        await play(demo, page)
        await keep_screenshot(page, f"phone-{language}-list")
        for name, chat in (("private", demo.private), ("group", demo.group), ("channel", demo.channel)):
            await page.goto(f"{demo.simulator.url}/#{chat}")
            await expect(messages_of(page, chat).last).to_be_in_viewport()
            await keep_screenshot(page, f"phone-{language}-{name}")


async def test_while_writing(browser: Browser, demo: Demo) -> None:
    await demo.bot.set_my_commands([("help", "ما أستطيعه"), ("start", "البداية")], language_code="ar")
    async with page_of(browser, demo.simulator, viewport=PHONE, has_touch=True, language="ar") as page:
        await play(demo, page)
        await page.goto(f"{demo.simulator.url}/#{demo.private}")
        message = messages_of(page, demo.private).nth(1)
        await message.hover()
        await message.get_by_role("button", name="تفاعل", exact=True).click()
        await keep_screenshot(page, "phone-ar-reacting")
        await page.keyboard.press("Escape")
        await message.get_by_role("button", name="ردّ").click()
        await page.locator("textarea:visible").fill("/")
        await expect(page.get_by_role("option")).to_have_count(2)
        await keep_screenshot(page, "phone-ar-commands")
