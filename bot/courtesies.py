"""What the bot says to a greeting, thanks, a bare "no", and "who are you?": a message goes in, a reply comes out."""

from bot.texts import Texts
from retrieval.conversation.courtesy import Courtesy, courtesy

_REPLIES = {
    Courtesy.EMOTION: "courtesy-emotion",
    Courtesy.ASSENT: "courtesy-assent",
    Courtesy.VERDICT: "courtesy-verdict",
    Courtesy.GREETING: "courtesy-greeting",
    Courtesy.PEACE: "courtesy-peace",
    Courtesy.THANKS: "courtesy-thanks",
    Courtesy.FAREWELL: "courtesy-farewell",
    Courtesy.WHO: "greeting",
    Courtesy.HELP: "help",
}


_IN_A_GROUP = {Courtesy.WHO: ["group-greeting"], Courtesy.HELP: ["help", "group-help"]}
"""Where the bot answers only what is addressed to it."""


def courteous(message: str, texts: Texts, *, in_group: bool = False, with_buttons: bool = False) -> str | None:
    """The reply to a message that asks nothing about the news; None for any other. `with_buttons` tells that answers
    have some below them, by which people say what they think of one."""
    meant = courtesy(message)
    if meant is None:
        return None
    if meant is Courtesy.VERDICT and with_buttons:
        return texts.say("courtesy-verdict-buttons")
    said = _IN_A_GROUP.get(meant) if in_group else None
    return "\n\n".join(map(texts.say, said or [_REPLIES[meant]]))
