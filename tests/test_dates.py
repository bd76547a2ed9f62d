"""Dates found in text, and the values they have for a reader on 10 August 2015 (a Monday)."""

from datetime import date

import pytest

from musnad import find_dates
from musnad.errors import InputError
from musnad.extract.dates.reading import read_dates
from musnad.lexicon.vocabulary import vocabulary
from musnad.record import DateMention
from musnad.text.tokens import tokenise

REFERENCE = "2015-08-10"


def found(text: str, reference: str | None = REFERENCE) -> list[tuple[str, str | None]]:
    return [(text[slice(*one.span)], one.value) for one in find_dates(text, reference)]


def recorded(text: str, reference: str | None = REFERENCE) -> list[tuple[str, str | None]]:
    tokens = tokenise(text, vocabulary())
    mentions = read_dates(tokens, date.fromisoformat(reference) if reference else None)
    assert all(isinstance(one, DateMention) for one in mentions)
    return [(text[slice(*one.span)], one.value) for one in mentions]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("24 فبراير 2022", "2022-02-24"),
        ("24 شباط 2022", "2022-02-24"),
        ("24 فيفري 2022", "2022-02-24"),
        ("14 أفريل 2017", "2017-04-14"),
        ("8 أوت 2016", "2016-08-08"),
        ("20 غشت 2014", "2014-08-20"),
        ("18 جويلية 2014", "2014-07-18"),
        ("6 كانون الأول/ديسمبر 2017", "2017-12-06"),
        ("14 أغسطس/ آب عام 2013", "2013-08-14"),
        ("السادس من كانون الأول (ديسمبر) 2015", "2015-12-06"),
        ("الحادي والعشرين من مايو 2016", "2016-05-21"),
        ("الحادي عشر من مايو 2016", "2016-05-11"),
        ("أول يناير 2016", "2016-01-01"),
        ("غرة ذي القعدة 1436هـ", "2015-08-16"),
        ("25 شوال 1436 هـ", "2015-08-10"),
        ("السابع من ذي القعدة المقبل", "2015-08-22"),
        ("رمضان 2019", "2019-05-06/2019-06-03"),
        ("يوليو 2014", "2014-07"),
        ("فبراير الماضي", "2015-02"),
        ("شهر سبتمبر المقبل", "2015-09"),
        ("15 من الشهر المقبل", "2015-09-15"),
        ("12 أغسطس الجاري", "2015-08-12"),
        ("شهر مايو من العام الماضي", "2014-05"),
        ("2016/02/22", "2016-02-22"),
        ("21-04-2016", "2016-04-21"),
        ("15 / 8 / 1436هـ", "2015-06-02"),
        ("14.9.2015", "2015-09-14"),
        ("02/22/2016", "2016-02-22"),
        ("2/2013", "2013-02"),
    ],
)
def test_months_days_and_years(text: str, value: str) -> None:
    assert found(text) == [(text, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("أمس", "2015-08-09"),
        ("أمس الأول", "2015-08-08"),
        ("أول من أمس", "2015-08-08"),
        ("غداً", "2015-08-11"),
        ("بعد غد", "2015-08-12"),
        ("يوم غد الثلاثاء", "2015-08-11"),
        ("اليوم (الاثنين)", "2015-08-10"),
        ("أمس الأحد", "2015-08-09"),
        ("أمس السبت", "2015-08-08"),
        ("أمس الاثنين", "2015-08-10"),
        ("أمس الثلاثاء", "2015-08-04"),
        ("اليوم الثلاثاء", "2015-08-04"),
        ("غداً الأربعاء", "2015-08-12"),
        ("الليلة", "2015-08-10"),
        ("الاثنين", "2015-08-10"),
        ("الخميس", "2015-08-06"),
        ("الخميس الماضي", "2015-08-06"),
        ("الخميس المقبل", "2015-08-13"),
        ("يوم الأحد المقبل", "2015-08-16"),
        ("الثلاثاء الموافق 3 – 11 – 1436هـ", "2015-08-18"),
        ("الأسبوع الماضي", "2015-08-03/2015-08-09"),
        ("هذا الأسبوع", "2015-08-10/2015-08-16"),
        ("الأسبوع المقبل يوم الجمعة", "2015-08-21"),
        ("الشهر الجاري", "2015-08"),
        ("العام المقبل", "2016"),
        ("العام 1980", "1980"),
        ("قبل ثلاثة أيام", "2015-08-07"),
        ("قبل أسبوعين", "2015-07-27"),
        ("اليومين الماضيين", "2015-08-08/2015-08-09"),
        ("أول ثلاثاء من شهر أكتوبر 2013", "2013-10-01"),
        ("عيد الأضحى 2013", "2013-10-15"),
        ("عيد الفطر لعام 1436", "2015-07-17"),
        ("رأس السنة الهجرية 2019", "2019-08-31"),
        ("عيد الفصح 2013", "2013-03-31"),
        ("الصيف المقبل", "2016-06/2016-08"),
        ("الصيف الماضي", "2014-06/2014-08"),
        ("الشتاء المقبل", "2015-12/2016-02"),
        ("الشتاء الماضي", "2014-12/2015-02"),
    ],
)
def test_days_told_by_pointing(text: str, value: str) -> None:
    assert found(text) == [(text, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("بين عامي 2023 و2025", "2023/2025"),
        ("2015-2017", "2015/2017"),
        ("من 4 إلى 22 يناير 2017", "2017-01-04/2017-01-22"),
        ("بين 15 و 19 تشرين الثاني 2015", "2015-11-15/2015-11-19"),
        ("7-9 محرم 1437هـ", "2015-10-20/2015-10-22"),
        ("17-11 رمضان 1436هـ", "2015-06-28/2015-07-04"),
        ("28 يونيو – 4 يوليو 2015م", "2015-06-28/2015-07-04"),
        ("بين أغسطس/ آب 2005 وديسمبر/كانون الأول 2006", "2005-08/2006-12"),
        ("الربع الثاني من عام 2015", "2015-04/2015-06"),
        ("النصف الأول من العام الحالي", "2015-01/2015-06"),
        ("أول 11 شهراً من عام 2017", "2017-01/2017-11"),
        ("الأشهر الستة الأولى من عام 2015", "2015-01/2015-06"),
        ("الثمانينات", "1980/1989"),
        ("ستينيات القرن الماضي", "1960/1969"),
        ("القرن التاسع عشر", "1801/1900"),
    ],
)
def test_stretches_of_the_calendar(text: str, value: str) -> None:
    assert found(text) == [(text, value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("سيلتقي الفريقان الأربعاء", "2015-08-12"),
        ("والمباراة المقررة الأربعاء", "2015-08-12"),
        ("أعلن النادي الأربعاء", "2015-08-05"),
        ("وقال المدرب الأربعاء إن الفريق سيعود", "2015-08-05"),
        ("كان مقررا أن يلتقيا الأحد", "2015-08-09"),
        ("افتتح المعرض في 6 ديسمبر", "2014-12-06"),
        ("سيفتتح المعرض في 6 ديسمبر", "2015-12-06"),
        ("منذ يناير", "2015-01"),
    ],
)
def test_tense_decides_which_of_two_days_is_meant(text: str, expected: str) -> None:
    assert [value for _, value in found(text)] == [expected]


def test_a_weekday_once_in_the_future_stays_there() -> None:
    text = "لقاء الوزيرين الجمعة\nسيلتقي الوزيران الجمعة في العاصمة"
    assert [value for _, value in found(text, "2018-06-14")] == ["2018-06-15", "2018-06-15"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الجمعة والسبت المقبلين", ["2015-08-14", "2015-08-15"]),
        ("أيام الاثنين، الثلاثاء، الأربعاء", ["2015-08-10", "2015-08-11", "2015-08-12"]),
        ("في آذار ونيسان من هذا العام", ["2015-03", "2015-04"]),
        ("في عامي 2001 و2002", ["2001", "2002"]),
    ],
)
def test_joined_dates_share_what_one_says(text: str, expected: list[str]) -> None:
    assert [value for _, value in found(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "الأمين العام السابق للجمعية",
        "بنتيجة (3-2) في المباراة",
        "فاز الفريق (1-صفر)",
        "يعيش في القرية 2014 شخصا",
        "قرار رقم (2000)",
        "صحيفة اليوم",
        "في ذلك اليوم",
        "تيريزا ماي رئيسة الحزب",
        "الذي مارس ضغوطا",
        "أحد سكان الحي",
        "قناة الغد",
        "اليوم العالمي للكتاب",
        "كل يوم جمعة",
        "بنسبة تتراوح من 4.37% إلى 2.17%",
        "فعاليات في الذكرى الخامسة والعشرين",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("ثلاثة أيام", "P3D", "duration"),
        ("لمدة أسبوعين", "P2W", "duration"),
        ("عشرين دقيقة", "PT20M", "duration"),
        ("ساعة ونصف", "PT1.5H", "duration"),
        ("عام واحد وشهر و21 يوما", "P1Y1M21D", "duration"),
        ("للعام الرابع على التوالي", "P4Y", "duration"),
        ("الساعة 9:34 مساء", "T21:34", "time"),
        ("الساعة التاسعة والنصف صباحا", "T09:30", "time"),
    ],
)
def test_lengths_and_times_of_day(text: str, value: str, kind: str) -> None:
    mentions = find_dates(text, REFERENCE)
    assert [(one.value, one.kind) for one in mentions] == [(value, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "استمرت ثلاثة أيام",
        "عند الساعة 9:34",
        "للعام الرابع على التوالي",
        "خلال الأيام القليلة الماضية",
        "في السنوات الأخيرة",
        "أعنف قصف منذ ستة أشهر",
        "بعد ثلاثة أعوام",
        "سعره في 4.22",
    ],
)
def test_a_record_keeps_only_places_in_the_calendar(text: str) -> None:
    assert recorded(text) == []


@pytest.mark.parametrize(
    ("text", "in_full", "in_part"),
    [
        ("مطلع أغسطس 2015", "2015-08", "2015-08-01/2015-08-10"),
        ("منتصف شهر سبتمبر 2015", "2015-09", "2015-09-15"),
        ("أواخر مارس 2013", "2013-03", "2013-03-21/2013-03-31"),
        ("نهاية العام الماضي", "2014", "2014-07/2014-12"),
    ],
)
def test_a_record_tells_parts_as_their_whole(text: str, in_full: str, in_part: str) -> None:
    assert recorded(text) == [(text, in_full)]
    assert found(text) == [(text, in_part)]


@pytest.mark.parametrize("text", ["أمس", "الجمعة", "العام الماضي", "قبل يومين", "عيد الفطر", "20 مايو"])
def test_without_a_reference_pointing_has_no_value(text: str) -> None:
    assert found(text, None) == [(text, None)]


def test_a_paired_dateline_is_two_dates_of_one_day() -> None:
    text = "الواحة 25 شوال 1436 هـ الموافق 10 اغسطس 2015 م"
    assert found(text, None) == [("25 شوال 1436 هـ", "2015-08-10"), ("10 اغسطس 2015 م", "2015-08-10")]


def test_days_that_do_not_exist_are_no_dates() -> None:
    assert found("31 فبراير 2015") == []
    assert found("45/13/2015") == []


def test_the_other_dates_of_a_text_tell_the_order_of_digits() -> None:
    assert [value for _, value in found("05/04/2016")] == ["2016-04-05"]
    assert [value for _, value in found("02/22/2016 ثم 05/04/2016")] == ["2016-02-22", "2016-05-04"]


def test_a_wrong_reference_is_explained() -> None:
    with pytest.raises(InputError, match="2026-02-22"):
        find_dates("أمس", "yesterday")


def test_eleven_is_no_sunday() -> None:
    assert found("وصل المتسابقون الأحد عشر") == []
    assert found("وصل الأحد عشرة متسابقين") == [("الأحد", "2015-08-09")]
