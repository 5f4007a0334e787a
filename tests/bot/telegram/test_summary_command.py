"""/summary: a group's talk, a topic of a forum, the posts of a channel that a group discusses, the library in private,
and single articles; each quoted word for word, and nothing of anybody who is left out."""

import asyncio
import threading
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from kept_messages import TinyServices, all_stored, tiny_services
from running_bot import buttons, presses, quotes, reader, running_bot, told, until
from sample_answers import answer, citation
from summing_bot import (
    AMAL,
    ARABIC,
    BASIL,
    ENGLISH,
    LEADER,
    NOON,
    Clock,
    answered,
    article,
    plain_text,
    plainly,
    remembering_group,
    summing,
)

from bot.memory.embedded import EmbeddedMemory
from bot.memory.records import ChatSettings
from bot.simulator.chats.records import Chat, Json
from bot.simulator.faults import Fault
from bot.simulator.server import Simulator
from bot.telegram.digests import showing
from bot.telegram.digests.summary import LONGER_SPAN
from bot.telegram.formatting.paging import MESSAGE_UNITS
from bot.telegram.keeping.remembering import START
from index.library_records import Scopes
from index.message import MessageFacts
from index.records import LIBRARY, Scope
from retrieval.digest.records import Digest, Kind
from retrieval.digest.time_span import Wanted
from retrieval.records import Answer

FERRY, STORM, MARKET = (
    "The ferry to Cyprus leaves at nine tomorrow.",
    "A storm damaged the old breakwater last night.",
    "The fish market moves to the northern quay in May.",
)


def tells(message: Json) -> set[str]:
    """Which of these sentences a message quotes."""
    return {sentence for sentence in (FERRY, STORM, MARKET) if any(sentence in each for each in quotes(message))}


def long_sentences(count: int) -> list[str]:
    """So many sentences of nearly a thousand characters, with no word in common."""
    return [" ".join(f"word{number}x{place}" for place in range(95)).capitalize() + "." for number in range(count)]


@asynccontextmanager
async def world(folder: Path, **options: Any) -> AsyncIterator[tuple[Simulator, TinyServices, Clock]]:
    """A simulator with a bot that sums up, and the clock of both."""
    clock = Clock()
    async with (
        Simulator(clock=clock.seconds, privacy=False) as server,
        summing(server, folder, clock, **options) as services,
    ):
        yield server, services, clock


async def said_over_two_days(server: Simulator, folder: Path, clock: Clock) -> Chat:
    """A group in which the three sentences were said 20 hours apart, the last one an hour ago."""
    group = await remembering_group(server, folder)
    for hours, words in enumerate((FERRY, STORM, MARKET)):
        clock.forward(NOON + timedelta(hours=20 * hours))
        server.people.say(AMAL, group.id, words)
    await all_stored(server, folder)
    clock.forward(NOON + timedelta(hours=41))
    return group


async def test_a_group_hears_what_is_new_since_the_last_summary(tmp_path: Path) -> None:
    async with world(tmp_path) as (server, _, clock):
        group = await remembering_group(server, tmp_path)
        for words in (FERRY, STORM):
            server.people.say(AMAL, group.id, words)
        await all_stored(server, tmp_path)
        first = await answered(server, AMAL, group.id, "/summary")
        assert plainly(first).startswith(ENGLISH.say("digest-heading"))
        assert tells(first) <= {FERRY, STORM}
        assert tells(first)
        clock.forward(NOON + timedelta(hours=1))
        nothing = plainly(await answered(server, BASIL, group.id, "/summary"))
        assert nothing.startswith("Nothing new since")
        assert LONGER_SPAN["en"] in nothing
        server.people.say(BASIL, group.id, MARKET)
        await all_stored(server, tmp_path)
        assert tells(await answered(server, AMAL, group.id, "/summary")) == {MARKET}


async def test_a_summary_is_of_a_stretch_of_a_number_or_of_a_topic(tmp_path: Path) -> None:
    async with world(tmp_path) as (server, _, clock):
        group = await said_over_two_days(server, tmp_path, clock)
        for asked, told_of in {
            "/summary 2h": {MARKET},
            "/summary 24 ساعة": {STORM, MARKET},
            "/summary today": {STORM, MARKET},
            "/summary اليوم": {STORM, MARKET},
            "/summary 3d": {FERRY, STORM, MARKET},
            "/summary 1": {MARKET},
            "/summary 2": {STORM, MARKET},
            "/summary about the storm at the breakwater": {STORM},
            "/summary 2h about the storm at the breakwater": set(),
            "/summary عن سوق السمك": {MARKET},
        }.items():
            shown = await answered(server, AMAL, group.id, asked)
            said = ARABIC if asked.isascii() is False else ENGLISH
            assert tells(shown) == told_of, asked
            assert told_of or said.say("digest-no-posts") in plainly(shown), asked


async def test_a_summary_is_asked_for_in_plain_words_too(tmp_path: Path) -> None:
    async with world(tmp_path) as (server, _, clock):
        group = await said_over_two_days(server, tmp_path, clock)
        bot = f"@{server.chats.bot.username}"
        shown = await answered(server, AMAL, group.id, f"{bot} summarize the last 2 hours please")
        assert tells(shown) == {MARKET}
        shown = await answered(server, AMAL, group.id, f"{bot} لخّص لنا آخر 24 ساعة")
        assert tells(shown) == {STORM, MARKET}
        assert plain_text(ARABIC.say("digest-heading")) in plainly(shown)


async def test_words_that_ask_for_nothing_known_are_answered_with_how_to_ask(tmp_path: Path) -> None:
    async with world(tmp_path) as (server, _, _):
        group = await remembering_group(server, tmp_path)
        assert plainly(await answered(server, AMAL, group.id, "/summary please")) == ENGLISH.say("summary-usage")
        usage = plain_text(ARABIC.say("summary-usage"))
        assert plainly(await answered(server, AMAL, group.id, "/summary لو سمحت")) == usage


async def test_a_group_that_nothing_is_kept_of_is_told_how_to_change_that(tmp_path: Path) -> None:
    async with world(tmp_path) as (server, _, _):
        group = server.membership.found_group("Quiet", LEADER, AMAL, supergroup=True)
        server.membership.join(server.chats.bot.id, group.id, by=LEADER)
        await server.next_message(group.id)
        said = plainly(await answered(server, AMAL, group.id, "/summary"))
        assert said == plain_text(ENGLISH.say("summary-not-remembering", start=START))


async def test_a_group_whose_messages_were_imported_is_not_told_that_nothing_is_kept(tmp_path: Path) -> None:
    async with world(tmp_path) as (server, services, _):
        group = server.membership.found_group("Quiet", LEADER, AMAL, supergroup=True)
        server.membership.join(server.chats.bot.id, group.id, by=LEADER)
        await server.next_message(group.id)
        facts = MessageFacts(author_id=BASIL, author="Basil")
        services.keep(article("", MARKET, NOON - timedelta(days=5), scope=Scope.chat(group.id), facts=facts))
        said = plainly(await answered(server, AMAL, group.id, "/summary 24h"))
        assert said == plain_text(ENGLISH.say("digest-no-posts"))


async def test_in_a_topic_only_the_topic_is_summed_up_and_its_marks_are_its_own(tmp_path: Path) -> None:
    async with world(tmp_path) as (server, _, _):
        group = await remembering_group(server, tmp_path, forum=True)
        ships, fish = (server.people.open_topic(LEADER, group.id, name) for name in ("Ships", "Fish"))
        server.people.say(AMAL, group.id, FERRY, topic=ships)
        server.people.say(AMAL, group.id, MARKET, topic=fish)
        await all_stored(server, tmp_path)
        shown = await answered(server, AMAL, group.id, "/summary", topic=ships)
        assert (tells(shown), shown["message_thread_id"]) == ({FERRY}, ships)
        assert tells(await answered(server, AMAL, group.id, "/summary", topic=fish)) == {MARKET}
        assert "2 messages" in plainly(await answered(server, AMAL, group.id, "/summary 7d"))


async def test_a_group_that_discusses_a_channel_hears_of_its_posts_though_it_remembers_nothing(tmp_path: Path) -> None:
    async with world(tmp_path) as (server, _, _):
        group = server.membership.found_group("Discussion", LEADER, AMAL, supergroup=True)
        channel = server.membership.found_channel("Port news", LEADER, username="port_news", discussion=group.id)
        server.membership.join(server.chats.bot.id, group.id, by=LEADER)
        server.membership.promote(server.chats.bot.id, channel.id, by=LEADER)
        await server.next_message(group.id)
        post = server.people.post(channel.id, STORM)
        await all_stored(server, tmp_path)
        shown = await answered(server, AMAL, group.id, "/summary")
        assert tells(shown) == {STORM}
        links = {entity.get("url") for entity in shown["entities"] if entity["type"] == "text_link"}
        assert links == {f"https://t.me/port_news/{post['message_id']}"}


async def test_where_telegram_does_not_say_which_channel_a_group_discusses_nothing_false_is_said_or_marked(
    tmp_path: Path,
) -> None:
    async with world(tmp_path) as (server, _, _):
        group = server.membership.found_group("Discussion", LEADER, AMAL, supergroup=True)
        channel = server.membership.found_channel("Port news", LEADER, username="port_news", discussion=group.id)
        server.membership.join(server.chats.bot.id, group.id, by=LEADER)
        server.membership.promote(server.chats.bot.id, channel.id, by=LEADER)
        await server.next_message(group.id)
        server.people.post(channel.id, STORM)
        await all_stored(server, tmp_path)
        for remembers in (False, True):
            server.faults.add("getChat", Fault(status=502), times=2)
            assert plainly(await answered(server, AMAL, group.id, "/summary")) == ENGLISH.say("failure")
            if not remembers:
                await answered(server, LEADER, group.id, "/remember on")
                server.people.say(AMAL, group.id, FERRY)
                await all_stored(server, tmp_path)
        assert STORM in str(tells(await answered(server, AMAL, group.id, "/summary")))


async def test_people_who_opted_out_never_appear_even_where_their_words_were_imported_again(tmp_path: Path) -> None:
    async with world(tmp_path) as (server, services, _):
        group = await remembering_group(server, tmp_path)
        server.people.say(AMAL, group.id, FERRY)
        server.people.say(BASIL, group.id, STORM)
        await all_stored(server, tmp_path)
        await answered(server, BASIL, group.id, "/optout")
        facts = MessageFacts(author_id=BASIL, author="Basil")
        services.keep(article("", MARKET, NOON, scope=Scope.chat(group.id), facts=facts))
        shown = await answered(server, AMAL, group.id, "/summary 3d")
        assert tells(shown) == {FERRY}
        assert "\n1 message, 1 person\n" in plainly(shown)
        assert "Basil" not in shown["text"]


async def test_in_private_the_library_is_summed_up_and_no_group_is(tmp_path: Path) -> None:
    async with world(tmp_path) as (server, services, _):
        group = await remembering_group(server, tmp_path)
        server.people.say(AMAL, group.id, FERRY)
        await all_stored(server, tmp_path)
        services.keep(article("Harbour", STORM, NOON - timedelta(hours=5)))
        services.keep(article("Market", MARKET, NOON - timedelta(days=5)))
        assert tells(await answered(server, AMAL, AMAL, "/summary")) == {STORM}
        assert plainly(await answered(server, AMAL, AMAL, "/summary")).startswith("Nothing new since")
        assert tells(await answered(server, BASIL, BASIL, "/summary")) == {STORM}
        assert tells(await answered(server, AMAL, AMAL, "/summary 7d")) == {STORM, MARKET}


async def test_in_a_topic_of_a_private_chat_the_whole_library_is_summed_up(tmp_path: Path) -> None:
    async with world(tmp_path) as (server, services, _):
        services.keep(article("Harbour", STORM, NOON - timedelta(hours=5)))
        services.keep(article("Market", MARKET, NOON - timedelta(days=5)))
        ships, fish = ({"message_thread_id": topic, "is_topic_message": True} for topic in (5, 6))
        assert tells(await answered(server, AMAL, AMAL, "/summary 7d", **ships)) == {STORM, MARKET}
        assert tells(await answered(server, AMAL, AMAL, "/summary 1", **ships)) == {STORM}
        assert plainly(await answered(server, AMAL, AMAL, "/summary", **fish)).startswith("Nothing new since")


async def test_in_private_an_article_is_summed_up_by_its_title_address_or_id(tmp_path: Path) -> None:
    async with world(tmp_path) as (server, services, _):
        kept = article("The old breakwater", STORM, NOON, url="https://news.example/storm")
        services.keep(kept)
        services.keep(article("Report on the market", MARKET, NOON))
        heading = ENGLISH.say("digest-lead-heading")
        for words in ("The old breakwater", "breakwater", "https://news.example/storm", kept.id):
            shown = await answered(server, AMAL, AMAL, f"/summary {words}")
            assert (tells(shown), heading in plainly(shown)) == ({STORM}, True), words
        assert tells(await answered(server, AMAL, AMAL, "/summary Report on the market")) == {MARKET}


async def test_an_article_that_was_added_is_summed_up_in_reply_to_its_link(tmp_path: Path) -> None:
    async with world(tmp_path) as (server, services, _):
        services.keep(article("Storm", STORM, NOON, url="https://news.example/storm", scope=Scope.chat(AMAL)))
        link = server.people.say(AMAL, AMAL, "https://news.example/storm")["message_id"]
        await server.next_message(AMAL)
        assert tells(await answered(server, AMAL, AMAL, "/summary", reply_to=link)) == {STORM}


async def test_in_reply_to_an_answer_the_cited_article_is_summed_up(tmp_path: Path) -> None:
    clock = Clock()
    async with Simulator(clock=clock.seconds) as server:
        with tiny_services(tmp_path) as services:
            kept = [article(title, words, NOON) for title, words in (("Storm", STORM), ("Market", MARKET))]
            for each in kept:
                services.keep(each)

            def ask(question: str) -> Answer:
                cited = [
                    citation(number, quote=each.text[each.body[0].start :], document_id=each.id, language="en")
                    for number, each in enumerate(kept, 1)
                ]
                return answer(question, cited, language="en")

            async with running_bot(server, ask, folder=tmp_path, summariser=services, now=clock.now, pause=clock.pause):
                reader(server, AMAL)
                shown = await answered(server, AMAL, AMAL, "What happened?")
                place = {"reply_to": shown["message_id"]}
                assert tells(await answered(server, AMAL, AMAL, "/summary", **place)) == {STORM}
                assert tells(await answered(server, AMAL, AMAL, "/summary 2", **place)) == {MARKET}


async def test_nothing_is_embedded_for_a_summary_of_what_is_stored(tmp_path: Path) -> None:
    async with world(tmp_path) as (server, services, _):
        group = await remembering_group(server, tmp_path)
        for number in range(30):
            server.people.say(AMAL, group.id, f"Ship number {number} came to the harbour. {FERRY}")
        await all_stored(server, tmp_path)
        embedded = len(services.tiny.calls)
        await answered(server, AMAL, group.id, "/summary 3d")
        await answered(server, AMAL, group.id, "/summary about the ferry")
        assert len(services.tiny.calls) == embedded


async def test_a_long_summary_has_pages_and_no_sentence_is_cut(tmp_path: Path) -> None:
    async with world(tmp_path) as (server, services, _):
        sentences = long_sentences(12)
        for number, sentence in enumerate(sentences):
            services.keep(article(f"Report {number}", sentence, NOON - timedelta(hours=number)))
        first = await answered(server, AMAL, AMAL, "/summary 3d")
        assert buttons(first) == [["Page 2 ›"]]
        seen: list[str] = []
        messages, turned = server.chats.chat(AMAL).messages, 0
        while True:
            message = messages[first["message_id"]]
            assert len(message["text"].encode("utf-16-le")) // 2 <= MESSAGE_UNITS
            seen += quotes(message)
            forward = [label for row in buttons(message) for label in row if label.endswith("›")]
            if not forward:
                break
            assert await told(server, presses(server, AMAL, first, forward[0])) == ""
            turned += 1
            before = message["text"]
            await until(server, lambda before=before: messages[first["message_id"]]["text"] != before)  # type: ignore[misc]
        assert turned >= 2
        assert [any(sentence in each for each in seen) for sentence in sentences] == [True] * 12
        assert len(messages) == 2


async def test_pages_are_turned_by_who_asked_alone_and_not_when_the_chat_is_forgotten(tmp_path: Path) -> None:
    async with world(tmp_path) as (server, services, _):
        group = await remembering_group(server, tmp_path)
        memory = EmbeddedMemory(tmp_path)
        memory.change_settings(group.id, lambda _: ChatSettings(buttons_for_all=False))
        for number, sentence in enumerate(long_sentences(8)):
            services.keep(article(f"Report {number}", sentence, NOON, scope=Scope.chat(group.id)))
        shown = await answered(server, AMAL, group.id, "/summary 3d")
        assert await told(server, presses(server, BASIL, shown, "Page 2 ›")) == ENGLISH.say("button-of-another")
        assert await told(server, presses(server, AMAL, shown, "Page 2 ›")) == ""
        messages = server.chats.chat(group.id).messages
        await until(server, lambda: "‹ Page 1" in str(buttons(messages[shown["message_id"]])))
        memory.forget_chat(group.id)
        memory.close()
        assert await told(server, presses(server, AMAL, shown, "‹ Page 1")) == ENGLISH.say("button-expired")


async def test_pages_are_made_again_without_what_was_removed_since(tmp_path: Path) -> None:
    async with world(tmp_path) as (server, services, _):
        reports = [article(f"Report {n}", each, NOON - timedelta(hours=n)) for n, each in enumerate(long_sentences(8))]
        for each in reports:
            services.keep(each)
        shown = await answered(server, AMAL, AMAL, "/summary 3d")
        services.forget(reports[0].id, LIBRARY)
        messages = server.chats.chat(AMAL).messages
        for label in ("Page 2 ›", "‹ Page 1"):
            before = messages[shown["message_id"]]["text"]
            assert await told(server, presses(server, AMAL, shown, label)) == ""
            await until(server, lambda before=before: messages[shown["message_id"]]["text"] != before)  # type: ignore[misc]
        now = messages[shown["message_id"]]["text"]
        assert "Report 0" in shown["text"]
        assert "Report 0" not in now
        assert "Report 1" in now


class Slow:
    """A summariser that waits until it may go on."""

    def __init__(self) -> None:
        self.gate = threading.Event()

    def digest(self, scopes: Scopes, wanted: Wanted, language: str, left_out: Collection[int] = frozenset()) -> Digest:
        """Nothing, late."""
        assert (scopes, wanted, left_out) is not None
        assert self.gate.wait(60)
        return Digest(language, Kind.POSTS, 0, 0, (), (), (), (), (), None, None)

    def lead(self, document_id: str, scopes: Scopes, language: str) -> Digest:
        """The same."""
        raise AssertionError((document_id, scopes, language))


async def test_what_takes_long_begins_with_a_note_that_the_summary_replaces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(showing, "NOTE_AFTER_SECONDS", 0.05)
    slow = Slow()
    async with world(tmp_path, summariser=slow) as (server, _, _):
        note = await answered(server, AMAL, AMAL, "/summary 3d")
        assert plainly(note) == ENGLISH.say("summary-working")
        slow.gate.set()
        place = server.chats.chat(AMAL).messages
        await until(server, lambda: plainly(place[note["message_id"]]) == ENGLISH.say("digest-no-posts"))
        assert len(place) == 2


async def test_a_summary_that_the_end_of_the_bot_cuts_off_after_the_note_comes_after_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(showing, "NOTE_AFTER_SECONDS", 0.05)
    monkeypatch.setattr("bot.telegram.receiving.serving.STOP_SECONDS", 0.2)
    slow, clock = Slow(), Clock()
    async with Simulator(clock=clock.seconds, privacy=False) as server:

        async def go_on_once_the_note_is_gone() -> None:  # the bot's threads end with their work
            await server.calls.happened("deleteMessage")
            slow.gate.set()

        async with summing(server, tmp_path, clock, summariser=slow) as services:
            services.keep(article("Harbour", STORM, NOON))
            note = await answered(server, AMAL, AMAL, "/summary 3d")
            assert plainly(note) == ENGLISH.say("summary-working")
            going_on = asyncio.create_task(go_on_once_the_note_is_gone())
        await going_on
        monkeypatch.setattr(showing, "NOTE_AFTER_SECONDS", 60.0)
        async with summing(server, tmp_path, clock):
            assert tells(await server.next_message(AMAL, within=20.0)) == {STORM}
            await all_stored(server, tmp_path)
        assert len(server.sent) == 2


@pytest.mark.parametrize("words", ["/summary 7d chart", "/summary أسبوع مخطط"])
async def test_a_picture_of_the_days_comes_on_request(tmp_path: Path, words: str) -> None:
    async with world(tmp_path) as (server, services, _):
        for day in range(4):
            services.keep(article(f"Storm {day}", STORM, NOON - timedelta(days=day)))
        assert tells(await answered(server, AMAL, AMAL, words)) == {STORM}
        (photo,) = (await server.next_message(AMAL))["photo"][-1:]
        assert (photo["width"], photo["height"]) == (1200, 780)


@pytest.mark.parametrize("fault", [Fault(retry_after=36_000), Fault(status=400), Fault(drop="before")])
async def test_a_picture_that_is_not_taken_costs_nobody_the_digest(tmp_path: Path, fault: Fault) -> None:
    async with world(tmp_path) as (server, services, _):
        services.keep(article("Storm", STORM, NOON))
        server.faults.add("sendPhoto", fault, times=10)
        assert tells(await answered(server, AMAL, AMAL, "/summary 7d chart")) == {STORM}
        await answered(server, BASIL, BASIL, "/help")  # the bot has gone on
        assert len([each for each in server.sent if each["chat"]["id"] == AMAL]) == 1


async def test_the_operators_library_is_not_told_to_groups(tmp_path: Path) -> None:
    async with world(tmp_path) as (server, services, _):
        group = await remembering_group(server, tmp_path)
        services.keep(article("Harbour", STORM, NOON, scope=LIBRARY))
        said = plainly(await answered(server, AMAL, group.id, "/summary 3d"))
        assert said == ENGLISH.say("digest-no-posts")
