"""`qawl demo` in a real browser, with the real model: questions typed in both languages, cited answers seen."""

import signal

import pytest
from chromium import PATIENCE_MILLISECONDS, chromium, keep_screenshot, opened
from demo_process import started
from playwright.async_api import Browser, Locator, expect
from qawl_process import Qawl

pytestmark = pytest.mark.model

_ORGANISATIONS = "وطالب بتعزيز التعاون بين البلدين في المنظمات الدولية"
_WARM_MILLISECONDS = 6000  # on a busy machine; to load the model takes longer
_QUESTIONS = (("what did Japarov propose?", "Sources", "ltr"), ("ماذا اقترح جباروف؟", "المصادر", "rtl"))


async def direction(place: Locator) -> str:
    return str(await place.evaluate("node => getComputedStyle(node).direction"))


async def test_the_page_answers_in_both_languages_and_refuses(seeded: Qawl) -> None:
    async with chromium() as browser, started(seeded, "demo", "--port", "0", ended_by=signal.SIGTERM) as printed:
        await _converse(browser, printed.rpartition(" ")[2])


async def _converse(browser: Browser, address: str) -> None:
    async with opened(browser, address) as page:
        chat = page.locator(".chat.private")
        field, answers = chat.locator("textarea"), chat.locator("article.in")
        for asked, (question, heading, frame) in enumerate(_QUESTIONS):
            await field.fill(question)
            await field.press("Enter")
            reply = answers.nth(asked)
            quote = reply.locator("blockquote", has_text=_ORGANISATIONS)
            # The first answer warms the model up; those after it are as fast as a conversation.
            await expect(quote).to_be_visible(timeout=_WARM_MILLISECONDS if asked else PATIENCE_MILLISECONDS)
            assert await direction(quote.locator(".line").first) == "rtl"
            assert await direction(chat.locator("article.out").nth(asked).locator(".line")) == frame
            assert await direction(reply.locator(".line", has=page.locator("strong", has_text=heading))) == frame
        await field.fill("Who won the football World Cup?")
        await field.press("Enter")
        await expect(answers.nth(2)).to_contain_text("couldn’t find")
        await keep_screenshot(page, "demo-answered")
