"""Where it is asked what somebody said in a chat, it counts who wrote a message."""

import pytest
from talk import CHAT, chat, said
from tiny_embedder import TinyEmbedder

from index.library import Library
from retrieval.answering import Answerer


@pytest.mark.parametrize(
    ("question", "mona", "sami"),
    [
        ("What did Mona say about the school bus?", "Mona Haddad", "Sami"),
        ("What did Mona say about the school bus?", "منى", "سامي"),
        ("What did Sami say about the school bus?", "Sami", "Mona"),
    ],
)
def test_what_somebody_said_is_found_in_their_own_messages_first(
    library: Library, embedder: TinyEmbedder, question: str, mona: str, sami: str
) -> None:
    chat(
        library,
        embedder,
        said(1, sami, "The school bus is late about twice a week."),
        said(2, mona, "The school bus leaves at seven."),
    )
    answer = Answerer(library, embedder).answer(question, [CHAT])
    assert answer.evidence[0].quote == "The school bus leaves at seven."
    other, *_ = [each for each in answer.evidence if each.quote != "The school bus leaves at seven."]
    assert answer.evidence[0].features["subject"] > 0.7
    assert other.features["subject"] == 0


def test_who_wrote_a_message_says_nothing_of_what_was_not_asked_of_anybody(
    library: Library, embedder: TinyEmbedder
) -> None:
    chat(library, embedder, said(1, "Mona", "The school bus leaves at seven."))
    answer = Answerer(library, embedder).answer("When does the school bus leave?", [CHAT])
    assert answer.evidence[0].features["subject"] == 0
