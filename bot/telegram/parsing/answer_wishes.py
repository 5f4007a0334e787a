"""What somebody may want of an answer that they have, in so many words: a whole message ("source?", «المزيد») goes in;
a wish comes out, None for a message that says anything else."""

import re
from enum import Enum, auto

from index.text import tokens
from retrieval.conversation.courtesy import without_courtesies


class Wish(Enum):
    """What the buttons below an answer do too."""

    SOURCE = auto()  # "show me the source", «وين المصدر؟»
    MORE = auto()  # "more", «زيدني»


_MOST_CHARACTERS = 100  # longer messages say something else
_GIVE = r"(?:(?:please )?(?:can i (?:see|have|get)|i want|show|give|send|tell|name|cite|see|load|read)(?: me)? )?"
_THAT = r"(?:that|this|it)"
_SOURCE_NOUN = r"(?:the |your |its |a |any )?(?:sources?|links?|references?|citations?|url)"
_HAT = r"(?:(?:و?(?:ارني|ارنا|اعطني|اعطيني|عطني|عطيني|هات|هاتلي|هاتي|ورجيني|فرجيني|وريني|ابعت|ابعتلي|ارسل|بدي|بدنا|اريد|ابغي|عايز|اعرض|اظهر|اذكر))(?: لي)? )?"  # noqa: E501
_HADHA = r"(?:هذا|هاد|هيدا|هذه|هاي|ذلك|هيك|(?:(?:هذا |هاد |هذه )?ال|هال)(?:كلام|خبر|حكي|جواب|معلومه|معلومات))"
_MASDAR = r"(?:ال)?(?:مصدر|مصادر|رابط|روابط|مرجع|مراجع)(?:ك|كم|ه|ها)?"

# Of folded words, each form a whole message.
_FORMS = {
    Wish.SOURCE: (
        rf"{_GIVE}{_SOURCE_NOUN}(?: (?:for|of) (?:{_THAT}|the answer|your answer))?",
        rf"(?:what|whats|which|where)(?: is| are)? {_SOURCE_NOUN}(?: (?:for|of) (?:{_THAT}|the answer|your answer))?",
        rf"who (?:says|said|reported|wrote) (?:{_THAT}|so)",
        rf"where (?:(?:is|does|did) )?{_THAT}(?: come)? from",
        rf"where did you (?:get|read|find|see|hear) {_THAT}(?: from)?",
        r"according to whom?|says who",
        rf"{_HAT}{_MASDAR}(?: {_HADHA})?",
        rf"و?(?:ما|شو|ايش|وش|وين|اين|فين)(?: هو| هي)? {_MASDAR}(?: {_HADHA})?|{_MASDAR} (?:ايه|شو|وين|فين)",
        rf"و?(?:من|مين) (?:اللي )?(?:قال|حكي|كتب|ذكر) {_HADHA}",
        rf"(?:من اين|من وين|منين) (?:(?:جبت|اتيت ب|عرفت|قرات) ?)?{_HADHA}",
    ),
    Wish.MORE: (
        rf"(?:and )?{_GIVE}(?:some |any |one |a bit )?more(?: (?:sources|quotes|results|answers|articles|sentences))?",
        rf"{_GIVE}(?:another|the other|other)(?: (?:one|ones|source|sources|quotes?|results?|answers?))",
        r"another|(?:the )?next(?: (?:one|page))?|continue|go on|keep going",
        rf"{_HAT}(?:ال)?مزيدا?|هل (?:من|هناك|يوجد) مزيد|زيدني|زدني|زيدنا",
        r"و?كمان(?: (?:واحد|وحده|شوي))?|واحد كمان|(?:في |فيه |هات |هل من |و)?غير(?:ه|ها|و)|(?:شي|واحد) تاني",
        r"التالي|التاليه|اللي بعده|اللي بعدها|اكمل|كمل|تابع|استمر|اكثر|اكتر",
    ),
}
_READ = {wish: re.compile("|".join(forms)) for wish, forms in _FORMS.items()}


def wish_of(message: str) -> Wish | None:
    """What a message wants of an answer, if it says that and nothing but courtesies beside."""
    if len(message) > _MOST_CHARACTERS:
        return None
    said = " ".join(word.folded for word in tokens(without_courtesies(message)))
    return next((wish for wish, form in _READ.items() if form.fullmatch(said)), None)
