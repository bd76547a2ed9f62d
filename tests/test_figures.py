"""Figures: what counts and measures, and what does not."""

from datetime import date

import pytest

from musnad.extract.dates.reading import read_dates
from musnad.extract.figures.reading import read_figures
from musnad.lexicon.vocabulary import vocabulary
from musnad.record import Figure
from musnad.text.tokens import tokenise

PUBLISHED = date(2024, 5, 20)


def figures(text: str) -> tuple[Figure, ...]:
    tokens = tokenise(text, vocabulary())
    return read_figures(tokens, read_dates(tokens, PUBLISHED))


@pytest.mark.parametrize(
    ("text", "unit", "code", "measure"),
    [
        ("قتل 14 شخصا في الحريق", "شخصا", None, "شخص"),
        ("قتل 3 أشخاص في الحريق", "أشخاص", None, "شخص"),
        ("ضبط 79 دراجة نارية", "دراجة نارية", None, "دراجه"),
        ("اعتقل 12 من الضباط", "الضباط", None, "ضابط"),
        ("فاز في المباريات الثلاث الأخيرة", "المباريات", None, "مباراه"),
        ("اجتمعت الدول الـ27 أمس", "الدول", None, "دوله"),
        ("عقدت جلسة واحدة مع الوفد", "جلسة", None, "جلسه"),
        ("بلغ إجمالي عدد المراكز (424) هذا الموسم", "المراكز", None, "مركز"),
        ("نسبة 15 في المئة من الأسر", "في المئة", "%", "%"),
        ("نسبة 8 % من الأسر", "%", "%", "%"),
        ("غرامة $20 لكل سيارة", "$", "USD", "USD"),
        ("بمبلغ 45 مليار دولار", "دولار", "USD", "USD"),
        ("بمبلغ 42 KWD فقط", "KWD", "KWD", "KWD"),
        ("بمبلغ 5 دنانير أردنية", "دنانير أردنية", "JOD", "JOD"),
        ("بمبلغ 5 دنانير في عمّان وسائر الأردن", "دنانير", "JOD", "JOD"),
        ("بمبلغ 5 دنانير", "دنانير", None, "دنانير"),
        ("بمبلغ 7 جنيهات إسترلينية", "جنيهات إسترلينية", "GBP", "GBP"),
        ("قدمت مصر 7 ملايين جنيه", "جنيه", "EGP", "EGP"),
        ("على مساحة 30 كيلومترا مربعا", "كيلومترا مربعا", "km2", "km2"),
        ("على مساحة 130م2 تقريبا", "م2", "m2", "m2"),
        ("بسرعة 90 كيلومترا في الساعة", "كيلومترا في الساعة", "km/h", "km/h"),
        ("خمسة أفدنة", "أفدنة", "{feddan}", "{feddan}"),
        ("درجة الحرارة 47 درجة مئوية", "درجة مئوية", "Cel", "Cel"),
        ("أحرز 7 ألقاب", "ألقاب", None, "لقب"),
        ("خسر ملايين من الدولارات", "الدولارات", "USD", "USD"),
        ("عشرات المتظاهرين في الساحة", "المتظاهرين", None, "متظاهر"),
        ("أصيب 25 على الأقل", None, None, None),
    ],
)
def test_unit(text: str, unit: str | None, code: str | None, measure: str | None) -> None:
    (figure,) = figures(text)
    assert (figure.unit, figure.unit_code, figure.measure) == (unit, code, measure)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("وزعت 1.417 حقيبة", 1417),
        ("بلغ الوزن 1.417 طنا", 1.417),
        ("اشترى خمسة أفدنة ونصف الفدان", 5.5),
        ("انتقل النصاب إلى الثلث", 0.3333),
        ("سبعة من كل عشرة", None),
    ],
)
def test_value(text: str, value: float | None) -> None:
    found = [figure.value for figure in figures(text)]
    assert found == ([7, 10] if value is None else [value])


@pytest.mark.parametrize(
    "text",
    [
        "في 12 مايو 2023",
        "منذ عام 1995",
        "لمدة ثلاثة أيام",
        "خلال السنوات الأربع الماضية",
        "بعد عام ونصف",
        "منذ 110 ملايين سنة",
        "في الساعة 9:34 صباحا",
        "الساعة الثامنة والنصف",
        "عند الساعة 19,00 ت غ",
        "وعمره 53 عاما",
        "شاب في العشرين من عمره",
        "فاز الفريق 2-1",
        "خسر بنتيجة 3 - صفر",
        "فاز بأربعة أهداف مقابل هدفين",
        "عملا بالمادة 5 من النظام",
        "عملا بالمادتين 5 و6",
        "القرار رقم 2254",
        "القانون عدد 72",
        "أذاعت القناة 12 الخبر",
        "في الدقيقة 78 من المباراة",
        "احتل المركز الـ99",
        "في الذكرى السبعين",
        "الجولة الثالثة والعشرين",
        "مقاتلة إف-16",
        "صواريخ إس 300",
        "هاتف آيفون 8",
        "Galaxy 9 في الأسواق",
        "دول مجموعة العشرين",
        "رؤية 2030 للتنمية",
        "للتواصل على الجوال 0551234567",
        "في ربع النهائي",
        "في النصف الأول من المباراة",
        "مساحتها 30 × 30",
        "زار البلدة خمس مرات",
        "لعب ثلاثة مواسم",
        "في 5 مساء",
        "استشهد جنديان",
        "في آن واحد",
        "واحد من أكبر المصانع",
        "1. افتح الصندوق\n2. أغلق الصندوق",
        "ألمانيا (14)",
        "#مبادرة_48",
        "هاتف «نور 20 برو» في الأسواق",
        'فيلم "الجسر 2" في الصالات',
        'فيلم "هجولة 2" يغوص في العالم السري',
        "تحت الصفر",
    ],
)
def test_no_figure(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("رحلة 300 راكب", 1),
        ("من إجمالي 511 مركزا", 1),
        ("أم 3 أطفال", 1),
        ("بلغت 2000 مقاتل", 1),
        ("متأخرا بأربع نقاط", 1),
        ("سجل 24 هدفا هذا الموسم مقابل 100 هدف لزميله", 2),
        ("على مستوى 98.3 بعد انخفاض 0.5%", 2),
        ("تجاوز عددهم المليون", 1),
        ("أعمار 8 ضحايا", 1),
        ("فاز بـ13 مقعدا", 1),
        ("أنفقت المليون ريال كلها", 1),
        ("حجز 09 كلغ من الجبن", 1),
        ("ضبط «87» كبسولة", 1),
        ("تم “تجنيد 1417” إفريقياً من 35 دولة", 2),
        ("أعلن مقتل «52 مسلحا»", 1),
        ("وصل المتسابقون الأحد عشر أمس", 1),
    ],
)
def test_figures_that_look_like_names(text: str, count: int) -> None:
    assert len(figures(text)) == count


def test_ids_follow_the_text() -> None:
    found = figures("قتل 3 جنود وجرح 20 عاملا وفقد مئات المسافرين")
    assert [figure.id for figure in found] == ["f1", "f2", "f3"]
    assert [figure.span for figure in found] == sorted(figure.span for figure in found)


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("نما الاقتصاد 7% عام 2015 و8% عام 2017", ["2015", "2017"]),
        ("في عام 2015 صدّر المصنع 7 أطنان ثم 9 أطنان", ["2015", "2015"]),
        ("جند 1400 شاب بين عامي 2021 و2023", ["2021/2023"]),
        ("افتتح عام 2015. وفيه 7 غرف", [None]),
        ("فيه 7 غرف. افتتح عام 2015", [None]),
    ],
)
def test_period(text: str, periods: list[str | None]) -> None:
    assert [figure.period for figure in figures(text)] == periods


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("سحبت 238 ألف سيارة في ألمانيا", "ألمانيا"),
        ("قتل 12 شخصا بالعراق", "العراق"),
        ("قتل 12 شخصا في مدينة دمشق أمس", "مدينة دمشق"),
        ("قتل 12 شخصا، وزار الوفد ألمانيا", None),
        ("سافر 12 شخصا إلى ألمانيا", None),
    ],
)
def test_place(text: str, place: str | None) -> None:
    (figure,) = figures(text)
    found = None if figure.place is None else text[slice(*figure.place)]
    assert found == place
