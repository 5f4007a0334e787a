"""A number is marked whole, with its scale and unit, where it is the only one of what is asked for."""

import pytest
from marking import marked


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("How many ships arrived?", "On Monday 1,250 ships arrived in the port.", "1,250"),
        ("How many ships arrived?", "Some 1 250 ships arrived in the port.", "1 250"),
        ("How many ships arrived?", "Twenty-two ships arrived in the port.", "Twenty-two"),
        ("How many ships arrived?", "Twenty-one ships arrived.", "Twenty-one"),
        ("How many ships arrived?", "At least one hundred ships arrived.", "one hundred"),
        ("How many ships arrived?", "Nearly half a million ships arrived.", "half a million"),
        ("How many seasons were there?", "It ended after one season.", "one"),
        ("كم سفينة وصلت؟", "وصلت إلى الميناء ١٢٥٠ سفينة يوم الاثنين.", "١٢٥٠"),
        ("كم سفينة وصلت؟", "وصلت ١٬٢٥٠ سفينة.", "١٬٢٥٠"),
        ("كم سفينة وصلت؟", "وصلت خمس سفن إلى الميناء.", "خمس"),
        ("كم سفينة وصلت؟", "وصلت خمسة وعشرون سفينة إلى الميناء.", "خمسة وعشرون"),
        ("كم سفينة وصلت؟", "وصلت أحد عشر سفينة.", "أحد عشر"),
        ("كم رجلا حضر؟", "حضر اثنا عشر رجلا.", "اثنا عشر"),
        ("كم دولة شاركت؟", "شاركت ثلاث عشرة دولة.", "ثلاث عشرة"),
        ("كم عضوا في المجلس؟", "في المجلس واحد وعشرون عضوا.", "واحد وعشرون"),
        ("كم شخصا قُتل؟", "قُتل نحو ثلاثة آلاف وخمسمئة شخص.", "ثلاثة آلاف وخمسمئة"),
        ("كم شخصا قُتل؟", "قُتل مليون ونصف مليون شخص.", "مليون ونصف مليون"),
        ("كم شخصا قُتل؟", "قُتل شخصان.", "شخصان"),
        ("كم سفينة وصلت؟", "How many ships? There were 12 of them.", "12"),
        ("من كم دولة جاء الناس؟", "جاء الناس من 12 دولة.", "12"),
        ("How many people were there when it opened?", "It opened in 2019 with 300 people.", "300"),
        ("How many people died?", "COVID-19 killed 300 people.", "300"),
        ("How many shops are there?", "To date ( 2018 ) there are 62 shops.", "62"),
        ("How many people came in 1990?", "In 1990 some 300 people came.", "300"),
        ("How many of the 40 ships arrived?", "Of the 40 ships 12 arrived.", "12"),
    ],
)
def test_a_count_is_marked_whole(question: str, sentence: str, answer: str) -> None:
    assert marked(question, sentence) == answer


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("What share of trade goes by rail?", "Some 40 % of trade goes by rail.", "40 %"),
        ("What percentage of trade goes by rail?", "Some 40% of trade goes by rail.", "40%"),
        ("What percentage voted?", "Of 300 people 40 percent voted.", "40 percent"),
        ("What share of people died?", "Some two-thirds of them died.", "two-thirds"),
        ("كم تبلغ نسبة البطالة؟", "تبلغ نسبة البطالة 12 في المئة.", "12 في المئة"),
        ("كم تبلغ نسبة البطالة؟", "تبلغ نسبة البطالة ١٢٪.", "١٢٪"),
        ("How much was spent?", "They spent 3.5 million dollars.", "3.5 million dollars"),
        ("How much was paid?", "They paid $300m for it.", "$300m"),
        ("How much did it cost?", "It cost US$3.5 billion.", "US$3.5 billion"),
        ("How much gas was sold?", "They sold 3.5bn of it.", "3.5bn"),
        ("كم بلغت قيمة الصفقة؟", "بلغت قيمة الصفقة 3.5 مليون دولار.", "3.5 مليون دولار"),
        ("ما سعر النفط؟", "بلغ سعر النفط ٨٥٫٥ دولارًا للبرميل.", "٨٥٫٥ دولارًا"),
        ("How high is the tower?", "The tower is 300 metres high and has 12 floors.", "300 metres"),
        ("How far is it?", "It is 12.5 km away.", "12.5 km"),
        ("كم يبلغ ارتفاع البرج؟", "يبلغ ارتفاع البرج ٣٠٠ متر.", "٣٠٠ متر"),
        ("كم يبلغ طول الجسر؟", "يبلغ طول الجسر ألفي متر.", "ألفي متر"),
        ("كم تبلغ مساحتها؟", "تبلغ مساحتها 1,648,195 كيلومترا مربعا.", "1,648,195 كيلومترا مربعا"),
        ("كم تبلغ المساحة؟", "تبلغ مساحتها 309,500 كم².", "309,500 كم²"),
        ("كم كيلومترا؟", "على بعد 12,5 كيلومتر.", "12,5 كيلومتر"),
        ("How long did the war last?", "The war lasted six years and killed 300 people.", "six years"),
        ("كم استمرت الحرب؟", "استمرت الحرب ست سنوات.", "ست سنوات"),
        ("كم استمرت الحرب؟", "استمرت الحرب يومين.", "يومين"),
        ("How long did the quake last?", "The quake lasted 40 seconds.", "40 seconds"),
        ("كم استمر الزلزال؟", "استمر الزلزال 40 ثانية.", "40 ثانية"),
        ("How long did the dynasty last?", "The dynasty lasted three centuries.", "three centuries"),
        ("How long did the war last?", "The war lasted two decades.", "two decades"),
        ("How far away is the star?", "The star is 41 light years away.", "41 light years"),
        ("كم يبعد النجم؟", "يبعد النجم 41 سنة ضوئية.", "41 سنة ضوئية"),
        ("How many light years away is the star?", "The star is 41 light years away.", "41 light years"),
        ("How old was he?", "He died at the age of 85.", "85"),
        ("كم كان عمره؟", "توفي عن عمر يناهز 85 عاما.", "85 عاما"),
    ],
)
def test_what_is_measured_is_marked_with_its_unit(question: str, sentence: str, answer: str) -> None:
    assert marked(question, sentence) == answer


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("How many people were hurt?", "Some 10-15 people were hurt.", "10-15"),
        ("How many people were hurt?", "Between 10 and 15 people were hurt.", "Between 10 and 15"),
        ("How many people were hurt?", "Some 10 to 15 people were hurt.", "10 to 15"),
        ("How long did it take?", "It took between two and three hours.", "between two and three hours"),
        ("كم شخصا أصيب؟", "أصيب بين 10 و15 شخصا.", "بين 10 و15"),
        ("كم شخصا أصيب؟", "أصيب ١٠-١٥ شخصا.", "١٠-١٥"),
        ("كم شخصا أصيب؟", "أصيب 10 إلى 15 شخصا.", "10 إلى 15"),
        ("كم نسبة التضخم؟", "بلغ التضخم ما بين 10% و15%.", "بين 10% و15%"),
        ("How many people were hurt?", "It rose from 10 to 15 people.", None),
        ("How many people were hurt?", "They won 3-0.", None),
        ("كم نسبة التضخم؟", "ارتفع التضخم من 10% إلى 15%.", None),
    ],
)
def test_a_range_is_marked_whole_and_a_change_is_none(question: str, sentence: str, answer: str | None) -> None:
    assert marked(question, sentence) == answer


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many ships arrived?", "Of 40 ships 12 arrived."),  # which of them?
        ("How many ships arrived in 2023?", "In 2023 ships arrived."),  # a date is no count
        ("How many floods were there?", "It was the third flood."),
        ("How many floods were there?", "It was the 5th flood."),
        ("كم فيضانا وقع؟", "كان الفيضان الثالث."),
        ("How many people died?", "COVID-19 killed people."),
        ("How many people fled?", "The F-16 was seen by people."),
        ("How many people fled?", "People fled in the 1990s."),
        ("How many people fled?", "People fled on 19/9/2023."),
        ("How many people fled?", "People fled on 19 September."),
        ("How many people were there when it opened?", "It opened in 2019."),
        ("كم شخصا شارك؟", "شاركوا في القرن التاسع عشر."),
        ("How many countries met?", "The G7 met in Rome."),
        ("كم دولة اجتمعت؟", "اجتمعت الدول الخمس."),  # which the reader knows
        ("How old was he?", "The 85-year-old died."),
        ("How old was he?", "He had 12 children."),
        ("How many astronauts were there?", "Apollo 11 took off."),
        ("How many viewers were there?", "It was shown on channel 4."),
        ("How many tonnes are stored?", "Some 1.1 × 1011 of it is stored."),
        ("How many people live there?", "It is 12 km away."),
        ("How many couples were there?", "There were 12843 of one kind, and 1388 of the other."),  # 1388 may be a year
        ("How many people came?", "Of 2012 who were asked 300 came."),
        ("How much does it cost?", "It costs SAR 5.2 million, or 3.1 million dollars."),
        ("What percentage fell ill?", "One in ten fell ill, and 50% of those died."),
        ("كم نسبة المصابين؟", "واحد من كل عشرة أُصيب، وتُوفي 50% منهم."),
        ("How far did it go?", "It went 200 km/h."),
        ("How much did it cost?", "It was sold in 12 countries."),
        ("How much did it cost?", "It cost A$3.5 billion."),  # of another country
        ("How many people came in 1990?", "In 2010 some 300 people came."),
        ("How many ships arrived?", "Ships with many containers and 12 sailors arrived."),
        ("كم قتيلا سقط؟", "سقط قتيلان و5 جرحى."),
        ("كم قتيلا سقط؟", "سقط و5 قتلى."),  # the "و" can't be cut off
        ("كم شخصا قُتل؟", "قُتل بثلاث رصاصات."),
        ("كم سفينة وصلت؟", "وصلت السفن في مدينتين."),
        ("What did they propose?", "They proposed 12 ports in 2023."),  # no short answer is asked for
    ],
)
def test_no_number_is_marked_where_it_is_not_sure(question: str, sentence: str) -> None:
    assert marked(question, sentence) is None
