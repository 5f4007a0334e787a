"""Scripted scenarios of an accident, science and courts: offered sentences, and what models say of them."""

from scenario import Lie, Said, Scenario, Source

SCENARIOS = (
    Scenario(
        name="zanzibar_ferry",
        questions={
            "en": "How many people survived the ferry accident off Zanzibar?",
            "ar": "كم عدد الناجين من غرق العبّارة قبالة زنجبار؟",
        },
        sentences=(
            Source(
                "A ferry carrying 163 people capsized off Zanzibar on Saturday night, and 141 of them were "
                "rescued, the Tanzanian navy said.",
                "en",
                "Ferry capsizes off Zanzibar",
            ),
            Source(
                "وأكدت البحرية التنزانية انتشال جثث تسعة ركاب بينهم طفلان، ولا يزال ١٣ شخصًا في عداد المفقودين.",
                "ar",
                "قتلى ومفقودون في انقلاب عبّارة قبالة زنجبار",
            ),
            Source(
                "The vessel, the Amani II, was built in 1998 and last inspected in March 2024.",
                "en",
                "Questions over the Amani II",
            ),
        ),
        true={
            "en": (
                Said("Of the 163 people aboard, 141 were rescued, according to Tanzania's navy.", (1,)),
                Said(
                    "The bodies of nine passengers, two of them children, were recovered, and 13 people are "
                    "still missing.",
                    (2,),
                ),
                Said("The ferry, built in 1998, had last been inspected in March 2024.", (3,)),
            ),
            "ar": (
                Said("أُنقذ 141 من أصل 163 شخصًا كانوا على متن العبّارة، بحسب البحرية التنزانية.", (1,)),
                Said("انتُشلت تسع جثث بينها جثتا طفلين، وما زال ثلاثة عشر شخصًا مفقودين.", (2,)),
                Said("بُنيت العبّارة أماني 2 عام 1998 وخضعت لآخر فحص في آذار 2024.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie("number", "The ferry was carrying 136 people when it capsized off Zanzibar.", (1,)),
                Lie("opposite", "The navy said that 141 of the people on board had drowned.", (1,)),
                Lie("unknown_id", "Thirteen people are still missing off Zanzibar.", (4,)),
                Lie("date", "The Amani II was last inspected in May 2024.", (3,)),
            ),
            "ar": (
                Lie("number", "لا يزال ٣١ شخصًا في عداد المفقودين.", (2,)),
                Lie("opposite", "عثرت البحرية التنزانية على تسعة ركاب أحياء بينهم طفلان.", (2,)),
                Lie("unknown_id", "أُنقذ 141 شخصًا بعد انقلاب العبّارة.", (7,)),
                Lie("date", "انقلبت العبّارة قبالة زنجبار ليل الأحد.", (1,)),
            ),
        },
    ),
    Scenario(
        name="earth_satellite",
        questions={
            "en": "What is the new Emirati satellite for?",
            "ar": "ما مهمة القمر الاصطناعي الإماراتي الجديد؟",
        },
        sentences=(
            Source(
                "أطلقت الإمارات القمر الاصطناعي «ظبي سات» لمراقبة الأرض من قاعدة فاندنبرغ في كاليفورنيا في ٢٢ "
                "كانون الثاني ٢٠٢٦ على متن صاروخ من طراز فالكون 9.",
                "ar",
                "إطلاق «ظبي سات»",
            ),
            Source(
                "وأوضحت أن القمر لا يحمل أي أجهزة عسكرية، وأنه سيلتقط ألف صورة في اليوم طوال خمس سنوات.",
                "ar",
                "إطلاق «ظبي سات»",
                "وقالت مديرة المشروع المهندسة مريم الكتبي إن الاتصال الأول تم بعد الإطلاق بساعتين.",
            ),
            Source(
                "وتبلغ كلفة المشروع الذي يشرف عليه مركز محمد بن راشد للفضاء ٤٠٠ مليون درهم.", "ar", "كلفة القمر الجديد"
            ),
        ),
        true={
            "en": (
                Said(
                    "The UAE launched the Earth observation satellite Dhabi Sat from Vandenberg in California "
                    "on January 22, 2026.",
                    (1,),
                ),
                Said(
                    "Project director Mariam al-Ketbi said the satellite carries no military equipment and "
                    "will take 1,000 pictures a day for five years.",
                    (2,),
                ),
                Said("The project of the Mohammed bin Rashid Space Centre costs 400 million dirhams.", (3,)),
            ),
            "ar": (
                Said("القمر «ظبي سات» مخصص لمراقبة الأرض، وقد أُطلق من كاليفورنيا في 22 يناير 2026.", (1,)),
                Said("قالت مديرة المشروع مريم الكتبي إن القمر سيلتقط 1000 صورة يوميًا على مدى 5 سنوات.", (2,)),
                Said("كلّف القمر الذي أُطلق في كانون الثاني أربعمئة مليون درهم.", (1, 3)),
            ),
        },
        lies={
            "en": (
                Lie("date", "The UAE launched the satellite from California on 22 March 2026.", (1,)),
                Lie("name", "The satellite was launched from the Baikonur base on a Falcon 9 rocket.", (1,)),
                Lie("negation", "Mariam al-Ketbi said the satellite carries military equipment.", (2,)),
                Lie("invented", "The images will be sold to farmers and insurance companies across Africa.", (2,)),
                Lie("number", "The project costs 40 million dirhams.", (3,)),
            ),
            "ar": (
                Lie("date", "أُطلق القمر الاصطناعي من قاعدة فاندنبرغ في ٢٢ كانون الثاني ٢٠٢٥.", (1,)),
                Lie("name", "أطلقت قطر القمر الاصطناعي «ظبي سات» لمراقبة الأرض.", (1,)),
                Lie("negation", "أوضحت الكتبي أن القمر يحمل أجهزة عسكرية.", (2,)),
                Lie("invented", "سيرسل المركز رائدَي فضاء إلى المحطة الدولية في العام المقبل.", (3,)),
                Lie("number", "سيلتقط القمر مئة صورة في اليوم طوال خمس سنوات.", (2,)),
            ),
        },
    ),
    Scenario(
        name="malaria_vaccine",
        questions={
            "en": "How well does the new malaria vaccine work?",
            "ar": "ما مدى فعالية لقاح الملاريا الجديد؟",
        },
        sentences=(
            Source(
                "A single dose of a new malaria vaccine cut severe cases among children under five by 68 percent "
                "over 12 months, according to a trial in Mali and Burkina Faso.",
                "en",
                "Malaria vaccine shows promise",
            ),
            Source(
                "She cautioned that the vaccine had not been tested in adults and that a booster might be needed "
                "after 18 months.",
                "en",
                "Malaria vaccine shows promise",
                "Lead author Fatoumata Keita of the University of Bamako presented the results.",
            ),
            Source(
                "The WHO said it would review the data of all 4,200 participants before recommending the vaccine.",
                "en",
                "WHO to review vaccine trial",
            ),
        ),
        true={
            "en": (
                Said(
                    "One dose reduced severe malaria in children under 5 by 68% over a year in a trial in Mali "
                    "and Burkina Faso.",
                    (1,),
                ),
                Said("Lead author Fatoumata Keita cautioned that the vaccine had not been tested in adults.", (2,)),
                Said("The World Health Organization will review the data before it recommends the vaccine.", (3,)),
            ),
            "ar": (
                Said(
                    "خفضت جرعة واحدة من اللقاح الإصابات الشديدة لدى الأطفال دون الخامسة بنسبة 68 في المئة خلال "
                    "12 شهرًا.",
                    (1,),
                ),
                Said(
                    "نبهت الباحثة فاتوماتا كيتا إلى أن اللقاح لم يُختبر على البالغين، وأن جرعة معززة قد تلزم "
                    "بعد 18 شهرًا.",
                    (2,),
                ),
                Said("قالت منظمة الصحة العالمية إنها ستراجع بيانات المشاركين وعددهم 4200 قبل التوصية باللقاح.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie("number", "A single dose cut severe cases among children under five by 86 percent.", (1,)),
                Lie("quote", 'Keita called the results "a turning point in the fight against malaria".', (2,)),
                Lie("negation", "Keita said the vaccine had been tested in adults.", (2,)),
                Lie("invented", "The vaccine will be sold for less than three dollars a dose in West Africa.", (1,)),
                Lie("unknown_id", "A booster might be needed after 18 months.", (12,)),
            ),
            "ar": (
                Lie("number", "ستراجع منظمة الصحة العالمية بيانات 2400 مشارك.", (3,)),
                Lie("quote", "وقالت كيتا إن النتائج «فاقت كل التوقعات».", (2,)),
                Lie("negation", "قالت كيتا إن اللقاح اختُبر على البالغين أيضًا.", (2,)),
                Lie("invented", "ظهرت على عدد من الأطفال أعراض جانبية كالحمى وآلام العضلات.", (1,)),
                Lie("unknown_id", "خفض اللقاح الإصابات الشديدة بنسبة 68 في المئة.", (11,)),
            ),
        },
    ),
    Scenario(
        name="byblos_shipwreck",
        questions={
            "en": "What did archaeologists find off Byblos?",
            "ar": "على ماذا عثر علماء الآثار قبالة جبيل؟",
        },
        sentences=(
            Source(
                "Archaeologists have found a 3,400-year-old shipwreck with copper ingots and wine jars off "
                "Byblos, Lebanon's antiquities directorate announced on Monday.",
                "en",
                "Bronze Age wreck found off Byblos",
            ),
            Source(
                "وقالت إن السفينة غرقت على عمق خمسة وثلاثين مترًا، وإن الحطام «محفوظ على نحو مدهش».",
                "ar",
                "سفينة غارقة قبالة جبيل",
                "وتقود البعثة عالمة الآثار رنا حداد من الجامعة الأميركية في بيروت.",
            ),
            Source("وتُعرض أولى القطع في المتحف الوطني ابتداء من ١٥ أيار ٢٠٢٦.", "ar", "سفينة غارقة قبالة جبيل"),
        ),
        true={
            "en": (
                Said(
                    "A shipwreck some 3,400 years old, with copper ingots and wine jars, was found off Byblos "
                    "in Lebanon.",
                    (1,),
                ),
                Said(
                    "The wreck lies 35 metres deep and is surprisingly well preserved, said archaeologist Rana Haddad.",
                    (2,),
                ),
                Said("The first pieces go on show at the National Museum from May 15, 2026.", (3,)),
            ),
            "ar": (
                Said("عُثر قبالة جبيل على حطام سفينة عمره 3400 سنة محمّلة بسبائك نحاس وجرار نبيذ.", (1,)),
                Said("قالت رنا حداد إن السفينة على عمق 35 مترًا وإن حطامها «محفوظ على نحو مدهش».", (2,)),
                Said("تُعرض أولى القطع في المتحف الوطني اعتبارًا من 15 مايو 2026.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie("date", "The first pieces will be shown at the National Museum from 15 March 2026.", (3,)),
                Lie(
                    "name",
                    "The ancient shipwreck was found off Tyre, Lebanon's antiquities directorate announced.",
                    (1,),
                ),
                Lie("wrong_source", "The ship sank at a depth of 35 metres, archaeologist Rana Haddad said.", (3,)),
                Lie("quote", 'Haddad called the wreck "the find of a lifetime".', (2,)),
            ),
            "ar": (
                Lie("date", "أعلنت مديرية الآثار اللبنانية اكتشاف الحطام يوم الخميس.", (1,)),
                Lie("name", "تقود البعثة عالمة الآثار ليلى صليبا من الجامعة الأميركية في بيروت.", (2,)),
                Lie("wrong_source", "عثر علماء الآثار على سبائك نحاس وجرار نبيذ في السفينة.", (2,)),
                Lie("quote", "وصفت حداد الحطام بأنه «كنز لا يقدر بثمن».", (2,)),
            ),
        },
    ),
    Scenario(
        name="bekaa_bank_verdict",
        questions={
            "en": "What sentence did the former head of the Bekaa bank get?",
            "ar": "بماذا حُكم على المدير السابق لمصرف البقاع؟",
        },
        sentences=(
            Source(
                "قضت محكمة الجنايات في بيروت، الجمعة، بسجن المدير السابق لمصرف البقاع نبيل شاهين سبع سنوات بتهمة "
                "اختلاس 14 مليون دولار، وبرّأت شريكه جورج عبود.",
                "ar",
                "السجن لمدير مصرف سابق في لبنان",
            ),
            Source(
                "ولم يحضر شاهين الجلسة، وقالت محاميته سلمى نصار إنها ستستأنف الحكم «خلال عشرة أيام».",
                "ar",
                "السجن لمدير مصرف سابق في لبنان",
            ),
        ),
        true={
            "en": (
                Said(
                    "A Beirut criminal court sentenced Nabil Shahin, former head of the Bekaa bank, to seven "
                    "years in prison for embezzling $14 million.",
                    (1,),
                ),
                Said("Shahin's partner, Georges Abboud, was acquitted.", (1,)),
                Said("Shahin was not in court, and his lawyer, Salma Nassar, said she would appeal.", (2,)),
            ),
            "ar": (
                Said("حُكم على نبيل شاهين بالسجن 7 سنوات بتهمة اختلاس أربعة عشر مليون دولار.", (1,)),
                Said("لم يكن شاهين حاضرًا في الجلسة، وستستأنف محاميته سلمى نصار الحكم.", (2,)),
                Said("برأت محكمة الجنايات في بيروت جورج عبود.", (1,)),
            ),
        },
        lies={
            "en": (
                Lie(
                    "role",
                    "The court sentenced Georges Abboud to seven years in prison and acquitted Nabil Shahin.",
                    (1,),
                ),
                Lie("negation", "Shahin attended the hearing with his lawyer, Salma Nassar.", (2,)),
                Lie("quote", 'Nassar called the verdict "politically motivated".', (2,)),
                Lie("unknown_id", "Nabil Shahin was sentenced to seven years in prison.", (3,)),
                Lie("opposite", "The court found Georges Abboud guilty on Friday.", (1,)),
            ),
            "ar": (
                Lie("role", "قضت المحكمة بسجن جورج عبود سبع سنوات وبرّأت نبيل شاهين.", (1,)),
                Lie("negation", "قالت المحامية سلمى نصار إنها لن تستأنف الحكم.", (2,)),
                Lie("quote", "قالت نصار إن موكلها «ضحية تصفية حسابات».", (2,)),
                Lie("unknown_id", "برّأت المحكمة جورج عبود، شريك نبيل شاهين.", (2, 3)),
                Lie("opposite", "أدانت محكمة الجنايات في بيروت جورج عبود.", (1,)),
            ),
        },
    ),
)
