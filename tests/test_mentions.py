"""Mentions: what a phrase says of who is meant."""

import pytest

from musnad.extract.sources.mentions import Mention, members, mention_of
from musnad.lexicon.vocabulary import vocabulary
from musnad.text.passages import Passage
from musnad.text.tokens import tokenise


def _passage(text: str) -> Passage:
    tokens = tokenise(text, vocabulary())
    return Passage(tokens, "paragraph", 0, len(tokens.words))


def _mention(text: str) -> Mention:
    p = _passage(text)
    return mention_of(p, p.lo, p.hi)


@pytest.mark.parametrize(
    ("phrase", "name", "kind"),
    [
        ("وزير المياه سليم الدرعي", "سليم الدرعي", "person"),
        ("معالي الوزير سلطان بن حمد الدرعي", "سلطان بن حمد الدرعي", "person"),
        ("كاتب عام النقابة فارس بن عمارة", "فارس بن عمارة", "person"),
        ("وزارة المياه", "وزارة المياه", "organization"),
        ("تقرير لوزارة المياه", "وزارة المياه", "document"),
        ("مسؤول أمني", "مسؤول أمني", "person"),
        ("وزير التربية ناجي درغام ضيف الإذاعة", "ناجي درغام", "person"),
        ("مدير المصرف الأهلي، نعمة الغزال، عن النشاط", "نعمة الغزال", "person"),
        ("الفريق الركن عثمان المحرج مدير الأمن", "عثمان المحرج", "person"),
        ("محامي سليم", "محامي سليم", "person"),
        ("م. نايف الحداد مدير الإدارة", "نايف الحداد", "person"),
        ("الجانب المالي", "الجانب المالي", "organization"),
        ("الجانبان السوري والتركي", "الجانبان السوري والتركي", "group"),
        ("دراسة سابقة، أنجزتها مجلة «أضواء»", "مجلة أضواء", "document"),
        ("بيان صدر أمس", "بيان", "document"),
        ("سليم لمحمد", "سليم", "person"),
        ("مدير مستشفى الملك فهد بالوادي سليمان الدرعي", "سليمان الدرعي", "person"),
        ("رئيس جامعة الملك سعود", "رئيس جامعة الملك سعود", "person"),
        ("المتحدث باسم حركة حماس سامي الدرعي", "سامي الدرعي", "person"),
        ("المحقق الخاص روبرت #مولرت", "روبرت مولرت", "person"),
        ("سفيره عبد الحليم الدرعي", "عبد الحليم الدرعي", "person"),
        ("مدير أعمال وائل السباعي", "مدير أعمال وائل السباعي", "person"),
        ("كل من وزارة المياه", "وزارة المياه", "organization"),
        ("جماعة تطلق على نفسها سرايا الوعد", "سرايا الوعد", "organization"),
        ("إسماعيل أبو حديد، عضو الهيئة", "إسماعيل أبو حديد", "person"),
        ("شهاب وجيه، المتحدث الإعلامي", "شهاب وجيه", "person"),
        ("أحمد سقف", "أحمد سقف", "person"),
        ("رئيس الاتحاد تركي الخليوي", "تركي الخليوي", "person"),
        ("إسرائيل", "إسرائيل", "organization"),
        ("ماتس فيلكوندر القومية", "ماتس فيلكوندر", "person"),
        ("لإليوت هاريسون", "إليوت هاريسون", "person"),
        ("متحدث باسم رئيسة الحكومة ليلى الحداد", "متحدث باسم رئيسة الحكومة ليلى الحداد", "person"),
        ("الشركة علنا", "الشركة", "organization"),
        ("الاتحاد الدولي للجسور (الفيجا)", "الاتحاد الدولي للجسور", "organization"),
        ("والد المعلم فارس بن صفر السلماني", "فارس بن صفر السلماني", "person"),
        ("الوزير برونو لو مارك", "برونو لو مارك", "person"),
        ("النائب الغاني سيرغي مالكيا", "سيرغي مالكيا", "person"),
        ("معاون للرئيس سليم الدرعي", "معاون للرئيس سليم الدرعي", "person"),
        ("الملك غندوري الثالث ملك الجزر", "غندوري الثالث", "person"),
        ("مدرب ريال مدريد لوران بلنكار", "لوران بلنكار", "person"),
        ("أستاذ علم اللاهوت هدايت أيبور", "هدايت أيبور", "person"),
        ("ريتشارد لوكهيد وزير البيئة", "ريتشارد لوكهيد", "person"),
        ("راجح بادي الناطق الرسمي", "راجح بادي", "person"),
        ("مدير مؤسسة الصوامع ومغازل القطن المهندس أحمد الدرعي", "أحمد الدرعي", "person"),
        ("وزيرة العدل، مارينيتا دوبلور", "مارينيتا دوبلور", "person"),
        ("العميد سميرية الشمري", "سميرية الشمري", "person"),
        ("الممثل المالي سيلفتور ستالونغ", "سيلفتور ستالونغ", "person"),
        ("مدير المكتب عبد الحق الشباك أن", "عبد الحق الشباك", "person"),
        ("تاجر في المدينة فضل عدم الكشف", "تاجر في المدينة فضل عدم الكشف", "person"),
        ("المدافع البرتغالي سانتياغو موراليدا", "سانتياغو موراليدا", "person"),
        ("مدير التعليم بمنطقة الوادي سالم الدرعي", "سالم الدرعي", "person"),
        ("الوزيرة هانيرا فور، ", "هانيرا فور", "person"),
        ("محمد استقالته", "محمد", "person"),
        ("وزير الصحة محمد الصالح بن عمارة", "محمد الصالح بن عمارة", "person"),
        ("مدير الشركة التونسية صلاح الدين الدرعي", "صلاح الدين الدرعي", "person"),
        ("مصدرا مسؤولا في الوزارة", "مصدر مسؤول في الوزارة", "person"),
        ("محافظ خميس مشيط سعيد الدرعي", "سعيد الدرعي", "person"),
        ("كاتب الدولة للمياه والصيد البحري عبد الله الدرعي", "عبد الله الدرعي", "person"),
        ("الناطق بصحة عسير سعيد الدرعي", "سعيد الدرعي", "person"),
        ("سليم الدرعي بأدولفين هيرمان", "سليم الدرعي", "person"),
        ("كثير من سكان الوادي", "كثير من سكان الوادي", "group"),
        ("المرصد الغاني ومقره الميناء", "المرصد الغاني", "organization"),
        ("وكالة أنباء الوادي نقلا عن مصدر أمني", "وكالة أنباء الوادي", "organization"),
        ("مصدر في البنك المركزي، رفض الكشف عن اسمه", "مصدر في البنك المركزي", "person"),
        ("بيان صادر عن مسؤولين في المعهد", "مسؤولين في المعهد", "document"),
        ("حصيلة أعلنتها متحدثة باسم الحرس", "متحدثة باسم الحرس", "document"),
        ("تقرير عن وزير المياه", "تقرير عن وزير المياه", "document"),
        ("بيان أصدره الوزير سليم الدرعي", "سليم الدرعي", "document"),
        ("سلوى تزورهم", "سلوى", "person"),
    ],
)
def test_name_and_type(phrase: str, name: str, kind: str) -> None:
    mention = _mention(phrase)
    assert (mention.name, mention.type) == (name, kind)


@pytest.mark.parametrize(
    ("phrase", "count"),
    [
        ("وزير المياه ووزير النقل سليم الدرعي", 1),
        ("سامي حداد، المدير العام ورئيس مجلس الإدارة", 1),
        ("سامي حداد ومدير المصنع وائل السمان", 2),
        ("رون فلارد", 1),
        ("مصدر أمني فلسطيني ومصدر طبي", 2),
        ("الشرطة والصليب الأحمر", 2),
        ("وزارة الثقافة والإعلام", 1),
        ("كل من مصر والأردن وقطر", 3),
        ("الهيئة العامة للسياحة والتراث", 1),
        ("رئيس الخدمات في الشرق الأوسط وشمال أفريقيا", 1),
    ],
)
def test_offices_of_one_person_are_one_source(phrase: str, count: int) -> None:
    p = _passage(phrase)
    assert len(members(p, p.lo, p.hi)) == count


def test_an_adjective_is_no_issuer() -> None:
    assert not _mention("وثائق داخلية").issued


def test_alias_in_parentheses() -> None:
    assert _mention("الاتحاد الدولي للجسور (الفيجا)").aliases == {"فيجا"}


def test_possessive_is_found_and_left_out_of_the_keys() -> None:
    mention = _mention("وكيل أعماله")
    assert mention.possessive == (1, "ه")
    assert mention.keys == _mention("وكيل أعمال").keys


def test_lawyer_with_pronoun_is_one_person() -> None:
    mention = _mention("محاميه")
    assert mention.type == "person"
    assert mention.keys == _mention("المحامي").keys


@pytest.mark.parametrize(("phrase", "gender"), [("سعادته", "m"), ("معاليها", "f")])
def test_honorific_has_the_gender_of_its_pronoun(phrase: str, gender: str) -> None:
    assert _mention(phrase).gender == gender


def test_demonym_of_two_words_is_one_country() -> None:
    assert _mention("الزعيم الكوري الشمالي").keys == {"زعيم", "KP"}


def test_spellings_of_a_name_are_one() -> None:
    assert _mention("عبد الرحمن الدرعي").names == _mention("عبدالرحمن الدرعي").names
    assert _mention("دونالد ترامب").names == _mention("دونالد ترمب").names


def test_joined_sources_are_parted() -> None:
    p = _passage("وزارة المياه ونقابة الصيادين")
    assert members(p, p.lo, p.hi) == [(0, 2), (2, 4)]
