"""What Telegram's documentation promises of messages, through python-telegram-bot's objects."""

import pytest
from simulated_world import AMAL, PNG, World, world
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputTextMessageContent,
    LinkPreviewOptions,
    Message,
    MessageEntity,
    MessageOriginUser,
    ReplyKeyboardRemove,
    ReplyParameters,
    User,
)
from telegram import InlineQueryResultArticle as Article
from telegram.error import BadRequest

BUTTONS = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Evidence", callback_data="e:1"), InlineKeyboardButton("Open", url="https://e.org/a?b=1&c")]]
)


def kinds(message: Message) -> list[tuple[str, str]]:
    return [(entity.type, message.parse_entity(entity)) for entity in message.entities]


async def test_send_message_gives_the_message_back_with_its_entities() -> None:
    async with world() as here:
        message = await here.bot.send_message(
            AMAL.id,
            " 😀 <b>خبر</b> /go\n<blockquote expandable>&lt;q&gt;</blockquote> ",
            parse_mode="html",
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            reply_markup=BUTTONS,
            protect_content=True,
        )
        assert message.text == "😀 خبر /go\n<q>"
        assert kinds(message) == [("bold", "خبر"), ("bot_command", "/go"), ("expandable_blockquote", "<q>")]
        assert message.chat.id == AMAL.id
        assert message.from_user == await here.bot.get_me()
        assert message.reply_markup == BUTTONS
        assert message.has_protected_content
        assert message.link_preview_options is not None
        assert message.link_preview_options.is_disabled


async def test_entities_may_be_given_and_markup_is_then_text() -> None:
    async with world() as here:
        given = [
            MessageEntity("italic", 3, 3),
            MessageEntity("text_mention", 0, 2, user=User(AMAL.id, "x", False)),
            MessageEntity("pre", 7, 1, language="python"),
            MessageEntity("url", 0, 3),
        ]
        message = await here.bot.send_message("@BRIEF", "😀 <b> x", entities=given)
        assert kinds(message) == [("text_mention", "😀"), ("italic", "<b>"), ("pre", "x")]
        assert message.entities[0].user is not None
        assert message.entities[0].user.first_name == AMAL.first_name
        assert message.entities[2].language == "python"
        assert message.sender_chat is not None
        assert message.sender_chat.id == here.channel
        assert message.from_user is None


async def test_a_reply_shows_what_it_answers_and_the_quote() -> None:
    async with world() as here:
        asked = here.simulator.people.say(AMAL.id, AMAL.id, "😀 ماذا قال؟ ماذا")
        to = ReplyParameters(asked["message_id"], quote="ماذا", quote_position=12)
        message = await here.bot.send_message(AMAL.id, "x", reply_parameters=to)
        assert message.reply_to_message is not None
        assert message.reply_to_message.text == "😀 ماذا قال؟ ماذا"
        assert message.quote is not None
        assert (message.quote.text, message.quote.position) == ("ماذا", 13)
        missing = ReplyParameters(999, allow_sending_without_reply=True)
        assert (await here.bot.send_message(AMAL.id, "x", reply_parameters=missing)).reply_to_message is None


async def test_a_message_goes_into_a_topic_by_its_id_or_by_what_it_answers() -> None:
    async with world() as here:
        first = await here.bot.send_message(here.forum, "x", message_thread_id=here.topic)
        assert (first.message_thread_id, first.is_topic_message) == (here.topic, True)
        assert first.reply_to_message is not None
        assert first.reply_to_message.forum_topic_created is not None
        second = await here.bot.send_message(here.forum, "y", reply_parameters=ReplyParameters(first.message_id))
        assert second.message_thread_id == here.topic
        general = await here.bot.send_message(here.forum, "z")
        assert (general.message_thread_id, general.is_topic_message) == (None, None)


async def test_ids_count_up_by_themselves_in_supergroups_and_together_elsewhere() -> None:
    async with world() as here:
        chats = (AMAL.id, here.group, 8, here.channel)
        private, group, other, channel = [(await here.bot.send_message(chat, "x")).message_id for chat in chats]
        assert (group, other, channel) == (private + 1, private + 2, 1)


async def test_other_keyboards_are_taken_and_not_shown() -> None:
    async with world() as here:
        message = await here.bot.send_message(AMAL.id, "x", reply_markup=ReplyKeyboardRemove())
        assert message.reply_markup is None


async def test_forward_message_says_where_it_comes_from() -> None:
    async with world() as here:
        said = here.simulator.people.say(AMAL.id, here.group, "#خبر")
        message = await here.bot.forward_message(AMAL.id, here.group, said["message_id"])
        assert isinstance(message.forward_origin, MessageOriginUser)
        assert message.forward_origin.sender_user.id == AMAL.id
        assert kinds(message) == [("hashtag", "#خبر")]


async def test_edit_message_text_changes_it_in_place_and_takes_the_keyboard_away() -> None:
    async with world() as here:
        message = await here.bot.send_message(AMAL.id, "x", reply_markup=BUTTONS)
        changed = await message.edit_text("<i>y</i>", parse_mode="HTML")
        assert isinstance(changed, Message)
        assert (changed.message_id, changed.text) == (message.message_id, "y")
        assert changed.edit_date is not None
        assert changed.reply_markup is None
        again = await changed.edit_reply_markup(BUTTONS)
        assert isinstance(again, Message)
        assert (again.text, again.reply_markup, kinds(again)) == ("y", BUTTONS, [("italic", "y")])
        # The bot isn't told of its own edits.
        assert await here.no_more_updates()


async def test_edit_message_caption_changes_the_words_and_not_the_file() -> None:
    async with world() as here:
        message = await here.bot.send_photo(AMAL.id, PNG, caption="x")
        changed = await message.edit_caption("<b>y</b>", parse_mode="HTML")
        assert isinstance(changed, Message)
        assert (changed.caption, changed.photo) == ("y", message.photo)
        assert [entity.type for entity in changed.caption_entities] == ["bold"]


async def test_delete_message_takes_away_what_the_bot_may() -> None:
    async with world() as here:
        own = await here.bot.send_message(here.group, "x")
        assert await own.delete()
        incoming = here.simulator.people.say(AMAL.id, AMAL.id, "x")["message_id"]
        assert await here.bot.delete_messages(AMAL.id, [incoming, 999])
        assert own.message_id not in here.simulator.chats.chat(here.group).messages
        assert incoming not in here.simulator.chats.chat(AMAL.id).messages


async def test_a_message_older_than_two_days_stays(now: list[float], timed: World) -> None:
    message = await timed.bot.send_message(AMAL.id, "x")
    now[0] += 48 * 3600 + 1
    with pytest.raises(BadRequest, match="can't be deleted"):
        await message.delete()


async def test_chat_actions_and_drafts_are_shown_until_the_message_comes_or_they_pass(
    now: list[float], timed: World
) -> None:
    state = timed.simulator.state
    assert await timed.bot.send_chat_action(AMAL.id, "typing")
    assert await timed.bot.send_message_draft(AMAL.id, 5, "<b>ق</b>", parse_mode="HTML")
    assert await timed.bot.send_message_draft(8, 6)
    assert [(shown["chat"], shown["action"]) for shown in state()["typing"]] == [(AMAL.id, "typing")]
    first, second = state()["drafts"]
    assert (first["draft_id"], first["text"], first["entities"][0]["type"]) == (5, "ق", "bold")
    assert (second["draft_id"], second["text"]) == (6, "")
    await timed.bot.send_message(AMAL.id, "قال")
    assert state()["typing"] == []
    assert [shown["draft_id"] for shown in state()["drafts"]] == [6]
    now[0] += 31
    assert state()["drafts"] == []


async def test_set_message_reaction_puts_one_and_takes_it_away() -> None:
    async with world() as here:
        number = here.simulator.people.say(AMAL.id, AMAL.id, "x")["message_id"]
        chat = here.simulator.chats.chat(AMAL.id)
        assert await here.bot.set_message_reaction(AMAL.id, number, "👍")
        assert chat.reactions_json(number) == [{"emoji": "👍", "users": [here.bot.id]}]
        assert await here.bot.set_message_reaction(AMAL.id, number)
        assert chat.reactions_json(number) == []


async def test_documents_and_photos_go_up_and_come_down() -> None:
    async with world() as here:
        sent = await here.bot.send_document(
            AMAL.id, "مقال".encode(), filename="مقال.txt", caption="<b>x</b>", parse_mode="HTML", reply_markup=BUTTONS
        )
        assert sent.document is not None
        assert (sent.document.file_name, sent.document.mime_type) == ("مقال.txt", "text/plain")
        assert (sent.document.file_size, sent.caption, sent.reply_markup) == (8, "x", BUTTONS)
        file = await here.bot.get_file(sent.document.file_id)
        assert bytes(await file.download_as_bytearray()) == "مقال".encode()
        again = await here.bot.send_document(8, sent.document.file_id)
        assert again.document == sent.document
        photo = await here.bot.send_photo(AMAL.id, PNG)
        assert [(size.width, size.height) for size in photo.photo] == [(640, 480)]


async def test_a_button_pressed_is_a_callback_query_and_its_answer_an_event() -> None:
    async with world() as here:
        heard: list[tuple[str, object]] = []
        here.simulator.chats.events.append(lambda kind, content: heard.append((kind, content)))
        message = await here.bot.send_message(here.group, "x", reply_markup=BUTTONS)
        pressed = here.simulator.people.press(8, here.group, message.message_id, 0, 0)
        assert here.simulator.people.press(8, here.group, message.message_id, 0, 1) == {"url": "https://e.org/a?b=1&c"}
        query = (await here.update("callback_query")).callback_query
        assert query is not None
        assert (query.id, query.data, query.from_user.id) == (pressed["query"], "e:1", 8)
        assert query.message == message
        assert await query.answer("نعم", show_alert=True)
        kind, content = heard[-1]
        assert kind == "callback_answer"
        assert content == {
            "query": query.id, "user": 8, "chat": here.group, "message_id": message.message_id,
            "text": "نعم", "alert": True, "url": None,
        }  # fmt: skip


async def test_an_inline_query_is_answered_and_a_chosen_result_sent_through_the_bot() -> None:
    async with world() as here:
        heard: list[dict[str, object]] = []
        here.simulator.chats.events.append(lambda kind, content: heard.append({"kind": kind, **content}))
        asked = here.simulator.people.ask_inline(8, here.group, "جباروف")
        query = (await here.update("inline_query")).inline_query
        assert query is not None
        assert (query.id, query.query, query.chat_type) == (asked, "جباروف", "group")
        written = InputTextMessageContent("<b>Japarov</b>", parse_mode="HTML")
        assert await query.answer([Article("1", "Title", written, reply_markup=BUTTONS)], cache_time=0)
        assert heard[-1]["kind"] == "inline_results"
        chosen = here.simulator.people.choose_inline(8, asked, "1")
        assert (chosen["text"], chosen["via_bot"]["id"]) == ("Japarov", here.bot.id)
        result = (await here.update("chosen_inline_result")).chosen_inline_result
        assert result is not None
        assert await here.bot.edit_message_text("y", inline_message_id=result.inline_message_id) is True
        assert here.simulator.chats.chat(here.group).messages[chosen["message_id"]]["text"] == "y"
