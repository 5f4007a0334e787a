"""Questions on the seed article, with a piece of the sentence that answers each, and questions that it doesn't answer.

Written from the article alone, before any answer was seen; not to be changed to please the figures.
"""

ANSWERED = {
    # Arabic
    "أين التقى رئيسي نظيره الكازاخستاني؟": "مقر الأمم المتحدة بنيويورك",
    "متى التقى إبراهيم رئيسي توكاييف؟": "يوم الاثنين",
    "ما رأي توكاييف في إيران؟": "شريكا استراتيجيا",
    "بماذا هنأ جباروف إيران؟": "لعضويتها الكاملة في منظمة شنغهاي",
    "عمّ أعرب رئيس قرغيزستان عن أسفه؟": "وأعرب عن أسفه لعدم توسيع العلاقات",
    "ما الممر الذي تحدث عنه رئيس قيرغيزستان؟": "استكمال الممر بين الصين وآسيا الوسطى وإيران",
    "ما الذي اعتبره رئيسي عقبة أمام تطوير العلاقات مع قرغيزستان؟": "تأخر انعقاد اللجنة المشتركة",
    "لماذا طلب رئيسي من رئيس قرغيزستان إطالة زيارته إلى طهران؟": "اطالة فترة زيارته إلى طهران",
    "ما الأرضية المناسبة لتطوير العلاقات بين إيران وكازاخستان؟": "جوار البلدين عبر بحر قزوين",
    "بماذا يهتم توكاييف بعد إشارته إلى قدرات الترانزيت؟": "بتسريع تنفيذ الاتفاقيات بين البلدين",
    "مع من تريد إيران أن تتشارك إنجازاتها العلمية؟": "مستعدة للتشارك في هذه الإنجازات",
    "ما موقف جباروف من تبادل القدرات العلمية الإيرانية؟": "رحب جباروف باقتراح رئيسي",
    # English
    "Where did the presidents of Iran and Kazakhstan meet?": "مقر الأمم المتحدة بنيويورك",
    "What did Tokayev call Iran?": "شريكا استراتيجيا",
    "On what did the president of Kyrgyzstan congratulate Iran?": "لعضويتها الكاملة في منظمة شنغهاي",
    "Which port did Japarov mention?": "بندرعباس",
    "What obstacle to relations with Kyrgyzstan did Raisi name?": "تأخر انعقاد اللجنة المشتركة",
    "What did Raisi regret about economic relations between Iran and Kyrgyzstan?": "لم تتوسع بعد",
    "Why should Japarov extend his visit to Tehran?": "اطالة فترة زيارته إلى طهران",
    "Which sea do Iran and Kazakhstan share?": "بحر قزوين",
    "What is Iran ready to share with Kyrgyzstan?": "مستعدة للتشارك في هذه الإنجازات",
    "What did Tokayev say about Iran's transit capacity?": "قدرات الترانزيت",
    "What did Japarov want to strengthen in international organisations?": "بتعزيز التعاون بين البلدين في المنظمات",
    "How have young Iranians progressed despite sanctions?": "التقدم العلمي الملحوظ",
}

UNANSWERED = (
    "من فاز بجائزة نوبل للسلام هذا العام؟",
    "ما سعر الذهب اليوم؟",
    "كم عدد سكان كازاخستان؟",
    "متى ولد صدر جباروف؟",
    "ما اسم وزير خارجية تركيا؟",
    "كيف أحضّر القهوة التركية؟",
    "Who is the president of Brazil?",
    "How tall is Mount Everest?",
    "When was the United Nations founded?",
    "What is the price of oil?",
    "Which team won the Champions League?",
    "How do vaccines work?",
)
