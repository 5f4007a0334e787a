"""What is said around a digest, in Arabic and in English: a language code in, its `DigestTexts` out."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.texts import ArabicNoun, EnglishNoun


@dataclass(frozen=True, slots=True)
class DigestTexts:
    """The words of a digest in one language. Fields in braces are filled in by whoever shows it.

    `no_posts` stands for the whole digest where there is none; `beyond` names points that are not shown.
    """

    heading: str
    lead_heading: str
    period: str
    no_posts: str
    no_words: str
    about: str
    differing: str
    also: str
    questions: str
    unanswered: str
    decisions: str
    links: str
    wordless: str
    beyond: str
    listed: str
    posts: EnglishNoun | ArabicNoun
    outlets: EnglishNoun | ArabicNoun
    people: EnglishNoun | ArabicNoun


ENGLISH = DigestTexts(
    heading="Summary: {posts}",
    lead_heading="How the article begins",
    period="{first} to {last}",
    no_posts="There is nothing to summarize: I have no posts for that.",
    no_words="There are no words here to quote.",
    about="On this: {counts}",
    differing="With other figures, the newest first:",
    also="Also",
    questions="Questions",
    unanswered="No answer yet.",
    decisions="Decided",
    links="Links",
    wordless="Without words: {posts}",
    beyond="Not shown: {posts}",
    listed=", ",
    posts=EnglishNoun("post", "posts"),
    outlets=EnglishNoun("outlet", "outlets"),
    people=EnglishNoun("person", "people"),
)

ARABIC = DigestTexts(
    heading="الملخص: {posts}",
    lead_heading="مطلع المقال",
    period="من {first} إلى {last}",
    no_posts="لا شيء ألخّصه: ليست لديّ منشورات توافق طلبك.",
    no_words="ليس هنا كلام يُقتبس.",
    about="في هذا الموضوع: {counts}",
    differing="بأرقام مختلفة، وأحدثها أولًا:",
    also="وأيضًا",
    questions="أسئلة",
    unanswered="لم يُجب عنه أحد بعد.",
    decisions="قرارات",
    links="روابط",
    wordless="بلا كلام: {posts}",
    beyond="لم يُعرض: {posts}",
    listed="، ",
    posts=ArabicNoun("لا منشورات", "منشور واحد", "منشوران", "منشورات", "منشورًا", "منشور"),
    outlets=ArabicNoun("لا مصادر", "مصدر واحد", "مصدران", "مصادر", "مصدرًا", "مصدر"),
    people=ArabicNoun("لا أشخاص", "شخص واحد", "شخصان", "أشخاص", "شخصًا", "شخص"),
)

_BY_LANGUAGE: Mapping[str, DigestTexts] = {"ar": ARABIC, "en": ENGLISH}


def digest_texts_in(language: str) -> DigestTexts:
    """The texts in `language`; English for any language but Arabic."""
    return _BY_LANGUAGE.get(language, ENGLISH)
