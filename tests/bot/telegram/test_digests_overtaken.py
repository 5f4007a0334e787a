"""What is forgotten while a digest is made, which a language model may take long over, is in none that is sent."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from kept_messages import TinyServices, all_stored
from scripted_author import ScriptedAuthor
from summing_bot import (
    AMAL,
    BASIL,
    ENGLISH,
    LEADER,
    NOON,
    Clock,
    answered,
    article,
    plainly,
    remembering_group,
    summing,
)

from bot.simulator.chats.records import Chat, Json
from bot.simulator.server import Simulator
from bot.telegram.digests.making import MADE_ANEW
from index.records import LIBRARY, Scope
from retrieval.digest.records import Digest
from retrieval.records import Claim

SAID = [f"The ferry to Cyprus {what}." for what in (
    "leaves at nine tomorrow", "is full until Friday", "costs forty pounds", "was late again today",
    "takes no cars this week", "waits for the mail",
)]  # fmt: skip
LINK = "https://ferries.example/cyprus"
CLAIM = "Somebody spoke of the ferry."
EIGHT = datetime(2026, 3, 2, 18, tzinfo=UTC)  # 20:00 in Cairo
Act = Callable[[Digest], Digest]


@dataclass
class Talk:
    """A group in which everything above was said, and what happens while digests of it are made, one act for each."""

    server: Simulator
    services: TinyServices
    clock: Clock
    group: Chat
    acts: list[Act]

    def forget(self, document_id: str) -> None:
        """As a single /forget does."""
        assert self.services.forget(document_id, Scope.chat(self.group.id))

    def forget_first(self, digest: Digest) -> Digest:
        """Forget what the first quote of a digest stands in."""
        self.forget(digest.points[0].citations[0].document_id)
        return digest

    async def summary(self) -> Json:
        return await answered(self.server, AMAL, self.group.id, "/summary")

    async def catchup(self) -> Json:
        return await answered(self.server, BASIL, BASIL, f"/start catchup_{self.group.id}")

    async def scheduled(self) -> Json:
        acts, self.acts[:] = list(self.acts), []
        await answered(self.server, LEADER, self.group.id, "/digest daily 20:00 Cairo")
        self.acts[:] = acts
        self.clock.forward(EIGHT)
        return await self.server.next_message(self.group.id)


@asynccontextmanager
async def talk(folder: Path) -> AsyncIterator[Talk]:
    acts: list[Act] = []
    author = ScriptedAuthor(digests=lambda digest: acts.pop(0)(digest) if acts else digest)
    clock = Clock()
    async with (
        Simulator(clock=clock.seconds, privacy=False) as server,
        summing(server, folder, clock, author=author) as services,
    ):
        group = await remembering_group(server, folder)
        for words in (*SAID, LINK):
            server.people.say(AMAL, group.id, words)
        await all_stored(server, folder)
        yield Talk(server, services, clock, group, acts)


def told(message: Json) -> set[str]:
    return {each for each in SAID if each in plainly(message)}


WAYS = [Talk.summary, Talk.catchup, Talk.scheduled]


@pytest.mark.parametrize("way", WAYS)
async def test_a_quote_that_is_forgotten_meanwhile_is_not_sent(way: Callable[[Talk], object], tmp_path: Path) -> None:
    quoted: list[str] = []

    async with talk(tmp_path) as here:

        def forget(digest: Digest) -> Digest:
            quoted.append(digest.points[0].text)
            return here.forget_first(digest)

        here.acts.append(forget)
        shown = await way(here)  # type: ignore[misc]
    assert told(shown)
    assert quoted[0] not in plainly(shown)


async def test_a_shared_link_that_is_forgotten_meanwhile_is_not_sent(tmp_path: Path) -> None:
    async with talk(tmp_path) as here:

        def forget(digest: Digest) -> Digest:
            here.forget(digest.links[0].document_id)
            return digest

        assert LINK in plainly(await here.catchup())
        here.acts.append(forget)
        shown = await here.summary()
    assert told(shown)
    assert LINK not in plainly(shown)


async def test_a_claim_goes_with_the_post_that_it_rests_on(tmp_path: Path) -> None:
    async with talk(tmp_path) as here:

        def claim(digest: Digest, *, forget: bool) -> Digest:
            first, *others = digest.points
            if forget:
                here.forget(first.citations[1].document_id)
            written = replace(first, written=Claim(CLAIM, (first.citations[1].number,)))
            return replace(digest, points=(written, *others))

        here.acts.append(lambda digest: claim(digest, forget=False))
        assert CLAIM in plainly(await here.catchup())
        here.acts.append(lambda digest: claim(digest, forget=True))
        shown = await here.summary()
    assert told(shown)
    assert CLAIM not in plainly(shown)


@pytest.mark.parametrize("way", WAYS)
async def test_a_post_that_is_only_linked_and_is_forgotten_meanwhile_is_not_linked(
    way: Callable[[Talk], object], tmp_path: Path
) -> None:
    addresses: list[str | None] = []
    async with talk(tmp_path) as here:

        def forget(digest: Digest) -> Digest:
            addresses.extend(each.url for each in digest.points[0].citations)
            here.forget(digest.points[0].citations[-1].document_id)
            return digest

        here.acts.append(forget)
        shown = await way(here)  # type: ignore[misc]
    linked = {each.get("url") for each in shown["entities"]}
    *others, forgotten = addresses
    assert others
    assert linked.issuperset(others)
    assert forgotten not in linked


async def test_of_a_group_that_is_forgotten_meanwhile_nobody_in_private_hears(tmp_path: Path) -> None:
    async with talk(tmp_path) as here:

        def forget(digest: Digest) -> Digest:
            here.services.forget_scope(Scope.chat(here.group.id))
            return digest

        here.acts.append(forget)
        shown = await here.catchup()
    assert plainly(shown).startswith("You’ve missed nothing in The port since")


async def test_where_things_are_forgotten_again_and_again_there_is_nothing_for_now(tmp_path: Path) -> None:
    async with talk(tmp_path) as here:
        here.acts += [here.forget_first] * (MADE_ANEW + 1)
        assert plainly(await here.summary()).startswith("Nothing new since")
        assert told(await here.summary())  # nothing counts as told


@pytest.mark.parametrize(("way", "nothing"), [(Talk.summary, "Nothing new"), (Talk.catchup, "You’ve missed nothing")])
async def test_what_came_before_it_was_made_anew_is_told_once(
    way: Callable[[Talk], object], nothing: str, tmp_path: Path
) -> None:
    later = NOON + timedelta(minutes=10)
    async with talk(tmp_path) as here:

        def forget(digest: Digest) -> Digest:
            here.clock.forward(later + timedelta(minutes=1))
            here.services.keep(article("Mail", "The mail has come.", later, scope=Scope.chat(here.group.id)))
            return here.forget_first(digest)

        here.acts.append(forget)
        assert "to 2 March 2026, 12:10 UTC" in plainly(await way(here))  # type: ignore[misc]
        here.clock.forward(later + timedelta(minutes=2))
        assert plainly(await way(here)).startswith(nothing)  # type: ignore[misc]


async def test_a_scheduled_digest_is_then_tried_again_later(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with talk(tmp_path) as here:
        await answered(here.server, LEADER, here.group.id, "/digest daily 20:00 Cairo")
        here.acts += [here.forget_first] * (MADE_ANEW + 1)
        here.clock.forward(EIGHT)
        async with asyncio.timeout(60):
            while "is tried again" not in caplog.text:  # noqa: ASYNC110 - nothing tells what is logged
                await asyncio.sleep(0.01)
        minutes = 0
        while not any(told(each) for each in here.server.sent):
            minutes += 1
            here.clock.forward(EIGHT + timedelta(minutes=minutes))
            await answered(here.server, BASIL, BASIL, "/digest")
        assert not here.acts


async def test_of_an_article_that_is_removed_meanwhile_nothing_is_left(tmp_path: Path) -> None:
    async with talk(tmp_path) as here:
        kept = article("The old breakwater", "A storm damaged the old breakwater last night.", NOON)
        here.services.keep(kept)

        def forget(digest: Digest) -> Digest:
            assert here.services.forget(kept.id, LIBRARY)
            return digest

        here.acts.append(forget)
        shown = await answered(here.server, AMAL, AMAL, "/summary breakwater")
    assert plainly(shown) == ENGLISH.say("summary-gone")


async def test_of_what_is_forgotten_once_the_digest_has_come_no_picture_follows(tmp_path: Path) -> None:
    async with talk(tmp_path) as here:

        def forget(kind: str, content: Json) -> None:
            if kind == "message" and content["message"]["chat"]["id"] == here.group.id and told(content["message"]):
                here.services.forget_scope(Scope.chat(here.group.id))

        async def summed_up() -> Json:
            return await answered(here.server, AMAL, here.group.id, "/summary 7d chart")

        assert told(await summed_up())
        assert "photo" in await here.server.next_message(here.group.id)
        here.server.chats.events.append(forget)
        assert told(await summed_up())
        assert plainly(await summed_up()) == ENGLISH.say("digest-no-posts")
        assert len(here.server.calls.of("sendPhoto")) == 1
