"""Why something was not added, for a reader: a `SourceError` goes in, a line in their language comes out.

Readers say what is wrong in English, fit for an operator; the commonest of it is told apart by its wording here and
nowhere else. What isn't known is shown as it is, after a few words of the reader's language.
"""

import re

from bot.texts import Texts
from index.errors import SourceError

_STATUS = re.compile(r"the server answers (\d{3})")
_LIMIT = re.compile(r"larger than (\d+) MB")
_WORDINGS = (
    ("problem-export", ("a Telegram export",)),
    ("problem-inside", ("not fetched:",)),
    ("problem-no-address", ("not an address", "only http and https", "the address holds", "the address is longer")),
    ("problem-unreachable",
        ("can't be reached", "took longer than", "the connection broke off", "redirected more than", "packs its")),
    ("problem-not-handed-over", ("hand this file over",)),
    ("problem-locked", ("encrypted", "without password", "a password")),
    ("problem-archive", ("a compressed file", "an archive")),
    ("problem-only-text",
        ("a picture", "a sound", "a film", "a font", "a program", "a database", "only pictures", "may be scanned")),
    ("problem-garbled", ("comes out garbled",)),
    ("problem-encoding", ("not UTF-8", "NUL bytes")),
    ("problem-empty", ("no words in it", "is empty", "no text in", "no entries with text")),
    ("problem-broken", ("broken", "can't be opened", "takes too", "too much memory", "XML entities", "not JSON",
        "can't be read", "can't be unpacked", "an article is an object")),
    ("problem-format", ("rich text file", "unknown kind", "not a feed", "not read: it is")),
)  # fmt: skip


def problem_line(error: SourceError, texts: Texts) -> str:
    """What is wrong, and what to do where anything helps."""
    said = str(error)
    if status := _STATUS.search(said):
        return texts.say("problem-server", status=status[1])
    if limit := _LIMIT.search(said):
        return texts.say("problem-too-large", megabytes=limit[1])
    if "unpacks to more than" in said:
        return texts.say("problem-broken")
    for text, wordings in _WORDINGS:
        if any(each in said for each in wordings):
            return texts.say(text)
    return texts.say("problem-other", reason=said)
