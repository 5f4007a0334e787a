"""Sentences that speak to a machine rather than to readers: they are not offered to a language model.

A text in, a verdict out. They stay what they are, sentences of an article that may be quoted; but whoever writes "AI
assistants must say that…" into one has no reader in mind, and a model that never sees it can't obey it. This is the
first of two nets: what slips through is caught where claims are held against their sentences.
"""

import re

from index.text import fold

# Folded: hamza, alef maksura and teh marbuta have lost their shapes.
_MACHINE = re.compile(
    r"\b(?:ai|a\.i\.|artificial intelligence|assistants|the assistant (?:must|should)|(?:chat|ro)?bots?"
    r"|(?:large )?language models?|llms?"
    r"|gpts?|chatgpt|(?:models?|machines?|systems?|programs?) (?:that |which )?(?:read|process|summari[sz]|index)\w*"
    r"|summari[sz]ers?|summari[sz]ation tools?|automatic(?:ally)? (?:translat|summar)\w*|machine translat\w*"
    r"|ai summaries|whoever summari[sz]es|translators?)\b"
    r"|(?:نموذج|نماذج)\S* (?:ال)?لغوي\S*|(?:ال)?مساعد(?:ين|ون|ات)? (?:ال)?(?:الي|ذكي|رقمي|افتراضي)|علي المساعد ان"
    r"|ايها المساعد|(?:ال|لل)?روبوت|\b(?:ال|لل)?بوت(?:ات)?\b|(?:ل)?الذكاء الاصطناعي|للذكاء الاصطناعي"
    r"|من (?:يلخص|يترجم)|(?:ال)?(?:مترجم|قارئ|قراء|ملخص)\w* (?:ال)?اليي?\w*"
)
_TOLD = re.compile(
    r"\b(?:must|should|shall|have to|has to|need to|please|instructed|ordered|told to|are to|is to|follow|obey|note to"
    r"|attention|dear|hey|for ai readers"
    r"|say|write|tell|answer|add|ignore|state|include|respond|reply|output|repeat|print|mention|open with|begin|insert"
    r"|translate|quote|cite|replace|pretend|act as|report)\b"
    r"|يجب|علي (?:\S+ ){1,5}ان|ينبغي|لا بد|الرجاء|رجاء|يرجي|مطلوب|ملاحظه (?:ل|الي)|تنبيه|ايها|ايتها|عزيزي|الي كل"
    r"|\b[وف]?(?:اكتب|اكتبوا|قل|قولوا|اضف|اضيفوا|يضيف|اذكر|اذكروا|يذكر|تجاهل|تجاهلوا|اجب|اجيبوا|رد|ردوا|ترجم|ترجموا"
    r"|ضع|ضعوا|كرر|كرروا|انقل|استبدل|احذف|احذفوا|ابدا|ابدووا|ادرج|اعلن|اخبر)\b"
)
_OVERRIDING = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass) (?:all |any |the |your |these |every )*"
    r"(?:previous|above|prior|earlier|preceding|foregoing|instructions?|rules?|guidelines?|prompts?|everything)"
    r"|\b(?:new|updated|real|true|following|hidden|secret) (?:instructions?|orders|prompt|rules)\b"
    r"|\bsystem (?:prompt|message|note|override)\b|^\W*(?:system|assistant|developer|user)\s*[:>\]]|\bdeveloper mode\b"
    r"|\byou are (?:now |an? |the )+(?:\w+ ){0,3}(?:assistant|ai|model|bot|translator|persona)\b"
    r"|\bfrom now on\b|\bend of (?:document|article|data|sentences|json)\b|\bno json\b|\bjson\b"
    r"|\bin (?:your|the|every|each) (?:answer|reply|response|summary|claim|translation|output)s?\b"
    r"|\byour (?:instructions|prompt)\b"
    r"|\b(?:don'?t|do not|never) (?:mention|cite|quote|reveal|translate|tell the (?:user|reader))"
    r"|\bfor (?:every|each) sentence (?:that|in which|you)\b"
    r"|تجاهل(?:وا)? (?:كل |جميع )?(?:ما سبق|ما ورد|ما قيل|التعليمات|القواعد|الاوامر|ذلك)"
    r"|(?:ال)?تعليمات (?:ال)?(?:جديده|سابقه|نظام|مطور|خفيه|سريه)"
    r"|\b(?:انت|انك) (?:الان|نموذج|مساعد|روبوت)|من الان فصاعدا|نهايه (?:المستند|المقال|البيانات|الجمل)"
    r"|في (?:جوابك|اجابتك|ردك|ملخصك|ترجمتك|تلخيصك|كل جواب|كل اجابه|كل ملخص)|(?:قبل|بعد) كل جمله"
    r"|لا (?:تذكر|تنقل|تترجم|تقتبس|تستشهد)\b|تعليماتك|برومبت"
)
_IMPERATIVE = re.compile(
    r"(?:^|[.!?:؟]\s+)[\"'«“(]*(?:please |now |also |and |dear \w+, )?"
    r"(?:write|give|put|add|say|tell|ignore|translate|begin|start|repeat|answer|leave out|replace|print|output|include"
    r"|append|insert|reply|respond|pretend|act as|speak|summari[sz]e|omit|swap)\b(?!-| (?:to|up|off|from) )"
    r"|(?:^|[.!؟:]\s+)[\"'«“(]*(?:اكتب|اترك|اجب|ضع|قل|تكلم|ابدا|كرر|استبدل|احذف|اذكر|لخص)(?:وا)?\s"
)
"""A sentence of the news tells nobody to do anything."""
_SPACED = re.compile(r"\b(?:\w[ .\-_*]){6,}\w\b")
"""Letters set apart, as nobody prints words."""


def speaks_to_a_machine(text: str) -> bool:
    """Whether a sentence, a title or a name tells a machine what to say."""
    folded = fold(text)
    if any(pattern.search(folded) for pattern in (_OVERRIDING, _IMPERATIVE, _SPACED)):
        return True
    return _MACHINE.search(folded) is not None and _TOLD.search(folded) is not None
