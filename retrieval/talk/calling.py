"""Does a question of a talk call for somebody? "Can anyone cover Thursday?", «مين بيقدر يوصّل الأولاد؟»: who asks it
wants help or an answer of the others, and offers none.

The folded words of a question in, yes or no out.
"""

import re
from collections.abc import Sequence

# On folded words with single spaces.
_CALLS = re.compile(
    r"\b(?:(?:any|some)(?:body|one)|who (?:can|could|knows|wants)|(?:can|could|would|will) you|please)\b"
    r"|(?<!\w)(?:حدا|حد|احد|احدكم|مين|من) (?:\w+ )?"
    r"(?:ب?يعرف|ب?يقدر|بيحسن|يستطيع|يمكنه|ب?يساعد\w*|عنده|عندو|معه|فيه|فيو)(?!\w)"
    r"|(?<!\w)(?:ممكن|تكفون|لو سمحتم?|بليز|رجاء|ارجوكم|ساعدوني)(?!\w)"
)


def calls_for_somebody(asked: Sequence[str]) -> bool:
    """Whether a question asks for somebody who helps or knows."""
    return _CALLS.search(" ".join(asked)) is not None
