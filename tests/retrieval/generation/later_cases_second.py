"""Scenarios written later, of athletics, refugees, energy, trade, ships and museums: sentences, and what models say."""

from scenario import Lie, Said, Scenario, Source

SCENARIOS = (
    Scenario(
        name="asian_javelin",
        questions={
            "en": "Who won the javelin at the Asian championships?",
            "ar": "من فاز برمي الرمح في بطولة آسيا؟",
        },
        sentences=(
            Source(
                "أحرز القطري ناصر الهاجري ذهبية رمي الرمح في بطولة آسيا لألعاب القوى في كوالالمبور مساء الثلاثاء، "
                "برمية بلغت ٨٧٫٦٤ مترًا.",
                "ar",
                "ذهبية قطرية في رمي الرمح",
            ),
            Source(
                "وتفوق على الهندي روهيت سينغ صاحب الفضية بفارق ٢٢ سنتيمترًا فقط، فيما نال الياباني كينتا موري "
                "البرونزية.",
                "ar",
                "ذهبية قطرية في رمي الرمح",
                "وحسم الهاجري اللقب في محاولته السادسة والأخيرة.",
            ),
            Source(
                "وقال مدربه الفنلندي ييري لاكسو إن الهاجري سيشارك في ملتقى زيورخ يوم ٢٨ آب قبل أن يخضع لجراحة في "
                "مرفقه.",
                "ar",
                "الهاجري يستعد لزيورخ",
            ),
        ),
        true={
            "en": (
                Said(
                    "Nasser Al-Hajri of Qatar won gold in the javelin at the Asian championships with a throw of "
                    "87.64 metres.",
                    (1,),
                ),
                Said("Al-Hajri beat India's Rohit Singh by only 22 centimetres.", (2,)),
                Said(
                    "His Finnish coach said that Al-Hajri would compete in Zurich on August 28 and then have "
                    "surgery on his elbow.",
                    (3,),
                ),
            ),
            "ar": (
                Said("توّج القطري ناصر الهاجري بطلًا لآسيا في رمي الرمح في كوالالمبور، برمية مسافتها 87.64 مترًا.", (1,)),
                Said("حسم الهاجري اللقب في محاولته الأخيرة، متقدمًا بـ22 سنتيمترًا على روهيت سينغ.", (2,)),
                Said("سيخضع الهاجري لعملية جراحية في المرفق بعد ملتقى زيورخ، بحسب مدربه ييري لاكسو.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie("role", "India's Rohit Singh beat Al-Hajri by just 22 centimetres.", (2,)),
                Lie("number", "Al-Hajri won gold with a throw of 84.67 metres.", (1,)),
                Lie("date", "Al-Hajri will compete at the Zurich meeting on August 18.", (3,)),
                Lie("name", "The bronze medal went to Kazakhstan's Timur Akhmetov.", (2,)),
                Lie("no_id", "Al-Hajri decided the contest with his last throw.", ()),
            ),
            "ar": (
                Lie("role", "قال الهاجري إن مدربه ييري لاكسو سيخضع لجراحة في مرفقه بعد ملتقى زيورخ.", (3,)),
                Lie("number", "تفوق الهاجري على صاحب الفضية بفارق 32 سنتيمترًا.", (2,)),
                Lie("date", "أحرز الهاجري ذهبية رمي الرمح مساء الخميس.", (1,)),
                Lie("name", "فاز ناصر الهاجري بذهبية رمي الرمح في بطولة آسيا في بانكوك.", (1,)),
                Lie("no_id", "نال الياباني كينتا موري برونزية رمي الرمح.", ()),
            ),
        },
    ),
    Scenario(
        name="gambella_refugees",
        questions={
            "en": "Where were the South Sudanese refugees in Ethiopia taken?",
            "ar": "إلى أين نُقل لاجئو جنوب السودان في إثيوبيا؟",
        },
        sentences=(
            Source(
                "Ethiopia has moved 27,000 South Sudanese refugees from the border camp of Matar to a new site at "
                "Luakdong, the UN refugee agency said on Sunday.",
                "en",
                "Refugees moved away from border",
            ),
            Source(
                "ولم تسجل أي إصابة جديدة بالحصبة هناك منذ وصول القوافل الأولى، بعد تطعيم ٩ آلاف و٣٠٠ طفل.",
                "ar",
                "تراجع الحصبة بين لاجئي غامبيلا",
                "وأرسلت منظمة أطباء بلا حدود ثلاثة فرق إلى الموقع الجديد في لواكدونغ.",
            ),
            Source(
                "Donors have covered only 31 percent of the appeal, and food rations will be cut by a third in "
                "October unless more money arrives.",
                "en",
                "Aid agencies warn of hunger in Gambella",
            ),
        ),
        true={
            "en": (
                Said(
                    "Ethiopia relocated 27,000 refugees from South Sudan to a site at Luakdong, according to the "
                    "UN refugee agency.",
                    (1,),
                ),
                Said(
                    "Doctors Without Borders has recorded no new measles cases at Luakdong since the first "
                    "convoys arrived.",
                    (2,),
                ),
                Said("Without more money, food rations will be reduced by one third in October.", (3,)),
            ),
            "ar": (
                Said("نقلت إثيوبيا سبعة وعشرين ألف لاجئ من جنوب السودان من مخيم ماتار الحدودي إلى موقع جديد.", (1,)),
                Said("لم ترصد منظمة أطباء بلا حدود إصابات جديدة بالحصبة في لواكدونغ بعد تطعيم 9300 طفل.", (2,)),
                Said("لم يغط المانحون سوى 31% من النداء، وقد تُخفض الحصص الغذائية بمقدار الثلث في تشرين الأول.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie(
                    "negation",
                    "Doctors Without Borders has recorded new measles cases at the site since the first convoys "
                    "arrived.",
                    (2,),
                ),
                Lie("opposite", "Food rations will be increased by a third in October.", (3,)),
                Lie(
                    "wrong_source",
                    "No new measles cases have been recorded at Luakdong since the first convoys arrived.",
                    (1,),
                ),
                Lie("invented", "A mobile court will settle disputes between the refugees and their hosts.", (1,)),
            ),
            "ar": (
                Lie("negation", "لن تُخفض الحصص الغذائية في أكتوبر حتى لو لم تصل أموال أخرى.", (3,)),
                Lie("opposite", "زادت إصابات الحصبة في الموقع الجديد منذ وصول القوافل الأولى.", (2,)),
                Lie("wrong_source", "نُقل اللاجئون من مخيم ماتار الحدودي إلى لواكدونغ.", (3,)),
                Lie("invented", "تعهدت النرويج بتمويل بناء خمس مدارس للاجئين.", (1,)),
            ),
        },
    ),
    Scenario(
        name="wind_farm",
        questions={
            "en": "How much did the Kestrel Bank wind farm cost?",
            "ar": "كم بلغت كلفة مزرعة رياح كسترل بانك؟",
        },
        sentences=(
            Source(
                "The last of the 84 turbines at the Kestrel Bank wind farm, 35 kilometres off the Aberdeenshire "
                "coast, began turning on Monday, eight months behind schedule.",
                "en",
                "Kestrel Bank reaches full strength",
            ),
            Source(
                "The farm can supply 1.1 million homes, and its owner Boreal Power says that the cost came to 3.8 "
                "billion pounds, up from an estimate of 3.1 billion.",
                "en",
                "Scottish wind farm ran over budget",
            ),
            Source(
                'Their spokesman, Callum Reid, said trawlers had lost "our best grounds for nothing in return", a '
                "charge the company rejects.",
                "en",
                "Trawlermen jeer at wind farm opening",
                "Fishing crews from Peterhead staged a protest outside the ceremony.",
            ),
        ),
        true={
            "en": (
                Said(
                    "Kestrel Bank, where the last of 84 turbines started turning eight months late, can supply "
                    "1.1 million homes.",
                    (1, 2),
                ),
                Said(
                    "The wind farm cost £3.8bn rather than the £3.1bn that had been estimated, according to "
                    "Boreal Power.",
                    (2,),
                ),
                Said(
                    'Callum Reid, a spokesman for fishing crews from Peterhead, said they had lost "our best '
                    'grounds for nothing in return".',
                    (3,),
                ),
            ),
            "ar": (
                Said("تبعد مزرعة الرياح 35 كيلومترًا عن ساحل أبردينشاير، وفيها 84 توربينًا.", (1,)),
                Said("تستطيع مزرعة الرياح تزويد مليون و100 ألف منزل.", (2,)),
                Said(
                    "قالت الشركة المالكة بوريال باور إن الكلفة بلغت 3.8 مليار جنيه إسترليني، بعد تقدير أول بـ3.1 "
                    "مليار.",
                    (2,),
                ),
            ),
        },
        lies={
            "en": (
                Lie("number", "Kestrel Bank has 48 turbines, 35 kilometres off the coast.", (1,)),
                Lie("no_id", "Fishing crews from Peterhead protested outside the ceremony.", ()),
                Lie("quote", 'Reid told the company to "give us back our sea".', (3,)),
                Lie("opposite", "The last turbine began turning eight months ahead of schedule.", (1,)),
            ),
            "ar": (
                Lie("number", "كانت الكلفة المقدرة في البداية 2.1 مليار جنيه.", (2,)),
                Lie("no_id", "بدأ آخر توربين في كسترل بانك بالدوران يوم الاثنين.", ()),
                Lie("quote", "قال كالوم ريد إن الشركة «باعت البحر لمن يدفع أكثر».", (3,)),
                Lie("opposite", "تقر الشركة بصحة ما يقوله الصيادون عن خسارة أفضل مناطقهم.", (3,)),
            ),
        },
    ),
    Scenario(
        name="shoe_duties",
        questions={
            "en": "Why is Brazil taxing Vietnamese shoes?",
            "ar": "لماذا تفرض البرازيل رسومًا على الأحذية الفيتنامية؟",
        },
        sentences=(
            Source(
                "Brazil will impose a 35 percent duty on shoes from Vietnam from 1 February, after a year-long "
                "inquiry found that they had been sold below cost.",
                "en",
                "Brazil hits Vietnamese shoes with duty",
            ),
            Source(
                "Hanoi, which has accused Brazil of breaking World Trade Organization rules, gave Brasilia 60 "
                "days to withdraw the measure.",
                "en",
                "Vietnam threatens to hit back over shoes",
            ),
            Source(
                "She welcomed the duty and said imports had risen by 48 percent in two years, costing 6,000 jobs "
                "in Rio Grande do Sul.",
                "en",
                "Brazilian shoemakers cheer new duty",
                "Luciana Prado heads the association of Brazilian footwear makers.",
            ),
        ),
        true={
            "en": (
                Said("From February 1, Brazil will charge a duty of 35% on Vietnamese shoes.", (1,)),
                Said("Vietnam has given Brazil 60 days to withdraw the duty, saying it breaks WTO rules.", (2,)),
                Said(
                    "Luciana Prado, the head of Brazil's footwear association, said that rising imports had cost "
                    "6,000 jobs in Rio Grande do Sul.",
                    (3,),
                ),
            ),
            "ar": (
                Said(
                    "تفرض البرازيل اعتبارًا من الأول من شباط رسومًا نسبتها 35 في المئة على الأحذية الفيتنامية، "
                    "بعد تحقيق خلص إلى أنها بيعت بأقل من كلفتها.",
                    (1,),
                ),
                Said("أمهلت هانوي برازيليا ستين يومًا للتراجع عن الرسوم.", (2,)),
                Said("رحبت لوسيانا برادو، رئيسة رابطة صانعي الأحذية البرازيليين، بالرسوم.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie("opposite", "Luciana Prado criticised the duty on behalf of Brazilian shoemakers.", (3,)),
                Lie("role", "Brazil has accused Vietnam of breaking World Trade Organization rules.", (2,)),
                Lie("date", "The duty on shoes from Vietnam takes effect on 1 April.", (1,)),
                Lie("unknown_id", "Imports of shoes rose by 48 percent in two years.", (4,)),
            ),
            "ar": (
                Lie("opposite", "قالت برادو إن الواردات انخفضت بنسبة 48 في المئة خلال عامين.", (3,)),
                Lie("role", "ستفرض فيتنام رسومًا نسبتها 35 في المئة على الأحذية البرازيلية.", (1,)),
                Lie("date", "يبدأ تطبيق الرسوم البرازيلية في الأول من آذار.", (1,)),
                Lie("unknown_id", "تتهم هانوي البرازيل بمخالفة قواعد منظمة التجارة العالمية.", (9,)),
            ),
        },
    ),
    Scenario(
        name="irbid_kidney_unit",
        questions={
            "en": "What does the new kidney unit in Irbid offer?",
            "ar": "ماذا يقدم قسم زراعة الكلى الجديد في إربد؟",
        },
        sentences=(
            Source(
                "افتُتح في مستشفى الروابي بمدينة إربد قسم لزراعة الكلى يضم ٢٦ سريرًا، هو الأول من نوعه في شمال الأردن.",
                "ar",
                "قسم لزراعة الكلى في إربد",
            ),
            Source(
                'She said that "nobody should drive two hours for dialysis", and that the first patient\'s body '
                "had not rejected the new kidney.",
                "en",
                "Irbid surgeons hail first transplant",
                "Rania Haddadin, a transplant surgeon, heads the unit.",
            ),
            Source(
                "ولن يدفع المرضى غير المؤمَّنين سوى عُشر كلفة العملية، إذ تتحمل وزارة الصحة وجمعية خيرية الباقي.",
                "ar",
                "من يدفع كلفة زراعة الكلى؟",
            ),
        ),
        true={
            "en": (
                Said(
                    "A kidney transplant unit with 26 beds, the first in northern Jordan, has opened at Rawabi "
                    "Hospital in Irbid.",
                    (1,),
                ),
                Said('Surgeon Rania Haddadin said that "nobody should drive two hours for dialysis".', (2,)),
                Said("Patients without insurance will pay just a tenth of the cost of the operation.", (3,)),
            ),
            "ar": (
                Said("يضم القسم الجديد في مستشفى الروابي ستة وعشرين سريرًا.", (1,)),
                Said("قالت الجراحة رانيا حدادين إن جسم المريض الأول لم يرفض الكلية الجديدة.", (2,)),
                Said("يدفع المرضى غير المؤمَّنين عُشر الكلفة فقط، وتتحمل الباقي وزارة الصحة وجمعية خيرية.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie("negation", "The first patient's body rejected the new kidney.", (2,)),
                Lie("name", "The new transplant unit has opened in the city of Zarqa.", (1,)),
                Lie("quote", 'Haddadin called the unit "a lifeline for the whole north".', (2,)),
                Lie("invented", "The hospital will train nurses from Iraq and Yemen next year.", (1,)),
            ),
            "ar": (
                Lie("negation", "لن تتحمل وزارة الصحة شيئًا من كلفة العملية للمرضى غير المؤمَّنين.", (3,)),
                Lie("name", "ترأس القسم جراحة زراعة الأعضاء ليلى النسور.", (2,)),
                Lie("quote", "قالت حدادين إن «قوائم الانتظار ستختفي خلال أشهر».", (2,)),
                Lie("invented", "وينتظر المستشفى وصول روبوت جراحي ألماني الصنع.", (1,)),
            ),
        },
    ),
    Scenario(
        name="suez_grounding",
        questions={
            "en": "What happened to the container ship at Suez?",
            "ar": "ماذا حدث لسفينة الحاويات في السويس؟",
        },
        sentences=(
            Source(
                "جنحت سفينة الحاويات إيفا مارين، التي ترفع علم ليبيريا، عند المدخل الجنوبي لقناة السويس صباح "
                "الجمعة بعد عطل في دفتها.",
                "ar",
                "سفينة حاويات تجنح في السويس",
            ),
            Source(
                "وعوّمتها أربع قاطرات بعد خمس ساعات ونصف الساعة، ثم سُحبت إلى مرسى في البحيرات المرة.",
                "ar",
                "تعويم السفينة الجانحة",
                "ومالت السفينة إيفا مارين قليلًا إلى اليسار من دون أن تسقط منها حاويات.",
            ),
            Source(
                "وقال المتحدث باسم هيئة قناة السويس طارق البنداري إن ١٧ سفينة تأخر عبورها، وإن الهيئة ستطالب "
                "المالك اليوناني للسفينة بتعويض قدره ٦٥٠ ألف دولار.",
                "ar",
                "هيئة القناة تطالب بتعويض",
            ),
        ),
        true={
            "en": (
                Said(
                    "The Liberian-flagged container ship Eva Marine ran aground at the southern entrance to the "
                    "Suez Canal on Friday morning after its rudder failed.",
                    (1,),
                ),
                Said("Four tugs refloated the Eva Marine after five and a half hours.", (2,)),
                Said(
                    "The Suez Canal Authority will demand $650,000 from the ship's Greek owner, spokesman Tarek "
                    "El-Bendary said.",
                    (3,),
                ),
            ),
            "ar": (
                Said("جنحت إيفا مارين بسبب عطل في الدفة عند المدخل الجنوبي للقناة، ثم عوّمتها أربع قاطرات.", (1, 2)),
                Said("عُوّمت السفينة بعد 5 ساعات ونصف الساعة وسُحبت إلى البحيرات المرة.", (2,)),
                Said("تأخر عبور سبع عشرة سفينة، بحسب طارق البنداري المتحدث باسم هيئة قناة السويس.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie("unknown_id", "Seventeen ships were delayed in the Suez Canal.", (5,)),
                Lie("no_id", "The ship was towed to an anchorage in the Bitter Lakes.", ()),
                Lie("name", "The container ship sails under the flag of Panama.", (1,)),
                Lie("role", "The ship's Greek owner will demand 650,000 dollars from the Suez Canal Authority.", (3,)),
                Lie("wrong_source", "The ship ran aground because its rudder had failed.", (3,)),
            ),
            "ar": (
                Lie("unknown_id", "عوّمت أربع قاطرات سفينة الحاويات الجانحة.", (4,)),
                Lie("no_id", "ترفع سفينة الحاويات إيفا مارين علم ليبيريا.", ()),
                Lie("name", "قال المتحدث باسم هيئة القناة هشام الشافعي إن ١٧ سفينة تأخر عبورها.", (3,)),
                Lie("role", "سيطالب المالك اليوناني للسفينة هيئة قناة السويس بتعويض قدره ٦٥٠ ألف دولار.", (3,)),
                Lie("wrong_source", "تأخر عبور 17 سفينة في قناة السويس.", (1,)),
            ),
        },
    ),
    Scenario(
        name="red_sea_cable",
        questions={
            "en": "Why is the internet slow in Djibouti?",
            "ar": "لماذا تباطأ الإنترنت في جيبوتي؟",
        },
        sentences=(
            Source(
                "Internet traffic between Djibouti and Jeddah was cut on 3 March when a ship's anchor severed the "
                "Falak cable, its operator Hejaz Link said.",
                "en",
                "Anchor cuts Red Sea internet cable",
            ),
            Source(
                "ولم تتأثر خدمات الهاتف في جيبوتي، لكن سرعة الإنترنت هبطت إلى خُمس مستواها المعتاد، وفق وزير "
                "الاتصالات حسن عبدي.",
                "ar",
                "جيبوتي تعاني بطء الإنترنت",
            ),
            Source(
                "It is due at the break on 11 March, and its crew needs four days to splice the fibres.",
                "en",
                "Repair ship sails for severed cable",
                "The repair ship Coral Mender left Port Said with spare cable on board.",
            ),
        ),
        true={
            "en": (
                Said(
                    "A ship's anchor severed the Falak cable on March 3, according to its operator, Hejaz Link.", (1,)
                ),
                Said(
                    "Internet speeds in Djibouti dropped to a fifth of their usual level, Communications Minister "
                    "Hassan Abdi said.",
                    (2,),
                ),
                Said(
                    "The Coral Mender should reach the break on March 11 and needs four days to splice the fibres.",
                    (3,),
                ),
            ),
            "ar": (
                Said("انقطعت حركة الإنترنت بين جيبوتي وجدة في الثالث من آذار بعدما قطعت مرساة سفينة كابل فلك.", (1,)),
                Said(
                    "قال الوزير حسن عبدي إن سرعة الإنترنت تراجعت إلى 20% من مستواها المعتاد، لكن خدمات الهاتف لم "
                    "تتأثر.",
                    (2,),
                ),
                Said("يُنتظر أن تصل سفينة الإصلاح كورال مندر إلى موقع القطع في 11 مارس.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie("date", "Traffic was cut on 13 March, when an anchor severed the cable.", (1,)),
                Lie("no_id", "A repair ship with spare cable on board has left Port Said.", ()),
                Lie(
                    "negation",
                    "Telephone services in Djibouti were affected too, the communications minister said.",
                    (2,),
                ),
                Lie("wrong_source", "The crew of the repair ship needs four days to splice the fibres.", (1,)),
            ),
            "ar": (
                Lie("date", "من المقرر أن تصل سفينة الإصلاح إلى موقع القطع في 11 أيار.", (3,)),
                Lie("no_id", "هبطت سرعة الإنترنت في جيبوتي إلى خُمس مستواها المعتاد.", ()),
                Lie("negation", "لم تنقطع حركة الإنترنت بين جيبوتي وجدة، بحسب حجاز لينك.", (1,)),
                Lie("wrong_source", "قطعت مرساة سفينة كابل فلك في الثالث من مارس.", (2,)),
            ),
        },
    ),
    Scenario(
        name="delft_painting",
        questions={
            "en": "Who was given back the painting in Delft?",
            "ar": "لمن أُعيدت اللوحة في دلفت؟",
        },
        sentences=(
            Source(
                "A Dutch museum has handed back a seventeenth-century still life to the grandchildren of Emil "
                "Rosenthal, a Prague dealer who was forced to sell it in 1939.",
                "en",
                "Delft museum returns still life",
            ),
            Source(
                "The family, which lives in Montreal, has agreed to lend the picture to the museum until the end "
                "of 2028.",
                "en",
                "Back with its heirs, painting stays on show",
            ),
            Source(
                'She called the handover "eighty years overdue" and said a committee was still examining eleven '
                "other works.",
                "en",
                "Dutch museum examines more works",
                "Director Saskia de Wit spoke at a ceremony in Delft.",
            ),
        ),
        true={
            "en": (
                Said(
                    "The grandchildren of Emil Rosenthal, a dealer from Prague, have got back a still life that "
                    "he was forced to sell in 1939.",
                    (1,),
                ),
                Said(
                    "Rosenthal's heirs, who live in Montreal, are lending the returned still life to the museum "
                    "until the end of 2028.",
                    (1, 2),
                ),
                Said('Director Saskia de Wit described the return as "eighty years overdue".', (3,)),
            ),
            "ar": (
                Said(
                    "أعاد متحف هولندي لوحة من القرن السابع عشر إلى أحفاد التاجر إميل روزنتال الذي أُجبر على بيعها "
                    "عام 1939.",
                    (1,),
                ),
                Said("وافقت العائلة المقيمة في مونتريال على إعارة اللوحة للمتحف حتى نهاية عام 2028.", (2,)),
                Said("ما زالت لجنة تدرس 11 عملًا آخر، بحسب المديرة ساسكيا دي فيت.", (3,)),
            ),
        },
        lies={
            "en": (
                Lie("unknown_id", "The dealer Emil Rosenthal was forced to sell the still life in 1939.", (4,)),
                Lie("quote", 'De Wit said that the picture "belongs on no wall but theirs".', (3,)),
                Lie("invented", "Insurers value the picture at more than six million euros.", (2,)),
                Lie("role", "The museum has agreed to lend the picture to the family until the end of 2028.", (2,)),
                Lie("date", "The family will lend the picture to the museum until the end of 2026.", (2,)),
            ),
            "ar": (
                Lie("unknown_id", "تدرس لجنة أحد عشر عملًا آخر.", (6,)),
                Lie("quote", "قالت دي فيت إن المتحف «يعتذر عن صمته الطويل».", (3,)),
                Lie("invented", "رُمّمت اللوحة في مختبر بأمستردام قبل تسليمها.", (1,)),
                Lie("role", "أعاد أحفاد إميل روزنتال لوحة من القرن السابع عشر إلى متحف هولندي.", (1,)),
                Lie("date", "أُجبر التاجر إميل روزنتال على بيع اللوحة عام 1933.", (1,)),
            ),
        },
    ),
)
