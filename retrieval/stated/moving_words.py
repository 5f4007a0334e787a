"""Words by which people tell that an appointment has another time, or none: data, folded, in English and Arabic."""

PUT_OFF = frozenset(
    """
    postponed postpone postpones postponing rescheduled reschedule reschedules adjourned
    تاجل تاجلت تاجيل تتاجل يتاجل يوجل توجل ارجي ارجات ارجا ارجاء
    """.split()
)
"""What nothing but an appointment has done to it: the new time may be left out."""
HAS_A_DOER = frozenset("ارجا ارجات الغت يلغي تلغي يوجل توجل".split())
"""Arabic verbs behind which the doer stands, and what was put off only behind that."""
CALLED_OFF = frozenset(
    """
    cancelled canceled cancel cancels cancelling canceling
    الغي الغيت الغت الغاء يلغي تلغي انلغي انلغت ملغي ملغيه
    """.split()
)
MOVED = frozenset(
    """
    moved moves move moving pushed shifted shifts slips slipped delayed delays brought
    نقل نقلت ننقل تغير تغيرت تغيير غيرنا قدم قدمت قدمنا تقدم تقدمت تقديم تاخر تاخرت تتاخر يتاخر اخرنا
    اجل اجلت صار صارت بيصير اصبح اصبحت يصبح سيصبح ستصبح بات باتت
    """.split()
)
"""What much else does: the new time has to follow at once."""
MOVED_BY_TWO = frozenset(
    {("put", "off"), ("pushed", "back"), ("put", "back"), ("brought", "forward"), ("moved", "forward")}
)
CALLED_OFF_BY_TWO = frozenset({("called", "off"), ("not", "happening")})
IS_NOW = frozenset(
    {
        ("is", "now"), ("are", "now"), ("will", "now"), ("now", "on"), ("new", "date"), ("new", "time"),
        ("الموعد", "الجديد"),
    }
)  # fmt: skip
"""Pairs of words by which a time is told as one that takes another's place."""
FINAL = frozenset("final finally نهاييا نهايي".split())
"""How people who talk end the last of several times: «..., final»."""
IS_ON_AGAIN = frozenset({("back", "on"), ("going", "ahead"), ("في", "موعده"), ("في", "موعدها")})
IS_ON_AGAIN_ALONE = frozenset("عاد عادت رجع رجعت".split())
ONCE_MORE = frozenset("موعده موعدها قايم قايمه on".split())
"""What "is back" is said with, where it is an appointment's: «رجع الاجتماع لموعده»."""

LEADS_TO = frozenset("to until till الي حتي".split())
"""What stands before the new time."""
LEADS_TO_A_DAY = frozenset("يوم علي الساعه بتاريخ".split())
"""The same in Arabic, where it is no more than the word of a day or an hour."""
PART_OF_TIME = frozenset(
    """
    the this next coming early late mid end beginning middle
    نهايه بدايه مطلع اواخر اوايل منتصف هذا القادم المقبل صباح مساء ظهر عصر ليله فجر
    """.split()
)
FROM = frozenset({"from", "من"})
RATHER_THAN = frozenset({("instead", "of"), ("rather", "than"), ("بدلا", "من"), ("عوضا", "عن")})
RATHER_THAN_ALONE = frozenset("not بدل مش مو ليس وليس".split())

OPEN = frozenset(
    """
    could may might should must if unless whether asks asked ask urge urged urges demand demands demanded propose
    proposed proposes reject rejected refuse refused want wants wanted considering suggest suggested
    ربما لو اذا طالب طالبت يطالب تطالب دعا دعت يدعو رفض رفضت يرفض اقترح اقترحت يقترح يمكن ممكن اقتراح طلب طلبت نفي نفت
    قرار
    """.split()
)
"""What tells that nothing is settled yet, or that it is refused."""
ENDS_WHAT_IS_MOVED = frozenset(
    """
    to until till from by because as after when due since while but and for on at in again indefinitely without
    الي حتي من عن بسبب لان لانه بعد مره مجددا اثر نظرا وذلك لمده بدون دون يوم الساعه علي في
    """.split()
)
"""What no name of an appointment goes on behind."""
TELLS_NO_EVENT = frozenset(
    """
    deadline date dates time times due start starts begins begin beginning launch opening return schedule scheduled
    held goes go going out take takes place happen happens reminder heads up note again sorry unfortunately then now new
    instead today plan team final says said announced decided officially hour day last year month week summer
    morning evening since one
    موعد مواعيد وقت بدء بدايه انطلاق اطلاق افتتاح عوده اقامه عقد استيناف تنبيه تذكير عاجل للاسف اسف مره ثانيه مجددا
    رسميا تم تمت جري سيتم الان اليوم قرر قررت اعلن اعلنت قال قالت نفس رح راح حيكون بيكون سيكون يكون تكون عام سنه
    شهر اسبوع مساء صباح مرتين
    """.split()
)
"""What is said of every appointment."""
