"""The whole page: languages, widths, contrast, labels, and what happens when the simulator goes away."""

import pytest
from chromium import PHONE, page_of
from demo_world import Demo, chat_of, demo_world, field_of, messages_of, say
from playwright.async_api import Browser, Page, expect
from scene import play

from bot.simulator.server import Simulator
from bot.simulator.world import settle

pytestmark = pytest.mark.asyncio(loop_scope="session")

# Texts whose contrast with the ground below them is under WCAG's AA; the ground is the nearest that is not transparent.
WEAK_TEXTS = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const over = (colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => ((v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const weak = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const node = text.parentElement;
    if (!text.data.trim() || !node.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (node.closest(".hidden-text, :disabled, noscript")) continue;
    const grounds = [];
    let fading = 1;
    for (let up = node; up; up = up.parentElement) {
      const { backgroundColor, opacity } = getComputedStyle(up);
      grounds.unshift(backgroundColor);
      fading *= Number(opacity);
    }
    const ground = over(grounds);
    const { color, fontSize, fontWeight } = getComputedStyle(node);
    const ink = over([...grounds, color]).map((v, i) => v * fading + ground[i] * (1 - fading));
    const [a, b] = [light(ink), light(ground)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const large = parseFloat(fontSize) >= 24 || (parseFloat(fontSize) >= 18.66 && Number(fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) weak.push(`${ratio.toFixed(2)}: ${text.data.trim()} (${node.className})`);
  }
  return weak;
}"""

# What a screen reader could not name.
NAMELESS = """() => [...document.querySelectorAll("button, a, input:not([hidden]), textarea, [role=log], section, nav")]
  .filter((node) => node.checkVisibility())
  .filter((node) => !(node.getAttribute("aria-label") || node.textContent.trim() || node.labels?.length
    || document.getElementById(node.getAttribute("aria-labelledby"))?.textContent))
  .map((node) => node.outerHTML.slice(0, 120))"""


async def left_edge(page: Page, selector: str) -> float:
    box = await page.locator(selector).first.bounding_box()
    assert box is not None
    return box["x"]


async def test_three_chats_stand_side_by_side(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator) as page:
        edges = []
        for chat in (demo.private, demo.group, demo.channel):
            await expect(chat_of(page, chat)).to_be_visible()
            edges.append(await left_edge(page, f'.chat[data-chat="{chat}"]'))
        assert edges == sorted(edges)
        await expect(page.locator(".chat-list")).to_be_hidden()
        await expect(page.get_by_text("Simulator", exact=True)).to_be_visible()


async def test_the_arabic_page_is_mirrored_and_the_choice_is_kept(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator) as page:
        await field_of(page, demo.group).fill("half a sentence")
        await page.get_by_role("button", name="العربية").click()
        root = page.locator("html")
        await expect(root).to_have_attribute("dir", "rtl")
        await expect(root).to_have_attribute("lang", "ar")
        await expect(page.get_by_text("محاكاة", exact=True)).to_be_visible()
        await expect(field_of(page, demo.private)).to_have_attribute("placeholder", "اكتب سؤالك…")
        await expect(field_of(page, demo.group)).to_have_value("half a sentence")
        private, channel = (f'.chat[data-chat="{chat}"]' for chat in (demo.private, demo.channel))
        assert await left_edge(page, private) > await left_edge(page, channel)
        assert await left_edge(page, f"{private} .send") < await left_edge(page, f"{private} textarea")
        await say(page, demo.private, "hello")
        await demo.bot.send_message(demo.private, "hi")
        await expect(messages_of(page, demo.private)).to_have_count(2)
        own, other = f"{private} .out .bubble", f"{private} .in .bubble"
        assert await left_edge(page, own) < await left_edge(page, other)
        await page.reload()
        await expect(root).to_have_attribute("dir", "rtl")
        await page.get_by_role("button", name="English").click()
        await expect(root).to_have_attribute("dir", "ltr")


async def test_an_arabic_browser_is_greeted_in_arabic(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator, language="ar") as page:
        await expect(page.locator("html")).to_have_attribute("lang", "ar")
        await expect(page).to_have_title("قول · محاكاة")


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_on_a_phone_there_is_one_chat_at_a_time(browser: Browser, demo: Demo, language: str) -> None:
    async with page_of(browser, demo.simulator, viewport=PHONE, has_touch=True, language=language) as page:
        chats = page.locator(".chat-list")
        await expect(chats.get_by_role("link")).to_have_count(3)
        await expect(page.locator(".chat:visible")).to_have_count(0)
        await demo.bot.send_message(demo.channel, "خبر")
        await expect(chats.locator(".badge")).to_have_text("1")
        await chats.get_by_role("link").nth(2).tap()
        await expect(page.locator(".chat:visible")).to_have_count(1)
        await expect(messages_of(page, demo.channel).locator(".text")).to_have_text(["خبر"])
        await expect(page.locator(".simulator")).to_be_visible()
        await page.locator(".back:visible").tap()
        await expect(chats).to_be_visible()
        await expect(chats.locator(".badge")).to_have_count(0)
        await chats.get_by_role("link").nth(0).tap()
        await expect(chat_of(page, demo.private)).to_be_visible()
        await page.go_back()
        await expect(chats).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ar"])
async def test_all_text_can_be_read_and_everything_has_a_name(
    browser: Browser, demo: Demo, scheme: str, language: str
) -> None:
    async with page_of(browser, demo.simulator, language=language, color_scheme=scheme) as page:
        assert await page.evaluate(WEAK_TEXTS) == []
        await play(demo, page)
        assert await page.evaluate(WEAK_TEXTS) == []
        assert await page.evaluate(NAMELESS) == []


@pytest.mark.parametrize("width", [320, 390, 768, 1080, 1440])
async def test_nothing_is_wider_than_the_screen(browser: Browser, demo: Demo, width: int) -> None:
    async with page_of(browser, demo.simulator, viewport={"width": width, "height": 800}) as page:
        await play(demo, page)
        await demo.bot.send_message(demo.private, "x" * 300 + "\n" + "س" * 300)
        await page.goto(f"{demo.simulator.url}/#{demo.private}")
        await expect(messages_of(page, demo.private).last).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth") <= width
        wide = """() => [...document.querySelectorAll(".scroller, .columns, .composer")]
            .filter((node) => node.scrollWidth > node.clientWidth).map((node) => node.className)"""
        assert await page.evaluate(wide) == []


async def test_messages_are_announced_in_a_log_that_has_a_name(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator) as page:
        log = page.get_by_role("log", name="Messages in Qawl · قول")
        await expect(log).to_have_attribute("aria-live", "polite")
        await demo.bot.send_message(demo.private, "خبر")
        await expect(log.get_by_role("article", name="Qawl · قول")).to_contain_text("خبر")
        await expect(log.get_by_role("button")).to_have_count(0)


async def test_who_reads_above_is_not_moved_and_is_told_of_new_messages(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator) as page:
        for number in range(30):
            await demo.bot.send_message(demo.private, f"message {number}")
        await expect(messages_of(page, demo.private)).to_have_count(30)
        await expect(messages_of(page, demo.private).last).to_be_in_viewport()
        await messages_of(page, demo.private).first.scroll_into_view_if_needed()
        jump = chat_of(page, demo.private).locator(".jump")
        await expect(jump).to_be_visible()
        await demo.bot.send_message(demo.private, "newest")
        await expect(jump).to_have_text("1 new message")
        await expect(messages_of(page, demo.private).first).to_be_in_viewport()
        await jump.click()
        await expect(messages_of(page, demo.private).last).to_be_in_viewport()
        await expect(jump).to_be_hidden()


async def test_an_answer_longer_than_the_screen_is_shown_from_its_beginning(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator, viewport=PHONE) as page:
        await page.goto(f"{demo.simulator.url}/#{demo.private}")
        await say(page, demo.private, "tell me all")
        await expect(messages_of(page, demo.private).last).to_contain_text("tell me all")
        await demo.bot.send_message(demo.private, "\n".join(["beginning", *map(str, range(60)), "end"]))
        await expect(messages_of(page, demo.private).last.get_by_text("beginning")).to_be_in_viewport(ratio=1)
        await expect(messages_of(page, demo.private).last.get_by_text("end", exact=True)).not_to_be_in_viewport()


async def test_when_the_simulator_starts_anew_the_page_begins_anew(browser: Browser) -> None:
    async with demo_world() as here:
        port = int(here.simulator.url.rpartition(":")[2])
        await here.bot.send_message(here.private, "before")
        context = await browser.new_context(locale="en-GB")
        page = await context.new_page()
        await page.goto(here.simulator.url)
        await expect(messages_of(page, here.private)).to_have_count(1)
    await expect(page.locator(".unreachable")).to_have_text("The simulator can’t be reached. Trying again…")
    again = Simulator(port=port)
    settle(again)
    async with again:
        await expect(messages_of(page, here.private)).to_have_count(0)
        await expect(page.locator(".unreachable")).to_be_hidden()
        await context.close()
