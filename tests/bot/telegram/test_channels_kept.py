"""Channels where the bot is a member: each post is a document of the channel, as it was last edited, albums as one."""

import asyncio
import random
from datetime import UTC, datetime
from pathlib import Path

from kept_messages import all_stored, tiny_services
from running_bot import quotes, reader, running_bot
from simulated_world import PNG

from bot.simulator.chats.records import Chat, Json
from bot.simulator.server import Simulator
from index.records import Scope

NOON = 1_700_000_000.0


def channel_of(server: Simulator, *, username: str | None = None, discussion: int | None = None) -> Chat:
    """A channel that person 8 leads, with the bot."""
    reader(server, 8)
    channel = server.membership.found_channel("Port news", 8, username=username, discussion=discussion)
    server.membership.promote(server.chats.bot.id, channel.id, by=8)
    return channel


async def test_a_post_is_kept_with_its_author_moment_and_link(tmp_path: Path) -> None:
    with tiny_services(tmp_path) as services:
        async with (
            Simulator(clock=lambda: NOON) as server,
            running_bot(server, services, folder=tmp_path, keeper=services),
        ):
            private, public = channel_of(server), channel_of(server, username="port_news")
            first = server.people.post(private.id, "The harbour opened today.")["message_id"]
            second = server.people.post(public.id, "Ships came from Tartus.", signature="Amal")["message_id"]
            await all_stored(server, tmp_path)
            (document,) = services.kept(private).values()
            assert document.url == f"https://t.me/c/{-private.id - 10**12}/{first}"
            assert document.published == datetime.fromtimestamp(NOON, UTC)
            assert (document.source, document.title) == ("Port news", "Port news")
            assert document.message is not None
            assert (document.message.author_id, document.message.author) == (None, "Port news")
            signed = services.kept(public)[second]
            assert signed.url == f"https://t.me/port_news/{second}"
            assert signed.source == "Amal"
            assert server.sent == []


async def test_an_edit_replaces_the_post_and_one_that_leaves_nothing_removes_it(tmp_path: Path) -> None:
    with tiny_services(tmp_path) as services:
        async with Simulator() as server, running_bot(server, services, folder=tmp_path, keeper=services):
            channel = channel_of(server)
            posts = [server.people.post(channel.id, f"Ship number {number} came.")["message_id"] for number in range(3)]
            (photo,) = server.people.send_album(8, channel.id, [(PNG, "The harbour at dawn.")])
            await all_stored(server, tmp_path)
            assert len(services.kept(channel)) == 4
            server.people.edit(8, channel.id, posts[0], "Ship number zero left.")
            server.people.edit(8, channel.id, posts[1], "👍")
            server.people.edit(8, channel.id, posts[2], "/start")
            server.people.edit(8, channel.id, photo["message_id"], "")
            await all_stored(server, tmp_path)
            assert services.texts(channel) == {posts[0]: "Ship number zero left."}


async def test_edits_of_an_album_after_a_restart_change_its_one_document(tmp_path: Path) -> None:
    async with Simulator() as server:
        with tiny_services(tmp_path) as services:
            async with running_bot(server, services, folder=tmp_path, keeper=services):
                channel = channel_of(server)
                parts = server.people.send_album(8, channel.id, [(PNG, ""), (PNG, "The old harbour."), (PNG, "")])
                first, second, third = [part["message_id"] for part in parts]
                await all_stored(server, tmp_path)
                assert services.texts(channel) == {second: "The old harbour."}
        with tiny_services(tmp_path) as services:
            async with running_bot(server, services, folder=tmp_path, keeper=services):
                server.people.edit(8, channel.id, third, "The new harbour.")
                await all_stored(server, tmp_path)
                assert services.texts(channel) == {second: "The old harbour.\nThe new harbour."}
                server.people.edit(8, channel.id, first, "Both harbours.")
                server.people.edit(8, channel.id, second, "")
                await all_stored(server, tmp_path)
                assert services.texts(channel) == {first: "Both harbours.\nThe new harbour."}


async def test_a_post_that_is_posted_again_is_kept_once_and_outlives_the_first(tmp_path: Path) -> None:
    with tiny_services(tmp_path) as services:
        async with Simulator() as server, running_bot(server, services, folder=tmp_path, keeper=services):
            channel = channel_of(server)
            scope = Scope.chat(channel.id)
            first, second = (
                server.people.post(channel.id, "The harbour opened today.")["message_id"] for _ in range(2)
            )
            await all_stored(server, tmp_path)
            assert services.library.counts([scope]).documents == 1
            server.people.edit(8, channel.id, first, "/start")
            await all_stored(server, tmp_path)
            assert services.texts(channel) == {second: "The harbour opened today."}


async def test_what_was_forwarded_names_who_said_it_first(tmp_path: Path) -> None:
    hidden = {"type": "hidden_user", "sender_user_name": "Somebody", "date": 1}
    with tiny_services(tmp_path) as services:
        async with Simulator() as server, running_bot(server, services, folder=tmp_path, keeper=services):
            channel, other = channel_of(server), server.membership.found_channel("Ministry", 8)
            said = server.people.post(other.id, "The ministry closed the harbour.")["message_id"]
            forwarded = server.people.forward(8, channel.id, other.id, said)["message_id"]
            from_hidden = server.people.say(8, channel.id, "Nobody told us.", forward_origin=hidden)["message_id"]
            await all_stored(server, tmp_path)
            kept = services.kept(channel)
            assert (kept[forwarded].source, kept[from_hidden].source) == ("Ministry", "Somebody")
            assert kept[forwarded].url == f"https://t.me/c/{-channel.id - 10**12}/{forwarded}"


async def test_a_poll_says_its_question_and_answers(tmp_path: Path) -> None:
    poll: Json = {
        "id": "1", "question": "Which harbour?", "options": [
            {"persistent_id": "0", "text": text, "voter_count": 0} for text in ("Tartus", "Latakia")
        ], "total_voter_count": 0, "is_closed": False, "is_anonymous": True, "type": "regular",
        "allows_multiple_answers": False, "allows_revoting": False, "members_only": False,
    }  # fmt: skip
    with tiny_services(tmp_path) as services:
        async with Simulator() as server, running_bot(server, services, folder=tmp_path, keeper=services):
            channel = channel_of(server)
            server.people.send(8, channel.id, poll=poll)
            await all_stored(server, tmp_path)
            assert list(services.texts(channel).values()) == ["Which harbour?\n📊 Tartus · Latakia"]


async def test_a_channel_of_500_posts_with_60_edits_and_20_albums(tmp_path: Path) -> None:
    chance = random.Random(6)
    expected: dict[int, str] = {}
    async with Simulator() as server:
        channel = channel_of(server, username="port_news")
        server.updates.allow(["channel_post", "edited_channel_post", "message"])
        albums = set(chance.sample(range(500), 20))
        for number in range(500):
            text = f"Report {number}: ship {number * 7} came into harbour {number % 13}."
            if number in albums:
                captions = [""] * chance.randint(2, 10)
                captions[chance.randrange(len(captions))] = text
                parts = server.people.send_album(8, channel.id, [(PNG, caption) for caption in captions])
                (told,) = [part["message_id"] for part in parts if "caption" in part]
            else:
                told = server.people.post(channel.id, text)["message_id"]
            expected[told] = text
        assert len(server.updates.pending) > 560
        edited = chance.sample(sorted(expected), 60)
        for told in edited[:30]:  # these come with the posts
            expected[told] = f"Corrected: {expected[told]}"
            server.people.edit(8, channel.id, told, expected[told])
        with tiny_services(tmp_path) as services:
            async with running_bot(server, services, folder=tmp_path, keeper=services):
                await all_stored(server, tmp_path)
                for told in edited[30:]:  # and these when they are stored
                    expected[told] = f"Corrected: {expected[told]}"
                    server.people.edit(8, channel.id, told, expected[told])
                await all_stored(server, tmp_path)
            kept = services.kept(channel)
            assert {number: document.text for number, document in kept.items()} == expected
            assert len(kept) == 500
            assert all(document.url == f"https://t.me/port_news/{told}" for told, document in kept.items())
            assert services.library.counts([Scope.chat(channel.id)]).documents == 500
            # Several at a time, and each version at most once.
            assert sum(services.tiny.calls) <= 560
            assert len(services.tiny.calls) < 60
        assert server.sent == []


async def test_a_group_sees_the_posts_of_the_channel_that_it_discusses_and_no_other_does(tmp_path: Path) -> None:
    with tiny_services(tmp_path) as services:
        async with Simulator() as server, running_bot(server, services, folder=tmp_path, keeper=services):
            reader(server, 8)
            group = server.membership.found_group("Talk", 8, supergroup=True)
            other = server.membership.found_group("Others", 8, supergroup=True)
            for chat in (group, other):
                server.membership.join(server.chats.bot.id, chat.id, by=8)
                await server.next_message(chat.id)
            channel = channel_of(server, discussion=group.id)
            server.people.post(channel.id, "The captain sailed to Tartus with forty sailors.")
            await all_stored(server, tmp_path)
            for chat in (group, other):
                server.people.say(8, chat.id, "/ask Where did the captain sail?")
            answers = await asyncio.gather(server.next_message(group.id), server.next_message(other.id))
            assert quotes(answers[0]) == ["The captain sailed to Tartus with forty sailors."]
            assert "Tartus" not in answers[1]["text"]


async def test_copies_of_posts_are_kept_in_the_discussion_only_where_the_channel_itself_is_not(tmp_path: Path) -> None:
    with tiny_services(tmp_path) as services:
        async with Simulator(privacy=False) as server, running_bot(server, services, folder=tmp_path, keeper=services):
            reader(server, 8)
            groups = [server.membership.found_group(name, 8, supergroup=True) for name in ("One", "Two")]
            for group in groups:
                server.membership.join(server.chats.bot.id, group.id, by=8)
                await server.next_message(group.id)
                server.people.say(8, group.id, "/remember on")
                await server.next_message(group.id)
            known = channel_of(server, discussion=groups[0].id)
            unknown = server.membership.found_channel("Far away", 8, discussion=groups[1].id)
            for channel in (known, unknown):
                server.people.post(channel.id, "The harbour opened.")
            await all_stored(server, tmp_path)
            assert list(services.texts(known).values()) == ["The harbour opened."]
            assert services.kept(groups[0]) == {}
            (copy,) = services.kept(groups[1]).values()
            assert (copy.text, copy.source) == ("The harbour opened.", "Far away")
