"""Scripted scenarios of sport and disasters: offered sentences, and what models say of them, true and false."""

from scenario import Lie, Said, Scenario, Source

SCENARIOS = (
    Scenario(
        name="youth_cup_final",
        questions={
            "en": "Who won the Arab youth cup final?",
            "ar": "من فاز بنهائي كأس العرب للشباب؟",
        },
        sentences=(
            Source(
                "أحرز منتخب العراق للشباب لقب كأس العرب للمرة الثالثة بعد فوزه على نظيره القطري بهدفين لهدف مساء "
                "السبت في أبها.",
                "ar",
                "العراق بطل كأس العرب للشباب",
            ),
            Source(
                "وسجل علي الساعدي هدف الفوز في الدقيقة الثامنة والثمانين، بعدما أهدر القطري حسن المري ركلة جزاء.",
                "ar",
                "العراق بطل كأس العرب للشباب",
            ),
            Source(
                "وقال إن فريقه لم يخسر أي مباراة في البطولة، وإنه سيترك منصبه نهاية الشهر.",
                "ar",
                "مدرب العراق يودع فريقه بلقب",
                "وتحدث مدرب العراق رعد الكناني بعد المباراة.",
            ),
        ),
        true={
            "en": (
                Said(
                    "Iraq's youth team beat Qatar 2-1 in Abha on Saturday to win the Arab cup for the third time.", (1,)
                ),
                Said("Ali al-Saadi scored the winner in the 88th minute.", (2,)),
                Said("Coach Raad al-Kinani said he would leave his post at the end of the month.", (3,)),
            ),
            "ar": (
                Said("فاز منتخب العراق للشباب على قطر 2-1 وأحرز كأس العرب للمرة الثالثة.", (1,)),
                Said("جاء هدف الفوز في الدقيقة 88 عن طريق علي الساعدي.", (2,)),
                Said("لم يخسر المنتخب العراقي أي مباراة في البطولة، وفق مدربه رعد الكناني.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie("role", "Qatar's youth team beat Iraq 2-1 in the final in Abha.", (1,)),
                Lie("number", "Ali al-Saadi scored the winner in the 68th minute.", (2,)),
                Lie("name", "Ahmed al-Dulaimi scored the winning goal for Iraq.", (2,)),
                Lie("opposite", "Raad al-Kinani said he would stay in his post at the end of the month.", (3,)),
            ),
            "ar": (
                Lie("role", "أهدر العراقي علي الساعدي ركلة جزاء قبل أن يسجل القطري حسن المري هدف الفوز.", (2,)),
                Lie("number", "أحرز العراق لقب كأس العرب للشباب للمرة الخامسة.", (1,)),
                Lie("name", "فاز منتخب العراق للشباب على نظيره السعودي بهدفين لهدف.", (1,)),
                Lie("opposite", "قال الكناني إنه سيبقى في منصبه بعد نهاية الشهر.", (3,)),
            ),
        },
    ),
    Scenario(
        name="berlin_marathon",
        questions={
            "en": "Who won the women's race at the Berlin Marathon?",
            "ar": "من فازت بسباق السيدات في ماراثون برلين؟",
        },
        sentences=(
            Source(
                "Ethiopia's Tigist Bekele won the women's race at the Berlin Marathon on Sunday, 21 September, "
                "in 2 hours, 18 minutes and 43 seconds.",
                "en",
                "Bekele wins in Berlin",
            ),
            Source(
                "Kenya's Joyce Cherono finished second, 39 seconds behind, in her first marathon.",
                "en",
                "Bekele wins in Berlin",
            ),
            Source(
                "He said more than 55,000 runners from 160 countries had started and that no serious injuries "
                "were reported.",
                "en",
                "Record field in Berlin",
                "Race director Jonas Keller thanked the volunteers.",
            ),
        ),
        true={
            "en": (
                Said("Tigist Bekele of Ethiopia won the women's race in 2:18:43.", (1,)),
                Said("Joyce Cherono of Kenya was second in her marathon debut, 39 seconds behind.", (2,)),
                Said(
                    "Race director Jonas Keller said no serious injuries had been reported among the more than "
                    "55,000 starters.",
                    (3,),
                ),
            ),
            "ar": (
                Said("فازت الإثيوبية تيغيست بيكيلي بسباق السيدات في 21 أيلول بزمن ساعتين و18 دقيقة و43 ثانية.", (1,)),
                Said("حلت الكينية جويس شيرونو ثانية بفارق 39 ثانية في أول ماراثون تخوضه.", (2,)),
                Said("شارك في السباق أكثر من 55 ألف عدّاء من 160 بلدًا، بحسب مدير السباق يوناس كيلر.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie("number", "Tigist Bekele won in 2 hours, 13 minutes and 48 seconds.", (1,)),
                Lie("date", "Ethiopia's Tigist Bekele won the Berlin Marathon on Sunday, 28 September.", (1,)),
                Lie("name", "Ethiopia's Almaz Hailu won the women's race in Berlin.", (1,)),
                Lie("wrong_source", "Kenya's Joyce Cherono finished second in her first marathon.", (3,)),
                Lie("invented", "The winner said she would donate her prize money to a school in her home town.", (1,)),
            ),
            "ar": (
                Lie("number", "حلت الكينية جويس شيرونو ثانية بفارق 93 ثانية.", (2,)),
                Lie("date", "فازت تيغيست بيكيلي بماراثون برلين يوم السبت 20 أيلول.", (1,)),
                Lie("name", "فازت الإثيوبية تيغيست بيكيلي بماراثون فيينا.", (1,)),
                Lie("wrong_source", "لم تُسجل إصابات خطرة بين المشاركين، بحسب يوناس كيلر.", (2,)),
                Lie("invented", "هطلت أمطار غزيرة على برلين وأبطأت المتسابقات في الكيلومترات الأخيرة.", (1,)),
            ),
        },
    ),
    Scenario(
        name="striker_transfer",
        questions={
            "en": "Which club signed Rafinho Santos, and for how much?",
            "ar": "أي نادٍ تعاقد مع رافينيو سانتوس وبكم؟",
        },
        sentences=(
            Source(
                "أعلن نادي الهلال السعودي تعاقده مع المهاجم البرازيلي رافينيو سانتوس قادمًا من بنفيكا البرتغالي "
                "مقابل ٣٢ مليون يورو، بعقد يمتد حتى حزيران ٢٠٢٩.",
                "ar",
                "الهلال يضم سانتوس",
            ),
            Source(
                "He scored 19 goals in 34 league matches last season but missed two penalties.",
                "en",
                "Santos leaves Benfica",
                "Rafinho Santos, 24, came through the club's academy in Lisbon.",
            ),
        ),
        true={
            "en": (
                Said(
                    "Al-Hilal of Saudi Arabia signed Brazilian striker Rafinho Santos from Benfica for 32 "
                    "million euros.",
                    (1,),
                ),
                Said("His contract runs until June 2029.", (1,)),
                Said("Santos, who scored 19 league goals last season, cost Al-Hilal €32 million.", (1, 2)),
            ),
            "ar": (
                Said(
                    "ضم الهلال السعودي المهاجم البرازيلي رافينيو سانتوس من بنفيكا بـ32 مليون يورو حتى يونيو 2029.", (1,)
                ),
                Said("سجل سانتوس تسعة عشر هدفًا في 34 مباراة في الدوري الموسم الماضي.", (2,)),
                Said("أهدر اللاعب البالغ 24 عامًا ركلتي جزاء في الموسم الماضي.", (2,)),
            ),
        },
        lies={
            "en": (
                Lie(
                    "role",
                    "Benfica signed the Brazilian striker Rafinho Santos from Al-Hilal for 32 million euros.",
                    (1,),
                ),
                Lie("number", "Santos scored 34 goals in 19 league matches last season.", (2,)),
                Lie("date", "Al-Hilal signed Rafinho Santos on a contract until January 2029.", (1,)),
                Lie("unknown_id", "Rafinho Santos scored 19 league goals last season.", (8,)),
                Lie("wrong_source", "Al-Hilal paid 32 million euros for the Brazilian.", (2,)),
            ),
            "ar": (
                Lie(
                    "role",
                    "تعاقد بنفيكا البرتغالي مع المهاجم رافينيو سانتوس قادمًا من الهلال مقابل 32 مليون يورو.",
                    (1,),
                ),
                Lie("number", "ضم الهلال المهاجم البرازيلي مقابل 23 مليون يورو.", (1,)),
                Lie("date", "يمتد عقد سانتوس مع الهلال حتى حزيران 2027.", (1,)),
                Lie("unknown_id", "تعاقد الهلال السعودي مع رافينيو سانتوس.", (0,)),
                Lie("wrong_source", "أهدر سانتوس ركلتي جزاء في الموسم الماضي.", (1,)),
            ),
        },
    ),
    Scenario(
        name="al_hoceima_quake",
        questions={
            "en": "How many people did the earthquake in northern Morocco kill?",
            "ar": "كم عدد ضحايا الزلزال في شمال المغرب؟",
        },
        sentences=(
            Source(
                "ضرب زلزال بقوة ٥٫٨ درجات إقليم الحسيمة شمالي المغرب فجر الثلاثاء، وأودى بحياة ١١ شخصًا وأصاب "
                "٢٤٠ بجروح، بحسب وزارة الداخلية.",
                "ar",
                "قتلى وجرحى في زلزال شمالي المغرب",
            ),
            Source(
                "وقال المعهد الوطني للجيوفيزياء إن مركز الهزة كان على عمق عشرة كيلومترات، وإن ٤٧ هزة ارتدادية "
                "سُجلت حتى المساء.",
                "ar",
                "قتلى وجرحى في زلزال شمالي المغرب",
            ),
            Source(
                "وأُغلقت المدارس في الإقليم حتى الاثنين 24 شباط، فيما نصبت السلطات ثلاثمئة خيمة لإيواء المتضررين.",
                "ar",
                "خيام لمتضرري الزلزال في الحسيمة",
            ),
        ),
        true={
            "en": (
                Said(
                    "The magnitude 5.8 earthquake in Al Hoceima killed eleven people and injured 240, the "
                    "Interior Ministry said.",
                    (1,),
                ),
                Said("Forty-seven aftershocks were recorded by the evening.", (2,)),
                Said("Schools are closed until Monday, February 24, and 300 tents were put up.", (3,)),
            ),
            "ar": (
                Said("قُتل أحد عشر شخصًا وجُرح 240 في الزلزال الذي ضرب الحسيمة فجر الثلاثاء.", (1,)),
                Said("بلغت قوة الزلزال 5.8 درجات وكان مركزه على عمق 10 كيلومترات.", (1, 2)),
                Said("أقامت السلطات 300 خيمة وأغلقت المدارس حتى 24 فبراير.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie("number", "The earthquake killed 41 people and injured 240.", (1,)),
                Lie("date", "Schools in the province are closed until Monday, 24 March.", (3,)),
                Lie("no_id", "The earthquake in Al Hoceima killed eleven people.", ()),
                Lie("invented", "Rescuers pulled a newborn girl alive from the ruins of a hospital.", (1,)),
            ),
            "ar": (
                Lie("number", "سُجلت ٧٤ هزة ارتدادية حتى المساء.", (2,)),
                Lie("date", "ضرب الزلزال إقليم الحسيمة مساء الأربعاء.", (1,)),
                Lie("no_id", "أودى الزلزال بحياة 11 شخصًا في شمال المغرب.", ()),
                Lie("invented", "تضررت المئذنة التاريخية في المدينة القديمة وانهار جزء من السور.", (3,)),
            ),
        },
    ),
    Scenario(
        name="limassol_wildfire",
        questions={
            "en": "What damage did the wildfire near Limassol do?",
            "ar": "ما الأضرار التي خلفها حريق الغابات قرب ليماسول؟",
        },
        sentences=(
            Source(
                "A wildfire in the hills above Limassol has burned about 12,000 hectares since Wednesday and "
                "killed an elderly couple, Cypriot officials said.",
                "en",
                "Couple killed in Cyprus wildfire",
            ),
            Source(
                "Two firefighting planes from Jordan and one from Egypt joined the effort on Friday at the "
                "request of Nicosia.",
                "en",
                "Neighbours send planes to Cyprus",
            ),
            Source(
                "He said the fire had not been started deliberately and that 36 houses were destroyed in five "
                "villages.",
                "en",
                "Cyprus blaze under control",
                "Fire service spokesman Andreas Pavlou said the blaze was now under control.",
            ),
        ),
        true={
            "en": (
                Said(
                    "The fire has killed two elderly people and burned some 12,000 hectares, according to "
                    "Cypriot officials.",
                    (1,),
                ),
                Said(
                    "Thirty-six houses in 5 villages were destroyed, fire service spokesman Andreas Pavlou said.", (3,)
                ),
                Said("Jordan sent two planes and Egypt one to help fight the fire.", (2,)),
            ),
            "ar": (
                Said("أتى الحريق على نحو 12 ألف هكتار منذ الأربعاء وأودى بحياة زوجين مسنين، وفق مسؤولين قبارصة.", (1,)),
                Said("شاركت طائرتان من الأردن وطائرة من مصر في مكافحة الحريق يوم الجمعة.", (2,)),
                Said("قال المتحدث باسم جهاز الإطفاء أندرياس بافلو إن الحريق لم يكن متعمدًا وإنه دمر 36 منزلًا.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie("number", "The wildfire has burned about 21,000 hectares since Wednesday.", (1,)),
                Lie("negation", "Andreas Pavlou said the fire had been started deliberately.", (3,)),
                Lie("wrong_source", "Planes from Jordan and Egypt joined the effort on Friday.", (1,)),
                Lie("no_id", "The wildfire destroyed 36 houses in five villages.", ()),
            ),
            "ar": (
                Lie("number", "دمر الحريق 63 منزلًا في خمس قرى.", (3,)),
                Lie("negation", "قال بافلو إن الحريق لم تتم السيطرة عليه بعد.", (3,)),
                Lie("wrong_source", "أودى الحريق بحياة زوجين مسنين، وفق مسؤولين قبارصة.", (2,)),
                Lie("no_id", "التهم حريق ليماسول نحو 12 ألف هكتار.", ()),
            ),
        },
    ),
)
