"""What bots send, as the page shows it: text, entities, buttons, edits, drafts, files. Also what it must not do."""

import re

import pytest
from chromium import page_of
from demo_world import Demo, chat_of, messages_of, say
from playwright.async_api import Browser, FilePayload, expect
from simulated_world import PNG
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReactionTypeEmoji

pytestmark = pytest.mark.asyncio(loop_scope="session")

HOSTILE = "<img src=x onerror=alert(1)> <script>alert(2)</script> javascript:alert(3)"
LONG = "سطر من اقتباس طويل لا يتسع له المكان فيُطوى حتى يطلبه القارئ. " * 12


def keys(*rows: tuple[str, ...]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(text, callback_data=text) for text in row] for row in rows])


async def test_markup_becomes_what_it_means(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator) as page:
        await demo.bot.send_message(
            demo.private,
            "<b>bold <i>both</i></b> <u>under</u> <s>gone</s> <code>x = 1</code> "
            '<a href="https://example.org/">link</a> /help @qawl_bot #news\n'
            '<pre><code class="language-python">print()\n</code></pre>'
            "<blockquote>said <b>so</b></blockquote>after",
            parse_mode="HTML",
        )
        text = messages_of(page, demo.private).locator(".text")
        await expect(text.locator(".line > strong")).to_have_text(["bold ", "both", "so"])
        await expect(text.locator("strong em")).to_have_text("both")
        await expect(text.locator("u")).to_have_text("under")
        await expect(text.locator("s")).to_have_text("gone")
        await expect(text.locator(".line code")).to_have_text("x = 1")
        await expect(text.get_by_role("link", name="link")).to_have_attribute("href", "https://example.org/")
        await expect(text.locator("pre")).to_have_attribute("data-language", "python")
        await expect(text.locator("blockquote strong")).to_have_text("so")
        await expect(text.locator(".mention")).to_have_text("@qawl_bot")
        await expect(text.locator(".line").last).to_have_text("after")
        await text.get_by_role("button", name="/help").click()
        assert (await demo.update("message")).effective_message.text == "/help"  # type: ignore[union-attr]


async def test_what_looks_like_a_script_is_text(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator) as page:
        await say(page, demo.private, HOSTILE)
        await demo.bot.send_message(demo.private, HOSTILE)
        await demo.bot.send_message(demo.private, '<a href="javascript:alert(4)">tap</a>', parse_mode="HTML")
        # A link that the Bot API would have refused: the page does not rely on that.
        entity = {"type": "text_link", "offset": 0, "length": 3, "url": "javascript:alert(5)"}
        demo.simulator.chats.new_message(
            demo.simulator.chats.chat(demo.private), demo.simulator.chats.bot, {"text": "tap", "entities": [entity]}
        )
        await page.reload()
        messages = messages_of(page, demo.private)
        await expect(messages).to_have_count(4)
        await expect(messages.nth(0).locator(".text")).to_have_text(HOSTILE)
        await expect(messages.nth(1).locator(".text")).to_have_text(HOSTILE)
        await expect(messages.nth(3).locator(".text")).to_have_text("tap")
        assert await messages.locator("img, script, a").count() == 0
        await messages.nth(3).locator(".text").click()


async def test_a_button_is_pressed_and_its_message_edited_in_place(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator) as page:
        await demo.bot.send_message(demo.private, "one", reply_markup=keys(("more", "less"), ("close",)))
        await demo.bot.send_message(demo.private, "another")
        message = messages_of(page, demo.private).first
        await expect(message.locator(".keys")).to_have_count(2)
        button = message.get_by_role("button", name="more")
        await button.click()
        await expect(button).to_have_attribute("aria-busy", "true")
        query = (await demo.update("callback_query")).callback_query
        assert query is not None
        assert query.data == "more"
        await query.edit_message_text("two", reply_markup=keys(("less",)))
        await query.answer()
        await expect(message.locator(".text")).to_have_text("two")
        await expect(message.locator(".edited")).to_have_text("edited")
        await expect(message.get_by_role("button", name="less")).not_to_have_attribute("aria-busy", "true")
        await expect(messages_of(page, demo.private).last.locator(".text")).to_have_text("another")


@pytest.mark.parametrize("alert", [False, True])
async def test_what_the_bot_says_to_a_press_is_a_toast_or_an_alert(browser: Browser, demo: Demo, alert: bool) -> None:
    async with page_of(browser, demo.simulator) as page:
        await demo.bot.send_message(demo.private, "one", reply_markup=keys(("tell",)))
        button = messages_of(page, demo.private).get_by_role("button", name="tell")
        await button.click()
        query = (await demo.update("callback_query")).callback_query
        assert query is not None
        await query.answer("قيل <b>هذا</b>", show_alert=alert)
        await expect(button).not_to_have_attribute("aria-busy", "true")
        if alert:
            dialog = page.get_by_role("dialog")
            await expect(dialog.locator("p")).to_have_text("قيل <b>هذا</b>")
            await dialog.get_by_role("button", name="OK").click()
            await expect(dialog).to_have_count(0)
        else:
            toast = chat_of(page, demo.private).get_by_role("status")
            await expect(toast).to_contain_text("قيل <b>هذا</b>")
            await toast.get_by_role("button", name="Dismiss").click()
            await expect(toast).to_have_text("")


async def test_buttons_open_addresses_copy_or_say_that_they_can_do_nothing(browser: Browser, demo: Demo) -> None:
    row = [
        InlineKeyboardButton("open", url="https://example.org/x"),
        InlineKeyboardButton("search", switch_inline_query_current_chat="Raisi"),
        InlineKeyboardButton("pay", pay=True),
    ]
    async with page_of(browser, demo.simulator) as page:
        await demo.bot.send_message(demo.private, "one", reply_markup=InlineKeyboardMarkup([row]))
        message = messages_of(page, demo.private)
        link = message.get_by_role("link", name="open")
        await expect(link).to_have_attribute("href", "https://example.org/x")
        await expect(link).to_have_attribute("rel", "noopener noreferrer")
        await expect(message.get_by_role("button", name="pay")).to_be_disabled()
        await message.get_by_role("button", name="search").click()
        assert (await demo.update("inline_query")).inline_query.query == "Raisi"  # type: ignore[union-attr]


async def test_a_long_quote_is_folded_until_it_is_asked_for(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator) as page:
        await demo.bot.send_message(
            demo.private,
            f"<blockquote expandable>{LONG}</blockquote><blockquote expandable>قصير</blockquote>",
            parse_mode="HTML",
        )
        quote, short = (messages_of(page, demo.private).locator("blockquote").nth(index) for index in (0, 1))
        button = quote.get_by_role("button")
        await expect(button).to_have_text("Show all")
        await expect(button).to_have_attribute("aria-expanded", "false")
        folded = await quote.bounding_box()
        await button.click()
        await expect(button).to_have_attribute("aria-expanded", "true")
        unfolded = await quote.bounding_box()
        assert folded is not None
        assert unfolded is not None
        assert unfolded["height"] > 2 * folded["height"]
        await expect(quote).to_contain_text(LONG.strip())
        await expect(short.get_by_role("button")).to_have_count(0)


async def test_a_fold_stays_open_when_its_message_changes(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator) as page:
        text = f"<blockquote expandable>{LONG}</blockquote>"
        message = await demo.bot.send_message(demo.private, text, parse_mode="HTML")
        button = messages_of(page, demo.private).locator("blockquote").get_by_role("button")
        await button.click()
        await message.edit_text(f"{text}end", parse_mode="HTML")
        await expect(messages_of(page, demo.private).locator(".edited")).to_be_visible()
        await expect(button).to_have_attribute("aria-expanded", "true")


async def test_a_spoiler_is_hidden_until_it_is_pressed(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator) as page:
        await demo.bot.send_message(demo.private, "It was <tg-spoiler>the end</tg-spoiler>.", parse_mode="HTML")
        message = messages_of(page, demo.private)
        await expect(message.get_by_text("the end")).to_be_hidden()
        await message.get_by_role("button", name="Hidden text").click()
        await expect(message.get_by_text("the end")).to_be_visible()
        await expect(message.get_by_role("button", name="Hidden text")).to_have_count(0)


async def test_a_draft_fills_in_place_and_gives_way_to_the_message(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator) as page:
        chat = chat_of(page, demo.private)
        await demo.bot.send_chat_action(demo.private, "typing")
        await expect(chat.locator(".kind")).to_have_text("Qawl · قول is typing…")
        for text in ("The", "The answer", "The answer is"):
            await demo.bot.send_message_draft(demo.private, 1, text)
            await expect(chat.locator(".draft .text")).to_have_text(text)
        await expect(messages_of(page, demo.private)).to_have_count(0)
        await demo.bot.send_message(demo.private, "The answer is 42.")
        await expect(messages_of(page, demo.private).locator(".text")).to_have_text(["The answer is 42."])
        await expect(chat.locator(".draft")).to_have_count(0)
        await expect(chat.locator(".kind")).to_have_text("bot")


async def test_a_file_dropped_on_a_chat_reaches_the_bot_and_comes_back_whole(browser: Browser, demo: Demo) -> None:
    content = "نص المقال".encode() + bytes(range(256))
    async with page_of(browser, demo.simulator) as page:
        files = await page.evaluate_handle(
            """bytes => {
              const files = new DataTransfer();
              files.items.add(new File([new Uint8Array(bytes)], "مقال.txt"));
              return files;
            }""",
            list(content),
        )
        chat = chat_of(page, demo.private)
        await chat.dispatch_event("dragover", {"dataTransfer": files})
        await expect(chat.locator(".drop")).to_be_visible()
        await chat.dispatch_event("drop", {"dataTransfer": files})
        await expect(chat.locator(".drop")).to_have_count(0)
        await expect(chat.locator(".attachments")).to_contain_text("مقال.txt")
        await say(page, demo.private, "اقرأ هذا")
        message = (await demo.update("message")).effective_message
        assert message is not None
        assert message.document is not None
        assert (message.document.file_name, message.caption) == ("مقال.txt", "اقرأ هذا")
        assert await (await message.document.get_file()).download_as_bytearray() == content
        await demo.bot.send_document(demo.private, content, filename="رد.txt")
        async with page.expect_download() as download:
            await messages_of(page, demo.private).last.get_by_role("link", name="Download رد.txt").click()
        saved = await download.value
        assert saved.suggested_filename == "رد.txt"
        assert (await saved.path()).read_bytes() == content


async def test_a_photo_chosen_with_the_button_is_shown(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator) as page:
        chat = chat_of(page, demo.group)
        async with page.expect_file_chooser() as choosing:
            await chat.get_by_role("button", name="Attach files").click()
        picture = await chat.screenshot()
        names = ("a.png", "b.png")
        files: list[FilePayload] = [{"name": name, "mimeType": "image/png", "buffer": picture} for name in names]
        await (await choosing.value).set_files(files)
        await chat.get_by_role("button", name="Don’t send a.png").click()
        await expect(chat.locator(".attachments li")).to_have_count(1)
        await chat.get_by_role("button", name="Send", exact=True).click()
        shown = messages_of(page, demo.group).get_by_role("img", name="Photo")
        await expect(shown).to_have_js_property("complete", True)
        assert await shown.evaluate("picture => picture.naturalWidth") > 300


async def test_reactions_are_shown_and_given_and_taken_back(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator) as page:
        sent = await demo.bot.send_message(demo.private, "خبر")
        await sent.set_reaction(ReactionTypeEmoji("🔥"))
        message = messages_of(page, demo.private)
        await expect(message.locator(".reaction")).to_have_text(["🔥1"])
        await message.hover()
        await message.get_by_role("button", name="React", exact=True).click()
        await message.get_by_role("button", name="React with 👍").click()
        own = message.get_by_role("button", name="👍: You")
        await expect(own).to_have_attribute("aria-pressed", "true")
        reaction = (await demo.update("message_reaction")).message_reaction
        assert reaction is not None
        assert [each.to_dict()["emoji"] for each in reaction.new_reaction] == ["👍"]
        await own.click()
        await expect(message.locator(".reaction")).to_have_text(["🔥1"])


async def test_a_deleted_message_goes(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator) as page:
        first = await demo.bot.send_message(demo.private, "first")
        await demo.bot.send_message(demo.private, "second")
        await expect(messages_of(page, demo.private)).to_have_count(2)
        await first.delete()
        await expect(messages_of(page, demo.private).locator(".text")).to_have_text(["second"])


async def test_pictures_that_only_claim_to_be_some_do_no_harm(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator) as page:
        await demo.bot.send_photo(demo.private, PNG, caption="half a picture")
        await expect(messages_of(page, demo.private).locator(".text")).to_have_text(["half a picture"])
        await expect(messages_of(page, demo.private).locator("img")).to_have_attribute("src", re.compile("^/people/"))
