"""What the bot says to a greeting, to thanks, and to "who are you?": a message goes in, a reply comes out."""

from bot.texts import Texts
from retrieval.conversation.courtesy import Courtesy, courtesy

_REPLIES = {
    Courtesy.GREETING: "courtesy-greeting",
    Courtesy.PEACE: "courtesy-peace",
    Courtesy.THANKS: "courtesy-thanks",
    Courtesy.FAREWELL: "courtesy-farewell",
    Courtesy.WHO: "greeting",
    Courtesy.HELP: "help",
}


def courteous(message: str, texts: Texts) -> str | None:
    """The reply to a message that asks nothing about the news; None for any other."""
    meant = courtesy(message)
    return None if meant is None else texts.say(_REPLIES[meant])
