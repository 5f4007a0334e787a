"""What is said beside the news: greetings, laughter, blessings, "read more", "poll time", an advertisement.

A post in, what it says besides out. Such a thing is never quoted for what a stream says. Words are compared folded.
"""

import re
from dataclasses import replace

from index.text import fold
from retrieval.conversation.courtesy import courtesy
from retrieval.digest.quotable import Quotable, Reading

_HEAD = 40  # code points in which a post says that it is an advertisement
_MOST_WORDS = 12
"""Of a sentence that may be nothing else, whoever it names: "good morning from the whole team"."""
_GREETS = re.compile(
    r"(?:good (?:morning|afternoon|evening|night)|that(?:s|s? is)? all for (?:today|now)"
    r"|صباحو?|مساء?|صبح|تصبح\w*|يسعد|جمعه مباركه|وانت\w? من اهل\w*)\b(?! (?:هذا|يوم|اليوم|امس|غد))"
)
_WISHES = re.compile(
    r"(?:سلامت\w+|(?:يا حرام )?الله ي\w+(?: \w+){0,3}|يا (?:حرام|سلا+م|الله)|بارك الله \w+|(?:الف )?مبروك|الحمد لله"
    r"|ما ?شاء الله"
    r"|ان ?شاء? الله|congrat\w*|get well soon|god bless \w+|(?:ha){2,}\w*|lol|lmao"
    r"|ه{3,}(?: (?:حلو|والله|صح))?|والله صح)"
)
_LEADS_ELSEWHERE = re.compile(
    r"(?:read more|more here|full story|join (?:our|us|the)|follow us|subscribe|click here|tap here|poll time|vote now"
    r"|stay tuned|here is what to watch|heres what to watch|photos?|pictured|image"
    r"|اقراو?ا? المزيد|للمزيد|لقراءه|تابعونا|انضموا|اشتركوا|اضغطوا?|شاركونا|صوتوا|استطلاع|صوره|بالصور)\b"
)
_ADVERTISES = re.compile(r"\W*(?:sponsored|advertisement|ad|promoted|اعلان|اعلان ممول|برعايه|محتوي ممول)\s*[:|–—-]")


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
    has_figure = any(word[0].isdigit() for word in words)
    return (
        courtesy(sentence.quote) is not None
        or _WISHES.fullmatch(said) is not None
        or (not has_figure and (_GREETS.match(said) or _LEADS_ELSEWHERE.match(said)) is not None)
    )
