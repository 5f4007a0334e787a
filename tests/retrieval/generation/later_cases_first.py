"""Scenarios written later, of votes, flights, harvests, schools and finds: sentences, and what models say of them."""

from scenario import Lie, Said, Scenario, Source

SCENARIOS = (
    Scenario(
        name="iceland_election",
        questions={
            "en": "Who won the early election in Iceland?",
            "ar": "من فاز في الانتخابات المبكرة في آيسلندا؟",
        },
        sentences=(
            Source(
                "The Social Democratic Alliance came first in Iceland's snap parliamentary election on Saturday "
                "with 23.4 percent of the vote and 17 of the 63 seats in the Althing.",
                "en",
                "Social Democrats win Iceland vote",
            ),
            Source(
                "She has ruled out governing with the Independence Party but is willing to talk to the Social "
                "Democrats from Monday.",
                "en",
                "Coalition talks to open in Reykjavik",
                "Halla Jonsdottir, the leader of the Reform Party, arrived at the television studio after midnight.",
            ),
            Source(
                "Turnout fell to 74.8 percent from 80.2 percent three years ago, as snowstorms closed roads in "
                "the east of the island.",
                "en",
                "Snow keeps Icelandic voters at home",
            ),
        ),
        true={
            "en": (
                Said("The Social Democratic Alliance won Iceland's early election, taking 17 of the 63 seats.", (1,)),
                Said(
                    "Halla Jonsdottir, who leads the Reform Party, has ruled out a government with the "
                    "Independence Party.",
                    (2,),
                ),
                Said("Turnout was 74.8%, down from 80.2% three years earlier.", (3,)),
            ),
            "ar": (
                Said(
                    "تصدّر التحالف الديمقراطي الاجتماعي الانتخابات البرلمانية المبكرة في آيسلندا بنسبة 23.4 في "
                    "المئة من الأصوات.",
                    (1,),
                ),
                Said("استبعدت هالا يونسدوتير، زعيمة حزب الإصلاح، الحكم مع حزب الاستقلال.", (2,)),
                Said(
                    "تراجعت نسبة المشاركة من 80.2% قبل ثلاث سنوات إلى 74.8%، بعدما أغلقت العواصف الثلجية طرقًا في "
                    "شرق الجزيرة.",
                    (3,),
                ),
            ),
        },
        lies={
            "en": (
                Lie("number", "The Social Democratic Alliance took 27 of the 63 seats in the Althing.", (1,)),
                Lie(
                    "role", "The Independence Party has ruled out governing with Halla Jonsdottir's Reform Party.", (2,)
                ),
                Lie("wrong_source", "Snowstorms closed roads in the east of the island.", (1,)),
                Lie("opposite", "Turnout rose to 74.8 percent although snowstorms closed roads in the east.", (3,)),
            ),
            "ar": (
                Lie("number", "حصل التحالف الديمقراطي الاجتماعي على 32.4 في المئة من الأصوات.", (1,)),
                Lie("role", "استبعد حزب الاستقلال أن يحكم مع حزب الإصلاح بزعامة هالا يونسدوتير.", (2,)),
                Lie(
                    "wrong_source",
                    "زعيمة حزب الإصلاح مستعدة للتحدث مع الديمقراطيين الاجتماعيين اعتبارًا من الاثنين.",
                    (3,),
                ),
                Lie("opposite", "ارتفعت نسبة المشاركة في الانتخابات رغم العواصف الثلجية في شرق الجزيرة.", (3,)),
            ),
        },
    ),
    Scenario(
        name="karachi_landing",
        questions={
            "en": "Why did a passenger plane land in Karachi?",
            "ar": "لماذا هبطت طائرة الركاب في كراتشي؟",
        },
        sentences=(
            Source(
                "هبطت طائرة تابعة لشركة طيران المرجان كانت متجهة من الدوحة إلى مانيلا اضطراريًا في مطار كراتشي "
                "فجر الأحد ٩ تشرين الثاني، بعد رصد دخان في مخزن الأمتعة.",
                "ar",
                "هبوط اضطراري لطائرة ركاب في كراتشي",
            ),
            Source(
                "ولم يُصب أحد من الركاب البالغ عددهم ٢١٤ راكبًا ولا من أفراد الطاقم الأحد عشر، ونُقلوا جميعًا إلى "
                "فنادق قريبة من المطار.",
                "ar",
                "هبوط اضطراري لطائرة ركاب في كراتشي",
            ),
            Source(
                "وأوضح أن بطارية دراجة كهربائية شُحنت من دون تصريح هي المصدر الأرجح للدخان، مستبعدًا العمل المتعمد.",
                "ar",
                "بطارية وراء دخان طائرة المرجان",
                "وأشرف على فحص الطائرة كبير محققي الطيران الباكستانيين فيصل درّاني.",
            ),
        ),
        true={
            "en": (
                Said(
                    "A Marjan Airlines plane flying from Doha to Manila made an emergency landing in Karachi "
                    "early on Sunday, November 9, after smoke was detected in its baggage hold.",
                    (1,),
                ),
                Said("None of the 214 passengers and 11 crew members was hurt.", (2,)),
                Said(
                    "The battery of an electric bike was the most likely source of the smoke, according to "
                    "Pakistan's chief air investigator, Faisal Durrani.",
                    (3,),
                ),
            ),
            "ar": (
                Said("اضطرت طائرة كانت في طريقها من الدوحة إلى مانيلا إلى الهبوط في كراتشي يوم 9 نوفمبر.", (1,)),
                Said("لم يلحق أي أذى بالركاب الـ214 ولا بأفراد الطاقم الـ11.", (2,)),
                Said("استبعد المحقق فيصل درّاني أن يكون الدخان ناجمًا عن عمل متعمد.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie("date", "The plane landed in Karachi early on Sunday, November 19.", (1,)),
                Lie("name", "The plane was on its way from Doha to Jakarta when smoke was detected.", (1,)),
                Lie(
                    "negation", "The chief investigator has not ruled out that the smoke was caused deliberately.", (3,)
                ),
                Lie("no_id", "Passengers and crew were taken to hotels near the airport.", ()),
            ),
            "ar": (
                Lie("date", "هبطت الطائرة اضطراريًا في كراتشي فجر الأحد ٩ تشرين الأول.", (1,)),
                Lie("name", "رجّح كبير المحققين عمران قريشي أن بطارية دراجة كهربائية هي مصدر الدخان.", (3,)),
                Lie("negation", "أُصيب عدد من الركاب البالغ عددهم ٢١٤ راكبًا ونُقل الباقون إلى فنادق قريبة.", (2,)),
                Lie("no_id", "رُصد الدخان في مخزن الأمتعة.", ()),
            ),
        },
    ),
    Scenario(
        name="sindh_floods",
        questions={
            "en": "How bad are the floods in Sindh?",
            "ar": "ما حجم أضرار السيول في إقليم السند؟",
        },
        sentences=(
            Source(
                "Floodwater has covered 640,000 acres of farmland in Pakistan's Sindh province since mid-August, "
                "the provincial disaster authority said on Wednesday.",
                "en",
                "Floods in Sindh swallow cotton fields",
            ),
            Source(
                "وأُجلي أكثر من ١٢٠ ألف شخص من منطقتي دادو وخيربور، ويقيم نصفهم تقريبًا في خيام على امتداد الطريق "
                "السريع.",
                "ar",
                "السيول تهجّر عشرات الآلاف في السند",
            ),
            Source(
                "They opened all of the barrage's gates on Monday, and the river upstream dropped by 40 "
                "centimetres overnight.",
                "en",
                "Indus recedes at Guddu barrage",
                "Engineers spent the weekend reinforcing the embankment at Guddu.",
            ),
        ),
        true={
            "en": (
                Said("Floods have covered 640,000 acres of fields in Sindh since the middle of August.", (1,)),
                Said("More than 120,000 people were evacuated from the districts of Dadu and Khairpur.", (2,)),
                Said(
                    "Engineers opened the gates of the Guddu barrage on Monday, and the Indus above it fell 40 cm "
                    "overnight.",
                    (3,),
                ),
            ),
            "ar": (
                Said(
                    "غمرت المياه 640 ألف إيكر من الأراضي الزراعية في السند منذ منتصف آب، بحسب هيئة الكوارث في الإقليم.",
                    (1,),
                ),
                Said("أُجلي ما يزيد على 120 ألف شخص من دادو وخيربور، ويعيش نحو نصفهم في خيام.", (2,)),
                Said("انخفض منسوب النهر أربعين سنتيمترًا خلال الليل بعد فتح كل بوابات سد غودو يوم الاثنين.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie("number", "Floodwater has covered 460,000 acres of farmland in Sindh.", (1,)),
                Lie("invented", "The army has begun to drop food parcels over cut-off villages.", (2,)),
                Lie(
                    "unknown_id", "About half of those who were evacuated are living in tents along the highway.", (4,)
                ),
                Lie("opposite", "The river upstream of the barrage rose by 40 centimetres overnight.", (3,)),
            ),
            "ar": (
                Lie("number", "أُجلي أكثر من ١٢ ألف شخص من منطقتي دادو وخيربور.", (2,)),
                Lie("invented", "وتوقعت الأرصاد الجوية موجة أمطار أشد غزارة في الأسبوع المقبل.", (1,)),
                Lie("unknown_id", "فتح المهندسون بوابات السد كلها يوم الاثنين.", (6,)),
                Lie("opposite", "انحسرت المياه عن 640 ألف إيكر من الأراضي الزراعية في السند منذ منتصف أغسطس.", (1,)),
            ),
        },
    ),
    Scenario(
        name="tozeur_dates",
        questions={
            "en": "What is expected of this year's date harvest in Tozeur?",
            "ar": "ما المتوقع من موسم التمور في توزر هذا العام؟",
        },
        sentences=(
            Source(
                "يبدأ موسم جني تمور دقلة النور في توزر بالجنوب التونسي يوم ٦ تشرين الأول، ويتوقع المزارعون "
                "محصولًا يبلغ ٥٨ ألف طن، بزيادة ١٢ في المئة على الموسم الماضي.",
                "ar",
                "توقعات بمحصول وفير من دقلة النور",
            ),
            Source(
                "وقالت إن «كل نخلة مصابة نتركها اليوم تعني عشر نخلات غدًا»، ودعت إلى حرق الجذوع المصابة خلال ٤٨ "
                "ساعة من اكتشافها.",
                "ar",
                "سوسة النخيل تهدد واحات الجريد",
                "وحذرت المهندسة الزراعية سناء المرزوقي من انتشار سوسة النخيل الحمراء في الواحات القديمة.",
            ),
            Source(
                "وتستورد ألمانيا والمغرب معًا أكثر من نصف ما تصدّره البلاد من التمور، وفق مجمع المصدّرين.",
                "ar",
                "أسواق التمور التونسية",
            ),
        ),
        true={
            "en": (
                Said(
                    "Farmers in Tozeur, in southern Tunisia, expect a crop of 58,000 tonnes of Deglet Nour dates, "
                    "12% more than last season.",
                    (1,),
                ),
                Said(
                    "Agronomist Sana Marzouki called for infested trunks to be burned within 48 hours of being found.",
                    (2,),
                ),
                Said("Germany and Morocco together buy over half of Tunisia's date exports.", (3,)),
            ),
            "ar": (
                Said("ينطلق جني دقلة النور في توزر في السادس من أكتوبر.", (1,)),
                Said("حذرت سناء المرزوقي من أن «كل نخلة مصابة نتركها اليوم تعني عشر نخلات غدًا».", (2,)),
                Said("يذهب أكثر من نصف صادرات التمور التونسية إلى ألمانيا والمغرب.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie("quote", 'Marzouki called the weevil "a death sentence for our oases".', (2,)),
                Lie("date", "The harvest of Deglet Nour in Tozeur begins on October 16.", (1,)),
                Lie("wrong_source", "Farmers expect to pick 58,000 tonnes of dates this season.", (3,)),
                Lie("invented", "The price of a kilo of dates has doubled at the wholesale market in Tunis.", (3,)),
            ),
            "ar": (
                Lie("quote", "وصفت المرزوقي السوسة بأنها «أخطر من الجفاف على واحاتنا».", (2,)),
                Lie("date", "يبدأ موسم جني دقلة النور في توزر يوم ٦ أيلول.", (1,)),
                Lie("wrong_source", "دعت المهندسة الزراعية إلى حرق الجذوع المصابة خلال ٤٨ ساعة.", (1,)),
                Lie("invented", "خصصت الحكومة قروضًا ميسرة لحفر آبار جديدة في الجريد.", (2,)),
            ),
        },
    ),
    Scenario(
        name="lunar_lander",
        questions={
            "en": "How did the Korean landing on the Moon go?",
            "ar": "كيف جرى هبوط المركبة الكورية على القمر؟",
        },
        sentences=(
            Source(
                "The lander Dalbit, built by the Korean company Hanbit Aerospace, touched down near the Moon's "
                "south pole at 04:12 GMT on Friday.",
                "en",
                "Korean lander reaches the Moon",
            ),
            Source(
                "The craft is tilted by 11 degrees but its solar panels are charging, and controllers do not "
                "expect the tilt to delay the rover's release.",
                "en",
                "Tilted but healthy: Korean lander phones home",
            ),
            Source(
                "It paid Hanbit 34 million dollars for the ride and will share its first soil data with the "
                "European Space Agency.",
                "en",
                "Who pays for the Dalbit mission",
                "The Japanese space agency JAXA contributed the rover's drill.",
            ),
        ),
        true={
            "en": (
                Said(
                    "Dalbit, a lander made by Hanbit Aerospace of Korea, set down close to the Moon's south pole "
                    "on Friday.",
                    (1,),
                ),
                Said("Although the craft leans by 11 degrees, its solar panels are charging.", (2,)),
                Said("Japan's space agency, JAXA, paid Hanbit $34 million for the ride.", (3,)),
            ),
            "ar": (
                Said(
                    "هبطت المركبة الكورية دالبيت بالقرب من القطب الجنوبي للقمر يوم الجمعة عند الساعة 04:12 بتوقيت "
                    "غرينتش.",
                    (1,),
                ),
                Said("لا يتوقع المراقبون أن يؤخر ميلان المركبة إطلاق العربة الجوالة.", (2,)),
                Said("ستشارك وكالة الفضاء اليابانية (جاكسا) أولى بيانات التربة مع وكالة الفضاء الأوروبية.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie("name", "The lander was built by the Korean company Daesung Robotics.", (1,)),
                Lie("negation", "Controllers expect the tilt to delay the release of the rover.", (2,)),
                Lie("unknown_id", "Dalbit touched down near the Moon's south pole.", (7,)),
                Lie("role", "Hanbit paid the Japanese space agency 34 million dollars for the ride.", (3,)),
            ),
            "ar": (
                Lie("name", "ستشارك جاكسا أولى بيانات التربة مع وكالة الفضاء الهندية.", (3,)),
                Lie("negation", "الألواح الشمسية للمركبة لا تشحن بسبب ميلانها بمقدار 11 درجة.", (2,)),
                Lie("unknown_id", "تميل المركبة الكورية بمقدار 11 درجة.", (5,)),
                Lie("role", "ستسلّم وكالة الفضاء الأوروبية أولى بيانات التربة إلى جاكسا.", (3,)),
            ),
        },
    ),
    Scenario(
        name="algeria_schools",
        questions={
            "en": "What is new in Algerian schools this year?",
            "ar": "ما الجديد في المدارس الجزائرية هذا العام؟",
        },
        sentences=(
            Source(
                "يلتحق نحو ١٢ مليون تلميذ بالمدارس الجزائرية يوم الأحد ٢١ أيلول، بينهم مليون و٧٥ ألفًا في السنة "
                "الأولى من التعليم الابتدائي.",
                "ar",
                "الدخول المدرسي في الجزائر",
            ),
            Source(
                "وأكدت أن تدريس الإنجليزية من السنة الثالثة «خيار لا رجعة فيه»، وأن عدد مواد السنة الرابعة "
                "سيُخفّض من ١٢ إلى ٩.",
                "ar",
                "وزيرة التربية تدافع عن المناهج",
                "وردّت وزيرة التربية الجزائرية نوال بلقاسم على انتقادات أولياء التلاميذ.",
            ),
            Source(
                "ووظّفت الوزارة ٢٤ ألف أستاذ جديد، غير أن نقابات التعليم ترى أن العجز في الرياضيات والفيزياء ما "
                "زال قائمًا في ولايات الجنوب.",
                "ar",
                "نقص الأساتذة يقلق النقابات",
            ),
        ),
        true={
            "en": (
                Said("Some 12 million pupils in Algeria go back to school on Sunday, September 21.", (1,)),
                Said(
                    "Education Minister Nawal Belkacem said that pupils in the fourth year would have nine "
                    "subjects instead of 12.",
                    (2,),
                ),
                Said(
                    "The ministry has hired 24,000 teachers, but unions still see a shortage in mathematics and "
                    "physics in the southern provinces.",
                    (3,),
                ),
            ),
            "ar": (
                Said("يبلغ عدد تلاميذ السنة الأولى ابتدائي في الجزائر 1.075 مليون.", (1,)),
                Said("قالت الوزيرة نوال بلقاسم إن تدريس الإنجليزية من السنة الثالثة «خيار لا رجعة فيه».", (2,)),
                Said(
                    "ما زالت ولايات الجنوب تفتقر إلى أساتذة الرياضيات والفيزياء بحسب النقابات، رغم توظيف 24 ألف أستاذ.",
                    (3,),
                ),
            ),
        },
        lies={
            "en": (
                Lie("date", "Pupils return to Algerian schools on Sunday, September 14.", (1,)),
                Lie("quote", 'The minister promised parents "an end to overcrowded classrooms".', (2,)),
                Lie("no_id", "Algerian pupils will learn English from the third year.", ()),
                Lie("number", "The ministry has hired 42,000 new teachers.", (3,)),
            ),
            "ar": (
                Lie("date", "يعود التلاميذ إلى المدارس الجزائرية يوم الأحد ٢١ تشرين الأول.", (1,)),
                Lie("quote", "رأت الوزيرة أن المناهج القديمة كانت «عبئًا على التلميذ والأستاذ معًا».", (2,)),
                Lie("no_id", "وظفت وزارة التربية الجزائرية ٢٤ ألف أستاذ جديد.", ()),
                Lie("number", "سيُخفّض عدد مواد السنة الرابعة من 12 إلى 7.", (2,)),
            ),
        },
    ),
    Scenario(
        name="sabratha_mosaic",
        questions={
            "en": "What was found at Sabratha?",
            "ar": "ماذا اكتُشف في صبراتة؟",
        },
        sentences=(
            Source(
                "A Libyan-Italian team has uncovered a 40-square-metre mosaic of a tiger hunt beneath a Roman "
                "villa at Sabratha, the antiquities department announced on Tuesday.",
                "en",
                "Tiger hunt mosaic found at Sabratha",
            ),
            Source(
                "وتؤرخها بأواخر القرن الثاني للميلاد، ولا ترى صلة بينها وبين فسيفساء زليتن المعروفة.",
                "ar",
                "فسيفساء صبراتة: من صنعها؟",
                "وترجّح عالمة الآثار الإيطالية كيارا مونتي أن الفسيفساء صُنعت في ورشة محلية.",
            ),
            Source(
                "The floor will stay in place under a protective roof, paid for by the Swiss foundation Terra "
                "Antiqua, and visitors will be admitted from next spring.",
                "en",
                "Roof to shelter Sabratha floor",
            ),
        ),
        true={
            "en": (
                Said(
                    "Libyan and Italian archaeologists found a mosaic of a tiger hunt, 40 square metres in size, "
                    "under a villa at Sabratha.",
                    (1,),
                ),
                Said("Italian archaeologist Chiara Monti dates the mosaic to the late 2nd century AD.", (2,)),
                Said(
                    "The floor will not be moved: a roof paid for by the foundation Terra Antiqua will protect it.",
                    (3,),
                ),
            ),
            "ar": (
                Said("كشف فريق ليبي إيطالي عن فسيفساء تصوّر صيد نمر تحت فيلا رومانية في صبراتة.", (1,)),
                Said("لا ترى كيارا مونتي علاقة بين الفسيفساء المكتشفة وفسيفساء زليتن.", (2,)),
                Said(
                    "تتحمل مؤسسة تيرا أنتيكوا السويسرية كلفة سقف واق، ويُسمح للزوار بالدخول ابتداء من الربيع المقبل.",
                    (3,),
                ),
            ),
        },
        lies={
            "en": (
                Lie("name", "The mosaic was found beneath a Roman villa at Leptis Magna.", (1,)),
                Lie("wrong_source", "Chiara Monti dates the mosaic to the late second century AD.", (3,)),
                Lie("invented", "A hoard of gold coins lay hidden under one corner of the floor.", (1,)),
                Lie("negation", "Monti sees a connection between the find and the well-known mosaic at Zliten.", (2,)),
            ),
            "ar": (
                Lie("name", "تتحمل منظمة اليونسكو كلفة السقف الواقي فوق الأرضية.", (3,)),
                Lie("wrong_source", "سيُسمح للزوار بدخول الموقع ابتداء من الربيع المقبل.", (1,)),
                Lie("invented", "تعرض الموقع للنهب مرتين في العقد الماضي.", (2,)),
                Lie("negation", "لن تبقى الأرضية في مكانها بعد بناء السقف الواقي.", (3,)),
            ),
        },
    ),
    Scenario(
        name="goalkeeper_loan",
        questions={
            "en": "Where is goalkeeper Hind El Idrissi going?",
            "ar": "إلى أي ناد انتقلت الحارسة هند الإدريسي؟",
        },
        sentences=(
            Source(
                "أعار نادي أمل أكادير حارسة مرماه هند الإدريسي إلى ليفانتي الإسباني حتى نهاية الموسم، مع خيار "
                "الشراء مقابل ١٨٠ ألف يورو.",
                "ar",
                "هند الإدريسي إلى الدوري الإسباني",
            ),
            Source(
                'She said the keeper had "the safest hands in African football" and would start against Sevilla '
                "on Saturday.",
                "en",
                "Ibarra hands debut to El Idrissi",
                "Levante's coach, Marta Ibarra, met reporters at the training ground.",
            ),
            Source(
                "Levante have conceded 19 goals in seven matches and sit second from bottom, one point above Granada.",
                "en",
                "Levante women look for a way out",
            ),
        ),
        true={
            "en": (
                Said(
                    "Amal Agadir have loaned goalkeeper Hind El Idrissi to the Spanish club Levante until the end "
                    "of the season.",
                    (1,),
                ),
                Said('Coach Marta Ibarra said that El Idrissi had "the safest hands in African football".', (2,)),
                Said("Levante have let in 19 goals in 7 matches and are second from bottom.", (3,)),
            ),
            "ar": (
                Said("يستطيع ليفانتي شراء عقد هند الإدريسي لقاء 180 ألف يورو.", (1,)),
                Said("ستلعب الإدريسي، المعارة إلى ليفانتي حتى نهاية الموسم، أساسية أمام إشبيلية يوم السبت.", (1, 2)),
                Said("استقبلت شباك ليفانتي تسعة عشر هدفًا في سبع مباريات.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie(
                    "role",
                    "Levante have loaned goalkeeper Hind El Idrissi to Amal Agadir until the end of the season.",
                    (1,),
                ),
                Lie("quote", 'Ibarra said the keeper was "ready to win us points on her own".', (2,)),
                Lie("number", "The loan comes with an option to buy for 280,000 euros.", (1,)),
                Lie("opposite", "Levante sit second from the top of the table.", (3,)),
                Lie("unknown_id", "The keeper will start against Sevilla on Saturday.", (4,)),
            ),
            "ar": (
                Lie("role", "يتقدم غرناطة على ليفانتي بنقطة واحدة.", (3,)),
                Lie("quote", "رأت إيبارا أن الإدريسي «حارسة لا يهزها الضغط».", (2,)),
                Lie("number", "استقبل ليفانتي 29 هدفًا في سبع مباريات.", (3,)),
                Lie("opposite", "قالت المدربة إن الحارسة ستجلس على مقاعد البدلاء أمام إشبيلية.", (2,)),
                Lie("unknown_id", "تمتد إعارة هند الإدريسي حتى نهاية الموسم.", (8,)),
            ),
        },
    ),
)
