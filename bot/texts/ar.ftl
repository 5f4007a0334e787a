### كل ما يقوله البرنامج للناس بالعربية. وفي en.ftl النصوص نفسها بالأسماء نفسها.
###
### Plain text: whoever shows it adds emphasis and links. A text begins with an Arabic letter, so that it is laid out
### from the right. Counts have CLDR's six forms for Arabic: [zero] [one] [two], [few] for 3 to 10, [many] for 11 to 99,
### and *[other] for whole hundreds and one or two more. Variables are set apart from the text around them (isolated).

## Names and dates

untitled = بلا عنوان
# $date and $time are written out already: "19 سبتمبر 2023", "01:58".
moment = { $date }، { $time } بتوقيت غرينتش
article-count = { $count ->
    [zero] لا مقالات
    [one] مقال واحد
    [two] مقالان
    [few] { $count } مقالات
    [many] { $count } مقالًا
   *[other] { $count } مقال
}
sentence-count = { $count ->
    [zero] لا جمل
    [one] جملة واحدة
    [two] جملتان
    [few] { $count } جمل
    [many] { $count } جملة
   *[other] { $count } جملة
}
passage-count = { $count ->
    [zero] لا مقاطع
    [one] مقطع واحد
    [two] مقطعان
    [few] { $count } مقاطع
    [many] { $count } مقطعًا
   *[other] { $count } مقطع
}
# What 'qawl status' finds beside the articles: it belongs to chats, and is answered from there only.
stored-for-chats = { $count ->
    [zero] لا رسائل ولا مقالات للمحادثات
    [one] رسالة أو مقال لإحدى المحادثات
    [two] رسالتان أو مقالان للمحادثات
    [few] { $count } رسائل ومقالات للمحادثات
    [many] { $count } رسالة ومقالًا للمحادثات
   *[other] { $count } رسالة ومقال للمحادثات
}
# How long something takes; in the genitive, as these stand after a preposition.
day-count = { $count ->
    [zero] أقل من يوم
    [one] يوم واحد
    [two] يومين
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
hour-count = { $count ->
    [zero] أقل من ساعة
    [one] ساعة واحدة
    [two] ساعتين
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
}
minute-count = { $count ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
}
second-count = { $count ->
    [zero] أقل من ثانية
    [one] ثانية واحدة
    [two] ثانيتين
    [few] { $count } ثوانٍ
    [many] { $count } ثانية
   *[other] { $count } ثانية
}
# Such as "3 days, 4 hours".
two-units = { $longer } و{ $shorter }

## Greeting and help

greeting =
    مرحبًا، أنا «قول». أجيب عن أسئلتك في الأخبار بجمل من المقالات التي لديّ، منقولة بنصّها حرفًا بحرف، ومع كل جملة مصدرها. وإن لم أجد الجواب فيها قلت ذلك صراحةً ولم أخمّن.

    اسأل مباشرةً، بالعربية أو بالإنجليزية.
help =
    أرسل إليّ سؤالًا بالعربية أو بالإنجليزية كما تطرحه على إنسان. يحسن أن تكتفي بسؤال واحد في كل رسالة، وأن تذكر الأسماء: من، وأين، ومتى.

    أجيبك بجمل من المقالات التي لديّ كما نُشرت تمامًا، وتحتها مصادرها. وقد يكون المقال بالإنجليزية، فأنقل إليك كلامه كما هو. وإن لم أجد الجواب في أيّ منها أخبرتك بذلك.
# To a greeting, to السلام عليكم, to thanks, and to a goodbye.
courtesy-greeting = مرحبًا بك! اسألني عن الأخبار بالعربية أو بالإنجليزية، أجبك بجمل من المقالات التي لديّ، منقولة بنصّها.
courtesy-peace = وعليكم السلام ورحمة الله وبركاته! اسألني عن الأخبار بالعربية أو بالإنجليزية، أجبك بجمل من المقالات التي لديّ، منقولة بنصّها.
courtesy-thanks = على الرحب والسعة. اسأل متى شئت.
courtesy-farewell = مع السلامة!
# To "ok", to laughter or a picture, and to a bare "no", "wrong": where buttons stand below answers, and where none do.
courtesy-assent = حسنًا. اسأل متى شئت.
courtesy-emotion = أنا هنا متى كان لديك سؤال عن الأخبار.
courtesy-verdict = لا أعرف ما الذي تقصده بهذا. اكتب سؤالك كاملًا من فضلك.
courtesy-verdict-buttons = إن كنت تقصد جوابي الأخير، فالزرّان 👍 و👎 تحته لتقول هل أفادك. وإن كان لديك سؤال فاكتبه كاملًا.
text-only = لا أقرأ إلا النصوص. اكتب سؤالك من فضلك.

## Answers

sources-heading = المصادر
# Above quotes: all of them, or some, are not in the language of this text. $count is how many sources are not.
sources-in-other-language = { $count ->
    [zero] المصادر بالإنجليزية، فأنقل كلامها بنصّه.
    [one] المصدر بالإنجليزية، فأنقل كلامه بنصّه.
    [two] المصدران بالإنجليزية، فأنقل كلامهما بنصّه.
    [few] المصادر بالإنجليزية، فأنقل كلامها بنصّه.
    [many] المصادر بالإنجليزية، فأنقل كلامها بنصّه.
   *[other] المصادر بالإنجليزية، فأنقل كلامها بنصّه.
}
some-sources-in-other-language = بعض المصادر بالإنجليزية، فأنقل كلامها بنصّه.
# Above quotes that contradict each other: in a figure, or by a "not".
sources-differ = تتعارض المصادر هنا، وأحدثها أولًا.
# Above sentences that a language model wrote, each followed by the numbers of the quotes that it rests on.
written-heading = صاغ هذه الجمل نموذج لغوي، وقوبلت آليًّا بالاقتباسات أدناه، والعبرة بالاقتباسات.
# Before a translation, below the quote that it is of.
machine-translation = ترجمة آلية:
# Sentences and translations of the model’s, for whoever runs the program.
written-dropped = { $count ->
    [zero] لم يُحجب شيء مما كتبه النموذج.
    [one] حُجب نصّ واحد كتبه النموذج لأنه لم يجتز الفحص.
    [two] حُجب نصّان كتبهما النموذج لأنهما لم يجتازا الفحص.
    [few] حُجبت { $count } نصوص كتبها النموذج لأنها لم تجتز الفحص.
    [many] حُجب { $count } نصًّا كتبها النموذج لأنها لم تجتز الفحص.
   *[other] حُجب { $count } نص كتبها النموذج لأنها لم تجتز الفحص.
}
# Above more quotes, when asked for more; and where there are none.
further-heading = جمل أخرى قد تفيد، وأنا أقلّ ثقةً بها:
nothing-further = ليس لديّ المزيد عن هذا السؤال.
# Above the sentences around a quote. $number is its circled number.
context-heading = سياق الاقتباس { $number }

## Refusals

not-in-sources = لم أجد جوابًا عن هذا السؤال في المصادر التي لديّ.
nearest-heading = أقرب ما وجدته، ولا أجزم بأنه جواب:
# Above the answer to one of two questions that a message asked.
part-not-in-sources = وجدت جوابًا عن أحد سؤاليك، ولم أجد جوابًا عن هذا: { $question }
library-empty = ليست لديّ مصادر بعد، فلا أجد ما أجيب منه.
# $command is what an operator types.
how-to-add = أرسل ‎/add مع رابط، أو ردًّا على ملف، لأجيب منه في تلك المحادثة. أما المقالات للجميع فيضيفها مدير البوت بالأمر { $command }.

## The list of sources

sources-list-heading = { $count ->
    [zero] ليست لديّ مقالات بعد
    [one] لديّ مقال واحد
    [two] لديّ مقالان، أحدثهما أولًا
    [few] لديّ { $count } مقالات، أحدثها أولًا
    [many] لديّ { $count } مقالًا، أحدثها أولًا
   *[other] لديّ { $count } مقال، أحدثها أولًا
}
# The last line of /sources: messages have no lines of their own in it.
sources-messages = { $count ->
    [zero] ولا رسائل محفوظة هنا
    [one] وأجيب كذلك من رسالة واحدة محفوظة هنا
    [two] وأجيب كذلك من رسالتين محفوظتين هنا
    [few] وأجيب كذلك من { $count } رسائل محفوظة هنا
    [many] وأجيب كذلك من { $count } رسالة محفوظة هنا
   *[other] وأجيب كذلك من { $count } رسالة محفوظة هنا
}
page-of = الصفحة { $page } من { $pages }

## Where else an article was read

# Before a list of outlets that printed the same article.
also-in = ونُشر أيضًا في:
# After such a list: in how many more places the same article was read.
also-counted = { $count ->
    [zero] وليس في موضع آخر
    [one] وفي موضع آخر
    [two] وفي موضعين آخرين
    [few] وفي { $count } مواضع أخرى
    [many] وفي { $count } موضعًا آخر
   *[other] وفي { $count } موضع آخر
}
# After one source in the list of all.
also-listed = { $count ->
    [zero] ولم يُنشر في موضع آخر
    [one] ونُشر أيضًا في موضع آخر
    [two] ونُشر أيضًا في موضعين آخرين
    [few] ونُشر أيضًا في { $count } مواضع أخرى
    [many] ونُشر أيضًا في { $count } موضعًا آخر
   *[other] ونُشر أيضًا في { $count } موضع آخر
}

## Questions that can't be asked, and failures

question-empty = لم تكتب سؤالًا بعد. ما الذي تودّ معرفته؟
question-no-words = لا أرى في رسالتك كلمات أبحث عنها. صُغ سؤالك بالكلمات من فضلك.
question-too-long = سؤالك أطول مما ينبغي لسؤال واحد.
question-too-long-limit = سؤالك أطول مما ينبغي لسؤال واحد. اختصره من فضلك، والحد الأقصى { $limit ->
    [zero] لا شيء
    [one] حرف واحد
    [two] حرفان
    [few] { $limit } أحرف
    [many] { $limit } حرفًا
   *[other] { $limit } حرف
}.
failure = عذرًا، حدث خلل فلم أتمكن من الإجابة. حاول مرة أخرى بعد قليل.

## The chat in a terminal

chat-hint = اكتب سؤالك ثم اضغط مفتاح الإدخال. وللخروج اكتب «خروج» أو اضغط Ctrl-D.
chat-prompt = سؤالك:
chat-goodbye = مع السلامة.

## Talking with the bot

ask-hint = ما الذي تودّ معرفته؟ اكتب سؤالك بعد /ask، أو أرسله ردًّا على هذه الرسالة.
draft-searching = أبحث في المقالات…
forgotten = بدأنا من جديد: لن أربط سؤالك التالي بما سبقه.
# $wait is such as "20 seconds" or "2 minutes", written out already.
slow-down = هذا كثير دفعة واحدة. أعد المحاولة من فضلك بعد { $wait }.
crowded = يسألني الآن عدد كبير من الناس. أعد سؤالك من فضلك بعد نحو { $wait }.
# To somebody whose question waits, and will be answered.
late = يسألني الآن عدد كبير من الناس. سيصلك الجواب بعد نحو { $wait }.
# To somebody whose last messages are dropped, as too many of them wait.
overflow = وصلني منك أكثر مما أستطيع متابعته، لذلك سأترك بعض رسائلك الأخيرة بلا جواب. أعد إرسالها من فضلك بعد نحو { $wait }.
# Below the greeting, above buttons with questions.
try-one = وللتجربة اضغط على أحد هذه الأسئلة:
group-greeting =
    مرحبًا، أنا «قول». أجيب عن الأسئلة في الأخبار بجمل من المقالات التي لديّ، منقولة بنصّها حرفًا بحرف، ومع كل جملة مصدرها.

    لتسألني هنا أشر إليّ في رسالتك، أو ردّ على إحدى رسائلي، أو اكتب /ask ثم سؤالك. ولا أتدخّل فيما عدا ذلك من الرسائل.
group-help = في المجموعات أجيب حين يشير إليّ أحد، أو يردّ على إحدى رسائلي، أو يكتب /ask ثم سؤاله.

## Buttons, and what is said when they are pressed

# $number is a circled figure: ①.
button-context = السياق { $number }
button-more = المزيد
button-newer = ‹ الأحدث
button-older = الأقدم ›
button-expired = لم يعد هذا الزر يعمل. أعد السؤال من فضلك.
button-of-another = هذه الأزرار لمن سأل. اسألني أنت أيضًا تحصل على أزرارك.
# To "source?" and "more" where there is no answer to speak of, and of an answer that quotes nothing.
no-answer-yet = لم أجب هنا بعد عن شيء يُقصد بهذا. اطرح سؤالك أولًا من فضلك.
answer-without-source = لم أنقل في جوابي ذاك شيئًا من أي مقال، فليس له مصدر أعرضه.
source-gone = عُدّل هذا المقال أو حُذف منذ ذلك الحين.
thanks-useful = شكرًا لك. يسرّني أن الجواب أفادك.
thanks-not-useful = شكرًا لك على رأيك، فهو يعين على تحسين الأجوبة.

## Language and settings

language-question = بأيّ لغة تريدني أن أخاطبك؟ أما الاقتباسات فتبقى دائمًا بلغتها.
language-chosen = { $language ->
    [ar] أتحدّث هنا بالعربية.
    [en] أتحدّث هنا بالإنجليزية.
   *[auto] أجيب بلغة السؤال.
}
language-arabic = العربية
language-english = الإنجليزية
language-auto = تلقائي
settings-heading = إعدادات هذه المجموعة
settings-stored = حُفظ التغيير.
settings-in-private = ليس هنا إلا إعداد واحد، وهو لغتي: غيّرها بالأمر /language.
admins-only = لا يغيّر هذا إلا مشرفو المجموعة.
buttons-for-all = الأزرار تحت الأجوبة متاحة للجميع.
buttons-for-asker = الأزرار تحت كل جواب متاحة لمن سأل وحده.
button-for-all = إتاحة الأزرار للجميع
button-own-only = قصر الأزرار على من سأل

## Inline and guest mode

inline-open-chat = اسألني في محادثة خاصة
inline-crowded = كثيرون يسألون الآن: أعد المحاولة بعد قليل
inline-nothing = لا جواب في المصادر: اسألني في محادثة خاصة
# The title of an answer in a chat where the bot is a guest.
guest-title = جواب «قول»

## Adding and forgetting

adding-hint = اكتب رابطًا بعد /add، أو أرسل /add ردًّا على رسالة فيها ملف أو رابط. ولا أقرأ إلا النصوص: صفحات الويب والمستندات، لا الصور ولا التسجيلات.
# To a file or a link that came without a command.
adding-how = لأجيبك من هذا أرسل /add ردًّا عليه.
adding-admins-only = لا يضيف إلى مصادر هذه المجموعة إلا مشرفوها.
adding-too-many = لديّ هنا كثير مما لم أقرأه بعد. أعد الإرسال من فضلك حين أفرغ منه.
adding-full = بلغت مصادر هذه المحادثة حدّها الأقصى ({ $count }). احذف بعضها بالأمر /forget ثم أضف غيرها.
adding-enough-today = بلغت حدّ الإضافة في اليوم الواحد ({ $count }). أضف الباقي غدًا من فضلك.
adding-begun = أقرأ…
# $done and $total are written out already: "1,473".
adding-progress = أقرأ… فرغت من { $done } من أصل { $total }.
adding-later = توقفت قبل أن أفرغ، وسأكمل القراءة حين أعود.
adding-dropped = أوقفت القراءة، فقد طُلب مني أن أنسى كل ما يخصّ هذه المحادثة.
adding-failed = عذرًا، حدث خلل فلم أتمكن من حفظ كل ما أرسلته. أعد إرساله بعد قليل من فضلك.
added-count = { $count ->
    [zero] لم أضف شيئًا
    [one] أضفت مقالًا واحدًا
    [two] أضفت مقالين
    [few] أضفت { $count } مقالات
    [many] أضفت { $count } مقالًا
   *[other] أضفت { $count } مقال
}
updated-count = { $count ->
    [zero] لم أحدّث شيئًا
    [one] حدّثت مقالًا واحدًا
    [two] حدّثت مقالين
    [few] حدّثت { $count } مقالات
    [many] حدّثت { $count } مقالًا
   *[other] حدّثت { $count } مقال
}
unchanged-count = { $count ->
    [zero] لم يكن لديّ شيء من هذا من قبل
    [one] كان لديّ من قبل مقال واحد
    [two] كان لديّ من قبل مقالان
    [few] كان لديّ من قبل { $count } مقالات
    [many] كان لديّ من قبل { $count } مقالًا
   *[other] كان لديّ من قبل { $count } مقال
}
# Messages such as "ok" or "thank you".
left-out-count = { $count ->
    [zero] لم أستثنِ شيئًا
    [one] استثنيت رسالة واحدة ليس فيها ما يُسأل عنه
    [two] استثنيت رسالتين ليس فيهما ما يُسأل عنه
    [few] استثنيت { $count } رسائل ليس فيها ما يُسأل عنه
    [many] استثنيت { $count } رسالة ليس فيها ما يُسأل عنه
   *[other] استثنيت { $count } رسالة ليس فيها ما يُسأل عنه
}
# Below a list of which only the beginning is shown.
and-more = { $count ->
    [zero] وهذا كل شيء
    [one] وهناك عنصر آخر
    [two] وهناك عنصران آخران
    [few] وهناك { $count } عناصر أخرى
    [many] وهناك { $count } عنصرًا آخر
   *[other] وهناك { $count } عنصر آخر
}
not-added-heading = ما لم أضفه:
# Who gets answers from what was added.
added-for-all = من الآن أجيب من هذا كل من يسألني.
added-for-you = لا أجيب من هذا إلا هنا، في محادثتنا.
added-for-group = لا أجيب من هذا إلا في هذه المجموعة.
# Why something was not added; each stands after its name and a colon.
problem-server = ردّ الموقع بالرمز { $status } بدلًا من الصفحة.
problem-too-large = حجمه أكبر من { $megabytes } ميغابايت، وهو أقصى ما أقبله.
problem-other = تعذّرت قراءته، والسبب بالإنجليزية: { $reason }
problem-unforeseen = حدث خلل أثناء قراءته. أعد إرساله بعد قليل من فضلك.
problem-export = هذه محادثة مصدّرة من تيليغرام، يستطيع مدير البوت استيرادها من حاسوبه.
problem-inside = هذا العنوان ليس على الإنترنت العامة، فلا أفتحه.
problem-no-address = ليس هذا عنوان صفحة ويب.
problem-unreachable = لم أتمكن من الوصول إلى الموقع. حاول مرة أخرى في وقت لاحق.
problem-not-handed-over = لم يسلّمني تيليغرام الملف. أعد إرساله من فضلك.
problem-locked = الملف محميّ بكلمة مرور. احفظه من دونها ثم أرسله.
problem-archive = هذا ملف مضغوط. أرسل إليّ ما فيه من ملفات.
problem-only-text = لا أقرأ إلا النصوص، لا الصور ولا التسجيلات ولا الصفحات الممسوحة ضوئيًّا.
problem-garbled = نصّه يخرج مختلّ الحروف أو الترتيب، فلم أضفه. أرسله بصيغة وورد أو نصًّا عاديًّا.
problem-encoding = لا أعرف ترميز نصّه. احفظه بترميز UTF-8 ثم أرسله.
problem-empty = لا نصّ فيه.
problem-broken = الملف تالف، أو أكبر من أن يُقرأ. احفظه من جديد ثم أرسله.
problem-format = لا أقرأ هذا النوع من الملفات. أرسل مستند وورد أو بي دي إف أو صفحة ويب أو نصًّا عاديًّا.
forgetting-hint =
    ما الذي تريدني أن أنساه؟ اكتب بعد /forget رقمه في قائمة /sources أو كلمات من عنوانه، أو أرسل /forget ردًّا على جواب نقلتُ فيه عنه.

    ولحذف كل ما يخصّ هذه المحادثة اكتب «كل شيء» بعد /forget.
forgetting-admins-only = لا يحذف مصادر هذه المجموعة إلا مشرفوها.
forgetting-owner-only = لا يطلب نسيان كل شيء في هذه المجموعة إلا مالكها.
forgetting-channel-admins-only = لا يجيب عن هذا السؤال إلا مشرفو القناة.
forgetting-channel-owner-only = لا يؤكّد نسيان كل شيء في هذه القناة إلا مالكها.
forgetting-in-channel =
    لا أنسى في القناة إلا كل شيء دفعة واحدة: انشر فيها /forget وبعده «كل شيء». ولحذف منشور بعينه أرسل /forget في المجموعة التي تناقش القناة، ردًّا على جواب نقلتُ فيه عنه.
forgetting-not-found = لم أجد مصدرًا كهذا. تجد المصادر كلها في /sources.
forgetting-not-yours = هذا من مصادر مدير البوت، ولا يحذفه سواه، في محادثته الخاصة معي.
forgetting-channels = هذا من منشورات القناة المرتبطة بهذه المجموعة، ولا يحذفه إلا مشرفو القناة، بأن يرسلوا الأمر نفسه هنا.
forgetting-which = أيّها تقصد؟ اكتب رقمه بعد /forget:
forget-document = هل أنسى «{ $title }»؟ { $count ->
    [zero] ليس فيه جمل
    [one] فيه جملة واحدة
    [two] فيه جملتان
    [few] فيه { $count } جمل
    [many] فيه { $count } جملة
   *[other] فيه { $count } جملة
}، ولن أجيب منه بعد ذلك.
forget-everything = هل أنسى كل ما يخصّ هذه المحادثة، أي { $count ->
    [zero] ما دار فيها من أسئلة وأجوبة
    [one] مادّة واحدة، مقالًا كانت أو رسالة، وما دار هنا من أسئلة وأجوبة
    [two] مادّتين من مقالات ورسائل، وما دار هنا من أسئلة وأجوبة
    [few] { $count } موادّ من مقالات ورسائل، وما دار هنا من أسئلة وأجوبة
    [many] { $count } مادّة من مقالات ورسائل، وما دار هنا من أسئلة وأجوبة
   *[other] { $count } مادّة من مقالات ورسائل، وما دار هنا من أسئلة وأجوبة
}، وإعداداتها أيضًا؟ لا رجعة في ذلك.
forgotten-document = نسيته، ولن أجيب منه بعد الآن.
forgotten-everything = { $count ->
    [zero] نسيت كل ما كان يخصّ هذه المحادثة.
    [one] نسيت مادّة واحدة، مقالًا كانت أو رسالة، وكل ما كان يخصّ هذه المحادثة سواها.
    [two] نسيت مادّتين من مقالات ورسائل، وكل ما كان يخصّ هذه المحادثة سواهما.
    [few] نسيت { $count } موادّ من مقالات ورسائل، وكل ما كان يخصّ هذه المحادثة سواها.
    [many] نسيت { $count } مادّة من مقالات ورسائل، وكل ما كان يخصّ هذه المحادثة سواها.
   *[other] نسيت { $count } مادّة من مقالات ورسائل، وكل ما كان يخصّ هذه المحادثة سواها.
}
forgotten-nothing = حسنًا، لم أنسَ شيئًا.
how-to-forget = لحذف واحد منها اكتب /forget ثم رقمه.
button-forget = نعم، احذف
button-keep = لا، لا تحذف
# To whom the bot is not there for. $id is the number that Telegram gives the chat.
not-for-this-chat = عذرًا، أنا هنا لأشخاص ومجموعات بعينهم. يستطيع مدير البوت أن يسمح لي بالعمل في هذه المحادثة، ورقمها { $id }.

## What Telegram shows of the bot, and its commands

bot-description = أجيب عن أسئلتك في الأخبار، بالعربية وبالإنجليزية، بجمل من المقالات منقولة بنصّها حرفًا بحرف، ومع كل جملة مصدرها. وإن لم يكن الجواب فيها قلت ذلك صراحةً ولم أخمّن.
bot-short-description = أجوبة عن الأخبار بنصّ المقالات ومع مصادرها، بالعربية والإنجليزية.
command-start = ما أقدّمه، وأسئلة للتجربة
command-help = كيف تسأل
command-ask = اطرح سؤالًا
command-sources = المقالات التي أجيب منها
command-add = أضف رابطًا أو ملفًّا أجيب منه
command-forget = احذف مصدرًا من مصادري
command-language = اللغة التي أخاطبك بها
command-new = بداية جديدة دون ما سبق من أسئلة
command-settings = إعدادات هذه المجموعة
command-privacy = ما أحفظه وما يُرسل وإلى أين
command-status = حالة البوت

## Digests

digest-heading = الملخّص
digest-lead-heading = مطلع المقال
# $first and $last are dates, written out already.
digest-period = من { $first } إلى { $last }
# Above points that begin with a sentence of a language model's.
digest-written = الجُمل التي خارج الاقتباسات كتبها نموذج لغوي، وقوبلت كل جملة منها بالمنشورات المذكورة معها.
digest-no-posts = ليس لديّ ما ألخّصه: لم أجد منشورات توافق طلبك.
digest-no-words = ليس هنا كلام أقتبسه.
# $counts names posts, outlets and people, written out already.
digest-on-this = في هذا الموضوع: { $counts }
digest-say-so = بكلام متقارب: { $posts }
digest-differing = وفي مواضع أخرى أرقام مختلفة، أحدثها أولًا:
digest-earlier = وقيل قبل ذلك:
digest-later = ثم قيل غير ذلك:
# Above what was said to a message later, and may have changed it.
digest-outcome = وقيل بعد ذلك:
# Above what else was said in a part of a talk; digest-said-then stands there in place of digest-on-this.
digest-besides = وقيل معه في أمور أخرى:
digest-said-then = في هذا الجزء من الحديث: { $counts }
digest-also = متفرقات
digest-questions = الأسئلة
digest-unanswered = لم يُجب أحد بعد.
# Below a list of which only the newest lines are shown.
digest-listed-before = أقدم من هذه ولم يُعرض: { $count }
digest-decisions = القرارات
digest-links = الروابط
# $posts is a count of posts or messages, written out already.
digest-further-sources = وكذلك: { $posts }
digest-not-shown = لم يُعرض: { $posts }
digest-wordless = تحيات ونحوها، أو بلا كلام: { $posts }
post-count = { $count ->
    [zero] لا منشورات
    [one] منشور واحد
    [two] منشوران
    [few] { $count } منشورات
    [many] { $count } منشورًا
   *[other] { $count } منشور
}
message-count = { $count ->
    [zero] لا رسائل
    [one] رسالة واحدة
    [two] رسالتان
    [few] { $count } رسائل
    [many] { $count } رسالة
   *[other] { $count } رسالة
}
outlet-count = { $count ->
    [zero] لا ناشرين
    [one] ناشر واحد
    [two] ناشران
    [few] { $count } ناشرين
    [many] { $count } ناشرًا
   *[other] { $count } ناشر
}
person-count = { $count ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $count } أشخاص
    [many] { $count } شخصًا
   *[other] { $count } شخص
}

## Remembering

# Said to the whole group when it is switched on. $start, $stop and $forget are what people type.
remember-on =
    من الآن فصاعدًا أحفظ ما يُكتب في هذه المجموعة، لتسألوني عنه متى شئتم. ولا أجيب منه إلا في هذه المجموعة. ولا أحفظ الأوامر ولا الأسئلة التي تُطرح عليّ ولا رسائل البوتات.

    ومن لا يريد حفظ رسائله، بما فيها ما حفظته من قبل، فليرسل /optout. ويوقف المشرفون الحفظ بالأمر { $stop }.
remember-off =
    لم أعد أحفظ ما يُكتب في هذه المجموعة. أما ما حفظته حتى الآن فباقٍ، وأجيب منه هنا، ولمالك المجموعة أن يحذفه بالأمر { $forget }.
remember-state-on = أحفظ ما يُكتب في هذه المجموعة، ولا أجيب منه إلا فيها. ومن لا يريد حفظ رسائله فليرسل /optout. ويوقف المشرفون الحفظ بالأمر { $stop }.
remember-state-off = لا أحفظ ما يُكتب في هذه المجموعة. ويستطيع أحد المشرفين تشغيل الحفظ بالأمر { $start }.
# Below one of the texts above. Privacy mode is Telegram’s name for it.
remember-needs-access =
    لكن تيليغرام لا يُريني الآن سوى الأوامر والإشارات إليّ والردود على رسائلي، لأن وضع الخصوصية لديّ مفعّل. ولأرى سائر الرسائل اجعلوني مشرفًا هنا، أو أوقفوا وضع الخصوصية عن طريق @BotFather ثم أزيلوني من المجموعة وأضيفوني من جديد.
remember-in-private = لا أحفظ هنا شيئًا مما تكتبه لي. أما في المجموعات فيستطيع أحد المشرفين أن يطلب مني حفظ ما يُقال فيها بالأمر { $start }.
opted-out-here = لا أحفظ رسائلك في هذه المجموعة بعد الآن، وحذفت ما كنت قد حفظته منها. وللتراجع عن ذلك أرسل /optin.
opted-out-everywhere = لا أحفظ رسائلك في أي مجموعة بعد الآن، وحذفت ما كنت قد حفظته منها. وللتراجع عن ذلك أرسل /optin.
opted-in-here = لم تعد رسائلك في هذه المجموعة مستثناة من الحفظ. أما ما حُذف فلا يعود.
opted-in-everywhere = لم تعد رسائلك مستثناة من الحفظ في أي مجموعة. أما ما حُذف فلا يعود.
opt-anonymous = تكتب الآن باسم المجموعة، فلا أعرف أيّ الرسائل رسائلك. أرسل هذا الأمر من فضلك باسمك أنت.
command-remember = حفظ ما يُقال هنا: تشغيله أو إيقافه
command-optout = استثناء رسائلي من الحفظ

## Summaries

help-summaries = يلخّص الأمر /summary ما ورد في مصادري منذ آخر ملخّص لك، ويمكنك أن تحدّد ما تريد: /summary اليوم، أو /summary 3 أيام، أو /summary 100، أو /summary عن السكك الحديدية. ويمكنك أن تطلب ذلك بكلماتك أيضًا: «لخّص أخبار اليوم». وإن كتبت بعد الأمر /summary عنوان مقال، أو أرسلت الأمر ردًّا على جواب، لخّص ذلك المقال. وبالأمر /digest يومي 20:00 يصلك ملخّص كل يوم.
group-help-summaries = يلخّص الأمر /summary ما قيل هنا منذ آخر ملخّص، ويمكنك أن تطلب ذلك بكلماتك أيضًا حين تشير إليّ: «لخّص ما قيل اليوم». ويخبرك /catchup وحدك بما فاتك. ويستطيع المشرفون بالأمر /digest أن يجعلوا الملخّصات تصل من تلقاء نفسها في مواعيدها.
chart-title = عدد المنشورات في اليوم
chart-others = ما عدا ذلك
summary-usage =
    اكتب /summary وحده لتلخيص ما استجدّ منذ آخر ملخّص، أو حدّد ما تريد تلخيصه: /summary اليوم، أو /summary 3 أيام، أو /summary 100 لآخر مئة رسالة، أو /summary عن السكك الحديدية. ويمكنك أن تطلب الملخّص بكلماتك أيضًا: «ماذا فاتني اليوم؟».

    وأضف كلمة «رسم» إلى الأمر /summary لترى عدد المنشورات في كل يوم رسمًا بيانيًّا.
summary-nothing-new = لا جديد منذ { $since }. ويمكنك أن تسأل عن مدة أطول، مثل: { $example }.
# $start is what an administrator types.
summary-not-remembering = لا أحفظ ما يُكتب في هذه المجموعة، فليس لديّ ما ألخّصه. ويستطيع أحد المشرفين تغيير ذلك بالأمر { $start }.
# Shown where a summary takes more than two seconds; the summary takes its place.
summary-working = لحظة من فضلك، أقرأ…
summary-gone = لم يبقَ من ذلك الملخّص شيء. اطلب ملخّصًا جديدًا من فضلك.
# $group is the name of a group.
catchup-heading = ما فاتك في { $group }
catchup-nothing = لم يفتك شيء في { $group } منذ { $since }.
catchup-in-private = اكتب /catchup في إحدى المجموعات، فأرسل إليك هنا ما فاتك فيها.
catchup-anonymous = تكتب الآن باسم المجموعة، فلا أعرف إلى من أرسل ما فات. أرسل هذا الأمر من فضلك باسمك أنت.
catchup-open-chat = سأخبرك على انفراد. افتح محادثتنا أولًا من فضلك:
catchup-members-only = ما يُقال في مجموعة لا أخبر به إلا أعضاءها.
button-catchup = فتح المحادثة
button-next-page = الصفحة { $page } ›
button-previous-page = ‹ الصفحة { $page }
# $time is such as 20:00, $zone a city, $day a day of the week, $date a date, $example what people type.
schedule-none = لا ملخّصات دورية هنا. لملخّص كل يوم اكتب { $daily }، ولملخّص كل أسبوع { $weekly }.
schedule-daily = يصل الملخّص كل يوم الساعة { $time } بتوقيت { $zone }.
schedule-weekly = يصل الملخّص كل أسبوع يوم { $day } الساعة { $time } بتوقيت { $zone }.
schedule-next = الملخّص القادم: { $date }، الساعة { $time }. وإن لم يكن هناك جديد فلن أرسل شيئًا.
schedule-how-to-stop = ولإيقاف الملخّصات اكتب { $off }.
schedule-off = لن تصل ملخّصات دورية إلى هنا بعد الآن.
schedule-which-zone = بأي توقيت؟ اختر مدينة، أو اكتبها بعد الوقت، مثل: { $example }.
schedule-unknown = لم أفهم ذلك. اكتب مثلًا { $daily } أو { $weekly } أو { $off }.
schedule-unknown-time = في أي ساعة من اليوم؟ اكتب مثلًا { $example }.
schedule-unknown-day = في أي يوم من الأسبوع؟ اكتب مثلًا { $example }.
schedule-unknown-zone = لا أعرف هذا التوقيت. اكتب اسم مدينة كبيرة أو منطقة زمنية مثل { $zone }.
# Above a digest that comes late.
schedule-late = كان موعد هذا الملخّص { $date } الساعة { $time }، ولم أستطع إرساله في حينه.
command-summary = تلخيص ما قيل
command-catchup = ما فاتك، يصل إليك وحدك
command-digest = ملخّصات دورية، مثل: يومي 20:00

## Privacy, and how the bot is

privacy-heading = الخصوصية
privacy-stored =
    كل ما أحفظه يبقى لدى مدير البوت، في حاسوبه أو في قاعدة بياناته، وهو: أسئلتك والجمل التي أجبتك بها، وتبقى { $days ->
        [zero] أقل من يوم
        [one] يومًا واحدًا
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    } على الأقل (وأحذف ما هو أقدم مرة كل يوم)، وإعدادات هذه المحادثة وآراء الناس في أجوبتي، وما أُضيف هنا من ملفات وروابط إلى أن يُحذف. ولا أحفظ ما يُقال في مجموعة إلا إذا طلب ذلك أحد مشرفيها بالأمر /remember، ولا أحفظ شيئًا من كلام من أرسل /optout. أما منشورات القنوات التي أنا عضو فيها فأحفظها حين تُنشر، ولمشرفي القناة أن يحذفوا أيّ منشور منها بإرسال /forget في مجموعة النقاش المرتبطة بها، ردًّا على جواب نقلتُ فيه عنه، ولمالك القناة أن يحذفها كلها بأن يُنشر فيها /forget وبعده «كل شيء» ثم يؤكّد ذلك.

    ولحذف كل ما يخصّ هذه المحادثة اكتب «كل شيء» بعد /forget.
# Without a language model.
privacy-nothing-sent = ولا أرسل شيئًا من ذلك إلى أي جهة، فأنا لا أستعين بأي خدمة على الإنترنت سوى تيليغرام نفسه. وإذا أضاف أحد رابطًا أو خلاصة إخبارية جلبتُ الصفحات من مواقعها.
# With one. $model is its name, $host where it is.
privacy-sent = وأستعين في صياغة الأجوبة بنموذج لغوي هو { $model } لدى { $host }، فأرسل إليه سؤالك، وما يعتمد عليه من أسئلتك السابقة، وأنسب الجمل لذلك في المكتبة المتاحة لكل من يسأل، ومع كل جملة ما قبلها وعنوان مقالها وناشره وتاريخه، وأرسل إليه لصياغة الملخّص جملًا من نقاطه. ولا أستعين بخدمة أخرى سوى تيليغرام، وإذا أضاف أحد رابطًا أو خلاصة إخبارية جلبتُ الصفحات من مواقعها.
privacy-chats-sent = وأرسل إليه كذلك مثل هذه الجمل مما يخصّ المحادثات: من رسائلها ومنشوراتها وما أُضيف إليها من ملفات وروابط.
privacy-chats-not-sent = أما ما يخصّ المحادثات فلا أرسله إليه أبدًا: لا رسائل سوى الأسئلة نفسها، ولا منشورات، ولا ما أُضيف من ملفات وروابط، ولا هوية من يسأل.
# $version is such as 0.1.0. The lines below it are for whoever runs the bot.
status-version = قول، الإصدار { $version }
# $duration is such as "3 days, 4 hours".
status-uptime = أعمل منذ { $duration }
# $articles, $sentences and $passages are counts, written out already.
status-library = المكتبة: { $articles }، { $sentences }، { $passages }
status-library-unreadable = المكتبة: تتعذّر قراءتها الآن
# A count that can’t be looked up, in place of it.
status-unreadable = تتعذّر معرفة العدد الآن
status-questions = الأسئلة منذ بدأت العمل: أجبت عن { $answered }، واعتذرت عن { $refused }، وتعثّرت في { $failed }
# Seconds, written out already.
status-latency = زمن الجواب: نصف الأجوبة خلال { $median } ثانية، و95٪ منها خلال { $p95 } ثانية
status-in-hand = الأسئلة قيد العمل: { $questions }
status-updates = التحديثات قيد العمل: { $updates }، منها في انتظار دورها: { $waiting }
status-memory = عمليات الاسترجاع قيد العمل: { $looked }
status-reading = الملفات والروابط قيد القراءة: { $reading }
# Of what chats say, as far as it is to be kept.
status-storing = الرسائل في انتظار الحفظ: { $messages }
status-inbox = صندوق الوارد المشترك بين كل النسخ العاملة: { $updates }
status-model = النموذج اللغوي: { $model } لدى { $host }
status-no-model = النموذج اللغوي: لا يوجد
# Figures, written out already; the cost in the operator’s currency.
status-spent = اليوم (بتوقيت غرينتش): الطلبات { $requests }، ووحدات النص { $tokens }، والتكلفة { $cost }
status-spent-unreadable = اليوم (بتوقيت غرينتش): تتعذّر معرفة ما أُنفق الآن
status-claims = جمل النموذج: المعروض { $shown }، والمُسقَط { $dropped }
# $trouble begins with a date.
status-trouble = آخر خلل فيه: { $trouble }
status-errors = آخر الأخطاء:
status-no-errors = لا أخطاء منذ بدأت العمل.
