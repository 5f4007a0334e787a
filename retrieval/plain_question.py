"""A question as standard Arabic or English asks it: what was typed in, the text that is searched for out.

Only its words of asking, and the relative pronoun, are put in others («قديش سعر البنزين هلق؟» asks «كم سعر البنزين؟»):
news are written in the standard language, and a model knows its question words best.
"""

import re
from collections.abc import Sequence

from index.text import Token, is_stopword, tokens
from retrieval.arabic_verbs import is_past_verb
from retrieval.asking_words import TODAY, Asking, asking
from retrieval.only_now import says_only_now

_WRITTEN = {
    "اين": "أين", "وينه": "أين هو", "وينها": "أين هي", "وينهم": "أين هم", "فينه": "أين هو", "فينها": "أين هي",
    "فينهم": "أين هم", "الي اين": "إلى أين", "من اين": "من أين", "امتي": "متى", "الي متي": "إلى متى",
    "مين": "من", "لمين": "لمن", "بمين": "بمن",
    **{f"{word}s": f"{word}'s" for word in "what when where who why how".split()},
}  # fmt: skip
"""Folded words of asking, and folded standard ones, with what is written for them where that is not the standard one
as it is folded."""
_NOT_STANDARD = frozenset("مين امتي".split())
"""Words for which `asking` gives themselves."""
_AT_WHAT_PRICE = "بكم"
_PRICES = frozenset("سعر السعر سعره سعرها اسعار الاسعار ثمن الثمن ثمنه ثمنها".split())
_HOW_MUCH, _PRICE_OF = "كم", "كم سعر"
_FROM = "من"
_ARTICLE = "ال"
_NOUN = re.compile(r"[وف]?(?:ال|بال|كال|لل)\w\w")
"""A folded word with the article: no verb."""
_JOINED = re.compile(r"[وف](?:ال|لل)")
"""A word with the article and a conjunction: the question goes on from another."""
_MAY_BE_VERB = re.compile(r"[وفسبهح]?[يت]\w\w|[وف]?ات\w\w|[حه]ن\w\w")
_VERBS = frozenset(
    verb + ending
    for verb in "كسب غلب هزم تعادل تغلب طلع نزل جاب قفل دفع قبض لعب مضي سدد احرز احب فرح".split()
    for ending in ("", "ت", "وا")
)
"""Verbs beside those of `is_past_verb` that بكام stands behind."""
_NO_GOODS = frozenset(
    """
    عدد نسبه نتيجه معدل درجه حراره مساحه طول ارتفاع عمق عرض عمر عمره عمرها وزن وزنه سرعه مسافه فارق فرق ترتيب تضخم بطاله
    فوز هزيمه خساره تعادل مباراه ماتش لقاء فايز خسران كسبان غلبان مغلوب متعادل متقدم مرحبا اهلا سهلا شكرا
    """.split()
)
"""What has no price, or may be asked about otherwise: بكام asks for scores and amounts as well."""
_PREPOSITIONS = frozenset("في من عند مقابل".split())
_THIS = frozenset("هذا هذه".split())
_LEFT_BEHIND = " ,،:;؛.!…-–—"
"""What may remain at the head of a question that began with "now"."""
_COMMA = " ,،"
_RELATIVE = re.compile(r"([وف]?)(اللي|يللي|يلي)")
"""The relative pronoun of dialects in its spellings, folded."""
_VERB_TOO = "يلي"
_FEMININE = "ة"


def in_plain_words(question: str) -> str:
    """`question` with question words of the standard, and without what only says "now", where it says anything else."""
    words = tokens(question)
    asked = asking(question, words)
    is_now = _only_now(question, words, asked)
    pieces: list[str] = []
    end = 0
    for place, (word, each) in enumerate(zip(words, asked, strict=True)):
        if word.start < end:
            continue
        before = question[end : word.start]
        if is_now[place]:
            closes = question[word.end : word.end + 1] in _COMMA + ".؟?!؛;:"
            pieces.append(before.rstrip(_COMMA if closes else None))
            end = word.end
        elif each is not None and (instead := _instead(words, place, asked, is_now)) is not None:
            # The price of what was named before it: «البنزين بكام؟»
            if instead == _PRICE_OF and _goods_before(words, place, is_now):
                pieces = [instead, " ", "".join((*pieces, before)).strip(_LEFT_BEHIND)]
            else:
                pieces += [before, instead]
            end = words[place + each.length - 1].end
        elif each is None and (relative := _relative(question, words, place)) is not None:
            pieces += [before, relative]
            end = word.end
    plain = "".join((*pieces, question[end:])).strip()
    return plain.lstrip(_LEFT_BEHIND) if is_now[:1] == [True] else plain


def asks_the_price(question: str) -> bool:
    """Whether `question` asks with بكم, or a word of dialects for it, what something costs: not what the score is."""
    words = tokens(question)
    asked = asking(question, words)
    is_now = _only_now(question, words, asked)
    return any(_is_price(words, place, asked, is_now) for place in range(len(words)))


def _only_now(question: str, words: Sequence[Token], asked: Sequence[Asking | None]) -> list[bool]:
    """Which words only say "now"; none where the question says nothing else."""
    is_now = [says_only_now(question, words, place) for place in range(len(words))]
    content = [
        now
        for word, each, now in zip(words, asked, is_now, strict=True)
        if each is None and not is_stopword(word.folded)
    ]
    return [False] * len(words) if all(content) else is_now


def _instead(words: Sequence[Token], place: int, every: Sequence[Asking | None], is_now: Sequence[bool]) -> str | None:
    """What is written for a word that asks; None where it is one of the standard already."""
    asked = every[place]
    if asked is None:
        return None
    if _is_price(words, place, every, is_now):
        if any(word.folded in _PRICES for word in words):
            return asked.conjunction + _HOW_MUCH
        # Behind a noun بكم may be "by you" as well: «الاتصال بكم».
        if asked.word != _AT_WHAT_PRICE or not _goods_before(words, place, is_now):
            return asked.conjunction + _PRICE_OF
    if asked.word == asked.standard and asked.word not in _NOT_STANDARD:
        return None
    written = _WRITTEN.get(asked.word) or _WRITTEN.get(asked.standard, asked.standard)
    return asked.conjunction + written


def _relative(question: str, words: Sequence[Token], place: int) -> str | None:
    """What is written for the relative pronoun of dialects; None for other words.

    «يلي» is a pronoun before a verb of the past; «من يلي الملك؟» and «كما يلي» have the verb.
    """
    found = _RELATIVE.fullmatch(words[place].folded)
    if found is None:
        return None
    if found[2] == _VERB_TOO and not any(is_past_verb(word.folded) for word in words[place + 1 : place + 2]):
        return None
    is_of_feminine = place > 0 and question[: words[place - 1].end].endswith(_FEMININE)
    return found[1] + ("التي" if is_of_feminine else "الذي")


def _is_price(words: Sequence[Token], place: int, every: Sequence[Asking | None], is_now: Sequence[bool]) -> bool:
    """Whether a word asks for the price of something: it does where all other words name that, and they stand behind
    it with the article (no «بكم هدف فاز؟»), or before it."""
    asked = every[place]
    if asked is None or asked.standard != _AT_WHAT_PRICE:
        return False
    if any(each is not None and at != place and (at == 0 or each.standard != _FROM) for at, each in enumerate(every)):
        return False
    if _goods_before(words, place, is_now):
        before = [word.folded for word, now in zip(words[:place], is_now, strict=False) if not now]
        return not asked.conjunction and before[0] != TODAY and not _JOINED.match(before[0]) and _names_goods(before)
    if not all(is_now[:place]):
        return False
    after = [word.folded for word, now in zip(words[place + 1 :], is_now[place + 1 :], strict=True) if not now]
    is_noun = bool(after) and after[0] != TODAY and (after[0].startswith(_ARTICLE) or after[0] in _PRICES)
    return is_noun and _names_goods(after)


def _goods_before(words: Sequence[Token], place: int, is_now: Sequence[bool]) -> bool:
    """Whether only times stand behind a word, and anything else before it."""
    times = [now or word.folded == TODAY for word, now in zip(words, is_now, strict=True)]
    return not all(times[:place]) and all(times[place + 1 :])


def _names_goods(words: Sequence[str]) -> bool:
    """Whether folded words are nouns for sure, and name what has a price. Behind a noun with the article a bare word
    may be what is said of it: «الأهلي كسبان»."""
    may_be_said = False
    for before, word, after in zip(("", *words), words, (*words[1:], ""), strict=False):
        if word[0].isdigit() or word in _PRICES or word in _PREPOSITIONS:
            continue
        has_article = _NOUN.match(word) is not None
        bare = word.removeprefix(_ARTICLE)
        if is_past_verb(word) or word in _VERBS or bare in _NO_GOODS:
            return False
        if is_stopword(word) and word not in _THIS:
            return False
        if not has_article and _MAY_BE_VERB.match(word):
            return False
        if not has_article and may_be_said and before not in _PREPOSITIONS and not after[:1].isdigit():
            return False
        may_be_said |= has_article
    return True
