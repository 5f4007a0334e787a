"""The real bot in the page: questions typed, answers and refusals seen, each in its direction."""

import pytest
from chromium import page_of
from demo_world import Demo, chat_of, field_of, messages_of, say
from playwright.async_api import Browser, Locator, expect
from running_bot import running_bot
from sample_answers import ARABIC_QUOTE, ENGLISH_QUOTE, answer, citation

from bot.texts import texts_in
from retrieval.records import Answer

pytestmark = pytest.mark.asyncio(loop_scope="session")

ARABIC, ENGLISH = texts_in("ar"), texts_in("en")

REFUSED = {"en": "Who won?", "ar": "من فاز؟"}


def ask(question: str) -> Answer:
    language = "en" if question.isascii() else "ar"
    if question in REFUSED.values():
        return answer(question, nearest=[citation()], language=language)
    quotes = [citation(quote=ARABIC_QUOTE), citation(2, quote=ENGLISH_QUOTE, language="en", document_id="d2")]
    return answer(question, quotes, language=language)


async def direction(place: Locator) -> str:
    """The direction that a reader sees."""
    return str(await place.evaluate("node => getComputedStyle(node).direction"))


async def side_of_first_letter(place: Locator) -> str:
    """ "left" or "right": the half of its block in which a text's first letter stands."""
    return str(
        await place.evaluate(
            """node => {
              const range = document.createRange();
              const text = document.createTreeWalker(node, NodeFilter.SHOW_TEXT).nextNode();
              range.setStart(text, 0);
              range.setEnd(text, 1);
              const [letter, block] = [range.getBoundingClientRect(), node.getBoundingClientRect()];
              return letter.x + letter.width / 2 < block.x + block.width / 2 ? "left" : "right";
            }"""
        )
    )


@pytest.mark.parametrize(
    ("question", "heading", "frame"),
    [
        ("What did he say?", ENGLISH.say("sources-heading"), "ltr"),
        ("ماذا قال رئيسي؟", ARABIC.say("sources-heading"), "rtl"),
    ],
)
async def test_an_answer_comes_with_quotes_in_their_own_direction(
    browser: Browser, demo: Demo, question: str, heading: str, frame: str
) -> None:
    async with running_bot(demo.simulator, ask), page_of(browser, demo.simulator) as page:
        await say(page, demo.private, question)
        asked = messages_of(page, demo.private).nth(0)
        reply = messages_of(page, demo.private).nth(1)
        await expect(asked.locator(".line")).to_have_text(question)
        await expect(reply.locator("blockquote")).to_contain_text([ARABIC_QUOTE, ENGLISH_QUOTE])
        assert await direction(asked.locator(".line")) == frame
        for quote, expected in ((0, "rtl"), (1, "ltr")):
            place = reply.locator("blockquote").nth(quote)
            assert await direction(place) == expected
            assert await side_of_first_letter(place) == {"rtl": "right", "ltr": "left"}[expected]
        line = reply.locator(".line", has=page.locator("strong", has_text=heading))
        assert await direction(line) == frame
        source = reply.locator("a").first
        await expect(source).to_have_attribute("rel", "noopener noreferrer")
        await expect(source).to_have_attribute("href", "https://example.org/a?x=1&y=2")


@pytest.mark.parametrize(
    ("language", "refusal"), [("en", ENGLISH.say("not-in-sources")), ("ar", ARABIC.say("not-in-sources"))]
)
async def test_a_question_without_an_answer_is_refused(
    browser: Browser, demo: Demo, language: str, refusal: str
) -> None:
    async with running_bot(demo.simulator, ask), page_of(browser, demo.simulator, language=language) as page:
        await say(page, demo.private, REFUSED[language])
        said = messages_of(page, demo.private).nth(1).locator(".line").first
        await expect(said).to_have_text(refusal)
        assert await direction(said) == {"en": "ltr", "ar": "rtl"}[language]


@pytest.mark.parametrize("question", ["what did Japarov propose?", "ماذا اقترح جباروف؟"])
async def test_an_example_question_is_asked_by_a_tap(browser: Browser, demo: Demo, question: str) -> None:
    async with running_bot(demo.simulator, ask), page_of(browser, demo.simulator) as page:
        await chat_of(page, demo.private).get_by_role("button", name=question).click()
        await expect(messages_of(page, demo.private).nth(0).locator(".line")).to_have_text(question)
        await expect(messages_of(page, demo.private).nth(1).locator("blockquote")).to_have_count(2)
        await expect(chat_of(page, demo.private).locator(".empty-chat")).to_have_count(0)


async def test_a_reload_shows_the_chat_again(browser: Browser, demo: Demo) -> None:
    async with running_bot(demo.simulator, ask), page_of(browser, demo.simulator) as page:
        await say(page, demo.private, "What did he say?")
        await expect(messages_of(page, demo.private)).to_have_count(2)
        before = await chat_of(page, demo.private).locator(".log").inner_text()
        await page.reload()
        await expect(messages_of(page, demo.private)).to_have_count(2)
        assert await chat_of(page, demo.private).locator(".log").inner_text() == before
        await say(page, demo.private, "And then?")
        await expect(messages_of(page, demo.private)).to_have_count(4)
        await expect(field_of(page, demo.private)).to_have_value("")
