"""Whether a text has the form of a plain sentence for a reader of one language.

What a model wrote in; `Fault.FORM`, `Fault.LANGUAGE` or None out. Everything that a reader could press, or that could
hide something from the other checks, is a matter of form.
"""

import re
import unicodedata

from index.language import arabic_share
from retrieval.generation.records import Fault

LONGEST_CLAIM = 400
"""Code points. A claim is a sentence; the longest of FLORES, the sentences that this was measured on, has 370."""
LONGEST_TRANSLATION = 2000
"""Code points: sentences of the news that are quoted may be long ones."""

_FORBIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Control, format (bidi, zero width), surrogates, private use, unassigned, separators of lines and paragraphs."""
_LINK = re.compile(
    r"https?:|www\.|\b\w+://|\btg:|\bmailto:|\bt\.me\b|(?<![\w.])[\w-]+\.(?:com|org|net|io|ru|ir|info|me|ly|gov|edu)\b"
    r"|[\w.+-]+@[\w-]+|(?<!\w)@\w|(?<!\w)#\w|(?<!\w)/[a-z]+(?:@|\b)(?=\s|$)",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    r"</?[a-z!][^>]*>|&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8});|[`{}\\|~^]|\*\*|__|\*\w|(?<!\w)_\w|\]\(|\[\d|\[\^|<\||\|>"
    r"|^\s*(?:[-*•>#]|\d+[.)])\s|={2,}|[;=]\s*$|\w\(\)|\$\{",
    re.IGNORECASE,
)
_PRESSING = re.compile(
    r"\b(?:(?:click|tap) (?:here|below|on|this|the)|press (?:here|the (?:button|link))|scan (?:this|the) (?:qr|code)"
    r"|follow (?:us|this link|the link)|download (?:here|now|our|the app)|install (?:our|the app)"
    r"|subscribe (?:now|here|to our)|log ?in (?:here|now|to your)|sign up (?:here|now)"
    r"|visit (?:our|this|the (?:site|link|page|channel))|join (?:us|our|the (?:channel|group))|(?:share|forward) this"
    r"|send (?:me|us|your|this)|reply with|enter your|call (?:us|this number)|dm me"
    r"|ignore (?:all|the|any|previous|your) (?:previous |earlier |above )?(?:instructions?|rules?|prompts?)|as an ai"
    r"|your (?:password|pin|account|verification code))\b"
    r"|(?:^|[\s.،؛:!])(?:اضغط|انقر|إضغط|أنقر|حم[ّ]?ل التطبيق|سج[ّ]?ل الدخول|اشترك (?:الآن|معنا|في قناتنا)"
    r"|[اأ]رسل (?:لنا|[إا]لينا|رقمك|كلمة السر)|تابعنا|تابعونا|زوروا|انضم (?:[إا]لينا|إلى قناتنا)"
    r"|شارك (?:هذا|هذه|الرابط|المنشور)|أدخل (?:رقم|كلمة)|تجاهل (?:التعليمات|كل التعليمات|جميع التعليمات)"
    r"|كلمة (?:السر|المرور) الخاصة بك|بصفتي نموذج)",
    re.IGNORECASE,
)
_TO_THE_READER = re.compile(
    r"(?:^|[.!:?]\s+)\W*(?:click|tap|send (?:a|the|it|money)|reply|download|scan (?:this|the)"
    r"|open (?:this|the (?:link|app|page))|pay (?:now|here)|donate (?:now|here)|buy (?:now|it)|vote (?:now|here))\b",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_FEWEST_LETTERS = 2
_SHARE_FOR_ARABIC = 0.5
_SHARE_FOR_ENGLISH = 0.15
"""Of Arabic letters: more of them in an English sentence, or fewer in an Arabic one, make it another language's."""


def form_fault(text: str, language: str, longest: int) -> Fault | None:
    """Why a text can't be shown to a reader of `language` ("ar" or "en") whatever it says; None where it can.

    Names and abbreviations in the other script are fine; a third script, in which nothing was checked, is not.
    """
    if not text.strip() or len(text) > longest or len(_LETTER.findall(text)) < _FEWEST_LETTERS:
        return Fault.FORM
    if any(unicodedata.category(character) in _FORBIDDEN_CATEGORIES for character in text):
        return Fault.FORM
    # What looks like another text once it is normalised was written to look like it: "ｈttp", "𝐜𝐥𝐢𝐜𝐤".
    plain = unicodedata.normalize("NFKC", text)
    for form in (text, plain):
        if _LINK.search(form) or _MARKUP.search(form) or _PRESSING.search(form) or _TO_THE_READER.search(form):
            return Fault.FORM
    if any(_is_foreign(letter) for letter in _LETTER.findall(plain)):
        return Fault.LANGUAGE
    share = arabic_share(plain)
    if share is None:
        return Fault.LANGUAGE
    return None if (share >= _SHARE_FOR_ARABIC if language == "ar" else share <= _SHARE_FOR_ENGLISH) else Fault.LANGUAGE


def _is_foreign(letter: str) -> bool:
    """Whether a letter is neither Latin nor Arabic, nor a lone sign such as µ that a text in either may hold."""
    if letter.isascii() or letter in "µμªº":
        return False
    return not unicodedata.name(letter, "").startswith(("LATIN", "ARABIC"))
