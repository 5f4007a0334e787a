"""What an honest language model would say to the seed questions: for each, a claim in the question's language and a
piece of the sentence that says so; and translations of sentences, by a piece of each.

Written from the article alone.
"""

from typing import NamedTuple


class Honest(NamedTuple):
    """A claim, and a piece of the sentence that it rests on."""

    text: str
    piece: str


CLAIMS = {
    # Arabic
    "أين التقى رئيسي نظيره الكازاخستاني؟": Honest(
        "التقى إبراهيم رئيسي نظيره الكازاخستاني قاسم جومارت توكاييف في مقر الأمم المتحدة بنيويورك.",
        "مقر الأمم المتحدة بنيويورك",
    ),
    "متى التقى إبراهيم رئيسي توكاييف؟": Honest(
        "التقى إبراهيم رئيسي توكاييف يوم الاثنين.", "مقر الأمم المتحدة بنيويورك"
    ),
    "ما رأي توكاييف في إيران؟": Honest(
        "يعتبر توكاييف إيران شريكا استراتيجيا وصديقا حميما لكازاخستان.", "شريكا استراتيجيا"
    ),
    "بماذا هنأ جباروف إيران؟": Honest(
        "هنأ صدر جباروف إيران بعضويتها الكاملة في منظمة شنغهاي.", "لعضويتها الكاملة في منظمة شنغهاي"
    ),
    "عمّ أعرب رئيس قرغيزستان عن أسفه؟": Honest(
        "أعرب عن أسفه لعدم توسيع العلاقات الاقتصادية والتجارية بين طهران وبيشكك.", "وأعرب عن أسفه لعدم توسيع العلاقات"
    ),
    "ما الممر الذي تحدث عنه رئيس قيرغيزستان؟": Honest(
        "تحدث عن استكمال الممر بين الصين وآسيا الوسطى وإيران.", "استكمال الممر بين الصين وآسيا الوسطى وإيران"
    ),
    "ما الذي اعتبره رئيسي عقبة أمام تطوير العلاقات مع قرغيزستان؟": Honest(
        "اعتبر رئيسي تأخر انعقاد اللجنة المشتركة بين إيران وقرغيزستان إحدى العقبات.", "تأخر انعقاد اللجنة المشتركة"
    ),
    "لماذا طلب رئيسي من رئيس قرغيزستان إطالة زيارته إلى طهران؟": Honest(
        "ليتمكن من تفقد واحات العلوم والتكنولوجيا في إيران والتعرف على إنجازات الشباب الإيراني.",
        "اطالة فترة زيارته إلى طهران",
    ),
    "ما الأرضية المناسبة لتطوير العلاقات بين إيران وكازاخستان؟": Honest(
        "جوار البلدين عبر بحر قزوين والعضوية في منظمة شنغهاي.", "جوار البلدين عبر بحر قزوين"
    ),
    "بماذا يهتم توكاييف بعد إشارته إلى قدرات الترانزيت؟": Honest(
        "أعلن اهتمام بلاده بتسريع تنفيذ الاتفاقيات بين البلدين.", "بتسريع تنفيذ الاتفاقيات بين البلدين"
    ),
    "مع من تريد إيران أن تتشارك إنجازاتها العلمية؟": Honest(
        "إيران مستعدة للتشارك في هذه الإنجازات مع قيرغيزستان.", "مستعدة للتشارك في هذه الإنجازات"
    ),
    "ما موقف جباروف من تبادل القدرات العلمية الإيرانية؟": Honest(
        "رحب جباروف باقتراح رئيسي بشأن تبادل القدرات العلمية الإيرانية.", "رحب جباروف باقتراح رئيسي"
    ),
    # English
    "Where did the presidents of Iran and Kazakhstan meet?": Honest(
        "Raisi met Tokayev on Monday at the United Nations headquarters in New York.", "مقر الأمم المتحدة بنيويورك"
    ),
    "What did Tokayev call Iran?": Honest(
        "Tokayev called Iran a strategic partner and a close friend of Kazakhstan.", "شريكا استراتيجيا"
    ),
    "On what did the president of Kyrgyzstan congratulate Iran?": Honest(
        "He congratulated Iran on its full membership in the Shanghai organisation.", "لعضويتها الكاملة في منظمة شنغهاي"
    ),
    "Which port did Japarov mention?": Honest("He mentioned Bandar Abbas in Iran.", "بندرعباس"),
    "What obstacle to relations with Kyrgyzstan did Raisi name?": Honest(
        "Raisi named the delay in convening the joint commission of Iran and Kyrgyzstan.", "تأخر انعقاد اللجنة المشتركة"
    ),
    "What did Raisi regret about economic relations between Iran and Kyrgyzstan?": Honest(
        "He regretted that economic and trade relations between the two countries have not yet expanded.",
        "لم تتوسع بعد",
    ),
    "Why should Japarov extend his visit to Tehran?": Honest(
        "So that he can see the science and technology parks in Iran and the achievements of young Iranians.",
        "اطالة فترة زيارته إلى طهران",
    ),
    "Which sea do Iran and Kazakhstan share?": Honest(
        "The two countries are neighbours across the Caspian Sea.", "بحر قزوين"
    ),
    "What is Iran ready to share with Kyrgyzstan?": Honest(
        "Iran is ready to share these achievements with Kyrgyzstan.", "مستعدة للتشارك في هذه الإنجازات"
    ),
    "What did Tokayev say about Iran's transit capacity?": Honest(
        "He pointed to the very suitable transit capacities that Iran has.", "قدرات الترانزيت"
    ),
    "What did Japarov want to strengthen in international organisations?": Honest(
        "Japarov called for stronger cooperation between the two countries in international organisations.",
        "بتعزيز التعاون بين البلدين في المنظمات",
    ),
    "How have young Iranians progressed despite sanctions?": Honest(
        "Young Iranians have made remarkable scientific progress despite the unjust sanctions.", "التقدم العلمي الملحوظ"
    ),
}

TRANSLATIONS = {
    "مقر الأمم المتحدة بنيويورك": (
        "Meeting his Kazakh counterpart Kassym-Jomart Tokayev on Monday at the United Nations headquarters in "
        "New York, Ebrahim Raisi referred to the good meetings and agreements between the presidents of the "
        "two countries last year, stressing the need to work to speed up the full implementation of the "
        "agreements concluded, especially in the economic and trade fields."
    ),
    "شريكا استراتيجيا": (
        "For his part, the president of Kazakhstan, Kassym-Jomart Tokayev, referred to the enormous "
        "capacities of the two countries, considered Iran a strategic partner and a close friend of "
        "Kazakhstan, and welcomed the increase in the exchange of goods between the two countries."
    ),
    "رحب جباروف باقتراح رئيسي": (
        "Japarov also welcomed Raisi's proposal on the exchange of Iranian scientific capacities and called "
        "for stronger cooperation between the two countries in international organisations."
    ),
    "لعضويتها الكاملة في منظمة شنغهاي": (
        'For his part, the president of Kyrgyzstan, "Sadyr Japarov", congratulated Iran on its full '
        "membership in the Shanghai organisation, and considered this membership and the increased "
        "cooperation resulting from it to be in the interest of the two countries and the region."
    ),
    "مستعدة للتشارك في هذه الإنجازات": (
        "He added that Iran is ready to share these achievements with the friendly state of Kyrgyzstan."
    ),
}
