"""Pairs of words of the news of which one says the contrary of the other, in English and Arabic: data.

A blank line parts the pairs, a bar the two sides of each. English words stand for all with their stem; Arabic ones,
folded, for themselves, with conjunction, preposition and article before them.
"""

PAIRS = """
rise rose risen increase increased increasing climb climbed soar soared surge surged grow grew grown growth
raise raised raises hike hiked hikes ارتفع ارتفعت يرتفع ترتفع ارتفاع ارتفاعا زاد زادت ازداد ازدادت يزداد تزداد
زياده تزايد صعد صعدت صعود نمو نما نمت رفع رفعت يرفع ترفع سيرفع سترفع
| fall fell fallen decrease decreased decline declined drop dropped plunge plunged shrink shrank slump slumped
cut cuts lower lowered lowers reduce reduced reduces slash slashed trim trimmed انخفض انخفضت ينخفض تنخفض انخفاض
انخفاضا تراجع تراجعت تراجعا هبط هبطت هبوط تدني انكمش انكماش تقلص خفض خفضت يخفض تخفض سيخفض ستخفض تخفيض تخفيضات
قلص قلصت يقلص تقلص

accept accepted accepts agree agreed agrees approve approved approves approval adopt adopted adopts endorse
endorsed endorses ratify ratified pass passed passes اقر اقرت يقر تقر اقرار صادق صادقت تصادق مصادقه وافق وافقت
يوافق توافق موافقه قبل قبلت يقبل تقبل قبول
| reject rejected rejects rejection refuse refused refuses refusal veto vetoed vetoes رفض رفضت يرفض ترفض رفضا
رافض

export exported exports صدر صدرت يصدر تصدر تصدير صادرات
| import imported imports استورد استوردت يستورد تستورد استيراد واردات

win won wins victory winner فاز فازت يفوز تفوز فوز انتصر انتصرت انتصار
| lose lost loses defeat defeated loser خسر خسرت يخسر تخسر خساره انهزم هزيمه

before prior earlier ahead until قبل قبيل
| after following later since بعد عقب منذ

more اكثر
| less fewer اقل

open opened opens reopen reopened فتح فتحت يفتح تفتح افتتح افتتحت افتتاح
| close closed closes shut اغلق اغلقت يغلق تغلق اغلاق

begin began begun start started starts بدا بدات يبدا تبدا انطلق انطلقت
| end ended ends finish finished finishes انتهي انتهت ينتهي تنتهي اختتم اختتمت

accelerate accelerated accelerates quicken quickened تسارع تسارعت يتسارع تتسارع
| slow slowed slows slowing decelerate decelerated تباطا تباطات يتباطا تتباطا تباطو

keep kept keeps maintain maintained maintains unchanged steady ابقي ابقت ابقاء ثبت ثبتت تثبيت
| raise raised raises hike hiked cut cuts lower lowered lowers رفع رفعت يرفع ترفع خفض خفضت يخفض تخفض

stay stayed stays remain remained remains بقي بقيت يبقي تبقي سيبقي ستبقي
| quit quits resign resigned resigns resignation depart departed استقال استقالت يستقيل تستقيل سيستقيل استقاله
ترك تركت يترك تترك سيترك ستترك رحيل رحل تنحي

appoint appointed appoints appointment عين عينت يعين تعين تعيين
| dismiss dismissed dismisses dismissal sack sacked fired oust ousted اقال اقالت يقيل تقيل اقاله عزل عزلت

launch launched launches اطلق اطلقت يطلق تطلق ستطلق اطلاق
| cancel cancelled canceled cancels scrap scrapped الغي الغت يلغي تلغي الغاء

resume resumed resumes resumption استانف استانفت يستانف تستانف استيناف
| suspend suspended suspends suspension علق علقت يعلق تعلق تعليق

admit admitted admits confess confessed confesses اعترف اعترفت يعترف تعترف اعتراف
| deny denied denies نفي نفت ينفي تنفي انكر انكرت

injure injured injures wound wounded hurt اصيب اصيبت جرح جرحي مصابين مصابون
| kill killed kills die died dies dead death deaths قتل قتلت قتلي مقتل توفي توفيت وفاه مصرع

born birth ولد ولدت ولاده
| die died dies dead death توفي توفيت وفاه مات ماتت

morning صباح صباحا
| evening night nights مساء ليل ليلا

majority اغلبيه غالبيه
| minority اقليه

former سابق سابقه
| current incumbent حالي حاليه

comply complied complies compliance التزم التزمت يلتزم تلتزم التزام
| violate violated violates violation breach breached انتهك انتهكت ينتهك تنتهك انتهاك خرق خرقت

extend extended extends extension prolong prolonged مدد مددت يمدد تمدد تمديد
| shorten shortened shortens اختصر اختصرت تقصير

join joined joins انضم انضمت ينضم تنضم انضمام
| leave left leaves quit withdraw withdrew withdrawn انسحب انسحبت ينسحب تنسحب انسحاب

qualify qualified qualifies تاهل تاهلت يتاهل تتاهل تاهل
| eliminate eliminated exclude excluded ودع ودعت اقصي اقصاء

expand expanded expands expansion توسع وسع وسعت توسيع
| shrink shrank contract contracted انكمش قلص قلصت تقليص

support supported supports دعم دعمت يدعم تدعم ايد ايدت يويد تويد تاييد
| oppose opposed opposes opposition عارض عارضت يعارض تعارض معارضه

confirm confirmed confirms اكد اكدت يوكد توكد تاكيد
| deny denied denies نفي نفت ينفي تنفي

praise praised praises اشاد اشادت يشيد تشيد اثني اثنت مدح
| criticise criticised criticises criticize criticized criticizes condemn condemned condemns انتقد انتقدت ينتقد
تنتقد انتقاد ندد نددت ادان ادانت يدين تدين ادانه

allow allowed allows permit permitted permits سمح سمحت يسمح تسمح سماح اجاز اجازت
| ban banned bans prohibit prohibited prohibits forbid forbidden prevent prevented prevents منع منعت يمنع تمنع
حظر حظرت يحظر تحظر

arrive arrived arrives وصل وصلت يصل تصل
| leave left leaves depart departed departs departure غادر غادرت يغادر تغادر مغادره

enter entered enters دخل دخلت يدخل تدخل دخول
| exit exited exits withdraw withdrew withdrawn withdraws withdrawal انسحب انسحبت ينسحب تنسحب انسحاب خرج خرجت

succeed succeeded succeeds success successful نجح نجحت ينجح تنجح نجاح ناجح
| fail failed fails failure unsuccessful فشل فشلت يفشل تفشل اخفق اخفقت اخفاق

strengthen strengthened strengthens عزز عززت يعزز تعزز تعزيز قوي
| weaken weakened weakens اضعف اضعفت يضعف تضعف اضعاف

improve improved improves improvement تحسن تحسنت يتحسن تتحسن تحسين
| worsen worsened worsens deteriorate deteriorated deterioration تدهور تدهورت يتدهور تتدهور ساء ساءت

north northern شمال شمالي شماليه شمالا
| south southern جنوب جنوبي جنوبيه جنوبا

east eastern شرق شرقي شرقيه شرقا
| west western غرب غربي غربيه غربا

man men male males boy boys رجل رجال ذكر ذكور رجلا رجلين
| woman women female females girl girls امراه نساء انثي اناث سيده

alive survive survived survives survivor survivors rescue rescued rescues نجا نجت ناج ناجين ناجون حيا احياء انقذ
انقذت انقاذ
| die died dies dead death deaths killed kill kills drown drowned drowns perish perished جثث جثه غرق غرقت غرقي
مات ماتت توفي توفيت وفاه قتل قتلت قتلي مقتل لقي

guilty convict convicted convicts conviction مدان ادين مذنب ادان ادانت يدين تدين ادانه
| innocent acquit acquitted acquits acquittal exonerated بريء براءه تبريه برا برات يبري تبري

highest largest biggest most اعلي اكبر
| lowest smallest least ادني اصغر

high higher مرتفع مرتفعه عال عاليه
| low lower منخفض منخفضه متدن

young younger youngest شاب صغير اصغر
| old older oldest مسن كبير اكبر

friend friends ally allies صديق حليف حلفاء
| enemy enemies foe عدو اعداء

peace سلام سلم
| war حرب

hot hotter warm warmer حار ساخن دافي
| cold colder cool cooler بارد

rich richer wealthy غني غنيه اغنياء ثري
| poor poorer فقير فقيره فقراء

possible ممكن
| impossible مستحيل

arrest arrested arrests detain detained اعتقل اعتقلت اعتقال اوقف احتجز
| release released releases freed افرج افرجت افراج اطلق سراح
"""
