"""Scripted scenarios of sanctions, money and companies: offered sentences, and what models say of them."""

from scenario import Lie, Said, Scenario, Source

SCENARIOS = (
    Scenario(
        name="arms_embargo",
        questions={
            "en": "What did the Security Council decide on the arms embargo?",
            "ar": "ماذا قرر مجلس الأمن بشأن حظر السلاح؟",
        },
        sentences=(
            Source(
                "The UN Security Council voted on Thursday to extend the arms embargo on South Sudan for another "
                "year, with nine members in favour and six abstaining.",
                "en",
                "Council extends South Sudan arms embargo",
            ),
            Source(
                "Kenya, which chairs the regional bloc IGAD, did not support the text and said it would hamper "
                "the peace process.",
                "en",
                "Council extends South Sudan arms embargo",
            ),
            Source(
                "The resolution also freezes the assets of three generals and asks a panel of experts to report "
                "by April 2026.",
                "en",
                "Three generals added to sanctions list",
            ),
        ),
        true={
            "en": (
                Said(
                    "The Security Council extended the arms embargo on South Sudan by one year; nine members "
                    "voted for it and six abstained.",
                    (1,),
                ),
                Said("Kenya did not back the resolution, saying it would hamper the peace process.", (2,)),
                Said("The assets of 3 generals were frozen as well.", (3,)),
            ),
            "ar": (
                Said(
                    "مدد مجلس الأمن الدولي حظر السلاح على جنوب السودان عامًا آخر، بتأييد تسعة أعضاء وامتناع ستة.", (1,)
                ),
                Said("لم تؤيد كينيا، التي ترأس إيغاد، القرار وقالت إنه سيعرقل عملية السلام.", (2,)),
                Said("جمد القرار أصول ثلاثة جنرالات، وطلب من لجنة خبراء تقديم تقريرها بحلول نيسان 2026.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie(
                    "number", "The Council extended the embargo with eleven members in favour and six abstaining.", (1,)
                ),
                Lie("negation", "Kenya supported the text, although it said it would hamper the peace process.", (2,)),
                Lie("wrong_source", "The resolution freezes the assets of three generals.", (2,)),
                Lie("name", "Ethiopia, which chairs IGAD, did not support the text.", (2,)),
            ),
            "ar": (
                Lie("number", "جمد القرار أصول ثلاثة عشر جنرالًا.", (3,)),
                Lie("negation", "لم يصوت مجلس الأمن على تمديد حظر السلاح على جنوب السودان.", (1,)),
                Lie("wrong_source", "قالت كينيا إن القرار سيعرقل عملية السلام.", (1,)),
                Lie("name", "مدد مجلس الأمن حظر السلاح على أفريقيا الوسطى عامًا آخر.", (1,)),
            ),
        },
    ),
    Scenario(
        name="egypt_interest_rate",
        questions={
            "en": "What did Egypt's central bank do with interest rates?",
            "ar": "ماذا قرر البنك المركزي المصري بشأن أسعار الفائدة؟",
        },
        sentences=(
            Source(
                "خفض البنك المركزي المصري سعر الفائدة على الإيداع بمقدار ١٠٠ نقطة أساس إلى ٢١ في المئة، في "
                "اجتماعه يوم الخميس ٢ تشرين الأول.",
                "ar",
                "المركزي المصري يخفض الفائدة",
            ),
            Source(
                "Annual urban inflation slowed to 11.7 percent in September from 12 percent in August, the "
                "statistics agency CAPMAS said.",
                "en",
                "Egypt's inflation eases for a fourth month",
            ),
            Source(
                "She expected two further cuts before June, provided that the pound remains stable.",
                "en",
                "Analysts see more cuts in Cairo",
                "Dina Shawky, an economist at the brokerage Nile Securities, called the decision cautious.",
            ),
        ),
        true={
            "en": (
                Said(
                    "The Central Bank of Egypt cut its deposit rate by 100 basis points to 21% on Thursday, October 2.",
                    (1,),
                ),
                Said("Inflation in Egyptian cities fell to 11.7% in September, according to CAPMAS.", (2,)),
                Said("Economist Dina Shawky expects 2 more cuts before June if the pound stays stable.", (3,)),
            ),
            "ar": (
                Said("خفض المركزي المصري سعر الإيداع نقطة مئوية واحدة إلى 21%.", (1,)),
                Said(
                    "تباطأ التضخم السنوي في المدن إلى 11.7 في المئة في أيلول بعد 12 في المئة في آب، بحسب "
                    "الجهاز المركزي للتعبئة العامة والإحصاء.",
                    (2,),
                ),
                Said("توقعت الخبيرة الاقتصادية دينا شوقي خفضين آخرين قبل حزيران إذا بقي الجنيه مستقرًا.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie("opposite", "The Central Bank of Egypt raised its deposit rate by 100 basis points.", (1,)),
                Lie("number", "The bank brought its deposit rate down to 12 percent.", (1,)),
                Lie("date", "Annual urban inflation slowed to 11.7 percent in November.", (2,)),
                Lie("invented", "The government will raise fuel prices again to narrow its budget deficit.", (2,)),
                Lie("no_id", "Egypt's central bank cut its deposit rate to 21 percent.", ()),
            ),
            "ar": (
                Lie("opposite", "تسارع التضخم السنوي في المدن المصرية في سبتمبر مقارنة بأغسطس.", (2,)),
                Lie("number", "توقعت دينا شوقي أربعة تخفيضات أخرى قبل يونيو.", (3,)),
                Lie("date", "خفض البنك المركزي المصري سعر الفائدة يوم الخميس ٢ كانون الأول.", (1,)),
                Lie("invented", "ارتفعت تحويلات المصريين العاملين في الخارج إلى مستوى قياسي هذا العام.", (2,)),
                Lie("no_id", "خفض البنك المركزي المصري سعر الإيداع إلى 21 في المئة.", ()),
            ),
        },
    ),
    Scenario(
        name="iraq_oil_exports",
        questions={
            "en": "How much oil did Iraq export in July?",
            "ar": "كم بلغت صادرات العراق النفطية في تموز؟",
        },
        sentences=(
            Source(
                "بلغت صادرات العراق من النفط الخام في تموز ثلاثة ملايين و٤٠٠ ألف برميل يوميًا، بإيرادات تجاوزت "
                "سبعة مليارات ونصف المليار دولار.",
                "ar",
                "إيرادات النفط العراقي في تموز",
            ),
            Source(
                "وذكرت شركة تسويق النفط العراقية (سومو) أن الصادرات إلى الهند تراجعت بنسبة ٨ في المئة.",
                "ar",
                "إيرادات النفط العراقي في تموز",
            ),
            Source(
                "وتعهدت بغداد لمنظمة أوبك بخفض الإنتاج حتى نهاية كانون الأول لتعويض ما تجاوزته من حصتها.",
                "ar",
                "العراق يتعهد بخفض الإنتاج",
            ),
        ),
        true={
            "en": (
                Said("Iraq exported 3.4 million barrels of crude oil a day in July.", (1,)),
                Said("Revenue from July's exports exceeded $7.5 billion.", (1,)),
                Said("Exports to India fell by 8 percent, according to the state oil marketer SOMO.", (2,)),
            ),
            "ar": (
                Said("صدّر العراق 3.4 مليون برميل من النفط الخام يوميًا في يوليو.", (1,)),
                Said("تخطت الإيرادات 7.5 مليار دولار، فيما تراجعت الصادرات إلى الهند 8%.", (1, 2)),
                Said("تعهد العراق لأوبك بخفض إنتاجه حتى نهاية ديسمبر.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie("number", "Iraq exported 4.3 million barrels of crude oil a day in July.", (1,)),
                Lie("opposite", "Exports to India rose by 8 percent, SOMO said.", (2,)),
                Lie(
                    "wrong_source",
                    "Baghdad promised OPEC that it would cut production until the end of December.",
                    (1,),
                ),
                Lie("unknown_id", "Iraq's oil revenue in July was above $7.5 billion.", (5,)),
            ),
            "ar": (
                Lie("number", "تجاوزت إيرادات النفط العراقي في تموز سبعة ملايين ونصف المليون دولار.", (1,)),
                Lie("opposite", "تعهدت بغداد لأوبك بزيادة الإنتاج حتى نهاية كانون الأول.", (3,)),
                Lie("wrong_source", "تراجعت صادرات النفط العراقية إلى الهند بنسبة 8 في المئة.", (3,)),
                Lie("unknown_id", "تعهد العراق بخفض الإنتاج حتى نهاية كانون الأول.", (4,)),
            ),
        },
    ),
    Scenario(
        name="nordic_merger",
        questions={
            "en": "Who is buying whom in the Nordic telecoms merger?",
            "ar": "من يشتري من في صفقة الاتصالات الاسكندنافية؟",
        },
        sentences=(
            Source(
                "Norway's Fjordnett has agreed to buy Danish rival Sundtel for $2.3 billion in cash and shares, "
                "the two companies said on Monday.",
                "en",
                "Fjordnett to buy Sundtel",
            ),
            Source(
                'She said the deal would bring "no forced redundancies" and save 150 million euros a year by 2028.',
                "en",
                "Fjordnett to buy Sundtel",
                "Fjordnett chief executive Ingrid Solheim presented the plan in Oslo.",
            ),
            Source(
                "Sundtel shares jumped 21 percent in Copenhagen, while Fjordnett's slipped nearly four percent.",
                "en",
                "Telecoms shares move on merger",
            ),
        ),
        true={
            "en": (
                Said("Fjordnett of Norway is buying Denmark's Sundtel for 2.3 billion dollars.", (1,)),
                Said('Chief executive Ingrid Solheim said there would be "no forced redundancies".', (2,)),
                Said("Shares of Sundtel rose by 21% and those of Fjordnett fell by almost 4%.", (3,)),
            ),
            "ar": (
                Said("وافقت شركة فيوردنت النرويجية على شراء منافستها الدنماركية سوندتل مقابل 2.3 مليار دولار.", (1,)),
                Said(
                    "قالت الرئيسة التنفيذية إنغريد سولهايم إن الصفقة ستوفر 150 مليون يورو سنويًا بحلول عام 2028.", (2,)
                ),
                Said("قفز سهم سوندتل 21 في المئة في كوبنهاغن.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie("role", "Denmark's Sundtel has agreed to buy Norwegian rival Fjordnett for $2.3 billion.", (1,)),
                Lie("number", "Fjordnett will pay $3.2 billion for Sundtel in cash and shares.", (1,)),
                Lie("name", "Chief executive Astrid Berg said the deal would save 150 million euros a year.", (2,)),
                Lie("quote", 'Solheim promised "higher wages for all staff" in Oslo.', (2,)),
            ),
            "ar": (
                Lie(
                    "role", "تستحوذ شركة سوندتل الدنماركية على منافستها النرويجية فيوردنت مقابل 2.3 مليار دولار.", (1,)
                ),
                Lie("number", "قالت سولهايم إن الصفقة ستوفر 250 مليون يورو سنويًا بحلول 2028.", (2,)),
                Lie("name", "وافقت فيوردنت النرويجية على شراء منافستها السويدية نوردفون.", (1,)),
                Lie("quote", "وعدت سولهايم بـ«عدم المساس بأي وظيفة في الدنمارك».", (2,)),
            ),
        },
    ),
    Scenario(
        name="tunisia_loan",
        questions={
            "en": "What are the terms of the IMF loan to Tunisia?",
            "ar": "ما شروط قرض صندوق النقد الدولي لتونس؟",
        },
        sentences=(
            Source(
                "The IMF's executive board approved a $1.9 billion loan for Tunisia on Friday, to be paid out "
                "over 48 months.",
                "en",
                "IMF board approves Tunisia loan",
            ),
            Source(
                "وشدد على أن الحكومة لن ترفع الدعم عن الخبز والحليب، وأن القسط الأول البالغ ٢٤٠ مليون دولار "
                "سيُصرف قبل نهاية العام.",
                "ar",
                "تونس تنتظر القسط الأول من القرض",
                "وعرض وزير المالية التونسي كمال بن يوسف شروط القرض أمام البرلمان.",
            ),
        ),
        true={
            "en": (
                Said(
                    "The IMF approved a loan of 1.9 billion dollars for Tunisia, to be disbursed over four years.", (1,)
                ),
                Said(
                    "Finance Minister Kamel Ben Youssef stressed that subsidies on bread and milk would not be lifted.",
                    (2,),
                ),
                Said("The first instalment of $240 million will be paid before the end of the year, he said.", (2,)),
            ),
            "ar": (
                Said(
                    "وافق المجلس التنفيذي لصندوق النقد الدولي على قرض لتونس بقيمة 1.9 مليار دولار يصرف على مدى "
                    "48 شهرًا.",
                    (1,),
                ),
                Said("قال وزير المالية كمال بن يوسف إن الحكومة لن ترفع الدعم عن الخبز والحليب.", (2,)),
                Said("تحصل تونس قبل نهاية العام على 240 مليون دولار من قرض قيمته 1.9 مليار دولار.", (1, 2)),
            ),
        },
        lies={
            "en": (
                Lie("number", "The first instalment of $420 million will be paid before the end of the year.", (2,)),
                Lie("name", "The World Bank's board approved a $1.9 billion loan for Tunisia.", (1,)),
                Lie(
                    "negation", "The finance minister said the government would lift subsidies on bread and milk.", (2,)
                ),
                Lie("no_id", "The IMF loan to Tunisia will be paid out over 48 months.", ()),
            ),
            "ar": (
                Lie("number", "يُصرف القرض البالغ 1.9 مليار دولار على مدى 84 شهرًا.", (1,)),
                Lie("name", "عرض وزير المالية التونسي سليم الطرابلسي شروط القرض أمام البرلمان.", (2,)),
                Lie("negation", "لم يوافق المجلس التنفيذي لصندوق النقد الدولي على القرض المخصص لتونس.", (1,)),
                Lie("no_id", "لن ترفع الحكومة التونسية الدعم عن الخبز والحليب.", ()),
            ),
        },
    ),
)
