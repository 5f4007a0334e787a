"""What people do, and what a bot gets to see of it."""

from collections.abc import Callable

import pytest
from simulated_world import AMAL, BASIL, PNG, STRANGER, World, world
from telegram import MessageOriginChannel

from bot.simulator.chats.errors import PeopleError, UnknownError
from bot.simulator.server import Simulator


async def seen(here: World) -> list[str | None]:
    """The texts of all messages that wait for the bot; they are acknowledged."""
    updates = await here.bot.get_updates()
    if updates:
        await here.bot.get_updates(offset=updates[-1].update_id + 1)
    return [update.effective_message.text for update in updates if update.effective_message]


async def test_with_privacy_a_bot_sees_what_is_meant_for_it_in_groups_and_all_elsewhere() -> None:
    async with world() as here:
        people = here.simulator.people
        own = await here.bot.send_message(here.group, "x")
        talk = people.say(BASIL.id, here.group, "just talk")
        people.say(BASIL.id, here.group, "/ask this")
        people.say(BASIL.id, here.group, "/ask@other_bot that")
        people.say(BASIL.id, here.group, "/ask@Qawl_Bot it")
        people.say(BASIL.id, here.group, "@qawl_bot who?")
        people.say(BASIL.id, here.group, "@qawl_bots who?")
        people.say(BASIL.id, here.group, "why?", reply_to=own.message_id)
        people.say(BASIL.id, here.group, "no", reply_to=talk["message_id"])
        people.say(AMAL.id, here.channel, "posted")
        people.say(BASIL.id, BASIL.id, "in private")
        assert await seen(here) == ["/ask this", "/ask@Qawl_Bot it", "@qawl_bot who?", "why?", "posted", "in private"]


@pytest.mark.parametrize("reason", ["no privacy", "administrator"])
async def test_without_privacy_or_as_administrator_a_bot_sees_everything(reason: str) -> None:
    async with world(Simulator(privacy=reason == "administrator")) as here:
        if reason == "administrator":
            here.simulator.membership.promote(here.bot.id, here.group, by=AMAL.id)
        here.simulator.people.say(BASIL.id, here.group, "just talk")
        assert await seen(here) == ["just talk"]


async def test_in_a_topic_only_real_answers_to_the_bot_reach_it() -> None:
    async with world() as here:
        people = here.simulator.people
        own = await here.bot.send_message(here.forum, "x", message_thread_id=here.topic)
        people.say(BASIL.id, here.forum, "talk", topic=here.topic)
        people.say(BASIL.id, here.forum, "why?", reply_to=own.message_id)
        update = await here.update("message")
        assert update.message is not None
        assert (update.message.text, update.message.message_thread_id) == ("why?", here.topic)
        assert await here.no_more_updates()


async def test_a_post_and_its_copy_in_the_discussion_reach_a_bot_that_leads_there() -> None:
    async with world() as here:
        here.simulator.membership.promote(here.bot.id, here.supergroup, by=AMAL.id)
        post = here.simulator.people.post(here.channel, "خبر", signature="أمل")
        channel_post = (await here.update("channel_post")).channel_post
        assert channel_post is not None
        assert (channel_post.text, channel_post.author_signature) == ("خبر", "أمل")
        assert channel_post.from_user is None
        copy = (await here.update("message")).message
        assert copy is not None
        assert copy.is_automatic_forward
        assert copy.from_user is not None
        assert copy.from_user.id == 777000
        assert isinstance(copy.forward_origin, MessageOriginChannel)
        assert copy.forward_origin.message_id == post["message_id"]
        here.simulator.people.edit(AMAL.id, here.channel, post["message_id"], "خبر آخر")
        assert (await here.update("edited_channel_post")).edited_channel_post is not None


async def test_a_group_that_becomes_a_supergroup_says_so_in_both_and_is_over() -> None:
    async with world() as here:
        new = here.simulator.membership.migrate(here.group, by=AMAL.id)
        to, away = (await here.update("message")).message, (await here.update("message")).message
        assert to is not None
        assert away is not None
        assert (to.chat.id, to.migrate_to_chat_id) == (here.group, new.id)
        assert (away.chat.id, away.migrate_from_chat_id) == (new.id, here.group)
        with pytest.raises(PeopleError, match="has become the supergroup"):
            here.simulator.people.say(AMAL.id, here.group, "x")


async def test_files_photos_and_forwards_reach_the_bot_with_their_captions() -> None:
    async with world() as here:
        people = here.simulator.people
        sent = people.send_file(AMAL.id, AMAL.id, b"x", "C:\\news\\مقال.docx", caption="#خبر")
        people.send_file(AMAL.id, AMAL.id, PNG, "a.png", kind="photo")
        people.forward(BASIL.id, BASIL.id, AMAL.id, sent["message_id"])
        document, photo, forward = [(await here.update("message")).message for _ in range(3)]
        assert document is not None
        assert document.document is not None
        assert (document.document.file_name, document.caption) == ("مقال.docx", "#خبر")
        assert document.caption_entities[0].type == "hashtag"
        assert photo is not None
        assert photo.photo[0].width == 640
        assert forward is not None
        assert (forward.document, forward.caption) == (document.document, "#خبر")
        changed = people.edit(AMAL.id, AMAL.id, sent["message_id"], "another")
        assert changed["caption"] == "another"


async def test_reactions_reach_the_bot_in_private_and_where_it_leads() -> None:
    async with world() as here:
        people = here.simulator.people
        for chat in (here.group, here.channel):
            post = people.say(AMAL.id, chat, "/x")["message_id"]
            people.react(BASIL.id, chat, post, ["👍", "👎"])
        reaction = (await here.update("message_reaction")).message_reaction
        assert reaction is not None
        assert reaction.chat.id == here.channel
        assert [each.to_dict()["emoji"] for each in reaction.new_reaction] == ["👍", "👎"]


async def test_what_cannot_be_done_is_refused_in_one_line() -> None:
    async with world() as here:
        people, membership = here.simulator.people, here.simulator.membership
        said = people.say(AMAL.id, here.group, "x")["message_id"]
        attempts: list[tuple[type[PeopleError], Callable[[], object]]] = [
            (UnknownError, lambda: people.say(999, 999, "x")),
            (UnknownError, lambda: people.say(AMAL.id, -1, "x")),
            (UnknownError, lambda: people.say(AMAL.id, here.group, "x", reply_to=999)),
            (UnknownError, lambda: people.say(AMAL.id, here.forum, "x", topic=999)),
            (UnknownError, lambda: people.press(AMAL.id, here.group, said, 0, 0)),
            (UnknownError, lambda: people.choose_inline(AMAL.id, "1", "1")),
            (PeopleError, lambda: people.say(AMAL.id, here.group, "x", reply_to=said, quote="y")),
            (PeopleError, lambda: people.say(STRANGER.id, here.group, "x")),
            (PeopleError, lambda: people.say(BASIL.id, here.channel, "x")),
            (PeopleError, lambda: people.say(AMAL.id, AMAL.id, " \u200f")),
            (PeopleError, lambda: people.say(AMAL.id, AMAL.id, "\ud800")),
            (PeopleError, lambda: people.say(AMAL.id, AMAL.id, "😀" * 2049)),
            (PeopleError, lambda: people.edit(BASIL.id, here.group, said, "y")),
            (PeopleError, lambda: people.delete(BASIL.id, here.group, said)),
            (PeopleError, lambda: people.send_file(AMAL.id, AMAL.id, b"", "x")),
            (PeopleError, lambda: people.send_file(AMAL.id, AMAL.id, b"x", "x", kind="photo")),
            (PeopleError, lambda: people.open_topic(AMAL.id, here.group, "x")),
            (PeopleError, lambda: people.post(here.group, "x")),
            (PeopleError, lambda: membership.join(AMAL.id, here.group)),
            (PeopleError, lambda: membership.leave(STRANGER.id, here.group)),
            (PeopleError, lambda: membership.promote(BASIL.id, here.group, by=BASIL.id)),
            (PeopleError, lambda: membership.migrate(here.supergroup, by=AMAL.id)),
        ]
        for kind, attempt in attempts:
            with pytest.raises(kind) as caught:
                attempt()
            assert caught.type is kind
            assert str(caught.value).count("\n") == 0
        membership.block(AMAL.id)
        with pytest.raises(PeopleError, match="blocked"):
            people.say(AMAL.id, AMAL.id, "x")


async def test_a_deleted_message_is_no_update() -> None:
    async with world() as here:
        said = here.simulator.people.say(AMAL.id, here.group, "/x")["message_id"]
        assert (await here.update("message")).message is not None
        here.simulator.people.delete(AMAL.id, here.group, said)
        assert await here.no_more_updates()
        assert said not in here.simulator.chats.chat(here.group).messages
