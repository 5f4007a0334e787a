"""Scripted scenarios of courts, transport, health and culture: offered sentences, and what models say of them."""

from scenario import Lie, Said, Scenario, Source

SCENARIOS = (
    Scenario(
        name="river_mole_ruling",
        questions={
            "en": "How did the court rule on sewage in the River Mole?",
            "ar": "بماذا قضت المحكمة بشأن مياه الصرف في نهر مول؟",
        },
        sentences=(
            Source(
                "A London court on Wednesday ruled in favour of the charity ClearRivers and ordered Thameside "
                "Water to stop releasing sewage into the River Mole by 1 July.",
                "en",
                "Water company must end discharges",
            ),
            Source(
                "Judge Helen Marsh rejected the company's argument that the works would cost too much and fined "
                "it 4.5 million pounds.",
                "en",
                "Water company must end discharges",
            ),
            Source(
                "He added that the company would not appeal.",
                "en",
                "Thameside accepts ruling",
                "Thameside Water's chairman, David Osei, said the ruling was disappointing.",
            ),
        ),
        true={
            "en": (
                Said(
                    "The court ruled for ClearRivers and told Thameside Water to stop releasing sewage into "
                    "the River Mole by July 1.",
                    (1,),
                ),
                Said("The company was fined £4.5 million by Judge Helen Marsh.", (2,)),
                Said("Chairman David Osei said Thameside Water would not appeal.", (3,)),
            ),
            "ar": (
                Said(
                    "أمرت محكمة في لندن شركة ثيمسايد ووتر بوقف تصريف مياه الصرف في نهر مول بحلول الأول من تموز.", (1,)
                ),
                Said("رفضت القاضية هيلين مارش حجة الشركة وغرّمتها أربعة ملايين ونصف المليون جنيه إسترليني.", (2,)),
                Said("قال رئيس مجلس إدارة الشركة ديفيد أوسي إنها لن تستأنف الحكم.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie(
                    "opposite",
                    "Judge Helen Marsh accepted the company's argument that the works would cost too much.",
                    (2,),
                ),
                Lie("role", "The court ruled in favour of Thameside Water and against the charity ClearRivers.", (1,)),
                Lie("no_id", "Thameside Water was fined 4.5 million pounds.", ()),
                Lie("date", "Thameside Water must stop releasing sewage into the river by 1 January.", (1,)),
                Lie("negation", "David Osei said Thameside Water would appeal against the ruling.", (3,)),
            ),
            "ar": (
                Lie("opposite", "قبلت القاضية هيلين مارش حجة الشركة بأن الأشغال باهظة الكلفة.", (2,)),
                Lie("role", "رفعت شركة ثيمسايد ووتر دعوى على جمعية كلير ريفرز وكسبتها.", (1,)),
                Lie("no_id", "لن تستأنف شركة ثيمسايد ووتر الحكم.", ()),
                Lie("date", "أمهلت المحكمة الشركة حتى الأول من حزيران لوقف تصريف مياه الصرف.", (1,)),
                Lie("negation", "قال ديفيد أوسي إن الشركة ستستأنف الحكم.", (3,)),
            ),
        },
    ),
    Scenario(
        name="bechar_railway",
        questions={
            "en": "How long is the new railway between Bechar and Tindouf?",
            "ar": "كم يبلغ طول الخط الحديدي الجديد بين بشار وتندوف؟",
        },
        sentences=(
            Source(
                "افتتحت الجزائر الاثنين خط السكة الحديدية بين بشار وتندوف بطول ٦٢٠ كيلومترًا، وقد شُيّد في ثلاثة "
                "أعوام بكلفة مليار ونصف المليار دولار.",
                "ar",
                "افتتاح خط بشار-تندوف",
            ),
            Source(
                "Trains will run twice a day at up to 160 kilometres an hour, and freight services begin on 10 "
                "January.",
                "en",
                "Algeria opens desert railway",
            ),
            Source(
                "He said tickets would cost 1,800 dinars and that pensioners would pay half.",
                "en",
                "Algeria opens desert railway",
                "Transport Minister Yacine Belkacem took the first train.",
            ),
        ),
        true={
            "en": (
                Said(
                    "The line between Bechar and Tindouf is 620 kilometres long and was built in 3 years for "
                    "$1.5 billion.",
                    (1,),
                ),
                Said("There will be two trains a day, and freight services start on January 10.", (2,)),
                Said(
                    "Transport Minister Yacine Belkacem said a ticket would cost 1,800 dinars, half of that "
                    "for pensioners.",
                    (3,),
                ),
            ),
            "ar": (
                Said("يبلغ طول الخط 620 كيلومترًا، وكلّف 1.5 مليار دولار.", (1,)),
                Said("تسير القطارات مرتين في اليوم بسرعة تصل إلى 160 كيلومترًا في الساعة.", (2,)),
                Said("قال وزير النقل ياسين بلقاسم إن ثمن التذكرة 1800 دينار وإن المتقاعدين يدفعون النصف.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie("number", "The new line between Bechar and Tindouf is 260 kilometres long.", (1,)),
                Lie("date", "Freight services on the line begin on 10 June.", (2,)),
                Lie("wrong_source", "Trains will run twice a day at up to 160 kilometres an hour.", (1,)),
                Lie("unknown_id", "Tickets will cost 1,800 dinars, the transport minister said.", (9,)),
            ),
            "ar": (
                Lie("number", "شُيّد الخط بكلفة خمسة مليارات ونصف المليار دولار.", (1,)),
                Lie("date", "تبدأ قطارات البضائع رحلاتها في العاشر من شباط.", (2,)),
                Lie("wrong_source", "يدفع المتقاعدون نصف ثمن التذكرة، بحسب وزير النقل ياسين بلقاسم.", (2,)),
                Lie("unknown_id", "يبلغ طول الخط بين بشار وتندوف 620 كيلومترًا.", (10,)),
            ),
        },
    ),
    Scenario(
        name="malawi_cholera",
        questions={
            "en": "Is the cholera outbreak in Malawi getting worse?",
            "ar": "هل يتفاقم تفشي الكوليرا في ملاوي؟",
        },
        sentences=(
            Source(
                "Malawi's health ministry has recorded 1,340 cholera cases and 42 deaths since the start of "
                "November, most of them in the districts of Nsanje and Chikwawa.",
                "en",
                "Malawi counts cholera cases",
            ),
            Source(
                "The agency said this was not yet enough: about 2.1 million people need to be vaccinated.",
                "en",
                "UNICEF flies vaccine to Blantyre",
                "UNICEF delivered 900,000 doses of oral vaccine to Blantyre last week.",
            ),
            Source(
                "New infections have fallen for the third week in a row, said the WHO's country representative, "
                "Neema Achieng.",
                "en",
                "Malawi counts cholera cases",
            ),
        ),
        true={
            "en": (
                Said(
                    "New cholera infections have fallen for three weeks running, according to the WHO's Neema Achieng.",
                    (3,),
                ),
                Said("Malawi has recorded 42 deaths and 1,340 cases since early November.", (1,)),
                Said(
                    "UNICEF delivered 0.9 million doses of vaccine, but said that about 2.1 million people "
                    "need to be vaccinated.",
                    (2,),
                ),
            ),
            "ar": (
                Said(
                    "تراجعت الإصابات الجديدة للأسبوع الثالث على التوالي، بحسب ممثلة منظمة الصحة العالمية نيما أتشينغ.",
                    (3,),
                ),
                Said("سجلت وزارة الصحة في ملاوي 1340 إصابة بالكوليرا و42 وفاة منذ مطلع تشرين الثاني.", (1,)),
                Said("سلّمت اليونيسف 900 ألف جرعة من اللقاح، وقالت إنها لا تكفي بعد.", (2,)),
            ),
        },
        lies={
            "en": (
                Lie("opposite", "New infections have risen for the third week in a row, Neema Achieng said.", (3,)),
                Lie("negation", "UNICEF said the doses that it had delivered were enough.", (2,)),
                Lie("quote", 'Achieng said the country was "over the worst".', (3,)),
                Lie("unknown_id", "Malawi has recorded 1,340 cholera cases since the start of November.", (4,)),
                Lie("invented", "Schools in the capital were closed after pupils drank from a polluted well.", (1,)),
            ),
            "ar": (
                Lie("opposite", "ارتفعت الإصابات الجديدة بالكوليرا للأسبوع الثالث على التوالي.", (3,)),
                Lie("negation", "قالت اليونيسف إن الجرعات التي سلمتها تكفي الجميع.", (2,)),
                Lie("quote", "وحذرت اليونيسف من «كارثة صحية وشيكة».", (2,)),
                Lie("no_id", "سجلت ملاوي 42 وفاة بالكوليرا منذ بداية نوفمبر.", ()),
                Lie("invented", "أعلنت الحكومة حظر بيع المأكولات في الأسواق المكشوفة إلى إشعار آخر.", (1,)),
            ),
        },
    ),
    Scenario(
        name="novel_prize",
        questions={
            "en": "Who won the Atlas prize for the Arabic novel?",
            "ar": "من فاز بجائزة الأطلس للرواية العربية؟",
        },
        sentences=(
            Source(
                "فازت الروائية السودانية سارة عبد الرحيم بجائزة الأطلس للرواية العربية عن روايتها «نهر بلا "
                "ضفاف»، وتبلغ قيمة الجائزة خمسين ألف دولار.",
                "ar",
                "سودانية تفوز بجائزة الأطلس",
            ),
            Source(
                "وتفوقت على خمس روايات في القائمة القصيرة، بينها «حارس المنارة» للكاتب اليمني وليد الحضرمي.",
                "ar",
                "سودانية تفوز بجائزة الأطلس",
                "وتسلمت سارة عبد الرحيم الجائزة في مراكش.",
            ),
            Source(
                "وأضافت أن اللجنة قرأت ١٣١ رواية من سبعة عشر بلدًا.",
                "ar",
                "سودانية تفوز بجائزة الأطلس",
                "وقالت رئيسة لجنة التحكيم الناقدة المغربية نادية بنيس إن الاختيار جاء بالإجماع.",
            ),
        ),
        true={
            "en": (
                Said(
                    "Sudanese novelist Sara Abdelrahim won the Atlas prize for the Arabic novel, worth $50,000.", (1,)
                ),
                Said(
                    "She beat five novels on the shortlist, among them one by the Yemeni writer Walid al-Hadrami.", (2,)
                ),
                Said("The jury, chaired by the Moroccan critic Nadia Bennis, read 131 novels from 17 countries.", (3,)),
            ),
            "ar": (
                Said("فازت سارة عبد الرحيم بجائزة الأطلس وقيمتها 50 ألف دولار عن روايتها «نهر بلا ضفاف».", (1,)),
                Said("تسلمت الكاتبة الجائزة في مراكش بعدما تفوقت على خمس روايات في القائمة القصيرة.", (2,)),
                Said("قرأت لجنة التحكيم برئاسة نادية بنيس 131 رواية من 17 بلدًا.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie("name", "Egyptian novelist Sara Abdelrahim won the Atlas prize for the Arabic novel.", (1,)),
                Lie(
                    "role",
                    "Yemeni writer Walid al-Hadrami won ahead of Sara Abdelrahim, whose novel was on the shortlist.",
                    (2,),
                ),
                Lie("invented", "Her novel tells the story of three sisters who flee the war on foot.", (1,)),
                Lie("no_id", "The winner of the Atlas prize receives 50,000 dollars.", ()),
                Lie("wrong_source", "The jury read 131 novels from 17 countries, Nadia Bennis said.", (1,)),
            ),
            "ar": (
                Lie("name", "تسلمت سارة عبد الرحيم الجائزة في الدوحة.", (2,)),
                Lie("role", "فاز وليد الحضرمي بالجائزة متفوقًا على سارة عبد الرحيم.", (2,)),
                Lie("invented", "ستُترجم الرواية الفائزة إلى الفرنسية والإسبانية في العام المقبل.", (1,)),
                Lie("no_id", "قيمة جائزة الأطلس للرواية العربية خمسون ألف دولار.", ()),
                Lie("wrong_source", "فازت سارة عبد الرحيم عن روايتها «نهر بلا ضفاف».", (3,)),
            ),
        },
    ),
    Scenario(
        name="aleppo_museum",
        questions={
            "en": "When does the National Museum of Aleppo reopen?",
            "ar": "متى يعاد افتتاح متحف حلب الوطني؟",
        },
        sentences=(
            Source(
                "The National Museum of Aleppo will reopen on Friday, 3 October 2025, after restoration works "
                "that took four years.",
                "en",
                "Aleppo museum to reopen",
            ),
            Source(
                "وأوضح أن أكثر من ٢٠٠٠ قطعة أُعيدت إلى خزائنها، وأن الجناح الإسلامي لن يُفتح قبل الربيع.",
                "ar",
                "متحف حلب يستعد لاستقبال الزوار",
                "وأشرف على الترميم المهندس السوري غسان قباني بتمويل من اليونسكو.",
            ),
        ),
        true={
            "en": (
                Said("The museum reopens on October 3, 2025, after four years of restoration.", (1,)),
                Said(
                    "More than 2,000 objects are back in their cases, said Ghassan Qabbani, who oversaw the "
                    "restoration.",
                    (2,),
                ),
                Said("The Islamic wing will not open before spring.", (2,)),
            ),
            "ar": (
                Said("يعاد افتتاح متحف حلب الوطني يوم الجمعة 3 تشرين الأول 2025 بعد أعمال ترميم دامت 4 سنوات.", (1,)),
                Said("قال المهندس غسان قباني إن أكثر من ألفي قطعة عادت إلى خزائنها.", (2,)),
                Said("لن يُفتح الجناح الإسلامي قبل الربيع، مع أن المتحف يفتح أبوابه في 3 أكتوبر.", (1, 2)),
            ),
        },
        lies={
            "en": (
                Lie("date", "The National Museum of Aleppo will reopen on 3 December 2025.", (1,)),
                Lie("quote", 'Qabbani said the museum was "the memory of a wounded city".', (2,)),
                Lie("no_id", "The museum in Aleppo reopens after four years of restoration.", ()),
                Lie("invented", "Entry will be free of charge for students and families during the first month.", (1,)),
                Lie("negation", "Ghassan Qabbani said the Islamic wing would open before spring.", (2,)),
            ),
            "ar": (
                Lie("date", "يعاد افتتاح المتحف يوم الأحد 5 تشرين الأول 2025.", (1,)),
                Lie("quote", "ووصف قباني إعادة الافتتاح بأنها «انتصار للحياة».", (2,)),
                Lie("no_id", "لن يُفتح الجناح الإسلامي في متحف حلب قبل الربيع.", ()),
                Lie("invented", "نُقلت مجموعة من التماثيل إلى دمشق لعرضها في جناح مؤقت.", (2,)),
                Lie("unknown_id", "أُعيدت أكثر من ٢٠٠٠ قطعة إلى خزائنها.", (3,)),
            ),
        },
    ),
)
