"""The words of greetings, thanks and small talk, in Arabic with its dialects and in English: what a message does by
each of them. They are compared folded (`index.text.fold`).

A core says what is done ("شكرا", "good morning"); before it may stand a head ("very"), after it tails ("so much").
"""

import re
from collections.abc import Iterable
from enum import IntEnum

from index.text import fold


class Courtesy(IntEnum):
    """What a message does. Where it does several things, the last of these is what wants a reply."""

    ADDRESS = 0  # "Qawl", "يا بوت", and what joins the others
    PLEASE = 1
    EMOTION = 2  # "hahaha", 😂
    ASSENT = 3  # "ok"
    VERDICT = 4  # "no", "مش صحيح": it judges what was said before
    GREETING = 5
    PEACE = 6  # السلام عليكم, which has a reply of its own
    THANKS = 7
    FAREWELL = 8
    WHO = 9  # "who are you?"
    HELP = 10  # "what can you do?"


Phrase = tuple[str, ...]

_CORES = {
    Courtesy.ADDRESS: """
        and|qawl|bot|dear|sir|everyone|all|there|again|my friend|man|bro|brother|dude|mate|buddy|friend|guys|folks|team
        boss|habibi|ya habibi|robot
        و|قول|يا قول|بوت|يا بوت|البوت|يا اخي|اخي|يا صديقي|صديقي|عزيزي|يا عزيزي|جميعا|يا جماعه|يا غالي|بك|بكم|فيك|فيكم
        حبيبي|يا حبيبي|حبيب قلبي|غالي|يا الغالي|اخوي|يا اخوي|خيي|يا خيي|صاحبي|يا صاحبي|يا معلم|معلم|استاذ|يا استاذ
        دكتور|يا دكتور|شباب|يا شباب|يا حلو|يا طيب|يا زلمه|يا رجل|يا ناس|يا عم|يا باشا|باشا|يا كبير|يا بطل|بطل|يا ملك
        يا قمر|يا روحي|يا عيوني|عيوني|يا عمري|يا قلبي|يا حلوين|والله|اخت|يا اختي|اختي|للجميع|يا رب|ياغالي|ياحبيبي
        """,
    Courtesy.PLEASE: """
        please|pls|plz|kindly|if you please
        من فضلك|رجاء|لو سمحت|لو سمحتم|ارجوك|اذا سمحت|بعد اذنك|تكفي
        """,
    Courtesy.EMOTION: """
        funny|haha funny|just kidding|kidding|joking|wow|oh|ah|aha|hm|hmm|mm|oops|yay|oh my god|omg
        مضحك|امزح|بمزح|عم امزح|مزحه|ياه|يا الله|يا سلام|اها|اوف|يي|واو
        """,
    Courtesy.ASSENT: """
        ok|okay|okey|k|kk|oki|alright|all right|fine|great|good|perfect|nice|cool|excellent|awesome|amazing|wonderful
        brilliant|fantastic|lovely|superb|interesting|i see|i understand|understood|got it|gotcha|noted|makes sense|sure
        sounds good|no problem|no worries|never mind|nevermind|that is all|that all|thats all|enough|done|helpful|useful
        i am fine|im fine|well
        حسنا|تمام|طيب|ممتاز|رايع|جميل|اوكي|اوك|اوكيه|ماشي|فهمت|حلو|جيد|كويس|منيح|مليح|زين|عال|عظيم|هايل|روعه|رهيب|خلاص
        خلص|ماشي الحال|علي راسي|حاضر|ولا يهمك|لا باس|بسيطه|ما شاء الله|ماشاءالله|الحمد لله|الحمدلله|مفهوم|واضح|وصلت
        ان شاء الله|انشالله|مفيد|بخير|انا بخير|تمام التمام
        """,
    Courtesy.VERDICT: """
        yes|yeah|yep|yup|yea|no|nope|nah|wrong|incorrect|not true|not correct|not right|not good|false|wrong answer
        bad answer|bad|you are wrong|youre wrong|your wrong|not helpful|useless|true|correct|right|exactly|indeed
        not really|not exactly|of course|absolutely|not at all|not what i asked|that is not what i asked
        نعم|اي|ايه|ايوا|ايوه|اه|اجل|بلي|اكيد|طبعا|بالطبع|لا|لاء|كلا|صح|صحيح|غلط|خطا|خاطي|مش صحيح|مو صحيح|ما صحيح
        ليس صحيحا|غير صحيح|مش صح|مو صح|مش مضبوط|غير دقيق|ليس دقيقا|الجواب غلط|جواب غلط|جوابك غلط|الجواب خطا|جواب خاطي
        اجابه خاطيه|الاجابه خاطيه|اجابتك خاطيه|جوابك خطا|معك حق|مضبوط|بالضبط|بالزبط|مش هيك|مو هيك|انت غلطان|غلطان
        مش مفيد|غير مفيد|لا يفيد|ما بيفيد|سيي|ليس هذا ما سالت عنه|مش هاد سوالي
        """,
    Courtesy.GREETING: """
        hello|hi|hey|hiya|heya|howdy|yo|greetings|good morning|good afternoon|good evening|good day|welcome|gm|bonjour
        how are you|how are you doing|how do you do|how is it going|how it going|hows it going|how are things|how are u
        how r u|what up|whats up|what is up|wassup|nice to meet you|marhaba|ahlan|happy new year|eid mubarak
        ramadan kareem
        مرحبا|مرحبتين|مراحب|اهلا|اهلا وسهلا|اهلين|هلا|هلا والله|هاي|هلو|الو|صباح الخير|صباح النور|مساء الخير|مساء النور
        صباح الخيرات|مساء الخيرات|صباح الورد|صباح الفل|صباح الياسمين|مساء الورد|مساء الفل|مسا الخير|مسا النور|صباحو
        صباح الخيرات والمسرات|يسعد صباحك|يسعد صباحكم|يسعد مساك|يسعد مساكم|يسعد اوقاتك|نهارك سعيد|نهاركم سعيد|طاب يومك
        طاب مساوك|يوم سعيد|تحياتي|تحيه طيبه|سلامات|كيف حالك|كيف الحال|كيفك|كيفكم|كيفكن|كيفك انت|كيف انت|انت كيفك|شلونك
        شلونكم|ازيك|ازيكم|عامل ايه|عاملين ايه|اخبارك|شخبارك|شو اخبارك|ايش اخبارك|كيف صحتك|كيف حالكم|لاباس|حياك الله
        حياكم الله|رمضان كريم|عيد مبارك|كل عام وانتم بخير|كل عام وانت بخير|كل سنه وانت طيب|كل سنه وانتو سالمين
        جمعه مباركه
        """,
    Courtesy.PEACE: """
        salam|salaam|salam alaikum|assalamu alaikum|as salamu alaykum|assalam alaikum
        السلام عليكم|سلام عليكم|سلام|عليكم السلام|رحمه الله|بركاته
        """,
    Courtesy.THANKS: """
        thanks|thank you|thank u|thankyou|thanx|thx|tnx|ty|tysm|tyvm|merci|cheers|gracias|much appreciated|appreciated
        appreciate it|i appreciate it|i appreciate that|many thanks|god bless you|bless you|you are the best
        youre the best|you are great|you are amazing|you rock|well done|good bot|good job|great job|nice job|good work
        great work|nice work|bravo|shukran|no thanks|no thank you
        شكرا|الشكر|شكر|شكرن|كل الشكر|جزيل الشكر|خالص الشكر|الشكر لك|تشكرات|تشكر|مشكور|مشكوره|مشكورين|متشكر
        متشكره|متشكرين|ممنون|ممنونك|ممنونه|ممنونين|يسلمو|يسلموا|تسلم|تسلمي|تسلموا|تسلمو|تسلملي|تسلم ايدك|تسلم ايديك
        يسلمو ايديك
        يسلم ايديك|عاشت ايدك|يعطيك العافيه|الله يعطيك العافيه|يعطيكم العافيه|الله يعطيكم العافيه|عافاك الله|الله يعافيك
        الله يسلمك|جزاك الله خيرا|جزاك الله كل خير|جزاك الله خير|جزاكم الله خيرا|جزاكم الله كل خير|بارك الله فيك
        بارك الله فيكم|الله يبارك فيك|الله يخليك|الله يسعدك|الله يحفظك|الله يجزيك الخير|كثر الله خيرك|كتر خيرك
        ما قصرت|ميرسي|مرسي|ثانكس|ثانكيو|تانكيو|احسنت|احسنتم|برافو|لا شكرا
        """,
    Courtesy.FAREWELL: """
        bye|goodbye|good bye|bye bye|byebye|good night|goodnight|gn|night night|sweet dreams|see you|see ya|cya|ciao
        see you later|see you soon|see you tomorrow|farewell|take care|have a nice day|have a good day|have a great day
        have a good one|talk to you later|later|until next time
        مع السلامه|بالسلامه|الي اللقاء|وداعا|تصبح علي خير|تصبحي علي خير|تصبحون علي خير|تصبحوا علي خير|تصبحو علي خير
        وانت من اهله|وانت من اهل الخير|ليله سعيده|ليلتك سعيده|في امان الله|باي|باي باي|يلا باي
        اراك لاحقا|نراك لاحقا|اشوفك بعدين|دمت بخير|دمتم بخير|استودعك الله|استودعكم الله
        """,
    Courtesy.WHO: """
        who are you|what are you|what is your name|what your name|your name|are you a bot|are you human
        are you a robot|who made you|who are u|who r u
        من انتم|مين انتي|مين انتو|انتي مين|انتو مين|من انتي
        من انت|من تكون|ما اسمك|شو اسمك|ايش اسمك|انت مين|مين انت|من حضرتك|ما هو قول|ما انت|هل انت بوت
        هل انت روبوت|هل انت انسان
        """,
    Courtesy.HELP: """
        help|help me|what can you do|what can i ask|what can i ask you|how does this work|how does it work
        what do you do
        how do i use you|how do i use this|how can you help|how can you help me|can you help me|what do you know
        مساعده|ساعدني|ماذا تفعل|ماذا تستطيع|ماذا تستطيع ان تفعل|ماذا يمكنك|ماذا يمكنك ان تفعل|ماذا تعرف|كيف تعمل
        كيف استخدمك|كيف استعملك|كيف اسالك|عن ماذا اسالك|ماذا اسالك|شو بتعمل|شو بتقدر تعمل|بتعمل ايه
        تقدر تعمل ايه|كيف تساعدني
        """,
}
_MUCH = "so much|very much|a lot|lots|a million|a bunch|a ton|كتير|كثير|كثيرا|جدا|اوي|قوي|وايد|واجد|هواي|بزاف|مره"
_TAILS = {
    Courtesy.ASSENT: f"""
        {_MUCH}|then|answer|work|job|اذا|اذن|بس|جواب|الجواب
        """,
    Courtesy.VERDICT: """
        answer|الجواب|جوابك|ابدا|طبعا|بالمره|هذا|هاد|هيدا|هذه|at all|كله|كلو
        it is|it was|it isnt|it is not|that is|i do|i did
        """,
    Courtesy.GREETING: f"{_MUCH}",
    Courtesy.THANKS: f"""
        {_MUCH}|indeed|really|in advance|for that|for this|for it|for everything|for the help|for your help
        for helping|for helping me|for the answer|for your answer|for the answers|for the info|for the information
        for your time|for the quick answer|for answering
        جزيلا|من القلب|من قلبي|من كل قلبي|الك|الكم|الكن|لك|لكم|لكي|لكن|ليك|ليكم|عليها|علي الجواب|علي الاجابه
        علي المساعده|علي مساعدتك|علي الرد|علي ردك|علي المعلومه|علي المعلومات|علي كل شي|علي وقتك|لمساعدتك|لوقتك|عالمساعده
        عالجواب
        علي هذه المعلومات|علي هذه المعلومه|علي هالمعلومات|علي هذا الجواب|علي هالجواب|علي توضيحك|علي التوضيح
        للمساعده|سلفا|مقدما|خيرا|والتقدير
        """,
    Courtesy.FAREWELL: "for now|الان|هلق",
}  # fmt: skip
_HEADS = {
    Courtesy.EMOTION: "so|very|that is|that|كتير",
    Courtesy.ASSENT: "so|very|really|quite|pretty|that was|it was|this was|that is|that|this is|it is|its|كتير|"
    "والله|هذا|هاد|جواب|اجابه",
    Courtesy.VERDICT: "so|very|that is|that|thats|this is|it is|its|this|that was|the answer is|your answer is|"
    "this answer is|هذا|هاد|هيدا|هذا الكلام|الكلام|الجواب|جوابك|الاجابه|هذا الجواب|لا هذا|والله",
    Courtesy.THANKS: "so many|a lot of|كل|ok",
}
_DAYS = "today|tonight|this morning|this evening|now|اليوم|الليله|هاليوم|هالصباح|هالمسا|الان|هلق"
"""Behind a greeting, where nothing else follows: before a question they belong to it."""


def _phrases(said: str) -> frozenset[Phrase]:
    return frozenset(tuple(fold(phrase).split()) for phrase in re.split(r"[|\n]", said) if phrase.strip())


def _by_kind(said: Iterable[tuple[Courtesy, str]]) -> dict[Courtesy, frozenset[Phrase]]:
    return {meant: _phrases(each) for meant, each in said}


MEANT = {phrase: meant for meant, said in _CORES.items() for phrase in _phrases(said)}
TAILS = _by_kind(_TAILS.items())
HEADS = _by_kind(_HEADS.items())
DAYS = _phrases(_DAYS)

_ARTICLE = "ال"
_THOUSANDS = frozenset(fold("ألف آلاف مليون ملايين مليار مية ميت").split())
_COUNTED = frozenset({Courtesy.GREETING, Courtesy.THANKS, Courtesy.FAREWELL})


def meaning(phrase: Phrase) -> Courtesy | None:
    """What a core does; numbers before a word of it wish more of that: "ألف شكر", "يعطيك مليون عافية" for العافية."""
    if phrase in MEANT:
        return MEANT[phrase]
    pairs = list(zip(("", *phrase), phrase, strict=False))
    counted = [word for before, word in pairs if before in _THOUSANDS and word not in _THOUSANDS]
    if not counted:
        return None
    for article in ("", _ARTICLE):
        bare = tuple(article * (word in counted) + word for word in phrase if word not in _THOUSANDS)
        meant = MEANT.get(bare)
        if meant in _COUNTED:
            return meant
    return None


_SAFE = _phrases("ok|okay|okey|oki|kk|alright|all right|got it|understood|اوكي|اوك|اوكيه|ماشي|فهمت")
OTHER_WORDS_TOO = frozenset(
    phrase[-1]
    for phrase, meant in MEANT.items()
    if meant in {Courtesy.EMOTION, Courtesy.ASSENT, Courtesy.VERDICT} and len(phrase) == 1 and phrase not in _SAFE
) | frozenset(fold(word) for word in "ty cheers help salam salaam later سلام مساعدة زين عيد هلا شكر الشكر تسلم".split())
"""Names, and words of other questions: these are courtesies by themselves, and where what they stand beside can't hold
them."""
LAUGHTER = re.compile(
    r"a?(?:ha+h*){2,}|(?:he+h*){2,}|(?:hi+h*){2,}|l+o+l+(?:o+l+)*z?|lm+f?ao+|rofl|xd+|ه[ها]*ه[ها]*|خ{3,}"
)
EMOJI = {
    **dict.fromkeys("🙏❤💙💚💛🧡💜🤍🖤💕💖💗💐🌹🌷🌺🥰😍😘🤗👏🫶", Courtesy.THANKS),
    **dict.fromkeys("👍👌✅💯🆗🤝✔", Courtesy.ASSENT),
    **dict.fromkeys("👎❌", Courtesy.VERDICT),
    **dict.fromkeys("👋🙋", Courtesy.GREETING),
}
"""What pictures say that stand alone; all others show an emotion."""
