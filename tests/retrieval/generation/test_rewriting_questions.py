"""Follow-ups made whole by a model: with words that were said, or not at all."""

import json
from dataclasses import dataclass, field

import pytest

from index.errors import EndpointError
from retrieval.generation.endpoint import Completion, Request, Trouble, Usage, Watch
from retrieval.generation.rewriting import Rewriter, holds_to


@dataclass
class Scripted:
    """A model that says what it is told, or nothing, and keeps what it was asked."""

    reply: str | None
    model: str = "scripted"
    asked: list[Request] = field(default_factory=list)

    def ask(self, request: Request, account: int, watch: Watch | None = None) -> Completion:
        self.asked.append(request)
        if self.reply is None:
            raise EndpointError(Trouble.TIMEOUT, "it took too long")
        return Completion(self.reply, Usage(10, 10))

    def count_claims(self, account: int, *, shown: int, dropped: int) -> None:
        raise AssertionError("a question is no claim")


def whole(question: str) -> str:
    return json.dumps({"question": question}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("question", "earlier", "rewritten"),
    [
        ("and where did he meet Raisi?", "What did Japarov propose?", "Where did Japarov meet Raisi?"),
        ("وماذا قال عنه توكاييف؟", "ماذا اقترح رئيسي؟", "ماذا قال توكاييف عن رئيسي؟"),
        ("and what did he say about railways?", "ماذا اقترح جباروف؟", "What did Japarov say about railways?"),
    ],
)
def test_a_follow_up_comes_back_with_the_names_it_leans_on(question: str, earlier: str, rewritten: str) -> None:
    model = Scripted(whole(rewritten))
    assert Rewriter(model).make_whole(question, [earlier], 7) == rewritten
    shown = json.loads(model.asked[0].material)
    assert shown == {"earlier": [earlier], "last": question}


@pytest.mark.parametrize(
    "reply",
    [
        whole("Where did Japarov meet Putin?"),  # a name that nobody said
        whole("Where did Japarov go?"),  # whom he met is left out
        whole("أين التقى جباروف رئيسي؟"),  # another language
        whole(""),
        whole("Where did Japarov meet Raisi? " * 60),
        "Where did Japarov meet Raisi?",
        "{}",
    ],
)
def test_what_does_not_hold_to_the_words_that_were_said_is_not_asked(reply: str) -> None:
    model = Scripted(reply)
    assert Rewriter(model).make_whole("and where did he meet Raisi?", ["What did Japarov propose?"], 7) is None
    assert len(model.asked) == 1


def test_a_question_that_stands_alone_is_sent_nowhere() -> None:
    model = Scripted(whole("What did Tokayev say?"))
    assert Rewriter(model).make_whole("What did Tokayev say?", ["What did Japarov propose?"], 7) is None
    assert Rewriter(model).make_whole("and what did he say?", [], 7) is None
    assert model.asked == []


def test_a_model_that_says_nothing_leaves_it_to_the_rules() -> None:
    assert Rewriter(Scripted(None)).make_whole("and then?", ["What did Japarov propose?"], 7) is None


def test_another_spelling_of_a_name_that_was_said_is_the_same_name() -> None:
    assert holds_to("What did Japarov say?", "and what did he say?", ["ماذا اقترح جباروف؟"])
    assert not holds_to("What did Tokayev say?", "and what did he say?", ["ماذا اقترح جباروف؟"])
