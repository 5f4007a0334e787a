"""Scripted scenarios of diplomacy and politics: offered sentences, and what models say of them, true and false."""

from scenario import Lie, Said, Scenario, Source

SCENARIOS = (
    Scenario(
        name="oman_delegation",
        questions={
            "en": "What did the Omani foreign minister say about the truce in Yemen?",
            "ar": "ماذا قال وزير الخارجية العماني عن الهدنة في اليمن؟",
        },
        sentences=(
            Source(
                "وصل وزير الخارجية العماني حمد البلوشي إلى صنعاء صباح الأحد 14 أيلول 2025 على رأس وفد يضم سبعة "
                "دبلوماسيين.",
                "ar",
                "وفد عماني في صنعاء لبحث تمديد الهدنة",
            ),
            Source(
                "وقال إن الهدنة ستُمدَّد شهرين إضافيين، وإن تبادل الأسرى لم يُدرج بعد على جدول الأعمال.",
                "ar",
                "وفد عماني في صنعاء لبحث تمديد الهدنة",
                "وتحدث البلوشي إلى الصحافيين بعد لقائه رئيس فريق التفاوض ناصر الشامي.",
            ),
            Source(
                "ورحّب مبعوث الأمم المتحدة يان هولمبرغ بالزيارة، داعيًا الطرفين إلى فتح مطار المدينة أمام "
                "الرحلات الإنسانية.",
                "ar",
                "وفد عماني في صنعاء لبحث تمديد الهدنة",
            ),
        ),
        true={
            "en": (
                Said("Al-Balushi said the truce would be extended by two more months.", (2,)),
                Said(
                    "Omani Foreign Minister Hamad al-Balushi arrived in Sanaa on Sunday, September 14, 2025, "
                    "with a delegation of seven diplomats.",
                    (1,),
                ),
                Said(
                    "UN envoy Jan Holmberg welcomed the visit and urged both sides to open the airport to "
                    "humanitarian flights.",
                    (3,),
                ),
            ),
            "ar": (
                Said("قال البلوشي إن الهدنة ستمدد شهرين، وإن تبادل الأسرى ليس على جدول الأعمال حتى الآن.", (2,)),
                Said("وصل وزير الخارجية العماني إلى صنعاء في 14 سبتمبر 2025 برفقة 7 دبلوماسيين.", (1,)),
                Said("دعا المبعوث الأممي يان هولمبرغ الطرفين إلى فتح المطار أمام الرحلات الإنسانية.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie("date", "Hamad al-Balushi arrived in Sanaa on Sunday, October 14, 2025.", (1,)),
                Lie(
                    "name", "Omani Foreign Minister Hamad al-Balushi arrived in Aden at the head of a delegation.", (1,)
                ),
                Lie("negation", "Al-Balushi said that a prisoner exchange was already on the agenda.", (2,)),
                Lie("role", "The Omani foreign minister welcomed the visit of UN envoy Jan Holmberg.", (3,)),
                Lie("unknown_id", "The truce will be extended by two more months, al-Balushi said.", (4,)),
            ),
            "ar": (
                Lie("date", "وصل وزير الخارجية العماني إلى صنعاء يوم الأحد 14 آب 2025.", (1,)),
                Lie("name", "قال وزير الخارجية العماني يوسف العلوي إن الهدنة ستمدد شهرين إضافيين.", (2,)),
                Lie("negation", "قال البلوشي إن تبادل الأسرى أُدرج على جدول الأعمال.", (2,)),
                Lie("role", "دعا وزير الخارجية العماني مبعوث الأمم المتحدة يان هولمبرغ إلى فتح مطار المدينة.", (3,)),
                Lie("quote", "وقال البلوشي إن الهدنة «خطوة أولى نحو سلام دائم».", (2,)),
            ),
        },
    ),
    Scenario(
        name="adre_talks",
        questions={
            "en": "What came of the talks between Chad and Sudan in Geneva?",
            "ar": "ما نتيجة المحادثات بين تشاد والسودان في جنيف؟",
        },
        sentences=(
            Source(
                "The foreign ministers of Chad and Sudan met in Geneva on Tuesday, but the talks broke up "
                "without an agreement on reopening the Adre crossing.",
                "en",
                "Chad and Sudan end talks without a deal",
            ),
            Source(
                "He said his government had rejected a proposal to post 120 African Union observers on its side "
                "of the border.",
                "en",
                "Chad and Sudan end talks without a deal",
                "Chadian Foreign Minister Idriss Mahamat spoke to reporters after the meeting.",
            ),
            Source(
                "Swiss mediator Regula Ammann said a second round would be held in November.",
                "en",
                "Second round planned on border crossing",
            ),
        ),
        true={
            "en": (
                Said("The talks in Geneva ended with no agreement on reopening the Adre crossing.", (1,)),
                Said(
                    "Chad's foreign minister, Idriss Mahamat, said his government had turned down a proposal "
                    "to station 120 AU observers on its side of the border.",
                    (2,),
                ),
                Said("Swiss mediator Regula Ammann said there would be a second round of talks in November.", (3,)),
            ),
            "ar": (
                Said("انتهت المحادثات بين وزيري خارجية تشاد والسودان في جنيف دون اتفاق على إعادة فتح معبر أدري.", (1,)),
                Said(
                    "قال وزير الخارجية التشادي إدريس محمد إن حكومته رفضت نشر 120 مراقبًا من الاتحاد الأفريقي "
                    "على جانبها من الحدود.",
                    (2,),
                ),
                Said("أعلنت الوسيطة السويسرية ريغولا أمان أن جولة ثانية ستعقد في تشرين الثاني.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie(
                    "opposite",
                    "Mahamat said his government had accepted a proposal to post 120 African Union observers "
                    "on its side of the border.",
                    (2,),
                ),
                Lie("name", "The foreign ministers of Chad and Libya met in Geneva on Tuesday.", (1,)),
                Lie("quote", 'Mahamat called the proposal for observers "a violation of our sovereignty".', (2,)),
                Lie(
                    "wrong_source",
                    "A second round of talks will be held in November, mediator Regula Ammann said.",
                    (1,),
                ),
                Lie("role", "The African Union rejected a proposal by Chad to post 120 observers on the border.", (2,)),
            ),
            "ar": (
                Lie("opposite", "قال محمد إن حكومته وافقت على نشر 120 مراقبًا من الاتحاد الأفريقي.", (2,)),
                Lie("name", "التقى وزيرا خارجية تشاد والسودان في لوزان يوم الثلاثاء.", (1,)),
                Lie("quote", "ووصف الوزير التشادي نشر المراقبين بأنه «مساس بسيادة البلاد».", (2,)),
                Lie("wrong_source", "قالت الوسيطة ريغولا أمان إن جولة ثانية من المحادثات ستعقد في نوفمبر.", (2,)),
                Lie("role", "رفض الاتحاد الأفريقي اقتراحًا تشاديًا بنشر 120 مراقبًا على الحدود.", (2,)),
            ),
        },
    ),
    Scenario(
        name="cape_verde_runoff",
        questions={
            "en": "Who won the presidential runoff in Cape Verde?",
            "ar": "من فاز في جولة الإعادة الرئاسية في الرأس الأخضر؟",
        },
        sentences=(
            Source(
                "أعلنت لجنة الانتخابات في الرأس الأخضر يوم الاثنين فوز مرشحة المعارضة ماريا تافاريس في جولة "
                "الإعادة بنسبة 52.6 في المئة من الأصوات.",
                "ar",
                "المعارضة تفوز بالرئاسة في الرأس الأخضر",
            ),
            Source(
                "Turnout in the runoff on 19 October 2025 fell to 48 percent, down from 55 percent in the first round.",
                "en",
                "Fewer Cape Verdeans vote in runoff",
            ),
            Source(
                "He conceded defeat and congratulated his rival by telephone.",
                "en",
                "Monteiro concedes in Cape Verde",
                "Incumbent Carlos Monteiro trailed by about 14,000 votes.",
            ),
        ),
        true={
            "en": (
                Said(
                    "Opposition candidate Maria Tavares won the runoff with 52.6 percent of the vote, the "
                    "election commission announced on Monday.",
                    (1,),
                ),
                Said("Incumbent Carlos Monteiro, who trailed by about 14,000 votes, conceded defeat.", (3,)),
                Said("Maria Tavares won with 52.6% of the votes, in a runoff in which turnout was 48%.", (1, 2)),
            ),
            "ar": (
                Said("فازت مرشحة المعارضة ماريا تافاريس بنسبة 52.6% من الأصوات.", (1,)),
                Said("أقر الرئيس المنتهية ولايته كارلوس مونتيرو بهزيمته وهنأ منافسته هاتفيًا.", (3,)),
                Said(
                    "تراجعت نسبة المشاركة في جولة الإعادة في 19 تشرين الأول 2025 إلى 48 في المئة، بعد 55 في "
                    "المئة في الجولة الأولى.",
                    (2,),
                ),
            ),
        },
        lies={
            "en": (
                Lie("number", "Maria Tavares won the runoff with 56.2 percent of the vote.", (1,)),
                Lie("date", "Turnout in the runoff on 19 November 2025 was 48 percent.", (2,)),
                Lie("no_id", "Carlos Monteiro conceded defeat and congratulated his rival.", ()),
                Lie("opposite", "Turnout rose in the runoff, from 48 percent in the first round to 55 percent.", (2,)),
            ),
            "ar": (
                Lie("number", "فازت ماريا تافاريس بفارق نحو 41 ألف صوت عن الرئيس كارلوس مونتيرو.", (3,)),
                Lie("date", "جرت جولة الإعادة في 9 أكتوبر 2025 وبلغت نسبة المشاركة فيها 48 في المئة.", (2,)),
                Lie("no_id", "فازت مرشحة المعارضة ماريا تافاريس في جولة الإعادة.", ()),
                Lie("opposite", "ارتفعت نسبة المشاركة في جولة الإعادة مقارنة بالجولة الأولى.", (2,)),
            ),
        },
    ),
    Scenario(
        name="al_qaim_crossing",
        questions={
            "en": "When will the Al-Qaim crossing reopen?",
            "ar": "متى يعاد فتح معبر القائم؟",
        },
        sentences=(
            Source(
                "Iraq and Syria will reopen the Al-Qaim border crossing to commercial trucks on 1 March, the "
                "Iraqi Border Ports Commission said.",
                "en",
                "Iraq and Syria to reopen Al-Qaim crossing",
            ),
            Source(
                "وأضاف أن المعبر لن يُفتح أمام المسافرين قبل نهاية آذار، وأن ٣٥٠ شاحنة ستعبره يوميًا.",
                "ar",
                "معبر القائم يعود إلى العمل",
                "وتحدث رئيس هيئة المنافذ الحدودية عمر الجبوري في مؤتمر صحفي ببغداد.",
            ),
        ),
        true={
            "en": (
                Said(
                    "Al-Qaim will reopen to commercial trucks on March 1, according to the Iraqi Border Ports "
                    "Commission.",
                    (1,),
                ),
                Said("Omar al-Jubouri said the crossing would not open to travellers before the end of March.", (2,)),
                Said("The crossing reopens to trucks on 1 March, and 350 of them are to pass each day.", (1, 2)),
            ),
            "ar": (
                Said("يعيد العراق وسوريا فتح معبر القائم أمام الشاحنات التجارية في الأول من مارس.", (1,)),
                Said("قال رئيس هيئة المنافذ الحدودية عمر الجبوري إن المعبر لن يفتح للمسافرين قبل نهاية مارس.", (2,)),
                Said("ستعبر المعبر 350 شاحنة في اليوم، بحسب الجبوري.", (2,)),
            ),
        },
        lies={
            "en": (
                Lie(
                    "negation",
                    "Omar al-Jubouri said the crossing would open to travellers before the end of March.",
                    (2,),
                ),
                Lie("date", "Iraq and Syria will reopen the Al-Qaim crossing to trucks on 1 May.", (1,)),
                Lie("unknown_id", "Some 350 trucks a day will use the crossing.", (3,)),
                Lie(
                    "invented", "Turkey has offered to pay for the repair of the road that leads to the crossing.", (1,)
                ),
            ),
            "ar": (
                Lie("negation", "لن يعيد العراق وسوريا فتح معبر القائم أمام الشاحنات التجارية في الأول من آذار.", (1,)),
                Lie("date", "قال الجبوري إن المعبر لن يفتح أمام المسافرين قبل نهاية أيار.", (2,)),
                Lie("unknown_id", "يعاد فتح معبر القائم أمام الشاحنات في الأول من آذار.", (1, 6)),
                Lie("invented", "ستُجهَّز ساحة المعبر بأجهزة حديثة لكشف المتفجرات بتمويل أوروبي.", (2,)),
            ),
        },
    ),
    Scenario(
        name="social_security_vote",
        questions={
            "en": "Did the Jordanian parliament pass the social security bill?",
            "ar": "هل أقر مجلس النواب الأردني قانون الضمان الاجتماعي المعدل؟",
        },
        sentences=(
            Source(
                "أقر مجلس النواب الأردني، الأربعاء، مشروع قانون الضمان الاجتماعي المعدل بأغلبية ٧٨ صوتًا مقابل ٤١.",
                "ar",
                "النواب يقرون قانون الضمان",
            ),
            Source(
                "وقالت إن رفع سن التقاعد إلى اثنين وستين عامًا «ظلم صريح للعمال»، وإن كتلتها ستطعن في القانون "
                "أمام المحكمة الدستورية.",
                "ar",
                "النواب يقرون قانون الضمان",
                "وانتقدت النائبة ليلى الحياري المشروع خلال الجلسة.",
            ),
            Source(
                "وأكدت وزيرة العمل هدى المصري أن القانون لن يسري على من أمضوا عشرين عامًا في الخدمة.",
                "ar",
                "وزيرة العمل تدافع عن القانون",
            ),
        ),
        true={
            "en": (
                Said(
                    "Jordan's House of Representatives passed the amended social security bill on Wednesday by "
                    "78 votes to 41.",
                    (1,),
                ),
                Said("MP Laila al-Hiyari called raising the retirement age to 62 a clear injustice to workers.", (2,)),
                Said(
                    "Labour Minister Huda al-Masri said the law would not apply to people who have served 20 years.",
                    (3,),
                ),
            ),
            "ar": (
                Said("وافق مجلس النواب الأردني على مشروع القانون بأغلبية 78 صوتًا مقابل 41.", (1,)),
                Said("وصفت النائبة ليلى الحياري رفع سن التقاعد إلى 62 عامًا بأنه «ظلم صريح للعمال».", (2,)),
                Said("لا يشمل القانون من أمضوا 20 عامًا في الخدمة، بحسب وزيرة العمل هدى المصري.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie("number", "Jordanian lawmakers passed the bill by 87 votes to 41.", (1,)),
                Lie("opposite", "Jordan's lower house rejected the amended social security bill on Wednesday.", (1,)),
                Lie("quote", 'Al-Hiyari called the higher retirement age "an attack on the poor".', (2,)),
                Lie(
                    "role",
                    "Labour Minister Huda al-Masri said her bloc would challenge the law before the "
                    "Constitutional Court.",
                    (2, 3),
                ),
            ),
            "ar": (
                Lie("number", "يرفع القانون سن التقاعد إلى خمسة وستين عامًا.", (2,)),
                Lie("opposite", "رفض مجلس النواب الأردني مشروع قانون الضمان الاجتماعي المعدل.", (1,)),
                Lie("quote", "قالت الحياري إن رفع سن التقاعد «سرقة لأعمار الناس».", (2,)),
                Lie("role", "انتقدت وزيرة العمل هدى المصري النائبة ليلى الحياري خلال الجلسة.", (2,)),
            ),
        },
    ),
)
