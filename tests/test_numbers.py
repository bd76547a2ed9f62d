"""Numbers with their values, bounds and spans."""

from pathlib import Path

import pytest

import musnad
from musnad.errors import LanguageDataError
from musnad.extract.numbers.reading import find_numbers
from musnad.lexicon import bounds as bounds_module
from musnad.lexicon import numbers as numbers_module
from musnad.lexicon import tables
from musnad.record import Value


def values(text: str) -> list[Value]:
    return [number.value for number in find_numbers(text)]


def read(text: str) -> list[tuple[Value, str]]:
    return [(number.value, number.bound) for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,417", 1417),
        ("١٬٤١٧", 1417),
        ("۱٬۴۱۷٬۰۰۰", 1417000),
        ("1.417.000", 1417000),
        ("1.5", 1.5),
        ("1,5", 1.5),
        ("٠٫٧٧", 0.77),
        (".77", 0.77),
        ("1,234.56", 1234.56),
        ("1.234,56", 1234.56),
        ("3،7", 3.7),
        ("20 000", 20000),
        ("5ر39", 39.5),
        ("540ر999ر45", 45999.54),
        ("-٣", -3),
        ("سالب خمسة", -5),
        ("1/2", 0.5),
        ("واحد فاصلة خمسة", 1.5),
        ("1 فاصلة 05", 1.05),
        ("268.4 مليار", 268_400_000_000),
        ("1.1 تريليون", 1_100_000_000_000),
    ],
)
def test_digits(text: str, value: float) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("صفر", 0),
        ("أحد عشر", 11),
        ("احدى عشره", 11),
        ("اثنتا عشرة", 12),
        ("ثماني عشرة", 18),
        ("خمسة وعشرون", 25),
        ("مية", 100),
        ("ثمانمئة", 800),
        ("ثماني مئة", 800),
        ("مائتان وأحد عشر", 211),
        ("ألفان", 2000),
        ("مليوني", 2_000_000),
        ("ملياران وخمسمئة ألف", 2_000_500_000),
        ("مئة ألف وألفان", 102_000),
        ("ثلاثة ملايين و200 ألف", 3_200_000),
        ("مليون وثلاث مئة ألف", 1_300_000),
        ("ألف و200 مليون", 1_200_000_000),
        ("(3) ملايين", 3_000_000),
        ("18 ألف", 18000),
        ("مليون 760 ألف", 1_760_000),
        ("2.5 مليون", 2_500_000),
        ("مليون ونصف", 1_500_000),
        ("مليون ونصف المليون", 1_500_000),
        ("ربع مليون", 250_000),
        ("ثلاثة أرباع", 0.75),
        ("ثلثي", 0.6667),
        ("ثلث", 0.3333),
        ("خمس السكان", 0.2),
        ("عشرون وثلاثة أخماس", 20.6),
        ("تلتمية وخمسين", 350),
        ("متين تلاتة وستين", 263),
        ("سبعتاشر", 17),
        ("ثلاث دزينات", 36),
        ("مئات", None),
        ("عشرات الآلاف", None),
    ],
)
def test_words(text: str, value: float | None) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "لست هنا",
        "كمية من القمح",
        "أثنى المدير على الفريق",
        "كتمان السر",
        "وصل فالتمان",
        "يوم الاثنين",
        "50 بالمئة"[3:],
        "في المائة",
        "الرابعة عشرة",
        "وصلة https://example.com/a=20%2530",
        "G20",
        "1M",
        "#حملة_2030",
    ],
)
def test_no_number(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أكثر من 20 راكبا", [(20, "more_than")]),
        ("ما لا يقل عن عشرة", [(10, "at_least")]),
        ("لا يزيد طوله عن عشرين سنتيمترا", [(20, "at_most")]),
        ("يزيد عددهم على 40", [(40, "more_than")]),
        ("بما يزيد عن 40", [(40, "more_than")]),
        ("تجاوز عدد الزوار 300 ألف", [(300_000, "more_than")]),
        ("لم يتجاوز عدد الزوار 300", [(300, "at_most")]),
        ("أقل من ألف", [(1000, "less_than")]),
        ("دون 100 دولار", [(100, "less_than")]),
        ("فتحت 3 بوابات", [(3, "exact")]),
        ("وتحت 3 أمتار", [(3, "less_than")]),
        ("90 في المائة تقريبا", [(90, "about")]),
        ("عشرة بالمئة على الأقل", [(10, "at_least")]),
        ("سعتها لاتتجاوز 1500 طن", [(1500, "at_most")]),
        ("لايقل عددهم عن 20 عاملا", [(20, "at_least")]),
        ("بنحو 2 إلى 2.6 في المائة", [((2, 2.6), "range")]),
        ("نحو (511) مركزا", [(511, "about")]),
        ("بنحو 5 دنانير", [(5, "about")]),
        ("يقارب الـ 90", [(90, "about")]),
        ("ناهزت قيمة القرض 400 مليون", [(400_000_000, "about")]),
        ("30 كيلو تقريبا", [(30, "about")]),
        ("316 شخصا على الأقل", [(316, "at_least")]),
        ("نحو 500 أو أقل", [(500, "at_most")]),
        ("200 زائر أو أكثر", [(200, "at_least")]),
        ("حتى 70 مقعدا", [(70, "at_most")]),
        ("سرعة تصل إلى 70 عقدة", [(70, "at_most")]),
        ("ليصل إلى 70 نقطة", [(70, "exact")]),
        (">=30", [(30, "at_least")]),
        ("أكثر من 40 وأقل من 10", [(40, "more_than"), (10, "less_than")]),
        ("أكثر من 10 وأقل من 40", [((10, 40), "range")]),
        ("بين 20 و30 لاعبا", [((20, 30), "range")]),
        ("بين 20% و30%", [((20, 30), "range")]),
        ("بين 3 و4 ملايين", [((3_000_000, 4_000_000), "range")]),
        ("من 5 إلى 7 دراهم", [((5, 7), "range")]),
        ("من عشرة لعشرين", [((10, 20), "range")]),
        ("10-15 عاملا", [((10, 15), "range")]),
        ("ستة أو سبعة", [((6, 7), "range")]),
        ("ارتفع الإنتاج من 5 إلى 7 ملايين", [(5_000_000, "exact"), (7_000_000, "exact")]),
        ("ارتفع 0.5% إلى 45.3 دولار", [(0.5, "exact"), (45.3, "exact")]),
        ("يضم ثمانية أحزاب وأكثر من 50 جمعية", [(8, "exact"), (50, "more_than")]),
        ("شرط عدم تجاوز الوزن 40 كيلو", [(40, "at_most")]),
        ("غرق قارب كان يقل 100 راكب", [(100, "exact")]),
        ("مئات الأطباء", [(None, "vague")]),
    ],
)
def test_bounds(text: str, expected: list[tuple[Value, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("أصيب بثلاثة عشر جرحا", "ثلاثة عشر"),
        ("وبالثلاثة", "الثلاثة"),
        ("وَبِثَلاثةٍ", "ثَلاثةٍ"),
        ("بـ583 دولارا", "583"),
        ("بلغ 18 ألف طن", "18 ألف"),
    ],
)
def test_span(text: str, words: str) -> None:
    (number,) = musnad.find_numbers(text)
    assert text[slice(*number.span)] == words


def broken(monkeypatch: pytest.MonkeyPatch, folder: Path, name: str, content: str) -> None:
    (folder / "lexicon").mkdir()
    (folder / "lexicon" / name).write_text(content, encoding="utf-8")
    monkeypatch.setattr(tables, "LANGUAGE_DATA", folder)


def test_a_wrong_kind_names_its_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken(monkeypatch, tmp_path, "numbers.tsv", "forms\tkind\tvalue\tspelling\nعشرون\ttenz\t20\tany\n")
    with pytest.raises(LanguageDataError, match=r"numbers.tsv.*2.*kind"):
        numbers_module._spellings.__wrapped__()


def test_a_wrong_bound_names_its_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken(monkeypatch, tmp_path, "bounds.tsv", "phrase\tside\tbound\nنحو\tbefore\tnearly\n")
    with pytest.raises(LanguageDataError, match=r"bounds.tsv.*2.*bound"):
        bounds_module.bounds.__wrapped__()
