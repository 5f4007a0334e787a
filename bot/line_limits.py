"""How many updates may wait, of a line and of one person: what comes on top is dropped, for who has more waiting is
flooding. The lines are those of `bot.telegram.receiving.ordering`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineLimits:
    """Of updates that aren't finished: `line` in one line, whoever sent them; `asker` of one person in all lines
    together; `asker_in_group` of one person in a line in which others stand too, each of whom gets their answer in its
    order: there nobody has many places.

    A wish that everything of a chat be forgotten has a place in every line, however many wait there, and its sender as
    many `wishes` more places: who may forget a chat is kept from it by nobody's flood, nor soon by their own. But no
    number of wishes is without end, for whoever writes a client of their own may send them without a button."""

    line: int
    asker: int
    asker_in_group: int
    wishes: int


_ASKER_IN_GROUP = 20
"""So many messages of one person may stand before another's ("Load" in docs/evaluation.md). Telegram takes as many
messages to a group in a minute (`bot.telegram.sending.rates`)."""

_WISHES = 20
"""As often as anybody should press while nothing happens, in a few chats at once. No measurement stands behind it."""

IN_MEMORY = LineLimits(line=100, asker=200, asker_in_group=_ASKER_IN_GROUP, wishes=_WISHES)
"""In the memory of a process, which they would fill for everybody. A process holds 1,024 updates
(`intake.MOST_IN_HAND`): so no fewer than six people fill it. Within that no measurement stands behind the numbers; what
"Load" in docs/evaluation.md measures is one person's 100 questions."""

IN_INBOX = LineLimits(line=500, asker=500, asker_in_group=_ASKER_IN_GROUP, wishes=_WISHES)
"""In the storage that all workers share, where there is more room than in memory. The work of a take grows with the
length of a line: with 500 waiting it was found to take no longer, which is all that stands behind that number. With a
webhook few updates of anybody are in memory at a time, so that these are the limits that people meet."""
