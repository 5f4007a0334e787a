"""What a refusal says, wherever it is shown: an answer that is none in, one sentence out."""

from bot.texts import Texts
from retrieval.records import Answer


def refusal(answer: Answer, texts: Texts) -> str:
    """That there is nothing to answer from, or that it isn't in what there is."""
    return texts.say("not-in-sources") if answer.evidence or answer.nearest else texts.say("library-empty")
