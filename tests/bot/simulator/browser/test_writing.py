"""Writing in the page, by keyboard and pointer: private chat, group, channel and forum."""

import pytest
from chromium import page_of
from demo_world import Demo, chat_of, field_of, messages_of, say
from playwright.async_api import Browser, FilePayload, expect
from simulated_world import forget_updates
from telegram import BotCommandScopeAllGroupChats, InlineQueryResultArticle, InputTextMessageContent

from bot.simulator.world import FRIEND, YOU

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_enter_sends_and_shift_with_enter_begins_a_line(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator) as page:
        field = field_of(page, demo.private)
        await expect(field).to_be_focused()
        await page.keyboard.type("one")
        await page.keyboard.press("Shift+Enter")
        await page.keyboard.type("two")
        await page.keyboard.press("Enter")
        await expect(messages_of(page, demo.private).locator(".line")).to_have_text(["one", "two"])
        assert (await demo.update("message")).effective_message.text == "one\ntwo"  # type: ignore[union-attr]
        await expect(field).to_have_value("")
        await page.keyboard.press("Enter")
        await page.keyboard.type("  ")
        await page.keyboard.press("Enter")
        await expect(messages_of(page, demo.private)).to_have_count(1)


async def test_the_field_follows_the_direction_of_what_is_typed(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator) as page:
        field = field_of(page, demo.private)
        for text, expected in (("", "ltr"), ("ماذا", "rtl"), ("what", "ltr"), ("2023 ماذا", "rtl")):
            await field.fill(text)
            assert await field.evaluate("node => getComputedStyle(node).direction") == expected


async def test_the_up_arrow_edits_ones_last_message_and_escape_leaves_it(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator) as page:
        await say(page, demo.private, "first")
        await say(page, demo.private, "secnd")
        await expect(messages_of(page, demo.private)).to_have_count(2)
        field = field_of(page, demo.private)
        await field.press("ArrowUp")
        await expect(field).to_have_value("secnd")
        await field.press("Escape")
        await expect(field).to_have_value("")
        await field.press("ArrowUp")
        await field.fill("second")
        await field.press("Enter")
        last = messages_of(page, demo.private).last
        await expect(last.locator(".text")).to_have_text("second")
        await expect(last.locator(".edited")).to_be_visible()
        assert (await demo.update("edited_message")).effective_message.text == "second"  # type: ignore[union-attr]


async def test_a_reply_shows_what_it_answers_and_leads_there(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator) as page:
        await demo.bot.send_message(demo.private, "قال إن الممر سيُستكمل هذا العام")
        first = messages_of(page, demo.private).first
        await first.hover()
        await first.get_by_role("button", name="Reply").click()
        await expect(chat_of(page, demo.private).locator(".context")).to_contain_text("Reply to Qawl")
        await say(page, demo.private, "when?")
        message = (await demo.update("message")).effective_message
        assert message is not None
        assert message.reply_to_message is not None
        snippet = messages_of(page, demo.private).last.get_by_role("button", name="Reply to Qawl")
        await expect(snippet).to_contain_text("قال إن الممر")
        await snippet.click()
        await expect(first).to_be_focused()
        await expect(chat_of(page, demo.private).locator(".context")).to_be_hidden()


async def test_selected_words_are_quoted_in_the_reply(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator) as page:
        await demo.bot.send_message(demo.private, "one two three")
        first = messages_of(page, demo.private).first
        await first.hover()
        await first.locator(".line").evaluate(
            "node => getSelection().setBaseAndExtent(node.firstChild, 4, node.firstChild, 7)"
        )
        await first.get_by_role("button", name="Reply").press("Enter")
        await say(page, demo.private, "why?")
        message = (await demo.update("message")).effective_message
        assert message is not None
        assert message.quote is not None
        assert (message.quote.text, message.quote.position) == ("two", 4)
        await expect(messages_of(page, demo.private).last.locator(".answered-text")).to_have_text("two")


async def test_in_the_group_one_writes_as_the_person_chosen(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator) as page:
        group = chat_of(page, demo.group)
        await say(page, demo.group, "/ask@qawl_bot من فاز؟")
        await group.get_by_text(FRIEND.first_name, exact=True).first.click()
        await expect(field_of(page, demo.group)).to_be_focused()
        await say(page, demo.group, "/ask@qawl_bot لماذا؟")
        writers = [(await demo.update("message")).effective_user for _ in range(2)]
        assert [writer.id for writer in writers if writer] == [YOU.id, FRIEND.id]
        own, other = (messages_of(page, demo.group).nth(index) for index in (0, 1))
        await expect(own).to_have_class("message out first last")
        await expect(other).to_have_class("message in first last")
        await expect(other.locator(".name")).to_have_text(FRIEND.first_name)


async def test_in_the_channel_one_posts_as_the_channel(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator) as page:
        await say(page, demo.channel, "خبر اليوم")
        post = (await demo.update("channel_post")).channel_post
        assert post is not None
        assert post.sender_chat is not None
        await expect(messages_of(page, demo.channel).locator(".name")).to_have_text(["Morning Brief · موجز الصباح"])
        await post.reply_text("seen")
        await expect(messages_of(page, demo.channel)).to_have_count(2)


async def test_a_slash_opens_the_commands_of_this_chat_and_language(browser: Browser, demo: Demo) -> None:
    await demo.bot.set_my_commands([("help", "What I can do"), ("start", "Begin")])
    await demo.bot.set_my_commands([("help", "ما أستطيعه"), ("start", "البداية")], language_code="ar")
    await demo.bot.set_my_commands([("ask", "Ask")], scope=BotCommandScopeAllGroupChats())
    async with page_of(browser, demo.simulator) as page:
        field = field_of(page, demo.private)
        options = chat_of(page, demo.private).get_by_role("option")
        await field.fill("/")
        await expect(options).to_have_text(["/helpWhat I can do", "/startBegin"])
        await field.press("ArrowDown")
        await expect(options.nth(1)).to_have_attribute("aria-selected", "true")
        assert await field.get_attribute("aria-activedescendant") == await options.nth(1).get_attribute("id")
        await field.press("Enter")
        assert (await demo.update("message")).effective_message.text == "/start"  # type: ignore[union-attr]
        await field.fill("/x")
        await expect(options).to_have_count(0)
        await chat_of(page, demo.group).get_by_role("button", name="Commands").click()
        await expect(chat_of(page, demo.group).get_by_role("option")).to_have_text(["/askAsk"])
        await field_of(page, demo.group).press("Tab")
        await expect(field_of(page, demo.group)).to_have_value("/ask@qawl_bot ")
        await page.get_by_role("button", name="العربية").click()
        await field.fill("/h")
        await expect(options).to_have_text(["/helpما أستطيعه"])
        await demo.bot.delete_my_commands()
        await demo.bot.delete_my_commands(language_code="ar")
        await field.fill("")
        await expect(chat_of(page, demo.private).get_by_role("button", name="الأوامر")).to_be_hidden()


async def test_inline_results_are_cards_and_the_chosen_one_is_sent(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator) as page:
        await field_of(page, demo.group).fill("@qawl_bot رئيسي")
        query = (await demo.update("inline_query")).inline_query
        assert query is not None
        assert query.query == "رئيسي"

        def card(name: str) -> InlineQueryResultArticle:
            return InlineQueryResultArticle(
                name, f"Card {name}", InputTextMessageContent(f"Text {name}"), description=name
            )

        await query.answer([card("1"), card("2")], next_offset="2")
        cards = chat_of(page, demo.group).get_by_role("option")
        await expect(cards).to_have_text(["Card 11", "Card 22"])
        await chat_of(page, demo.group).get_by_role("button", name="More").click()
        more = (await demo.update("inline_query")).inline_query
        assert more is not None
        assert more.offset == "2"
        await more.answer([card("3")])
        await expect(cards).to_have_count(3)
        await cards.nth(2).click()
        sent = messages_of(page, demo.group)
        await expect(sent.locator(".text")).to_have_text("Text 3")
        await expect(sent.locator(".origin")).to_have_text("via @qawl_bot")
        await expect(field_of(page, demo.group)).to_have_value("")


async def test_topics_of_a_forum_are_apart(browser: Browser, demo: Demo) -> None:
    simulator = demo.simulator
    forum = simulator.membership.found_forum("Desk", YOU.id, FRIEND.id).id
    simulator.membership.join(simulator.chats.bot.id, forum, by=YOU.id)
    topic = simulator.people.open_topic(YOU.id, forum, "قرغيزستان")
    await forget_updates(demo.bot)
    async with page_of(browser, simulator) as page:
        button = chat_of(page, forum).get_by_role("button", name="قرغيزستان")
        await demo.bot.send_message(forum, "in general")
        await demo.bot.send_message(forum, "في الموضوع", message_thread_id=topic)
        await expect(messages_of(page, forum).locator(".text")).to_have_text(["in general"])
        await expect(button).to_have_class("topic new")
        await button.click()
        await expect(messages_of(page, forum).locator(".text")).to_have_text(["في الموضوع"])
        await expect(messages_of(page, forum).locator(".answered")).to_have_count(0)
        await say(page, forum, "/help@qawl_bot")
        message = (await demo.update("message")).effective_message
        assert message is not None
        assert message.message_thread_id == topic
        await expect(messages_of(page, forum)).to_have_count(2)


async def test_messages_can_be_reached_and_used_by_keyboard_alone(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator) as page:
        for text in ("first", "second"):
            await demo.bot.send_message(demo.private, text)
        await expect(messages_of(page, demo.private)).to_have_count(2)
        await messages_of(page, demo.private).last.focus()
        await page.keyboard.press("ArrowUp")
        first = messages_of(page, demo.private).first
        await expect(first).to_be_focused()
        outline = await first.evaluate("node => getComputedStyle(node).outlineStyle")
        assert outline != "none"
        await page.keyboard.press("Tab")
        await expect(first.get_by_role("button", name="React", exact=True)).to_be_focused()
        await page.keyboard.press("Enter")
        await expect(first.get_by_role("button", name="React with 👍")).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(first.get_by_role("button", name="React", exact=True)).to_be_focused()
        await page.keyboard.press("Enter")
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await expect(first.locator(".reaction")).to_have_text("👎1")


async def test_what_the_simulator_refuses_is_said_and_the_words_stay(browser: Browser, demo: Demo) -> None:
    async with page_of(browser, demo.simulator, refusals=True) as page:
        demo.simulator.membership.block(YOU.id)
        await say(page, demo.private, "hello?")
        await expect(chat_of(page, demo.private).get_by_role("alert")).to_contain_text("the bot is blocked here")
        await expect(field_of(page, demo.private)).to_have_value("hello?")
        empty: FilePayload = {"name": "a.txt", "mimeType": "text/plain", "buffer": b""}
        await chat_of(page, demo.group).locator("input[type=file]").set_input_files(empty)
        await field_of(page, demo.group).press("Enter")
        await expect(chat_of(page, demo.group).get_by_role("alert")).to_contain_text("the file is empty")
        await expect(chat_of(page, demo.group).locator(".attachments")).to_contain_text("a.txt")
