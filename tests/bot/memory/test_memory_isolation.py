"""The contract of every memory, second part: whatever happens in whatever order, it holds what a few plain lists would
hold, and no conversation sees another's questions."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_exchanges import at

from bot.memory.protocol import Memory
from bot.memory.records import ChatSettings, Conversation, Exchange, Language
from retrieval.records import Quoted

CHATS = [-7, -1007]
ASKERS = [70, -7]
TALKS = [Conversation(chat, topic, asker) for chat in CHATS for topic in (0, 1) for asker in ASKERS]
IDS = ["a", "b", "c", "d", "e"]
MESSAGES = [1, 2]
MOMENTS = st.integers(0, 5)

_quotes = st.lists(st.sampled_from(["d1", "d2"]).map(lambda name: Quoted(name, 0, 5, "quote")), max_size=2).map(tuple)
_exchanges = st.builds(
    lambda minutes, **parts: Exchange(language="en", asked_at=at(minutes), **parts),
    MOMENTS,
    id=st.sampled_from(IDS),
    conversation=st.sampled_from(TALKS),
    question_id=st.sampled_from([None, *MESSAGES]),
    answer_ids=st.lists(st.sampled_from(MESSAGES), unique=True, max_size=2).map(tuple),
    question=st.sampled_from(["A?", "B?", "C?"]),
    cited=_quotes,
    further=_quotes,
)
_changes = st.one_of(
    st.sampled_from(list(Language)).map(lambda language: partial(replace, language=language)),
    st.booleans().map(lambda for_all: partial(replace, buttons_for_all=for_all)),
)
_steps = st.lists(
    st.one_of(
        st.tuples(st.just("remember"), _exchanges),
        st.tuples(st.just("remember"), _exchanges),
        st.tuples(st.just("claim_update"), st.integers(1, 4), MOMENTS.map(at)),
        st.tuples(st.just("forget_conversation"), st.sampled_from(TALKS), MOMENTS.map(at)),
        st.tuples(st.just("change_settings"), st.sampled_from(CHATS), _changes),
        st.tuples(st.just("move_chat"), st.sampled_from(CHATS), st.sampled_from(CHATS), st.just({"d1": "n1"})),
        st.tuples(st.just("forget_before"), MOMENTS.map(at)),
        st.just(("reopen",)),
    ),
    max_size=25,
)


Fits = Callable[[Exchange, int], bool]


class PlainMemory:
    """What a memory should hold, in lists and dictionaries."""

    def __init__(self) -> None:
        self.kept: list[tuple[Exchange, int]] = []  # in the order stored, with the chat that the messages stand in
        self.claims: dict[int, datetime] = {}
        self.forgotten: dict[Conversation, datetime] = {}
        self.decided: dict[int, ChatSettings] = {}

    def remember(self, exchange: Exchange) -> bool:
        self.kept = [each for each in self.kept if each[0].id != exchange.id]
        self.kept.append((exchange, exchange.conversation.chat_id))
        return True

    def claim_update(self, update_id: int, moment: datetime) -> bool:
        new = update_id not in self.claims
        self.claims.setdefault(update_id, moment)
        return new

    def forget_conversation(self, conversation: Conversation, moment: datetime) -> None:
        self.forgotten[conversation] = max(moment, self.forgotten.get(conversation, moment))

    def change_settings(self, chat_id: int, change: Callable[[ChatSettings], ChatSettings]) -> ChatSettings:
        self.decided[chat_id] = change(self.decided.get(chat_id, ChatSettings()))
        return self.decided[chat_id]

    def move_chat(self, old: int, new: int, documents: dict[str, str]) -> None:
        if old == new:
            return

        def moved(talk: Conversation) -> Conversation:
            asker = new if talk.asker_id == old else talk.asker_id
            return Conversation(new, talk.topic_id, asker) if talk.chat_id == old else talk

        def renamed(quotes: tuple[Quoted, ...]) -> tuple[Quoted, ...]:
            return tuple(
                replace(each, document_id=documents.get(each.document_id, each.document_id)) for each in quotes
            )

        for place, (kept, messages_in) in enumerate(self.kept):
            if kept.conversation.chat_id in {old, new}:
                talk = moved(kept.conversation)
                cited, further = renamed(kept.cited), renamed(kept.further)
                self.kept[place] = (replace(kept, conversation=talk, cited=cited, further=further), messages_in)
        for talk in [talk for talk in self.forgotten if talk.chat_id == old]:
            self.forget_conversation(moved(talk), self.forgotten.pop(talk))
        if old in self.decided:
            self.decided.setdefault(new, self.decided.pop(old))

    def forget_before(self, moment: datetime) -> None:
        self.kept = [each for each in self.kept if each[0].asked_at >= moment]
        self.claims = {key: claimed for key, claimed in self.claims.items() if claimed >= moment}
        self.forgotten = {key: when for key, when in self.forgotten.items() if when >= moment}

    def latest(self, fits: Fits) -> Exchange | None:
        fitting = [each[0] for each in self.kept if fits(*each)]
        return max(reversed(fitting), key=lambda each: each.asked_at, default=None)

    def recent_questions(self, talk: Conversation, since: datetime, most: int) -> list[str]:
        after = max(since, self.forgotten.get(talk, since))
        found = [
            kept
            for kept, place in self.kept
            if kept.conversation == talk and kept.asked_at > after and not self._superseded(kept, place)
        ]
        return [each.question for each in sorted(found, key=lambda each: each.asked_at)][-most:]

    def last_exchange(self, talk: Conversation) -> Exchange | None:
        def fits(kept: Exchange, _: int) -> bool:
            return kept.conversation == talk and (talk not in self.forgotten or kept.asked_at > self.forgotten[talk])

        return self.latest(fits)

    def _superseded(self, kept: Exchange, messages_in: int) -> bool:
        return kept.question_id is not None and kept != self.latest(_answering(messages_in, kept.question_id))


def _named(name: str) -> Fits:
    return lambda each, _: each.id == name


def _answering(chat: int, message: int) -> Fits:
    return lambda each, place: (place, each.question_id) == (chat, message)


def _showing(chat: int, message: int) -> Fits:
    return lambda each, place: place == chat and message in each.answer_ids


def compare(memory: Memory, plain: PlainMemory) -> None:
    """By every call that looks."""
    for name in IDS:
        assert memory.exchange(name) == plain.latest(_named(name))
    for chat in CHATS:
        assert memory.settings(chat) == plain.decided.get(chat, ChatSettings())
        for message in MESSAGES:
            assert memory.exchange_answering(chat, message) == plain.latest(_answering(chat, message))
            assert memory.exchange_shown_in(chat, message) == plain.latest(_showing(chat, message))
    for talk in TALKS:
        assert memory.last_exchange(talk) == plain.last_exchange(talk)
        for since, most in ((0, 9), (2, 2)):
            assert memory.recent_questions(talk, at(since), most) == plain.recent_questions(talk, at(since), most)
    for update in range(1, 5):
        assert memory.is_claimed(update) == (update in plain.claims)


@given(steps=_steps)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_memory_is_what_plain_lists_would_be(
    steps: list[tuple[object, ...]], open_memory: Callable[[Path], Memory], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("memory")
    memory, plain = open_memory(folder), PlainMemory()
    try:
        for name, *arguments in steps:
            if name == "reopen":
                memory.close()
                memory = open_memory(folder)
            else:
                assert getattr(memory, str(name))(*arguments) == getattr(plain, str(name))(*arguments)
        compare(memory, plain)
    finally:
        memory.close()
