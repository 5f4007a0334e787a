"""Questions of a few small words, whatever was asked before: each can be asked."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.errors import QuestionError
from retrieval.conversation.vocabulary import AUXILIARIES, NOT_ABOUT_ANYTHING
from retrieval.conversation.whole import made_whole, make_whole
from retrieval.question import analyse

_EARLIER = ["What did Japarov propose?", "ماذا اقترح جباروف؟"]
_SMALL = (
    *sorted(AUXILIARIES), *sorted(NOT_ABOUT_ANYTHING), "and", "but", "or", "then", "in", "on", "to", "what", "who",
    "when", "how", "many", "else", "about", "it", "he", "her", "that", "May", "won", "?", "و", "لكن", "ثم", "هل", "من",
    "متى", "كم", "في", "عن", "هو", "ذلك", "أيضا", "وقد", "سوف", "لم", "لا", "كان", "؟",
)  # fmt: skip


@pytest.mark.parametrize(
    "question", ["may", "might?", "and may?", "ok may", "must", "cant", "wont?", "arent", "قد", "وقد؟", "طيب قد", "لا"]
)
def test_a_question_of_one_small_word_can_be_asked(question: str) -> None:
    assert make_whole(question, _EARLIER).startswith(question)


@example("her won في")
@example("her won لكن")  # goes behind the earlier question, in brackets
@given(st.lists(st.sampled_from(_SMALL), min_size=1, max_size=4).map(" ".join))
def test_any_few_small_words_can_be_asked(text: str) -> None:
    try:
        asked = analyse(text)
    except QuestionError:
        return
    assert asked.text in made_whole(asked, _EARLIER).text
    assert make_whole("why?", [*_EARLIER, text]).startswith("why?")
