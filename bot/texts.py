"""Every sentence that the program says to a person, in Arabic and in English.

A language code goes in ("ar" or "en"), the `Texts` of that language come out. All are plain text: whoever
shows them in HTML escapes them. An Arabic text begins with an Arabic letter, so that it is laid out from the right.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EnglishNoun:
    """A noun that can be counted in English."""

    one: str
    many: str

    def count(self, number: int) -> str:
        """The noun after its number: "no sentences", "1 sentence", "1,204 sentences"."""
        if number == 0:
            return f"no {self.many}"
        return f"{number:,} {self.one if number == 1 else self.many}"


@dataclass(frozen=True, slots=True)
class ArabicNoun:
    """A noun that can be counted in Arabic, in the nominative.

    Its six forms follow the number's last two digits, as in Unicode's plural rules for Arabic: none, one, two,
    3 to 10 (a plural), 11 to 99 (an accusative singular), and whole hundreds with up to two more (a singular).
    """

    none: str
    one: str
    two: str
    few: str
    many: str
    hundreds: str

    def count(self, number: int) -> str:
        """The noun with its number: "جملة واحدة", "جملتان", "3 جمل", "11 جملة"."""
        if number <= 2:
            return (self.none, self.one, self.two)[number]
        ending = number % 100
        if ending > 10:
            form = self.many
        elif ending > 2:
            form = self.few
        else:
            form = self.hundreds
        return f"{number:,} {form}"


@dataclass(frozen=True, slots=True)
class Texts:
    """What the program says in one language.

    `question_errors` is keyed by `QuestionError.reason`. `other_language` stands above quotes that are not in
    the question's language, `sources_differ` above quotes whose figures contradict each other.
    """

    language: str
    greeting: str
    help: str
    not_in_sources: str
    nearest_heading: str
    sources_heading: str
    other_language: str
    sources_differ: str
    untitled: str
    failure: str
    text_only: str
    library_empty: str
    question_errors: Mapping[str, str]
    shorten_to: str
    chat_hint: str
    chat_prompt: str
    chat_goodbye: str
    sentences: EnglishNoun | ArabicNoun
    documents: EnglishNoun | ArabicNoun
    characters: EnglishNoun | ArabicNoun

    def question_error(self, reason: str, limit: int | None = None) -> str | None:
        """What to say to a question that can't be asked; None for a reason that is not known here.

        `limit` is the longest question in characters, named where the question was too long.
        """
        said = self.question_errors.get(reason)
        if said is None or reason != "too_long" or limit is None:
            return said
        return f"{said} {self.shorten_to.format(limit=self.characters.count(limit))}"


ENGLISH = Texts(
    language="en",
    greeting=(
        "Qawl answers questions about the news with the sentences that say so, quoted word for word, each with "
        "its source. If the answer isn't in the articles I have, I say so and don't guess.\n\n"
        "Just ask, in English or in Arabic. For example:\n"
        "What did Raisi propose to the president of Kyrgyzstan?"
    ),
    help=(
        "Send me a question in English or in Arabic, as you would put it to a person. One question a message "
        "works best, and names help: say who, where or when.\n\n"
        "I reply with sentences from the articles I have, exactly as they were published, and list their sources "
        "below. An article may be in the other language: then you get its own words. Where none of the articles "
        "answers, I tell you so.\n\n"
        "For example:\n"
        "Which obstacle between Iran and Kyrgyzstan did Raisi name?"
    ),
    not_in_sources="I couldn't find an answer to that in the articles I have.",
    nearest_heading="The closest I found, which is not an answer:",
    sources_heading="Sources",
    other_language="Some of these quotes are in another language, in their original words.",
    sources_differ="The sources give different figures; the newest comes first.",
    untitled="Untitled",
    failure="Sorry, something went wrong and I couldn't answer. Please try again in a little while.",
    text_only="I can only read text. Please type your question.",
    library_empty="There are no articles here yet, so there is nothing I could answer from.",
    question_errors={
        "empty": "There is no question here yet. What would you like to know?",
        "too_long": "That is too long for one question.",
        "no_words": "I see no words here to search for. Please put your question into words.",
    },
    shorten_to="Please shorten it to {limit} at most.",
    chat_hint="Type a question and press Enter. To leave, type exit or press Ctrl-D.",
    chat_prompt="Question: ",
    chat_goodbye="Goodbye.",
    sentences=EnglishNoun("sentence", "sentences"),
    documents=EnglishNoun("article", "articles"),
    characters=EnglishNoun("character", "characters"),
)

ARABIC = Texts(
    language="ar",
    greeting=(
        "«قول» يجيب عن أسئلتك في الأخبار بالجمل التي ورد فيها الجواب، منقولة بنصها حرفًا بحرف، ومع كل جملة مصدرها. "
        "وإن لم يكن الجواب في المقالات التي لديّ قلت ذلك صراحةً ولم أخمّن.\n\n"
        "اسأل مباشرةً، بالعربية أو بالإنجليزية. مثلًا:\n"
        "ماذا اقترح رئيسي على رئيس قرغيزستان؟"
    ),
    help=(
        "أرسل إليّ سؤالًا بالعربية أو بالإنجليزية كما تطرحه على إنسان. يحسن أن تكتفي بسؤال واحد في كل رسالة، "
        "وأن تذكر الأسماء: من، وأين، ومتى.\n\n"
        "أجيبك بجمل من المقالات التي لديّ كما نُشرت تمامًا، وتحتها مصادرها. وقد يكون المقال باللغة الأخرى، "
        "فأنقل إليك كلامه كما هو. وإن لم أجد الجواب في أي منها أخبرتك بذلك.\n\n"
        "مثلًا:\n"
        "ما العقبة التي ذكرها رئيسي بين إيران وقرغيزستان؟"
    ),
    not_in_sources="لم أجد جوابًا عن هذا السؤال في المقالات التي لديّ.",
    nearest_heading="أقرب ما وجدته، وليس جوابًا عن السؤال:",
    sources_heading="المصادر",
    other_language="بعض هذه الاقتباسات بلغة أخرى، وهي منقولة بنصها الأصلي.",
    sources_differ="تختلف الأرقام بين المصادر، وأحدثها أولًا.",
    untitled="بلا عنوان",
    failure="عذرًا، حدث خلل فلم أتمكن من الإجابة. حاول مرة أخرى بعد قليل.",
    text_only="لا أقرأ إلا النصوص. اكتب سؤالك من فضلك.",
    library_empty="ليست لديّ مقالات بعد، فلا أجد ما أجيب منه.",
    question_errors={
        "empty": "لم تكتب سؤالًا بعد. ما الذي تودّ معرفته؟",
        "too_long": "سؤالك أطول مما ينبغي لسؤال واحد.",
        "no_words": "لا أرى في رسالتك كلمات أبحث عنها. صُغ سؤالك بالكلمات من فضلك.",
    },
    shorten_to="اختصره من فضلك، والحد الأقصى {limit}.",
    chat_hint="اكتب سؤالك ثم اضغط مفتاح الإدخال. وللخروج اكتب «خروج».",
    chat_prompt="سؤالك: ",
    chat_goodbye="مع السلامة.",
    sentences=ArabicNoun("لا جمل", "جملة واحدة", "جملتان", "جمل", "جملة", "جملة"),
    documents=ArabicNoun("لا مقالات", "مقال واحد", "مقالان", "مقالات", "مقالًا", "مقال"),
    characters=ArabicNoun("لا أحرف", "حرف واحد", "حرفان", "أحرف", "حرفًا", "حرف"),
)

_BY_LANGUAGE: Mapping[str, Texts] = {"ar": ARABIC, "en": ENGLISH}


def texts_in(language: str) -> Texts:
    """The texts in `language`; English for any language but Arabic."""
    return _BY_LANGUAGE.get(language, ENGLISH)


def reader_language(language_code: str | None) -> str:
    """ "ar" or "en" for the language tag of a reader's device, such as "ar", "ar-EG", "fr" or None."""
    primary = (language_code or "").replace("_", "-").split("-", 1)[0]
    return "ar" if primary.lower() == "ar" else "en"
