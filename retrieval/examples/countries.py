"""Countries by their adjectives: "الإيراني", "Iranian". Words in; places out, only where the form is sure."""

from functools import cache

from index.language import has_arabic
from retrieval.gloss.place_names import Place, places

# Folded, without article. What doesn't follow from the country's name by a rule.
_ARABIC_OTHERWISE = {
    "سعودي": "المملكه العربيه السعوديه", "اماراتي": "الامارات", "امريكي": "الولايات المتحده",
    "اميركي": "الولايات المتحده", "بريطاني": "المملكه المتحده", "عماني": "سلطنه عمان", "نمساوي": "النمسا",
    "مجري": "المجر", "تشيكي": "التشيك", "كازاخي": "كازاخستان", "كازاخستاني": "كازاخستان",
    "قرغيزي": "قيرغيزستان", "قيرغيزي": "قيرغيزستان", "اوزبكي": "اوزبكستان", "طاجيكي": "طاجيكستان",
    "افغاني": "افغانستان", "بنغالي": "بنغلاديش", "بيروفي": "بيرو", "هايتي": "هايتي", "حبشي": "اثيوبيا",
    "ارجنتيني": "الارجنتين", "مكسيكي": "المكسيك",
}  # fmt: skip
_ENGLISH_OTHERWISE = {
    "american": "united states", "us": "united states", "british": "united kingdom", "uk": "united kingdom",
    "french": "france", "german": "germany", "chinese": "china", "turkish": "turkey", "saudi": "saudi arabia",
    "emirati": "united arab emirates", "spanish": "spain", "iraqi": "iraq", "israeli": "israel", "yemeni": "yemen",
    "kuwaiti": "kuwait", "qatari": "qatar", "bahraini": "bahrain", "pakistani": "pakistan", "omani": "oman",
    "kazakh": "kazakhstan", "kyrgyz": "kyrgyzstan", "uzbek": "uzbekistan", "turkmen": "turkmenistan",
    "tajik": "tajikistan", "afghan": "afghanistan", "polish": "poland", "swedish": "sweden", "danish": "denmark",
    "dutch": "netherlands", "greek": "greece", "swiss": "switzerland", "irish": "ireland", "finnish": "finland",
    "canadian": "canada", "mexican": "mexico", "italian": "italy", "ukrainian": "ukraine", "japanese": "japan",
    "lebanese": "lebanon", "vietnamese": "vietnam", "portuguese": "portugal", "sudanese": "sudan",
    "norwegian": "norway", "hungarian": "hungary", "brazilian": "brazil", "egyptian": "egypt", "iranian": "iran",
    "jordanian": "jordan", "argentine": "argentina", "argentinian": "argentina", "belgian": "belgium",
    "thai": "thailand",
    "azerbaijani": "azerbaijan", "azeri": "azerbaijan", "bangladeshi": "bangladesh", "belarusian": "belarus",
    "beninese": "benin", "bhutanese": "bhutan", "burkinabe": "burkina faso", "burmese": "myanmar",
    "cameroonian": "cameroon", "chadian": "chad", "chilean": "chile", "cypriot": "cyprus", "czech": "czech republic",
    "djiboutian": "djibouti", "ecuadorian": "ecuador", "ecuadorean": "ecuador", "fijian": "fiji",
    "filipino": "philippines", "philippine": "philippines", "gabonese": "gabon", "ghanaian": "ghana",
    "guyanese": "guyana", "haitian": "haiti", "honduran": "honduras", "icelandic": "iceland", "ivorian": "ivory coast",
    "kosovar": "kosovo", "laotian": "laos", "malagasy": "madagascar", "maldivian": "maldives", "malian": "mali",
    "maltese": "malta", "mauritian": "mauritius", "moldovan": "moldova", "montenegrin": "montenegro",
    "moroccan": "morocco", "mozambican": "mozambique", "nepali": "nepal", "nepalese": "nepal", "nigerien": "niger",
    "palestinian": "palestine", "panamanian": "panama", "paraguayan": "paraguay", "peruvian": "peru",
    "salvadoran": "el salvador", "senegalese": "senegal", "seychellois": "seychelles", "singaporean": "singapore",
    "slovak": "slovakia", "slovene": "slovenia", "somali": "somalia", "surinamese": "suriname",
    "taiwanese": "taiwan", "togolese": "togo", "uruguayan": "uruguay", "zimbabwean": "zimbabwe",
    "briton": "united kingdom", "dane": "denmark", "finn": "finland", "serb": "serbia",
    "swede": "sweden", "turk": "turkey",
}  # fmt: skip


@cache
def adjectives() -> dict[str, Place]:
    """Countries by the folded adjectives of both languages, Arabic ones masculine and without article."""
    found: dict[str, Place] = {}
    for name, place in places().items():
        if not place.acts or len(name) > 1:
            continue
        if has_arabic(name[0]):
            has_article = place.arabic.startswith("ال")  # ألمانيا has none, though it is folded as if
            bare = name[0].removeprefix("ال") if has_article else name[0]
            found.setdefault((bare.removesuffix("ا").removesuffix("ي") if bare.endswith("ا") else bare) + "ي", place)
        elif name[0].endswith("a"):
            found.setdefault(f"{name[0]}n", place)
    for otherwise in (_ARABIC_OTHERWISE, _ENGLISH_OTHERWISE):
        found |= {word: places()[tuple(country.split())] for word, country in otherwise.items()}
    return found
