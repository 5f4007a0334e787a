"""/privacy: what is stored, for how long, and what is sent where. What this bot does goes in, a message comes out."""

from datetime import timedelta

from bot.telegram.answering.writing import AskedModel
from bot.telegram.chats.backend import Backend
from bot.telegram.formatting.rich_text import RichText, bold, joined, plain
from bot.telegram.parsing.incoming import Incoming
from bot.texts import Texts


class Privacy:
    """What this command does. `model` is the language model that is asked, None for none; exchanges are `kept` so long
    at least."""

    def __init__(self, backend: Backend, model: AskedModel | None, kept: timedelta) -> None:
        self._backend = backend
        self._model = model
        self._kept = kept

    async def tell(self, incoming: Incoming) -> None:
        """Tell everybody."""
        texts = await self._backend.texts(incoming.chat_id, incoming.device_language)
        await self._backend.delivery.send(incoming.address, [render_privacy(self._model, self._kept, texts)])


def render_privacy(model: AskedModel | None, kept: timedelta, texts: Texts) -> RichText:
    """The whole of it, in one message."""
    said = [texts.say("privacy-stored", days=kept.days)]
    if model is None:
        said.append(texts.say("privacy-nothing-sent"))
    else:
        said.append(texts.say("privacy-sent", model=model.name, host=model.host))
        said.append(texts.say("privacy-chats-sent" if model.reads_chats else "privacy-chats-not-sent"))
    return joined([bold(texts.say("privacy-heading")), *map(plain, said)], "\n\n")
