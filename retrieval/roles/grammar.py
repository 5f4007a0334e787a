"""Small words of both languages that part those who do something from those it is done to. Folded words."""

from retrieval.conversation.vocabulary import PREPOSITIONS

ENGLISH_PREPOSITIONS = frozenset(
    """
    of in for with against by from to at on about than like near between into over under after before during since
    until without within among across through despite as via per around amid behind beside toward towards upon
    """.split()
)
DETERMINERS = frozenset("the a an his her its their this that these those both".split())
BE = frozenset("was were is are been being be got".split())
HAVE = frozenset("have has had having".split())
DO = frozenset("did does do".split())
MODAL = frozenset("will would can could may might shall should must".split())
BESIDE_VERBS = frozenset(
    """
    also later then once again twice first finally recently still even just previously yesterday today now soon since
    repeatedly publicly only always never already reportedly allegedly
    """.split()
)
"""What may stand between a subject and its verb."""
DENYING = frozenset("not never no nor didnt doesnt dont wasnt werent isnt hasnt hadnt havent wont nobody".split())
ENGLISH_PRONOUNS = frozenset("he she it they him her them we us i me you himself herself itself themselves".split())
MUTUAL = frozenset("each one another himself herself itself themselves".split())
"""How an object begins that is no other than the subject."""
RELATIVE = frozenset("who whom which that whose".split())
ASKING = frozenset("who whom what which when where why how whose".split())
CONJUNCTIONS = frozenset("and or but nor while when because if that although though whether so".split())

ARABIC_PREPOSITIONS = PREPOSITIONS | frozenset(
    """
    علي امام ضد الي في عن عند بعد قبل خلال منذ حتي بسبب بشان اثر من مع بين لدي تحت فوق حول عبر نحو ضمن دون بدون
    رغم وفق حسب اثناء عقب ازاء تجاه لصالح مقابل محل بهدف بتهمه لان لانه لانها بعدما قبلما كما مما
    """.split()
)
ARABIC_RELATIVE = frozenset("الذي التي الذين اللذان اللذين اللتان اللتين اللواتي".split())
OPENERS = frozenset(
    """
    ان وان فان بان لان لكن ولكن اما واما كان وكان كانت وكانت فيما بينما حيث وحيث حين عندما لما اذ اذا لو هل وقد قد لقد
    ولقد كما وكما ثم غير
    """.split()
)
"""What a clause of subject and verb begins with, in this order, or a verb of its own."""
BY_IN_ARABIC = (("علي", "يد"), ("علي", "ايدي"), ("من", "قبل"), ("من", "جانب"), ("من", "طرف"))
ARABIC_TITLES = frozenset(
    """
    وزير وزيره رييس رييسه نايب نايبه السيد السيده الدكتور الدكتوره المدرب المدربه اللاعب اللاعبه قايد الامير الاميره
    الملك الملكه الشيخ الشيخه امين امينه مدير مديره النجم المطرب المطربه الكاتب الكاتبه المخرج المخرجه الوزير الوزيره
    الرييس الرييسه النايب النايبه القاضي القاضيه المحامي المحاميه المحافظ المحافظه الحاكم العقيد العميد اللواء الجنرال
    المدير المديره الصحفي الصحفيه السلطان سلطان امير ملك عمده العمده سفير السفير متحدث المتحدث
    """.split()
)
"""Before a name, with or without words that say of what: «وزيرة الصحة نادية حداد»."""
CLASSES = frozenset(
    """
    فريق الفريق نادي النادي منتخب المنتخب شركه حزب الحزب حركه جماعه تنظيم موسسه جامعه قناه صحيفه منظمه دوله جمهوريه
    مملكه مدينه
    """.split()
)
"""Before the name of one of its kind: «فريق الأهلي» is الأهلي."""
