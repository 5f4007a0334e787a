"""People who ask the bot: questions go in; when each was answered, and whether in order, comes out."""

import time
from dataclasses import dataclass, field

from bot.simulator.chats.records import Chat, Json, User
from bot.simulator.server import Simulator
from bot.texts import LANGUAGES, texts_in

ANSWER_SECONDS = 300.0  # after which a question counts as lost
FIRST_PERSON = 1000
_TURNED_AWAY = tuple(texts_in(language).say("crowded", wait="").split(".")[0] for language in LANGUAGES)


@dataclass(slots=True)
class Asked:
    """One question: when it was asked and answered, by one clock in seconds; None while it is not, and where it was
    turned away, as too many ask."""

    message_id: int
    at: float
    answered_at: float | None = None
    turned_away: bool = False

    @property
    def seconds(self) -> float:
        """How long the answer took. Raises `ValueError` without one."""
        if self.answered_at is None:
            raise ValueError("the question was not answered")
        return self.answered_at - self.at


@dataclass(slots=True)
class Asker:
    """Somebody in a chat. Each question replies to what they wrote first, so that its answer tells which one it
    answers."""

    simulator: Simulator
    person: int
    chat: int
    first: int
    asked: list[Asked] = field(default_factory=list)
    out_of_order: int = 0

    def ask(self, question: str) -> Asked:
        """Ask, and don't wait."""
        text = question if self.chat > 0 else f"/ask {question}"
        message = self.simulator.people.say(self.person, self.chat, text, reply_to=self.first)
        self.asked.append(Asked(message["message_id"], time.monotonic()))
        return self.asked[-1]

    async def answers(self) -> None:
        """Wait until each question has its answer, or was turned away. Raises `TimeoutError` where one has neither."""
        while any(each.answered_at is None and not each.turned_away for each in self.asked):
            message = await self.simulator.next_message(self.chat, ANSWER_SECONDS)
            place = next(place for place, each in enumerate(self.asked) if each.message_id == _answered(message))
            if message["text"].startswith(_TURNED_AWAY):
                for each in self.asked[place:]:  # those behind it are not answered each
                    each.turned_away = True
                continue
            self.asked[place].answered_at, self.asked[place].turned_away = time.monotonic(), False
            self.out_of_order += any(each.answered_at is None and not each.turned_away for each in self.asked[:place])

    def forget(self) -> None:
        """Begin with no questions."""
        self.asked.clear()
        self.out_of_order = 0


async def in_private(simulator: Simulator, number: int) -> list[Asker]:
    """So many people in their private chats, each greeted by the bot's help."""
    return [await _greeted(simulator, FIRST_PERSON + place) for place in range(number)]


async def one_in_many_chats(simulator: Simulator, person: int, chats: int) -> list[Asker]:
    """One person in so many chats: their private one, and groups."""
    found = [await _greeted(simulator, person)]
    for place in range(1, chats):
        group: Chat = simulator.membership.found_group(f"Group {place}", person, supergroup=True)
        simulator.membership.join(simulator.chats.bot.id, group.id, by=person)
        await simulator.next_message(group.id, ANSWER_SECONDS)
        said = simulator.people.say(person, group.id, "Hello, everybody.")
        found.append(Asker(simulator, person, group.id, said["message_id"]))
    return found


async def _greeted(simulator: Simulator, person: int) -> Asker:
    simulator.chats.add_user(User(person, f"Person {person}", language_code="en"))
    said = simulator.people.say(person, person, "/help")
    await simulator.next_message(person, ANSWER_SECONDS)
    return Asker(simulator, person, person, said["message_id"])


def _answered(message: Json) -> int:
    number: int = message["reply_to_message"]["message_id"]
    return number
