"""What must hold for every date: all traditions, all digits, any marks written in."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.extract.dates import hijri
from musnad.extract.dates.reading import find_dates
from musnad.lexicon.tables import rows

MARKS = "\u064e\u064f\u0650\u0651\u0652\u0640\u200f\u200e\u202b\u202c"
ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
UNITS = ("الحادي", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع")
ORDINALS = (
    "الأول",
    *UNITS[1:],
    "العاشر",
    *(f"{unit} عشر" for unit in UNITS),
    "العشرين",
    *(f"{unit} والعشرين" for unit in UNITS),
    "الثلاثين",
    "الحادي والثلاثين",
)

SENTENCES = (
    "أعلن المجلس أمس الأحد أن المعرض سيفتتح في 24 فبراير 2022",
    "بين عامي 2023 و2025 وفي مطلع آب الماضي",
    "الخميس 25 شوال 1436 هـ والأسبوع المقبل والربع الثاني من عام 2015",
    "قبل ثلاثة أيام من 4 إلى 22 يناير 2017 وفي الثمانينات",
)


def _months() -> list[tuple[str, int, bool]]:
    columns = ("form", "month", "calendar", "tradition", "standing")
    table = rows("lexicon/months.tsv", columns)
    return [(row["form"], int(row["month"]), row["calendar"] == "hijri") for row in table]


def values(text: str) -> list[str | None]:
    return [one.value for one in find_dates(text, "2015-08-10")]


def marked(text: str, at: list[int], marks: list[str]) -> str:
    """Write ``marks`` after letters or digits of ``text``, at places counted round."""
    places = [i for i, letter in enumerate(text) if letter.isalnum()]
    out = list(text)
    for where, mark in zip(at, marks, strict=False):
        out[places[where % len(places)]] += mark
    return "".join(out)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.data())
def test_every_gregorian_day_in_every_tradition(day: date, data: st.DataObject) -> None:
    names = [form for form, month, is_hijri in _months() if month == day.month and not is_hijri]
    name = data.draw(st.sampled_from(names))
    written = data.draw(
        st.sampled_from([f"{day.day} {name} {day.year}", f"{ORDINALS[day.day - 1]} من {name} {day.year}"])
    )
    assert values(f"في {written}.") == [day.isoformat()]


@given(st.integers(1343, 1500), st.integers(1, 12), st.integers(1, 29), st.data())
def test_every_hijri_day_under_every_name(year: int, month: int, day: int, data: st.DataObject) -> None:
    names = [form for form, number, is_hijri in _months() if number == month and is_hijri]
    name = data.draw(st.sampled_from(names))
    assert values(f"في {day} {name} {year}هـ") == [hijri.to_date(year, month, day).isoformat()]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["/", "-", "."]))
def test_every_day_in_digits(day: date, sign: str) -> None:
    written = sign.join((f"{day.day:02d}", f"{day.month:02d}", str(day.year)))
    assert values(written) == [day.isoformat()]
    if sign != ".":
        assert values(sign.join(reversed(written.split(sign)))) == [day.isoformat()]


@pytest.mark.parametrize("text", SENTENCES)
def test_digits_of_the_three_kinds_are_the_same(text: str) -> None:
    plain = values(text)
    assert len(plain) >= 2
    assert values(text.translate(ARABIC_INDIC)) == plain
    assert values(text.translate(PERSIAN)) == plain


@given(
    st.sampled_from(SENTENCES),
    st.lists(st.integers(0, 200), max_size=12),
    st.lists(st.sampled_from(MARKS), min_size=12, max_size=12),
)
def test_marks_change_nothing(text: str, at: list[int], marks: list[str]) -> None:
    assert values(marked(text, at, marks)) == values(text)


@given(st.text(alphabet="0123456789٠١٢٣/-.–:() ،من إلى بين عام يوم الجمعة رمضان مارس هـ م\n", max_size=60))
def test_nothing_makes_it_fail(text: str) -> None:
    end = 0
    for one in find_dates(text, "2015-08-10"):
        assert end <= one.span[0] < one.span[1] <= len(text)
        end = one.span[1]
