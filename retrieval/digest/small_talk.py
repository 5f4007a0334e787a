"""What is said beside the news: greetings, laughter, blessings, "read more", "poll time", a heading, an advertisement.

A post in, what it says besides out. Such a thing is never quoted for what a stream says. Words are compared folded.
"""

import re
from dataclasses import replace

from index.text import fold
from retrieval.conversation.courtesy import courtesy
from retrieval.digest.headings import is_heading
from retrieval.digest.quotable import Quotable, Reading

_HEAD = 40  # code points in which a post says that it is an advertisement
_MOST_WORDS = 12
"""Of a sentence that may be nothing else, whoever it names: "good morning from the whole team"."""
# On folded text with its marks. What a verb or a noun of such a phrase begins may be news ("photos show", «صورة
# الاقتصاد»), so each phrase is a whole one.
_GREETING = (
    r"(?:good (?:morning|afternoon|evening|night)|that(?:['’]?s| is) all for (?:today|now)"
    r"|(?:صباح|مساء?) (?:ال)?(?:خير|نور|ورد|فل|ياسمين|سعاده)\w*|صباحو"
    r"|[يا]سعد (?:الله )?(?:صباح|مسا|اوقات|ايام)\w*|تصبح\w* علي خير|جمعه مباركه|وانت\w? من اهل(?:ه|ها|و|ا))"
)
_TO_WHOM = (
    r"(?: (?:from|to|for|all|everyone|everybody|dear|folks|friends|team|من|الي|علي|عليكم|لكم|ل?جميعا|للجميع|يا)"
    r"(?: \w+){0,4})?"
)
"""Who greets or is greeted, with no mark before it: behind one, something is told."""
_GREETS = re.compile(rf"\W*{_GREETING}{_TO_WHOM}(?:\W+{_GREETING}{_TO_WHOM})*\W*")
_CAPTION = re.compile(r"\W*(?:photo|picture|image|صوره|الصوره)s?\s*[:|].*\([^()]+\)\W*")
"""A label and, at the end, whose picture it is."""
# On folded words with single spaces.
_WISHES = re.compile(
    r"(?:سلامت\w+|(?:يا حرام )?الله ي\w+(?: \w+){0,3}|يا (?:حرام|سلا+م|الله)|بارك الله \w+|(?:الف )?مبروك|الحمد لله"
    r"|ما ?شاء الله"
    r"|ان ?شاء? الله|congrat\w*|get well soon|god bless \w+|(?:ha){2,}\w*|lol|lmao"
    r"|ه{3,}(?: (?:حلو|والله|صح))?|والله صح)"
)
_LABELS = re.compile(
    r"photos?|pictures?|pictured|images?|videos?|poll|subscribe|صوره|الصوره|صور|بالصور|فيديو|بالفيديو|استطلاع|للمزيد"
    r"|صوتوا|شاركونا|انضموا|اشتركوا"
)
"""What leads elsewhere alone in its line; with more words behind it, it begins what is told."""
_LEADS_ELSEWHERE = re.compile(
    r"(?:read more|more here|full story|join (?:our|us|the (?:channel|group|chat|conversation|discussion))|follow us"
    r"|subscribe (?:to|now|here)|click here|tap here|poll time|vote now|stay tuned|here is what to watch"
    r"|heres what to watch|اقراو?ا?ي? المزيد"
    r"|للمزيد (?:من (?:التفاصيل|المعلومات|الاخبار)|عن|حول|(?:اقرا|تابع|اضغط)\w*)"
    r"|لقراءه (?:ال)?(?:مزيد|خبر|مقال|مقاله|تقرير|تفاصيل|بقيه|نص)|تابعونا"
    r"|انضموا (?:الينا|لنا|معنا|لقناتنا|لمجموعتنا|الي (?:قناتنا|مجموعتنا|القناه|المجموعه))"
    r"|اشتركوا (?:معنا|الان|بقناتنا|بالقناه|في (?:قناتنا|القناه|نشرتنا|النشره))"
    r"|اضغط(?:وا?|ي)? (?:هنا|علي)|شاركونا ب?(?:اراء?|راي|تعليق)\w*|صوتوا (?:الان|معنا|هنا|لنا|في الاستطلاع))\b"
)
_ADVERTISES = re.compile(
    r"\W*(?:sponsored|advertisement|ad|promoted|اعلان (?:ممول|تجاري|مدفوع)|برعايه|محتوي ممول)(?:\s*[:|]|\s+[–—-]\s)"
)
"""An announcement («إعلان: تأجيل الامتحانات») is none."""


def without_small_talk(reading: Reading) -> Reading | None:
    """A post with what it says beside such things; None where that is nothing."""
    if _ADVERTISES.match(fold(reading.post.text[:_HEAD])) is not None:
        return None
    kept = tuple(each for each in reading.sentences if not is_small_talk(each))
    return replace(reading, sentences=kept) if kept else None


def is_small_talk(sentence: Quotable) -> bool:
    """Whether a sentence says nothing but such a thing."""
    words = sentence.words
    if len(words) > _MOST_WORDS:
        return False
    said = " ".join(words)
    written = " ".join(fold(sentence.quote).split())
    if is_heading(words) and not sentence.asks:
        return True
    if courtesy(sentence.quote) is not None or _WISHES.fullmatch(said) or _LABELS.fullmatch(said):
        return True
    if any(word[0].isdigit() for word in words):
        return False
    leads = _LEADS_ELSEWHERE.match(said) or _CAPTION.fullmatch(written)
    return leads is not None or _GREETS.fullmatch(written) is not None
