"""Whether a sentence tells the asked deed with its roles exchanged. All names and deeds are invented."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.roles.exchanged import tells_of_others, tells_the_deed, tells_the_exchanged_deed


class _Pair(NamedTuple):
    question: str
    sentence: str
    exchanged: bool


_ARABIC = [
    _Pair("بماذا اتهم منصور حداد؟", "اتهم حداد منصور بتزوير السجلات.", True),
    _Pair("بماذا اتهم منصور حداد؟", "اتهم منصور حداد بتزوير السجلات.", False),
    _Pair("بماذا اتهمت نادية حداد كمال منصور؟", "وقال التقرير إن كمال منصور اتهم نادية حداد بتلقي رشوة.", True),
    _Pair("بماذا اتهمت نادية حداد كمال منصور؟", "اتهمت وزيرة الصحة نادية حداد كمال منصور بتلقي رشوة.", False),
    _Pair("لماذا انتقد كريم شاهين ليلى العاصي؟", "انتقدت ليلى العاصي كريم شاهين لأنه تأخر عن الاجتماع.", True),
    _Pair("لماذا انتقد كريم شاهين ليلى العاصي؟", "انتقد كريم شاهين ليلى العاصي لأنها تأخرت عن الاجتماع.", False),
    _Pair("متى هزم الأهلي الزمالك؟", "هزم الزمالك الأهلي في مايو الماضي بهدفين.", True),
    _Pair("متى هزم الأهلي الزمالك؟", "خسر الزمالك أمام الأهلي في مايو الماضي بهدفين.", False),
    _Pair("متى هزم الأهلي الزمالك؟", "خسر الأهلي أمام الزمالك في مايو الماضي بهدفين.", True),
    _Pair("من هزم الأهلي؟", "هزم الأهلي الزمالك بثلاثة أهداف.", True),
    _Pair("من هزم الأهلي؟", "هزم الزمالك الأهلي بثلاثة أهداف.", False),
    _Pair("من اتهم منصور؟", "اتهم منصور حداد بالتزوير.", False),
    _Pair("من اتهم منصورا؟", "اتهم منصور كريما بالتزوير.", True),
    _Pair("من اتهم منصورا؟", "اتهم حداد منصورا بالتزوير.", False),
    _Pair("من الذي اتهم منصورا؟", "وأكد الشهود أن منصور اتهم حداد بالتزوير.", True),
    _Pair("من اتهمه منصور؟", "اتهم حداد منصورا بالتزوير.", True),
    _Pair("من اتهمه منصور؟", "منصور اتهم حداد بالتزوير.", False),
    _Pair("على من فاز الأهلي؟", "فاز الزمالك على الأهلي بهدف.", True),
    _Pair("على من فاز الأهلي؟", "فاز الأهلي على الزمالك بهدف.", False),
    _Pair("من فاز على الأهلي؟", "تغلب الأهلي على الزمالك بهدف.", True),
    _Pair("من فاز على الأهلي؟", "تغلب الزمالك على الأهلي بهدف.", False),
    _Pair("من الذي انتقده الوزير؟", "انتقد المحافظ الوزير بسبب الفيضانات.", False),
    _Pair("من الذي انتقده الوزير؟", "وأضاف البيان أن المحافظ انتقد الوزير بسبب الفيضانات.", True),
    _Pair("من الذي انتقده الوزير؟", "وأضاف البيان أن الوزير انتقد المحافظ بسبب الفيضانات.", False),
    _Pair("متى هزم الزمالك الأهلي؟", "هزم الزمالك على يد الأهلي في مباراة أمس.", True),
    _Pair("هل شكر المدرب اللاعب؟", "وقال إن المدرب الذي شكره اللاعب لم يحضر.", True),
    _Pair("بماذا اتهم منصور حداد؟", "تبادل حداد ومنصور الاتهامات بتزوير السجلات.", False),
    _Pair("بماذا اتهم منصور حداد؟", "اتهم حداد منصور بالكذب بعدما اتهمه منصور بالرشوة.", False),
    _Pair("لماذا زار أمير كرمان سلطان ترمان؟", "زار سلطان ترمان أمير كرمان لتوقيع الاتفاق.", True),
    _Pair("من اعتقل حداد؟", "اعتقلت الشرطة حداد في المطار.", False),
]  # fmt: skip
_ENGLISH = [
    _Pair("What did Mansour accuse Haddad of?", "Haddad accused Mansour of forging the records.", True),
    _Pair("What did Mansour accuse Haddad of?", "Haddad was accused by Mansour of forging the records.", False),
    _Pair("Why did Karim Shaheen sue Leila Assi?", "Karim Shaheen, whom Leila Assi sued over the flat, left.", True),
    _Pair("Why did Karim Shaheen sue Leila Assi?", "Karim Shaheen, who had sued Leila Assi over a flat, left.", False),
    _Pair("When did Northgate beat Wellbrook?", "Northgate lost to Wellbrook on 3 May.", True),
    _Pair("When did Northgate beat Wellbrook?", "On 3 May Northgate defeated Wellbrook 2-1.", False),
    _Pair("Did Nadia Haddad praise Mansour?", "Mansour praised Health Minister Nadia Haddad for her work.", True),
    _Pair("Why was Haddad sued by Mansour?", "Haddad sued Mansour because the wall fell.", True),
    _Pair("Why was Haddad sued by Mansour?", "Mansour sued Haddad because the wall fell.", False),
    _Pair("Who accused Haddad?", "Haddad accused Karim Shaheen of theft.", True),
    _Pair("Who was accused by Haddad?", "Haddad was accused of theft by Karim Shaheen.", True),
    _Pair("Whom did Mansour accuse?", "Mansour and Haddad accused each other of theft.", False),
    _Pair("Who did Northgate beat?", "Northgate, beaten 3-0 by Wellbrook, sacked the coach.", True),
    _Pair("Who lost to Northgate?", "Northgate beat Wellbrook and will meet Eastham.", False),
    _Pair("Who criticised Mansour?", "Mansour criticised the union after Haddad had criticised him.", False),
]  # fmt: skip
_ACROSS = [
    _Pair("What did Mansour accuse Haddad of?", "اتهم حداد منصور بتزوير السجلات.", True),
    _Pair("What did Mansour accuse Haddad of?", "اتهم منصور حداد بتزوير السجلات.", False),
    _Pair("بماذا اتهم منصور حداد؟", "Haddad accused Mansour of forging the records.", True),
    _Pair("بماذا اتهم منصور حداد؟", "Mansour accused Haddad of forging the records.", False),
    _Pair("Who did Germany beat?", "هزمت البرازيل ألمانيا بهدف في كأس الصحراء.", True),
    _Pair("Who did Germany beat?", "هزمت ألمانيا البرازيل بهدف في كأس الصحراء.", False),
    _Pair("من فاز على البرازيل؟", "Brazil beat Germany in the Desert Cup.", True),
    _Pair("من فاز على البرازيل؟", "Brazil were beaten by Germany in the Desert Cup.", False),
    _Pair("Why did Kamal Mansour criticise Nadia Haddad?", "وقالت الوزيرة نادية حداد إن كمال منصور انتقدها.", False),
    _Pair("Why did Nadia Haddad criticise Kamal Mansour?", "وقالت وزيرة الصحة نادية حداد إن كمال منصور انتقدها.", True),
    _Pair("متى زار ناصر قاسم فيصل شاهين؟", "Faisal Shaheen visited Nasser Qasim on Monday.", True),
    _Pair("من الذي شكره ناصر قاسم؟", "Nasser Qasim was thanked by the farmers of the valley.", True),
    _Pair("من الذي شكره ناصر قاسم؟", "Nasser Qasim thanked the farmers of the valley.", False),
    _Pair("Who appointed Nasser Qasim?", "عين ناصر قاسم فيصل شاهين مديرا للبنك.", False),
    _Pair("Who replaced Nasser Qasim?", "وذكرت الصحيفة أن فيصل شاهين خلف ناصر قاسم في المنصب.", False),
]  # fmt: skip


@pytest.mark.parametrize(("question", "sentence", "exchanged"), [*_ARABIC, *_ENGLISH, *_ACROSS])
def test_the_exchanged_deed_is_told_from_the_asked_one(question: str, sentence: str, exchanged: bool) -> None:
    assert tells_the_exchanged_deed(question, sentence) is exchanged


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        # «حدادا» may be an object, and «مديرا» is what he was made.
        ("من اتهم منصورا؟", "اتهم منصور حدادا بالتزوير."),
        ("من عين منصورا؟", "عين منصور مديرا للبنك."),
        # A passive without a sign of it looks like this, and «كمال حداد» may be one.
        ("من الذي اتهم منصورا؟", "اتهم منصور بالتزوير أمس."),
        ("من اتهمه حداد؟", "اتهم كمال حداد بالتزوير."),
        ("بماذا اتهم كمال حداد؟", "اتهم كمال حداد بالتزوير."),
        # Somebody's lawyer, brother or company is somebody else.
        ("بماذا اتهم منصور حداد؟", "اتهم محامي حداد منصور بالكذب."),
        ("What did Mansour accuse Haddad of?", "Haddad's brother accused Mansour of lying."),
        ("What did Mansour accuse Haddad of?", "Haddad accused Mansour's brother of lying."),
        ("What did Mansour accuse Haddad of?", "The lawyer of Haddad accused Mansour of lying."),
        ("Who sued Northgate?", "Northgate Bank sued the town."),
        # Nobody is sure to be meant.
        ("What did Mansour accuse Haddad of?", "He accused Mansour of lying."),
        ("What did Mansour accuse Haddad of?", "Haddad did not accuse Mansour of lying."),
        ("What did Mansour accuse Haddad of?", "After Mansour's accusation of theft, Haddad accused Mansour of lying."),
        ("Who beat Northgate?", "Northgate beat Wellbrook, but its defeat by Eastham hurt more."),
        ("Who did Northgate beat?", "Northgate was founded in 1901, and Wellbrook in 1905."),
        ("هل قاضى منصور حداد؟", "اتفق حداد ومنصور على لقاء جديد."),
        ("من فاز على الأهلي؟", "لم يفز الأهلي على الزمالك منذ عامين."),
        ("When did Brazil beat Germany?", "Germany beat Brazil Nuts, a club of Wellbrook, on Friday."),
    ],
)  # fmt: skip
def test_what_may_be_read_otherwise_is_left_alone(question: str, sentence: str) -> None:
    assert not tells_the_exchanged_deed(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("What did Mansour accuse Haddad of?", "Haddad, a former minister, accused Mansour of lying."),
        ("What did Mansour accuse Haddad of?", "Mansour said that Haddad had accused him of lying."),
        ("what did mansour accuse haddad of", "Haddad accuses Mansour of lying."),
        ("What is Mansour accused of?", "Mansour accused the mayor of lying."),
        ("Which team beat Northgate?", "Northgate won 2-1 against Wellbrook."),
        ("Who bought the farm from Mansour?", "Mansour bought the farm from Haddad."),
        ("Who was Haddad fined by?", "Haddad fined the shop."),
        ("بماذا اتهمت الحكومة المعارضة؟", "وقال البيان إن المعارضة اتهمت الحكومة بالفساد."),
        ("متى خسر الأهلي أمام الزمالك؟", "فاز الأهلي على الزمالك يوم الجمعة."),
        ("هل هاجمت إيران إسرائيل؟", "هاجمت إسرائيل إيران فجر الجمعة."),
        ("من الذي اشترى الأرض من منصور؟", "اشترى منصور الأرض من حداد."),
        ("بماذا اتهم منصور حداد؟", "واتهم حداد، وهو وزير سابق، منصور بالكذب."),
        ("Who beat Zamalek?", "هزم الزمالك الأهلي بثلاثة أهداف."),
        ("Who fined Haddad?", "Haddad fined the shop 300 dinars."),
    ],
)
def test_the_exchanged_deed_is_known_in_other_clothes(question: str, sentence: str) -> None:
    assert tells_the_exchanged_deed(question, sentence)


_NAMES = {"Mansour": "منصور", "Haddad": "حداد", "Shaheen": "شاهين", "Qasim": "قاسم"}
_DEEDS = {"accuse": ("accused", "اتهم"), "criticise": ("criticised", "انتقد"), "thank": ("thanked", "شكر")}
_TEXTS = (
    ("en", "On Friday {doer} {deed} {other} in Aktau."),
    ("en", "{other} was {deed} by {doer} on Friday."),
    ("en", "The report says that {doer}, a former minister, {deed} {other}."),
    ("ar", "{deed} {doer} {other} في أكتاو."),
    ("ar", "وذكر التقرير أن {doer} {deed} {other} في أكتاو."),
    ("ar", "وقال {other} الذي {deed}ه {doer} إنه سيرد."),
)


@given(
    st.permutations(list(_NAMES)), st.sampled_from(list(_DEEDS)), st.sampled_from(_TEXTS), st.sampled_from(("en", "ar"))
)
def test_of_a_sentence_and_its_reverse_one_is_exchanged(
    names: list[str], deed: str, text: tuple[str, str], asked: str
) -> None:
    doer, other, *_ = names
    language, template = text
    told = [_NAMES[each] if language == "ar" else each for each in (doer, other)]
    verb = _DEEDS[deed][language == "ar"]
    question = (
        f"Why did {doer} {deed} {other}?"
        if asked == "en"
        else f"لماذا {_DEEDS[deed][1]} {_NAMES[doer]} {_NAMES[other]}؟"
    )
    as_asked = template.format(doer=told[0], other=told[1], deed=verb)
    reverse = template.format(doer=told[1], other=told[0], deed=verb)
    assert not tells_the_exchanged_deed(question, as_asked)
    assert tells_the_exchanged_deed(question, reverse)


_WORDS = st.sampled_from(
    """
    Mansour Haddad's accused accuse was by who whom , . to beat lost him each other اتهم اتهمه منصور حداد الذي من قبل
    على يد فاز ، إن قتل the of did وهو خسر أمام رفع دعوى هل لماذا 3 ـ « » باع اشترى
    """.split()
)


@given(st.lists(_WORDS, max_size=12), st.lists(_WORDS, max_size=12))
def test_any_words_are_read(question: list[str], sentence: list[str]) -> None:
    assert tells_the_exchanged_deed(" ".join(question), " ".join(sentence)) in {True, False}
    assert tells_the_deed(" ".join(question), " ".join(sentence)) in {True, False}
    assert tells_of_others(" ".join(question), " ".join(sentence)) in {True, False}


_OF_OTHERS = [
    # One that is asked about stands in the other's place.
    _Pair("What did Mansour accuse Haddad of?", "Haddad accused three companies of fishing at night.", True),
    _Pair("Why did Leila Assi sue Karim Shaheen?", "The landlord sued Leila Assi over unpaid rent.", True),
    _Pair("Why did Mansour thank Haddad?", "لكن حداد شكر الأطباء على صبرهم.", True),
    _Pair("متى هزمت كينيا أوغندا؟", "Uganda beat Rwanda on 3 May.", True),
    # Somebody else is named.
    _Pair("What did Mansour accuse Haddad of?", "Mansour accused Karim Shaheen of forging the records.", True),
    _Pair("What did Mansour accuse Haddad of?", "Nadia Khoury accused Haddad of forging the records.", True),
    # In an Arabic question order tells, wherever the one ends and the other begins.
    _Pair("لماذا انتقدت الحكومة المجرية الجامعة الطبية؟", "انتقدت الجامعة الطبية، الخميس، الحكومة المجرية.", True),
    _Pair("لماذا انتقدت الحكومة المجرية الجامعة الطبية؟", "انتقدت الحكومة المجرية، الخميس، الجامعة الطبية.", False),
    _Pair("لماذا شكرت نادية حداد ليلى العاصي؟", "Leila Assi thanked Nadia Haddad for her patience.", True),
    _Pair("لماذا شكرت نادية حداد ليلى العاصي؟", "Nadia Haddad thanked Leila Assi for her patience.", False),
    # And a verb that isn't hers tells of another.
    _Pair("لماذا شكر عمال المياه هدى العاصي؟", "وشكرت العاصي العمال على صبرهم.", True),
    _Pair("لماذا شكر عمال المياه هدى العاصي؟", "وشكر العمال رئيسة اللجنة على صبرها.", False),
    # Whoever is meant by "the minister" may be the one who is asked about.
    _Pair("What did Mansour accuse Haddad of?", "Mansour accused the minister of forging the records.", False),
    _Pair("What did Mansour accuse Haddad of?", "He accused her of forging the records.", False),
    _Pair("What did Mansour accuse the ministry of?", "Mansour accused Leila Assi of forging the records.", False),
    # As it is asked, or told so as well.
    _Pair("What did Mansour accuse Haddad of?", "Kamal Mansour accused Nadia Haddad of forgery.", False),
    _Pair("What did Mansour accuse Haddad of?", "Mansour accused Haddad after Shaheen accused Mansour.", False),
    _Pair("بماذا اتهم منصور حداد؟", "اتهم منصور حداد بتزوير السجلات.", False),
    # Another deed, or none that is known.
    _Pair("What did Mansour accuse Haddad of?", "Haddad thanked three companies.", False),
    _Pair("How many companies fish at night?", "Haddad accused three companies of fishing at night.", False),
]


@pytest.mark.parametrize("pair", _OF_OTHERS, ids=str)
def test_the_asked_deed_told_of_others_than_is_asked_about_is_known(pair: _Pair) -> None:
    assert tells_of_others(pair.question, pair.sentence) is pair.exchanged


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Haddad was accused of theft by nobody he knew.", True),
        ("واتهم الوزير النقابة بالتسرع.", True),
        ("Mansour called Haddad a thief.", False),
        ("", False),
    ],
)
def test_whether_a_sentence_may_tell_of_the_asked_deed_is_told_by_its_words(sentence: str, *, told: bool) -> None:
    assert tells_the_deed("What did Mansour accuse Haddad of?", sentence) is told
