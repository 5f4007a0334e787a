"""Guest mode as Bot API 10.0 has it: the bot is called by its name where it is no member, and answers once."""

import pytest
from simulated_world import AMAL, BASIL, World, world
from telegram import InlineQueryResultArticle, InputTextMessageContent, MessageEntity
from telegram.error import BadRequest

ARTICLE = InlineQueryResultArticle(
    "1",
    "title",
    InputTextMessageContent("word for word", entities=[MessageEntity(MessageEntity.BLOCKQUOTE, 0, 13)]),
)


def elsewhere(here: World) -> int:
    """A group without the bot."""
    return here.simulator.membership.found_group("Elsewhere", AMAL.id, BASIL.id, supergroup=True).id


async def test_a_message_that_names_the_bot_calls_it_to_a_chat_where_it_is_no_member() -> None:
    async with world() as here:
        group = elsewhere(here)
        here.simulator.people.say(AMAL.id, group, "nothing for anyone")
        said = here.simulator.people.say(BASIL.id, group, "what, @QAWL_bot?")
        message = (await here.update("guest_message")).guest_message
        assert message is not None
        assert (message.chat.id, message.message_id, message.text) == (group, said["message_id"], "what, @QAWL_bot?")
        assert message.guest_query_id
        assert message.parse_entities() == {message.entities[0]: "@QAWL_bot"}
        assert await here.no_more_updates()


async def test_a_guest_answers_once_and_may_change_its_answer() -> None:
    async with world() as here:
        group = elsewhere(here)
        here.simulator.people.say(BASIL.id, group, "what, @qawl_bot?")
        message = (await here.update("guest_message")).guest_message
        assert message is not None
        assert message.guest_query_id is not None
        sent = await here.bot.answer_guest_query(message.guest_query_id, ARTICLE)
        shown = await here.simulator.next_message(group)
        assert (shown["text"], shown["from"]["username"]) == ("word for word", "qawl_bot")
        assert shown["guest_bot_caller_user"]["id"] == BASIL.id
        assert [entity["type"] for entity in shown["entities"]] == ["blockquote"]
        with pytest.raises(BadRequest, match="query id is invalid"):
            await here.bot.answer_guest_query(message.guest_query_id, ARTICLE)
        assert await here.bot.edit_message_text("better", inline_message_id=sent.inline_message_id) is True
        assert here.simulator.chats.chat(group).messages[shown["message_id"]]["text"] == "better"
        assert await here.no_more_updates()


async def test_a_member_is_never_called_as_a_guest_nor_is_one_who_was_removed() -> None:
    async with world() as here:
        here.simulator.people.say(AMAL.id, here.supergroup, "what, @qawl_bot?")
        assert (await here.update("message")).guest_message is None
        here.simulator.membership.leave(here.simulator.chats.bot.id, here.supergroup, by=AMAL.id)
        assert (await here.update("my_chat_member")).my_chat_member is not None
        here.simulator.people.say(AMAL.id, here.supergroup, "what, @qawl_bot?")
        assert await here.no_more_updates()
