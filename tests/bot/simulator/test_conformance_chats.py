"""What Telegram's documentation promises of the bot's profile, and of chats and their members."""

import pytest
from simulated_world import AMAL, BASIL, World, world
from telegram import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChatMember, ChatMemberAdministrator
from telegram.error import Forbidden

from bot.simulator.server import Simulator


@pytest.mark.parametrize("privacy", [True, False])
async def test_get_me_tells_who_the_bot_is_and_what_it_may(privacy: bool) -> None:
    async with world(Simulator(privacy=privacy)) as here:
        me = await here.bot.get_me()
        assert (me.is_bot, me.username, me.supports_inline_queries) == (True, "qawl_bot", True)
        assert me.supports_guest_queries is True
        assert me.can_read_all_group_messages is not privacy


async def test_commands_are_kept_by_scope_and_language() -> None:
    async with world() as here:
        bot = here.bot
        everywhere, private = (BotCommand("ask", "Ask"),), (BotCommand("ask", "اسأل"), BotCommand("help", "مساعدة"))
        scope = BotCommandScopeAllPrivateChats()
        assert await bot.set_my_commands(everywhere)
        assert await bot.set_my_commands(private, scope=scope, language_code="ar")
        assert await bot.get_my_commands() == everywhere
        assert await bot.get_my_commands(scope, "ar") == private
        assert await bot.get_my_commands(scope) == ()
        assert await bot.get_my_commands(BotCommandScopeChatMember(here.group, AMAL.id)) == ()
        assert await bot.delete_my_commands(scope, "ar")
        assert await bot.get_my_commands(scope, "ar") == ()
        assert here.simulator.state()["menus"] == [
            {"scope": {"type": "default"}, "language_code": "", "commands": [{"command": "ask", "description": "Ask"}]}
        ]


async def test_descriptions_fall_back_to_the_one_for_everybody() -> None:
    async with world() as here:
        bot = here.bot
        assert await bot.set_my_description("Answers")
        assert await bot.set_my_description("يجيب", language_code="ar")
        assert await bot.set_my_short_description("News")
        assert (await bot.get_my_description("ar")).description == "يجيب"
        assert (await bot.get_my_description("fr")).description == "Answers"
        assert (await bot.get_my_short_description()).short_description == "News"


async def test_log_out_and_close_succeed() -> None:
    async with world() as here:
        assert await here.bot.log_out()
        assert await here.bot.close()


async def test_get_chat_tells_all_there_is() -> None:
    async with world() as here:
        private = await here.bot.get_chat(AMAL.id)
        assert (private.type, private.first_name, private.username) == ("private", "أمل", "amal")
        channel = await here.bot.get_chat("@Brief")
        assert (channel.type, channel.title, channel.linked_chat_id) == ("channel", "Brief", here.supergroup)
        assert (await here.bot.get_chat(here.forum)).is_forum


async def test_members_are_told_with_what_they_are() -> None:
    async with world() as here:
        simulator, bot = here.simulator, here.bot
        assert (await bot.get_chat_member(here.group, AMAL.id)).status == "creator"
        assert (await bot.get_chat_member(here.group, BASIL.id)).status == "member"
        assert (await bot.get_chat_member(here.group, 9)).status == "left"
        assert await bot.get_chat_member_count(here.group) == 3
        assert await bot.get_chat_member_count(AMAL.id) == 2
        simulator.membership.promote(BASIL.id, here.group, by=AMAL.id)
        promoted = await bot.get_chat_member(here.group, BASIL.id)
        assert isinstance(promoted, ChatMemberAdministrator)
        assert promoted.can_delete_messages
        leading = await bot.get_chat_administrators(here.group)
        assert [(member.user.id, member.status) for member in leading] == [
            (AMAL.id, "creator"),
            (BASIL.id, "administrator"),
        ]
        in_channel = await bot.get_chat_administrators(here.channel)
        assert {member.user.id for member in in_channel} == {AMAL.id, bot.id}
        simulator.membership.leave(BASIL.id, here.group, by=AMAL.id)
        assert (await bot.get_chat_member(here.group, BASIL.id)).status == "kicked"


async def test_leave_chat_is_final_until_the_bot_is_let_in_again() -> None:
    async with world() as here:
        assert await here.bot.leave_chat(here.group)
        with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
            await here.bot.send_message(here.group, "x")
        assert (await here.update("my_chat_member")).my_chat_member is not None
        here.simulator.membership.join(here.bot.id, here.group, by=AMAL.id)
        assert (await here.bot.send_message(here.group, "x")).text == "x"


async def statuses(here: World) -> tuple[str, str]:
    change = (await here.update("my_chat_member")).my_chat_member
    assert change is not None
    return change.old_chat_member.status, change.new_chat_member.status


async def test_the_bot_is_told_what_becomes_of_itself() -> None:
    async with world() as here:
        membership = here.simulator.membership
        membership.block(AMAL.id)
        assert await statuses(here) == ("member", "kicked")
        membership.unblock(AMAL.id)
        assert await statuses(here) == ("kicked", "member")
        membership.promote(here.bot.id, here.group, by=AMAL.id)
        assert await statuses(here) == ("member", "administrator")


async def test_the_bot_is_told_of_others_where_it_leads() -> None:
    async with world() as here:
        membership = here.simulator.membership
        membership.promote(BASIL.id, here.group, by=AMAL.id)
        assert await here.no_more_updates()
        membership.promote(BASIL.id, here.channel, by=AMAL.id)
        change = (await here.update("chat_member")).chat_member
        assert change is not None
        assert (change.from_user.id, change.new_chat_member.user.id) == (AMAL.id, BASIL.id)
